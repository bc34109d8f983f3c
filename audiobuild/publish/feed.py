"""The feed as an XML document: open, insert items in order, render the same bytes for the same input."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from audiobuild.errors import SourceError
from audiobuild.publish import dates
from audiobuild.publish.xml import PREFIXES, element, find, text_of

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from lxml.etree import _Element as Element

_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'


@dataclass(slots=True)
class FeedDocument:
    """A feed's XML document and its items, in document order (newest first in our own feeds)."""

    document: etree._ElementTree
    channel: Element
    items: list[Element]
    dates: list[datetime | None]
    """Publication date of each item."""


def open_feed(path: Path) -> FeedDocument:
    """Read the feed at `path`, or create an empty one if the file does not exist.

    Raises:
        SourceError: the file can't be read or is not an RSS feed.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return _document(_empty())
    except OSError as error:
        raise SourceError(f"cannot read {path}: {error.strerror}", "choose another file with --feed") from error
    # A feed is untrusted text: fetch nothing, expand no entities. CDATA sections stay as they are.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, strip_cdata=False, huge_tree=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(f"{path} is not well-formed XML ({error.msg})", "fix it, or move it aside") from error
    if root.tag != "rss" or root.find("channel") is None:
        raise SourceError(f"{path} is not an RSS feed", "choose another file with --feed")
    return _document(root)


def render(feed: FeedDocument) -> bytes:
    """Return the feed's bytes, in UTF-8."""
    return _DECLARATION + etree.tostring(feed.document, encoding="UTF-8", xml_declaration=False) + b"\n"


def insert(feed: FeedDocument, item: Element) -> None:
    """Insert a new item before the first older one, or at the end; the others keep their order."""
    moment = dates.parse_rfc2822(text_of(item, "pubDate"))
    older = (index for index, date in enumerate(feed.dates) if moment and date and date < moment)
    index = next(older, len(feed.items))
    if index < len(feed.items):
        feed.items[index].addprevious(item)
    elif feed.items:
        feed.items[-1].addnext(item)
    else:
        feed.channel.append(item)
    feed.items.insert(index, item)
    feed.dates.insert(index, moment)


def enclosure_url(item: Element) -> str:
    """Return the URL of an item's audio file, or an empty string."""
    enclosure = find(item, "enclosure")
    return "" if enclosure is None else enclosure.get("url", "")


def _document(root: Element) -> FeedDocument:
    channel = root.find("channel")
    assert channel is not None  # noqa: S101  # checked by the callers
    items = channel.findall("item")
    moments = [dates.parse_rfc2822(text_of(item, "pubDate")) for item in items]
    return FeedDocument(root.getroottree(), channel, items, moments)


def _empty() -> Element:
    root = etree.Element("rss", {"version": "2.0"}, nsmap=dict(PREFIXES))
    root.text, channel = "\n  ", element("channel")
    root.append(channel)
    channel.tail = "\n"
    return root
