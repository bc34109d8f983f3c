"""Script -> Script: what is spoken for each utterance, cut to the engine's limit, and the pause after it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audiobuild import german
from audiobuild.german import pauses as table
from audiobuild.german.chunks import chunks
from audiobuild.german.speakable import speakable
from audiobuild.model import Role

if TYPE_CHECKING:
    from audiobuild.german.lexicon import Found, Lexicon, Words
    from audiobuild.german.pauses import Pauses
    from audiobuild.model import Block, Chapter, Script, Utterance

_CLOSERS = "\"“”‘’'«»›‹"

chunk_pause_ms = table.after_chunk


def verbalise(
    script: Script, *, limit: int | None, spell: bool, engine: str, lexicon: Lexicon, pauses: Pauses
) -> Script:
    """Fill in `spoken`, `chunks` and `pause_ms` of every utterance.

    An utterance without anything to say (``* * *``, an emoji) keeps its empty `spoken`, has no chunk, and a pause.

    Args:
        script: as `split` made it.
        limit: the most characters the engine takes at a time; None where there is no limit.
        spell: are acronyms spelt out, for an engine that would read them as words?
        engine: its name; lexicon entries for others don't count.
        lexicon: words whose spoken form is given; it wins over the rules.
        pauses: the silence at each kind of boundary, milliseconds.
    """
    words = lexicon.words(engine)
    ordered = [(number, said) for number, chapter in enumerate(script.chapters) for said in chapter.utterances]
    following = [*ordered[1:], None]
    finished = iter(
        [
            _finished(said, spoken_for(said.written, words, spell=spell), limit, after)
            for (number, said), follower in zip(ordered, following, strict=True)
            for after in [_pause_ms(script.blocks, number, said, follower, pauses)]
        ]
    )
    chapters = tuple(_with(chapter, tuple(next(finished) for _ in chapter.utterances)) for chapter in script.chapters)
    return replace(script, chapters=chapters)


def _with(chapter: Chapter, utterances: tuple[Utterance, ...]) -> Chapter:
    return replace(chapter, utterances=utterances)


def _finished(utterance: Utterance, spoken: str, limit: int | None, pause_ms: int) -> Utterance:
    return replace(utterance, spoken=spoken, chunks=chunks(spoken, limit), pause_ms=pause_ms)


def spoken_for(written: str, words: Words, *, spell: bool) -> str:
    """What is said for one utterance: the rules, the lexicon over them, and a full stop where the voice must fall.

    Returns:
        The spoken text, or nothing where no letter would be spoken.
    """
    found = words.find(written)
    spoken = _with_lexicon(written, found, spell=spell) if found else speakable(german.verbalise(written, spell=spell))
    spoken = spoken.strip()
    if not any(map(str.isalnum, spoken)):
        return ""
    last = spoken.rstrip(_CLOSERS)[-1:]
    return f"{spoken}." if last.isalnum() or last == ")" else spoken


def _with_lexicon(written: str, found: tuple[Found, ...], *, spell: bool) -> str:
    """The text with its lexicon words as given, never verbalised again, and all between them by the rules.

    The rules see the whole sentence, so that each word keeps its neighbours. A rule's replacement that
    covers a lexicon word gives way to it, and what is left of its stretch is read by itself.
    """
    pieces: list[str] = []
    at = 0
    rules = [(rule.start, rule.end, rule.spoken) for rule in german.replacements(written, spell=spell)]
    for start, end, said in found:
        pieces += [speakable(_stretch(written, at, start, rules, spell=spell)), said]
        at = end
    pieces.append(speakable(_stretch(written, at, len(written), rules, spell=spell)))
    return "".join(pieces)


def _stretch(written: str, start: int, end: int, rules: list[tuple[int, int, str]], *, spell: bool) -> str:
    """`written[start:end]` as the rules read it in its sentence."""
    pieces: list[str] = []
    at = start
    for rule_start, rule_end, spoken in rules:
        if rule_end <= start or rule_start >= end:
            continue
        pieces.append(written[at : max(at, rule_start)])
        if start <= rule_start and rule_end <= end:
            pieces.append(spoken)
        else:
            pieces.append(german.verbalise(written[max(start, rule_start) : min(end, rule_end)], spell=spell))
        at = min(end, rule_end)
    return "".join((*pieces, written[at:end]))


def _pause_ms(
    blocks: tuple[Block, ...], chapter: int, said: Utterance, follower: tuple[int, Utterance] | None, pauses: Pauses
) -> int:
    """The silence after an utterance: by its last mark, and by what follows it."""
    if follower is None:
        return pauses.end
    next_chapter, after = follower
    mark = table.after_text(said.written, pauses)
    if said.block == after.block:
        return max(mark, pauses.quote) if table.speaker_changes(said.written, after.written) else mark
    role, next_role = blocks[said.block].role, blocks[after.block].role
    silence = _after_block(role, next_role, mark, said, pauses)
    if role is Role.HEADING or next_role not in {Role.HEADING, Role.TITLE}:
        return silence
    return max(silence, pauses.chapter if next_chapter != chapter else pauses.heading_before)


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
