"""Publishing, step by step: read the episodes and the feed, plan all changes, and apply them together."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from audiobuild.errors import SettingsError, SourceError
from audiobuild.podcast import advice, channel, files, oembed, show_data, show_page
from audiobuild.podcast.cover import check_cover
from audiobuild.podcast.feed import open_feed
from audiobuild.podcast.finished import has_manifest, read_finished, record_publication
from audiobuild.podcast.identity import ItemIndex, show_guid
from audiobuild.podcast.session import Change, Request, Session
from audiobuild.podcast.xml import text_of
from audiobuild.storage import atomic
from audiobuild.storage.locks import locked
from audiobuild.storage.transaction import recover, transaction
from audiobuild.write import manifest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from audiobuild.podcast.feed import PagedFeed
    from audiobuild.podcast.finished import FinishedEpisode
    from audiobuild.podcast.show import Show

FEED = "feed.xml"
INDEX = "index.html"
LOCK = ".audiobuild-publish"
"""Name of the file that locks the published folder while its feed is changed."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that publishing will do."""

    request: Request
    changes: tuple[Change, ...]
    show: tuple[str, ...]
    """Elements of the channel that differ."""
    show_guid: str
    is_new: bool
    """Whether the feed does not exist yet."""
    file_ops: tuple[files.FileOp, ...]
    """Files of the episodes and the show's cover that are put into the folder."""
    writes: tuple[tuple[Path, bytes], ...]
    """New content of the oEmbed files, the show's page and the feed, if it differs from what is there."""
    paths: tuple[Path, ...]
    """The feed and the show's page."""
    warnings: tuple[str, ...] = ()

    @property
    def written(self) -> tuple[Path, ...]:
        """Every file of the published folder that changes."""
        return (*(operation.target for operation in self.file_ops), *(path for path, _ in self.writes))


def publish(request: Request, show: Show, on_wait: Callable[[str], None] | None = None) -> Plan:
    """Publish episodes; two processes that publish to the same folder do so one after the other.

    Args:
        request: what is published where.
        show: the podcast.
        on_wait: called with a message if another process is publishing to the folder for more than a second.

    Returns:
        What was done.

    Raises:
        AudiobuildError: an episode, the show's cover or the feed is invalid, or a file cannot be written; then
            nothing in the published folder has changed.
    """

    def report(holder: str) -> None:
        if on_wait:
            on_wait(f"waiting for {holder}, which is publishing to {request.folder}")

    is_new = not request.folder.exists()
    try:
        request.folder.mkdir(parents=True, exist_ok=True)
        with locked(request.folder / LOCK, report):
            recover(request.folder)
            planned = plan(request, show)
            apply(planned)
    except OSError as error:
        raise atomic.output_error(request.feed, error) from error
    finally:
        if is_new and not request.feed.exists():
            with suppress(OSError):  # it is not empty, or was not created
                request.folder.rmdir()
    return planned


def plan(request: Request, show: Show) -> Plan:
    """Determine what publishing will do, without doing it.

    Raises:
        AudiobuildError: an episode, the show's cover or the feed is invalid.
    """
    if not files.is_url_safe(request.feed.name):
        raise SettingsError(f"{request.feed.name!r} is not a URL-safe file name", "try feed.xml")
    feed = open_feed(request.feed)
    has_moved = channel.move(feed, show.base_url)
    guid = text_of(feed.channel, "podcast:guid") or show_guid(show.base_url + request.feed.name)
    index = ItemIndex(feed, show.base_url, request.folder, guid)
    session = Session(request, show, feed, guid, index, has_moved)
    episodes, drafts = _read_episodes(request, index)
    changes = tuple(map(session.publish, episodes))
    cover_url, cover_ops = _publish_cover(show, request.folder)
    feed.paginate()
    changed = channel.update(feed, show, show_guid=guid, cover_url=cover_url, has_moved=has_moved)
    page = request.folder / INDEX
    outputs = list(_outputs(request.folder, changes, show, feed, cover_url))
    return Plan(
        request=request,
        changes=changes,
        show=changed,
        show_guid=guid,
        is_new=not feed.main.data,
        file_ops=(*cover_ops, *(operation for change in changes for operation in change.file_ops)),
        writes=tuple((path, data) for path, data in outputs if not (path.is_file() and path.read_bytes() == data)),
        paths=(request.feed, *(path for path, _ in outputs if path == page)),
        warnings=tuple(
            advice.warnings(episodes, drafts, show, feed, own_page=show_page.is_ours(page), now=request.now)
        ),
    )


def _outputs(
    folder: Path, changes: Sequence[Change], show: Show, feed: PagedFeed, cover_url: str
) -> Iterator[tuple[Path, bytes]]:
    """Yield the files that are written for the changes, with their content; the feed is last, as it refers to all."""
    for change in changes:
        if oembed.is_offered(change.episode):
            yield folder / f"{change.stem}{oembed.SUFFIX}", oembed.render(change.episode, change.stem, show)
    if show_page.is_ours(folder / INDEX):
        yield from show_data.data_files(feed, show, {change.guid: change.episode.text for change in changes})
        yield folder / INDEX, show_page.render(feed, show, cover_url)
    for document in reversed(feed.pages):
        if document.parsed:
            yield document.path, document.feed.render()


def apply(planned: Plan) -> None:
    """Apply a plan: all files of the published folder change together, or none does.

    Raises:
        SourceError: an episode was built again in the meantime.
        OutputError: a file cannot be written; the published folder is unchanged.
    """
    folder = planned.request.folder
    records: list[tuple[Path, bytes]] = []
    with transaction(folder) as staged:
        for operation in planned.file_ops:
            files.stage(operation, staged)
        for change in planned.changes:
            if (record := _record(planned, change)) is not None:
                path = manifest.beside(change.episode.mp3)
                if path.parent.resolve() == folder.resolve():
                    staged.write(path, record)
                else:
                    records.append((path, record))
        for path, data in planned.writes:
            staged.write(path, data)
    for path, record in records:
        atomic.write(path, record)


def _read_episodes(request: Request, index: ItemIndex) -> tuple[list[FinishedEpisode], list[FinishedEpisode]]:
    """Read the requested episodes, without copies in the folder that earlier runs published under a safe name.

    Returns:
        The episodes to publish, and the drafts.

    Raises:
        SourceError: an episode is invalid, or there is nothing but drafts for a new feed.
        SettingsError: there is a GUID for several episodes.
    """
    if request.guid and len(request.mp3s) != 1:
        raise SettingsError("--guid identifies one episode, but several were given", "publish that one separately")
    episodes = [
        read_finished(mp3)
        for mp3 in dict.fromkeys(request.mp3s)
        if has_manifest(mp3) or not (mp3.is_file() and index.is_published_copy(mp3))
    ]
    drafts = [episode for episode in episodes if episode.is_draft]
    if drafts and len(drafts) == len(episodes) and not request.feed.exists():
        raise SourceError("there is nothing to publish but drafts", "remove draft from the front matter to publish one")
    return [episode for episode in episodes if not episode.is_draft], drafts


def _publish_cover(show: Show, folder: Path) -> tuple[str, tuple[files.FileOp, ...]]:
    """Check the show's cover and plan to put it into the folder; return its URL, empty for none, and the operation."""
    cover = show.cover
    if cover is None:
        return "", ()
    check_cover(cover)
    name = cover.name if files.is_url_safe(cover.name) else f"{files.slug(cover.stem)}{cover.suffix.lower()}"
    operation = files.FileOp(cover, folder / name)
    is_needed = cover.resolve() != operation.target.resolve() and files.is_needed(operation)
    return show.base_url + quote(name), (operation,) if is_needed else ()


def _record(planned: Plan, change: Change) -> bytes | None:
    """Return the episode's new manifest; None if it does not change."""
    edited = next((op for op in change.file_ops if op.page and op.source.resolve() == op.target.resolve()), None)
    page = edited.page.apply(edited.source.read_bytes()) if edited and edited.page else None
    publication = change.episode.publications.get(planned.show_guid)
    if page is None and publication and (publication.guid, publication.sha256) == (change.guid, change.episode.sha256):
        return None
    return record_publication(change.episode, planned.show_guid, change.guid, page)
