"""The feed's documents: the feed itself and, beyond a size that apps accept, its archive pages (RFC 5005).

`feed.xml` has the newest items. When it exceeds two pages, its oldest items move to an archive page: `feed-1.xml` has
the oldest items of all, and a page's number never changes. So adding an episode writes one or two files, however many
there are. Archive pages are parsed only if they are needed: whether one contains a text is seen in its bytes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from lxml import etree

from audiobuild.errors import SourceError
from audiobuild.lazy_regex import lazy_regex
from audiobuild.podcast import dates
from audiobuild.podcast.xml import PREFIXES, element, find, text_of

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from lxml.etree import _Element as Element

PAGE_SIZE = 500
"""Items of an archive page; the feed itself has up to twice as many."""

_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'
_DATE = lazy_regex(rb"<pubDate>([^<]*)</pubDate>")


@dataclass(slots=True)
class FeedDocument:
    """A feed's XML document and its items, in document order (newest first in our own feeds)."""

    document: etree._ElementTree
    channel: Element
    items: list[Element]
    dates: list[datetime | None]
    """Publication date of each item."""

    def insert(self, item: Element) -> None:
        """Insert a new item before the first older one, or at the end; the others keep their order."""
        moment = dates.parse_rfc2822(text_of(item, "pubDate"))
        older = (index for index, date in enumerate(self.dates) if moment and date and date < moment)
        index = next(older, len(self.items))
        if index < len(self.items):
            self.items[index].addprevious(item)
        elif self.items:
            self.items[-1].addnext(item)
        else:
            self.channel.append(item)
        self.items.insert(index, item)
        self.dates.insert(index, moment)

    def render(self) -> bytes:
        """Return the document's bytes, in UTF-8."""
        return _DECLARATION + etree.tostring(self.document, encoding="UTF-8", xml_declaration=False) + b"\n"


@dataclass(slots=True)
class FeedPage:
    """A file of the feed: the feed itself or an archive page."""

    path: Path
    data: bytes
    """Its bytes on the disk; empty for a new page."""
    parsed: FeedDocument | None = None

    @property
    def feed(self) -> FeedDocument:
        """The document, parsed when it is first asked for.

        Raises:
            SourceError: it is not an RSS feed.
        """
        if self.parsed is None:
            self.parsed = parse_feed(self.data, self.path)
        return self.parsed

    def head(self) -> Element:
        """Return the channel without its items; of an unparsed page a copy."""
        if self.parsed is not None:
            return self.parsed.channel
        return parse_feed(self.data[: self.data.find(b"<item")] + b"</channel></rss>", self.path).channel

    def has_element(self, tag: str, text: str) -> bool:
        """Return whether the file on the disk contains `<tag>text</tag>`, attributes aside."""
        return f">{escape(text, quote=False)}</{tag}>".encode() in self.data

    def has_url(self, url: str) -> bool:
        """Return whether an element of the file on the disk has this URL."""
        return f'url="{escape(url)}"'.encode() in self.data

    def count(self) -> int:
        """Return the number of items."""
        return self.data.count(b"</item>") if self.parsed is None else len(self.parsed.items)

    def oldest(self) -> datetime | None:
        """Return the date of the last item that has one."""
        if self.parsed is not None:
            return next((date for date in reversed(self.parsed.dates) if date), None)
        found = _DATE.findall(self.data[self.data.rfind(b"<pubDate>") :])
        return dates.parse_rfc2822(found[-1].decode()) if found else None


@dataclass(slots=True)
class PagedFeed:
    """A feed with its archive pages, the newest page first."""

    pages: list[FeedPage]

    @property
    def main(self) -> FeedPage:
        """The feed itself."""
        return self.pages[0]

    @property
    def channel(self) -> Element:
        """The channel of the feed itself."""
        return self.main.feed.channel

    def page_for(self, moment: datetime | None) -> FeedPage:
        """Return the page to which a new item of this date belongs."""
        if moment is None:
            return self.main
        for page in self.pages:
            oldest = page.oldest()
            if oldest is None or oldest <= moment:
                return page
        return self.pages[-1]

    def paginate(self) -> None:
        """Move the oldest items of a feed that is too long to new archive pages."""
        if any(page.count() > 2 * PAGE_SIZE for page in self.pages[1:]):
            self._merge_archives()
        main = self.main.feed
        while len(main.items) > 2 * PAGE_SIZE:
            number = len(self.pages)
            page = FeedPage(_archive_path(self.main.path, number), b"", empty_feed())
            self.pages.insert(1, page)
            _move_oldest(main, page.feed)

    def _merge_archives(self) -> None:
        """Move all items back into the feed itself, so that pages of equal size can be cut."""
        main = self.main.feed
        for page in self.pages[1:]:
            for item in page.feed.items:
                (main.items[-1].addnext if main.items else main.channel.append)(item)
                main.items.append(item)
            main.dates += page.feed.dates
        del self.pages[1:]


def open_feed(path: Path) -> PagedFeed:
    """Read the feed at `path` and its archive pages, or create an empty feed if the file does not exist.

    Raises:
        SourceError: a file cannot be read, or the feed is not an RSS feed.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return PagedFeed([FeedPage(path, b"", empty_feed())])
    except OSError as error:
        raise SourceError(f"cannot read {path}: {error.strerror}", "choose another file with --feed") from error
    main = FeedPage(path, data, parse_feed(data, path))
    link = find(main.feed.channel, "atom:link", rel="prev-archive")
    number = _archive_number(link.get("href", "") if link is not None else "", path)
    return PagedFeed([main, *(_archive(_archive_path(path, k)) for k in range(number, 0, -1))])


def parse_feed(data: bytes, path: Path) -> FeedDocument:
    """Parse a feed.

    Args:
        data: the bytes of the file.
        path: the file, for messages.

    Raises:
        SourceError: it is not an RSS feed.
    """
    # A feed is untrusted text: fetch nothing, expand no entities. CDATA sections stay as they are.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, strip_cdata=False, huge_tree=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(f"{path} is not well-formed XML ({error.msg})", "fix it, or move it aside") from error
    if root.tag != "rss" or root.find("channel") is None:
        raise SourceError(f"{path} is not an RSS feed", "choose another file with --feed")
    return _document(root)


def empty_feed() -> FeedDocument:
    """Create a feed without any content."""
    root = etree.Element("rss", {"version": "2.0"}, nsmap=dict(PREFIXES))
    root.text, channel = "\n  ", element("channel")
    root.append(channel)
    channel.tail = "\n"
    return _document(root)


def _archive_path(feed: Path, number: int) -> Path:
    """Return the path of an archive page: `feed-1.xml`."""
    return feed.with_name(f"{feed.stem}-{number}{feed.suffix}")


def _archive_number(url: str, feed: Path) -> int:
    """Return the number of the archive page that a URL refers to; 0 if it is not one of this feed."""
    name = url.rpartition("/")[2]
    match = re.fullmatch(rf"{re.escape(feed.stem)}-([1-9]\d*){re.escape(feed.suffix)}", name)
    return int(match[1]) if match else 0


def enclosure_url(item: Element) -> str:
    """Return the URL of an item's audio file, or an empty string."""
    enclosure = find(item, "enclosure")
    return "" if enclosure is None else enclosure.get("url", "")


def _archive(path: Path) -> FeedPage:
    try:
        return FeedPage(path, path.read_bytes())
    except OSError as error:
        raise SourceError(
            f"cannot read the feed's archive page {path}: {error.strerror}", "restore it beside the feed"
        ) from error


def _document(root: Element) -> FeedDocument:
    channel = root.find("channel")
    assert channel is not None  # noqa: S101  # checked by the callers
    items = channel.findall("item")
    moments = [dates.parse_rfc2822(text_of(item, "pubDate")) for item in items]
    return FeedDocument(root.getroottree(), channel, items, moments)


def _move_oldest(source: FeedDocument, target: FeedDocument) -> None:
    """Move the last items of a document to an empty one."""
    for item in source.items[-PAGE_SIZE:]:
        target.channel.append(item)
    target.items, target.dates = source.items[-PAGE_SIZE:], source.dates[-PAGE_SIZE:]
    del source.items[-PAGE_SIZE:], source.dates[-PAGE_SIZE:]
