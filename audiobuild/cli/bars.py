"""Progress bars with the time left. Imported only for a terminal, since rich takes 60 ms."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, ProgressColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bars

from audiobuild.cli.command import printable
from audiobuild.pipeline import Note, Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


@contextmanager
def stage_bar(names: Mapping[str, str]) -> Iterator[Callable[[Progress | Note], None]]:
    """Return a function that shows how far the stage of a build has come, and prints notes above the bar.

    Args:
        names: what is shown for each stage.
    """
    with _bars(TextColumn("{task.description:>9}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()) as bars:
        task = bars.add_task("", total=None, visible=False)
        stage = ""

        def report(event: Progress | Note) -> None:
            nonlocal stage
            if isinstance(event, Note):
                bars.console.print(printable(event.text), markup=False, highlight=False)
                return
            if event.stage != stage:
                stage = event.stage
                bars.reset(task, description=names[stage], total=event.total, completed=event.done)
            bars.update(task, completed=event.done, total=event.total, visible=True)

        yield report


@contextmanager
def counter_bar(total: int) -> Iterator[Callable[[str], None]]:
    """Return a function that counts finished articles."""
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("articles,"), TimeRemainingColumn(), TextColumn("left"))
    with _bars(*columns) as bars:
        task = bars.add_task("", total=total)
        yield lambda _: bars.advance(task)


def _bars(*columns: ProgressColumn) -> Bars:
    """Return a display on standard error that disappears when it is done."""
    return Bars(*columns, console=Console(stderr=True), transient=True)
