"""Words that an engine will probably mispronounce are marked, and German ones are not."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from novels import novel

from audiobuild.german.foreign import doubtful

CASES = Path(__file__).parent / "cases"


def words(kind: str) -> list[str]:
    """Return the words of the case file under a heading."""
    text = (CASES / "foreign.txt").read_text(encoding="utf-8")
    found = re.search(rf"^# {kind}.*\n((?:(?!#).*\n)+)", text, re.MULTILINE)
    assert found
    return found[1].split()


@pytest.mark.parametrize("word", words("foreign"))
def test_foreign_words_are_marked(word: str) -> None:
    """A word whose spelling is not German is marked, whole and alone."""
    text = f"Der {word} kam."
    assert [text[start:end] for start, end in doubtful(text)] == [word]


@pytest.mark.parametrize("word", words("German"))
def test_german_words_are_not_marked(word: str) -> None:
    """Nor are foreign words that German rules read rightly."""
    assert doubtful(f"Der {word} kam.") == ()


@given(st.text(max_size=200))
def test_spans_are_ordered_words(text: str) -> None:
    """Marks lie in order in the text and cover letters."""
    at = 0
    for start, end in doubtful(text):
        assert at <= start < end <= len(text)
        assert text[start].isalpha()
        at = end


def test_few_words_of_german_prose_are_marked() -> None:
    """In a German novel fewer than one word in 500 is marked."""
    text = novel(300_000, plain=True)
    assert len(doubtful(text)) * 500 < len(re.findall(r"\w+", text))
