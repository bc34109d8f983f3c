"""Rules about what a feed says of files that stand beside it, and about chapters told in several places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobuild.check import id3, mpeg
from audiobuild.check.beside import from_json, number
from audiobuild.check.feed import faults
from audiobuild.check.finding import Finding, judged, unknown
from audiobuild.check.tag import SYNTHETIC

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from audiobuild.check.feed import Feed, Node

Chapters = list[tuple[int, str]]
"""Starts in milliseconds, and titles."""

NOT_BESIDE = "no episode stands beside the feed"
NOT_TWICE = "no episode tells its chapters twice"
MARGIN_SECONDS = 1
_TIME = re.compile(r"(?:^|[\n>])\s*\(?((?:\d+:)?\d{1,2}:\d\d)\)?(?=[\s<)])")
_START = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d\d)(?:\.(\d{1,3}))?")


def lengths_are_those_of_the_files(feed: Feed) -> Finding:
    """A wrong length ends downloads early, or starts them again and again."""
    pairs = list(_episodes(feed))
    if not pairs:
        return unknown(NOT_BESIDE)
    told = ((item, next(each.get("length") for each in item.all("enclosure")), path) for item, path in pairs)
    wrong = (
        (item, f"says {length} bytes, {path.name} has {path.stat().st_size}")
        for item, length, path in told
        if length != str(path.stat().st_size)
    )
    return judged(faults(feed, wrong), f"{len(pairs)} files")


def durations_are_those_of_the_files(feed: Feed) -> Finding:
    """Within a second of what is heard."""
    pairs = list(_episodes(feed))
    if not pairs:
        return unknown(NOT_BESIDE)
    wrong = []
    for item, path in pairs:
        told, seconds = item.text("itunes:duration") or "", _seconds(path)
        if seconds is None:
            wrong.append((item, f"{path.name} is no MP3"))
        elif told.isdecimal() and abs(int(told) - seconds) > MARGIN_SECONDS:
            wrong.append((item, f"says {told} s, {path.name} lasts {seconds:.1f} s"))
    return judged(faults(feed, wrong), f"{len(pairs)} files")


def _episodes(feed: Feed) -> Iterator[tuple[Node, Path]]:
    """Items whose enclosure stands beside the feed."""
    for item in feed.items:
        for enclosure in item.all("enclosure")[:1]:
            path = feed.beside(enclosure.get("url"))
            if path:
                yield item, path


def _seconds(path: Path) -> float | None:
    size = path.stat().st_size
    with path.open("rb") as file:
        tag = id3.read(file, size)
        stream = mpeg.walk(file, tag.size if tag and tag.size < size else 0, size)
    return stream.samples / stream.first.rate if stream else None


def chapters_agree_everywhere(feed: Feed) -> Finding:
    """psc:chapters, JSON chapters, the MP3's own and the description's times: same count, titles, starts."""
    wrong, compared = [], 0
    for item in feed.items:
        told = [(name, chapters) for name, chapters in _told(feed, item) if chapters]
        compared += len(told) > 1
        for name, chapters in told[1:]:
            fault = difference(told[0][1], chapters)
            wrong += [(item, f"{told[0][0]} and {name}: {fault}")] if fault else []
    return judged(faults(feed, wrong), f"in {compared} episodes") if compared else unknown(NOT_TWICE)


def _told(feed: Feed, item: Node) -> Iterator[tuple[str, Chapters]]:
    """The chapters of an episode, by where they are told."""
    marks = [mark for table in item.all("psc:chapters") for mark in table.all("psc:chapter")]
    yield "psc:chapters", [(_milliseconds(mark.get("start")), mark.get("title")) for mark in marks]
    for link in item.all("podcast:chapters")[:1]:
        path = feed.beside(link.get("url"))
        if path:
            yield path.name, json_chapters(path)
    for enclosure in item.all("enclosure")[:1]:
        path = feed.beside(enclosure.get("url"))
        if path:
            with path.open("rb") as file:
                tag = id3.read(file, path.stat().st_size)
            yield path.name, [(each.start, each.title or "") for each in tag.chapters] if tag else []
    times = [_milliseconds(time) for time in _TIME.findall(item.text("description") or "")]
    # One line that begins with a time need not be a list of chapters.
    if len(times) > 1 or 0 in times:
        yield "the description", [(time, "") for time in times]


def json_chapters(path: Path) -> Chapters:
    """The chapters of a JSON file; none where it is broken."""
    found = from_json(path).items("chapters")
    return [(round(1000 * (number(each.get("startTime")) or 0)), str(each.get("title", ""))) for each in found]


def difference(one: Chapters, other: Chapters) -> str:
    """How two lists of chapters differ, in words; empty where they don't. An empty title is any title."""
    if len(one) != len(other):
        return f"{len(one)} and {len(other)} chapters"
    for place, ((start, title), (other_start, other_title)) in enumerate(zip(one, other, strict=True), 1):
        if start != other_start:
            return f"chapter {place} at {start / 1000:g} and {other_start / 1000:g} s"
        if title and other_title and " ".join(title.split()) != " ".join(other_title.split()):
            return f"chapter {place} is {title[:40]!r} and {other_title[:40]!r}"
    return ""


def _milliseconds(text: str) -> int:
    """A time such as 1:02:03.500 or 2:03; -1 for what is none."""
    parts = _START.fullmatch(text)
    if parts is None:
        return -1
    hours, minutes, seconds = (int(part or 0) for part in parts.groups()[:3])
    return 1000 * (3600 * hours + 60 * minutes + seconds) + int((parts[4] or "0").ljust(3, "0"))


def synthetic_voices_are_disclosed(feed: Feed) -> Finding:
    """What the MP3 marks as synthetic, the feed says too: podcast:txt purpose="ai-content", and a narrator."""
    marked, wrong = 0, []
    for item, path in _episodes(feed):
        with path.open("rb") as file:
            tag = id3.read(file, path.stat().st_size)
        texts = [text for frame in (tag.named("TXXX") if tag else ()) for text in id3.said(frame.body).values]
        if not any(SYNTHETIC.search(text) for text in texts):
            continue
        marked += 1
        if not any(each.get("purpose") == "ai-content" for each in item.all("podcast:txt")):
            wrong.append((item, 'no podcast:txt purpose="ai-content"'))
        if not any(each.get("role").lower() == "narrator" for each in item.all("podcast:person")):
            wrong.append((item, "no podcast:person with the role narrator"))
    return judged(faults(feed, wrong), f"{marked} episodes") if marked else unknown("no MP3 beside is so marked")


def linked_files_are_there(feed: Feed) -> Finding:
    """Where an episode's MP3 stands beside the feed, so do its chapters and transcripts."""
    pairs = list(_episodes(feed))
    if not pairs:
        return unknown(NOT_BESIDE)
    wrong = [
        (item, f"{each.get('url')} is not beside it")
        for item, _ in pairs
        for each in (*item.all("podcast:chapters"), *item.all("podcast:transcript"))
        if feed.beside(each.get("url")) is None
    ]
    return judged(faults(feed, wrong), f"of {len(pairs)} episodes")


RULES = (
    lengths_are_those_of_the_files,
    durations_are_those_of_the_files,
    linked_files_are_there,
    chapters_agree_everywhere,
    synthetic_voices_are_disclosed,
)
