"""Days that open the entries of a diary: 4/10 Vm. -> vierter zehnter, vormittags; 1/6 Freitag -> erster sechster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.numbers import ordinal
from audiobuild.german.rule_engine import Rule
from audiobuild.german.words.calendar import WEEKDAY_NAMES

if TYPE_CHECKING:
    import re

_PARTS_OF_DAY = {
    "Vm.": "vormittags", "Vorm.": "vormittags", "Nm.": "nachmittags", "Nachm.": "nachmittags", "Abds.": "abends",
    "Abd.": "abends",
}  # fmt: skip
_LAST_DAY, _LAST_MONTH = 31, 12


def day(found: re.Match[str], _: str) -> str | None:
    """Read ``4/10 Vm.`` as vierter zehnter, vormittags; ``1/6 Freitag`` -> erster sechster, Freitag."""
    number, month = int(found[1]), int(found[2])
    if not (0 < number <= _LAST_DAY and 0 < month <= _LAST_MONTH):
        return None
    date = f"{ordinal(number, 'er')} {ordinal(month, 'er')},"
    return f"{date} {_PARTS_OF_DAY[found[3]]}" if found[3] else date


RULES = (
    # Matches "4/10 Vm." in "4/10 Vm. in Ulm", "1/6" in "1/6 Freitag", "3/8" in "3/8 Früh im Bad"; not in
    # "3/8 Liter", "Am 3/8 Vm.", "4/10 Vm".
    Rule(
        "day of a diary",
        rf"\A(\d{{1,2}})/(\d{{1,2}})(?: ((?:V|N|Vor|Nach)m\.|Abds?\.)(?!\w)"
        rf"|(?= (?:{'|'.join(sorted(WEEKDAY_NAMES))}|Früh|Mittags?|Abends?|Morgens|Vormittags?|Nachmittags?)\b))",
        day,
        needs=("0/0 ",),
        at_number=True,
    ),
)
"""Before the fractions, and the units: Nm."""
