"""A paragraph -> its dateline, its text and the agency's sign at its end, each a block of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audiobuild.german import structure
from audiobuild.model import Block, Role

if TYPE_CHECKING:
    from collections.abc import Iterator


def parted(block: Block) -> Iterator[Block]:
    """A paragraph's dateline ("Peking (dpa) –") and the agency's sign at its end, as blocks of their own.

    The dateline's text is the place alone; the day in it, where it is told, is a date of its own.
    """
    found = tail = None
    if block.role in (Role.PARAGRAPH, Role.LEAD) and not block.skipped:
        found, tail = structure.dateline(block.text), structure.agency_tail(block.text)
    start = found.end if found else 0
    end = len(block.text) if tail is None else tail
    if found:
        day = found.date[0] if found.date else start
        yield replace(_piece(block, *found.place), span=_piece(block, 0, day).span, role=Role.DATELINE)
        if found.date:
            yield replace(_piece(block, *found.date), span=_piece(block, day, start).span, role=Role.DATE)
    yield _piece(block, start, end) if found or tail else block
    if tail:
        yield replace(_piece(block, end, len(block.text)), role=Role.AGENCY)


def _piece(block: Block, start: int, end: int) -> Block:
    """A block of part of a block's text; it covers the source from there to where the next part begins."""
    text = block.text[start:end]
    first = start + len(text) - len(text.lstrip())
    opening = block.source_position(start) if start else block.span[0]
    closing = block.source_position(end) if end < len(block.text) else block.span[1]
    anchors = ((0, block.source_position(first)), *((at - first, to) for at, to in block.anchors if first < at < end))
    return replace(block, text=text.strip(), span=(opening, closing), anchors=anchors)
