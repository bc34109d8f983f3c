"""ID3v2 parser for versions 2.2 to 2.4, including damaged tags.

A separate parser, since the rules are about bytes that libraries hide (order, flags, encodings), and so that nothing
is shared with the code that writes the tag. Sources: https://id3.org/id3v2-00, id3v2.3.0, id3v2.4.0-structure,
id3v2-chapters-1.0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADER = 10
"""Bytes of the tag header, and of a frame header since version 2.3."""
LARGEST = 32 << 20
"""Bytes of a tag that are parsed; no player accepts more."""
UNSYNCHRONISED, EXTENDED, FOOTER = 0x80, 0x40, 0x10
FRAME_UNSYNCHRONISED, FRAME_LENGTH = 0x02, 0x01
"""Format flags of a frame in version 2.4."""
ENCODINGS = ("latin-1", "utf-16", "utf-16-be", "utf-8")
V22, V23, V24 = 2, 3, 4


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame of a tag: its identifier, flags (0 in version 2.2) and body."""

    name: str
    flags: int
    body: bytes


@dataclass(frozen=True, slots=True)
class Text:
    """The content of a text frame."""

    encoding: int
    """First byte: 0 ISO-8859-1, 1 UTF-16 with byte order mark, 2 UTF-16BE, 3 UTF-8."""
    values: tuple[str, ...]
    fault: str = ""
    """Why the text cannot be decoded as declared; empty if it can."""


@dataclass(frozen=True, slots=True)
class ChapFrame:
    """A CHAP frame."""

    element: bytes
    start: int
    """Milliseconds."""
    end: int
    offsets: tuple[int, int]
    frames: tuple[Frame, ...]

    @property
    def title(self) -> str | None:
        """The text of its TIT2 frame, or None."""
        return next((decode_text(frame.body).values[0] for frame in self.frames if frame.name in ("TIT2", "TT2")), None)


@dataclass(frozen=True, slots=True)
class CtocFrame:
    """A CTOC frame: a table of contents."""

    element: bytes
    flags: int
    children: tuple[bytes, ...]
    frames: tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class Tag:
    """An ID3v2 tag at the start of a file."""

    version: int
    """2, 3 or 4, the digit after the point of 2.x."""
    flags: int
    size: int
    """Bytes as declared, the header included."""
    frames: tuple[Frame, ...]
    faults: tuple[str, ...]
    """A description of what could not be parsed."""
    chapters: tuple[ChapFrame, ...]
    """The CHAP frames that could be parsed, in file order."""
    contents: tuple[CtocFrame, ...]
    """The CTOC frames that could be parsed, in file order."""

    def named(self, *names: str) -> tuple[Frame, ...]:
        """Return the frames with these identifiers, in file order."""
        return tuple(frame for frame in self.frames if frame.name in names)

    def text(self, *names: str) -> str | None:
        """Return the text of the first frame with one of these identifiers, or None."""
        return next((decode_text(frame.body).values[0] for frame in self.named(*names)), None)

    def user_texts(self) -> Iterator[str]:
        """Yield every value of the TXXX frames, descriptions included."""
        for frame in self.named("TXXX", "TXX"):
            yield from decode_text(frame.body).values


def parse(file: BinaryIO, length: int) -> Tag | None:
    """Parse the tag at the start of a file of `length` bytes; None if there is none."""
    file.seek(0)
    head = file.read(HEADER)
    if len(head) < HEADER or head[:3] != b"ID3":
        return None
    version, flags, inside = head[3], head[5], _synchsafe(head[6:])
    size = HEADER + inside + (HEADER if version == V24 and flags & FOOTER else 0)
    body = file.read(min(inside, LARGEST))
    faults = [] if size <= length else [f"the tag declares {size} bytes, the file has {length}"]
    if flags & UNSYNCHRONISED and version < V24:
        body = body.replace(b"\xff\x00", b"\xff")
    if flags & EXTENDED and version > V22:
        body = body[_extended_header(body, version) :]
    frames = tuple(_frames(body, version, faults))
    chapters = (_chap(frame.body, version) for frame in frames if frame.name == "CHAP")
    contents = (_ctoc(frame.body, version) for frame in frames if frame.name == "CTOC")
    return Tag(
        version, flags, size, frames, tuple(faults), tuple(filter(None, chapters)), tuple(filter(None, contents))
    )


def decode_text(body: bytes) -> Text:
    """Decode a text frame: the encoding byte, then values separated by terminators."""
    if not body:
        return Text(0, ("",), "is empty")
    encoding, rest = body[0], body[1:]
    if encoding >= len(ENCODINGS):
        return Text(encoding, (rest.decode("latin-1"),), f"has the unknown encoding {encoding}")
    fault = ""
    if encoding == 1 and rest.strip(b"\0") and rest[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        fault = "is UTF-16 without a byte order mark"
    try:
        text = rest.decode(ENCODINGS[encoding])
    except UnicodeDecodeError as error:
        text, fault = rest.decode(ENCODINGS[encoding], "replace"), f"cannot be decoded ({error.reason})"
    values = tuple(value.lstrip("\ufeff") for value in text.rstrip("\0").split("\0"))
    return Text(encoding, values, fault)


def _frames(body: bytes, version: int, faults: list[str]) -> Iterator[Frame]:
    """Yield the frames up to the padding, and append to `faults` where they cannot be parsed."""
    head = 6 if version == V22 else HEADER
    at = 0
    while at + head <= len(body) and body[at]:
        name = body[at : at + (3 if version == V22 else 4)].rstrip(b"\0 ")  # iTunes pads names of version 2.2
        if not (name.isalnum() and name.isascii() and name.upper() == name):
            faults.append(f"{len(body) - at} bytes are not a frame (they start with {bytes(name)!r})")
            return
        size = _frame_size(body, at, version)
        flags = 0 if version == V22 else int.from_bytes(body[at + 8 : at + 10], "big")
        inside = body[at + head : at + head + size]
        if len(inside) < size:
            faults.append(f"{name.decode()} declares {size} bytes, {len(inside)} remain")
        yield Frame(name.decode(), flags, _plain(inside, flags) if version == V24 else inside)
        at += head + size


def _plain(body: bytes, flags: int) -> bytes:
    """Undo the length indicator and unsynchronisation of a version 2.4 frame (id3v2.4.0-structure, 4.1.2)."""
    if flags & FRAME_LENGTH:
        body = body[4:]
    return body.replace(b"\xff\x00", b"\xff") if flags & FRAME_UNSYNCHRONISED else body


def _frame_size(body: bytes, at: int, version: int) -> int:
    """Return a frame's size: synchsafe in version 2.4, unless an old tool wrote a plain number."""
    if version == V22:
        return int.from_bytes(body[at + 3 : at + 6], "big")
    four = body[at + 4 : at + 8]
    plain = int.from_bytes(four, "big")
    if version < V24 or plain < 128:  # noqa: PLR2004  # both encodings agree
        return plain
    synchsafe = _synchsafe(four)
    following = body[at + 10 + synchsafe : at + 14 + synchsafe]
    fits = not following or following[0] == 0 or (following.isalnum() and following.isascii())
    return synchsafe if fits and max(four) < 128 else plain  # noqa: PLR2004  # the eighth bit


def _extended_header(body: bytes, version: int) -> int:
    """Return the size of the extended header in bytes."""
    return _synchsafe(body[:4]) if version == V24 else 4 + int.from_bytes(body[:4], "big")


def _synchsafe(four: bytes) -> int:
    """Decode an integer of seven bits a byte."""
    size = 0
    for byte in four:
        size = size << 7 | byte & 0x7F
    return size


def _chap(body: bytes, version: int) -> ChapFrame | None:
    element, terminator, rest = body.partition(b"\0")
    if not terminator or len(rest) < 16:  # noqa: PLR2004  # four numbers
        return None
    numbers = [int.from_bytes(rest[at : at + 4], "big") for at in (0, 4, 8, 12)]
    return ChapFrame(element, numbers[0], numbers[1], (numbers[2], numbers[3]), tuple(_frames(rest[16:], version, [])))


def _ctoc(body: bytes, version: int) -> CtocFrame | None:
    at = body.find(b"\0") + 1
    if not at or len(body) < at + 2:
        return None
    element, flags, count = body[: at - 1], body[at], body[at + 1]
    at += 2
    children = []
    for _ in range(count):
        end = body.find(b"\0", at)
        if end < 0:
            return None
        children.append(body[at:end])
        at = end + 1
    return CtocFrame(element, flags, tuple(children), tuple(_frames(body[at:], version, [])))
