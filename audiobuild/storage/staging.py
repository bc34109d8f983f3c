"""Staging folders: private, locked by their process, and removed by the next one if that process is killed."""

from __future__ import annotations

import secrets
import shutil
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobuild.storage.locks import try_lock, unlock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PREFIX = ".audiobuild-"
"""Start of the name of every staging folder."""
_LOCK = "lock"
_TOKEN_BYTES = 6


@dataclass(frozen=True, slots=True)
class Stage:
    """A staging folder and the lock that shows that its process is alive."""

    path: Path
    descriptor: int

    def close(self, *, keep: bool = False) -> None:
        """Release the lock and, unless told to keep it, remove the folder with everything in it."""
        if not keep:
            # All but the lock: while it is held, no other process takes the folder for abandoned.
            with suppress(OSError):
                for entry in self.path.iterdir():
                    if entry.is_dir():
                        shutil.rmtree(entry, ignore_errors=True)
                    elif entry.name != _LOCK:
                        entry.unlink()
        unlock(self.descriptor, self.path / _LOCK)
        if not keep:
            # It fails if the process that created the folder has just locked it: then it is not abandoned.
            with suppress(OSError):
                self.path.rmdir()


def create(folder: Path) -> Stage:
    """Create a staging folder in `folder`, on the file system of the files that will be moved from it.

    Its name is unique, and only this user may read it (mode 0700).

    Raises:
        OSError: `folder` cannot be created or written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    while True:
        # Not tempfile.mkdtemp, which on Windows tries for hours to create a folder where the user may not create any.
        path = folder / f"{PREFIX}{secrets.token_hex(_TOKEN_BYTES)}"
        path.mkdir(0o700)
        with suppress(FileNotFoundError):  # another process may sweep the folder before it is locked
            descriptor = try_lock(path / _LOCK)
            if descriptor is not None:
                return Stage(path, descriptor)


@contextmanager
def staging(folder: Path) -> Iterator[Path]:
    """Create a staging folder in `folder` for the duration of the block.

    Raises:
        OSError: `folder` cannot be created or written.
    """
    stage = create(folder)
    try:
        yield stage.path
    finally:
        stage.close()


def abandoned(folder: Path) -> Iterator[Stage]:
    """Lock and yield each staging folder in `folder` whose process is gone; the caller closes it."""
    for path in folder.glob(f"{PREFIX}*/"):
        try:
            descriptor = try_lock(path / _LOCK)
        except OSError:  # just removed by its owner, or owned by another user
            continue
        if descriptor is not None:
            yield Stage(path, descriptor)
