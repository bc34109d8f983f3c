"""The days of a programme: lines such as "Freitag, 6. Juni", each over what takes place on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.words.calendar import MONTH_NAMES, SHORT_WEEKDAYS, WEEKDAY_NAMES
from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Role
from audiobuild.structure.book.recognition import is_book
from audiobuild.structure.heading_lines import is_running_text

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from audiobuild.structure.draft import Draft

_MONTH = rf"(?:{'|'.join(MONTH_NAMES)}|\d{{1,2}}\.)"
# Matches all of "Freitag, 6. Juni", "Samstag", "So., 8.6.2025", "Montag, 2. Juni 2025:"; not of "Montag, 9 Uhr".
_DAY = lazy_regex(
    rf"(?:{'|'.join(sorted(WEEKDAY_NAMES))}|(?:{'|'.join(SHORT_WEEKDAYS)})\.?)"
    rf"(?P<date>,? (?:den |der |dem )?\d{{1,2}}\. ?{_MONTH}(?: ?\d{{4}})?)?:?"
)
# Matches all of "14. Juni 2025", "Samstag, 14. Juni"; not of "Stand: 14. Juni 2025", "Samstag".
_DATE = lazy_regex(rf"(?:\w{{2,10}}\.?,? (?:den |der |dem )?)?\d{{1,2}}\. ?{_MONTH}(?: ?\d{{4}})?:?")
# Matches all of "Programm", "Ablauf:"; not of "Das Programm steht fest".
_PROGRAMME = lazy_regex(r"(?:Das )?(?:Programm|Tagesprogramm|Programmablauf|Ablauf|Zeitplan):?")
# Matches the beginning of "10.00 Uhr Begrüßung", "18:30 Konzert", "Ab 9 Uhr: Frühstück", "Zeit: 10:00, Was: Lauf";
# not of "10 Gäste".
_TIME = lazy_regex(
    r"(?:(?:Uhrzeit|Zeit|Beginn|Wann): |(?i:ab |um ))?"
    r"(?:\d{1,2}[.:]\d\d|\d{1,2}(?:[.:]\d\d)?(?: ?[–-] ?\d{1,2}(?:[.:]\d\d)?)? Uhr)\b"
)
_FEWEST = 2


def find_days(draft: Draft) -> dict[int, Role]:
    """Find the days of a programme (HEADING): two or more weekdays of one form, each with lines under it.

    The lines right under a day are its items.
    """
    if is_book(draft):
        return {}
    if (day := _only_day(draft)) is not None:
        return {day: Role.PARAGRAPH}
    if draft.is_marked:
        return {}
    days = {at: found for at, block in enumerate(draft.blocks[:-1]) if (found := _opening(draft, at, block.text))}
    for dated in (True, False):
        alike = [at for at, found in days.items() if bool(found["date"]) is dated and at + 1 not in days]
        if len(alike) >= _FEWEST:
            events = {under: Role.ITEM for at in alike for under in _events(draft, at)}
            return events | dict.fromkeys(alike, Role.HEADING)
    return {}


def _only_day(draft: Draft) -> int | None:
    """Return the only day of a programme: a date over lines that begin with a time of day, or over their heading."""
    dates = [at for at, role in enumerate(draft.roles) if role is Role.DATE and _DATE.fullmatch(draft.blocks[at].text)]
    if len(dates) != 1:
        return None
    under = [block.text for block in draft.blocks[dates[0] + 1 :] if not block.skipped][: _FEWEST + 1]
    events = under[1:] if under and _PROGRAMME.fullmatch(under[0]) else under[:_FEWEST]
    return dates[0] if len(events) == _FEWEST and all(map(_is_event, events)) else None


def _is_event(text: str) -> bool:
    """Return whether a line is an entry of a programme: "10 Uhr: Musik", or a row of its table."""
    return _TIME.match(text) is not None and not text.endswith(".")


def _events(draft: Draft, day: int) -> Iterator[int]:
    """Yield the short lines under a day: all with no blank line between, and those that begin with a time of day."""
    for at in range(day + 1, len(draft.blocks)):
        timed = _TIME.match(draft.blocks[at].text)
        if (
            (draft.gap_below(at - 1) > 1 and not timed)
            or not draft.is_undecided(at)
            or is_running_text(draft.blocks[at].text)
        ):
            return
        yield at


def _opening(draft: Draft, at: int, text: str) -> re.Match[str] | None:
    """Return the match of a day that is under a blank line."""
    free = draft.blocks[at].role is None and draft.roles[at] in (Role.PARAGRAPH, Role.DATE)
    apart = at > 0 and draft.gap_below(at - 1) > 1
    return _DAY.fullmatch(text) if free and apart else None
