"""Chapter titles fit for players: short, on one line, and no more of them than an MP3 can list."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiobuild.model import Mark
from audiobuild.write.titles import LONGEST, MOST, fit, one_line, shortened, visible


def cases() -> list[tuple[str, str]]:
    """Pairs of a title and what a player is given."""
    lines = (Path(__file__).parent / "cases" / "titles.txt").read_text("utf-8").splitlines()
    pairs = (line.split(" => ") for line in lines if line and not line.startswith("#"))
    return [(title, shown) for title, shown in pairs]


def marks(titles: list[str], lengths: list[int]) -> tuple[Mark, ...]:
    """Contiguous marks of so many samples each."""
    made, now = [], 0
    for title, length in zip(titles, lengths, strict=True):
        made.append(Mark(title, now, now + length))
        now += length
    return tuple(made)


@pytest.mark.parametrize(("title", "shown"), cases())
def test_titles_are_cut_as_a_reader_would(title: str, shown: str) -> None:
    """Each title of cases/titles.txt becomes what stands beside it."""
    assert shortened(title) == shown


@given(st.text(st.characters()), st.integers(min_value=2, max_value=80))
def test_a_title_fits_whatever_it_holds(text: str, longest: int) -> None:
    """No title is longer than asked, in UTF-16 units; each is one line that can be encoded, and is cut but once."""
    shown = shortened(text, longest)
    assert len(shown.encode("utf-16-le")) // 2 <= longest
    assert shown == shown.strip() == one_line(shown) == shortened(shown, longest)
    assert len(shown.splitlines()) <= 1
    assert shown or not one_line(text)


@given(st.text(alphabet="abcdeü ,", min_size=LONGEST + 1).filter(lambda text: len(one_line(text)) > LONGEST))
def test_a_cut_title_begins_as_the_whole_one(text: str) -> None:
    """What stands before the … is how the title began."""
    shown = shortened(text)
    assert shown.endswith("…")
    assert one_line(text).startswith(shown.removesuffix("…"))


@pytest.mark.parametrize("blank", ["", " \n", "\u200b", "\ufeff", "\0"])
def test_a_chapter_without_a_title_is_called_by_its_number(blank: str) -> None:
    """No chapter is listed without a name."""
    fitted, message = fit(marks(["Anfang", blank], [10, 10]))
    assert [mark.title for mark in fitted] == ["Anfang", "Kapitel 2"]
    assert message == ""


def test_what_fits_is_left_alone() -> None:
    """As many chapters as an MP3 can list stay as they are, and nothing is said."""
    fitting = marks([f"Kapitel {number}" for number in range(MOST)], [1] * MOST)
    assert fit(fitting) == (fitting, "")


@given(st.lists(st.integers(min_value=1, max_value=1_000), min_size=MOST + 1, max_size=MOST + 20))
@settings(max_examples=30)
def test_too_many_chapters_are_joined(lengths: list[int]) -> None:
    """Of too many chapters just as many are left as fit; they tile the same time, and each starts where one started."""
    many = marks([str(number) for number in range(len(lengths))], lengths)
    fitted, message = fit(many)
    assert len(fitted) == MOST
    assert message.startswith(f"{len(many)} chapters")
    assert (fitted[0].start, fitted[-1].end) == (0, sum(lengths))
    assert [mark.end for mark in fitted[:-1]] == [mark.start for mark in fitted[1:]]
    assert {mark.start for mark in fitted} <= {mark.start for mark in many}


def test_the_shortest_neighbours_are_joined() -> None:
    """The heading of a part, a few seconds long, joins the chapter behind it, and both names are told."""
    titles = [f"Kapitel {number}" for number in range(MOST + 1)]
    lengths = [1_000] * (MOST + 1)
    titles[7], lengths[7] = "Zweiter Teil", 3
    lengths[8] = 900
    fitted, _ = fit(marks(titles, lengths))
    assert fitted[7] == Mark("Zweiter Teil – Kapitel 8", 7_000, 7_903)
    assert [mark.title for mark in fitted[6:9]] == ["Kapitel 6", "Zweiter Teil – Kapitel 8", "Kapitel 9"]


def test_long_titles_share_the_line() -> None:
    """Where chapters with long titles are joined, the start of both is seen."""
    title = "Die Reise in das unbekannte Land hinter den Bergen von Norden"
    fitted, _ = fit(marks([title] * (MOST + 1), [1] * (MOST + 1)))
    assert fitted[0].title == "Die Reise in das unbekannte… – Die Reise in das unbekannte…"
    assert len(fitted[0].title) <= LONGEST


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


def test_only_what_can_be_seen_counts() -> None:
    """Blanks, control and format characters are nothing to see; a letter, a sign or an emoji is."""
    assert not any(map(visible, ["", " ", "\n", "\u200b\u200d", "\u202e", "\0"]))
    assert all(map(visible, ["a", "…", "😀", "\u200b?", "ש"]))
