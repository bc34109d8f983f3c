"""When an episode was published: from what the article says, as feeds write it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from email.utils import format_datetime, parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

MORNING = time(6)
"""When an article that states a day only counts as published, by the show's clocks."""


def moment(published: str, zone: ZoneInfo) -> datetime | None:
    """What ISO 8601 says, with a zone; None where it says nothing.

    Args:
        published: a date, or a date and time with or without a zone.
        zone: the show's, for what has none.
    """
    text = published.strip()
    try:
        return datetime.combine(date.fromisoformat(text), MORNING, zone)
    except ValueError:
        pass
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return (found if found.tzinfo else found.replace(tzinfo=zone)).replace(microsecond=0)


def written(when: datetime) -> str:
    """`Mon, 14 Sep 2026 06:00:00 +0200`: RFC 2822, with the zone's offset on that day."""
    return format_datetime(when)


def read(text: str) -> datetime | None:
    """The way back; None where it is no date. What has no zone is taken for UTC."""
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
