"""Headings of books are found as a set: numbers that rise, lines that are alike and far apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobuild.german.grammar.numbers import roman_value
from audiobuild.structure.books import Line, rising
from audiobuild.structure.numbering import Number, number


def cases() -> list[list[str]]:
    """Return the lines of numbering.tsv."""
    lines = (Path(__file__).parent / "cases" / "numbering.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("text", "form", "value"), cases())
def test_numbers_of_headings(text: str, form: str, value: str) -> None:
    """Each line of the table has the form and the number that stand beside it, or none."""
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
def test_the_longest_rising_chain(values: list[int], chain: list[int]) -> None:
    """Numbers that rise by one are a chain, which may restart and skips strays; a misprint does not end it."""
    assert [line.number.value for line in rising(lines(values))] == chain


@given(st.lists(st.integers(min_value=0, max_value=30), max_size=40))
def test_a_chain_is_in_order(values: list[int]) -> None:
    """A chain keeps the order of the lines and uses each once; counting from one, none is left out."""
    chain = [line.at for line in rising(lines(values))]
    assert chain == sorted(set(chain))
    counted = list(range(1, len(values) + 1))
    assert [line.number.value for line in rising(lines(counted))] == counted


@given(st.integers(min_value=1, max_value=399))
def test_roman_numerals(value: int) -> None:
    """The Roman numeral of a number is read back."""
    hundreds = "C" * (value // 100)
    tens = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"][value // 10 % 10]
    units = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][value % 10]
    assert roman_value(hundreds + tens + units) == value
    assert number(hundreds + tens + units) == Number("I", value, "", known=False)
