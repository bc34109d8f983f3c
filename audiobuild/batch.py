"""Batches: many articles, each built independently of the others by the processes of an executor.

The unit of work is an article; of a long one, such as a book, workers make shares of the sections first. An executor is
any `concurrent.futures.Executor`: the processes of this machine by default, or those of a cluster. Articles that are up
to date never reach it.
"""

from __future__ import annotations

import functools
import os
import signal
from collections import defaultdict, deque
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
    wait,
)
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, cast

from audiobuild import pipeline, readers, rebuild
from audiobuild.destination import LocalDestination, RemoteDestination, destination
from audiobuild.errors import AudiobuildError, EngineError, OutputError, ServiceError, SettingsError
from audiobuild.model import About, Article
from audiobuild.pipeline import Note
from audiobuild.speak import auto, engine_class
from audiobuild.storage import cache, remote
from audiobuild.storage.atomic import output_error
from audiobuild.storage.names import folded, same_file

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

    from audiobuild.pipeline import Progress, Result
    from audiobuild.rebuild import Fingerprints
    from audiobuild.settings import Settings

MAX_WAITING = 2
"""Articles per worker that are submitted ahead, so that no worker waits and memory does not grow with the batch."""
MAX_CRASHES = 2
"""Crashes of a worker after which the article it was building counts as failed."""

LONG = 100_000
"""Bytes of a source from which on workers make its sections together: about two hours of plain text."""

REQUESTS = 16
"""Articles that are looked at ahead, so that answers and hashes are waited for together."""


@dataclass(frozen=True, slots=True)
class Job:
    """An article to build."""

    source: str
    output: Path | str
    """The audio file, or the folder for it; a URL if it is on object storage."""
    subfolder: Path
    """Subfolder of `output`, if that is a folder."""
    format_name: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of an article: a result or an error."""

    source: str
    result: Result | None = None
    error: AudiobuildError | None = None
    notes: tuple[str, ...] = ()
    """Messages for the user that are not errors."""


def build_all(
    jobs: Iterable[Job],
    settings: Settings,
    *,
    workers: int,
    open_executor: Callable[[int], Executor] | None = None,
    warn: Callable[[str], None] = lambda _: None,
) -> Generator[Outcome]:
    """Build articles concurrently, and yield each outcome when it is known.

    A failure concerns its article only, and so does a worker that crashes.

    Args:
        jobs: the articles; they are read one by one.
        settings: the same for all articles.
        workers: number of articles that are built at a time.
        open_executor: makes an executor of so many workers; by default one of local processes.
        warn: called with a line for each engine that `auto` passes over since it fails.

    Raises:
        SettingsError: a file that the settings name cannot be read, or no engine can be used.
    """
    cache.sweep()
    check = _UpToDate(settings)
    pool: _Pool | None = None
    try:
        for job, found in _ahead(check.look, jobs):
            outcome = check.outcome(job, found)
            if outcome is not None:
                yield outcome
                continue
            if pool is None:
                # Only now, since it may take a request to the online service.
                shared, online = _with_engine(settings, warn)
                pool = _Pool(open_executor or _processes, 1 if online else workers, shared)
            pool.submit(job, shares=_shares(found.size, shared, workers))
            while pool.is_full:
                yield from pool.completed()
        while pool and pool.is_busy:
            yield from pool.completed()
    finally:
        if pool:
            pool.close()


def build_one(job: Job, settings: Settings) -> Outcome:
    """Build one article; runs in a worker.

    Raises:
        AudiobuildError: the article cannot be read, spoken or written.
    """
    notes: list[str] = []

    def report(event: Progress | Note) -> None:
        if isinstance(event, Note):
            notes.append(event.text)

    article = readers.read(job.source, format=job.format_name)
    result = destination(article, job.output, settings, job.subfolder).build(article, settings, report)
    return Outcome(job.source, result, notes=tuple(notes))


def _build_share(job: Job, settings: Settings, share: int, shares: int) -> None:
    """Make one share of an article's sections; runs in a worker.

    Raises:
        AudiobuildError: the article cannot be read or spoken.
    """
    pipeline.build_share(readers.read(job.source, format=job.format_name), settings, share, shares)


def _shares(size: int, settings: Settings, workers: int) -> int:
    """Return into how many shares the sections of an article are divided that has so many bytes; 1 if they are not."""
    return min(workers, size // LONG + 1) if settings.cache else 1


def _ahead(look: Callable[[Job], _Found], jobs: Iterable[Job]) -> Iterator[tuple[Job, _Found]]:
    """Look at several articles at a time, and yield them in their order: disks and object storage take a while."""
    with ThreadPoolExecutor(REQUESTS) as threads:
        waiting: deque[tuple[Job, Future[_Found]]] = deque()
        for job in jobs:
            waiting.append((job, threads.submit(look, job)))
            if len(waiting) > REQUESTS:
                yield waiting[0][0], waiting.popleft()[1].result()
        while waiting:
            yield waiting[0][0], waiting.popleft()[1].result()


@dataclass(frozen=True, slots=True)
class _Found:
    """An article before it is built."""

    place: str = ""
    """Its audio file; empty after an error."""
    result: Result | None = None
    """If it is up to date."""
    error: AudiobuildError | None = None
    size: int = 0
    """Bytes of its source, if it is not an address."""


class _UpToDate:
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

    def look(self, job: Job) -> _Found:
        """Read an article and what was built of it; may run in several threads."""
        try:
            key, place, size = self._key(job)
            with self._lock:
                self._recover(place)
            return _Found(str(place), place.up_to_date(key, self._settings, self._fingerprint), size=size)
        except AudiobuildError as error:
            return _Found(error=error)

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

    def outcome(self, job: Job, found: _Found) -> Outcome | None:
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
            return Outcome(job.source, error=SettingsError(message, "build them separately"))
        others.append((found.place, job.source))
        return Outcome(job.source, found.result) if found.result else None


def _same_place(first: str, second: str) -> bool:
    return first == second or (not remote.is_remote(first) and same_file(first, second))


@dataclass(frozen=True, slots=True)
class _Task:
    """What an executor was given to do: an article, or a share of its sections."""

    job: Job
    crashes: int = 0
    """Executors that crashed while it was in them."""
    is_share: bool = False


class _Pool:
    """Submitted articles and the executor that builds them; the executor is replaced if one of its workers crashes."""

    def __init__(self, open_executor: Callable[[int], Executor], workers: int, settings: Settings) -> None:
        self._open = functools.partial(open_executor, workers)
        self._executor: Executor | None = None
        self._most = workers * MAX_WAITING
        self._settings = settings
        self._futures: dict[Future[Outcome | None], _Task] = {}

    @property
    def is_full(self) -> bool:
        """Whether an article must be finished before the next is submitted."""
        return len(self._futures) >= self._most

    @property
    def is_busy(self) -> bool:
        """Whether an article is being built."""
        return bool(self._futures)

    def submit(self, job: Job, *, shares: int = 1) -> None:
        """Submit an article; if its sections are divided into shares, those first, and then what is left to do."""
        if shares == 1:
            self._start(_Task(job), build_one, job, self._settings)
        else:
            for share in range(shares):
                self._start(_Task(job, is_share=True), _build_share, job, self._settings, share, shares)

    def _start(self, task: _Task, function: Callable[..., Outcome | None], *arguments: object) -> None:
        self._executor = self._executor or self._open()
        self._futures[self._executor.submit(function, *arguments)] = task

    def completed(self) -> Iterator[Outcome]:
        """Wait until an article or a share of one is finished; yield the outcome of all articles that are."""
        done, _ = wait(self._futures, return_when=FIRST_COMPLETED)
        crashed: list[_Task] = []
        for future in done:
            task = self._futures.pop(future)
            error = future.exception()
            if isinstance(error, BrokenExecutor):
                crashed.append(task)
            elif task.is_share:  # if it failed, the build of the article will tell why
                if all(other.job != task.job for other in self._futures.values()):
                    self.submit(task.job)
            elif error is None:
                yield cast("Outcome", future.result())
            else:
                yield Outcome(task.job.source, error=_user_error(error))
        if crashed:
            yield from self._again(crashed)

    def _again(self, crashed: list[_Task]) -> Iterator[Outcome]:
        """Submit the articles of a crashed executor again, one at a time, so that the guilty one is found."""
        crashes = {task.job: task.crashes + 1 for task in (*crashed, *self._futures.values())}
        self._futures.clear()
        self.close()
        for job, count in crashes.items():
            if count >= MAX_CRASHES:
                yield Outcome(job.source, error=EngineError("the process that built it was killed", "build it alone"))
            else:
                self._start(_Task(job, count), build_one, job, self._settings)
                yield from self.completed()

    def close(self) -> None:
        """Cancel articles that have not begun, and release the executor."""
        for future in self._futures:
            future.cancel()
        if self._executor:
            self._executor.shutdown(wait=True)
            self._executor = None


def _user_error(error: BaseException) -> AudiobuildError:
    if isinstance(error, AudiobuildError):
        return error
    if type(error).__name__ in {"KilledWorker", "WorkerCrashedError"}:  # Dask's and Ray's, after several attempts
        return EngineError("the processes that built it were killed", "build it alone")
    message = f"internal error ({type(error).__name__}: {error})"
    return AudiobuildError(message, "please report it with the output of the same article and --debug")


def _with_engine(settings: Settings, warn: Callable[[str], None]) -> tuple[Settings, bool]:
    """Decide once for all articles which engine `auto` uses, and give each worker one thread.

    Returns:
        The settings, and whether the engine is online: then articles are built one after the other, since only one
        process can keep to the rate limit of its service.
    """
    shared = replace(settings, jobs=1)
    if settings.engine != auto.AUTO:
        return shared, engine_class(settings.engine).online
    try:
        auto.online_engine(voice=settings.voice, speed=settings.speed, second=settings.second_voices).close()
    except ServiceError as error:
        second = settings.second_voices
        found = auto.offline_engine(voice=settings.voice, speed=settings.speed, second=second, warn=warn)
        with closing(found) as offline:
            engine = offline.narrator.fingerprint.engine
        warn(f"{error.message}: using the offline engine {engine} for all articles")
        return replace(shared, engine=engine), False
    return shared, True


def _processes(workers: int) -> Executor:
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_start_worker)


def _start_worker() -> None:
    """Prepare a worker: Ctrl-C, which the terminal sends to it too, ends it silently."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    signal.signal(signal.SIGINT, lambda *_: os._exit(130))
