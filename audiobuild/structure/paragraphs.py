"""Chapters of a text without headings: one for each paragraph, or of a few minutes each."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from audiobuild.model import Block, Role
from audiobuild.structure.about import first_words
from audiobuild.structure.letters import is_salutation
from audiobuild.structure.merging import merge_paragraphs
from audiobuild.structure.plan import INTRODUCTION, MINUTE, OPENERS, Plan, length

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST_NAME = 60
_MOST = 200
"""Maximum number of chapters; ID3 allows 255."""
_AIM, _LEAST, _LONGEST = 5 * MINUTE, 3 * MINUTE, 8 * MINUTE
"""Length of a chapter by length."""
_SCENE, _NARRATION = 0.5, 0.1
"""How far from the aim (as a part of it) a chapter may begin to begin at a new scene, or not with speech."""
_LONGEST_LABEL = 40
_SPEECH = '„“”"»«‚‘›‹–—'


class _Paragraph(NamedTuple):
    """The indices of a paragraph and of what introduces it."""

    blocks: tuple[int, ...]
    first: int
    """The block whose first words can name a chapter."""
    full: bool
    """Whether there is more than introductions and a salutation."""

    def plan(self, blocks: Sequence[Block]) -> Plan:
        """Return a chapter of the paragraph alone."""
        return Plan(first_words(blocks[self.first].text, _LONGEST_NAME), self.blocks, named=self.full)


def by_paragraphs(blocks: Sequence[Block], narrated: Sequence[int]) -> list[Plan]:
    """Return a chapter for each paragraph, named by its first words; very short ones are merged."""
    plans = [paragraph.plan(blocks) for paragraph in _paragraphs(blocks, narrated)]
    return merge_paragraphs(blocks, plans, length(blocks, narrated) // _MOST)


def by_length(blocks: Sequence[Block], narrated: Sequence[int], title: str) -> list[Plan]:
    """Return chapters of 3 to 8 minutes that begin at a paragraph, at a new scene if there is one nearby.

    Args:
        blocks: all blocks of the article.
        narrated: the indices of those that are narrated.
        title: names the chapter if there is only one.
    """
    paragraphs = list(_paragraphs(blocks, narrated))
    lengths = [length(blocks, paragraph.blocks) for paragraph in paragraphs]
    rest = sum(lengths)
    count = min(max(1, round(rest / _AIM)), _MOST)
    plans: list[Plan] = []
    begin = 0
    while begin < len(paragraphs):
        end = len(paragraphs) if count == 1 else _end(blocks, paragraphs, lengths, begin, rest // count)
        merged = tuple(at for paragraph in paragraphs[begin:end] for at in paragraph.blocks)
        plans.append(paragraphs[begin].plan(blocks)._replace(blocks=merged, named=True))
        rest -= sum(lengths[begin:end])
        begin, count = end, max(1, count - 1)
    return plans if len(plans) > 1 else [Plan(title or INTRODUCTION, tuple(narrated), named=True)]


def _end(
    blocks: Sequence[Block], paragraphs: Sequence[_Paragraph], lengths: Sequence[int], begin: int, aim: int
) -> int:
    """Return the paragraph before which a chapter from `begin` on ends best."""
    least, longest = min(_LEAST, aim), max(_LONGEST, aim)
    best, best_distance = len(paragraphs), float("inf")
    so_far = 0
    for at in range(begin + 1, len(paragraphs)):
        so_far += lengths[at - 1]
        distance = abs(so_far - aim) / aim
        if (so_far > longest or distance > best_distance + _SCENE + _NARRATION) and best < len(paragraphs):
            break
        if so_far < least:
            continue
        first = paragraphs[at].blocks[0]
        distance -= _SCENE * (first > 0 and _is_ornament(blocks[first - 1]))
        distance -= _NARRATION * (blocks[first].text[0] not in _SPEECH)
        if distance < best_distance:
            best, best_distance = at, distance
    return best


def _is_ornament(block: Block) -> bool:
    """Return whether a block separates scenes ("* * *")."""
    return bool(block.skipped) and not any(map(str.isalnum, block.text))


def _paragraphs(blocks: Sequence[Block], narrated: Sequence[int]) -> Iterator[_Paragraph]:
    """Yield each paragraph with what introduces it; list items belong to the paragraph before them."""
    taken: list[int] = []
    first = -1
    full = False  # a salutation ("Liebe Gemeinde,") names a chapter but does not make one
    for at, following in zip_longest(narrated, narrated[1:]):
        if full and blocks[at].role is not Role.ITEM:
            yield _Paragraph(tuple(taken), first, full)
            taken, first, full = [], -1, False
        taken.append(at)
        if not _introduces(blocks[at]) and not (following is not None and _is_label(blocks[at], blocks[following])):
            first = at if first < 0 else first
            full = full or not is_salutation(blocks[at].text)
    if taken:
        yield _Paragraph(tuple(taken), max(first, taken[0]), full)


def _introduces(block: Block) -> bool:
    """Return whether a block only introduces the next one: a title, a subtitle, a byline."""
    subtitle = block.role is Role.LEAD and block.text[-1] not in '.!?…“”"«»'
    return block.role in OPENERS or subtitle


def _is_label(block: Block, following: Block) -> bool:
    """Return whether a block only says who speaks or what comes in the next one ("Amor:", "Tipp:")."""
    return block.text.endswith(":") and len(block.text) <= _LONGEST_LABEL and following.role is not Role.ITEM
