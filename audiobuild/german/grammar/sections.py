"""Whether a number with full stops is a version, a time or a section, and no date: Android 5.1., 1.1. Ziele."""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import word_before
from audiobuild.german.grammar.patterns import DASH
from audiobuild.german.words import word_list
from audiobuild.german.words.calendar import SHORT_WEEKDAYS, WEEKDAY_NAMES
from audiobuild.german.words.sentence_words import VERSIONED
from audiobuild.lazy_regex import lazy_regex

_BEFORE_NUMBER = frozenset(word_list("bei um mit über unter rund etwa nur in auf"))
_BEFORE_DATE = frozenset(word_list("am vom zum bis ab seit den dem"))
_DATED = frozenset(word_list("Stand Termin Datum Stichtag Beginn Start Frist Abgabe Ende Premiere"))
_DATED |= WEEKDAY_NAMES | SHORT_WEEKDAYS.keys()


# Matches "2.12., ", "9.+23.12., "; not "2.12 ", "2.12.1.".
_DATES_BEFORE = lazy_regex(r"(?<![\d.])\d{1,2}\.\d{1,2}\.[,;] ")
# Matches the end of "Version 4.3.0 bis ", "von 5.0.7 auf "; not of "vom 3.5.2020 bis ", "12.10.20 und ".
_VERSION_BEFORE = lazy_regex(r"(?<![\d.])\d{1,2}\.\d{1,2}\.\d(?: (?:bis|und|oder|auf|zu)|,) $")


# Matches the beginning of ", 10.30 Uhr", " 12 Uhr"; not of ", 10 Uhren", " Uhr".
_HOUR_AFTER = lazy_regex(r",?\s\d{1,2}(?:[.:]\d\d)?\sUhr\b")


# Matches the end of "iOS 12.1 bis ", "Python 3.8, 3.9 und ", "Versionen 2.3 und ", "Punkt 1.1. und ", "Windows 7 und ";
# not of "am 12.1. bis ", "Termin 3.5 und ".
_LISTED_VERSION = lazy_regex(
    rf"\b(?:{'|'.join(sorted(VERSIONED))})(?:en|e|n|s)? \d{{1,2}}(?:\.\d{{1,2}}\.?)?(?:, \d{{1,2}}\.\d{{1,2}}\.?){{,4}}"
    r"(?: (?:bis|und|oder)|,) $"
)


# Matches the end of "auf 7.4 oder ", "Python 3.8 und "; not of "am 7.4. oder ", "vom 7.4 bis ", "7.45 und ".
_DECIMAL_BEFORE = lazy_regex(r"(?<!\b[Aa]m)(?<!\b[Vv]om)(?<!\bden)(?<!\bdem) \d{1,2}\.\d (?:und|oder) $")


def is_version(found: re.Match[str], text: str) -> bool:
    """Return whether a number like 5.1. is a version or a time: "Version 3.11.", "von 7.45 bis 13.05." at the end."""
    listed = _VERSION_BEFORE if found[3] and len(found[3]) == len("16") else _LISTED_VERSION
    first = max(0, found.start() - 60)
    ends = not re.search(r"\w", text[found.end() :])
    timed = not found[3] and (
        _TIME_BEFORE.search(text, first, found.start())
        or _TIMES_BEFORE.search(text, first, found.start())
        or (ends and _is_hour(found, text))
    )
    if timed or listed.search(text, first, found.start()) or _is_clause(found, text):
        return True
    if found[3] or found[0][-1] != "." or _HOUR_AFTER.match(text, found.end()):
        return False
    before = word_before(text, found.start())
    short = _SHORT_LABEL.search(text, first, found.start())
    if short or before in VERSIONED or before.rstrip("ens") in _NUMBERED_STEMS or _CAMEL.search(before):
        return True
    if found[2][0] == "0" or (ends and _DATES_BEFORE.search(text, 0, found.start())):
        return False
    given = before.lower() not in _BEFORE_DATE and _VERSION_GIVEN.search(text, 0, found.start())
    given = given or _DECIMAL_BEFORE.search(text, first, found.start())
    called = _VERSION_CALLED.search(text, first, found.start())
    if called or (ends and (given or before in _BEFORE_NUMBER)):
        return True
    name = (
        before[:1].isupper()
        and before.lower() not in _BEFORE_DATE
        and text[: found.start()].endswith(f"{before} ")
        and before not in _DATED
    )
    return name and ends


def _is_hour(found: re.Match[str], text: str) -> bool:
    """Return whether it is a time of day by the word before: um 8.10., gegen 18.10.; not "gegen 3.5."."""
    before = word_before(text, found.start()).lower()
    return before == "um" or (before == "gegen" and len(found[2]) == len("10") and int(found[1]) < _HOURS)


_HOURS = 24
# Matches the end of "Abb. ", "Tab. ", "Typo3 ", "Node.js "; not of "Sa. ", "am 3 ", "d.h. ".
_SHORT_LABEL = lazy_regex(
    r"\b(?:Abb|Tab|Fig|Kap|Pkt|Anh|Bsp)\. $|\b[A-Z][a-z]{2,12}\d $|\b[A-Z][a-z]{1,12}\.(?:js|io|NET|ai) $"
)


# Matches the end of "8.05, 9.05 und ", "8.05, 9.35, "; not of "8.05 und ", "8.5., 9.5. und ".
_TIMES_BEFORE = lazy_regex(r"(?<![\w.,])\d{1,2}\.[0-5]\d, \d{1,2}\.[0-5]\d(?:,| und) $")
"""A list of times of day, to which the last one belongs, with the stop of the sentence."""


def _is_clause(found: re.Match[str], text: str) -> bool:
    """Return whether a label says that it is a clause: "Ziffer 1.3.11", "Art. 3.6."."""
    if found[3]:
        return len(found[3]) == len("11") and word_before(text, found.start()) in _CLAUSES
    return text.endswith(_SHORT_CLAUSES, 0, found.start())


_CLAUSES = frozenset(
    word_list("""
    Ziffer Nummer Z Ziff Abschnitt Kapitel Artikel Art Version Kernel Firmware Python Java PHP Linux Android iOS macOS
    """)
)
"""Labels of clauses and names of programs, whose numbers of three parts look like dates."""
_SHORT_CLAUSES = ("Art. ", "Ziff. ", "Nr. ", "Nrn. ", "Kap. ", "Abschn. ", "Pkt. ", "Pkt ", "Tz. ", "Rz. ",
                  "Rn. ", "Ziff ", "§ ")  # fmt: skip
_NUMBERED_STEMS = frozenset(word.rstrip("ens") for word in VERSIONED if len(word) >= len("Punkt"))
"""What is left of the words before a version without the endings of their cases: den Punkten, der Abschnitte."""


# Matches the end of "von 7.45 bis ", "täglich 9.30–"; not of "am 7.4. bis ", "vom 3.10 bis ", "iOS 12.1 bis ".
_TIME_BEFORE = lazy_regex(rf"(?<![\d.,])(?<!vom )\d{{1,2}}\.[0-5][05](?: bis | ?{DASH} ?)$")
"""The beginning of a span of times; in a span of dates, the first has both its stops."""
# Matches the end of "Die neue Version heißt ", "Version ist die ", "das Update auf "; not of "Er heißt ", "Version ".
_VERSION_CALLED = lazy_regex(
    rf"\b(?:{'|'.join(sorted(VERSIONED))}) (?:heißt|hieß|lautet|lautete|(?:ist|war)(?: die)?|trägt"
    r"|springt auf) $|\b(?:Update|Upgrade|Patch|Aktualisierung|Umstieg) (?:auf|von) (?:die )?$"
)
# Matches "Version 4.10", "iOS 12.4", "LibreOffice 7.2", "Word 6.0"; not "Version 4", "Termin 4.10".
_VERSION_GIVEN = lazy_regex(
    rf"\b(?:{'|'.join(sorted(VERSIONED))}|\w*[a-z][A-Z]\w*) \d{{1,2}}\.\d{{1,2}}\b|\b[A-Z]\w+ \d{{1,2}}\.0\b"
)
_CAMEL = lazy_regex(r"[a-z][A-Z]")  # watchOS, LibreOffice
_HIGHEST_SECTION = 9
# Matches the beginning of " Konzert im Park", " Tag der Arbeit", " Neujahr"; not of " Ziele", " Konzertsäle der Stadt".
_EVENT_AFTER = lazy_regex(
    r"\s(?:[A-Z][\wäöüß-]*\s)?(?:\w*(?:konzert|fest|feier|tag|abend|markt|lauf|treffen|sitzung|versammlung|dienst|nacht"
    r"|turnier|spiel|messe|lesung|vortrag|wanderung|fahrt|ausflug|basar|ball|tanz|kurs|probe|umzug|termin|woche|ferien)"
    r"|Neujahr|Maifeiertag|Heilig\w*|Silvester|Premiere|Konzert|Fest|Feier|Tag|Markt|Lauf|Treffen|Sitzung|Ball|Messe"
    r"|Lesung|Vortrag|Wanderung|Training|Theater|Kino|Party|Ausstellung|Vernissage|Probe|Turnier|Spiel|Termin|Fahrt)\b",
    re.IGNORECASE,
)


# Matches the beginning of " Tragen Sie"; not of " Treffen am Tor".
_REQUEST = lazy_regex(r"\s[A-ZÄÖÜ][a-zäöüß]+e?n Sie\b")


# Matches the beginning of " Wir freuen uns über", " Sofern der Kunde zahlt", " Es gilt deutsches Recht"; not of
# " Wirtschaftstag", " Der Chor", " Es singt der Chor".
_ADDRESS = lazy_regex(
    r"\s(?:Wir|Sie|Unsere?|Ihre?|Falls|Wenn|Sofern|Soweit|Gegenstand|Diese[rs]?|Sollten?"
    r"|Es (?:gilt|gelten|besteht|bestehen|bleibt|bleiben|findet [a-zäöüß]+ Recht))\s[^\d]{10}"
)
# Matches all of " Wir liefern nur an Adressen, die in der EU liegen."; not of " Chor singt.", " Konzert im Park".
_CLAUSE = lazy_regex(
    r"\s{1,4}[\"„»(]?[A-ZÄÖÜ](?=.{0,400}?\b(?:ist|sind|wird|werden|kann|können|darf|dürfen|hat|haben|gilt|gelten|muss"
    r"|müssen|soll|sollen|erfolgt|erfolgen|liefern|behält|behalten|bleibt|bleiben|haftet|haften|verpflichtet|beträgt|besteht|bestehen"
    r"|ergibt|ergeben|richtet|richten|berührt|trägt|tragen|bedarf|bedürfen|umfasst|gewährt)\b)"
    r".{40,}[.:;]\s*",
    re.DOTALL,
)

# Matches all of " Das Sortiment des Verkäufers stellt kein Angebot dar."; not of " Der Chor singt.", " Der Kunde kam".
_OF_TERMS = lazy_regex(
    r"\s{1,4}[A-ZÄÖÜ](?=.{0,400}?(?:(?<!\w))(?:Verkäufers?|Käufers?|Kunden?|Bestellers?|Mieters?|Vermieters?|Nutzers?|Anbieters?"
    r"|Auftragnehmers?|Auftraggebers?|Lieferanten|Vertragspartners?|AGB|Gewährleistung|Satzung|Geschäftsordnung|Absatz"
    r"|Bescheid\w*|Beschwerde\w*|Klage|Klägers?|Klägerin|Beklagten?|Berufung|Revision|\w*gerichte?s?|Antragsteller\w*"
    r"|§ \d+|Abs\. \d+)\b).{40,}[.:;]\s*",
    re.DOTALL,
)


def is_condition(found: re.Match[str], text: str) -> bool:
    """Return whether it is one of several conditions: "wenn: 4.1. das Amt zustimmt, 4.2. der Bedarf besteht"."""
    day, month, (start, end) = found[1], found[2], found.span()
    if found[3]:
        return False
    neighbours = "|".join(str(int(month) + step) for step in (-1, 1))
    near = re.compile(
        rf"(?:[:;,]|\bund|\boder) {day}\.(?:{neighbours})\. (?:d(?:er|ie|as|en|em)|eine?[mnr]?|wenn|sie|es|mit) "
    )
    return bool(_LISTED_BEFORE.search(text, 0, start) and _ARTICLE_AFTER.match(text, end) and near.search(text))


# Matches the end of "wenn: ", "zustimmt, ", "zustimmt und "; not of "am ", "bis ".
_LISTED_BEFORE = lazy_regex(r"(?:[:;,]|\bund|\boder) $")
# Matches the beginning of " das Amt", " wenn der"; not of " Konzert", ", 4.2.".
_ARTICLE_AFTER = lazy_regex(r" (?:d(?:er|ie|as|en|em)|eine?[mnr]?|wenn|sie|es|mit) ")


def is_section(found: re.Match[str], text: str) -> bool:
    """Return whether it numbers a heading: "1.1. Wahrhaftigkeit" opens the text; "3.9. Konzert" is a date."""
    day, month = found[1], found[2]
    if found[3] or text[: found.start()].strip() or "0" in (day[0], month[0]) or found[0] != f"{day}.{month}.":
        return False
    heading = text[found.end() :]
    if _REQUEST.match(heading):
        return True  # the number of a task: "14.9. Tragen Sie die Peilung ein"
    if _ADDRESS.match(heading):
        return True  # "1.1. Wir freuen uns über Ihren Besuch."
    if (_CLAUSE.fullmatch(heading) or _OF_TERMS.fullmatch(heading)) and not _EVENT_AFTER.match(heading):
        return True  # a clause of terms: "4.3. Wir liefern an die angegebene Adresse."
    if int(day) > _HIGHEST_SECTION or int(month) > _HIGHEST_SECTION or not re.match(r"\s[A-ZÄÖÜ„\"»]", heading):
        return False
    return not (re.search(r"\d", heading) or heading.rstrip().endswith(".") or _EVENT_AFTER.match(heading))
