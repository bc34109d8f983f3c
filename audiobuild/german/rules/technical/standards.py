"""Numbers of technical standards and of patents.

DIN 18015-2 -> DIN achtzehntausendfünfzehn Strich zwei      802.11ac -> achthundertzwei Punkt elf ac
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import search_before
from audiobuild.german.grammar.numbers import cardinal, digits, plain, year
from audiobuild.german.grammar.patterns import DASH
from audiobuild.german.rule_engine import Rule
from audiobuild.lazy_regex import lazy_regex


def wireless(found: re.Match[str], _: str) -> str | None:
    """Read ``802.11ac``, a standard for wireless networks, as achthundertzwei Punkt elf ac."""
    return f"achthundertzwei Punkt {plain(found[1])} {found[2]}".strip()


# Matches the end of "DIN ", "DIN EN ISO ", "DIN V ", "ÖNORM B ", "DIN SPEC "; not of "in ", "Bad V ".
_STANDARD_BEFORE = lazy_regex(r"\b(?:ISO|DIN|EN|IEC|VDE|VDI|ÖNORM|SIA)(?: (?:[A-Z]|SPEC|TS|TR|PAS))?[ /]$")


def standard(found: re.Match[str], text: str) -> str | None:
    """Read ``DIN 18015-2`` as achtzehntausendfünfzehn Strich zwei: a standard and its part, no range.

    ``DIN 276-1:2008-12`` has its year and month after it: ... Strich eins zweitausendacht zwölf.
    """
    if not search_before(_STANDARD_BEFORE, text, found.start(), 12):
        return None
    numbers = " Strich ".join(map(plain, re.split(DASH, found[0].partition(":")[0])))
    edition = [year(int(found[1]))] if found[1] else []
    return " ".join([numbers, *edition, *([cardinal(int(found[2]))] if found[2] else [])])


def patent(found: re.Match[str], _: str) -> str | None:
    """Read ``JP 2010-101450 A`` digit by digit, as numbers of patents are."""
    country, number, kind = found.groups()
    numbers = map(digits, re.split("[-/ ]", number))
    return " ".join([country, *numbers, kind[0], *(map(plain, kind[1:]))])


RULES = (
    # Matches "JP 2010-101450 A", "US 2008/0123456 A1", "EP 1234567 B1"; not "US 2008", "EP 1234567", "DE 12345 Ulm".
    Rule(
        "patent",
        r"(?<![\w-])(JP|US|EP|WO|DE|CN|KR|GB|FR|CH|AT) ?(\d{4}[-/ ]?\d{5,7}|\d{7}) ([ABCUT]\d?)(?![\w-])",
        patent,
        needs=("0 A", "0 B", "0 C", "0 U", "0 T"),
        trigger=r" [ABCUT](?<=\d{5} .)\d?(?!\w)",
    ),
    # Matches "18015-2" in "DIN 18015-2", "1992-1-1", "276-1:2008-12"; not "18015", "1992-1,5".
    Rule(
        "part of a standard",
        rf"(?<![\w.,])\d{{2,6}}(?:{DASH}\d{{1,3}}){{1,3}}(?::((?:19|20)\d\d)(?:-(\d\d))?)?(?![\w]|[.,:]\d|-\w)",
        standard,
        needs=("0-0",),
        at_number=True,
    ),
    # Matches "802.11ac", "802.11s", "802.11"; not "802.115", "1802.11".
    Rule("standard", r"(?<![\w.,])802\.(\d{1,2})([a-z]{0,2})(?![\w,]|\.\d)", wireless, needs=("0.0",), at_number=True),
)
