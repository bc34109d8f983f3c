"""Settings of the memory allocator and the garbage collector for a build."""

from __future__ import annotations

import gc
import sys
from contextlib import suppress

M_ARENA_MAX, M_MMAP_THRESHOLD, M_TRIM_THRESHOLD = -8, -3, -1
"""Parameters of glibc's mallopt (malloc.h)."""
MMAP_THRESHOLD = 256 * 1024
"""Bytes from which a block is mapped by itself and returned to the system: the sound of a section, not its slices."""
TRIM_THRESHOLD = 2 * 1024 * 1024
"""Free bytes at the end of the heap that are not returned to the system. glibc's 128 kB cost 5 % of the time; without a
limit the heap of a book grows by another 2 MB over the hours."""
GC_THRESHOLD = 100_000
"""New objects between two garbage collections: a text makes many objects and no cycles. At the default of 700,
collections take 4 % of a rebuild."""


def tune() -> None:
    """Use one heap for all threads, map large blocks separately, and collect garbage rarely.

    By default, glibc gives each thread a heap, and large blocks of every length leave holes in them. Without this a
    novel of 29 hours needs 40 MB more. Systems without glibc are left alone.
    """
    gc.set_threshold(GC_THRESHOLD)
    if sys.platform == "linux":
        import ctypes

        with suppress(AttributeError, OSError):
            mallopt = ctypes.CDLL(None).mallopt
            for name, value in (
                (M_ARENA_MAX, 1),
                (M_MMAP_THRESHOLD, MMAP_THRESHOLD),
                (M_TRIM_THRESHOLD, TRIM_THRESHOLD),
            ):
                mallopt(name, value)
