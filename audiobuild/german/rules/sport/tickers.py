"""Minutes that open the entries of a live ticker: 88. Wechsel bei Köln -> achtundachtzigste Minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.numbers import cardinal, ordinal
from audiobuild.german.rule_engine import Rule

if TYPE_CHECKING:
    import re

_LAST_ITEM = 12
"""Higher numbers are minutes, not items of a list."""


def minute(found: re.Match[str], _: str) -> str | None:
    """Read ``88. Wechsel bei Köln`` as achtundachtzigste Minute."""
    number = int(found[1])
    return f"{ordinal(number, 'e')} Minute:" if number > _LAST_ITEM else None


def added_time(found: re.Match[str], _: str) -> str | None:
    """Read ``45+2. Pausenpfiff`` and ``90+4: Aus`` as fünfundvierzigste Minute plus zwei."""
    return f"{ordinal(int(found[1]), 'e')} Minute plus {cardinal(int(found[2]))}{found[3]}"


RULES = (
    # Matches "45+2." in "45+2. Pausenpfiff", "90+4:" in "90+4: Aus", "45+2." alone; not in "45+2 ist 47", "46+2. Aus".
    Rule(
        "added time of a ticker",
        r"\A(45|90|105|120)\.? ?\+ ?(\d{1,2})([.:])(?=\s*\Z| [A-ZÄÖÜ„\"])",
        added_time,
        needs=("0+0", "0.+0", "0 + 0", "0 +0", "0+ 0"),
        at_number=True,
    ),
    # Matches "88." in "88. Wechsel bei Köln", "67." in "67. Gelb für Kern"; not in "12. Tor für Kern",
    # "Der 88. Wechsel bei Köln", "14. Wechsel der Farbe".
    Rule(
        "minute of a ticker",
        r"\A(\d{2,3})\.(?= (?:(?:Doppel|Dreifach|Vierfach|Spieler)wechsel\b|(?:Aus|Ein)wechslung\b|Wechsel(?: bei|:)"
        r"|(?:Gelb|Rot|Gelb-Rot|(?:Gelbe|Rote|Gelb-Rote) Karte|Freistoß|Eckball|Ecke)(?: für| gegen|[:.!])))",
        minute,
        needs=("0.",),
        at_number=True,
    ),
)
