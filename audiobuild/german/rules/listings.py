"""Lines of a listing, whose values have no label; what the listing is says what they are.

Bratwurst 3,50 (prices) -> drei Euro fünfzig            8.12 Markt (times of day) -> acht Uhr zwölf
1. Eva Braun 17:45 (a race) -> siebzehn Minuten fünfundvierzig Sekunden
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from audiobuild.german.grammar.clock import HOUR, SIXTY, time_of_day
from audiobuild.german.grammar.context import search_before
from audiobuild.german.grammar.numbers import cardinal, decimal, ordinal
from audiobuild.german.rule_engine import Rule
from audiobuild.german.rules.measures.bare_prices import in_euros
from audiobuild.german.rules.times.clock import TO
from audiobuild.german.rules.times.durations import duration
from audiobuild.german.words.calendar import SHORT_DAY
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re


class Listing(StrEnum):
    """What the numbers in the lines of a listing are."""

    PRICES = "prices"
    HOURS = "times of day"
    PLACES = "places of a ranking"
    """Their numbers are read as cardinals: eins, not erstens."""
    RACE = "places and times of a race"
    DATES = "days, without a year"
    CHAPTERS = "places in a recording"


def hours(found: re.Match[str], _: str) -> str | None:
    """Read ``8.12 Markt`` as acht Uhr zwölf; ``9.30-12.10`` -> neun Uhr dreißig bis zwölf Uhr zehn."""
    first = time_of_day(found[1], found[2])
    return f"{first} bis {time_of_day(found[3], found[4])}" if found[3] else first


_WINDOW = 24
# Matches the end of "Mo ", "Montag: ", "Feiertage ", "Do 8-12, ", "(Damen), ", "8-12 und "; not of "Kinder ", "R. ".
_WHOLE_HOURS_BEFORE = lazy_regex(
    rf"(?:\b(?:{SHORT_DAY})\.?|(?:[Tt]ags?|Feiertage?n?|[Mm]ittwochs?|[Tt]äglich)"
    r"|\d(?: Uhr)?,|\),|\d (?:und|u\.|&|\+)):?,? $"
)


def whole_hours(found: re.Match[str], text: str) -> str | None:
    """Read ``Mo 14–21``, ``Di 8-12, 14–18`` as vierzehn bis einundzwanzig Uhr; ``Kinder 6-10`` stays."""
    first, last = int(found[1]), int(found[2])
    if first >= last or not search_before(_WHOLE_HOURS_BEFORE, text, found.start(), _WINDOW):
        return None
    return f"{cardinal(first)} bis {cardinal(last)} Uhr"


def sizes(found: re.Match[str], _: str) -> str | None:
    """Read ``0,2/0,4 2,40/3,90``, the sizes of a drink, as null Komma zwei oder null Komma vier Liter."""
    first, second = decimal(found[1]), found[2] and decimal(found[2])
    return f"{first} oder {second} Liter" if second else f"{first} Liter"


def rings(found: re.Match[str], _: str) -> str | None:
    """Read ``Sepp Maier 389 R.``, the result of a shot, as dreihundertneunundachtzig Ringe; ``9,5 P.`` -> Punkte."""
    return f"{decimal(found[1])} {'Ringe' if found[2] == 'R' else 'Punkte'}"


def day(found: re.Match[str], text: str) -> str | None:
    """Read ``3.6. Wald``, an entry of a calendar, as dritter sechster."""
    if text[: found.start()].strip():
        return None
    return f"{ordinal(int(found[1]), 'er')} {ordinal(int(found[2]), 'er')}"


def no_club(_: re.Match[str], __: str) -> str | None:
    """Read ``Kai Zürn (o. V.)``, a runner of no club, as ohne Verein."""
    return "ohne Verein"


def score(found: re.Match[str], _: str) -> str | None:
    """Read ``5. TSV Aue 12 12:15``, the points and goals of a team, as zwölf zu fünfzehn."""
    return f"{cardinal(int(found[1]))} zu {cardinal(int(found[2]))}"


def race_time(found: re.Match[str], _: str) -> str | None:
    """Read ``Eva Braun 17:45`` as siebzehn Minuten fünfundvierzig Sekunden."""
    return duration(0, int(found[1]), int(found[2]))


_HEARD_APART = (":", ",", ".", ";")


def chapter(found: re.Match[str], text: str) -> str | None:
    """Read ``10:22 Rote Riesen``, a chapter of a recording, as zehn Minuten zweiundzwanzig; ``00:00`` -> null ..."""
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    words = duration(hours, minutes, 0)
    if words and seconds:
        words += f" {cardinal(seconds)}"
    words = words or duration(0, 0, seconds) or "null Minuten"
    after = text[found.end() :].lstrip()
    return words + (":" if after and not after.startswith((*_HEARD_APART, "–", "-", "|")) else "")


# Matches the beginning of "", ") groß", ", Pommes", " (klein)", " Pommes", " je Tag"; not of " €", " l", " Euro".
_PRICE_ENDS = (
    r" ?(?:[,;)(|·](?!\d\d\d)|\Z)| (?!Euro)(?:[A-ZÄÖÜ][a-zäöüß]{2}|(?:pro|je|erm|ermäßigt|inkl|zzgl)\b)"
    r"| ?/ ?(?:erm|Ki|Kinder|Schüler)"
)
# Matches all of "0,2", "0,33"; not of "0,20", "0,9".
_SIZE = r"0,(?:0[245]|1|2|25|3|33|4|5|7|75)"
PRICES = (
    # Matches "0,2/0,4" in "Saft 0,2/0,4 2,40/3,90", "0,5 l" in "Pils 0,5 l 3,20"; not in "0,90 1,20", "0,5 kg".
    Rule(
        "size of a drink",
        rf"(?<![\w.,–-])({_SIZE})(?: ?l)?(?: ?/ ?({_SIZE})(?: ?l)?)?(?= \d{{1,3}},\d\d)",
        sizes,
        needs=("0,0",),
        at_number=True,
    ),
    # Matches "3,50" in "Bratwurst 3,50", "2,80", "3,90" in "Bier 2,80/3,90"; not in "0,33 l", "3,50 €", "3,50 EUR".
    Rule(
        "price of a list",
        rf"(?<![\w.,–-])(?<!EUR )(?<!€ )(?<!Euro )(?<!€)(\d{{1,3}}(?:\.\d{{3}})?,\d\d)"
        rf"(?: ?/ ?(?=\d{{1,3}},\d\d)|(?={_PRICE_ENDS}))",
        in_euros,
        needs=("0,0",),
        at_number=True,
    ),
    # Matches "36,-" in "Kinder: 36,-", "1.200,–"; not in "36,- €", "36, -", "€ 36,-", "EUR 36,-".
    Rule(
        "round price of a list",
        r"(?<![\w.,€$£–-])(?<![€$£] )(?<!EUR )(?<!Euro )(?<!CHF )(?<!Fr\. )(\d{1,3}(?:\.\d{3})?),[-–—]{1,2}"
        r"(?:/(?=\d)|(?!\w| ?(?:€|Euro|EUR)))",
        in_euros,
        needs=("0,-",),
        at_number=True,
    ),
)
HOURS = (
    # Matches "8.12" in "8.12 Markt", "8.00-12.00", "8.00–9.00 Uhr"; not in "8.12.", "8.12 km", "8.12 Uhr".
    Rule(
        "hour of a list",
        rf"(?<![\w.,:])({HOUR})\.({SIXTY})(?:{TO}({HOUR})\.({SIXTY})(?: Uhr\b)?)?"
        rf"(?!\w|[.,:]\d|\.| ?(?:Uhr|h|km|m)\b| ?[€%]|{TO}\d)",
        hours,
        needs=("0.0",),
        at_number=True,
    ),
    # Matches "14–21" in "Mo 14–21", "8-12" in "Di 8-12, 14-18"; not in "8-12 Uhr", "8-12.30", "8-12 Jahre".
    Rule(
        "whole hours of a list",
        rf"(?<![\w.,:–-])({HOUR})(?: ?[–-] ?| bis )({HOUR})"
        r"(?![\w:–-]|[.,]\d| ?(?:Uhr|h|J|Jahren?|Std|Min|km|m|Kinder)\b)",
        whole_hours,
        needs=("0-0", "0 - 0", " bis "),
        at_number=True,
    ),
)
PLACES = (
    # Matches "12:15" in "5. TSV Aue 12 12:15", "20 : 4"; not in "12:15 Uhr", "1:12:15", "12:15,2".
    Rule(
        "score of a list",
        r"(?<![\w.,:])(\d{1,3})(?::| : )(\d{1,3})(?![\w:]|[.,]\d| Uhr)",
        score,
        needs=("0:0", "0 : 0"),
        at_number=True,
    ),
    # Matches "389 R." in "Sepp Maier 389 R.", "9,5 P."; not in "389 Ringe", "389 R".
    Rule(
        "rings of a list",
        r"(?<![\w.,:])(\d{1,4}(?:,\d)?) ?([RP])\.(?!\w)",
        rings,
        needs=("0 R.", "0R.", "0 P.", "0P."),
        at_number=True,
    ),
)
NO_CLUB = (
    # Matches "o. V." in "Kai Zürn (o. V.)", "o.V."; not in "so. V.", "o. Verl.".
    Rule("no club", r"(?<!\w)o\. ?V\.(?!\w)", no_club, needs=("o.V.", "o. V.")),
)
RACE = (
    # Matches "17:45" in "Eva Braun 17:45"; not in "17:45 Uhr", "17:45 min", "1:17:45", "17:45,2".
    Rule(
        "time of a list",
        rf"(?<![\w.,:])(\d{{1,2}}):({SIXTY})(?![\w:]|[.,]\d| (?:Uhr|[Mm]in|Minuten|h|Std)\b)",
        race_time,
        needs=("0:0",),
        at_number=True,
    ),
)
DATES = (
    # Matches "3.6." in "3.6. Wald"; not in "13.6", "3.6.2025", "3.13.", "1/3.6.".
    Rule(
        "day of a list",
        r"(?<![\w.,:/])(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])\.(?!\d)",
        day,
        needs=("0.0.",),
        at_number=True,
    ),
)
CHAPTERS = (
    # Matches "10:22" in "10:22 Rote Riesen", "00:10:22", "(1:05:40)"; not in "um 10:22", "10:22:5".
    Rule(
        "chapter of a recording",
        r"\A[(\[]?(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)(?![\d:])[)\]]?",
        chapter,
        needs=("0:0",),
    ),
)
RULES_OF = {
    Listing.CHAPTERS: CHAPTERS,
    Listing.DATES: DATES,
    Listing.PRICES: PRICES,
    Listing.HOURS: HOURS,
    Listing.PLACES: (*PLACES, *NO_CLUB),
    Listing.RACE: (*RACE, *NO_CLUB),
}
"""The rules that a listing has besides those for every text."""
