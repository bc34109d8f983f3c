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


app.command("make")(make.make)
app.command("script")(script.script)
app.command("voices")(voices.voices)
app.command("check")(check.check)
app.command("publish")(publish.publish)
app.command("serve")(serve.serve)
app.command("init")(init.init)
app.add_typer(caching.app, name="cache")
