"""Dates that begin with the year, as machines write them, also with a time.

2018-11 -> November zweitausendachtzehn
2025-09-03 -> dritter September zweitausendfünfundzwanzig      2025-09-03T08:30:00+01:00 -> ..., acht Uhr dreißig
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.clock import time_of_day
from audiobuild.german.grammar.declension import ordinal_ending
from audiobuild.german.grammar.numbers import ordinal, plain, year
from audiobuild.german.rule_engine import Rule
from audiobuild.german.words.calendar import MONTHS, SHORT_MONTHS

if TYPE_CHECKING:
    import re


def iso(found: re.Match[str], text: str) -> str | None:
    """Read ``2025-09-03`` as dritter September zweitausendfünfundzwanzig; with ``T08:30`` -> ..., acht Uhr dreißig."""
    spoken = _dated(found, text, int(found[3]), MONTHS[int(found[2]) - 1], int(found[1]))
    return spoken + (f", {time_of_day(*found[4].split(':'))}" if found[4] else "")


def _dated(found: re.Match[str], text: str, day: int, month: str, of: int) -> str:
    """Return the words of a date, its day with the ending it would have if it were written as usual."""
    written = f"{day}."
    as_usual = f"{text[: found.start()]}{written} {month}{text[found.end() :]}"
    ending = ordinal_ending(as_usual, found.start(), found.start() + len(written))
    return f"{ordinal(day, {'es': 'er', 'em': 'en'}.get(ending, ending))} {month} {year(of)}"


def month(found: re.Match[str], _: str) -> str | None:
    """Read ``2018-11`` as November zweitausendachtzehn; ``2009-10`` is left alone: two years."""
    if int(found[2]) > int(found[1][2:]):
        return None
    return f"{MONTHS[int(found[2]) - 1]} {year(int(found[1]))}"


_MONTHS = SHORT_MONTHS | {"Mai": "Mai", "Mar": "März", "May": "Mai", "Oct": "Oktober", "Dec": "Dezember"}


def named_month(found: re.Match[str], text: str) -> str | None:
    """Read ``11-Dez-2006`` as elfter Dezember zweitausendsechs."""
    return _dated(found, text, int(found[1]), _MONTHS[found[2]], int(found[3]))


def packed(found: re.Match[str], _: str) -> str | None:
    """Read ``20220909``, a date as names of files have it, as zweitausendzweiundzwanzig null neun null neun."""
    return f"{year(int(found[1]))} {plain(found[2])} {plain(found[3])}"


RULES = (
    # Matches "2025-09-03", "2025-09-03T08:30:00+01:00"; not "2025-13-03", "2025-09-03-1", "2025-09-03T".
    Rule(
        "ISO date",
        r"(?<![\w-])(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
        r"(?:T((?:[01]\d|2[0-4]):[0-5]\d)(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])",
        iso,
        needs=("0-0-0",),
        at_number=True,
    ),
    # Matches "2018-11"; not "2018-13", "2018-11-02", "2018-11er", "A-2018-11", "2018-11 %". Whether it is no range of
    # years, `month` sees.
    Rule(
        "ISO month",
        r"(?<![\w.,:/-])(?<!DIN )(?<!Nr\. )((?:19|20)\d\d)-(0[1-9]|1[0-2])(?![\w:/-]|[.,]\d| ?[%€])",
        month,
        needs=("0-0",),
        at_number=True,
    ),
    # Matches "11-Dez-2006", "3-Apr-2006"; not "11-Dez", "A-11-Dez-2006", "41-Dez-2006", "11-Dezi-2006".
    Rule(
        "date with a short month",
        rf"(?<![\w.,-])(0?[1-9]|[12]\d|3[01])-({'|'.join(sorted(_MONTHS))})-((?:19|20)\d\d)(?![\w-])",
        named_month,
        needs=tuple(f"0-{month[:2]}" for month in sorted(_MONTHS)),
        at_number=True,
    ),
    # Matches "20180526" in "20180526 – Tomaten pflanzen"; not "20180526", "log_20220909 – das".
    Rule(
        "packed date before a title",
        r"^((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])()(?=:? [–-] [A-ZÄÖÜ]|: [A-ZÄÖÜ])",
        iso,
        needs=("00000000",),
        at_number=True,
    ),
    # Matches "20220909" in "vom 20220909", "log_20220909.txt"; not "20221309", "202209091", "20220909 Euro",
    # "20.220.909".
    Rule(
        "packed date",
        r"(?<![^\W_])(?<![.,-])((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?![^\W_]|,\d| ?[€%$]"
        r"| (?:Euro|EUR|[A-ZÄÖÜ][a-zäöüß]))",
        packed,
        needs=("00000000",),
        at_number=True,
    ),
    # Matches "2014.11.02", "2014.11.02.NR", "2014/11/02"; not "2014.13.02", "1.2014.11.02", "2014.11.02.5",
    # "2014.11/02", "Az. 2014/11/02".
    Rule(
        "date from the year",
        r"(?<![\w.,/-])(?<!Version )(?<!Az\. )(?<!Nr\. )(?=\d{4}(?:\.\d\d\.|/\d\d/))"
        r"((?:19|20)\d\d)[./](0[1-9]|1[0-2])[./](0[1-9]|[12]\d|3[01])()(?![\w/-]|[.,]\d)",
        iso,
        needs=("0.0.0", "0/0/0"),
        at_number=True,
    ),
)
