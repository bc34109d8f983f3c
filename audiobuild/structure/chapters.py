"""Where chapters begin, what they are called, and the utterances in them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from audiobuild.german.prosody.chunks import cuts
from audiobuild.german.sentences import sentence_spans
from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Block, Chapter, Role, Utterance
from audiobuild.structure.about import join_titles
from audiobuild.structure.footnotes import in_order_of_hearing
from audiobuild.structure.merging import merge_short
from audiobuild.structure.paragraphs import by_length, by_paragraphs
from audiobuild.structure.plan import INTRODUCTION, MINUTE, OPENERS, Plan, length

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONG = 3 * MINUTE
"""Text without headings has a chapter for each paragraph up to this length, chapters of some minutes above."""
_LONGEST_SENTENCE, _LONGEST_PART = 1_500, 400
"""Characters of the longest sentence that is one utterance, and of the utterances that a longer one becomes."""
_QUESTIONS, _LONGEST_QUESTION = 2, 200
"""Paragraphs of one question, from which a text is a conversation, and the characters of the longest."""


def divide(
    blocks: Sequence[Block], chapters: str, title: str
) -> tuple[tuple[Chapter, ...], tuple[Block, ...], tuple[str, ...]]:
    """Divide the narrated blocks into chapters, and number the blocks by chapter.

    Args:
        blocks: with their roles and, if skipped, the reason.
        chapters: ``auto``, ``headings``, ``paragraphs`` or ``none``.
        title: of the article.

    Returns:
        The chapters, all blocks with the number of the chapter that narrates them, and notes for the user.
    """
    narrated = in_order_of_hearing(blocks)
    plans, notes = _plans(blocks, narrated, chapters, title)
    numbers = {at: number for number, plan in enumerate(plans, 1) for at in plan.blocks}
    return (
        tuple(Chapter(plan.title, _utterances(blocks, plan.blocks)) for plan in plans),
        tuple(replace(block, chapter=numbers.get(at)) for at, block in enumerate(blocks)),
        notes,
    )


def _plans(
    blocks: Sequence[Block], narrated: Sequence[int], chapters: str, title: str
) -> tuple[list[Plan], tuple[str, ...]]:
    """Return the planned chapters, and notes on those that were merged."""
    if not narrated:
        return [], ()
    if chapters == "none":
        return [Plan(title or INTRODUCTION, tuple(narrated), named=True)], ()
    if chapters == "headings" or (chapters == "auto" and any(blocks[at].role is Role.HEADING for at in narrated)):
        plans = list(_by_headings(blocks, narrated, title))
        return merge_short(blocks, plans) if chapters == "auto" else (_with_title(plans), ())
    if chapters == "auto" and (length(blocks, narrated) >= _LONG or _is_conversation(blocks, narrated)):
        return by_length(blocks, narrated, title), ()
    plans = by_paragraphs(blocks, narrated)
    return [plan._replace(title=title or plan.title) for plan in plans] if len(plans) == 1 else plans, ()


def _is_conversation(blocks: Sequence[Block], narrated: Sequence[int]) -> bool:
    """Return whether several paragraphs are questions, so that a paragraph is not a chapter."""
    asking = [
        at
        for at in narrated
        if blocks[at].role in (Role.PARAGRAPH, Role.LEAD)
        and blocks[at].text.endswith("?")
        and len(blocks[at].text) <= _LONGEST_QUESTION
        and len(sentence_spans(blocks[at].text)) == 1
    ]
    return len(asking) >= _QUESTIONS


# Matches all of "von Anna Meier", "Dritte Auflage.", "1853.", "Berlin, 1905", "Verlag von Heyder"; not of "Vorwort",
# "Von den Bergen kam er", "Erstes Kapitel".
_ON_TITLE_PAGE = lazy_regex(
    r"[Vv]on (?:[A-ZÄÖÜ][\w.-]*\s?){1,4}|.{0,40}\b(?:Auflage|Ausgabe)\.?|(?:[A-ZÄÖÜ]\w+,? )?(?:1[5-9]|20)\d\d\.?"
    r"|.{0,60}\b(?:Verlag|Buchhandlung)\b.{0,40}|(?:Ein )?Roman\.?|(?:Zwei |Drei )?Novellen?\.?"
)


def _by_headings(blocks: Sequence[Block], narrated: Sequence[int], title: str) -> Iterator[Plan]:
    """Yield a chapter for each heading; stacked headings open one together.

    Those under the title of a book that say who wrote and published it are a part of its title page, which the title
    names.
    """
    open_blocks: list[int] = []
    names: list[str] = []
    for at in narrated:
        if blocks[at].role is Role.HEADING:
            if open_blocks and not (names and blocks[open_blocks[-1]].role is Role.HEADING):
                yield _plan(blocks, open_blocks, _without_title_page(blocks, open_blocks, names, title), title)
                open_blocks, names = [], []
            names.append(blocks[at].text)
        open_blocks.append(at)
    if open_blocks:
        yield _plan(blocks, open_blocks, _without_title_page(blocks, open_blocks, names, title), title)


def _without_title_page(
    blocks: Sequence[Block], indices: Sequence[int], names: Sequence[str], title: str
) -> Sequence[str]:
    """Return the headings that name a chapter: the title instead of those of a title page."""
    follows_title = indices[0] > 0 and blocks[indices[0] - 1].role is Role.TITLE
    return [title] if title and follows_title and any(map(_ON_TITLE_PAGE.fullmatch, names)) else names


def _with_title(plans: list[Plan]) -> list[Plan]:
    """Return the chapters; a first one of nothing but the title joins the one after it."""
    if len(plans) == 1 or plans[0].named:
        return plans
    first, second, *others = plans
    return [second._replace(blocks=first.blocks + second.blocks), *others]


def _plan(blocks: Sequence[Block], indices: Sequence[int], names: Sequence[str], title: str) -> Plan:
    if names:
        return Plan(join_titles(names), tuple(indices), named=True)
    titled = any(blocks[at].role is Role.TITLE for at in indices)
    has_text = any(blocks[at].role not in (Role.TITLE, Role.BYLINE) for at in indices)
    return Plan(title if titled and title else INTRODUCTION, tuple(indices), named=has_text)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the positions of the sentences; a very long one is cut where clauses end.

    Speech that was written down without full stops would else be a single line of the transcript, an hour long.
    """
    for start, end in sentence_spans(text):
        inside = cuts(text[start:end], _LONGEST_PART) if end - start > _LONGEST_SENTENCE else ()
        for first, last in pairwise([start, *(start + at for at in inside), end]):
            yield first, first + len(text[first:last].rstrip())


def _utterances(blocks: Sequence[Block], indices: Sequence[int]) -> tuple[Utterance, ...]:
    return tuple(utterance for at in indices for utterance in _sentences(blocks[at], at))


def _sentences(block: Block, index: int) -> Iterator[Utterance]:
    """Yield the utterances of a block: a heading is one, a paragraph has one for each sentence."""
    for start, end in [(0, len(block.text))] if block.role in OPENERS else _spans(block.text):
        # A ligature at the end is longer in the text than in the source.
        span = (block.source_position(start), min(block.source_position(end), block.span[1]))
        yield Utterance(block.text[start:end], span, index)
