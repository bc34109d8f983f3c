"""Datelines, the place (and agency, and date) that news begins with: "Peking (dpa) – Der Gipfel"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from audiobuild.german.words.places import NEWS_PLACES
from audiobuild.model import Block, Role, SourceMap
from audiobuild.structure.agencies import agency_tail

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = r"[A-ZÄÖÜ][\wéèáóíçñ.’'-]*"
_PLACE = rf"{_WORD}(?: (?:{_WORD}|am|an|der|im|in|ob|bei|de|la|del|do|of)){{0,4}}"
_AGENCY = r"\((?:[a-zA-Z][\w.-]{1,14})(?:[/,;| ]+[\w.-]{2,14}){0,3}\)"
_DATE = r"\d{1,2}\.\s?(?:\d{1,2}\.|[A-Z][a-zä]+)(?:\s?\d{4})?"
_DAY = re.compile(_DATE)
# Matches "Peking (dpa) – ", "Torgau, 3. Februar 2025 – ", "Berlin/Wien: "; not "Am Abend – so".
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE}(?:(?:, |/| / ){_PLACE}){{0,2}})"
    rf"(?P<early>,?\s*(?:den )?{_DATE})?(?P<agency>,?\s*{_AGENCY})?(?P<date>,?\s*(?:den )?{_DATE})?"
    r"\s*(?P<sign>[–—-]{1,2}|[.:](?=\s[A-ZÄÖÜ„\"»]))\s+(?=\S)"
)
# Matches after the first dash of "Hamburg – Stadt der Brücken – feiert"; not of "Hamburg – Der Senat tagt.".
_PARENTHESIS = re.compile(r"[^.!?–—]{0,60} [–—-] [a-zäöü]")
_LONGEST_PLACE = 40
_MOST_WORDS = 3


class Dateline(NamedTuple):
    """The places in a text of a dateline's parts."""

    place: tuple[int, int]
    date: tuple[int, int] | None
    """None if no date is given."""
    end: int
    """Where the text of the report begins."""


def dateline(text: str) -> Dateline | None:
    """Return the dateline a paragraph begins with, None if there is none.

    Without an agency or a date, the place must be short and followed by a dash ("Berlin – Der ..."), or be a city known
    for sending news and followed by a full stop ("Berlin. Der ...").
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
    """Return whether the place and the sign after it are enough for a dateline."""
    place, end = found["place"], found.end()
    if not text[end].isupper() and text[end] not in '„»"':
        return False
    if found["sign"] in {".", ":"}:
        return found["sign"] == "." and place in NEWS_PLACES and len(text) - end > _LONGEST_PLACE
    return (
        len(place.split()) <= _MOST_WORDS
        and text[end].isupper()
        and not _PARENTHESIS.match(text, end)
        and len(text) - end >= len(place) * 4
    )


def part(block: Block) -> Iterator[Block]:
    """Yield a paragraph's dateline ("Peking (dpa) –"), its text and the agency credit at its end as blocks.

    The dateline's text is the place alone; the day in it, if there is one, is a DATE block. Any other block is yielded
    as it is.
    """
    found = tail = None
    if block.role in (Role.PARAGRAPH, Role.LEAD) and not block.skipped:
        found, tail = dateline(block.text), agency_tail(block.text)
    start = found.end if found else 0
    end = len(block.text) if tail is None else tail
    if found:
        day = found.date[0] if found.date else start
        yield replace(_piece(block, *found.place), span=_piece(block, 0, day).span, role=Role.DATELINE)
        if found.date:
            yield replace(_piece(block, *found.date), span=_piece(block, day, start).span, role=Role.DATE)
    yield _piece(block, start, end) if found or tail else block
    if tail:
        yield replace(_piece(block, end, len(block.text)), role=Role.AGENCY)


def _piece(block: Block, start: int, end: int) -> Block:
    """Return a block of `text[start:end]` that covers the source up to where the next piece begins."""
    text = block.text[start:end]
    first = start + len(text) - len(text.lstrip())
    opening = block.source_position(start) if start else block.span[0]
    closing = block.source_position(end) if end < len(block.text) else block.span[1]
    later = ((at - first, to) for at, to in block.source_map.anchors if first < at < end)
    source_map = SourceMap(((0, block.source_position(first)), *later))
    omissions = tuple(omission for omission in block.omissions if opening <= omission.span[0] < closing)
    return replace(block, text=text.strip(), span=(opening, closing), source_map=source_map, omissions=omissions)
