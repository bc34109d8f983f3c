"""The narrated text of an episode, block by block with the sentences that are heard: for the page and for the EPUB."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import chain, groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from audiobuild.model import Role
from audiobuild.write.titles import one_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobuild.model import Episode

_OPENING = (Role.TITLE, Role.BYLINE)
"""Roles that a header shows if the article begins with them."""

_NOTES = {
    Role.CAPTION: "Bildunterschrift",
    Role.FOOTNOTE: "Fußnote",
    Role.AGENCY: "Quelle",
    Role.BOILERPLATE: "Hinweis",
}
"""Names of the roles that are not narrated but must be readable: credits and legal notices.

Title, byline and date are in the header; teasers and advertisements belong to the page that the article came from.
"""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that is heard."""

    start: int
    """Position of its first character in the text of its block."""
    end: int
    number: int
    """Counted from 1 through the whole episode."""
    first: int
    """Sample at which it starts."""


@dataclass(frozen=True, slots=True)
class NarratedBlock:
    """A narrated block of the article."""

    role: Role
    text: str
    sentences: tuple[Sentence, ...]
    """Sentences that are heard, in order; none in a block without sound, such as ``* * *``."""
    sentences_before: int
    """Number of sentences that are heard before the block."""
    in_source: bool
    """Whether the author wrote it; the spoken disclosure is not in the source."""
    chapter: int
    """Counted from 1."""


def narrated(episode: Episode) -> Iterator[NarratedBlock]:
    """Yield every narrated block in the order in which it is heard."""
    firsts = {clip.utterance: clip.first for clip in episode.clips}
    marks = [mark.start for mark in episode.marks]
    chapter, number = 1, 0
    for index, utterances in groupby(episode.script.utterances, key=lambda utterance: utterance.block):
        block = episode.script.blocks[index]
        sentences: list[Sentence] = []
        position = 0
        for utterance in utterances:
            start = block.text.index(utterance.written, position)
            position = start + len(utterance.written)
            if (first := firsts.get(utterance)) is not None:
                number += 1
                sentences.append(Sentence(start, position, number, first))
        if sentences:
            chapter = max(1, bisect_right(marks, sentences[0].first))
        yield NarratedBlock(
            role=block.role or Role.PARAGRAPH,
            text=block.text,
            sentences=tuple(sentences),
            sentences_before=number - len(sentences),
            in_source=block.span[0] < block.span[1],
            chapter=chapter,
        )


def with_opening(episode: Episode) -> tuple[list[NarratedBlock], Iterator[NarratedBlock]]:
    """Return the blocks that belong into a header (title, byline, spoken disclosure), and an iterator over the rest."""
    blocks = narrated(episode)
    opening: list[NarratedBlock] = []
    for block in blocks:
        if block.role not in _OPENING and block.in_source:
            return opening, chain((block,), blocks)
        opening.append(block)
    return opening, blocks


def notes(episode: Episode) -> list[tuple[str, str]]:
    """Return what is not narrated but belongs to the article, sorted by its name: pairs of name and text."""
    skipped = (block for block in episode.script.blocks if block.skipped is not None and visible(block.text))
    named = ((_NOTES[block.role], one_line(block.text)) for block in skipped if block.role in _NOTES)
    return sorted(named, key=itemgetter(0))
