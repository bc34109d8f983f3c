"""MP3 frames that audiobuild writes itself: the Info frame, and digital silence.

The Info frame declares the length of an MP3. LAME's extension of it, which declares the codec's delay and padding,
is left out on purpose: readers disagree on it (ffprobe 5 counts what ffmpeg then removes, 73 ms of the sample article),
so no end of the last chapter would be correct for all of them. Without it every reader reports the decoded length to
the sample, and the delay is part of the first silence.
"""

from __future__ import annotations

import struct
from itertools import pairwise

from audiobuild.sound import mp3

DELAY = 576
"""Samples that LAME inserts before the sound."""
DECODER_DELAY = 529
"""Samples that every decoder inserts (528 and one)."""
LAG = DELAY + DECODER_DELAY
"""Samples by which the decoded sound lags behind the encoded one."""
XING = struct.Struct(">4sIII")
"""Name, flags, number of frames and bytes."""
TABLE = struct.Struct(">100sI")
"""Seek table and quality."""
HAS_COUNTS, HAS_TABLE = 0b0011, 0b1111
"""Flags of an Info frame without and with the seek table."""
MOST = 0xFFFF_FFFF
"""Largest size in bytes that the Info frame can hold."""


def info_frame(*, frames: int, size: int, bitrate: int) -> bytes:
    """Build the first frame of a file: 44.1 kHz, mono, constant bit rate.

    Its content is a Xing header under the name for a constant bit rate: frames, bytes, a seek table, a quality. A frame
    of 32 or 40 kbit/s has no room for the table and goes without it: at a constant bit rate players seek by bytes, and
    some (eyeD3) compute the duration from the size of this frame, so it must not be larger than the others.

    Args:
        frames: number of MP3 frames that follow.
        size: their size in bytes.
        bitrate: their bit rate in kilobits per second.
    """
    length = mp3.size(bitrate, padded=False)
    total = length + size
    front = mp3.header(bitrate, padded=False) + bytes(mp3.SIDE)
    room = length >= len(front) + XING.size + TABLE.size
    info = XING.pack(b"Info", HAS_TABLE if room else HAS_COUNTS, frames, min(total, MOST))
    if room:
        toc = bytes(min(255, 256 * (length + size * percent // 100) // total) for percent in range(100))
        info += TABLE.pack(toc, 0)
    return (front + info).ljust(length, b"\0")


def silent_frames(count: int, *, bitrate: int) -> bytes:
    """Build `count` frames of digital silence, 44.1 kHz mono, at `bitrate` kbit/s (see `settings.BITRATES`).

    A frame whose side information is all zero has no main data: it uses no bits of the frame before it
    (``main_data_begin`` 0) and decodes to zeros, except for the last half granule of the preceding sound, because the
    transform overlaps. A byte of padding in some frames keeps the mean at exactly `bitrate`, so players that compute
    times from bytes stay correct.
    """
    whole, rest = divmod(count, mp3.PERIOD)
    plain, padded = (_silent_frame(bitrate, padded=flag) for flag in (False, True))
    due = [silence_size(frames, bitrate=bitrate) for frames in range(mp3.PERIOD + 1)]
    cycle = [padded if after - before == len(padded) else plain for before, after in pairwise(due)]
    return b"".join(cycle) * whole + b"".join(cycle[:rest])


def silence_size(count: int, *, bitrate: int) -> int:
    """Compute the size of `silent_frames(count, bitrate=bitrate)` in bytes."""
    return mp3.PERIOD_BYTES * bitrate * count // mp3.PERIOD


def _silent_frame(bitrate: int, *, padded: bool) -> bytes:
    return mp3.header(bitrate, padded=padded).ljust(mp3.size(bitrate, padded=padded), b"\0")
