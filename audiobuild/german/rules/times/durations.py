"""Durations.

9:58 Minuten -> neun Minuten achtundfünfzig      1:45:12 Stunden -> eine Stunde fünfundvierzig Minuten zwölf Sekunden
1h30min -> eine Stunde dreißig Minuten           UTC+5:30 -> plus fünf Stunden dreißig
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.clock import SIXTY
from audiobuild.german.grammar.context import opens_sentence, search_before, word_before
from audiobuild.german.grammar.indefinite import one
from audiobuild.german.grammar.numbers import cardinal, decimal, digits
from audiobuild.german.grammar.patterns import DASH
from audiobuild.german.rule_engine import Rule
from audiobuild.german.words.time_words import DURATION_WORDS, TIME_WORDS
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re


def duration(hour: int, minute: int, second: int, fraction: str = "", one: str = "eine") -> str:
    """Return a duration in words: (2, 3, 45) -> zwei Stunden drei Minuten fünfundvierzig Sekunden."""
    named_ = ((hour, "Stunde", ""), (minute, "Minute", ""), (second, "Sekunde", fraction))
    return " ".join(
        f"{decimal(f'{count},{part}') if part else cardinal(count, one)} {name}{'n' if count != 1 or part else ''}"
        for count, name, part in named_
        if count or part
    )


def joined(found: re.Match[str], text: str) -> str | None:
    """Read ``1h30min`` as eine Stunde dreißig Minuten; ``nach 1h05min`` -> einer Stunde ...; ``3min20.5s`` likewise."""
    first = int(found[1] or found[3])
    form = one(text, found.start(), "f") if first == 1 else "eine"
    if found[1]:
        return duration(first, int(found[2]), 0, one=form)
    return duration(0, first, int(found[4]), fraction=found[5] or "", one=form)


_COLON = lazy_regex("[:.]")


def stopwatch(found: re.Match[str], text: str) -> str | None:
    """Read ``9:58 Minuten`` as neun Minuten achtundfünfzig.

    ``1:45:12 Stunden`` -> eine Stunde fünfundvierzig Minuten ...
    """
    if _is_time_of_day(found, text):
        return None
    form = "einer" if word_before(text, found.start()) == "in" else one(text, found.start(), "f")
    first, second, *third = (int(part) for part in _COLON.split(found[1]))
    if third:
        return duration(first, second, third[0], fraction=found[2] or "", one=form) + _stop(found, text)
    hours = found[3].startswith(("St", "st", "h"))
    if not first:
        return duration(0, second, 0) if hours else duration(0, 0, second, fraction=found[2] or "")
    spoken = _of_unit(first, second, hours=hours, one=form, zero=bool(found[2]))
    smaller = "Minuten" if hours else "Sekunden"
    if found[2]:
        return f"{spoken} Komma {digits(found[2])} {smaller}{_stop(found, text)}"
    if second and text.startswith(" lang", found.end()):
        return f"{spoken} {smaller}"
    return spoken + _stop(found, text)


# Matches the end of "8:00-", "8:00 bis "; not of "Start - ", "8 bis ".
_SPAN_BEFORE = lazy_regex(rf":\d\d ?(?:{DASH}|bis) ?$")
# Matches the beginning of "-16h", " bis 9:30 h"; not of " - 3 Minuten", " bis 9".
_SPAN_AFTER = lazy_regex(rf" ?(?:{DASH}|bis) ?\d{{1,2}}(?:[:.]\d\d)? ?h\b")
# Matches the end of "um 5:30 h, ", "um 5:30 h und "; not of "in 5:30 h, ", "10:30 h, ".
_LISTED_TIME_BEFORE = lazy_regex(r"\bum \d:[0-5]\d h(?:, | und | oder )$")
# Matches the beginning of ", 10:30 h", " und 16:00 h"; not of ", 8:30 h", " 10:30 h".
_LATE_TIME_AFTER = lazy_regex(r"(?:, | und | oder )(?:1\d|2[0-4]):[0-5]\d h\b")


def _is_time_of_day(found: re.Match[str], text: str) -> bool:
    """Return whether two numbers are a time of day or end a span: um 9:30h, 08:15h, 0:00h, 8:00 bis 16:30h."""
    if search_before(_SPAN_BEFORE, text, found.start(), 8) or _SPAN_AFTER.match(text, found.end()):
        return True
    if found[3] != "h":
        return False
    if search_before(_LISTED_TIME_BEFORE, text, found.start(), 16) or _LATE_TIME_AFTER.match(text, found.end()):
        return True
    before, parts = word_before(text, found.start()).lower(), _COLON.split(found[1])
    is_padded = len(parts[0]) == len("08") and not found[2] and before not in DURATION_WORDS | {"die"}
    return before in TIME_WORDS or is_padded or not any(map(int, parts))


def _stop(found: re.Match[str], text: str) -> str:
    """Return the full stop if that of the unit ends the sentence, too; in "(2:05 Std.)" it does not."""
    ends = found[3].endswith(".") and not text.startswith(")", found.end()) and opens_sentence(text, found.end())
    return "." if ends else ""


def _of_unit(first: int, second: int, *, hours: bool, one: str = "eine", zero: bool = False) -> str:
    """Return (9, 58) as neun Minuten achtundfünfzig, or as hours; a second number of 0 is spoken only with `zero`."""
    name = ("Stunde" if hours else "Minute") + ("n" if first != 1 else "")
    return f"{cardinal(first, one)} {name}" + (f" {cardinal(second)}" if second or zero else "")


# Matches the end of "2:59 Stunden, er in ", "7:30 Std. und mit dem Zug ", "9:10 Minuten statt "; not of
# "2:59 Stunden, um ", "2:59 Uhr, er in ", "2:59 Stunden. Er kam in ".
_LASTED_BEFORE = lazy_regex(
    r"(?<![\d:])\d{1,2}:\d\d (Stunden|Std\.|Minuten|Min\.)[^.;:!?\d]{0,40}"
    r"(?: in| nach| statt| nur| (?:mit|per) (?:(?:dem|der) )?[A-ZÄÖÜ][\w-]+) $"
)
"""A duration, whose unit a further one shares."""


def further(found: re.Match[str], text: str) -> str | None:
    """Read the second of ``in 2:59 Stunden, er in 3:07`` as drei Stunden sieben: it has the unit of the first."""
    former = search_before(_LASTED_BEFORE, text, found.start(), 80)
    return _of_unit(int(found[1]), int(found[2]), hours=former[1].startswith("St")) if former else None


def offset(found: re.Match[str], _: str) -> str | None:
    """Read ``UTC+5:30``, how far a time zone is from another, as plus fünf Stunden dreißig."""
    return f" {'plus' if found[1] == '+' else 'minus'} {_of_unit(int(found[2]), int(found[3]), hours=True)}"


def position(found: re.Match[str], _: str) -> str | None:
    """Read ``in Minute 3:20`` and ``3.20`` of a film as drei zwanzig, ``ab Sekunde 0:40`` as vierzig."""
    minutes, seconds = int(found[1]), cardinal(int(found[2]))
    return f"{cardinal(minutes)} {seconds}" if minutes else seconds


EARLY = (
    # Matches "+5:30" in "UTC+5:30", " −04:30" in "(UTC −04:30)"; not in "UTC+5", "UTC 5:30", "UTC+5:30:15".
    Rule(
        "offset of a time zone",
        rf"(?:(?<=\bUTC)|(?<=\bGMT)) ?([-+±−–])(\d{{1,2}}):({SIXTY})(?![\w:]|[.,]\d)",
        offset,
        needs=tuple(f"{zone}{blank}{sign}0:" for zone in ("UTC", "GMT") for blank in ("", " ") for sign in "-+±−"),
    ),
    # Matches "3:20" in "in Minute 3:20", "21.30" in "ab Minute 21.30", "0:40" in "ab Sekunde 0:40"; not in
    # "Minute 3:1", "Stunde 3:20", "Minute 3.20.1".
    Rule(
        "position in a film",
        rf"(?:(?<=Minute )|(?<=Sekunde ))(\d{{1,3}})[:.]({SIXTY})(?![\w:]|[.,]\d)",
        position,
        needs=("e 0:0", "e 0.0"),
        at_number=True,
    ),
)
"""Before the scores of a match."""


def sentence_served(found: re.Match[str], text: str) -> str | None:
    """Read ``6 J 3 M``, how long someone is sentenced for, as sechs Jahre drei Monate."""
    years, months = int(found[1]), int(found[2])
    ends = found[0].endswith(".") and opens_sentence(text, found.end())
    many = "en" if word_before(text, found.start()) in ("von", "zu", "mit", "nach") else "e"
    spoken = f"{cardinal(years, 'ein')} Jahr{many if years != 1 else ''} {cardinal(months, 'ein')} Monat"
    return spoken + (many if months != 1 else "") + ("." if ends else "")


def stopwatch_span(found: re.Match[str], text: str) -> str | None:
    """Read ``4:50 bis 5:00 Minuten`` as vier Minuten fünfzig bis fünf Minuten."""
    first, second = (_of_unit(int(found[at]), int(found[at + 1]), hours=found[5].startswith("S")) for at in (1, 3))
    ends = found[5].endswith(".") and opens_sentence(text, found.end())
    return f"{first} bis {second}" + ("." if ends else "")


RULES = (
    # Matches "4:50 bis 5:00 Minuten", "4:50-5:10 min", "1:30 – 2:15 Std."; not "4:50 bis 5:00", "4:50 bis 5:00 Uhr".
    Rule(
        "span of a stopwatch",
        rf"(?<![\w.,:])(\d{{1,3}}):({SIXTY}) ?(?:{DASH}|bis) ?(\d{{1,3}}):({SIXTY})"
        r" ?(Stunden|Std(?:\.|\b)|Minuten|[Mm]in(?:\.|\b))",
        stopwatch_span,
        needs=("0:0",),
        at_number=True,
    ),
    # Matches "6 J 3 M", "2 J. 6 M."; not "6 J", "6 J 3 Mio.", "6 Jahre 3 M".
    Rule(
        "years and months",
        r"(?<![\w.,])(\d{1,2}) ?J\.? (1[01]|\d) ?M(?:\.|\b)(?![\w-])",
        sentence_served,
        needs=("0 J 0", "0 J. 0", "0J 0", "0J. 0"),
        at_number=True,
    ),
    # Matches "1h30min", "2h 15min", "1h05m", "7h20M", "3min20s", "1m14.869s"; not "1 h 30 min", "14h05", "3m20".
    Rule(
        "joined duration",
        r"(?<![\w.,:])(?:(\d{1,3})h ?(\d{1,2}) ?(?:[Mm]in|[mM])"
        r"|(\d{1,3})(?:min|m) ?(\d{1,2})(?:[.,](\d{1,3}))? ?s(?:ec|ek)?)(?!\w)",
        joined,
        needs=("0h0", "0h 0", "0min", "0m0", "0m 0"),
        at_number=True,
    ),
    # Matches "3:07" in "er in 3:07"; not "3:1", "3:07 Uhr". Whether a unit is shared, `further` looks.
    Rule(
        "further duration",
        rf"(?<![\w.,:])(\d{{1,2}}):({SIXTY})(?![\w:]|[.,]\d| ?(?:Uhr|Stunden|Std|Minuten|Min|min|h)\b)",
        further,
        needs=("0:0",),
        trigger=r"\d:\d\d (?:Stunden|Std\.|Min)",
        at_number=True,
    ),
    # Matches "9:58 Minuten", "1:45:12 Std.", "0:01,2 Sekunden", "1:29.260 min", "2.03,51 Minuten", "1.34 Stunden"; not
    # "9:58", "1.5 Stunden", "1.25 Stunden", "1.750 Stunden".
    Rule(
        "stopwatch",
        rf"(?<![\w.,:])(\d{{1,3}}(?::{SIXTY}){{1,2}}|\d{{1,2}}\.{SIXTY}(?=,\d{{1,3}} ?[Mm]in)"
        rf"|[1-9]\.(?!25|50){SIXTY}(?= (?:Stunden|Minuten)\b))"
        r"(?:[,.](\d{1,3}))? ?([Ss]tunden?(?!\w)"
        r"|Std\.|Minuten|[Mm]in(?:\.|\b)|h\b|Sekunden|Sek\.)",
        stopwatch,
        needs=("0:0", "0.0,0", "0.0 St", "0.0 Min"),
        at_number=True,
    ),
)
