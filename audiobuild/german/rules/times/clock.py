"""Times of day.

14:30 Uhr, 14.30 Uhr -> vierzehn Uhr dreißig      8 Uhr -> acht Uhr      um 20:15 -> um zwanzig Uhr fünfzehn
9-17 Uhr -> neun bis siebzehn Uhr                 9:00-12:30 -> neun Uhr bis zwölf Uhr dreißig
14:30:05 -> vierzehn Uhr dreißig und fünf Sekunden   nach 2:03:45 -> nach zwei Stunden drei Minuten ...
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.clock import EARLY, HOUR, SIXTY, time_of_day
from audiobuild.german.grammar.context import search_before, word_before, words_before
from audiobuild.german.grammar.indefinite import one
from audiobuild.german.grammar.numbers import cardinal
from audiobuild.german.grammar.patterns import DASH
from audiobuild.german.rule_engine import Rule
from audiobuild.german.rules.times.dotted_times import OF_VALUES, dotted
from audiobuild.german.rules.times.durations import duration
from audiobuild.german.rules.times.runners_times import by_the_watch, is_of_runner
from audiobuild.german.rules.times.score_or_time import is_score
from audiobuild.german.words import word_list
from audiobuild.german.words.sentence_words import VERSIONED
from audiobuild.german.words.time_words import DURATION_WORDS, EVENT, RECORDING_WORDS, TIME_WORDS
from audiobuild.lazy_regex import lazy_regex

# Matches all of " – ", "-", " bis "; not of " und ", "/".
TO = rf" ?(?:{DASH}|bis) ?"


def _parts(written: str) -> tuple[str, str | None]:
    """Split a time into hour and minute: 14.30 -> 14, 30; 8 -> 8, None."""
    hour, *minute = re.split(r"\s?[:.,]\s?", written)
    return hour, minute[0] if minute else None


# Matches the end of "hält ca. ", "dauerte rund ", "Laufzeit: "; not of "um ", "hält um ".
_LASTS = lazy_regex(
    r"\b(?i:hält|hielt|halten|dauert|dauerte|läuft|lief|reicht|reichte|Laufzeit:?|Spielzeit:?|Fahrzeit:?|Dauer:?|nach"
    r"|maximal|max\.|höchstens|innerhalb von|in nur|in)(?: (?:ca\.|etwa|rund|gut|knapp|über|bis zu|nur))? $"
)


def clock(found: re.Match[str], text: str) -> str | None:
    """Read ``14.30 Uhr`` as vierzehn Uhr dreißig.

    ``9–17 Uhr`` -> neun bis siebzehn Uhr; ``10.30h`` -> zehn Uhr dreißig.
    """
    times = [_parts(found[1])] + ([_parts(found[2])] if found[2] else [])
    if found[0][-1] == "h" and times[0][1] and search_before(_LASTS, text, found.start(), 24):
        return duration(int(times[0][0]), int(times[0][1]), 0)
    if len(times) == 2 and times[0][1] is None:  # noqa: PLR2004  # a span
        return f"{cardinal(int(times[0][0]), 'ein' if times[0][0] != '1' else 'eins')} bis {time_of_day(*times[1])}"
    return " bis ".join(time_of_day(*time) for time in times)


def several(found: re.Match[str], _: str) -> str | None:
    """Read ``17.30/20.15 Uhr`` as siebzehn Uhr dreißig und zwanzig Uhr fünfzehn; ``17/20 Uhr`` -> siebzehn und ..."""
    *former, last = [_parts(written) for written in found[0].removesuffix("Uhr").replace(" ", "").split("/")]
    timed = any(minute for _, minute in (*former, last))
    spoken = [time_of_day(*part) if timed else cardinal(int(part[0])) for part in former]
    return f"{', '.join(spoken)} und {time_of_day(*last)}"


def span(found: re.Match[str], text: str) -> str | None:
    """Read ``9:00-12:30`` as neun Uhr bis zwölf Uhr dreißig; ``von 9.00 bis 17.00`` likewise; ``3.10–3.15`` stays."""
    if ":" not in found[1] and not _is_dotted_time(found, text):
        return None
    joint = " und " if " und " in found[0] else " bis "
    if ":" in found[1] and is_of_runner(found, text, word_before(text, found.start()).lower()):
        return joint.join(map(by_the_watch, found.groups()))
    if ":" not in found[1] and OF_VALUES.search(text, 0, found.start()):
        return None
    if joint == " und " and word_before(text, found.start()).lower() != "zwischen":
        return None
    return joint.join(time_of_day(*_parts(time)) for time in found.groups())


# Matches the beginning of " und 14.00-17.00 Uhr", " Uhr"; not of ". Um 9 Uhr".
_UHR_AFTER = lazy_regex(r"(?:[^.!?]|\.(?=\d)){0,40}?\bUhr\b")
# Matches the end of "8.00–10.30 und ", "8.00 bis 10.30, ", "8.00-10.30 "; not of "8.00 und ", "8.00–10.30 Uhr, ".
_SPAN_BEFORE = lazy_regex(rf"(?<![\w.,]){HOUR}\.{SIXTY}{TO}{HOUR}\.{SIXTY}(?:(?:,| und| sowie| u\.| /| &| \+)? |/)$")
# Matches the end of "sprechzeiten", "mittagstisch", "sonntagsbrunch"; not of "zeitung", "tisch".
_TIMETABLED = lazy_regex(
    r"(?:zeit(?:en)?|stunden?|mittagstisch|frühstück|brunch|erreichbar|besetzt|offen|gesperrt|sperr(?:e|ung)"
    rf"|nachtruhe|b[uü]ff?ett?|{EVENT})$"
)


_BETWEEN_LABEL = frozenset(word_list("ist sind waren je jeweils immer"))


def _is_dotted_time(found: re.Match[str], text: str) -> bool:
    """Return whether a span like 9.00–17.00 is one of times: by the word before, or by "Uhr" after it."""
    label = found.start()
    while listed := search_before(_SPAN_BEFORE, text, label, 24):
        label = listed.start()
    label -= len(": ") * text.endswith((": ", ", "), 0, label)
    nearest, further, *_ = [*words_before(text, label, 2), "", ""]
    before = (further if nearest in _BETWEEN_LABEL else nearest).lower()  # "Stoßzeiten sind", "Mo, Fr je"
    timely = before in TIME_WORDS or bool(_TIMETABLED.search(before))
    fives = all(int(_parts(time)[1] or 0) % 5 == 0 for time in (found[1], found[2]))
    return fives and (timely or bool(_UHR_AFTER.match(text, found.end())) or _are_hours(found, text, label))


_MONTHS = 12
_EVENING, _MORNING = 18, 10
"""Between these hours lies a night: Nachtruhe 22.00–6.00."""
# Matches the beginning of " Kinderturnen", ".", ": Messe"; not of " bis", " kamen".
_TITLE_OR_END = lazy_regex(r"[ .]*\Z|:? [A-ZÄÖÜ„]")
# Matches the end of "Pause ", "Std. "; not of "von ", "Pause, ".
_NOUN_BEFORE = lazy_regex(r"(?<![\w-])([A-ZÄÖÜ][\w-]*)\.? $")
# Matches the end of "Mo ", "Mo+Mi ", "freitags ", "2.12. ", "Montag, "; not of "Köln ", "12. ".
_DAY_BEFORE = lazy_regex(
    r"(?:\b(?:Mo|Di|Mi|Do|Fr|Sa|So|tgl|tägl)\.?|\b(?:\w*tag|Mittwoch|\w*tags|mittwochs)"
    r"|(?<![\d.])\d{1,2}\. ?\d{1,2}\.(?:\d{2,4})?),? $"
)


def _are_hours(found: re.Match[str], text: str, label: int) -> bool:
    """Return whether two dotted numbers after a name are hours: Pause 10.05–10.25, Klasse 5: 8.00–12.45."""
    noun = search_before(_NOUN_BEFORE, text, label, 40)
    named = noun and noun[1] not in VERSIONED
    alone = not text[: found.start()].strip() and _TITLE_OR_END.match(text, found.end())
    if label == found.start() and not (alone or named or search_before(_DAY_BEFORE, text, label, 20)):
        return False
    (hour, minute), (last, end) = (map(int, map(str, _parts(time))) for time in found.groups())
    overnight = hour >= _EVENING and last < _MORNING
    return (EARLY < hour <= last or overnight) and (end > _MONTHS or not minute or not end)


# Matches the beginning of " Kinderturnen", ": Messe"; not of " bis", ".".
_TITLE_AFTER = lazy_regex(r":? [A-ZÄÖÜ„]")
# Matches the end of "8-12 und ", "8.30–12, "; not of "8 und ", "8-12 ".
_HOURS_LISTED = lazy_regex(rf"(?<![\w.,:]){HOUR}(?:[.:]{SIXTY})?{TO}{HOUR}(?:[.:]{SIXTY})?(?: und | u\. |, | \+ )$")


def half_dotted(found: re.Match[str], text: str) -> str | None:
    """Read ``von 8.30 bis 12`` as acht Uhr dreißig bis zwölf; ``Mo 17–18:30``, ``10-12.30 Vortrag`` likewise."""
    times = [_parts(time) for time in found.groups() if time]
    hours, minutes = [int(hour) for hour, _ in times], [int(minute or 0) for _, minute in times]
    if hours[0] <= EARLY or hours[-1] < hours[0] or any(minute % 5 for minute in minutes):
        return None
    start = found.start()
    while listed := search_before(_HOURS_LISTED, text, start, 24):
        start = listed.start()
    named = text.endswith(("von ", "Von ", ": "), 0, start) or search_before(_DAY_BEFORE, text, start, 20)
    quarters = not any(minute % 15 for minute in minutes)
    titled = quarters and not text[:start].strip() and _TITLE_AFTER.match(text, found.end())
    if not (named or titled):
        return None
    return " bis ".join(time_of_day(*time) if time[1] else cardinal(int(time[0])) for time in times)


def bracketed(found: re.Match[str], _: str) -> str | None:
    """Read ``Vortrag (19.30)`` as neunzehn Uhr dreißig."""
    return time_of_day(found[1], found[2])


# Matches the end of "ab 6:12 6:42 ", "um 6:12, "; not of "6:4 ", "6:12 Uhr ".
_TIMES_BEFORE = lazy_regex(rf"(?:(?<![\d:.]){HOUR}:{SIXTY}(?: |, | und | / )){{1,8}}$")
# Matches the end of "Solo (ab ", "(bei "; not of "ab ", "(um ".
_PLACE_BEFORE = lazy_regex(r"\((?:ab|bei|siehe|ca\.) $")
"""Words before a position in a recording: das Solo (ab 1:47)."""
_LASTING = frozenset(word_list("dauert dauerte dauern dauerten"))
# Matches "Lied", "Musikvideo", "Songs"; not "Mitglied".
_RECORDING = lazy_regex(
    r"\b(?:Lied|Song|Track|Clip|Titel|Stück|Single|Ansage|Runde)s?\b|[Vv]ideos?\b|clips?\b|[Ss]ongs?\b|\bLink\b"
)


_ABOUT = frozenset(word_list("zirka circa ca etwa ungefähr rund genau exakt pünktlich knapp"))
"""Words between "um" and its time: um zirka 20:30."""


def _word_of_time(text: str, position: int) -> str:
    """Return the word before a time in lower case, past the words that make it less or more exact."""
    nearest, further, *_ = [*(word.lower() for word in words_before(text, position, 2)), "", ""]
    return further if nearest in _ABOUT and further in TIME_WORDS else nearest


# Matches the beginning of " Führung", "-Niederlage"; not of " und", ".".
_NOUN_AFTER = lazy_regex(r"[ -][A-ZÄÖÜ]")


def bare(found: re.Match[str], text: str) -> str | None:
    """Read ``um 20:15`` as zwanzig Uhr fünfzehn, unless it is a score ("gewann 24:22", "stand es 0:10")."""
    chain = search_before(_TIMES_BEFORE, text, found.start(), 60)
    before = _word_of_time(text, chain.start() if chain else found.start())
    first, second = map(int, found[1].split(":"))
    if is_of_runner(found, text, before):
        return " bis ".join(by_the_watch(time) for time in found.groups() if time)
    recorded = before in _LASTING or (before in ("ab", "bei") and found[1].startswith("0"))
    if before in ("eine", "einer") and not _NOUN_AFTER.match(text, found.end()):
        return f"{cardinal(first)} {cardinal(second)}"  # "lief eine 3:29", the time of a lap
    if before in RECORDING_WORDS or (recorded and _RECORDING.search(text) and not found[2]):
        return duration(0, first, second)
    if search_before(_PLACE_BEFORE, text, found.start(), 8) and first < EARLY and second % 5:
        return f"{cardinal(first)} {cardinal(second)}"
    if before in _LASTING and not found[2]:
        return duration(first, second, 0)
    is_night = first == 24 and second  # noqa: PLR2004  # midnight has no minutes
    return None if is_night or is_score(found, text, before) else clock(found, text)


_OF_DEPARTURE = frozenset(word_list("um ab abfahrt ankunft abflug landung start beginn uhrzeit uhr"))
# Matches "Marathon", "Bestzeit", "Streckenrekord"; not "Zeitung".
_RACE = lazy_regex(
    r"[Mm]arathon|[Bb]estzeit|[Rr]ekord|[Ss]iegerzeit|Läufer|Laufzeit|[Zz]eit von \d|Ironman|Triathlon|Etappe|Ziel\b"
)


def exact(found: re.Match[str], text: str) -> str | None:
    """Read ``14:30:05`` as vierzehn Uhr dreißig und fünf Sekunden; before "Stunden" or after "in" a duration."""
    hour, minute, second = (int(part) for part in re.findall(r"\d+", found[0])[:3])
    before = word_before(text, found.start()).lower()
    if _is_duration(found, text, before):
        one_ = "einer" if before == "in" else one(text, found.start(), "f")
        return duration(hour, minute, second, fraction=found[1] or "", one=one_)
    time = time_of_day(str(hour), str(minute))
    seconds = "eine Sekunde" if second == 1 else f"{cardinal(second)} Sekunden"
    return f"{time} und {seconds}" if second else time


def _is_duration(found: re.Match[str], text: str, before: str) -> bool:
    """Return whether hours, minutes and seconds are a duration: 1:45:12, 14:30:05 Stunden, in 02:10:30 (of a race)."""
    if found[0][-1] == "h" or text[found.end() :].lstrip().startswith(("Stunden", "Std")):
        return True
    if "Uhr" in found[0] or (before in _OF_DEPARTURE and not _RECORDING.search(text)):
        return False
    has_one_digit = found[0].index(":") == 1
    return has_one_digit or before in DURATION_WORDS or _RACE.search(text) is not None


def with_blanks(found: re.Match[str], _: str) -> str | None:
    """Read ``um 7 : 15`` as sieben Uhr fünfzehn."""
    return time_of_day(found[1], found[2])


# Matches the beginning of " kam", ". Sie"; not of ":30", ",5", " Uhr", " Prozent".
_NOT_AFTER_CLOCK = r"(?!\w|:\S|[.,]\d|-\w| ?[%€]| ?(?:Uhr|h)\b| (?:Pro|Mil|Euro|Franken|Meter|Punkt))"
# Matches the beginning of "Prozent", "Meter", "Uhr", "Fr."; not of "Personen", "Medien".
_NO_CLOCK = (
    r"(?:Pro(?:zent|mille|\b)|Mill|Mio|Mrd|Euro|EUR|Uhr|Franken|Fr\.|CHF|Rappen|Cent|Grad|Punkt|Meter|Kilometer|Zentimeter|Millimeter"
    r"|Kilo|Gramm|Liter|Tonnen|Sekunden|Minuten|Stunden|h\b|[kcm]?m\b|k?g\b|l\b)"
)
"""What a decimal counts: um 1.50 Grad."""
# Matches "14:30", "14.30", "9,05", "14 : 30", "19. 30" in "um 19. 30"; not "14", "14:60", "am 19. 30".
_WRITTEN = rf"{HOUR}(?:[:.,]| : |(?:(?<=[Uu]m \d\d)|(?<=gegen \d\d))\. ){SIXTY}"
RULES = (
    # Matches "17.30/20.15 Uhr", "15 / 17 / 20 Uhr"; not "17.30/20.15", "9–12/14 Uhr", "5./6 Uhr", "4 1/2 Uhr".
    Rule(
        "clock at a slash",
        rf"(?<![\w.,:/–-])(?<![–/-] )(?<!\d )(?:{_WRITTEN}|{HOUR})(?: ?/ ?(?:{_WRITTEN}|{HOUR})){{1,4}} ?Uhr\b",
        several,
        needs=("0 Uhr", "0Uhr"),
        at_number=True,
    ),
    # Matches "9:00-12:30", "9:00 bis 12:30 Uhr", "9:00–12:00 Uhr" in "9:00–12:00 Uhr: Waldtag"; not "9:00-12",
    # "2:1-3:1", "9.00-12.30".
    Rule(
        "time span",
        rf"(?<![\w.,:])({HOUR}:{SIXTY}){TO}({HOUR}:{SIXTY})(?: ?(?:Uhr|h)\b)?+(?![\d%]|:\S|[.,]\d|-\w)",
        span,
        needs=("0:0",),
        at_number=True,
    ),
    # Matches "9.00 bis 17.00", "8.30–9.15", "8.00 und 9.00"; not "9.00 bis 17.00 Euro", "9.00", "9.5–10.5".
    Rule(
        "dotted time span",
        rf"(?<![\w.,:])({HOUR}\.{SIXTY})(?:{TO}| und )({HOUR}\.{SIXTY}){_NOT_AFTER_CLOCK}",
        span,
        needs=("0.0",),
        at_number=True,
    ),
    # Matches "8.30 bis 12", "7 bis 9.30", "9:30–11", "17–18.30"; not "8 bis 12", "8.30 bis 12 Euro".
    Rule(
        "time span half dotted",
        rf"(?<![\w.,:])(?:({HOUR}[.:]{SIXTY}){TO}({HOUR})|({HOUR}){TO}({HOUR}[.:]{SIXTY})){_NOT_AFTER_CLOCK}",
        half_dotted,
        needs=("0.0 bis 0", "0 bis 0.0", "0.0-0", "0-0.0", "0:0-0", "0-0:0", "0:0 bis 0", "0 bis 0:0"),
        at_number=True,
    ),
    # Matches "19.30" in "(19.30)", "(19.30 live"; not "(9.30)", "(19.31)", "(19.30 Euro)".
    Rule(
        "time in brackets",
        r"(?<=\()(1\d|2[0-3])\.(00|15|30|45)(?=\)|,? (?:live|im|bei|auf|ARD|ZDF|RTL|Sky|DAZN|Sat)\b)",
        bracketed,
        needs=("(0.0",),
        at_number=True,
    ),
    # Matches "um 20.15", "Anstoß: 18.30"; not "von 3.10 Euro".
    Rule(
        "dotted time",
        rf"(?:(?<=[A-Za-zäöüß\d:.,;/\0] )|(?<=\())({HOUR})\.({SIXTY})"
        rf"(?![\w.]\d|\w|,\d| ?[-–] ?\d| ?(?:[%€°]|{_NO_CLOCK}))",
        dotted,
        needs=("0.0",),
        at_number=True,
    ),
    # Matches "14:30:05", "14:30:05 Uhr", "02:14:30h", "1:12:08,3"; not "14:30".
    Rule(
        "exact time",
        rf"(?<![\w.,:])\d{{1,2}}:{SIXTY}:{SIXTY}(?:,(\d{{1,3}})| ?(?:Uhr|h)\b)?(?!:?\d)",
        exact,
        needs=("0:0:0",),
        at_number=True,
    ),
    # Matches "14.30 Uhr", "9–17 Uhr", "10.30h"; not "14.30", "2 Uhr" in "4 1/2 Uhr".
    Rule(
        "clock",
        rf"(?<![\w.,:])(?<! [13]/)({_WRITTEN}|{HOUR})(?:(?: ?Uhr)?{TO}({_WRITTEN}|{HOUR}))?"
        r"(?: ?Uhr\b|(?<=[:.]\d\d) ?h\b)",
        clock,
        needs=("0 Uhr", "0Uhr", "0 h", "0h"),
        at_number=True,
    ),
    # Matches "7 : 15" in "um 7 : 15 raus", "es ist 5 : 30"; not "7 : 5", "um 7 : 15 Uhr", "steht 5 : 30".
    Rule(
        "time with blanks",
        rf"(?:(?<=\b[Uu]m )|(?<=\bgegen )|(?<=\bab )|(?<=\b[Ee]s ist )|(?<=\b[Ee]s war ))"
        rf"({HOUR}) : ({SIXTY})(?!\w|[.,:]\d| Uhr)",
        with_blanks,
        needs=("0 : 0",),
        at_number=True,
    ),
    # Matches "20:15", "20:15–21:00", "15:30" in "15:30: Köln"; not "2:1", "20:15:30" or "1:25 000".
    Rule(
        "time",
        rf"(?<![\w.,:])({HOUR}:{SIXTY})(?:{TO}({HOUR}:{SIXTY}))?(?![\d%]|:\S|[.,]\d|-\w| 000(?!\d))",
        bare,
        needs=("0:0",),
        at_number=True,
    ),
)
