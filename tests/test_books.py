"""Headings of books are found as a set: numbers that rise, lines that are alike and far apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobuild.german.grammar.numbers import roman_value
from audiobuild.model import Role
from audiobuild.readers.plain_text import blocks
from audiobuild.structure.book.numbered import Line, rising
from audiobuild.structure.book.titles import is_clause, is_nominal, is_report
from audiobuild.structure.detectors import assign_roles
from audiobuild.structure.numbering import Number, number


def cases() -> list[list[str]]:
    """Return the lines of numbering.tsv."""
    lines = (Path(__file__).parent / "cases" / "numbering.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("text", "form", "value"), cases())
def test_numbers_of_headings(text: str, form: str, value: str) -> None:
    """Each line of the table has the given form and number, or none."""
    found = number(text)
    assert (found.form, str(found.value)) == (form, value) if found else form == "-"


def lines(values: list[int]) -> list[Line]:
    """Return heading lines with these numbers."""
    return [Line(at, Number("1", value, "", known=False)) for at, value in enumerate(values)]


@pytest.mark.parametrize(
    ("values", "chain"),
    [
        ([1, 2, 3, 4], [1, 2, 3, 4]),
        ([1, 2, 3, 1, 2, 3, 4], [1, 2, 3, 1, 2, 3, 4]),
        ([1, 17, 2, 3, 90, 4], [1, 2, 3, 4]),
        ([1, 2, 4, 5], [1, 2, 4, 5]),
        ([11, 12, 12, 14], [11, 12, 12, 14]),
        ([1, 2, 3, 2, 3, 4], [1, 2, 3, 2, 3, 4]),
        ([1, 2, 0], [1, 2, 0]),
        ([9, 4, 2], [2]),
        ([], []),
    ],
)
def test_longest_rising_chain(values: list[int], chain: list[int]) -> None:
    """Numbers that rise by one are a chain; it may restart, and skips numbers that do not fit."""
    assert [line.number.value for line in rising(lines(values))] == chain


@given(st.lists(st.integers(min_value=0, max_value=30), max_size=40))
def test_chain_is_in_order(values: list[int]) -> None:
    """A chain keeps the order of the lines and uses each once; if they count from one, none is left out."""
    chain = [line.at for line in rising(lines(values))]
    assert chain == sorted(set(chain))
    counted = list(range(1, len(values) + 1))
    assert [line.number.value for line in rising(lines(counted))] == counted


@pytest.mark.parametrize(
    ("line", "nominal"),
    [
        ("Die Flucht.", True),
        ("Aufs Land hinaus.", True),
        ("Der alte Müller und sein Hund.", True),
        ("Anno 1914.", True),
        ("Vom Müller, der keinen Deich mehr hatte.", True),
        ("Der Müller, von dem niemand sprach.", True),
        ("Das ist der Müller, der gestern kam.", False),
        ("Liebes Kind, sagte Anna auf Englisch.", False),
        ("Was nun? Kein Wort.", False),
        ("Er floh.", False),
        ("Theresa schüttelte den Kopf.", False),
        ("Anna liebte Paul.", False),
        ("Lotte streckte ihren Kopf hinaus.", False),
        ("Die Flucht", False),
        (".", False),
    ],
)
def test_titles_with_a_full_stop(line: str, nominal: bool) -> None:  # noqa: FBT001
    """A title with a full stop has nouns and what goes with them; a sentence has a verb."""
    assert is_nominal(line) is nominal


@pytest.mark.parametrize(
    ("line", "report"),
    [
        ("Hans macht eine neue Bekanntschaft.", True),
        ("Der Sturm bricht los.", True),
        ("Es kommt Besuch.", True),
        ("Was wollt ihr nun? fragte der Arzt.", False),
        ("Zwei Brüder sind fremd.", True),
        ("Hans machte die Tür zu.", False),
        ("Theresa trat ans Fenster.", False),
        ("Der Alte hielt inne.", False),
        ("Er geht.", False),
        ("Anna nickt", False),
        ("Alle schwiegen.", False),
    ],
)
def test_titles_that_are_sentences(line: str, report: bool) -> None:  # noqa: FBT001
    """A heading that is a sentence has its verb in the present; a sentence of the story mostly does not."""
    assert is_report(line) is report


@pytest.mark.parametrize(
    ("line", "clause"),
    [
        ("Wie die Ernte verdarb.", True),
        ("Als ich am Fluss wohnte.", True),
        ("Als dem kleinen Max das Haus verbrannte.", True),
        ("Als Kind war er klein.", False),
        ("Wie schön, dass er kam.", False),
        ("Als er kam, schwiegen alle.", False),
    ],
)
def test_titles_that_are_clauses(line: str, clause: bool) -> None:  # noqa: FBT001
    """A title may be a clause with its verb at the end."""
    assert is_clause(line) is clause


def test_a_heading_in_capitals_over_a_long_paragraph_in_lower_case() -> None:
    """Where the first letter of a chapter was a picture, the heading above is no part of its first paragraph."""
    prose = "m Morgen lag Nebel über den Feldern, und die ersten Wagen rollten in die Stadt. Niemand sprach. " * 2
    assert [block.text for block in blocks(f"II. DIE MÜHLE\n{prose}\n")] == ["II. DIE MÜHLE", prose.strip()]
    assert len(blocks("DIE MÜHLE\nam Fluss\n")) == 1


def test_short_numbers_may_be_underlined() -> None:
    """An underline as long as the number above it marks a heading, however short both are."""
    assert [(block.text, block.role) for block in blocks("I\n=\n\nEin Satz.\n\nII.\n===\n\n2.\n==\n\n7\n-\n")] == [
        ("I", Role.HEADING),
        ("Ein Satz.", None),
        ("II.", Role.HEADING),
        ("2.", Role.HEADING),
        ("7", Role.HEADING),
    ]


def test_an_underlined_heading_with_a_number_is_no_item() -> None:
    """A number before the underlined words does not make them an item of a list without neighbours."""
    read = blocks("1. Die Chronik\n==============\n\nEin Satz.\n")
    assert [(block.text, block.role) for block in read] == [("1. Die Chronik", Role.HEADING), ("Ein Satz.", None)]


def test_verses_are_not_headings() -> None:
    """Lines of a stanza are nearer to each other than paragraphs are."""
    prose = "Am Morgen lag Nebel über den Feldern, und die ersten Wagen rollten in die Stadt. Niemand sprach.\n\n" * 200
    titles = ("Die Wallfahrt", "Am Ufer", "Das Vermächtnis", "Ein Abend im Mai")
    verses = "Im März und im April\nist jeder Bauer still.\nIm Mai der weiße Schnee\ntut ihm im Herzen weh.\n\n"
    book = "".join(f"{title}\n\n{prose}{verses if title == 'Am Ufer' else ''}{prose}" for title in titles)
    headings = [block.text for block in assign_roles(blocks(book)) if block.role in (Role.HEADING, Role.TITLE)]
    assert headings == list(titles)


_PROSE = "Am Morgen lag Nebel über den Feldern, und die ersten Wagen rollten in die Stadt. Niemand sprach.\n"


def headings_of(book: str) -> list[str]:
    """Return the texts of the headings found in a book."""
    return [block.text for block in assign_roles(blocks(book)) if block.role in (Role.HEADING, Role.TITLE)]


def test_verses_between_paragraphs_without_blank_lines_are_not_headings() -> None:
    """Without blank lines, a verse has short lines above and below it."""
    titles = ("Die Wallfahrt", "Am Ufer", "Das Vermächtnis", "Ein Abend im Mai")
    verses = (
        "Es lauscht der Müller in die Nacht,\nWie fern die Räder gehen.\nSo lauscht ein Herz am Fluss\nUnd hört es.\n"
    )
    parts = (f"{title}\n{_PROSE * 100}{verses if title == 'Am Ufer' else ''}{_PROSE * 100}" for title in titles)
    assert headings_of("".join(parts)) == list(titles)


def test_titles_between_short_paragraphs_without_blank_lines_are_headings() -> None:
    """A speech of a line's length above and below a title does not make it a verse."""
    titles = ("Der Fährmann.", "Am Wehr.", "Das stille Haus.", "Die Wirtin.")
    speech = "„Dann gehen wir alle morgen in aller Frühe noch einmal an den Fluss hinunter.“\n"
    opening = "Am Morgen lag Nebel über den Feldern, und die ersten Wagen rollten schon zur Stadt.\n"
    assert headings_of("".join(f"{title}\n{opening}{_PROSE * 120}{speech}" for title in titles)) == list(titles)


def test_many_titles_that_are_spread_evenly_need_not_open_the_book() -> None:
    """After a preface, twenty titles with a full stop are headings; a few that stand close together are not."""
    nouns = ("Hof", "Deich", "Kahn", "Müller", "Brief", "Sturm", "Gast", "Wald", "Turm", "Weg")
    titles = [f"{article} {noun}." for article in ("Der", "Unser") for noun in nouns]
    preface = _PROSE * 40
    assert headings_of(preface + "".join(f"{title}\n{_PROSE * 60}" for title in titles)) == titles
    near = "".join(f"{title}\n{_PROSE * 3}" for title in titles)
    assert headings_of(preface + near + _PROSE * 900) == []


def test_few_marked_lines_of_a_long_book_do_not_exclude_others() -> None:
    """Lines above a rule look marked; the numbered chapters of the book are still headings."""
    bill = "Ein Säugling frei.\n------------------\n\nSumme 14 Taler\n--------------\n\n"
    names = ("Erstes", "Zweites", "Drittes", "Viertes")
    book = "".join(f"{name} Kapitel\n\n{(_PROSE + chr(10)) * 600}{bill if name == 'Zweites' else ''}" for name in names)
    assert [text for text in headings_of(book) if "Kapitel" in text] == [f"{name} Kapitel" for name in names]


def test_the_first_line_of_a_paragraph_is_not_a_second_line() -> None:
    """Of several lines right under each other below a heading, the first one does not belong to the heading."""
    prose = "Am Morgen lag Nebel über den Feldern, und die ersten Wagen rollten in die Stadt. Niemand sprach.\n\n" * 500
    names = ("Erstes", "Zweites", "Drittes", "Viertes")
    book = "".join(f"{name} Kapitel\n\nDie Mühle stand am Deich\nEin Müller war nicht da.\n\n{prose}" for name in names)
    headings = [block.text for block in assign_roles(blocks(book)) if block.role is Role.HEADING]
    assert headings == [f"{name} Kapitel" for name in names]


@given(st.integers(min_value=1, max_value=399))
def test_roman_numerals(value: int) -> None:
    """`roman_value` inverts the conversion of a number to a Roman numeral."""
    hundreds = "C" * (value // 100)
    tens = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"][value // 10 % 10]
    units = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][value % 10]
    assert roman_value(hundreds + tens + units) == value
    assert number(hundreds + tens + units) == Number("I", value, "", known=False)


def test_page_numbers_are_not_read() -> None:
    """Numbers between pages are boilerplate; those above chapters of any length are headings."""
    page = "Am Morgen lag Nebel über den Feldern, und die ersten Wagen rollten in die Stadt. Niemand sprach.\n\n" * 15
    chapters = {1: 1, 4: 2, 9: 3, 11: 4, 18: 5}
    book = "".join(
        (f"{chapters[number]}.\n\n" if number in chapters else "") + f"{page}{number}\n\n" for number in range(1, 25)
    )
    lines = [block for block in assign_roles(blocks(book)) if len(block.text) < 5]
    assert [block.text for block in lines if block.role is Role.HEADING] == ["1.", "2.", "3.", "4.", "5."]
    assert [block.text for block in lines if block.role is Role.BOILERPLATE] == [str(at) for at in range(1, 25)]


def test_evenly_spaced_numbers_over_long_chapters_are_headings() -> None:
    """Chapters may be as even in length as pages, but are longer."""
    prose = "Am Morgen lag Nebel über den Feldern, und die ersten Wagen rollten in die Stadt. Niemand sprach.\n\n" * 60
    book = "".join(f"{number}\n\n{prose}" for number in range(1, 25))
    headings = [block.text for block in assign_roles(blocks(book)) if block.role is Role.HEADING]
    assert headings == [str(at) for at in range(1, 25)]


def test_many_short_legends_with_numbers_are_headings() -> None:
    """Numbers with names that count through a whole book are headings, however near; those of a short list are not."""
    prose = "Am Morgen lag Nebel über den Feldern, und die ersten Wagen rollten in die Stadt. Niemand sprach.\n\n"
    named = [f"{number}. Die Glocke im See" for number in range(1, 61)]
    book = "".join(f"{name}\n\n{prose * 8}" for name in named)
    assert [block.text for block in assign_roles(blocks(book)) if block.role is Role.HEADING] == named
    rules = "".join(f"{name}\n\n{prose}" for name in named[:12])
    read = assign_roles(blocks(f"{prose * 400}{rules}{prose * 400}"))
    assert not [block.text for block in read if block.role is Role.HEADING]
