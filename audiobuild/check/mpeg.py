"""Walking through an MP3 frame by frame: what each header says, and what stands between, before and behind them.

Sources: ISO/IEC 11172-3 and 13818-3 for headers and side information; Gabriel Bouvigne's "MP3 Info Tag
revision 1" for the Info frame; http://wiki.hydrogenaud.io/index.php?title=APEv2 for what stands at the end.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import BinaryIO

from audiobuild.check.info import Info, info
from audiobuild.check.pieces import Pieces

_V1_L3 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_V1_L2 = (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384)
_V1_L1 = tuple(32 * step for step in range(15))
_V2_L1 = (0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256)
_V2_L23 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
BITRATES = ((_V2_L1, _V2_L23, _V2_L23), (_V1_L1, _V1_L2, _V1_L3))
"""Kilobits a second: by whether it is MPEG 1, by layer, by the header's four bits."""
RATES = (44_100, 48_000, 32_000)
MONO = 3


@dataclass(frozen=True, slots=True)
class Header:
    """What a frame's four bytes say."""

    version: int
    """1, 2, or 25 for MPEG 2.5."""
    layer: int
    bitrate: int
    """Kilobits a second."""
    rate: int
    """Samples a second."""
    mono: bool
    protected: bool
    """Whether two bytes of CRC follow."""
    size: int
    """Bytes of the whole frame."""

    @property
    def samples(self) -> int:
        """Samples a frame holds."""
        return 384 if self.layer == 1 else 576 if self.layer == 3 and self.version != 1 else 1_152  # noqa: PLR2004

    @property
    def side(self) -> int:
        """Bytes of side information behind the header."""
        if self.version == 1:
            return 17 if self.mono else 32
        return 9 if self.mono else 17

    @property
    def kind(self) -> tuple[int, int, int]:
        """What never changes within one file."""
        return self.version, self.layer, self.rate


@lru_cache(maxsize=4_096)
def header(four: bytes) -> Header | None:
    """What four bytes say as a frame's header; None where they are none, or of a free bit rate."""
    word = int.from_bytes(four, "big")
    version = (25, 0, 2, 1)[word >> 19 & 3]
    layer = (0, 3, 2, 1)[word >> 17 & 3]
    step, which = word >> 12 & 15, word >> 10 & 3
    if len(four) < 4 or word >> 21 != 0x7FF or not version or not layer or step in (0, 15) or which == 3:  # noqa: PLR2004
        return None
    bitrate = BITRATES[version == 1][layer - 1][step]
    rate = RATES[which] // {1: 1, 2: 2, 25: 4}[version]
    padding = word >> 9 & 1
    if layer == 1:
        size = (12_000 * bitrate // rate + padding) * 4
    else:
        size = (72_000 if layer == 3 and version != 1 else 144_000) * bitrate // rate + padding  # noqa: PLR2004
    return Header(version, layer, bitrate, rate, (word >> 6 & 3) == MONO, not word >> 16 & 1, size)


@dataclass(slots=True)
class Stream:
    """The sound of a file as its frames tell it."""

    first: Header
    info: Info | None = None
    frames: int = 0
    """Without the Info frame."""
    size: int = 0
    """Bytes of all frames, the Info frame included."""
    bitrates: Counter[int] = field(default_factory=Counter)
    monos: Counter[bool] = field(default_factory=Counter)
    lead: int = 0
    """Bytes between the tag and the first frame."""
    junk: list[tuple[int, int]] = field(default_factory=list)
    """Where between frames something else stands, and how many bytes of it."""
    cut: int = 0
    """Bytes that the last frame lacks."""
    starved: list[int] = field(default_factory=list)
    """Frames (counted from 0) that point to bytes before them which are not there."""
    other_infos: int = 0
    """Info frames in the middle: files were laid end to end."""
    tail: tuple[str, ...] = ()
    """Names of the tags behind the sound."""

    @property
    def samples(self) -> int:
        """How long it is heard, in samples: without what the Info frame says to take off."""
        whole = self.frames * self.first.samples
        return max(0, whole - self.info.delay - self.info.padding) if self.info and self.info.trims else whole


def walk(file: BinaryIO, start: int, length: int) -> Stream | None:
    """Every frame from `start` to the end of a file of `length` bytes; None where there is none.

    Needs a few megabytes however long the file, and about 4 microseconds a frame.
    """
    end, tail = _end(file, start, length)
    pieces = Pieces(file, end)
    at = _next_frame(pieces, start, end, None)
    if at is None or (first := header(pieces.at(at, 4))) is None:
        return None
    stream = Stream(first, lead=at - start, tail=tail)
    stream.info = info(pieces.at(at, first.size), first.side)
    if stream.info:
        stream.size += first.size
        at += first.size
    _follow(pieces, at, end, stream)
    return stream


def _follow(pieces: Pieces, at: int, end: int, stream: Stream) -> None:
    """Count every frame from `at` on into `stream`."""
    kind, reservoir = stream.first.kind, 0
    while at < end:
        head = pieces.at(at, 48)
        found = header(head[:4])
        if found is None or found.kind != kind:
            following = _next_frame(pieces, at + 1, end, kind)
            stream.junk.append((at, (end if following is None else following) - at))
            if following is None:
                return
            at = following
            continue
        if at + found.size > end:
            stream.cut = at + found.size - end
        if found.layer == 3:  # noqa: PLR2004
            reservoir = _fed(head, found, reservoir, stream)
        stream.frames += 1
        stream.size += min(found.size, end - at)
        stream.bitrates[found.bitrate] += 1
        stream.monos[found.mono] += 1
        at += found.size


def _fed(head: bytes, found: Header, reservoir: int, stream: Stream) -> int:
    """The bytes that the next frame may point back to; a frame that points further is noted."""
    place = 6 if found.protected else 4
    bits = int.from_bytes(head[place : place + found.side], "big")
    total = 8 * found.side
    back = bits >> total - 9 if found.version == 1 else bits >> total - 8
    if back > reservoir:
        stream.starved.append(stream.frames)
    if head[place + found.side : place + found.side + 4] in (b"Info", b"Xing"):
        stream.other_infos += 1
    channels = 1 if found.mono else 2
    if found.version == 1:
        skip, width, granules = 18 if found.mono else 20, 59, 2
    else:
        skip, width, granules = 9 if found.mono else 10, 63, 1
    used = sum(bits >> total - skip - width * part - 12 & 0xFFF for part in range(granules * channels))
    held = found.size - place - found.side
    return max(0, min(back, reservoir) + held - (used + 7) // 8)


def _next_frame(pieces: Pieces, at: int, end: int, kind: tuple[int, int, int] | None) -> int | None:
    """Where from `at` on a frame begins that another follows, or the end; None where none does."""
    while (at := pieces.find(0xFF, at)) >= 0:
        found = header(pieces.at(at, 4))
        if found and kind in (None, found.kind):
            following = at + found.size
            if following == end:
                return at
            after = header(pieces.at(following, 4)) if following < end else None
            if after and after.kind == found.kind:
                return at
        at += 1
    return None


def _end(file: BinaryIO, start: int, length: int) -> tuple[int, tuple[str, ...]]:
    """Where the sound ends, and the names of the tags behind it."""
    end, names = length, []
    while end > start:
        file.seek(max(start, end - 160))
        last = file.read(end - max(start, end - 160))
        if last[-128:-125] == b"TAG":
            name, size = "ID3v1", 128
        elif last[-32:-24] == b"APETAGEX":
            name, size = "APE", int.from_bytes(last[-20:-16], "little") + 32 * (last[-9] >> 7)
        elif last[-9:] == b"LYRICS200" and last[-15:-9].isdigit():
            name, size = "Lyrics3", int(last[-15:-9]) + 15
        else:
            break
        names.append(name)
        end = max(start, end - max(size, 15))
    return end, tuple(names)
