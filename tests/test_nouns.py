"""The gender of nouns: what the table of endings tells, and how the table is made."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobuild.german.grammar.noun_phrase import is_adjective_of_place
from audiobuild.german.words import nouns

sys.path.insert(0, str(Path(__file__).parent.parent / "tools"))

import nouns as tool

CASES = Path(__file__).parent / "cases" / "nouns.tsv"


def _cases() -> list[tuple[str, str]]:
    """Return the nouns of the table of cases, with their classes."""
    rows = [line.split("\t") for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(noun, kind) for noun, kind in rows]


@pytest.mark.parametrize(("noun", "kind"), _cases())
def test_a_noun_has_the_gender_and_number_that_the_table_says(noun: str, kind: str) -> None:
    """Listed nouns, compounds that no list has, and words that have neither."""
    number = "d" if nouns.is_dative_plural(noun) else "p" if nouns.is_plural(noun) else ""
    gender = nouns.gender(noun).upper() if nouns.may_be_plural(noun) else nouns.gender(noun)
    assert (number or gender or "-") == kind


def test_the_table_is_sorted_by_the_words_ends_and_has_each_ending_once() -> None:
    """So that a change of the source shows as a small difference."""
    header, _, table = tool.TABLE.read_text(encoding="utf-8").partition("\n\n")
    assert all(line.startswith("#") for line in header.splitlines())
    rows = [line.split(" ") for line in table.splitlines()]
    endings = [ending[::-1] for ending, _ in rows]
    assert endings == sorted(set(endings))
    assert {kind for _, kind in rows} == set("fmnFMNpd-")


def _by_longest_ending(endings: dict[str, str], word: str) -> str:
    marked = tool.BEGINNING + word
    tails = [marked[start:] for start in range(len(marked) + 1)]
    return next((endings[tail] for tail in tails if tail in endings), tool.NO_CLASS)


@given(st.dictionaries(st.text("abcü", min_size=1, max_size=6), st.sampled_from("fmnFMNpd-"), min_size=1, max_size=60))
def test_endings_give_the_class_of_each_listed_word(kinds: dict[str, str]) -> None:
    """No class is lost by omitting longer endings, and there are no more entries than words."""
    endings = tool.endings_of(kinds)
    assert {word: _by_longest_ending(endings, word) for word in kinds} == kinds
    assert len(endings) <= 2 * len(kinds) + 1


def test_an_unlisted_word_follows_an_ending_that_most_listed_words_agree_on() -> None:
    """A third "-zeug" is a neuter as two others are not enough for; "-ze" is divided, so it tells nothing."""
    endings = tool.endings_of(
        {"fahrzeug": "n", "flugzeug": "n", "spielzeug": "n", "matze": "f", "spatze": "m", "fratze": "f", "katze": "m"}
    )
    assert _by_longest_ending(endings, "löschzeug") == "n"
    assert _by_longest_ending(endings, "putze") == "-"


def _noun(lemma: str, genus: str, plural: str, pos: str = "Substantiv", **cases: str) -> dict[str, str]:
    return {
        "lemma": lemma, "pos": pos, "genus": genus, "genus 1": "", "genus 2": "",
        "nominativ singular": lemma, "nominativ plural": plural,
        **{case.replace("_", " "): form for case, form in cases.items()},
    }  # fmt: skip


def test_the_first_of_nouns_that_are_spelt_alike_decides() -> None:
    """Unless it is a first name; a form that is both a singular and a plural of a noun is in upper case."""
    nouns_ = [
        _noun("Tor", "n", "Tore", genitiv_singular="Tors"),
        _noun("Tor", "m", "Toren"),
        _noun("Lehrer", "m", "Lehrer", dativ_plural="Lehrern"),
        _noun("Anna", "m", ""),
        _noun("Anna", "", "", pos="Substantiv,Vorname"),
        _noun("Angestellter", "m", "Angestellte", pos="Substantiv,adjektivische Deklination"),
    ]
    assert tool.classes(nouns_) == {
        "tor": "n", "tore": "p", "toren": "p", "tors": "-", "lehrer": "M", "lehrern": "d", "anna": "-",
        "angestellter": "-", "angestellte": "-",
    }  # fmt: skip


def test_an_adjective_is_made_of_the_name_of_a_place() -> None:
    """By the list of places, with the vowels that fall out; an agent is no adjective."""
    adjectives = ["Kölner", "Berliner", "Bremer", "Münchner", "Münchener", "Dresdner", "Basler", "Hallenser", "Zürcher"]
    others = ["Befehlshaber", "Politiker", "Trainer", "Meister", "Liter", "Der", "Becher"]
    assert [word for word in [*adjectives, *others] if is_adjective_of_place(word)] == adjectives
