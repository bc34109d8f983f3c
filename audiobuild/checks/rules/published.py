"""Rules about the files beside a feed, and about chapters that are given in several places."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from audiobuild.checks.finding import Result, Severity, rule, skipped, verdict
from audiobuild.checks.mp3 import duration
from audiobuild.checks.parse import id3
from audiobuild.checks.parse.feed import enclosure_address
from audiobuild.checks.parse.sidecar import number, read_json
from audiobuild.checks.rules.tag import SYNTHETIC
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from audiobuild.checks.parse.feed import FeedFile, Node

Marks = list[tuple[int, str]]
"""Starts of chapters in milliseconds, and their titles."""

NO_EPISODE = "no episode beside the feed"
TOLERANCE_SECONDS = 1
# A time at the start of a line: matches in "0:00 Anfang", "(1:02:03) Ende" and "<li>0:12 Mitte", but not in
# "um 20:15 Uhr".
_TIME = lazy_regex(r"(?:^|[\n>])\s*\(?((?:\d{1,4}:)?\d{1,2}:\d\d)\)?(?=[\s<)])")
# Matches "1:02:03.500" and "2:03", but not "2:3".
_START = lazy_regex(r"(?:(\d{1,4}):)?(\d{1,2}):(\d\d)(?:\.(\d{1,3})\d{0,6})?")


@rule("enclosure lengths match the files", Severity.ERROR)
def lengths(feed: FeedFile) -> Result:
    """Require the size of the file: a wrong length ends downloads early, or repeats them."""
    if not feed.episodes:
        return skipped(NO_EPISODE)
    sizes = [(item, item.all("enclosure")[0].get("length"), path) for item, path in feed.episodes]
    faults = [
        (item, f"declares {length[:20]} bytes, {path.name} has {path.stat().st_size}")
        for item, length, path in sizes
        if length != str(path.stat().st_size)
    ]
    return verdict(feed.labelled(faults), f"{len(sizes)} files")


@rule("item durations match the files", Severity.WARNING)
def durations(feed: FeedFile) -> Result:
    """Require the duration of the audio within a second."""
    if not feed.episodes:
        return skipped(NO_EPISODE)
    faults = []
    found = {path: duration(path) for _, path in feed.episodes}
    for item, path in feed.episodes:
        declared, seconds = item.text("itunes:duration") or "", found[path]
        if seconds is None:
            faults.append((item, f"{path.name} is not an MP3"))
        elif re.fullmatch(r"\d{1,9}", declared) and abs(int(declared) - seconds) > TOLERANCE_SECONDS:
            faults.append((item, f"declares {declared} s, {path.name} has {seconds:.1f} s"))
    return verdict(feed.labelled(faults), f"{len(feed.episodes)} files")


@rule("linked files exist", Severity.ERROR)
def files_exist(feed: FeedFile) -> Result:
    """Require the artwork, chapters and transcripts beside the feed if the MP3s lie there."""
    if not feed.episodes:
        return skipped(NO_EPISODE)
    faults = [
        (item, f"{entry.get('url')} is not beside the feed")
        for item, _ in feed.episodes
        for entry in (*item.all("podcast:chapters"), *item.all("podcast:transcript"))
        if feed.beside(entry.get("url")) is None
    ]
    folders = {enclosure_address(item).rpartition("/")[0] for item, _ in feed.episodes}
    artwork = [entry.get("href") for node in (feed.channel, *feed.items) for entry in node.all("itunes:image")]
    missing = [
        f"the artwork {address[:80]} is not beside the feed"
        for address in dict.fromkeys(artwork)
        if address.rpartition("/")[0] in folders and feed.beside(address) is None
    ]
    return verdict([*missing, *feed.labelled(faults)], f"of {len(feed.episodes)} episodes")


@rule("chapters agree everywhere", Severity.WARNING)
def chapters_agree(feed: FeedFile) -> Result:
    """Require the same count, titles and starts in psc:chapters, JSON, the MP3 and the description."""
    faults, compared = [], 0
    read = lru_cache(maxsize=None)(_chapters_of_file)
    for item in feed.items:
        found = [(name, marks) for name, marks in _chapters(feed, item, read) if marks]
        compared += len(found) > 1
        for name, marks in found[1:]:
            fault = difference(found[0][1], marks)
            faults += [(item, f"{found[0][0]} and {name}: {fault}")] if fault else []
    return verdict(feed.labelled(faults), f"{compared} items") if compared else skipped("no chapters to compare")


def _chapters(feed: FeedFile, item: Node, read: Callable[[Path], Marks]) -> Iterator[tuple[str, Marks]]:
    """Yield the chapters of an item with the name of the place where they are given."""
    marks = [mark for table in item.all("psc:chapters") for mark in table.all("psc:chapter")]
    yield "psc:chapters", [(_milliseconds(mark.get("start")), mark.get("title")) for mark in marks]
    addresses = [link.get("url") for link in item.all("podcast:chapters")[:1]]
    for address in [*addresses, enclosure_address(item)]:
        if path := feed.beside(address):
            yield path.name, read(path)
    times = [_milliseconds(time) for time in _TIME.findall(item.text("description") or "")]
    # A single line that starts with a time is not a list of chapters.
    if len(times) > 1 or 0 in times:
        yield "the description", [(time, "") for time in times]


def _tag(path: Path) -> id3.Tag | None:
    """Parse the tag of a file; None if it has none or cannot be read."""
    try:
        with path.open("rb") as file:
            return id3.parse(file, path.stat().st_size)
    except OSError:
        return None


def _chapters_of_file(path: Path) -> Marks:
    """Return the chapters of an MP3 or a JSON file; empty if it has none."""
    if tag := _tag(path):
        return [(entry.start, entry.title or "") for entry in tag.chapters]
    found = read_json(path).items("chapters")
    return [(round(1000 * (number(entry.get("startTime")) or 0)), str(entry.get("title", ""))) for entry in found]


def difference(one: Marks, other: Marks) -> str:
    """Return the first difference of two lists of chapters; empty if there is none. An empty title matches any."""
    if len(one) != len(other):
        return f"{len(one)} and {len(other)} chapters"
    for place, ((start, title), (other_start, other_title)) in enumerate(zip(one, other, strict=True), 1):
        if start != other_start:
            return f"chapter {place} at {start / 1000:g} and {other_start / 1000:g} s"
        if title and other_title and " ".join(title.split()) != " ".join(other_title.split()):
            return f"chapter {place} is {title[:40]!r} and {other_title[:40]!r}"
    return ""


def _milliseconds(text: str) -> int:
    """Return a time such as 1:02:03.500 or 2:03 in milliseconds; -1 if it is invalid."""
    parts = _START.fullmatch(text)
    if parts is None:
        return -1
    hours, minutes, seconds = (int(part or 0) for part in parts.groups()[:3])
    return 1000 * (3600 * hours + 60 * minutes + seconds) + int((parts[4] or "0").ljust(3, "0"))


@rule("synthetic voices disclosed", Severity.WARNING)
def disclosed(feed: FeedFile) -> Result:
    """Require podcast:txt purpose="ai-content" and a narrator for an MP3 that is marked as synthetic."""
    marked, faults = 0, []
    tags = {path: _tag(path) for _, path in feed.episodes}
    for item, path in feed.episodes:
        tag = tags[path]
        if tag is None or not any(SYNTHETIC.search(text) for text in tag.user_texts()):
            continue
        marked += 1
        if not any(entry.get("purpose") == "ai-content" for entry in item.all("podcast:txt")):
            faults.append((item, 'no podcast:txt purpose="ai-content"'))
        if not any(entry.get("role").lower() == "narrator" for entry in item.all("podcast:person")):
            faults.append((item, "no podcast:person with the role narrator"))
    return verdict(feed.labelled(faults), f"{marked} items") if marked else skipped("no MP3 beside it is so marked")


RULES = (
    lengths,
    durations,
    files_exist,
    chapters_agree,
    disclosed,
)
