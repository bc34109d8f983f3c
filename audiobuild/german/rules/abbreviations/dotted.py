"""The rules that expand dotted abbreviations, and truncated words.

z. B. -> zum Beispiel      Dr. -> Doktor      usw. (at the end) -> und so weiter.
S. 12 -> Seite zwölf       Hauptstr. -> Hauptstraße      diese Art. (the word) -> stays
"""

from __future__ import annotations

import re
from functools import cache

from audiobuild.german.grammar.after_names import after_name
from audiobuild.german.grammar.context import OF_THE, opens_sentence, search_before, word_before
from audiobuild.german.grammar.date_patterns import BEGINS_DATE
from audiobuild.german.grammar.notices import in_notice
from audiobuild.german.grammar.opinions import in_its_case
from audiobuild.german.grammar.ranks import is_woman
from audiobuild.german.grammar.shortened_adjectives import adjective_ending
from audiobuild.german.rule_engine import Rule
from audiobuild.german.rules.abbreviations.meanings import meaning_in_place
from audiobuild.german.rules.abbreviations.patterns import ABBREVIATED, STOPPED
from audiobuild.german.rules.abbreviations.places import stands
from audiobuild.german.rules.abbreviations.short_articles import RULES as SHORT_ARTICLES
from audiobuild.german.rules.abbreviations.truncated_words import truncated_word
from audiobuild.german.words import word_list
from audiobuild.german.words.abbreviations import ABBREVIATIONS, Abbreviation
from audiobuild.german.words.nouns import is_listed, is_plural, may_be_plural
from audiobuild.lazy_regex import lazy_regex


@cache
def _entries() -> dict[str, tuple[Abbreviation, ...]]:
    """Map each written form, without its blanks, to its entries."""
    found: dict[str, tuple[Abbreviation, ...]] = {}
    for entry in ABBREVIATIONS:
        key = entry.written.replace(" ", "")
        found[key] = (*found.get(key, ()), entry)
    return found


def abbreviation(found: re.Match[str], text: str) -> str | None:
    """Read ``z. B.`` as zum Beispiel; one that ends the sentence keeps its full stop."""
    key = re.sub(r"\s", "", found[0])
    blank = " " if found.start() and text[found.start() - 1].isdigit() else ""
    for entry in _entries().get(key, ()):
        if stands(entry, text, *found.span()):
            spoken = blank + _inflected(entry, found, text)
            if text[found.end() : found.end() + 1].isalnum():
                return spoken + " "
            last = entry.declined and not text[found.end() :].strip()  # "Der Text ist lat."
            return spoken + "." if last or (entry.may_end and _ends(found, text)) else spoken
    return truncated_word(found, text)


def following(found: re.Match[str], text: str) -> str | None:
    """Read the end of ``S. 12f.`` as folgende."""
    if not text[found.start() - 1].isdigit():
        return None
    return " folgende" + ("." if not text[found.end() :].strip(' "“”»«’‘') else "")


def _of_birth(spoken: str, text: str, end: int) -> str:
    """Return Christi for Christus before "Geburt": 60 v. Chr. Geburt."""
    born = spoken.endswith(" Christus") and text.startswith(" Geburt", end)
    return f"{spoken.removesuffix('us')}i" if born else spoken


_GENITIVES = {
    "Artikel": "Artikels", "Absatz": "Absatzes", "Band": "Bandes", "Kapitel": "Kapitels", "Inventar": "Inventars",
    "Abkürzung": "Abkommens", "Bezirk": "Bezirks", "Landkreis": "Landkreises", "Beitrag": "Beitrags",
    "Institut für": "Instituts für", "Paragraf": "Paragrafen", "Fahrzeug": "Fahrzeugs", "Kommandant": "Kommandanten",
    "Bürgermeister": "Bürgermeisters", "Obmann": "Obmanns", "Hauptmann": "Hauptmanns", "Inspektor": "Inspektors",
    "Gruppenkommandant": "Gruppenkommandanten",
}  # fmt: skip
"""After "des": des Art. 21 -> des Artikels einundzwanzig."""
_LARGE = {"Mio.": "Million", "Mrd.": "Milliarde"}
_GENITIVE_BEFORE = frozenset(word_list("des dieses jenes eines ihres seines unseres"))
# Matches all of "", ".", "“)"; not of " Er".
_CLOSED = lazy_regex(r"[ .)\"“”»«']*")
# Matches all of "", "“ "; not of ")", ".".
_QUOTES_CLOSED = lazy_regex(r'[ "“”»«]*')


def _inflected(entry: Abbreviation, found: re.Match[str], text: str) -> str:
    """Return the spoken form, inflected as the words around it require: 1 Std. -> Stunde, des Art. 21 -> Artikels."""
    start, end = found.span()
    if entry.written == "u. a." and start and _CLOSED.fullmatch(text, end):
        return "und andere." if _QUOTES_CLOSED.fullmatch(text, end) else "und andere"
    if entry.declined:
        if entry.spoken == "Vorsitzend":
            return entry.spoken + _of_chair(found, text)
        return meaning_in_place(entry.spoken, found, text) + adjective_ending(found, text)
    if entry.written in _LARGE and word_before(text, start).lower() in ("eine", "einer", "halbe", "halben"):
        return _LARGE[entry.written]
    spoken = _of_birth(_counted(entry, found, text), text, end)
    spoken = _by_topic(in_notice(after_name(spoken, text, start, end), text, start, end), found, text)
    is_cited = text.endswith(OF_THE, 0, start) and spoken in ("Artikel", "Absatz", "Paragraf")
    if is_cited or word_before(text, start) in _GENITIVE_BEFORE:
        spoken = _GENITIVES.get(spoken, spoken)
    return meaning_in_place(in_its_case(spoken, text, start), found, text)


_SINGULAR = {
    "Minuten": "Minute", "Stunden": "Stunde", "Sekunden": "Sekunde", "Punkte": "Punkt", "Tabletten": "Tablette",
    "Tage": "Tag", "Jahre": "Jahr", "Wochen": "Woche", "Enthaltungen": "Enthaltung", "Mitglieder": "Mitglied",
    "Monate": "Monat", "Personen": "Person", "Prisen": "Prise", "Kinder": "Kind", "Erwachsene": "Erwachsener",
    "Flaschen": "Flasche", "Stangen": "Stange", "Exemplare": "Exemplar",
}  # fmt: skip
"""After a bare 1: 1 Std. -> eine Stunde."""
# Matches the end of "im Alter von 91 ", "nach rund 3 ", "seit 2,5"; not of "kostet 3 ", "von drei ".
DATIVE_COUNT = lazy_regex(
    r"\b(?:[Vv]on|[Nn]ach|[Ss]eit|[Vv]or|[Mm]it|[Ii]n|[Aa]n|zu|aus|bei|ab|[Bb]innen|Jahren und|(?<!bis )[Uu]nter"
    r"|Kindern? u\.)"
    r"(?: [a-zäöüß]+)? [\d.,:–½¼¾-]+(?: [½¼¾])?\s?$"
)
# Matches the end of "Ende des 19. ", "Kunst d. 19. ", "des frühen 20.", "des 18. und 19. "; not of "im 19. ",
# "aus d. 19. ", "des Jahres ".
GENITIVE_COUNT = lazy_regex(
    r"\b(?:des|(?<![Aa]us )(?<![IiAa]n )(?<![Ss]eit )(?<![Vv]o[nr] )(?<![Nn]ach )d\.)"
    r" (?:[a-zäöüß]+ )?(?:\d+|[IVX]+)\."
    r"(?:(?:/| und | bis | ?[-–] ?)(?:(?:frühen|späten|beginnenden|ausgehenden) )?\d+\.)?\s?$"
)
"""Case and number that the words before a count require of its noun: "im Alter von 91 J.", "des 19. Jh."."""


def _counted(entry: Abbreviation, found: re.Match[str], text: str) -> str:
    """Return the form that a count before it requires: 1 Std. -> Stunde, mit 300 Einw. -> Einwohnern, des 19. Jh."""
    spoken = entry.spoken
    if _is_singular(found, text):
        spoken = _SINGULAR.get(spoken, spoken)
    elif _is_counted(entry) and DATIVE_COUNT.search(text, 0, found.start()):
        spoken += "n"
    if spoken in ("Jahrhundert", "Jahrtausend") and GENITIVE_COUNT.search(text, 0, found.start()):
        spoken += "s"
    return spoken


# Matches the end of "noch 1 ", "am 3. "; not of "21 ", "1,1".
_ONE_BEFORE = lazy_regex(r"(?<![\d.,]\b)(?<![\d.,])1 ?$|\d\. ?$")
_ONE_UNIT = frozenset(word_list("pro je per à eine einer halbe halben ganze ganzen jede jeder dieser nächsten letzte"))
"""Words that a single unit follows: pro Std., nach einer Std."""


def _is_singular(found: re.Match[str], text: str) -> bool:
    """Return whether a single unit is meant: 1 Std., pro Std., 20 km/Std."""
    start = found.start()
    if text.endswith("/", 0, start) or search_before(_ONE_BEFORE, text, start, 4):
        return True
    return text.endswith(" ", 0, start) and word_before(text, start).lower() in _ONE_UNIT


# Matches the beginning of " ab 18 Uhr", " 19.30", ": 20 Uhr"; not of " S. 5", " zum Buch".
_TIME_AFTER = lazy_regex(r":? (?:(?:ab|um|ca\.) )?\d{1,2}(?:[.:]\d\d| ?(?:Uhr|h)\b)")
# Matches the end of "Sa. ", "Uhr u. ", "Uhr und "; not of "3:2 ", "3:2 und ".
_OPEN_BEFORE = lazy_regex(r"(?:\b(?:Mo|Di|Mi|Do|Fr|Sa|So)\.?:?|\bUhr(?:,| und| u\.| oder)?) $")
# Matches "2:1", "4-3", "Spiel", "Tor"; not "14 Uhr".
_SCORE = lazy_regex(r"\d[:-]\d|\0|\bzu\b|[Ss]pi?el|\bTore?\b|[Ss]ieg|gewann|gewonnen|verlor|[Ff]inale|[Ee]lfmeter")


def _by_topic(spoken: str, found: re.Match[str], text: str) -> str:
    """Return what else a form means in its place: Einl. ab 18 Uhr -> Einlass, Sa. n. V. -> nach Vereinbarung."""
    if spoken == "Einleitung" and _TIME_AFTER.match(text, found.end()):
        return "Einlass"
    if spoken == "nach Verlängerung":
        is_of_match = _SCORE.search(text) and not search_before(_OPEN_BEFORE, text, found.start(), 8)
        return spoken if is_of_match else "nach Vereinbarung"
    return spoken


def _is_counted(entry: Abbreviation) -> bool:
    """Return whether it is a plural whose dative has an n: mit 300 Einw. -> Einwohnern."""
    plural = is_plural(entry.spoken) or (entry.place in ("anywhere", "after number") and may_be_plural(entry.spoken))
    return plural and entry.spoken.endswith(("e", "er", "el"))


_OBLIQUE = frozenset(word_list("dem den des zum vom beim einem eines"))


# Matches the end of "der AR-", "Vize-"; not of "der ".
_FIRST_PART = lazy_regex(r"(?<![\w-])[\w-]{1,30}-$")
# Matches the end of "der 2. "; not of "der ", "2 ".
_COUNTED_BEFORE = lazy_regex(r"\d{1,2}\. $")
# Matches the beginning of " Moll kam", " Anna Kern", " Dr. Lang"; not of " des", ".".
_PERSON_AFTER = lazy_regex(r" (?:(?:Dr|Prof|Mag|Ing)\. )?([A-ZÄÖÜ][a-zäöüß]+)(?![\w-])")


def _of_chair(found: re.Match[str], text: str) -> str:
    """Return the ending of "Vors.": der Vors. des Vereins -> e, mit dem Vors. -> en, der 2. Vors. Lang -> e."""
    start = found.start()
    if part := search_before(_FIRST_PART, text, start, 40) or search_before(_COUNTED_BEFORE, text, start, len("12. ")):
        start = part.start()
    person = _PERSON_AFTER.match(text, found.end())
    if person and is_listed(person[1]) and (ending := adjective_ending(found, text)):
        return ending
    article = word_before(text, start).lower() if text.endswith(" ", 0, start) else ""
    by_person = "e" if person and is_woman(person[1]) else "er"
    return {"der": "e", "die": "e"}.get(article) or ("en" if article in _OBLIQUE else by_person)


def _ends(found: re.Match[str], text: str) -> bool:
    """Return whether its full stop ends the sentence too."""
    bracketed = text.startswith((")", "]"), found.end())
    return found[0].endswith(".") and not bracketed and opens_sentence(text, found.end())


def et_cetera(found: re.Match[str], text: str) -> str | None:
    """Read ``Samt, Seide &c.``, as older books have it, as et cetera."""
    return "et cetera" + ("." if found[0].endswith(".") and opens_sentence(text, found.end()) else "")


def to_date(found: re.Match[str], text: str) -> str | None:
    """Read ``z. 1.9. gesucht`` as zum."""
    return "zum" if BEGINS_DATE.match(text[found.end() :].lstrip()) else None


RULES = (
    # Matches "f." in "S. 12f.", "ff" in "(§ \012ff)", "f." in "§ \0f."; not "S. 12 f.", "12f", "f.".
    Rule("pages that follow", r"f(?<=[\d\0]f)f?(?:\.(?!\w)|(?=[),;]))", following, needs=("0f",), trigger=STOPPED),
    # Matches "z. B." in "z. B. so", "usw." in "und so usw.", "Bus." in "im Bus."; not "und so weiter", "am 3.".
    Rule("abbreviation", ABBREVIATED, abbreviation, trigger=STOPPED),
    # Matches "str." in "Hauptstr. 5", "Hauptstr."; not "str.", "Str. 5", "Hauptstr.Nord".
    Rule("end of a street", r"str\.(?<=[a-zäöüß]str\.)(?![^\W\d_])", abbreviation, needs=("str.",)),
    # Matches "z." in "z. 1.9. gesucht", "bis z. 3. Mai"; not in "z. B.", "z. Teil". `to_date` looks for a date.
    Rule("to a date", r"(?<![\w.])z\.(?= ?[\d\0])", to_date, needs=("z. 0.", "z.0.")),
    # Matches "&c." in "Samt &c. und", "&c" in "Wein &c"; not in "A&c", "&co".
    Rule("et cetera", r"(?<!\w)&c(?:\.|(?!\w))", et_cetera, needs=("&c",)),
    *SHORT_ARTICLES,
)
