"""Hours and minutes: their patterns, and what is spoken for a time of day."""

from __future__ import annotations

from audiobuild.german.grammar.numbers import cardinal

# Matches all of "8", "08", "24"; not of "25", "008".
HOUR = r"(?:[01]?\d|2[0-4])"
SIXTY = r"[0-5]\d"
EARLY = 5
"""The hour up to which a number with a full stop is rather something else: 3.30."""


def time_of_day(hour: str, minute: str | None) -> str:
    """Return a time of day in words: 14, 30 -> vierzehn Uhr dreißig; 1, 05 -> ein Uhr fünf; 14, 00 -> vierzehn Uhr."""
    spoken = cardinal(int(hour), "ein") + " Uhr"
    return f"{spoken} {cardinal(int(minute))}" if minute and int(minute) else spoken
