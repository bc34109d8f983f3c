"""`audiobuild make`: build episodes of articles."""

from __future__ import annotations

import json
import os
import time
from contextlib import closing, contextmanager
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated, Any

import typer

from audiobuild.api import FOLDER
from audiobuild.cli import options
from audiobuild.cli.command import FAILED, combined, command
from audiobuild.errors import SettingsError
from audiobuild.outputs import AUDIO
from audiobuild.storage.remote import is_remote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Executor

    from audiobuild.batch import Job, Outcome
    from audiobuild.pipeline import Result
    from audiobuild.settings import Settings

OTHER_FORMATS = {"m4a", "aac", "ogg", "oga", "wma", "mp4", "aiff"}
"""Endings that mean a file that can't be written, and not a folder."""


BUILD_SETTINGS = (
    "engine",
    "voice",
    "speed",
    "lexicon",
    "disclosure",
    "title",
    "author",
    "published",
    "link",
    "cover",
    "chapters",
    "boilerplate",
    "read",
    "intro_text",
    "outro_text",
    "intro",
    "outro",
    "jingle",
    "preview",
    "chapter",
    "bitrate",
    "format",
    "only",
    "also",
    "jobs",
    "cache",
)
"""Settings that are options of every command that builds."""


@command(*BUILD_SETTINGS)
def make(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE", help="Files, folders, web addresses or s3:// URLs; - for standard input."),
    ],
    *,
    given: dict[str, Any],
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="PATH",
            help="Folder or audio file to write, or its s3:// URL (default: audio/NAME.mp3).",
        ),
    ] = None,
    from_format: options.FormatName = None,
    recursive: Annotated[
        bool, typer.Option("--recursive", help="Include the subfolders of folders, and keep their structure.")
    ] = False,
    include: Annotated[
        list[str] | None,
        typer.Option("--include", metavar="GLOB", help="Files to take from folders (default: all known formats)."),
    ] = None,
    dask: Annotated[
        str | None,
        typer.Option(
            "--dask", metavar="ADDRESS", help="Build on the Dask cluster of this scheduler (tcp://HOST:8786)."
        ),
    ] = None,
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop at the first article that fails.")] = False,
    config: options.Config = None,
    as_json: options.AsJson = False,
    quiet: options.Quiet = False,
) -> None:
    """Build an episode of each article: a narrated MP3 with chapters, and the files beside it.

    Prints the paths of the files, one per line. Work of earlier builds is reused. If an article fails, the others are
    still built, and the exit code is 1.
    """
    from audiobuild import batch  # noqa: PLC0415  # not for --help
    from audiobuild.cli import allocator  # noqa: PLC0415
    from audiobuild.cli.progress import progress  # noqa: PLC0415
    from audiobuild.cli.sources import expand  # noqa: PLC0415
    from audiobuild.destination import destination  # noqa: PLC0415

    allocator.tune()
    settings = combined(given, config)
    if "-" in sources and (len(sources) > 1 or dask):
        raise SettingsError("cannot combine standard input with other sources or a cluster", "build it separately")
    check_remote(output, settings)
    found = expand(sources, recursive=recursive, include=include or ())
    place = output if output and is_remote(output) else Path(output or FOLDER)
    if output is not None:
        _check_output(output, several=len(found) > 1)
    if len(found) == 1 and not dask:
        ((source, subfolder),) = found
        article = options.article(source, from_format, quiet=quiet)
        with progress(quiet=quiet) as report:
            result = destination(article, place, settings, subfolder).build(article, settings, report)
        print_result(source, result, as_json=as_json, quiet=quiet)
    else:
        if dask and isinstance(place, Path):
            place = place.absolute()
        jobs = [
            batch.Job(_absolute(source) if dask else source, place, subfolder, from_format)
            for source, subfolder in found
        ]
        _make_all(jobs, settings, dask=dask, fail_fast=fail_fast, as_json=as_json, quiet=quiet)


def check_remote(output: str | None, settings: Settings) -> None:
    """Check, before the long work, that object storage can be written to: the output, and the shared cache.

    Raises:
        AudiobuildError: it can't.
    """
    from audiobuild.storage import cache, remote, shared_cache  # noqa: PLC0415  # not for --help
    from audiobuild.write.target import format_of  # noqa: PLC0415

    if output and is_remote(output):
        remote.check_writable(output.rpartition("/")[0] if format_of(PurePath(output)) else output)
    if settings.cache and (url := cache.shared_url()):
        shared_cache.check_usable(url)


def _make_all(
    jobs: list[Job], settings: Settings, *, dask: str | None, fail_fast: bool, as_json: bool, quiet: bool
) -> None:
    """Build several articles; print each result when it is known, and a summary.

    Raises:
        typer.Exit: an article failed.
    """
    from audiobuild.batch import build_all  # noqa: PLC0415  # not for --help
    from audiobuild.cli.progress import counter  # noqa: PLC0415

    began = time.monotonic()
    failed = unchanged = 0
    # Long articles first, so that no worker is left with one at the end.
    jobs.sort(key=_size, reverse=True)
    with _executor(dask, settings) as (open_executor, count), counter(len(jobs), quiet=quiet) as advance:
        outcomes = build_all(jobs, settings, workers=count, open_executor=open_executor)
        with closing(outcomes):
            for outcome in outcomes:
                advance(outcome.source)
                for note in () if quiet else outcome.notes:
                    typer.echo(f"audiobuild: {outcome.source}: {note}", err=True)
                if outcome.result:
                    unchanged += outcome.result.unchanged
                    print_result(outcome.source, outcome.result, as_json=as_json, quiet=True)
                    continue
                failed += 1
                print_failure(outcome, as_json=as_json)
                if fail_fast:
                    break
    if not quiet:
        counts = f"{len(jobs) - unchanged - failed} built, {unchanged} up to date, {failed} failed"
        typer.echo(f"audiobuild: {counts} in {time.monotonic() - began:.1f} s", err=True)
    if failed:
        typer.echo(f"audiobuild: {failed} of {len(jobs)} articles failed", err=True)
        raise typer.Exit(FAILED)


@contextmanager
def _executor(dask: str | None, settings: Settings) -> Iterator[tuple[Callable[[int], Executor] | None, int]]:
    """Return what makes the executor of a batch (None for local processes), and its number of workers."""
    if dask is None:
        yield None, workers(settings)
        return
    from audiobuild.cluster import dask_executor  # noqa: PLC0415  # an extra

    with dask_executor(dask) as (executor, count):
        yield lambda _: executor, count


def workers(settings: Settings) -> int:
    """Return how many articles are built at a time: --jobs, or one per core."""
    return settings.jobs or os.cpu_count() or 1


def _absolute(source: str) -> str:
    """Return a path that does not depend on the current folder; addresses stay as they are."""
    return source if "://" in source else str(Path(source).absolute())


def _size(job: Job) -> int:
    try:
        return Path(job.source).stat().st_size
    except OSError:  # it is an address, or does not exist
        return 0


def _check_output(output: str, *, several: bool) -> None:
    """Check what --output names.

    Raises:
        SettingsError: it is a file of an unknown format, or one file for several articles.
    """
    if os.path.isdir(output):  # noqa: PTH112  # Path.is_dir raises for a name that is too long
        return
    suffix = PurePath(output).suffix.lower().removeprefix(".")
    if suffix in AUDIO:
        if several:
            raise SettingsError(f"cannot write several articles to {output}", "give a folder to --output")
    elif suffix in OTHER_FORMATS or output == "-":
        raise SettingsError(
            f"cannot write {output}: unknown format", f"--output is a folder, or ends with .{', .'.join(AUDIO)}"
        )


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
        typer.echo(f"audiobuild: {_summary(result)}", err=True)


def print_failure(outcome: Outcome, *, as_json: bool) -> None:
    """Print why an article failed."""
    typer.echo(f"audiobuild: {outcome.source}: {outcome.error}", err=True)
    if as_json and outcome.error:
        values = {"source": outcome.source, "error": outcome.error.message, "hint": outcome.error.hint}
        typer.echo(json.dumps(values, ensure_ascii=False))


def _summary(result: Result) -> str:
    chapters = "1 chapter" if result.chapters == 1 else f"{result.chapters} chapters"
    summary = f"{duration(result.seconds)}, {chapters}, engine {result.engine}"
    return f"up to date ({summary})" if result.unchanged else summary


def duration(seconds: float) -> str:
    """Format a duration: ``3:39 min``, or ``4:51:07 h`` from an hour on."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02} h" if hours else f"{minutes}:{rest:02} min"
