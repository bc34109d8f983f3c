"""Fractions.

½ -> ein halb      1/2 Liter -> ein halber Liter      2 ½ -> zweieinhalb
3/4 -> drei Viertel      2/3 -> zwei Drittel
"""

from __future__ import annotations

import re

from audiobuild.german.engine import Rule
from audiobuild.german.grammar.context import word_after
from audiobuild.german.grammar.indefinite import one
from audiobuild.german.grammar.numbers import cardinal, decimal, ordinal
from audiobuild.german.grammar.patterns import BLANK
from audiobuild.german.words.measures import units
from audiobuild.german.words.nouns import gender

_SIGNS = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅕": (1, 5),
    "⅖": (2, 5),
    "⅗": (3, 5),
    "⅘": (4, 5),
    "⅙": (1, 6),
    "⅚": (5, 6),
    "⅐": (1, 7),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
    "⅑": (1, 9),
    "⅒": (1, 10),
}
_BELOW = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64, 100, 1000})
_FORM = {"f": "e", "n": "es", "m": "er", "": ""}
_UNITS = r"(?P<unit>EL|TL|l|kg|km|m|h|Std\.|g|ml|cm)(?![\w.])"


def said(above: int, below: int) -> str:
    """2, 3 -> zwei Drittel; 1, 2 -> ein halb."""
    if below == 2:  # noqa: PLR2004 -- the half has a word of its own
        return "ein halb" if above == 1 else f"{cardinal(above)} Halbe"
    stem = ordinal(below, "").removesuffix("t").removeprefix("ein")
    return f"{cardinal(above, 'ein')} {stem.capitalize()}tel"


def fraction(found: re.Match[str], text: str) -> str | None:
    """``3/4`` -> drei Viertel; ``2 ½`` -> zweieinhalb; ``½ Stunde`` -> eine halbe Stunde."""
    above, below = _SIGNS[found["sign"]] if found["sign"] else (int(found["above"]), int(found["below"]))
    if not found["sign"] and (below not in _BELOW or above >= below or found["above"][0] == "0"):
        return None
    if not found["sign"] and _FILE.search(text[: found.start()]):
        return None
    if found["large"]:
        return _large(found, above, below)
    whole, unit = found["whole"] or found["whole2"], found["unit"] or ""
    singular, plural, kind = units()[unit] if unit else ("", "", "")
    if whole and whole != "0":
        part = "einhalb" if (above, below) == (1, 2) else "ein" + said(above, below)[4:].lower() if above == 1 else ""
        first = cardinal(int(whole), "ein")
        spoken = f"{first}{part}" if part else f"{first} {said(above, below)}"
        return f"{spoken} {plural}".strip()
    if (above, below) == (1, 2):
        noun = kind or gender(word_after(text, found.end()))
        return _half(singular, noun, one(text, found.start(), noun or "n"))
    spoken = said(above, below)
    if above == 1 and not unit and one(text, found.start(), "n") == "einem":
        spoken = "einem" + spoken.removeprefix("ein")
    return f"{spoken} {singular}".strip()


def _large(found: re.Match[str], above: int, below: int) -> str:
    """½ Mio. -> eine halbe Million; 1 ½ Mrd. -> eineinhalb Milliarden."""
    whole = found["whole"] or found["whole2"]
    name, many = ("Million", "Millionen") if found["large"] == "Mio" else ("Milliarde", "Milliarden")
    if (above, below) == (1, 2):
        return f"{cardinal(int(whole), 'ein')}einhalb {many}" if whole else f"eine halbe {name}"
    return f"{cardinal(int(whole), 'ein')} {said(above, below)} {many}" if whole else f"{said(above, below)} {many}"


_FILE = re.compile(r"\b(?:[A-Z]{1,3}|[A-Z][a-z]{1,2}[A-Z]|Az\.:?|Nr\.) $")
"""The register before a file's number: BGH, I ZR 13/20."""


def _half(unit: str, kind: str, article: str) -> str:
    """A half before its noun, declined: ein halber Liter, eine halbe Stunde, mit einem halben Kilo."""
    if not kind:
        return f"ein halb {unit}".strip()
    ending = _FORM[kind] if article in ("ein", "eine") else "en"
    return f"{article} halb{ending} {unit}".strip()


def in_compound(found: re.Match[str], _: str) -> str | None:
    """``⅔-Mehrheit`` -> Zwei-Drittel-Mehrheit; ``1½-Zimmer-Wohnung`` -> Eineinhalb-Zimmer-Wohnung."""
    above, below = _SIGNS[found[2]]
    if below == 2:  # noqa: PLR2004 -- the half has a word of its own
        return (cardinal(int(found[1]), "ein") + "einhalb").capitalize() if found[1] else "Halb"
    first = f"{cardinal(int(found[1]), 'ein').capitalize()}-" if found[1] else ""
    return first + said(above, below).title().replace(" ", "-")


def rating(found: re.Match[str], _: str) -> str | None:
    """``4,5/5 Sternen`` -> vier Komma fünf von fünf."""
    return f"{decimal(found[1])} von {decimal(found[2])}"


_SIGN = f"(?P<sign>[{''.join(_SIGNS)}])"
_PAIR = r"(?P<above>\d{1,2})[/⁄](?P<below>\d{1,4})(?![\d/]|[.,]\d|-\w)"

RULES = (
    Rule(
        "rating",
        r"(?<![\w.,/])(\d{1,3}(?:,\d)?)/(\d{1,3})(?= (?:Sterne|Punkte|Zähler))",
        rating,
        needs="/",
        at_number=True,
    ),
    Rule(
        "fraction in a compound",
        rf"(?<![\w.,/:])(\d{{1,2}})?([{''.join(_SIGNS)}])(?=-[A-ZÄÖÜ])",
        in_compound,
        needs="".join(_SIGNS),
    ),
    Rule(
        "fraction",
        rf"(?<![\w.,/:])(?:(?:(?P<whole>\d{{1,3}}){BLANK}?)?{_SIGN}|(?:(?P<whole2>\d{{1,2}}){BLANK})?{_PAIR})"
        rf"(?:{BLANK}?{_UNITS}|{BLANK}?(?P<large>Mio|Mrd)\b\.?)?",
        fraction,
        needs="/⁄" + "".join(_SIGNS),
    ),
)
