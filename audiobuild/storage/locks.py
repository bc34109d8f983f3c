"""Advisory file locks, which the operating system releases when their process ends."""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

POLL_SECONDS = 0.02
"""Delay between two attempts to take a lock that another process holds."""
PATIENCE_SECONDS = 1.0
"""Delay after which a wait is reported."""
_RETRIES = 50
_RETRY_SECONDS = 0.01
_GONE = (FileNotFoundError, PermissionError) if sys.platform == "win32" else FileNotFoundError
"""How a system reports a file that is just being removed."""
_LOCKED_BYTE = 1 << 30
"""Position of the byte that is locked on Windows, far behind the process id, which others must be able to read."""
_UNSUPPORTED = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
"""Errors of file systems without locks, mostly network shares: there, work continues unlocked."""


@contextmanager
def locked(path: Path, on_wait: Callable[[str], None] | None = None) -> Iterator[None]:
    """Hold the lock at `path`, waiting for other processes and threads; remove its file afterwards.

    Args:
        path: the lock's file, which contains the id of the process that holds it.
        on_wait: called once with the name of the holder, such as "process 4711", if the wait takes more than a second.

    Raises:
        OSError: the file cannot be created.
    """
    polls = 0
    while (descriptor := try_lock(path)) is None:
        polls += 1
        if on_wait and polls == PATIENCE_SECONDS // POLL_SECONDS:
            on_wait(_holder(path))
        time.sleep(POLL_SECONDS)
    try:
        with suppress(OSError):  # the disk is full: the lock holds all the same
            os.write(descriptor, str(os.getpid()).encode())
        yield
    finally:
        unlock(descriptor, path)


def try_lock(path: Path) -> int | None:
    """Create and lock the file at `path` without waiting.

    Returns:
        Its descriptor, to be given to `unlock`; None if another process or thread holds the lock.

    Raises:
        OSError: the file cannot be created.
    """
    descriptor = _open(path)
    try:
        _lock(descriptor)
    except OSError as error:
        if error.errno not in _UNSUPPORTED:
            os.close(descriptor)
            return None
    # The previous holder may have removed the file after it was opened here: then the lock guards nothing.
    try:
        current = os.path.samestat(os.fstat(descriptor), path.stat())
    except _GONE:
        current = False
    if not current:
        os.close(descriptor)
        return None
    return descriptor


def _open(path: Path) -> int:
    """Open the lock's file, creating it.

    Windows refuses for a moment while the previous holder removes it.

    Raises:
        OSError: the file cannot be created.
    """
    for _ in range(_RETRIES if sys.platform == "win32" else 0):
        try:
            return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except PermissionError:
            time.sleep(_RETRY_SECONDS)
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)


def unlock(descriptor: int, path: Path) -> None:
    """Remove the lock's file and release the lock."""
    if sys.platform == "win32":  # an open file cannot be removed there; once closed, another process may have opened it
        os.close(descriptor)
        with suppress(OSError):
            path.unlink()
    else:
        with suppress(OSError):
            path.unlink()
        os.close(descriptor)


def _holder(path: Path) -> str:
    """Return the name of the process that holds a lock, as messages have it."""
    try:
        return f"process {int(path.read_bytes())}"
    except (OSError, ValueError):  # it has just released the lock, or could not write its id
        return "another process"


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
