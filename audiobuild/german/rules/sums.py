"""Minus and a stroke between quantities of a sum.

y = n - 1 -> y gleich n minus eins        (n - (j - 1)) / n = 1 -> ... durch n
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.engine import Rule

if TYPE_CHECKING:
    import re


def difference(found: re.Match[str], text: str) -> str | None:
    """Read ``y = n - 1`` as n minus eins; ``Platz 1 - 3 = gut`` is left: a letter or bracket is at a side."""
    closed = text[: found.start()].endswith("(", 0, found.start() - 1) and text.startswith(")", found.end() + 1)
    letters = not (text[found.start() - 1].isdecimal() and text[found.end()].isdecimal())
    return " minus " if letters and ("=" in text or closed) else None


def divided(_found: re.Match[str], text: str) -> str | None:
    """Read ``(a - b) / n`` as durch n."""
    return " durch " if "=" in text else None


# Matches the end of "= n", "x₁", "f(x)", "n - 1"; not of "Plan", "A4".
_LEFT = r"(?:(?<=[\s(=][a-zA-Z])|(?<=\b[a-zA-Z][₀-₉])|(?<=[\s(=]\d)|(?<=[\w)]\)))"
# Matches the beginning of "n)", "1)", "x₁ =", "(a", "1."; not of "nach", "3 Tage", "A4".
_RIGHT = (
    r"(?=[a-zA-Z][₀-₉]?(?:\s?[)=*/·⋅+,;]|\s[-–−]\s|\.?\Z|\()"
    r"|\d+(?:,\d+)?(?:\s?[)=*/·⋅+;]|,?\s(?:für|mit|und|ist|gilt|wobei)\b|\.?\Z)|\([a-zA-Z\d])"
)

RULES = (
    # Matches " - " in "y = n - 1", "(n - (j", "x₁ - x₂ ="; not in "Plan - 1", "n - 3 Tage", "a-b", "n - so".
    Rule("difference of quantities", rf"{_LEFT} [-–−] {_RIGHT}", difference, needs=(" - ", " – ", " − ")),
    # Matches " / " in "(j)) / n = 3", "/" in "(a)/n"; not in "(a)/nein", "a / n".
    Rule("quotient of a bracket", r"(?<=[\w)]\)) ?/ ?(?=[a-zA-Z](?![\w.]))", divided, needs=(")/", ") /")),
)
