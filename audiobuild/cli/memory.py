"""How a build has its memory: one heap for all threads, and rings of garbage looked for rarely."""

from __future__ import annotations

import gc
import sys
from contextlib import suppress

M_ARENA_MAX, M_MMAP_THRESHOLD, M_TRIM_THRESHOLD = -8, -3, -1
"""glibc's numbers for them, in malloc.h."""
LARGE = 256 * 1024
"""Bytes from which a block comes from the system and goes back there: a passage's sound, not its slices."""
SPARE = 2 * 1024 * 1024
"""Bytes that the heap may keep at its end. With more of them a book's heap grows by another 2 MB over the hours; given
back and taken again they cost 1% of the time, and with glibc's own 128 kB a twentieth."""
RARELY = 100_000
"""New objects between two searches; a text makes many, and no rings. At every 700, searching takes 4% of a rebuild."""


def arrange() -> None:
    """Let threads take their memory from one heap, where the system's own way is one for each; search for rings rarely.

    Large blocks of every length would leave a heap full of holes, so they stay out of it. Systems without glibc do
    without.
    """
    gc.set_threshold(RARELY)
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415  # not for --help

        with suppress(AttributeError, OSError):
            mallopt = ctypes.CDLL(None).mallopt
            for name, value in ((M_ARENA_MAX, 1), (M_MMAP_THRESHOLD, LARGE), (M_TRIM_THRESHOLD, SPARE)):
                mallopt(name, value)
