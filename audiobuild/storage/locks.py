"""Advisory file locks, which the operating system releases when their process ends."""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

POLL_SECONDS = 0.02
"""Delay between two attempts to take a lock that another process holds."""
_UNSUPPORTED = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
"""Errors of file systems without locks, mostly network shares: there, work goes on unlocked."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock at `path`, waiting for other processes and threads; remove its file afterwards.

    Raises:
        OSError: the file can't be created.
    """
    while (descriptor := try_lock(path)) is None:
        time.sleep(POLL_SECONDS)
    try:
        yield
    finally:
        unlock(descriptor, path)


def try_lock(path: Path) -> int | None:
    """Create and lock the file at `path` without waiting.

    Returns:
        Its descriptor, to be given to `unlock`; None if another process or thread holds the lock.

    Raises:
        OSError: the file can't be created.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(descriptor)
    except OSError as error:
        if error.errno not in _UNSUPPORTED:
            os.close(descriptor)
            return None
    # The previous holder may have removed the file after it was opened here: then the lock guards nothing.
    try:
        current = os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        current = False
    if not current:
        os.close(descriptor)
        return None
    return descriptor


def unlock(descriptor: int, path: Path) -> None:
    """Remove the lock's file and release the lock."""
    if sys.platform == "win32":  # an open file can't be removed there; once closed, another process may have opened it
        os.close(descriptor)
        with suppress(OSError):
            path.unlink()
    else:
        with suppress(OSError):
            path.unlink()
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
