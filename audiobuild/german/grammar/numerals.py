"""Roman numerals in their regular form: XIV -> 14, IIII -> 0."""

from __future__ import annotations

from audiobuild.german.grammar.numbers import SPELT, roman_value
from audiobuild.lazy_regex import lazy_regex

# Matches the end of "XIV", "Teil I"; not of "XIVa", "Im".
NUMERAL_ENDS = r"[IVXLCDM](?![^\W_])"
"""The trigger of rules for Roman numerals."""
# Matches all of "XIV", "MDCCLXXXIX", ""; not of "IIII", "XIVa".
_CANON = lazy_regex(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def value(numeral: str) -> int:
    """Return the value of a Roman numeral, 14 for XIV; 0 if it is not one in its regular form."""
    return roman_value(numeral) if _CANON.fullmatch(numeral) else 0


# Matches the beginning of " null", " dreizehn Tage"; not of " achtete", " 3".
SPELT_AFTER = lazy_regex(f" {SPELT}")
"""A number in words after the letters of a code (AA IV0): they were no numeral."""
