"""Pieces: the blocks of a source before they are cut out of its text.

A piece is a list of runs of a text. `parts_of` cuts them out and keeps the source map; `blocks_of` makes blocks of the
parts, whose spans tile the source. Formats without a source text of their own use them through `documents.Document`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from audiobuild.model import Block, Omission
from audiobuild.readers.addresses import address_edits
from audiobuild.readers.mapped_text import MappedText, apply_edits, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from audiobuild.model import InlineMarkup, Role
    from audiobuild.readers.mapped_text import Edit

CODE = "code"
ORNAMENT = "an ornament, nothing to say"
FOOTNOTE = "footnote"
PICTURE = "description of a picture"


class Run(NamedTuple):
    """Characters of a piece, and the slice of the underlying text that they stand for."""

    text: str
    start: int
    end: int
    omitted: str | None = None
    """The reason why it is left out of the block; empty if that is not worth listing, None if it is not."""


class Piece(NamedTuple):
    """A block to be."""

    runs: tuple[Run, ...]
    role: Role | None = None
    skipped: str | None = None


def reason_to_skip(runs: Iterable[Run]) -> str | None:
    """Return why all words of runs are left out; empty if that is not worth listing, None if some are read."""
    reasons = [run.omitted for run in runs if run.text.strip()]
    return None if None in reasons else next(filter(None, reasons), "")


class Part(NamedTuple):
    """A block whose span is not yet known: it reaches to the start of the next part."""

    start: int
    mapped: MappedText
    role: Role | None = None
    skipped: str | None = None
    omissions: tuple[Omission, ...] = ()
    inline: tuple[InlineMarkup, ...] = ()
    sign: int | None = None


def parts_of(base: MappedText, pieces: Iterable[Piece]) -> Iterator[Part]:
    """Cut pieces out of the text that their runs refer to.

    Args:
        base: the text, with its map to the source.
        pieces: in the order of the text.
    """
    for piece in pieces:
        if piece.runs:
            yield _part(base.cut(piece.runs[0].start, max(run.end for run in piece.runs)), piece)


def _part(slice_: MappedText, piece: Piece) -> Part:
    """Make a piece's part from the slice of the text that its runs refer to."""
    edits: list[Edit] = []
    omissions: list[Omission] = []
    offset, position = piece.runs[0].start, 0
    for run in piece.runs:
        start, end = max(run.start - offset, position), max(run.end - offset, position)
        if run.omitted is not None and piece.skipped is None:
            if run.omitted and run.text.strip():
                omissions.append(_omission(slice_, start, end, run.omitted))
            continue
        if position < start:
            edits.append((position, start, ""))
        if run.text != slice_.text[start:end]:
            edits.append((start, end, run.text))
        position = end
    edits.append((position, len(slice_.text), ""))
    mapped = normalise(apply_edits(slice_, edits))
    if piece.skipped is None:
        cuts = list(address_edits(mapped.text))
        omissions += [_omission(mapped, start, end, "rest of an address") for start, end, _ in cuts]
        mapped = apply_edits(mapped, cuts) if cuts else mapped
    start = slice_.source_map.source_position(0)
    return Part(start, mapped, piece.role, piece.skipped, tuple(sorted(omissions, key=lambda omission: omission.span)))


def _omission(mapped: MappedText, start: int, end: int, reason: str) -> Omission:
    to_source = mapped.source_map.source_position
    return Omission((to_source(start), to_source(end)), " ".join(mapped.text[start:end].split()), reason)


def blocks_of(source: str, parts: Sequence[Part], begin: int = 0) -> tuple[Block, ...]:
    """Return the blocks of parts, which are in the order of the source; the blocks tile it from `begin` on."""
    starts = [begin, *(part.start for part in parts[1:])]
    ends = [*starts[1:], len(source)]
    return tuple(
        Block(part.mapped.text, span, part.mapped.source_map, part.role, part.skipped, None, part.omissions, part.sign)
        for part, span in zip(parts, zip(starts, ends, strict=True), strict=False)
    )
