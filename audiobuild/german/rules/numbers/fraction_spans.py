"""The first amount of a span with fractions, and its dash.

1-1 1/2 Stunden -> ein bis eineinhalb      ½–¾ Liter -> ein halber bis drei Viertel      1/2-1 Tasse -> eine halbe bis
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from audiobuild.german.grammar.halves import half
from audiobuild.german.grammar.numbers import cardinal
from audiobuild.german.rule_engine import Rule
from audiobuild.german.rules.numbers.fractions import SIGNS, mixed, spelt, value_of
from audiobuild.german.words.measures import units
from audiobuild.german.words.nouns import gender

if TYPE_CHECKING:
    import re


def first_amount(found: re.Match[str], text: str) -> str | None:
    """Read ``1-`` in ``1-1 1/2 Stunden`` as ein bis; ``½–`` in ``½–1 Tasse`` -> eine halbe bis; ``2-1½`` stays."""
    first, last = value_of(found["first"]), value_of(found["last"])
    if first >= last:
        return None
    whole, part = divmod(first, 1)
    if not part:
        return f"{cardinal(int(whole), 'ein')} bis "
    if whole:
        return f"{mixed(int(whole), part.numerator, part.denominator)} bis "
    if part == Fraction(1, 2):
        unit = found["unit"].strip()
        kind = units()[unit][2] if unit in units() else gender(unit)
        return f"{half('', kind, text, found.start())} bis "
    return f"{spelt(part.numerator, part.denominator)} bis "


# Matches all of "1/2", "3/4", "2/3"; not of "2/4", "3/3", "1/2/3".
_SLASHED = r"(?:[13]/[48]|[12]/3|1/2)"
# Matches all of "1 1/2", "1½", "1 ½", "3/4", "½"; not of "1", "3/5", "1/2/3".
_WITH_FRACTION = rf"(?:(?:\d{{1,2}} ?)?[{''.join(SIGNS)}]|(?:\d{{1,2}} )?{_SLASHED})"
# Matches all of "-", " – ", " bis "; not of " und ".
_TO = r"(?: ?[-–] ?| bis )"
RULES = (
    # Matches "1-" in "1-1 1/2 Stunden", "½–" in "½–¾ Liter", "1 1/2 bis " in "1 1/2 bis 2 EL"; not in "1-2 Stunden",
    # "1/2-3", "Heft 1/2-3/4", "4 1/2-3".
    Rule(
        "first of a span of fractions",
        rf"(?<![\w.,/:–-])(?P<first>(?P<part>{_WITH_FRACTION})|\d{{1,2}}){_TO}"
        rf"(?=(?P<last>{_WITH_FRACTION}|(?(part)\d{{1,2}}|(?!)))(?P<unit> ?[A-ZÄÖÜa-zäöü]\w*))",
        first_amount,
        needs=("0/0", *SIGNS),
    ),
)
