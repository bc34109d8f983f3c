"""Streams into files, hashed on the way."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written."""

    size: int
    """Bytes."""
    sha256: str


def write(file: IO[bytes], pieces: Iterable[bytes]) -> Written:
    """Write pieces one after the other, and hash them on the way.

    When it returns they are on the disk, so that putting a file in its place can't fail for want of room.
    """
    digest = hashlib.sha256()
    size = 0
    for piece in pieces:
        file.write(piece)
        digest.update(piece)
        size += len(piece)
    file.flush()
    os.fsync(file.fileno())
    return Written(size, digest.hexdigest())
