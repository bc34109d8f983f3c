"""`audiobuild watch`: build the articles of a folder whenever they appear or change."""

from __future__ import annotations

import signal
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from audiobuild.api import FOLDER
from audiobuild.cli import options
from audiobuild.cli.batch import workers
from audiobuild.cli.command import BUILD_SETTINGS, combined, command, print_note
from audiobuild.cli.results import print_failure, print_outcome, summary
from audiobuild.errors import AudiobuildError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audiobuild.settings import Settings


@command(*BUILD_SETTINGS)
def watch(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Folder of articles to watch.")],
    *,
    given: dict[str, Any],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FOLDER", help="Folder for the episodes.", show_default=True)
    ] = FOLDER,
    recursive: Annotated[
        bool, typer.Option("--recursive", help="Include subfolders, and keep their structure.")
    ] = False,
    include: Annotated[
        list[str] | None, typer.Option("--include", metavar="GLOB", help="Files to build (default: all known formats).")
    ] = None,
    publish: Annotated[bool, typer.Option("--publish", help="Publish each episode once it is built.")] = False,
    feed: Annotated[
        Path | None, typer.Option("--feed", metavar="FILE", help="Feed (default: feed.xml in the output folder).")
    ] = None,
    config: options.Config = None,
    as_json: options.AsJson = False,
    quiet: options.Quiet = False,
) -> None:
    """Build the articles of a folder, and again whenever one appears or changes, until Ctrl-C.

    A file is built once it has not changed for a second. An article that fails does not stop the others. Needs the
    extra audiobuild[watch].
    """
    from audiobuild.cli.sources import articles, is_article
    from audiobuild.podcast.publishing import FEED
    from audiobuild.watch import changed_articles

    settings = combined(given, config)
    patterns = tuple(include or ())
    stop = _stop_on_signals()
    run = _Run(folder, output, settings, feed if feed or not publish else output / FEED, as_json, quiet)
    changes = changed_articles(
        folder,
        lambda: articles(folder, patterns, recursive=recursive),
        lambda path: is_article(path, folder, patterns),
        recursive=recursive,
        stop=stop,
    )
    for number, paths in enumerate(changes):
        run.build(paths)
        if not number and not quiet:
            print_note(f"watching {folder}; press Ctrl-C to stop")


@dataclass(frozen=True, slots=True)
class _Run:
    """The parameters of all rounds of a watch."""

    folder: Path
    output: Path
    settings: Settings
    feed: Path | None
    """Where to publish; None to publish nothing."""
    as_json: bool
    quiet: bool

    def build(self, paths: Iterable[Path]) -> None:
        """Build articles, publish those that changed if asked to, and print what happened; also any error."""
        from audiobuild.batch import Job, build_all

        jobs = [
            Job(str(path), self.output, path.absolute().parent.relative_to(self.folder.absolute())) for path in paths
        ]
        built: list[Path] = []
        try:
            for outcome in build_all(jobs, self.settings, workers=workers(self.settings), warn=self._note):
                if outcome.result is None:
                    print_failure(outcome)
                    print_outcome(outcome, as_json=self.as_json)
                elif not outcome.result.unchanged:
                    print_outcome(outcome, as_json=self.as_json)
                    self._note(f"{outcome.source}: {summary(outcome.result)}")
                    built.append(outcome.result.paths[0])
        except AudiobuildError as error:  # of all articles: a lexicon that is being replaced, no engine, ...
            print_note(f"cannot build: {error}")
        if built and self.feed:
            self._publish(built, self.feed)

    def _publish(self, mp3s: list[Path], feed: Path) -> None:
        from audiobuild import api

        try:
            plan = api.publish(mp3s, feed, show=dict(self.settings.show), on_wait=self._note)
        except AudiobuildError as error:
            print_note(f"cannot publish: {error}")
            return
        for warning in plan.warnings:
            self._note(warning)

    def _note(self, message: str) -> None:
        if not self.quiet:
            print_note(message)


def _stop_on_signals() -> threading.Event:
    """Return an event that Ctrl-C and a termination signal set, so that a build under way is finished."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    return stop
