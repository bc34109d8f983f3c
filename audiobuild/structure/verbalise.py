"""Verbalising: each utterance of a Script gets its chunks, with the pause after each of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from audiobuild.german.prosody.chunks import cuts
from audiobuild.german.prosody.pauses import after_chunk
from audiobuild.german.rules.listings import Listing
from audiobuild.german.rules.numbering.enumerations import counts, split_number
from audiobuild.german.spoken_text import spoken_text
from audiobuild.model import Chunk, Role
from audiobuild.structure.listings import listings
from audiobuild.structure.pauses import pauses_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from audiobuild.german.lexicon import Lexicon
    from audiobuild.german.prosody.pauses import Pauses
    from audiobuild.model import Block, Chapter, Script, Utterance


def verbalise(
    script: Script, *, max_chars: int | None, spell: bool, engine: str, lexicon: Lexicon, pauses: Pauses
) -> Script:
    """Fill in the chunks of every utterance.

    An utterance without words (``* * *``, an emoji) gets no chunk, and the pause before it is at least as long as its
    own would be.

    Args:
        script: as `split` made it.
        max_chars: maximum length of a chunk; None for no limit.
        spell: whether acronyms are spelt out, for an engine that would read them as words.
        engine: name of the engine; lexicon entries for other engines are ignored.
        lexicon: words with a given spoken form, which takes precedence over the rules.
        pauses: length of the pause at each kind of boundary.
    """
    words = lexicon.words(engine)
    silences = pauses_after(script, pauses)
    told = listings(script.blocks)

    def chunks(utterance: Utterance) -> tuple[Chunk, ...]:
        listing = told.get(utterance.block)
        number, text = _number_and_text(utterance, script.blocks, listing)
        spoken = spoken_text(text, words, spell=spell, listing=listing)
        return _chunks(number + spoken if spoken else "", max_chars, pauses)  # without a number, no copy

    def with_chunks(chapter: Chapter) -> Chapter:
        spoken = _with_pauses(map(chunks, chapter.utterances), silences)
        pairs = zip(chapter.utterances, spoken, strict=True)
        return replace(chapter, utterances=tuple(utterance.with_chunks(pieces) for utterance, pieces in pairs))

    return replace(script, chapters=tuple(map(with_chunks, script.chapters)))


def _number_and_text(utterance: Utterance, blocks: tuple[Block, ...], listing: Listing | None) -> tuple[str, str]:
    """Split a list item into what is spoken for its number (empty if it has none) and the text after it."""
    block = blocks[utterance.block]
    ranked = listing in (Listing.PLACES, Listing.RACE)
    if not (ranked or block.role is Role.ITEM) or not block.text.startswith(utterance.written):
        return "", utterance.written
    neighbours = (blocks[at] if 0 <= at < len(blocks) else None for at in (utterance.block - 1, utterance.block + 1))
    before, after = (near.text if near and near.role is Role.ITEM else "" for near in neighbours)
    if not (ranked or counts(block.text, before, after)):
        return "", utterance.written
    return split_number(utterance.written, ranked=ranked)


def _chunks(spoken: str, max_chars: int | None, pauses: Pauses) -> tuple[Chunk, ...]:
    """Cut spoken text to chunks, each but the last with its pause."""
    if not spoken:
        return ()
    edges = (0, *cuts(spoken, max_chars), len(spoken))
    *texts, last = (spoken[start:end] for start, end in pairwise(edges))
    return (*(Chunk(text, after_chunk(text, pauses)) for text in texts), Chunk(last, 0))


def _with_pauses(chunks: Iterable[tuple[Chunk, ...]], silences: Iterator[int]) -> list[tuple[Chunk, ...]]:
    """Return the chunks of each utterance of a chapter, with the longest pause before the next spoken one."""
    done: list[tuple[Chunk, ...]] = []
    spoken = None
    for pieces, silence in zip(chunks, silences, strict=False):
        done.append(pieces)
        if pieces:
            spoken = len(done) - 1
        if spoken is not None and silence > done[spoken][-1].pause_ms:
            *others, last = done[spoken]
            done[spoken] = (*others, Chunk(last.text, silence))
    return done
