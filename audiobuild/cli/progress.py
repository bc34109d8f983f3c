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
        from audiobuild.cli.bars import stage_bar

        with stage_bar(STAGES) as report:
            yield report
    else:
        yield _lines()


@contextmanager
def counter(total: int, *, quiet: bool) -> Iterator[Callable[[str], None]]:
    """Return a function that counts finished articles, with a bar and the time left on a terminal."""
    if quiet:
        yield lambda _: None
    elif sys.stderr.isatty():
        from audiobuild.cli.bars import counter_bar

        with counter_bar(total) as advance:
            yield advance
    else:
        done = count(1)
        yield lambda source: typer.echo(f"{next(done)} of {total}: {printable(source)}", err=True)


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
