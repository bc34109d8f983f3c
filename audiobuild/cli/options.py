"""Options and arguments that several commands share and that are not settings."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from audiobuild.cli.command import print_note
from audiobuild.cli.completion import format_names

if TYPE_CHECKING:
    from audiobuild.model import Article

SOURCE_HELP = "File or web address, or - for standard input."
Source = Annotated[str, typer.Argument(metavar="SOURCE", help=SOURCE_HELP)]
FormatName = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="FORMAT",
        help="Format of the source: txt, md, html, ... (default: by its name).",
        autocompletion=format_names,
    ),
]
Config = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="Configuration file (default: audiobuild.toml in this folder)."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print results as JSON.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Print errors only.")]


def article(source: str, format_name: str | None = None, *, quiet: bool = False) -> Article:
    """Read a source, which may be standard input, and print the warnings about it.

    Args:
        source: a path, a web address, or ``-``.
        format_name: the format; None to detect it.
        quiet: whether to print no warnings.

    Raises:
        SourceError: it cannot be read, or contains no words.
    """
    from audiobuild.readers import read

    data = sys.stdin.buffer.read() if source == "-" else None
    allow_private = os.environ.get("AUDIOBUILD_PRIVATE_ADDRESSES", "") not in {"", "0"}
    found = read(source, format=format_name, data=data, allow_private=allow_private)
    notes = [*found.warnings, *(["marked as a draft, so publish leaves it out"] if found.about.draft else [])]
    for note in () if quiet else notes:
        print_note(f"{source}: {note}")
    return found
