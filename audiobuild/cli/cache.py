"""`audiobuild cache`: inspect, prune or clear the cache."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from audiobuild.cli.command import GroupedCommand, command

if TYPE_CHECKING:
    from audiobuild.storage.cache import Usage

app = typer.Typer(rich_markup_mode=None, help="Inspect, prune or clear the cache.", no_args_is_help=True)


@app.command(cls=GroupedCommand)
@command()
def info() -> None:
    """Show the folder of the cache and the size of its entries."""
    from audiobuild.storage import cache

    opened = cache.Cache(cache.default_folder())
    typer.echo(opened.folder)
    if url := cache.shared_url():
        typer.echo(f"shared with other machines: {url} (not counted, pruned or cleared: set a lifecycle rule there)")
    for usage in opened.usage():
        typer.echo(f"{usage.kind:8} {usage.entries:7} entries {_megabytes(usage.size):>12}")


@app.command(cls=GroupedCommand)
@command()
def prune(
    *,
    days: Annotated[float, typer.Option("--days", min=0, help="Remove entries not used for this many days.")] = 30,
) -> None:
    """Remove entries that were not used for some time."""
    from audiobuild.storage import cache

    _report(cache.Cache(cache.default_folder()).prune(days=days))


@app.command(cls=GroupedCommand)
@command()
def clear() -> None:
    """Remove all entries; the next build makes them again."""
    from audiobuild.storage import cache

    _report(cache.Cache(cache.default_folder()).clear())


def _report(removed: Usage) -> None:
    typer.echo(f"removed {removed.entries} entries, {_megabytes(removed.size)}", err=True)


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB"
