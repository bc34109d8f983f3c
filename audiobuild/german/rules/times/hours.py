"""Hours without a colon, and times in other forms.

20 h -> zwanzig Uhr      17-19h -> siebzehn bis neunzehn Uhr      1700 Uhr -> siebzehn Uhr
14h05 -> vierzehn Uhr fünf      9 a.m. -> neun Uhr       um ½ 9 Uhr -> um halb neun
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.clock import EARLY, HOUR, SIXTY, time_of_day
from audiobuild.german.grammar.context import search_before, word_before
from audiobuild.german.grammar.numbers import cardinal
from audiobuild.german.grammar.patterns import DASH, MONTH
from audiobuild.german.rule_engine import Rule
from audiobuild.german.rules.times.clock import TO
from audiobuild.german.rules.times.durations import duration
from audiobuild.german.words.time_words import BEGINNING, DURATION_WORDS, EVENT, HOUR_WORDS
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re


def military(found: re.Match[str], _: str) -> str | None:
    """Read ``1700 Uhr`` as siebzehn Uhr; ``0830 Uhr`` -> acht Uhr dreißig; ``um 0500h`` -> fünf Uhr."""
    hour, minute = [group for group in found.groups() if group][:2]
    return time_of_day(hour, minute)


def military_span(found: re.Match[str], _: str) -> str | None:
    """Read ``0800 bis 1630 Uhr`` as acht Uhr bis sechzehn Uhr dreißig; ``0900 und 1100 Uhr`` likewise."""
    joint = "und" if " und " in found[0] else "bis"
    return f"{time_of_day(found[1], found[2])} {joint} {time_of_day(found[3], found[4])}"


# Matches the end of "1h bis ", "1,5 h bis ", "1h\0"; not of "10h bis ", "1h und ".
_FEW_HOURS_BEFORE = lazy_regex(r"(?<![\d:])[1-5](?:[.,]\d)? ?h(?: bis |\0+)$")

# Matches the beginning of " lang", " pro Woche", " Badezeit", " vor Spielbeginn", " vorher", " + ½ h", " 5 min"; not of
# " bis", ": Messe", " vor Ort".
_AMOUNT_AFTER = lazy_regex(
    r" (?:\+ ?[\d½¼¾]|[1-5]?\d ?[Mm]in\b|(?:lang|pro|je|wöchentlich|täglich)\b"
    r"|[A-ZÄÖÜ]?[a-zäöüß]*(?:[Dd]auer|[a-zäöüß]zeit)\b"
    r"|(?:vorher|davor|zuvor|danach|später)\b"
    r"|(?:vor|nach) (?:de[mr] )?(?:[A-ZÄÖÜ]\w*)?(?:[Bb]eginn|[Ee]nde|[Ss]chlu(?:ss|ß)|[Ss]tart|[Aa]bfahrt|[Öö]ffnung))"
)
# Matches "09", "9", "20"; not "8", "08".
_LATE_HOUR = lazy_regex(r"0?9|1\d|2[0-4]")
"""From this hour on, a number after an event says when it begins, not how long it takes."""
# Matches the beginning of " „Faust“ im Saal", ": Tanz im Saal"; not of " Faust", ": gekocht".
_ENTRY_AFTER = lazy_regex(r":? [\"„»]|: [A-ZÄÖÜ]")
"""What follows the hour in an entry of a programme: 20 h „Faust“, 20 h: Tanz."""
# Matches " morgens", " abends"; not " lang".
_DAYTIME_AFTER = lazy_regex(r" (?:morgens|früh|abends|nachts|nachmittags|mittags|vormittags)\b")


# Matches the beginning of " Le Mans", " von Daytona"; not of " Musik", " in Ulm".
_RACE_AFTER = lazy_regex(r" (?:von |in )?(?:Le Mans|Nürburgring|Daytona|Spa\b)")
"""A race that lasts so many hours: die 24h Le Mans."""


def hour(found: re.Match[str], text: str) -> str | None:
    """Read ``Einlass 19 h`` as neunzehn Uhr; ``um 20 h`` -> zwanzig Uhr; ``innerhalb von 24h`` is a duration."""
    if search_before(_FEW_HOURS_BEFORE, text, found.start(), 14) or _RACE_AFTER.match(text, found.end()):
        return None
    timely = _is_timely(text, found.start()) and not text.endswith(("halb von ", "um die Uhr ("), 0, found.start())
    if timely and word_before(text, found.start()).lower() == "von":
        timely = text.startswith(" bis", found.end())
    late_entry = _LATE_HOUR.fullmatch(found[1]) and _ENTRY_AFTER.match(text, found.end())
    timely = timely or bool(late_entry and not text[: found.start()].strip())
    timely = (timely and not _AMOUNT_AFTER.match(text, found.end())) or bool(_DAYTIME_AFTER.match(text, found.end()))
    return time_of_day(found[1], None) if timely else None


_NEAR_AN_HOUR = (
    *(
        "kurz vor ",
        "kurz nach ",
        "Kurz vor ",
        "Kurz nach ",
        "bis spätestens ",
        "Bis spätestens ",
        "bis längstens ",
        "bis ca. ",
        "Bis ca. ",
    ),
    *("bis gegen ", "ab ca. ", "Ab ca. ", "bis mindestens ", "Bis mindestens "),
)
"""Words before an hour of the day, not before a duration: kurz vor 14 h."""
# Matches the end of "11, 14 und ", "9 und "; not of "11 h und ", "um ".
_BARE_BEFORE = lazy_regex(rf"(?<![\w.,:])(?:{HOUR}, ){{0,5}}{HOUR} (?:und|oder|sowie|u\.) $")
"""Hours that share the sign of the last: um 11, 14 und 16 h."""
# Matches the end of "um 11 h und ", "ab 9.30 h, ", "Start 18 h, Ehrung "; not of "um 11 Uhr und ", "h und ",
# "ab 9 h, Dauer ".
_HOUR_BEFORE = lazy_regex(
    rf"(?<![\w.,:]){HOUR}(?:[:.]{SIXTY})? ?h(?:{SIXTY})?(?:,| und| oder|,? sowie| u\.| /| –)"
    r" (?:(?!\w*(?:[Dd]auer|zeit)\b)[A-ZÄÖÜ][\w-]+:? )?(?:ca\. |gegen |etwa )?$"
)
# Matches "18h A" in "18h Andacht", ", 19h K"; not "18h", " 19h K".
_LISTED_HOURS = lazy_regex(r"(?:\A|[,;] )[12]?\d(?:[:.]\d\d)? ?h [A-ZÄÖÜ]")

# Matches all of "Türöffnung", "Saalöffnung", "Rückkehr", "Ende"; not of "Öffnung".
_ENDS = (
    r"(?:\w+öffnung|Ende|Schluss|Rückkehr|Rückk\.|Rückfahrt|Rückkunft"
    r"|Aufbau|Abbau|Abholung|Anreise|Abreise|Abmarsch|Check-?in)"
)
# Matches the end of "Beginn: ", "Sa. ", "Ende jeweils ",
# "Fr: ", "am 5. Mai, ", "3.9., ", "Di 10.12. "; not of "Dauer: ", "früh. ".
_LABEL_BEFORE = lazy_regex(
    r"\b(?:(?:Beginn|Start|Einlass|Ansto(?:ß|ss)|Anpfiff|Ankick|Abfahrt|Ankunft|Treffpunkt|Uhrzeit|Öffnungszeiten|Sprechzeiten|Kasse"
    rf"|{_ENDS}|\w+tag|Mittwoch|Mo|Di|Mi|Do|Fr|Sa|So|[Hh]eute|[Mm]orgen): ?(?:jeweils |ca\. |gegen )?"
    rf"|(?:Beginn|Einlass|{_ENDS}) (?:jeweils|ca\.|immer|ist|war|um) |(?:Mo|Di|Mi|Do|Fr|Sa|So|tgl)\.,? )$"
    rf"|\d\. ?(?:{MONTH}|(?:0?[1-9]|1[0-2])\.)(?: ?(?:19|20)\d\d)?[,:] (?:um |ab )?$"
    rf"|(?<![\d.])\d{{1,2}}\. ?(?:{MONTH}|(?:0?[1-9]|1[0-2])\.)(?:(?:19|20)?\d\d)? $"
)
# Matches the end of "Konzert ", "Lesung, "; not of "Konzerte ", "Dienst ".
_EVENT_BEFORE = lazy_regex(rf"(?:{EVENT}|{BEGINNING})[,:]? (?:jeweils |immer |ca\. |gegen |ist |war |um )?$")
# Matches "Vortrag 16 h", "Beginn: 20h"; not "Akku 16 h", "Vortrag 1 h".
_NAMED_HOUR = lazy_regex(rf"(?:{EVENT}|{BEGINNING})[,:]? (?:0?9|1\d|2[0-4]) ?h\b")
# Matches the end of "Kaffee ", ", Musik: "; not of "Dauer ", "Laufzeit: ".
_NAME_BEFORE = lazy_regex(r"(?:\A|[,;.(] )(?!\w*(?:dauer|Dauer|zeit|Akku)\b)[A-ZÄÖÜ][\w-]{2,25}:? $")


def _is_timely(text: str, start: int) -> bool:
    """Return whether the word before makes it a time of day: um 20 h, Beginn: 20 h, Sa. 10-20 h."""
    if _LATE_HOUR.match(text, start) and search_before(_EVENT_BEFORE, text, start, 20):
        return True
    if _LATE_HOUR.match(text, start) and _NAMED_HOUR.search(text) and search_before(_NAME_BEFORE, text, start, 30):
        return True  # "Kaffee 15 h, Vortrag 16 h"
    labelled = search_before(_LABEL_BEFORE, text, start, 20)
    if labelled or len(_LISTED_HOURS.findall(text)) > 1:
        return True
    if word_before(text, start).lower().rpartition("-")[2] in HOUR_WORDS:  # "Mo-So 0-24 h"
        return True
    if _LATE_HOUR.match(text, start) and text.endswith(_NEAR_AN_HOUR, 0, start):
        return True
    first = max(0, start - 40)
    listed = _HOUR_BEFORE.search(text, first, start) or _BARE_BEFORE.search(text, first, start)
    return listed is not None and _is_timely(text, listed.start())


def span(found: re.Match[str], _: str) -> str | None:
    """Read ``7:30h-16h`` and ``13.30-17 h`` as sieben Uhr dreißig bis sechzehn Uhr; ``1.30-2 h`` is a duration."""
    if found[0].count("h") == 1 and not EARLY < int(found[1]) < int(found[3]):
        return None
    return f"{time_of_day(found[1], found[2])} bis {time_of_day(found[3], found[4])}"


# Matches "11.30 h", "9:15h"; not "11 h", "1.5 h".
_WITH_MINUTES = lazy_regex(r"(?<![\d.,:])[12]?\d[.:][0-5][05] ?h\b")
_EVENING = 18
"""From here on, hours that fall last until the next morning: 22–6 h."""
_NOON = 12
# Matches "dauert", "Akku", "Laufzeit", "nach"; not "Marktzeiten", "danach".
_LASTING = lazy_regex(r"[Dd]auer|\b(?:Akku\w*|hält|halten|nach|innerhalb|binnen|in nur|für)\b|[a-z]zeit\b|wirk|[Ll]ad")
# Matches the end of "im Intervall von ", "Laufzeiten von "; not of "Öffnungszeiten von ".
_LASTING_BEFORE = lazy_regex(
    r"(?:[Dd]auer|[Ii]ntervall\w{0,2}|[Aa]bst[aä]nd\w{0,2}|(?:[Ll]auf|[Rr]eaktion|[Ww]art|[Ff]ahrt?|[Ff]lug|[Ll]ade|[Bb]renn|ation|[Gg]eh"
    r"|[Ll]iefer|[Hh]alte)s?zeit(?:en)?) von $"
)
# Matches "14-18h" in "8-12h, 14-18h"; not "24-48 h", "3-4h".
_AFTERNOON = lazy_regex(rf"\b1\d{DASH}(?:1[3-9]|2[0-4])h\b")


# Matches the end of "9-12 und ", "8–12, ", "10-12 u. "; not of "12 und ", "a-b und ".
_SPAN_BEFORE = lazy_regex(rf"(?<![\d.,])\d{{1,2}} ?{DASH} ?\d{{1,2}}(?: ?h)?(?: und|,| u\.| sowie| \+| &) $")
_LONGEST_SPAN = len("10 - 12 h sowie ")
_LONGEST_LASTING = len("Reaktionszeiten von ")


def hours(found: re.Match[str], text: str) -> str | None:
    """Read ``18h-20h`` as achtzehn bis zwanzig Uhr; ``17-19h`` likewise; ``24–48 h`` is a duration."""
    if search_before(_LASTING_BEFORE, text, found.start(), _LONGEST_LASTING):
        return None
    first, last = int(found[1]), int(found[2])
    overnight = first >= _EVENING and last < _NOON and found[0].count("h") == 1
    if not (overnight or (first < last and _are_times(found, text))):
        return None
    return f"{cardinal(first, 'ein')} bis {cardinal(last)} Uhr"


def _are_times(found: re.Match[str], text: str) -> bool:
    """Return whether two hours are times of day and no duration, by their size or the text: 14-18h, Mo 8-12 h."""
    if int(found[2]) > _NOON and (
        found[0][-2].isdigit() or search_before(_SPAN_BEFORE, text, found.start(), _LONGEST_SPAN)
    ):
        return True
    if _is_workday(int(found[1]), int(found[2])) and not _LASTING.search(text, 0, found.start()):
        return True
    return bool(_is_timely(text, found.start()) or _AFTERNOON.search(text, found.end()) or _WITH_MINUTES.search(text))


def _is_workday(first: int, last: int) -> bool:
    """Return whether two hours are those of a shop or an office: 8–17 h; not 24–48 h, 8–10 h."""
    return EARLY < first <= _NOON <= last and last - first > EARLY


def twelve_hours(found: re.Match[str], _: str) -> str | None:
    """Read ``9 a.m.`` as neun Uhr; ``3:30 p.m.`` -> fünfzehn Uhr dreißig."""
    hour = int(found[1]) % 12 + (12 if found[3].lower() == "p" else 0)
    return time_of_day(str(hour), found[2])


def half(found: re.Match[str], _: str) -> str | None:
    """Read ``um ½ 9 Uhr`` as halb neun."""
    return f"halb {cardinal(int(found[1]), 'eins')}"


def quarter(found: re.Match[str], _: str) -> str | None:
    """Read ``um 3/4 8 Uhr`` as drei viertel acht, ``¼ 9 Uhr`` as viertel neun."""
    return f"{'drei ' if found[1][0] in '3¾' else ''}viertel {cardinal(int(found[2]))}"


def half_long(_found: re.Match[str], _: str) -> str | None:
    """Read ``1/2 stündlich`` as halbstündlich, ``½-jährig`` as halbjährig."""
    return "halb"


def lettered(found: re.Match[str], text: str) -> str | None:
    """Read ``14h05`` as vierzehn Uhr fünf; ``nach 2h30`` -> zwei Stunden dreißig Minuten."""
    if word_before(text, found.start()).lower() in DURATION_WORDS:
        return duration(int(found[1]), int(found[2]), 0)
    return time_of_day(found[1], found[2])


_CHANNEL = (
    "ARD|ZDF|RTL|Sky|DAZN|S[Aa][Tt]|Pro|Magenta|Eurosport|Sport1|[NWMS]DR|SWR|ORF|SRF|Servus|n-?tv|Vox|VOX|Arte|Kabel"
)
"""How the names of broadcasters begin, which a slash separates from a time: (21.00/ARD)."""
RULES = (
    # Matches "7:30h-16h", "7.30 h bis 9.15 h", "7:30-16 h"; not "7:30h - 16".
    Rule(
        "hours and minutes to hours",
        rf"(?<![\w.,:])({HOUR})[:.]({SIXTY})(?: ?h)?{TO}({HOUR})(?:[:.]({SIXTY}))? ?h(?![\w/])",
        span,
        needs=("0h", "0 h"),
        at_number=True,
    ),
    # Matches "½ 9 Uhr" in "um ½ 9 Uhr", "1/2 8" in "gegen 1/2 8"; not "½ 9", "1/24" in "ab 1/24".
    Rule(
        "half hour",
        r"(?:(?<=[uU]m )|(?<=[gG]egen )|(?<=[nN]ach )|(?<=[vV]or )|(?<=[bB]is )|(?<=\b[aA]b ))"
        r"(?:½ ?|1/2 )(1[0-2]|[1-9])(?: Uhr)?(?![\w/]|[.,]\d)",
        half,
        needs=("½", "0/0"),
        trigger="½|1/2",
    ),
    # Matches "3/4 8 Uhr" in "um 3/4 8 Uhr", "¼ 9 Uhr"; not "3/4 8", "8 3/4 Uhr".
    Rule(
        "quarter of an hour",
        r"(?<![\w.,/])(?<!\d )([¼¾] ?|[13]/4 )(1[0-2]|[1-9]) Uhr\b",
        quarter,
        needs=("¼", "¾", "0/0 0 Uhr"),
        trigger="[¼¾]|/4",
    ),
    # Matches "1/2 " in "1/2 stündlich", "½-" in "½-jährig"; not in "1/2 Stunde", "21/2 jährig",
    # "2 1/2-jährig".
    Rule(
        "half in an adjective",
        r"(?<![\w.,/])(?<!\d )(?:½|1/2)(?: |-)(?=(?:stündl|jährl|jährig))",
        half_long,
        needs=("½ ", "½-", "0/0 ", "0/0-"),
        trigger="½|1/2",
    ),
    # Matches "03.50" in "03.50: Der Ort", "21.05" in "21.05 – Tor"; not "3.50: Der Ort", "03.50 Euro", "03.50 – 5.20".
    Rule(
        "time of an entry",
        rf"\A(0\d|1\d|2[0-3])\.({SIXTY})(?=:\s| [–-]\s(?!\d))",
        military,
        needs=("0.0:", "0.0 -"),
        at_number=True,
    ),
    # Matches "17.00" in "17.00 MEZ", "20.30 (Ortszeit)", "21.00/ARD"; not "17.00 Uhr", "17.00 MEX", "21.00/22.00".
    Rule(
        "time of a zone",
        rf"(?<![\w.,:])({HOUR})\.({SIXTY})(?= \(?(?:MES?Z|GMT|UTC|CES?T|Ortszeit)\b|/(?:{_CHANNEL}))",
        military,
        needs=("0.0 ", "0.0/"),
        at_number=True,
    ),
    # Matches "0800 bis 1630 Uhr", "1200–1400 Uhr"; not "8 bis 10 Uhr", "1900 bis 1990".
    Rule(
        "military time span",
        rf"(?<![\w.,:])([01]\d|2[0-4])({SIXTY})(?:{TO}| und )([01]\d|2[0-4])({SIXTY}) Uhr\b",
        military_span,
        needs=("0 Uhr",),
        at_number=True,
    ),
    # Matches "1700 Uhr", "0830 Uhr", "0500h" in "um 0500h", "0530" in "0530, Appell 0600 Uhr", "0700" in "um 0700";
    # not "8 Uhr", "1700h", "für 0500h", "um 1700 Euro".
    Rule(
        "military time",
        rf"(?<![\w.,:])([01]\d|2[0-4])({SIXTY}) Uhr\b|(?<=\bum )([01]\d|2[0-4])({SIXTY}) ?h\b"
        rf"|(?<=\b[Uu]m )(0\d)([0-5][05])(?=[.,;!?)]|\Z| [a-zäöüß])"
        rf"|(?<![\w.,:])(0\d|(?<=\b[uU]m )(?:1\d|2[0-4]))({SIXTY})(?=,? [^.!?\d]{{0,40}}[012]\d[0-5]\d Uhr\b)",
        military,
        needs=("0 Uhr", "um 0", "Um 0"),
        at_number=True,
    ),
    # Matches "14h05", "2h30"; not "14h" or "A14h05".
    Rule("hours and minutes", rf"(?<![\w.,:])({HOUR})h({SIXTY})(?!\w)", lettered, needs=("0h0",), at_number=True),
    # Matches "18h-20h", "17–19 h"; not "18-20", "17–19 ha".
    Rule(
        "hours",
        rf"(?<![\w.,:])({HOUR})(?: ?h)?{TO}({HOUR}) ?h(?![\w/])",
        hours,
        needs=("0 h", "0h"),
        at_number=True,
    ),
    # Matches "9 a.m.", "3:30 pm", "9am" in "9am und"; not "3 am Tag", "3 p. a.".
    Rule(
        "twelve hours",
        rf"(?<![\w.,:])(1[0-2]|0?[1-9])(?:[:.]({SIXTY}))? ?([apAP])(?:\. ?[mM]\.|[mM](?=[.,;)]|\Z)|(?<=\d.)[mM]\b)",
        twelve_hours,
        needs=("0a", "0 a", "0A", "0 A", "0p", "0 p", "0P", "0 P"),
        at_number=True,
    ),
    # Matches "19 h", whose word before decides; not "19 h/Woche".
    Rule("hour", rf"(?<![\w.,:])({HOUR}) ?h(?![\w/])", hour, needs=("0 h", "0h"), at_number=True),
)
"""Before the times of day, which they would take apart."""
