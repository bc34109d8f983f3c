"""Merging chapters: short ones while they are planned, silent and surplus ones once the spoken text is known."""

from __future__ import annotations

from dataclasses import replace
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from audiobuild.model import Chapter, Role, Script
from audiobuild.structure.about import shorten
from audiobuild.structure.plan import SECOND, Plan, length

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobuild.model import Block

MOST_CHAPTERS = 255
"""Chapters of an MP3: the number of entries in its table of contents is one byte (ID3v2 Chapter Frame Addendum 1.0)."""

_SHORTEST = 5 * SECOND
"""Length in characters below which a chapter is merged into its neighbour."""
_LONG = 10
"""Chapters absorb no more short ones once they, or these, are longer than this multiple of the shortest."""
_LONGEST_NAME = 60
_RANGE = " – "
_MOST_NAMES = 5
"""Merged chapters that a note names."""


def merge_short(blocks: Sequence[Block], plans: Sequence[Plan]) -> tuple[list[Plan], tuple[str, ...]]:
    """Merge chapters of less than 5 seconds into the one before; the first one into the one after.

    A chapter absorbs no more after 50 seconds, so that a glossary does not become a single chapter.

    Returns:
        The chapters, and a note that names those that were merged.
    """
    kept, absorbed = _merged(blocks, plans, 0)
    return kept, (_note(absorbed),) if absorbed else ()


def _note(names: Sequence[str]) -> str:
    listed = ", ".join(f'"{name}"' for name in names[:_MOST_NAMES]) + (", ..." if len(names) > _MOST_NAMES else "")
    what = f"{len(names)} chapters" if len(names) > 1 else "1 chapter"
    return f"merged {what} of less than 5 seconds into a neighbour: {listed} (--chapters headings keeps them)"


def merge_paragraphs(blocks: Sequence[Block], plans: Sequence[Plan], least: int) -> list[Plan]:
    """Merge chapters by paragraphs of less than 5 seconds into the one before, the first one into the one after.

    Chapters of less than `least` characters absorb those after them. With `least`, a very long chapter absorbs none, so
    that a dialogue of short lines does not become a single chapter.
    """
    return _merged(blocks, plans, least)[0]


def _merged(blocks: Sequence[Block], plans: Sequence[Plan], least: int) -> tuple[list[Plan], list[str]]:
    """Return the chapters that are left and the names of those that were absorbed."""
    shortest = max(_SHORTEST, least)
    last = len(plans) - 1
    kept: list[Plan] = []
    merged_blocks: list[list[int]] = []
    absorbed: list[str] = []
    length_before = length_absorbed = 0
    for at, plan in enumerate(plans):
        size = length(blocks, plan.blocks)
        absorbing = length_before if least else length_absorbed
        short = size < _SHORTEST and (at == last or absorbing < _LONG * shortest)
        if kept and (short or length_before < shortest):
            keeps_name = kept[-1].named and (length_before >= _SHORTEST or _has_heading(blocks, kept[-1]))
            if keeps_name and plan.named:
                absorbed.append(plan.title)
            kept[-1] = kept[-1] if keeps_name else plan
            merged_blocks[-1] += plan.blocks
            length_before += size
            length_absorbed += size
        else:
            kept.append(plan)
            merged_blocks.append(list(plan.blocks))
            length_before, length_absorbed = size, 0
    return [plan._replace(blocks=tuple(merged)) for plan, merged in zip(kept, merged_blocks, strict=True)], absorbed


def _has_heading(blocks: Sequence[Block], plan: Plan) -> bool:
    """Return whether a heading names the chapter; not so the lines of a title page, before the first heading."""
    return any(blocks[at].role is Role.HEADING for at in plan.blocks)


def merge_silent(script: Script) -> Script:
    """Merge each chapter in which nothing is spoken into the one before it; the first ones into the one after.

    Call it once `Utterance.spoken` is known. The chapters that are left keep their titles; utterances stay in order.
    """
    groups: list[list[int]] = []
    titles: list[str] = []
    silent_so_far = True
    for at, chapter in enumerate(script.chapters):
        speaks = any(utterance.spoken for utterance in chapter.utterances)
        if groups and (silent_so_far or not speaks):
            groups[-1].append(at)
            titles[-1] = chapter.title if silent_so_far and speaks else titles[-1]
        else:
            groups.append([at])
            titles.append(chapter.title)
        silent_so_far = silent_so_far and not speaks
    return _regrouped(script, groups, titles)


def merge_surplus(script: Script, most: int = MOST_CHAPTERS) -> Script:
    """Merge the shortest pairs of neighbouring chapters until at most `most` are left.

    A merged chapter is called by the first and the last title of those in it. A note informs the user.
    """
    count = len(script.chapters)
    if count <= most:
        return script
    groups = _shortest_pairs(
        [sum(len(part.spoken) for part in chapter.utterances) for chapter in script.chapters], most
    )
    titles = [_range(script.chapters[group[0]].title, script.chapters[group[-1]].title, len(group)) for group in groups]
    note = f"{count} chapters are more than the {most} an MP3 can list; the shortest were merged with a neighbour"
    return replace(_regrouped(script, groups, titles), notes=(*script.notes, note))


def _shortest_pairs(lengths: Sequence[int], most: int) -> list[list[int]]:
    """Group neighbours until `most` groups are left: always the pair that is shortest together, the first of equals."""
    size = list(lengths)
    end = list(range(1, len(size) + 1))  # of the group that begins at an index; 0 if none does
    before = list(range(-1, len(size) - 1))  # where the group before begins
    pairs = [(size[at] + size[at + 1], at, at + 1) for at in range(len(size) - 1)]
    heapify(pairs)
    left = len(size)
    while left > most:
        total, first, second = heappop(pairs)
        if not end[first] or end[first] != second or not end[second] or total != size[first] + size[second]:
            continue  # one of the two was merged since
        end[first], end[second] = end[second], 0
        size[first] = total
        left -= 1
        if end[first] < len(size):
            before[end[first]] = first
            heappush(pairs, (total + size[end[first]], first, end[first]))
        if before[first] >= 0:
            heappush(pairs, (size[before[first]] + total, before[first], first))
    return [list(range(at, end[at])) for at in range(len(size)) if end[at]]


def _range(first: str, last: str, chapters: int) -> str:
    """Return both titles, each cut to its half if together they are too long; one title for one chapter."""
    if chapters == 1:
        return first
    whole = first + _RANGE + last
    half = (_LONGEST_NAME - len(_RANGE)) // 2
    return whole if len(whole) <= _LONGEST_NAME else shorten(first, half) + _RANGE + shorten(last, half)


def _regrouped(script: Script, groups: Sequence[Sequence[int]], titles: Sequence[str]) -> Script:
    """Return the script with a chapter for each group of chapters, and its blocks numbered by them."""
    if len(groups) == len(script.chapters):
        return script
    number = {at + 1: new for new, group in enumerate(groups, 1) for at in group}
    chapters = tuple(
        Chapter(
            title,
            tuple(part for at in group for part in script.chapters[at].utterances),
            script.chapters[group[0]].link,
        )
        for title, group in zip(titles, groups, strict=True)
    )
    blocks = tuple(replace(block, chapter=number[block.chapter]) if block.chapter else block for block in script.blocks)
    return replace(script, chapters=chapters, blocks=blocks)
