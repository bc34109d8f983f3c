"""The place (and agency, and date) that news begins with, as in "Peking (dpa) – Der Gipfel"."""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = r"[A-ZÄÖÜ][\wéèáóíçñ.’'-]*"
_PLACE = rf"{_WORD}(?: (?:{_WORD}|am|an|der|im|in|ob|bei|de|la|del|do|of)){{0,4}}"
_AGENCY = r"\((?:[a-zA-Z][\w.-]{1,14})(?:[/,;| ]+[\w.-]{2,14}){0,3}\)"
_DATE = r"\d{1,2}\.\s?(?:\d{1,2}\.|[A-Z][a-zä]+)(?:\s?\d{4})?"
_DAY = re.compile(_DATE)
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE}(?:(?:, |/| / ){_PLACE}){{0,2}})"
    rf"(?P<early>,?\s*(?:den )?{_DATE})?(?P<agency>,?\s*{_AGENCY})?(?P<date>,?\s*(?:den )?{_DATE})?"
    r"\s*(?P<sign>[–—-]{1,2}|[.:](?=\s[A-ZÄÖÜ„\"»]))\s+(?=\S)"
)
_PARENTHESIS = re.compile(r"[^.!?–—]{0,60} [–—-] [a-zäöü]")
"""A second dash: "Hamburg – Stadt der Brücken – feiert"."""
_CITY_NAMES = """
    Aachen Ankara Athen Augsburg Basel Belgrad Berlin Bern Bielefeld Bochum Bonn Braunschweig Bregenz Bremen
    Bremerhaven Brüssel Budapest Bukarest Chemnitz Cottbus Darmstadt Dortmund Dresden Dublin Duisburg Düsseldorf
    Eisenstadt Erfurt Essen Flensburg Frankfurt Freiburg Genf Graz Göttingen Hamburg Hannover Heidelberg Helsinki
    Innsbruck Istanbul Jena Jerusalem Kairo Karlsruhe Kassel Kiel Kiew Klagenfurt Koblenz Kopenhagen Köln Leipzig
    Linz Lissabon London Luxemburg Luzern Lübeck Madrid Magdeburg Mailand Mainz Mannheim Minsk Moskau München
    Münster Neu-Delhi Nürnberg Oldenburg Oslo Osnabrück Paris Peking Potsdam Prag Regensburg Riga Rom Rostock
    Saarbrücken Salzburg Schwerin Sofia Stockholm Straßburg Stuttgart Tallinn Teheran Tokio Trier Tunis Ulm Vilnius
    Warschau Washington Wien Wiesbaden Wolfsburg Wuppertal Würzburg Zürich
"""
_CITIES = frozenset(_CITY_NAMES.split())
"""Where reports come from; with these alone a full stop is enough: "Berlin. Wenn ..." (but "Stille. Niemand ...")."""
_LONGEST_PLACE = 40
_MOST_WORDS = 3


class Dateline(NamedTuple):
    """Where a report was written, and where its text begins."""

    place: tuple[int, int]
    date: tuple[int, int] | None
    """Where the day stands, if it is told."""
    end: int


def dateline(text: str) -> Dateline | None:
    """The dateline a paragraph begins with; None where there is none.

    Without an agency or a date, the place must be short and a dash follow it: "Berlin – Der ...";
    a full stop will do after the name of a city that is known for sending news: "Berlin. Der ...".
    """
    found = _DATELINE.match(text)
    if found is None or len(found["place"]) > _LONGEST_PLACE:
        return None
    date = next((found.span(part) for part in ("early", "date") if found[part]), None)
    if not found["agency"] and not date and not _stands_alone(text, found):
        return None
    if date:
        day = _DAY.search(text, *date)
        date = day.span() if day else None
    return Dateline(found.span("place"), date, found.end())


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    """Is it a dateline by its place and sign alone?"""
    place, end = found["place"], found.end()
    if not text[end].isupper() and text[end] not in '„»"':
        return False
    if found["sign"] in {".", ":"}:
        return found["sign"] == "." and place in _CITIES and len(text) - end > _LONGEST_PLACE
    return (
        len(place.split()) <= _MOST_WORDS
        and text[end].isupper()
        and not _PARENTHESIS.match(text, end)
        and len(text) - end >= len(place) * 4
    )
