"""Scores, ratios and scales.

2:1 -> zwei zu eins        6:4, 7:5 -> sechs zu vier, sieben zu fünf      Maßstab 1:50.000 -> eins zu fünfzigtausend
"""

from __future__ import annotations

import re

from audiobuild.german.engine import Rule
from audiobuild.german.grammar.numbers import decimal
from audiobuild.german.grammar.patterns import BLANK, WHOLE


def score(found: re.Match[str], text: str) -> str | None:
    """``2:1`` -> zwei zu eins; ``10 : 2 =`` -> zehn geteilt durch zwei; ``1,5:1`` -> eins Komma fünf zu eins."""
    joint = " geteilt durch " if re.match(r"\s*=", text[found.end() :]) else " zu "
    return joint.join(decimal(part) for part in re.split(rf"{BLANK}?:{BLANK}?", found[0]))


RULES = (
    Rule(
        "score",
        rf"(?<![\w.,:]){WHOLE}(?:,\d+)?(?:(?:{BLANK}:{BLANK}|:){WHOLE}(?:,\d+)?)+(?!\w)",
        score,
        needs=":",
        at_number=True,
    ),
)
