"""`audiobuild init`: writes audiobuild.toml, commented, with the show as it is told."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from audiobuild.cli import options
from audiobuild.cli.ending import ending
from audiobuild.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = Path("audiobuild.toml")


def _option(name: str, text: str) -> Any:  # Typer's own way of saying it
    return typer.Option(f"--{name}", metavar="TEXT", help=text)


@ending
def init(
    *,
    title: Annotated[str | None, _option("title", "The show's name.")] = None,
    description: Annotated[str | None, _option("description", "What it is about.")] = None,
    author: Annotated[str | None, _option("author", "Who is responsible for it.")] = None,
    email: Annotated[str | None, _option("email", "Where directories write to.")] = None,
    base_url: Annotated[str | None, _option("base-url", "Where the folder will be served, https://…")] = None,
    category: Annotated[str | None, _option("category", "What directories list it under.")] = None,
    link: Annotated[str | None, _option("link", "The show's own page, if it has one.")] = None,
    language: Annotated[str | None, _option("language", "de, de-AT or de-CH.")] = None,
    cover: Annotated[str | None, _option("cover", "A square picture of 1400 to 3000 pixels.")] = None,
    explicit: Annotated[
        bool | None, typer.Option("--explicit/--not-explicit", help="Is it unfit for children?")
    ] = None,
    timezone: Annotated[str | None, _option("timezone", "Whose clocks date the episodes.")] = None,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="Where to write it.", show_default=True)
    ] = FILE,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    debug: options.Debug = False,  # noqa: ARG001  # `ending` looks at it
) -> None:
    """Write audiobuild.toml, in which the show is described; on a terminal, ask for what no option says.

    Other settings that are in the file already stay. Prints the path of the file.
    """
    from audiobuild.publish import template  # noqa: PLC0415
    from audiobuild.storage import atomic  # noqa: PLC0415  # not for --help

    before = "" if force else template.kept(output)
    told = {
        "title": title,
        "description": description,
        "author": author,
        "email": email,
        "base_url": base_url,
        "category": category,
        "link": link,
        "language": language,
        "cover": cover,
        "explicit": explicit,
        "timezone": timezone,
    }
    values: dict[str, Any] = {name: value for name, value in told.items() if value is not None}
    for name, value in values.items():
        template.check(name, value)
    if sys.stdin.isatty():
        values |= _asked(values)
    atomic.write(output, template.toml(values, *filter(None, [before])).encode())
    typer.echo(output)
    if missing := template.missing(values):
        typer.echo(f"audiobuild: still to be filled in: {', '.join(missing)}", err=True)


def _asked(known: Mapping[str, object]) -> dict[str, str]:
    """What a person answers; an empty answer leaves the field for later."""
    from audiobuild.publish import template  # noqa: PLC0415

    answers: dict[str, str] = {}
    for name, question in template.QUESTIONS.items():
        while name not in known:
            answer = typer.prompt(question, default="", show_default=False, err=True).strip()
            try:
                template.check(name, answer)
            except SettingsError as error:
                typer.echo(f"  {error}", err=True)
                continue
            if answer:
                answers[name] = answer
            break
    return answers
