"""Roman numerals with a full stop before a noun: im XIX. Jahrhundert -> im neunzehnten, II. Weltkrieg -> zweiter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import (
    GENITIVE,
    PREPOSITIONS,
    opens_sentence,
    search_before,
    word_after,
    word_before,
)
from audiobuild.german.grammar.declension import ordinal_ending
from audiobuild.german.grammar.numbers import cardinal, ordinal
from audiobuild.german.grammar.numerals import value
from audiobuild.german.words import word_list
from audiobuild.german.words.numerals import CLUBS, NUMBERED, SECTIONS
from audiobuild.german.words.sentence_words import STARTERS, is_office, is_often_counted
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

# Matches the end of "Spruchpunkt ", "die Artikel I. und ", "Punkt II., "; not of "der Teil der ", "Punkte ".
_LISTED_PART = lazy_regex(
    r"\b(?:Spruchpunkt(?:e[ns]?|s)?|Artikeln?|Ziffern?|Punkt(?:en|s)?|Kapiteln?|Nummern?|Hartz"
    r"|Teil(?:en?|e?s)?|Band|Abschnitt(?:en?|e?s)?|Abteilungen|Gruppen|Klassen|Stufen|Phasen|Bände|Akt|Buch|Heft|Anhang|Anlage|Bild|(?:Ziff|Nrn?|Kap|Art)\.)"
    r" (?:[IVXL]{1,5}\.(?:,| und| oder| bis| sowie) ){0,4}$"
)
# Matches the beginning of " dieses", " und III."; not of " Der", "".
_GOES_ON = lazy_regex(r" [a-zäöüß]")
# Matches the beginning of " und II. Ordnung", ", IV. und V. Klasse"; not of " und II.", " Ordnung", ", IV. Klasse".
_JOINED_AFTER = lazy_regex(r"(?:,\s[IVX]{1,5}\.){0,6}\s(?:und|oder|bis)\s([IVX]{1,4})\.\s([A-ZÄÖÜ][\w-]+)")
# Matches the end of "I. und ", "die IX. bis "; not of "I und ", "und ".
_JOINED_BEFORE = lazy_regex(r"(?<![\w.])[IVX]{1,5}\. (?:und|oder|bis) $")
# Matches the end of "zu A. ", "unter B. "; not of "Karl A. ", "zu Anna ".
_LETTER_BEFORE = lazy_regex(r"\b(?:zu|unter|nach|siehe|oben|Abschnitt|Teil) [A-H]\. $")
# Matches the beginning of " Nr. 4", " Abs. 2"; not of " Nachtrag".
_LABEL_AFTER = lazy_regex(r" (?:Nrn?|Abs|Ziff|lit|Buchst)\. ?[\da-z]")
_LONGEST = 40
"""Characters of a word to look back at."""


def _is_pointed_at(text: str, start: int, end: int) -> bool:
    """Return whether it is the number of a part: Spruchpunkt II., unter II. der, zu A. IV. der, 8 I. Nr. 4."""
    if search_before(_LISTED_PART, text, start, _LONGEST) or _LABEL_AFTER.match(text, end):
        return True
    pointing = text.endswith((" unter ", " Unter "), 0, start) or search_before(_LETTER_BEFORE, text, start, _LONGEST)
    return bool(pointing and _GOES_ON.match(text, end))


def _is_bracketed(text: str, start: int, end: int) -> bool:
    """Return whether the numeral of a heading is in square brackets, as an addition: "[III.] Anleihe"."""
    return text[:start] == "(" and text[end] == ")" and text[end + 1 : end + 2] in ("", " ")


def counted(found: re.Match[str], text: str) -> str | None:
    """Read ``im XIX. Jahrhundert`` as neunzehnten; ``II. Weltkrieg`` -> zweiter; ``Hartz IV. beziehen`` -> vier."""
    number = value(found[1])
    start, end = found.span()
    if not number or (text[end] == "," and not _JOINED_AFTER.match(text, end)):
        return None
    if not text[end].isspace() and text[end] != ",":
        return cardinal(number) + ("." if _is_bracketed(text, start, end) else " Punkt ")  # a section: "II.2a"
    goes_on = _GOES_ON.match(text, end)
    if _is_pointed_at(text, start, end):
        return cardinal(number) + ("" if goes_on or _LABEL_AFTER.match(text, end) else ".")
    if len(found[1]) == 1 and not _is_counted(found, text):
        return None
    ending = _ending_of_name(found, text)
    if not ending and (_ends_sentence(found, text) or _numbers_section(found, text) or _numbers_item(found, text)):
        return cardinal(number) + "."
    further = _JOINED_AFTER.match(text, end)
    return ordinal(number, ending or ordinal_ending(text, start, further.end(1) + 1 if further else end))


# Matches the beginning of " zivilrechtliche Abteilung", " Öffentlichrechtliche Abteilung"; not of " Abteilung".
_DIVISION_AFTER = lazy_regex(r"\s[A-ZÄÖÜa-zäöü][a-zäöüß-]*(?:rechtlichen?|richterlichen?) (?:Abteilung|Kammer)\b")
"""A division of a Swiss court."""


def _ending_of_name(found: re.Match[str], text: str) -> str:
    """Return the ending before the name of a Swiss division or the period of an Austrian parliament; else ""."""
    if not text[: found.start()].strip() and _DIVISION_AFTER.match(text, found.end()):
        return "e"
    if text.startswith(" GP", found.end()):  # Gesetzgebungsperiode
        return "en" if word_before(text, found.start()).lower() in ("der", "in") else "e"
    return ""


_GENITIVES = CLUBS | {f"{noun}{ending}" for noun in NUMBERED for ending in ("s", "es")}
"""Names that the numeral after them numbers: die Höhe des Arbeitslosengeldes II. Mehrmals; für Hertha II. Später."""


def _ends_sentence(found: re.Match[str], text: str) -> bool:
    """Return whether the stop after a numeral ends the sentence: für Hertha II. Später."""
    is_named = word_before(text, found.start()) in _GENITIVES and word_after(text, found.end())[:1].isupper()
    return is_named or opens_sentence(text, found.end())


_ARTICLES = frozenset(word_list("am im zum vom beim zur dem den des der die das ein eine einem einen einer"))
_COUNTED = frozenset(
    word_list("""
    Weltkrieg Weltkriegs Weltkrieges Internationale Zivilsenat Strafsenat Senat Quartal Halbjahr Vatikanum
    Republik Korps Armeecorps Corps Armeekorps Kammer Zivilkammer Strafkammer Abteilung
    Bataillon Jahrhundert Wahlgang Klasse Platz Preis Satz Stock Stocks Stockwerk Etage Symphonie Sinfonie Ordnung
    Hauptstück Unterabschnitt Instanz Sammelvorlage Serie
    """)
)
# Matches all of " Allgemeines.", " Gründung und Sitz"; not of " Bachmann", " Bachmann schrieb die Satzung".
_HEADING = lazy_regex(
    r"\s(?:(?:Allgemein|Besonder|Gemeinsam|Sonstig|Weiter|Ergänzend|Einleitend|Organisatorisch)e[sr]?|[A-ZÄÖÜ][a-zäöüß]+(?:ung|heit|keit|schaft|tion)(?:en)?)\b[^.;:!?\d]{0,60}\.?\s*"
)
# Matches the beginning of " Streitig ist der", " Fraglich war die"; not of " Müller ist".
_FINDING = lazy_regex(r"\s[A-ZÄÖÜ][a-zäöü]+(?:ig|lich|isch|bar) (?:ist|sind|war|waren) ")
"""What a part of a judgment opens with: I. Streitig ist, ob gezahlt wurde."""
_COMPANIES = frozenset(word_list("AG GmbH SA SE KG OHG GbR Ltd Inc Corp Holding Bank Versicherung Genossenschaft"))


def _is_counted(found: re.Match[str], text: str) -> bool:
    """Return whether a single letter is a number ("im V. Akt", "I. Der Antrag") and not an initial ("V. Itzig")."""
    noun = word_after(text, found.end())
    if noun in _COMPANIES:
        return False  # "mit der X. AG", whose name is withheld
    if found[1] in "IVX" and not text[: found.start()].strip() and (noun in STARTERS or _numbers_section(found, text)):
        return True
    opens = found[1] == "I" and not text[: found.start()].strip()
    if opens and (_HEADING.fullmatch(text, found.end()) or _FINDING.match(text, found.end())):
        return True
    if joined := _JOINED_AFTER.match(text, found.end()):
        return joined[2] in _COUNTED or "," in joined[0] or value(joined[1]) == value(found[1]) + 1
    return (
        search_before(_JOINED_BEFORE, text, found.start(), len("XVIII. oder ")) is not None
        or _DIVISION_AFTER.match(text, found.end()) is not None
        or (noun.capitalize() if noun.isupper() else noun) in SECTIONS | _COUNTED
        or noun.rpartition("-")[2] in _COUNTED
        or (found[1] in "IVX" and noun[:1].isupper() and word_before(text, found.start()).lower() in _ARTICLES)
    )


_OPENING = PREPOSITIONS | GENITIVE
"""Prepositions, with which a sentence begins."""


def _numbers_section(found: re.Match[str], text: str) -> bool:
    """Return whether it numbers a section of a judgment: "II. Entgegen der Ansicht", "III. § 5 gilt"."""
    if text[: found.start()].strip():
        return False
    return text.startswith((" §", " Art."), found.end()) or word_after(text, found.end()).lower() in _OPENING


# Matches the beginning of " Internationaler Kongress", " Bayerische Armee"; not of " Imkerei und", " Bericht".
_NAMED_AFTER = lazy_regex(r"\s[A-ZÄÖÜ][a-zäöüß]+(?:e|er|es) [A-ZÄÖÜ]")

# Matches the beginning of " Allgemeine Bestimmungen", " Gemeinsame Vorschriften"; not of " Internationale Tage".
_HEADING_AFTER = lazy_regex(
    r"\s(?:Allgemein|Besonder|Gemeinsam|Sonstig|Weiter|Ergänzend|Einleitend|Organisatorisch)e[sr]? [A-ZÄÖÜ]"
)


def _numbers_item(found: re.Match[str], text: str) -> bool:
    """Return whether it numbers a heading or an item: "III. Imkerei"; not "II. Weltkrieg", "III. Bürgermeister"."""
    noun = word_after(text, found.end())
    last = noun.rpartition("-")[2]
    if text[: found.start()].strip() or not noun[:1].isupper() or not {noun, last}.isdisjoint(SECTIONS | _COUNTED):
        return False
    if _NAMED_AFTER.match(text, found.end()) and not _HEADING_AFTER.match(text, found.end()):
        return False
    return not (is_often_counted(noun) or is_office(noun) or noun.isupper())
