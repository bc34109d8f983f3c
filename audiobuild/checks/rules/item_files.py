"""Rules about the files that the items of a feed point to: audio, chapters and transcripts."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from audiobuild.checks.finding import Result, Severity, rule, verdict
from audiobuild.checks.parse.feed import address_fault, enclosure_address

if TYPE_CHECKING:
    from audiobuild.checks.parse.feed import FeedFile, Node

TRANSCRIPTS: dict[str, tuple[str, ...]] = {
    "text/vtt": (".vtt",),
    "application/json": (".json",),
    "text/html": (".html", ".htm"),
    "text/plain": (".txt",),
    "application/srt": (".srt",),
    "application/x-subrip": (".srt",),
}
CHAPTERS: dict[str, tuple[str, ...]] = {"application/json+chapters": (".json",), "application/json": (".json",)}
"""Media types and the extensions of their files."""


@rule("item enclosures valid", Severity.ERROR)
def enclosures(feed: FeedFile) -> Result:
    """Require one enclosure with address, type and length in bytes; other types and addresses are a warning."""
    counts = Counter(enclosure_address(item) for item in feed.items)
    faults, conventions = [], []
    for item in feed.items:
        found = item.all("enclosure")
        if len(found) != 1:
            conventions.append((item, f"{len(found)} enclosures"))
            continue
        address, kind, length = (found[0].get(name) for name in ("url", "type", "length"))
        if not address or not kind or not re.fullmatch(r"\d{1,15}", length):
            faults.append((item, f"address {address[:60]!r}, type {kind[:30]!r}, length {length[:20]!r}"))
        elif fault := address_fault(address):
            conventions.append((item, fault))
        elif counts[address] > 1:
            conventions.append((item, f"another item has the enclosure {address[:80]}"))
        elif kind != "audio/mpeg" or not int(length):
            conventions.append((item, f"type {kind[:30]!r}, length {length}"))
    if faults:
        return verdict(feed.labelled(faults), "")
    return verdict(feed.labelled(conventions), "all", Severity.WARNING)


@rule("chapters linked", Severity.NOTE)
def chapters(feed: FeedFile) -> Result:
    """Require podcast:chapters with its media type."""
    return _linked(feed, "podcast:chapters", CHAPTERS)


@rule("transcripts linked", Severity.NOTE)
def transcripts(feed: FeedFile) -> Result:
    """Require podcast:transcript with its media type; Apple shows VTT."""
    return _linked(feed, "podcast:transcript", TRANSCRIPTS)


def _linked(feed: FeedFile, name: str, types: dict[str, tuple[str, ...]]) -> Result:
    """Require an element with an https address and the media type of its file; a wrong one is a warning."""
    missing = [(item, f"no {name}") for item in feed.items if not item.all(name)]
    faults = [(item, fault) for item in feed.items for link in item.all(name) if (fault := _link_fault(link, types))]
    if faults:
        return verdict(feed.labelled(faults), "", Severity.WARNING)
    return verdict(feed.labelled(missing), "all")


def _link_fault(link: Node, types: dict[str, tuple[str, ...]]) -> str:
    """Return what is wrong with a link to chapters or a transcript; empty if nothing is."""
    address, kind = link.get("url"), link.get("type")
    if fault := address_fault(address):
        return fault
    if kind not in types:
        return f"type {kind[:40]!r}"
    extension = PurePosixPath(urlsplit(address).path).suffix.lower()
    known = {suffix for suffixes in types.values() for suffix in suffixes}
    return f"type {kind} for a {extension} file" if extension in known and extension not in types[kind] else ""


RULES = (enclosures, chapters, transcripts)
