"""The text work is linear: four times the text takes about four times the processor time, whatever repeats in it.

What is quadratic takes sixteen times; the bound lies between, far enough from both for a busy machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from processor_time import seconds
from spoken_cases import cases, tables

from audiobuild.german.foreign import doubtful
from audiobuild.german.lexicon import Entry, Lexicon
from audiobuild.german.prosody.chunks import cuts
from audiobuild.german.rules import LONGEST, replacements, verbalise
from audiobuild.german.sentences import sentence_spans
from audiobuild.german.speakable import speakable

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = Lexicon((Entry("Xi", "Schi"), Entry("Xi Jinping", "Schi Dschinping"), Entry("km", "Kilometer"))).words("")
FUNCTIONS: dict[str, Callable[[str], object]] = {
    "rules": lambda text: verbalise(text, spell=True),
    "sentences": sentence_spans,
    "cleaning": speakable,
    "chunks": lambda text: cuts(text, 100),
    "lexicon": WORDS.find,
    "foreign words": doubtful,
}
HOSTILE = (
    "XIV. ", "2. und ", "1 € ", "1,50 € und ", "12 34 ", "0", "1.", "1,", "1:0,", "* ", "*a ", "_", '" ', "((", "[1] ",
    "… ", '. " ', "– ", "--", "a-", "1-", "1/", "z. B. ", "A.", "a.b@", "http://a.b/", "&", ":a", "°", "½ ", "12:30 ",
    "3. Mai und ", "Montag, ", "IV-", "(46. Dier), ", "1'234", "'", "😀", "\u0301", "\n", " ", "\0", "Xi ",
    "5 2. Mai ", "(x) 3. Platz ", "1. e4 e5 ", "N 52° 31' ", "1-1½ ", "Pkt. 2. Bern: 1. ", "wort:) ",
)  # fmt: skip
TIMES = 4
MOST = 10
"""Times as long that four times the text may take."""
SOONEST = 0.02
"""Seconds; shorter measurements say nothing."""


def assert_linear(work: Callable[[str], object], piece: str, size: int) -> None:
    """Compare `size` characters of the repeated piece with four times as many; the better of two tries counts."""
    text = piece * max(1, size // len(piece))
    ratios = []
    for _ in range(2):
        short = max(seconds(work, text), SOONEST)
        ratios.append(seconds(work, text * TIMES) / short)
        if ratios[-1] < MOST:
            return
    raise AssertionError(f"{piece!r} takes {ratios} times as long")


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("piece", ["XIV. ", "2. und ", "1,50 € und ", '. " ', "– ", "*a "])
def test_common_repetition_is_read_in_linear_time(name: str, piece: str) -> None:
    """The repetitions that pasted tables and lists have."""
    assert_linear(FUNCTIONS[name], piece, 4_000 if name == "rules" else 20_000)


@pytest.mark.slow
@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_repetition_is_read_in_linear_time(name: str, piece: str) -> None:
    """Any repetition, 200,000 characters of it, or 16,000 for rules, which read `LONGEST` at a time."""
    assert_linear(FUNCTIONS[name], piece, 4_000 if name == "rules" else 50_000)


@pytest.mark.slow
def test_the_matches_of_each_rule_are_read_in_linear_time() -> None:
    """Each rule's own case, repeated."""
    pieces: dict[str, str] = {}
    for table in tables():
        for written, _ in cases(table):
            for change in replacements(written, spell=True):
                pieces.setdefault(change.rule, f"{written[change.start : change.end]} ")
    for piece in pieces.values():
        assert_linear(FUNCTIONS["rules"], piece, 2 * LONGEST)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("piece", "thousands"), [("1,50 € und ", 1_000), ("XIV. ", 200), ("2. und ", 200), ("1 2 3 ", 200)]
)
def test_a_million_characters_are_read(piece: str, thousands: int) -> None:
    """A megabyte without the end of a sentence is read in pieces of at most `LONGEST` characters."""
    text = piece * (thousands * 1_000 // len(piece))
    short = seconds(verbalise, text[: 10 * LONGEST])
    assert seconds(verbalise, text) < 3 * short * len(text) / (10 * LONGEST)


def test_a_long_sentence_is_cut_between_words() -> None:
    """What is replaced in a very long sentence is what is replaced in its clauses."""
    clause = "Am 3. Oktober kamen 10.000 Menschen, "
    assert verbalise(clause * 100) == verbalise(clause) * 100
