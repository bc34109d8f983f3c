"""Whether a number with full stops is a version, a time or a section, and no date: Android 5.1., 1.1. Ziele."""

from __future__ import annotations

import re

from audiobuild.german.grammar.patterns import DASH
from audiobuild.german.grammar.place import Place
from audiobuild.german.words import word_list
from audiobuild.german.words.calendar import SHORT_WEEKDAYS, WEEKDAY_NAMES
from audiobuild.german.words.sentence_words import VERSIONED
from audiobuild.lazy_regex import lazy_regex

# Matches "2.12., ", "9.+23.12., "; not "2.12 ", "2.12.1.".
_DATES_BEFORE = lazy_regex(r"(?<![\d.])\d{1,2}\.\d{1,2}\.[,;] ")
# Matches the beginning of ", 10.30 Uhr", " 12 Uhr"; not of ", 10 Uhren", " Uhr".
_HOUR_AFTER = lazy_regex(r",?\s\d{1,2}(?:[.:]\d\d)?\sUhr\b")
_END = lazy_regex(r"\W*\Z")
# Matches the end of "Die neue Version heißt ", "Version ist die ", "das Update auf "; not of "Er heißt ", "Version ".
_VERSION_CALLED = lazy_regex(
    rf"\b(?:{'|'.join(sorted(VERSIONED))}) (?:heißt|hieß|lautet|lautete|(?:ist|war)(?: die)?|trägt"
    r"|springt auf) $|\b(?:Update|Upgrade|Patch|Aktualisierung|Umstieg) (?:auf|von) (?:die )?$"
)


# Matches the end of "ein pH-Wert von ", "pH bei ", "pH < "; not of "pHs ", "Wert von ".
_ACIDITY = lazy_regex(r"\bpH(?:-Wert\w{0,2})?(?: [a-zäöü<>=~]{1,9}){0,2} (?:\d{1,2}\.\d{1,2}(?: bis | und | oder ))?$")
_LONGEST_ACIDITY = 44


def is_version(found: re.Match[str], text: str) -> bool:
    """Return whether a number like 5.1. is a version or a time: "Version 3.11.", "von 7.45 bis 13.05." at the end."""
    place = Place.of(found, text)
    if _is_time(place) or _follows_version(place) or _is_clause(place) or place.follows(_ACIDITY, _LONGEST_ACIDITY):
        return True
    if found[3] or not found[0].endswith(".") or place.precedes(_HOUR_AFTER):
        return False
    if _is_labelled(place):
        return True
    is_padded = "0" in (found[1][0], found[2][0])
    if is_padded or (place.precedes(_END) and _DATES_BEFORE.search(text, 0, found.start())):
        return False
    return place.follows(_VERSION_CALLED) or (place.precedes(_END) and _is_no_day(place))


# Matches the end of "8.05, 9.05 und ", "8.05, 9.35, "; not of "8.05 und ", "8.5., 9.5. und ".
_TIMES_BEFORE = lazy_regex(r"(?<![\w.,])\d{1,2}\.[0-5]\d, \d{1,2}\.[0-5]\d(?:,| und) $")
"""A list of times of day, to which the last one belongs, with the stop of the sentence."""
# Matches the end of "von 7.45 bis ", "täglich 9.30–"; not of "am 7.4. bis ", "vom 3.10 bis ", "iOS 12.1 bis ".
_TIME_BEFORE = lazy_regex(rf"(?<![\d.,])(?<!vom )\d{{1,2}}\.[0-5][05](?: bis | ?{DASH} ?)$")
"""The beginning of a span of times; in a span of dates, the first has both its stops."""


def _is_time(place: Place) -> bool:
    """Return whether it is the last of several times, or a time of day at the end: von 7.45 bis 13.05., um 8.10."""
    if place.found[3]:
        return False
    return place.follows(_TIME_BEFORE) or place.follows(_TIMES_BEFORE) or (place.precedes(_END) and _is_hour(place))


# Matches the end of "Version 4.3.0 bis ", "von 5.0.7 auf "; not of "vom 3.5.2020 bis ", "12.10.20 und ".
_VERSION_BEFORE = lazy_regex(r"(?<![\d.])\d{1,2}\.\d{1,2}\.\d(?: (?:bis|und|oder|auf|zu)|,) $")
# Matches the end of "iOS 12.1 bis ", "Python 3.8, 3.9 und ", "Versionen 2.3 und ", "Punkt 1.1. und ", "Windows 7 und ",
# "E. 2.3 bis "; not of "am 12.1. bis ", "Termin 3.5 und ".
_LISTED_VERSION = lazy_regex(
    rf"\b(?:(?:{'|'.join(sorted(VERSIONED))})(?:en|e|n|s)?|E\.) \d{{1,2}}(?:\.\d{{1,2}}\.?)?"
    r"(?:, \d{1,2}\.\d{1,2}\.?){,4}"
    r"(?: (?:bis|und|oder)|,) $"
)


def _follows_version(place: Place) -> bool:
    """Return whether another version precedes: Version 4.3.0 bis 4.3.2, Python 3.8, 3.9 und 3.10."""
    third = place.found[3]
    return place.follows(_VERSION_BEFORE if third and len(third) == len("16") else _LISTED_VERSION)


# Matches the end of "Abb. ", "Tab. ", "Typo3 ", "Node.js "; not of "Sa. ", "am 3 ", "d.h. ".
_SHORT_LABEL = lazy_regex(
    r"\b(?:Abb|Tab|Fig|Kap|Pkt|Anh|Bsp)\. $|\b[A-Z][a-z]{2,12}\d $|\b[A-Z][a-z]{1,12}\.(?:js|io|NET|ai) $"
)
_NUMBERED_STEMS = frozenset(word.rstrip("ens") for word in VERSIONED if len(word) >= len("Punkt"))
"""What is left of the words before a version without the endings of their cases: den Punkten, der Abschnitte."""
_CAMEL = lazy_regex(r"[a-z][A-Z]")  # watchOS, LibreOffice


def _is_labelled(place: Place) -> bool:
    """Return whether the word before names a version or a section: Abb. 3.1., den Punkten 2.3., watchOS 5.1."""
    before = place.before
    if before in VERSIONED or before.rstrip("ens") in _NUMBERED_STEMS:
        return True
    return _CAMEL.search(before) is not None or place.follows(_SHORT_LABEL)


_BEFORE_NUMBER = frozenset(word_list("bei um mit über unter rund etwa nur in auf"))
_BEFORE_DATE = frozenset(word_list("am vom zum bis ab seit den dem"))
_DATED = frozenset(word_list("Stand Termin Datum Stichtag Beginn Start Frist Abgabe Ende Premiere"))
_DATED |= WEEKDAY_NAMES | SHORT_WEEKDAYS.keys()
# Matches the end of "auf 7.4 oder ", "Python 3.8 und "; not of "am 7.4. oder ", "vom 7.4 bis ", "7.45 und ".
_DECIMAL_BEFORE = lazy_regex(r"(?<!\b[Aa]m)(?<!\b[Vv]om)(?<!\bden)(?<!\bdem) \d{1,2}\.\d (?:und|oder) $")
# Matches "Version 4.10", "iOS 12.4", "LibreOffice 7.2", "Word 6.0"; not "Version 4", "Termin 4.10".
_VERSION_GIVEN = lazy_regex(
    rf"\b(?:{'|'.join(sorted(VERSIONED))}|\w*[a-z][A-Z]\w*) \d{{1,2}}\.\d{{1,2}}\b|\b[A-Z]\w+ \d{{1,2}}\.0\b"
)


def _is_no_day(place: Place) -> bool:
    """Return whether the words before show that a number is no day: stieg auf 3.5., auf 7.4 oder 7.5., Typo 4.5."""
    before = place.before
    if before in _BEFORE_NUMBER or place.follows(_DECIMAL_BEFORE):
        return True
    if before.lower() in _BEFORE_DATE:
        return False
    is_name = before[:1].isupper() and before not in _DATED and place.text.endswith(f"{before} ", 0, place.start)
    return is_name or _VERSION_GIVEN.search(place.text, 0, place.start) is not None


_HOURS = 24


def _is_hour(place: Place) -> bool:
    """Return whether it is a time of day by the word before: um 8.10., gegen 18.10.; not "gegen 3.5."."""
    before = place.before.lower()
    has_minutes = len(place.found[2]) == len("10") and int(place.found[1]) < _HOURS
    return before == "um" or (before == "gegen" and has_minutes)


_CLAUSES = frozenset(
    word_list("""
    Ziffer Nummer Z Ziff Abschnitt Kapitel Artikel Art Version Kernel Firmware Python Java PHP Linux Android iOS macOS
    """)
)
"""Labels of clauses and names of programs, whose numbers of three parts look like dates."""
_SHORT_CLAUSES = ("Art. ", "Ziff. ", "Nr. ", "Nrn. ", "Kap. ", "Abschn. ", "Pkt. ", "Pkt ", "Tz. ", "Rz. ",
                  "Rn. ", "Ziff ", "§ ", " E. ", "(E. ")  # fmt: skip


def _is_clause(place: Place) -> bool:
    """Return whether a label says that it is a clause: "Ziffer 1.3.11", "Art. 3.6."."""
    if third := place.found[3]:
        return len(third) == len("11") and place.before in _CLAUSES
    return place.text.endswith(_SHORT_CLAUSES, 0, place.start)


# Matches the end of "wenn: ", "zustimmt, ", "zustimmt und "; not of "am ", "bis ".
_LISTED_BEFORE = lazy_regex(r"(?:[:;,]|\bund|\boder) $")
# Matches the beginning of " das Amt", " wenn der"; not of " Konzert", ", 4.2.".
_ARTICLE_AFTER = lazy_regex(r" (?:d(?:er|ie|as|en|em)|eine?[mnr]?|wenn|sie|es|mit) ")


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
    r"|ergibt|ergeben|entfällt|entfallen|erlischt|legt|regelt|bestimmt|entscheidet|richtet|richten|berührt|trägt|tragen|bedarf|bedürfen|umfasst|gewährt)\b)"
    r".{40,}[.:;]\s*",
    re.DOTALL,
)

# Matches all of " Das Sortiment des Verkäufers stellt kein Angebot dar."; not of " Der Chor singt.", " Der Kunde kam".
_OF_TERMS = lazy_regex(
    r"\s{1,4}[A-ZÄÖÜ](?=.{0,400}?(?:(?<!\w))(?:Verkäufers?|Käufers?|Kunden?|Bestellers?|Mieters?|Vermieters?|Nutzers?|Anbieters?"
    r"|Auftragnehmers?|Auftraggebers?|Lieferanten|Vertragspartners?|AGB|Gewährleistung|Satzung|Geschäftsordnung|Absatz"
    r"|Bescheid\w*|Beschwerde\w*|Klage|Klägers?|Klägerin|Beklagten?|Berufung|Revision|\w*gerichte?s?|Antragsteller\w*"
    r"|Vertragspartei\w*|Parteien|Abkommens?|Übereinkommens?|Verordnung|Richtlinie|Lieferung\w*|Anforderungen|Vorschriften"
    r"|Bestimmungen|Nachweis\w*|Zertifikat\w*|Prüfling\w*|Betreiber\w*|Hersteller\w*|§ \d+|Abs\. \d+)\b).{40,}[.:;]\s*",
    re.DOTALL,
)
# Matches all of " Wahrhaftigkeit", " „Mut“ zeigen"; not of " Ziel 3", " und so".
_HEADING = lazy_regex(r"\s[A-ZÄÖÜ„\"»]\D*")
# Matches the end of "Ziele ....", "Ziele . . . . "; not of "Ziele ...", "Ziele.".
_LEADERS = lazy_regex(r"(?:\.{4}| \. \. \. \.)\s*\Z")


def _has_leaders(text: str) -> bool:
    """Return whether dots lead to a page, as in a table of contents: Ziele ......"""
    return _LEADERS.search(text) is not None


def is_section(found: re.Match[str], text: str) -> bool:
    """Return whether it numbers a heading: "1.1. Wahrhaftigkeit" opens the text; "3.9. Konzert" is a date."""
    day, month = found[1], found[2]
    if found[3] or text[: found.start()].strip() or "0" in (day[0], month[0]) or found[0] != f"{day}.{month}.":
        return False
    heading = found.end()
    if _REQUEST.match(text, heading) or _ADDRESS.match(text, heading):
        return True  # "14.9. Tragen Sie die Peilung ein", "1.1. Wir freuen uns über Ihren Besuch."
    if _EVENT_AFTER.match(text, heading):
        return False
    if _CLAUSE.fullmatch(text, heading) or _OF_TERMS.fullmatch(text, heading):
        return True  # a clause of terms: "4.3. Wir liefern an die angegebene Adresse."
    if max(int(day), int(month)) > _HIGHEST_SECTION or (text.rstrip().endswith(".") and not _has_leaders(text)):
        return False
    return _HEADING.fullmatch(text, heading) is not None
