"""Page numbers that were left in the text of a book: they are not read and are no headings."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Role
from audiobuild.structure.book.numbered import Line, rising
from audiobuild.structure.numbering import Number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audiobuild.structure.draft import Draft

# Matches all of "Seite 2", "Seite 1 von 3", "– 2 –", "- 17 -"; not of "Seite an Seite", "2".
_PAGE = lazy_regex(r"Seite \d{1,4}(?: ?(?:von|/) ?\d{1,4})?|[-–—] ?\d{1,4} ?[-–—]")
# Matches all of "Die lange Nacht 14", "Jahresbericht – Verein 4"; not of "14", "Nacht".
_PAGED = lazy_regex(r"(?P<words>\D.*\D) ?\d{1,3}")
_WORD = lazy_regex(r"\w+")
_FEWEST_WORDS, _LONGEST_HEAD = 3, 100
"""Minimum number of words of the title in a running head, and maximum length of the head in characters."""
_LONGEST_LINE = 20
_FEWEST = 15
_MOST_DIGITS = 4
_SHORTEST_PAGE, _LONGEST_PAGE = 1_000, 3_500
"""Limits of the median length of a page, in characters."""
_FIRST_SECTIONS = 3
"""Higher numbers do not open a text: an excerpt has few sections."""
_FIRST_YEAR = 1_000
"""From here on a number that stands alone is a year."""
_EVEN = (0.5, 1.7)
"""Limits of the length of a page relative to the median."""
_SHARE_EVEN = 0.7
"""Share of the pages that must be within these limits; chapters are not."""


def find_page_numbers(draft: Draft) -> dict[int, Role]:
    """Find numbers that stand alone, rise through the whole text and are as far from each other as pages are.

    Where other lines say that they number a page ("Seite 2 von 3", "– 2 –", the title with a number), every number that
    stands alone does.
    """
    lines = [
        Line(at, Number("page", int(block.text), "", known=False))
        for at, block in enumerate(draft.blocks)
        if len(block.text) <= _MOST_DIGITS and block.text.isdecimal() and draft.is_undecided(at)
    ]
    if lines and any(len(block.text) <= _LONGEST_LINE and _PAGE.fullmatch(block.text) for block in draft.blocks):
        return {line.at: Role.BOILERPLATE for line in lines}
    if lines and (heads := list(_running_heads(draft))):
        return dict.fromkeys([*(line.at for line in lines), *heads], Role.BOILERPLATE)
    pages = rising(lines)
    if _counts_pages(draft, pages) or _are_even(draft, pages):
        return {page.at: Role.BOILERPLATE for page in pages}
    return {}


def _are_even(draft: Draft, pages: Sequence[Line]) -> bool:
    """Return whether many numbers are as far from each other as pages are, and mostly equally far."""
    if len(pages) < _FEWEST:
        return False
    lengths = [
        (draft.blocks[after.at].span[0] - draft.blocks[before.at].span[0])
        / max(after.number.value - before.number.value, 1)
        for before, after in pairwise(pages)
    ]
    usual = median(lengths)
    even = sum(_EVEN[0] * usual <= length <= _EVEN[1] * usual for length in lengths)
    return _SHORTEST_PAGE <= usual <= _LONGEST_PAGE and even >= _SHARE_EVEN * len(lengths)


def _counts_pages(draft: Draft, lines: Sequence[Line]) -> bool:
    """Return whether a few numbers can only be those of pages: they count on from a later page, and are near."""
    values = [line.number.value for line in lines]
    starts = [draft.blocks[line.at].span[0] for line in lines]
    near = all(after - before <= _LONGEST_PAGE for before, after in pairwise(starts))
    counted = len(values) > 1 and values == list(range(values[0], values[0] + len(values)))
    return counted and near and _FIRST_SECTIONS < values[0] < _FIRST_YEAR


def _running_heads(draft: Draft) -> Iterator[int]:
    """Yield the lines that repeat words of the first one, followed by a page number ("Die lange Nacht  14")."""
    title = next((block.text for block in draft.blocks if not block.skipped), "")
    words = set(_WORD.findall(title))
    for at, block in enumerate(draft.blocks):
        if len(block.text) > _LONGEST_HEAD or not (paged := _PAGED.fullmatch(block.text)):
            continue
        repeated = _WORD.findall(paged["words"])
        if block.text != title and len(repeated) >= min(_FEWEST_WORDS, len(words)) and set(repeated) <= words:
            yield at
