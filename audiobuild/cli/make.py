"""`audiobuild make`: build episodes of articles."""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated, Any

import typer

from audiobuild.api import FOLDER
from audiobuild.cli import options
from audiobuild.cli.batch import make_all
from audiobuild.cli.command import BUILD_SETTINGS, combined, command
from audiobuild.cli.results import errors_printed, print_result
from audiobuild.errors import SettingsError, SourceError
from audiobuild.lazy_regex import lazy_regex
from audiobuild.outputs import AUDIO
from audiobuild.storage.remote import is_remote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audiobuild.batch import Job, Outcome
    from audiobuild.settings import Settings

_ENDING = lazy_regex(r"(?!v\d)[a-z][a-z0-9]{1,4}")
"""Endings that mean a file that cannot be written, and not a folder."""


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
    from audiobuild.batch import Job
    from audiobuild.cli import allocator
    from audiobuild.cli.sources import expand

    allocator.tune()
    settings = combined(given, config)
    if "-" in sources and (len(sources) > 1 or dask):
        raise SettingsError("cannot combine standard input with other sources or a cluster", "build it separately")
    check_remote(into or output, settings)
    found = expand(sources, recursive=recursive, include=include or ())
    errors = [error for error in found.values() if isinstance(error, SourceError)]
    if errors and (into is not None or len(found) == 1):
        with errors_printed(into or next(iter(found)), as_json=as_json):
            raise errors[0]
    if into is not None:
        if output is not None or dask:
            raise SettingsError("cannot combine --into with --output or --dask", "--into names the file to write")
        _make_into(found, into, settings, from_format, as_json=as_json, quiet=quiet)
        return
    if output is not None:
        _check_output(output, several=len(found) > 1)
    entries = _entries(found, output, from_format, for_cluster=bool(dask))
    if len(entries) == 1 and isinstance(job := entries[0], Job) and not dask:
        _make_one(job, settings, as_json=as_json, quiet=quiet)
    else:
        make_all(entries, settings, dask=dask, fail_fast=fail_fast, as_json=as_json, quiet=quiet)


def _entries(
    found: dict[str, Path | SourceError], output: str | None, from_format: str | None, *, for_cluster: bool
) -> list[Job | Outcome]:
    """Return a job for each article, and the outcome of each source that is known to fail.

    Args:
        found: what `sources.expand` returns.
        output: value of --output.
        from_format: value of --from.
        for_cluster: whether workers have other current folders, so that paths must be absolute.
    """
    from audiobuild.batch import Job, Outcome

    place = output if output and is_remote(output) else Path(output or FOLDER)
    if for_cluster and isinstance(place, Path):
        place = place.absolute()
    return [
        Outcome(source, error=subfolder)
        if isinstance(subfolder, SourceError)
        else Job(_absolute(source) if for_cluster else source, place, subfolder, from_format)
        for source, subfolder in found.items()
    ]


def _make_one(job: Job, settings: Settings, *, as_json: bool, quiet: bool) -> None:
    """Build the episode of a single article, with the progress of each stage.

    Raises:
        AudiobuildError: the article cannot be built.
    """
    from audiobuild.cli.progress import progress
    from audiobuild.destination import destination

    with errors_printed(job.source, as_json=as_json):
        article = options.article(job.source, job.format_name, quiet=quiet)
        with progress(quiet=quiet) as report:
            result = destination(article, job.output, settings, job.subfolder).build(article, settings, report)
    print_result(job.source, result, as_json=as_json, quiet=quiet)


def _make_into(
    sources: Iterable[str], into: str, settings: Settings, from_format: str | None, *, as_json: bool, quiet: bool
) -> None:
    """Build one episode of several articles.

    Raises:
        AudiobuildError: the file is not one of a known format, or an article cannot be built.
    """
    from audiobuild.cli.progress import progress
    from audiobuild.cli.sources import compiled
    from audiobuild.destination import destination

    with errors_printed(into, as_json=as_json):
        articles = [options.article(source, from_format, quiet=quiet) for source in sources]
        with progress(quiet=quiet) as report:
            whole = compiled(articles, into)
            path = PurePath(into)
            name = into.removesuffix(path.suffix) + settings.excerpt + path.suffix
            output = name if is_remote(name) else Path(name)
            result = destination(whole, output, settings).build(whole, settings, report)
    print_result(into, result, as_json=as_json, quiet=quiet)


def check_remote(output: str | None, settings: Settings) -> None:
    """Check, before the build begins, that object storage can be written to: the output, and the shared cache.

    Raises:
        AudiobuildError: the output or the shared cache cannot be written.
    """
    from audiobuild.storage import cache, remote, shared_cache
    from audiobuild.write.target import format_of

    if output and is_remote(output):
        remote.check_writable(output.rpartition("/")[0] if format_of(PurePath(output)) else output)
    if settings.cache and (url := cache.shared_url()):
        shared_cache.check_usable(url)


def _absolute(source: str) -> str:
    """Return a path that does not depend on the current folder; addresses stay as they are."""
    return source if "://" in source else str(Path(source).absolute())


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
