"""Publication dates: from ISO 8601, as articles state them, to RFC 2822, as feeds write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from email.utils import format_datetime, parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

MORNING = time(6)
"""Publication time, in the show's zone, of an article that states only a day."""


def parse_iso(published: str, zone: ZoneInfo) -> datetime | None:
    """Parse a date, or a date and time with or without a zone; return None if it is not valid ISO 8601.

    Args:
        published: the date as the article states it.
        zone: the show's time zone, for a date without one.
    """
    text = published.strip()
    if day := parse_day(text):
        return datetime.combine(day, MORNING, zone)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).replace(microsecond=0)


def parse_day(published: str) -> date | None:
    """Parse a date without a time; return None if it is anything else."""
    try:
        return date.fromisoformat(published.strip())
    except ValueError:
        return None


def format_rfc2822(moment: datetime) -> str:
    """Format a date for a feed: `Mon, 14 Sep 2026 06:00:00 +0200`."""
    return format_datetime(moment)


def parse_rfc2822(text: str) -> datetime | None:
    """Parse a feed's date, taking a missing zone for UTC; return None if it is not valid."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
