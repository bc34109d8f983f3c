"""Articles of a batch that need no work: they are up to date, cannot be read, or share the path of another."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from audiobuild import pipeline, readers, rebuild
from audiobuild.batch.job import Outcome
from audiobuild.destination import LocalDestination, RemoteDestination, destination
from audiobuild.errors import AudiobuildError, OutputError, SettingsError
from audiobuild.model import About, Article
from audiobuild.storage import cache, remote
from audiobuild.storage.atomic import output_error
from audiobuild.storage.names import folded, same_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from audiobuild.batch.job import Job
    from audiobuild.pipeline import Result
    from audiobuild.rebuild import Fingerprints
    from audiobuild.settings import Settings


@dataclass(frozen=True, slots=True)
class Found:
    """An article before it is built."""

    place: str = ""
    """Its audio file; empty after an error."""
    result: Result | None = None
    """If it is up to date."""
    error: AudiobuildError | None = None
    size: int = 0
    """Bytes of its source, if it is not an address."""


class UpToDate:
    """Finds the articles that need no work, and those that would be written to the path of another."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = Lock()
        """Held by what may not run in two threads at a time: readers, since PDFium is not thread-safe, and engines."""
        self._fingerprints: Callable[[str], Fingerprints | None] = pipeline.fingerprints(settings)
        self._cache = cache.Cache(cache.default_folder())
        self._environment = rebuild.environment(settings)
        self._recovered: set[str] = set()
        self._places: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        """Audio files and their sources, by what file systems distinguish at least."""

    def look(self, job: Job) -> Found:
        """Read an article and what was built of it; may run in several threads."""
        try:
            key, place, size = self._key(job)
            with self._lock:
                self._recover(place)
            return Found(str(place), place.up_to_date(key, self._settings, self._fingerprint), size=size)
        except AudiobuildError as error:
            return Found(error=error)

    def _key(self, job: Job) -> tuple[str, LocalDestination | RemoteDestination, int]:
        """Return the build key of an article, where its episode belongs, and the size of its source in bytes.

        A local file that was looked at before is not parsed again.
        """
        known = None
        if remote.is_remote(job.source):
            data: bytes | None = remote.read(job.source, readers.MAX_SOURCE)
        elif "://" in job.source:
            data = None
        else:
            data = readers.content(Path(job.source), job.source)
            known = rebuild.source_key(job.source, data, job.format_name, self._environment)
        if known and self._settings.cache and (entry := self._cache.get(cache.KEYS, known)):
            article = Article(About(source=job.source), 0, "", ())  # its path alone names the episode
            return entry.decode(), destination(article, job.output, self._settings, job.subfolder), len(data or b"")
        with self._lock:
            article = readers.read(job.source, data=data, format=job.format_name)
        key = rebuild.key(article, self._environment)
        if known and self._settings.cache:
            with suppress(OutputError):  # it is parsed again next time
                self._cache.put(cache.KEYS, known, key.encode())
        return key, destination(article, job.output, self._settings, job.subfolder), len(data or b"")

    def _recover(self, place: LocalDestination | RemoteDestination) -> None:
        """Complete or undo what killed processes left in the folder of an episode, once for each folder."""
        folder = place.folder
        if folder not in self._recovered:
            place.recover()
            self._recovered.add(folder)

    def _fingerprint(self, engine: str) -> Fingerprints | None:
        with self._lock:
            return self._fingerprints(engine)

    def outcome(self, job: Job, found: Found) -> Outcome | None:
        """Return the outcome of an article that is not to be built, None for another one."""
        if found.error:
            return Outcome(job.source, error=found.error)
        others = self._places[folded(found.place)]
        try:
            taken = next((source for place, source in others if _same_place(place, found.place)), None)
        except OSError as error:
            return Outcome(job.source, error=output_error(Path(found.place), error))
        if taken is not None:
            message = f"{taken} and {job.source} would both be written to {found.place}"
            return Outcome(job.source, error=SettingsError(message, "build one of them alone, with --output"))
        others.append((found.place, job.source))
        return Outcome(job.source, found.result) if found.result else None


def _same_place(first: str, second: str) -> bool:
    return first == second or (not remote.is_remote(first) and same_file(first, second))
