"""Minutes that open the entries of a live ticker: 88. Wechsel bei Köln -> achtundachtzigste Minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.numbers import ordinal
from audiobuild.german.rule_engine import Rule

if TYPE_CHECKING:
    import re

_LAST_ITEM = 12
"""Higher numbers are minutes, not items of a list."""


def minute(found: re.Match[str], _: str) -> str | None:
    """Read ``88. Wechsel bei Köln`` as achtundachtzigste Minute."""
    number = int(found[1])
    return f"{ordinal(number, 'e')} Minute:" if number > _LAST_ITEM else None


RULES = (
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
