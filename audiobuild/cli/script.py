"""`audiobuild script`: show what will be spoken, without sound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from audiobuild.cli import options
from audiobuild.cli.command import SCRIPT_SETTINGS, combined, command
from audiobuild.cli.results import duration
from audiobuild.cli.sources import compiled, files
from audiobuild.errors import SettingsError
from audiobuild.model import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobuild.model import Script

CHARACTERS_PER_SECOND = 15
"""Average speaking rate in German, blanks included."""
WIDTH = 80
"""Maximum number of characters shown of a skipped block."""


@command(*SCRIPT_SETTINGS)
def script(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE", help=options.SOURCE_HELP)],
    *,
    given: dict[str, Any],
    into: Annotated[
        str | None,
        typer.Option("--into", metavar="FILE", help="Show the one episode that make --into FILE builds of articles."),
    ] = None,
    from_format: options.FormatName = None,
    config: options.Config = None,
    as_json: options.AsJson = False,
) -> None:
    """Show what will be spoken: the chapters, each sentence as written and as spoken, and what is skipped and why.

    Needs no network and makes no sound. Words that are probably pronounced incorrectly are marked ⟨like this⟩; add them
    to a lexicon.
    """
    from audiobuild import pipeline
    from audiobuild.write.manifest import plan

    settings = combined(given, config)
    if len(sources) > 1 and into is None:
        raise SettingsError("cannot show several articles", "show one at a time, or one episode of all with --into")
    if into is not None:
        sources = list(files(sources))
    articles = [options.article(source, from_format) for source in sources]
    shown = articles[0] if into is None else compiled(articles, into)
    spoken = pipeline.script(shown, settings, pipeline.engine_for_script(settings))
    lines = plan(spoken) if as_json else _lines(spoken, settings.speed)
    for line in lines:
        typer.echo(line, nl=not as_json)


def _lines(script: Script, speed: float) -> Iterator[str]:
    """Yield the chapters with their sentences, the skipped text, and a summary."""
    for number, chapter in enumerate(script.chapters, 1):
        yield f"{number}. {chapter.title}"
        for utterance in chapter.utterances:
            speaker = "" if utterance.speaker is Speaker.NARRATOR else f"[{utterance.speaker}] "
            yield f"   {speaker}{_marked(utterance.written)}"
            if not utterance.spoken:
                yield "     → (nothing to speak)"
            elif utterance.spoken.rstrip(".") != utterance.written.rstrip("."):
                yield f"     → {utterance.spoken}"
        yield ""
    skipped = list(_skipped(script))
    if skipped:
        yield "Skipped"
        yield from (f"   {_short(text)}\n     because: {reason}" for text, reason in skipped)
        yield ""
    yield from (f"Note: {note}" for note in script.notes)
    yield _summary(script, speed)


def _marked(written: str) -> str:
    """Mark the words that are probably pronounced incorrectly."""
    from audiobuild.german.foreign import doubtful

    marked = written
    for start, end in reversed(doubtful(written)):
        marked = f"{marked[:start]}⟨{marked[start:end]}⟩{marked[end:]}"
    return marked


def _skipped(script: Script) -> Iterator[tuple[str, str]]:
    """Yield the text and the reason of each skipped block, and of each part omitted from a narrated one."""
    for block in script.blocks:
        if block.skipped:
            yield block.text, block.skipped
        else:
            yield from ((omission.text, omission.reason) for omission in block.omissions)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= WIDTH else f"{text[: WIDTH - 1]}…"


def _summary(script: Script, speed: float) -> str:
    utterances = script.utterances
    requests = len({chunk.text for utterance in utterances for chunk in utterance.chunks})
    characters = sum(len(utterance.spoken) for utterance in utterances)
    silence = sum(chunk.pause_ms for utterance in utterances for chunk in utterance.chunks) / 1000
    seconds = characters / CHARACTERS_PER_SECOND / speed + silence
    return (
        f"chapters: {len(script.chapters)}, sentences: {len(utterances)}, spoken characters: {characters}, "
        f"requests: {requests}, length: about {duration(seconds)}"
    )
