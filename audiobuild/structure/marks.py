"""Marks that authors put into a text: "[pause 2s]", "<break time="1s"/>", "<!-- audiobuild: skip -->"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.structure.draft import piece_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from audiobuild.model import Block

_USUAL, _LONGEST = 1_000, 60_000
"""Milliseconds of a pause whose length is not given, and of the longest."""
# Matches "[pause]", "[Pause 2,5 s]", "<break time='800ms'/>", "<!-- audiobuild: read -->"; not "[Pausen]", "[1]".
_MARK = lazy_regex(
    r"\[[Pp]ause(?:[ :]\s?(?P<length>\d{1,6}(?:[.,]\d{1,3})?)\s?(?P<unit>ms|s)?)?\]"
    r"|<break(?:\s+time=[\"'](?P<time>\d{1,6}(?:\.\d{1,3})?)(?P<time_unit>ms|s)[\"'])?\s?(?:/>|></break>)"
    r"|<!--\s?audiobuild:\s?(?P<command>skip|read)\s?-->"
)


def apply_marks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks with each mark as a skipped block of its own, and with what authors leave out skipped.

    A text is left out from "<!-- audiobuild: skip -->" to "<!-- audiobuild: read -->", or to its end.
    """
    leaving_out = False
    for block in blocks:
        for piece in _pieces(block):
            mark = _MARK.fullmatch(piece.text)
            if mark and mark["command"]:
                leaving_out = mark["command"] == "skip"
                yield replace(piece, skipped=f"mark: {mark['command']}")
            elif leaving_out:
                yield replace(piece, skipped="left out by a mark in the text")
            elif mark:
                yield replace(piece, skipped=f"pause of {pause_ms(piece.text) / 1000:g} s")
            else:
                yield piece


def _pieces(block: Block) -> Iterator[Block]:
    """Yield the parts of a block before, between and after its marks, and the marks."""
    edges = sorted({edge for mark in _MARK.finditer(block.text) for edge in mark.span()})
    if not edges or _MARK.fullmatch(block.text):
        yield block
        return
    starts = [
        start
        for start, end in zip([0, *edges], [*edges, len(block.text)], strict=True)
        if block.text[start:end].strip()
    ]
    for start, end in pairwise([0, *starts[1:], len(block.text)]):
        yield piece_of(block, start, end)


def pause_ms(text: str) -> int:
    """Return the milliseconds of a pause that a mark asks for; 0 if a text is not such a mark."""
    mark = _MARK.fullmatch(text)
    if mark is None or mark["command"]:
        return 0
    length, unit = mark["length"] or mark["time"], mark["unit"] or mark["time_unit"]
    if not length:
        return _USUAL
    return min(round(float(length.replace(",", ".")) * (1 if unit == "ms" else 1000)), _LONGEST)
