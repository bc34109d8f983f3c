"""Codes read by their characters: IBAN, ISBN, numbers of securities, accounts and taxpayers.

DE89 3704 0044 ... -> D E acht neun drei sieben null vier ...     978-3-16-148410-0 -> neun sieben acht drei ...
"""

from __future__ import annotations

import re
from string import ascii_uppercase

from audiobuild.german.grammar.numbers import digits
from audiobuild.german.rule_engine import Rule


def code(found: re.Match[str], text: str) -> str | None:
    """Read ``DE89 3704 0044`` as D E acht neun drei sieben ...; ``978-3-16-148410-0`` -> neun sieben acht ..."""
    characters = re.sub(r"[\W_]", "", found[0])
    spoken = " ".join(digits(character) if character.isdigit() else character for character in characters)
    return f" {spoken}" if text[: found.start()].endswith("ISBN") else spoken


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
# Matches the end of "Steuernummer: ", "St.-Nr. ", "BIC "; not of "Nummer ", "Nr. ".
_AFTER_ACCOUNT = "|".join(
    rf"(?<={label}{colon} )"
    for label in ("Steuernummer", r"Steuer-Nr\.", r"Steuer Nr\.", r"St\.-Nr\.", r"St\.Nr\.", "BIC")
    for colon in ("", ":")
)
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
)
