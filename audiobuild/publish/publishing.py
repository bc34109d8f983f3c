"""Publishing, step by step: plan what changes in the feed and its folder, then apply the plan."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote

from audiobuild.errors import SettingsError, SourceError
from audiobuild.publish import advice, dates, files, rss, show_page
from audiobuild.publish.cover import check_cover
from audiobuild.publish.feed import insert, open_feed, render
from audiobuild.publish.finished import has_manifest, read_finished
from audiobuild.publish.identity import ItemIndex, episode_guid, show_guid
from audiobuild.publish.notes import correction_notice
from audiobuild.publish.xml import element, find, indent_children, replace_owned, text_of
from audiobuild.storage import atomic

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from lxml.etree import _Element as Element

    from audiobuild.publish.feed import FeedDocument
    from audiobuild.publish.files import FileOp
    from audiobuild.publish.finished import FinishedEpisode
    from audiobuild.publish.show import Show

FEED = "feed.xml"
INDEX = "index.html"

_SHOWN = ("title", "enclosure", "itunes:duration", "pubDate", "psc:chapters", "link", "podcast:txt")
"""Elements whose old and new values fit on a line."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to publish, and how."""

    mp3s: tuple[Path, ...]
    feed: Path
    now: datetime
    """Current time with a zone: the date of episodes whose article has none."""
    correction: str | None = None
    """Correction notice; None keeps the one in the feed, an empty one removes it."""
    guid: str = ""
    """GUID of the item that the only episode belongs to, if it can't be found otherwise."""

    @property
    def folder(self) -> Path:
        """The published folder."""
        return self.feed.parent


@dataclass(frozen=True, slots=True)
class Change:
    """What publishing does to one episode."""

    kind: str
    """``added``, ``updated`` or ``unchanged``."""
    mp3: Path
    title: str
    guid: str
    url: str
    """URL of the MP3."""
    differences: tuple[tuple[str, str, str], ...] = ()
    """For an update: element, old value and new value; the values are empty if they are too long to show."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that publishing will do."""

    changes: tuple[Change, ...]
    show: tuple[str, ...]
    """Elements of the channel that differ."""
    is_new: bool
    """Whether the feed does not exist yet."""
    file_ops: tuple[FileOp, ...]
    writes: tuple[tuple[Path, bytes], ...]
    """New content of the show's page and the feed, if it differs from what is there."""
    paths: tuple[Path, ...]
    """The feed and the show's page."""
    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class _Session:
    """State while a plan is made."""

    request: Request
    show: Show
    feed: FeedDocument
    guid: str
    """The show's GUID."""
    index: ItemIndex
    stems: set[str]
    """Stems of files in the published folder that are in use."""
    file_ops: list[FileOp] = field(default_factory=list)
    guids: dict[str, Path] = field(default_factory=dict)
    """The MP3s of this request by the GUIDs of their items."""
    undated: int = 0
    """Number of new episodes without a date."""


def plan(request: Request, show: Show) -> Plan:
    """Determine what publishing will do, without doing it.

    Raises:
        AudiobuildError: an episode, the show's cover or the feed is invalid.
    """
    if not files.is_url_safe(request.feed.name):
        raise SettingsError(f"{request.feed.name!r} is not a URL-safe file name", "try feed.xml")
    session = _open_session(request, show)
    cover_url = _publish_cover(session)
    changed = _update_channel(session, cover_url)
    episodes = _read_episodes(session)
    changes = tuple(_publish_episode(session, episode) for episode in episodes)
    indent_children(session.feed.channel, 2)
    page, own_page = request.folder / INDEX, show_page.is_ours(request.folder / INDEX)
    outputs = [(page, show_page.render(session.feed, show, request.feed.name, cover_url))] if own_page else []
    outputs.append((request.feed, render(session.feed)))
    return Plan(
        changes=changes,
        show=changed,
        is_new=not request.feed.exists(),
        file_ops=tuple(session.file_ops),
        writes=tuple((path, data) for path, data in outputs if not (path.is_file() and path.read_bytes() == data)),
        paths=(request.feed, *(path for path, _ in outputs[:-1])),
        warnings=tuple(advice.warnings(episodes, show, session.feed, own_page=own_page, now=request.now)),
    )


def apply(planned: Plan) -> None:
    """Apply a plan: first the episodes' files, last the feed that refers to them.

    Raises:
        OutputError: a file can't be written; the feed is unchanged.
    """
    for operation in planned.file_ops:
        files.apply_op(operation)
    for path, data in planned.writes:
        atomic.write(path, data)


def _open_session(request: Request, show: Show) -> _Session:
    feed = open_feed(request.feed)
    guid = text_of(feed.channel, "podcast:guid") or show_guid(show.base_url + request.feed.name)
    index = ItemIndex(feed, show.base_url, request.folder)
    return _Session(request, show, feed, guid, index, index.stems())


def _publish_cover(session: _Session) -> str:
    """Check the show's cover and plan to put it into the folder; return its URL, or an empty string."""
    cover = session.show.cover
    if cover is None:
        return ""
    check_cover(cover)
    name = cover.name if files.is_url_safe(cover.name) else f"{files.slug(cover.stem)}{cover.suffix.lower()}"
    target = session.request.folder / name
    if cover.resolve() != target.resolve():
        session.file_ops.append(files.FileOp(cover, target))
    return session.show.base_url + quote(name)


def _update_channel(session: _Session, cover_url: str) -> tuple[str, ...]:
    """Bring the channel's elements up to date; return the names of those that differ."""
    feed_url = session.show.base_url + session.request.feed.name
    new = rss.channel_elements(session.show, feed_url=feed_url, show_guid=session.guid, cover_url=cover_url)
    return replace_owned(session.feed.channel, list(new), rss.owns_channel_element, 2)


def _read_episodes(session: _Session) -> list[FinishedEpisode]:
    """Read the requested episodes, skipping copies in the folder that earlier runs published under a safe name."""
    request = session.request
    if request.guid and len(request.mp3s) != 1:
        raise SettingsError("--guid identifies one episode, but several were given", "publish that one separately")
    return [
        read_finished(mp3)
        for mp3 in dict.fromkeys(request.mp3s)
        if has_manifest(mp3) or not (mp3.is_file() and session.index.is_published_copy(mp3))
    ]


def _publish_episode(session: _Session, episode: FinishedEpisode) -> Change:
    """Add an episode's item to the feed or update it, and plan to put its files into the folder."""
    request, show = session.request, session.show
    item = _find_item(session, episode)
    details = _item_details(session, episode, item)
    if details.guid in session.guids:
        raise SourceError(
            f"{session.guids[details.guid]} and {episode.mp3} would both become the episode {episode.title!r}",
            "publish only one of them, or change the title of the other",
        )
    session.guids[details.guid] = episode.mp3
    session.stems.add(details.stem)
    session.file_ops += files.file_ops(episode, request.folder, details.stem)
    url = f"{show.base_url}{details.stem}{files.MP3}"
    new = list(rss.item_elements(episode, details, show))
    if item is None:
        item = element("item")
        replace_owned(item, new, rss.owns_item_element, 3)
        insert(session.feed, item)
        return Change("added", episode.mp3, episode.title, details.guid, url)
    before = {name: _shown_value(item, name) for name in _SHOWN}
    changed = replace_owned(item, new, rss.owns_item_element, 3)
    differences = tuple(
        (name, before.get(name, ""), _shown_value(item, name) if name in _SHOWN else "") for name in changed
    )
    kind = "updated" if changed else "unchanged"
    return Change(kind, episode.mp3, episode.title, details.guid, url, differences)


def _find_item(session: _Session, episode: FinishedEpisode) -> Element | None:
    request = session.request
    guid = request.guid or episode_guid(episode.mp3, request.folder, session.guid)
    moment = dates.parse_iso(episode.published, session.show.zone)
    item = session.index.find(episode, guid, dates.format_rfc2822(moment) if moment else "")
    if item is None and request.guid:
        raise SettingsError(f"no item of {request.feed} has the GUID {guid}", "omit --guid for a new episode")
    return item


def _item_details(session: _Session, episode: FinishedEpisode, item: Element | None) -> rss.ItemDetails:
    """Determine what the item says beyond its episode, keeping what an existing item says."""
    request = session.request
    guid = find(item, "guid") if item is not None else None
    stem = session.index.stem(item) if item is not None else ""
    if not stem or files.is_in_place(episode, request.folder):
        stem = files.new_stem(episode, request.folder, session.stems.__contains__)
    correction = request.correction
    if correction is None:
        correction = text_of(item, "podcast:txt", purpose=rss.CORRECTION) if item is not None else ""
    return rss.ItemDetails(
        guid=(guid.text or "").strip()
        if guid is not None
        else request.guid or episode_guid(episode.mp3, request.folder, session.guid),
        is_permalink=guid is not None and guid.get("isPermaLink", "true") == "true",
        date=_date(session, episode, item),
        stem=stem,
        correction=correction_notice(correction),
    )


def _date(session: _Session, episode: FinishedEpisode, item: Element | None) -> str:
    """Return the article's date, or else the item's, or else now plus one second for each undated episode before."""
    if moment := dates.parse_iso(episode.published, session.show.zone):
        return dates.format_rfc2822(moment)
    if item is not None and (kept := text_of(item, "pubDate")):
        return kept
    session.undated += 1
    now = session.request.now.astimezone(session.show.zone).replace(microsecond=0)
    return dates.format_rfc2822(now + timedelta(seconds=session.undated - 1))


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
