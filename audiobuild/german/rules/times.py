"""Times of day.

14:30 Uhr, 14.30 Uhr -> vierzehn Uhr dreißig      8 Uhr -> acht Uhr      um 20:15 -> um zwanzig Uhr fünfzehn
9-17 Uhr -> neun bis siebzehn Uhr                 9:00-12:30 -> neun Uhr bis zwölf Uhr dreißig
14:30:05 -> vierzehn Uhr dreißig und fünf Sekunden   nach 2:03:45 -> nach zwei Stunden drei Minuten ...
"""

from __future__ import annotations

import re

from audiobuild.german.engine import Rule
from audiobuild.german.grammar.context import word_before
from audiobuild.german.grammar.numbers import cardinal
from audiobuild.german.grammar.patterns import BLANK, DASH
from audiobuild.german.rules.durations import duration
from audiobuild.german.rules.sport import ABOUT_SPORT
from audiobuild.german.words import word_list
from audiobuild.german.words.time_words import CHANNELS, DURATION_WORDS, HOUR_WORDS, RECORDING_WORDS, TIME_WORDS

# Matches all of "8", "08", "24"; not of "25", "008".
_HOUR = r"(?:[01]?\d|2[0-4])"
_SIXTY = r"[0-5]\d"
# Matches all of "14:30", "14.30", "9,05"; not of "14", "14:60".
_WRITTEN = rf"{_HOUR}[:.,]{_SIXTY}"
# Matches all of " – ", "-", " bis "; not of " und ", "/".
_TO = rf"{BLANK}?(?:{DASH}|bis){BLANK}?"
_MOST_SCORES = 2
"""More pairs of numbers in a sentence are sets of a match, not times of day."""
# Matches "14:22" in "14:22 stand es", "4:30"; not "14:22 Uhr", "1:2:3", "114:2".
_PAIR = re.compile(r"(?<!\d)\d{1,2}:\d\d(?![\d:]| ?Uhr)")
# Matches the end of "beim Stand von ", "Zwischenstand: "; not of "von ".
_STAND_BEFORE = re.compile(r"[Ss]tand(?: von|:)? $")
# Matches the end of "ein 2:1 (", "2:1("; not of "2:1 ", "ein Sieg (".
_SCORE_BEFORE = re.compile(r"\d:\d{1,2} ?\($")
# Matches the beginning of " (1:0)", "(1:0"; not of " (so", " 1:0".
_SCORE_AFTER = re.compile(r" ?\(\d+:\d+")


def _clock(hour: str, minute: str | None) -> str:
    """Return a time of day in words: 14, 30 -> vierzehn Uhr dreißig; 1, 05 -> ein Uhr fünf; 14, 00 -> vierzehn Uhr."""
    spoken = cardinal(int(hour), "ein") + " Uhr"
    return f"{spoken} {cardinal(int(minute))}" if minute and int(minute) else spoken


def _parts(written: str) -> tuple[str, str | None]:
    """Split a time into hour and minute: 14.30 -> 14, 30; 8 -> 8, None."""
    hour, *minute = re.split(r"[:.,]", written)
    return hour, minute[0] if minute else None


def clock(found: re.Match[str], _: str) -> str | None:
    """Read ``14.30 Uhr`` as vierzehn Uhr dreißig.

    ``9–17 Uhr`` -> neun bis siebzehn Uhr; ``10.30h`` -> zehn Uhr dreißig.
    """
    times = [_parts(found[1])] + ([_parts(found[2])] if found[2] else [])
    if len(times) == 2 and times[0][1] is None:  # noqa: PLR2004 -- a span
        return f"{cardinal(int(times[0][0]), 'ein' if times[0][0] != '1' else 'eins')} bis {_clock(*times[1])}"
    return " bis ".join(_clock(*time) for time in times)


def span(found: re.Match[str], text: str) -> str | None:
    """Read ``9:00-12:30`` as neun Uhr bis zwölf Uhr dreißig; ``von 9.00 bis 17.00`` likewise; ``3.10–3.15`` is left."""
    if ":" not in found[1] and not _is_dotted_time(found, text):
        return None
    return clock(found, text)


def _is_dotted_time(found: re.Match[str], text: str) -> bool:
    """Return whether a span like 9.00–17.00 is one of times: by the word before, or by "Uhr" after it."""
    timely = word_before(text, found.start()).lower() in TIME_WORDS
    fives = all(int(_parts(time)[1] or 0) % 5 == 0 for time in (found[1], found[2]))
    return fives and (timely or bool(re.match(r"[^.!?]{0,40}\bUhr\b", text[found.end() :])))


def military(found: re.Match[str], _: str) -> str | None:
    """Read ``1700 Uhr`` as siebzehn Uhr; ``0830 Uhr`` -> acht Uhr dreißig."""
    return _clock(found[1], found[2])


def hour(found: re.Match[str], text: str) -> str | None:
    """Read ``Einlass 19 h`` as neunzehn Uhr; ``um 20 h`` -> zwanzig Uhr; ``innerhalb von 24h`` is a duration."""
    timely = word_before(text, found.start()).lower() in HOUR_WORDS and not text.endswith("halb von ", 0, found.start())
    timely = timely or bool(_DAYTIME_AFTER.match(text, found.end()))
    return _clock(found[1], None) if timely else None


# Matches " morgens", " abends"; not " lang".
_DAYTIME_AFTER = re.compile(r" (?:morgens|früh|abends|nachts|nachmittags|mittags|vormittags)\b")


def hours(found: re.Match[str], text: str) -> str | None:
    """Read ``18h-20h`` as achtzehn bis zwanzig Uhr; ``17-19h`` likewise; ``24–48 h`` is a duration."""
    first, last = int(found[1]), int(found[2])
    timely = word_before(text, found.start()).lower() in HOUR_WORDS
    noon = 12
    if not first < last or not (timely or (last > noon and found[0][-2].isdigit())):
        return None
    return f"{cardinal(first, 'ein')} bis {cardinal(last)} Uhr"


def twelve_hours(found: re.Match[str], _: str) -> str | None:
    """Read ``9 a.m.`` as neun Uhr; ``3:30 p.m.`` -> fünfzehn Uhr dreißig."""
    hour = int(found[1]) % 12 + (12 if found[3].lower() == "p" else 0)
    return _clock(str(hour), found[2])


def half(found: re.Match[str], _: str) -> str | None:
    """Read ``um ½ 9 Uhr`` as halb neun."""
    return f"halb {cardinal(int(found[1]), 'eins')}"


def lettered(found: re.Match[str], text: str) -> str | None:
    """Read ``14h05`` as vierzehn Uhr fünf; ``nach 2h30`` -> zwei Stunden dreißig Minuten."""
    if word_before(text, found.start()).lower() in DURATION_WORDS:
        return duration(int(found[1]), int(found[2]), 0)
    return _clock(found[1], found[2])


def bare(found: re.Match[str], text: str) -> str | None:
    """Read ``um 20:15`` as zwanzig Uhr fünfzehn, unless it is a score ("gewann 24:22", "stand es 0:10")."""
    timely = word_before(text, found.start()).lower() in TIME_WORDS or re.match(r"0\d", found[1])
    if _STAND_BEFORE.search(text, max(0, found.start() - 20), found.start()):
        return None
    if _SCORE_BEFORE.search(text, max(0, found.start() - 60), found.start()) or _SCORE_AFTER.match(text, found.end()):
        return None
    if word_before(text, found.start()).lower() in RECORDING_WORDS:
        minutes, seconds = found[1].split(":")
        return duration(0, int(minutes), int(seconds))
    sport = found[1].startswith("0:") or ABOUT_SPORT.search(text)
    if not timely and (sport or (len(_PAIR.findall(text)) > _MOST_SCORES and not _is_programme(text))):
        return None
    if int(found[1].split(":")[0]) == 24 and not found[1].endswith("00"):  # noqa: PLR2004 -- midnight has no minutes
        return None
    return clock(found, text)


def _is_programme(text: str) -> bool:
    """Return whether all pairs are times of a programme: they rise, by fives, and a noun follows each."""
    pairs = [(int(hour), int(minute)) for hour, minute in re.findall(r"(?<!\d)(\d{1,2}):(\d\d)(?=:? [A-ZÄÖÜ„])", text)]
    fives = all(minute % 5 == 0 for _, minute in pairs)
    return fives and len(pairs) == len(_PAIR.findall(text)) and pairs == sorted(set(pairs))


def exact(found: re.Match[str], text: str) -> str | None:
    """Read ``14:30:05`` as vierzehn Uhr dreißig und fünf Sekunden; before "Stunden" or after "in" a duration."""
    hour, minute, second = (int(part) for part in re.findall(r"\d+", found[0]))
    after = text[found.end() :].lstrip()
    before = word_before(text, found.start()).lower()
    if before == "in":
        return duration(hour, minute, second, one="einer")
    if after.startswith(("Stunden", "Std", "h")) or ("Uhr" not in found[0] and before in DURATION_WORDS):
        return duration(hour, minute, second)
    if "Uhr" not in found[0] and (len(str(hour)) == len(found[0].split(":")[0]) == 1 or _RACE.search(text)):
        return duration(hour, minute, second)
    seconds = "eine Sekunde" if second == 1 else f"{cardinal(second)} Sekunden"
    return f"{_clock(str(hour), str(minute))} und {seconds}" if second else _clock(str(hour), str(minute))


# Matches "Marathon", "Bestzeit", "Streckenrekord"; not "Zeitung".
_RACE = re.compile(r"[Mm]arathon|[Bb]estzeit|[Rr]ekord|[Ss]iegerzeit|Läufer|Laufzeit|Ironman|Triathlon|Etappe|Ziel\b")


def dotted(found: re.Match[str], text: str) -> str | None:
    """Read ``um 20.15`` as um zwanzig Uhr fünfzehn; ``ab 18.30, Beginn 19.30 Uhr`` -> achtzehn Uhr dreißig."""
    before = word_before(text, found.start()).lower()
    labelled = _LABELLED.search(text, max(0, found.start() - 60), found.start())
    listed = _TIME_AFTER.match(text, found.end())
    if before not in _BEFORE_TIME and not (labelled or listed):
        return None
    if (
        before in _SURE_FIVES
        and int(found[2]) % 5 == 0
        and int(found[1]) > _EARLY
        and _SENTENCE_GOES_ON.match(text, found.end())
    ):
        return _clock(found[1], found[2])
    if before in CHANNELS or (before == "bis" and _CHANNEL_AFTER.match(text, found.end())):
        return _clock(found[1], found[2])
    if before in _SURE or labelled or listed:
        return _clock(found[1], found[2])
    if "Uhr" not in text[found.end() :]:
        return None
    return _clock(found[1], found[2])


# Matches the beginning of " u. 22.00 Uhr", ", 12.15 und 14.00 Uhr", "/18.30 h"; not of " und 22.00 Euro".
_TIME_AFTER = re.compile(
    rf"(?:(?: ?(?:u\.|und|oder|sowie|[,/+&]) ?){_HOUR}[.:]{_SIXTY}(?!\d)){{1,6}}{BLANK}?(?:Uhr\b|h\b)"
)
_SURE_FIVES = frozenset(word_list("gegen ab bis vor nach"))
_EARLY = 5
# Matches ", ZDF", ", 3sat"; not ", ABC".
_CHANNEL_AFTER = re.compile(r", (?:ARD|ZDF|Arte|3sat|RTL|Vox|ORF|ATV|Pro7|ProSieben|NDR|WDR|BR|SWR|MDR|Phoenix|Puls)\b")
# Matches the beginning of " ging er", ".", ", als"; not of " Stück", " bis 19".
_SENTENCE_GOES_ON = re.compile(r"(?! bis| Grad)(?: [a-zäöüß]|[.,;)](?!\d)|\Z)")
_SURE = frozenset(word_list("um anstoß einlass anpfiff abfahrt ankunft treffpunkt"))
_LABELLED = re.compile(r"(?:Anstoß|Beginn|Einlass|Start|Abfahrt|Ankunft|Treffpunkt|Uhrzeit|Anpfiff|Kasse):? $")
_BEFORE_TIME = (
    _SURE
    | _SURE_FIVES
    | CHANNELS
    | frozenset(word_list("von zwischen beginn einlass start anstoß abfahrt ankunft treffpunkt anpfiff uhrzeit kasse"))
)
"""Words before a time with a full stop in it."""
# Matches the beginning of " kam", ". Sie"; not of ":30", ",5", " Uhr", " Prozent".
_NOT_AFTER_CLOCK = r"(?![\w:]|[.,]\d|-\w| ?[%€]| ?(?:Uhr|h)\b| (?:Pro|Mil|Euro|Franken|Meter|Punkt))"
RULES = (
    # Matches "½ 9 Uhr" in "um ½ 9 Uhr", "1/2 8" in "gegen 1/2 8"; not "½ 9".
    Rule(
        "half hour",
        r"(?:(?<=[uU]m )|(?<=gegen )|(?<=nach )|(?<=vor )|(?<=bis )|(?<=ab ))"
        rf"(?:½|1/2){BLANK}?(1[0-2]|[1-9])(?:{BLANK}Uhr)?(?![\w.,/])",
        half,
        needs=("½", "0/0"),
        trigger="½|1/2",
    ),
    # Matches "9:00-12:30", "9:00 bis 12:30 Uhr"; not "9:00-12", "2:1-3:1", "9.00-12.30".
    Rule(
        "time span",
        rf"(?<![\w.,:])({_HOUR}:{_SIXTY}){_TO}({_HOUR}:{_SIXTY})(?:{BLANK}?(?:Uhr|h)\b)?(?![\d:%]|[.,]\d|-\w)",
        span,
        needs=("0:0",),
        at_number=True,
    ),
    # Matches "9.00 bis 17.00", "8.30–9.15"; not "9.00 bis 17.00 Euro", "9.00", "9.5–10.5".
    Rule(
        "dotted time span",
        rf"(?<![\w.,:])({_HOUR}\.{_SIXTY}){_TO}({_HOUR}\.{_SIXTY}){_NOT_AFTER_CLOCK}",
        span,
        needs=("0.0",),
        at_number=True,
    ),
    # Matches "um 20.15", "Anstoß: 18.30"; not "von 3.10 Euro".
    Rule(
        "dotted time",
        rf"(?<=[A-Za-zäöüß7:.,/] )({_HOUR})\.({_SIXTY})(?![\w.]\d|\w|,\d| ?(?:[%€]|Pro|Mil|Euro|Uhr|h\b))",
        dotted,
        needs=("0.0",),
        at_number=True,
    ),
    # Matches "1700 Uhr", "0830 Uhr"; not "8 Uhr".
    Rule(
        "military time",
        rf"(?<![\w.,:])([01]\d|2[0-4])({_SIXTY}){BLANK}Uhr\b",
        military,
        needs=("0 Uhr",),
        at_number=True,
    ),
    # Matches "14h05", "2h30"; not "14h" or "A14h05".
    Rule("hours and minutes", rf"(?<![\w.,:])({_HOUR})h({_SIXTY})(?!\w)", lettered, needs=("0h0",), at_number=True),
    # Matches "14:30:05", "14:30:05 Uhr"; not "14:30".
    Rule(
        "exact time",
        rf"(?<![\w.,:])\d{{1,2}}:{_SIXTY}:{_SIXTY}(?:{BLANK}?Uhr\b)?(?![\d:])",
        exact,
        needs=("0:0:0",),
        at_number=True,
    ),
    # Matches "14.30 Uhr", "9–17 Uhr", "10.30h"; not "14.30".
    Rule(
        "clock",
        rf"(?<![\w.,:])({_WRITTEN}|{_HOUR})(?:(?:{BLANK}?Uhr)?{_TO}({_WRITTEN}|{_HOUR}))?(?:{BLANK}?Uhr\b|(?<=[:.]\d\d){BLANK}?h\b)",
        clock,
        needs=("0 Uhr", "0Uhr", "0 h", "0h"),
        at_number=True,
    ),
    # Matches "18h-20h", "17–19 h"; not "18-20", "17–19 ha".
    Rule(
        "hours",
        rf"(?<![\w.,:])({_HOUR})(?:{BLANK}?h)?{_TO}({_HOUR}){BLANK}?h(?![\w/])",
        hours,
        needs=("0 h", "0h"),
        at_number=True,
    ),
    # Matches "9 a.m.", "3:30 pm"; not "3 am Tag", "3 p. a.".
    Rule(
        "twelve hours",
        rf"(?<![\w.,:])(1[0-2]|0?[1-9])(?:[:.]({_SIXTY}))?{BLANK}?([apAP])(?:\.{BLANK}?[mM]\.|[mM](?=[.,;)]|\Z))",
        twelve_hours,
        needs=("0a", "0 a", "0A", "0 A", "0p", "0 p", "0P", "0 P"),
        at_number=True,
    ),
    # Matches "19 h", whose word before decides; not "19 h/Woche".
    Rule("hour", rf"(?<![\w.,:])({_HOUR}){BLANK}?h(?![\w/])", hour, needs=("0 h", "0h"), at_number=True),
    # Matches "20:15", "20:15–21:00"; not "2:1" or "20:15:30".
    Rule(
        "time",
        rf"(?<![\w.,:])({_HOUR}:{_SIXTY})(?:{_TO}({_HOUR}:{_SIXTY}))?(?![\d:%]|[.,]\d|-\w)",
        bare,
        needs=("0:0",),
        at_number=True,
    ),
)
