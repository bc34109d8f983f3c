"""Spoonfuls in recipes: 2 EL Öl -> Esslöffel, einen halben TL -> Teelöffel, 2 El Butter, 1 Tl Salz."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import search_before
from audiobuild.german.rule_engine import Rule
from audiobuild.german.words import word_list
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

_SPOONS = {"E": "Esslöffel", "T": "Teelöffel"}


def spoon(found: re.Match[str], _: str) -> str | None:
    """Read ``3 gehäufte EL`` and ``zwei EL`` as Esslöffel, ``TL`` as Teelöffel."""
    return _SPOONS[found[0][0]]


# Matches the end of "1:0 ", "2 : 1 ", "eins zu null "; not of "Salz: 1 ".
_SCORE_BEFORE = lazy_regex(r"\d ?: ?\d+ $| zu \w+ $")
_LONGEST_SCORE = 16


def mixed_case_spoon(found: re.Match[str], text: str) -> str | None:
    """Read ``2 El Butter`` as Esslöffel, ``1 Tl Salz`` as Teelöffel; ``1:0 El Amin`` is left alone."""
    if search_before(_SCORE_BEFORE, text, found.start(), _LONGEST_SCORE):
        return None
    return spoon(found, text)


_FILLED = ("gestrichen", "gehäuft", "voll", "halb", "groß", "klein")
_SPOONFULS = "|".join(
    f"(?<={word} )"
    for word in (
        "\0",
        *(f"{adjective}e{ending}" for adjective in _FILLED for ending in ("", *"nrm")),
        *word_list("ein einen einem zwei drei vier fünf sechs etwa ca. je pro"),
    )
)
MIXED_CASE = (
    # Matches "El" in "2 El Butter", "Tl" in "2 Tl Salz"; not "El Butter", "1 El Niño", "2 El-Bahnen".
    Rule(
        "spoon in mixed case",
        r"(?<=[\d\0] )(?:El|Tl)(?= (?!Ni|Al\b|Greco)[A-ZÄÖÜa-zäöü])",
        mixed_case_spoon,
        needs=("0 El ", "0 Tl "),
    ),
)
"""Before the abbreviations."""
RULES = (
    # Matches "EL" in "\0 EL", "3 gehäufte EL", "zwei EL Öl", "TL" in "einen halben TL"; not in "der EL", "EL AL".
    Rule("spoon", rf"(?:{_SPOONFULS})(?:EL|TL)(?!\w)", spoon, needs=("EL", "TL")),
)
