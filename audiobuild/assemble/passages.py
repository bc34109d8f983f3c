"""Script -> passages: the utterances that are joined and encoded together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from audiobuild.model import Script, Utterance

LONGEST = 600
"""Most characters of a passage, about 40 s of sound: what a thread holds in memory is bounded by it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Utterances that are encoded as one section: a paragraph, or a part of a long one."""

    utterances: tuple[Utterance, ...]
    """Of the script, the very same values: by them it is known later where each is heard."""
    chapter: int
    """Index of its chapter."""

    @property
    def pause_ms(self) -> int:
        """The silence after all of it, milliseconds."""
        return self.utterances[-1].pause_ms


def passages(script: Script) -> tuple[Passage, ...]:
    """The script's utterances, a passage for each block or part of a long one; in none is what says nothing."""
    return tuple(
        Passage(part, index)
        for index, chapter in enumerate(script.chapters)
        for _, block in groupby(chapter.utterances, key=lambda utterance: utterance.block)
        for part in _parts(utterance for utterance in block if utterance.spoken)
    )


def _parts(block: Iterable[Utterance]) -> Iterator[tuple[Utterance, ...]]:
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
