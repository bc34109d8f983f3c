"""The command line: options in, result paths out; the only part that prints, exits, and catches errors."""

from __future__ import annotations

from typing import Annotated

import typer

from audiobuild import __version__
from audiobuild.cli import caching, check, init, make, publish, script, serve, voices

app = typer.Typer(
    name="audiobuild",
    help="Turn a written German article into one narrated MP3 with chapter markers.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: [show] in a sentence is a table of audiobuild.toml, not a style
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:  # noqa: FBT001  # Typer calls it so
    if wanted:
        typer.echo(f"audiobuild {__version__}")
        raise typer.Exit


@app.callback()
def _audiobuild(
    *,
    _version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    pass


app.command("make", short_help="Make articles into narrated MP3s with chapters.")(make.make)
app.command("script", short_help="Show what will be said, what is skipped and why.")(script.script)
app.command("voices", short_help="List who can speak.")(voices.voices)
app.command("check", short_help="Look whether finished files are right.")(check.check)
app.command("init", short_help="Write audiobuild.toml, with the show in it.")(init.init)
app.command("publish", short_help="Put episodes into the podcast's feed.")(publish.publish)
app.command("serve", short_help="Serve a published folder, to try it.")(serve.serve)
app.add_typer(caching.app, name="cache", short_help="Show, thin out or empty what is kept.")
