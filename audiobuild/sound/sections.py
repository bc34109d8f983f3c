"""Sections: the utterances of a script that are joined and encoded together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from audiobuild.model import Script, Speaker, Utterance

MAX_CHARS = 600
"""Maximum number of characters in a section, about 40 s of sound: it bounds the memory that a thread needs."""


@dataclass(frozen=True, slots=True)
class Section:
    """Utterances of one speaker that are encoded together: a block, or a part of one."""

    utterances: tuple[Utterance, ...]
    chapter: int
    """Index of the chapter in the script."""
    title: str
    """Title of the chapter."""

    @property
    def speaker(self) -> Speaker:
        """Who speaks the section."""
        return self.utterances[0].speaker

    @property
    def pause_ms(self) -> int:
        """The pause after the section, in milliseconds."""
        return self.utterances[-1].pause_ms


@dataclass(frozen=True, slots=True)
class EncodedSection:
    """A section whose frames are in the cache."""

    key: bytes
    """Key of its cache entries."""
    frames: int
    """Number of MP3 frames."""
    size: int
    """Bytes."""
    clips: tuple[tuple[int, int], ...]
    """First and end sample of each utterance, from the start of the section."""
    peak: float
    """True peak after gain and limiter; full scale is 1."""


def sections(script: Script) -> tuple[Section, ...]:
    """Divide the utterances of a script into sections, without those that say nothing."""
    return tuple(
        Section(utterances, index, chapter.title)
        for index, chapter in enumerate(script.chapters)
        for _, block in groupby(chapter.utterances, key=lambda utterance: (utterance.block, utterance.speaker))
        for utterances in _parts(utterance for utterance in block if utterance.spoken)
    )


def _parts(block: Iterable[Utterance]) -> Iterator[tuple[Utterance, ...]]:
    """Divide a block into runs of at most `MAX_CHARS` characters; a longer utterance is a run of its own."""
    part: list[Utterance] = []
    length = 0
    for utterance in block:
        if part and length + len(utterance.spoken) > MAX_CHARS:
            yield tuple(part)
            part, length = [], 0
        part.append(utterance)
        length += len(utterance.spoken)
    if part:
        yield tuple(part)
