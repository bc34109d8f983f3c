"""The rank or place of a person, whose ending depends on the person's gender.

Sie wurde 2. -> zweite      Anna Huber (3. v. l.) -> dritte      gegen die Britin, 9. der Weltrangliste -> neunte
"""

from __future__ import annotations

from audiobuild.german.grammar.context import PREPOSITIONS, search_before
from audiobuild.german.grammar.numbers import ordinal
from audiobuild.german.words import word_list
from audiobuild.german.words.first_names import MEN_IN_A, WOMEN_NOT_IN_A
from audiobuild.german.words.nouns import gender, is_dative_plural, is_listed
from audiobuild.lazy_regex import lazy_regex

AFTER_RANK = PREPOSITIONS | frozenset(word_list("und oder sowie aber ins im am beim zum hinterm"))
"""Words after a rank; an adjective belongs to a noun: als 1. deutsche Mannschaft."""
_WINDOW = 60
"""Characters to look back at."""
_YOUNGEST_AGE = 16
"""From here on "wurde 80." is an age, not a rank."""
# Matches "ÖSV-Teamkollegin", "Landsmann"; not "ÖSV-Chef", "Team".
_TEAM_MATE = lazy_regex(r"\b(?:[\w-]*[Tt]eamkolleg(?:in|e)|[\w-]*[Tt]eamgefährt(?:in|e)|Lands(?:mann|frau|männin))\b")
# Matches all of "Anna", "seine Schwester", "er"; not of "2", "wurde".
_PERSON = r"((?:[a-zäöüß]+ |(?!Ihr )[A-ZÄÖÜ][a-zäöüßé]+ )?[A-ZÄÖÜ][\w-]+|er|sie|ich)"
# Matches all of "im Slalom", "bei der Abfahrt", "über 100 m"; not of "am", "zu Hause".
_EVENT = r"(?:in|im|bei|beim|über|auf|vor|mit|am) (?:der |dem |den )?[^\s.,;]+(?: m)?"
# Matches the end of "Er wurde ", "Im Ziel wurde Anna ", "Eva war im Slalom "; not of "Er wird ",
# "Anna Maier aus Ulm wurde ", "Das Haus wurde um ".
_RANK_BEFORE = lazy_regex(
    rf"(?:(?<![\w-])(?<!aus )(?!aus ){_PERSON} (?:wurden?|war|ist) (?:{_EVENT} )?|\bwurden? {_PERSON} (?:{_EVENT} )?)"
    r"(?:nur |sogar |gar |gestern |heute |damit |dort |dabei |am Ende |zuletzt |erneut |schließlich |immerhin )?$"
    rf"|(?<![\w-]){_PERSON} (?:kam|kommt|ging|geht|lief|läuft|fuhr|fährt|blieb|bleibt|schwamm|landete|landet|startete"
    r"|startet|qualifizierte sich|beendete \w+ \w+"
    r"|sammelte?|sammelt|holte?|holt|erhielt|bekam|gewann|schaffte|sicherte sich)"
    r" (?:am Ende |zuletzt |gestern |heute )?als $"
)
# Matches the end of "wurde 2. und er ", "wurde Karl 2., seine Schwester ", "wurde 1., Paul Weber 2. und Eva "; not of
# "am 2. und ".
_FURTHER_RANK = lazy_regex(
    r"\bw[ui]rden? (?:\w+ ){0,3}\d{1,2}\.,? (?:(?:und )?(?:[A-ZÄÖÜ][\w-]+ ){1,3}\d{1,2}\.,? ){0,3}"
    rf"(?:und |, )?{_PERSON}(?: selbst)? $"
)
# Matches the end of "Sie wurde 1. in Köln und ", "wurde Anna 2. über 100 m, ", "Eva war im Slalom 3. und im Super-G ",
# "wurde er 2667. und "; not of "Sie wurde am 1. Mai und ".
_SAME_PERSON = lazy_regex(
    rf"(?:(?<![\w-]){_PERSON} (?:wurden?|war|ist) |\bwurden? {_PERSON} )"
    r"(?:(?:\d{1,4}\.(?: (?:in|im|bei|beim|über|auf|vor|mit|am) [^.,;]{1,30})?(?:,| und) ){1,3}"
    rf"|{_EVENT} \d{{1,2}}\.(?:,| und) {_EVENT} )$"
)

# Matches the end of "Anna Huber wird beim Sprint in Ulm nur ", "Karl Maier ist ", "Anna Huber aus Ulm wurde knapp ";
# not of "Huber wird ", "Anna Maier ist im ".
_NAME_AND_VERB = lazy_regex(
    r"(?<![\w-])([A-ZÄÖÜ][a-zäöüßé]+ [A-ZÄÖÜ][\w-]+)(?: aus [A-ZÄÖÜ][\w-]+)? (?:wird|wurde|ist|war)"
    r"(?:(?: [\w-]+){0,6} (?:nur|damit|am Ende|schließlich|immerhin|sogar|zuletzt|erneut|lediglich|überraschend"
    r"|abgeschlagen|knapp))? $"
)
# Matches the end of "kleinste Punktzahl", "Der Faktor", "Seine Hausnummer"; not of "Zahlmeister", "Anna".
_QUANTITY = lazy_regex(
    r"(?i:zahl|wert|faktor|nummer|ziffer|summe|stufe|größe|note|index|quotient|exponent|differenz|menge|rate|score"
    r"|wahrscheinlichkeit|stand|pegel|preis|antwort|lösung|grad|rang|nenner|zähler|modus|median|logarithmus)$"
)
"""What has a number, and no rank: Die niedrigste Punktzahl ist 1."""


def rank_got(text: str, start: int, number: int, *, inside: bool = False) -> str:
    """Read the rank somebody got: Sie wurde 2. -> zweite; wurde 2. und er 3. -> dritter; Anna wird nur 28. -> ...

    At the end of a sentence, not `inside` it, a higher number is an age: Sie wurde 80.
    """
    first = max(0, start - _WINDOW)
    found = _FURTHER_RANK.search(text, first, start)
    if not found and (inside or number < _YOUNGEST_AGE or _TEAM_MATE.search(text, first, start)):
        found = _RANK_BEFORE.search(text, first, start)
    found = found or _SAME_PERSON.search(text, first, start)
    if not found and inside and (named := _NAME_AND_VERB.search(text, first, start)):
        return ordinal(number, _by_person(named[1]))
    person = next(filter(None, found.groups())) if found else ""
    name = person.rpartition(" ")[2]
    if not person or gender(name) == "n" or is_dative_plural(name) or _QUANTITY.search(person):
        return ""  # "das Kind wurde 3." gives its age, "aus vier Sängern wurden 7." their number
    return ordinal(number, _by_person(person))


# Matches the end of "Bei den Frauen als ", "Von den Schweizerinnen kam Huber als "; not of "Frauen: als ", "sie als ".
_WOMAN_BEFORE = lazy_regex(r"\b(?:Frauen|Damen|Mädchen|[A-ZÄÖÜ][a-zäöüß]+(?:innen))\b[^.;:!?]{0,40} als $")
# Matches the beginning of " war", ", klar", "."; not of " Frau", " deutsche".
_ENDS_RANK = lazy_regex(r" (?:war|kam|wurde|ins?|im|über|vor|und|hinter|aus|die|den|ist|lief|fuhr)\b|[.,;)]|\Z")


def is_of_woman(text: str, start: int, end: int) -> bool:
    """Return whether the rank is a woman's by the group before it: bei den Frauen als 17. war Anna die Beste."""
    return bool(search_before(_WOMAN_BEFORE, text, start, _WINDOW) and _ENDS_RANK.match(text, end))


# Matches "mit Rang 13", "im Weltcup", "wurde Dritter"; not "drittens", "Rand", "Platzverweis".
_RACE = lazy_regex(
    r"(?:\b(?:Rang|Ränge[n]?|Platz|Plätzen?|Podium|Podest|Abfahrt|Super-G|Etappe|Biathlon\w*|Weltrangliste|Grand Prix"
    r"|Qualifying|Massenstart|Strafrunden?|Fahrkarten?|Schieß(?:stand|en|fehlern?)"
    r"|(?:Zwei|Drit|Vier|Fünf|Sechs|Ach|Neun|Zehn)te[rn]?)"
    r"|[Ww]eltcup(?:s|sieg\w*|punkte\w*|rennen\w*)?|[Bb]estzeit(?:en)?|[Rr]angliste|[Ss]pring(?:en|er|ern|erin|erinnen)"
    r"|[Rr]ennens?|[Ss]laloms?|wertung|[Ss]prints?|[Ll]auf"
    r"|[Ll]äufer(?:in|innen|n)?)\b"
)


def is_about_race(text: str) -> bool:
    """Return whether the text gives the results of a race: Im Sprint kam Doll (33/1:41) nicht weit."""
    return _RACE.search(text) is not None


# Matches "2:1", "Tor", "Treffern", "Minuten", "Spieltag"; not "Torlauf".
_GAME = lazy_regex(r"\d:\d|(?:[Tt]ore?n?|[Tt]reffern?|[Mm]inuten?|\b(?:Halbzeit|Pause|Spieltags?|Elfmeter))\b")


def _in_race(text: str, start: int, end: int) -> bool:
    """Return whether a number in brackets is somebody's rank: Bei den Springern überzeugte Freund (6.), (9.; +1,9)."""
    alone = text.endswith("(", 0, start) and text.startswith((")", "; +", ", +", "/+"), end)
    return bool(alone and is_about_race(text) and not _GAME.search(text))


# Matches the end of "Anna Huber (", "Frau Huber (CDU, ", "Huber, "; not of "huber (", "Huber ".
_BESIDE = lazy_regex(
    r"(?P<name>(?:[A-ZÄÖÜ][\w.’'-]{0,30} ){0,3}[A-ZÄÖÜ][\w’'-]{1,30})(?P<mark> \((?:[^()]{1,30}, )?|, )$"
)
# Matches the beginning of " v. l.", "v.r.", " von links"; not of " v. Chr.", " von".
_IN_PICTURE = lazy_regex(r" ?v\. ?(?:li?|re?)\.| ?von (?:links|rechts)\b")
# Matches the beginning of " der Weltrangliste", " im Gesamtweltcup"; not of " der Woche", " im Saal".
_IN_RANKING = lazy_regex(r" (?:der|des|im) [\w-]*(?i:rangliste|wertung|tabelle|weltcups?|klassements?|[WE]M)\b")


def ending_beside_person(text: str, start: int, end: int) -> str:
    """Return the ending of a place in a picture or a ranking by the person before: Anna Huber (3. v. l.) -> e."""
    in_picture, in_ranking = _IN_PICTURE.match(text, end), _IN_RANKING.match(text, end) or _in_race(text, start, end)
    found = search_before(_BESIDE, text, start, _WINDOW) if in_picture or in_ranking else None
    if not found or (found["mark"] == ", " and in_picture):
        return ""
    return "es" if gender(found["name"].removeprefix("Das ")) == "n" else _by_person(found["name"])


def _by_person(person: str) -> str:
    """Return the ending of the rank of somebody: sie, seine Schwester, Anna -> e; er, Karl -> er."""
    *first, name = person.split() or [""]
    if any(gender(word) == "f" or is_woman(word) for word in first):
        return "e"
    family_name = any(word[0].isupper() for word in first)  # Tino Rosa: shows no gender
    woman = name.lower() == "sie" or (gender(name) == "f" and (not family_name or name.endswith("in")))
    return "e" if woman or (not family_name and is_woman(name)) else "er"


def is_woman(name: str) -> bool:
    """Return whether a first name is a woman's: Anna, Birgit; not Luca, Karl."""
    return name in WOMEN_NOT_IN_A or (name.endswith("a") and name not in MEN_IN_A and not is_listed(name))
