"""Headings of diaries: the days, or the years with the titles of the parts above them."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Role
from audiobuild.structure.book.recognition import is_book, is_dated
from audiobuild.structure.book.spacing import PARAGRAPH_ENDS
from audiobuild.structure.heading_lines import is_heading, is_running_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from audiobuild.structure.draft import Draft

_FEWEST, _NEAR = 3, 3_000
"""Minimum number of years that rise through the book, and their minimum median distance in characters."""
_MANY, _NEAR_OF_MANY, _SPREAD = 10, 300, 0.7
"""The same for days, and for years that begin anew in each part; share of the book over which they must be spread."""
_FALLS = 0.25
"""Share of the years that may be earlier than the one before, as the first of a part is."""
_LONGEST = 60
# Matches all of "Elf Uhr", "Abends sechs Uhr", "½3 Uhr nachmittags.", "Linden, elf Uhr"; not of "Um elf Uhr kam er".
_HOUR = lazy_regex(
    r"(?:[A-ZÄÖÜ][\w-]+, )?(?:(?:Früh|Morgens|Mittags|Nachmittags|Abends|Nachts) )?(?:[½¼¾]?\d{0,2}|\w{3,6}) Uhr"
    r"(?: (?:früh|morgens?|vormittags?|mittags?|nachmittags?|abends?|nachts?))?[.,]?"
)
# Matches all of "1806", "2024", "1912."; not of "806", "3000".
_YEAR = lazy_regex(r"(?:1\d{3}|20\d\d)\.?")


def find_years(draft: Draft) -> dict[int, Role]:
    """Find the lines that are only a year, if the years do not fall or begin anew in each part.

    Years that do not fall are over running text and far apart. Those that begin anew are many and over any text; the
    titles of the parts are above the first of them.
    """
    if draft.is_marked or not is_book(draft):
        return {}
    return dict.fromkeys(_years(draft), Role.HEADING)


def _years(draft: Draft) -> Sequence[int]:
    blocks = draft.blocks
    lines = [
        at for at in range(len(blocks) - 1) if draft.is_undecided(at) and _YEAR.fullmatch(blocks[at].text.strip("_="))
    ]
    over_prose = [at for at in lines if is_running_text(blocks[at + 1].text)]
    if len(over_prose) >= _FEWEST and _rise(draft, over_prose) and _distance(draft, over_prose) >= _NEAR:
        return over_prose
    firsts = [at for before, at in pairwise(lines) if _year(draft, at) < _year(draft, before)]
    if not _are_many(draft, lines) or len(firsts) > _FALLS * len(lines):
        return ()
    titles = [at - 1 for at in (lines[0], *firsts) if _is_title(draft, at - 1)]
    return [*lines, *titles] if len(titles) >= _FEWEST else lines


def find_days(draft: Draft) -> Sequence[int]:
    """Return the days over the entries of a diary, if there are many through the whole book and no other headings."""
    blocks = draft.blocks
    days = [
        at
        for at in range(1, len(blocks) - 1)
        if 0 < len(blocks[at].text) <= _LONGEST
        and not blocks[at].skipped
        and (draft.is_undecided(at) or draft.roles[at] is Role.DATE)
        and (is_dated(blocks[at].text) or _HOUR.fullmatch(blocks[at].text))
        and _is_over_entry(draft, at)
    ]
    if not _are_many(draft, days):
        return ()
    return () if Role.HEADING in draft.roles[days[0] :] else days


def is_divided_by_years(draft: Draft) -> bool:
    """Return whether many headings found so far are years."""
    heads = (block.text for block, role in zip(draft.blocks, draft.roles, strict=True) if role is Role.HEADING)
    return sum(_YEAR.fullmatch(text) is not None for text in heads) >= _MANY


def _is_over_entry(draft: Draft, at: int) -> bool:
    """Return whether a line is between a paragraph that ends like a sentence, or another heading, and a paragraph."""
    above, below = draft.blocks[at - 1].text, draft.blocks[at + 1].text
    follows = draft.roles[at - 1] is not Role.PARAGRAPH or above.endswith(PARAGRAPH_ENDS) or is_dated(above)
    return follows and below.endswith(PARAGRAPH_ENDS)


def _is_title(draft: Draft, at: int) -> bool:
    text = draft.blocks[at].text
    return draft.is_undecided(at) and len(text) <= _LONGEST and is_heading(text) and not _YEAR.fullmatch(text)


def _are_many(draft: Draft, lines: Sequence[int]) -> bool:
    """Return whether there are many lines, spread over most of the book and not too near each other."""
    if len(lines) < _MANY:
        return False
    starts = [draft.blocks[at].span[0] for at in lines]
    spread = starts[-1] - starts[0] >= _SPREAD * draft.blocks[-1].span[1]
    return spread and _distance(draft, lines) >= _NEAR_OF_MANY


def _rise(draft: Draft, lines: Iterable[int]) -> bool:
    years = [_year(draft, at) for at in lines]
    return years == sorted(years)


def _year(draft: Draft, at: int) -> int:
    return int(draft.blocks[at].text.strip("_=."))


def _distance(draft: Draft, lines: Sequence[int]) -> float:
    """Return the median of the characters from each line to the next, and from the last one to the end."""
    starts = [draft.blocks[at].span[0] for at in [*lines, len(draft.blocks) - 1]]
    return median(after - before for before, after in pairwise(starts))
