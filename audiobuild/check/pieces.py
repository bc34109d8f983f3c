"""A large file looked at in pieces, so that memory stays flat."""

from __future__ import annotations

from typing import BinaryIO

PIECE = 1 << 20
"""Bytes read at a time."""


class Pieces:
    """Bytes of a file up to `end`, by their place in it."""

    def __init__(self, file: BinaryIO, end: int) -> None:
        self._file = file
        self._end = end
        self._start = 0
        self._held = b""

    def at(self, place: int, count: int) -> bytes:
        """`count` bytes from `place` on; fewer where the file ends."""
        inside = place - self._start
        if inside < 0 or inside + count > len(self._held):
            self._read(place)
            inside = 0
        return self._held[inside : inside + count]

    def find(self, byte: int, place: int) -> int:
        """Where from `place` on a byte stands first; -1 where it does not."""
        while place < self._end:
            inside = place - self._start
            if not 0 <= inside < len(self._held):
                self._read(place)
                inside = 0
            found = self._held.find(byte, inside)
            if found >= 0:
                return self._start + found
            place = self._start + len(self._held)
        return -1

    def _read(self, place: int) -> None:
        self._file.seek(place)
        self._start = place
        self._held = self._file.read(max(0, min(PIECE, self._end - place)))
