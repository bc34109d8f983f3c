"""Streams into files, hashed on the way."""

from __future__ import annotations

import hashlib
import os
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

AHEAD = 4
"""Pieces that are made before they are asked for."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written."""

    size: int
    """Bytes."""
    sha256: str


def write(file: IO[bytes], pieces: Iterable[bytes]) -> Written:
    """Write pieces one after the other, and hash them on the way."""
    digest = hashlib.sha256()
    size = 0
    for piece in pieces:
        file.write(piece)
        digest.update(piece)
        size += len(piece)
    file.flush()
    return Written(size, digest.hexdigest())


def settle(file: IO[bytes]) -> None:
    """Wait until what was written is on the disk, so that putting the file in its place can't fail for want of room."""
    os.fsync(file.fileno())


def ahead(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same pieces, made by a thread of its own while the last ones are being written."""
    with ThreadPoolExecutor(1) as maker:
        coming = deque(maker.submit(next, pieces, None) for _ in range(AHEAD))
        while (piece := coming.popleft().result()) is not None:
            coming.append(maker.submit(next, pieces, None))
            yield piece
