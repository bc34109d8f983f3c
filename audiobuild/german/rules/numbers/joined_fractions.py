"""Fractions that are part of a word.

⅔-Mehrheit -> Zwei-Drittel-Mehrheit      2 1/2-stündig -> zweieinhalbstündig      4/4 Takt -> Vier-Viertel-Takt
in 1/4 Stunde -> in einer Viertelstunde      1/8-Finale -> Achtel-Finale
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import search_before, word_before
from audiobuild.german.grammar.indefinite import one
from audiobuild.german.grammar.numbers import cardinal
from audiobuild.german.rule_engine import Rule
from audiobuild.german.rules.numbers.fractions import SIGN, SIGNS, mixed, spelt
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re


def in_compound(found: re.Match[str], _: str) -> str | None:
    """Read ``⅔-Mehrheit`` as Zwei-Drittel-Mehrheit; ``1½-Zimmer-Wohnung`` -> Eineinhalb-Zimmer-Wohnung.

    ``2 1/2-stündig``, ``2½-stündig`` -> zweieinhalbstündig.
    """
    whole = found["whole"] or found["whole2"]
    above, below = SIGNS[found["sign"]] if found["sign"] else (int(found["above"]), int(found["below"]))
    if whole and (above == 1 or found["small"]):
        spoken = mixed(int(whole), above, below).replace(" ", "-")
        return spoken if found["small"] else spoken.capitalize()
    if below == 2:  # noqa: PLR2004  # the half has a word of its own
        return "halb" if found["small"] else "Halb"
    first = f"{cardinal(int(whole), 'ein').capitalize()}-" if whole else ""
    return first + spelt(above, below).title().replace(" ", "-") + ("-" if found["small"] else "")


def final(found: re.Match[str], _: str) -> str | None:
    """Read ``1/8-Finale`` and ``1/4 Finale`` as Achtel-Finale, Viertel-Finale."""
    return "Halb-" if found[1] == "2" else spelt(1, int(found[1])).removeprefix("ein ") + "-"


def bar(found: re.Match[str], _: str) -> str | None:
    """Read ``4/4 Takt`` as Vier-Viertel-Takt."""
    return f"{cardinal(int(found[1])).capitalize()}-{spelt(1, int(found[2])).removeprefix('ein ').capitalize()}-"


def metre(found: re.Match[str], _: str) -> str | None:
    """Read ``G-Dur 4/4`` as vier Viertel."""
    return f"{cardinal(int(found[1]))} {spelt(1, int(found[2])).removeprefix('ein ').capitalize()}"


# Matches the end of "eine gute ", "der letzten "; not of "eine ", "nach ".
_DETERMINED_BEFORE = lazy_regex(r"\b(?i:k?eine?[mnrs]?|d(?:er|ie|as|en|em|es)) [a-zäöüß]{3,20}e[nrs]? $")


def quarter(found: re.Match[str], text: str) -> str | None:
    """Read ``in 1/4 Stunde`` as in einer Viertelstunde; ``ein 3/4 Jahr`` -> ein Dreivierteljahr."""
    noun = ("Dreiviertel" if found[1][0] in "3¾" else "Viertel") + found[2].lower()
    if word_before(text, found.start()).lower().startswith(("ein", "de", "da", "di", "kein")):
        return noun
    if search_before(_DETERMINED_BEFORE, text, found.start(), 30):
        return noun  # "eine gute 1/4 Stunde"
    return f"{one(text, found.start(), 'f' if found[2] == 'Stunde' else 'n')} {noun}"


RULES = (
    # Matches "4/4 " in "4/4 Takt", "3/8-" in "3/8-Takt"; not "4/4 Leute", "3/5 Takt".
    Rule("bar", r"(?<![\w.,/])(\d{1,2})/(2|4|8|16)[ -](?=[Tt]akt)", bar, needs=("0/0",), at_number=True),
    # Matches "4/4" in "G-Dur 4/4", "e-moll 12/8"; not in "4/4 der Fläche", "G-Dur 4/5", "G-Dur 1/4/8".
    Rule(
        "metre",
        r"(?:(?<=[Dd]ur )|(?<=[Mm]oll ))(\d{1,2})/([248]|16)(?![\w/]|[.,]\d)",
        metre,
        needs=("ur 0/0", "oll 0/0"),
        at_number=True,
    ),
    # Matches "1/4 Stunde", "¾ Jahr"; not "1/4 Liter", "1 1/4 Stunden".
    Rule("quarter", r"(?<![\w.,/])(?<!\d )(1/4|3/4|¼|¾) (Stunde|Jahr)(?!\w)", quarter, needs=("0/0", "¼", "¾")),
    # Matches "1/8-" in "1/8-Finale", "1/4 " in "1/4 Finale", "1/2-" in "1/2-Finals"; not in "1/8-Liter", "3/4 Finale".
    Rule("final", r"(?<![\w.,/])1/(2|4|8|16|32|64)[ -](?=[Ff]inal)", final, needs=("0/0 ", "0/0-"), at_number=True),
    # Matches "⅔" in "⅔-Mehrheit", "1½" in "1½-Zimmer", "2 1/2" in "2 1/2-Zimmer", "2 1/2-" in "2 1/2-jährig"; not
    # "1/2" in "1/2-Finale", "2 1/2" in "2 1/2 Zimmer".
    Rule(
        "fraction in a compound",
        rf"(?<![\w.,/:])(?:(?P<whole>\d{{1,2}})?{SIGN}|(?P<whole2>\d{{1,2}}) (?P<above>\d)[/⁄](?P<below>\d))"
        r"(?:(?=-[A-ZÄÖÜ])|(?P<small>-)(?=[a-zäöüß]))",
        in_compound,
        needs=(*SIGNS, "0 0/0-", "0 0⁄0-"),
    ),
)
