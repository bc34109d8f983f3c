"""Extracted documents: element trees and paragraphs without a source text of their own to a `ParsedSource`.

The extracted text takes the place of the source: spans count in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from audiobuild.model import SourceMap
from audiobuild.readers.contract import ParsedSource
from audiobuild.readers.html.blocks import pieces_of
from audiobuild.readers.html.events import tree_events
from audiobuild.readers.html.inline import recorded
from audiobuild.readers.html.tables import Cell, Table, table_pieces
from audiobuild.readers.mapped_text import MappedText
from audiobuild.readers.metadata import is_foreign, passages_warning
from audiobuild.readers.pieces import Part, Piece, Run, blocks_of, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from audiobuild.model import About, InlineMarkup, Role

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_FEWEST_WORDS = 5
"""Words of a passage in another language that is worth a warning; listeners know most single words and names."""
MAX_LEFT_OUT = 2_000
"""Characters of left-out text that are kept in the article."""


class Paragraph(NamedTuple):
    """A block of an extracted document, as a reader gives it."""

    text: str
    role: Role | None = None
    skipped: str | None = None
    """The reason if it is not narrated."""


def from_paragraphs(about: About, paragraphs: Iterable[Paragraph], warnings: tuple[str, ...] = ()) -> ParsedSource:
    """Return the parsed source of a document whose paragraphs are known, such as a PDF."""
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return document.parsed(about, warnings)


class Passage(NamedTuple):
    """A passage that is declared to be in another language than German."""

    language: str
    words: int


class Document:
    """A document under construction."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._length = 0
        self._parts: list[Part] = []
        self._inline: list[InlineMarkup] = []
        self._foreign: list[str] = []
        """The language of each passage that is declared to be in another one."""

    def add_paragraph(self, paragraph: Paragraph) -> None:
        """Add a paragraph; an empty one is ignored."""
        text = paragraph.text.strip()
        if text:
            piece = Piece((Run(text, 0, len(text)),), paragraph.role, paragraph.skipped)
            self._add(text, (piece,))

    def add_tree(self, root: _Element, *, skipped: str | None = None, role: Role | None = None) -> None:
        """Add the blocks of an HTML element tree.

        Args:
            root: the element to read.
            skipped: the reason to skip all of its blocks.
            role: the role of all of its blocks.
        """
        if skipped is None:
            self._foreign += [passage.language for passage in foreign_passages(root)]
        texts: list[str] = []
        pieces = list(pieces_of(recorded(tree_events(root, texts), self._inline, self._length)))
        if skipped or role:
            pieces = [piece._replace(skipped=piece.skipped or skipped, role=role or piece.role) for piece in pieces]
        self._add("".join(texts), pieces)

    def add_table(self, rows: Iterable[Sequence[str]], *, has_head: bool) -> None:
        """Add a table whose cells are known.

        Args:
            rows: the texts of the cells; an empty one for a column without a cell.
            has_head: whether the first row names the columns.
        """
        table, texts, position = Table(), list[str](), 0
        for number, row in enumerate(rows):
            table.rows.append([])
            for text in row:
                run = Run(text, position, position + len(text))
                pieces = [Piece((run,))] if text.strip() else []
                table.rows[-1].append(Cell(in_head=has_head and number == 0, pieces=pieces))
                texts += (text, "\n")
                position += len(text) + 1
        self._add("".join(texts), list(table_pieces(table)))

    def add_passages(self, passages: Sequence[Passage]) -> None:
        """Take note of passages that a text processor marks as being in another language.

        If they are most of the document, they are ignored: such programs mark all of a text with their own language.
        """
        if 2 * sum(passage.words for passage in passages) < len(self.narrated_text().split()):
            self._foreign += [passage.language for passage in passages]

    def add_left_out(self, text: str, reason: str) -> None:
        """Add the text that an extractor left out, as one skipped block with its size; a long one is cut."""
        text = " ".join(text.split())
        if text:
            shown = text if len(text) <= MAX_LEFT_OUT else f"{text[:MAX_LEFT_OUT]}…"
            self.add_paragraph(Paragraph(shown, skipped=f"{reason} ({len(text):,} characters)"))

    def has_text(self) -> bool:
        """Return whether any block is narrated."""
        return any(part.skipped is None and part.mapped.text for part in self._parts)

    def narrated_text(self) -> str:
        """Return the text that is narrated."""
        return " ".join(part.mapped.text for part in self._parts if part.skipped is None)

    def narrated_characters(self) -> int:
        """Return the number of characters that are narrated."""
        return sum(len(part.mapped.text) for part in self._parts if part.skipped is None)

    def has_heading(self, text: str) -> bool:
        """Return whether a block with this text was added."""
        wanted = " ".join(text.split()).casefold()
        return any(part.mapped.text.casefold() == wanted for part in self._parts)

    def parsed(self, about: About, warnings: tuple[str, ...] = ()) -> ParsedSource:
        """Return the finished source."""
        text = "".join(self._texts)
        inline = tuple(sorted(self._inline, key=lambda markup: markup.span))
        warnings = (*warnings, *passages_warning(self._foreign))
        return ParsedSource(about, text, blocks_of(text, self._parts), warnings, inline)

    def _add(self, text: str, pieces: Iterable[Piece]) -> None:
        base = MappedText(text, SourceMap.at(self._length))
        self._parts += [part for part in parts_of(base, pieces) if part.mapped.text]
        self._texts += (text, "\n\n")
        self._length += len(text) + 2


def foreign_passages(root: _Element) -> Iterator[Passage]:
    """Yield each passage inside an HTML element tree that is declared to be in another language."""
    counted: set[_Element] = set()
    for element in root.iter("*"):
        declared = element.get("lang") or element.get(_XML_LANG) or element.get("xml:lang") or ""
        if element is root or not is_foreign(declared) or any(outer in counted for outer in element.iterancestors()):
            continue
        if passage := passage_of(declared, " ".join(element.itertext())):
            counted.add(element)
            yield passage


def passage_of(language: str, text: str) -> Passage | None:
    """Return a text as a passage in another language; None if it is German, or too short to be worth a warning."""
    words = len(text.split())
    if not is_foreign(language) or words < _FEWEST_WORDS:
        return None
    return Passage(language.strip().lower().partition("-")[0][:20], words)
