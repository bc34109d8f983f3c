"""Lines of a programme, which open with a time.

10.15 Begrüßung -> zehn Uhr fünfzehn Begrüßung      9.30 Meter -> neun Komma drei null Meter
24.12. 15.30 Krippenspiel / 17.00 Christmette -> vierundzwanzigster zwölfter fünfzehn Uhr dreißig ...
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import word_after
from audiobuild.german.grammar.numbers import cardinal
from audiobuild.german.grammar.patterns import DASH, MONTH
from audiobuild.german.rule_engine import Rule
from audiobuild.german.words import word_list
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

_WINDOW = 40
_SEPARATORS = (" / ", "; ", ", ", " · ", " – ", " - ", " | ")
# Matches all of "24.12.2024", "24. 12.", "24. Dezember 2024"; not of "24.12", "24. Tag".
_DAY = rf"(?<![\d.])\d{{1,2}}\. ?(?:\d{{1,2}}\.(?:\d{{4}}|\d\d)?|{MONTH}(?: \d{{4}})?)"
# Matches the end of "24.12. ", "am 24. Dezember 2024, "; not of "24.12.–", "24. Tag ".
_DAY_BEFORE = lazy_regex(rf"{_DAY},? $")
# Matches in "10.15 Begrüßung", "9.00–9.45: Yoga", "Di, 24.12.: 15.30 Krippenspiel", "(So 9.00 Messe"; not in
# "Halle 10.15".
_OPENING = lazy_regex(
    rf"(?:^|[(„»]|[:;–] )(?:[A-ZÄÖÜ][\w-]+: )?(?:[A-Z][a-z]{{1,9}}\.?,? )?(?:{_DAY}[,:]? )?"
    rf"(?:[7-9]|1\d|2[0-3])\.(?:00|15|30|45)(?: ?{DASH} ?\d{{1,2}}\.\d\d)?:? [A-ZÄÖÜ„]"
)
_CLAUSE_AFTER = frozenset(word_list("Wird Werden Ist Sind Hat Haben Kann Können Darf Dürfen Sofern Soweit Falls Wenn"))
"""Words that open a clause: the number before is that of a provision, 14.15 Wird eine Sondergruppe eingesetzt."""
_COUNTED_AFTER = frozenset(
    word_list("""
    Uhr Euro EUR CHF Franken Dollar Prozent Millionen Mio Milliarden Mrd Meter Kilometer Zentimeter Liter Gramm Kilo
    Tonnen Hektar Sekunden Minuten Stunden Punkte Grad Volt Watt
    """)
)


def of_programme(found: re.Match[str], text: str) -> str | None:
    """Read ``10.15 Begrüßung``, a line of a programme, as zehn Uhr fünfzehn; ``9.30 Meter``, ``10.10 Ziele`` stay.

    ``24.12. 15.30 Krippenspiel / 17.00 Christmette`` are times too: after a date, and after what opens with a time.
    """
    first = max(0, found.start() - _WINDOW)
    listed = text[first : found.start()].endswith(_SEPARATORS) and _OPENING.search(text)
    opens = not text[: found.start()].strip() or listed or _DAY_BEFORE.search(text, first, found.start())
    if not opens or word_after(text, found.end()) in _COUNTED_AFTER | _CLAUSE_AFTER:
        return None
    minutes = int(found[2])
    return f"{cardinal(int(found[1]))} Uhr" + (f" {cardinal(minutes)}" if minutes else "")


def of_speech(found: re.Match[str], text: str) -> str | None:
    """Read ``14.19 Präsident Maier``, the time in the minutes of a parliament, as vierzehn Uhr neunzehn."""
    if text[: found.start()].strip() and not text.endswith((". ", ".) ", "! ", "? "), 0, found.start()):
        return None
    minutes = int(found[2])
    return f"{cardinal(int(found[1]))} Uhr" + (f" {cardinal(minutes)}" if minutes else "")


RULES = (
    # Matches "14.19" in "14.19 Präsident Maier:", "9.08" in "9.08 Abgeordnete Sigrid"; not "14.19 Präsidium", "3.141".
    Rule(
        "time of a speech",
        r"(?<![\w.,:])(\d|1\d|2[0-3])\.([0-5]\d)(?=\*? (?:(?:Vizep|P)räsident|Abgeordnete[rn]?|Vizekanzler"
        r"|Bundes(?:minister|kanzler|rat)|Staatssekretär|Volksanwalt)(?:in)? [A-ZÄÖÜ])",
        of_speech,
        needs=("0.0 P", "0.0 A", "0.0 V", "0.0 B", "0.0 S", "0.0* "),
        at_number=True,
    ),
    # Matches "10.15" in "10.15 Begrüßung"; not "10.10 Ziele", "3.15 Ziele". `of_programme` looks if it opens an entry.
    Rule(
        "line of a programme",
        r"(?<![\w.,:])([7-9]|1\d|2[0-3])\.(00|15|30|45)(?=:? [A-ZÄÖÜ„])",
        of_programme,
        needs=("0.0",),
        at_number=True,
    ),
)
