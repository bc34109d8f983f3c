"""`audiobuild script`: what will be said, before any of it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from audiobuild.cli import options
from audiobuild.cli.ending import ending

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobuild.model import Script

CHARACTERS_A_SECOND = 15
"""How quickly German is read, spaces included."""
WIDTH = 80
"""Characters shown of a block that is skipped."""


@ending
def script(
    source: options.Source,
    *,
    engine: options.EngineName = None,
    voice: options.VoiceName = None,
    speed: options.Speed = None,
    title: options.Title = None,
    chapters: options.Chapters = None,
    boilerplate: options.Boilerplate = None,
    read: options.Read = None,
    lexicon: options.LexiconFile = None,
    config: options.Config = None,
    as_json: options.AsJson = False,
    debug: options.Debug = False,  # noqa: ARG001  # `ending` looks at it
) -> None:
    """Show what will be said: chapters, each sentence as written and as spoken, what is skipped and why.

    Needs no network and makes no sound. Words that a voice will probably get wrong are marked ⟨so⟩:
    a lexicon cures them.
    """
    from audiobuild import pipeline  # noqa: PLC0415  # not for --help
    from audiobuild.write.manifest import plan  # noqa: PLC0415

    chosen = options.settings(
        config,
        engine=engine,
        voice=voice,
        speed=speed,
        title=title,
        chapters=chapters,
        boilerplate=boilerplate,
        read=read,
        lexicon=lexicon,
    )
    said = pipeline.script(options.article(source, chosen), chosen, pipeline.engine_for_script(chosen))
    lines = plan(said) if as_json else _lines(said, chosen.speed)
    for line in lines:
        typer.echo(line, nl=not as_json)


def _lines(said: Script, speed: float) -> Iterator[str]:
    for number, chapter in enumerate(said.chapters, 1):
        yield f"{number}. {chapter.title}"
        for utterance in chapter.utterances:
            yield f"   {_marked(utterance.written)}"
            if not utterance.spoken:
                yield "     → (nothing to say)"
            elif utterance.spoken.rstrip(".") != utterance.written.rstrip("."):
                yield f"     → {utterance.spoken}"
        yield ""
    skipped = list(_skipped(said))
    if skipped:
        yield "Skipped"
        yield from (f"   {_short(text)}\n     because: {reason}" for text, reason in skipped)
        yield ""
    yield _summary(said, speed)


def _marked(written: str) -> str:
    from audiobuild.german.foreign import doubtful  # noqa: PLC0415  # only here

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


def _summary(said: Script, speed: float) -> str:
    utterances = said.utterances
    calls = len({chunk for utterance in utterances for chunk in utterance.chunks})
    characters = sum(len(utterance.spoken) for utterance in utterances)
    silence = sum(utterance.pause_ms for utterance in utterances) / 1000
    minutes, seconds = divmod(round(characters / CHARACTERS_A_SECOND / speed + silence), 60)
    return (
        f"chapters: {len(said.chapters)}, sentences: {len(utterances)}, characters to speak: {characters}, "
        f"calls of the engine: {calls}, length: about {minutes}:{seconds:02} min"
    )
