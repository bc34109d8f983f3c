"""Whether a number and a short unit are a quantity: 5 s, 8 A; not iPhone 5s, Klasse 5 A, 3 K 123/20."""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import word_before
from audiobuild.german.words import word_list
from audiobuild.german.words.measures import DEVICES
from audiobuild.lazy_regex import lazy_regex

_LONGEST_MODEL = 30
# Matches the end of "iPhone 4 und ", "iPhone 3GS oder ", "Nexus 4, 5s und "; not of "Gruppe 4 und ", "iPhone und ".
_MODEL_BEFORE = lazy_regex(
    rf"\b(?:{'|'.join(sorted(DEVICES))}|[a-z]+[A-Z]\w+) \(?(?:\d{{1,3}}[a-z]?, ){{,3}}\d{{1,3}}(?:[a-z]|GS)?"
    r"(?: und| oder| sowie| bis|,) $"
)
# Matches the beginning of " Plus kostet", " Pro"; not of " Punkte", " plus".
_MODEL_AFTER = lazy_regex(r" (?:Plus|Pro|Lite|Max|Edge|Mini|Ultra)\b")
_CAMEL = lazy_regex(r"[a-zäöüß][A-ZÄÖÜ]")


def is_name(found: re.Match[str], text: str, form: str) -> bool:
    """Return whether number and letter are a name or a grade: 8K, iPhone 5s, Pixel 7a."""
    before = word_before(text, found.start())
    hyphened = text[found.start() - 1 : found.start()] == "-" and text[found.start() - 2 : found.start() - 1].isalpha()
    if form.isupper() and len(form) == 1 and _STREET.search(before):
        return True  # a house: Sandweg 9A
    of_series = len(before) == 1 and before.isupper() and text.endswith(f"{before} ", 0, found.start())  # Moto G 5s
    listed = _MODEL_BEFORE.search(text, max(0, found.start() - _LONGEST_MODEL), found.start())
    of_series = of_series or bool(listed or _MODEL_AFTER.match(text, found.end()))
    if form == "s" and found["amount"] in "1234567" and _ORBITALS.search(text):
        return True
    if form in ("s", "t") and _is_of_device(found, text, before):
        return True
    coloured = len(found["amount"]) == len("3000") and _LIGHT.search(text)
    return (
        hyphened
        or (form == "K" and not coloured)
        or before in DEVICES | _CATALOGUES
        or of_series
        or bool(_CAMEL.search(before))
    )


# Matches "LED", "Lampen", "Farbtemperatur", "warmweiß"; not "Licht", "Modell".
_LIGHT = lazy_regex(r"\bLEDs?\b|[Ll]ampen?\b|[Ll]euchte|[Ff]arbtemperatur|[Ll]umen\b|\blm\b|weiß\b|[Bb]irne|Kelvin")
"""Texts about light, whose colour is measured in kelvins: 3000K."""


def _is_of_device(found: re.Match[str], text: str, before: str) -> bool:
    """Return whether it is a device that was named before: das 4s ist alt, mein altes 5s; not ein 5s langer Ton."""
    if text.startswith(" lang", found.end()) or not (found[0][-1] == "s" or _DEVICE.search(text)):
        return False
    owned = _NEUTER_BEFORE.search(text, max(0, found.start() - _LONGEST_MODEL), found.start())
    return before in _NEUTER or bool(owned and not _NOUN_AFTER.match(text, found.end()))


# Matches "OnePlus 7", "iPhone"; not "Telefon".
_DEVICE = lazy_regex(rf"\b(?:{'|'.join(sorted(DEVICES))}|[a-z]+[A-Z]\w+|[A-Z][a-z]+[A-Z]\w+)\b")
# Matches the end of "mein ", "ihrem alten ", "Ein gebrauchtes ", "im neuen "; not of "in ", "eine ", "nach langen ".
_NEUTER_BEFORE = lazy_regex(r"\b(?i:das|dem|im|(?:m|d|s|k)?ein(?:em)?|ihr(?:em)?|unser(?:em)?)(?: [a-zäöüß]+e[ns])? $")
# Matches the beginning of " Clip", " kurzen Clip"; not of " ist", ": Der".
_NOUN_AFTER = lazy_regex(r" (?:[a-zäöüß]+e[mnrs]? )?[A-ZÄÖÜ]")


# Matches the end of "Sandweg", "Hauptstr.", "Markt"; not of "Umweg", "Strom".
_STREET = lazy_regex(
    r"(?:stra(?:ß|ss)e|str\.|(?<!Um)(?<!um)weg|platz|gasse|allee|(?<![A-Z])ring|damm|ufer|steig|graben|chaussee)$|^Markt$",
    re.IGNORECASE,
)
# Matches "Orbitale", "Elektronenkonfiguration", "Unterschale"; not "Schale", "Konfiguration".
_ORBITALS = lazy_regex(r"[Oo]rbital|lektronenkonfiguration|Valenz|Unterschale|\b[1-7]s.{1,12}\b[2-7][sp]\b")
"""Texts about electrons, whose orbitals are called 1s and 2s."""
_CATALOGUES = frozenset(("IC", "NGC", "UGC", "PGC", "HD", "HIP", "Sh2", "Messier"))
"""Lists of stars and nebulae: IC 1396A."""
_NEUTER = frozenset(("das", "Das", "des", "dem", "beim", "vom", "zum"))


def is_measure(found: re.Match[str], text: str, form: str) -> bool:
    """Return whether a single letter is a unit, and not a class ("Klasse 5 A") or an abbreviation ("6 J.")."""
    if _DOCKET_AFTER.match(text, found.end()) or (form == "W" and text.startswith(" (pat", found.end())):
        return False
    if form.isupper() and text[: found.start()].endswith(":"):
        return False  # a score and an initial: 3:0 L. Alt (84.)
    before = text[: found.start()].rstrip().rpartition(" ")[2].lower().lstrip('(„“"»«')
    if _SHORTENED.match(text, found.end()):
        return False
    if form == "J" and text.startswith(".", found.end()):
        return is_of_energy(text) or _FINE.search(found["amount"]) is not None
    if found[0][-2:-1].isspace() and _STOP_AND_NUMBER.match(text, found.end()):
        return False  # "Haus 3 s. 12": a page; but "9s. 3 Mal"
    return before not in _LABELS


_LABELS = frozenset(
    word_list("""
    klasse stufe nummer nr. artikel art. absatz s. seite § gleis haus gruppe linie station stationen
    block halle raum zelle tor zero pico abschnitt bauabschnitt teil phase variante kategorie
    """)
)
"""Words, in small letters, that a number and a letter name: im Abschnitt 1 A, Klasse 5 A."""


def is_of_energy(text: str) -> bool:
    """Return whether a text is about energy: there "J" are joules, elsewhere years."""
    return _ENERGY.search(text) is not None


# Matches "Energie", "Wärmemenge", "2 kJ", "Arbeit von"; not "Arbeit".
_ENERGY = lazy_regex(r"[Ee]nergie|[Ww]ärme|Joule|\bkJ\b|Arbeit (?:W|von|beträgt)\b")
"""Texts in which "J." at the end of a sentence are joules, and no years."""
# Matches the end of "4,18", "0.25"; not of "4,5", "30".
_FINE = lazy_regex(r"[.,]\d\d$")
# Matches the beginning of ". der", ".B"; not of ". Der", ".", ".(", ". 3".
_SHORTENED = lazy_regex(r"\.(?:\s*[^\W\dA-ZÄÖÜ]|\w)")
# Matches the beginning of ". 3"; not of ".3", ". Drei".
_STOP_AND_NUMBER = lazy_regex(r"\.\s+\d")
# Matches the beginning of " 123/20", " 45/19.A", " 1021/2019"; not of " 12/3000", " 5".
_DOCKET_AFTER = lazy_regex(r"\s\d{1,5}/(?:(?:19|20)?\d\d)(?!\d)")
"""Behind a court's register: Az. 3 K 123/20."""


def is_magnetic(text: str) -> bool:
    """Return whether a text is about magnets: there "T" is Tesla, elsewhere it may be tons, or how well one shot."""
    return _MAGNETIC.search(text) is not None


# Matches "Magnetfeld", "magnetischen Flussdichte", "MRT"; not "Fluss".
_MAGNETIC = lazy_regex(r"[Mm]agnet|[Ff]lussdichte|\bMRT\b|Kernspin")


def is_bright(text: str) -> bool:
    """Return whether a text is about the brightness of stars: there "mag" are magnitudes, elsewhere a verb."""
    return _BRIGHT.search(text) is not None


# Matches "Helligkeit", "Sternen", "hell"; not "Hellas".
_BRIGHT = lazy_regex(r"[Hh]ellig|\bhell(?:e[mnrs]?|er|sten?)?\b|[Ss]tern|[Kk]omet|Magnitude")
