"""Plain text -> blocks: blank lines, wrapped lines, list items, quoted lines, and headings marked as such.

What a block *is* (a caption, a teaser ...) is for `split` to say. Here is only said where one begins, and its
role where the source marks it: ``# Heading``, an underlined line, ``- item``, ``> quote``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from audiobuild.model import About, Block, Role
from audiobuild.read.decode import decode
from audiobuild.read.flow import LINE_ENDS, Flow, cut_out, edited, normalised, way_back
from audiobuild.read.lines import is_joined, wrap_width
from audiobuild.read.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(rf"([^{LINE_ENDS}]*)(\r\n|[{LINE_ENDS}]|$)")
_BLANK = " \t\xa0\xad\u2002\u2003\u2009\u200a\u200b\u202f\u2060\u3000\ufeff"
_ATX = re.compile(r" {0,3}#{1,6}[ \t]+(?=\S)")
_ATX_TAIL = re.compile(r"[ \t]+#+[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(?:={3,}|-{3,})[ \t]*$")
_RULE = re.compile(r"(?:[^\w\s][ \t]*){3,}$")
_QUOTED = re.compile(r"[ \t]*(?:>[ \t]?)+")
_BULLET = re.compile(r"[ \t]*(?:[-*+•◦▪■●‣·–—►➤✓✔→][ \t\xa0]+)(?=\S)")
_NUMBERED = re.compile(
    r"[ \t]*\(?(?:(?P<number>\d{1,3})[.)]|(?P<letter>[a-z])\))[ \t\xa0]+"
    r"(?=\S)(?!Jan|Feb|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)"
)
_FRAMED = re.compile(r"\s*([+*=~–-])\1+\s*(?P<words>[^\s+*=~–-].*?)\s*\1{2,}\s*", re.DOTALL)
"""A line between signs, as tickers have it: "+++ 11:40 Uhr: Erste Züge fahren +++"."""
_ORNAMENT = "an ornament, nothing to say"


class Line(NamedTuple):
    """A line of the source, by its positions there; its end of line is not in it."""

    start: int
    end: int
    text: str


class Piece(NamedTuple):
    """A block before its text is made."""

    lines: tuple[Line, ...]
    prefix: re.Pattern[str] | None = None
    """What to take off the front of each line."""
    role: Role | None = None
    skipped: str | None = None
    number: int | None = None
    """Of an item: 3 for "3." and for "c)"."""


def read_text(data: bytes, name: str) -> Reading:
    """Read plain text; see `decode` for its encodings and errors."""
    source = decode(data, name)
    return Reading(About(), source, blocks(source))


def blocks(source: str) -> tuple[Block, ...]:
    """The blocks of a plain text; they tile it."""
    pieces = _listed(list(_pieces(source)))
    starts = [piece.lines[0].start for piece in pieces]
    made: list[Block] = []
    for piece, start, end in zip(pieces, [0, *starts[1:]], [*starts[1:], len(source)], strict=False):
        flow = _flow(source, piece)
        made.append(Block(flow.text, (start, end), way_back(flow, start), piece.role, piece.skipped))
    return tuple(made)


def _flow(source: str, piece: Piece) -> Flow:
    first, last = piece.lines[0].start, piece.lines[-1].end
    flow = cut_out(source, first, last)
    if piece.prefix:
        marks = ((line.start - first, piece.prefix.match(line.text)) for line in piece.lines)
        flow = edited(flow, [(at, at + mark.end(), "") for at, mark in marks if mark])
    if framed := _FRAMED.fullmatch(flow.text):
        flow = edited(flow, [(0, framed.start("words"), ""), (framed.end("words"), len(flow.text), "")])
    if piece.prefix is _ATX and (tail := _ATX_TAIL.search(flow.text)):
        flow = edited(flow, [(tail.start(), len(flow.text), "")])
    return normalised(flow)


def _pieces(source: str) -> Iterator[Piece]:
    lines = [Line(match.start(), match.end(1), match[1]) for match in _LINE.finditer(source)]
    width = wrap_width([line.text for line in lines])
    run: list[Line] = []
    for line in lines:
        if line.text.strip(_BLANK):
            run.append(line)
        elif run:
            yield from _parted(run, width)
            run = []
    if run:
        yield from _parted(run, width)


def _parted(run: list[Line], width: int) -> Iterator[Piece]:
    """The blocks of lines with no blank line between them."""
    piece: Piece | None = None
    for line in run:
        if piece and len(piece.lines) == 1 and not piece.prefix and _UNDERLINE.match(line.text):
            yield piece._replace(role=Role.HEADING)
            piece = None
            continue
        begun = _begun(line, piece, width)
        if begun is None and piece:
            piece = piece._replace(lines=(*piece.lines, line))
            continue
        if piece:
            yield piece
        piece = begun
    if piece:
        yield piece


def _begun(line: Line, piece: Piece | None, width: int) -> Piece | None:  # noqa: PLR0911 - one answer a case
    """The block that a line begins; None where it goes on with the open one."""
    before = piece.lines[-1].text if piece else ""
    if _RULE.match(line.text.strip(_BLANK)):
        return Piece((line,), skipped=_ORNAMENT)
    if _ATX.match(line.text):
        return Piece((line,), _ATX, Role.HEADING)
    if quoted := _QUOTED.match(line.text):
        within = piece and piece.prefix is _QUOTED and before[quoted.end() :].strip()
        return None if within and line.text[quoted.end() :].strip() else Piece((line,), _QUOTED, Role.QUOTE)
    if piece is None or piece.role is Role.ITEM or before.rstrip().endswith((".", ":", ";", "!", "?", ",")):
        if _BULLET.match(line.text):
            return Piece((line,), _BULLET, Role.ITEM)
        if numbered := _NUMBERED.match(line.text):
            number = int(numbered["number"] or ord(numbered["letter"]) - ord("a") + 1)
            if piece is None or number == 1 or piece.number == number - 1:
                return Piece((line,), None, Role.ITEM, None, number)
    if piece and piece.prefix is not _ATX and not piece.skipped and _goes_on(piece, line, width):
        return None
    return Piece((line,))


def _goes_on(piece: Piece, line: Line, width: int) -> bool:
    """Is the line a wrapped one of the open block? An item's lines stand further in than its mark."""
    before, after = piece.lines[-1].text, line.text
    if piece.role is Role.ITEM:
        first = piece.lines[0].text
        if len(after) - len(after.lstrip()) > len(first) - len(first.lstrip()):
            return True
        after = after.lstrip()
    return is_joined(before, after, width)


def _listed(pieces: list[Piece]) -> list[Piece]:
    """A lone "1. FC Köln" or "2. Methode" is no item: numbers make a list where the next stands beside it."""
    return [
        piece._replace(role=None)
        if piece.number is not None
        and not (at and pieces[at - 1].number == piece.number - 1)
        and not (at + 1 < len(pieces) and pieces[at + 1].number == piece.number + 1)
        else piece
        for at, piece in enumerate(pieces)
    ]
