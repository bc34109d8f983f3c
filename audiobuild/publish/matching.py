"""Which item of the feed is which episode's: the feed itself is the record.

An episode's GUID is made, once, of the show's GUID and of the place of its MP3 as seen from the feed's folder. So a
corrected or retitled article, built again to the same MP3, meets its item; a lost feed that is published again has
the GUIDs it had; and nothing but the GUID need be kept.
"""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote
from uuid import uuid5

from audiobuild.publish.channel import NAMESPACE
from audiobuild.publish.elements import text_of
from audiobuild.publish.feed import enclosure
from audiobuild.publish.folder import MP3, stands

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

    from audiobuild.publish.episode import Episode
    from audiobuild.publish.feed import Feed


class Index:
    """The items of a feed, by everything that an episode can be known by."""

    def __init__(self, feed: Feed, base_url: str, folder: Path) -> None:
        self._base_url, self._folder = base_url, folder
        self._guids = {guid: item for item in reversed(feed.items) if (guid := text_of(item, "guid"))}
        self._addresses = {url: item for item in reversed(feed.items) if (url := enclosure(item))}
        self._gone: Mapping[tuple[str, ...], Element] | None = None
        self._feed = feed

    def item(self, episode: Episode, guid: str, date: str) -> Element | None:
        """The episode's item, by the first of these that is found; None for a new episode.

        1. its GUID; 2. the address of its sound, where it stands in the folder; 3. for a file that was renamed: the
        article's address, then the title and the date, of an item whose own file has left the folder. (A title alone
        would not do: a column has the same every week, and last year's files may have been cleared away.)

        Args:
            episode: it.
            guid: what it would have if it were new.
            date: what the article says, as feeds write it; empty where it says nothing.
        """
        if guid in self._guids:
            return self._guids[guid]
        if stands(episode, self._folder):
            found = self._addresses.get(self._base_url + episode.mp3.name)
            if found is not None:
                return found
        gone = self._of_files_gone()
        by_article = gone.get((episode.article,)) if episode.article else None
        return by_article if by_article is not None else gone.get((episode.title, date))

    def by_guid(self, guid: str) -> Element | None:
        """The item that has this GUID."""
        return self._guids.get(guid)

    def serves(self, mp3: Path) -> bool:
        """Whether an item's sound is this file of the folder."""
        return self._base_url + mp3.name in self._addresses and mp3.parent.resolve() == self._folder.resolve()

    def stem(self, item: Element) -> str:
        """The name of an item's files in the folder, without an ending; empty where they are elsewhere."""
        url = enclosure(item)
        name = unquote(url.removeprefix(self._base_url)) if url.startswith(self._base_url) else ""
        return name.removesuffix(MP3) if name.endswith(MP3) and "/" not in name else ""

    def stems(self) -> set[str]:
        """Every name that items have in the folder."""
        return {stem for item in self._feed.items if (stem := self.stem(item))}

    def _of_files_gone(self) -> Mapping[tuple[str, ...], Element]:
        """Items whose sound was in the folder and is no longer, by article, and by title and date."""
        if self._gone is None:
            self._gone = {
                key: item
                for item in reversed(self._feed.items)
                if (stem := self.stem(item)) and not (self._folder / f"{stem}{MP3}").exists()
                for key in ((text_of(item, "link"),), (text_of(item, "title"), text_of(item, "pubDate")))
            }
        return self._gone


def guid(mp3: Path, folder: Path, show_guid: str) -> str:
    """The GUID of an episode that is published for the first time: UUIDv5 of the show's and of the MP3's place.

    Args:
        mp3: the file as it was given.
        folder: where the feed is; the place is counted from there, so that both can move together.
        show_guid: the feed's `podcast:guid`.
    """
    try:
        place = Path(os.path.relpath(mp3.resolve(), folder.resolve())).as_posix()
    except ValueError:
        # Windows: on another drive.
        place = mp3.resolve().as_posix()
    return str(uuid5(NAMESPACE, f"{show_guid}/{unicodedata.normalize('NFC', place)}"))
