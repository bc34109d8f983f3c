"""Characters that stand for others which look like them: blanks of other widths, hyphens of word processors, º.

E‐Mail -> E-Mail      030‑1234 -> 030-1234      S−Bahn -> S-Bahn      5 ºC -> 5 °C
"""

from __future__ import annotations

import re

# Matches "‐" in "E‐Mail", "‑" in "Mo‑Fr", "−" in "S−Bahn", "VP−730"; not "–" in "Mo–Fr", "−" in "a−b", "A−3", "5−3".
_HYPHEN = re.compile("[\u2010\u2011]|(?<=[^\\W\\d_])\u2212(?=[^\\W\\d_]{3})|(?<=[^\\W\\d_]{2})\u2212(?=\\d)")
_WIDE = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009\u2007", " ") | {"\u2015": "\u2013"})
# Matches "º" in "5 ºC", "30º", "⁰" in "5 ⁰C", "10⁰ C"; not in "Nº 5", "10⁰ = 1".
_DEGREE = re.compile("(?<=\\d)\u00ba|(?<=\\d )\u00ba(?= ?[CF]\\b)|(?:(?<=\\d)|(?<=\\d ))\u2070(?= ?[CF]\\b)")


def replaced(text: str) -> str:
    """Return the text with each such character replaced by the one it stands for; its length stays the same."""
    if text.isascii():
        return text
    return _DEGREE.sub("\u00b0", _HYPHEN.sub("-", text.translate(_WIDE)))
