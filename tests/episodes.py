"""Finished episodes without sound, of any size: what the tests of `audiobuild.write` are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.model import (
    About,
    Block,
    Chapter,
    Chunk,
    Clip,
    Episode,
    Fingerprint,
    Loudness,
    Mark,
    Role,
    Script,
    SourceMap,
    Utterance,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

RATE = 44_100
SENTENCE_MS = 2_345
PAUSE_MS = 400
ESPEAK = Fingerprint("espeak", "1.52", "de", (("speed", "1.0"),))


def title(number: int) -> str:
    """Return the default title of a chapter; chapters count from 1."""
    return f"Kapitel {number}: Größe & Maß"


def sentence(chapter: int, number: int) -> str:
    """Return the default sentence of a chapter; both count from 1."""
    return f"Dies ist Satz {number} im Kapitel {chapter}, und er kostet 3 %."


def episode(
    chapters: int = 3,
    sentences: int = 4,
    *,
    titles: Callable[[int], str] = title,
    written: Callable[[int, int], str] = sentence,
    about: About | None = None,
    lead: str = "",
    voice: Fingerprint = ESPEAK,
    sentence_ms: int = SENTENCE_MS,
    rate: int = RATE,
) -> Episode:
    """Lay out an episode as the pipeline does, without sound.

    Each chapter is a heading (its title) and one paragraph of `sentences` sentences; every utterance
    sounds for `sentence_ms`, a pause follows it, and each chapter starts on a whole second. With `lead`,
    a line a sentence, a lead stands in front of the first chapter's paragraph.
    """
    source = _Source()
    built = []
    for number in range(1, chapters + 1):
        utterances = source.add(Role.HEADING, [titles(number)], number)
        if lead and number == 1:
            utterances += source.add(Role.LEAD, lead.split("\n"), number)
        utterances += source.add(Role.PARAGRAPH, [written(number, s) for s in range(1, sentences + 1)], number)
        built.append(Chapter(titles(number), tuple(utterances)))
    known = about or About(title="Über Größe und Maß", author="Erika Muster", published="2026-05-03", source="maß.txt")
    script = Script(known, source.length, "0" * 64, tuple(built), tuple(source.blocks))
    marks, clips, samples = _laid_out(script.chapters, sentence_ms, rate)
    return Episode(
        script=script,
        voice=voice,
        online=False,
        samples=samples,
        rate=rate,
        bitrate=96,
        loudness=Loudness(-16.0, -1.5),
        marks=marks,
        clips=clips,
    )


class _Source:
    """A source that grows by whole blocks, each followed by a blank line."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.length = 0

    def add(self, role: Role, texts: Sequence[str], chapter: int) -> list[Utterance]:
        """Add a block of sentences joined by blanks; return its utterances."""
        utterances = []
        at = self.length
        for text in texts:
            span = (at, at + len(text))
            utterances.append(
                Utterance(text, span, len(self.blocks), (Chunk(text, PAUSE_MS),)),
            )
            at += len(text) + 1
        span = (self.length, at + 1)
        self.blocks.append(Block(" ".join(texts), span, SourceMap.at(self.length), role=role, chapter=chapter))
        self.length = at + 1
        return utterances


def _laid_out(
    chapters: Sequence[Chapter],
    sentence_ms: int,
    rate: int,
) -> tuple[tuple[Mark, ...], tuple[Clip, ...], int]:
    """Return where chapters and sentences would be heard, and the length of it all, in samples."""
    starts, clips, now = [], [], 0
    for chapter in chapters:
        starts.append(now)
        for utterance in chapter.utterances:
            end = now + sentence_ms * rate // 1000
            clips.append(Clip(utterance, now, end))
            now = end + PAUSE_MS * rate // 1000
        now = -(-now // rate) * rate
    samples = now + 1_234
    ends = [*starts[1:], samples]
    marks = tuple(Mark(chapter.title, start, end) for chapter, start, end in zip(chapters, starts, ends, strict=True))
    return marks, tuple(clips), samples
