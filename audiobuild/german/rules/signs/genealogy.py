"""Signs of genealogists for a marriage, and of parishes for the dead.

⚭ 1780 -> verheiratet      (1750–1810) ∞ Anna Kofler -> verheiratet mit Anna Kofler      Amt f. + Karl -> für Karl
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.rule_engine import Rule
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re


def married(found: re.Match[str], text: str) -> str | None:
    """Read ``⚭ 1780``, ``∞ 3.5.1780`` as verheiratet; before a name as verheiratet mit."""
    blank = "" if text[: found.start()][-1:] in ("", " ", "(") else " "
    return f"{blank}verheiratet {'mit ' if text[found.end()].isalpha() else ''}"


# Matches in "Messe für + Anna", "Amt f. + Karl"; not in "für Anna + Karl".
_PRAYED = lazy_regex(r"\b(?:[Ff]ür|f\.) \+ ?[A-ZÄÖÜ]")


def dead(found: re.Match[str], text: str) -> str | None:
    """Read ``Messe für + Anna und + Eltern`` without its crosses; ``f. + Karl`` -> für."""
    return ("für " if found[0].startswith("f") else "") if _PRAYED.search(text) else None


RULES = (
    # Matches "+ " in "Messe für + Anna", "und + Eltern", ", + Eltern", "f. + " in "Amt f. + Karl"; not in "für + 3",
    # "2 + Anna".
    Rule(
        "dead",
        r"\bf\. \+ ?(?=[A-ZÄÖÜ][a-zäöüß])|(?:(?<=\b[Ff]ür )|(?<=\bund )|(?<=\bu\. )|(?<=, ))\+ ?(?=[A-ZÄÖÜ][a-zäöüß])",
        dead,
        needs=("ür +", "f. +", "nd +", "u. +", ", +"),
    ),
    # Matches "⚭ " in "⚭ 1780", "sie ⚭ Karl", "∞ " in "(1750–1810) ∞ Anna Kofler", "1810, ∞ 1780 Anna"; not in
    # "gegen ∞ ", "n → ∞ Konvergiert".
    Rule(
        "marriage",
        r"⚭ ?(?=[\d\0A-ZÄÖÜ])"
        r"|(?:(?<=[),;\d\0] )|(?<=\())∞ ?(?=\d{1,2}\.|1[5-9]\d\d|20\d\d|\0|[A-ZÄÖÜ][a-zäöüß]+ [A-ZÄÖÜ])",
        married,
        needs=tuple("⚭∞"),
    ),
)
