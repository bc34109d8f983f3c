"""Progress on standard error: a bar on a terminal, plain lines elsewhere, nothing with --quiet."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING

import typer

from audiobuild.cli.command import print_note, printable
from audiobuild.pipeline import Note, Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Report = Callable[[Progress | Note], None]

STAGES = {"speak": "speaking", "encode": "encoding", "write": "writing"}
INTERVAL = 5.0
"""Seconds between plain lines of one stage."""


@contextmanager
def progress(*, quiet: bool) -> Iterator[Report]:
    """Return a function that shows what happens during a build."""
    if quiet:
        yield lambda _: None
    elif sys.stderr.isatty():
        with _bar() as report:
            yield report
    else:
        yield _lines()


@contextmanager
def counter(total: int, *, quiet: bool) -> Iterator[Callable[[str], None]]:
    """Return a function that counts finished articles, with a bar and the time left on a terminal."""
    if quiet:
        yield lambda _: None
    elif sys.stderr.isatty():
        with _counter_bar(total) as advance:
            yield advance
    else:
        done = count(1)
        yield lambda source: typer.echo(f"{next(done)} of {total}: {printable(source)}", err=True)


@contextmanager
def _counter_bar(total: int) -> Iterator[Callable[[str], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("articles,"), TimeRemainingColumn(), TextColumn("left"))
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("", total=total)
        yield lambda _: bars.advance(task)


def _lines() -> Report:
    """Print a line when a stage begins, from time to time, and when it is done, but none twice."""
    last = Progress("", 0, 0)
    printed = 0.0

    def report(event: Progress | Note) -> None:
        nonlocal last, printed
        now = time.monotonic()
        if isinstance(event, Note):
            print_note(event.text)
        elif event != last and (event.stage != last.stage or now - printed > INTERVAL or event.done == event.total):
            typer.echo(f"{STAGES[event.stage]} {event.done}/{event.total}", err=True)
            last, printed = event, now

    return report


@contextmanager
def _bar() -> Iterator[Report]:
    """Show a progress bar with the time left."""
    # Imported if there is a terminal: 60 ms.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description:>9}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("", total=None, visible=False)
        stage = ""

        def report(event: Progress | Note) -> None:
            nonlocal stage
            if isinstance(event, Note):
                bars.console.print(printable(event.text), markup=False, highlight=False)
                return
            if event.stage != stage:
                stage = event.stage
                bars.reset(task, description=STAGES[stage], total=event.total, completed=event.done)
            bars.update(task, completed=event.done, total=event.total, visible=True)

        yield report
