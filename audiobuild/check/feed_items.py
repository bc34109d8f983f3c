"""Rules about a feed's episodes as they are written there."""

from __future__ import annotations

import re
from collections import Counter
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from audiobuild.check.feed import address_fault, faults, named
from audiobuild.check.finding import Finding, broken, judged, kept, unknown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from audiobuild.check.feed import Feed, Node

DATE = re.compile(
    r"(?:(Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}"
    r" \d\d:\d\d(?::\d\d)? (?:[+-]\d{4}|GMT|UT)"
)
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
NUMBERED = re.compile(r"(?:(?:Folge|Episode|Ep\.?|Teil|Nr\.?)\s*\d+|#\s?\d+|S\d+\s?E\d+)\s*[:.|–-]", re.IGNORECASE)
TRANSCRIPTS = ("text/vtt", "application/json", "text/html", "text/plain", "application/srt", "application/x-subrip")
CHAPTERS = ("application/json+chapters", "application/json")
NO_BEFORE = "no feed to compare with (--before)"


def there_are_episodes(feed: Feed) -> Finding:
    """Apple refuses a feed without one."""
    return kept(f"{len(feed.items)}") if feed.items else broken("none")


def episodes_have_titles(feed: Feed) -> Finding:
    """Without the show's name and without a number: Apple refuses both."""
    return judged(faults(feed, _titles(feed)), "all")


def _titles(feed: Feed) -> Iterator[tuple[Node, str]]:
    show = feed.channel.text("title") or ""
    for item in feed.items:
        title = item.text("title")
        if not title:
            yield item, "no title"
        elif NUMBERED.match(title):
            yield item, "a number in the title"
        elif show and re.match(rf"{re.escape(show)}\s*[:|–-]", title, re.IGNORECASE):
            yield item, "the show's name in the title"


def episodes_have_descriptions(feed: Feed) -> Finding:
    """At most 4,000 bytes; what apps show as notes."""
    wrong = []
    for item in feed.items:
        text = item.text("description") or item.text("content:encoded") or ""
        if not text:
            wrong.append((item, "no description"))
        elif len((item.text("description") or "").encode()) > 4_000:  # noqa: PLR2004
            wrong.append((item, "a description of more than 4,000 bytes"))
    return judged(faults(feed, wrong), "all")


def guids_are_there_and_unique(feed: Feed) -> Finding:
    """An episode's name; with isPermaLink=false unless it is an address."""
    counts = Counter(item.text("guid") for item in feed.items)
    wrong = []
    for item in feed.items:
        guid = item.text("guid")
        if not guid:
            wrong.append((item, "no guid"))
        elif counts[guid] > 1:
            wrong.append((item, f"another has the guid {guid[:60]!r} too"))
        elif len(item.all("guid")) > 1:
            wrong.append((item, "several guids"))
        elif item.all("guid")[0].get("isPermaLink") != "false" and not re.match("https?://", guid):
            wrong.append((item, "isPermaLink is not false"))
    return judged(faults(feed, wrong), "all")


def guids_did_not_change(feed: Feed) -> Finding:
    """An episode with a new GUID is downloaded again and listed twice."""
    if feed.before is None:
        return unknown(NO_BEFORE)
    now = {item.text("guid") for item in feed.items}
    told = []
    for old in feed.before.items:
        guid = old.text("guid")
        if guid in now:
            continue
        same = next((item for item in feed.items if _same(old, item)), None)
        told.append(f"{named(feed, same)} had the guid {guid!r}" if same else f"the episode {guid!r} is gone")
    return judged(told, f"{len(feed.before.items)} as before")


def _same(one: Node, other: Node) -> bool:
    """Whether two items are one episode by anything but their GUID."""
    if _enclosure(one) and _enclosure(one) == _enclosure(other):
        return True
    return (one.text("title"), one.text("pubDate")) == (other.text("title"), other.text("pubDate"))


def _enclosure(item: Node) -> str:
    return next((each.get("url") for each in item.all("enclosure")), "")


def dates_did_not_change(feed: Feed) -> Finding:
    """A corrected episode with a new date jumps to the top of everybody's list."""
    if feed.before is None:
        return unknown(NO_BEFORE)
    old = {item.text("guid"): item.text("pubDate") for item in feed.before.items}
    wrong = [
        (item, f"was of {old[item.text('guid')]}")
        for item in feed.items
        if item.text("guid") in old and old[item.text("guid")] != item.text("pubDate")
    ]
    return judged(faults(feed, wrong), "as before")


def episodes_have_one_enclosure(feed: Feed) -> Finding:
    """One each, https, audio/mpeg, its length in bytes; none twice."""
    counts = Counter(_enclosure(item) for item in feed.items)
    return judged(faults(feed, ((item, what) for item in feed.items if (what := _enclosed(item, counts)))), "all")


def _enclosed(item: Node, counts: Counter[str]) -> str:
    found = item.all("enclosure")
    if len(found) != 1:
        return f"{len(found)} enclosures"
    address, kind, length = (found[0].get(name) for name in ("url", "type", "length"))
    if fault := address_fault(address):
        return fault
    if counts[address] > 1:
        return f"another has the enclosure {address} too"
    if kind != "audio/mpeg":
        return f"its type is {kind!r}, not audio/mpeg"
    return "" if re.fullmatch(r"[1-9]\d*", length) else f"its length is {length!r}, not a number of bytes"


def dates_are_right(feed: Feed) -> Finding:
    """RFC 2822 with a zone in figures (or GMT), and the weekday of that day."""
    return judged(faults(feed, ((item, what) for item in feed.items if (what := _date_fault(item)))), "all")


def _date_fault(item: Node) -> str:
    text = item.text("pubDate")
    if not text:
        return "no pubDate"
    shape = DATE.fullmatch(text)
    if shape is None:
        return f"{text[:40]!r} is no date of RFC 2822 with a zone"
    try:
        date: datetime = parsedate_to_datetime(text)
    except ValueError:
        return f"there is no {text!r}"
    return "" if shape[1] in (None, DAYS[date.weekday()]) else f"{text!r} is a {DAYS[date.weekday()]}"


def durations_are_whole_seconds(feed: Feed) -> Finding:
    """itunes:duration; other writings are read differently by apps."""
    wrong = [
        (item, f"itunes:duration is {text!r}" if text else "no itunes:duration")
        for item in feed.items
        if not re.fullmatch(r"[1-9]\d*", text := item.text("itunes:duration") or "")
    ]
    return judged(faults(feed, wrong), "all")


def episodes_say_explicit_rightly(feed: Feed) -> Finding:
    """Where they do: true or false."""
    told = [(item, item.text("itunes:explicit")) for item in feed.items if item.all("itunes:explicit")]
    if not told:
        return unknown("none does")
    return judged(faults(feed, ((item, f"{text!r}") for item, text in told if text not in ("true", "false"))), "all")


def chapters_are_linked(feed: Feed) -> Finding:
    """podcast:chapters with its type."""
    return _linked(feed, "podcast:chapters", CHAPTERS)


def transcripts_are_linked(feed: Feed) -> Finding:
    """podcast:transcript with its type; Apple shows VTT."""
    return _linked(feed, "podcast:transcript", TRANSCRIPTS)


def _linked(feed: Feed, name: str, types: tuple[str, ...]) -> Finding:
    wrong = []
    for item in feed.items:
        found = item.all(name)
        if not found:
            wrong.append((item, f"no {name}"))
        for each in found:
            fault = address_fault(each.get("url"))
            if not fault and each.get("type") not in types:
                fault = f"its type is {each.get('type')!r}"
            wrong += [(item, fault)] if fault else []
    return judged(faults(feed, wrong), "all")


RULES = (
    there_are_episodes,
    episodes_have_titles,
    episodes_have_descriptions,
    guids_are_there_and_unique,
    guids_did_not_change,
    dates_are_right,
    dates_did_not_change,
    episodes_have_one_enclosure,
    durations_are_whole_seconds,
    episodes_say_explicit_rightly,
    chapters_are_linked,
    transcripts_are_linked,
)
