"""A line of several small things under a title: "Von Julia Kern | 12.03.2025 | Lesezeit: 4 Minuten"."""

from __future__ import annotations

import re
from typing import NamedTuple

from audiobuild.german.structure.credits import byline, is_agency
from audiobuild.german.structure.dates import date_line

_LONGEST = 160
_PARTING = re.compile(r"\s*[|·•/]\s+|\s+[–—-]\s+|,\s+(?=\d{1,2}\.\s?[\dA-Z])")
_OTHER = re.compile(
    r"(?:Lesezeit|Lesedauer|Dauer|Ressort|Rubrik)\b.{0,30}|\d{1,2}[.:]\d\d(?: Uhr)?"
    r"|\d+ (?:Min(?:uten|\.)?(?: Lesezeit)?|Kommentare?)"
)


class CreditLine(NamedTuple):
    """The author and the ISO date it tells; empty where it does not."""

    author: str
    published: str


def credit_line(text: str) -> CreditLine | None:
    """What a line tells that holds a byline or a date and nothing else of the article; None for any other."""
    if len(text) > _LONGEST:
        return None
    author = published = ""
    for part in [text] if date_line(text) or byline(text) else _PARTING.split(text):
        if who := byline(part):
            author = author or who
        elif day := date_line(part):
            published = published or day
        elif not _OTHER.fullmatch(part) and not is_agency(part):
            return None
    return CreditLine(author, published) if author or published else None
