"""Content-addressed cache: speech, and encoded sections of sound.

The key of an entry is a hash of everything its bytes depend on, so entries never become outdated, only unused. Each
entry is a file, written atomically, that starts with a checksum of the rest; a damaged one counts as missing.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import threading
import time
import zlib
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from audiobuild.errors import OutputError
from audiobuild.storage import staging

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobuild.model import Fingerprint

SPEECH = "speech"
"""Speech as engines delivered it."""
FRAMES = "frames"
"""Sections as MP3 frames."""
SECTIONS = "sections"
"""What else is known of each section."""
PACKETS = "packets"
"""Sections as packets of other codecs."""
KINDS = (SPEECH, FRAMES, SECTIONS, PACKETS)

DAY = 86_400
"""Seconds."""
_CHECKSUM = 4
"""Bytes of CRC-32 at the start of an entry: enough to detect damage, and faster than the disk."""


def hashed(*parts: object) -> bytes:
    """Hash JSON-serialisable values to a key of 32 bytes."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode()).digest()


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

    def put(self, kind: str, key: bytes, entry: bytes) -> None:
        """Write an entry.

        It is not synchronised to the disk: damage by a power cut is detected by its checksum, and it is made again.

        Raises:
            OutputError: the folder is not writable, or the disk is full.
        """
        try:
            path = self._path(kind, key)
            path.parent.mkdir(parents=True, exist_ok=True)
            with self._staged(f"{kind}-{path.parent.name}{path.name}-{threading.get_ident()}") as staged:
                staged.write_bytes(_checksum(entry) + entry)
                staged.replace(path)
        except OSError as error:
            raise _cache_error(self.folder, error) from error

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
        for path, _ in unused:
            path.unlink(missing_ok=True)
        return Usage("all", len(unused), sum(size for _, size in unused))

    def clear(self) -> Usage:
        """Remove all entries, and return what was removed. Other files in the folder are kept."""
        used = self.usage()
        for kind in KINDS:
            shutil.rmtree(self.folder / kind, ignore_errors=True)
        with suppress(OSError):
            self.folder.rmdir()
        return Usage("all", sum(kind.entries for kind in used), sum(kind.size for kind in used))

    @contextmanager
    def _staged(self, name: str) -> Iterator[Path]:
        if self.stage:
            yield self.stage / name
        else:
            with staging.staging(self.folder) as stage:
                yield stage / name

    def _path(self, kind: str, key: bytes) -> Path:
        # Entries are spread over 256 folders, since file systems are slow with a hundred thousand names in one.
        name = key.hex()
        return Path(self.folder, kind, name[:2], name[2:])

    def _entries(self, kind: str) -> Iterator[Path]:
        return (path for path in (self.folder / kind).glob("??/*") if not path.name.startswith("."))


def default_folder() -> Path:
    """Return the cache folder: AUDIOBUILD_CACHE, or else the platform's user cache folder."""
    if folder := os.environ.get("AUDIOBUILD_CACHE"):
        return Path(folder).expanduser()
    from platformdirs import user_cache_path  # noqa: PLC0415  # 14 ms, only if it is needed

    return user_cache_path("audiobuild", appauthor=False)


@contextmanager
def opened(*, kept: bool = True) -> Iterator[Cache]:
    """Open the cache for one build: the default one or, if `kept` is false, one that is removed at the end.

    What killed processes left of theirs is removed first.

    Raises:
        OutputError: its folder can't be created or written.
    """
    folder = default_folder() if kept else Path(tempfile.gettempdir())
    try:
        for stage in staging.abandoned(folder):
            stage.close()
        stage = staging.create(folder)
    except OSError as error:
        raise _cache_error(folder, error) from error
    try:
        yield Cache(folder if kept else stage.path, stage.path)
    finally:
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
