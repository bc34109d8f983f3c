"""Codes read digit by digit: telephone numbers, IBAN, ISBN, postal codes, long runs of digits.

+49 30 1234567 -> plus vier neun drei null eins zwei ...     030/123456 -> null drei null eins zwei ...
0800 330 1000 -> null acht null null drei drei null ...      10115 Berlin (in an address) -> eins null eins eins fünf
"""

from __future__ import annotations

import re

from audiobuild.german.grammar import BLANK
from audiobuild.german.numbers import digits
from audiobuild.german.rule import Rule

_GAP = rf"(?:{BLANK}|{BLANK}?[-/–]{BLANK}?)"
_PHONE = rf"(?:\+\d{{1,3}}(?:{_GAP}?\(0\))?|\(0\d{{1,5}}\)|00?[1-9]\d{{0,4}})(?:{_GAP}?\(?\d{{1,12}}\)?)+"
_CONTEXT = r"(?:Tel(?:efon|\.)?|Telefonnummer|Notruf|Rufnummer|Hotline|Fax|Mobil|Handy|Durchwahl|Nummer)"


def phone(found: re.Match[str], text: str) -> str | None:
    """``+49 (0)30 123-45`` -> plus vier neun null drei null eins zwei drei vier fünf."""
    written = found[0]
    count = sum(character.isdigit() for character in written)
    if count < 6 or re.match(r"\s*(?:Uhr|€|%|Euro)", text[found.end() :]):  # noqa: PLR2004 -- no number is shorter
        return None
    return ("plus " if written[0] == "+" else "") + digits(written)


def code(found: re.Match[str], text: str) -> str | None:  # noqa: ARG001 -- every rule is called alike
    """``DE89 3704 0044`` -> D E acht neun drei sieben ...; ``978-3-16-148410-0`` -> neun sieben acht ..."""
    return " ".join(
        digits(character) if character.isdigit() else character for character in re.sub(r"[\W_]", "", found[0])
    )


def short_call(found: re.Match[str], text: str) -> str | None:  # noqa: ARG001
    """``Notruf 112`` -> eins eins zwei; ``Telefon 3456`` -> drei vier fünf sechs."""
    return digits(found[0])


RULES = (
    Rule(
        "code",
        r"\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,4})?\b|\b97[89][- ]?\d{1,5}[- ]\d{1,7}[- ]\d{1,7}[- ][\dX]\b",
        code,
    ),
    Rule("phone", rf"(?<![\w.,]){_PHONE}(?![\w%])(?![.,:]\d)", phone),
    Rule(
        "short number",
        rf"(?<=Notruf )\d{{3}}\b|(?<=Telefon )\d[\d /-]*\d|(?<=Telefonnummer )\d[\d /-]*\d|(?<=Tel\. )\d[\d /-]*\d|(?<=Fax )\d[\d /-]*\d|(?<=Rufnummer )\d[\d /-]*\d|(?<=PLZ )\d{{5}}\b",
        short_call,
    ),
    Rule(
        "postal code",
        rf"(?<=\d, )\d{{5}}(?= [A-ZÄÖÜ])|(?<=\b[DA]-)\d{{4,5}}(?= [A-ZÄÖÜ])|(?<=Postleitzahl )\d{{5}}|(?<=\d[a-z], )\d{{5}}(?= [A-ZÄÖÜ])",
        short_call,
    ),
)

RUNS = (Rule("digit run", r"(?<![\d.,])(?:0\d+|\d{10,})(?![\d])(?![.,]\d)", short_call),)
"""Runs of digits; dates and times come first."""
