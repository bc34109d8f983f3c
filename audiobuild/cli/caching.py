"""`audiobuild cache`: what is kept for the next time."""

from __future__ import annotations

from typing import Annotated

import typer

from audiobuild.cli.ending import ending

app = typer.Typer(
    rich_markup_mode=None, help="Show, thin out or empty what is kept for the next time.", no_args_is_help=True
)


@app.command()
@ending
def info() -> None:
    """Show where the cache is and what it holds."""
    from audiobuild.storage import cache  # noqa: PLC0415  # not for --help

    kept = cache.Cache(cache.default_folder())
    typer.echo(kept.folder)
    for usage in kept.usage():
        typer.echo(f"{usage.kind:8} {usage.entries:7} entries {_megabytes(usage.size):>12}")


@app.command()
@ending
def prune(
    *, days: Annotated[float, typer.Option("--days", min=0, help="Drop what was not used for so many days.")] = 30
) -> None:
    """Drop what was not used for a while."""
    from audiobuild.storage import cache  # noqa: PLC0415  # not for --help

    gone = cache.Cache(cache.default_folder()).prune(days=days)
    typer.echo(f"dropped {gone.entries} entries, {_megabytes(gone.size)}", err=True)


@app.command()
@ending
def clear() -> None:
    """Drop everything; the next build makes it again."""
    from audiobuild.storage import cache  # noqa: PLC0415  # not for --help

    gone = cache.Cache(cache.default_folder()).clear()
    typer.echo(f"dropped {gone.entries} entries, {_megabytes(gone.size)}", err=True)


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB"
