"""`audiobuild init`: create audiobuild.toml with the show in it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from audiobuild.cli.command import command, print_note, printable
from audiobuild.configuration import FILE
from audiobuild.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping


def _option(name: str, text: str) -> Any:  # the type that typer.Option declares
    return typer.Option(f"--{name}", metavar="TEXT", help=text)


@command()
def init(
    *,
    title: Annotated[str | None, _option("title", "Name of the show.")] = None,
    description: Annotated[str | None, _option("description", "Description of the show.")] = None,
    author: Annotated[str | None, _option("author", "Author or publisher.")] = None,
    email: Annotated[str | None, _option("email", "E-mail address for directories.")] = None,
    base_url: Annotated[str | None, _option("base-url", "URL of the published folder, https://…")] = None,
    category: Annotated[str | None, _option("category", "Podcast category.")] = None,
    link: Annotated[str | None, _option("link", "Web page of the show.")] = None,
    language: Annotated[str | None, _option("language", "de, de-AT or de-CH.")] = None,
    cover: Annotated[str | None, _option("cover", "Cover image: square, 1400 to 3000 pixels.")] = None,
    explicit: Annotated[
        bool | None, typer.Option("--explicit/--not-explicit", help="Whether it is unsuitable for children.")
    ] = None,
    timezone: Annotated[str | None, _option("timezone", "Time zone of publication dates.")] = None,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="File to write.", show_default=True)
    ] = Path(FILE),
    force: Annotated[bool, typer.Option("--force", help="Overwrite an existing file.")] = False,
) -> None:
    """Create audiobuild.toml, which describes the show; on a terminal, ask for what no option specifies.

    Other settings in an existing file are kept. Prints the path of the file.
    """
    from audiobuild.podcast import template
    from audiobuild.storage import atomic

    before = "" if force else template.existing_settings(output)
    options_given = {
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
    values: dict[str, Any] = {name: value for name, value in options_given.items() if value is not None}
    for name, value in values.items():
        template.check(name, value)
    if sys.stdin.isatty():
        values |= _ask(values)
    atomic.write(output, template.toml(values, *filter(None, [before])).encode())
    typer.echo(output)
    if missing := template.missing(values):
        print_note(f"to be completed: {', '.join(missing)}")


def _ask(known: Mapping[str, object]) -> dict[str, str]:
    """Ask for each unknown field; an empty answer leaves it out."""
    from audiobuild.podcast import template

    answers: dict[str, str] = {}
    for name, question in template.QUESTIONS.items():
        while name not in known:
            answer = typer.prompt(question, default="", show_default=False, err=True).strip()
            try:
                template.check(name, answer)
            except SettingsError as error:
                typer.echo(f"  {printable(str(error))}", err=True)
                continue
            if answer:
                answers[name] = answer
            break
    return answers
