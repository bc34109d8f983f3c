"""The frames of an MP3 in order, and the data before, between and after them.

Sources: ISO/IEC 11172-3 for the bit reservoir; http://wiki.hydrogenaud.io/index.php?title=APEv2 for trailing tags.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from typing import BinaryIO

from audiobuild.checks.parse.mpeg import LAYER_3, FrameHeader, InfoFrame, parse_header, parse_info

WINDOW = 1 << 20
"""Bytes read at a time, so that memory stays flat."""
MOST_POSITIONS = 4_096
"""Frame positions that are kept; beyond, every second one is dropped."""
MOST_FAULTS = 1_000
"""Damaged places that are kept; a file with more is not worth a longer list."""


@dataclass(slots=True)
class Positions:
    """Byte positions of frames at equal distances, in bounded memory."""

    stride: int = 1
    """Frames between two positions."""
    starts: list[int] = field(default_factory=list)

    def add(self, frame: int, at: int) -> None:
        """Record that the frame with this number starts at a byte."""
        if frame % self.stride:
            return
        self.starts.append(at)
        if len(self.starts) > MOST_POSITIONS:
            self.starts = self.starts[::2]
            self.stride *= 2

    def frame_at(self, byte: float) -> float:
        """Return the number of the last recorded frame that starts at or before a byte."""
        return max(0, bisect_right(self.starts, byte) - 1) * self.stride


@dataclass(slots=True)
class Stream:
    """The values that a file's frames declare, and their contradictions."""

    first: FrameHeader
    info: InfoFrame | None = None
    start: int = 0
    """Byte position of the first frame, which may be the Info frame."""
    frames: int = 0
    """Audio frames, without the Info frame."""
    size: int = 0
    """Bytes of all frames, the Info frame included."""
    bitrates: Counter[int] = field(default_factory=Counter)
    monos: Counter[bool] = field(default_factory=Counter)
    lead: int = 0
    """Bytes between the tag and the first frame."""
    junk: list[tuple[int, int]] = field(default_factory=list)
    """Position and size of data between frames that is not a frame."""
    missing: int = 0
    """Bytes that the last frame lacks."""
    starved: list[int] = field(default_factory=list)
    """Numbers of the frames that refer to bytes of the bit reservoir that do not exist."""
    other_infos: int = 0
    """Info frames after the first: files were concatenated."""
    trailing_tags: tuple[str, ...] = ()
    positions: Positions = field(default_factory=Positions)

    @property
    def samples(self) -> int:
        """Samples that are heard: without the delay and padding declared by the Info frame."""
        whole = self.frames * self.first.samples
        return max(0, whole - self.info.delay - self.info.padding) if self.info and self.info.trims else whole


class _Windows:
    """Bytes of a file up to `end`, by position, read in windows."""

    def __init__(self, file: BinaryIO, end: int) -> None:
        self._file = file
        self._end = end
        self._start = 0
        self._held = b""

    def at(self, position: int, count: int) -> bytes:
        """Return `count` bytes from a position on; fewer at the end."""
        inside = position - self._start
        if inside < 0 or inside + count > len(self._held):
            self._read(position)
            inside = 0
        return self._held[inside : inside + count]

    def find(self, byte: int, position: int) -> int:
        """Return the first position of a byte from `position` on, or -1."""
        while position < self._end:
            inside = position - self._start
            if not 0 <= inside < len(self._held):
                self._read(position)
                inside = 0
            if not self._held:  # the file has shrunk meanwhile
                return -1
            found = self._held.find(byte, inside)
            if found >= 0:
                return self._start + found
            position = self._start + len(self._held)
        return -1

    def _read(self, position: int) -> None:
        self._file.seek(position)
        self._start = position
        self._held = self._file.read(max(0, min(WINDOW, self._end - position)))


def walk(file: BinaryIO, start: int, length: int) -> Stream | None:
    """Parse every frame from `start` to the end of a file of `length` bytes; None if there is none.

    Needs a few megabytes for a file of any length, and about 4 microseconds per frame.
    """
    end, tags = _trailing_tags(file, start, length)
    windows = _Windows(file, end)
    at = _next_frame(windows, start, end, None)
    if at is None or (first := parse_header(windows.at(at, 4))) is None:
        return None
    stream = Stream(first, start=at, lead=at - start, trailing_tags=tags)
    stream.info = parse_info(windows.at(at, first.size), first.side_info)
    if stream.info:
        stream.size += first.size
        at += first.size
    _follow(windows, at, end, stream)
    return stream


def _follow(windows: _Windows, at: int, end: int, stream: Stream) -> None:
    """Count every frame from `at` on into `stream`."""
    kind, reservoir = stream.first.kind, 0
    while at < end:
        head = windows.at(at, 48)
        found = parse_header(head[:4])
        if found is None or found.kind != kind:
            following = _next_frame(windows, at + 1, end, kind)
            if len(stream.junk) < MOST_FAULTS:
                stream.junk.append((at, (end if following is None else following) - at))
            if following is None:
                return
            at = following
            continue
        if at + found.size > end:
            stream.missing = at + found.size - end
        if found.layer == LAYER_3:
            reservoir = _reservoir(head, found, reservoir, stream)
        stream.positions.add(stream.frames, at)
        stream.frames += 1
        stream.size += min(found.size, end - at)
        stream.bitrates[found.bitrate] += 1
        stream.monos[found.mono] += 1
        at += found.size


def _reservoir(head: bytes, found: FrameHeader, reservoir: int, stream: Stream) -> int:
    """Return the bytes that the next frame may refer back to, and note a frame that refers further back."""
    place = 6 if found.protected else 4
    bits = int.from_bytes(head[place : place + found.side_info], "big")
    total = 8 * found.side_info
    back = bits >> total - 9 if found.version == 1 else bits >> total - 8
    if back > reservoir and len(stream.starved) < MOST_FAULTS:
        stream.starved.append(stream.frames)
    if head[place + found.side_info : place + found.side_info + 4] in (b"Info", b"Xing"):
        stream.other_infos += 1
    channels = 1 if found.mono else 2
    if found.version == 1:
        skip, width, granules = 18 if found.mono else 20, 59, 2
    else:
        skip, width, granules = 9 if found.mono else 10, 63, 1
    used = sum(bits >> total - skip - width * part - 12 & 0xFFF for part in range(granules * channels))
    held = found.size - place - found.side_info
    return max(0, min(back, reservoir) + held - (used + 7) // 8)


def _next_frame(windows: _Windows, at: int, end: int, kind: tuple[int, int, int] | None) -> int | None:
    """Return the next position of a frame that is followed by another frame or the end, or None."""
    while (at := windows.find(0xFF, at)) >= 0:
        found = parse_header(windows.at(at, 4))
        if found and kind in (None, found.kind):
            following = at + found.size
            if following == end:
                return at
            after = parse_header(windows.at(following, 4)) if following < end else None
            if after and after.kind == found.kind:
                return at
        at += 1
    return None


def _trailing_tags(file: BinaryIO, start: int, length: int) -> tuple[int, tuple[str, ...]]:
    """Return where the audio ends, and the names of the tags after it."""
    end = length
    names: list[str] = []
    while end > start and len(names) < MOST_FAULTS:
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
