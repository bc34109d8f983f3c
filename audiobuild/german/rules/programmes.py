"""Lines of a programme, which open with a time.

10.15 Begrüßung -> zehn Uhr fünfzehn Begrüßung      9.30 Meter -> neun Komma drei null Meter
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.engine import Rule
from audiobuild.german.grammar.context import word_after
from audiobuild.german.grammar.numbers import cardinal
from audiobuild.german.words import word_list

if TYPE_CHECKING:
    import re


def of_programme(found: re.Match[str], text: str) -> str | None:
    """Read ``10.15 Begrüßung``, a line of a programme, as zehn Uhr fünfzehn; ``9.30 Meter``, ``10.10 Ziele`` stay."""
    if text[: found.start()].strip() or word_after(text, found.end()) in _COUNTED_AFTER:
        return None
    minutes = int(found[2])
    return f"{cardinal(int(found[1]))} Uhr" + (f" {cardinal(minutes)}" if minutes else "")


_COUNTED_AFTER = frozenset(
    word_list("""
    Uhr Euro EUR CHF Franken Dollar Prozent Millionen Mio Milliarden Mrd Meter Kilometer Zentimeter Liter Gramm Kilo
    Tonnen Hektar Sekunden Minuten Stunden Punkte Grad Volt Watt
    """)
)

RULES = (
    # Matches "10.15" in "10.15 Begrüßung"; not "10.10 Ziele", "3.15 Ziele". `of_programme` looks if it opens the line.
    Rule(
        "line of a programme",
        r"(?<![\w.,:])([7-9]|1\d|2[0-3])\.(00|15|30|45)(?=:? [A-ZÄÖÜ„])",
        of_programme,
        needs=("0.0",),
        at_number=True,
    ),
)
