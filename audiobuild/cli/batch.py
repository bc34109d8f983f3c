"""Several articles on the command line: the order in which they are built, their results, and a summary."""

from __future__ import annotations

import os
import time
from contextlib import closing, contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from audiobuild.cli.command import FAILED, print_note, printable
from audiobuild.cli.results import InOrder, failure, print_failure, print_outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Executor

    from audiobuild.batch import Job, Outcome
    from audiobuild.settings import Settings

GROUP = 1000
"""Articles that are sorted by length at a time."""


def make_all(
    entries: list[Job | Outcome], settings: Settings, *, dask: str | None, fail_fast: bool, as_json: bool, quiet: bool
) -> None:
    """Build several articles; print each result when it is known, and a summary.

    Args:
        entries: the articles, and the outcomes of sources that are known to fail.
        settings: the same for all articles.
        dask: address of the scheduler of a cluster, or None to build on this machine.
        fail_fast: whether to stop at the first failure.
        as_json: whether results are printed as JSON.
        quiet: whether only errors are printed.

    Raises:
        typer.Exit: an article failed.
    """
    from audiobuild.batch import Job, build_all
    from audiobuild.cli.progress import counter

    began = time.monotonic()
    failures: list[Outcome] = []
    unchanged = 0
    results = InOrder(entry.source for entry in entries)
    jobs = [entry for entry in entries if isinstance(entry, Job)]
    known_failures = [entry for entry in entries if not isinstance(entry, Job)]
    with _executor(dask, settings) as (open_executor, count), counter(len(entries), quiet=quiet) as advance:
        warn = (lambda _: None) if quiet else print_note
        outcomes = build_all(longest_first(jobs), settings, workers=count, open_executor=open_executor, warn=warn)
        with closing(outcomes):
            for outcome in chain(known_failures, outcomes):
                advance(outcome.source)
                _print_messages(outcome, quiet=quiet)
                for known in results.add(outcome):
                    print_outcome(known, as_json=as_json)
                if outcome.result:
                    unchanged += outcome.result.unchanged
                else:
                    failures.append(outcome)
                if failures and fail_fast:
                    break
    for known in results.rest():
        print_outcome(known, as_json=as_json)
    _print_summary(len(entries), unchanged, failures, seconds=time.monotonic() - began, quiet=quiet)
    if failures:
        raise typer.Exit(FAILED)


def _print_messages(outcome: Outcome, *, quiet: bool) -> None:
    """Print the notes about an article, and why it failed."""
    for note in () if quiet else outcome.notes:
        print_note(f"{outcome.source}: {note}")
    if outcome.error:
        print_failure(outcome)


def _print_summary(articles: int, unchanged: int, failures: list[Outcome], *, seconds: float, quiet: bool) -> None:
    if not quiet:
        counts = f"{articles - unchanged - len(failures)} built, {unchanged} up to date, {len(failures)} failed"
        print_note(f"{counts} in {seconds:.1f} s")
    if failures:
        print_note(f"{len(failures)} of {articles} articles failed")
    # Again, since the messages of a long run are far up.
    for outcome in () if quiet else failures:
        typer.echo(f"  {printable(failure(outcome))}", err=True)


def longest_first(jobs: list[Job]) -> Iterator[Job]:
    """Yield long articles before short ones, so that no worker is left with one at the end.

    They are sorted in groups, so that results wait for their turn only as long as a group lasts.
    """
    for first in range(0, len(jobs), GROUP):
        yield from sorted(jobs[first : first + GROUP], key=_size, reverse=True)


@contextmanager
def _executor(dask: str | None, settings: Settings) -> Iterator[tuple[Callable[[int], Executor] | None, int]]:
    """Return what makes the executor of a batch (None for local processes), and its number of workers."""
    if dask is None:
        yield None, workers(settings)
        return
    from audiobuild.cluster import dask_executor  # an extra

    with dask_executor(dask) as (executor, count):
        yield lambda _: executor, count


def workers(settings: Settings) -> int:
    """Return how many articles are built at a time: --jobs, or one per core."""
    return settings.jobs or os.cpu_count() or 1


def _size(job: Job) -> int:
    try:
        return Path(job.source).stat().st_size
    except OSError:  # it is an address, or does not exist
        return 0
