"""Telephone numbers, and other numbers after their labels, read digit by digit.

+49 30 1234567 -> plus vier neun drei null eins zwei ...     030/123456 -> null drei null eins zwei ...
Notruf 112 -> Notruf eins eins zwei                          PIN: 240815 -> PIN: zwei vier null acht eins fünf
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import search_before
from audiobuild.german.grammar.numbers import digits
from audiobuild.german.rule_engine import Rule
from audiobuild.lazy_regex import lazy_regex

# Matches all of "05 – 1860", "03 (2014)", "04 1937", "+2 147 483 647"; not of "030 1860", "03 123".
_NO_PHONE = lazy_regex(r"0\d\s[-–]\s.*|0\d (?:\((?:19|20)\d\d\)|(?:19|20)\d\d)|\+[2-68-9](?: \d{3}){2,}")
"""Two clubs (Mainz 05 – 1860 München), a guideline or a club and a year, and the upper limit of a type of numbers."""
_SHORTEST, _SHORTEST_IN_CAPITAL = 6, 8
"""Digits of a number, and of one with a prefix of two digits in brackets: (01) 512 34 56."""


def phone(found: re.Match[str], text: str) -> str | None:
    """Read ``+49 (0)30 123-45`` as plus vier neun null drei null eins zwei drei vier fünf."""
    written = found[0]
    if _NO_PHONE.fullmatch(written):
        return None
    # Matches all of "053 – 068", "069-084"; not of "053 068".
    if span := re.fullmatch(r"(0\d\d)\s?[-–]\s?(0\d\d)", written):
        return f"{digits(span[1])} bis {digits(span[2])}"
    shortest = _SHORTEST_IN_CAPITAL if re.match(r"\(0\d\)", written) else _SHORTEST
    if sum(map(str.isdigit, written)) < shortest or re.match(r"\s*(?:Uhr|€|%|Euro)", text[found.end() :]):
        return None
    return ("plus " if "+" in written[:2] else "") + digits(written)


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


# Matches the beginning of " Leute", " kW", " km"; not of " wählen", ".".
_MEASURED_AFTER = lazy_regex(r"\s(?:[A-ZÄÖÜ]|(?:k[Wmg]|[cm]m|m|g)\b)")

# Matches "rufen Sie an", "rief", "Anruf", "wählen", "116 117", "über die 110"; not "Zuruf", "Auswahl", "Brief".
_CALL = lazy_regex(
    r"(?i)\b(?:an)?(?:ruf|wähl|alarmier|telefon)|\bnotruf|\brief(?:en)?\b|\b116 ?11[67]\b"
    r"|\b(?:über|unter) (?:die|der) 11[02]\b(?! (?-i:[A-ZÄÖÜ]))"
)


def urgent(found: re.Match[str], text: str) -> str | None:
    """Read ``die 110 wählen`` as eins eins null; ``116 117`` -> eins eins sechs eins eins sieben."""
    called = found[0].startswith("116") or _CALL.search(text)
    return digits(found[0]) if called and not _MEASURED_AFTER.match(text, found.end()) else None


_LABELS = (
    r"Notruf|Telefon|telefon|telefon:|Telefonnummer|Tel\.|Tel\.:|Telefon:|Fax|Fax:|Rufnummer|Hotline|Hotline:|hotline:|PIN|Durchwahl|PLZ"
    "|Postleitzahl|BLZ|Bankleitzahl|ISSN|Kto\\.|Kontonummer|Durchwahl:|DW|Kundennummer|Artikelnummer|Seriennummer"
)
_AFTER_LABEL = "|".join(f"(?<={label} )" for label in _LABELS.split("|"))
# Matches all of " ", "-", " / "; not of "", ", ".
_GAP = r"(?: | ?[-/–] ?)"
# Matches all of "+49 (0)40 123456", "(+43 732) 77 20-0", "(+43) 1 23", "(040) 12 34", "0171/1234567",
# "0 61 31 / 55 44"; not of "12345", "0 61 31", "(+43 732)".
_PHONE = (
    rf"(?:\+(?: (?=4[139] \d))?\d{{1,3}}(?:{_GAP}?\(0\))?|\(\+(?:4[139]|[1-9]\d{{0,2}}(?: \d{{1,6}}){{1,2}})\)"
    rf"|\(0[\d ]{{0,6}}\d\)|00?[1-9]\d{{0,4}}|0(?: \d{{1,3}}){{1,3}}(?= ?[-/–] ?\d))"
    rf"(?:{_GAP}?(?:\(\d{{1,12}}\)|\d{{1,12}}))+"
)
_HELPERS = ("Polizei", "Feuerwehr", "Rettung", "Sanität", "Ambulanz", "Bergrettung", "Rega", "Notarzt", "Pannenhilfe")
_AFTER_HELPER = "|".join(f"(?<={helper}{colon} )" for helper in _HELPERS for colon in ("", ":"))
# Matches "112" in "die 112.", "110"; not "113", "112-mal", "112. Mal".
_URGENT = r"11[025](?= |[!?,/]|\.(?! ?\w)|$)"
RULES = (
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
    # Matches "117" in "Polizei 117, Rettung 144", "1414" in "Rega: 1414"; not in "Polizei 117 Raser", "Polizei 17".
    Rule(
        "number of a helper",
        rf"(?:{_AFTER_HELPER})1(?:[1-4]\d|414)(?=[,;)]|\.?\Z| (?:und|oder|[–-]) )",
        short_call,
        needs=tuple(f"{helper}{colon} 0" for helper in _HELPERS for colon in ("", ":")),
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
