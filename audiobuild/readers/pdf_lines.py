"""The lines of a PDF's pages: their text, position and font, and the cells that wide gaps divide them into."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Iterator

BROKEN_WORD = "\ufffe"
"""PDFium's character for a hyphen at a line's end that is not part of the word."""
_LINE = lazy_regex(r"[^\r\n\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
"""A line; PDFium gives no line end after a word that is broken."""
_BULLETS = " •▪◦●‣\uf0b7\xa0"
"""Bullets, which some programs write after the text they belong to."""
_SURROGATES, _AFTER_SURROGATES = 0xD800, 0xE000
_CELL_GAP = 0.7
"""Width of a gap between two cells, relative to the font size; a blank has 0.25, in justified text seldom over 0.6."""
_INITIAL = lazy_regex(r"[„»“\"]?[A-ZÄÖÜ]")
_INITIAL_SIZE = 1.8
"""Font size of a drop cap, relative to that of the text, at least."""
_REACH = 2
"""Distance of the text beside a drop cap from its left edge, relative to its font size, at most."""
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


def lines_of_page(document: Any, number: int) -> list[Line]:
    """Return the lines of a page in reading order, each drop cap joined with the line that it begins.

    Args:
        document: a `pypdfium2.PdfDocument`.
        number: of the page, from 0 on.
    """
    lines = list(_page_lines(document, number))
    for initial in [line for line in lines if _INITIAL.fullmatch(line.text)]:
        beside = [line for line in lines if _is_beside(line, initial)]
        first = max(beside, key=lambda line: line.baseline, default=None)
        if first and first.text[0].islower():
            cells = (first.cells[0]._replace(text=initial.text + first.cells[0].text), *first.cells[1:])
            lines[lines.index(first)] = first._replace(text=initial.text + first.text, cells=cells)
            lines.remove(initial)
    return lines


def _is_beside(line: Line, initial: Line) -> bool:
    """Return whether a line is one of those beside a drop cap."""
    rises = line.baseline - initial.baseline
    near = abs(line.left - initial.left) < _REACH * initial.size
    return near and initial.size >= _INITIAL_SIZE * line.size and 0 < rises < initial.size


def _page_lines(document: Any, number: int) -> Iterator[Line]:
    """Yield the lines of a page in reading order, as PDFium gives them."""
    import pypdfium2.raw as pdfium  # an extra

    page = document[number]
    text_page = page.get_textpage()
    try:
        characters = text_page.count_chars()
        text = _characters(text_page, characters)
        for match in _LINE.finditer(text):
            position, words = match.start(), match[0].replace("\x02", BROKEN_WORD)
            if not words.strip(_BULLETS).strip():
                continue
            first = position + len(words) - len(words.lstrip())
            last = max(first, position + len(words.rstrip()) - 1)
            size = pdfium.FPDFText_GetFontSize(text_page.raw, first)
            left, bottom, _, top = text_page.get_charbox(first)
            right = text_page.get_charbox(last)[2]
            size = round(max(size, 1.0) if size > 1 else (top - bottom) * 1.4, 1)
            cells = tuple(_cells(text_page, words, position, size))
            yield Line(words.strip(), size, left, right, bottom, number, cells, _is_bold(text_page, first))
    finally:
        text_page.close()
        page.close()


def _characters(text_page: Any, count: int) -> str:
    """Return the text of a page with one character for each that PDFium counts, so that positions are the same.

    (`get_text_range` leaves out some, and gives two for those outside of the Basic Multilingual Plane.)
    """
    import pypdfium2.raw as pdfium  # an extra

    codes = (pdfium.FPDFText_GetUnicode(text_page.raw, position) for position in range(count))
    return "".join(
        chr(code) if 0 < code < _SURROGATES or _AFTER_SURROGATES <= code <= sys.maxunicode else " " for code in codes
    )


def _is_bold(text_page: Any, position: int) -> bool:
    """Return whether a character is bold, by the weight of its font or by the font's name."""
    import ctypes

    import pypdfium2.raw as pdfium  # an extra

    if pdfium.FPDFText_GetFontWeight(text_page.raw, position) >= _BOLD:
        return True
    name = ctypes.create_string_buffer(100)
    pdfium.FPDFText_GetFontInfo(text_page.raw, position, name, len(name), None)
    return b"bold" in name.value.lower()


def _cells(text_page: Any, words: str, position: int, size: float) -> Iterator[Cell]:
    """Yield the cells of a line.

    Args:
        text_page: of PDFium.
        words: the text of the line.
        position: of its first character on the page.
        size: of its font.
    """
    start, left = 0, None
    before = 0.0
    for match in re.finditer(r"\S+", words):
        first, last = position + match.start(), position + match.end() - 1
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
    import ctypes

    import pypdfium2.raw as pdfium  # an extra

    left, baseline = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text_page.raw, position, left, baseline)
    return baseline.value
