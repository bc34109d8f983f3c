"""Large blocks of memory go back to the system as soon as they are free."""

from __future__ import annotations

import sys
from contextlib import suppress

M_MMAP_THRESHOLD = -3
"""glibc's name for it, in malloc.h."""
LARGE = 1 << 18
"""Bytes."""


def give_back() -> None:
    """Have every block of `LARGE` and more come from the system by itself, and return there.

    Left alone, glibc raises that bound to 32 MB as it goes and keeps what threads free in heaps of their own, which
    sound of ever other lengths fills with holes. A book of 29 hours takes 169 MB instead of 180 so (see
    docs/performance.md for the rest). Other systems do without.
    """
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415  # not for --help

        with suppress(AttributeError, OSError):
            ctypes.CDLL(None).mallopt(M_MMAP_THRESHOLD, LARGE)
