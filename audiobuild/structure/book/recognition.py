"""Whether a text is a book, and whether a line gives a day or a year, as in letters and diaries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Role
from audiobuild.structure.numbering import number

if TYPE_CHECKING:
    from audiobuild.structure.draft import Draft

BOOK = 40_000
"""Minimum length of a text that is a book whatever its headings look like, in characters."""
_BOOK_PARTS = ("kapitel", "buch", "akt", "aufzug", "szene", "auftritt", "gesang", "hauptstück", "abenteuer")
"""Parts that only books have; an article may have a "Teil 2" among other headings."""
_FEWEST_NUMBERS = 3
"""Headings that are bare numbers."""
_MONTH = "(?:J[aäeu]n|Jul|\\w{3,7}monat|Feb|Mär|Mai|Apr|Aug|Sep|O[kc]t|Nov|De[zc])"
# Matches "Vancouver, August 1899.", "Linz, den 3. August", "Am Sonntag", "Den 25.", "Sonntags den 17.", "17ten";
# not "Ein Werk von 1904", "Am Sonntag, wenn es läutet", "Den 25. Mann", "25.".
_DATED = lazy_regex(
    rf"\b(?:\d{{1,2}}\. ?(?:\d|{_MONTH})|{_MONTH}[a-zä]*\.? 1[5-9]\d\d\b)"
    r"|^(?:Am )?(?:(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Sonnabend|Morgens?|Mittags?|Abends?|Nachts?)"
    r"(?: (?:früh|spät|morgens|mittags|abends|nachts|um .{1,20}))*[.,]?$"
    r"|^[_+=*~]{0,2}(?:(?:Am|[Dd]en|(?:Mon|D[ie]{1,2}ns|Donners|Frei|Sams|Sonn)tags?|Mittwochs?|Sonnabends?),?"
    r" (?:den )?\d{1,2}(?:\.|s?ten\.?)|\d{1,2}s?ten\.?)[_+=*~]{0,2}$"
)


def is_book(draft: Draft) -> bool:
    """Return whether a text is a book: it is long, or has headings that name its parts or are numbers."""
    blocks = draft.blocks
    if blocks and blocks[-1].span[1] >= BOOK:
        return True
    heads = [number(block.text) for block, role in zip(blocks, draft.roles, strict=True) if role is Role.HEADING]
    nameless = sum(head is not None and not head.known and not head.name for head in heads)
    return nameless >= _FEWEST_NUMBERS or any(head and head.form.endswith(_BOOK_PARTS) for head in heads)


def is_dated(text: str) -> bool:
    """Return whether a line gives a day, a time of day or a year, as letters and diaries begin."""
    return _DATED.search(text) is not None
