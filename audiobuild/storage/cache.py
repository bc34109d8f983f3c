"""Content-addressed cache: speech, and encoded sections of sound.

The key of an entry is a hash of everything its bytes depend on, so entries never become outdated, only unused. Each
entry is a file, written atomically, that starts with a checksum of the rest; a damaged one counts as missing. Behind
the folder there may be a cache on object storage that several machines share.
"""

from __future__ import annotations

import hashlib
import json
import math
import os
import tempfile
import threading
import time
import zlib
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from audiobuild.errors import OutputError
from audiobuild.lazy_regex import lazy_regex
from audiobuild.storage import remote, staging
from audiobuild.storage.shared_cache import SharedCache

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from audiobuild.model import Fingerprint

SPEECH = "speech"
"""Speech as engines delivered it."""
FRAMES = "frames"
"""Sections as MP3 frames."""
SECTIONS = "sections"
"""Metadata of sections: frames, size, clips and peak."""
PACKETS = "packets"
"""Sections as packets of other codecs."""
KEYS = "keys"
"""Build keys of sources, so that an unchanged one need not be read again."""
KINDS = (SPEECH, FRAMES, SECTIONS, PACKETS, KEYS)

DAY = 86_400
"""Seconds."""
# The name of an entry with that of its folder. Matches "b150cf73"; not "abbild.png", "Vortrag".
_NAME = lazy_regex(r"[0-9a-f]{4,}")
_CHECKSUM = 4
"""Bytes of CRC-32 at the start of an entry: enough to detect damage, and faster than the disk."""


def hashed(*parts: object) -> bytes:
    """Hash JSON-serialisable values to a key of 32 bytes."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode(errors="surrogatepass")).digest()


def speech_key(voice: Fingerprint, text: str) -> bytes:
    """Return the key of the speech of `text` in a voice."""
    return hashed(asdict(voice), text)


@dataclass(frozen=True, slots=True)
class Usage:
    """Entries of one kind, or of all kinds."""

    kind: str
    entries: int
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of entries."""

    folder: Path
    stage: Path | None = None
    """Where entries are written before they are renamed; if None, a staging folder is created for each."""
    shared: SharedCache | None = None
    """Where `fetch` finds entries that are missing here, and where new ones are copied to."""

    def get(self, kind: str, key: bytes) -> bytes | None:
        """Return an entry, or None if it is missing or damaged."""
        path = self._path(kind, key)
        try:
            with path.open("rb") as file:
                data = file.read()
                _mark_used(path, os.fstat(file.fileno()).st_mtime)
        except OSError:
            return None
        entry = data[_CHECKSUM:]
        return entry if _checksum(entry) == data[:_CHECKSUM] else None

    def has(self, kind: str, key: bytes) -> bool:
        """Return whether an entry exists; it may still prove damaged."""
        return self._path(kind, key).exists()

    def fetch(self, kind: str, keys: Iterable[bytes]) -> None:
        """Copy entries that are missing in the folder from the shared cache, if there is one; damaged ones are ignored.

        Raises:
            OutputError: the folder is not writable, or the disk is full.
        """
        if self.shared is None:
            return
        names = {self._name(kind, key): key for key in keys if not self.has(kind, key)}
        for name, data in self.shared.get(tuple(names)):
            if _checksum(data[_CHECKSUM:]) == data[:_CHECKSUM]:
                self._write(kind, names[name], data)

    def put(self, kind: str, key: bytes, entry: bytes) -> None:
        """Write an entry, and begin to copy it to the shared cache, if there is one.

        It is not synchronised to the disk: damage by a power cut is detected by its checksum, and it is made again.

        Raises:
            OutputError: the folder is not writable, or the disk is full.
        """
        self._write(kind, key, _checksum(entry) + entry)
        if self.shared is not None:
            self.shared.put(self._name(kind, key), self._path(kind, key))

    def usage(self) -> tuple[Usage, ...]:
        """Count the entries of each kind."""
        sizes = {kind: [path.stat().st_size for path in self._entries(kind)] for kind in KINDS}
        return tuple(Usage(kind, len(found), sum(found)) for kind, found in sizes.items())

    def prune(self, *, days: float) -> Usage:
        """Remove the entries that were not used for `days` days, and return what was removed.

        Use is recorded in the modification time (see `get`), since many file systems do not update access times.
        """
        before = time.time() - days * DAY
        unused = [
            (path, status.st_size)
            for kind in KINDS
            for path in self._entries(kind)
            if (status := path.stat()).st_mtime < before
        ]
        removed = [size for path, size in unused if _is_removed(path)]
        return Usage("all", len(removed), sum(removed))

    def clear(self) -> Usage:
        """Remove all entries, and return what was removed. Other files are kept."""
        removed = self.prune(days=-math.inf)
        for kind in KINDS:
            for folder in (*(self.folder / kind).glob("??/"), self.folder / kind):
                _remove_empty(folder)
        _remove_empty(self.folder)
        return removed

    @contextmanager
    def _staged(self, name: str) -> Iterator[Path]:
        if self.stage:
            yield self.stage / name
        else:
            with staging.staging(self.folder) as stage:
                yield stage / name

    def _write(self, kind: str, key: bytes, data: bytes) -> None:
        try:
            path = self._path(kind, key)
            path.parent.mkdir(parents=True, exist_ok=True)
            with self._staged(f"{kind}-{path.parent.name}{path.name}-{threading.get_ident()}") as staged:
                staged.write_bytes(data)
                self._replace(staged, path)
        except OSError as error:
            raise _cache_error(self.folder, error) from error

    @staticmethod
    def _replace(staged: Path, path: Path) -> None:
        """Move an entry to its place.

        Windows does not replace a file that another process has open: that process has just made the same entry, or
        reads it.
        """
        try:
            staged.replace(path)
        except PermissionError:
            if not path.is_file():
                raise

    def _path(self, kind: str, key: bytes) -> Path:
        return self.folder / self._name(kind, key)

    def _name(self, kind: str, key: bytes) -> str:
        # Entries are spread over 256 folders, since file systems are slow with a hundred thousand names in one.
        name = key.hex()
        return f"{kind}/{name[:2]}/{name[2:]}"

    def _entries(self, kind: str) -> Iterator[Path]:
        names = (path for path in (self.folder / kind).glob("??/*") if _NAME.fullmatch(path.parent.name + path.name))
        return (path for path in names if path.is_file())


def _remove_empty(folder: Path) -> None:
    with suppress(OSError):  # it has other files, or does not exist
        folder.rmdir()


def _is_removed(path: Path) -> bool:
    """Remove an entry, and return whether it is gone: Windows keeps one that a process has open."""
    try:
        path.unlink(missing_ok=True)
    except PermissionError:
        return False
    return True


def default_folder() -> Path:
    """Return the cache folder: AUDIOBUILD_CACHE, unless that is a shared cache, or else the user's cache folder."""
    folder = os.environ.get("AUDIOBUILD_CACHE", "")
    if folder and not remote.is_remote(folder):
        return Path(folder).expanduser()
    from platformdirs import user_cache_path  # 14 ms

    return user_cache_path("audiobuild", appauthor=False)


def shared_url() -> str:
    """Return the URL of the cache that several machines share: AUDIOBUILD_CACHE, if that is a URL; else ""."""
    place = os.environ.get("AUDIOBUILD_CACHE", "")
    return place if remote.is_remote(place) else ""


@contextmanager
def opened(*, kept: bool = True, notice: Callable[[str], object] = lambda _: None) -> Iterator[Cache]:
    """Open the cache for one build: the default one or, if `kept` is false, one that is removed at the end.

    What killed processes left of theirs is removed first. The end of the block waits until entries are copied to the
    shared cache.

    Args:
        kept: whether entries are kept, and shared.
        notice: called with a message if the shared cache failed.

    Raises:
        OutputError: its folder cannot be created or written.
    """
    folder = default_folder() if kept else Path(tempfile.gettempdir())
    try:
        _sweep(folder)
        stage = staging.create(folder)
    except OSError as error:
        raise _cache_error(folder, error) from error
    shared = SharedCache(shared_url()) if kept and shared_url() else None
    try:
        yield Cache(folder if kept else stage.path, stage.path, shared)
    finally:
        if shared and (failure := shared.close()):
            notice(failure)
        stage.close()


def sweep() -> None:
    """Remove what killed processes left in the default folder, as far as that is possible."""
    with suppress(OSError):
        _sweep(default_folder())


def _sweep(folder: Path) -> None:
    for stage in staging.abandoned(folder):
        stage.close()


def _cache_error(folder: Path, error: OSError) -> OutputError:
    return OutputError(
        f"cannot write to the cache {folder}: {error.strerror or error}",
        "free disk space, run `audiobuild cache clear`, or set AUDIOBUILD_CACHE to another folder",
    )


def _mark_used(path: Path, modified: float) -> None:
    """Update the modification time of an entry, at most once a day."""
    if time.time() - modified > DAY:
        with suppress(OSError):  # it may have been removed, or belong to another user
            os.utime(path)


def _checksum(entry: bytes) -> bytes:
    return zlib.crc32(entry).to_bytes(_CHECKSUM, "big")
