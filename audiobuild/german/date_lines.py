"""Lines that hold a date and nothing else: "Stand: 3. Oktober 2025, 14:30 Uhr" -> 2025-10-03."""

from __future__ import annotations

import re
from datetime import date

from audiobuild.german.words.calendar import (
    AUSTRIAN_MONTHS,
    MONTH_NAMES,
    MONTHS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    WEEKDAY_NAMES,
)
from audiobuild.lazy_regex import lazy_regex

_MONTH = "|".join([*MONTH_NAMES, *(rf"{short}\.?" for short in SHORT_MONTHS)])
# Matches all of "3.10.2025", "3. Okt. 25", "3 Oktober 2025", "2025-10-03"; not of "3. Oktober".
_DATE = (
    rf"(?:(?P<day>\d{{1,2}})(?:\.\s?(?P<month>\d{{1,2}})\.|(?:\.\s?|\s)(?P<name>{_MONTH}))"
    r"\s?(?P<year>\d{4}|\d{2}(?!\d))"
    r"|(?P<iso>\d{4}-\d\d-\d\d))"
)
_WEEKDAY = rf"(?:{'|'.join(sorted(WEEKDAY_NAMES))}|{'|'.join(SHORT_WEEKDAYS)})\.?"
# Matches all of "Stand: ", "Zuletzt Aktualisiert am", "Meldung vom"; not of "Standort".
_LABEL = (
    r"(?:(?:Zuletzt |Letzte )?(?:Stand|Aktualisiert|Aktualisierung|Änderung|Geändert"
    r"|Veröffentlicht|Erstellt|Erschienen|Publiziert|Datum"
    r"|Online seit|Update|Meldung vom|Artikel vom|(?:Presse|Medien)mitteilung vom)(?: (?:am|vom|seit))?:?\s*)"
)
_FULL_YEAR = 100
"""A smaller number is a year of this century."""
# Matches all of ", 14:30 Uhr", " | 8.05", " um 9:00:30 MEZ"; not of ", 14 Uhr".
_TIME = r"(?:\s*(?:[,|–-]|um)?\s*\d{1,2}[:.]\d\d(?::\d\d)?(?:\s*(?:Uhr|h))?(?:\s*(?:MESZ|MEZ))?)"
# Matches all of "Mittwoch, 5. Nov. 2025", "Veröffentlicht am 1. März 2024"; not of "Am 3. Oktober 2025 kam er".
_LINE = lazy_regex(
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
    """Return the number of a month, 1 to 12, from its full or short name."""
    name = name.rstrip(".").capitalize()
    full = SHORT_MONTHS.get(name, name)
    return MONTHS.index(AUSTRIAN_MONTHS.get(full, full)) + 1
