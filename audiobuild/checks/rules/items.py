"""Rules about the items of a feed, which are the episodes: texts, GUIDs and dates."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from audiobuild.checks.finding import Result, Severity, failed, passed, rule, skipped, verdict
from audiobuild.checks.parse.feed import enclosure_address
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from audiobuild.checks.parse.feed import FeedFile, Node

# Matches "Mon, 23 Nov 2026 06:00:00 +0100" and "3 Mar 2026 06:00 GMT", but not "2026-11-23".
DATE = lazy_regex(
    r"(?:(Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}"
    r" \d\d:\d\d(?::\d\d)? (?:[+-]\d{4}|GMT|UT|[ECMP][SD]T|Z)"
)
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
# Matches "Folge 12: Der Zug", "#3 – Der Zug" and "S1E2: Der Zug", but not "12 Thesen".
NUMBERED = lazy_regex(r"(?:(?:Folge|Episode|Ep\.?|Teil|Nr\.?)\s*\d+|#\s?\d+|S\d+\s?E\d+)\s*[:.|–-]", re.IGNORECASE)
# Matches "<script>", "<img onerror=...>" and "javascript:", but not "<p>".
_SCRIPT = lazy_regex(r"<\s*(?:script|iframe|object|embed)\b|<[^<>]*\son[a-z]+\s*=|javascript:", re.IGNORECASE)
LONGEST_TITLE = 255
LONGEST_DESCRIPTION = 4_000
"""Bytes."""
NO_BEFORE = "no earlier feed (--before)"


@rule("items present", Severity.WARNING)
def present(feed: FeedFile) -> Result:
    """Require an item: Apple refuses a feed without one."""
    return passed(f"{len(feed.items)}") if feed.items else failed("none")


@rule("item titles present", Severity.WARNING)
def titles(feed: FeedFile) -> Result:
    """Require titles of at most 255 characters; an item without title and description is invalid RSS."""
    faults = [(item, "no title") for item in feed.items if not item.text("title")]
    if any(not item.all("title") and not item.all("description") for item, _ in faults):
        return verdict(feed.labelled(faults), "", Severity.ERROR)
    long = [item for item in feed.items if len(item.text("title") or "") > LONGEST_TITLE]
    faults += [(item, f"more than {LONGEST_TITLE} characters") for item in long]
    return verdict(feed.labelled(faults), "all")


@rule("item titles without number and show", Severity.NOTE)
def titles_plain(feed: FeedFile) -> Result:
    """Require titles without the show's name and without a number, as Apple asks for."""
    show = feed.channel.text("title") or ""
    prefix = re.compile(rf"{re.escape(show)}\s*[:|–-]", re.IGNORECASE)
    faults = []
    for item in feed.items:
        title = item.text("title") or ""
        if NUMBERED.match(title):
            faults.append((item, "a number in the title"))
        elif show and prefix.match(title):
            faults.append((item, "the show's name in the title"))
    return verdict(feed.labelled(faults), "all")


@rule("item descriptions present", Severity.WARNING)
def descriptions(feed: FeedFile) -> Result:
    """Require a description of at most 4,000 bytes, which apps show as notes."""
    faults = []
    for item in feed.items:
        text = item.text("description") or item.text("content:encoded") or ""
        if not text:
            faults.append((item, "no description"))
        elif len((item.text("description") or "").encode("utf-8", "replace")) > LONGEST_DESCRIPTION:
            faults.append((item, "a description of more than 4,000 bytes"))
    return verdict(feed.labelled(faults), "all")


@rule("descriptions without scripts", Severity.WARNING)
def no_scripts(feed: FeedFile) -> Result:
    """Require HTML without scripts, frames and event handlers, which apps remove or run."""
    faults = [
        (item, f"{name} has {found[0][:30]!r}")
        for item in feed.items
        for name in ("title", "description", "content:encoded", "itunes:summary")
        if (found := _SCRIPT.search(item.text(name) or ""))
    ]
    show = _SCRIPT.search(feed.channel.text("description") or "")
    channel = [f"the show's description has {show[0][:30]!r}"] if show else []
    return verdict([*channel, *feed.labelled(faults)], "none")


@rule("item GUIDs unique", Severity.ERROR)
def guids(feed: FeedFile) -> Result:
    """Require one GUID per item; it identifies the episode."""
    counts = Counter(item.text("guid") for item in feed.items)
    faults, missing = [], []
    for item in feed.items:
        guid = item.text("guid")
        if not guid:
            missing.append((item, "no guid"))
        elif counts[guid] > 1:
            faults.append((item, f"another item has the guid {guid[:60]!r}"))
        elif len(item.all("guid")) > 1:
            faults.append((item, "several guids"))
        elif item.all("guid")[0].get("isPermaLink") != "false" and not re.match("https?://", guid):
            faults.append((item, "isPermaLink is not false, and the guid is not a URL"))
    return verdict(feed.labelled([*faults, *missing]), "all", None if faults else Severity.WARNING)


@rule("item GUIDs unchanged", Severity.ERROR)
def guids_unchanged(feed: FeedFile) -> Result:
    """Require the GUIDs of the earlier feed: an episode with a new one is downloaded again and listed twice."""
    if feed.before is None:
        return skipped(NO_BEFORE)
    now = {item.text("guid") for item in feed.items}
    by_enclosure = {enclosure_address(item): item for item in reversed(feed.items)}
    by_title = {(item.text("title"), item.text("pubDate")): item for item in reversed(feed.items)}
    faults = []
    for old in feed.before.items:
        guid = old.text("guid")
        if guid in now:
            continue
        same = by_enclosure.get(enclosure_address(old) or "-") or by_title.get((old.text("title"), old.text("pubDate")))
        faults.append(f"{feed.label(same)} had the guid {guid!r}" if same else f"the item {guid!r} is missing")
    return verdict(faults, f"{len(feed.before.items)} unchanged")


@rule("item dates unchanged", Severity.ERROR)
def dates_unchanged(feed: FeedFile) -> Result:
    """Require the dates of the earlier feed: a corrected episode with a new one moves to the top of every list."""
    if feed.before is None:
        return skipped(NO_BEFORE)
    old = {item.text("guid"): item.text("pubDate") for item in feed.before.items}
    changed = [
        (item, f"was {old[item.text('guid')]}")
        for item in feed.items
        if item.text("guid") in old and old[item.text("guid")] != item.text("pubDate")
    ]
    return verdict(feed.labelled(changed), "unchanged")


@rule("item dates valid", Severity.ERROR)
def dates(feed: FeedFile) -> Result:
    """Require dates that exist; other deviations from RFC 2822, and a missing date, are a warning."""
    stamped = [(item, text) for item in feed.items if (text := item.text("pubDate"))]
    invalid = [(item, f"{text[:40]!r} is not a date") for item, text in stamped if _stamp(item) is None]
    if invalid:
        return verdict(feed.labelled(invalid), "")
    faults = [(item, fault) for item, text in stamped if (fault := _date_fault(text))]
    faults += [(item, "no pubDate") for item in feed.items if not item.text("pubDate")]
    return verdict(feed.labelled(faults), "all", Severity.WARNING)


def _date_fault(text: str) -> str:
    """Return how a date deviates from RFC 2822; empty if it does not."""
    shape = DATE.fullmatch(text)
    if shape is None:
        return f"{text[:40]!r} is not in the form of RFC 2822 with a zone"
    day = DAYS[parsedate_to_datetime(text).weekday()]
    return "" if shape[1] in (None, day) else f"{text!r} is a {day}"


@rule("newest item first", Severity.NOTE)
def newest_first(feed: FeedFile) -> Result:
    """Require descending dates: some apps list the items, and take the newest, in file order."""
    stamps = [(_stamp(item), item) for item in feed.items]
    known = [(stamp, item) for stamp, item in stamps if stamp]
    if len(known) < 2:  # noqa: PLR2004  # two to compare
        return skipped("fewer than two dated items")
    late = [(item, "is newer than the one before") for (one, _), (other, item) in pairwise(known) if other > one]
    return verdict(feed.labelled(late), f"{len(known)} items")


def _stamp(item: Node) -> datetime | None:
    try:
        found = parsedate_to_datetime(item.text("pubDate") or "")
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


@rule("item durations in seconds", Severity.NOTE)
def durations(feed: FeedFile) -> Result:
    """Require itunes:duration in whole seconds; apps read other forms differently."""
    faults, worst = [], Severity.NOTE
    for item in feed.items:
        text = item.text("itunes:duration") or ""
        if re.fullmatch(r"[1-9]\d{0,8}", text):
            continue
        faults.append((item, f"itunes:duration is {text[:30]!r}" if text else "no itunes:duration"))
        if text and not re.fullmatch(r"(\d+:)?\d{1,3}:\d{1,2}|\d+", text):
            worst = Severity.WARNING
    return verdict(feed.labelled(faults), "all", worst)


@rule("item explicit is true or false", Severity.NOTE)
def explicit(feed: FeedFile) -> Result:
    """Require true or false where itunes:explicit is given."""
    found = [(item, item.text("itunes:explicit")) for item in feed.items if item.all("itunes:explicit")]
    if not found:
        return skipped("not given")
    faults = [(item, f"{str(text)[:30]!r}") for item, text in found if text not in ("true", "false")]
    old = all(
        str(item.text("itunes:explicit")).lower() in ("yes", "no", "clean", "true", "false") for item, _ in faults
    )
    return verdict(feed.labelled(faults), "all", None if old else Severity.WARNING)


RULES = (
    present,
    titles,
    titles_plain,
    descriptions,
    no_scripts,
    guids,
    guids_unchanged,
    dates,
    dates_unchanged,
    newest_first,
    durations,
    explicit,
)
