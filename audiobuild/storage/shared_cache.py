"""A cache on object storage that several machines share, behind the folder of each.

Entries are objects of the same names and bytes as in the folder. A cache that fails is not used again in the same
build, since each attempt may last until a time limit: nothing depends on it but time.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from audiobuild.errors import AudiobuildError
from audiobuild.storage import remote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

TAG = "CACHEDIR.TAG"
"""Object that marks the cache for backup programs, and whose writing shows that the cache is writable.
Source: https://bford.info/cachedir/."""
_SIGNATURE = b"Signature: 8a477f597d28d172789f06886806bc55\n# This is a cache of audiobuild.\n"
_THREADS = 16
_ENTRIES = 64
"""Entries that are in memory at a time."""


def check_usable(url: str) -> None:
    """Check that entries can be written to a shared cache and read from it.

    Raises:
        AudiobuildError: the tag of the cache cannot be written or read.
    """
    tag = f"{url.rstrip('/')}/{TAG}"
    remote.write(tag, _SIGNATURE)
    remote.find(tag)


class SharedCache:
    """A cache on object storage, during one build.

    Args:
        url: its folder, such as ``s3://bucket/cache``.
    """

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")
        self._threads = ThreadPoolExecutor(_THREADS)
        self._failure = ""

    def get(self, names: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        """Yield the names and contents of the entries that exist, several of which are fetched at a time."""
        for first in range(0, len(names), _ENTRIES):
            group = names[first : first + _ENTRIES]
            for name, data in zip(group, self._threads.map(self._find, group), strict=True):
                if data is not None:
                    yield name, data

    def put(self, name: str, path: Path) -> None:
        """Begin to copy the file of an entry."""
        self._threads.submit(self._upload, name, path)

    def close(self) -> str:
        """Wait until entries are copied; return a message if the cache failed, else ""."""
        self._threads.shutdown()
        return self._failure

    def _find(self, name: str) -> bytes | None:
        if self._failure:
            return None
        try:
            return remote.find(f"{self._url}/{name}")
        except AudiobuildError as error:
            self._fail(error.message)
            return None

    def _upload(self, name: str, path: Path) -> None:
        if self._failure:
            return
        try:
            remote.write(f"{self._url}/{name}", path.read_bytes())
        except OSError:  # it was pruned in the meantime
            return
        except AudiobuildError as error:
            self._fail(error.message)

    def _fail(self, reason: str) -> None:
        self._failure = self._failure or f"the shared cache was not used: {reason}"
