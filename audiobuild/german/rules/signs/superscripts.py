"""Superscripts: powers, charges, isotopes, and the minutes of old timetables.

10³ -> zehn hoch drei      10⁻⁶ -> zehn hoch minus sechs      Fe²⁺ -> Fe zwei plus      ¹⁴C -> C vierzehn
20¹⁵ Uhr -> zwanzig Uhr fünfzehn      Berlin ²1998 -> zweite Auflage neunzehnhundertachtundneunzig
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.clock import HOUR, time_of_day
from audiobuild.german.grammar.context import search_before
from audiobuild.german.grammar.numbers import cardinal, ordinal, plain, year
from audiobuild.german.grammar.patterns import DASH
from audiobuild.german.rule_engine import Rule
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

SUPERSCRIPTS = {"⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9"}


def raised_minutes(found: re.Match[str], _: str) -> str | None:
    """Read ``20¹⁵ Uhr`` as zwanzig Uhr fünfzehn; ``8⁰⁰–9³⁰ Uhr`` -> acht Uhr bis neun Uhr dreißig."""
    times = [pair for pair in (found.group(1, 2), found.group(3, 4)) if pair[0]]
    return " bis ".join(time_of_day(hour, "".join(SUPERSCRIPTS[one] for one in minute)) for hour, minute in times)


# Matches the end of "(SeeSchStrO)", "(StVO)"; not of "(AB)", "(Summe)", "SIN)".
_SHORT_NAME_BEFORE = lazy_regex(r"\((?=[^()]*[A-ZÄÖÜ][^()]*[A-ZÄÖÜ])[A-ZÄÖÜ][A-Za-zÄÖÜäöüß-]{2,}\)$")
_LONGEST = 30
# Matches the beginning of " Rz 3", " § 5", " Rn. 3"; not of " Rand", " 5".
_POINTER = lazy_regex(r" (?:§|R[zn]\.? \d)")


def power(found: re.Match[str], text: str) -> str | None:
    """Read ``10³`` as zehn hoch drei; ``10⁻⁶`` -> zehn hoch minus sechs; ``x²`` -> x hoch zwei."""
    if not found[1] and _POINTER.match(text, found.end()):
        return ""  # the edition of a commentary: Rummel, ABGB³ § 5 Rz 3
    if text.endswith("χ", 0, found.start()) and found[2] == "²":
        return "-Quadrat"  # the name of a test: χ²-Test
    if search_before(_SHORT_NAME_BEFORE, text, found.start(), _LONGEST):
        return ""  # a footnote: "(SeeSchStrO)⁴"
    sign = "minus " if "⁻" in found[2] else ""
    exponent = int("".join(SUPERSCRIPTS[one] for one in found[2] if one in SUPERSCRIPTS))
    base = plain(found[1]) + " " if found[1] else " "
    joint = " " if text[found.end() : found.end() + 1].isalpha() else ""
    return f"{base}hoch {sign}{cardinal(exponent)}{joint}"


def nth(found: re.Match[str], text: str) -> str | None:
    """Read ``dⁿ`` as d hoch n; a number before it has its blank already."""
    return "hoch n" if text[found.start() - 1].isdecimal() else " hoch n"


def charge(found: re.Match[str], _: str) -> str | None:
    """Read ``Fe²⁺`` as Fe zwei plus; ``Cl⁻`` -> Cl minus."""
    count = "".join(SUPERSCRIPTS[one] for one in found[1])
    return (f" {cardinal(int(count))}" if count else "") + (" plus" if found[2] == "⁺" else " minus")


_WORDS = frozenset(("Am", "As", "Er", "Es", "In", "So", "Im", "An", "Da", "Ob", "Zu", "Ab"))
_HEAVY = 50
"""The mass from which on In and Er are indium and erbium."""


def isotope(found: re.Match[str], _: str) -> str | None:
    """Read ``¹⁴C`` as C vierzehn; ``²In der Frist``, the second sentence of a clause, is left."""
    mass = int("".join(SUPERSCRIPTS[one] for one in found[1]))
    return None if found[2] in _WORDS and mass < _HEAVY else f"{found[2]} {cardinal(mass)}"


def edition(found: re.Match[str], _: str) -> str | None:
    """Read ``Berlin ²1998`` as zweite Auflage neunzehnhundertachtundneunzig."""
    count = int("".join(SUPERSCRIPTS[one] for one in found[1]))
    return f"{ordinal(count)} Auflage {year(int(found[2]))}"


# Matches all of "20¹⁵", "8⁰⁰"; not of "20⁶⁰", "10²", "25⁰⁰".
_RAISED_TIME = rf"({HOUR})([⁰¹²³⁴⁵][{''.join(SUPERSCRIPTS)}])"
NUMBERS = (
    # Matches "²1998" in "Berlin ²1998", "¹²2005"; not in "m²1998", "²12", "² 1998".
    Rule(
        "edition of a year",
        r"(?<!\w)([¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]?)((?:1[5-9]|20)\d\d)(?!\w)",
        edition,
        needs=(*SUPERSCRIPTS,),
    ),
    # Matches "20¹⁵ Uhr", "8⁰⁰–9³⁰ Uhr", "19³⁰ bis 22⁰⁰ Uhr"; not "10² Uhr", "20⁶⁰ Uhr", "20¹⁵".
    Rule(
        "raised minutes",
        rf"(?<![\w.,]){_RAISED_TIME}(?: ?(?:{DASH}|bis) ?{_RAISED_TIME})? ?Uhr\b",
        raised_minutes,
        needs=(*SUPERSCRIPTS,),
        at_number=True,
    ),
    # Matches "¹⁴C", "²³⁵U"; not "m²", "¹⁴", "¹⁴Cas", in "g⁻¹K".
    Rule("isotope", r"(?<![\w⁻⁺])([⁰¹²³⁴⁵⁶⁷⁸⁹]+)([A-Z][a-z]?)(?![^\W_])", isotope, needs=(*SUPERSCRIPTS,)),
    # Matches "10⁶", "10⁻³", "10 ⁻¹⁴"; not "m²", "A10⁶".
    Rule("power", r"(?<![\w.,])(\d+)((?: ?[⁻⁺])?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)", power, needs=(*SUPERSCRIPTS,), at_number=True),
)
LETTERS = (
    # Matches "²⁺" in "Fe²⁺", "⁻" in "Cl⁻", "²⁻" in "SO₄²⁻"; not "10⁻³", "m⁻²".
    Rule("charge", r"(?<=[A-Za-z\d)\]\0₀-₉])([⁰¹²³⁴⁵⁶⁷⁸⁹]*)([⁺⁻])(?![⁰¹²³⁴⁵⁶⁷⁸⁹\w])", charge, needs=("⁺", "⁻")),
    # Matches "ⁿ" in "dⁿ", "2ⁿ"; not "ⁿ".
    Rule("nth power", r"(?<=[A-Za-z\d)\0])ⁿ", nth, needs=("ⁿ",)),
    Rule("power of a letter", r"()(?<=[A-Za-zäöüßΑ-Ωα-ωµ)₀-₉])([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)", power, needs=(*SUPERSCRIPTS,)),
)
