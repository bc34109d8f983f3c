"""A podcast feed as directories read it: RSS 2.0 and its namespaces."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET
from xml.parsers import expat

from audiobuild.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NAMESPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "psc": "http://podlove.org/simple-chapters",
}
ALIASES = {
    "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": "podcast",
    "http://podlove.org/simple-chapters/": "psc",
}
"""Other addresses of namespaces that feeds use and readers accept."""
DEEPEST = 100
"""Levels of nested elements; feeds have seven."""


@dataclass(frozen=True, slots=True)
class Node:
    """An element of the feed."""

    element: ET.Element

    def all(self, name: str) -> list[Node]:
        """Return the children with a name such as ``itunes:image``."""
        prefix, _, local = name.rpartition(":")
        names = {f"{{{NAMESPACES[prefix]}}}{local}"} if prefix else {local}
        names |= {f"{{{address}}}{local}" for address, known in ALIASES.items() if known == prefix}
        return [Node(child) for child in self.element if child.tag in names]

    def text(self, name: str) -> str | None:
        """Return the text of the first child with a name, stripped, or None."""
        found = self.all(name)
        return "".join(found[0].element.itertext()).strip() if found else None

    def get(self, attribute: str) -> str:
        """Return an attribute, stripped; empty if it is missing."""
        return self.element.get(attribute, "").strip()


@dataclass(frozen=True)  # no slots: cached properties
class FeedFile:
    """A feed and its path, since the files of its items may lie beside it."""

    path: Path
    root: Node
    before: FeedFile | None = None
    """An earlier version of the same feed."""

    @cached_property
    def channel(self) -> Node:
        """The channel element."""
        return self.root.all("channel")[0]

    @cached_property
    def items(self) -> list[Node]:
        """The item elements in file order."""
        return self.channel.all("item")

    @cached_property
    def own_address(self) -> str:
        """The address in atom:link rel="self"; empty if there is none."""
        links = self.channel.all("atom:link")
        return next((link.get("href") for link in links if link.get("rel") == "self"), "")

    @cached_property
    def episodes(self) -> list[tuple[Node, Path]]:
        """The items whose enclosure lies beside the feed, with its path."""
        found = ((item, self.beside(enclosure_address(item))) for item in self.items)
        return [(item, path) for item, path in found if path]

    @cached_property
    def _places(self) -> dict[ET.Element, int]:
        return {item.element: place for place, item in enumerate(self.items, 1)}

    def beside(self, address: str) -> Path | None:
        """Return the file beside the feed that has the last part of an address as its name, or None."""
        try:
            name = PurePosixPath(unquote(urlsplit(address).path)).name
            here = self.path.parent / name
            return here if name and here.is_file() else None
        except (ValueError, OSError):
            return None

    def label(self, item: Node) -> str:
        """Return the number and title of an item for a message."""
        return f"item {self._places[item.element]} ({(item.text('title') or '')[:40]!r})"

    def labelled(self, faults: Iterable[tuple[Node, str]]) -> Iterator[str]:
        """Yield each fault with the label of its item."""
        return (f"{self.label(item)}: {fault}" for item, fault in faults)


def parse(path: Path, data: bytes, before: FeedFile | None = None) -> FeedFile:
    """Parse a feed.

    Raises:
        SourceError: it is not well-formed XML, declares entities, or is not an RSS feed.
    """
    try:
        _refuse_entities(path, data)
        root = ET.fromstring(data)  # noqa: S314  # entities were refused
    except (expat.ExpatError, ET.ParseError, ValueError, LookupError) as error:
        raise SourceError(f"{path} is not well-formed XML ({error})", "an XML editor shows the place") from error
    feed = FeedFile(path, Node(root), before)
    if root.tag != "rss" or len(feed.root.all("channel")) != 1:
        raise SourceError(
            f"{path} is not an RSS feed with one channel (it starts with <{str(root.tag)[:60]}>)",
            "check takes MP3 files and RSS feeds",
        )
    return feed


def _refuse_entities(path: Path, data: bytes) -> None:
    """Raise a SourceError if the document declares entities or nests elements without end."""
    depth = 0

    def declared(*_: object) -> None:
        raise SourceError(f"{path} declares XML entities", "a feed needs none: remove the declaration")

    def opened(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise SourceError(f"{path} nests more than {DEEPEST} XML elements", "a feed needs seven levels")

    def closed(*_: object) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.EntityDeclHandler = declared
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.Parse(data, True)  # noqa: FBT003  # the C signature


def enclosure_address(item: Node) -> str:
    """Return the address of an item's first enclosure; empty if there is none."""
    return next((enclosure.get("url") for enclosure in item.all("enclosure")), "")


def address_fault(address: str) -> str:
    """Return why an address is not an https URL in plain ASCII; empty if it is."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return f"{address[:60]!r} is not a URL"
    if parts.scheme != "https" or not parts.netloc:
        return f"{address[:60]!r} is not https" if address else "no address"
    plain = address.isascii() and not re.search(r"[\s<>\"{}|\\^`]", address)
    return "" if plain else f"{address[:60]!r} is not plain ASCII"
