"""Results on the terminal: the files of each article, or a line of JSON, in the order of the sources."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from audiobuild.cli.command import print_note
from audiobuild.errors import AudiobuildError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from audiobuild.batch import Outcome
    from audiobuild.pipeline import Result


class InOrder:
    """Outcomes, which are known in any order, in the order of their sources.

    Args:
        sources: the sources, each of which has one outcome.
    """

    def __init__(self, sources: Iterable[str]) -> None:
        self._sources = iter(sources)
        self._next = next(self._sources, None)
        self._waiting: dict[str, Outcome] = {}

    def add(self, outcome: Outcome) -> Iterator[Outcome]:
        """Yield the outcomes whose turn has come with this one."""
        self._waiting[outcome.source] = outcome
        while self._next is not None and self._next in self._waiting:
            yield self._waiting.pop(self._next)
            self._next = next(self._sources, None)

    def rest(self) -> Iterator[Outcome]:
        """Yield the outcomes that wait for one that will never be known."""
        while self._next is not None:
            if self._next in self._waiting:
                yield self._waiting.pop(self._next)
            self._next = next(self._sources, None)


def print_outcome(outcome: Outcome, *, as_json: bool) -> None:
    """Print the files of an article of a batch, or its result or error as JSON."""
    if outcome.result:
        print_result(outcome.source, outcome.result, as_json=as_json, quiet=True)
    elif as_json and outcome.error:
        _print_error(outcome.source, outcome.error)


@contextmanager
def errors_printed(source: str, *, as_json: bool) -> Iterator[None]:
    """Print an error of a single article as JSON, as one of a batch is, and raise it."""
    try:
        yield
    except AudiobuildError as error:
        if as_json:
            _print_error(source, error)
        raise


def _print_error(source: str, error: AudiobuildError) -> None:
    values = {"source": source, "error": error.message, "hint": error.hint}
    typer.echo(json.dumps(values, ensure_ascii=False))


def print_result(source: str, result: Result, *, as_json: bool, quiet: bool) -> None:
    """Print the files of an article, or its result as JSON."""
    if as_json:
        values = {
            "source": source,
            "files": [str(path) for path in result.urls or result.paths],
            "unchanged": result.unchanged,
            "engine": result.engine,
            "seconds": result.seconds,
            "chapters": result.chapters,
        }
        typer.echo(json.dumps(values, ensure_ascii=False))
    else:
        for path in result.urls or result.paths:
            typer.echo(path)
    if not quiet:
        print_note(summary(result))


def print_failure(outcome: Outcome) -> None:
    """Print why an article failed."""
    print_note(failure(outcome))


def failure(outcome: Outcome) -> str:
    """Return why an article failed, after its source where the message does not name it."""
    message = str(outcome.error)
    return message if outcome.source in message else f"{outcome.source}: {message}"


def summary(result: Result) -> str:
    """Return length, chapters and engine of an episode: ``4:10 min, 4 chapters, engine pico``."""
    chapters = "1 chapter" if result.chapters == 1 else f"{result.chapters} chapters"
    about = f"{duration(result.seconds)}, {chapters}, engine {result.engine}"
    return f"up to date ({about})" if result.unchanged else about


def duration(seconds: float) -> str:
    """Format a duration: ``3:39 min``, or ``4:51:07 h`` from an hour on."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02} h" if hours else f"{minutes}:{rest:02} min"
