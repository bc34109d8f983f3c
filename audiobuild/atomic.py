"""Writing a file so that nobody ever sees half of it: beside, to the disk, then renamed."""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING

from audiobuild.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def replacing(path: Path, *, durable: bool = True) -> Iterator[IO[bytes]]:
    """A binary file, open for writing (and reading back), that takes the place of `path` when the block ends well.

    Whatever goes wrong, what stood at `path` still stands there and nothing is left beside it.
    Missing folders are made. `durable` waits until the bytes are on the disk; without it a power cut may lose
    the file but still never leaves half of one that looks whole to a reader who verifies it.

    Raises:
        OutputError: the folder can't be made or written, or the disk is full.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Process and thread in the name: two builds, or two threads of one, never write into the same file.
        beside = path.with_name(f".{path.name[:40]}.{os.getpid()}.{threading.get_ident()}.part")
        file = beside.open("w+b")
    except OSError as error:
        raise refused(path, error) from error
    try:
        with file:
            yield file
            file.flush()
            if durable:
                os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        raise refused(path, error) from error
    finally:
        with suppress(FileNotFoundError):
            beside.unlink()


def write(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Put `data` at `path`, whole or not at all (see `replacing`)."""
    with replacing(path, durable=durable) as file:
        file.write(data)


def refused(path: Path, error: OSError) -> OutputError:
    """What to tell of a file that can't be written."""
    reason = error.strerror or str(error)
    return OutputError(f"{path} can't be written: {reason}", "choose another place with --output, or make room")
