"""The show as the feed's channel: the elements that are ours, and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from audiobuild import __version__
from audiobuild.publish.elements import element
from audiobuild.publish.item import AI
from audiobuild.publish.namespaces import prefixed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from audiobuild.publish.show import Show

NAMESPACE = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The root of every `podcast:guid`."""

_OURS = frozenset(
    (
        "title", "link", "description", "language", "generator", "image", "itunes:author", "itunes:category",
        "itunes:explicit", "itunes:image", "itunes:owner", "itunes:type", "podcast:guid", "podcast:locked",
        "podcast:medium",
    )
)  # fmt: skip


def guid(feed_url: str) -> str:
    """A show's GUID: UUIDv5 of its feed's address without scheme and slashes at the end.

    Source: https://podcasting2.org/docs/podcast-namespace/tags/guid
    """
    return str(uuid5(NAMESPACE, feed_url.partition("://")[2].rstrip("/")))


def owned(child: Element) -> bool:
    """Whether a channel's element is of the kinds that we write; every other is left alone."""
    tag = prefixed(str(child.tag))
    return (
        tag in _OURS
        or (tag == "atom:link" and child.get("rel") == "self")
        or (tag == "podcast:txt" and child.get("purpose") == AI)
    )


def elements(show: Show, *, feed_url: str, show_guid: str, cover_url: str) -> list[Element]:
    """Every element of the channel that is ours, in order.

    Args:
        show: what it says.
        feed_url: where the feed will be.
        show_guid: what the feed has carried since it was first published.
        cover_url: where the picture will be; empty for none.
    """
    return list(_elements(show, feed_url, show_guid, cover_url))


def _elements(show: Show, feed_url: str, show_guid: str, cover_url: str) -> Iterator[Element]:
    yield element("atom:link", href=feed_url, rel="self", type_="application/rss+xml")
    yield element("title", show.title)
    yield element("link", show.link)
    yield element("description", show.description)
    yield element("language", show.language)
    yield element("generator", f"audiobuild {__version__}")
    if cover_url:
        parts = (element("url", cover_url), element("title", show.title), element("link", show.link))
        yield element("image", children=parts)
        yield element("itunes:image", href=cover_url)
    yield element("itunes:author", show.author)
    owner = (element("itunes:name", show.author), element("itunes:email", show.email))
    yield element("itunes:owner", children=owner)
    for top, sub in show.categories:
        inner = (element("itunes:category", text_=sub),) if sub else ()
        yield element("itunes:category", children=inner, text_=top)
    yield element("itunes:explicit", "true" if show.explicit else "false")
    yield element("itunes:type", "episodic")
    yield element("podcast:guid", show_guid)
    yield element("podcast:locked", "yes", owner=show.email)
    yield element("podcast:medium", "podcast")
    yield element("podcast:txt", "true", purpose=AI)
