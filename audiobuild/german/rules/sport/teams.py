"""The first team of a club: SVL I -> eins, Herren I -> eins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import search_before
from audiobuild.german.grammar.numbers import cardinal
from audiobuild.german.grammar.numerals import SPELT_AFTER
from audiobuild.german.rule_engine import MASK, Rule
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

# Matches the end of "t.co/abJG ", "t Punkt c o Schrägstrich abJG ", "@SVL "; not of "SVL ".
_ADDRESS_BEFORE = lazy_regex(r"(?:[/@]\S{1,38}|\b(?:Schrägstrich|ät)(?: \S{1,20}){1,8}) $")
# Matches the end of "SVL ", "Aalen "; not of "A ", "5 ".
_CLUB_BEFORE = lazy_regex(r"(?:[A-ZÄÖÜ]{2}|[a-zäöüß]) $")
# Matches the end of "SV Walddorf ", "SGM Rot/Moos ", "Herren "; not of "Walddorf ", "die SPD und ", "Herr ".
_TEAM_BEFORE = lazy_regex(
    r"\b(?:[A-ZÄÖÜ]{2,4}|TuS|Vf[LBR]|SpVgg|SpVg|Eintracht|Fortuna|Union|Germania|Viktoria)"
    r" (?:[A-ZÄÖÜ][\w./-]+ ){1,3}$"
    r"|\b(?:Herren|Damen|Männer|Frauen|Aktive|Mannschaft|Team|Reserve|Jungen|Mädchen|Senioren|Junioren"
    r"|Bezirk|Menü|Kurs|Saal|Staffel|Serie) $"
)
# Matches the beginning of " - Ulm", " 2:1"; not of " am", " gewann".
_OPPONENT = lazy_regex(r" [-–] [A-ZÄÖÜ]|(?: >)? (?:\d{1,2}[:-]\d|\0)")

_LONGEST = 40
"""Characters of a name to look back at."""


def first_team(found: re.Match[str], text: str) -> str | None:
    """Read ``SVL I``, ``SV Walddorf I`` or ``Herren I``, the first team of a club, as eins."""
    if SPELT_AFTER.match(text, found.end()) or search_before(_ADDRESS_BEFORE, text, found.start(), _LONGEST):
        return None
    club = search_before(_CLUB_BEFORE, text, found.start(), 3)
    sure = club and (club[0].isupper() or _OPPONENT.match(found.string, found.end()))
    named = sure or search_before(_TEAM_BEFORE, text, found.start(), _LONGEST)
    return cardinal(len(found[0])) if named else None


RULES = (
    # Matches "I" in "SVL I gewann", "I" in "Aalen I 2:1", "I" in "SV Aalen I, Kreisliga"; not "CDU Ich", "SVL I. Team".
    Rule(
        "first team",
        r"(?<=[A-ZÄÖÜ\0]{2}[ \0])I{1,3}(?=[,;:)!?“\"»«]|\.?\Z| [-–>(]| [a-zäöü]| \d)"
        r"|(?<=[a-zäöüß\0][ \0])I{1,3}(?=[,;:)!?“\"»«]|\.?\Z| [-–>(]| [a-zäöü]|(?: >)? (?:\d{1,2}[:-]\d|\0))",
        first_team,
        needs=(*(f"I{mark}" for mark in ' ,;:).!?“"»«'), f"{MASK}I"),
    ),
)
