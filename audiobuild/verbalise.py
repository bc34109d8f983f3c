"""Script -> Script: what is spoken for each utterance, cut to the engine's limit, and the pause after it."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from audiobuild import german
from audiobuild.german.prosody import pauses as table
from audiobuild.german.prosody.chunks import cuts
from audiobuild.german.rules.enumerations import counts, split_number
from audiobuild.german.speakable import speakable
from audiobuild.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from audiobuild.german import Replacement
    from audiobuild.german.lexicon import Found, Lexicon, Words
    from audiobuild.german.prosody.pauses import Pauses
    from audiobuild.model import Block, Script, Span, Utterance

_CLOSERS = "\"“”‘’'«»›‹"

_Piece = tuple[str, bool]
"""Some text, and whether the lexicon gives it as it is."""


def verbalise(
    script: Script, *, limit: int | None, spell: bool, engine: str, lexicon: Lexicon, pauses: Pauses
) -> Script:
    """Fill in `spoken`, `cuts` and `pause_ms` of every utterance.

    An utterance without anything to say (``* * *``, an emoji) keeps its empty `spoken` and has no chunk; the pause
    before it is at least as long as its own would be.

    Args:
        script: as `split` made it.
        limit: the most characters the engine takes at a time; None where there is no limit.
        spell: are acronyms spelt out, for an engine that would read them as words?
        engine: its name; lexicon entries for others don't count.
        lexicon: words whose spoken form is given; it wins over the rules.
        pauses: the silence at each kind of boundary, milliseconds.
    """
    words = lexicon.words(engine)
    silences = _silences(script, pauses)

    def said(utterance: Utterance) -> Utterance:
        number, written = _number_and_text(utterance, script.blocks)
        spoken = spoken_for(written, words, spell=spell)
        spoken = f"{number}{spoken}" if spoken else spoken
        if spoken == utterance.written:
            spoken = utterance.written  # nearly always; a book in memory need not have two of each sentence
        return replace(utterance, spoken=spoken, cuts=cuts(spoken, limit))

    chapters = (
        replace(chapter, utterances=_with_pauses(map(said, chapter.utterances), silences))
        for chapter in script.chapters
    )
    return replace(script, chapters=tuple(chapters))


def _number_and_text(utterance: Utterance, blocks: tuple[Block, ...]) -> tuple[str, str]:
    """What is said for the number of a list item, empty where there is none, and the text behind it."""
    block = blocks[utterance.block]
    if block.role is not Role.ITEM or not block.text.startswith(utterance.written):
        return "", utterance.written
    around = (blocks[at] if 0 <= at < len(blocks) else None for at in (utterance.block - 1, utterance.block + 1))
    before, after = (near.text if near and near.role is Role.ITEM else "" for near in around)
    return split_number(utterance.written) if counts(block.text, before, after) else ("", utterance.written)


def spoken_for(written: str, words: Words, *, spell: bool) -> str:
    """What is said for one utterance: the rules, the lexicon over them, and a full stop where the voice must fall.

    Returns:
        The spoken text, or nothing where no letter would be spoken.
    """
    found = words.find(written)
    if found:
        spoken = _with_lexicon(written, found, words, spell=spell)
    else:
        spoken = speakable(german.verbalise(written, spell=spell))
        spoken = _respelt(spoken, words) if spoken != written else spoken
    spoken = spoken.strip()
    if not _speaks(spoken):
        return ""
    last = spoken.rstrip(_CLOSERS)[-1:]
    return f"{spoken}." if last.isalnum() or last == ")" else spoken


def _speaks(text: str) -> bool:
    return any(map(str.isalnum, text))


def _with_lexicon(written: str, found: tuple[Found, ...], words: Words, *, spell: bool) -> str:
    """The text with its lexicon words as given, never verbalised again, and all between them by the rules.

    The rules see the whole sentence, so that each word keeps its neighbours.
    """
    changes: dict[tuple[int, int], list[_Piece]] = {(word.start, word.end): [(word.spoken, True)] for word in found}
    for rule in german.replacements(written, spell=spell):
        covered = [word for word in found if word.start < rule.end and rule.start < word.end]
        said = _rule_with_words(rule, written, covered)
        if said:
            changes = {at: pieces for at, pieces in changes.items() if at not in {word[:2] for word in covered}}
            changes[rule.start, rule.end] = said
        else:
            for start, end in _between(rule, covered):
                changes[start, end] = [(german.verbalise(written[start:end], spell=spell), False)]
    pieces: list[_Piece] = []
    at = 0
    for (start, end), said in sorted(changes.items()):
        pieces += [(written[at:start], False), *said]
        at = end
    pieces.append((written[at:], False))
    stretches = ((given, "".join(text for text, _ in run)) for given, run in groupby(pieces, key=itemgetter(1)))
    return "".join(text if given else _respelt(speakable(text), words) for given, text in stretches)


def _respelt(spoken: str, words: Words) -> str:
    """The lexicon's form for words that a rule has spoken: Mrd. -> Milliarden -> Miljarden."""
    pieces: list[str] = []
    at = 0
    for start, end, said in words.find(spoken):
        pieces += [spoken[at:start], said]
        at = end
    return "".join((*pieces, spoken[at:]))


def _rule_with_words(rule: Replacement, written: str, covered: list[Found]) -> list[_Piece]:
    """What a rule says, with the lexicon words in it: Ludwig XIV. -> Luhdwig der Vierzehnte.

    Nothing where the rule does not say one of the words as it is written; then it gives way to the word.
    """
    pieces: list[_Piece] = []
    rest = rule.spoken
    for word in covered:
        before, same, rest = rest.partition(written[word.start : word.end])
        if not same or not rule.start <= word.start < word.end <= rule.end:
            return []
        pieces += [(before, False), (word.spoken, True)]
    return [*pieces, (rest, False)]


def _between(rule: Replacement, covered: list[Found]) -> list[Span]:
    """What is left of a rule's stretch around the lexicon words in it."""
    edges = [rule.start, *(edge for word in covered for edge in word[:2]), rule.end]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]


def _with_pauses(utterances: Iterable[Utterance], silences: Iterator[int]) -> tuple[Utterance, ...]:
    """A chapter's utterances, each that is heard with the longest silence before the next one that is."""
    done: list[Utterance] = []
    heard = None
    for utterance, silence in zip(utterances, silences, strict=False):
        if utterance.spoken:
            heard = len(done)
            done.append(replace(utterance, pause_ms=silence))
        else:
            done.append(utterance)
            if heard is not None:
                done[heard] = replace(done[heard], pause_ms=max(done[heard].pause_ms, silence))
    return tuple(done)


def _silences(script: Script, pauses: Pauses) -> Iterator[int]:
    """The silence after each utterance, milliseconds."""
    ordered = (
        (utterance, number) for number, chapter in enumerate(script.chapters) for utterance in chapter.utterances
    )
    for (said, chapter), (after, next_chapter) in pairwise(ordered):
        yield _silence(script.blocks, said, after, pauses, new_chapter=next_chapter != chapter)
    yield pauses.end


def _silence(blocks: tuple[Block, ...], said: Utterance, after: Utterance, pauses: Pauses, *, new_chapter: bool) -> int:
    """The silence between two utterances: by the last mark of the one, and by what the other is."""
    mark = table.after_text(said.written, pauses)
    if said.block == after.block:
        return max(mark, pauses.quote) if table.speaker_changes(said.written, after.written) else mark
    role, next_role = blocks[said.block].role, blocks[after.block].role
    silence = _after_block(role, next_role, mark, said, pauses)
    if any(block.skipped and not _speaks(block.text) for block in blocks[said.block + 1 : after.block]):
        silence = max(silence, pauses.scene)
    if role is Role.HEADING or next_role not in {Role.HEADING, Role.TITLE}:
        return silence
    return max(silence, pauses.chapter if new_chapter else pauses.heading_before)


def _after_block(role: Role | None, next_role: Role | None, mark: int, said: Utterance, pauses: Pauses) -> int:
    """The silence after the last utterance of a block, by the block's role."""
    by_role = {
        Role.TITLE: pauses.title,
        Role.HEADING: pauses.heading,
        Role.DATELINE: pauses.dateline,
        Role.LEAD: pauses.lead,
    }
    if role in by_role:
        return by_role[role]
    announced = said.written.rstrip().endswith(":") or (role is Role.ITEM and next_role is Role.ITEM)
    return max(mark, pauses.item if announced else pauses.paragraph)
