"""What the lines of a list or table tell where no label says it: prices, times of day, places, times of a race.

The heading says it ("Speisekarte", "Fahrplan", "Ergebnisse"), or the lines together do: one of them has the currency.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from audiobuild.german.rules.enumerations import LAST_ADVERB
from audiobuild.german.rules.listings import Listing
from audiobuild.model import Block, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST = 120
"""Characters of a line; a longer one is a paragraph."""


_LONGEST_NAME = 60
"""Characters of an item that is no more than a name with its number, club and result."""


class _Run(NamedTuple):
    """Adjacent lines, and what stands over them."""

    lines: tuple[int, ...]
    """Their indices among the blocks."""
    heading: str
    """The nearest heading, and words that introduce the lines."""
    title: str
    """The article's title."""


def listings(blocks: Sequence[Block]) -> dict[int, Listing]:
    """Return what each line of a listing tells, by the index of its block; lines of which nothing is known are left."""
    found: dict[int, Listing] = {}
    for run in _runs(blocks):
        if kind := _kind(run, [blocks[at].text for at in run.lines]):
            found |= dict.fromkeys(run.lines, kind)
    return found


def _runs(blocks: Sequence[Block]) -> Iterator[_Run]:
    """Yield each run of two lines or more that have figures; a line without any introduces those under it."""
    lines: list[int] = []
    title = heading = introduction = ""
    for at, block in enumerate(blocks):
        if block.skipped:
            continue
        if _is_line(block) and any(map(str.isdecimal, block.text)):
            lines.append(at)
            continue
        if len(lines) > 1:
            yield _Run(tuple(lines), f"{heading} {introduction}", title)
        lines = []
        if block.role is Role.TITLE:
            title = block.text
        elif block.role is Role.HEADING:
            heading, introduction = block.text, ""
        else:
            introduction = block.text if _is_line(block) or block.text.endswith(":") else ""
    if len(lines) > 1:
        yield _Run(tuple(lines), f"{heading} {introduction}", title)


def _is_line(block: Block) -> bool:
    """Return whether a block is an item, or a short line that is no sentence."""
    if block.role is Role.ITEM:
        return True
    return block.role in (Role.PARAGRAPH, None) and len(block.text) <= _LONGEST and block.text[-1:] not in ".!?:"


def _kind(run: _Run, texts: list[str]) -> Listing | None:
    """Return what a run of lines tells."""
    whole = "\n".join(texts)
    if _are_prices(run, texts, whole):
        return Listing.PRICES
    if _HOURS.search(run.heading) and _most(_HOUR, texts) and not _CURRENCY.search(whole):
        return Listing.HOURS
    numbers = [int(place[1]) if (place := _PLACE.match(text)) else 0 for text in texts]
    if numbers != [*range(1, len(numbers) + 1)]:
        return None
    ranked = _RANKING.search(run.heading) or _RANKING.search(run.title)
    if ranked and _times_rise(texts):
        return Listing.RACE
    if ranked and all(len(_TIME.findall(text)) == 1 for text in texts):
        return None  # times that do not rise: of a programme
    named = all(len(text) <= _LONGEST_NAME and text[-1] not in ".!?" for text in texts)
    return Listing.PLACES if named and (ranked or len(numbers) > LAST_ADVERB) else None


def _are_prices(run: _Run, texts: list[str], whole: str) -> bool:
    """Return whether most lines end in an amount of euros, as the heading, the title or another line says."""
    if not _most(_AMOUNT, texts) or _NO_EUROS.search(f"{run.heading}\n{whole}"):
        return False
    return bool(_CURRENCY.search(f"{run.heading}\n{whole}") or _PRICES.search(f"{run.heading}\n{run.title}"))


def _most(pattern: re.Pattern[str], texts: list[str]) -> bool:
    """Return whether the pattern is found in half of the lines or more, and in two at least."""
    count = sum(bool(pattern.search(text)) for text in texts)
    return count > 1 and 2 * count >= len(texts)


def _times_rise(texts: list[str]) -> bool:
    """Return whether each line has one time, and none is shorter than that before: of races, not of matches."""
    times = [_TIME.findall(text) for text in texts]
    if any(len(found) != 1 for found in times):
        return False
    seconds = [60 * int(minutes) + int(rest) for ((minutes, rest),) in times]
    return seconds == sorted(seconds) and "Uhr" not in "".join(texts)


# Matches "3,50" in "Bratwurst 3,50", "(0,5 l) 3,80/4,50"; not in "3,50 m", "3,505", "3,5".
_AMOUNT = re.compile(r"(?<![\w.,])\d{1,3},\d\d(?= ?(?:/ ?\d{1,3},\d\d)?(?: ?€| Euro| EUR)?\)?\Z)")
_CURRENCY = re.compile(r"€|\b(?:Euro|EUR)\b")
# Matches "CHF", "Fr. 5", "in DM", "Hochsprung", "Noten"; not "Freitag", "Weitere".
_NO_EUROS = re.compile(
    r"[$£]|\b(?:CHF|SFr|DM|Mark|Franken|Schilling|Dollar|Fr\. \d)|\b\w*(?:[Ss]prung|[Ww]urf|[Ss]toß|[Ww]ertung)\b"
    r"|\b(?:Noten?|Meter|Sekunden|Prozent|Grad|Punkte|Zeiten?)\b"
)
# Matches "Preise", "Eintrittspreise", "Speisekarte", "Unsere Getränke", "Gebühren"; not "Preisträger".
_PRICES = re.compile(
    r"[Pp]reis(?:e|en|liste|tafel)?\b|\b(?:Speise|Getränke|Wein|Eis|Tages|Mittags|Abend)n?karten?\b|\bEintritt\b"
    r"|\b(?:Speisen|Getränke|Kosten|Vorspeisen|Hauptgerichte|Hauptspeisen|Nachspeisen|Desserts?|Essen|Trinken)\b"
    r"|[Gg]ebühren\b|[Bb]eiträge\b|[Tt]arife?\b|[Pp]reisliste"
)
# Matches "Abfahrt", "Fahrplan", "Öffnungszeiten", "Programm am Samstag", "Gottesdienste"; not "Programmierung".
_HOURS = re.compile(
    r"\b(?:Abfahrt(?:en|szeiten)?|Ankunft|\w*[Ff]ahrplan|(?:\w*p)?[Pp]?rogramm|Ablauf|Tagesablauf|(?:Zeit|Stunden|Spiel)plan"
    r"|\w*[a-zäöü]zeiten|Termine|Sprechstunden|Gottesdienste?|Gottesdienstordnung|Uhrzeit)\b"
)
# Matches "8.12", "8.00" in "8.00-12.00"; not in "8.12.", "8.12.2025", "8.12 km", "12.5".
_HOUR = re.compile(r"(?<![\w.,:])(?:[01]?\d|2[0-4])\.[0-5]\d(?!\w|[.,:]\d|\.| ?(?:km|m|kg)\b| ?[€%])")
# Matches "Ergebnisse", "Endstand", "Rangliste", "Die Sieger", "Platzierungen"; not "Siegburg".
_RANKING = re.compile(
    r"\b(?:\w*[Ee]rgebnis(?:se|liste)?|Endstand|Abschlusstabelle|Endklassement|\w*[Rr]angliste|\w*[Ss]iegerliste|Sieger"
    r"|Siegerinnen|Platzierung(?:en)?|Plätze|Platz|\w*[Ww]ertung|Gewinner|Preisträger|Podium)\b"
)
# Matches the beginning of "1. Eva", "2., SV Aue", "3 , TSV", "4) Ute"; not of "1.5 km", "2 Eier".
_PLACE = re.compile(r"\(?(\d{1,3})(?:[.)]| ?,|\. ?,) (?=\S)")
# Matches "17:45" in "Eva Braun 17:45"; not in "1:17:45", "17:45,2".
_TIME = re.compile(r"(?<![\d:.,])(\d{1,2}):([0-5]\d)(?![\d:]|[.,]\d)")
