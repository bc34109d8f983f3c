"""The feed as a document: read, searched, extended in its order, and written as the same bytes for the same input."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from audiobuild.errors import SourceError
from audiobuild.publish import dates
from audiobuild.publish.elements import element, find, text_of
from audiobuild.publish.namespaces import PREFIXES

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from lxml.etree import _Element as Element

_HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n'


@dataclass(slots=True)
class Feed:
    """A feed's document and its items, newest first as feeds have them."""

    document: etree._ElementTree
    channel: Element
    items: list[Element]
    dates: list[datetime | None]
    """When each of the items was published."""


def opened(path: Path) -> Feed:
    """The feed at `path`, or a new one without a word in it.

    Raises:
        SourceError: what is there is no RSS feed.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return _feed(_new())
    except OSError as error:
        raise SourceError(f"{path} can't be read: {error.strerror}", "choose another with --feed") from error
    # Nothing is fetched and no entity filled in: a feed is foreign text. CDATA sections stay what they are.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, strip_cdata=False, huge_tree=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(f"{path} is no XML: {error.msg}", "mend it, or move it away and publish again") from error
    if root.tag != "rss" or root.find("channel") is None:
        raise SourceError(f"{path} is no RSS feed", "choose another place with --feed")
    return _feed(root)


def rendered(feed: Feed) -> bytes:
    """The feed's bytes, UTF-8."""
    return _HEAD + etree.tostring(feed.document, encoding="UTF-8", xml_declaration=False) + b"\n"


def insert(feed: Feed, item: Element) -> None:
    """Put a new item before the first that is older, else at the end; those that are there keep their order."""
    when = dates.read(text_of(item, "pubDate"))
    older = (at for at, date in enumerate(feed.dates) if when and date and date < when)
    at = next(older, len(feed.items))
    if at < len(feed.items):
        feed.items[at].addprevious(item)
    elif feed.items:
        feed.items[-1].addnext(item)
    else:
        feed.channel.append(item)
    feed.items.insert(at, item)
    feed.dates.insert(at, when)


def enclosure(item: Element) -> str:
    """The address of an item's sound; empty where it has none."""
    found = find(item, "enclosure")
    return "" if found is None else found.get("url", "")


def _feed(root: Element) -> Feed:
    channel = root.find("channel")
    assert channel is not None  # noqa: S101  # the callers have looked
    items = channel.findall("item")
    return Feed(root.getroottree(), channel, items, [dates.read(text_of(item, "pubDate")) for item in items])


def _new() -> Element:
    root = etree.Element("rss", {"version": "2.0"}, nsmap=dict(PREFIXES))
    root.text, channel = "\n  ", element("channel")
    root.append(channel)
    channel.tail = "\n"
    return root
