"""Batches: many articles, each built independently of the others by the processes of an executor.

The unit of work is an article; of a long one, such as a book, workers make shares of the sections first. An executor is
any `concurrent.futures.Executor`: the processes of this machine by default, or those of a cluster. Articles that are up
to date never reach it.
"""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from audiobuild.batch.job import Job, Outcome
from audiobuild.batch.pool import Pool, processes
from audiobuild.batch.up_to_date import Found, UpToDate
from audiobuild.errors import ServiceError
from audiobuild.speak import auto, engine_class
from audiobuild.storage import cache

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

    from audiobuild.settings import Settings

REQUESTS = 16
"""Articles on object storage that are looked at together; of local ones, as many as there are cores: more threads would
only take the interpreter lock from each other."""


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
        open_executor: makes an executor with a number of workers; by default one of local processes.
        warn: called with a line for each engine that `auto` skips since it fails.

    Raises:
        SettingsError: a file that the settings name cannot be read, or no engine can be used.
    """
    cache.sweep()
    check = UpToDate(settings)
    pool: Pool | None = None
    try:
        for job, found in _ahead(check.look, jobs):
            outcome = check.outcome(job, found)
            if outcome is not None:
                yield outcome
                continue
            if pool is None:
                # Only now, since it may take a request to the online service.
                shared, online = _with_engine(settings, warn)
                pool = Pool(open_executor or processes, 1 if online else workers, shared)
            pool.submit(job, size=found.size)
            while pool.is_full:
                yield from pool.completed()
        while pool and pool.is_busy:
            yield from pool.completed()
    finally:
        if pool:
            pool.close()


def _ahead(look: Callable[[Job], Found], jobs: Iterable[Job]) -> Iterator[tuple[Job, Found]]:
    """Look at several articles at a time, and yield them in their order: disks and object storage take a while."""
    with ThreadPoolExecutor(REQUESTS) as requesting, ThreadPoolExecutor(os.cpu_count()) as reading:
        waiting: deque[tuple[Job, Future[Found]]] = deque()
        for job in jobs:
            threads = requesting if job.is_remote else reading
            waiting.append((job, threads.submit(look, job)))
            if len(waiting) > REQUESTS:
                yield waiting[0][0], waiting.popleft()[1].result()
        while waiting:
            yield waiting[0][0], waiting.popleft()[1].result()


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


__all__ = ["Job", "Outcome", "build_all"]
