"""PDF with text to blocks: lines become paragraphs and tables, running heads and page numbers go, scans are refused."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from audiobuild.errors import SourceError, extra_hint
from audiobuild.model import About, Role
from audiobuild.readers.document_heads import with_head
from audiobuild.readers.documents import Document, Paragraph
from audiobuild.readers.metadata import one_line
from audiobuild.readers.pdf.code import code_runs
from audiobuild.readers.pdf.contents import is_contents_heading, lines_of_contents
from audiobuild.readers.pdf.edges import edges
from audiobuild.readers.pdf.lines import lines_of_page
from audiobuild.readers.pdf.notes import with_notes_apart
from audiobuild.readers.pdf.paragraphs import layout_of, paragraphs
from audiobuild.readers.pdf.tables import columns_in_order, tables
from audiobuild.readers.pieces import CODE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audiobuild.readers.contract import ParsedSource
    from audiobuild.readers.pdf.lines import Line
    from audiobuild.readers.pdf.notes import Note
    from audiobuild.readers.pdf.paragraphs import Layout
    from audiobuild.readers.pdf.tables import PdfTable

MAX_PAGES = 5_000
_MIN_CHARACTERS = 30
"""Characters on a page on average; fewer are a scan."""


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
    left_out = edges(pages)
    body = [[line for at, line in enumerate(page) if (number, at) not in left_out] for number, page in enumerate(pages)]
    body, notes = with_notes_apart(body)
    document = Document()
    _add_text(document, [line for page in body for line in page], notes)
    if left_out:
        words = " ".join(dict.fromkeys(pages[number][at].text for number, at in sorted(left_out)))
        reason = f"running heads and page numbers ({len(left_out)} lines)"
        document.add_paragraph(Paragraph(words[:2_000], skipped=reason))
    title = one_line(metadata.get("Title"))
    return with_head(document.parsed(About(title=title if document.has_heading(title) else "")))


def _add_text(document: Document, lines: Sequence[Line], notes: Sequence[Note]) -> None:
    """Add lines to a document as paragraphs, tables and program code, each note after the page with its sign."""
    contents = lines_of_contents(lines)
    text = list(columns_in_order([line for at, line in enumerate(lines) if at not in contents]))
    pending = list(notes)
    for page, paragraph in _parts(text):
        while pending and pending[0].page < page:
            document.add_paragraph(Paragraph(pending.pop(0).text, Role.FOOTNOTE))
        if isinstance(paragraph, Paragraph):
            document.add_paragraph(paragraph)
        else:
            document.add_table(paragraph.rows, has_head=paragraph.has_head)
    for note in pending:
        document.add_paragraph(Paragraph(note.text, Role.FOOTNOTE))
    if contents:
        words = " ".join(lines[at].text for at in sorted(contents))
        document.add_paragraph(Paragraph(words[:2_000], skipped=f"table of contents ({len(contents)} lines)"))


def _parts(lines: Sequence[Line]) -> Iterator[tuple[int, Paragraph | PdfTable]]:
    """Yield the paragraphs and tables that lines make up, each with the page that it begins on."""
    code = list(code_runs(lines))
    ends = [0, *(run.stop for run in code)]
    texts = [lines[start:stop] for start, stop in zip(ends, [*(run.start for run in code), len(lines)], strict=True)]
    found = [list(tables(text)) for text in texts]
    layout = layout_of([line for text, among in zip(texts, found, strict=True) for line in _outside(text, among)])
    for text, among, run in zip_longest(texts, found, code):
        yield from _text_parts(text, among, layout)
        if run:
            words = "\n".join(line.text for line in lines[run.start : run.stop])
            yield lines[run.start].page, Paragraph(words, skipped=CODE)


def _outside(lines: Sequence[Line], found: Sequence[PdfTable]) -> Iterator[Line]:
    """Yield the lines that are not in a table."""
    position = 0
    for table in found:
        yield from lines[position : table.first]
        position = table.end
    yield from lines[position:]


def _text_parts(
    lines: Sequence[Line], found: Sequence[PdfTable], layout: Layout
) -> Iterator[tuple[int, Paragraph | PdfTable]]:
    """Yield the paragraphs and tables of lines, of which some are known to be tables."""
    position, is_contents = 0, False
    for table in found:
        yield from paragraphs(lines[position : table.first], layout)
        page = lines[table.first].page
        is_headed = position < table.first and is_contents_heading(lines[table.first - 1].text)
        goes_on = is_contents and position == table.first  # over the page
        is_contents = table.ends_with_pages and (is_headed or goes_on)
        if is_contents:
            words = " ".join(" ".join(row) for row in table.rows)
            yield page, Paragraph(words, skipped=f"table of contents ({len(table.rows)} lines)")
        else:
            yield page, table
        position = table.end
    yield from paragraphs(lines[position:], layout)
