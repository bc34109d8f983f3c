"""What was made once and need not be made again, kept by content: speech, and encoded sections of sound.

An entry's key is a hash of everything its bytes depend on, so an entry is never out of date, only unused.
Each entry is a file of its own, written beside and renamed, that begins with a checksum of the rest: a damaged
one reads as if it were not there.
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
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from audiobuild.errors import OutputError
from audiobuild.storage import staging

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobuild.model import Fingerprint

SPEECH = "speech"
FRAMES = "frames"
SHAPES = "shapes"
KINDS = (SPEECH, FRAMES, SHAPES)
"""Speech as engines delivered it; sections as MP3 frames; and where in a section each clip lies."""

_CHECK = 4
"""Bytes of CRC-32 in front of an entry: enough to see damage, and quicker than reading the disk."""


def key(*parts: object) -> bytes:
    """The key of whatever depends on `parts` alone, JSON-able values: 32 bytes."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode()).digest()


@cache
def makers() -> tuple[tuple[str, str], ...]:
    """What turns speech into sections, each with its version: another one may give other bytes."""
    return tuple((package, version(package)) for package in ("audiobuild", "lameenc", "numpy", "pydub", "soxr"))


def speech_key(voice: Fingerprint, text: str) -> bytes:
    """The key of what this voice says for this text."""
    return key(asdict(voice), text)


@dataclass(frozen=True, slots=True)
class Holding:
    """What a cache holds of one kind."""

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
        """The entry, verified; None where there is none or it is damaged."""
        try:
            data = self._path(kind, key).read_bytes()
        except OSError:
            return None
        entry = data[_CHECK:]
        return entry if _checksum(entry) == data[:_CHECK] else None

    def has(self, kind: str, key: bytes) -> bool:
        """Whether there is such an entry; it may still prove damaged."""
        return self._path(kind, key).exists()

    def put(self, kind: str, key: bytes, entry: bytes) -> None:
        """Keep an entry.

        It is not forced to the disk: what a power cut damages is seen by its checksum and made again.

        Raises:
            OutputError: the folder can't be written.
        """
        try:
            path = self._path(kind, key)
            path.parent.mkdir(parents=True, exist_ok=True)
            with self._staged(f"{kind}-{path.parent.name}{path.name}-{threading.get_ident()}") as staged:
                staged.write_bytes(_checksum(entry) + entry)
                staged.replace(path)
        except OSError as error:
            raise _cache_error(self.folder, error) from error

    def holdings(self) -> tuple[Holding, ...]:
        """How much there is of each kind."""
        sizes = {kind: [path.stat().st_size for path in self._entries(kind)] for kind in KINDS}
        return tuple(Holding(kind, len(found), sum(found)) for kind, found in sizes.items())

    def prune(self, *, days: float) -> Holding:
        """Drop what was last made or read over `days` days ago; says what went."""
        before = time.time() - days * 86_400
        gone = [
            (path, found.st_size)
            for kind in KINDS
            for path in self._entries(kind)
            if max((found := path.stat()).st_atime, found.st_mtime) < before
        ]
        for path, _ in gone:
            path.unlink(missing_ok=True)
        return Holding("all", len(gone), sum(size for _, size in gone))

    def clear(self) -> Holding:
        """Drop everything; says what went. Other files in the folder are left alone."""
        held = self.holdings()
        for kind in KINDS:
            shutil.rmtree(self.folder / kind, ignore_errors=True)
        with suppress(OSError):
            self.folder.rmdir()
        return Holding("all", sum(each.entries for each in held), sum(each.size for each in held))

    @contextmanager
    def _staged(self, name: str) -> Iterator[Path]:
        if self.stage:
            yield self.stage / name
        else:
            with staging.staging(self.folder) as stage:
                yield stage / name

    def _path(self, kind: str, key: bytes) -> Path:
        # Two letters a folder: no file system likes a hundred thousand names in one.
        name = key.hex()
        return Path(self.folder, kind, name[:2], name[2:])

    def _entries(self, kind: str) -> Iterator[Path]:
        return (path for path in (self.folder / kind).glob("??/*") if not path.name.startswith("."))


def default_folder() -> Path:
    """Where the cache is: AUDIOBUILD_CACHE, else the platform's folder for caches."""
    if chosen := os.environ.get("AUDIOBUILD_CACHE"):
        return Path(chosen).expanduser()
    from platformdirs import user_cache_path  # noqa: PLC0415  # only where it is needed: 14 ms

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


def _checksum(entry: bytes) -> bytes:
    return zlib.crc32(entry).to_bytes(_CHECK, "big")
