"""What is written becomes what is spoken: the case tables and what must hold for every text.

The tables are ``tests/cases/verbalise/<class>.tsv``: written TAB spoken, one case a line; a line without a TAB must
stay as it is; lines that begin with "# " are comments. ``acronyms.tsv`` is read with spelling on.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from novels import novel
from spoken_cases import cases, tables

from audiobuild.german.outline import WORD, outline
from audiobuild.german.rule_engine import Rule, RuleSet, applied
from audiobuild.german.rules import MARKS, RULES, SPELLING, replacements, verbalise
from audiobuild.german.rules.abbreviations.undotted import BY_NEIGHBOURS, FORMS
from audiobuild.german.sentences import sentences
from audiobuild.german.words.abbreviations import ABBREVIATIONS, LISTED
from audiobuild.german.words.measures import units

NEVER = re.compile(r"[0-9½¼¾²³€$£¥§%‰&=+<>×÷†°@#*_|~^™®©•→]")


def wrong(table: str) -> list[str]:
    """Return the cases of a table that are not spoken as they should be, as a diff."""
    spoken = [(written, right, verbalise(written, spell=table == "acronyms")) for written, right in cases(table)]
    return [f"{written}\n  should be: {right}\n  is:        {got}" for written, right, got in spoken if got != right]


@pytest.mark.parametrize("table", tables())
def test_every_case_is_spoken_as_in_its_table(table: str) -> None:
    """Each case is right to the last blank and full stop."""
    assert wrong(table) == []


def test_there_are_enough_cases() -> None:
    """At least 2,500 cases stand in the tables."""
    assert sum(len(cases(table)) for table in tables()) >= 2500


def every_case() -> list[str]:
    """Return every written form of every table."""
    return [written for table in tables() for written, _ in cases(table)]


def test_verbalising_is_idempotent() -> None:
    """No rule applies to what is spoken for any case."""
    once = [verbalise(written) for written in every_case()]
    assert [spoken for spoken in once if verbalise(spoken) != spoken] == []


def test_no_digit_or_symbol_is_left_of_any_case() -> None:
    """No digit, currency sign or other symbol of any case reaches an engine."""
    assert [spoken for written in every_case() if NEVER.search(spoken := verbalise(written))] == []


def test_each_rule_has_its_case() -> None:
    """Every rule of the list is used by some case."""
    used = {change.rule for table in tables() for written, _ in cases(table)
            for change in replacements(written, spell=table == "acronyms")}  # fmt: skip
    assert {rule.name for rule in (*MARKS.rules, *RULES.rules, *SPELLING.rules)} - used == set()


def test_each_rule_has_its_own_name_and_shows_its_mapping() -> None:
    """Names are unique and each rule's docstring shows what becomes of what."""
    names = [rule.name for rule in (*MARKS.rules, *RULES.rules, *SPELLING.rules)]
    assert len(names) == len(set(names))
    assert [
        rule.name for rule in (*MARKS.rules, *RULES.rules, *SPELLING.rules) if "``" not in (rule.say.__doc__ or "")
    ] == []


BARE, BARE_MARKS, BARE_SPELLING = (
    RuleSet(tuple(replace(rule, needs=(), words=(), trigger="", at_number=False) for rule in declared.rules))
    for declared in (RULES, MARKS, SPELLING)
)
"""The same rules, of which every text tries all."""


def hides_nothing(text: str) -> bool:
    """Return whether the declarations of the rules change nothing."""
    return all(
        bare.settled(text) == declared.settled(text)
        for bare, declared in ((BARE, RULES), (BARE_MARKS, MARKS), (BARE_SPELLING, SPELLING))
    )


def test_every_rule_declares_what_it_needs() -> None:
    """A rule that declared nothing would be tried on every sentence of a novel."""
    assert [rule.name for rule in RULES.rules if not (rule.needs or rule.words or rule.trigger or rule.at_number)] == []


def test_the_words_that_rules_need_are_words_of_an_outline() -> None:
    """Other words would never be found."""
    words = [word for rules in (MARKS, RULES, SPELLING) for rule in rules.rules for word in rule.words]
    assert [word for word in words if not WORD.fullmatch(word)] == []


def test_the_pieces_that_rules_need_are_written_as_in_an_outline() -> None:
    """An outline has "-" for every dash and "0" for a number, so that other pieces would never be found."""
    pieces = [piece for rules in (MARKS, RULES, SPELLING) for rule in rules.rules for piece in rule.needs]
    assert [piece for piece in pieces if set(piece) != {"0"} and outline(piece)[0] != f" {piece} "] == []


@pytest.mark.slow
def test_no_declaration_of_a_rule_hides_a_match() -> None:
    """Without `needs`, `words`, `trigger` and `at_number` every case is read just as with them."""
    assert [written for written in every_case() if not hides_nothing(written)] == []


PIECES = """
    der die das am im zum ein eine mit und bis von seit Platz Tor Frau Kapitel Uhr Euro Prozent Minute Ludwig Januar
    Millionen Jahr in um Köln Herr ist war % € $ § & / km kg m² °C Mio. Mrd. Dr. z. B. usw. Nr. S. XIV. II. III EU
    A7 Covid-19 80-Jährige 3-mal 90er :innen *innen http://x.de a@b.de #x @y 😀 ½ † * + - – … ( ) „ “ , . : ; ! ?
"""
WORDS = st.sampled_from(PIECES.split())
NUMBERS = st.one_of(
    st.integers(0, 10**13).map(str),
    st.integers(0, 10**9).map(lambda value: f"{value:,}".replace(",", ".")),
    st.decimals(-(10**6), 10**6, places=2).map(lambda value: str(value).replace(".", ",")),
    st.from_regex(r"\d{1,2}\.(\d{1,2}\.(\d{4})?)?|\d{1,2}[:.]\d\d|\d{1,4}[-–/:]\d{1,4}|[IVX]{1,4}\.?", fullmatch=True),
)
PROSE = st.lists(st.one_of(WORDS, NUMBERS), max_size=12).map(" ".join)
TOKENS = sorted({token for written in every_case() for token in written.split()})
REAL = st.lists(st.sampled_from(TOKENS), max_size=8).map(" ".join)
"""Pieces of the cases in random combinations."""
ANYTHING = st.one_of(PROSE, REAL, st.text(max_size=40), st.text("0123456789.,:-–/ %€kmIVX§°'\"ab", max_size=25))
GLUED = st.lists(
    st.tuples(st.one_of(WORDS, NUMBERS, st.sampled_from(TOKENS)), st.sampled_from(["", "", " ", ".", "–", "-", "/"])),
    max_size=6,
).map(lambda pairs: "".join(token + glue for token, glue in pairs))
"""The same without blanks between them: one rule's match touches what triggers another."""


@pytest.mark.slow
@settings(max_examples=500, deadline=None)
@given(st.one_of(ANYTHING, GLUED))
def test_no_declaration_of_a_rule_hides_a_match_in_a_mixture(text: str) -> None:
    """In any mixture of what triggers rules, the declarations change nothing either."""
    assert hides_nothing(text)


def test_a_rule_that_declined_is_tried_again_and_no_other() -> None:
    """A later round tries the rules that another one's words can change; "A" matches in the first round only."""
    tried: list[str] = []

    def letter(found: re.Match[str], text: str) -> str | None:
        tried.append(f"{found[0]} in {text}")
        return "two" if "one" in text else None

    rules = RuleSet(
        (
            Rule("numeral", "B", letter, trigger="B"),
            Rule("after a mask", r"(?<=\0)C", lambda *_: "three", trigger="C"),
            Rule("not behind A", "(?<!A)E", lambda *_: "five", trigger="E"),
            Rule("first", "A", lambda *_: "one", trigger="A"),
            Rule("pair", "DD", lambda *_: "four", trigger="D"),
            Rule("left out", "!", lambda *_: "", trigger="!"),
        )
    )
    assert applied("ABAC", rules.settled("ABAC")) == "onetwoonethree"
    assert tried == ["B in ABAC", "B in oneBoneC"]
    assert applied("AE", rules.settled("AE")) == "oneE"
    assert applied("D!D", rules.settled("D!D")) == "four"


def test_an_outline_shows_what_stands_around_numbers() -> None:
    """Digits, blanks and dashes of every kind have one form each."""
    assert outline("Am 3.–12.\u00a0Mai ٣")[0] == " Am 0.-0. Mai 0 "


@settings(max_examples=300, deadline=None)
@given(ANYTHING)
@example("1.2.3.4.5")
@example("²³½1")
def test_replacements_rise_do_not_overlap_and_give_what_is_spoken(text: str) -> None:
    """Replacements are in order, apart, inside the text, and applying them is verbalising."""
    changes = replacements(text, spell=True)
    edges = [edge for change in changes for edge in (change.start, change.end)]
    assert edges == sorted(edges)
    assert all(0 <= change.start < change.end <= len(text) for change in changes)
    assert applied(text, changes) == verbalise(text, spell=True)


@settings(max_examples=300, deadline=None)
@given(ANYTHING)
@example("5 $½")
@example('0:"°')
@example("0s.(")
@example("0S.'")
@example("0°0IV")
@example("0s. 0-A")
@example("°C I. der")
@example("0.s.%")
@example("Â¢")
def test_nothing_unspeakable_is_left_of_any_text(text: str) -> None:
    """Of any text, however odd, no digit and no symbol is left."""
    spoken = verbalise(text)
    assert not NEVER.search(spoken), spoken
    assert not [one for one in spoken if unicodedata.category(one) in ("Nd", "No", "Sc", "So", "Sm")], spoken


@settings(max_examples=300, deadline=None)
@given(PROSE)
@example("0:\u07c01 km")
def test_verbalising_prose_is_idempotent(text: str) -> None:
    """For words, numbers and marks with blanks between them."""
    spoken = verbalise(text)
    assert verbalise(spoken) == spoken


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["Haus", "Wort", "Tag"]), st.sampled_from(["„{}“,", "»{}« …", "– ‚{}‘;", "({})!"])),
        min_size=1,
    )
)
def test_punctuation_is_kept(pieces: list[tuple[str, str]]) -> None:
    """Quotation marks, dashes, brackets and ellipses keep their places, also beside numbers and symbols."""
    text = " ".join(frame.format(word) for word, frame in pieces) + " kostete 5 € oder 3 %."
    kept = "„“»«‚‘–…();,!"
    assert [one for one in verbalise(text) if one in kept] == [one for one in text if one in kept]


@settings(max_examples=200, deadline=None)
@example(["ab", "kb"])
@given(st.lists(st.from_regex(r"[A-ZÄÖÜ]?[a-zäöüß]{2,12}", fullmatch=True), max_size=10))
def test_word_without_a_trigger_is_unchanged(words: list[str]) -> None:
    """Plain words stay as they are; an abbreviation without its stop ("vgl") or a unit is not one."""
    text = " ".join(word for word in words if word not in FORMS | BY_NEIGHBOURS | units().keys())
    assert replacements(text) == ()


@pytest.mark.slow
@pytest.mark.parametrize("plain", [True, False])
def test_whole_novel(*, plain: bool) -> None:
    """No sentence has a digit or symbol left, reading is idempotent, and narrative prose is hardly changed."""
    text = re.sub(r"\s+", " ", novel(300_000, plain=plain))
    known = re.compile(r"(?<!\w)(?:z\. ?B\.|Dr\.|d\. ?h\.|Nr\.|usw\.(?= [a-z,]))")
    touched = 0
    for sentence in sentences(text):
        changes = replacements(sentence)
        touched += bool(changes)
        if changes:
            spoken = applied(sentence, changes)
            assert not NEVER.search(spoken), sentence
            assert not known.search(spoken), sentence
            assert verbalise(spoken) == spoken, sentence
        else:
            assert not NEVER.search(sentence), sentence
    assert touched < len(sentences(text)) / (10 if plain else 2)


def test_the_table_of_abbreviations_is_in_order() -> None:
    """No entry stands twice, and a reader finds each by the alphabet, without regard to blanks and capitals."""
    keys = [entry.written.replace(" ", "").casefold() for entry in LISTED]
    assert keys == sorted(keys)
    places = [(entry.written.replace(" ", ""), entry.place, entry.declined) for entry in ABBREVIATIONS]
    assert sorted(place for place in set(places) if places.count(place) > 1) == []


def test_unconditional_abbreviations_are_read() -> None:
    """With their blanks, without them, and with no-break blanks."""
    for entry in ABBREVIATIONS:
        if entry.place == "anywhere":
            for written in {entry.written, entry.written.replace(" ", ""), entry.written.replace(" ", "\u00a0")}:
                assert written not in verbalise(f"Das ist {written} hier"), written
