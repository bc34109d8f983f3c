"""The place (and agency, and date) that news begins with, as in "Peking (dpa) – Der Gipfel"."""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = r"[A-ZÄÖÜ][\wéèáóíçñ.’'-]*"
_PLACE = rf"{_WORD}(?: (?:{_WORD}|am|an|der|im|in|ob|bei|de|la|del|do|of)){{0,4}}"
_AGENCY = r"\((?:[a-zA-Z][\w.-]{1,14})(?:[/,;| ]+[\w.-]{2,14}){0,3}\)"
_DATE = r"\d{1,2}\.\s?(?:\d{1,2}\.|[A-Z][a-zä]+)\s?(?:\d{4})?"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE}(?:(?:, |/| / ){_PLACE}){{0,2}})"
    rf"(?P<early>,?\s*(?:den )?{_DATE})?(?P<agency>,?\s*{_AGENCY})?(?P<date>,?\s*(?:den )?{_DATE})?"
    r"\s*(?P<sign>[–—-]{1,2}|[.:](?=\s[A-ZÄÖÜ„\"»]))\s+(?=\S)"
)
_PARENTHESIS = re.compile(r"[^.!?–—]{0,60} [–—-] [a-zäöü]")
"""A second dash: "Hamburg – Stadt der Brücken – feiert"."""
_LONGEST_PLACE = 40
_MOST_WORDS = 3


class Dateline(NamedTuple):
    """Where a report was written, and where its text begins."""

    place: tuple[int, int]
    end: int


def dateline(text: str) -> Dateline | None:
    """The dateline a paragraph begins with; None where there is none.

    Without an agency or a date, the place must be short and a dash follow it: "Berlin – Der ...".
    """
    found = _DATELINE.match(text)
    if found is None or len(found["place"]) > _LONGEST_PLACE:
        return None
    if not found["agency"] and not found["date"] and not found["early"]:
        plain = found["sign"] in {"–", "—", "--", "-"} and len(found["place"].split()) <= _MOST_WORDS
        if (
            not plain
            or _PARENTHESIS.match(text, found.end())
            or not text[found.end()].isupper()
            or len(text) - found.end() < len(found["place"]) * 4
        ):
            return None
    return Dateline(found.span("place"), found.end())
