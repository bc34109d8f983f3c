"""Apertures of lenses.

f/1.8 -> f eins Komma acht      f/3.5-5.6 II -> f drei Komma fünf bis fünf Komma sechs zwei
1:3,5-5,6 -> eins zu drei Komma fünf bis fünf Komma sechs      f/2.8L -> f zwei Komma acht L
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.numbers import cardinal, decimal
from audiobuild.german.grammar.patterns import DASH
from audiobuild.german.rule_engine import Rule

if TYPE_CHECKING:
    import re

_GENERATIONS = ("I", "II", "III", "IV")
"""Numbers of versions of a lens."""


def aperture(found: re.Match[str], _: str) -> str | None:
    """Read ``f/3.5-5.6 II`` as f drei Komma fünf bis fünf Komma sechs zwei; ``1:3,5-5,6`` -> eins zu ..."""
    numbers = (decimal(number.replace(".", ",")) for number in (found["first"], found["last"]) if number)
    generation = f" {cardinal(_GENERATIONS.index(found['generation']) + 1)}" if found["generation"] else ""
    series = " L" if found["series"] else ""
    return f"{'eins zu' if found['opens'] == '1:' else found['opens'][0]} {' bis '.join(numbers)}{series}{generation}"


# Matches all of "1.8", "2,8", "11"; not of "1.85", "111".
_STOP = r"\d{1,2}(?:[.,]\d)?"
RULES = (
    # Matches "f/1.8", "F/2.8 III", "f/3.5-5.6", "1:3,5-5,6", "f/2.8L", "1:4,0L"; not "f/1.8.3", "1:3", "1:3,5",
    # "pdf/1.8", "f/3/4".
    Rule(
        "aperture",
        rf"(?<![\w.,:/])(?P<opens>[fF]/ ?|1:(?=\d,\d ?(?:{DASH} ?\d,\d|L\b)))(?P<first>{_STOP})"
        rf"(?: ?{DASH} ?(?P<last>{_STOP}))?"
        r"(?! ?[-–/:]? ?\d|[.,/]\d)(?P<series> ?L(?![\w.]))?(?![\w/])(?: (?P<generation>I{2,3}|IV)(?!\w|\.\w))?",
        aperture,
        needs=("f/0", "f/ 0", "F/0", "F/ 0", "0:0,0-0,0", "0:0,0 - 0,0", "0:0,0L", "0:0,0 L"),
    ),
)
