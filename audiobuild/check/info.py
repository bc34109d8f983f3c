"""The Info frame at the head of an MP3: how many frames and bytes there are, and what a player cuts off.

Sources: Gabriel Bouvigne's "MP3 Info Tag revision 1"; Xing's header as every decoder reads it.
"""

from __future__ import annotations

from dataclasses import dataclass

FRAMES, BYTES, TABLE, QUALITY = 1, 2, 4, 8
EXTENSION = 36
"""Bytes of LAME's extension, its CRC included."""


@dataclass(frozen=True, slots=True)
class Info:
    """What the Info frame says."""

    kind: str
    """``Info`` (constant bit rate), ``Xing`` (variable) or ``VBRI``."""
    frames: int | None
    """Without itself; None where it does not say."""
    size: int | None
    """Bytes of all frames, itself included."""
    encoder: str = ""
    """Who wrote LAME's extension; empty where there is none."""
    delay: int = 0
    """Samples in front of the sound."""
    padding: int = 0
    """Samples behind it."""
    crc_right: bool | None = None
    """Whether the extension's CRC is that of the frame; None where LAME did not write it."""

    @property
    def trims(self) -> bool:
        """Whether it says what to cut off."""
        return bool(self.encoder)


def info(frame: bytes, side: int) -> Info | None:
    """What a frame says as an Info frame; None where it is sound.

    Args:
        frame: all its bytes.
        side: bytes of its side information.
    """
    if frame[36:40] == b"VBRI":
        return Info("VBRI", int.from_bytes(frame[50:54], "big"), int.from_bytes(frame[46:50], "big"))
    for at in (4 + side, 6 + side):
        kind = frame[at : at + 4]
        if kind in (b"Info", b"Xing"):
            return _xing(frame, at, kind.decode())
    return None


def _xing(frame: bytes, at: int, kind: str) -> Info:
    flags = int.from_bytes(frame[at + 4 : at + 8], "big")
    at += 8
    frames = size = None
    if flags & FRAMES:
        frames, at = int.from_bytes(frame[at : at + 4], "big"), at + 4
    if flags & BYTES:
        size, at = int.from_bytes(frame[at : at + 4], "big"), at + 4
    at += (100 if flags & TABLE else 0) + (4 if flags & QUALITY else 0)
    lame = frame[at : at + EXTENSION]
    if len(lame) < EXTENSION or not lame[:4].isalnum():
        return Info(kind, frames, size)
    trimmed = int.from_bytes(lame[21:24], "big")
    encoder = lame[:9].decode("latin-1").rstrip("\0 ")
    # ffmpeg's is taken of something else, and nobody looks at it.
    right = (
        crc16(frame[: at + EXTENSION - 2]) == int.from_bytes(lame[-2:], "big") if encoder.startswith("LAME") else None
    )
    return Info(kind, frames, size, encoder, trimmed >> 12, trimmed & 0xFFF, right)


def crc16(data: bytes) -> int:
    """CRC-16 with the polynomial 0x8005, least bit first, as LAME has it."""
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
