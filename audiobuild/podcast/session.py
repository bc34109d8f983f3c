"""A publishing session: the items of the feed are added and updated, one episode after another."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote

from audiobuild.errors import SettingsError, SourceError
from audiobuild.podcast import dates, files, oembed, rss
from audiobuild.podcast.identity import episode_guid
from audiobuild.podcast.notes import correction_notice
from audiobuild.podcast.xml import element, find, text_of

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from lxml.etree import _Element as Element

    from audiobuild.podcast.feed import PagedFeed
    from audiobuild.podcast.files import FileOp
    from audiobuild.podcast.finished import FinishedEpisode
    from audiobuild.podcast.identity import ItemIndex
    from audiobuild.podcast.show import Show

_SHOWN = ("title", "enclosure", "itunes:duration", "pubDate", "psc:chapters", "link", "podcast:txt")
"""Elements whose old and new values fit on a line."""


@dataclass(frozen=True, slots=True)
class Request:
    """The episodes to publish, and how."""

    mp3s: tuple[Path, ...]
    feed: Path
    now: datetime
    """Current time with a zone: the date of episodes whose article has none."""
    correction: str | None = None
    """Correction notice; None keeps the one in the feed, an empty one removes it."""
    guid: str = ""
    """GUID of the item that the only episode belongs to, if it cannot be found otherwise."""

    @property
    def folder(self) -> Path:
        """The published folder."""
        return self.feed.parent


@dataclass(frozen=True, slots=True)
class Change:
    """The effect of publishing on one episode."""

    kind: str
    """``added``, ``updated`` or ``unchanged``."""
    episode: FinishedEpisode
    guid: str
    stem: str
    """Stem of its files in the published folder."""
    url: str
    """URL of the MP3."""
    file_ops: tuple[FileOp, ...] = ()
    differences: tuple[tuple[str, str, str], ...] = ()
    """For an update: element, old value and new value; the values are empty if they are too long to show."""


@dataclass(slots=True)
class Session:
    """State while a plan is made."""

    request: Request
    show: Show
    feed: PagedFeed
    guid: str
    """The show's GUID."""
    index: ItemIndex
    has_moved: bool = False
    """Whether the URLs of all items have changed."""
    mp3s: dict[str, Path] = field(default_factory=dict)
    """The MP3s of this session by the GUIDs of their items."""
    stems: set[str] = field(default_factory=set)
    """Stems that this session's episodes use in the published folder."""
    dates: set[str] = field(default_factory=set)
    """Dates that this session's episodes have been given."""
    undated: int = 0
    """Number of new episodes without a date."""

    def publish(self, episode: FinishedEpisode) -> Change:
        """Add an episode's item to the feed or update it, and plan what happens to its files.

        Raises:
            SourceError: another episode of this session has the same item.
            SettingsError: there is no item with the requested GUID.
        """
        item = self._find_item(episode)
        details = self._details(episode, item)
        if details.guid in self.mp3s:
            raise SourceError(
                f"{self.mp3s[details.guid]} and {episode.mp3} would both become the episode {episode.title!r}",
                "publish only one of them, or change the title of the other",
            )
        self.mp3s[details.guid] = episode.mp3
        self.stems.add(details.stem)
        self.dates.add(details.date)
        if item is None:
            return self._add(episode, details)
        return self._update(episode, details, item)

    def _add(self, episode: FinishedEpisode, details: rss.ItemDetails) -> Change:
        if self.request.correction and len(self.request.mp3s) == 1:
            details = replace(details, correction=correction_notice(self.request.correction))
        item = element("item")
        rss.replace_item(item, episode, details, self.show)
        self.feed.page_for(dates.parse_rfc2822(details.date)).feed.insert(item)
        operations = tuple(self._file_ops(episode, details))
        return Change("added", episode, details.guid, details.stem, self._url(details), operations)

    def _update(self, episode: FinishedEpisode, details: rss.ItemDetails, item: Element) -> Change:
        before = {name: _shown_value(item, name) for name in _SHOWN}
        changed = rss.replace_item(item, episode, details, self.show)
        operations = tuple(self._file_ops(episode, details))
        if self._is_correction(episode, changed=bool(changed or operations)):
            details = replace(details, correction=correction_notice(self.request.correction or ""))
            changed = tuple(dict.fromkeys((*changed, *rss.replace_item(item, episode, details, self.show))))
            operations = tuple(self._file_ops(episode, details))
        differences = tuple(
            (name, before.get(name, ""), _shown_value(item, name) if name in _SHOWN else "") for name in changed
        )
        if not differences and (operations or self.has_moved):
            differences = (("enclosure" if self.has_moved else "files", "", ""),)
        kind = "updated" if differences else "unchanged"
        return Change(kind, episode, details.guid, details.stem, self._url(details), operations, differences)

    def _is_correction(self, episode: FinishedEpisode, *, changed: bool) -> bool:
        """Return whether the requested notice applies to an episode: of several, only to those that changed."""
        request = self.request
        if request.correction is None:
            return False
        if not request.correction or len(request.mp3s) == 1:
            return True
        publication = episode.publications.get(self.guid)
        return changed or (publication is not None and publication.sha256 != episode.sha256)

    def _find_item(self, episode: FinishedEpisode) -> Element | None:
        request = self.request
        if request.guid:
            items = self.index.by_guid(request.guid)
            if not items:
                raise SettingsError(
                    f"no item of {request.feed} has the GUID {request.guid}", "omit --guid for a new episode"
                )
            return items[0]
        moment = dates.parse_iso(episode.published, self.show.zone)
        return self.index.find(episode, episode_guid(episode.mp3, request.folder, self.guid), moment)

    def _details(self, episode: FinishedEpisode, item: Element | None) -> rss.ItemDetails:
        """Determine what the item says beyond its episode, keeping what an existing item says."""
        folder = self.request.folder
        guid = find(item, "guid") if item is not None else None
        stem = self.index.stem(item) if item is not None else ""
        if not stem or files.is_in_place(episode, folder):
            stem = files.new_stem(episode, folder, self._is_stem_taken)
        cover = f"{stem}{episode.cover.suffix}" if episode.cover else ""
        return rss.ItemDetails(
            guid=(guid.text or "").strip() if guid is not None else episode_guid(episode.mp3, folder, self.guid),
            is_permalink=guid is not None and guid.get("isPermaLink", "true") == "true",
            date=self._date(episode, item),
            stem=stem,
            cover_url=self.show.base_url + quote(cover) if cover else "",
            correction=text_of(item, "podcast:txt", purpose=rss.CORRECTION) if item is not None else "",
        )

    def _is_stem_taken(self, stem: str) -> bool:
        return stem in self.stems or self.index.is_used(stem)

    def _file_ops(self, episode: FinishedEpisode, details: rss.ItemDetails) -> list[FileOp]:
        address = oembed.address(details.stem, self.show) if oembed.is_offered(episode) else ""
        return list(
            files.file_ops(episode, self.request.folder, details.stem, correction=details.correction, oembed=address)
        )

    def _url(self, details: rss.ItemDetails) -> str:
        return f"{self.show.base_url}{details.stem}{files.MP3}"

    def _date(self, episode: FinishedEpisode, item: Element | None) -> str:
        """Determine the date of an item.

        It is the article's. If that is only a day, the episodes of the day follow one another by seconds. Without one,
        it is the item's date, or else the current time.
        """
        zone = self.show.zone
        kept = text_of(item, "pubDate") if item is not None else ""
        moment = dates.parse_iso(episode.published, zone)
        if moment is None:
            if kept:
                return kept
            self.undated += 1
            now = self.request.now.astimezone(zone).replace(microsecond=0)
            return dates.format_rfc2822(now + timedelta(seconds=self.undated - 1))
        if dates.parse_day(episode.published):
            kept_moment = dates.parse_rfc2822(kept)
            if kept_moment and kept_moment.astimezone(zone).date() == moment.date():
                return kept
            while self._is_date_taken(dates.format_rfc2822(moment)):
                moment += timedelta(seconds=1)
        return dates.format_rfc2822(moment)

    def _is_date_taken(self, date: str) -> bool:
        return date in self.dates or self.index.has_date(date)


def _shown_value(item: Element, tag: str) -> str:
    """Summarise an element's value on a line."""
    child = find(item, tag, purpose=rss.CORRECTION) if tag == "podcast:txt" else find(item, tag)
    if child is None:
        return ""
    if tag == "enclosure":
        return f"{child.get('length', '')} bytes"
    if tag == "psc:chapters":
        return f"{len(child)} chapters"
    return (child.text or "").strip()
