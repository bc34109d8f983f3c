"""Places in tables and lists of results, which are read as numbers.

Platz: 3. -> drei      100 m: 1. Anna Huber 13,80 Sekunden -> eins Anna Huber ...
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import search_before, word_after
from audiobuild.german.grammar.numbers import cardinal
from audiobuild.german.rule_engine import Rule
from audiobuild.german.rules.numbering.enumerations import SEPARATED, WINDOW, is_counted
from audiobuild.german.words.sentence_words import MONTHS
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re


def place_with_result(found: re.Match[str], text: str) -> str | None:
    """Read ``100 m: 1. Anna Huber 13,80 Sekunden``, who came first and with which result, as eins."""
    following = word_after(text, found.end())
    if following in MONTHS or is_counted(following):
        return None  # "Umsatz: 1. Quartal 3,5 Mio."
    return cardinal(int(found[1])) if search_before(SEPARATED, text, found.start(), WINDOW) else None


# Matches the end of "Platz: ", "Platzierung: "; not of "Platz ", "Marktplatz: ".
_PLACE_BEFORE = lazy_regex(r"(?<![\w-])(?:(?:Start)?[Pp]latz|Rang|Platzierung|Position|Pl\.|Rg\.|Pos\.|Nr\.): $")


def place(found: re.Match[str], text: str) -> str | None:
    """Read ``Platz: 3.`` as drei, ``5., Reichl`` as fünf: a place in a table, whoever has it."""
    opens = found.start() == 0 and found.end() < len(text)
    labelled = opens or search_before(_PLACE_BEFORE, text, found.start(), 14)
    return cardinal(int(found[1])) if labelled else None


RULES = (
    # Matches "3." in "Platz: 3.", "2." in "Rang: 2., Name: Eva", "5." in "5., Reichl"; not in "5. Reichl", "am 5., so".
    Rule(
        "place in a table",
        r"(?<![\w.,/–-])(\d{1,3})\.(?= ?,\s[A-ZÄÖÜ]|\Z)",
        place,
        needs=("0., ", "0. , ", ": 0."),
        at_number=True,
    ),
    # Matches "1." in "1. Anna Huber 13,80 Sekunden", "2." in "2. Ida Kern (TV Ahl) 1:12,11", "1. Ida Kern (SUI), 2.";
    # not in "1. Köln 45", "1. Quartal von 3,5", "1. Ida Kern (links), 2.", "1. Wohnrecht (MRG) – so".
    Rule(
        "place with a result",
        r"(?<![\w.,/–-])(\d{1,3})\.(?= (?:[A-ZÄÖÜ][\w.’-]* ){1,3}(?:(?:\([^()]{1,30}\) )?\d{1,3}(?:[:,]\d{1,2}){1,3}"
        r"(?: (?:m|Meter|Sek|Min|s|sec)|[,;.]|\Z)|\([A-ZÄÖÜ][^()]{0,30}\)(?:[,;.](?= \d|\Z)|\Z| [–-] (?=\d))))",
        place_with_result,
        needs=("0. ",),
        at_number=True,
    ),
)
