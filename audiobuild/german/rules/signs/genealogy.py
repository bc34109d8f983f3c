"""Signs of genealogists for a marriage.

⚭ 1780 -> verheiratet      (1750–1810) ∞ Anna Kofler -> verheiratet mit Anna Kofler
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.rule_engine import Rule

if TYPE_CHECKING:
    import re


def married(found: re.Match[str], text: str) -> str | None:
    """Read ``⚭ 1780``, ``∞ 3.5.1780`` as verheiratet; before a name as verheiratet mit."""
    blank = "" if text[: found.start()][-1:] in ("", " ", "(") else " "
    return f"{blank}verheiratet {'mit ' if text[found.end()].isalpha() else ''}"


RULES = (
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
