"""The spoken form of one utterance: the rules, and the lexicon that takes precedence over them."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from audiobuild.german.rules import replacements, verbalise
from audiobuild.german.speakable import speakable

if TYPE_CHECKING:
    from audiobuild.german.lexicon import Found, Words
    from audiobuild.german.rule_engine import Replacement
    from audiobuild.german.rules.listings import Listing

_CLOSERS = "\"“”‘’'«»›‹"


def spoken_text(written: str, words: Words, *, spell: bool, listing: Listing | None = None) -> str:
    """Return what is spoken for an utterance, with a full stop if it would otherwise end without punctuation.

    Args:
        written: the utterance as written in the article.
        words: lexicon entries for the engine.
        spell: whether acronyms are spelt out.
        listing: what is known about the listing that it is a line of.

    Returns:
        The spoken text; empty if it has neither letter nor digit.
    """
    found = words.find(written)
    if found:
        spoken = _with_lexicon(written, found, words, spell=spell, listing=listing)
    else:
        spoken = speakable(verbalise(written, spell=spell, listing=listing))
        spoken = _respelt(spoken, words) if spoken != written else spoken
    spoken = spoken.strip()
    if not has_words(spoken):
        return ""
    last = spoken.rstrip(_CLOSERS)[-1:]
    return f"{spoken}." if last.isalnum() or last == ")" else spoken


def has_words(text: str) -> bool:
    """Return whether the text has a letter or a digit."""
    return any(map(str.isalnum, text))


_Piece = tuple[str, bool]
"""A piece of text, and whether it comes from the lexicon."""


def _with_lexicon(written: str, found: tuple[Found, ...], words: Words, *, spell: bool, listing: Listing | None) -> str:
    """Replace lexicon words by their entry, which the rules leave alone, and apply the rules to everything else.

    The rules see the whole sentence, so each word keeps its context.
    """
    changes: dict[tuple[int, int], list[_Piece]] = {(word.start, word.end): [(word.spoken, True)] for word in found}
    for replacement in replacements(written, spell=spell, listing=listing):
        covered = [word for word in found if word.start < replacement.end and replacement.start < word.end]
        merged = _merged(replacement, written, covered)
        if merged:
            for word in covered:
                changes.pop((word.start, word.end), None)
            changes[replacement.start, replacement.end] = merged
        else:
            for start, end in _between(replacement, covered):
                changes[start, end] = [(verbalise(written[start:end], spell=spell), False)]
    pieces: list[_Piece] = []
    position = 0
    for (start, end), change in sorted(changes.items()):
        pieces += [(written[position:start], False), *change]
        position = end
    pieces.append((written[position:], False))
    runs = ((given, "".join(text for text, _ in run)) for given, run in groupby(pieces, key=itemgetter(1)))
    return "".join(text if given else _respelt(speakable(text), words) for given, text in runs)


def _respelt(spoken: str, words: Words) -> str:
    """Apply the lexicon to words that a rule has produced: Mrd. -> Milliarden -> Miljarden."""
    pieces: list[str] = []
    position = 0
    for start, end, entry in words.find(spoken):
        pieces += [spoken[position:start], entry]
        position = end
    return "".join((*pieces, spoken[position:]))


def _merged(replacement: Replacement, written: str, covered: list[Found]) -> list[_Piece]:
    """Apply lexicon words within a rule's replacement: Ludwig XIV. -> Luhdwig der Vierzehnte.

    Returns:
        Nothing if the replacement does not contain one of the words as it is written; the word then takes precedence.
    """
    pieces: list[_Piece] = []
    rest = replacement.spoken
    for word in covered:
        before, same, rest = rest.partition(written[word.start : word.end])
        if not same or not replacement.start <= word.start < word.end <= replacement.end:
            return []
        pieces += [(before, False), (word.spoken, True)]
    return [*pieces, (rest, False)]


def _between(replacement: Replacement, covered: list[Found]) -> list[tuple[int, int]]:
    """Return the spans of a replacement that no lexicon word covers."""
    edges = [replacement.start, *(edge for word in covered for edge in word[:2]), replacement.end]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]
