"""Options and arguments that several commands share and that are not settings."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from audiobuild.model import Article

SOURCE_HELP = "File or web address, or - for standard input."
Source = Annotated[str, typer.Argument(metavar="SOURCE", help=SOURCE_HELP)]
FormatName = Annotated[
    str | None,
    typer.Option("--from", metavar="FORMAT", help="Format of the source: txt, md, html, ... (default: by its name)."),
]
Config = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="Configuration file (default: audiobuild.toml in this folder)."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print results as JSON.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Print errors only.")]


def article(source: str, format_name: str | None = None) -> Article:
    """Read a source, standard input included.

    Raises:
        SourceError: it can't be read, or contains no words.
    """
    from audiobuild.readers import read  # noqa: PLC0415  # not for --help

    data = sys.stdin.buffer.read() if source == "-" else None
    return read(source, format=format_name, data=data)
