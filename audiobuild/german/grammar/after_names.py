"""Abbreviations after names, whose form depends on the words before them.

von Holbein d. J. -> dem Jüngeren      Cranachs d. Ä. -> des Älteren      Kant, Hegel u. a. -> und andere
eines e. V. -> eingetragenen Vereins      Orte (i. W. Ulm) -> im Wesentlichen, but Hagen i. W.
Herrn Abg. Weber -> Abgeordneten       Urteil i. S. X. gegen Y. -> in Sachen
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import search_before
from audiobuild.german.words.first_names import MEN
from audiobuild.lazy_regex import lazy_regex

_WINDOW = 60
"""Characters to look back at."""
# Matches the end of "Hagen ", "Bad-Ort "; not of "ist ", "Orte (".
_TOWN_BEFORE = lazy_regex(r"[A-ZÄÖÜ][\w-]+ $")
_WEAK = ("Abgeordnete", "Beklagte", "Stadtverordnete")
"""Nouns declined like adjectives: Herrn Abg. Weber, bei der Bekl."""
# Matches the beginning of " X. gegen Y.", " A. und B. AG gegen", " Stadt A. gegen B."; not of " des Gesetzes",
# " X. und Y.".
_PARTIES_AFTER = lazy_regex(
    r"\s(?!Art|Abs)[A-ZÄÖÜ](?:\.|[\w-]+)(?:(?: |(?<=\.))[A-ZÄÖÜ][\w-]*\.?){0,5}"
    r"(?: und (?:[A-ZÄÖÜ]\.){0,2}[^.]{0,90}\.?(?: AG)?)? gegen\b"
)
# Matches the beginning of ")", "", " ist", ", die"; not of " in Rom", " Kant", ": Kant".
_ENDS_LIST = lazy_regex(r"[,;)]|\Z| (?:ist|sind|war|waren|hat|haben|hatten|wurden?|werden|zeigen|bieten)\b")
_WOMAN_BEFORE = ("ende-", "in-", "frau-")
"""Ends of a woman's office, whose deputy is named: Vorsitzende-Stv. Anna Kern."""
_BY_NAMES = ("der Ältere", "der Jüngere", "der Große")


def after_name(spoken: str, text: str, start: int, end: int) -> str:
    """Return the form of an abbreviation in ``text[start:end]``, which is spoken as `spoken` elsewhere."""
    if spoken == "Stadtverordnete" and text.endswith("-", 0, start):
        return "Stellvertreterin" if text.endswith(_WOMAN_BEFORE, 0, start) else "Stellvertreter"
    if spoken in _WEAK:
        return f"{spoken}{_weak_ending(text, start, end)}"
    if spoken == "im Sinne" and _PARTIES_AFTER.match(text, end):
        return "in Sachen"
    if spoken == "eingetragener Verein":
        return _association(text, start)
    if spoken in _BY_NAMES:
        return _by_case(spoken, text, start)
    other = ""
    if spoken == "unter anderem" and _ENDS_LIST.match(text, end):
        other = _and_others(text, start)
    elif spoken == "in Westfalen" and not search_before(_TOWN_BEFORE, text, start, _WINDOW):
        other = "im Wesentlichen"
    return other or spoken


# Matches the beginning of " Wolfgang Weber", " Dr. h. c. Otto Graf"; not of " Weber:", " frau Weber".
_NAME_AFTER = lazy_regex(r"\s(?:(?:Prof\.|Dr\.|h\. ?c\.)\s){0,3}([A-ZÄÖÜ][a-zäöüß]+)[- ][A-ZÄÖÜ]")
# Matches the end of "Herrn ", "bei der ", "den ", "(Beifall bei der SPD sowie der "; not of "der ", "die ".
_OBLIQUE_BEFORE = lazy_regex(
    r"\b(?:[Dd]e[nms]|Herrn|[Vv]om|[Zz]u[mr]|[Bb]eim|(?:[Bb]ei|[Vv]on|[Mm]it|[Nn]ach|aus|gegenüber|seitens) der"
    r"|\w{0,16}(?:frage|Frage|rufe?|antrag|Antrag|rede|Rede|beitrag|meldung|Wort|Namen|vorschlag|Vorschlag|Initiative|Bitte"
    r"|Kritik|Schreiben|Büro|Immunität|Mandat|[Aa]usführungen|[Ää]ußerung|[Ää]ußerungen|Zwischenrufe?) der) $"
    r"|\((?:Beifall|Heiterkeit|Zustimmung|Lachen|Zurufe?|Gegenrufe?|Widerspruch)\b[^.:;()]{0,44} der $"
)


def _weak_ending(text: str, start: int, end: int) -> str:
    """Return the ending of a noun like Abgeordnete: n in an oblique case, r of a man without an article."""
    if search_before(_OBLIQUE_BEFORE, text, start, _WINDOW):
        return "n"
    name = _NAME_AFTER.match(text, end)
    determined = re.search(r"\b(?i:der|die|dieser|diese|jeder|jede)\s$", text[max(0, start - 8) : start])
    return "r" if name and name[1] in MEN and not determined else ""


# Matches the end of "eines ", "im ", "der "; not of "als ", "ein ", "unser ".
_ARTICLE_BEFORE = lazy_regex(
    r"\b(?i:(?P<genitive>(?:d|ein|kein|unser|sein|ihr|dies|jed)es)|(?P<weak>der|dieser|jeder)"
    r"|(?P<oblique>(?:d|ein|kein|unser|sein|ihr|dies|jed)e[mn]|im|vom|beim|zum)) $"
)
_ASSOCIATIONS = {
    "genitive": "eingetragenen Vereins",
    "oblique": "eingetragenen Verein",
    "weak": "eingetragene Verein",
}


def _association(text: str, start: int) -> str:
    """Read ``eines e. V.`` as eingetragenen Vereins; ``im e. V.`` -> eingetragenen Verein."""
    article = search_before(_ARTICLE_BEFORE, text, start, _WINDOW)
    return _ASSOCIATIONS[article.lastgroup or ""] if article else "eingetragener Verein"


# Matches all of "Kant", "J. Kant", "Immanuel Kant"; not of "kant", "Kant, Hegel".
_NAMES = r"[A-ZÄÖÜ][\w.’'-]{0,30}(?: [A-ZÄÖÜ][\w.’'-]{0,30}){0,2}"
# Matches the end of "Kant, Hegel ", "von Kant, Hegel "; not of "Kant ", "Hegel, auch ".
_LIST_BEFORE = lazy_regex(
    rf"(?:\b(?P<dative>(?i:von|vom|mit|bei|aus|nach|zu|zwischen|neben|unter|seit)) )?{_NAMES}(?:, {_NAMES}){{1,5}} $"
)


def _and_others(text: str, start: int) -> str:
    """Read ``Kant, Hegel u. a.`` as und andere, after a dative und anderen; "" if it closes no list."""
    names = search_before(_LIST_BEFORE, text, start, 2 * _WINDOW)
    return f"und andere{'n' if names['dative'] else ''}" if names else ""


# Matches the end of "von Lucas Cranach ", "mit dem Maler Hans Holbein ", "mit Cato d. Ä. und Plinius "; not of
# "von Rom, Lucas Cranach ".
_DATIVE_NAME = lazy_regex(
    r"\b(?:[Vv]on|[Vv]om|[Mm]it|[Bb]eim?|[Nn]ach|[Zz]um?|dem|aus|seit|neben|[Uu]nter)(?: [A-ZÄÖÜ][\w’'-]+){1,4} "
    r"(?:d\. ?[ÄJ]\. und (?:[A-ZÄÖÜ][\w’'-]+ ){1,3})?$"
)
# Matches the end of "für Lucas Cranach "; not of "Lucas Cranach ".
_ACCUSATIVE_NAME = lazy_regex(r"\b(?:[Dd]urch|[Ff]ür|[Gg]egen|[Oo]hne|um|den)(?: [A-ZÄÖÜ][\w’'-]+){1,4} $")
# Matches the end of "des Malers Holbein ", "Lucas Cranachs ", "des Älteren und Hans Holbeins "; not of "Plinius ",
# "Jan Brueghel ", "und David Teniers ".
_GENITIVE_NAME = lazy_regex(
    r"\bdes(?: [A-ZÄÖÜ][\w’'-]+){1,4} $"
    r"|(?:(?<!und )\b|(?<=\b[ÄJ]\. und )|(?<=eren und ))[A-ZÄÖÜ]\w+ [A-ZÄÖÜ]\w+[bcdfghklmnrt]s(?<!Hans) $"
)


def _by_case(spoken: str, text: str, start: int) -> str:
    """Read ``von Holbein d. J.`` as dem Jüngeren; ``Cranachs d. Ä.`` -> des Älteren."""
    for pattern, article in ((_DATIVE_NAME, "dem"), (_ACCUSATIVE_NAME, "den"), (_GENITIVE_NAME, "des")):
        if search_before(pattern, text, start, _WINDOW):
            return f"{article} {spoken.removeprefix('der ')}n"
    return spoken
