"""Sections of a book with decimal numbers: "2 Grundlagen", "2.1 Begriffe", "2.1.1 Maße"."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Role
from audiobuild.structure.book.recognition import is_book

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audiobuild.structure.draft import Draft

# Matches all of "2 Grundlagen", "2.1 Begriffe", "2.1.1. Was ist ein Maß?"; not of "2.1", "12.30 Uhr", "1.1 Es kam.".
_SECTION = lazy_regex(
    r"(?:Kapitel )?(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\.?:? (?!Uhr\b)(?P<name>[A-ZÄÖÜ„»][^.;]{1,90})"
)
_FEWEST, _FEWEST_PARTED = 6, 3
"""Minimum number of sections, and of those whose number has a point in it."""
_COUNTED = 0.7
"""Share of the lines with such numbers that must count on from each other; entries of a list do not."""
_LISTED = 4
"""As many lines one below the other are a table of contents."""


class _Section(NamedTuple):
    """A line that may be the heading of a section."""

    at: int
    number: tuple[int, ...]


def find_decimal_sections(draft: Draft) -> dict[int, Role]:
    """Find the headings of sections whose decimal numbers count on from each other: 1, 1.1, 1.2, 2, 2.1."""
    if draft.is_marked or not is_book(draft):
        return {}
    lines = list(_lines(draft))
    sections = _counted(lines)
    parted = sum(len(section.number) > 1 for section in sections)
    if len(sections) < max(_FEWEST, _COUNTED * len(lines)) or parted < _FEWEST_PARTED:
        return {}
    return {section.at: Role.HEADING for section in sections}


def _lines(draft: Draft) -> Iterator[_Section]:
    """Yield the lines with a number, without those of a table of contents."""
    found: list[_Section] = []
    for at, block in enumerate(draft.blocks):
        free = draft.is_undecided(at) or draft.roles[at] is Role.HEADING
        if free and not block.skipped and (match := _SECTION.fullmatch(block.text)):
            found.append(_Section(at, tuple(map(int, match["number"].split(".")))))
    for _, run in groupby(enumerate(found), key=lambda each: each[1].at - each[0]):
        together = [section for _, section in run]
        yield from together if len(together) < _LISTED else together[-1:]


def _counted(lines: Sequence[_Section]) -> list[_Section]:
    """Return the longest chain of lines of which each number follows the one before.

    After 2.1.3 comes 2.1.4, 2.2, 3 or 2.1.3.1. Takes a step for each line: a chain is remembered by the number with
    which it ends, and by those of the sections around it.
    """
    ends: dict[tuple[int, ...], int] = {}  # the last line of the best chain that ends with a number
    within: dict[tuple[int, ...], int] = {}  # the same for a number or one of its sections
    length: list[int] = []
    before: list[int] = []
    for index, (_, number) in enumerate(lines):
        *outer, last = number
        previous = ends.get(tuple(outer), -1) if last == 1 else within.get((*outer, last - 1), -1)
        before.append(previous)
        length.append(1 + (length[previous] if previous >= 0 else 0))
        if length[ends.get(number, index)] <= length[index]:
            ends[number] = index
        for depth in range(1, len(number) + 1):
            around = number[:depth]
            if length[within.get(around, index)] <= length[index]:
                within[around] = index
    chain: list[_Section] = []
    at = max(range(len(lines)), key=length.__getitem__, default=-1)
    while at >= 0:
        chain.append(lines[at])
        at = before[at]
    return chain[::-1]
