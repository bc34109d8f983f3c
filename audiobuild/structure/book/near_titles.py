"""Headings that a table of contents names in other words or another spelling ("Der Yakuschi", "Der Yakushi.")."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from audiobuild.structure.book.title_keys import key_of
from audiobuild.structure.heading_lines import is_running_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audiobuild.structure.draft import Draft

_LONGEST = 150
_LINES_OVER_TEXT = 3
"""Number of lines within which the text under a heading begins."""
_MOST = 20
"""Maximum number of entries one below the other for which headings are looked for."""
_ALIKE = 0.8
"""Share of the letters that must be the same."""
_FEWEST_WORDS = 2
"""Minimum number of words with which an entry and its heading begin, if one of them goes on."""


def nearly_named(draft: Draft, entries: Sequence[int], named: Sequence[int]) -> Iterator[int]:
    """Yield the lines over text that are nearly what an entry says, between the headings of the entries around it.

    Args:
        draft: of the book.
        entries: the lines of the table, in order.
        named: the headings that repeat an entry.
    """
    places = {key_of(draft.blocks[at].text): at for at in reversed(named)}
    keys = [key_of(draft.blocks[at].text) for at in entries]
    found = [index for index, key in enumerate(keys) if key in places]
    for before, after in pairwise(found):
        left = keys[before + 1 : after]
        if 0 < len(left) <= _MOST:
            yield from _alike(draft, left, range(places[keys[before]] + 1, places[keys[after]]))


def _alike(draft: Draft, keys: Sequence[str], lines: range) -> Iterator[int]:
    """Yield a line for each of some keys, in order, if there is one."""
    blocks = draft.blocks
    titles = [(at, key_of(blocks[at].text)) for at in lines if _may_be_heading(draft, at)]
    for key in keys:
        at = next((at for at, title in titles if is_nearly(key, title)), -1)
        if at >= 0:
            yield at
            titles = [title for title in titles if title[0] > at]


def _may_be_heading(draft: Draft, at: int) -> bool:
    below = draft.blocks[at + 1 : at + 1 + _LINES_OVER_TEXT]
    short = 0 < len(draft.blocks[at].text) <= _LONGEST and draft.is_undecided(at)
    return short and any(is_running_text(block.text) for block in below)


def is_nearly(entry: str, title: str) -> bool:
    """Return whether the keys of an entry and a title are the same but for a few letters, or one of them goes on."""
    shorter, longer = sorted((entry, title), key=len)
    if shorter.count(" ") >= _FEWEST_WORDS - 1 and longer.startswith(f"{shorter} "):
        return True
    matcher = SequenceMatcher(None, entry, title, autojunk=False)
    return matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE
