"""Script -> passages: the utterances that are joined and encoded together."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
    chapter: int
    """Index of its chapter."""
    pause_ms: int
    """The silence after it, milliseconds."""


def passages(script: Script) -> tuple[Passage, ...]:
    """The script's utterances, a passage for each block or part of a long one.

    An utterance with nothing to say (``* * *``) is in none, but the pause before it is at least as long as its own.
    """
    return tuple(
        Passage(part, index, part[-1].pause_ms)
        for index, chapter in enumerate(script.chapters)
        for _, block in groupby(_heard(chapter), key=lambda utterance: utterance.block)
        for part in _parts(list(block))
    )


def _heard(chapter: Chapter) -> Iterator[Utterance]:
    waiting: Utterance | None = None
    for utterance in chapter.utterances:
        if utterance.chunks:
            if waiting:
                yield waiting
            waiting = utterance
        elif waiting and utterance.pause_ms > waiting.pause_ms:
            waiting = replace(waiting, pause_ms=utterance.pause_ms)
    if waiting:
        yield waiting


def _parts(block: Sequence[Utterance]) -> Iterator[tuple[Utterance, ...]]:
    """A block's utterances in runs of at most `LONGEST` characters (a longer utterance stands alone)."""
    part: list[Utterance] = []
    length = 0
    for utterance in block:
        if part and length + len(utterance.spoken) > LONGEST:
            yield tuple(part)
            part, length = [], 0
        part.append(utterance)
        length += len(utterance.spoken)
    if part:
        yield tuple(part)
