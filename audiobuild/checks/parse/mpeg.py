"""Headers of MPEG audio frames, and the Xing/Info frame at the start of an MP3.

Sources: ISO/IEC 11172-3 and 13818-3 for headers and side information; Gabriel Bouvigne's "MP3 Info Tag revision 1"
for the Info frame. Their numbers are not imported from `sound/`, so that a check finds a mistake made there.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

_V1_L3 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_V1_L2 = (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384)
_V1_L1 = tuple(32 * step for step in range(15))
_V2_L1 = (0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256)
_V2_L23 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
BITRATES = ((_V2_L1, _V2_L23, _V2_L23), (_V1_L1, _V1_L2, _V1_L3))
"""Kilobits per second: by whether it is MPEG-1, by layer, by the four bits of the header."""
RATES = (44_100, 48_000, 32_000)
MONO = 3
LAYER_3 = 3
MPEG_25 = 25
HEADER = 4
"""Bytes of a header."""
SYNC = 0x7FF
"""Its first eleven bits."""
FREE, INVALID = 0, 15
"""Its bits for a free bit rate, and those that no bit rate has."""

HAS_FRAMES, HAS_BYTES, HAS_TABLE, HAS_QUALITY = 1, 2, 4, 8
TABLE = 100
"""Entries of the seek table, one for each percent of the duration."""
EXTENSION = 36
"""Bytes of LAME's extension, its CRC included."""


@dataclass(frozen=True, slots=True)
class FrameHeader:
    """The four bytes at the start of an MPEG audio frame."""

    version: int
    """1, 2, or 25 for MPEG-2.5."""
    layer: int
    bitrate: int
    """Kilobits per second."""
    rate: int
    """Samples per second."""
    mono: bool
    protected: bool
    """Whether two bytes of CRC follow."""
    size: int
    """Bytes of the whole frame."""

    @property
    def samples(self) -> int:
        """Samples per channel in a frame."""
        return 384 if self.layer == 1 else 576 if self.layer == LAYER_3 and self.version != 1 else 1_152

    @property
    def side_info(self) -> int:
        """Bytes of side information after the header."""
        if self.version == 1:
            return 17 if self.mono else 32
        return 9 if self.mono else 17

    @property
    def kind(self) -> tuple[int, int, int]:
        """Version, layer and sample rate, which are the same in all frames of a file."""
        return self.version, self.layer, self.rate


@lru_cache(maxsize=4_096)
def parse_header(four: bytes) -> FrameHeader | None:
    """Parse four bytes; None if they are not a frame header, or one with a free bit rate."""
    word = int.from_bytes(four, "big")
    version = (MPEG_25, 0, 2, 1)[word >> 19 & 3]
    layer = (0, 3, 2, 1)[word >> 17 & 3]
    step, which = word >> 12 & 15, word >> 10 & 3
    is_reserved = not version or not layer or which == len(RATES)
    if len(four) < HEADER or word >> 21 != SYNC or is_reserved or step in (FREE, INVALID):
        return None
    bitrate = BITRATES[version == 1][layer - 1][step]
    rate = RATES[which] // {1: 1, 2: 2, MPEG_25: 4}[version]
    padding = word >> 9 & 1
    if layer == 1:
        size = (12_000 * bitrate // rate + padding) * 4
    else:
        size = (72_000 if layer == LAYER_3 and version != 1 else 144_000) * bitrate // rate + padding
    return FrameHeader(version, layer, bitrate, rate, (word >> 6 & 3) == MONO, not word >> 16 & 1, size)


@dataclass(frozen=True, slots=True)
class InfoFrame:
    """The metadata frame at the start of an MP3."""

    kind: str
    """``Info`` (constant bit rate), ``Xing`` (variable) or ``VBRI``."""
    frames: int | None
    """Audio frames, without itself; None if not declared."""
    size: int | None
    """Bytes of all frames, itself included; None if not declared."""
    table: bytes = b""
    """Seek table: for each percent of the duration the position in the file in 256ths; empty if there is none."""
    encoder: str = ""
    """Name in LAME's extension; empty if there is no extension."""
    delay: int = 0
    """Samples before the audio to discard."""
    padding: int = 0
    """Samples after the audio to discard."""
    crc_valid: bool | None = None
    """Whether the CRC of the extension matches; None if LAME did not write it."""

    @property
    def trims(self) -> bool:
        """Whether delay and padding are declared."""
        return bool(self.encoder)


def parse_info(frame: bytes, side_info: int) -> InfoFrame | None:
    """Parse a whole frame as a Xing, Info or VBRI frame; None if it is audio.

    Args:
        frame: all bytes of the frame.
        side_info: bytes of its side information.
    """
    if frame[36:40] == b"VBRI":
        return InfoFrame("VBRI", int.from_bytes(frame[50:54], "big"), int.from_bytes(frame[46:50], "big"))
    for at in (4 + side_info, 6 + side_info):
        kind = frame[at : at + 4]
        if kind in (b"Info", b"Xing"):
            return _xing(frame, at, kind.decode())
    return None


def _xing(frame: bytes, at: int, kind: str) -> InfoFrame:
    flags = int.from_bytes(frame[at + 4 : at + 8], "big")
    at += 8
    frames = size = None
    table = b""
    if flags & HAS_FRAMES:
        frames, at = int.from_bytes(frame[at : at + 4], "big"), at + 4
    if flags & HAS_BYTES:
        size, at = int.from_bytes(frame[at : at + 4], "big"), at + 4
    if flags & HAS_TABLE:
        table, at = frame[at : at + TABLE], at + TABLE
    at += 4 if flags & HAS_QUALITY else 0
    lame = frame[at : at + EXTENSION]
    if len(lame) < EXTENSION or not lame[:4].isalnum():
        return InfoFrame(kind, frames, size, table)
    trimmed = int.from_bytes(lame[21:24], "big")
    encoder = lame[:9].decode("latin-1").rstrip("\0 ")
    # ffmpeg computes its CRC over other bytes, and no player reads it.
    crc = crc16(frame[: at + EXTENSION - 2]) == int.from_bytes(lame[-2:], "big") if encoder.startswith("LAME") else None
    return InfoFrame(kind, frames, size, table, encoder, trimmed >> 12, trimmed & 0xFFF, crc)


def crc16(data: bytes) -> int:
    """Compute CRC-16/ARC (polynomial 0x8005, reflected), as LAME does."""
    table = []
    for byte in range(256):
        value = byte
        for _ in range(8):
            value = (value >> 1) ^ (0xA001 * (value & 1))
        table.append(value)
    crc = 0
    for byte in data:
        crc = (crc >> 8) ^ table[(crc ^ byte) & 0xFF]
    return crc
