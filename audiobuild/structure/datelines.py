"""Datelines, the place (and agency, and date) that news begins with: "Peking (dpa) – Der Gipfel"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from audiobuild.german.words.agencies import AGENCIES
from audiobuild.german.words.calendar import MONTH_NAMES, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAY_NAMES
from audiobuild.german.words.nouns import gender, is_plural
from audiobuild.german.words.places import NEWS_PLACES, toponyms
from audiobuild.german.words.sentence_words import STARTERS
from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Block, Role
from audiobuild.structure.agencies import agency_tail
from audiobuild.structure.draft import piece_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = r"[A-ZÄÖÜ][\wéèáóíçñ.’'-]*"
# Matches all of "Berlin", "Frankfurt am Main", "Bad Homburg v. d. H.", "Rio de Janeiro"; not of "in Berlin",
# "Berlin und Wien".
_PLACE = rf"{_WORD}(?: (?:{_WORD}|am|an|der|im|in|ob|bei|vor|de|la|del|do|of|[abiouv]\.|d\.)){{0,4}}"
# Matches "(dpa)", "(dpa/lno)", "(AFP, Reuters)", "(SN, APA)", "(ots)"; not "(Grüne)", "(leise)", "(dpa-Bericht)".
_AGENCY = rf"\((?:(?:[A-ZÄÖÜ]{{2,4}}[/,] ?)?(?:{'|'.join(AGENCIES)}|red|pm|taz)(?:[/,;| ]+[\w.-]{{2,14}}){{0,3}})\)"
# Matches "taz" in "HAMBURG taz | Der", "dpa/lno" in "BONN dpa/lno | Der"; not in "Berlin taz meldet", "BONN dpa –".
_BARE_AGENCY = rf"(?<=\w )(?:taz|{'|'.join(AGENCIES)})(?:/[a-z]{{2,10}}){{0,2}}(?=\s?\|)"
_MONTH = f"(?:{'|'.join([*MONTH_NAMES, *(rf'{month}[.]?' for month in SHORT_MONTHS)])})"
# Matches "3. Februar 2025", "den 3.2.", "3. Febr."; not "3. Klasse".
_DATE = rf"(?:den )?\d{{1,2}}\.\s?(?:\d{{1,2}}\.|{_MONTH})(?:\s?\d{{4}})?"
# Matches the beginning of "Peking (dpa) – Der", "Frankfurt (Oder), 3. Februar 2025 – Der", "Berlin/Wien: Die",
# "Bonn. (epd) Der"; not of "der Rat: Nein", "Peking dpa Der".
_DATELINE = lazy_regex(
    rf"(?P<place>{_PLACE}(?:(?:, |/| / ){_PLACE}){{0,2}}(?: (?!{_AGENCY})\([A-ZÄÖÜ]\w+\))?)"
    rf"(?:,?\s*(?P<early>{_DATE}))?(?:[,.]?\s*(?P<agency>{_AGENCY}|{_BARE_AGENCY}))?(?:,?\s*(?P<date>{_DATE}))?"
    r"\s*(?P<sign>[–—-]{1,2}|\||[.:](?=\s[A-ZÄÖÜ„\"»])|(?<=\))(?=\s[A-ZÄÖÜ„\"»]))\s+(?=\S)"
)
# Matches the beginning of "(dpa) Der", "(dpa/lno) – Der"; not of "(dpa)", "(dpa) meldet".
_AGENCY_FIRST = lazy_regex(rf"(?P<agency>{_AGENCY})(?: ?[–—-])?\s+(?=[A-ZÄÖÜ„\"»])")
# Matches after the first dash of "Hamburg – Stadt der Brücken – feiert"; not of "Hamburg – Der Senat tagt.".
_PARENTHESIS = lazy_regex(r"[^.!?–—]{0,60} [–—-] [a-zäöü]")
# Matches in "Germania Au 0:0", "SV Hase 2:3 (1:1)"; not in "Um 20:15 Uhr", "Der Rat: 3".
_RESULT = lazy_regex(r"[^\W\d_] \d{1,2}:\d{1,2}(?![\d:]| Uhr)")
_DAYS = SHORT_WEEKDAYS.keys() | WEEKDAY_NAMES
"""What precedes a day in an entry of a calendar, and is no place: Sa, 9.11.: Ausflug."""
# Matches all of "Karfreitag", "Di", "Heiligabend", "Apr", "Tag der Arbeit"; not of "Berlin", "Freital", "Bad Ems".
_DAY_NAME = lazy_regex(
    r"(?:.*(?:tag|abend|nacht|ferien)e?s?|Silvester|Neujahr|Ostern|Pfingsten|Weihnachten|Fronleichnam|Allerheiligen"
    rf"|Tag der .*|.*himmelfahrt|{'|'.join([*SHORT_WEEKDAYS, *SHORT_MONTHS, *MONTH_NAMES])})\.?",
    re.IGNORECASE,
)
"""What precedes the hours in a list of them: Karfreitag, 7.4. | geschlossen."""
_LONGEST_PLACE = 40
_LONGEST = 160
_MOST_WORDS = 3


class Dateline(NamedTuple):
    """The parts of a dateline, by their positions in the text."""

    parts: tuple[tuple[int, int, Role], ...]
    """The place (DATELINE), and the agency (AGENCY) and day (DATE) if they are given, in order."""
    end: int
    """Where the text of the report begins."""


def dateline(text: str) -> Dateline | None:
    """Return the dateline a paragraph begins with, None if there is none.

    An agency in brackets needs no sign after it, nor a place before it. Without an agency or a date that is known to
    be one, the place must be short and followed by a dash ("Berlin – Der ..."), or be a city known for sending news
    and followed by a full stop ("Berlin. Der ...").
    """
    if first := _AGENCY_FIRST.match(text):
        return Dateline(((*first.span("agency"), Role.AGENCY),), first.end())
    found = _DATELINE.match(text, 0, _LONGEST)
    if found is None or len(found["place"]) > _LONGEST_PLACE or found["place"] in _DAYS:
        return None
    if not found["agency"] and (_DAY_NAME.fullmatch(found["place"]) or _may_be_person(found)):
        return None
    if not found["sign"] and (not found["agency"] or found["place"].split()[0] in STARTERS):
        return None
    roles = {"place": Role.DATELINE, "early": Role.DATE, "agency": Role.AGENCY, "date": Role.DATE}
    parts = tuple((*found.span(name), role) for name, role in roles.items() if found[name])
    return Dateline(parts, found.end()) if len(parts) > 1 or _stands_alone(text, found) else None


def _may_be_person(found: re.Match[str]) -> bool:
    """Return whether one word that is no known place, and a colon, may be who writes: "Lisa, 12. Mai: Heute war"."""
    return found["sign"] == ":" and found["place"].isalpha() and found["place"] not in toponyms() | NEWS_PLACES


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    """Return whether the place and the sign after it are enough for a dateline."""
    place, end = found["place"], found.end()
    if not text[end].isupper() and text[end] not in '„»"':
        return False
    if "(" in place or place.split()[0] in STARTERS or _RESULT.search(text, end, end + _LONGEST_PLACE):
        return False
    if found["sign"] in {".", ":"}:
        known = place in NEWS_PLACES or _is_in_capitals(place) or _is_town(place)
        return found["sign"] == "." and known and len(text) - end > _LONGEST_PLACE
    return (
        len(place.split()) <= _MOST_WORDS
        and text[end].isupper()
        and not _PARENTHESIS.match(text, end)
        and len(text) - end >= len(place) * 4
    )


def _is_town(place: str) -> bool:
    """Return whether local papers send from the place: "Zwettl", "Bad Ems"; not "Regen", which is a noun."""
    return place.startswith("Bad ") or (place in toponyms() and not gender(place) and not is_plural(place))


def _is_in_capitals(place: str) -> bool:
    """Return whether a place is set in capitals, as local papers do: "STUTTGART/ULM"; not "ACHTUNG", "EU"."""
    words = [word.capitalize() for word in re.split(r"\W+", place) if word]
    if not place.isupper() or min(map(len, words)) < len("Ulm") or len(place) < len("BONN"):
        return False
    return not any(gender(word) or is_plural(word) for word in words) or any(word in NEWS_PLACES for word in words)


def part(block: Block) -> Iterator[Block]:
    """Yield a paragraph's dateline ("Peking (dpa) –"), its text and the agency credit at its end as blocks.

    The dateline's text is the place alone; the agency and the day in it are blocks of their own. Any other block is
    yielded as it is.
    """
    found = tail = None
    if block.role in (Role.PARAGRAPH, Role.LEAD) and not block.skipped:
        found, tail = dateline(block.text), agency_tail(block.text)
    start = found.end if found else 0
    end = len(block.text) if tail is None else tail
    for (first, last, role), after in pairwise([*found.parts, (start, start, Role.DATELINE)] if found else []):
        span = piece_of(block, 0 if role is Role.DATELINE else first, after[0]).span
        yield replace(piece_of(block, first, last), span=span, role=role)
    yield piece_of(block, start, end) if found or tail else block
    if tail:
        yield replace(piece_of(block, end, len(block.text)), role=Role.AGENCY)
