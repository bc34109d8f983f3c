"""The workers of a batch: what they do, the executor that they belong to, and what happens if one crashes."""

from __future__ import annotations

import functools
import os
import signal
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING, cast

from audiobuild import pipeline, readers
from audiobuild.batch.job import Job, Outcome
from audiobuild.destination import destination
from audiobuild.errors import AudiobuildError, EngineError, user_error
from audiobuild.pipeline import Note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from audiobuild.pipeline import Progress
    from audiobuild.settings import Settings

MAX_WAITING = 2
"""Articles per worker that are submitted ahead, so that no worker waits and memory does not grow with the batch."""
LONG = 100_000
"""Bytes of a source from which on workers make its sections together: about two hours of plain text."""
MAX_CRASHES = 2
"""Crashes of a worker after which the article it was building counts as failed."""


@dataclass(frozen=True, slots=True)
class _Task:
    """What an executor was given to do: an article, or a share of its sections."""

    job: Job
    crashes: int = 0
    """Executors that crashed while it was in them."""
    is_share: bool = False


class Pool:
    """Submitted articles and the executor that builds them; the executor is replaced if one of its workers crashes."""

    def __init__(self, open_executor: Callable[[int], Executor], workers: int, settings: Settings) -> None:
        self._open = functools.partial(open_executor, workers)
        self._executor: Executor | None = None
        self._workers = workers
        self._settings = settings
        self._futures: dict[Future[Outcome | None], _Task] = {}

    @property
    def is_full(self) -> bool:
        """Whether an article must be finished before the next is submitted."""
        return len(self._futures) >= self._workers * MAX_WAITING

    @property
    def is_busy(self) -> bool:
        """Whether an article is being built."""
        return bool(self._futures)

    def submit(self, job: Job, *, size: int) -> None:
        """Submit an article, or shares of its sections if it is long: the article follows when they are finished.

        Args:
            job: the article.
            size: size of its source in bytes.
        """
        shares = min(self._workers, size // LONG + 1) if self._settings.cache else 1
        if shares == 1:
            self._submit_whole(job)
        else:
            for share in range(shares):
                self._start(_Task(job, is_share=True), _build_share, job, self._settings, share, shares)

    def _submit_whole(self, job: Job, crashes: int = 0) -> None:
        self._start(_Task(job, crashes), build_one, job, self._settings)

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
                    self._submit_whole(task.job)
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
                self._submit_whole(job, count)
                yield from self.completed()

    def close(self) -> None:
        """Cancel articles that have not begun, and release the executor."""
        for future in self._futures:
            future.cancel()
        if self._executor:
            self._executor.shutdown(wait=True)
            self._executor = None


def _user_error(error: BaseException) -> AudiobuildError:
    if type(error).__name__ in {"KilledWorker", "WorkerCrashedError"}:  # Dask's and Ray's, after several attempts
        return EngineError("the processes that built it were killed", "build it alone")
    return user_error(error)


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


def processes(workers: int) -> Executor:
    """Return an executor of local processes, one for each worker."""
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_start_worker)


def _start_worker() -> None:
    """Prepare a worker: Ctrl-C, which the terminal sends to it too, ends it silently."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    signal.signal(signal.SIGINT, lambda *_: os._exit(130))
