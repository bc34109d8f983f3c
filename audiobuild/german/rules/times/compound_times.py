"""Times of day and durations at the head of a compound.

18.30-Uhr-Messe -> Achtzehn-Uhr-dreißig-Messe      2:30-Stunden-Marke -> Zwei-Stunden-dreißig-Minuten-Marke
30s-Clip -> Dreißig-Sekunden-Clip
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.clock import HOUR, SIXTY, time_of_day
from audiobuild.german.grammar.numbers import decimal
from audiobuild.german.rule_engine import Rule
from audiobuild.german.rules.times.durations import duration

if TYPE_CHECKING:
    import re


def _dashed(spoken: str) -> str:
    """Return words as the head of a compound: zwei Stunden -> Zwei-Stunden."""
    return (spoken[0].upper() + spoken[1:]).replace(" ", "-")


def between_hours(found: re.Match[str], _: str) -> str | None:
    """Read ``03:18-03:54-Uhr-Fenster`` as Drei-Uhr-achtzehn-bis-drei-Uhr-vierundfünfzig-Fenster."""
    return _dashed(f"{time_of_day(found[1], found[2])} bis {time_of_day(found[3], found[4])}")


def hour(found: re.Match[str], _: str) -> str | None:
    """Read ``19:45-Sendung`` as Neunzehn-Uhr-fünfundvierzig-Sendung; ``18.30-Uhr-Messe`` likewise."""
    return _dashed(time_of_day(found[1], found[2] or found[3]))


def lasting(found: re.Match[str], _: str) -> str | None:
    """Read ``2:30-Stunden-Marke`` as Zwei-Stunden-dreißig-Minuten-Marke; ``3:20-Minuten-Lied`` likewise."""
    first, second = int(found[1]), int(found[2])
    parts = (first, second, 0) if found[3] in ("Stunden", "h") else (0, first, second)
    return _dashed(duration(*parts))


def of_seconds(found: re.Match[str], _: str) -> str | None:
    """Read ``30s-`` in ``30s-Clip`` as Dreißig-Sekunden-."""
    return _dashed(f"{decimal(found[1], 'ein')} Sekunden-")


def of_minutes(found: re.Match[str], _: str) -> str | None:
    """Read ``15'-`` in ``15'-Takt`` as Fünfzehn-Minuten-."""
    return _dashed(f"{decimal(found[1], 'ein')} Minuten-")


RULES = (
    # Matches "03:18-03:54-Uhr" in "03:18-03:54-Uhr-Fenster"; not in "03:18-03:54 Uhr", "3:1-3:2-Uhr-Zeit".
    Rule(
        "hours in a compound",
        rf"(?<![\w.,:/-])({HOUR}):({SIXTY})[-–]({HOUR}):({SIXTY})-Uhr(?=-[A-ZÄÖÜ])",
        between_hours,
        needs=("0-Uhr-",),
        at_number=True,
    ),
    # Matches "19:45" in "19:45-Sendung", "18.30-Uhr" in "18.30-Uhr-Messe"; not "2:1-Sieg", "18.30-Messe", "20-Uhr-Zug".
    Rule(
        "hour in a compound",
        rf"(?<![\w.,:/-])({HOUR})(?::({SIXTY})(?=-(?:Sendung|Ausgabe|Nachrichten|Zug|Bus|Fähre|Flug|Termin|Vorstellung|Messe))"
        rf"|[.:]({SIXTY})-Uhr(?=-))",
        hour,
        needs=("0:0-", "0.0-"),
        at_number=True,
    ),
    # Matches "2:30-Stunden" in "2:30-Stunden-Marke", "3:20-Minuten" in "3:20-Minuten-Lied"; not in "2:1-Stunden-Spiel",
    # "2:30 Stunden".
    Rule(
        "duration in a compound",
        rf"(?<![\w.,:/-])(\d{{1,3}}):({SIXTY})-(Stunden|Minuten|h|min)(?=-[A-ZÄÖÜ])",
        lasting,
        needs=("0:0-",),
        at_number=True,
    ),
    # Matches "5s-" in "5s-Video", "30s-" in "30s-Clip", "0,5-s-" in "0,5-s-Intervall"; not in "90s-Party", "5s-Hülle".
    Rule(
        "seconds in a compound",
        r"(?<![\w.,-])(\d{1,3}(?:,\d)?)-?s-"
        r"(?=(?:Audio|Aufnahme|Belichtung|Clip|Fenster|Intervall|Pause|Regel|Schleife|Schritt|Spot|Takt|Teaser|Timeout"
        r"|Timer|Trailer|Verzögerung|Video))",
        of_seconds,
        needs=("0s-", "0-s-"),
        at_number=True,
    ),
    # Matches "15'-" in "15'-Takt", "7,5'-" in "7,5'-Takt"; not in "40'-Container" (of feet), "15'-Klasse".
    Rule(
        "minutes in a compound",
        r"(?<![\w.,-])(\d{1,3}(?:,\d)?)['’′]-(?=(?:Takt|Film|Vortrag|Video|Training|Einheit|Spiel|Pause|Folge|Test)\w*)",
        of_minutes,
        needs=("0'-", "0’-", "0′-"),
        at_number=True,
    ),
)
