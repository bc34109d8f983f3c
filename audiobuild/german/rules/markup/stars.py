"""Stars: of a rating and of a hotel.

Fazit: ★★★★☆ -> Fazit: vier von fünf Sternen      4*-Hotel -> Vier-Sterne-Hotel
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.numbers import cardinal
from audiobuild.german.rule_engine import Rule

if TYPE_CHECKING:
    import re

_FEWEST_STARS = 3
"""Stars of a rating, the empty ones among them."""


def stars(found: re.Match[str], _: str) -> str | None:
    """Read ``★★★★☆`` as vier von fünf Sternen; ``Fazit: ★★★`` -> drei Sterne; ``★☆`` is left alone, an ornament."""
    full, empty = sum(found[0].count(star) for star in "★⭐*"), found[0].count("☆")
    if empty and full + empty < _FEWEST_STARS:
        return None
    if empty:
        return f"{'einer' if full == 1 else cardinal(full)} von {cardinal(full + empty)} Sternen"
    return "ein Stern" if full == 1 else f"{cardinal(full)} Sterne"


def category(found: re.Match[str], _: str) -> str | None:
    """Read ``4*-Hotel`` and ``****-Hotel`` as Vier-Sterne-Hotel; ``4* superior`` -> vier Sterne superior."""
    if alone := found[3] or found[4]:
        return "ein Stern" if alone == "1" else f"{cardinal(int(alone))} Sterne"
    count = int(found[1]) if found[1] else len(found[2])
    return f"{cardinal(count).capitalize()}-Sterne-"


# Matches the beginning of "Hotel", "Häuser"; not of "Hotline".
_LODGING = (
    "(?:Hotel|Haus|Häuser|Restaurant|Küche|Camping|Koch|General|Superior|Resort|Ferien|Pension|Kategorie|Niveau"
    "|Standard)"
)
RULES = (
    # Matches "4*-" in "4*-Hotel", "****-" in "ein ****-Hotel", "5* " in "5* Hotel", "4*" in "4* superior", "4*" in
    # "Beach Resort 4*"; not "4*5", "5* Hotline", "Seite 4*".
    Rule(
        "stars of a hotel",
        rf"(?<![\w*])(?:(?:([1-7])\*S?|(\*{{2,5}}))[- ]?(?={_LODGING})|([1-7])\*(?= [Ss]uperior\b)"
        r"|(?:(?<=Hotel )|(?<=Resort )|(?<=Pension ))([1-7])\*(?![\w*-])(?! ?[A-ZÄÖÜ]))",
        category,
        needs=("*",),
    ),
    # Matches "★★★★☆", "⭐⭐⭐⭐" in "Fazit: ⭐⭐⭐⭐", "***" in "Wertung: ***"; not "★ Das Fest ★", "☆☆☆", "★☆★☆".
    Rule(
        "stars of a rating",
        r"(?<![★⭐☆])(?<![★⭐]\ufe0f)(?:[★⭐]\ufe0f?){1,9}☆{1,9}(?![★⭐☆])"
        r"|(?<=: )(?:[★⭐]\ufe0f?){1,9}(?![★⭐☆])(?! ?\w)|(?:(?<=ertung: )|(?<=Fazit: )|(?<=Rating: ))\*{1,6}(?![\w*])",
        stars,
        needs=("★☆", "⭐☆", "⭐\ufe0f☆", ": ★", ": ⭐", ": *"),
    ),
)
