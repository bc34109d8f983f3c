"""The sign Ø, a diameter or a mean.

Ø 26 cm -> Durchmesser sechsundzwanzig Zentimeter      Ø 3,5 Std. -> durchschnittlich drei Komma fünf Stunden
im Ø -> im Durchschnitt      Ø-Preis, Ø Alter -> Durchschnitts-Preis, Durchschnitts-Alter
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.rule_engine import Rule
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

# Matches the beginning of "26 cm", "5-8 mm", "ca. 20", "1,5 m"; not of "3,5 Std.", "20 Euro", "90 %", "6,4 l/100 km".
_LENGTH = lazy_regex(
    r"(?:ca\. )?[\d.,–-]++(?: ?(?:mm|cm|dm|m|km|Meter|Zentimeter|Millimeter|Zoll|[\"″])(?![\w/])"
    r"|(?<=\d)[)]| ?\Z|(?<=,)(?= ))"
)
# Matches "Note 3", "Noten", "Klassenarbeit", "werten die User", "Bewertungen"; not "Notenständer 3", "Wert".
_MARK = lazy_regex(r"\bNoten?\b|Klassenarbeit|Zensur|Notenschnitt|\b[Ww]erte(?:n|t|te)\b|[Bb]ewert|\bStimmen\b")
"""Texts about marks and ratings, whose mean has no unit."""


def diameter_or_mean(found: re.Match[str], text: str) -> str | None:
    """Read ``Ø 26 cm`` as Durchmesser sechsundzwanzig Zentimeter, ``Ø 3 Std.`` as durchschnittlich drei Stunden."""
    if found["noun"]:
        return "Durchschnitts" + found["noun"].replace(" ", "-")
    if found["mean"] is not None:
        return "Durchschnitt"
    if not found["count"]:
        return "Durchmesser"
    measured = _LENGTH.match(text, found.end()) and not _MARK.search(text)
    return "Durchmesser " if measured else "durchschnittlich "


RULES = (
    # Matches "Ø " in "Ø 26 cm" and in "Ø Alter", "ø" in "26 cm ø", "Ø-" in "Ø-Preis", "Ø" in "im Ø"; not "Øre", "ø".
    Rule(
        "diameter",
        r"(?<!\w)[Øø⌀∅](?:(?P<mean>(?<=\b[Ii]m .)(?!\w)|(?<=\b[Dd]er .)(?![\w-])(?! ?\d))"
        r"|(?P<count> ?(?=(?:ca\. )?\d))|(?P<noun>[- ](?=[A-ZÄÖÜ][a-zäöüß])))"
        r"|(?<=m )[Øø⌀∅](?=\W|\Z)|(?<=\0 )[Øø⌀∅](?=\W|\Z)",
        diameter_or_mean,
        needs=(*"Øø⌀∅",),
    ),
)
