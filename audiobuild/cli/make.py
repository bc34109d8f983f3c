"""`audiobuild make`: build episodes of articles."""

from __future__ import annotations

import os
import re
import time
from contextlib import closing, contextmanager
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated, Any

import typer

from audiobuild.api import FOLDER
from audiobuild.cli import options
from audiobuild.cli.command import FAILED, combined, command, print_note
from audiobuild.cli.results import InOrder, print_failure, print_outcome, print_result
from audiobuild.errors import SettingsError
from audiobuild.outputs import AUDIO
from audiobuild.storage.remote import is_remote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Executor

    from audiobuild.batch import Job, Outcome
    from audiobuild.cli.progress import Report
    from audiobuild.model import Article
    from audiobuild.pipeline import Result
    from audiobuild.settings import Settings

_ENDING = re.compile(r"(?!v\d)[a-z][a-z0-9]{1,4}")
"""Endings that mean a file that cannot be written, and not a folder."""


GROUP = 1000
"""Articles that are sorted by length at a time."""

BUILD_SETTINGS = (
    "engine",
    "voice",
    "quote_voice",
    "question_voice",
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
    "transition",
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
    into: Annotated[
        str | None,
        typer.Option(
            "--into", metavar="FILE", help="Build one episode of all articles, in this order, instead of one of each."
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
    check_remote(into or output, settings)
    found = expand(sources, recursive=recursive, include=include or ())
    if into is not None:
        if output is not None or dask:
            raise SettingsError("cannot combine --into with --output or --dask", "--into names the file to write")
        articles = [options.article(source, from_format, quiet=quiet) for source, _ in found]
        with progress(quiet=quiet) as report:
            result = _build_into(articles, into, settings, report)
        print_result(into, result, as_json=as_json, quiet=quiet)
        return
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


def _build_into(articles: list[Article], into: str, settings: Settings, report: Report) -> Result:
    """Build one episode of several articles; it is called as its file is, unless --title is given.

    Raises:
        AudiobuildError: the file is not one of a known format, or an article cannot be built.
    """
    from audiobuild.destination import destination  # noqa: PLC0415  # not for --help
    from audiobuild.structure.compilation import compilation, file_title  # noqa: PLC0415
    from audiobuild.write.target import format_of  # noqa: PLC0415

    path = PurePath(into)
    if not format_of(path) or os.path.isdir(into):  # noqa: PTH112  # Path.is_dir raises for a name that is too long
        raise SettingsError(f"cannot write {into}: --into names a file", f"end it with .{', .'.join(AUDIO)}")
    file = into.removesuffix(path.suffix) + settings.excerpt + path.suffix
    whole = compilation(articles, file_title(path.stem))
    return destination(whole, file if is_remote(file) else Path(file), settings).build(whole, settings, report)


def check_remote(output: str | None, settings: Settings) -> None:
    """Check, before the long work, that object storage can be written to: the output, and the shared cache.

    Raises:
        AudiobuildError: the output or the shared cache cannot be written.
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
    failures: list[Outcome] = []
    unchanged = 0
    results = InOrder(job.source for job in jobs)
    with _executor(dask, settings) as (open_executor, count), counter(len(jobs), quiet=quiet) as advance:
        warn = (lambda _: None) if quiet else print_note
        outcomes = build_all(_longest_first(jobs), settings, workers=count, open_executor=open_executor, warn=warn)
        with closing(outcomes):
            for outcome in outcomes:
                advance(outcome.source)
                for note in () if quiet else outcome.notes:
                    print_note(f"{outcome.source}: {note}")
                if outcome.error:
                    failures.append(outcome)
                    print_failure(outcome)
                elif outcome.result:
                    unchanged += outcome.result.unchanged
                for known in results.add(outcome):
                    print_outcome(known, as_json=as_json)
                if failures and fail_fast:
                    break
    for known in results.rest():
        print_outcome(known, as_json=as_json)
    _print_summary(len(jobs), unchanged, failures, seconds=time.monotonic() - began, quiet=quiet)
    if failures:
        raise typer.Exit(FAILED)


def _print_summary(articles: int, unchanged: int, failures: list[Outcome], *, seconds: float, quiet: bool) -> None:
    if not quiet:
        counts = f"{articles - unchanged - len(failures)} built, {unchanged} up to date, {len(failures)} failed"
        print_note(f"{counts} in {seconds:.1f} s")
    if failures:
        print_note(f"{len(failures)} of {articles} articles failed")
    # Again, since the messages of a long run are far up.
    for outcome in () if quiet else failures:
        typer.echo(f"  {outcome.source}: {outcome.error}", err=True)


def _longest_first(jobs: list[Job]) -> Iterator[Job]:
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
    is_file = os.path.isfile(output)  # noqa: PTH113  # as above; the build says that it is not a directory
    suffix = PurePath(output).suffix.lower().removeprefix(".")
    if suffix in AUDIO:
        if several:
            raise SettingsError(f"cannot write several articles to {output}", "give a folder to --output")
    elif output == "-" or (_ENDING.fullmatch(suffix) and not is_file and not output.endswith(("/", os.sep))):
        raise SettingsError(
            f"cannot write {output}: unknown format",
            f"--output ends with .{', .'.join(AUDIO)}; the name of a new folder, with /",
        )
