"""Streaming pieces of bytes into a file."""

from __future__ import annotations

import hashlib
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PREFETCHED = 4
"""Pieces that are made before they are requested."""


@dataclass(frozen=True, slots=True)
class FileDigest:
    """Size and hash of a written file."""

    size: int
    """Bytes."""
    sha256: str
    """Hexadecimal."""


def write(file: IO[bytes], pieces: Iterable[bytes]) -> FileDigest:
    """Write `pieces` one after the other, and hash them on the way."""
    digest = hashlib.sha256()
    size = 0
    for piece in pieces:
        file.write(piece)
        digest.update(piece)
        size += len(piece)
    file.flush()
    return FileDigest(size, digest.hexdigest())


def prefetch(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield `pieces`, made by a thread of its own while earlier ones are being written."""
    with ThreadPoolExecutor(1) as maker:
        coming = deque(maker.submit(next, pieces, None) for _ in range(PREFETCHED))
        while (piece := coming.popleft().result()) is not None:
            coming.append(maker.submit(next, pieces, None))
            yield piece
