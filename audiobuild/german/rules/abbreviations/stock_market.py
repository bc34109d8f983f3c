"""Abbreviations of stock market reports: bei 18.500 Pkt -> Punkten, VW vz -> Vorzüge, vz-Aktie -> Vorzugs-Aktie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import search_before, word_before
from audiobuild.german.rule_engine import Rule
from audiobuild.german.rules.abbreviations.dotted import DATIVE_COUNT
from audiobuild.german.words.determiners import BEFORE_ADJECTIVE
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

# Matches the end of "nur 1 "; not of "21 ", "0,1 ".
_ONE_BEFORE = lazy_regex(r"(?<![\d.,])1 $")


def points(found: re.Match[str], text: str) -> str | None:
    """Read ``5.653,17 PKT`` as Punkte, ``bei 18.500 Pkt`` as Punkten, ``1 Pkt`` as Punkt."""
    if search_before(_ONE_BEFORE, text, found.start(), 4):
        return "Punkt"
    return "Punkten" if DATIVE_COUNT.search(text, 0, found.start()) else "Punkte"


def preference_share(found: re.Match[str], text: str) -> str | None:
    """Read ``Sartorius vz`` as Vorzüge, ``die Porsche vz-Aktie`` as Vorzugs; ``das vz`` stays."""
    company = word_before(text, found.start())
    if len(company) == 1 or not company[:1].isupper() or company.lower() in BEFORE_ADJECTIVE:
        return None
    return "Vorzugs" if text.startswith("-", found.end()) else "Vorzüge"


RULES = (
    # Matches "Pkt" in "18.500 Pkt", "PKT" in "5,17 PKT"; not in "5 Pkt 3", "5 Pkt.", "Pkt 3".
    Rule(
        "points of an index",
        r"(?<=[\d\0] )(?:PKT(?![\w-])|Pkte?(?![\w.-]| ?[\d\0]))",
        points,
        needs=("0 PKT", "0 Pkt"),
    ),
    # Matches "vz" in "Sartorius vz", "VW Vz-Aktie"; not in "VW Vz.", "5 vz", "vz-los".
    Rule(
        "preference share",
        r"(?<=[^\W\d_] )[vV]z(?:(?![\w.-])|(?=-Aktien?\b))",
        preference_share,
        needs=(" vz", " Vz"),
    ),
)
