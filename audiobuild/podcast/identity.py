"""Identity of episodes: which item of the feed belongs to which finished episode.

A new episode's GUID is derived, once, from the show's GUID and from the path of its MP3 relative to the feed's folder.
Publishing records it in the episode's manifest, so that it follows the files when they are renamed. A lost feed that is
published again gets the GUIDs it had.
"""

from __future__ import annotations

import os
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote
from uuid import UUID, uuid5

from audiobuild.podcast import dates
from audiobuild.podcast.feed import enclosure_url
from audiobuild.podcast.files import MP3, is_in_place, is_same_file
from audiobuild.podcast.xml import find, text_of
from audiobuild.write import manifest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from lxml.etree import _Element as Element

    from audiobuild.podcast.feed import FeedPage, PagedFeed
    from audiobuild.podcast.finished import FinishedEpisode

NAMESPACE = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The UUID namespace of `podcast:guid`."""

_KEYS = ("guid", "enclosure", "link", "title", "pubDate")


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
    """Index of a feed's items by everything that identifies an episode.

    Args:
        feed: the feed; its archive pages are parsed only if an item may be in them.
        base_url: URL of the published folder.
        folder: the published folder.
        show: the show's GUID.
    """

    def __init__(self, feed: PagedFeed, base_url: str, folder: Path, show: str) -> None:
        self._base_url, self._folder, self._show = base_url, folder, show
        self._items: dict[str, dict[str, list[Element]]] = {key: defaultdict(list) for key in _KEYS}
        self._pending = feed.pages[1:]
        self._index(feed.main)

    def find(self, episode: FinishedEpisode, guid: str, moment: datetime | None) -> Element | None:
        """Find an episode's item, or return None for a new episode.

        It is the first item with (1) the GUID that the episode's manifest records for this show; (2) the GUID that it
        would get as a new episode; (3) the URL of the MP3, if that is in the folder; (4) for renamed files, the same
        article's URL, the same title and MP3, or the same title and date. Step 4 leaves out items whose own files still
        exist. The title alone does not suffice, since a column has the same one every week.

        Args:
            episode: the episode.
            guid: the GUID it would get as a new episode.
            moment: the article's date in the show's zone; None if it states none.
        """
        publication = episode.publications.get(self._show)
        for known in (publication.guid if publication else "", guid):
            if item := self.by_guid(known):
                return item[0]
        if is_in_place(episode, self._folder):
            self._index_pages_with("enclosure", self._base_url + episode.mp3.name)
            if items := self._items["enclosure"].get(self._base_url + episode.mp3.name):
                return items[0]
        return next((item for item in self._similar(episode, moment) if not self._has_own_files(item, episode)), None)

    def by_guid(self, guid: str) -> list[Element]:
        """Return the items with this GUID."""
        if guid and guid not in self._items["guid"]:
            self._index_pages_with("guid", guid)
        return self._items["guid"].get(guid, []) if guid else []

    def is_published_copy(self, mp3: Path) -> bool:
        """Return whether an item refers to this file of the folder."""
        if mp3.parent.resolve() != self._folder.resolve():
            return False
        return self.is_used(mp3.stem)

    def is_used(self, stem: str) -> bool:
        """Return whether an item uses this stem in the folder."""
        url = f"{self._base_url}{stem}{MP3}"
        self._index_pages_with("enclosure", url)
        return url in self._items["enclosure"]

    def has_date(self, date: str) -> bool:
        """Return whether an item has this date (RFC 2822)."""
        return date in self._items["pubDate"] or any(page.has_element("pubDate", date) for page in self._pending)

    def stem(self, item: Element) -> str:
        """Return the stem of an item's files in the folder; empty if its MP3 is elsewhere."""
        return stem_in(self._base_url, enclosure_url(item))

    def _similar(self, episode: FinishedEpisode, moment: datetime | None) -> Iterator[Element]:
        """Yield items that may be the episode under its former name, the most reliable first."""
        if episode.article:
            self._index_pages_with("link", episode.article)
            yield from self._items["link"].get(episode.article, ())
        self._index_pages_with("title", episode.title)
        same_title = self._items["title"].get(episode.title, [])
        yield from (item for item in same_title if self._has_same_sound(item, episode))
        yield from (item for item in same_title if _has_date(item, episode.published, moment))

    def _has_same_sound(self, item: Element, episode: FinishedEpisode) -> bool:
        published = self._folder / f"{self.stem(item)}{MP3}"
        enclosure = find(item, "enclosure")
        size = "" if enclosure is None else enclosure.get("length")
        return size == str(episode.size) and published.is_file() and is_same_file(episode.mp3, published)

    def _has_own_files(self, item: Element, episode: FinishedEpisode) -> bool:
        """Return whether the files from which an item was published still exist beside the episode's."""
        guid = text_of(item, "guid")
        for path in episode.mp3.parent.glob(f"*{manifest.SUFFIX}"):
            mp3 = path.with_name(path.name.removesuffix(manifest.SUFFIX) + MP3)
            if mp3 == episode.mp3 or not mp3.exists():
                continue
            if guid == episode_guid(mp3, self._folder, self._show) or guid.encode() in path.read_bytes():
                return True
        is_foreign = find(item, "podcast:txt", purpose="ai-content") is None
        return is_foreign and (self._folder / f"{self.stem(item)}{MP3}").is_file()

    def _index_pages_with(self, key: str, text: str) -> None:
        """Index the pages that contain a value of this key; archive pages without it need not be parsed."""
        for page in list(self._pending):
            contains = page.has_url(text) if key == "enclosure" else page.has_element(key, text)
            if page.parsed is not None or contains:
                self._pending.remove(page)
                self._index(page)

    def _index(self, page: FeedPage) -> None:
        for item in page.feed.items:
            values = {key: text_of(item, key) for key in _KEYS} | {"enclosure": enclosure_url(item)}
            for key, value in values.items():
                if value:
                    self._items[key][value].append(item)


def _has_date(item: Element, published: str, moment: datetime | None) -> bool:
    """Return whether an item has the date of an article; the time counts only if the article states one."""
    known = dates.parse_rfc2822(text_of(item, "pubDate"))
    if known is None or moment is None:
        return False
    return known.astimezone(moment.tzinfo).date() == moment.date() if dates.parse_day(published) else known == moment


def stem_in(base_url: str, url: str) -> str:
    """Return the stem of an MP3 in the folder with this URL; empty if it is elsewhere."""
    name = unquote(url.removeprefix(base_url)) if url.startswith(base_url) else ""
    return name.removesuffix(MP3) if name.endswith(MP3) and "/" not in name else ""
