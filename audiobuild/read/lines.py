"""Which line ends of a plain text are only wrapping, and which are meant.

A line that begins with a small letter goes on with the one before it. In a text where many lines do, lines are
wrapped at some width: there a line that had no room for the next word goes on, and a shorter one ends.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAST_SHARE = 0.2
"""Of the lines that follow another, those that begin small where a text is wrapped; about half of all German
words begin small, and where each line is a paragraph no line does."""
_RAGGED = 0.6
"""A line that ends in mid-sentence at this share of the width is wrapped too: hands wrap unevenly."""
_ADDRESS = re.compile(r"\S+@\S|https?:|www\.|[\w-]+\.(?:de|com|org|net)\b")
_STOPS = (".", "!", "?", ":", "…")
_CLOSING = "»«“”\"'’)]"


def wrap_width(lines: Sequence[str]) -> int:
    """The width a text is wrapped at, in characters; 0 where its lines are not wrapped."""
    following = [(before, after) for before, after in pairwise(lines) if before.strip() and after.strip()]
    wrapped = sorted(len(before.rstrip()) for before, after in following if _begins_small(after))
    if not wrapped or len(wrapped) < _LEAST_SHARE * len(following):
        return 0
    return wrapped[int(0.98 * (len(wrapped) - 1))]


def is_joined(before: str, after: str, width: int) -> bool:
    """Does the line `after` go on with the paragraph of the line `before`?"""
    ended = before.rstrip().rstrip(_CLOSING).endswith(_STOPS)
    if _begins_small(after):
        return bool(width) or not ended
    if not width:
        return False
    if _indent(after) > _indent(before) + 1:
        return False
    length = len(before.rstrip())
    if length + 1 + len(after.split(maxsplit=1)[0]) > width:
        return True
    return not ended and length >= _RAGGED * width


def _begins_small(line: str) -> bool:
    """A small letter first, unless it is that of an address or of an item ("b) ...")."""
    line = line.lstrip()
    return line[:1].islower() and not _ADDRESS.match(line) and line[1:2] != ")"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
