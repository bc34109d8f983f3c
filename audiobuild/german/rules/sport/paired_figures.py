"""Two figures of one race or vote with a slash between them, which are no quotient.

(2/+8,9 Sekunden) -> zwei, plus acht Komma neun      (6,7/-1,9) -> sechs Komma sieben, minus eins Komma neun
(33/1:41) -> dreiunddreißig, eine Minute einundvierzig
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.ranks import is_about_race
from audiobuild.german.rule_engine import Rule
from audiobuild.german.rules.times.durations import duration

if TYPE_CHECKING:
    import re

_BETWEEN = {"/": ", ", "/+": ", plus "}


def slash(found: re.Match[str], _: str) -> str | None:
    """Read the slash and the sign of ``(2/+8,9 Sekunden)`` as a comma and plus."""
    return _BETWEEN.get(found[0], ", minus ")


def place_and_time(found: re.Match[str], text: str) -> str | None:
    """Read ``/1:41`` after the place of a racer as eine Minute einundvierzig; ``Ulm (9/6:10)`` has scored six goals."""
    return f", {duration(0, int(found[1]), int(found[2]))}" if is_about_race(text) else None


RULES = (
    # Matches "/1:41" in "(33/1:41)"; not in "(33/1:41 Minuten)", "33/1:41", "(A3/1:41)".
    Rule(
        "place and time",
        r"(?:(?<=\(\d)|(?<=\(\d\d))/(\d{1,2}):([0-5]\d)(?=\))",
        place_and_time,
        needs=("(0/0:0)",),
    ),
    # Matches "/+" in "(2/+8,9)", "/-" in "6,7/-1,9", "/" in "(3/1:19 Minuten)"; not in "2/-8-Test", "4/4", "und/+3",
    # "(3/1:19:2)".
    Rule(
        "slash between figures",
        r"(?<=\d)/[+−-](?=\d{1,3}(?:[.,:]\d{1,3}){0,3}(?![\w-]))"
        r"|(?:(?<=\(\d)|(?<=\(\d\d))/(?=\d{1,2}:\d\d(?![\d:)]))",
        slash,
        needs=("0/+0", "0/-0", "0/−0", "(0/0:0"),
    ),
)
