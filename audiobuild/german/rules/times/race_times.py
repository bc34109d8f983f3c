"""Times of races, laps and goals, and the gaps between them.

Siegerzeit: 34:12 -> vierunddreißig Minuten zwölf      3:31,8 -> drei Minuten ...      +1:12 -> plus eine Minute zwölf
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.clock import SIXTY
from audiobuild.german.grammar.context import search_before
from audiobuild.german.grammar.indefinite import one
from audiobuild.german.grammar.numbers import cardinal, digits
from audiobuild.german.grammar.place import Place
from audiobuild.german.rule_engine import Rule
from audiobuild.german.rules.times.durations import duration
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re


# Matches the end of "0:1 (", "12:5 ("; not of "0:1 ", "ein Tor (".
_SCORE_BEFORE = lazy_regex(r"(\d{1,2}):(\d) \($")


def goal(found: re.Match[str], text: str) -> str | None:
    """Read ``0:1 (03:09) Lang``, the time of a goal in ice hockey, as drei Minuten neun; ``3:1 (1:0)`` is left."""
    score = search_before(_SCORE_BEFORE, text, found.start(), len("12:5 ("))
    minutes, seconds = int(found[1]), int(found[2])
    if not score or (minutes <= int(score[1]) and seconds <= int(score[2])):
        return None
    return f"{duration(0, minutes, 0)} {cardinal(seconds)}" if minutes and seconds else duration(0, minutes, seconds)


def gap(found: re.Match[str], _: str) -> str | None:
    """Read ``+1:12``, a gap in a race, as plus eine Minute zwölf; ``+0:34,5`` -> plus vierunddreißig Komma fünf ..."""
    minutes, seconds = int(found[1]), int(found[2])
    if minutes and not found[3]:
        return f"plus {duration(0, minutes, 0)} {cardinal(seconds)}"
    return f"plus {duration(0, minutes, seconds, found[3] or '')}"


_LAST_HOUR = 24
# Matches the end of "Siegerzeit: ", "Bestzeit von ", "einer Zeit von "; not of "Anfangszeit: ", "der Zeit von ".
_RACE_BEFORE = lazy_regex(
    r"(?:[Ss]ieger|[Bb]est|[Ee]nd|[Gg]esamt|[Rr]enn|[Rr]unden|[Ss]chwimm|[Zz]iel|[Ll]auf|[Ll]ast)(?:zeit|marke)"
    r"(?:: | von | liegt bei | steht bei | )$"
    r"|(?:[Rr]ekord|(?<!Pausen)(?<!albzeit)[Rr]ückstand|[Vv]orsprung|Zwischenzeit)"
    r"(?:(?: (?:auf|nach|bei) [^:;]{2,20})?: | von | bei )$"
    r"|\b(?:eine|einer|meine[r]?|seine[r]?|ihre[r]?|gute[nr]?) Zeit von $"
    r"|\b(?:lief|schwamm|fuhr|siegte|gewann|Kilometer|Meter|km|m|Strecke|Distanz|Runde|Tour)\b[^.;:]{0,30} in $"
)
# Matches the beginning of " angegeben", " veranschlagt"; not of " an", " Uhr angegeben".
_ESTIMATED_AFTER = lazy_regex(r" (?:angegeben|veranschlagt|angesetzt|beschildert|ausgeschildert|ausgewiesen)\b")
# Matches "Etappe", "Bergtour", "Aufstieg"; not "Touren", "Beginn".
_WAY_BEFORE = lazy_regex(r"(?:[Ee]tappe|[Tt]our|[Ss]trecke|[Ww]eg|[Ww]anderung|[Rr]oute|[Aa]ufstieg|[Aa]bstieg|zeit)\b")
# Matches the end of "Dauer: ", "Fahrzeit beträgt ", "Länge des Films: ", "Gehzeit "; not of "Dauer ", "Spielzeit: ".
_LENGTH_BEFORE = lazy_regex(
    r"(?:\b(?:Länge|Spieldauer)|((?:\b|[a-z])[Dd]auer|(?:Fahr|Fahrt|Geh|Flug|Weg|Marsch|Reise|Wander)zeit|(?:Tages|Nacht)länge))"
    r"(?: (?:des|der|in|auf) [A-ZÄÖÜ]\w{1,15})?(?:: | beträgt | betrug | liegt bei | lag bei "
    r"|(?<=[Gg]ehzeit) |(?<=[Ff]ahrtzeit) |(?<=[Ff]lugzeit) )(?:ca\. |etwa |rund )?$"
)
# Matches "Video", "Song", "Titels"; not "Mitglied".
_RECORDED = lazy_regex(r"[Vv]ideos?\b|[Cc]lips?\b|\b(?:Lied|Song|Track|Titel|Stück|Single|Folge)s?\b")
# Matches the beginning of " Pacern", "-Pacer", " Pacemakern"; not of " Pace".
_PACER_AFTER = lazy_regex(r"[ -]Pace(?:make)?r")


def race_time(found: re.Match[str], text: str) -> str | None:
    """Read ``Siegerzeit: 34:12`` as vierunddreißig Minuten zwölf Sekunden; ``Pace von 5:20``, ``5:20/km`` likewise."""
    place = Place.of(found, text)
    first, second = int(found[1]), int(found[2])
    if place.precedes(_PACER_AFTER):
        return f"{cardinal(first)} {cardinal(second)}"
    if _is_in_minutes(place):
        return duration(0, first, second)
    if length := search_before(_LENGTH_BEFORE, text, found.start(), 40):
        is_short = first > _LAST_HOUR or not length[1] or _RECORDED.search(text)
        return duration(0, first, second) if is_short else duration(first, second, 0)
    if place.follows(_WAY_BEFORE, within=80) and place.precedes(_ESTIMATED_AFTER):
        return duration(first, second, 0)
    is_raced = place.follows(_RACE_BEFORE, within=40) and "arathon" not in text
    return duration(0, first, second) if is_raced else None


# Matches "eine Zeit von 46:06", "Bestzeit", "über 10 km", "unter einer Stunde"; not "Zeitung", "46:06".
_TIMED = lazy_regex(
    r"(?:\b(?:Zeit(?:en)?|[Pp]ace|km|Kilometern?|lief(?:en)?|stopp(?:en|te|ten)|gestoppt|gelaufen|Läufer)"
    r"|[Ss]tundenmarke|[Mm]arathon)\b|[Bb]estzeit"
    r"|unter (?:einer|zwei|drei|vier) Stunden?\b|\d:\d\d ?(?:min|h)\b|(?<!\d)\d:\d\d:\d\d(?!\d)"
)
"""Words of texts about races, in which a number too high for an hour counts minutes."""
# Matches the beginning of " ins Ziel", " über die Ziellinie"; not of " in Ulm", " über die Linie".
_FINISH_AFTER = lazy_regex(r" (?:ins|im|am) Ziel\b| über die Ziellinie\b")
# Matches the end of "im ersten Satz (", "Der zweite Durchgang ("; not of "Satz ", "Lauf (".
_PART_BEFORE = lazy_regex(r"(?:Satz|Durchgang|Set|Viertel|Drittel|Abschnitt|Halbzeit|Tiebreak)s? \($")
# Matches the end of "Video (", "der Track „Sommer“ ("; not of "Spiel (", "Videos (".
_RECORDED_IN = lazy_regex(
    r"(?:Podcast|[Cc]lip|[Vv]ideo|Song|Track|Lied|Titel|Single)(?: [„\"»][^“”\"«]{1,40}[“”\"«])? \($"
)
# Matches the beginning of " auf den Sieger", " auf die Spitze"; not of " auf den Platz".
_LEADER_AFTER = lazy_regex(r" auf (?:den|die) (?:Sieger|Spitze|Führend|Erst|Beste|Leader|Gewinner|Schnellste)")
# Matches the end of "4:26 Min. vor dem Dänen und "; not of "4:26 Uhr vor Ulm und ", "4:26 Min. vor Ulm. ".
_GAP_BEFORE = lazy_regex(r"\d (?:Min\.|Minuten) (?:vor|hinter) [^.;:]{2,60}(?: und|,) $")
# Matches the beginning of " vor Weber", " hinter dem Sieger"; not of " vor acht Tagen", " vorne".
_GAP_AFTER = lazy_regex(r" (?:vor|hinter) (?:de[mnr] )?[A-ZÄÖÜ]")
"""A second gap after one in minutes: 4:26 Min. vor dem Dänen und 11:01 vor dem Dritten."""
# Matches the end of "Pace von etwa ", "Pace: ", "Kilometerschnitt "; not of "Space ", "Schnitt ".
_PACE_BEFORE = lazy_regex(
    r"(?:\bPace|[a-z]pace|[Kk]ilometerschnitt)(?::? | (?:von|bei|um|liegt bei|lag bei) )(?:(?:etwa|rund|ca\.|circa) )?$"
)
# Matches the beginning of "-4:15", " – 4:15"; not of " km", "-Pace".
_SECOND_AFTER = lazy_regex(r" ?[-–] ?\d")
# Matches the beginning of " pro Kilometer", "/km", " / km"; not of " km", "/h".
_PACE_AFTER = lazy_regex(r" ?(?:/ ?km\b|pro (?:km|Kilometer)\b)")


def _is_in_minutes(place: Place) -> bool:
    """Return whether a time surely counts minutes: 5:20/km, Pace: 5:20, im Clip (1:20), 1:20 auf die Spitze."""
    if place.precedes(_PACE_AFTER) or place.precedes(_LEADER_AFTER):
        return True
    if place.follows(_RECORDED_IN) or (place.follows(_PACE_BEFORE, within=40) and not place.precedes(_SECOND_AFTER)):
        return True
    if place.follows(_GAP_BEFORE, within=90) and place.precedes(_GAP_AFTER):
        return True
    minutes, seconds = int(place.found[1]), int(place.found[2])
    are_shares = minutes + seconds == 100  # noqa: PLR2004  # per cent: 50:50
    if minutes <= _LAST_HOUR or are_shares or place.follows(_PART_BEFORE):
        return False
    return place.precedes(_FINISH_AFTER) or _TIMED.search(place.text) is not None


# Matches "Verhältnis", "Betreuungsschlüssel", "Quotienten"; not "Verhalten".
_RATIO = lazy_regex(
    r"[Vv]erhältnis|[Ss]chlüssel|[Qq]uotient|[Mm]a(?:ß|ss)stab|Relation|Übersetzung|[Mm]ischung|Wechselkurs|Nenngröße"
    r"|Spurweite|Modellbahn|Modelleisenbahn"
)


def lap(found: re.Match[str], text: str) -> str | None:
    """Read ``3:31,8`` as drei Minuten einunddreißig Komma acht Sekunden; ``1:52,34`` -> eine Minute ..."""
    if _RATIO.search(text):
        return None
    minutes, seconds, fraction = int(found[1]), int(found[2] or found[3]), found[4]
    name = "Minute" if minutes == 1 else "Minuten"
    spoken = f"{cardinal(seconds)} Komma {digits(fraction)} Sekunden"
    return f"{cardinal(minutes, one(text, found.start(), 'f'))} {name} {spoken}" if minutes else spoken


RULES = (
    # Matches "03:09" in "0:1 (03:09) Lang", "5:35" in "1:0 (5:35/SH) Lang"; not in "0:1 (03:09).", "(03:09) Lang".
    Rule(
        "time of a goal",
        rf"(?<=\d:\d \()(\d{{1,2}}):({SIXTY})(?=(?:/[A-Z]{{2,3}}\d?)?\) [A-ZÄÖÜ])",
        goal,
        needs=("0:0 (0",),
        at_number=True,
    ),
    # Matches "+1:12", "+0:34,5"; not "1:12", "+1:2", "++ 19:02 Uhr".
    Rule(
        "gap",
        rf"(?<![\w.,:+])\+ ?(\d{{1,2}}):({SIXTY})(?:,(\d+))?(?![\w:]|[.,]\d| ?Uhr)",
        gap,
        needs=("+0", "+ 0"),
        at_number=True,
    ),
    # Matches "34:12" in "Siegerzeit: 34:12"; not "3:1", "34:12 Minuten", "34:12 Punkten", "1:34:12".
    Rule(
        "race time",
        rf"(?<![\w.,:])(\d{{1,2}}):({SIXTY})"
        rf"(?![\w:]|[.,]\d| ?(?:Uhr|Stunden|Std|Minuten|Min|min|h|Punkten?|Toren?|Treffern?|Körben?)\b)",
        race_time,
        needs=("0:0",),
        at_number=True,
    ),
)
