"""Whether a number and a letter are a quantity: 5 s, 8 A; not iPhone 5s, Klasse 5 A, 3 K 123/20."""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import search_before, word_before
from audiobuild.german.words import word_list
from audiobuild.german.words.measures import DEVICES
from audiobuild.lazy_regex import lazy_regex

# Matches the end of "M", "(M"; not of "UV", "x".
_CAPITAL_BEFORE = lazy_regex(r"(?<![^\W\d_])[^\W\d_a-zäöüß]$")
"""A letter that makes a name of the number after it: M5 MP; but UV400 nm."""


# Matches the end of "§ 7 Z ", "Rn. ", "zu Tagesordnungspunkt ", "Art.", "Paragraphen 5d bis "; not of "Platz ",
# "Seite ", "Punkt ", "Paragraf 5 und ".
_CLAUSE_BEFORE = lazy_regex(
    r"(?:\b(?:(?:Abs|Art|Nrn?|Ziff|R[nz]|Rdn?r?)\.|(?:Absatz|Artikeln?|Nummern?|Satz|Ziffern?|Randnummer|Tagesordnungspunkt"
    r"|Paragra(?:f|ph)(?:en|s)?|Zusatzpunkt|TOP|Z|R[nz]))|§) ?(?:\d{1,4}[a-z](?: bis | und | oder |, ))?$"
)
_LONGEST_CLAUSE = len(" Tagesordnungspunkt 1000a oder ")


def numbers_clause(text: str, start: int, form: str) -> bool:
    """Return whether the number at `start` is that of a section, which letters may follow: § 7 Z 4 g, Nr. 423 KG."""
    is_letters = form.isalpha() and (len(form) == 1 or form.isupper())
    return is_letters and search_before(_CLAUSE_BEFORE, text, start, _LONGEST_CLAUSE) is not None


def is_of_name(found: re.Match[str], text: str, form: str, *, is_bare: bool) -> bool:
    """Return whether letters after a number belong to a name or a label: iPhone 5s, G4V, M5 MP, Klasse 5 A.

    Args:
        found: a match with the groups `amount` and `unit`.
        text: the sentence as written.
        form: the unit as the table lists it.
        is_bare: whether nothing but number and unit is written, and no blank between them.
    """
    is_letter = len(form) == 1
    if numbers_clause(text, found.start(), form):
        return True
    if is_letter and is_bare and _is_model(found, text, form):
        return True
    if not form.isalpha():
        return False
    if not is_bare and search_before(_CAPITAL_BEFORE, text, found.start(), 2):
        return True
    return is_letter and (_touches_word(found, text, is_bare=is_bare) or not _is_measure(found, text, form))


def _touches_word(found: re.Match[str], text: str, *, is_bare: bool) -> bool:
    """Return whether a number directly follows a letter: G4V, T3A, Log4J; but 2x4m."""
    before = text[: found.start()][-1:]
    return before.isupper() or (is_bare and before.isalpha() and before != "x")


# Matches all of "1987", "2014"; not of "1600", "16".
_YEAR = lazy_regex(r"(?:19|20)\d\d")
"""The year of a discovery, which a letter follows: die Supernova 1987A."""
_SHELLS = frozenset("1234567")
# Matches "Orbitale", "Elektronenkonfiguration", "Unterschale"; not "Schale", "Konfiguration".
_ORBITALS = lazy_regex(r"[Oo]rbital|lektronenkonfiguration|Valenz|Unterschale|\b[1-7]s.{1,12}\b[2-7][sp]\b")
"""Texts about electrons, whose orbitals are called 1s and 2s."""
# Matches the end of "Sandweg", "Hauptstr.", "Markt"; not of "Umweg", "Strom".
_STREET = lazy_regex(
    r"(?:stra(?:ß|ss)e|str\.|(?<!Um)(?<!um)weg|platz|gasse|allee|(?<![A-Z])ring|damm|ufer|steig|graben|chaussee)$|^Markt$",
    re.IGNORECASE,
)
"""A street, which the number of a house follows: Sandweg 9A."""
# Matches the end of ", Am Heumarkt ", "(An der Halde ", "wohnt Im Hof "; not of "Am Akku ", ". Am Akku ", "am Akku ".
_PLACE_BEFORE = lazy_regex(
    r"(?:[,:;] |[(]|[a-zäöüß] )(?:Am|An de[rmn]|Auf de[rm]|Im|In de[rmn]|Zu[mr]|Beim?|Unter de[rmn]) [A-ZÄÖÜ][\w-]+ $"
)
"""A place with a number of its house, too: Am Heumarkt 2A."""
_NUMBERED_NAMES = DEVICES | {"IC", "NGC", "UGC", "PGC", "HD", "HIP", "Sh2", "Messier"}
"""Devices, and lists of stars and nebulae: Pixel 7a, IC 1396A."""
_CAMEL = lazy_regex(r"[a-zäöüß][A-ZÄÖÜ]")


def _is_model(found: re.Match[str], text: str, form: str) -> bool:
    """Return whether a number and the letter that touches it are a name or a grade: 8K, iPhone 5s, Pixel 7a, 1A."""
    before = word_before(text, found.start())
    if found[0] == "1A" or before in _NUMBERED_NAMES or _CAMEL.search(before) or _is_of_series(found, text):
        return True
    if form == "s" and found["amount"] in _SHELLS and _ORBITALS.search(text):
        return True
    if form in ("s", "t"):
        return _is_known_device(found, text, before)
    amount = found["amount"]
    if form == "K" and not (_is_colour_of_light(amount, text) or is_purity(amount, text)):
        return True
    if form == "A" and _YEAR.fullmatch(amount):
        return True
    at_street = _STREET.search(before) or _PLACE_BEFORE.search(text, 0, found.start())
    return form.isupper() and at_street is not None


# Matches "OnePlus 7", "iPhone"; not "Telefon".
_DEVICE = lazy_regex(rf"\b(?:{'|'.join(sorted(DEVICES))}|[a-z]+[A-Z]\w+|[A-Z][a-z]+[A-Z]\w+)\b")
# Matches the end of "mein ", "ihrem alten ", "Ein gebrauchtes ", "im neuen "; not of "in ", "eine ", "nach langen ".
_NEUTER_BEFORE = lazy_regex(r"\b(?i:das|dem|im|(?:m|d|s|k)?ein(?:em)?|ihr(?:em)?|unser(?:em)?)(?: [a-zäöüß]+e[ns])? $")
_LONGEST_MODEL = 30
# Matches the beginning of " Clip", " kurzen Clip"; not of " ist", ": Der".
_NOUN_AFTER = lazy_regex(r" (?:[a-zäöüß]+e[mnrs]? )?[A-ZÄÖÜ]")
_NEUTER = frozenset(("das", "Das", "des", "dem", "beim", "vom", "zum"))


def _is_known_device(found: re.Match[str], text: str, before: str) -> bool:
    """Return whether it is a device that was named before: das 4s ist alt, mein altes 5s; not ein 5s langer Ton."""
    if text.startswith(" lang", found.end()) or not (found[0][-1] == "s" or _DEVICE.search(text)):
        return False
    owned = search_before(_NEUTER_BEFORE, text, found.start(), _LONGEST_MODEL)
    return before in _NEUTER or bool(owned and not _NOUN_AFTER.match(text, found.end()))


# Matches "LED", "Lampen", "Farbtemperatur", "warmweiß", "Licht"; not "Lichtung", "Modell".
_LIGHT = lazy_regex(
    r"\bLEDs?\b|[Ll]ampen?\b|[Ll]euchte|[Ff]arbtemperatur|[Ll]umen\b|\blm\b|weiß\b|[Bb]irne|[Ll]icht\b|Kelvin"
)


def _is_colour_of_light(written: str, text: str) -> bool:
    """Return whether kelvins give the colour of a light: 3000K."""
    return (
        written[-2:] in ("00", "50")
        and len(written.rpartition(" ")[2]) == len("3000")
        and _LIGHT.search(text) is not None
    )


_PURITIES = frozenset(("8", "9", "10", "14", "18", "20", "21", "22", "24"))
"""Parts of gold in twenty-four."""
_GOLD = lazy_regex(r"[Gg]old|Schmuck")


def is_purity(written: str, text: str) -> bool:
    """Return whether K after a number stands for Karat, the purity of gold: 14 K Gold."""
    return written in _PURITIES and _GOLD.search(text) is not None


# Matches the end of "Moto G ", "K-", "Galaxy-"; not of "MG ", "a ", "3-".
_LETTER_BEFORE = lazy_regex(r"(?<!\w)[A-ZÄÖÜ] $|[^\W\d_]-$")
# Matches the end of "iPhone 4 und ", "iPhone 3GS oder ", "Nexus 4, 5s und "; not of "Gruppe 4 und ", "iPhone und ".
_MODEL_BEFORE = lazy_regex(
    rf"\b(?:{'|'.join(sorted(DEVICES))}|[a-z]+[A-Z]\w+) \(?(?:\d{{1,3}}[a-z]?, ){{,3}}\d{{1,3}}(?:[a-z]|GS)?"
    r"(?: und| oder| sowie| bis|,) $"
)
# Matches the beginning of " Plus kostet", " Pro"; not of " Punkte", " plus".
_MODEL_AFTER = lazy_regex(r" (?:Plus|Pro|Lite|Max|Edge|Mini|Ultra)\b")


def _is_of_series(found: re.Match[str], text: str) -> bool:
    """Return whether the words around show a model: Moto G 5s, K-5s, iPhone 4 und 5s, 5s Plus."""
    return bool(
        search_before(_LETTER_BEFORE, text, found.start(), len(" G "))
        or search_before(_MODEL_BEFORE, text, found.start(), _LONGEST_MODEL)
        or _MODEL_AFTER.match(text, found.end())
    )


# Matches the beginning of " 123/20", " 45/19.A", " 1021/2019"; not of " 12/3000", " 5".
_DOCKET_AFTER = lazy_regex(r"\s\d{1,5}/(?:(?:19|20)?\d\d)(?!\d)")
"""After a court's register: Az. 3 K 123/20."""
# Matches the beginning of ". der", ".B"; not of ". Der", ".", ".(", ". 3".
_SHORTENED = lazy_regex(r"\.(?:\s*[^\W\dA-ZÄÖÜ]|\w)")
# Matches the end of "4,18", "0.25"; not of "4,5", "30".
_FINE = lazy_regex(r"[.,]\d\d$")
# Matches the beginning of ". 3"; not of ".3", ". Drei".
_STOP_AND_NUMBER = lazy_regex(r"\.\s+\d")
_LABELS = word_list("""
    klasse stufe nummer nr. artikel art. absatz s. seite § gleis haus gruppe linie station stationen
    block halle raum zelle tor zero pico abschnitt bauabschnitt teil phase variante kategorie
""")
# Matches the end of "in Klasse ", "(Nr. ", "§ "; not of "Oberklasse ", "Klassen ".
_LABEL_BEFORE = lazy_regex(rf"(?<!\S)[(„“\"»«]*(?:{'|'.join(map(re.escape, _LABELS))})\s*$", re.IGNORECASE)
"""Words that a number and a letter name: im Abschnitt 1 A, Klasse 5 A."""
_LONGEST_LABEL = len("„bauabschnitt ")


# Matches all of "1957 A"; not of "16 A", "1957A".
_SIGNATURE = lazy_regex(r"\d{4} A")
# Matches the beginning of " 1", " 12,"; not of " und", ".".
_DIGIT_AFTER = lazy_regex(r" \d")


def _is_measure(found: re.Match[str], text: str, form: str) -> bool:
    """Return whether a single letter is a unit, and not a class ("Klasse 5 A") or an abbreviation ("6 J.")."""
    start, end = found.span()
    if _DOCKET_AFTER.match(text, end) or _SHORTENED.match(text, end):
        return False
    if form == "J" and text.startswith(".", end):
        return is_of_energy(text) or _FINE.search(found["amount"]) is not None
    return not (
        (form == "W" and text.startswith(" (pat", end))  # patents: 94 W (pat) 12/20
        or (form == "V" and text.endswith("Xperia ", 0, start))  # a telephone: Xperia 1 V
        or (form == "A" and _SIGNATURE.fullmatch(found[0]) and _DIGIT_AFTER.match(text, end))  # a book: HB 1957 A 1
        or (form.isupper() and text.endswith(":", 0, start))  # a score and an initial: 3:0 L. Alt (84.)
        or (found[0][-2:-1].isspace() and _STOP_AND_NUMBER.match(text, end))  # a page: "Haus 3 s. 12"; but "9s. 3 Mal"
        or search_before(_LABEL_BEFORE, text, start, _LONGEST_LABEL)
    )


# Matches "Energie", "Wärmemenge", "2 kJ", "Arbeit von"; not "Arbeit".
_ENERGY = lazy_regex(r"[Ee]nergie|[Ww]ärme|Joule|\bkJ\b|Arbeit (?:W|von|beträgt)\b")
"""Texts in which "J." at the end of a sentence are joules, and no years."""


def is_of_energy(text: str) -> bool:
    """Return whether a text is about energy: there "J" are joules, elsewhere years."""
    return _ENERGY.search(text) is not None


# Matches "Magnetfeld", "magnetischen Flussdichte", "MRT"; not "Fluss".
_MAGNETIC = lazy_regex(r"[Mm]agnet|[Ff]lussdichte|\bMRT\b|Kernspin")


def is_magnetic(text: str) -> bool:
    """Return whether a text is about magnets: there "T" is Tesla, elsewhere it may be tons, or how well one shot."""
    return _MAGNETIC.search(text) is not None


# Matches "Helligkeit", "Sternen", "hell"; not "Hellas".
_BRIGHT = lazy_regex(r"[Hh]ellig|\bhell(?:e[mnrs]?|er|sten?)?\b|[Ss]tern|[Kk]omet|Magnitude")


def is_bright(text: str) -> bool:
    """Return whether a text is about the brightness of stars: there "mag" are magnitudes, elsewhere a verb."""
    return _BRIGHT.search(text) is not None
