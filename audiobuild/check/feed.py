"""A podcast's feed as a directory reads it: RSS 2.0 and what its namespaces add."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

from audiobuild.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

NAMESPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "psc": "http://podlove.org/simple-chapters",
}
OTHER_NAMES = {"https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": "podcast"}
"""Addresses by which feeds also call a namespace, as its documentation allows."""


@dataclass(frozen=True, slots=True)
class Node:
    """An element of the feed."""

    element: ET.Element

    def all(self, name: str) -> list[Node]:
        """Its children of a name, such as ``itunes:image``."""
        prefix, _, local = name.rpartition(":")
        names = {f"{{{NAMESPACES[prefix]}}}{local}"} if prefix else {local}
        names |= {f"{{{address}}}{local}" for address, known in OTHER_NAMES.items() if known == prefix}
        return [Node(child) for child in self.element if child.tag in names]

    def text(self, name: str) -> str | None:
        """The text of the first child of a name, trimmed; None where there is none."""
        found = self.all(name)
        return "".join(found[0].element.itertext()).strip() if found else None

    def get(self, attribute: str) -> str:
        """An attribute, trimmed; empty where there is none."""
        return self.element.get(attribute, "").strip()


@dataclass(frozen=True)  # no slots: what is dear is worked out once
class Feed:
    """A feed, and where it stands, since episodes may stand beside it."""

    path: Path
    root: Node
    before: Feed | None = None
    """The same feed as it was, to see what must not have changed."""

    @cached_property
    def channel(self) -> Node:
        """Its channel."""
        return self.root.all("channel")[0]

    @cached_property
    def items(self) -> list[Node]:
        """Its episodes, as they stand."""
        return self.channel.all("item")

    def beside(self, address: str) -> Path | None:
        """The file beside the feed that an address names by its last part; None where none stands there."""
        try:
            name = PurePosixPath(unquote(urlsplit(address).path)).name
            here = self.path.parent / name
            return here if name and here.is_file() else None
        except (ValueError, OSError):
            return None


def read(path: Path, data: bytes, before: Feed | None = None) -> Feed:
    """A feed from its bytes.

    Raises:
        SourceError: it is no XML, or no RSS feed.
    """
    if re.search(rb"<!(DOCTYPE|ENTITY)", data):
        raise SourceError(f"{path} declares a document type or entities", "a feed needs none; leave them out")
    try:
        root = ET.fromstring(data)  # noqa: S314  # entities were refused
    except (ET.ParseError, ValueError, LookupError) as error:
        raise SourceError(f"{path} is no well-formed XML ({error})", "an XML editor shows the place") from error
    feed = Feed(path, Node(root), before)
    if root.tag != "rss" or len(feed.root.all("channel")) != 1:
        raise SourceError(f"{path} is no RSS feed with one channel (it begins <{root.tag}>)")
    return feed


def named(feed: Feed, item: Node) -> str:
    """How to speak of an episode: its place and title."""
    title = (item.text("title") or "")[:40]
    place = next(number for number, other in enumerate(feed.items, 1) if other.element is item.element)
    return f"episode {place} ({title!r})"


def faults(feed: Feed, wrong: Iterable[tuple[Node, str]]) -> Iterator[str]:
    """What is wrong with which episode, in words."""
    return (f"{named(feed, item)}: {what}" for item, what in wrong)


def address_fault(address: str) -> str:
    """Why an address will not do: directories want https and plain ASCII; empty where it will."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return f"{address[:60]!r} is no address"
    if parts.scheme != "https" or not parts.netloc:
        return f"{address[:60]!r} is not https" if address else "no address"
    plain = address.isascii() and not re.search(r"[\s<>\"{}|\\^`]", address)
    return "" if plain else f"{address[:60]!r} is not plain ASCII"
