"""Identity of episodes: which item of the feed belongs to which finished episode.

The feed is the only record. A new episode's GUID is derived, once, from the show's GUID and from the path of its MP3
relative to the feed's folder. So a corrected article that is built to the same MP3 finds its item again, and a lost
feed that is published again gets the GUIDs it had.
"""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote
from uuid import UUID, uuid5

from audiobuild.publish.feed import enclosure_url
from audiobuild.publish.files import MP3, is_in_place
from audiobuild.publish.xml import text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

    from audiobuild.publish.feed import FeedDocument
    from audiobuild.publish.finished import FinishedEpisode

NAMESPACE = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The UUID namespace of `podcast:guid`."""


def show_guid(feed_url: str) -> str:
    """Derive a show's GUID: UUIDv5 of its feed's URL without the scheme and trailing slashes.

    Source: https://podcasting2.org/docs/podcast-namespace/tags/guid
    """
    return str(uuid5(NAMESPACE, feed_url.partition("://")[2].rstrip("/")))


def episode_guid(mp3: Path, folder: Path, show: str) -> str:
    """Derive the GUID of a new episode: UUIDv5 of the show's GUID and the MP3's path.

    Args:
        mp3: the MP3.
        folder: the feed's folder; the path is relative to it, so that both can move together.
        show: the show's GUID.
    """
    try:
        path = Path(os.path.relpath(mp3.resolve(), folder.resolve())).as_posix()
    except ValueError:
        # On another drive (Windows).
        path = mp3.resolve().as_posix()
    return str(uuid5(NAMESPACE, f"{show}/{unicodedata.normalize('NFC', path)}"))


class ItemIndex:
    """Index of a feed's items by everything that identifies an episode."""

    def __init__(self, feed: FeedDocument, base_url: str, folder: Path) -> None:
        self._feed, self._base_url, self._folder = feed, base_url, folder
        self._by_guid = {guid: item for item in reversed(feed.items) if (guid := text_of(item, "guid"))}
        self._by_url = {url: item for item in reversed(feed.items) if (url := enclosure_url(item))}
        self._orphans: Mapping[tuple[str, ...], Element] | None = None

    def find(self, episode: FinishedEpisode, guid: str, date: str) -> Element | None:
        """Find an episode's item, or return None for a new episode.

        It is the first item with (1) the GUID; (2) the URL of the MP3, if that is in the folder; (3) for a renamed
        file, the article's URL, or else the title and date, of an item whose MP3 is no longer in the folder. The title
        alone does not suffice: a column has the same one every week.

        Args:
            episode: the episode.
            guid: the GUID it would get as a new episode.
            date: the article's date in RFC 2822, empty if it states none.
        """
        if guid in self._by_guid:
            return self._by_guid[guid]
        if is_in_place(episode, self._folder):
            item = self._by_url.get(self._base_url + episode.mp3.name)
            if item is not None:
                return item
        orphans = self._items_without_file()
        by_article = orphans.get((episode.article,)) if episode.article else None
        return by_article if by_article is not None else orphans.get((episode.title, date))

    def is_published_copy(self, mp3: Path) -> bool:
        """Return whether an item refers to this file of the folder."""
        return self._base_url + mp3.name in self._by_url and mp3.parent.resolve() == self._folder.resolve()

    def stem(self, item: Element) -> str:
        """Return the stem of an item's files in the folder; empty if its MP3 is elsewhere."""
        url = enclosure_url(item)
        name = unquote(url.removeprefix(self._base_url)) if url.startswith(self._base_url) else ""
        return name.removesuffix(MP3) if name.endswith(MP3) and "/" not in name else ""

    def stems(self) -> set[str]:
        """Return all stems that items use in the folder."""
        return {stem for item in self._feed.items if (stem := self.stem(item))}

    def _items_without_file(self) -> Mapping[tuple[str, ...], Element]:
        """Index items whose MP3 is no longer in the folder by article, and by title and date."""
        if self._orphans is None:
            self._orphans = {
                key: item
                for item in reversed(self._feed.items)
                if (stem := self.stem(item)) and not (self._folder / f"{stem}{MP3}").exists()
                for key in ((text_of(item, "link"),), (text_of(item, "title"), text_of(item, "pubDate")))
            }
        return self._orphans
