"""`audiobuild make`: articles become episodes."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from audiobuild.cli import options
from audiobuild.cli.ending import ending
from audiobuild.errors import SettingsError
from audiobuild.write import WRITERS

if TYPE_CHECKING:
    from audiobuild.model import Article
    from audiobuild.pipeline import Result

FOLDER = Path("audio")
"""Where episodes go unless `--output` says otherwise."""
MP3 = ".mp3"
OUTPUTS = ", ".join(("mp3", *WRITERS))
"""Names that `--only` accepts besides those of plug-ins."""


@ending
def make(
    sources: options.Sources,
    *,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="PATH", help="An MP3, or a folder for it; audio/NAME.mp3 by default."),
    ] = None,
    engine: options.EngineName = None,
    voice: options.VoiceName = None,
    speed: options.Speed = None,
    title: options.Title = None,
    author: options.Author = None,
    published: options.Published = None,
    cover: Annotated[
        Path | None, typer.Option("--cover", metavar="FILE", help="A picture for players to show.")
    ] = None,
    chapters: options.Chapters = None,
    boilerplate: options.Boilerplate = None,
    read: options.Read = None,
    lexicon: options.LexiconFile = None,
    disclosure: Annotated[
        bool | None,
        typer.Option("--disclosure/--no-disclosure", help="Say at the start that the voice is synthetic."),
    ] = None,
    bitrate: Annotated[int | None, typer.Option("--bitrate", metavar="KBITS", help="96 by default.")] = None,
    only: Annotated[
        str | None,
        typer.Option(
            "--only", metavar="FILES", help=f"Write only these files (comma-separated: {OUTPUTS}, or of a plug-in)."
        ),
    ] = None,
    jobs: Annotated[int | None, typer.Option("--jobs", metavar="N", help="Threads; one a core by default.")] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Use nothing kept, keep nothing.")] = False,
    config: options.Config = None,
    as_json: options.AsJson = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,  # noqa: ARG001  # `ending` looks at it
) -> None:
    """Make each article into one narrated MP3 with chapters, and what belongs beside it.

    Prints the path of every file, one a line. What was made before is used again.
    """
    from audiobuild import pipeline  # noqa: PLC0415  # not for --help
    from audiobuild.cli import memory  # noqa: PLC0415
    from audiobuild.cli.progress import progress  # noqa: PLC0415
    from audiobuild.write.target import target  # noqa: PLC0415

    memory.arrange()
    chosen = options.settings(
        config,
        engine=engine,
        voice=voice,
        speed=speed,
        title=title,
        author=author,
        published=published,
        cover=cover,
        chapters=chapters,
        boilerplate=boilerplate,
        read=read,
        lexicon=lexicon,
        disclosure=disclosure,
        bitrate=bitrate,
        only=only,
        jobs=jobs,
        cache=False if no_cache else None,
    )
    made: dict[Path, str] = {}
    for source in sources:
        article = options.article(source, chosen)
        mp3 = _mp3(source, article, output, several=len(sources) > 1)
        if mp3 in made:
            raise SettingsError(f"{made[mp3]} and {source} would both become {mp3}", "make them one by one")
        made[mp3] = source
        with progress(quiet=quiet) as tell:
            built = pipeline.build(article, target(mp3, chosen.only), chosen, tell)
        _report(source, built, as_json=as_json, quiet=quiet)


def _mp3(source: str, article: Article, output: Path | None, *, several: bool) -> Path:
    """Where the MP3 of a source goes.

    Raises:
        SettingsError: several sources are to become one file.
    """
    name = Path(source).stem if source != "-" else _name(article)
    if output is None:
        return FOLDER / f"{name}{MP3}"
    # Not `output.is_dir()`, which raises for a name that is too long.
    if output.suffix.lower() != MP3 or os.path.isdir(output):  # noqa: PTH112
        return output / f"{name}{MP3}"
    if several:
        raise SettingsError(f"several articles can't all become {output}", "give a folder to --output")
    return output


def _name(article: Article) -> str:
    """A file's name for what came without one: its title, or how it begins."""
    begins = article.about.title or next((block.text for block in article.blocks if block.text), "")
    words = "".join(letter if letter.isalnum() else " " for letter in begins.lower()).split()
    return "-".join(words)[:60].strip("-") or "artikel"


def _report(source: str, built: Result, *, as_json: bool, quiet: bool) -> None:
    if as_json:
        files = [str(path) for path in built.paths]
        told = {"source": source, "files": files, "unchanged": built.unchanged, "engine": built.engine}
        typer.echo(json.dumps({**told, "seconds": built.seconds, "chapters": built.chapters}, ensure_ascii=False))
    else:
        for path in built.paths:
            typer.echo(path)
    if not quiet:
        typer.echo(f"audiobuild: {_line(built)}", err=True)


def _line(built: Result) -> str:
    minutes, seconds = divmod(round(built.seconds), 60)
    chapters = "1 chapter" if built.chapters == 1 else f"{built.chapters} chapters"
    what = f"{minutes}:{seconds:02} min, {chapters}, read by {built.engine}"
    return f"nothing has changed ({what})" if built.unchanged else what
