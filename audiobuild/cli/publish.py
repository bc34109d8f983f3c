"""`audiobuild publish`: finished episodes become a podcast."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from audiobuild.cli import options
from audiobuild.cli.ending import ending

if TYPE_CHECKING:
    from audiobuild.publish.publishing import Change, Plan


@ending
def publish(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="MP3s that audiobuild has made, each with its ledger.")
    ],
    *,
    feed: Annotated[
        Path | None,
        typer.Option("--feed", metavar="FILE", help="The feed; by default feed.xml beside the first episode."),
    ] = None,
    correction: Annotated[
        str | None,
        typer.Option("--correction", metavar="TEXT", help="What was corrected, for the description; '' takes it away."),
    ] = None,
    guid: Annotated[
        str | None,
        typer.Option("--guid", metavar="GUID", help="The episode's GUID, where its file has another name now."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change; write nothing.")] = False,
    config: options.Config = None,
    as_json: options.AsJson = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,  # noqa: ARG001  # `ending` looks at it
) -> None:
    """Add episodes to the podcast's feed, or bring them up to date there.

    The show is described in audiobuild.toml under [show] (audiobuild init writes one). The folder of the feed can
    be put on any web server as it is. Prints the paths of the feed and of the show's page.
    """
    from datetime import UTC, datetime  # noqa: PLC0415  # not for --help

    from audiobuild.publish import publishing  # noqa: PLC0415
    from audiobuild.publish.show import show  # noqa: PLC0415
    from audiobuild.settings import FILE  # noqa: PLC0415

    chosen = options.settings(config)
    described = show(chosen.show, (config or Path(FILE)).parent)
    request = publishing.Request(
        mp3s=tuple(files),
        feed=feed or files[0].parent / publishing.FEED,
        now=datetime.now(UTC),
        correction=correction,
        guid=guid or "",
    )
    planned = publishing.plan(request, described)
    if not dry_run:
        publishing.carry_out(planned)
    _report(planned, dry_run=dry_run, as_json=as_json)
    if not quiet:
        _tell(planned, dry_run=dry_run)


def _report(planned: Plan, *, dry_run: bool, as_json: bool) -> None:
    """The result: the paths, or what would be done to the episodes."""
    if as_json:
        told = {
            "feed": str(planned.paths[0]),
            "files": [str(path) for path in planned.paths],
            "written": [] if dry_run else [str(path) for path, _ in planned.files],
            "show": list(planned.show),
            "episodes": [_as_json(each) for each in planned.changes],
            "notes": list(planned.notes),
        }
        typer.echo(json.dumps(told, ensure_ascii=False))
    elif dry_run:
        for line in _lines(planned):
            typer.echo(line)
    else:
        for path in planned.paths:
            typer.echo(path)


def _tell(planned: Plan, *, dry_run: bool) -> None:
    sys.stdout.flush()
    for note in planned.notes:
        typer.echo(f"audiobuild: {note}", err=True)
    if not dry_run:
        for line in _lines(planned):
            typer.echo(f"audiobuild: {line}", err=True)


def _lines(planned: Plan) -> list[str]:
    """What changes, a line each; what does not, in one."""
    show = "new" if planned.new else ", ".join(planned.show)
    lines = [f"show: {show}"] if show else []
    lines += [_line(each) for each in planned.changes if each.kind != "unchanged"]
    same = sum(each.kind == "unchanged" for each in planned.changes)
    return [*lines, f"unchanged: {same}"] if same else lines


def _line(change: Change) -> str:
    what = ", ".join(
        f"{name} {before or 'nothing'} -> {after or 'nothing'}" if before or after else name
        for name, before, after in change.differs
    )
    return f"{change.kind}: {change.title} ({what or change.url})"


def _as_json(change: Change) -> dict[str, object]:
    return {
        "file": str(change.mp3),
        "change": change.kind,
        "title": change.title,
        "guid": change.guid,
        "url": change.url,
        "differs": [{"element": name, "before": before, "after": after} for name, before, after in change.differs],
    }
