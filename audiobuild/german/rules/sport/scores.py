"""Sport: scores, lists of scores, formations, lap times, minutes of a match; ratios and scales look alike.

2:1 -> zwei zu eins        (1:0,0:1) -> (eins zu null, null zu eins)      4-2-3-1 -> vier zwei drei eins
3:31,8 -> drei Minuten einunddreißig Komma acht Sekunden                  Maßstab 1:50.000 -> eins zu fünfzigtausend
78' TOR! -> achtundsiebzigste Minute: TOR!                                verloren 1-3 -> verloren eins zu drei
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.clock import HOUR, SIXTY, time_of_day
from audiobuild.german.grammar.context import search_before, word_before
from audiobuild.german.grammar.match_words import OCLOCK
from audiobuild.german.grammar.numbers import cardinal, decimal, ordinal, plain
from audiobuild.german.grammar.patterns import DASH, WHOLE
from audiobuild.german.rule_engine import Rule
from audiobuild.german.rules.sport.hyphened_scores import hyphened_score
from audiobuild.german.rules.times.race_times import lap
from audiobuild.german.words.time_words import TIMETABLE_WORDS
from audiobuild.lazy_regex import lazy_regex

# Matches the end of "mit ", "im Maßstab ", "Verhältnis ", "M "; not of "Übung ".
_COMPARED_BEFORE = lazy_regex(r"(?<![^\W_])(?:[a-zäöüß]+|[\w-]*(?:[Mm]aßstab|[Vv]erhältnis)|M) $")

# Matches the "0" in "02", "05"; not in "0", "0,5", "20".
_LEADING_ZERO = lazy_regex(r"\A0(?=\d)")

# Matches the end of "DIN EN ISO ", "IEC/", "EN "; not of "in ".
_STANDARD_BEFORE = lazy_regex(r"\b(?:ISO|DIN|EN|IEC|VDE|ÖNORM)[ /-]$")


def score(found: re.Match[str], text: str) -> str | None:
    """Read ``2:1`` as zwei zu eins; ``10 : 2 =`` -> zehn geteilt durch zwei; ``1,5:1`` -> eins Komma fünf zu eins."""
    if search_before(_STANDARD_BEFORE, text, found.start(), 12):
        return " ".join(map(decimal, found[0].split(":")))
    if ": " in found[0] and not found[0].count(" :") and not _COMPARED_BEFORE.search(text, 0, found.start()):
        return None  # "Übung 3: 2 gegen 2"
    joint = " geteilt durch " if re.match(r"\s*=", text[found.end() :]) else " zu "
    return joint.join(decimal(_LEADING_ZERO.sub("", part)) for part in re.split(r" ?: ?", found[0]))


def ratio(found: re.Match[str], _: str) -> str | None:
    """Read ``4.5:1``, ``1:1.5`` with a decimal point as vier Komma fünf zu eins."""
    return " zu ".join(decimal(part.replace(".", ",")) for part in found[0].split(":"))


# Matches the beginning of " Uhr", " und 15:30 Uhr", "-16:00"; not of " und 6:3", " gewann", "-1:2".
_TIME_AFTER = lazy_regex(r"(?: (?:und|oder|bis) \d{1,2}:\d\d)? ?Uhr\b| ?[-–] ?\d{1,2}:\d\d")

# Matches all of "8:07,9:07"; not of "8:07, 9:07", "8:7,9:7".
_TIMES = lazy_regex(rf"{HOUR}:{SIXTY}(?:,{HOUR}:{SIXTY})+")
"""Times of day between which the blanks are missing."""


# Matches all of "6:50, 7:20, 7:50"; not of "6:50; 7:20", "6:5, 7:2".
_ROW_OF_TIMES = lazy_regex(rf"{HOUR}:{SIXTY}(?:, {HOUR}:{SIXTY})+")
_HOURS_OF_DAY = 24


def _departures(written: str, text: str) -> str:
    """Read ``an Ulm 6:50, 7:20, 7:50`` as times of day: they rise, by fives, and another is surely one, ``6:05``."""
    if not _ROW_OF_TIMES.fullmatch(written) or not OCLOCK.search(text):
        return ""
    times = [tuple(map(int, time.split(":"))) for time in written.split(", ")]
    rise = times == sorted(set(times)) and all(hour < _HOURS_OF_DAY and minute % 5 == 0 for hour, minute in times)
    return ", ".join(time_of_day(*time.split(":")) for time in written.split(", ")) if rise else ""


def scores(found: re.Match[str], text: str) -> str | None:
    """Read ``1:0,0:1,2:1`` as eins zu null, null zu eins; a comma is not decimal; ``9:00, 9:30`` are times of day."""
    if OCLOCK.search(found[0]) or _TIME_AFTER.match(text, found.end()):
        times = _TIMES.fullmatch(found[0]) and [time_of_day(*time.split(":")) for time in found[0].split(",")]
        return ", ".join(times) if times else None
    if word_before(text, found.start()).lower() in TIMETABLE_WORDS:
        return None
    if departures := _departures(found[0], text):
        return departures
    results = []
    # Matches "6:4", "7:6 (3)", "7:6 (7:3)"; not "6-4", "7: 6".
    for left, right, tie_break in re.findall(r"(\d+):(\d+)(?: ?\((\d+(?::\d+)?)\))?", found[0]):
        inner = " zu ".join(map(decimal, tie_break.split(":"))) if tie_break else ""
        results.append(f"{decimal(left)} zu {decimal(right)}" + (f" ({inner})" if inner else ""))
    return ", ".join(results)


def rule_number(found: re.Match[str], _: str) -> str | None:
    """Read ``8:10c``, the number of a rule of handball, as acht zehn c; ``Regel 14:2`` -> Regel vierzehn zwei."""
    return " ".join([cardinal(int(found[1])), cardinal(int(found[2])), *([found[3]] if found[3] else [])])


def drawn(_found: re.Match[str], _: str) -> str | None:
    """Read ``½-½``, a drawn game of chess, as ein halb zu ein halb."""
    return "ein halb zu ein halb"


def half_points(found: re.Match[str], _: str) -> str | None:
    """Read ``4½:3½``, points of teams in chess, as viereinhalb zu dreieinhalb; ``½:3½`` -> ein halb zu dreieinhalb."""
    return " zu ".join(_points(points) for points in found[0].split(":"))


def _points(written: str) -> str:
    """Read ``4½`` as viereinhalb, ``½`` as ein halb, ``4`` as vier."""
    whole = written.removesuffix("½")
    if whole == written:
        return cardinal(int(whole))
    return f"{cardinal(int(whole), 'ein')}einhalb" if whole else "ein halb"


def row(found: re.Match[str], _: str) -> str | None:
    """Read ``4-2-3-1``, a formation, as vier zwei drei eins; ``3-7-12``, no range either, as drei sieben zwölf."""
    return " ".join(plain(number) for number in re.split(DASH, found[0]))


def defence(found: re.Match[str], _: str) -> str | None:
    """Read ``3-2-1`` in ``3-2-1 Deckung``, a defence in handball, as drei zwei eins."""
    return " ".join(cardinal(int(number)) for number in found[0].split("-"))


# Matches the end of "in unter ", "Ca. ", "Dauer: "; not of "der ", "in ".
_LASTING = lazy_regex(
    r"(?:\b(?:unter|(?i:ca)\.?|circa|etwa|rund|knapp|gut|nur|binnen|max\.|mindestens|maximal|jeweils"
    r"|dauer(?:t|te|n|ten)|nach den)"
    r"|[Dd]auer:?|zeit:?) $"
)
# Matches the beginning of " backen", " Fußweg"; not of " Tor", " baut".
_DONE_AFTER = lazy_regex(
    r" (?:(?:ge)?(?:backen|kochen|köcheln|ziehen|ruhen|garen|braten|dämpfen|rühren)\b"
    r"|Fußweg|Gehzeit|lang\b|Fahrt\b|Pause\b)"
)
# Matches the beginning of " hoch", " über dem Meer", " Tiefe"; not of " über links", " Tor".
_SIZE_AFTER = lazy_regex(
    r" (?:hoch|tief|breit|dick|Höhe|Tiefe|über de[mn] (?:\w+ de[rs] )?(?:Meer|Nord|Ost|Wasser|See|Erd))"
)
# Matches the end of "'Ausgabe ", "(‘Platz "; not of "geht's ", "78' ".
_SINGLE_OPEN = lazy_regex(r"(?:^|[\s(])['‘‚][^'’‘\d][^'’‘]*$")


def minute(found: re.Match[str], text: str) -> str | None:
    """Read ``78' TOR!`` as achtundsiebzigste Minute: TOR!; ``45'+1`` -> fünfundvierzigste Minute plus eins.

    ``in unter 30'``, ``20' backen`` -> Minuten; ``100' hoch`` -> Fuß.
    """
    if text[: found.start()].rstrip().endswith("°") or _SINGLE_OPEN.search(text, 0, found.start()):
        return None  # minutes of an angle; the end of a quotation
    extra = found[2] or found[3]
    lasts = search_before(_LASTING, text, found.start(), 20) or _DONE_AFTER.match(text, found.end())
    if lasts and not extra:
        return f"{cardinal(int(found[1]))} Minuten"
    if _SIZE_AFTER.match(text, found.end()):
        return f"{cardinal(int(found[1]), 'ein')} Fuß"
    ending = "en" if word_before(text, found.start()) in ("der", "zur") else "e"
    spoken = f"{ordinal(int(found[1]), ending)} Minute" + (f" plus {cardinal(int(extra))}" if extra else "")
    return spoken + (":" if re.match(r"\s+[A-ZÄÖÜ]", text[found.end() :]) else "")


def shares(found: re.Match[str], _: str) -> str | None:
    """Read ``43:57 %`` as dreiundvierzig zu siebenundfünfzig Prozent; shares of anything but a hundred are left."""
    first, second = int(found[1]), int(found[2])
    return f"{cardinal(first)} zu {cardinal(second)}" if first + second == 100 else None  # noqa: PLR2004  # per cent


_GOALS = {"FE": "Foulelfmeter", "HE": "Handelfmeter", "ET": "Eigentor"}


def goal(found: re.Match[str], _: str) -> str | None:
    """Read ``Glatz (39./FE)`` and ``(39., FE)`` as Foulelfmeter, ``HE`` as Handelfmeter, ``ET`` as Eigentor."""
    return f", {_GOALS[found[1]]}"


_SHORTEST_STEEPLECHASE = 1500
# Matches "100 m", "10.000m", "4x100m", "U20", "Männer"; not "100 mA", "Mann".
_ATHLETICS = lazy_regex(r"\d ?m(?![\w²³/])|\b[mw]?U\d\d\b|\b(?:Männer|Frauen|Jugend|Weit|Hoch|Kugel|Speer|Lauf)")


def hurdles(found: re.Match[str], text: str) -> str | None:
    """Read ``110mH`` as einhundertzehn Meter Hürden, ``3000mH`` as ... Meter Hindernis; elsewhere mH is Millihenry."""
    if not (found[2] or _ATHLETICS.search(text)):
        return None
    metres = int(found[1].replace(".", ""))
    return f"{plain(str(metres))} Meter {'Hindernis' if metres >= _SHORTEST_STEEPLECHASE else 'Hürden'}"


# Matches all of "6:4", "7:6 (3)", "7:6 (7:3)"; not of "6-4".
_SET = r"\d{1,3}:\d{1,3}(?: ?\(\d\d?(?::\d\d?)?\))?"
RULES = (
    # Matches "110mH", "3.000 mHi", "400 mHü"; not "15mH", "100 mA", "1100 mH".
    Rule(
        "hurdles",
        r"(?<![\w.,])(50|60|80|100|110|200|300|400|1\.?500|2\.?000|3\.?000) ?mH(i(?:nd)?|ü(?:rd)?)?(?!\w)",
        hurdles,
        needs=("0mH", "0 mH"),
        at_number=True,
    ),
    # Matches "/FE" in "(39./FE)", ", ET" in "(12., ET)"; not "FE", "(39. FES)".
    Rule(
        "kind of a goal",
        r"(?<=\d\.)(?:/ ?|, ?)(FE|HE|ET)(?=[,;)])",
        goal,
        needs=tuple(f"0.{mark}{kind}" for mark in ("/", "/ ", ", ", ",") for kind in ("FE", "HE", "ET")),
    ),
    # Matches "8:10c", "14:2" in "Regel 14:2", "Regeln 14:2"; not "8:10", "8:10h", "In der Regel 2:1".
    Rule(
        "number of a rule",
        r"(?:(?<=\bRegel )(?<![Dd]er Regel )|(?<=\bRegeln )|(?<![\w.,:])(?=\d{1,2}:\d{1,2}[a-g]))"
        r"(\d{1,2}):(\d{1,2})([a-g])?(?![\w:]|[.,]\d)",
        rule_number,
        needs=("Regel 0:0", "Regeln 0:0", *(f"0:0{letter}" for letter in "abcdefg")),
        at_number=True,
    ),
    # Matches "1:0,0:1,2:1", "4:6, 6:3", "1:0/2:1", "1:0;2:1"; not "1:52,34" or "2:1".
    Rule(
        "scores",
        rf"(?<![\w.,:]){_SET}(?:[,;/] ?{_SET})+(?!\w|:\S|[.,]\d)",
        scores,
        needs=("0:0",),
        at_number=True,
    ),
    # Matches "3:31,8", "1:52,34", "35.58,7", "4:18.33"; not "1:0,2:1" or "1:50.000".
    Rule(
        "lap time",
        r"(?<![\w.,:])(\d{1,2})(?::([0-5]\d)[.,]|\.([0-5]\d),)(?!000)(\d{1,3})"
        r"(?![\d:]| ?(?:Sek|Min|min|Stunden|Std|h)\b| ?(?:Sekunden|Minuten))",
        lap,
        needs=("0:0,0", "0.0,0", "0:0.0"),
        at_number=True,
    ),
    # Matches "78'", "45'+1", "90.+3'", "78.'", "78´", "90' + 3'", "90 + 3'"; not "5'30''", "'90er", "'12:00'" or
    # "15'-Takt".
    Rule(
        "minute of a match",
        r"(?<![\w.,:'’\\])(?<![A-Za-z]-)(?<!Grad )(\d{1,3})(?:\.?['’′´](?: ?\+ ?(\d{1,2})['’′´]?)?"
        r"|(?:\.?|(?<=45|90) )\+ ?(\d{1,2})['’′´])(?![\w'’′´]|-[A-ZÄÖÜ])",
        minute,
        needs=("0'", "0’", "0′", "0´", "0.'", "0.’", "0.′", "0.´"),
        at_number=True,
    ),
    # Matches "43:57" in "43:57 %"; not in "43:57 Uhr". Only shares of a hundred, as `shares` sees.
    Rule(
        "shares",
        r"(?<![\w.,:])(\d{1,2}):(\d{1,2})(?= ?%)",
        shares,
        needs=("0:0%", "0:0 %"),
        at_number=True,
    ),
    # Matches "½-½", "½:½", "½ – ½"; not "1½-½", "½-1".
    Rule("drawn game", r"(?<![\w.,½])½ ?[-–:] ?½(?![\w½])", drawn, needs=("½-½", "½ - ½", "½:½")),
    # Matches "4½:3½", "½:3½", "4½:3"; not "4:3", "4½-3½", "4½:3,5".
    Rule(
        "half points",
        r"(?<![\w.,:½])(?:\d{0,2}½:(?:\d{0,2}½|\d{1,2})|\d{1,2}:\d{0,2}½)(?![\w:½]|[.,]\d)",
        half_points,
        needs=("½:", ":½", ":0½"),
    ),
    # Matches "4-2-3-1", "3-5-2", "4–4–2", "4-1-2-1-2", "3-7-12", "4-4-2" in "4-4-2- oder"; not "3-5",
    # "4-2-3-mal", "112-3-4".
    Rule(
        "row of numbers",
        rf"(?<![\w.,–-])\d{{1,2}}(?:{DASH}\d{{1,2}}){{2,6}}(?![\w–]|-(?![ ,])|[.,]\d)"
        r"|(?<![\w.,–-])\d{1,2}(?:–\d{1,2}){2,4}(?=-[A-ZÄÖÜ])",
        row,
        needs=("0-0-0",),
        at_number=True,
    ),
    # Matches "3-2-1" in "3-2-1 Deckung", "5-1" in "5-1 Abwehr"; not "3-2-1", "5-1 Tore".
    Rule(
        "defence",
        r"(?<![\w.,-])[1-6](?:-[0-6]){1,2}(?= (?:\w*deckung|Deckung|Abwehr|Formation|Verteidigung)\b)",
        defence,
        needs=("0-0 ",),
        at_number=True,
    ),
    # Matches "1-3", "12-10", "110-98", "4,5-1,5"; not "1-3-5", "1.1-3", "A1-3", "8:30-9:00". `hyphened_score` decides.
    Rule(
        "score with a hyphen",
        r"(?<![\w.,:–/-])(\d{1,3}(?:,5)?)(?:[-–]| [-–] )(\d{1,3}(?:,5)?)(?![\w.,:–/-]\d|\w|-\w| [vn]\. ?Chr)",
        hyphened_score,
        needs=("0-0", "0,0-0", "0 - 0"),
        at_number=True,
    ),
)

EARLY = (
    # Matches "4.5:1", "1:1.5"; not "1:23.4", "1:1.500", "8.30:15", "4:1".
    Rule(
        "ratio with a point",
        r"(?<![\w.,:/-])(?:\d{1,2}\.\d{1,2}:1|1:\d\.\d)(?!\w|[.,:]\d|[-–])",
        ratio,
        needs=("0.0:0", "0:0.0"),
        at_number=True,
    ),
)
"""Before the dates."""
PLAIN = (
    # Matches "2:1", "6 : 4", "1:50.000", "2: 0" in "mit 2: 0 gegen", "1: 5 000" in "Maßstab 1: 5 000", "2: 1" in
    # "Verhältnis 2: 1"; not "A2:1", "2 zu 1", "2: 1".
    Rule(
        "score",
        rf"(?<![\w.,:]){WHOLE}(?:,\d+)?(?:(?: : |:){WHOLE}(?:,\d+)?)+(?!\w|\.\d)"
        r"|(?<=[a-zäöüß] )\d{1,2}: \d{1,2}(?= (?:gegen|gewonnen|verloren|geschlagen|besiegt|bezwungen|unterlegen)\b)"
        rf"|(?:(?<=[Mm]aßstab )|(?<=[Mm]aßstab von )|(?<=\bM ))1: {WHOLE}(?!\w)"
        rf"|(?:(?<=[Vv]erhältnis )|(?<=[Vv]erhältnis von )|(?<=[Vv]erhältnis etwa )){WHOLE}: {WHOLE}(?!\w)",
        score,
        needs=("0:0", "0 : 0", "0: 0"),
        at_number=True,
    ),
)
"""After the times of day and the units, which it would take for scores."""
