"""Runs of digits that are no numbers: Mainz 05, 007, 0815, Folien 04–33; applied after dates and times.

Mainz 05 -> Mainz null fünf     Kapitel 01 -> Kapitel eins     Folien 04–33 -> null vier bis dreiunddreißig
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import word_before
from audiobuild.german.grammar.numbers import cardinal, digits
from audiobuild.german.rule_engine import Rule
from audiobuild.german.words import word_list
from audiobuild.lazy_regex import lazy_regex

# Matches the beginning of ". bis 07.", ". und 6.", ". Anreise"; not of ".5", ". am".
_COUNTED_AFTER = lazy_regex(r"\. (?:(?:bis|und|oder|u\.) \d{1,2}\.|[A-ZÄÖÜ])")
_COUNTED = frozenset(
    word_list("""
    Kapitel Folge Teil Tag Nummer Seite Band Track Titel Lektion Runde Staffel Heft Ausgabe Bild Szene Übung Aufgabe
    Frage Schritt Woche Türchen Episode Abschnitt
    """)
)
"""Nouns after which a leading zero only fills the column."""
_LONGEST_LABEL = 20
# Matches the end of "Kap. ", "Nr. ", "(Abb. "; not of "Tel. ", "Nr.".
_CHAPTER_BEFORE = lazy_regex(r"(?<!\w)(?:Kap|Nr|Abb|Bd|Tab|Lekt|Aufg)\. $")


def padded_span(found: re.Match[str], _: str) -> str | None:
    """Read ``04–33``, numbers of files or weeks, as null vier bis dreiunddreißig."""
    return f"null {cardinal(int(found[1]))} bis {cardinal(int(found[2]))}" if found[1] < found[2] else None


def digit_run(found: re.Match[str], text: str) -> str | None:
    """Read ``Mainz 05`` as null fünf; ``Kapitel 01`` -> eins; runs of thirteen digits and more one by one.

    ``05. bis 07. Juni`` and the item ``02. Anreise`` are left to the ordinals.
    """
    if len(found[0]) == len("05") and _COUNTED_AFTER.match(text, found.end()):
        opens = not re.search(r"\w", text[: found.start()])
        if opens or text[found.end() + 2].islower():
            return None
    before = text[max(0, found.start() - _LONGEST_LABEL) : found.start()]
    counted = word_before(before, len(before)).capitalize() in _COUNTED or _CHAPTER_BEFORE.search(before)
    if len(found[0]) <= len("001") and found[0] != "007" and counted:
        return cardinal(int(found[0]))
    return digits(found[0])


RULES = (
    # Matches "04–33" in "Folien 04–33"; not in "04-33", "2004–33", "04–33–05".
    Rule(
        "range of padded numbers",
        r"(?<![\w.,/:–-])(0[1-9])–(\d\d)(?![\w/:–-]|[.,]\d)",
        padded_span,
        needs=("0-0",),
        at_number=True,
    ),
    # Matches "007", "0815", "1234567890123"; not "7", "0,5", "10.000".
    Rule("digit run", r"(?<!\d )(?<![\d.,'’])(?:0\d+|\d{13,})(?![\d])(?![.,]\d)", digit_run, at_number=True),
)
