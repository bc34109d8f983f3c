"""Publishing, step by step: what the feed says now, what it should say, and the files that differ."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote

from audiobuild.errors import SettingsError, SourceError
from audiobuild.publish import advice, artwork, channel, dates, folder, index, item, matching
from audiobuild.publish import episode as episodes
from audiobuild.publish import feed as feeds
from audiobuild.publish.elements import element, exchange, find, space, text_of
from audiobuild.publish.names import ascii_name, safe
from audiobuild.storage import atomic

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from lxml.etree import _Element as Element

    from audiobuild.publish.episode import Episode
    from audiobuild.publish.feed import Feed
    from audiobuild.publish.folder import Placing
    from audiobuild.publish.show import Show

FEED = "feed.xml"
INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class Change:
    """What publishing does to one episode."""

    kind: str
    """``added``, ``updated`` or ``unchanged``."""
    mp3: Path
    title: str
    guid: str
    url: str
    """Where its sound will be."""
    differs: tuple[tuple[str, str, str], ...] = ()
    """Of an update: an element's name, what it said, and what it says now; empty where it is too long to show."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be published, and how."""

    mp3s: tuple[Path, ...]
    feed: Path
    now: datetime
    """When, for episodes whose article has no date; with a zone."""
    correction: str | None = None
    """What was corrected; None keeps what the feed says, empty takes it away."""
    guid: str = ""
    """The GUID of the item that the one episode belongs to, where it can't be found by itself."""

    @property
    def folder(self) -> Path:
        """What will be served."""
        return self.feed.parent


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that publishing would do; nothing of it is done yet."""

    changes: tuple[Change, ...]
    show: tuple[str, ...]
    """The elements of the channel that differ."""
    new: bool
    """Whether there was no feed before."""
    placings: tuple[Placing, ...]
    files: tuple[tuple[Path, bytes], ...]
    """What is written: the show's page and the feed, as far as they differ from what is there."""
    paths: tuple[Path, ...]
    """The feed and the show's page."""
    notes: tuple[str, ...] = ()
    """What to tell."""


@dataclass(slots=True)
class _Desk:
    """What is at hand while the feed is changed."""

    request: Request
    show: Show
    feed: Feed
    show_guid: str
    known: matching.Index
    stems: set[str]
    placings: list[Placing] = field(default_factory=list)
    taken: dict[str, Path] = field(default_factory=dict)
    """Whose episode has which GUID, of those given."""
    undated: int = 0


def plan(request: Request, show: Show) -> Plan:
    """What publishing would do.

    Raises:
        AudiobuildError: an episode, the show's cover or the feed can't be used as it is.
    """
    if not safe(request.feed.name):
        raise SettingsError(f"{request.feed.name!r} can't be a feed's address", "name it feed.xml, say")
    feed = feeds.opened(request.feed)
    show_guid = text_of(feed.channel, "podcast:guid") or channel.guid(show.base_url + request.feed.name)
    known = matching.Index(feed, show.base_url, request.folder)
    desk = _Desk(request, show, feed, show_guid, known, known.stems())
    cover_url = _cover(desk)
    told = channel.elements(show, feed_url=show.base_url + request.feed.name, show_guid=show_guid, cover_url=cover_url)
    changed = exchange(feed.channel, told, channel.owned, 2)
    given = _episodes(desk)
    changes = tuple(_published(desk, each) for each in given)
    space(feed.channel, 2)
    page = request.folder / INDEX
    files = [(page, index.page(feed, show, request.feed.name, cover_url))] if index.ours(page) else []
    files.append((request.feed, feeds.rendered(feed)))
    return Plan(
        changes=changes,
        show=changed,
        new=not request.feed.exists(),
        placings=tuple(desk.placings),
        files=tuple((path, data) for path, data in files if not (path.is_file() and path.read_bytes() == data)),
        paths=(request.feed, *(path for path, _ in files[:-1])),
        notes=advice.advice(given, show, feed, own_page=index.ours(page), now=request.now),
    )


def carry_out(planned: Plan) -> None:
    """Do it: the files first, the feed that points to them last.

    Raises:
        OutputError: something can't be written; the feed is then as it was.
    """
    for placing in planned.placings:
        folder.place(placing)
    for path, data in planned.files:
        atomic.write(path, data)


def _episodes(desk: _Desk) -> list[Episode]:
    """The episodes that were given; copies that were put into the folder under a safe name are not meant."""
    request = desk.request
    if request.guid and len(request.mp3s) != 1:
        raise SettingsError("--guid is one episode's, but several were given", "publish it by itself")
    meant = [
        mp3
        for mp3 in dict.fromkeys(request.mp3s)
        if episodes.ledger(mp3).exists() or not (mp3.is_file() and desk.known.serves(mp3))
    ]
    return [episodes.read(mp3) for mp3 in meant]


def _published(desk: _Desk, episode: Episode) -> Change:
    """Put one episode into the feed, as a new item or in the place of the old one."""
    request, show = desk.request, desk.show
    guid = request.guid or matching.guid(episode.mp3, request.folder, desk.show_guid)
    when = dates.moment(episode.published, show.zone)
    found = desk.known.item(episode, guid, dates.written(when) if when else "")
    if found is None and request.guid:
        raise SettingsError(f"no item of {request.feed} has the GUID {guid}", "leave --guid out for a new episode")
    entry = _entry(desk, episode, guid, found)
    if entry.guid in desk.taken:
        raise SourceError(
            f"{desk.taken[entry.guid]} and {episode.mp3} would both be the episode {episode.title!r}",
            "publish only one of them, or rename the other's title",
        )
    desk.taken[entry.guid] = episode.mp3
    desk.stems.add(entry.stem)
    desk.placings += folder.placings(episode, request.folder, entry.stem)
    url = f"{show.base_url}{entry.stem}.mp3"
    told = item.elements(episode, entry, show)
    if found is None:
        new = element("item")
        exchange(new, told, item.owned, 3)
        feeds.insert(desk.feed, new)
        return Change("added", episode.mp3, episode.title, entry.guid, url)
    before = {each: _said(found, each) for each in _SHOWN}
    changed = exchange(found, told, item.owned, 3)
    differs = tuple((each, before.get(each, ""), _said(found, each) if each in _SHOWN else "") for each in changed)
    return Change("updated" if changed else "unchanged", episode.mp3, episode.title, entry.guid, url, differs)


def _entry(desk: _Desk, episode: Episode, guid: str, found: Element | None) -> item.Entry:
    """What the item says beyond its episode: kept from what is there, else made."""
    request = desk.request
    stem = desk.known.stem(found) if found is not None else ""
    if not stem or folder.stands(episode, request.folder):
        stem = folder.stem(episode, request.folder, desk.stems.__contains__)
    correction = request.correction
    if correction is None:
        correction = text_of(found, "podcast:txt", purpose=item.CORRECTION) if found is not None else ""
    known = find(found, "guid") if found is not None else None
    return item.Entry(
        guid=(text_of(found, "guid") if found is not None else "") or guid,
        permalink=known is not None and known.get("isPermaLink", "true") == "true",
        date=_date(desk, episode, found),
        stem=stem,
        correction=item.correction(correction),
    )


def _date(desk: _Desk, episode: Episode, found: Element | None) -> str:
    """What the article says, else what the feed says, else now; a second later for each that has no date."""
    if when := dates.moment(episode.published, desk.show.zone):
        return dates.written(when)
    if found is not None and (kept := text_of(found, "pubDate")):
        return kept
    desk.undated += 1
    now = desk.request.now.astimezone(desk.show.zone).replace(microsecond=0)
    return dates.written(now + timedelta(seconds=desk.undated - 1))


def _cover(desk: _Desk) -> str:
    """Check the picture and put it into the folder; its address, or none."""
    cover = desk.show.cover
    if cover is None:
        return ""
    artwork.checked(cover)
    name = cover.name if safe(cover.name) else f"{ascii_name(cover.stem)}{cover.suffix.lower()}"
    target = desk.request.folder / name
    if cover.resolve() != target.resolve():
        desk.placings.append(folder.Placing(cover, target))
    return desk.show.base_url + quote(name)


_SHOWN = ("title", "enclosure", "itunes:duration", "pubDate", "psc:chapters", "link", "podcast:txt")
"""Elements whose old and new value can be shown in a line."""


def _said(found: Element, tag: str) -> str:
    """What an element says, in a word or two."""
    each = find(found, tag, purpose=item.CORRECTION) if tag == "podcast:txt" else find(found, tag)
    if each is None:
        return ""
    if tag == "enclosure":
        return f"{each.get('length', '')} bytes"
    if tag == "psc:chapters":
        return f"{len(each)} chapters"
    return (each.text or "").strip()
