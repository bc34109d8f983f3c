"""PDF with text to blocks: lines become paragraphs and tables, running heads and page numbers go, scans are refused."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from audiobuild.errors import SourceError, extra_hint
from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import About, Role
from audiobuild.readers.document_heads import with_head
from audiobuild.readers.documents import Document, Paragraph
from audiobuild.readers.metadata import one_line
from audiobuild.readers.pdf_lines import BROKEN_WORD, lines_of_page
from audiobuild.readers.pdf_tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audiobuild.readers.contract import ParsedSource
    from audiobuild.readers.pdf_lines import Line

MAX_PAGES = 5_000
_EDGE_LINES = 3
"""Lines at the top and at the bottom of a page that may be running heads."""
_MIN_REPEATS = 3
_MIN_CHARACTERS = 30
"""Characters on a page on average; fewer are a scan."""
_HEADING_RATIO = 1.15
"""Font size of a heading, relative to that of the text."""
_MAX_HEADING = 160
_PARAGRAPH_GAP = 1.45
"""Distance of two baselines that separates paragraphs, relative to the usual one."""
_INDENT = 6.0
"""Points by which the first line of a paragraph is indented."""
_NUMBER = lazy_regex(r"(?:(?:Seite|S\.|-|–)\s*)?\d{1,4}(?:\s*(?:/|von)\s*\d{1,4})?(?:\s*[-–])?", re.IGNORECASE)
_LEADERS = lazy_regex(r".*?(?:[.…·_] ?){6,}\s*(?:\d{1,4}|[ivxlc]{1,8})?\s*", re.IGNORECASE)
"""A line of a table of contents: "Einleitung . . . . . . 7"."""
_PAGE_NUMBER = lazy_regex(r".*\S\s+\d{1,4}\s*")
_CONTENTS = lazy_regex(r"(?:\d+\.?\s+)?(?:Inhalt|Inhaltsverzeichnis|Inhaltsübersicht|Contents)", re.IGNORECASE)
_FEWEST_LEADERS = 3
_ITEM = lazy_regex(r"(?:[•▪◦●‣–-]\s+|\d{1,2}[.)]\s+)(?=\S)")
_BULLET = lazy_regex(r"[•▪◦●‣–-]\s+")
_SENTENCE_END = (".", "!", "?", ":", "…", "“", "”", "«")


def read_pdf(data: bytes, name: str) -> ParsedSource:
    """Parse a PDF.

    Raises:
        SourceError: the file is damaged, encrypted or a scan, or the extra ``pdf`` is not installed.
    """
    try:
        import pypdfium2  # an extra
    except ImportError as error:
        raise SourceError(f"{name} is a PDF, which takes an extra package to read", extra_hint("pdf")) from error
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise SourceError(f"{name} is encrypted", "save it without a password") from error
        raise SourceError(f"{name} is damaged: {error}", "download or export it again") from error
    try:
        count = len(document)
        if count > MAX_PAGES:
            raise SourceError(f"{name} has {count} pages", f"at most {MAX_PAGES} are read")
        pages = [lines_of_page(document, number) for number in range(count)]
        metadata = document.get_metadata_dict()
    except pypdfium2.PdfiumError as error:
        raise SourceError(f"{name} is damaged: {error}", "download or export it again") from error
    finally:
        document.close()
    if sum(len(line.text) for page in pages for line in page) < _MIN_CHARACTERS * max(1, count):
        raise SourceError(f"{name} contains pictures of pages, not text", "run text recognition (OCR) on it first")
    repeated = _repeated(pages)
    body = [line for page in pages for at, line in enumerate(page) if not _is_edge(page, at, repeated)]
    left_out = [line for page in pages for at, line in enumerate(page) if _is_edge(page, at, repeated)]
    document = Document()
    contents = _contents(body)
    _add_text(document, [line for at, line in enumerate(body) if at not in contents])
    if contents:
        words = " ".join(body[at].text for at in sorted(contents))
        document.add_paragraph(Paragraph(words[:2_000], skipped=f"table of contents ({len(contents)} lines)"))
    if left_out:
        words = " ".join(dict.fromkeys(line.text for line in left_out))
        reason = f"running heads and page numbers ({len(left_out)} lines)"
        document.add_paragraph(Paragraph(words[:2_000], skipped=reason))
    title = one_line(metadata.get("Title"))
    return with_head(document.parsed(About(title=title if document.has_heading(title) else "")))


def _repeated(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Return the lines at the edges of several pages, their numbers aside."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_without_numbers(line.text) for line in [*page[:_EDGE_LINES], *page[-_EDGE_LINES:]]})
    least = max(_MIN_REPEATS, len(pages) // 10) if len(pages) > _MIN_REPEATS else max(2, len(pages))
    return frozenset(text for text, count in counts.items() if count >= least)


def _without_numbers(text: str) -> str:
    return re.sub(r"\d+|\b[ivxlc]+\b", "#", text.casefold()).strip()


def _is_edge(page: Sequence[Line], at: int, repeated: frozenset[str]) -> bool:
    """Return whether a line is a running head or a page number."""
    if _EDGE_LINES <= at < len(page) - _EDGE_LINES:
        return False
    text = page[at].text
    is_outermost = at in {0, len(page) - 1}
    return _without_numbers(text) in repeated or (is_outermost and _NUMBER.fullmatch(text) is not None)


def _contents(lines: Sequence[Line]) -> set[int]:
    """Return the indices of the lines of tables of contents: those with leaders, and numbered ones beside them."""
    found = {at for at, line in enumerate(lines) if _LEADERS.fullmatch(line.text)}
    if len(found) < _FEWEST_LEADERS:
        return set()
    for order, step in ((range(len(lines)), -1), (range(len(lines) - 1, -1, -1), 1)):
        for at in order:
            if at + step in found and _PAGE_NUMBER.fullmatch(lines[at].text):
                found.add(at)
    return found


class _Layout(NamedTuple):
    """Usual sizes in a document; lengths are in points."""

    size: float
    """Font size."""
    leading: float
    """Distance of two baselines."""
    widths: Counter[int]
    """How many lines end at each position."""


def _layout(lines: Sequence[Line]) -> _Layout:
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    usual = sizes.most_common(1)[0][0] if sizes else 1.0
    distances = (before.baseline - after.baseline for before, after in pairwise(lines))
    gaps = Counter(round(distance) for distance in distances if 0 < distance < 4 * usual)
    leading = gaps.most_common(1)[0][0] if gaps else usual * 1.2
    return _Layout(usual, leading, Counter(round(line.right) for line in lines))


def _add_text(document: Document, lines: Sequence[Line]) -> None:
    """Add lines to a document as paragraphs and tables."""
    found = list(tables(lines))
    in_table = {at for table in found for at in range(table.first, table.end)}
    layout = _layout([line for at, line in enumerate(lines) if at not in in_table])
    position = 0
    for table in found:
        for paragraph in _paragraphs(lines[position : table.first], layout):
            document.add_paragraph(paragraph)
        if position < table.first and _CONTENTS.fullmatch(lines[table.first - 1].text) and table.ends_with_pages:
            words = " ".join(" ".join(row) for row in table.rows)
            document.add_paragraph(Paragraph(words, skipped=f"table of contents ({len(table.rows)} lines)"))
        else:
            document.add_table(table.rows, has_head=table.has_head)
        position = table.end
    for paragraph in _paragraphs(lines[position:], layout):
        document.add_paragraph(paragraph)


def _paragraphs(lines: Sequence[Line], layout: _Layout) -> Iterator[Paragraph]:
    """Join lines to paragraphs, headings and items."""
    run: list[Line] = []
    for line in lines:
        if run and _begins(run[-1], line, layout):
            yield _paragraph(run, layout.size)
            run = []
        run.append(line)
    if run:
        yield _paragraph(run, layout.size)


def _begins(before: Line, line: Line, layout: _Layout) -> bool:
    """Return whether a line begins a paragraph."""
    usual, leading, widths = layout
    if abs(before.size - line.size) > 0.6:  # noqa: PLR2004  # points
        return True
    if before.text.endswith(BROKEN_WORD) or (before.text.endswith(("-", "\u00ad")) and line.text[:1].islower()):
        return False
    if _ITEM.match(line.text) and before.text.endswith(_SENTENCE_END):
        return True
    gap = before.baseline - line.baseline
    if before.page != line.page or gap <= 0:  # another page or column
        return (
            before.text.endswith(_SENTENCE_END)
            and not line.text[:1].islower()
            and before.right < _margin(widths, before) - usual
        )
    if gap > _PARAGRAPH_GAP * leading:
        return True
    is_indented = line.left - before.left > _INDENT and not _ITEM.match(before.text)
    is_short = before.right < _margin(widths, before) - 4 * usual
    ended = before.text.endswith(_SENTENCE_END)
    return (ended and (is_indented or is_short)) or (is_short and is_indented)


def _margin(widths: Counter[int], line: Line) -> float:
    """Return the right margin of the column of a line."""
    candidates = [(count, right) for right, count in widths.items() if right >= line.right - 2]
    usual = [right for count, right in candidates if count > 1]
    return min(usual, default=line.right) if usual else line.right


def _paragraph(run: Sequence[Line], usual: float) -> Paragraph:
    # A line break separates the words from those of the next line; a hyphen before one is joined when blocks are made.
    text = "\n".join(line.text for line in run).replace(BROKEN_WORD, "-")
    if run[0].size >= _HEADING_RATIO * usual and len(text) <= _MAX_HEADING:
        return Paragraph(text, Role.HEADING)
    if item := _ITEM.match(text):
        bullet = _BULLET.match(text)
        return Paragraph(text[item.end() :] if bullet else text, Role.ITEM)
    return Paragraph(text)
