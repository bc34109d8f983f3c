"""What a person sees while an episode is made: a bar on a terminal, plain lines elsewhere, nothing when quiet."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from audiobuild.pipeline import Step

NAMES = {"speak": "speaking", "encode": "encoding", "write": "writing"}
INTERVAL = 5.0
"""Seconds between plain lines of one stage."""


@contextmanager
def progress(*, quiet: bool) -> Iterator[Callable[[Step], None]]:
    """Whom to tell how far a build is."""
    if quiet:
        yield lambda step: None  # noqa: ARG005  # it is told, and says nothing
    elif sys.stderr.isatty():
        with _bar() as tell:
            yield tell
    else:
        yield _lines()


def _lines() -> Callable[[Step], None]:
    """A line when a stage begins, when it has gone on for a while, and when it is done."""
    last: tuple[str, float] = ("", 0.0)

    def tell(step: Step) -> None:
        nonlocal last
        now = time.monotonic()
        if step.note:
            typer.echo(f"audiobuild: {step.note}", err=True)
        elif step.stage != last[0] or now - last[1] > INTERVAL or step.done == step.total:
            typer.echo(f"{NAMES[step.stage]} {step.done}/{step.total}", err=True)
            last = (step.stage, now)

    return tell


@contextmanager
def _bar() -> Iterator[Callable[[Step], None]]:
    # Imported where there is somebody to look: 60 ms.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description:>9}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("", total=None, visible=False)
        stage = ""

        def tell(step: Step) -> None:
            nonlocal stage
            if step.note:
                bars.console.print(step.note, markup=False, highlight=False)
                return
            if step.stage != stage:
                stage = step.stage
                bars.reset(task, description=NAMES[stage], total=step.total, completed=step.done)
            bars.update(task, completed=step.done, total=step.total, visible=True)

        yield tell
