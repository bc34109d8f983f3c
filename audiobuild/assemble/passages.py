"""Script -> passages: the utterances that are joined and encoded together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audiobuild.model import Chapter, Script, Utterance

LONGEST = 600
"""Most characters of a passage, about 40 s of sound: what a thread holds in memory is bounded by it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Utterances that are encoded as one section: a paragraph, or a part of a long one."""

    utterances: tuple[Utterance, ...]
    """Of the script, the very same values: by them it is known later where each is heard."""
    pauses_ms: tuple[int, ...]
    """The silence after each utterance, milliseconds."""
    chapter: int
    """Index of its chapter."""

    @property
    def pause_ms(self) -> int:
        """The silence after all of it, milliseconds."""
        return self.pauses_ms[-1]


def passages(script: Script) -> tuple[Passage, ...]:
    """The script's utterances, a passage for each block or part of a long one.

    An utterance with nothing to say (``* * *``) is in none, but the pause before it is at least as long as its own.
    """
    return tuple(
        Passage(tuple(utterance for utterance, _ in part), tuple(pause for _, pause in part), index)
        for index, chapter in enumerate(script.chapters)
        for _, block in groupby(_heard(chapter), key=lambda heard: heard[0].block)
        for part in _parts(list(block))
    )


def _heard(chapter: Chapter) -> Iterator[tuple[Utterance, int]]:
    """What is heard of a chapter, each with the silence after it, milliseconds."""
    waiting: tuple[Utterance, int] | None = None
    for utterance in chapter.utterances:
        if utterance.chunks:
            if waiting:
                yield waiting
            waiting = utterance, utterance.pause_ms
        elif waiting:
            waiting = waiting[0], max(waiting[1], utterance.pause_ms)
    if waiting:
        yield waiting


def _parts(block: Sequence[tuple[Utterance, int]]) -> Iterator[list[tuple[Utterance, int]]]:
    """A block's utterances in runs of at most `LONGEST` characters (a longer utterance stands alone)."""
    part: list[tuple[Utterance, int]] = []
    length = 0
    for utterance, pause in block:
        if part and length + len(utterance.spoken) > LONGEST:
            yield part
            part, length = [], 0
        part.append((utterance, pause))
        length += len(utterance.spoken)
    if part:
        yield part
