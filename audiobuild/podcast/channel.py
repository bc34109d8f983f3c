"""The channels of the feed's documents: their links to each other, and a move of the feed to another address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobuild.podcast import rss
from audiobuild.podcast.feed import enclosure_url
from audiobuild.podcast.identity import stem_in
from audiobuild.podcast.xml import elements, find, indent_children, replace_owned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from audiobuild.podcast.feed import FeedPage, PagedFeed
    from audiobuild.podcast.show import Show


def move(feed: PagedFeed, base_url: str) -> bool:
    """Change the addresses of the folder's files, in all items, if the folder has moved to another URL.

    Args:
        feed: the feed; all its pages are parsed if it has moved.
        base_url: the folder's URL.

    Returns:
        Whether it has moved.
    """
    link = find(feed.channel, "atom:link", rel="self")
    old_url = link.get("href", "") if link is not None else ""
    old_base = old_url.removesuffix(feed.main.path.name)
    if old_base in {base_url, old_url}:
        return False
    for page in feed.pages:
        for item in page.feed.items:
            if stem := stem_in(old_base, enclosure_url(item)):
                _move_item(item, f"{old_base}{stem}.", f"{base_url}{stem}.")
                _move_show_link(item, old_base, base_url)
    return True


def update(feed: PagedFeed, show: Show, *, show_guid: str, cover_url: str, has_moved: bool) -> tuple[str, ...]:
    """Bring the channels of all documents up to date.

    Args:
        feed: the feed, divided into pages.
        show: the show.
        show_guid: the show's GUID.
        cover_url: URL of the show's cover; empty for none.
        has_moved: whether the feed has moved to another URL. It then says so for good: apps that still ask for the old
            URL follow it.

    Returns:
        The elements that differ in the channel of the feed itself.
    """
    changed: tuple[str, ...] = ()
    has_moved = has_moved or find(feed.channel, "itunes:new-feed-url") is not None
    # Archive pages first, since the feed itself depends on their marks.
    for index in reversed(range(len(feed.pages))):
        page = feed.pages[index]
        details = rss.ChannelDetails(
            show_guid=show_guid,
            links=tuple(_links(feed, index, show.base_url)),
            cover_url=cover_url,
            new_feed_url=show.base_url + page.path.name if has_moved and index == 0 else "",
            is_archive=index > 0,
            is_synthetic=all(map(_is_synthetic, feed.pages[index:] if index == 0 else [page])),
        )
        # An unparsed page is parsed only if its head, which is small, has changed.
        if page.parsed is not None or _replace(page.head(), show, details):
            changed = _replace(page.feed.channel, show, details)
            indent_children(page.feed.channel, 2)
    return changed


def _replace(channel: Element, show: Show, details: rss.ChannelDetails) -> tuple[str, ...]:
    return replace_owned(channel, list(rss.channel_elements(show, details)), rss.owns_channel_element, 2)


def _links(feed: PagedFeed, index: int, base_url: str) -> Iterator[tuple[str, str]]:
    """Yield the links of a document: those of paged and those of archived feeds, since apps know one or the other.

    Source: RFC 5005, sections 3 and 4.
    """
    urls = [base_url + page.path.name for page in feed.pages]
    yield "self", urls[index]
    if len(urls) == 1:
        return
    yield "first", urls[0]
    yield "last", urls[-1]
    if index > 0:
        yield "current", urls[0]
        yield "previous", urls[index - 1]
    if index > 1:
        yield "next-archive", urls[index - 1]
    if index + 1 < len(urls):
        yield "next", urls[index + 1]
        yield "prev-archive", urls[index + 1]


def _is_synthetic(page: FeedPage) -> bool:
    """Return whether every item of a page has a synthetic voice; an unparsed page is marked in its channel."""
    if page.parsed is None:
        return rss.is_synthetic(page.head())
    return bool(page.feed.items) and all(map(rss.is_synthetic, page.feed.items))


def _move_item(item: Element, old: str, new: str) -> None:
    """Replace the start of every URL in an item that refers to its own files."""
    for child in elements(item):
        for node in child.iter():
            for name in rss.URL_ATTRIBUTES:
                if (value := node.get(name, "")).startswith(old):
                    node.set(name, new + value.removeprefix(old))
        if child.tag == "link" and (child.text or "").strip().startswith(old):
            child.text = new + (child.text or "").strip().removeprefix(old)


def _move_show_link(item: Element, old_base: str, base_url: str) -> None:
    """Replace the URL of the folder itself in the notes, where it is the show's page."""
    for tag in ("description", "content:encoded"):
        notes = find(item, tag)
        if notes is not None and old_base in (notes.text or ""):
            # The folder's URL ends here: at a line's end or a quotation mark, not in the URL of an article below it.
            notes.text = re.sub(rf"{re.escape(old_base)}(?=[\s\"<]|$)", base_url, notes.text or "")
