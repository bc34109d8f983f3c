"""Chunks fit the engine, lose nothing, and end where a reader would breathe."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from audiobuild.german.prosody.chunks import _between_words, cuts
from audiobuild.german.prosody.cut_costs import cut_cost

CASES = Path(__file__).parent / "cases" / "chunks.txt"
NASTY = st.one_of(
    st.text(max_size=400),
    st.text(alphabet="aäß –-.,;:!?…()„“»«'\u00a0\u200b\u0301\n\t😀1", max_size=400),
    st.lists(st.text(alphabet="abcÄß-", min_size=1, max_size=60), max_size=30).map(" ".join),
)
LIMITS = st.integers(min_value=1, max_value=150)


def chunks(text: str, limit: int | None) -> tuple[str, ...]:
    """Return the chunks that an engine with this limit gets of a text."""
    edges = (0, *cuts(text, limit), len(text))
    return tuple(text[start:end] for start, end in pairwise(edges)) if text else ()


def longest_mute_run(text: str) -> int:
    """Return the length of the longest run without a letter or a digit."""
    run = longest = 0
    for character in text:
        run = 0 if character.isalnum() else run + 1
        longest = max(longest, run)
    return longest


def labelled() -> list[tuple[str, int]]:
    """Return the sentences of the case file, each with its line number; ` | ` marks the cuts."""
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [(line, number) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]


@given(NASTY, LIMITS)
@example("-" * 300 + "Haus", 100)
@example("Haus" + "-" * 300, 100)
@example("x" * 1000, 7)
def test_joined_chunks_are_the_text(text: str, limit: int) -> None:
    """No character is added, lost or changed."""
    assert "".join(chunks(text, limit)) == text


@given(NASTY, LIMITS)
@example("Donaudampfschifffahrtsgesellschaft" * 4, 100)
@example("-" * 300 + "Haus", 100)
def test_no_chunk_is_over_the_limit(text: str, limit: int) -> None:
    """No chunk is longer than the limit, and none is empty."""
    assert all(1 <= len(chunk) <= limit for chunk in chunks(text, limit))


@given(NASTY, LIMITS)
@example("– Haus " * 40, 20)
@example("! " * 9 + "Haus " * 30 + "? " * 9, 40)
@example("abcdefgh –", 9)
def test_each_chunk_has_a_letter(text: str, limit: int) -> None:
    """Each chunk has a letter or a digit if bare punctuation is shorter than half the limit."""
    if any(map(str.isalnum, text)) and 2 * longest_mute_run(text) < limit:
        assert all(any(map(str.isalnum, chunk)) for chunk in chunks(text, limit))


@given(NASTY)
def test_text_is_not_cut_without_a_limit(text: str) -> None:
    """An engine without a limit gets the text in one piece."""
    assert chunks(text, None) == ((text,) if text else ())


@given(st.lists(st.text(alphabet="abcÄß,-", min_size=1, max_size=29).filter(lambda w: w.strip(",-")), max_size=40))
def test_words_within_the_limit_are_not_cut(words: list[str]) -> None:
    """A word that fits the limit with the blank after it is never cut."""
    pieces = [piece.strip() for piece in chunks(" ".join(words), 30)]
    assert [word for piece in pieces for word in piece.split()] == words


@pytest.mark.parametrize("limit", [0, -1])
def test_limit_below_one_is_an_error(limit: int) -> None:
    """A limit below one character is an error."""
    with pytest.raises(ValueError, match="room"):
        chunks("Haus", limit)


@pytest.mark.parametrize(("line", "number"), labelled())
def test_cuts_at_the_labelled_places(line: str, number: int) -> None:
    """A labelled sentence is cut at its marks under gTTS's limit of 100 characters."""
    text = line.replace(" | ", " ")
    assert " | ".join(chunk.strip() for chunk in chunks(text, 100)) == line, f"{CASES.name}, line {number}"


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Rhein-Main-Donau-Großschifffahrtsstraßen-Verein", ("Rhein-Main-Donau-", "Großschifffahrtsstraßen-Verein")),
        (
            "Donaudampfschifffahrtsgesellschaftskapitänsversicherungsgesellschaft",
            ("Donaudampfschifffahrtsgesellschafts", "kapitänsversicherungsgesellschaft"),
        ),
    ],
)
def test_word_over_the_limit_is_cut_between_its_parts(word: str, pieces: tuple[str, ...]) -> None:
    """A word longer than the limit is cut after a hyphen or between the parts of a compound."""
    assert chunks(word, 40) == pieces
    assert "".join(chunks(f"Der alte {word} kam an", 40)).split()[2] == word


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (("ging.", "Dann"), ("ging;", "dann")),
        (("ging;", "dann"), ("ging,", "weil")),
        (("ging,", "weil"), ("Äpfel,", "Birnen")),
        (("Äpfel,", "Birnen"), ("kleinen,", "grünen")),
        (("Äpfel", "und"), ("Äpfel", "aus")),
        (("Äpfel", "aus"), ("Äpfel", "dort")),
        (("Haus", "ein"), ("Haus", "dort")),
        (("Äpfel", "dort"), ("Trainer", "Maier")),
        (("Trainer", "Maier"), ("gerufen", "worden")),
        (("Trainer", "Maier"), ("jetzt", "ging,")),
        (("jetzt", "ging,"), ("Karl", "Maier")),
        (("Karl", "Maier"), ("zwanzig", "Euro")),
        (("eins", "Satz"), ("Satz", "zwei")),
        (("Uhr", "dort"), ("Uhr", "dreißig")),
        (("Freunde", "dort"), ("Freunde", "gegenüber")),
        (("jetzt", "ging,"), ("zwanzig", "Euro")),
        (("zwanzig", "Euro"), ("der", "Mann")),
        (("zwanzig", "Euro"), ("alte", "Mann")),
        (("zwanzig", "Euro"), ("Kinder-", "und")),
        (("zwanzig", "Euro"), ("und", "wenn")),
        (("zwanzig", "Euro"), ("Frau", "Maier")),
    ],
)
def test_cost_of_a_cut_after_the_first_word(better: tuple[str, str], worse: tuple[str, str]) -> None:
    """A cut between the first two words costs less than one between the others."""
    assert cut_cost(*better) < cut_cost(*worse)


def test_two_numbers_before_one_unit_stay_together() -> None:
    """Between "zwanzig" and "und dreißig Prozent" a cut costs more than before another "und"."""
    numbers, years = (
        dict(_between_words(text))[text.index("und")]
        for text in ("Es galt lange für zwanzig und dreißig Prozent", "Es galt lange bis zwanzig und ging dort")
    )
    assert numbers > years


def test_the_first_words_of_a_clause_stay_with_it() -> None:
    """After one or two words of a clause a cut costs more than later in it."""
    one, two, three = (cost for _, cost in _between_words("ging heim, kochte dort Suppe dort Nudeln")[2:5])
    assert one > two > three


@pytest.mark.slow
@settings(max_examples=20, deadline=None)
@given(st.integers(min_value=200, max_value=3000))
def test_time_is_linear_in_the_length(limit: int) -> None:
    """A text of 100,000 characters without a comma is cut under any limit, into few chunks."""
    text = "Wort " * 20_000
    pieces = chunks(text, limit)
    assert len(pieces) <= len(text) / (limit - 5) + 1
    assert re.fullmatch(r"(Wort )+", pieces[0])
