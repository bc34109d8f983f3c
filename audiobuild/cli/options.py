"""Options that several commands share."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from audiobuild.model import Article
    from audiobuild.settings import Settings

Source = Annotated[str, typer.Argument(metavar="SOURCE", help="A text or Markdown file, or - for standard input.")]
Sources = Annotated[
    list[str], typer.Argument(metavar="SOURCE", help="Text or Markdown files, or - for standard input.")
]
EngineName = Annotated[
    str | None,
    typer.Option(
        "-e", "--engine", metavar="NAME", help="Who speaks: auto (the default), gtts, espeak, or another installed one."
    ),
]
VoiceName = Annotated[str | None, typer.Option("--voice", metavar="NAME", help="One of the engine's voices.")]
Speed = Annotated[float | None, typer.Option("--speed", metavar="X", help="1.0 is the voice's own speed.")]
Title = Annotated[str | None, typer.Option("--title", metavar="TEXT", help="In place of the article's own title.")]
Author = Annotated[str | None, typer.Option("--author", metavar="NAME", help="Who wrote it.")]
Published = Annotated[str | None, typer.Option("--published", metavar="DATE", help="When: 2026-11-23, or with a time.")]
Chapters = Annotated[
    str | None, typer.Option("--chapters", metavar="WHERE", help="auto (the default), headings, paragraphs or none.")
]
Boilerplate = Annotated[
    str | None, typer.Option("--boilerplate", metavar="WHAT", help="Legal notices: skip (the default) or read.")
]
Read = Annotated[
    list[str] | None,
    typer.Option("--read", metavar="ROLE", help="Read what is usually skipped: caption, teaser, date, agency."),
]
LexiconFile = Annotated[
    Path | None, typer.Option("--lexicon", metavar="FILE", help="Words and how they are spoken (TSV or TOML).")
]
Config = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="Settings; by default audiobuild.toml in this folder.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Results as JSON.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Nothing on standard error but errors.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")]


def settings(config: Path | None, **options: Any) -> Settings:  # whatever the options hold
    """The settings of one command: its options over the environment over the file over the defaults.

    Raises:
        SettingsError: one of them makes no sense.
    """
    from audiobuild.settings import load  # noqa: PLC0415  # not for --help

    return load(options, os.environ, config)


def article(source: str, chosen: Settings) -> Article:
    """Read a source, standard input included.

    Raises:
        SourceError: it can't be read, or holds no words.
    """
    from audiobuild.read import read  # noqa: PLC0415  # not for --help

    data = sys.stdin.buffer.read() if source == "-" else None
    return read(source, title=chosen.title, author=chosen.author, published=chosen.published, data=data)
