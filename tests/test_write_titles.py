"""Chapter titles that players can display: short, and on one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobuild.model import Mark
from audiobuild.write.titles import LONGEST, displayable, one_line, shortened, visible


def cases() -> list[tuple[str, str]]:
    """Return pairs of a title and what a player is given."""
    lines = (Path(__file__).parent / "cases" / "titles.txt").read_text("utf-8").splitlines()
    pairs = (line.split(" => ") for line in lines if line and not line.startswith("#"))
    return [(title, shown) for title, shown in pairs]


def marks(titles: list[str], lengths: list[int]) -> tuple[Mark, ...]:
    """Return contiguous marks of so many samples each."""
    made, now = [], 0
    for title, length in zip(titles, lengths, strict=True):
        made.append(Mark(title, now, now + length))
        now += length
    return tuple(made)


@pytest.mark.parametrize(("title", "shown"), cases())
def test_titles_of_the_cases(title: str, shown: str) -> None:
    """Each title of cases/titles.txt is shortened as the text beside it."""
    assert shortened(title) == shown


@given(st.text(st.characters()), st.integers(min_value=2, max_value=80))
def test_any_title_fits(text: str, longest: int) -> None:
    """No title is longer than the limit in UTF-16 units; each is one line that can be encoded, and is cut only once."""
    shown = shortened(text, longest)
    assert len(shown.encode("utf-16-le")) // 2 <= longest
    assert shown == shown.strip() == one_line(shown) == shortened(shown, longest)
    assert len(shown.splitlines()) <= 1
    assert shown or not one_line(text)


@given(st.text(alphabet="abcdeü ,", min_size=LONGEST + 1).filter(lambda text: len(one_line(text)) > LONGEST))
def test_cut_title_is_a_beginning(text: str) -> None:
    """The text before the … is the beginning of the title."""
    shown = shortened(text)
    assert shown.endswith("…")
    assert one_line(text).startswith(shown.removesuffix("…"))


@pytest.mark.parametrize("blank", ["", " \n", "\u200b", "\ufeff", "\0"])
def test_a_chapter_without_a_title_is_called_by_its_number(blank: str) -> None:
    """No chapter is listed without a name."""
    shown = displayable(marks(["Anfang", blank], [10, 10]))
    assert [mark.title for mark in shown] == ["Anfang", "Kapitel 2"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Eins\r\nZwei\tDrei\u2028Vier\u2029Fünf\x85Sechs", "Eins Zwei Drei Vier Fünf Sechs"),
        ("3\u00a0% von 10\u202f000", "3\u00a0% von 10\u202f000"),
        ("\ufeffEr sagt\ufeff", "Er sagt"),
        ("halb \ud800 und \udfff \uffff \ufffe", "halb \ufffd und \ufffd \ufffd \ufffd"),
        ("\0Ton\x1b[0m", "Ton [0m"),
        ("👩\u200d👧 \u2067שלום\u2069", "👩\u200d👧 \u2067שלום\u2069"),
    ],
)
def test_a_line_holds_what_every_format_can(text: str, line: str) -> None:
    """Line ends and control characters become blanks, halves of characters a replacement; all else stays."""
    assert one_line(text) == line


def test_visible_characters() -> None:
    """Blanks, control and format characters are invisible; a letter, a sign or an emoji is visible."""
    assert not any(map(visible, ["", " ", "\n", "\u200b\u200d", "\u202e", "\0"]))
    assert all(map(visible, ["a", "…", "😀", "\u200b?", "ש"]))
