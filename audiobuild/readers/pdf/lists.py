"""The lines of a PDF that begin the items of a list, by the numbers or letters that they continue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobuild.readers.pdf.lines import Line

_NUMBERED = lazy_regex(r"(\d{1,2})[.)]\s+(?=\S)")
_LETTERED = lazy_regex(r"\(?([a-z])[.)]\s+(?=\S)")
_LONGEST_ITEM = 12
"""Lines from one item of a list to the next, at most."""
_SAME_PLACE = 6.0
"""Points between the left edges of two items, at most."""


def lines_of_lists(lines: Sequence[Line]) -> set[int]:
    """Return the lines that begin with the next number or letter after that of a line above, and the first of these.

    They begin at the same place, with the lines of no more than an item between them.
    """
    found: set[int] = set()
    open_items: dict[tuple[str, int], tuple[int, Line]] = {}
    """The last line of each list, by its next mark."""
    for at, line in enumerate(lines):
        match = _NUMBERED.match(line.text) or _LETTERED.match(line.text)
        if match is None:
            continue
        mark = match[1]
        value = int(mark) if mark.isdecimal() else ord(mark)
        kind = line.text[match.start(1) - 1 : match.start(1)] + line.text[match.end(1)] + str(mark.isdecimal())
        above, first = open_items.pop((kind, value), (-1, line))
        if above >= 0 and at - above <= _LONGEST_ITEM and abs(line.left - first.left) <= _SAME_PLACE:
            found |= {above, at}
        open_items[kind, value + 1] = at, line
    return found
