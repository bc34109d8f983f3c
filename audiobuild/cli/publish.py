"""`audiobuild publish`: add finished episodes to the podcast."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from audiobuild.cli import options
from audiobuild.cli.command import combined, command, print_note
from audiobuild.configuration import FILE

if TYPE_CHECKING:
    from audiobuild.podcast.publishing import Plan
    from audiobuild.podcast.session import Change


@command()
def publish(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="MP3s built by audiobuild, each with its manifest.")
    ],
    *,
    feed: Annotated[
        Path | None,
        typer.Option("--feed", metavar="FILE", help="Feed (default: feed.xml beside the first episode)."),
    ] = None,
    correction: Annotated[
        str | None,
        typer.Option("--correction", metavar="TEXT", help="Correction notice; '' removes it."),
    ] = None,
    guid: Annotated[
        str | None,
        typer.Option("--guid", metavar="GUID", help="GUID of the episode, if its item is not found."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would change without writing anything.")
    ] = False,
    config: options.Config = None,
    as_json: options.AsJson = False,
    quiet: options.Quiet = False,
) -> None:
    """Add episodes to the podcast's feed, or update them there.

    The show is described in audiobuild.toml under [show] (create it with audiobuild init). The folder of the feed can
    be put on any web server as it is. Prints the paths of the feed and of the show's page.
    """
    from audiobuild.podcast import publishing
    from audiobuild.podcast.session import Request
    from audiobuild.podcast.show import show

    chosen = combined({}, config)
    described = show(chosen.show, (config or Path(FILE)).parent)
    request = Request(
        mp3s=tuple(files),
        feed=feed or files[0].parent / publishing.FEED,
        now=datetime.now(UTC),
        correction=correction,
        guid=guid or "",
    )
    on_wait = None if quiet else print_note
    planned = publishing.plan(request, described) if dry_run else publishing.publish(request, described, on_wait)
    _print_result(planned, dry_run=dry_run, as_json=as_json)
    if not quiet:
        _print_messages(planned, dry_run=dry_run)


def _print_result(planned: Plan, *, dry_run: bool, as_json: bool) -> None:
    """Print the paths, or what would change."""
    if as_json:
        result = {
            "feed": str(planned.paths[0]),
            "files": [str(path) for path in planned.paths],
            "written": [] if dry_run else [str(path) for path in planned.written],
            "show": list(planned.show),
            "episodes": [_as_json(change) for change in planned.changes],
            "warnings": list(planned.warnings),
        }
        typer.echo(json.dumps(result, ensure_ascii=False))
    elif dry_run:
        for line in _lines(planned):
            typer.echo(line)
    else:
        for path in planned.paths:
            typer.echo(path)


def _print_messages(planned: Plan, *, dry_run: bool) -> None:
    sys.stdout.flush()
    for message in (*planned.warnings, *(() if dry_run else _lines(planned))):
        print_note(message)


def _lines(planned: Plan) -> list[str]:
    """Describe each change on a line, and count the unchanged episodes."""
    show = "new" if planned.is_new else ", ".join(planned.show)
    lines = [f"show: {show}"] if show else []
    lines += [_line(change) for change in planned.changes if change.kind != "unchanged"]
    unchanged = sum(change.kind == "unchanged" for change in planned.changes)
    return [*lines, f"unchanged: {unchanged}"] if unchanged else lines


def _line(change: Change) -> str:
    differences = ", ".join(
        f"{name} {before or 'nothing'} -> {after or 'nothing'}" if before or after else name
        for name, before, after in change.differences
    )
    return f"{change.kind}: {change.episode.title} ({differences or change.url})"


def _as_json(change: Change) -> dict[str, object]:
    return {
        "file": str(change.episode.mp3),
        "change": change.kind,
        "title": change.episode.title,
        "guid": change.guid,
        "url": change.url,
        "differences": [
            {"element": name, "before": before, "after": after} for name, before, after in change.differences
        ],
    }
