"""Operators between the quantities of a formula: minus, times, a slash.

y = n - 1 -> y gleich n minus eins        (n - (j - 1)) / n = 1 -> ... durch n
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import search_before
from audiobuild.german.rule_engine import Rule
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re


def raised_difference(_found: re.Match[str], _: str) -> str | None:
    """Read ``(9-6)^2`` as neun minus sechs."""
    return " minus "


def difference(found: re.Match[str], text: str) -> str | None:
    """Read ``y = n - 1`` as n minus eins; ``Platz 1 - 3 = gut`` is left alone: a letter or bracket is at a side."""
    closed = text[: found.start()].endswith("(", 0, found.start() - 1) and text.startswith(")", found.end() + 1)
    letters = not (text[found.start() - 1].isdecimal() and text[found.end()].isdecimal())
    return " minus " if letters and ("=" in text or closed) else None


# Matches all of "Umsatz", "3 Tage", "12", "(erster Tag)"; not of "Umsatz im", "der Umsatz".
_TERM = r"(?:(?:[\d.,\0]+ )?[A-ZÄÖÜ][\w-]*|[\d.,\0]+|[\[(\0][^\[\]()\n]{1,60}[\])\0])"
# Matches the end of "Gewinn = Umsatz", "Termin = (erster Tag) + 7 Tage"; not of "Umsatz", "Wert = der Umsatz",
# "1 = Montag".
_SUM_IN_WORDS = lazy_regex(rf"[A-ZÄÖÜ][a-zäöüß-]{{2,40}} [=\0] {_TERM}(?: [-–−+] {_TERM}){{0,5}}$")
_LONGEST_SUM = 200
# Matches the end of "14.12.2023"; not of "2023", "12.5".
_DATE_BEFORE = lazy_regex(r"\.(?:19|20)\d\d$")
# Matches the beginning of "Kosten", "3 Monate + 1", "Kosten."; not of "Kosten sind", "3 Monate später".
_TERM_AFTER = lazy_regex(rf"{_TERM}(?= [-–−+] |[.,;!?)“”«»]|\Z)")


def letter_difference(_found: re.Match[str], _: str) -> str | None:
    """Read ``n-1 Schritte`` as n minus eins."""
    return " minus "


def difference_in_words(found: re.Match[str], text: str) -> str | None:
    """Read ``Gewinn = Umsatz – Kosten`` as Umsatz minus Kosten; ``G = Grundschule – R = Realschule`` is a legend."""
    sum_before = search_before(_SUM_IN_WORDS, text, found.start(), _LONGEST_SUM)
    if search_before(_DATE_BEFORE, text, found.start(), 9):
        return None  # "Frist = 3.2.2023 – abgelaufen"
    return " minus " if sum_before and _TERM_AFTER.match(text, found.end()) else None


def multiplied(_found: re.Match[str], text: str) -> str | None:
    """Read ``(a + b) · (a - b) =`` as mal."""
    return " mal " if "=" in text else None


def divided(_found: re.Match[str], text: str) -> str | None:
    """Read ``(a - b) / n`` as durch n."""
    return " durch " if "=" in text else None


def derivative(found: re.Match[str], _: str) -> str | None:
    """Read ``f'(x)`` as f Strich, ``f''(x)`` as f zwei Strich."""
    return " Strich" if len(found[0]) == 1 and found[0] != "″" else " zwei Strich"


def concentrations(_found: re.Match[str], _: str) -> str | None:
    """Read ``c(H⁺) · c(OH⁻)`` as mal."""
    return " mal "


def quotient(_found: re.Match[str], _: str) -> str | None:
    """Read ``c₁ / c₂`` as durch: quantities."""
    return " durch "


_FEW_HOURS = 5
"""Hours up to which a span is a duration."""


def between_units(found: re.Match[str], text: str) -> str | None:
    """Read the hyphen of ``1h-1.5h`` as bis: the same unit follows; ``9h-12h`` is left alone: times of day."""
    few = found[2] != "h" or float(found[1].replace(",", ".")) <= _FEW_HOURS
    return " bis " if few and text[found.start() - 1] == found[2] else None


# Matches " - " in "= n - ", "x₁ – ", "= x² - ", "= 2x - ", "f(x) - ", "n - 1 - "; not in "Plan - ", "A4 - ", "12m² - ".
_MINUS = (
    r" [-–−] (?:(?<=[\s(=][a-zA-Z]...)|(?<=[\s(=\d][a-ln-z][²³]...)|(?<=[\s(=]\d[a-z]...)"
    r"|(?<=\b[a-zA-Z][₀-₉]...)|(?<=[\s(=]\d...)|(?<=[\w)]\)...))"
)
# Matches the beginning of "n)", "1)", "x₁ =", "(a", "1.", "6x + 5"; not of "nach", "3 Tage", "A4", "6a".
_RIGHT = (
    r"(?=[a-zA-Z][₀-₉]?(?:\s?[)=*/·⋅+,;]|\s[-–−]\s|[.!?“\"»«]{0,2}\Z|\()"
    r"|\d+(?:,\d+)?(?:\s?[)=*/·⋅+;]|,?\s(?:für|mit|und|ist|gilt|wobei)\b|,\s[a-zäöü]|[.!?“\"»«]{0,2}\Z)|\d{1,3}[a-z][²³]?(?:\s?[+=*/·⋅)]|\s[-–−]\s)|\([a-zA-Z\d])"
)
RULES = (
    # Matches "-" in "n-1 Schritte", "(k-1)"; not in "n-1-mal", "N-1", "an-1", "x-1".
    Rule(
        "one less than a letter",
        r"(?<=(?<![\w.,:/-])[ijkmn])-(?=[12](?![\w-]|[.,:]\d))",
        letter_difference,
        needs=tuple(f"{letter}-0" for letter in "ijkmn"),
    ),
    # Matches "-" in "1h-1.5h", "5m-6m"; not in "A5m-6m", "5m-6m-Brett", "5-6m". Whether the units are the same,
    # `between_units` sees.
    Rule(
        "hyphen between units",
        r"(?:(?<=[ (]\d[hmWVAgls])|(?<=[ (]\d\d[hmWVAgls])|(?<=\d[.,]\d[hmWVAgls])|(?<=\A\d[hmWVAgls])"
        r"|(?<=\A\d\d[hmWVAgls]))"
        r"-(?=(\d{1,4}(?:[.,]\d{1,2})?)([hmWVAgls])(?![\w-]))",
        between_units,
        needs=tuple(f"0{unit}-0" for unit in "hmWVAgls"),
    ),
    # Matches " / " in "c₁ / c₂", "/" in "v₁/v₂"; not in "N₂/O₂", "c₁ / c".
    Rule(
        "quotient of quantities",
        r"(?<=\b[a-z][₀-₉]) ?/ ?(?=[a-z][₀-₉](?!\w))",
        quotient,
        needs=("/",),
        trigger=r"[₀-₉] ?/",
    ),
    # Matches " · " in "c(A) · c(B)", "[H⁺] · [OH⁻]"; not in "(A) · Ulm", "A · B".
    Rule(
        "concentrations multiplied",
        r"(?<=[A-Za-z⁺⁻₀-₉]\)) · (?=[a-z]\([A-Z])|(?<=[⁺⁻]\]) · (?=\[[A-Z])",
        concentrations,
        needs=(") · ", "] · "),
    ),
    # Matches "'" in "f'(x)", "´" in "g´(2)", "''" in "f''(x)"; not in "l'(x)", "f'x", "Chef'(x)".
    Rule(
        "derivative",
        r"(?<=\b[fghFGH])(?:['’′´]{1,2}|″)(?=\([a-z\d\0])",
        derivative,
        needs=tuple(f"{mark}(" for mark in "'’′´″"),
    ),
    # Matches " - " in "y = n - 1", "(n - (j", "x₁ - x₂ ="; not in "Plan - 1", "n - 3 Tage", "a-b", "n - so".
    Rule("difference of quantities", _MINUS + _RIGHT, difference, needs=(" - ", " − ")),
    # Matches " – " in "Gewinn = Umsatz – Kosten", "Ende = Tag + 7 Tage – 3 Monate"; not in "Umsatz – gut", "a–b".
    # Whether it is a sum, `difference_in_words` sees.
    Rule(
        "difference in words",
        r"(?<=[\w)\]\0]) [-–−] (?=[A-ZÄÖÜ\d\0(\[])",
        difference_in_words,
        needs=(" = ",),
        trigger=" [-–−] ",
    ),
    # Matches "-" in "(9-6)^2", "(7 – 4)²"; not in "(9-6)", "9-6^2".
    Rule(
        "difference to a power",
        r"(?:(?<=\(\d)|(?<=\(\d\d)) ?[-–−] ?(?=\d{1,2}\)[\^²³])",
        raised_difference,
        needs=(")^", ")²", ")³"),
    ),
    # Matches " · " in "(-2) · (-3) =", "·" in "(a)·(b)"; not in "Ulm (oben) · Köln", "a · b".
    Rule("product of brackets", r"(?<=[\w\0]\)) ?[·×] ?(?=\()", multiplied, needs=(")·", ") ·", ")×", ") ×")),
    # Matches " / " in "(j)) / n = 3", "/" in "(a)/n"; not in "(a)/nein", "a / n".
    Rule("quotient of a bracket", r"(?<=[\w)]\)) ?/ ?(?=[a-zA-Z](?![\w.]))", divided, needs=(")/", ") /")),
)
