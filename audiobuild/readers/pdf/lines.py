"""The lines of a PDF's pages: their text, position and font, and the cells that wide gaps divide them into."""

from __future__ import annotations

from collections import Counter
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from audiobuild.lazy_regex import lazy_regex
from audiobuild.readers.pdf.characters import GONE, Characters

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

BROKEN_WORD = "\ufffe"
"""PDFium's character for a hyphen at a line's end that is not part of the word."""
_LINE = lazy_regex(r"[^\r\n\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
"""A line; PDFium gives no line end after a word that is broken."""
_MOST_EDGE_LINES = 6
"""Lines of the head or the foot of a page, at most."""
_BULLETS = " •▪◦●‣\uf0b7\xa0"
"""Bullets, which some programs write after the text they belong to."""
_SYMBOL = lazy_regex(r"[\ue000-\uf8ff\x01\x03-\x08\x0e-\x1a]")
"""A sign of a font of symbols: a bullet, wherever it stands by itself."""
_BULLET = lazy_regex(r"[✗✘✓✔➢➤►▶▸❖■□○◆◇❑❒➔⇒]")
"""A sign at the beginning of a line that does the work of a bullet."""
_WORD = lazy_regex(rf"[^\s{GONE}]+")
_CELL_GAP = 0.7
"""Width of a gap between two cells, relative to the font size; a blank has 0.25, in justified text seldom over 0.6."""
_INITIAL = lazy_regex(r"[„»“\"]?[A-ZÄÖÜ]")
_INITIAL_SIZE = 1.8
"""Font size of a drop cap, relative to that of the text, at least."""
_REACH = 2
"""Distance of the text beside a drop cap from its left edge, relative to its font size, at most."""
_WORD_GAP = 0.12
"""Width of a blank, relative to the font size, at least."""
_FALL = 0.7
"""Distance of the baselines of two lines, relative to the font size, at least."""
_DIGITS = lazy_regex(r"\d{1,3}(?=[.,;:!?)\]»“”\"]*$)")
_FIRST_DIGITS = lazy_regex(r"\d{1,3}(?=[A-ZÄÖÜa-zäöü„])")
_RAISED_SIZE = 0.8
_RAISED = 0.15
"""Font size and height of a digit above the line, relative to the font size of the line, at most and at least."""
_PATH = 2
"""PDFium's number for something that is drawn, as opposed to text and pictures."""
_MOST_DRAWN = 2_000
"""Drawn things of a page that are looked at; a page with more is a figure or a map."""
_THIN = 2.5
"""Points of the height of a line below words, at most."""
_UNDER = 0.4
"""Distance of its lower edge from the baseline, relative to the font size, at most."""
_OVER = 3.0
"""Points by which it may be longer or shorter than the words."""
_RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


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
    """Whether all of its words are bold, by their font or since they are printed twice, or it is underlined."""
    is_fixed: bool = False
    """Whether all characters of its font have the same width."""


def lines_of_page(document: Any, number: int) -> list[Line]:
    """Return the lines of a page in reading order, each drop cap joined with the line that it begins.

    Args:
        document: a `pypdfium2.PdfDocument`.
        number: of the page, from 0 on.
    """
    lines = _from_top(list(_page_lines(document, number)))
    for initial in [line for line in lines if _INITIAL.fullmatch(line.text)]:
        beside = [line for line in lines if _is_beside(line, initial)]
        first = max(beside, key=lambda line: line.baseline, default=None)
        if first and first.text[0].islower():
            cells = (first.cells[0]._replace(text=initial.text + first.cells[0].text), *first.cells[1:])
            lines[lines.index(first)] = first._replace(text=initial.text + first.text, cells=cells)
            lines.remove(initial)
    return lines


def _from_top(lines: list[Line]) -> list[Line]:
    """Move the foot of a page to its end and the head to its beginning, where a program printed them otherwise."""
    heights = [line.baseline for line in lines]
    edges = range(1, min(_MOST_EDGE_LINES + 1, len(lines)))
    foot = next((at for at in edges if max(heights[:at]) < min(heights[at:])), 0)
    head = next((at for at in edges if min(heights[-at:]) > max(heights[:-at])), 0)
    end = len(lines) - head
    return lines[end:] + lines[foot:end] + lines[:foot] if foot < end else lines


def _is_beside(line: Line, initial: Line) -> bool:
    """Return whether a line is one of those beside a drop cap."""
    rises = line.baseline - initial.baseline
    near = abs(line.left - initial.left) < _REACH * initial.size
    return near and initial.size >= _INITIAL_SIZE * line.size and 0 < rises < initial.size


def _page_lines(document: Any, number: int) -> Iterator[Line]:
    """Yield the lines of a page in reading order, as PDFium gives them."""
    page = document[number]
    text_page = page.get_textpage()
    try:
        characters = Characters(text_page)
        rules = list(_rules(page))
        for match in _LINE.finditer(characters.text):
            rows = list(_rows(characters, list(_words(characters, match))))
            for words in rows:
                if any(word.text.strip(_BULLETS) for word in words):
                    gone = match[0].count(GONE) if len(rows) == 1 else 0
                    line = _line(characters, words, number, gone=gone)
                    yield line._replace(is_bold=True) if any(rule.underlines(line) for rule in rules) else line
    finally:
        text_page.close()
        page.close()


class _Rule(NamedTuple):
    """A thin line that is drawn on a page."""

    left: float
    bottom: float
    right: float
    top: float

    def underlines(self, line: Line) -> bool:
        """Return whether a rule is as wide as a line of text and right below its letters."""
        is_below = -_UNDER * line.size <= self.bottom - line.baseline <= 0
        return is_below and abs(self.left - line.left) <= _OVER and abs(self.right - line.right) <= _OVER


def _rules(page: Any) -> Iterator[_Rule]:
    """Yield the thin lines that are drawn on a page."""
    for drawn in islice(page.get_objects(filter=[_PATH], max_depth=1), _MOST_DRAWN):
        rule = _Rule(*drawn.get_bounds())
        if rule.top - rule.bottom <= _THIN < rule.right - rule.left:
            yield rule


class _Word(NamedTuple):
    """A word of a line."""

    text: str
    first: int
    last: int
    """Positions of its first and its last character on the page."""
    is_after_blank: bool
    is_after_dots: bool
    """Whether something is left out before it, such as the dots over its first letter: a blank there may be none."""


def _words(characters: Characters, line: re.Match[str]) -> Iterator[_Word]:
    before = line.start()
    for match in _WORD.finditer(characters.text, *line.span()):
        text = match[0].replace("\x02", BROKEN_WORD)
        yield _Word(
            "•" if _SYMBOL.fullmatch(text) else text,
            match.start(),
            match.end() - 1,
            is_after_blank=characters.text[before : match.start()].strip(GONE) != "",
            is_after_dots=GONE in characters.text[before : match.start()],
        )
        before = match.end()


def _rows(characters: Characters, words: Sequence[_Word]) -> Iterator[Sequence[_Word]]:
    """Yield the words of each line: PDFium gives no line end after some hyphens."""
    start = 0
    for at, (before, word) in enumerate(pairwise(words), 1):
        falls = characters.origin(before.first)[1] - characters.origin(word.first)[1]
        is_back = characters.box(word.first).left < characters.box(before.first).left
        if before.text.endswith("-") and is_back and falls > _FALL * characters.size(word.first):
            yield words[start:at]
            start = at
    yield words[start:]


def _line(characters: Characters, words: Sequence[_Word], page: int, *, gone: int) -> Line:
    """Return the line that words make up.

    Args:
        characters: of the page.
        words: in order; at least one.
        page: number of the page, from 0 on.
        gone: number of characters of the line that are left out.
    """
    sizes = Counter[float]()
    for word in words:
        sizes[round(characters.size(word.first), 1)] += len(word.text)
    size = max(sizes.most_common(1)[0][0], 1.0)
    cells = tuple(_cells(characters, words, size))
    is_twice = 2 * gone >= sum(len(word.text) for word in words)
    fonts = [characters.font(word.first) for word in words]
    if len(words) > 1 and _BULLET.fullmatch(words[0].text):
        cells = (cells[0]._replace(text=f"•{cells[0].text[1:]}"), *cells[1:])
    return Line(
        " ".join(cell.text for cell in cells),
        size,
        cells[0].left,
        cells[-1].right,
        cells[0].baseline,
        page,
        cells,
        is_bold=is_twice or all(font.is_bold for font in fonts),
        is_fixed=all(font.is_fixed for font in fonts),
    )


def _cells(characters: Characters, words: Sequence[_Word], size: float) -> Iterator[Cell]:
    """Yield the cells of a line."""
    text, left, right, baseline = "", 0.0, 0.0, 0.0
    for word in words:
        begins = characters.box(word.first).left
        shown = _with_raised_digits(characters, word, size)
        if not text or begins - right > _CELL_GAP * size:
            if text:
                yield Cell(text, left, right, baseline)
            text, left, baseline = shown, begins, characters.origin(word.first)[1]
        else:
            is_apart = word.is_after_blank and not word.is_after_dots and not text.endswith("„")
            has_gap = begins - right > (_CELL_GAP / 2 if text.endswith("„") else _WORD_GAP) * size
            text += f" {shown}" if is_apart or has_gap else shown
        right = max(begins, characters.box(word.last).right)
    yield Cell(text, left, right, baseline)


def _with_raised_digits(characters: Characters, word: _Word, size: float) -> str:
    """Return a word with the small digits above its line as such: "10³"."""
    if first := _FIRST_DIGITS.match(word.text):
        is_small = characters.size(word.first) <= _RAISED_SIZE * size
        rises = characters.origin(word.first)[1] - characters.origin(word.last)[1] >= _RAISED * size
        return first[0].translate(_RAISED_DIGITS) + word.text[first.end() :] if is_small and rises else word.text
    match = _DIGITS.search(word.text)
    if not match:
        return word.text
    baseline = characters.origin(word.first)[1]
    start = match.end()
    while start > match.start() and characters.size(word.first + start - 1) <= _RAISED_SIZE * size:
        start -= 1
    if start == match.end() or (start and characters.origin(word.first + start)[1] - baseline < _RAISED * size):
        return word.text
    return word.text[:start] + word.text[start : match.end()].translate(_RAISED_DIGITS) + word.text[match.end() :]
