"""HTML events to pieces of text: the one place that knows what HTML elements mean for a listener.

EPUB, Word documents, web pages, and the HTML in Markdown and plain text all pass through here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Role
from audiobuild.readers.html.events import BLOCK_TAGS, OPAQUE_TAGS
from audiobuild.readers.html.formulas import with_formulas
from audiobuild.readers.html.lines import ends_with_break, is_summary, listed_lines
from audiobuild.readers.html.meaning import SKIPPED_TAGS, is_note_link, is_note_sign, meaning
from audiobuild.readers.html.tables import Cell, Table, span, table_pieces
from audiobuild.readers.maths import subscript, superscript
from audiobuild.readers.pieces import FOOTNOTE, PICTURE, Piece, Run, reason_to_skip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from audiobuild.readers.html.events import Event

_MAX_DEPTH = 100
"""Elements nested deeper than this are not distinguished, so that hostile nesting takes linear time."""
_SCREEN_READER_HINT = lazy_regex(
    r"\s?[(\[](?:Link )?(?:wird )?(?:öffnet|geöffnet)[^()\[\]]{0,30}(?:Fenster|Tab|Registerkarte)[^()\[\]]{0,20}[)\]]"
)
"""Matches "(öffnet im neuen Fenster)", which pages hide from all but screen readers."""
_FOR_SCREEN_READERS = "hint for screen readers"
# Matches all of "¶", "#", "🔗", "§"; not of "1", "Mehr".
_PERMALINK = lazy_regex(r"[^\w\s]{1,3}")
"""The words of a link by which a heading can be linked to."""
_MAX_TABLE_DEPTH = 8
_CLOSED_BY = {
    "p": BLOCK_TAGS, "li": frozenset(["li"]), "dt": frozenset(["dt", "dd"]), "dd": frozenset(["dt", "dd"]),
    "tr": frozenset(["tr", "tbody", "tfoot"]), "td": frozenset(["td", "th", "tr", "tbody"]),
    "th": frozenset(["td", "th", "tr", "tbody"]),
}  # fmt: skip
"""Elements whose end tag may be missing, with those whose start tag ends them."""


_BOLD = frozenset(["b", "strong"])


class _Element(NamedTuple):
    """An open element."""

    name: str
    role: Role | None = None
    skipped: str | None = None
    """The reason to skip the whole element."""
    omitted: str | None = None
    """The reason to leave its text out of the block around it; empty if that is not worth listing."""
    closing: str = ""
    """Text that stands for its end tag."""
    runs_before: int = -1
    """For raised or lowered text, abbreviations and links inside the page: the number of runs before it."""
    title: str = ""
    counter: _Counter | None = None


@dataclass(slots=True)
class _Counter:
    """The next number of an ordered list."""

    number: int
    step: int = 1


def pieces_of(events: Iterable[Event], role: Role | None = None) -> Iterator[Piece]:
    """Yield the blocks of an HTML document, as pieces of its text.

    Args:
        events: from text or from a tree.
        role: the role of text outside of any element.
    """
    builder = _Builder(role)
    for event in with_formulas(events):
        if event.kind == "text":
            builder.text(event)
        elif event.kind == "open":
            builder.open(event)
        else:
            builder.close(event.value, event.start)
        yield from builder.finished()
    builder.end()
    yield from builder.finished()


@dataclass(slots=True)
class _Builder:
    role: Role | None
    stack: list[_Element] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    done: list[Piece] = field(default_factory=list)
    item_number: str = ""
    """The number of a list item, until its first text."""

    def finished(self) -> Iterator[Piece]:
        """Yield the pieces that are complete, once."""
        if self.done:
            yield from self.done
            self.done.clear()

    def end(self) -> None:
        """Close whatever is still open."""
        self._flush()
        while self.tables:
            self._end_table()

    def text(self, event: Event) -> None:
        """Add text to the current piece."""
        if self.item_number and event.value.strip() and event.omitted is None:
            self._insert(self.item_number, event.start)
            self.item_number = ""
        if hint := _SCREEN_READER_HINT.search(event.value) if len(event.value) == event.end - event.start else None:
            self.text(event.part(0, hint.start()))
            self.runs.append(Run(hint[0], event.start + hint.start(), event.start + hint.end(), _FOR_SCREEN_READERS))
            event = event.part(hint.end(), len(event.value))
        omitted = self._omitted() if event.omitted is None else event.omitted
        if self.tables and self.tables[-1].last and event.value.strip() and not self._is_bold():
            self.tables[-1].last.has_plain = True
        self.runs.append(Run(event.value, event.start, event.end, omitted))

    def open(self, event: Event) -> None:
        """Begin an element; a block element ends the current piece."""
        name = event.value
        while self.stack and name in _CLOSED_BY.get(self.stack[-1].name, ()):
            self.close(self.stack[-1].name, event.start)
        if name == "br":
            if ends_with_break(self.runs):
                self._flush()
            self.runs.append(Run("\n", event.start, event.end, None))
        elif name == "img":
            self._picture(event)
        elif name == "q":
            self._insert("„", event.start)
        if name in BLOCK_TAGS or name in SKIPPED_TAGS:
            self._flush()
            self._begin_block(event)
        if len(self.stack) < _MAX_DEPTH:
            self.stack.append(self._element(event))

    def close(self, name: str, position: int) -> None:
        """End an element and those inside it that are still open; an end tag without a start is ignored."""
        if all(element.name != name for element in self.stack):
            return
        while True:
            element = self.stack[-1]
            if element.name in BLOCK_TAGS or element.name in SKIPPED_TAGS:
                self._flush()
                self._end_block(element.name)
            self.stack.pop()
            if element.runs_before >= 0:
                self._end_inline(element)
            if element.closing:
                self._insert(element.closing, position)
            if element.name == name:
                return

    def _element(self, event: Event) -> _Element:
        name, attributes = event.value, event.attributes
        counter = _counter(attributes) if name == "ol" else None
        role, skipped, omitted = meaning(name, attributes)
        if skipped is None and name == "a" and is_note_link(attributes):
            omitted = ""
        to_itself = name == "a" and attributes.get("href", "").startswith("#")
        measured = to_itself or name in {"sup", "sub", "abbr", "acronym"}
        return _Element(
            name,
            role,
            skipped,
            omitted,
            "“" if name == "q" else "",
            len(self.runs) if measured else -1,
            attributes.get("title", ""),
            counter,
        )

    def _begin_block(self, event: Event) -> None:
        name = event.value
        if name == "table" and len(self.tables) < _MAX_TABLE_DEPTH:
            self.tables.append(Table())
        elif name == "tr" and self.tables:
            self.tables[-1].rows.append([])
        elif name in {"td", "th"} and self.tables:
            self._begin_cell(event)
        elif name == "li":
            number = self._next_number(event.attributes)
            is_note = Role.FOOTNOTE in {meaning(name, event.attributes).role, self._role()}
            self.item_number = "" if is_note else number

    def _begin_cell(self, event: Event) -> None:
        table = self.tables[-1]
        if not table.rows:
            table.rows.append([])
        in_head = event.value == "th" or any(element.name == "thead" for element in self.stack)
        columns, rows = span(event.attributes, "colspan"), span(event.attributes, "rowspan")
        table.last = Cell(in_head, columns=columns, rows=rows)
        table.rows[-1].append(table.last)

    def _end_block(self, name: str) -> None:
        if name == "table" and self.tables:
            self._end_table()
        elif name == "li":
            self.item_number = ""

    def _end_table(self) -> None:
        for piece in table_pieces(self.tables.pop()):
            self._emit(piece)

    def _next_number(self, attributes: Mapping[str, str]) -> str:
        lists = [element for element in self.stack if element.name in {"ol", "ul"}]
        counter = lists[-1].counter if lists else None
        if counter is None:
            return ""
        if attributes.get("value", "").isdecimal():
            counter.number = int(attributes["value"])
        number = counter.number
        counter.number += counter.step
        return f"{number}. "

    def _picture(self, event: Event) -> None:
        described = " ".join(event.attributes.get("alt", "").split())
        if described and self._skipped() is None:
            self.runs.append(Run(described, event.start, event.end, PICTURE))

    def _insert(self, text: str, position: int) -> None:
        self.runs.append(Run(text, position, position, self._omitted()))

    def _end_inline(self, element: _Element) -> None:
        """Replace raised or lowered text by its characters, an abbreviation by its title; leave out a permalink."""
        inner = [run for run in self.runs[element.runs_before :] if run.omitted is None]
        text = "".join(run.text for run in inner).strip()
        if not text:
            return
        before = "".join(
            run.text for run in self.runs[max(0, element.runs_before - 8) : element.runs_before] if run.omitted is None
        )
        is_sign = (element.name == "sup" and is_note_sign(text, before)) or (
            element.name == "a" and _PERMALINK.fullmatch(text) is not None
        )
        replacement = _replacement(element, text, before)
        if replacement or is_sign:
            run = Run(replacement or text, inner[0].start, inner[-1].end, None if replacement else "")
            self.runs[element.runs_before :] = [run]

    def _omitted(self) -> str | None:
        return next((element.omitted for element in self.stack if element.omitted is not None), None)

    def _is_bold(self) -> bool:
        return any(element.name in _BOLD for element in self.stack)

    def _skipped(self) -> str | None:
        return next((element.skipped for element in self.stack if element.skipped is not None), None)

    def _role(self) -> Role | None:
        roles = [element.role for element in self.stack if element.role]
        return next((role for role in _STRONGEST if role in roles), roles[-1] if roles else self.role)

    def _flush(self) -> None:
        """End the current piece."""
        if any(run.text.strip() for run in self.runs):
            skipped = self._skipped()
            left_out = reason_to_skip(self.runs) if skipped is None else None
            if left_out == "":  # nothing but signs of footnotes
                self.runs.clear()
                return
            role = Role.CAPTION if left_out == PICTURE else self._role()
            if role is None and self.stack and self.stack[-1].name == "summary" and is_summary(self.runs):
                role = Role.HEADING
            if role is None and skipped is None and left_out is None and not self.tables:
                lines = listed_lines(self.runs)
                for line in lines:
                    self._emit(Piece(tuple(line), Role.ITEM if len(lines) > 1 else None, None))
            else:
                self._emit(Piece(tuple(self.runs), role, left_out if skipped is None else skipped))
        self.runs.clear()
        for element in self.stack:  # runs of an inline element that a block interrupts are gone
            if element.runs_before > 0:
                self.stack[self.stack.index(element)] = element._replace(runs_before=-1)

    def _emit(self, piece: Piece) -> None:
        """Hand on a piece, or keep it for the last table cell, as what is between two cells keeps its place."""
        cell = next((table.last for table in reversed(self.tables) if table.last), None)
        (self.done if cell is None else cell.pieces).append(piece)


def _replacement(element: _Element, text: str, before: str) -> str:
    """Return what is read for the text of an inline element; empty if it is read as it is.

    Args:
        element: the element.
        text: its text.
        before: the text before it.
    """
    if element.name == "sup":
        return superscript(text, before) or ""
    if element.name == "sub":
        return subscript(text) or ""
    return element.title if element.name in {"abbr", "acronym"} and "." in text else ""


_STRONGEST = (Role.FOOTNOTE, Role.HEADING, Role.CAPTION, Role.ITEM, Role.QUOTE)
"""Roles in the order in which they win if elements are nested."""


def _counter(attributes: Mapping[str, str]) -> _Counter:
    start = attributes.get("start", "")
    return _Counter(int(start) if re.fullmatch(r"-?\d{1,6}", start) else 1, -1 if "reversed" in attributes else 1)


__all__ = ["FOOTNOTE", "OPAQUE_TAGS", "pieces_of"]
