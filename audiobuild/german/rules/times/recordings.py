"""Places in a recording: ab 2:48 im Video -> ab zwei Minuten achtundvierzig."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.indefinite import one
from audiobuild.german.grammar.numbers import cardinal
from audiobuild.german.rule_engine import Rule

if TYPE_CHECKING:
    import re


def place(found: re.Match[str], text: str) -> str | None:
    """Read ``ab 2:48 im Video`` as zwei Minuten achtundvierzig; ``bei 1:05:30`` -> einer Stunde fünf Minuten ..."""
    form = one(text, found.start(), "f")
    parts = [int(part) for part in found[0].split(":")]
    names = ("Stunde", "Minute") if len(parts) > len(("minutes", "seconds")) else ("Minute",)
    words = [
        f"{cardinal(count, form)} {name}{'n' if count != 1 else ''}" for count, name in zip(parts, names, strict=False)
    ]
    return " ".join([*words, cardinal(parts[-1])])


# Matches all of "Video", "Lernvideos", "Lied", "Folge"; not of "Saal", "Videothek".
_RECORDING = r"(?:\w*[Vv]ideos?|\w*Clips?|Songs?|Lied(?:es)?|Stücks?|Films?|Podcasts?|Tracks?|Aufnahme|Folge)"
RULES = (
    # Matches "2:48" in "ab 2:48 im Video", "1:05:30" in "bei 1:05:30 des Films"; not in "um 2:48 im Video", "ab 2:48".
    Rule(
        "place in a recording",
        r"(?:(?<=\b[Aa]b )|(?<=\b[Bb]ei )|(?<=\bbis )|(?<=\bca\. ))(?:\d:)?\d{1,2}:[0-5]\d"
        rf"(?= (?:im|in dem|in diesem|des|in der|der) {_RECORDING}\b)",
        place,
        needs=("0:0",),
        at_number=True,
    ),
)
