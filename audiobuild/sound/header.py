"""The Info frame: what a player reads first to know an MP3's length.

LAME's extension of it, which declares the codec's delay and padding, is left out on purpose: readers disagree on it
(ffprobe 5 counts what ffmpeg then takes off, 73 ms of the sample article), and then no length is the right one for the
last chapter's end. Without it every reader gives the length that is decoded, to the sample, and the delay is part of
the first silence.
"""

from __future__ import annotations

import struct

from audiobuild.sound import mp3

DELAY = 576
"""Samples LAME puts in front of the sound."""
DECODER_DELAY = 529
"""Samples every decoder adds of itself (528 and one)."""
LAG = DELAY + DECODER_DELAY
"""Samples the decoded sound lags behind what was encoded."""
XING = struct.Struct(">4sIII100sI")
NEEDED = mp3.HEADER + mp3.SIDE + XING.size
"""Bytes of the frame that are in use."""
MOST = 0xFFFF_FFFF
"""The greatest number of bytes it can name."""


def info_frame(*, frames: int, size: int, bitrate: int) -> bytes:
    """The frame that goes before all others, for 44.1 kHz, mono, constant bit rate.

    Laid out as Xing's header with its name for a constant bit rate: frames, bytes, a table for seeking, a quality.
    Where `bitrate` leaves a frame no room for it, this frame alone takes the lowest that does.

    Args:
        frames: MP3 frames behind this one.
        size: bytes of those frames.
        bitrate: of the frames, kilobits a second.
    """
    own = next(b for b in mp3.BITRATES if b >= bitrate and mp3.size(b, padded=False) >= NEEDED)
    length = mp3.size(own, padded=False)
    total = length + size
    toc = bytes(min(255, 256 * (length + size * percent // 100) // total) for percent in range(100))
    front = mp3.header(own, padded=False) + bytes(mp3.SIDE)
    return (front + XING.pack(b"Info", 0b1111, frames, min(total, MOST), toc, 0)).ljust(length, b"\0")
