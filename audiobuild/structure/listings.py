"""What the numbers in a list or table are where no label says it: prices, times of day, places, times of a race.

The heading says it ("Speisekarte", "Fahrplan", "Ergebnisse"), or the lines together do: one of them has the currency,
all open with a time that is later than the last, or each has a place, a name and a result. `listing_kinds` decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.rules.listings import Listing
from audiobuild.german.rules.numbering.enumerations import number_of
from audiobuild.german.words.calendar import ANY_DAY
from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Block, Role
from audiobuild.structure.listing_kinds import Run, heads, kind_of, names_other_currency, names_prices

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST = 120
"""Characters of a line; a longer one is a paragraph."""


def listings(blocks: Sequence[Block]) -> dict[int, Listing]:
    """Return the listing that each line belongs to, by the index of its block; lines of unknown kind are left out."""
    found: dict[int, Listing] = {}
    priced = any(names_prices(block.text) for block in blocks if block.role is not Role.ITEM)
    if priced and not any(names_other_currency(block.text) for block in blocks):
        found |= {at: Listing.PRICES for at, block in enumerate(blocks) if _is_dish(block)}
    for run in _runs(blocks):
        if kind := kind_of(run, [blocks[at].text for at in run.lines], priced=priced):
            found |= dict.fromkeys(run.lines, kind)
    return found


# Matches all of "Schnitzel mit Pommes 12,90", "Spätzle (veg.) 10,50"; not of "Schnitzel 12,90 €", "Bier 0,5 l 4,20".
_DISH = lazy_regex(r"[A-ZÄÖÜ][^\d\n]{2,60}[a-zäöüß.)] \d{1,2},\d[05]")


def _is_dish(block: Block) -> bool:
    """Return whether a line of a menu is a dish and its price, also if no other line is beside it."""
    return not block.skipped and _is_line(block) and _DISH.fullmatch(block.text) is not None


def _runs(blocks: Sequence[Block]) -> Iterator[Run]:
    """Yield each run of two lines or more that have figures; a line without any introduces those under it."""
    lines: list[int] = []
    title = heading = introduction = ""
    for at, block in enumerate(blocks):
        if block.skipped or _goes_on(block, lines):
            continue
        counted = _is_line(block) and any(map(str.isdecimal, block.text))
        if counted and not _opens(blocks, lines, at):
            lines.append(at)
            continue
        if len(lines) > 1:
            yield Run(tuple(lines), f"{heading} {introduction}", title)
        if counted and not heads(block.text):
            introduction = _introducing(blocks, lines) or introduction
            lines = [at]
            continue
        lines = []
        if block.role is Role.TITLE:
            title = block.text
        elif block.role is Role.HEADING:
            heading, introduction = block.text, ""
        else:
            introduction = block.text if _is_line(block) or block.text.endswith(":") else ""
    if len(lines) > 1:
        yield Run(tuple(lines), f"{heading} {introduction}", title)


def _introducing(blocks: Sequence[Block], lines: Sequence[int]) -> str:
    """Return a line that stands alone, without a number, over those that have one: "10 km Frauen"; else nothing."""
    alone = blocks[lines[0]].text if len(lines) == 1 else ""
    return alone if number_of(alone) is None else ""


def _opens(blocks: Sequence[Block], lines: Sequence[int], at: int) -> bool:
    """Return whether a line with figures opens a run: it heads the next, counts from one, or has no number any more."""
    if heads(blocks[at].text):
        return True
    if not lines:
        return False
    number = number_of(blocks[at].text)
    if number == 1:
        return at + 1 < len(blocks) and number_of(blocks[at + 1].text) == number + 1
    return number is None and len(lines) > 1 and all(number_of(blocks[line].text) is not None for line in lines[-2:])


def _goes_on(block: Block, lines: Sequence[int]) -> bool:
    """Return whether a line without figures is one of the list: an item, or a day of rest ("Mi geschl.")."""
    if any(map(str.isdecimal, block.text)) or len(block.text) > _LONGEST:
        return False
    if block.role is Role.ITEM:
        return bool(lines) and not heads(block.text)
    return block.role is Role.PARAGRAPH and bool(_CLOSED.match(block.text))


# Matches the beginning of "Mi geschl.", "Montag Ruhetag", "Mo. u. Di. Ruhetag"; not of "Mittagessen", "Mi".
_CLOSED = lazy_regex(
    rf"(?:(?:{ANY_DAY})\b[.,:]?"
    r"(?: ?(?:u\.|und|bis|[-–/+&]) ?)?){1,3} ?(?:geschl|Ruhetag|zu\b|frei\b|kein)"
)


def _is_line(block: Block) -> bool:
    """Return whether a block is an item, or a short line that is no sentence."""
    if block.role is Role.ITEM:
        return True
    return block.role in (Role.PARAGRAPH, None) and len(block.text) <= _LONGEST and not _SENTENCE.search(block.text)


# Matches the end of "Das ist neu.", "Wer kommt?", "Zutaten:"; not of "Maier Sepp 389 R.", "2 St.", "ca. 5 Min.".
_SENTENCE = lazy_regex(r"(?:[!?:]|(?<!\d [A-ZÄÖÜ])(?<!\d [A-ZÄÖÜ][a-zäöü])(?<!\d [A-ZÄÖÜ][a-zäöü]{2})\.)\Z")
