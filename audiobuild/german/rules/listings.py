"""Lines of a listing, whose values have no label; what the listing is says what they are.

Bratwurst 3,50 (prices) -> drei Euro fünfzig            8.12 Markt (times of day) -> acht Uhr zwölf
1. Eva Braun 17:45 (a race) -> siebzehn Minuten fünfundvierzig Sekunden
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from audiobuild.german.engine import Rule
from audiobuild.german.grammar.clock import HOUR, SIXTY, time_of_day
from audiobuild.german.grammar.numbers import cardinal
from audiobuild.german.rules.durations import duration
from audiobuild.german.rules.money import in_euros
from audiobuild.german.rules.times import TO

if TYPE_CHECKING:
    import re


class Listing(StrEnum):
    """What the lines of a listing tell."""

    PRICES = "prices"
    HOURS = "times of day"
    PLACES = "places of a ranking"
    """Their numbers are said as they are: eins, not erstens."""
    RACE = "places and times of a race"


def hours(found: re.Match[str], _: str) -> str | None:
    """Read ``8.12 Markt`` as acht Uhr zwölf; ``9.30-12.10`` -> neun Uhr dreißig bis zwölf Uhr zehn."""
    first = time_of_day(found[1], found[2])
    return f"{first} bis {time_of_day(found[3], found[4])}" if found[3] else first


def score(found: re.Match[str], _: str) -> str | None:
    """Read ``5. TSV Aue 12 12:15``, the points and goals of a team, as zwölf zu fünfzehn."""
    return f"{cardinal(int(found[1]))} zu {cardinal(int(found[2]))}"


def race_time(found: re.Match[str], _: str) -> str | None:
    """Read ``Eva Braun 17:45`` as siebzehn Minuten fünfundvierzig Sekunden."""
    return duration(0, int(found[1]), int(found[2]))


# Matches the beginning of "", ") groß", ", Pommes", " (klein)", " Pommes", " je Tag"; not of " €", " l", " Euro".
_PRICE_ENDS = r" ?(?:[,;)(|·](?!\d\d\d)|\Z)| (?!Euro)(?:[A-ZÄÖÜ][a-zäöüß]{2}|(?:pro|je|erm|ermäßigt|inkl|zzgl)\b)"
PRICES = (
    # Matches "3,50" in "Bratwurst 3,50", "2,80", "3,90" in "Bier 2,80/3,90"; not in "0,33 l", "3,50 €", "3,50 EUR".
    Rule(
        "price of a list",
        rf"(?<![\w.,–-])(?<!EUR )(?<!€ )(?<!Euro )(?<!€)(\d{{1,3}},\d\d)(?: ?/ ?(?=\d{{1,3}},\d\d)|(?={_PRICE_ENDS}))",
        in_euros,
        needs=("0,0",),
        at_number=True,
    ),
)
HOURS = (
    # Matches "8.12" in "8.12 Markt", "8.00-12.00"; not in "8.12.", "8.12 km", "8.12.2025", "8.12 Uhr".
    Rule(
        "hour of a list",
        rf"(?<![\w.,:])({HOUR})\.({SIXTY})(?:{TO}({HOUR})\.({SIXTY}))?(?!\w|[.,:]\d|\.| ?(?:Uhr|h|km|m)\b| ?[€%])",
        hours,
        needs=("0.0",),
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
)
RACE = (
    # Matches "17:45" in "Eva Braun 17:45"; not in "17:45 Uhr", "1:17:45", "17:45,2".
    Rule(
        "time of a list",
        rf"(?<![\w.,:])(\d{{1,2}}):({SIXTY})(?![\w:]|[.,]\d| Uhr)",
        race_time,
        needs=("0:0",),
        at_number=True,
    ),
)
RULES_OF = {Listing.PRICES: PRICES, Listing.HOURS: HOURS, Listing.PLACES: PLACES, Listing.RACE: RACE}
"""The rules that a listing has besides those for every text."""
