"""`audiobuild voices`: who can speak."""

from __future__ import annotations

import json
from dataclasses import asdict

import typer

from audiobuild.cli import options
from audiobuild.cli.ending import ending


@ending
def voices(
    *,
    as_json: options.AsJson = False,
    debug: options.Debug = False,  # noqa: ARG001  # `ending` looks at it
) -> None:
    """List engines and their voices: here or not, online or not, licence."""
    from audiobuild import speak  # noqa: PLC0415  # not for --help
    from audiobuild.errors import EngineError  # noqa: PLC0415

    found = []
    for name in speak.available():
        try:
            kind = speak.engine_class(name)
        except EngineError as error:
            typer.echo(f"audiobuild: {error}", err=True)
            continue
        found += [{"engine": name, "online": kind.online, **asdict(voice)} for voice in kind.voices()]
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    rows = [("ENGINE", "VOICE", "WHERE", "LICENCE", "WHAT")]
    for each in found:
        where = ("online" if each["online"] else "built in") if each["here"] else "not here"
        rows.append((str(each["engine"]), str(each["name"]), where, str(each["licence"]), str(each["description"])))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    for row in rows:
        typer.echo("  ".join((*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[4])))
