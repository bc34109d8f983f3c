"""Planned chapters: a title and the blocks under it, before there are utterances."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from audiobuild.model import Block

SECOND = 15
"""Characters that are spoken in a second, approximately."""
MINUTE = 60 * SECOND
INTRODUCTION = "Einleitung"
OPENERS = (Role.TITLE, Role.HEADING, Role.BYLINE, Role.DATELINE)
"""Roles that introduce the text after them."""

_DIGIT = lazy_regex(r"\d")
_A_DIGIT = 4
"""Characters by which a digit is longer when it is spoken."""
_A_PAUSE = 5
"""Characters that could be spoken in the pause after a block."""


class Plan(NamedTuple):
    """A planned chapter: its title and the indices of its blocks."""

    title: str
    blocks: tuple[int, ...]
    named: bool
    """Whether a heading or the title names it; a merged chapter keeps such a name."""


def length(blocks: Sequence[Block], indices: Iterable[int]) -> int:
    """Return the approximate length in spoken characters: digits are spoken as words, and blocks end in a pause."""
    return sum(_A_PAUSE + len(blocks[at].text) + _A_DIGIT * len(_DIGIT.findall(blocks[at].text)) for at in indices)
