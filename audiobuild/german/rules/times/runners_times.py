"""Whether a time is what somebody runs, not one of the day: unter 1:30 im Halbmarathon, den Kilometer in 4:04."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.numbers import cardinal, digits
from audiobuild.german.words import word_list
from audiobuild.german.words.time_words import TIME_WORDS
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

# Matches "Pace", "Halbmarathon", "Zielzeit", "Intervallen", "5 min/km"; not "Space", "Zeit", "Ziel".
_RUN = lazy_regex(
    r"\b[Pp]ace(?:r|n|maker)?\b|[Mm]arathon(?![a-z])|[Kk]ilometer(?:zeit|schnitt|marke)|[Zz]ielzeit|[Zz]ugläufer"
    r"|\b[Ii]ntervalle?n?\b|\d ?min/km\b|\bPB\b|\bpersönlichen? Bestzeit|[Ll]auftempo|[Ss]chwellenlauf|\d km in \d"
)
_OF_DAY = TIME_WORDS - frozenset(word_list("bis von vor nach zwischen seit"))
"""Words before a time of day, also in a text about a race."""


def is_of_runner(found: re.Match[str], text: str, before: str) -> bool:
    """Return whether the time is what somebody runs or wants to run: in 4:04 laufen, unter 1:30 im Halbmarathon."""
    if before in _OF_DAY or text.endswith(("(", ": "), 0, found.start()):
        return False
    return found[1][1] == ":" and found[1][0] != "0" and _RUN.search(text) is not None


def by_the_watch(written: str) -> str:
    """Read ``4:04`` as vier null vier: minutes of a kilometre, or hours of a race."""
    first, second = written.split(":")
    return f"{cardinal(int(first))} {digits(second) if second[0] == '0' else cardinal(int(second))}"
