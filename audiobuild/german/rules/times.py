"""Times of day.

14:30 Uhr, 14.30 Uhr -> vierzehn Uhr dreißig      8 Uhr -> acht Uhr      um 20:15 -> um zwanzig Uhr fünfzehn
9-17 Uhr -> neun bis siebzehn Uhr                 9:00-12:30 -> neun Uhr bis zwölf Uhr dreißig
14:30:05 -> vierzehn Uhr dreißig und fünf Sekunden   nach 2:03:45 -> nach zwei Stunden drei Minuten ...
"""

from __future__ import annotations

import re

from audiobuild.german.engine import Rule
from audiobuild.german.grammar.context import word_before
from audiobuild.german.grammar.indefinite import one
from audiobuild.german.grammar.numbers import cardinal
from audiobuild.german.grammar.patterns import BLANK, DASH
from audiobuild.german.rules.durations import duration
from audiobuild.german.rules.score_or_time import is_score
from audiobuild.german.words import word_list
from audiobuild.german.words.sentence_words import VERSIONED
from audiobuild.german.words.time_words import CHANNELS, DURATION_WORDS, EVENT, RECORDING_WORDS, TIME_WORDS

# Matches all of "8", "08", "24"; not of "25", "008".
HOUR = r"(?:[01]?\d|2[0-4])"
SIXTY = r"[0-5]\d"
# Matches all of "14:30", "14.30", "9,05"; not of "14", "14:60".
_WRITTEN = rf"{HOUR}[:.,]{SIXTY}"
# Matches all of " – ", "-", " bis "; not of " und ", "/".
TO = rf"{BLANK}?(?:{DASH}|bis){BLANK}?"


def time_of_day(hour: str, minute: str | None) -> str:
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
        return f"{cardinal(int(times[0][0]), 'ein' if times[0][0] != '1' else 'eins')} bis {time_of_day(*times[1])}"
    return " bis ".join(time_of_day(*time) for time in times)


def span(found: re.Match[str], text: str) -> str | None:
    """Read ``9:00-12:30`` as neun Uhr bis zwölf Uhr dreißig; ``von 9.00 bis 17.00`` likewise; ``3.10–3.15`` is left."""
    if ":" not in found[1] and not _is_dotted_time(found, text):
        return None
    joint = " und " if " und " in found[0] else " bis "
    if joint == " und " and word_before(text, found.start()).lower() != "zwischen":
        return None
    return joint.join(time_of_day(*_parts(time)) for time in found.groups())


# Matches the beginning of " und 14.00-17.00 Uhr", " Uhr"; not of ". Um 9 Uhr".
_UHR_AFTER = re.compile(r"(?:[^.!?]|\.(?=\d)){0,40}?\bUhr\b")


def _is_dotted_time(found: re.Match[str], text: str) -> bool:
    """Return whether a span like 9.00–17.00 is one of times: by the word before, or by "Uhr" after it."""
    label = found.start()
    while listed := _SPAN_BEFORE.search(text, max(0, label - 24), label):
        label = listed.start()
    label -= len(": ") * text.endswith(": ", 0, label)
    before = word_before(text, label).lower()
    timely = before in TIME_WORDS or bool(_TIMETABLED.search(before))
    fives = all(int(_parts(time)[1] or 0) % 5 == 0 for time in (found[1], found[2]))
    return fives and (timely or bool(_UHR_AFTER.match(text, found.end())) or _are_hours(found, text, label))


def _are_hours(found: re.Match[str], text: str, label: int) -> bool:
    """Return whether two dotted numbers behind a name are hours: Pause 10.05–10.25, Klasse 5: 8.00–12.45."""
    noun = _NOUN_BEFORE.search(text, max(0, label - 40), label)
    named = noun and noun[1] not in VERSIONED
    if label == found.start() and not (named or _DAY_BEFORE.search(text, max(0, label - 20), label)):
        return False
    (hour, minute), (last, end) = (map(int, map(str, _parts(time))) for time in found.groups())
    return _EARLY < hour <= last and (end > _MONTHS or not minute or not end)


_MONTHS = 12
# Matches the end of "Pause ", "Std. "; not of "von ", "Pause, ".
_NOUN_BEFORE = re.compile(r"(?<![\w-])([A-ZÄÖÜ][\w-]*)\.? $")


# Matches the end of "8.00–10.30 und ", "8.00 bis 10.30, "; not of "8.00 und ", "8.00–10.30 Uhr, ".
_SPAN_BEFORE = re.compile(rf"(?<![\w.,]){HOUR}\.{SIXTY}{TO}{HOUR}\.{SIXTY}(?:,| und| sowie| u\.) $")
# Matches the end of "sprechzeiten", "mittagstisch", "sonntagsbrunch"; not of "zeitung", "tisch".
_TIMETABLED = re.compile(rf"(?:zeit(?:en)?|stunden?|mittagstisch|frühstück|brunch|b[uü]ff?ett?|{EVENT})$")


def half_dotted(found: re.Match[str], text: str) -> str | None:
    """Read ``von 8.30 bis 12`` as acht Uhr dreißig bis zwölf; ``von 7 bis 9.30``, ``Mo 17–18:30`` likewise."""
    times = [_parts(time) for time in found.groups() if time]
    fives = all(int(minute or 0) % 5 == 0 for _, minute in times)
    start = found.start()
    named = text.endswith(("von ", "Von ", ": "), 0, start) or _DAY_BEFORE.search(text, max(0, start - 20), start)
    if not fives or int(times[0][0]) <= _EARLY or int(times[-1][0]) < int(times[0][0]) or not named:
        return None
    return " bis ".join(time_of_day(*time) if time[1] else cardinal(int(time[0])) for time in times)


# Matches the end of "Mo ", "Mo+Mi ", "freitags ", "2.12. ", "Montag, "; not of "Köln ", "12. ".
_DAY_BEFORE = re.compile(
    r"(?:\b(?:Mo|Di|Mi|Do|Fr|Sa|So)\.?|\b(?:\w*tag|Mittwoch|\w*tags|mittwochs)"
    r"|(?<![\d.])\d{1,2}\. ?\d{1,2}\.(?:\d{2,4})?),? $"
)


# Matches the end of "17.9., ", "am 17.9.2024, "; not of "17.9. ", "17.9, ".
_DATE_BEFORE = re.compile(r"(?<![\d.])\d{1,2}\.\d{1,2}\.(?:\d{2,4})?, $")


def bracketed(found: re.Match[str], _: str) -> str | None:
    """Read ``Vortrag (19.30)`` as neunzehn Uhr dreißig."""
    return time_of_day(found[1], found[2])


def bare(found: re.Match[str], text: str) -> str | None:
    """Read ``um 20:15`` as zwanzig Uhr fünfzehn, unless it is a score ("gewann 24:22", "stand es 0:10")."""
    chain = _TIMES_BEFORE.search(text, max(0, found.start() - 60), found.start())
    before = word_before(text, chain.start() if chain else found.start()).lower()
    first, second = map(int, found[1].split(":"))
    if before in RECORDING_WORDS or (before in _LASTING and _RECORDING.search(text) and not found[2]):
        return duration(0, first, second)
    if before in _LASTING and not found[2]:
        return duration(first, second, 0)
    is_night = first == 24 and second  # noqa: PLR2004 -- midnight has no minutes
    return None if is_night or is_score(found, text, before) else clock(found, text)


# Matches the end of "ab 6:12 6:42 ", "um 6:12, "; not of "6:4 ", "6:12 Uhr ".
_TIMES_BEFORE = re.compile(rf"(?:(?<![\d:.]){HOUR}:{SIXTY}(?: |, | und | / )){{1,8}}$")
_LASTING = frozenset(word_list("dauert dauerte dauern dauerten"))
# Matches "Lied", "Musikvideo", "Songs"; not "Mitglied".
_RECORDING = re.compile(
    r"\b(?:Lied|Song|Track|Clip|Titel|Stück|Single|Ansage|Runde)s?\b|[Vv]ideos?\b|clips?\b|[Ss]ongs?\b"
)


def exact(found: re.Match[str], text: str) -> str | None:
    """Read ``14:30:05`` as vierzehn Uhr dreißig und fünf Sekunden; before "Stunden" or after "in" a duration."""
    hour, minute, second = (int(part) for part in re.findall(r"\d+", found[0]))
    after = text[found.end() :].lstrip()
    before = word_before(text, found.start()).lower()
    raced = len(str(hour)) == len(found[0].split(":")[0]) == 1 or before in DURATION_WORDS or _RACE.search(text)
    if after.startswith(("Stunden", "Std")) or found[0][-1] == "h" or ("Uhr" not in found[0] and raced):
        return duration(hour, minute, second, one="einer" if before == "in" else one(text, found.start(), "f"))
    seconds = "eine Sekunde" if second == 1 else f"{cardinal(second)} Sekunden"
    return f"{time_of_day(str(hour), str(minute))} und {seconds}" if second else time_of_day(str(hour), str(minute))


# Matches "Marathon", "Bestzeit", "Streckenrekord"; not "Zeitung".
_RACE = re.compile(r"[Mm]arathon|[Bb]estzeit|[Rr]ekord|[Ss]iegerzeit|Läufer|Laufzeit|Ironman|Triathlon|Etappe|Ziel\b")


def dotted(found: re.Match[str], text: str) -> str | None:  # noqa: PLR0911 -- one for each kind of context
    """Read ``um 20.15`` as um zwanzig Uhr fünfzehn; ``ab 18.30, Beginn 19.30 Uhr`` -> achtzehn Uhr dreißig."""
    if _PRICE_LABEL.search(text, max(0, found.start() - 12), found.start()):
        return None
    if text.endswith("Fr. ", 0, found.start()) and _is_price(found, text):
        return None  # francs: "kostet Fr. 8.50"
    about = "Uhr" in text and _ABOUT_BEFORE.search(text, max(0, found.start() - 8), found.start())
    before = word_before(text, about.start() if about else found.start()).lower()
    first = max(0, found.start() - 60)
    labelled = _LABELLED.search(text, first, found.start()) or _DATE_BEFORE.search(text, first, found.start())
    listed = _TIME_AFTER.match(text, found.end()) or (int(found[2]) % 5 == 0 and _LABELLED_TIME.search(text))
    listed = listed or _TIMETABLE.search(text)
    if before not in _BEFORE_TIME and not (labelled or listed or _CHANNEL_AFTER.match(text, found.end())):
        return None
    if (
        before in _SURE_FIVES
        and int(found[2]) % 5 == 0
        and int(found[1]) > _EARLY
        and _SENTENCE_GOES_ON.match(text, found.end())
    ):
        return time_of_day(found[1], found[2])
    if before in CHANNELS or _CHANNEL_AFTER.match(text, found.end()):
        return time_of_day(found[1], found[2])
    if before in _SURE or labelled or listed:
        return time_of_day(found[1], found[2])
    if "Uhr" not in text[found.end() :]:
        return None
    return time_of_day(found[1], found[2])


# Matches the end of "Eintritt ", "Preis: ", "Ticketpreis "; not of "Preise ", "Eintritt ab ".
_PRICE_LABEL = re.compile(r"(?:[Ee]intritt|[Pp]reis|[Kk]osten|[Gg]ebühr|[Bb]eitrag|VVK|AK):? $")


def _is_price(found: re.Match[str], text: str) -> bool:
    """Return whether "Fr." before the number is francs, not Friday."""
    if _FRANCS.search(text) and not _CLOCK_AFTER.match(text, found.end()):
        return True
    priced = _PRICED.search(text, max(0, found.start() - 30), found.start())
    return bool((priced and not _CLOCK_AFTER.match(text, found.end())) or _PRICE_AFTER.match(text, found.end()))


# Matches "Fr. 18.–", "Fr. 5.-", "20 Franken"; not "Fr. 18.30".
_FRANCS = re.compile(r"\bFr\. \d+\.[-–—](?!\d)|\d Franken\b|\bCHF\b")
# Matches the beginning of " Uhr", "–14.00", " bis 14.00"; not of " pro", ".".
_CLOCK_AFTER = re.compile(rf"{BLANK}?(?:Uhr|h\b|[-–]{BLANK}?\d|bis{BLANK}\d)")
# Matches the end of "kostet Fr. ", "Eintritt: Fr. ", "steigt um Fr. "; not of "am Fr. ".
_PRICED = re.compile(
    r"\b(?:kost(?:et|en|ete|eten)|zahl(?:t|en|te|ten|e)|verlangt|macht|beträgt|betrug|für|à|zu|nur|um|von|auf|statt|je"
    r"|pro|unter|über|mit|rund|etwa|maximal|mindestens|höchstens|\w*[Pp]reis|Eintritt|\w*[Kk]osten|Gebühr|Total)"
    r"(?: noch| neu)?:? Fr\. $"
)
# Matches the beginning of " pro Monat", " je Stück", " inkl. Versand"; not of " bis 14.00", " Uhr".
_PRICE_AFTER = re.compile(rf"{BLANK}(?:pro|je|im Monat|im Jahr|inkl|exkl|zuzüglich|zzgl|plus)\b")
# Matches the beginning of " u. 22.00 Uhr", ", 12.15 und 14.00 Uhr", "/18.30 h"; not of " und 22.00 Euro".
_TIME_AFTER = re.compile(
    rf"(?:(?: ?(?:u\.|und|oder|sowie|[,/+&]) ?){HOUR}[.:]{SIXTY}(?!\d)){{1,6}}{BLANK}?(?:Uhr\b|h\b)"
)
# Matches "Abfahrt 9.30", "Einlass: 18.00", "Konzert: 20.00"; not "Preis: 9.50", "Konzerte 20.00".
_LABELLED_TIME = re.compile(
    rf"(?:(?:Anstoß|[Bb]eginn|[Ee]inlass|Abfahrt|Ankunft|Treffpunkt|Anpfiff):?|(?:Start|{EVENT}):)"
    rf" {HOUR}\.{SIXTY}(?!\d|\.\d)"
)
# Matches "ab Ulm Hbf 7.12, an Blaubeuren 7.25", "ab Ulm 7.12 an Aalen"; not "ab Ulm 7.12", "ab 7.12, an 7.25".
_TIMETABLE = re.compile(rf"\b[Aa]b [A-ZÄÖÜ][\w. -]{{1,30}} {HOUR}\.{SIXTY},? an [A-ZÄÖÜ]")
"""A sure time; what else in the text looks like one is one: Frühstück 8.00, Abfahrt 9.30."""
# Matches the end of "bis ca. ", "ab etwa "; not of "bis Mitte ".
_ABOUT_BEFORE = re.compile(r"(?<= )(?:ca\.|circa|etwa) $")
_SURE_FIVES = frozenset(word_list("gegen ab bis vor nach"))
_EARLY = 5
# Matches ", ZDF", ", 3sat"; not ", ABC".
_CHANNEL_AFTER = re.compile(r", (?:ARD|ZDF|Arte|3sat|RTL|Vox|ORF|ATV|Pro7|ProSieben|NDR|WDR|BR|SWR|MDR|Phoenix|Puls)\b")
# Matches the beginning of " ging er", ".", ", als"; not of " Stück", " bis 19".
_SENTENCE_GOES_ON = re.compile(r"(?! bis| Grad)(?: [a-zäöüß]|[.,;)](?!\d)|\Z)")
_SURE = frozenset(word_list("um anstoß einlass anpfiff abfahrt ankunft treffpunkt"))
# Matches the end of "Einlass: ", "Ende ", "Fr., ", "Samstag, ", "Festgottesdienst: "; not of "Einlässe ", "Freitag ".
_LABELLED = re.compile(
    r"(?:Anstoß|[Bb]eginn|[Ee]inlass|Start|Abfahrt|Ankunft|Treffpunkt|Uhrzeit|Anpfiff|Kasse|Ende|Schluss|Rückkehr|Abflug|Landung"
    r"|Rückfahrt|Heimfahrt)(?: am [A-Z][a-z]+:|:?) $"
    rf"|(?:{EVENT}|[Bb]us|[Zz]ug|[Ff]ähre|[Ff]lug|Tram): $"
    r"|(?:Anstoß|Beginn|Einlass|Start|Abfahrt|Ankunft|Treffpunkt|Anpfiff): (?:[A-ZÄÖÜ][^.:;\d]{1,30}, )?"
    rf"(?:{HOUR}\.{SIXTY}(?: \([^()]{{1,25}}\))?(?:,| und) ){{0,4}}$"
    r"|\b(?:S[Aa][Tt](?:\.1| eins)|3sat|Pro ?7|Kabel (?:1|eins)):? $"
    r"|\b(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)(?:abend)?, $"
    r"|\b(?:Mo|Di|Mi|Do|Fr|Sa|So)\.?,? $|\b[Uu]m [\d.:]{4,5} (?:und|oder|bzw\.) $"
)
_BEFORE_TIME = (
    _SURE
    | _SURE_FIVES
    | CHANNELS
    | frozenset(word_list("von zwischen beginn einlass start anstoß abfahrt ankunft treffpunkt anpfiff uhrzeit kasse"))
)
"""Words before a time with a full stop in it."""
# Matches the beginning of " kam", ". Sie"; not of ":30", ",5", " Uhr", " Prozent".
_NOT_AFTER_CLOCK = r"(?!\w|:\S|[.,]\d|-\w| ?[%€]| ?(?:Uhr|h)\b| (?:Pro|Mil|Euro|Franken|Meter|Punkt))"
RULES = (
    # Matches "9:00-12:30", "9:00 bis 12:30 Uhr", "9:00–12:00 Uhr" in "9:00–12:00 Uhr: Waldtag"; not "9:00-12",
    # "2:1-3:1", "9.00-12.30".
    Rule(
        "time span",
        rf"(?<![\w.,:])({HOUR}:{SIXTY}){TO}({HOUR}:{SIXTY})(?:{BLANK}?(?:Uhr|h)\b)?+(?![\d%]|:\S|[.,]\d|-\w)",
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
    # Matches "19.30" in "(19.30)"; not "(9.30)", "(19.31)", "(19.30 Euro)".
    Rule("time in brackets", r"(?<=\()(1\d|2[0-3])\.(00|15|30|45)(?=\))", bracketed, needs=("(0.0)",), at_number=True),
    # Matches "um 20.15", "Anstoß: 18.30"; not "von 3.10 Euro".
    Rule(
        "dotted time",
        rf"(?<=[A-Za-zäöüß17:.,/\0] )({HOUR})\.({SIXTY})(?![\w.]\d|\w|,\d| ?[-–] ?\d| ?(?:[%€]|Pro|Mil|Euro|Uhr|h\b))",
        dotted,
        needs=("0.0",),
        at_number=True,
    ),
    # Matches "14:30:05", "14:30:05 Uhr", "02:14:30h"; not "14:30".
    Rule(
        "exact time",
        rf"(?<![\w.,:])\d{{1,2}}:{SIXTY}:{SIXTY}(?:{BLANK}?(?:Uhr|h)\b)?(?!:?\d)",
        exact,
        needs=("0:0:0",),
        at_number=True,
    ),
    # Matches "14.30 Uhr", "9–17 Uhr", "10.30h"; not "14.30".
    Rule(
        "clock",
        rf"(?<![\w.,:])({_WRITTEN}|{HOUR})(?:(?:{BLANK}?Uhr)?{TO}({_WRITTEN}|{HOUR}))?(?:{BLANK}?Uhr\b|(?<=[:.]\d\d){BLANK}?h\b)",
        clock,
        needs=("0 Uhr", "0Uhr", "0 h", "0h"),
        at_number=True,
    ),
    # Matches "20:15", "20:15–21:00", "15:30" in "15:30: Köln"; not "2:1" or "20:15:30".
    Rule(
        "time",
        rf"(?<![\w.,:])({HOUR}:{SIXTY})(?:{TO}({HOUR}:{SIXTY}))?(?![\d%]|:\S|[.,]\d|-\w)",
        bare,
        needs=("0:0",),
        at_number=True,
    ),
)
