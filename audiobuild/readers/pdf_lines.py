"""The lines of a PDF's pages: their text, position and font, and the cells that wide gaps divide them into."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

BROKEN_WORD = "\ufffe"
"""PDFium's character for a hyphen at a line's end that is not part of the word."""
_LINE = re.compile(r"[^\r\n\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
"""A line; PDFium gives no line end after a word that is broken."""
_BULLETS = " •▪◦●‣\uf0b7\xa0"
"""Bullets, which some programs write after the text they belong to."""
_CELL_GAP = 0.7
"""Width of a gap between two cells, relative to the font size; a blank has 0.25, in justified text seldom over 0.6."""
_BOLD = 600
"""Weight of a bold font; 400 is a normal one."""


class Cell(NamedTuple):
    """Words of a line without a wide gap between them."""

    text: str
    left: float
    right: float
    baseline: float
    """Its own, which in a cell that is centred differs from those beside it."""


class Line(NamedTuple):
    """A line of a page; lengths are in points."""

    text: str
    size: float
    """Font size."""
    left: float
    right: float
    baseline: float
    page: int
    cells: tuple[Cell, ...] = ()
    is_bold: bool = False


def page_lines(document: Any, number: int) -> Iterator[Line]:
    """Yield the lines of a page in reading order, as PDFium gives them.

    Args:
        document: a `pypdfium2.PdfDocument`.
        number: of the page, from 0 on.
    """
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - an extra

    page = document[number]
    text_page = page.get_textpage()
    try:
        text = text_page.get_text_range()
        characters = text_page.count_chars()
        for match in _LINE.finditer(text):
            position, words = match.start(), match[0].replace("\x02", BROKEN_WORD)
            if not words.strip(_BULLETS) or position >= characters:
                continue
            first = position + len(words) - len(words.lstrip())
            last = max(first, min(position + len(words.rstrip()) - 1, characters - 1))
            size = pdfium.FPDFText_GetFontSize(text_page.raw, first)
            left, bottom, _, top = text_page.get_charbox(first)
            right = text_page.get_charbox(last)[2]
            size = round(max(size, 1.0) if size > 1 else (top - bottom) * 1.4, 1)
            cells = tuple(_cells(text_page, words, position, size, characters))
            yield Line(words.strip(), size, left, right, bottom, number, cells, _is_bold(text_page, first))
    finally:
        text_page.close()
        page.close()


def _is_bold(text_page: Any, position: int) -> bool:
    """Return whether a character is bold, by the weight of its font or by the font's name."""
    import ctypes  # noqa: PLC0415 - only for PDF

    import pypdfium2.raw as pdfium  # noqa: PLC0415 - an extra

    if pdfium.FPDFText_GetFontWeight(text_page.raw, position) >= _BOLD:
        return True
    name = ctypes.create_string_buffer(100)
    pdfium.FPDFText_GetFontInfo(text_page.raw, position, name, len(name), None)
    return b"bold" in name.value.lower()


def _cells(text_page: Any, words: str, position: int, size: float, characters: int) -> Iterator[Cell]:
    """Yield the cells of a line.

    Args:
        text_page: of PDFium.
        words: the text of the line.
        position: of its first character on the page.
        size: of its font.
        characters: number of characters on the page.
    """
    start, left = 0, None
    before = 0.0
    for match in re.finditer(r"\S+", words):
        first, last = position + match.start(), position + match.end() - 1
        if last >= characters:
            break
        word_left = text_page.get_charbox(first)[0]
        if left is None:
            start, left = match.start(), word_left
        elif word_left - before > _CELL_GAP * size:
            yield Cell(words[start : match.start()].strip(), left, before, _baseline(text_page, position + start))
            start, left = match.start(), word_left
        before = max(word_left, text_page.get_charbox(last)[2])
    if left is not None:
        yield Cell(words[start:].strip(), left, before, _baseline(text_page, position + start))


def _baseline(text_page: Any, position: int) -> float:
    import ctypes  # noqa: PLC0415 - only for PDF

    import pypdfium2.raw as pdfium  # noqa: PLC0415 - an extra

    left, baseline = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text_page.raw, position, left, baseline)
    return baseline.value
