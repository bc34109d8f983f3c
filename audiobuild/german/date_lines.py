"""Lines that hold a date and nothing else: "Stand: 3. Oktober 2025, 14:30 Uhr" -> 2025-10-03."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez")
_MONTH = (
    r"Januar|Jänner|Jan\.?|Februar|Feber|Febr?\.?|März|Mär\.?|Mrz\.?|April|Apr\.?|Mai|Juni|Jun\.?|Juli|Jul\.?"
    r"|August|Aug\.?|September|Sept?\.?|Oktober|Okt\.?|November|Nov\.?|Dezember|Dez\.?"
)
_DATE = (
    rf"(?:(?P<day>\d{{1,2}})\.\s?(?:(?P<month>\d{{1,2}})\.|(?P<name>{_MONTH}))\s?(?P<year>\d{{4}}|\d{{2}}(?!\d))"
    r"|(?P<iso>\d{4}-\d\d-\d\d))"
)
_WEEKDAY = (
    r"(?:Mo(?:ntag)?|Di(?:enstag)?|Mi(?:ttwoch)?|Do(?:nnerstag)?|Fr(?:eitag)?|Sa(?:mstag)?|Sonnabend|So(?:nntag)?)\.?"
)
_LABEL = (
    r"(?:(?:Zuletzt |Letzte )?(?:Stand|Aktualisiert|Aktualisierung|Veröffentlicht|Erstellt|Erschienen|Publiziert|Datum"
    r"|Online seit|Update|Meldung vom|Artikel vom|Pressemitteilung vom)(?: (?:am|vom|seit))?:?\s*)"
)
_FULL_YEAR = 100
"""A smaller number is a year of this century."""
_TIME = r"(?:\s*(?:[,|–-]|um)?\s*\d{1,2}[:.]\d\d(?::\d\d)?(?:\s*(?:Uhr|h))?(?:\s*(?:MESZ|MEZ))?)"
# Matches "Mittwoch, 5. Nov. 2025", "Veröffentlicht am 1. März 2024"; not "Am 3. Oktober 2025 kam er".
_LINE = re.compile(
    rf"\(?{_LABEL}?(?:{_WEEKDAY},?\s*(?:den |der |dem )?)?(?:am |vom |den )?{_DATE}{_TIME}?\s*\)?\.?"
    rf"(?:\s*[,|–/-]?\s*{_LABEL}[^.!?]{{0,40}})?",
    re.IGNORECASE,
)


def date_line(text: str) -> str | None:
    """Return the ISO 8601 date of a line that is a date and nothing else; None if it says more or is not a date."""
    found = _LINE.fullmatch(text)
    if found is None:
        return None
    if found["iso"]:
        parts = [int(part) for part in found["iso"].split("-")]
    else:
        month = int(found["month"]) if found["month"] else _month(found["name"])
        year = int(found["year"])
        parts = [year if year >= _FULL_YEAR else year + 2000, month, int(found["day"])]
    try:
        return date(*parts).isoformat()
    except ValueError:
        return None


def _month(name: str) -> int:
    short = name[:3].lower().replace("mrz", "mär").replace("jän", "jan")
    return _MONTHS.index(short) + 1
