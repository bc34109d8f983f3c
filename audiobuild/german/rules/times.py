"""Times of day and lengths of time.

14:30 Uhr, 14.30 Uhr -> vierzehn Uhr dreißig      8 Uhr -> acht Uhr      um 20:15 -> um zwanzig Uhr fünfzehn
9-17 Uhr -> neun bis siebzehn Uhr                 2:03:45 Stunden -> zwei Stunden drei Minuten fünfundvierzig Sekunden
"""

from __future__ import annotations

import re

from audiobuild.german.engine import Rule
from audiobuild.german.grammar.context import opens_sentence, word_before
from audiobuild.german.grammar.indefinite import one
from audiobuild.german.grammar.numbers import cardinal, decimal, digits
from audiobuild.german.grammar.patterns import BLANK, DASH
from audiobuild.german.words import word_list

_HOUR = r"(?:[01]?\d|2[0-4])"
_SIXTY = r"[0-5]\d"
_CLOCK = rf"{_HOUR}[:.]{_SIXTY}"
_TO = rf"{BLANK}?(?:{DASH}|bis){BLANK}?"
_TIME_WORDS = frozenset(
    word_list("""
    um ab gegen bis seit von vor nach kurz punkt zwischen uhrzeit montag dienstag mittwoch donnerstag
    freitag samstag sonnabend sonntag uhr heute morgen gestern täglich start beginn einlass abends
    morgens nachts früh mittags nachmittags
""")
)
_SPORT = re.compile(
    r"\b(?:\w*[Ss]ieg\w*|gew[aio]nn\w*|verl[io]r\w*|unterl[aie]g\w*|bezw[au]ng\w*|besiegt\w*|schl[au]g\w*|führ\w+|\w*niederlage\w*|"
    r"\w*[Hh]albzeit\w*|\w*[Ss]atz\b|Sätzen?|Endstand|\w*[Tt]ore?\b|Punkten?|Unentschieden|\w*ergebnis\w*|ausgeglichen|"
    r"Körbe|\w*[Vv]erhältnis\w*|Viertel|Remis|\w*[Cc]hancen?|\w*[Ww]ahrscheinlichkeit|Maßstab|Quoten?|Mehrheit|Stimmen|Anteil|Mischung|trenn\w+|Runde|Pausenstand|Zwischenstand|Spielstand|\w*rückstand|\w*führung)\b"
)


_PAIR = re.compile(r"(?<!\d)\d{1,2}:\d\d(?![\d:]| ?Uhr)")


def _clock(hour: str, minute: str | None) -> str:
    """14, 30 -> vierzehn Uhr dreißig; 1, 05 -> ein Uhr fünf; 14, 00 -> vierzehn Uhr."""
    said = cardinal(int(hour), "ein") + " Uhr"
    return f"{said} {cardinal(int(minute))}" if minute and int(minute) else said


def _parts(written: str) -> tuple[str, str | None]:
    hour, *minute = re.split(r"[:.]", written)
    return hour, minute[0] if minute else None


def clock(found: re.Match[str], _: str) -> str | None:
    """``14.30 Uhr`` -> vierzehn Uhr dreißig; ``9–17 Uhr`` -> neun bis siebzehn Uhr."""
    times = [_parts(found[1])] + ([_parts(found[2])] if found[2] else [])
    if len(times) == 2 and times[0][1] is None:  # noqa: PLR2004 -- a span
        return f"{cardinal(int(times[0][0]), 'ein' if times[0][0] != '1' else 'eins')} bis {_clock(*times[1])}"
    return " bis ".join(_clock(*time) for time in times)


def bare(found: re.Match[str], text: str) -> str | None:
    """``um 20:15`` -> zwanzig Uhr fünfzehn, unless it is a score of many points ("gewann 24:22")."""
    timely = word_before(text, found.start()).lower() in _TIME_WORDS or found[1].startswith("0")
    beside = re.search(r"\d:\d{1,2} ?\($", text[: found.start()]) or re.match(r" ?\(\d+:\d+", text[found.end() :])
    if beside or (not timely and (_SPORT.search(text) or len(_PAIR.findall(text)) > 2)):  # noqa: PLR2004 -- sets, not times
        return None
    if int(found[1].split(":")[0]) == 24 and not found[1].endswith("00"):  # noqa: PLR2004 -- midnight has no minutes
        return None
    return clock(found, text)


def exact(found: re.Match[str], text: str) -> str | None:
    """``14:30:05`` -> vierzehn Uhr dreißig und fünf Sekunden; before "Stunden" or after "in" a length of time."""
    hour, minute, second = (int(part) for part in re.findall(r"\d+", found[0]))
    after = text[found.end() :].lstrip()
    if after.startswith(("Stunden", "Std", "h")) or word_before(text, found.start()) == "in":
        return length(hour, minute, second, one="einer")
    seconds = "eine Sekunde" if second == 1 else f"{cardinal(second)} Sekunden"
    return f"{_clock(str(hour), str(minute))} und {seconds}" if second else _clock(str(hour), str(minute))


def length(hour: int, minute: int, second: int, fraction: str = "", one: str = "eine") -> str:
    """Hours, minutes and seconds as a length: (2, 3, 45) -> zwei Stunden drei Minuten fünfundvierzig Sekunden."""
    named_ = ((hour, "Stunde", ""), (minute, "Minute", ""), (second, "Sekunde", fraction))
    return " ".join(
        f"{decimal(f'{count},{part}') if part else cardinal(count, one)} {name}{'n' if count != 1 or part else ''}"
        for count, name, part in named_
        if count or part
    )


def stopwatch(found: re.Match[str], text: str) -> str | None:
    """``9:58 Minuten`` -> neun Minuten achtundfünfzig; ``1:45:12 Stunden`` -> eine Stunde fünfundvierzig Minuten ..."""
    if found[3] == "h" and word_before(text, found.start()).lower() in _TIME_WORDS:
        return None  # a time of day
    parts = [int(part) for part in found[1].split(":")]
    one_ = one(text, found.start(), "f")
    one_ = "einer" if word_before(text, found.start()) == "in" else one_
    if len(parts) == 3:  # noqa: PLR2004 -- hours, minutes, seconds
        dot = "." if found[3].endswith(".") and opens_sentence(text, found.end()) else ""
        return length(parts[0], parts[1], parts[2], fraction=found[2] or "", one=one_) + dot
    hours = found[3].startswith(("St", "h"))
    name = ("Stunde" if hours else "Minute") + ("n" if parts[0] != 1 else "")
    rest = f" {cardinal(parts[1])}" if parts[1] else ""
    tail = f" Komma {digits(found[2])} {'Minuten' if hours else 'Sekunden'}" if found[2] else ""
    tail += "." if found[3].endswith(".") and opens_sentence(text, found.end()) else ""
    return f"{cardinal(parts[0], one_)} {name}{rest}{tail}"


def dotted(found: re.Match[str], text: str) -> str | None:
    """``um 20.15`` -> um zwanzig Uhr fünfzehn; ``ab 18.30, Beginn 19.30 Uhr`` -> achtzehn Uhr dreißig."""
    if word_before(text, found.start()).lower() != "um" and "Uhr" not in text[found.end() :]:
        return None
    return _clock(found[1], found[2])


_BEFORE_TIME = "|".join(
    rf"(?<=\b{word} )" for word in word_list("um Um ab Ab gegen Gegen bis Bis von Von zwischen Zwischen Beginn Einlass")
)
RULES = (
    Rule(
        "dotted time",
        rf"(?:{_BEFORE_TIME})({_HOUR})\.({_SIXTY})(?![\w.]\d|\w|,\d| ?(?:[%€]|Pro|Mil|Euro|Uhr))",
        dotted,
        needs=".",
        at_number=True,
    ),
    Rule(
        "stopwatch",
        rf"(?<![\w.,:])(\d{{1,3}}(?::{_SIXTY}){{1,2}})(?:,(\d+))?{BLANK}?(Stunden|Std\.|Minuten|Min\.|min\b|h\b)",
        stopwatch,
        needs=":",
        at_number=True,
    ),
    Rule(
        "exact time",
        rf"(?<![\w.,:])\d{{1,2}}:{_SIXTY}:{_SIXTY}(?:{BLANK}?Uhr\b)?(?![\d:])",
        exact,
        needs=":",
        at_number=True,
    ),
    Rule(
        "clock",
        rf"(?<![\w.,:])({_CLOCK}|{_HOUR})(?:{_TO}({_CLOCK}|{_HOUR}))?(?:{BLANK}?Uhr\b|(?<=:\d\d){BLANK}?h\b)",
        clock,
        needs="Uh",
        at_number=True,
    ),
    Rule(
        "time",
        rf"(?<![\w.,:])({_HOUR}:{_SIXTY})(?:{_TO}({_HOUR}:{_SIXTY}))?(?![\d:%]|[.,]\d|-\w)",
        bare,
        needs=":",
        at_number=True,
    ),
)
