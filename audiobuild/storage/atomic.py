"""Atomic writes: a file appears under its name only when it is complete."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from audiobuild.errors import OutputError
from audiobuild.storage import staging

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_RETRIES = 20
_RETRY_SECONDS = 0.05


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Open a binary file for writing and reading that replaces `path` when the block ends without an error.

    Its bytes are on the disk before it is renamed. Missing folders are created. After an error the old file is
    unchanged and nothing is left beside it.

    Raises:
        OutputError: the folder cannot be created or written, or the disk is full.
    """
    try:
        with staging.staging(path.parent) as stage, (stage / "new").open("w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
            file.close()
            replace(stage / "new", path)
    except OSError as error:
        raise output_error(path, error) from error


def write(path: Path, data: bytes) -> None:
    """Write `data` to `path` atomically (see `replacing`).

    Raises:
        OutputError: the folder cannot be created or written, or the disk is full.
    """
    with replacing(path) as file:
        file.write(data)


def replace(source: Path, target: Path) -> None:
    """Rename `source` to `target`, replacing it.

    Windows refuses while another process, such as a virus scanner or a search indexer, has the target open; that
    usually passes within a second.

    Raises:
        OSError: the target cannot be replaced.
    """
    for _ in range(_RETRIES if sys.platform == "win32" else 0):
        try:
            source.replace(target)
        except PermissionError:
            time.sleep(_RETRY_SECONDS)
        else:
            return
    source.replace(target)


def output_error(path: Path, error: OSError) -> OutputError:
    """Build the OutputError for a failed write to `path`."""
    reason = error.strerror or str(error)
    return OutputError(f"cannot write {path}: {reason}", "choose another place with --output, or free disk space")
