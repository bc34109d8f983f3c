"""The imprint on the title page of a book: publisher, place, year, edition and rights."""

from __future__ import annotations

from itertools import islice, takewhile
from typing import TYPE_CHECKING

from audiobuild.german.words.places import NEWS_PLACES, TOWNS
from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Role
from audiobuild.structure.book.recognition import is_book, is_dated
from audiobuild.structure.heading_lines import is_running_text

if TYPE_CHECKING:
    from audiobuild.structure.draft import Draft

_LATEST = 20
"""Lines in which the title page ends."""
_LONGEST = 100
# Matches all of "1901", "Berlin 1901", "Berlin und Leipzig, 1901.", "S. Fischer, Verlag, Berlin", "Alle Rechte
# vorbehalten", "3. Auflage"; not of "Berlin", "Im Jahr 1901", "Vorwort zur 3. Auflage".
_IMPRINT = lazy_regex(
    r"(?:[A-ZÄÖÜ]\w+\.?(?:(?:,| und| ·) [A-ZÄÖÜ]\w+\.?){0,3},? )?(?:1[5-9]|20)\d\d\.?"
    r"|(?!Vorwort|Vorrede|Zur ).{0,60}(?:\b|[a-z])(?:[Vv]erlag|[Bb]uch(?:handlung|druckerei)|Auflage|Tausend)\b.{0,40}"
    r"|(?:Alle (?:Übersetzungs)?[Rr]echte|Nachdruck|Copyright|Published|Gedruckt|Druck (?:von|der))\b.{0,80}"
)


def find_imprint(draft: Draft) -> dict[int, Role]:
    """Find the lines of the imprint (BOILERPLATE) between the title of a book and its first heading or text."""
    if draft.is_marked or not is_book(draft):
        return {}
    lines = _title_page(draft)
    found = {at for at in lines if _is_imprint(draft.blocks[at].text)}
    last = max(found, default=0)
    if draft.blocks[last].text.isdecimal() and is_running_text(draft.blocks[min(last + 1, len(draft.blocks) - 1)].text):
        found.discard(last)  # a year over the text may be a heading
    places = {at for at in lines if draft.blocks[at].text.rstrip(".,:") in TOWNS | NEWS_PLACES}
    return dict.fromkeys(found | {at for at in places if {at - 1, at + 1} & found}, Role.BOILERPLATE)


def _title_page(draft: Draft) -> list[int]:
    """Return the short lines under the first one, down to the first heading or paragraph of prose."""
    heard = islice((at for at, block in enumerate(draft.blocks) if not block.skipped), 1, _LATEST)
    above = takewhile(lambda at: draft.roles[at] is not Role.HEADING and not _is_prose(draft.blocks[at].text), heard)
    return [at for at in above if draft.is_undecided(at) and len(draft.blocks[at].text) <= _LONGEST]


def _is_prose(text: str) -> bool:
    return is_running_text(text) and not (len(text) <= _LONGEST and _is_imprint(text))


def _is_imprint(text: str) -> bool:
    return _IMPRINT.fullmatch(text) is not None and not is_dated(text)
