"""Acronyms that are not words, spelt for engines that need it.

EU -> E-U      ARD -> A-R-D      EU-Kommission -> E-U-Kommission      NATO, FIFA, DAX -> stay words      AKWs -> A-K-Ws
"""

from __future__ import annotations

import re

from audiobuild.german.rule_engine import Rule
from audiobuild.german.words import word_list
from audiobuild.german.words.first_names import MEN, MEN_IN_A, WOMEN_NOT_IN_A
from audiobuild.german.words.nouns import is_noun
from audiobuild.german.words.places import NEWS_PLACES, TOWNS
from audiobuild.lazy_regex import lazy_regex

_WORDS = frozenset(
    word_list("""
    NATO UNO FIFA UEFA DAX MDAX SDAX TecDAX UNICEF UNESCO OPEC NASA ESA AIDS ASEAN INTERPOL EUROPOL RADAR
    LASER FRONTEX FRAPORT BAFIN BAFÖG BAMF BUND DEKRA DIN ASTA EDEKA ELSTER ERASMUS FORSA GAU GEMA HARIBO IKEA KITA
    KUKA LIDL MINT NABU NADA WADA PISA PIN PEN PUK REWE RIAS SARS SEAT SIM SOKO START STASI TASS TÜV UNRWA VIP
    AWACS COVID ISAF KFOR SALT SWAPO UNIFIL WIFO IFO ZEIT WELT BILD FOCUS SPIEGEL STERN TAZ OLAF ECOFIN
    ENISA JUSO JUSOS AFRIKA ASTRA CERN CORONA LIVE ISIS RAM RISC NEOS SEPA NINA NOTE WOW BOOM OFF STIKO ALDI
    TOP KIK EMMA GALA VIVA ARTE NOVA AKUT ESTA DESY EMNID HIT KIEL LAN WLAN MAN MAZ MOMA REM ROM UFO UFOS
""")
)

_SPELT = frozenset(word_list("UNHCR IGBCE"))
"""Long ones that are spelt although they could be spoken as words."""
# Matches the beginning of "DSGVO", "NSDAP", "LGBTI"; not of "SCHLAF", "STROM", "DAX".
_UNSPEAKABLE = lazy_regex(r"(?!SCH|SCR|STR|SPR|SPL|PFL|PFR|PHR|CHR|CHL|THR)[B-DF-HJ-NP-TV-XZ]{3}")

_TOWNS = TOWNS | NEWS_PLACES
_FIRST_NAMES = (
    MEN
    | MEN_IN_A
    | WOMEN_NOT_IN_A
    | frozenset(
        word_list("Anna Clara Emma Erika Eva Klara Lena Lea Lisa Maria Marta Mia Nora Olga Paula Petra Rosa Tina Vera")
    )
)

_EMPHASISED = frozenset(
    word_list("""
    ALLE AUCH AUF AUS DAS DASS DEIN DER DICH DIE DIES DIR DOCH DREI DU EIN EINE ENDE ER ES FÜR GAR GEHT GUT HALT HAT
    HIER ICH IHR IST JA KANN KEIN KOMM LOS MAL MEHR MEIN MICH MUSS NEIN NEU NIE NOCH NUR ODER OHNE SEHR SEIN SIE SIND
    SO SOLL STOPP TOR TORE UND UNS VIEL VIER VON VOR WAR WAS WEG WEIL WENN WER WIE WILL WIR WIRD WO ZU ZWEI FRAU HERR
""")
)
"""Words that are written in capitals to emphasise them, and are not acronyms."""
# Matches the beginning of ": Komm", " (lachend): Ja", " (leise). Komm"; not of ", Komm", " (ist).".
_SPEAKS_AFTER = lazy_regex(r"(?: \([^()]{2,40}\))?[:.] ?\S")
_NUMBERED = frozenset(word_list("TEIL TAG AKT BAND BUCH HEFT FOLGE STUFE"))
"""Words in capitals before the number of a part."""
# Matches the beginning of " 3", " 01:", " III", " EINS", " \0"; not of " der", ".".
_NUMBER_AFTER = lazy_regex(r" [\d\0IVX]| (?:EINS|ZWEI|DREI|VIER|FÜNF)\b")


def acronym(found: re.Match[str], text: str) -> str | None:
    """Read ``EU`` as E-U; ``AKWs`` -> A-K-Ws; a heading all in capitals stays."""
    letters, tail = found[1], found[2]
    if letters in _WORDS or letters in _EMPHASISED or letters + tail in _WORDS:
        return None
    if letters in _NUMBERED and _NUMBER_AFTER.match(text, found.end()):
        return None
    if letters.capitalize() in _TOWNS or _is_speaker(found, text):
        return None  # a dateline: KÖLN
    if text.isupper() and " " in text and len(re.findall("[A-ZÄÖÜ]{2,}", found.string)) > 1:
        return None  # a heading in capitals
    spelt = letters in _SPELT or _UNSPEAKABLE.match(letters)
    if not spelt and len(letters) > 4 and re.search("[AEIOUÄÖÜ]", letters):  # noqa: PLR2004  # longer ones are mostly words
        return None
    return "-".join(letters) + tail


def _is_speaker(found: re.Match[str], text: str) -> bool:
    """Return whether a first name in capitals says who speaks: KARL (lachend): Ja."""
    if not _SPEAKS_AFTER.match(text, found.end()) or found[2]:
        return False
    return found[1].capitalize() in _FIRST_NAMES or text.endswith(("FRAU ", "HERR "), 0, found.start())


# Matches all of "MiG", "CoV"; not of "MIG", "EuG".
_READABLE = lazy_regex("[BCDFGHJKLMNPQRSTVWXZ][aeiou][BCDFGHJKLMNPQRSTVWXZ]")
"""Three letters that make a syllable: MiG, CoV."""
_LONGEST = 8
"""Letters; what is longer is a name (OpenStreetMap)."""
_NAMES = frozenset(word_list("macOS iOS MacOS watchOS iPadOS tvOS McD OTon"))
"""Names that end in capitals and are read as words."""


def mixed(found: re.Match[str], _: str) -> str | None:
    """Read ``AfD`` as A-F-D; ``GmbH`` -> G-M-B-H; ``BVerfG`` -> B-Verf-G; ``TecDAX``, ``YouTube`` stay."""
    letters, tail = found[1], found[2]
    if letters.upper() in _WORDS or letters in _NAMES or len(letters) > _LONGEST:
        return None
    if any(letters.endswith(word) for word in _WORDS if len(word) > 2):  # noqa: PLR2004  # TecDAX, MDax
        return None
    if _READABLE.fullmatch(letters):
        return None
    pieces = re.findall(r"[A-ZÄÖÜ]?[a-zäöüß]+|[A-ZÄÖÜ]", letters)
    spelt = [piece if _is_syllable(piece) else "-".join(piece.upper()) for piece in pieces]
    return "-".join(spelt) + tail


def with_small_letter(found: re.Match[str], _: str) -> str | None:
    """Read ``BMWi`` as B-M-W-I; ``BMVg`` -> B-M-V-G."""
    return "-".join(found[0].upper())


# Matches all of "ler", "lern", "weit", "nahe", "gesteuerte", "heute"; not of "tick", "okal", "ode".
_TAIL = lazy_regex(
    r"ler(?:in(?:nen)?|n|s)?|plus|heute|neo|info|zwei|alpha|beta|ware|nah|weit|intern|treu|frei|fähig|konform|ähnlich"
    r"|(?:nahe|weite|interne|treue|freie|fähige|konforme|ähnliche)[mnrs]?"
    r"|(?:basiert|gesteuert|gestützt|geführt|kritisch|freundlich|feindlich|kompatibel|typisch)(?:e[mnrs]?)?"
)
"""What is written after an acronym in lower case, so that all of its letters are spelt."""


def letter_before(found: re.Match[str], _: str) -> str | None:
    """Read ``MDax`` as M-Dax; ``QAnon`` -> Q-Anon; ``ITler`` -> I-T-ler."""
    second, rest = found[2][0], found[2][1:]
    return f"{found[1]}-{second}-{rest}" if _TAIL.fullmatch(rest) else f"{found[1]}-{found[2]}"


def joined(found: re.Match[str], _: str) -> str | None:
    """Read ``ZDFheute`` as Z-D-F-heute; ``CDUler`` -> C-D-U-ler; ``BILDplus`` -> BILD-plus.

    ``USBStick`` -> U-S-B-Stick.
    """
    letters, rest = found[1], found[2]
    if letters not in _WORDS and not _TAIL.fullmatch(rest) and is_noun(letters[-1] + rest):
        letters, rest = letters[:-1], letters[-1] + rest
    return f"{letters if letters in _WORDS else '-'.join(letters)}-{rest}"


def _is_syllable(piece: str) -> bool:
    """Return whether a piece is spoken as it is written: Verf, Bau; not Eu, mb or St."""
    return len(piece) > 2 and re.search("[aeiouäöü]", piece.lower()) is not None  # noqa: PLR2004  # letters


# Matches "U" in "EU", "D" in "AfD"; not in "Der Ulm".
_CAPITAL_INSIDE = r"[A-ZÄÖÜ](?<=[A-Za-zÄÖÜäöüß][A-ZÄÖÜ])"
RULES = (
    # Matches "EU", "AKWs"; not "Eu" or "USA1".
    Rule("acronym", r"(?<![^\W_])([A-ZÄÖÜ]{2,6})(s?)(?![^\W_])", acronym, trigger=_CAPITAL_INSIDE),
    # Matches "AfD", "GmbHs", "BVerfG", "mRNA"; not "YouTube", "LeserInnen" or "iPhone", which end in lower case.
    Rule(
        "acronym in mixed case",
        r"(?<![^\W_])(?=[A-ZÄÖÜ]*[a-zäöüß]+[A-ZÄÖÜ])([a-zäöüß]{0,2}[A-ZÄÖÜ][a-zäöüßA-ZÄÖÜ]{0,6}[A-ZÄÖÜ])(s?)(?![^\W_])",
        mixed,
        trigger=_CAPITAL_INSIDE,
    ),
    # Matches "BMWi", "BMVg"; not "AKWs", "CDUn", "DIe".
    Rule(
        "acronym with a lower-case letter",
        r"(?<![^\W_])([A-ZÄÖÜ]{3,4})([a-z](?<![esn]))(?![^\W_])",
        with_small_letter,
        trigger=_CAPITAL_INSIDE,
    ),
    # Matches "MDax", "QAnon"; not "McLaren", "DIe", "USAmerika".
    Rule(
        "letter before a word",
        r"(?<![^\W_])([A-ZÄÖÜ])([A-ZÄÖÜ][a-zäöüß]{2,})(?![^\W_])",
        letter_before,
        trigger=_CAPITAL_INSIDE,
    ),
    # Matches "ZDFheute", "CDUler", "BILDplus"; not "AKWs", "DIe", "DIese".
    Rule(
        "acronym in a word",
        r"(?<![^\W_])([A-ZÄÖÜ]{3,5})([a-zäöüß]{3,})(?![^\W_])",
        joined,
        trigger=_CAPITAL_INSIDE,
    ),
)
