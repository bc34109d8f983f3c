"""Coordinates of points: der Punkt (0,1) -> (null, eins); a decimal in brackets is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import search_before
from audiobuild.german.grammar.numbers import cardinal
from audiobuild.german.rule_engine import Rule
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

# Matches the end of "die Punkte (", "im Schnittpunkt (1,2) und (", "(−1, 0) und ("; not of "3 Punkte (",
# "Prozentpunkt (".
_POINT_BEFORE = lazy_regex(
    r"(?:(?<![\d\0] )\b(?:(?:Schnitt|Eck|Mittel|Gitter|Null|End|Start)?[Pp]unkt(?:e[ns]?|s)?|Koordinaten(?:ursprung)?"
    r"|Vektor(?:en|s)?)\b[^.;:!?]{0,50}|\([-−–]\d{1,3}, ?[-−–]?\d{1,3}\)(?:,| und| oder) )\($"
)
_LONGEST = 80


def point(found: re.Match[str], text: str) -> str | None:
    """Read ``die Punkte (0,0) und (1,1)`` as null, null and eins, eins."""
    if not search_before(_POINT_BEFORE, text, found.start(), _LONGEST):
        return None
    return ", ".join(cardinal(int(number)) for number in found.groups())


RULES = (
    # Matches "0,1" in "(0,1)"; not in "(0,1 m)", "0,1", "(0,125)".
    Rule("point", r"(?<=\()(\d{1,2}),(\d{1,2})(?=\))", point, needs=("(0,0)",)),
)
