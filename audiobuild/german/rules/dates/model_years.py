"""Years of cars and houses in advertisements, of two digits or with a month.

Bj. 09 -> Baujahr zweitausendneun       EZ 05/15 -> EZ Mai zweitausendfünfzehn      TÜV 3/26 -> März
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.numbers import year
from audiobuild.german.rule_engine import Rule
from audiobuild.german.words.calendar import MONTHS

if TYPE_CHECKING:
    import re

_LATEST = 40
"""Two digits up to here are years of this century."""


def full_year(written: str) -> int:
    """Return the year that two digits or four mean: 09 -> 2009, 78 -> 1978."""
    short = int(written)
    return short if len(written) > len("09") else short + (2000 if short <= _LATEST else 1900)


def built(found: re.Match[str], _: str) -> str | None:
    """Read ``Bj. 09`` as Baujahr zweitausendneun; ``Bj. 78`` -> neunzehnhundertachtundsiebzig."""
    return f"Baujahr {year(full_year(found[1]))}"


_MONTHS = tuple(MONTHS)


def registered(found: re.Match[str], _: str) -> str | None:
    """Read ``EZ 05/15`` as Mai zweitausendfünfzehn; ``TÜV 3/26`` -> März zweitausendsechsundzwanzig."""
    return f"{_MONTHS[int(found[1]) - 1]} {year(full_year(found[2]))}"


RULES = (
    # Matches "Bj. 09", "Baujahr 78", "Bj 94"; not "Bj. 1994", "Bj. 09/15", "Baujahr 90er".
    Rule(
        "year of building",
        r"(?<![\w-])(?:Bj\.?|BJ|Baujahr):? ?(\d\d)(?![\w/]|[.,]\d|-\d)",
        built,
        needs=tuple(f"{name}{joint}0" for name in ("Bj.", "Bj", "BJ", "Baujahr") for joint in ("", " ", ": ")),
    ),
    # Matches "05/15" in "EZ 05/15", "3/2026" in "TÜV: 3/2026", "TÜV bis 3/26"; not in "Heft 05/15", "EZ 13/15".
    Rule(
        "month of registration",
        r"(?:(?<=\bEZ )|(?<=\bEZ: )|(?<=\bErstzulassung )|(?<=\bErstzulassung: )|(?<=\bTÜV )|(?<=\bTÜV: )"
        r"|(?<=\bTÜV bis )|(?<=\bHU )|(?<=\bHU: )|(?<=\bHU bis )|(?<=\bHU/AU ))"
        r"(0?[1-9]|1[0-2])/(\d\d|20\d\d)(?![\w/]|[.,]\d)",
        registered,
        needs=("0/0",),
        at_number=True,
    ),
)
