"""The command `audiobuild voices`: list voices, write samples, and install Piper voices."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from audiobuild.cli import options
from audiobuild.cli.command import GroupedCommand, command, print_note
from audiobuild.cli.completion import engine_names, voice_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobuild.speak import Voice

INDENT = " " * 4
"""Before what stands below a voice."""

app = typer.Typer(rich_markup_mode=None, invoke_without_command=True)


@app.callback()
@command()
def voices(
    context: typer.Context,
    *,
    engine: Annotated[
        str | None,
        typer.Option(
            "-e", "--engine", metavar="NAME", help="Only the voices of this engine.", autocompletion=engine_names
        ),
    ] = None,
    voice: Annotated[
        str | None,
        typer.Option("--voice", metavar="NAME", help="Only the voice of this name.", autocompletion=voice_names),
    ] = None,
    as_json: options.AsJson = False,
    sample: Annotated[
        Path | None,
        typer.Option("--sample", metavar="FOLDER", help="Write a short MP3 of each installed voice into FOLDER."),
    ] = None,
    say: Annotated[
        str | None,
        typer.Option("--say", metavar="TEXT", help="Write samples that say TEXT, by default into the current folder."),
    ] = None,
) -> None:
    """List engines and voices: whether they are installed, need a network, and may be published."""
    if context.invoked_subcommand:
        return
    if sample is not None or say is not None:
        _write_samples(sample or Path(), say, engine, voice)
        return
    rows = _rows(engine, voice)
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    table = [("ENGINE", "VOICE", "STATUS", "PUBLISH", "LICENCE", "DESCRIPTION")]
    publish = {True: "yes", False: "no", None: "unknown"}
    table += [
        (row["engine"], row["name"], row["status"], publish[row["publishable"]], row["licence"], row["description"])
        for row in rows
    ]
    _print_table(table, shutil.get_terminal_size().columns if sys.stdout.isatty() else None)


def _print_table(table: Sequence[Sequence[str]], columns: int | None) -> None:
    """Print a line for each voice; on a terminal that is too narrow, description and licence below it.

    Args:
        table: the cells of each line; licence and description are the last two.
        columns: of the terminal; None if it is none.
    """
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = ["  ".join(map(str.ljust, row, widths)).rstrip() for row in table]
    if columns is None or max(map(len, lines)) <= columns:
        typer.echo("\n".join(lines))
        return
    for *short, licence, description in table:
        typer.echo("  ".join(map(str.ljust, short, widths)).rstrip())
        below = textwrap.wrap(f"{description}; {licence}", columns - len(INDENT), break_on_hyphens=False)
        typer.echo("\n".join(INDENT + line for line in below))


@app.command(cls=GroupedCommand)
@command()
def install(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name of a Piper voice, such as de_DE-thorsten-medium.")],
    *,
    yes: Annotated[bool, typer.Option("-y", "--yes", help="Install without asking.")] = False,
) -> None:
    """Download a Piper voice, after showing its size and licence. Prints the path of its model."""
    from audiobuild.errors import SettingsError
    from audiobuild.speak import piper, piper_voices

    if name in piper_voices.installed():
        print_note(f"{name} is already installed")
        typer.echo(piper_voices.path_of(name, piper_voices.MODEL))
        return
    voice = piper_voices.published(name)
    typer.echo(f"{name}: {voice.size / 1e6:.1f} MB, licence: {voice.licence}", err=True)
    if not yes:
        if not sys.stdin.isatty():
            raise SettingsError("installing a voice needs confirmation", "add --yes to accept its licence")
        typer.confirm("Download it?", abort=True, err=True)
    if sys.stderr.isatty():
        with typer.progressbar(length=voice.size, label=name, file=sys.stderr) as bar:
            path = piper_voices.install(voice, lambda there: bar.update(there - bar.pos))
    else:
        path = piper_voices.install(voice, lambda _: None)
    if find_spec("piper") is None:
        print_note(f"the voice needs Piper: {piper.INSTALL}")
    typer.echo(path)


def _write_samples(folder: Path, text: str | None, engine: str | None, voice: str | None) -> None:
    from audiobuild.cli import samples

    found = _voices(engine, voice)
    for path in samples.write_samples(folder, samples.TEXT if text is None else text, found, print_note):
        typer.echo(path)


def _rows(engine: str | None, voice: str | None) -> list[dict[str, Any]]:
    """Return one row per voice."""
    from audiobuild import speak

    rows: list[dict[str, Any]] = []
    for name, found in _voices(engine, voice).items():
        online = speak.engine_class(name).online
        present = "online" if online else "plug-in" if speak.is_plugin(name) else "built in"
        rows += [
            {
                "engine": name,
                "name": voice.name,
                "description": voice.description,
                "licence": voice.licence,
                "publishable": voice.publishable,
                "online": online,
                "installed": voice.installed,
                "status": present if voice.installed else "not installed",
            }
            for voice in found
        ]
    return rows


def _voices(engine: str | None, voice: str | None) -> dict[str, tuple[Voice, ...]]:
    """Return the voices of each engine, or those that are asked for; an engine that fails is reported and left out.

    Raises:
        SettingsError: there is no such engine or voice.
        EngineError: the engine that is asked for fails.
    """
    from audiobuild import speak
    from audiobuild.errors import EngineError, SettingsError
    from audiobuild.options import known_hint

    found: dict[str, tuple[Voice, ...]] = {}
    for name in (engine,) if engine else speak.available():
        try:
            found[name] = speak.voices_of(name)
        except EngineError as error:
            if engine:
                raise
            print_note(str(error))
    if voice is None:
        return found
    chosen = {name: tuple(one for one in voices if one.name == voice) for name, voices in found.items()}
    if not any(chosen.values()):
        known = (one.name for voices in found.values() for one in voices)
        raise SettingsError(f"unknown voice {voice!r}", known_hint(voice, "known voices", dict.fromkeys(known)))
    return {name: voices for name, voices in chosen.items() if voices}
