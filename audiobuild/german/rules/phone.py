"""Codes read digit by digit: telephone numbers, IBAN, ISBN, long runs of digits.

+49 30 1234567 -> plus vier neun drei null eins zwei ...     030/123456 -> null drei null eins zwei ...
0800 330 1000 -> null acht null null drei drei null ...
"""

from __future__ import annotations

import re
from string import ascii_uppercase

from audiobuild.german.grammar.context import search_before, word_before
from audiobuild.german.grammar.numbers import cardinal, digits
from audiobuild.german.rule_engine import Rule
from audiobuild.german.words import word_list
from audiobuild.lazy_regex import lazy_regex


def phone(found: re.Match[str], text: str) -> str | None:
    """Read ``+49 (0)30 123-45`` as plus vier neun null drei null eins zwei drei vier fünf."""
    written = found[0]
    count = sum(character.isdigit() for character in written)
    if re.match(r"0\d\s[-–]\s", written):
        return None  # two clubs: Mainz 05 – 1860 München
    if re.fullmatch(r"0\d \((?:19|20)\d\d\)", written):
        return None  # a guideline and its year: Schall 03 (2014)
    # Matches all of "053 – 068", "069-084"; not of "053 068".
    if span := re.fullmatch(r"(0\d\d)\s?[-–]\s?(0\d\d)", written):
        return f"{digits(span[1])} bis {digits(span[2])}"
    if count < 6 or re.match(r"\s*(?:Uhr|€|%|Euro)", text[found.end() :]):  # noqa: PLR2004  # no number is shorter
        return None
    return ("plus " if "+" in written[:2] else "") + digits(written)


def code(found: re.Match[str], text: str) -> str | None:
    """Read ``DE89 3704 0044`` as D E acht neun drei sieben ...; ``978-3-16-148410-0`` -> neun sieben acht ..."""
    characters = re.sub(r"[\W_]", "", found[0])
    spoken = " ".join(digits(character) if character.isdigit() else character for character in characters)
    return f" {spoken}" if text[: found.start()].endswith("ISBN") else spoken


# Matches the end of "0551-4002784", "(0551) 40 02"; not of "3-4", "400".
_PHONE_BEFORE = lazy_regex(r"(?<![\w.,])(?:\+\d\d ?|\(?0)[\d() /–-]{5,}\d$")


def further(found: re.Match[str], text: str) -> str | None:
    """Read the extension in ``0551-4002784 / -85`` as Komma acht fünf; ``oder -85`` -> oder acht fünf."""
    if not search_before(_PHONE_BEFORE, text, found.start(), 30):
        return None
    joint = found[1].strip()
    return (f" {joint} " if joint.isalpha() else ", ") + digits(found[2])


def further_call(found: re.Match[str], text: str) -> str | None:
    """Read ``0711/22 33 44 oder 22 33 45`` as ... oder zwei zwei drei drei vier fünf: a second number of the place."""
    labelled = _PHONE_BEFORE.search(text, max(0, found.start() - 36), text.rfind(" ", 0, found.start() - 1))
    return digits(found[0]) if labelled else None


# Matches the beginning of " Stunden", " Mitarbeiter"; not of " oder 45", ", Herr".
_COUNTED_AT = lazy_regex(r" [A-ZÄÖÜ][a-zäöüß]")


def short_call(found: re.Match[str], text: str) -> str | None:
    """Read ``Notruf 112`` as eins eins zwei; ``Telefon 3456`` -> drei vier fünf sechs; ``116 117`` digit by digit.

    ``am Telefon 24 Stunden`` counts.
    """
    counts = len(found[0]) <= len("24") and _COUNTED_AT.match(text, found.end())
    return None if counts and text.lower().endswith("telefon ", 0, found.start()) else digits(found[0])


_SHORTEST_CODE, _SHORTEST_NUMBER = 4, 5
"""Digits from which a code, and a number that somebody or something was given, is spelt."""
# Matches the end of "PIN: ", "Zugangscode: ", "Meeting-ID: ", "Mitgliedsnummer ", "Kd.-Nr.: "; not of "Nummer ".
_NUMBER_BEFORE = lazy_regex(
    r"\b(?:(?P<code>(?:[\w-]+-)?(?:PIN|Pin)(?:-Code)?:?"
    r"|[\w-]*(?:[Cc]ode|[Kk]ennwort|[Pp]asswort|-ID|Meeting ID)(?:(?: lautet| eingeben)?:| lautet))"
    r"|\w[\w.-]*(?:nummer|-Nr\.|nr\.)(?: lautet)?:?) $"
)


def numbered(found: re.Match[str], text: str) -> str | None:
    """Read ``PIN: 240815`` and ``Konferenznummer 31909`` digit by digit; ``Hausnummer 12`` is a number."""
    label = search_before(_NUMBER_BEFORE, text, found.start(), 40)
    count = sum(map(str.isdigit, found[0]))
    if not label or count < (_SHORTEST_CODE if label["code"] else _SHORTEST_NUMBER):
        return None
    return digits(found[0])


# Matches "SMS", "Textnachricht", "Kurzwahl"; not "Nachricht".
_MESSAGE = lazy_regex(r"\bSMS\b|Textnachricht|Kurzwahl")


def short_message(found: re.Match[str], text: str) -> str | None:
    """Read ``eine SMS an 61124`` digit by digit."""
    return digits(found[0]) if _MESSAGE.search(text) else None


# Matches the beginning of ". bis 07.", ". und 6.", ". Anreise"; not of ".5", ". am".
_COUNTED_AFTER = lazy_regex(r"\. (?:(?:bis|und|oder|u\.) \d{1,2}\.|[A-ZÄÖÜ])")
_COUNTED = frozenset(
    word_list("""
    Kapitel Folge Teil Tag Nummer Seite Band Track Titel Lektion Runde Staffel Heft Ausgabe Bild Szene Übung Aufgabe
    Frage Schritt Woche Türchen Episode Abschnitt
    """)
)
"""Nouns after which a leading zero only fills the column."""
_LONGEST_LABEL = 20
# Matches the end of "Kap. ", "Nr. ", "(Abb. "; not of "Tel. ", "Nr.".
_CHAPTER_BEFORE = lazy_regex(r"(?<!\w)(?:Kap|Nr|Abb|Bd|Tab|Lekt|Aufg)\. $")


def padded_span(found: re.Match[str], _: str) -> str | None:
    """Read ``04–33``, numbers of files or weeks, as null vier bis dreiunddreißig."""
    return f"null {cardinal(int(found[1]))} bis {cardinal(int(found[2]))}" if found[1] < found[2] else None


def digit_run(found: re.Match[str], text: str) -> str | None:
    """Read ``Mainz 05`` as null fünf; ``Kapitel 01`` -> eins; runs of thirteen digits and more one by one.

    ``05. bis 07. Juni`` and the item ``02. Anreise`` are left to the ordinals.
    """
    if len(found[0]) == len("05") and _COUNTED_AFTER.match(text, found.end()):
        opens = not re.search(r"\w", text[: found.start()])
        if opens or text[found.end() + 2].islower():
            return None
    before = text[max(0, found.start() - _LONGEST_LABEL) : found.start()]
    counted = word_before(before, len(before)).capitalize() in _COUNTED or _CHAPTER_BEFORE.search(before)
    if len(found[0]) <= len("001") and found[0] != "007" and counted:
        return cardinal(int(found[0]))
    return digits(found[0])


# Matches the beginning of " Leute", " kW", " km"; not of " wählen", ".".
_MEASURED_AFTER = lazy_regex(r"\s(?:[A-ZÄÖÜ]|(?:k[Wmg]|[cm]m|m|g)\b)")

# Matches "rufen Sie an", "rief", "Anruf", "wählen", "116 117"; not "Zuruf", "Auswahl", "Brief".
_CALL = lazy_regex(r"(?i)\b(?:an)?(?:ruf|wähl|alarmier|telefon)|\bnotruf|\brief(?:en)?\b|\b116 ?11[67]\b")


def urgent(found: re.Match[str], text: str) -> str | None:
    """Read ``die 110 wählen`` as eins eins null; ``116 117`` -> eins eins sechs eins eins sieben."""
    called = found[0].startswith("116") or _CALL.search(text)
    return digits(found[0]) if called and not _MEASURED_AFTER.match(text, found.end()) else None


def classified(found: re.Match[str], _: str) -> str | None:
    """Read ``CPV-Code 45210000-2``, what is bought by its number in a list, in digits; a Swiss insurance number too."""
    return ", ".join(map(digits, found[0].split(".")))


# Matches "DE89 3704 0044 0532 0130 00"; not "DE89", "DE8937".
_IBAN = r"\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,4})?\b"
_ISBN_LABELS = (
    "ISBN ",
    "ISBN: ",
    "ISBN-10 ",
    "ISBN-10: ",
    "ISBN-Nr. ",
    "ISBN-Nr.: ",
    "ISBN-Nummer ",
    "ISBN-Nummer: ",
    "ISBN Nr. ",
    "ISSN ",
    "ISSN: ",
)
_AFTER_ISBN = "|".join(f"(?<={re.escape(label)})" for label in _ISBN_LABELS)
# Matches "978-3-16-148410-0", "978–3–16–148410–0", "9783161484100", "344620000X"; not "978", "3-446-20000-1", "20000X".
_ISBN = r"(?:\b|(?<=ISBN))97[89](?:(?: ?[-–] ?| )?\d){9}(?: ?[-–] ?| )?[\dX]\b|\b\d{9}X\b"
# Matches "89" in "DE89", "8" in "978", "0X" in "20000X"; not "89", "B8".
_CODE_BEGINS = r"\d(?:(?<=[A-Z]{2}\d)\d|(?<=97[89])|X\b)"
_CODE_PIECES = (
    *(f"{letter}0" for letter in ascii_uppercase),
    *("0X", "0-X", "0000000000000"),
    *(f"0{gap}0" for gap in (" ", "-", "- ", " -", " - ")),
)
_LABELS = (
    r"Notruf|Telefon|telefon|telefon:|Telefonnummer|Tel\.|Tel\.:|Telefon:|Fax|Fax:|Rufnummer|Hotline|Hotline:|hotline:|PIN|Durchwahl|PLZ"
    "|Postleitzahl|BLZ|Bankleitzahl|ISSN|Kto\\.|Kontonummer|Durchwahl:|DW|Kundennummer|Artikelnummer|Seriennummer"
)
_AFTER_LABEL = "|".join(f"(?<={label} )" for label in _LABELS.split("|"))
# Matches the end of "Steuernummer: ", "St.-Nr. ", "BIC "; not of "Nummer ", "Nr. ".
_AFTER_ACCOUNT = "|".join(
    rf"(?<={label}{colon} )"
    for label in ("Steuernummer", r"Steuer-Nr\.", r"Steuer Nr\.", r"St\.-Nr\.", r"St\.Nr\.", "BIC")
    for colon in ("", ":")
)
# Matches all of " ", "-", " / "; not of "", ", ".
_GAP = r"(?: | ?[-/–] ?)"
# Matches all of "+49 (0)40 123456", "(+43 732) 77 20-0", "(+43) 1 23", "(040) 12 34", "0171/1234567",
# "0 61 31 / 55 44"; not of "12345", "0 61 31", "(+43 732)".
_PHONE = (
    rf"(?:\+(?: (?=4[139] \d))?\d{{1,3}}(?:{_GAP}?\(0\))?|\(\+(?:4[139]|[1-9]\d{{0,2}}(?: \d{{1,6}}){{1,2}})\)"
    rf"|\(0[\d ]{{1,6}}\d\)|00?[1-9]\d{{0,4}}|0(?: \d{{1,3}}){{1,3}}(?= ?[-/–] ?\d))"
    rf"(?:{_GAP}?(?:\(\d{{1,12}}\)|\d{{1,12}}))+"
)
# Matches "112" in "die 112.", "110"; not "113", "112-mal", "112. Mal".
_URGENT = r"11[025](?= |[!?,/]|\.(?! ?\w)|$)"
RULES = (
    # Matches "DE89370400440532013000", "9783161484100"; not "B12", "0171 123456".
    Rule("code", rf"{_IBAN}|{_ISBN}", code, needs=_CODE_PIECES, trigger=_CODE_BEGINS),
    # Matches "900103" in "WKN: 900103", "A117ME" in "WKN A117ME"; not "900103", "DEUTSCH" in "WKN DEUTSCH".
    Rule(
        "number of a security",
        r"(?:(?<=WKN )|(?<=WKN: )|(?<=ISIN )|(?<=ISIN: ))(?=[A-Z]{0,5}\d)[A-Z\d]{6,12}\b",
        code,
        needs=("WKN", "ISIN"),
    ),
    # Matches "DE 193 891 667", "DE193891667", "ATU12345678", "CHE-123.456.789"; not "DE 193 Orte", "DE 193 891".
    Rule(
        "tax number",
        r"(?<![\w-])(?:ATU ?\d{8}|(?:DE ?|CHE-)\d{3}[ .]?\d{3}[ .]?\d{3})(?!\w|[ .]\d)",
        code,
        needs=("DE0", "DE 0", "CHE-0", "ATU0", "ATU 0"),
    ),
    # Matches "123/456/78901" in "Steuernummer: 123/456/78901", "GENODE61AZY" in "BIC: GENODE61AZY"; not "1/2", "BIC".
    Rule(
        "number of an account or a taxpayer",
        rf"(?:{_AFTER_ACCOUNT})(?:\d{{2,5}}(?:[ /]\d{{2,5}}){{1,3}}(?![\w/])"
        r"|[A-Z]{6}[A-Z\d]{2}(?:[A-Z\d]{3})?(?!\w))",
        code,
        needs=("Steuernummer", "Nr.", "BIC"),
    ),
    # Matches "3-446-20000-1" in "ISBN: 3-446-20000-1"; not "3-446-20000-1", "ISBN 12".
    Rule(
        "ISBN of ten digits",
        rf"(?:{_AFTER_ISBN})(?:\d{{1,5}}[-– ]\d{{1,7}}[-– ]\d{{1,7}}[-– ][\dX]|\d{{9}}[\dX]|\d{{4}}-\d{{3}}[\dX])\b",
        code,
        needs=("ISBN", "ISSN"),
    ),
    # Matches "45210000-2" in "CPV-Code 45210000-2", "CPV: 45210000-2", "756.1234.5678.97"; not "45210000-2".
    Rule(
        "code of procurement",
        r"(?:(?<=CPV )|(?<=CPV: )|(?<=CPV-Code )|(?<=CPV-Code: )|(?<=CPV-Nr\. ))\d{8}-\d(?!\w)"
        r"|(?<![\w.])756\.\d{4}\.\d{4}\.\d\d(?!\w)",
        classified,
        needs=("CPV", "0.0.0"),
        at_number=True,
    ),
    # Matches "+49 40 123456", "0171/1234567"; not "1.0171", "A0171 12", "12 34", "2 003 600".
    Rule(
        "phone",
        rf"(?<![\w.,-])(?<!\d (?=\d{{3}} \d{{3}}(?!\d))){_PHONE}(?![\w%])(?![.,:]\d)",
        phone,
        trigger=r"[+(0](?:(?<=\+) ?\d|(?<=\()0|(?<=0)\d(?<!\d0\d)|(?<=\b0) \d)",
        at_number=True,
    ),
    # Matches " / -85" in "0551-4002784 / -85", " oder -86" in "0551/4002784 oder -86"; not in "3 / -8%", "oder -86".
    Rule(
        "further extension",
        r"(?<=[\d\0])( ?[/,] ?| oder | und )[-–](\d{1,8})(?![\w,.]\d|[\w°%€]| [A-Z°%€])",
        further,
        needs=("0 / -0", "0/ -0", "0 /-0", "0/-0", "0 oder -0", "0 und -0", "0, -0"),
    ),
    # Matches "22 33 45" in "0711/22 33 44 oder 22 33 45"; not in "oder 35 000 Euro", in "oder 22", "oder 22.500".
    Rule(
        "further call",
        r"(?:(?<= oder )|(?<= und ))(?!\d{1,3}(?: \d{3})+ [A-ZÄÖÜ€])\d{1,4}(?: ?\d{2,4}){1,3}(?![\w%€]|[.,]\d)",
        further_call,
        needs=("0 oder 0", "0 und 0"),
        at_number=True,
    ),
    # Matches "19222" in "Durchwahl 19222", "115 11" in "Tel. 115 11"; not "der 115".
    Rule(
        "short number",
        rf"(?:{_AFTER_LABEL})-?\d(?:[\d /-]*\d)?(?!\d|[hx%€]|[.,]\d| (?:Euro|EUR|€|Cent|Franken|Dollar)\b| €)",
        short_call,
        needs=tuple(f"{label} {sign}0" for label in _LABELS.replace("\\", "").split("|") for sign in ("", "-")),
        at_number=True,
    ),
    # Matches "240815" in "PIN: 240815", "823 4567 8910" in "Meeting-ID: 823 4567 8910"; not in "Raum 12.50", "PIN 12".
    Rule(
        "number after its label",
        r"(?<![\w.,/–-])\d(?:[ -]?\d){3,15}(?![\w%€]|[.,/:-]\d| ?[€%])",
        numbered,
        needs=tuple(
            f"{label} 0"
            for label in (
                "nummer",
                "nummer:",
                "r.",
                "r.:",
                "PIN",
                "PIN:",
                "in:",
                "ode:",
                "wort:",
                "ID:",
                "lautet",
                "eingeben:",
            )
        ),
        at_number=True,
    ),
    # Matches "61124" in "SMS an 61124", "an die 99599"; not "an 61.124", "61124 Menschen".
    Rule(
        "short message",
        r"(?:(?<=\ban )|(?<=\ban die ))\d{4,6}(?![\w.,]?\d|\w| [A-ZÄÖÜ])",
        short_message,
        needs=("an 0", "die 0"),
        at_number=True,
    ),
    # Matches "415-575-4444"; not "415-575", "1-415-575-4444".
    Rule("foreign number", r"(?<![\w.,-])\d{3}-\d{3}-\d{4}(?![\w-])", short_call, needs=("0-0-0",), at_number=True),
    # Matches "112" in "die 112 wählen", "116 117"; not "112-mal", "1112", "112%".
    Rule(
        "emergency number",
        rf"(?<![\w.,])(?:116 ?(?:0\d\d|1(?:11|16|17|23))|{_URGENT})(?![\w.,%]\d|[\w%])",
        urgent,
        trigger="11[0256]",
        at_number=True,
    ),
)

RUNS = (
    # Matches "04–33" in "Folien 04–33"; not in "04-33", "2004–33", "04–33–05".
    Rule(
        "range of padded numbers",
        r"(?<![\w.,/:–-])(0[1-9])–(\d\d)(?![\w/:–-]|[.,]\d)",
        padded_span,
        needs=("0-0",),
        at_number=True,
    ),
    # Matches "007", "0815", "1234567890123"; not "7", "0,5", "10.000".
    Rule("digit run", r"(?<!\d )(?<![\d.,'’])(?:0\d+|\d{13,})(?![\d])(?![.,]\d)", digit_run, at_number=True),
)
"""Runs of digits; dates and times come first."""
