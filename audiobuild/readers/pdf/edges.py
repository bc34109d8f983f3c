"""Running heads and page numbers of a PDF."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audiobuild.readers.pdf.lines import Line

_EDGE_LINES = 3
"""Lines at the top and at the bottom of a page that may be running heads."""
_MIN_REPEATS = 3
_SAME_HEIGHT = 2.0
"""Points between lines that are at the same height."""
_NUMBER = lazy_regex(r"(?:(?:Seite|S\.|-|–)\s*)?\d{1,4}(?:\s*(?:/|von)\s*\d{1,4})?(?:\s*[-–])?", re.IGNORECASE)
_OUTER_NUMBER = lazy_regex(r"(?:^|(?<=Seite )|(?<=\| ))(\d{1,4})(?!\S)|(?<!\S)(\d{1,4})$")
_SECTION = lazy_regex(
    r"(?:§|Art\.|Artikel|Kapitel|Abschnitt|Teil|Anlage|Aufgabe|Übung|Beispiel|Lektion|Frage|Schritt|TOP|Tag|Woche)"
    r"\s?\d{1,3}\s?[a-z]?[.:)]?"
)
"""A heading that differs from others of its kind in its number only: "§ 3", "Aufgabe 2"."""
_MOST_CHARACTERS = 120
"""Length of a line with the number of its page, at most."""


def edges(pages: Sequence[Sequence[Line]]) -> set[tuple[int, int]]:
    """Return page and position of each line that is a running head or a page number."""
    repeated = _repeated(pages)
    at_height = _repeated_at_height(pages)
    offset = _offset(pages)
    counts = Counter(line.text for page in pages for line in page if _SECTION.fullmatch(line.text))
    return {
        (number, at)
        for number, page in enumerate(pages)
        for outermost in [set(_outermost(page))]
        for at, line in enumerate(page)
        if counts[line.text] != 1
        and (
            _is_edge(page, at, repeated, is_outermost=at in outermost)
            or (at in outermost and (_key(line) in at_height or number + offset in _numbers(line)))
        )
    }


def _repeated(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Return the lines at the edges of several pages, their numbers aside."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_without_numbers(line.text) for line in [*page[:_EDGE_LINES], *page[-_EDGE_LINES:]]})
    least = max(_MIN_REPEATS, len(pages) // 10) if len(pages) > _MIN_REPEATS else max(2, len(pages))
    return frozenset(text for text, count in counts.items() if count >= least)


def _without_numbers(text: str) -> str:
    return re.sub(r"\d+|\b[ivxlc]+\b", "#", text.casefold()).strip()


def _is_edge(page: Sequence[Line], at: int, repeated: frozenset[str], *, is_outermost: bool) -> bool:
    """Return whether a line is a running head or a page number."""
    if _EDGE_LINES <= at < len(page) - _EDGE_LINES:
        return False
    text = page[at].text
    is_outermost = is_outermost or at in {0, len(page) - 1}
    return _without_numbers(text) in repeated or (is_outermost and _NUMBER.fullmatch(text) is not None)


def _outermost(page: Sequence[Line]) -> Iterator[int]:
    """Yield the positions of the lines with none above them, and of those with none below."""
    heights = [line.baseline for line in page]
    lowest, highest = min(heights, default=0), max(heights, default=0)
    for at, height in enumerate(heights):
        if not lowest + _SAME_HEIGHT < height < highest - _SAME_HEIGHT:
            yield at


def _key(line: Line) -> tuple[str, int]:
    return _without_numbers(line.text), round(line.baseline)


def _repeated_at_height(pages: Sequence[Sequence[Line]]) -> frozenset[tuple[str, int]]:
    """Return the outermost lines that several pages have at the same height: the head of a chapter."""
    counts = Counter(key for page in pages for key in {_key(page[at]) for at in _outermost(page)})
    return frozenset(key for key, count in counts.items() if count >= _MIN_REPEATS)


def _numbers(line: Line) -> Iterator[int]:
    """Return the numbers at the beginning and at the end of a line."""
    found = _OUTER_NUMBER.findall(line.text) if len(line.text) <= _MOST_CHARACTERS else []
    return (int(first or last) for first, last in found)


def _offset(pages: Sequence[Sequence[Line]]) -> int:
    """Return what is to be added to the position of a page for its printed number; less than any page if unknown."""
    counts = Counter(
        offset
        for number, page in enumerate(pages)
        for offset in {value - number for at in _outermost(page) for value in _numbers(page[at])}
    )
    offset, count = counts.most_common(1)[0] if counts else (0, 0)
    return offset if count >= max(_MIN_REPEATS, len(pages) // 3) else -len(pages) - 1
