"""Lines that a table of contents does not name though it names the headings around them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from audiobuild.model import Role
from audiobuild.structure.book.title_keys import key_of
from audiobuild.structure.numbering import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobuild.structure.draft import Draft

_FEWEST = 3
"""Minimum number of headings that a table names, and of lines under one of them that are its sections."""
_MOST, _SHARE = 5, 0.35
"""Maximum number of other lines, and the same as a share of the headings named; the table leaves out more than that."""
_LONGEST = 150
_FEWEST_LETTERS = 2


def without_unlisted(draft: Draft, lines: Sequence[int]) -> list[int]:
    """Return the lines without those that a table of contents would name if they were headings.

    Three or more under the same entry are its sections. Others are headings if they are many, or no more than entries
    are left over, whose headings are worded otherwise.
    """
    blocks = draft.blocks
    entries = _entries(draft)
    listed = headings_listed(draft)
    if len(listed) < _FEWEST:
        return list(lines)
    found = {key_of(blocks[at].text) for at in listed}
    table = [at for at, key in entries.items() if key in found]
    between = (key for at, key in entries.items() if table[0] < at < table[-1])
    left = {key for key in between if len(key) >= _FEWEST_LETTERS and not key.isdecimal()} - found
    others = {at for at, role in enumerate(draft.roles) if role is Role.HEADING}.difference(listed)
    unnumbered = {at for at in others if not number(blocks[at].text)}
    under = Counter(bisect_right(listed, at) for at in unnumbered.union(lines))
    single = [at for at in lines if under[bisect_right(listed, at)] < _FEWEST]
    few = len(left) < len(single) <= min(_MOST, _SHARE * len(listed))
    return [at for at in lines if at not in single] if few else list(lines)


def headings_listed(draft: Draft) -> list[int]:
    """Return the headings found so far that a table of contents names."""
    names = set(_entries(draft).values())
    heads = (at for at, role in enumerate(draft.roles) if role is Role.HEADING)
    return [at for at in heads if key_of(draft.blocks[at].text) in names]


def _entries(draft: Draft) -> dict[int, str]:
    """Return the words of the lines that may be entries of a table."""
    return {at: key_of(draft.blocks[at].text) for at, role in enumerate(draft.roles) if _may_be_entry(draft, at, role)}


def _may_be_entry(draft: Draft, at: int, role: Role) -> bool:
    return role is Role.BOILERPLATE and 0 < len(draft.blocks[at].text) <= _LONGEST
