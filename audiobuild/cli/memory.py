"""How a build has its memory: one heap for all threads, and rings of garbage looked for rarely."""

from __future__ import annotations

import gc
import sys
from contextlib import suppress

M_ARENA_MAX = -8
"""glibc's name for it, in malloc.h."""
RARELY = 100_000
"""New objects between two searches; a text makes many, and no rings. At every 700, searching takes 4% of a rebuild."""


def arrange() -> None:
    """Let threads take their memory from one heap, where the system's own way is one for each; search for rings rarely.

    A heap keeps room for the longest passage it has met: a book that eight threads make takes 117 MB from one, 142 MB
    from one each, and as long. Systems without glibc do without.
    """
    gc.set_threshold(RARELY)
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415  # not for --help

        with suppress(AttributeError, OSError):
            ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1)
