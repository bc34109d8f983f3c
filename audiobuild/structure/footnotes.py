"""Notes are heard after the paragraph with their sign, wherever they are in the source."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from audiobuild.model import Block, Role, SourceMap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NOTE = "footnote"
"""The reason of an omission that is a note inside a paragraph."""


def with_inline_notes(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, each followed by the notes inside it as blocks of their own.

    Their spans are empty, since the paragraph covers that part of the source; their positions lie in it.
    """
    for block in blocks:
        notes = () if block.skipped else [part for part in block.omissions if part.reason == _NOTE]
        if not notes:
            yield block
            continue
        yield replace(block, omissions=tuple(part for part in block.omissions if part.reason != _NOTE))
        end = block.span[1]
        for note in notes:
            yield Block(note.text, (end, end), SourceMap.at(note.span[0]), Role.FOOTNOTE)


def in_order_of_hearing(blocks: Sequence[Block]) -> list[int]:
    """Return the indices of the blocks that are narrated, each note after the block with its sign."""
    narrated = [at for at, block in enumerate(blocks) if not block.skipped]
    if all(blocks[at].sign is None for at in narrated):
        return narrated
    starts = [block.span[0] for block in blocks]
    after: dict[int, list[int]] = {}
    for at in narrated:
        sign = blocks[at].sign
        host = None if sign is None else bisect_right(starts, sign) - 1
        if host is not None and blocks[host].sign is None and not blocks[host].skipped:
            after.setdefault(host, []).append(at)
    placed = {at for notes in after.values() for at in notes}
    return [index for at in narrated if at not in placed for index in (at, *after.get(at, ()))]
