"""Notes on the chapters of a book at its end, under the numbers or names of the chapters."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobuild.structure.book.numbered import Line
    from audiobuild.structure.draft import Draft

_FEWEST, _LONGEST, _MOSTLY = 5, 0.2, 0.7
"""Number of lines over the notes on each chapter, length of the notes for each character of the chapters at most, and
share of the lines that name a chapter."""


def without_notes(draft: Draft, lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines without those over the notes on each chapter.

    All numbers come again over much less text, or most names ("3. Der Hof.") were headings of the text above.
    """
    if _repeat_names(draft, lines):
        return ()
    again = next((at for at in range(len(lines) - 1, 0, -1) if lines[at].number.value <= lines[at - 1].number.value), 0)
    first, second = lines[:again], lines[again:]
    if len(second) < _FEWEST or [line.number.value for line in first] != [line.number.value for line in second]:
        return lines
    blocks = draft.blocks
    start, middle, end = (blocks[at].span[0] for at in (first[0].at, second[0].at, len(blocks) - 1))
    return first if end - middle <= _LONGEST * (middle - start) else lines


def _repeat_names(draft: Draft, lines: Sequence[Line]) -> bool:
    """Return whether most lines name a line above all of them, and there is much more text between those lines."""
    names = {line.number.name for line in lines} - {""}
    if len(lines) < _FEWEST or len(names) < _MOSTLY * len(lines):
        return False
    blocks = draft.blocks
    above = {block.text: block.span[0] for block in blocks[: lines[0].at] if block.text in names}
    if len(above) < _MOSTLY * len(lines):
        return False
    length = max(above.values()) - min(above.values())
    return blocks[-1].span[0] - blocks[lines[0].at].span[0] <= _LONGEST * length
