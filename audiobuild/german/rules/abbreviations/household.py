"""Abbreviations without a full stop of addresses, hotels and kitchens: Hauptstr 5, DZ/F ab 80 €, KH: 168 g, O/U."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import search_before
from audiobuild.german.rule_engine import Rule
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re


def energy(found: re.Match[str], _: str) -> str | None:
    """Read ``kcal: 90`` as Kilokalorien."""
    return "Kilojoule" if found[0] == "kJ" else "Kilokalorien"


_NUTRIENTS = {"KH": "Kohlenhydrate", "EW": "Eiweiß", "E": "Eiweiß", "F": "Fett"}
# Matches the beginning of ": 168 g", ":4,5g"; not of ": 5000".
_GRAMS_AFTER = lazy_regex(r": ?\d{1,4}(?:,\d{1,2})? ?g\b")
# Matches "g KH", "795 kJ", "190 kcal"; not "CHF", "5000 EW".
_OF_FOOD = lazy_regex(r"\bg KH\b|\d ?(?:kcal|kJ)\b")


def nutrient(found: re.Match[str], text: str) -> str | None:
    """Read ``KH: 168 g`` and, beside them or energy, ``4 g E`` as Kohlenhydrate and Eiweiß; ``5000 EW`` stays."""
    labels = text.startswith(":", found.end())
    if (labels and not _GRAMS_AFTER.match(text, found.end())) or (not labels and not _OF_FOOD.search(text)):
        return None
    return _NUTRIENTS[found[0].upper()]


# Matches the end of "Land", "Obere-Masch"; not of "sub", "die ".
_NAME_BEFORE = lazy_regex(r"(?<![\w-])[A-ZÄÖÜ](?:[\w-]*[a-zäöüß])$")


def street(found: re.Match[str], text: str) -> str | None:
    """Read ``Hauptstr 5`` as Hauptstraße; ``substr`` is left alone."""
    named = found[0] == "Str" or search_before(_NAME_BEFORE, text, found.start(), 40)
    return f"{found[0]}aße" if named else None


def oven(_found: re.Match[str], _: str) -> str | None:
    """Read ``200 °C O/U`` as Ober- und Unterhitze."""
    return "Ober- und Unterhitze"


# Matches "DZ" in "DZ ab 60 €, EZ ab 40 €", "Doppelzimmer"; not in "DZB".
_DOUBLE_ROOM = lazy_regex(r"\bDZ\b|\bDoppelzimmer")
_BOARDS = {"F": "Frühstück", "ÜF": "Frühstück", "HP": "Halbpension", "VP": "Vollpension"}


def room(found: re.Match[str], text: str) -> str | None:
    """Read ``DZ ab 64 €`` as Doppelzimmer; ``DZ/F ab 118 €`` -> Doppelzimmer mit Frühstück; ``DZ Bank`` is left alone.

    ``EZ 05/15`` of a car and ``EZ 672`` of an estate are no rooms; one beside a DZ is.
    """
    if found[1] == "EZ" and not found[2] and not _DOUBLE_ROOM.search(text):
        return None
    board = f" mit {_BOARDS[found[2]]}" if found[2] else ""
    return ("Doppelzimmer" if found[1] == "DZ" else "Einzelzimmer") + board


_BEFORE_PRICES = ("ab", "mit", "ohne", "inkl", "inklusive", "kostet", "kosten", "pro", "für", "um")


RULES = (
    # Matches "DZ" in "DZ ab 64 €", "EZ/F" in "EZ/F 80 Euro", "DZ" in "DZ mit Frühstück"; not in "DZ Bank", "EZB 4".
    Rule(
        "room",
        rf"(?<![\w-])([DE]Z)(?:/(ÜF|F|HP|VP))?(?= (?:(?:{'|'.join(_BEFORE_PRICES)})\b|[\d€\0]))",
        room,
        needs=tuple(f"{kind}Z{board}" for kind in "DE" for board in (" ", "/F", "/ÜF", "/HP", "/VP")),
    ),
    # Matches "str" in "Hauptstr 5", "die Landstr, so", "Str" in "Obere-Masch-Str 5"; not in "Hauptstr.", "eine Str",
    # "Hauptstr-Nord".
    Rule(
        "street without a stop",
        r"(?<=[a-zäöüß])(?<!\bDnie)(?<!\bDnje)str(?=,? \w|\)|\Z)|(?:(?<=-)|(?<=[a-zäöüß] ))Str(?= \d)",
        street,
        needs=("str ", "str,", "str)", "Str 0"),
    ),
    # Matches "O/U" in "200 °C O/U", "O/U-Hitze" in "180 Grad O/U-Hitze"; not in "der O/U", "5 O/U".
    Rule(
        "heat of an oven",
        r"(?:(?<=°C )|(?<=\d° )|(?<=Grad )|(?<=\0 ))O/U(?:-?Hitze)?(?![\w/])",
        oven,
        needs=("O/U",),
    ),
    # Matches "KH" in "KH: 168 g", "E" in "4 g E, 5 g F"; not in "KH 5", "4 E", "g EU".
    Rule(
        "nutrient",
        r"(?<![\w-])(?:KH|E[Ww])(?=: ?[\d\0])|(?:(?<=\d g )|(?<=\0 ))(?:KH|EW|[EF])(?![\w-])",
        nutrient,
        needs=("KH: ", "EW: ", "Ew: ", "0 g KH", "0 g EW", "0 g E", "0 g F"),
    ),
    # Matches "kcal" in "kcal: 90", "kJ" in "kJ: 795"; not in "90 kcal", "kcal".
    Rule(
        "energy before its number",
        r"(?<![\w-])(?:[Kk]cal|kJ)(?=: ?[\d\0])",
        energy,
        needs=("kcal: 0", "Kcal: 0", "kJ: 0"),
    ),
)
