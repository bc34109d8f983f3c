"""Read books whose headings are marked, as plain text without the marks.

Three formats are read. In each, the markup alone says what a heading is:

- TEI XML (``*.xml``): ``<head>``; blocks are paragraphs, lines of verse and the parts of letters.
- HTML (``*.htm``, ``*.html``), as Project Gutenberg's editions: ``<h1>`` to ``<h6>``, and elements of a class of that
  name (``<p class="h2">``). Page numbers and notes by the transcriber, known by their class, are left out, and so is
  what comes before and after Project Gutenberg's marks of the book's beginning and end.
- Markdown (``*.md``): lines that begin with ``#``.

In HTML and Markdown some parts are in the text, but count neither way, whatever is found in them:

- the title page: all that comes before the first heading, after the book's title, with a paragraph of prose under it;
- the last pages, with books of the same publisher: all after the last heading with 2,000 characters under it, from the
  next heading on;
- tables of contents, which are headings over links into the book and no prose, or have that name;
- footnotes at the end, and notes by the transcriber, by the names of their headings;
- headings of poems, known by the class of an element around them;
- advertisements: all from the first heading on, in the second half of the book, that names a publisher or the works of
  an author ("Werke von Anna Lang", "Im gleichen Verlag sind erschienen:").

Headings without a letter or digit ("*") are none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree, html

from audiobuild.structure.heading_lines import is_running_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from audiobuild.model import Span

_TEI = "{http://www.tei-c.org/ns/1.0}"
_TEI_BLOCKS = {f"{_TEI}{name}" for name in ("head", "p", "l", "trailer", "closer", "opener", "salute", "signed")}
_HTML_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_HTML_BLOCKS = {*_HTML_HEADINGS, "body", "p", "div", "blockquote", "pre", "table", "tr", "ul", "ol", "dl", "li"}
_HTML_BLOCKS |= {"dt", "dd", "hr", "center", "section", "caption", "figcaption", "address"}
_CELLS = {"td", "th"}
_PAGE_NUMBER = re.compile(r"\b(?:page|pg)", re.IGNORECASE)
_TRANSCRIBER = re.compile(r"\b(?:trans?|tr|t)[-_]?note", re.IGNORECASE)
_POEM = re.compile(r"\b(?:poem|poetry|stanza|verse)", re.IGNORECASE)
_NO_ENTRY = re.compile(r"anchor|label|note", re.IGNORECASE)
"""Classes of links that are no entries of a table of contents."""
_START, _END = re.compile(r"\*\*\* ?START OF TH[^*]*\*\*\*"), re.compile(r"\*\*\* ?END OF TH|End of (?:the )?Project G")
_BREAK = "\u2028"
_MARKDOWN_HEADING = re.compile(r"(?P<level>#{1,6}) +(?P<words>.*?)[ #]*")
_MARKDOWN_RULE = re.compile(r"(?:[-*_] ?){3,}")
_EMPHASIS = re.compile(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)")
_ENTRIES = 2
"""Blocks with links that make a table of contents."""
_NO_PART = re.compile(r"\bTranskription|^Fu(?:ß|ss)noten\b|^Inhalt(?:sverzeichnis)?[.:]?$", re.IGNORECASE)
"""Headings over what is no part of the book's text."""
_ADVERTISES = re.compile(
    r"\bVerlag(?:e?s?\b|sbuchhandlung)|\bersch(?:ienen?|einen)\b|^\W*(?:(?:Gesammelte|Sämtliche) )?(?:Werke|Bücher"
    r"|Romane|Schriften)\b(?: (?:von|aus)\b|\W*$)",
    re.IGNORECASE,
)
"""Headings over advertisements."""
_LAST_PAGES = 2_000
"""Characters under a heading of the last pages at most."""


class Marked(NamedTuple):
    """A block of a book, as its markup has it."""

    text: str
    level: int = 0
    """Of a heading: 1 for the title; 0 for other blocks."""
    is_verse: bool = False
    """Whether it follows other verses without a blank line."""
    is_entry: bool = False
    """Whether it has a link into the book."""
    in_poem: bool = False


class _Part(NamedTuple):
    """A block, and where it is in the text."""

    block: Marked
    span: Span


class Book(NamedTuple):
    """A book as plain text, with the spans of its headings, and of what counts neither way."""

    text: str
    heads: list[Span]
    prose: list[Span]
    """The headings over prose."""
    uncounted: list[Span]


def read(path: Path) -> Book:
    """Read a book in one of the formats, by the ending of its name."""
    if path.suffix == ".xml":
        text, parts = _joined(_tei_blocks(path))
        heads = [part.span for part in parts if part.block.level]
        return Book(text, heads, _over_prose(text, heads), [])
    text, parts = _joined(_markdown_blocks(path) if path.suffix == ".md" else _html_blocks(path))
    uncounted = list(_uncounted(text, parts))
    heads = [part.span for part in parts if part.block.level and not is_within(part.span[0], uncounted)]
    return Book(text, heads, _over_prose(text, heads), uncounted)


def is_within(at: int, spans: Iterable[Span]) -> bool:
    """Return whether a place is in one of the spans."""
    return any(start <= at < end for start, end in spans)


def _over_prose(text: str, heads: list[Span]) -> list[Span]:
    """Return the headings with a paragraph of prose, or another such heading, under them."""
    kept: list[Span] = []
    below = (len(text), len(text))
    for head in reversed(heads):
        under = text[head[1] : below[0]].strip()
        if _has_prose(under) or (not under and kept[-1:] == [below]):
            kept.append(head)
        below = head
    return kept[::-1]


def _has_prose(text: str) -> bool:
    return any(map(is_running_text, text.split("\n")))


def _joined(blocks: Iterable[Marked]) -> tuple[str, list[_Part]]:
    """Return the blocks as a text with blank lines between them, and where each is in it."""
    text = ""
    parts: list[_Part] = []
    for block in blocks:
        after_verse = parts and parts[-1].block.is_verse
        text += "\n" if block.is_verse and after_verse else "\n\n" if text else ""
        parts.append(_Part(block, (len(text), len(text) + len(block.text))))
        text += block.text
    return text, parts


def _uncounted(text: str, parts: list[_Part]) -> Iterator[Span]:
    """Yield the spans of what counts neither way."""
    heads = [part for part in parts if part.block.level]
    ends = [*(head.span[0] for head in heads[1:]), len(text)]
    under = [text[head.span[1] : end] for head, end in zip(heads, ends, strict=True)]
    title = next((at for at, head in enumerate(heads) if head.block.level == 1), 0)
    yield 0, next((heads[at].span[0] for at in range(title + 1, len(heads)) if _has_prose(under[at])), len(text))
    last_pages = max((end for end, below in zip(ends, under, strict=True) if len(below) >= _LAST_PAGES), default=0)
    advertised = (head.span[0] for head in heads if _ADVERTISES.search(head.block.text))
    yield min([last_pages, *(start for start in advertised if start > len(text) / 2)]), len(text)
    entries = [part.span[0] for part in parts if part.block.is_entry]
    for head, end, below in zip(heads, ends, under, strict=True):
        is_list = sum(head.span[1] <= entry < end for entry in entries) >= _ENTRIES and not _has_prose(below)
        if is_list or _NO_PART.search(head.block.text):
            yield head.span[0], end
        elif head.block.in_poem:
            yield head.span


def _tei_blocks(path: Path) -> Iterator[Marked]:
    root = etree.parse(path, etree.XMLParser(resolve_entities=False)).getroot()
    (body,) = root.iter(f"{_TEI}text")
    for element in body.iter(*_TEI_BLOCKS):
        if next(element.iter(*(_TEI_BLOCKS - {element.tag})), None) is not None:
            continue  # a paragraph around verses, which come by themselves
        line = " ".join("".join(str(piece) for piece in element.itertext()).split())
        if line:
            yield Marked(line, int(element.tag == f"{_TEI}head"), element.tag == f"{_TEI}l")


def _markdown_blocks(path: Path) -> Iterator[Marked]:
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        for level, lines in _markdown_parts(block.strip().splitlines()):
            if text := _EMPHASIS.sub("", " ".join(lines)).strip():
                yield Marked(text, level)


def _markdown_parts(lines: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield headings one by one, and the lines of a paragraph together."""
    paragraph: list[str] = []
    for line in lines:
        if heading := _MARKDOWN_HEADING.fullmatch(line.strip()):
            yield 0, paragraph
            paragraph = []
            yield len(heading["level"]), [heading["words"]]
        elif not _MARKDOWN_RULE.fullmatch(line.strip()):
            paragraph.append(line.strip())
    yield 0, paragraph


def _html_blocks(path: Path) -> Iterator[Marked]:
    """Yield the blocks between the marks of the book's beginning and end."""
    blocks = list(_all_html_blocks(path))
    start = next((at for at, block in enumerate(blocks) if _START.search(block.text)), -1)
    end = next((at for at in range(start + 1, len(blocks)) if _END.search(blocks[at].text)), len(blocks))
    return iter(blocks[start + 1 : end])


def _all_html_blocks(path: Path) -> Iterator[Marked]:
    root = html.document_fromstring(path.read_bytes(), html.HTMLParser(remove_comments=True, remove_pis=True))
    for element in list(root.iter()):
        if _is_left_out(element):
            element.drop_tree()
        elif element.tag == "br":
            element.tail = _BREAK + (element.tail or "")
    words: list[str] = []
    around = [root]
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag in _HTML_BLOCKS:
            yield from _html_block(around[-1], "".join(words))
            words = []
            around = [*around, element] if event == "start" else around[:-1]
        if element.tag in _CELLS:
            words.append(" ")
        words.append((element.text if event == "start" else element.tail) or "")


def _is_left_out(element: html.HtmlElement) -> bool:
    """Return whether an element is no text of the book: a page number, a note by the transcriber."""
    of_class = element.get("class", "")
    is_number = element.tag in {"a", "span"} and _PAGE_NUMBER.search(of_class)
    return element.tag in {"head", "script", "style"} or bool(is_number or _TRANSCRIBER.search(of_class))


def _html_block(element: html.HtmlElement, words: str) -> Iterator[Marked]:
    lines = [" ".join(line.split()) for line in words.split(_BREAK)]
    text = "\n".join(line for line in lines if line)
    if not text:
        return
    around = [element, *element.iterancestors()]
    in_poem = any(_POEM.search(outer.get("class", "")) for outer in around)
    names = (name for outer in around for name in (outer.tag, outer.get("class", "")) if name in _HTML_HEADINGS)
    level = int(next(names, "h0")[1:]) if any(map(str.isalnum, text)) else 0
    yield Marked(text, level, in_poem and element.tag == "div", any(map(_is_entry, element.iter("a"))), in_poem)


def _is_entry(link: html.HtmlElement) -> bool:
    """Return whether a link leads into the book, and is none to or from a note."""
    words = "".join(link.itertext()).strip()
    into = link.get("href", "").startswith("#")
    return into and bool(words) and words[0] not in "[(*" and not _NO_ENTRY.search(link.get("class", ""))
