"""The Info frame: what a player reads first to know an MP3's length, and what to take off at its two ends."""

from __future__ import annotations

import struct

from audiobuild.sound import FRAME, mp3

DELAY = 576
"""Samples LAME puts in front of the sound; the Info frame declares them."""
DECODER_DELAY = 529
"""Samples every decoder adds of itself (528 and one); a reader of the Info frame takes them off unasked."""
LAG = DELAY + DECODER_DELAY
"""Samples the decoded sound lags behind what was encoded, before a reader of the Info frame takes them off."""
XING = struct.Struct(">4sIII100sI")
LAME = struct.Struct(">9sBBfHHBB3sBBHIH")
NEEDED = mp3.HEADER + mp3.SIDE + XING.size + LAME.size + 2
"""Bytes of the frame that are in use, with the two of the CRC."""
MOST = 0xFFFF_FFFF
"""The greatest number of bytes it can name."""


def info_frame(*, frames: int, size: int, samples: int, bitrate: int) -> bytes:
    """The frame that goes before all others: Xing's Info header, with LAME's extension where something is trimmed.

    Laid out as LAME writes it (Gabriel Bouvigne's "MP3 Info Tag revision 1"), for 44.1 kHz, mono, constant bit
    rate. Where `bitrate` leaves a frame no room for it, the Info frame alone takes the lowest that does. The
    music's CRC is left 0 (no reader looks at it); the header's own is right.

    Args:
        frames: MP3 frames behind this one.
        size: bytes of those frames.
        samples: length to be heard. Where it is all that the frames hold (``frames * FRAME``), nothing is trimmed:
            every reader then gives that length, ffprobe too, and sound is heard `LAG` samples late. Else the rest
            is declared as the codec's delay and padding in LAME's extension, and sound is heard in its place.
        bitrate: of the frames, kilobits a second.

    Raises:
        ValueError: `samples` can't be declared: the frames are too short for it (they must hold 1,105 samples more)
            or more than 4,671 samples longer.
    """
    own = next(b for b in mp3.BITRATES if b >= bitrate and mp3.size(b, padded=False) >= NEEDED)
    length = mp3.size(own, padded=False)
    total = length + size
    toc = bytes(min(255, 256 * (length + size * percent // 100) // total) for percent in range(100))
    front = mp3.header(own, padded=False) + bytes(mp3.SIDE)
    front += XING.pack(b"Info", 0b1111, frames, min(total, MOST), toc, 0)
    if samples != frames * FRAME:
        front += _lame(frames * FRAME - DELAY - samples, min(total, MOST), bitrate)
        front += crc16(front).to_bytes(2, "big")
    return front.ljust(length, b"\0")


def _lame(padding: int, total: int, bitrate: int) -> bytes:
    """LAME's extension, without the CRC at its end."""
    if not DECODER_DELAY <= padding < 1 << 12:
        raise ValueError(f"a padding of {padding} samples can't be declared: the frames don't fit the length")
    trimmed = (DELAY << 12 | padding).to_bytes(3, "big")
    return LAME.pack(b"LAME3.100", 1, 0, 0.0, 0, 0, 0, min(bitrate, 255), trimmed, 0, 0, 0, total, 0)


def crc16(data: bytes) -> int:
    """CRC-16/ARC of `data` (polynomial 0x8005, bits reversed, start 0): LAME's own."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc
