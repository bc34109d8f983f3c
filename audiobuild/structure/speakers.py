"""Who speaks: the narrator, a person who is quoted, or the one who asks in an interview."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from audiobuild.german.sentences.quotations import full_quotations, marked, opens_full, pieces
from audiobuild.model import Role, Speaker
from audiobuild.structure.interviews import asking_blocks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from audiobuild.model import Block, Chapter, Script, Span, Utterance

_TEXT = (Role.PARAGRAPH, Role.LEAD, Role.ITEM)
"""Roles in which quotations are looked for; titles and headings stay with the narrator."""
_MOST_PARAGRAPHS = 6
"""Paragraphs after its first one in which a quotation must be closed; without that, its opening mark is a mistake."""


def assign_speakers(script: Script, speakers: Collection[Speaker]) -> Script:
    """Give each utterance its speaker, and cut sentences where a full quotation begins or ends.

    Args:
        script: as `split` made it.
        speakers: those besides the narrator who have a voice of their own; the narrator reads the others' words.
    """
    if not speakers:
        return script
    asking = asking_blocks(script) if Speaker.QUESTION in speakers else frozenset()
    carried = _carried_on(script) if Speaker.QUOTATION in speakers else {}
    quoting = Speaker.QUOTATION in speakers

    def spoken_by(chapter: Chapter) -> Iterator[Utterance]:
        for at, utterances in groupby(chapter.utterances, key=lambda utterance: utterance.block):
            if at in asking:
                yield from (replace(utterance, speaker=Speaker.QUESTION) for utterance in utterances)
            elif not quoting:
                yield from utterances
            elif script.blocks[at].role is Role.QUOTE:
                yield from (replace(utterance, speaker=Speaker.QUOTATION) for utterance in utterances)
            else:
                yield from _with_quotations(script.blocks[at], tuple(utterances), carried.get(at, ()))

    chapters = (replace(chapter, utterances=tuple(spoken_by(chapter))) for chapter in script.chapters)
    return replace(script, chapters=tuple(chapters))


def _with_quotations(block: Block, utterances: Sequence[Utterance], carried: Sequence[Span]) -> Iterator[Utterance]:
    """Cut the utterances of a block at its quotations.

    Args:
        block: the block.
        utterances: its utterances.
        carried: parts of the block that belong to a quotation across several paragraphs.
    """
    if block.role not in _TEXT or not block.span[0] < block.span[1]:
        yield from utterances
        return
    sentences = _sentences(block, utterances)
    within = [span for span in full_quotations(block.text, sentences) if not _overlap(span, carried)]
    quotations = sorted((*within, *carried))
    for utterance, sentence in zip(utterances, sentences, strict=True):
        cut = pieces(block.text, sentence, quotations)
        for (start, end), quoted in cut:
            # The last piece ends where the sentence does, which a ligature may have moved.
            stop = utterance.span[1] if end == sentence[1] else block.source_position(end)
            yield replace(
                utterance,
                written=block.text[start:end],
                span=(block.source_position(start), stop),
                speaker=Speaker.QUOTATION if quoted else Speaker.NARRATOR,
            )


def _sentences(block: Block, utterances: Sequence[Utterance]) -> list[Span]:
    """Return the spans of a block's utterances in its text."""
    spans: list[Span] = []
    position = 0
    for utterance in utterances:
        start = block.text.index(utterance.written, position)
        position = start + len(utterance.written)
        spans.append((start, position))
    return spans


def _overlap(span: Span, others: Sequence[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _carried_on(script: Script) -> Mapping[int, list[Span]]:
    """Find the quotations that are opened in one paragraph and closed in a later one, by the index of the block.

    Either each paragraph repeats the opening mark, as is usual, or none does.
    """
    carried: dict[int, list[Span]] = {}
    blocks = [(at, block) for at, block in enumerate(script.blocks) if block.role in _TEXT and not block.skipped]
    utterances = {at: tuple(group) for at, group in groupby(script.utterances, key=lambda utterance: utterance.block)}
    place = 0
    while place < len(blocks):
        at, block = blocks[place]
        place += 1
        opening = marked(block.text).unclosed
        if opening is None or not any(map(str.isalnum, block.text[opening:])):
            continue
        if not opens_full(block.text, opening, _sentences(block, utterances.get(at, ()))):
            continue
        ends = _ends(block.text[opening], blocks[place : place + _MOST_PARAGRAPHS])
        if ends:
            carried.setdefault(at, []).append((opening, len(block.text)))
            for (later, _), end in zip(blocks[place:], ends, strict=False):
                carried.setdefault(later, []).append((0, end))
            place += len(ends) - 1  # the last paragraph may open another quotation
    return carried


def _ends(mark: str, blocks: Sequence[tuple[int, Block]]) -> list[int]:
    """Return where a quotation that is open ends in each of the following blocks; nothing if it is never closed."""
    ends: list[int] = []
    repeated = bool(blocks) and blocks[0][1].text.startswith(mark)
    for _, block in blocks:
        if block.text.startswith(mark) is not repeated:
            return []
        text = block.text if repeated else f"{mark}{block.text}"
        added = len(text) - len(block.text)
        found = marked(text)
        if found.pairs and found.pairs[0][0] == 0:
            return [*ends, found.pairs[0][1] - added]
        if found.unclosed != 0:
            return []
        ends.append(len(block.text))
    return []
