"""Silence as MP3 frames: between sections, and cheap however long it is."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from audiobuild.sound import mp3


@lru_cache(64)  # pauses are often alike
def silent_frames(count: int, *, bitrate: int) -> bytes:
    """`count` frames of digital silence, at `bitrate` kilobits a second (one of `mp3.BITRATES`), 44.1 kHz mono.

    A frame whose side information is all zero has no main data: it borrows nothing from the frame before
    (``main_data_begin`` 0) and decodes to zeros, but for the last half granule of the sound before it, which the
    transform's overlap still owes. One byte of padding now and then keeps the mean at exactly `bitrate`, so a
    player that turns bytes into time stays right.
    """
    whole, rest = divmod(count, mp3.PERIOD)
    plain, padded = (_frame(bitrate, padded=flag) for flag in (False, True))
    due = [size(frames, bitrate=bitrate) for frames in range(mp3.PERIOD + 1)]
    cycle = [padded if after - before == len(padded) else plain for before, after in pairwise(due)]
    return b"".join(cycle) * whole + b"".join(cycle[:rest])


def size(count: int, *, bitrate: int) -> int:
    """Bytes of `silent_frames(count, bitrate=bitrate)`: what `bitrate` allows for, rounded down."""
    return mp3.PERIOD_BYTES * bitrate * count // mp3.PERIOD


def _frame(bitrate: int, *, padded: bool) -> bytes:
    return mp3.header(bitrate, padded=padded).ljust(mp3.size(bitrate, padded=padded), b"\0")
