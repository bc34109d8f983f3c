"""The number speller, compared with two independent ones."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from audiobuild.german.grammar.numbers import LIMIT, cardinal, decimal, digits, ordinal, year

num2words = pytest.importorskip("num2words", reason="num2words is not installed").num2words
rbnf = pytest.importorskip("unicode_rbnf", reason="unicode-rbnf is not installed")

ENGINE = rbnf.RbnfEngine.for_language("de")
ENDINGS = {"e": "spellout-ordinal", "en": "spellout-ordinal-n", "er": "spellout-ordinal-r",
           "es": "spellout-ordinal-s", "em": "spellout-ordinal-m"}  # fmt: skip
ONES = {"ein": "spellout-cardinal-masculine", "eine": "spellout-cardinal-feminine", "einem": "spellout-cardinal-m",
        "einen": "spellout-cardinal-n", "einer": "spellout-cardinal-r", "eines": "spellout-cardinal-s"}  # fmt: skip


def icu(value: int, ruleset: str) -> str:
    """Spell a number by CLDR's rules, without the soft hyphens and with "einhundert" for "hundert"."""
    return plain(ENGINE.format_number(value, ruleset_names=[ruleset]).text)


def plain(words: str) -> str:
    """Return words without matters of taste: soft hyphens, blanks, capitals, "und" after hundreds, "ein" before."""
    return words.replace("\u00ad", "").replace("einhundert", "hundert").replace("eintausend", "tausend").lower()


@settings(max_examples=500, deadline=None)
@given(st.integers(0, 10**12))
@example(100_000)
@example(1_000_000)
@example(21_000_000)
def test_cardinals_agree_with_num2words(value: int) -> None:
    """Any number is spelt as num2words spells it, but for its known defect (x01.000)."""
    if any(value // 1000**power % 100 == 1 and value // 1000**power % 1000 != 1 for power in (1, 2, 3, 4)):
        return
    assert cardinal(value) == num2words(value, lang="de")


@settings(max_examples=500, deadline=None)
@given(st.integers(0, 10**15))
@example(101_000)
@example(201_001)
def test_cardinals_agree_with_cldr(value: int) -> None:
    """Any number is spelt as CLDR's rules spell it, x01.000 included."""
    assert plain(cardinal(value)) == icu(value, "spellout-numbering")


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 999_999), st.sampled_from(sorted(ENDINGS)))
@example(1, "en")
@example(107, "er")
def test_ordinals_agree_with_cldr_in_every_case(value: int, ending: str) -> None:
    """Ordinals have CLDR's words with each of the five endings."""
    assert plain(ordinal(value, ending)) == icu(value, ENDINGS[ending])


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 999_999))
def test_ordinals_agree_with_num2words(value: int) -> None:
    """Ordinals are those of num2words, but for its known defect."""
    if value // 1000 % 100 != 1 or value // 1000 == 1:
        assert plain(ordinal(value)) == plain(num2words(value, lang="de", to="ordinal"))


@pytest.mark.parametrize(("one", "ruleset"), ONES.items())
def test_one_has_its_gender_and_case(one: str, ruleset: str) -> None:
    """A lone 1 takes the form of its noun, as in CLDR."""
    assert cardinal(1, one) == icu(1, ruleset)


@settings(max_examples=300, deadline=None)
@given(st.integers(1000, 2099))
def test_years_agree_with_num2words(value: int) -> None:
    """1100 to 1999 are read by hundreds, all others as they are."""
    assert plain(year(value)) == plain(num2words(value, lang="de", to="year"))


@given(st.integers(0, 10**6), st.integers(0, 999))
def test_every_thousands_separator_means_the_same(thousands: int, ones: int) -> None:
    """A dot, an apostrophe, a blank of any kind: the number is the same."""
    value = thousands * 1000 + ones
    for separator in (".", "'", "’", " ", "\u00a0", "\u202f", "\u2009"):
        assert decimal(f"{value:,}".replace(",", separator)) == cardinal(value)


@given(st.integers(0, 10**9), st.text("0123456789", min_size=1, max_size=6))
def test_decimals_are_read_digit_by_digit(whole: int, fraction: str) -> None:
    """What stands after the comma is read digit by digit, with every zero."""
    assert decimal(f"{whole},{fraction}") == f"{cardinal(whole)} Komma {digits(fraction)}"


def test_names_reach_to_sextilliards_and_then_digits_are_read() -> None:
    """10^36 has a name, 10^39 too; from 10^42 on the digits are read one by one."""
    assert cardinal(10**36) == "eine Sextillion"
    assert cardinal(2 * 10**39) == "zwei Sextilliarden"
    assert cardinal(LIMIT).startswith("eins null null")


@pytest.mark.parametrize(
    ("value", "spoken"),
    [(10**6, "einmillionste"), (2 * 10**9, "zweimilliardste"), (0, "nullte"), (1000, "eintausendste")],
)
def test_round_ordinals_are_one_word(value: int, spoken: str) -> None:
    """Millions and milliards take their ending in one word."""
    assert ordinal(value) == spoken
