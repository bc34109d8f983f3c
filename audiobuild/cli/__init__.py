"""The command line: the only part of audiobuild that prints, exits, and turns errors into messages."""

from __future__ import annotations

from typing import Annotated

import typer

from audiobuild.cli import cache, check, init, make, publish, script, serve, voices, watch
from audiobuild.cli.command import GroupedCommand
from audiobuild.version import __version__

app = typer.Typer(
    name="audiobuild",
    help="Turn a written German article into one narrated MP3 with chapter markers.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: [show] in a sentence is a table of audiobuild.toml, not a style
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:  # noqa: FBT001  # Typer calls it so
    if wanted:
        typer.echo(f"audiobuild {__version__}")
        raise typer.Exit


@app.callback()
def _audiobuild(
    *,
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    pass


for name, function, summary in (
    ("make", make.make, "Build episodes: narrated MP3s with chapters."),
    ("watch", watch.watch, "Build the articles of a folder whenever they change."),
    ("script", script.script, "Show what will be spoken, and what is skipped and why."),
    ("check", check.check, "Check finished files for errors."),
    ("init", init.init, "Create audiobuild.toml with a description of the show."),
    ("publish", publish.publish, "Add episodes to the podcast feed, or update them."),
    ("serve", serve.serve, "Serve a published folder locally."),
):
    app.command(name, cls=GroupedCommand, short_help=summary)(function)
app.add_typer(voices.app, name="voices", short_help="List, try and install voices.")
app.add_typer(cache.app, name="cache", short_help="Inspect, prune or clear the cache.")
