"""Where chapters begin, what they are called, and the utterances in them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from audiobuild.german.sentences import sentence_spans
from audiobuild.model import Block, Chapter, Role, Utterance
from audiobuild.structure.about import join_titles, shorten
from audiobuild.structure.letters import is_salutation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_A_SECOND = 15
"""Approximate speaking rate, characters a second."""
_SHORTEST = 5 * _A_SECOND
"""Length in characters below which a chapter is merged into its neighbour."""
_LONG = 10
"""Chapters longer than this multiple of the shortest absorb no more short ones."""
_A_DIGIT = 4
"""Characters by which a digit is longer when it is spoken."""
_A_PAUSE = 5
"""Characters that could be spoken in the pause after a block."""
_DIGIT = re.compile(r"\d")
_MOST = 200
"""Most chapters by paragraphs; ID3 allows 255."""
_LONGEST_NAME = 60
_INTRODUCTION = "Einleitung"
_NO_NAMES = (Role.TITLE, Role.BYLINE, Role.DATELINE, Role.HEADING)
"""Roles that never name a chapter by paragraphs."""
_OPENERS = (Role.TITLE, Role.HEADING)


class Draft(NamedTuple):
    """A planned chapter: its title and the indices of its blocks."""

    title: str
    blocks: tuple[int, ...]
    named: bool
    """Whether a heading or the title names it; a merged chapter keeps such a name."""


def divide(blocks: Sequence[Block], chapters: str, title: str) -> tuple[tuple[Chapter, ...], tuple[Block, ...]]:
    """Divide the narrated blocks into chapters, and number the blocks by chapter.

    Args:
        blocks: with their roles and, if skipped, the reason.
        chapters: ``auto``, ``headings``, ``paragraphs`` or ``none``.
        title: of the article.

    Returns:
        The chapters, and all blocks with the number of the chapter that narrates them.
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
    """Yield a chapter for each heading; stacked headings open one together."""
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
        return Draft(join_titles(names), tuple(indices), named=True)
    titled = any(blocks[at].role is Role.TITLE for at in indices)
    body = any(blocks[at].role not in (Role.TITLE, Role.BYLINE) for at in indices)
    return Draft(title if titled and title else _INTRODUCTION, tuple(indices), named=body)


def _by_paragraphs(blocks: Sequence[Block], heard: Sequence[int]) -> Iterator[Draft]:
    """Yield a chapter for each paragraph, named by its first words.

    Headings and credits belong to the paragraph after them, list items to the one before.
    """
    taken: list[int] = []
    named = -1
    full = False  # a salutation ("Liebe Gemeinde,") names a chapter but does not make one
    for at in heard:
        if full and blocks[at].role is not Role.ITEM:
            yield Draft(_first_words(blocks[named].text), tuple(taken), named=True)
            taken, named, full = [], -1, False
        taken.append(at)
        if not _goes_before(blocks[at]):
            named = at if named < 0 else named
            full = full or not is_salutation(blocks[at].text)
    if taken:
        yield Draft(_first_words(blocks[max(named, taken[0])].text), tuple(taken), named=full)


def _goes_before(block: Block) -> bool:
    """Return whether a block only introduces the next one: a title, a subtitle, a byline."""
    subtitle = block.role is Role.LEAD and block.text[-1] not in '.!?…“”"«»'
    return block.role in _NO_NAMES or subtitle


def _first_words(text: str) -> str:
    start, end = sentence_spans(text)[0]
    return shorten(text[start:end].rstrip(".,;:"), _LONGEST_NAME)


def _merged(blocks: Sequence[Block], drafts: Sequence[Draft], least: int) -> list[Draft]:
    """Merge chapters of less than 5 seconds into the one before; the first one into the one after.

    Chapters of less than `least` characters absorb those after them. With `least`, a very long chapter absorbs none, so
    that a dialogue of short lines does not become a single chapter.
    """
    shortest = max(_SHORTEST, least)
    last = len(drafts) - 1
    names: list[Draft] = []
    merged_blocks: list[list[int]] = []
    size_before = 0
    for at, draft in enumerate(drafts):
        size = _size(blocks, draft.blocks)
        short = size < _SHORTEST and (not least or at == last or size_before < _LONG * shortest)
        if names and (short or size_before < shortest):
            names[-1] = names[-1] if names[-1].named else draft
            merged_blocks[-1] += draft.blocks
            size_before += size
        else:
            names.append(draft)
            merged_blocks.append(list(draft.blocks))
            size_before = size
    return [name._replace(blocks=tuple(all_of)) for name, all_of in zip(names, merged_blocks, strict=True)]


def _size(blocks: Sequence[Block], indices: Sequence[int]) -> int:
    """Return the approximate length in spoken characters: digits are spoken as words, and blocks end in a pause."""
    return sum(_A_PAUSE + len(blocks[at].text) + _A_DIGIT * len(_DIGIT.findall(blocks[at].text)) for at in indices)


def _utterances(blocks: Sequence[Block], indices: Sequence[int]) -> tuple[Utterance, ...]:
    return tuple(utterance for at in indices for utterance in _sentences(blocks[at], at))


def _sentences(block: Block, index: int) -> Iterator[Utterance]:
    """Yield the utterances of a block: a heading is one, a paragraph has one for each sentence."""
    whole = block.role in (*_OPENERS, Role.DATELINE, Role.BYLINE)
    for start, end in [(0, len(block.text))] if whole else sentence_spans(block.text):
        # A ligature at the end is longer in the text than in the source.
        span = (block.source_position(start), min(block.source_position(end), block.span[1]))
        yield Utterance(block.text[start:end], span, index)
