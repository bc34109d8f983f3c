"""Dates in every common form.

am 3.9.2025 -> am dritten neunten zweitausendfünfundzwanzig      3. Oktober 1990 -> dritter Oktober neunzehn...
2025-09-03 -> dritter September zweitausendfünfundzwanzig        vom 3. bis 5. Mai -> vom dritten bis fünften Mai
"""

from __future__ import annotations

import re

from audiobuild.german.engine import DIGITS, Rule
from audiobuild.german.grammar.declension import ordinal_ending
from audiobuild.german.grammar.numbers import cardinal, digits, ordinal, year
from audiobuild.german.grammar.patterns import BLANK, DASH, MONTH
from audiobuild.german.words.calendar import MONTH_NAMES, MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAY_NAMES

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_NUMERIC_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:\d{4}|['’]?\d{2})(?!\d)"
_NUMERIC = rf"({_DAY})\.{BLANK}?({_NUMERIC_MONTH})\.(?:{BLANK}?({_YEAR})(?![.,]\d|{BLANK}?%))?(?!\d)"
_JOINT = rf"{BLANK}?(?:{DASH}|/){BLANK}?"


def _said_year(written: str) -> str:
    """A year of four digits, or of two as it stands: 25 -> fünfundzwanzig, 05 -> null fünf."""
    written = written.strip("'’")
    if len(written) == 2:  # noqa: PLR2004 -- digits
        return digits(written) if written[0] == "0" else cardinal(int(written))
    return year(int(written))


def _said(day: str, month: str, year_: str | None, ending: str) -> str:
    words = [ordinal(int(day), ending), ordinal(int(month), ending)]
    return " ".join([*words, _said_year(year_)] if year_ else words)


def numeric(found: re.Match[str], text: str) -> str | None:
    """``am 3.9.`` -> am dritten neunten; ``03.09.25`` -> dritter neunter fünfundzwanzig."""
    ending = ordinal_ending(text, found.start(), found.end())
    ending = "e" if ending == "e" else "en" if ending in ("en", "em") else "er"
    said = _said(found[1], found[2], found[3], ending)
    ends = not found[3] and not text[found.end() :].strip(" \"“”»«’‘')")
    return said + ("." if ends else "")


def span(found: re.Match[str], text: str) -> str | None:
    """``3.–5.9.2025`` -> dritter bis fünfter neunter zweitausendfünfundzwanzig; ``24.12.–6.1.`` likewise."""
    ending = ordinal_ending(text, found.start(), found.end())
    ending = "e" if ending == "e" else "en" if ending in ("en", "em") else "er"
    first = ordinal(int(found["d1"]), ending)
    if found["m1"]:
        first += " " + ordinal(int(found["m1"]), ending)
    if found["y1"]:
        first += " " + _said_year(found["y1"])
    return f"{first} bis {_said(found['d2'], found['m2'], found['y2'], ending)}"


def named(found: re.Match[str], text: str) -> str | None:
    """``3. Oktober`` -> dritter Oktober; ``1./2. Mai`` -> erster zweiter Mai; ``3.–5. Mai`` -> dritter bis fünfter."""
    ending = ordinal_ending(text, found.start(), found.end())
    if ending in ("es", "em"):
        ending = "en" if ending == "em" else "er"
    days = [ordinal(int(day), ending) for day in re.findall(r"\d+", found[0])]
    joint = " " if "/" in found[0] else " bis "
    return joint.join(days)


def iso(found: re.Match[str], text: str) -> str | None:
    """``2025-09-03`` -> dritter September zweitausendfünfundzwanzig."""
    ending = ordinal_ending(text, found.start(), found.end())
    ending = {"es": "er", "em": "en"}.get(ending, ending)
    return f"{ordinal(int(found[3]), ending)} {MONTHS[int(found[2]) - 1]} {year(int(found[1]))}"


def slashed(found: re.Match[str], text: str) -> str | None:
    """``03/09/2025`` -> dritter neunter zweitausendfünfundzwanzig."""
    return numeric(found, text)


def short_year(found: re.Match[str], _: str) -> str | None:
    """``Mai '24`` -> Mai vierundzwanzig; ``'68`` -> achtundsechzig."""
    return _said_year(found[1])


_DATE_NAMES = SHORT_WEEKDAYS | SHORT_MONTHS
_NAMED = (
    rf"(?:{'|'.join(sorted(WEEKDAY_NAMES))}|(?:{'|'.join(SHORT_WEEKDAYS)})\.?|{'|'.join(sorted(MONTH_NAMES))}"
    rf"|(?:{'|'.join(SHORT_MONTHS)})\.)"
)


def weekday(found: re.Match[str], _: str) -> str | None:
    """``Sa 10–14 Uhr`` -> Samstag."""
    return SHORT_WEEKDAYS[found[0]]


def names(found: re.Match[str], _: str) -> str | None:
    """``Mo.–Fr.`` -> Montag bis Freitag; ``Mai–Juni`` -> Mai bis Juni."""
    first, last = (_DATE_NAMES.get(name.rstrip("."), name) for name in found.groups())
    return f"{first} bis {last}"


RULES = (
    Rule(
        "days and months",
        rf"(?<!\w)({_NAMED}){BLANK}?{DASH}{BLANK}?({_NAMED})(?![\w-])",
        names,
        trigger=rf"{_NAMED}{BLANK}?{DASH}",
    ),
    Rule(
        "weekday",
        r"(?<!\w)(?:Mo|Di|Mi|Do|Fr|Sa)(?=,? \d)|(?<!\w)So(?=,? \d\d?(?:[-–.:]\d| ?Uhr))",
        weekday,
        needs=DIGITS,
    ),
    Rule(
        "ISO date",
        r"(?<![\w-])(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\w-])(?=T|\b)",
        iso,
        needs="-",
        at_number=True,
    ),
    Rule(
        "date span",
        rf"(?<![\w.,])(?P<d1>{_DAY})\.(?:(?P<m1>{_NUMERIC_MONTH})\.(?P<y1>{_YEAR})?)?{BLANK}?{DASH}{BLANK}?"
        rf"(?P<d2>{_DAY})\.{BLANK}?(?P<m2>{_NUMERIC_MONTH})\.(?:{BLANK}?(?P<y2>{_YEAR}))?",
        span,
        needs="-‐‑‒–—",
        at_number=True,
    ),
    Rule("date", rf"(?<![\w.,]){_NUMERIC}", numeric, needs=".", at_number=True),
    Rule(
        "date with slashes",
        rf"(?<![\w./])({_DAY})/({_NUMERIC_MONTH})/({_YEAR})(?![\w/])",
        slashed,
        needs="/",
        at_number=True,
    ),
    Rule(
        "day of month",
        rf"(?<![\w.,]){_DAY}\.(?:{_JOINT}{_DAY}\.)?(?={BLANK}?{MONTH})",
        named,
        needs=".",
        at_number=True,
    ),
    Rule("short year", r"(?<![\w\"“”])['’‘](\d{2})(?![\w'’‘])", short_year, needs="'’‘", at_number=True),
)
