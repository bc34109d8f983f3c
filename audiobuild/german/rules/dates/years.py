"""Years: alone, in spans, before nouns.

im Jahr 1999 -> im Jahr neunzehnhundertneunundneunzig      1914–1918 -> neunzehnhundertvierzehn bis ...
wurde 1990 Weltmeister -> neunzehnhundertneunzig           1990 Menschen -> eintausendneunhundertneunzig Menschen
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import ACCUSATIVE, DATIVE, search_before, word_after, word_before
from audiobuild.german.grammar.numbers import plain, year
from audiobuild.german.grammar.patterns import DASH, DASHED
from audiobuild.german.rule_engine import Rule
from audiobuild.german.words import word_list
from audiobuild.german.words.calendar import SHORT_MONTHS
from audiobuild.german.words.counted_nouns import COUNTED_BY_THOUSANDS, is_counted
from audiobuild.german.words.determiners import BEFORE_E, BEFORE_EN, DER_WORDS
from audiobuild.german.words.nouns import is_plural
from audiobuild.german.words.places import TOWNS
from audiobuild.lazy_regex import lazy_regex

# Matches the end of "Nr. ", "Nummer ", "Verordnung (EG) ", "Az. "; not of "Jahre ".
_NUMBER_BEFORE = lazy_regex(r"(?:\bNr\.|\bNummer|\bAz\.:?|Aktenzeichen:?|\((?:EG|EU|EWG)\)) $")
"""A number and its year follow: Verordnung Nr. 1346/2000."""


def years(found: re.Match[str], text: str) -> str | None:
    """Read ``1914–1918`` as neunzehnhundertvierzehn bis neunzehnhundertachtzehn; ``1848/49``, ``2022/23``."""
    first, second = int(found[1]), int(found[3])
    if _are_apart(found, text):
        return None
    joint = " bis " if re.fullmatch(f" ?{DASH} ?", found[2]) else " "
    if _is_shortened(found):
        return f"{year(first)}{joint}{plain(found[3])}"
    if search_before(_NUMBER_BEFORE, text, found.start(), 20):
        if joint == " ":
            return f"{plain(found[1])} {year(second)}"  # a file: Nr. 1234/2015
        if second <= first:
            return f"{year(first)} {plain(found[3])}"  # a decree: Nr. 2015-1432
    return f"{year(first)}{joint}{year(second)}"


def _is_shortened(found: re.Match[str]) -> bool:
    """Return whether the second year has two digits: 1848/49."""
    return len(found[3]) == len("49")


# Matches the beginning of " stieg er", " wurde die"; not of " stieg", " in der", " und er".
_CLAUSE_AFTER = lazy_regex(r" (?!und|oder|bis|als|wie|war|in)[a-zäöüß]{3,} (?:er|sie|es|man|wir|ich|die|der|das)\b")
# Matches the end of "Von ", "Saison ", "zwischen ", "den Jahren ", "Schuljahr "; not of "gewann ".
_SPAN_BEFORE = lazy_regex(r"(?:\b(?i:von|zwischen|\w*(?:saison|jahre?n?|zeit|zeitraum|periode|krieg))|[,:;(]) $|\A$")


def _are_apart(found: re.Match[str], text: str) -> bool:
    """Return whether the numbers belong to two thoughts: "2010 – 20 Jahre danach", "siegte 2018 – 2019 stieg er ab"."""
    if _is_shortened(found):
        if found[2] != found[2].strip() and word_after(text, found.end())[:1].isupper():
            return True
        if 0 < int(found[3]) <= int(found[1][-2:]):
            return True  # a file: "1390/12"
    is_clause = found[2].startswith(" ") and _CLAUSE_AFTER.match(text, found.end())
    return bool(is_clause) and not _SPAN_BEFORE.search(text, 0, found.start())


def year_alone(found: re.Match[str], text: str) -> str | None:
    """Read ``1999`` as neunzehnhundertneunundneunzig; ``1500 Menschen`` is counted: eintausendfünfhundert."""
    if _is_amount(found, text):
        return None
    following = word_after(text, found.end()) if text[found.end() : found.end() + 1].isspace() else ""
    number = int(found[0])
    if _is_dated(found, text, following) or _is_beside_name(found, text, following):
        return year(number)
    if following[:1].isupper() and _is_count(following, _before_count(found, text, following), number):
        return None
    return year(number)


# What a number follows that is not a year: road, train, page, number.
# Matches the end of "ICE ", "Seite ", "B ", "S. "; not of "Jahr ", "im ", "Bd. I ", "Block D ".
_LABEL = lazy_regex(
    r"\b(?:(?<!Block )(?<!Haus )(?<!Gruppe )(?<!Halle )[A-HJ-Z]|VR|HRA|HRB|GnR|RB|RE|ICE|IC|EC"
    r"|Zimmer|Raum|Nummer|Seite|Artikel|Randnummer|Paragraf"
    r"|(?:S|Nr|Rn|Art|Abs|Bd|Kap)\.) ?$"
)
# Matches the end of "640 × ", "640 x"; not of "max", "640 ".
_TIMES_BEFORE = lazy_regex(r"(?:×| x)\s*$")
# Matches the end of "Höhenmeter: 600 im Aufstieg, ", "Hm ", "650 hm, "; not of "im Jahr ".
_CLIMB_BEFORE = lazy_regex(r"(?:Höhenmetern?|\b[Hh]m)\b[^.!?]{0,30}$")
# Matches the beginning of " im Aufstieg", " bergauf"; not of " im Abstiegskampf".
_CLIMB_AFTER = lazy_regex(r" (?:im (?:Auf|Ab)stieg|bergauf|bergab|aufwärts|abwärts)\b")
# Matches the beginning of " bzw. 26,3 %", " (26 %)", " beziehungsweise 5 Prozent"; not of " (26)", " bzw. 1574".
_SHARE_AFTER = lazy_regex(r" (?:\(|bzw\. |beziehungsweise )\d{1,3}(?:,\d{1,2})? ?(?:%|Prozent)")


def _is_amount(found: re.Match[str], text: str) -> bool:
    """Return whether the words around show an amount: 640 × 1080, Hm: 1200 im Aufstieg, 1250 (12 %), Vorwoche: 1273."""
    start, end = found.span()
    if search_before(_LABEL, text, start, 60) or _TIMES_BEFORE.search(text, 0, start):
        return True
    is_climb = _CLIMB_AFTER.match(text, end) and _CLIMB_BEFORE.search(text, 0, start)
    return bool(is_climb or _SHARE_AFTER.match(text, end)) or _is_compared(found, text)


# Matches the beginning of " Navise Tunc"; not of " Wiener Haushalte", " Anrufe gingen", " Autos Platz".
_FULL_NAME = lazy_regex(r" [A-ZÄÖÜ][a-zäöüß]+(?<!er)(?<!s) [A-ZÄÖÜ][a-zäöüß]")
# Matches the end of "seit etwa ", "Seit ca. "; not of "etwa ", "seit etwa zwei ".
_SINCE_ABOUT = lazy_regex(r"\b[Ss]eit (?:etwa|circa|ca\.|rund|ungefähr|um) $")
# Matches the beginning of " Hindenburgs Nachfolge"; not of " Autos der", " Kubas.".
_NAME_OF_OWNER = lazy_regex(r" [A-ZÄÖÜ][a-zäöüß]+s [A-ZÄÖÜ][a-zäöüß]")


def _is_beside_name(found: re.Match[str], text: str, following: str) -> bool:
    """Return whether nothing that is counted follows a year: "1923 Karl Benz", "seit etwa 1923 Kubas Hafen"."""
    if is_counted(following):
        return False
    if not text[: found.start()].strip() and _FULL_NAME.match(text, found.end()):
        return True
    if search_before(_SINCE_ABOUT, text, found.start(), 20):
        return True
    return following.endswith("s") and _NAME_OF_OWNER.match(text, found.end()) is not None


# Matches the end of "Als ", "war, als "; not of "mehr als ".
_WHEN = lazy_regex(r"(?:\bAls|, als) $")
_ROUND = 50
"""Counts are mostly round: zwischen 1200 und 1500 Menschen."""


def _before_count(found: re.Match[str], text: str, following: str) -> str:
    """Return the word before a number that may count, "," if a comma or "als" sets it apart: Als 1923 Unruhen ..."""
    is_plain = int(found[0]) % _ROUND or not following.endswith(("er", "el", "en"))
    if text.endswith(", ", 0, found.start()) or (is_plain and search_before(_WHEN, text, found.start(), 6)):
        return ","
    return word_before(text, found.start())


# Matches the end of "(Vorwoche: ", "Teilnehmerzahl: ", "Gäste: "; not of "Jahre: ", "gebaut: ".
_COUNT_LABEL = lazy_regex(
    r"\b(?:Vor(?:woche|tag|monat|quartal|jahr)(?:eswert)?|[Ii]nsgesamt|Gesamt|Summe|Auflage"
    r"|\w*(?<!Jahres)(?:[Zz]ahl|[Mm]enge)|(?P<counted>(?!Jahre)[A-ZÄÖÜ][a-zäöüß]+)): $"
)
# Matches the beginning of " in der Vorwoche", " im Vorjahr"; not of " im Jahr", " in der Woche".
_COMPARED_AFTER = lazy_regex(r" (?:in der Vorwoche|im Vor(?:jahr|monat|quartal)|am Vortag)\b")


def _is_compared(found: re.Match[str], text: str) -> bool:
    """Return whether it is a count after its label or beside that of the week before: (Vorwoche: 1273)."""
    label = search_before(_COUNT_LABEL, text, found.start(), 40)
    counts = label is not None and (not label["counted"] or is_counted(label["counted"]))
    return counts or _COMPARED_AFTER.match(text, found.end()) is not None


# Matches the end of ", der ", "Wien, die noch "; not of "der ", ", der alte ".
_RELATIVE = lazy_regex(r", (?:der|die|das|dem|denen)(?: noch| schon| bereits| erst)? $")
# Matches the beginning of " Schüler des Stifts gewesen war", " Rektor wurde"; not of " Einwohner hat".
_BECAME_AFTER = lazy_regex(
    r" [A-ZÄÖÜ][\w-]+(?: (?:des|der|in|im|am|an|von|für|beim?) [^.,;:]{2,40})?"
    r" (?:war|wurde|wird|blieb|gewesen|geworden)\b"
)

# Matches the beginning of " Gemeindemitglieder waren", " Mitglieder im Rat wurden"; not of " Mitglieder, waren".
_WERE_AFTER = lazy_regex(r" [A-ZÄÖÜ][\w-]+(?: (?:des|der|in|im) [^.,;:]{2,40})? (?:waren|wurden|blieben)\b")
# Matches the end of "ab ", "bis etwa ", "Seit ca. "; not of "etwa ", "bis zu ".
_SINCE = lazy_regex(r"\b(?:[Aa]b|[Bb]is|[Ss]eit)(?: (?:etwa|circa|ca\.|rund|ungefähr|um))? $")
# Matches the end of "ab ", "seit "; not of "bis ", "ab etwa ".
_FROM = lazy_regex(r"\b(?:[Aa]b|[Ss]eit) $")
"""They govern a dative: what follows "ab 1942 Mitarbeiter" is one."""
# Matches the end of "1939, 1953 und ", "1871 sowie "; not of "1.871 und ", "1871 Häuser und ".
_YEARS_BEFORE = lazy_regex(r"(?<![\w.,])1[1-9]\d\d(?:,| und| oder| sowie| bzw\.) $")
# Matches the end of "Sie war ab ", "ist er seit ", "blieb bis "; not of "Sie war ", "kostet ab ".
_OFFICE_BEFORE = lazy_regex(r"\b(?:war|ist|wurde|wirkte|blieb|arbeitete|lebte|lehrte)(?: \w+)? (?:ab|seit|bis) $")
_MEASURES = frozenset(
    word_list("Euro Mark Dollar Franken Meter Metern Kilometer Kilometern Personen Teilnehmern Menschen")
)
# Matches the end of "zwischen 1869 und ", "von 1921 bis ", "31. Dez. ", "eines Abkommens von "; not of "mit 1200 und ",
# "bis ", "der Kauf von ".
_YEAR_BEFORE = lazy_regex(
    rf"\b(?:(?i:zwischen|von) 1[1-9]\d\d (?:und|bis)|(?:{'|'.join(sorted(SHORT_MONTHS))})\.|"
    r"\w{0,20}(?i:abkommen|vertrag|vertrage|gesetz|gesetze|beschluss|dekret|edikt|verfassung|konvention|verordnung"
    r"|richtlinie|erlass|konkordat|urteil|roman|spielfilm|album|studie)s? von) $"
)
# Matches the end of "bis zum Ende der DDR ", "nach dem Tod des Vaters ", "seit der Wende "; not of "am Ende der ".
_EVENT_BEFORE = lazy_regex(
    r"\b(?:zum|zur|[Nn]ach|[Vv]or|[Ss]eit|[Mm]it|[Bb]ei)(?: de[rm]| seine[rm]| ihre[rm])?"
    r" (?:(?:Ende|Beginn|Gründung|Auflösung|Tod|Fall|Untergang|Zusammenbruch|Ausbruch|Abschluss|Eröffnung|Schließung)"
    r"(?: de[rs] [A-ZÄÖÜ][\w-]+)?"
    r"|Wende|Mauerfall|Kriegsende|Wiedervereinigung|Pensionierung|Emeritierung|Machtergreifung|Machtübernahme) $"
)


def _is_dated(found: re.Match[str], text: str, following: str) -> bool:
    """Return whether the words before it make it a year, whatever noun comes next: war ab 1990 Leiter."""
    first, start = max(0, found.start() - 60), found.start()
    if _OFFICE_BEFORE.search(text, first, start) and following not in _MEASURES:
        return True
    relative = _RELATIVE.search(text, first, start)
    if relative and _BECAME_AFTER.match(text, found.end()):
        return True
    counted = is_counted(following)
    if int(found[0]) % _ROUND and (not counted or (following.endswith("er") and _FROM.search(text, first, start))):
        if _SINCE.search(text, first, start) or _YEARS_BEFORE.search(text, first, start):
            return True
        if relative and _WERE_AFTER.match(text, found.end()):
            return True
    exact = int(found[0]) % _ROUND or not counted
    return bool(exact and (_YEAR_BEFORE.search(text, first, start) or _EVENT_BEFORE.search(text, first, start)))


_EARLY = 1800
"""Below it, "bereits 1348 Personen" counts; "bereits 1919 Frauen" is a year."""
_TEMPORAL = frozenset(
    word_list("""
    seit anno jahr jahre jahren jahres ende anfang mitte frühjahr herbst sommer winter um war ward wurde wird ist blieb
    bereits schon erst
    """)
)
"""Words before a year whatever noun comes after it; "wurde 1990 Menschen" is not German."""
_COUNTING = frozenset(
    word_list("""
    rund etwa circa ungefähr über mehr weniger als fast knapp beinahe insgesamt alle aller je pro nur noch genau gut
    mindestens höchstens maximal bis zu weitere weiteren anderen diese jene
    """)
)
"""Words before a count, whatever is counted."""
_DATED = frozenset(
    word_list("""
    Stadtrechte Marktrechte Privilegien Verhandlungen Wahlen Unruhen Proteste Reformen Kämpfe Auseinandersetzungen
    Bauarbeiten Arbeiten Ausgrabungen Grabungen Forderungen Pläne Überlegungen Spannungen Erfolge Schlagzeilen
    Ermittlungen Vorwürfe Gerüchte Beziehungen Kontakte Sanktionen Vorlesungen Untersuchungen Konsequenzen Gespräche
    Verluste Gewinne Einnahmen Umbauten Renovierungen Teile Anteile Aktien Neuwahlen Truppen Pogrome Archäologen
    Preise Auszeichnungen Stipendien Aufträge
    """)
)
"""Plurals that follow the year of an event and that nobody counts by the thousand: erhielt 1253 Stadtrechte."""
# Names of countries and towns that look like plurals: Italien, Thüringen, Nordhausen; not Familien.
_PLACE = lazy_regex(
    r"(?:(?<!mil)(?<!med)(?<!stud)(?<!lin)(?<!ser)(?<!kop)(?<!akt)ien|ingen|hausen|kirchen|hofen|felden)$"
)
_PLACES = frozenset(
    word_list("""
    Amerika Schweden Norwegen Polen Ungarn Bayern Hessen Sachsen Preußen Schlesien Pommern Westfalen Franken Schwaben
    Flandern Bremen München Emden Dresden Baden Österreich England Frankreich Russland Japan China
    """)
) - {"Franken"}


_ALLOWING = frozenset(
    word_list("""
    gewährte gewährten verlieh verliehen erlaubte erlaubten gestattete gestatteten verbot verboten untersagte
    untersagten ermöglichte ermöglichten garantierte garantierten verwehrte verwehrten verweigerte verweigerten
    """)
)
"""Verbs before a year and those to whom something is given: gewährte 1971 Frauen das Stimmrecht."""


def _is_count(noun: str, before: str, number: int) -> bool:
    """Return whether a number from 1100 to 1999 counts the noun: by the noun first, then by the word before."""
    if (noun in _DATED and before.lower() not in _COUNTING) or (before.lower() in _ALLOWING and number % _ROUND):
        return False
    if noun in TOWNS or noun in _PLACES or _PLACE.search(noun):
        return False  # a club, 1860 München; or a year: bereiste 1786 Italien
    governed = _governs_count(before.lower(), noun)
    if before[:1].isupper() and not governed and noun not in COUNTED_BY_THOUSANDS:
        return False
    if before.lower() in _TEMPORAL:
        early = before.lower() in ("bereits", "schon", "erst") and (number % _ROUND == 0 or number < _EARLY)
        is_size = before.lower() in ("um", "ist", "war") and (noun in _MEASURES or not noun.endswith("er"))
        return is_counted(noun) and (early or is_size)  # "war 1976 Schüler" is no count, "war 1976 Seiten lang" is one
    counted = is_plural(noun) and (number % _ROUND == 0 or governed)
    if is_counted(noun) or counted:
        return True
    return before.lower() in _COUNTING - {"bis"}  # "bis 1998 Leiter der Abteilung"


_COUNTING_VERBS = frozenset(
    word_list("""
    zählt zählte zählten verzeichnet verzeichnete verzeichneten registriert registrierte registrierten umfasst umfasste
    leistet leistete leisteten absolviert absolvierte absolvierten bearbeitet bearbeitete bearbeiteten kontrollierte
    kontrollierten meldete meldeten erfasste erfassten verkauft verkaufte verkauften sammelte sammelten beschäftigt
    beschäftigte betreut betreute betreuten sind waren es fuhr fuhren enthält enthielt besitzt besaß hat haben kostet
    kostete zusammen erteilte erteilten genehmigte prüfte prüften versandte
    """)
)
"""Words before a number that mostly counts; after other verbs it is a year: gewann 1979 Oscars."""


def _governs_count(before: str, noun: str) -> bool:
    """Return whether a count can follow a word: von 1256 Anrufen, alle 1256 Anrufe; not erstmals, nach 1945."""
    if before in DATIVE:
        return noun.endswith(("n", "s"))
    return (
        not before
        or before in (_COUNTING - {"bis"}) | _COUNTING_VERBS | (ACCUSATIVE - {"bis"}) | BEFORE_EN | BEFORE_E | DER_WORDS
    )


RULES = (
    # Matches "1914–1918", "1848/49", "1990 - 2000"; not "12/2020", "1914-1918,5", "1914–18x".
    Rule(
        "years",
        rf"(?<![\w.,])([12]\d{{3}})( ?(?:{DASH}|/) ?)(\d{{4}}|\d{{2}})(?![\w]|[.,]\d)",
        years,
        needs=(*DASHED, "0/0", "0 /0", "0/ 0", "0 / 0"),
        at_number=True,
    ),
)


def after_stop(found: re.Match[str], _: str) -> str | None:
    """Read ``gewählt.1954 erfolgte`` as neunzehnhundertvierundfünfzig: the blank after the full stop is missing."""
    return " " + year(int(found[0]))


def comet(found: re.Match[str], _: str) -> str | None:
    """Read ``C/1995 O1`` as C neunzehnhundertfünfundneunzig: the comet's kind and the year of its discovery."""
    return f" {year(int(found[1]))}"


ALONE = (
    # Matches "1954" in "gewählt.1954 erfolgte"; not "gewählt.1954", "a.1954 er", "gewählt. 1954 erfolgte".
    Rule(
        "year after a stop", r"(?<=[a-zäöüß]{3}\.)1[1-9]\d\d(?= [a-zäöüß])", after_stop, needs=(".0",), at_number=True
    ),
    # Matches "/1995" in "C/1995 O1"; not "C/1995", "AC/1995 O1", "C/1995 O".
    Rule("year of a comet", r"(?<=\b[CPDX])/([12]\d{3})(?= (?:[A-Z]{1,2}\d|\0))", comet, needs=("/0 ",)),
    # Matches "1999"; not "1.999", "1999/3" or "+1999".
    Rule("year", r"(?<![\w.,+−/])1[1-9]\d\d(?!\w|[.,/]\d)", year_alone, needs=("0000",), at_number=True),
)
"""After the ranges."""
