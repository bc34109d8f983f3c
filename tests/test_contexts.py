"""A case is read the same in a bracket, in a quotation, before a clause, and with characters that look like its own."""

from __future__ import annotations

import re

import pytest
from spoken_cases import cases, tables

from audiobuild.german.rules import verbalise

MOST = 0.01
"""Share of the cases that may be read in another way inside a sentence: most are the lines of a list or programme."""
# Matches all of "am 3.", "u. a.", "Pkt."; not of "Er kam.", "ein Fest".
ENDS_SHORT = re.compile(r".*(?:\b\w{1,8}|\d)\.", re.DOTALL)
CONTEXTS = (
    ("", ", sagte er."),
    ("", " und blieb dort."),
    ("", "; danach war Schluss."),
    ("", " – so war das."),
    ("", "!"),
    ("So ist es (", ")."),
    ("„", "“, sagte er."),
    ("»", "«, sagte er."),
    ("Er sagte: ", "."),
    ("Er kam; ", "."),
    ("Er kam – ", "."),
    ("Stimmt das: ", "?"),
)
"""What stands before and after."""


def without_stop(written: str, spoken: str) -> tuple[str, str] | None:
    """Return a case without the full stop of its sentence; None if the stop may belong to its last word."""
    if not (written.endswith(".") and spoken.endswith(".")):
        ends = written.endswith((".", "!", "?", ":", ";", ",")) or spoken.endswith(".")  # "überschritten.89"
        return None if ends else (written, spoken)
    last = re.search(r"([^\W\d_]+)\.$", written)
    whole = last is not None and spoken.endswith(last[0]) and not ENDS_SHORT.fullmatch(written)
    return (written[:-1], spoken[:-1]) if whole else None


def in_context(before: str, after: str) -> list[tuple[str, str]]:
    """Return the cases that can stand between these two; before a letter only what begins with a word."""
    pairs = [without_stop(*case) for table in tables() if table != "acronyms" for case in cases(table)]
    fitting = [
        pair
        for pair in pairs
        if pair
        and (not before or re.match(r"[^\W\d_]{3}", pair[0]))
        and (after[0] not in "“«" or not re.search('["„“»«]', pair[0]))
    ]
    return [(f"{before}{written}{after}", f"{before}{spoken}{after}") for written, spoken in fitting]


@pytest.mark.slow
@pytest.mark.parametrize(("before", "after"), CONTEXTS)
def test_a_case_is_read_the_same_inside_a_sentence(before: str, after: str) -> None:
    """At least 99 of 100 cases are read as they are alone."""
    pairs = in_context(before, after)
    wrong = [f"{written}\n  should be: {spoken}" for written, spoken in pairs if verbalise(written) != spoken]
    assert len(wrong) <= MOST * len(pairs), "\n".join(wrong)


@pytest.mark.parametrize(
    ("character", "other"),
    [
        (" ", "\u00a0"), (" ", "\u202f"), (" ", "\u2003"), (" ", "\u200a"), ("-", "\u2010"), ("-", "\u2011"),
        ("–", "—"), ("–", "\u2012"),
    ],
)  # fmt: skip
def test_lookalike_characters_change_nothing(character: str, other: str) -> None:
    """Blanks and dashes of other widths and hyphens of word processors are read like the plain ones."""
    pairs = [case for table in tables() if table != "acronyms" for case in cases(table)]
    wrong = [
        f"{written}\n  should be: {spoken}"
        for written, spoken in pairs
        if verbalise(written.replace(character, other)).replace(other, character) != spoken
    ]
    assert wrong == []


@pytest.mark.parametrize("marks", ["«»", "»«", "‹›", "›‹", "“”", "””", "‚‘"])
def test_quotation_marks_of_other_forms_change_nothing(marks: str) -> None:
    """What stands in Swiss, French, English or single marks is read as it is in German ones."""
    pairs = [case for table in tables() if table != "acronyms" for case in cases(table)]
    quoted = [case for case in pairs if re.fullmatch("(?:[^„“”″»«]*„[^„“”″»«]+“)+[^„“”″»«\\d][^„“”″»«]*", case[0])]
    others = str.maketrans("„“", marks)
    assert len(quoted) > 20
    wrong = [
        f"{written}\n  should be: {spoken}"
        for written, spoken in quoted
        if verbalise(written.translate(others)) != spoken.translate(others)
    ]
    assert wrong == []
