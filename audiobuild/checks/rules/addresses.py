"""Rules about the addresses in a feed, its own above all, from which the GUID of the show is made."""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING

from audiobuild.checks.finding import Result, Severity, failed, passed, rule, skipped, verdict
from audiobuild.checks.parse.feed import address_fault, enclosure_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobuild.checks.parse.feed import FeedFile

PODCASTS = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""Podcasting 2.0's namespace for the GUIDs of feeds."""
LINKS = {
    "itunes:image": "href",
    "atom:link": "href",
    "enclosure": "url",
    "podcast:transcript": "url",
    "podcast:chapters": "url",
    "link": "",
}
"""Elements with an address, and the attribute that has it; empty for the text."""


@rule("self link present", Severity.WARNING)
def self_link(feed: FeedFile) -> Result:
    """Require one atom:link rel="self", by which directories notice that a feed has moved."""
    own = [link.get("href") for link in feed.channel.all("atom:link") if link.get("rel") == "self"]
    if len(own) != 1:
        return failed(f"{len(own)} atom:link with rel=self")
    fault = address_fault(own[0])
    return failed(fault) if fault else passed(own[0])


@rule("self link matches the feed", Severity.WARNING)
def self_link_matches(feed: FeedFile) -> Result:
    """Require that the self link is the address of this feed: apps follow it to another one.

    The address of a feed is known from its earlier version, from its podcast:guid, and from the addresses of its
    episodes if they lie beside it.
    """
    if not (own := feed.own_address):
        return skipped("no self link")
    if feed.before and feed.before.own_address not in ("", own):
        moved = feed.channel.text("itunes:new-feed-url") == own
        fault = f"was {feed.before.own_address}, is {own}, without itunes:new-feed-url"
        return passed(f"moved to {own}") if moved else failed(fault, Severity.ERROR)
    if (feed.channel.text("podcast:guid") or "").lower() == str(guid_of_address(own)):
        return passed(f"{own} has the podcast:guid")
    folder, _, name = own.rpartition("/")
    folders = [enclosure_address(item).rpartition("/")[0] for item, _ in feed.episodes]
    if folders and (folder not in folders or name != feed.path.name):
        return failed(f"{own}, but the episodes beside the feed are in {folders[0]}")
    return passed(own) if folders else skipped("neither podcast:guid nor files beside the feed show its address")


@rule("podcast:guid valid", Severity.NOTE)
def podcast_guid(feed: FeedFile) -> Result:
    """Require the UUIDv5 of the feed's first address; it stays when the feed moves."""
    text = feed.channel.text("podcast:guid")
    if not text:
        return failed("no podcast:guid")
    try:
        guid = uuid.UUID(text)
    except ValueError:
        return failed(f"{text[:60]!r} is not a UUID", Severity.WARNING)
    if str(guid) != text.lower() or guid.version != 5:  # noqa: PLR2004
        return failed(f"{text[:60]} is not a UUID of version 5", Severity.WARNING)
    if guid_of_address(feed.own_address) == guid:
        return passed(str(guid))
    return skipped(f"{guid} belongs to another address than {feed.own_address or '(none)'}: valid if the feed moved")


def guid_of_address(address: str) -> uuid.UUID:
    """Return the podcast:guid of a feed's address: its UUIDv5 without scheme and trailing slashes."""
    return uuid.uuid5(PODCASTS, re.sub(r"^[a-z]+://", "", address).rstrip("/"))


@rule("podcast:guid unchanged", Severity.ERROR)
def podcast_guid_unchanged(feed: FeedFile) -> Result:
    """Require the GUID that identifies the show in every directory."""
    if feed.before is None:
        return skipped("no earlier feed (--before)")
    old, new = (version.channel.text("podcast:guid") for version in (feed.before, feed))
    return passed(f"{new}") if not old or old == new else failed(f"was {old}, is {new}")


@rule("addresses are https", Severity.WARNING)
def https(feed: FeedFile) -> Result:
    """Require https and ASCII: Apple refuses http, and apps on phones do not load it."""
    addresses = list(_addresses(feed))
    faults = [fault for address in addresses if (fault := address_fault(address))]
    return verdict(dict.fromkeys(faults), f"{len(addresses)} addresses")


def _addresses(feed: FeedFile) -> Iterator[str]:
    for node in (feed.channel, *feed.items):
        for name, attribute in LINKS.items():
            for found in node.all(name):
                yield found.get(attribute) if attribute else (found.element.text or "").strip()


RULES = (self_link, self_link_matches, podcast_guid, podcast_guid_unchanged, https)
