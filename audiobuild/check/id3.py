"""Reading an ID3v2 tag, of any version and however damaged: what stands in it, and what is wrong with it.

A reader of our own, since the rules are about bytes that libraries hide (order, flags, encodings), and
so that nothing is shared with what writes the tag. Sources: https://id3.org/id3v2-00, id3v2.3.0,
id3v2.4.0-structure, id3v2-chapters-1.0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADER = 10
LARGEST = 32 << 20
"""Bytes of a tag that are read; no player takes more."""
UNSYNCHRONISED, EXTENDED, FOOTER = 0x80, 0x40, 0x10
ENCODINGS = ("latin-1", "utf-16", "utf-16-be", "utf-8")
V22, V24 = 2, 4


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame of a tag: its name, its flags (0 in version 2.2), its body."""

    name: str
    flags: int
    body: bytes


@dataclass(frozen=True, slots=True)
class Text:
    """What a text frame says."""

    encoding: int
    """Its first byte: 0 ISO-8859-1, 1 UTF-16 with byte order mark, 2 UTF-16BE, 3 UTF-8."""
    values: tuple[str, ...]
    trouble: str = ""
    """Why it can't be read as it says; empty where it can."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A CHAP frame."""

    element: bytes
    start: int
    """Milliseconds."""
    end: int
    offsets: tuple[int, int]
    frames: tuple[Frame, ...]

    @property
    def title(self) -> str | None:
        """What its TIT2 says; None where it has none."""
        return next((said(frame.body).values[0] for frame in self.frames if frame.name in ("TIT2", "TT2")), None)


@dataclass(frozen=True, slots=True)
class Contents:
    """A CTOC frame."""

    element: bytes
    flags: int
    children: tuple[bytes, ...]
    frames: tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class Tag:
    """An ID3v2 tag as it stands at the head of a file."""

    version: int
    """2, 3 or 4: the figure behind the point of 2.x."""
    flags: int
    size: int
    """Bytes, header included, as it says of itself."""
    frames: tuple[Frame, ...]
    trouble: tuple[str, ...]
    """What could not be read, in words."""

    def named(self, *names: str) -> tuple[Frame, ...]:
        """Its frames of these names, in order."""
        return tuple(frame for frame in self.frames if frame.name in names)

    def text(self, *names: str) -> str | None:
        """What the first text frame of these names says; None where there is none."""
        return next((said(frame.body).values[0] for frame in self.named(*names)), None)

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """Its CHAP frames that can be read, as they stand."""
        return tuple(chapter for frame in self.named("CHAP") if (chapter := _chapter(frame.body, self.version)))

    @property
    def contents(self) -> tuple[Contents, ...]:
        """Its CTOC frames that can be read, as they stand."""
        return tuple(each for frame in self.named("CTOC") if (each := _contents(frame.body, self.version)))


def read(file: BinaryIO, length: int) -> Tag | None:
    """The tag at the head of a file of `length` bytes; None where there is none."""
    file.seek(0)
    head = file.read(HEADER)
    if len(head) < HEADER or head[:3] != b"ID3":
        return None
    version, flags, inside = head[3], head[5], _seven_bits(head[6:])
    size = HEADER + inside + (HEADER if version == V24 and flags & FOOTER else 0)
    body = file.read(min(inside, LARGEST))
    trouble = [] if size <= length else [f"the tag says {size} bytes, the file has {length}"]
    if flags & UNSYNCHRONISED and version < V24:
        body = body.replace(b"\xff\x00", b"\xff")
    if flags & EXTENDED and version > V22:
        body = body[_extension(body, version) :]
    frames = tuple(_frames(body, version, trouble))
    return Tag(version, flags, size, frames, tuple(trouble))


def said(body: bytes) -> Text:
    """A text frame's body: the encoding's byte, then values parted by terminators."""
    if not body:
        return Text(0, ("",), "is empty")
    encoding, rest = body[0], body[1:]
    if encoding >= len(ENCODINGS):
        return Text(encoding, (rest.decode("latin-1"),), f"names the encoding {encoding}, which there is not")
    trouble = ""
    if encoding == 1 and rest.strip(b"\0") and rest[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        trouble = "is UTF-16 without a byte order mark"
    try:
        text = rest.decode(ENCODINGS[encoding])
    except UnicodeDecodeError as error:
        text, trouble = rest.decode(ENCODINGS[encoding], "replace"), f"can't be decoded ({error.reason})"
    values = tuple(value.lstrip("\ufeff") for value in text.rstrip("\0").split("\0"))
    return Text(encoding, values, trouble)


def _frames(body: bytes, version: int, trouble: list[str]) -> Iterator[Frame]:
    """Frames one after the other, up to the padding; what can't be a frame ends it and is told in `trouble`."""
    at, head = 0, 6 if version == V22 else 10
    letters = 3 if version == V22 else 4
    while at + head <= len(body) and body[at]:
        name = body[at : at + letters]
        if not (name.isalnum() and name.isascii() and name.upper() == name):
            trouble.append(f"{len(body) - at} bytes in the tag are no frame (they begin {bytes(name)!r})")
            return
        size = _size(body, at, version)
        flags = 0 if version == V22 else int.from_bytes(body[at + 8 : at + 10], "big")
        inside = body[at + head : at + head + size]
        if len(inside) < size:
            trouble.append(f"{name.decode()} says {size} bytes, {len(inside)} are left")
        yield Frame(name.decode(), flags, inside)
        at += head + size


def _size(body: bytes, at: int, version: int) -> int:
    """A frame's size: plain in 2.2 and 2.3, seven bits a byte in 2.4 unless a tool of old wrote it plain."""
    if version == V22:
        return int.from_bytes(body[at + 3 : at + 6], "big")
    four = body[at + 4 : at + 8]
    plain = int.from_bytes(four, "big")
    if version < V24 or plain < 128:  # noqa: PLR2004  # where both are the same
        return plain
    seven = _seven_bits(four)
    following = body[at + 10 + seven : at + 14 + seven]
    fits = not following or following[0] == 0 or (following.isalnum() and following.isascii())
    return seven if fits and max(four) < 128 else plain  # noqa: PLR2004  # the eighth bit


def _extension(body: bytes, version: int) -> int:
    if version == V24:
        return _seven_bits(body[:4])
    return 4 + int.from_bytes(body[:4], "big")


def _seven_bits(four: bytes) -> int:
    size = 0
    for byte in four:
        size = size << 7 | byte & 0x7F
    return size


def _chapter(body: bytes, version: int) -> Chapter | None:
    element, ended, rest = body.partition(b"\0")
    if not ended or len(rest) < 16:  # noqa: PLR2004  # four numbers
        return None
    numbers = [int.from_bytes(rest[at : at + 4], "big") for at in (0, 4, 8, 12)]
    frames = tuple(_frames(rest[16:], version, []))
    return Chapter(element, numbers[0], numbers[1], (numbers[2], numbers[3]), frames)


def _contents(body: bytes, version: int) -> Contents | None:
    element, ended, rest = body.partition(b"\0")
    if not ended or len(rest) < 2:  # noqa: PLR2004  # flags and a count
        return None
    flags, count, rest = rest[0], rest[1], rest[2:]
    children = []
    for _ in range(count):
        child, ended, rest = rest.partition(b"\0")
        if not ended:
            return None
        children.append(child)
    return Contents(element, flags, tuple(children), tuple(_frames(rest, version, [])))
