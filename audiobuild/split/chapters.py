"""Where chapters begin, what they are called, and the sentences in them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from audiobuild.german import structure
from audiobuild.german.sentences import sentence_spans
from audiobuild.model import Block, Chapter, Role, Utterance
from audiobuild.split.about import joined, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_A_SECOND = 15
"""Characters that a voice speaks in a second, about."""
_SHORTEST = 5 * _A_SECOND
"""A shorter chapter merges into its neighbour."""
_LONG = 10
"""Times the shortest: so long a chapter takes in no short ones any more."""
_A_DIGIT = 4
"""Characters that a digit is longer when it is spoken."""
_A_PAUSE = 5
"""Characters that a voice could speak in the pause after a block, at the least."""
_DIGIT = re.compile(r"\d")
_MOST = 200
"""Chapters by paragraphs, at most: players and ID3 bear 255."""
_LONGEST_NAME = 60
_INTRODUCTION = "Einleitung"
_NO_NAMES = (Role.TITLE, Role.BYLINE, Role.DATELINE, Role.HEADING)
"""What gives a chapter by paragraphs no name."""
_OPENERS = (Role.TITLE, Role.HEADING)


class Draft(NamedTuple):
    """A chapter to be: its title and the indices of its blocks."""

    title: str
    blocks: tuple[int, ...]
    named: bool
    """By a heading or the title (a merged chapter keeps such a name)."""


def chaptered(blocks: Sequence[Block], chapters: str, title: str) -> tuple[tuple[Chapter, ...], tuple[Block, ...]]:
    """The chapters, and the blocks with the number of the chapter each is heard in.

    Args:
        blocks: with roles and reasons.
        chapters: ``auto``, ``headings``, ``paragraphs`` or ``none``.
        title: of the whole.
    """
    heard = [at for at, block in enumerate(blocks) if not block.skipped]
    if chapters == "auto":
        chapters = "headings" if any(blocks[at].role is Role.HEADING for at in heard) else "paragraphs"
    if chapters == "none":
        drafts = [Draft(title or _INTRODUCTION, tuple(heard), named=True)] if heard else []
    elif chapters == "paragraphs":
        drafts = _merged(blocks, list(_by_paragraphs(blocks, heard)), _size(blocks, heard) // _MOST)
    else:
        drafts = _merged(blocks, list(_by_headings(blocks, heard, title)), 0)
    numbers = {at: number for number, draft in enumerate(drafts, 1) for at in draft.blocks}
    return (
        tuple(Chapter(draft.title, _utterances(blocks, draft.blocks)) for draft in drafts),
        tuple(replace(block, chapter=numbers.get(at)) for at, block in enumerate(blocks)),
    )


def _by_headings(blocks: Sequence[Block], heard: Sequence[int], title: str) -> Iterator[Draft]:
    """A chapter a heading; stacked headings open one together."""
    open_blocks: list[int] = []
    names: list[str] = []
    for at in heard:
        if blocks[at].role is Role.HEADING:
            if open_blocks and not (names and blocks[open_blocks[-1]].role is Role.HEADING):
                yield _draft(blocks, open_blocks, names, title)
                open_blocks, names = [], []
            names.append(blocks[at].text)
        open_blocks.append(at)
    if open_blocks:
        yield _draft(blocks, open_blocks, names, title)


def _draft(blocks: Sequence[Block], indices: Sequence[int], names: Sequence[str], title: str) -> Draft:
    if names:
        return Draft(joined(names), tuple(indices), named=True)
    titled = any(blocks[at].role is Role.TITLE for at in indices)
    body = any(blocks[at].role not in (Role.TITLE, Role.BYLINE) for at in indices)
    return Draft(title if titled and title else _INTRODUCTION, tuple(indices), named=body)


def _by_paragraphs(blocks: Sequence[Block], heard: Sequence[int]) -> Iterator[Draft]:
    """A chapter a paragraph, named by its first words; what is no paragraph goes with the next one, items don't."""
    taken: list[int] = []
    named = -1
    full = False  # a greeting ("Liebe Gemeinde,") gives a name, but is no chapter by itself
    for at in heard:
        if full and blocks[at].role is not Role.ITEM:
            yield Draft(_first_words(blocks[named].text), tuple(taken), named=True)
            taken, named, full = [], -1, False
        taken.append(at)
        if not _goes_before(blocks[at]):
            named = at if named < 0 else named
            full = full or not structure.is_salutation(blocks[at].text)
    if taken:
        yield Draft(_first_words(blocks[max(named, taken[0])].text), tuple(taken), named=full)


def _goes_before(block: Block) -> bool:
    """Does it only open what comes next: a title, a subtitle, a byline?"""
    subtitle = block.role is Role.LEAD and block.text[-1] not in '.!?…“”"«»'
    return block.role in _NO_NAMES or subtitle


def _first_words(text: str) -> str:
    start, end = sentence_spans(text)[0]
    return shortened(text[start:end].rstrip(".,;:"), _LONGEST_NAME)


def _merged(blocks: Sequence[Block], drafts: Sequence[Draft], least: int) -> list[Draft]:
    """No chapter under 5 seconds: such a one joins the one before it, the first one the one after it.

    Chapters under `least` characters take in the ones after them. With `least`, a very long one takes in none, since a
    dialogue of short lines is no single chapter.
    """
    shortest = max(_SHORTEST, least)
    last = len(drafts) - 1
    names: list[Draft] = []
    joined_blocks: list[list[int]] = []
    size_before = 0
    for at, draft in enumerate(drafts):
        size = _size(blocks, draft.blocks)
        short = size < _SHORTEST and (not least or at == last or size_before < _LONG * shortest)
        if names and (short or size_before < shortest):
            names[-1] = names[-1] if names[-1].named else draft
            joined_blocks[-1] += draft.blocks
            size_before += size
        else:
            names.append(draft)
            joined_blocks.append(list(draft.blocks))
            size_before = size
    return [name._replace(blocks=tuple(all_of)) for name, all_of in zip(names, joined_blocks, strict=True)]


def _size(blocks: Sequence[Block], indices: Sequence[int]) -> int:
    """About how many characters are spoken in that time: a digit is said as a word or more, and blocks pause."""
    return sum(_A_PAUSE + len(blocks[at].text) + _A_DIGIT * len(_DIGIT.findall(blocks[at].text)) for at in indices)


def _utterances(blocks: Sequence[Block], indices: Sequence[int]) -> tuple[Utterance, ...]:
    return tuple(utterance for at in indices for utterance in _sentences(blocks[at], at))


def _sentences(block: Block, index: int) -> Iterator[Utterance]:
    """A heading is one utterance, whatever stops are in it; a paragraph one a sentence."""
    whole = block.role in (*_OPENERS, Role.DATELINE, Role.BYLINE)
    for start, end in [(0, len(block.text))] if whole else sentence_spans(block.text):
        # A ligature at the end is longer in the text than in the source.
        span = (block.source_position(start), min(block.source_position(end), block.span[1]))
        yield Utterance(block.text[start:end], span, index)
