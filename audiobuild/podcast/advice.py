"""Warnings about what a publisher should know before the episodes are online; nothing is refused."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from audiobuild import speak
from audiobuild.errors import AudiobuildError, SettingsError
from audiobuild.podcast import dates
from audiobuild.podcast.cover import check_cover
from audiobuild.podcast.feed import enclosure_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from audiobuild.podcast.feed import PagedFeed
    from audiobuild.podcast.finished import FinishedEpisode
    from audiobuild.podcast.show import Show
    from audiobuild.speak import Voice


def warnings(
    episodes: Sequence[FinishedEpisode],
    drafts: Sequence[FinishedEpisode],
    show: Show,
    feed: PagedFeed,
    *,
    own_page: bool,
    now: datetime,
) -> Iterator[str]:
    """Yield all warnings, one line each.

    Args:
        episodes: the episodes that are published.
        drafts: those that are left out.
        show: their show.
        feed: the feed as it will be.
        own_page: whether index.html was created by audiobuild.
        now: the current time.
    """
    if drafts:
        names = ", ".join(draft.mp3.name for draft in drafts)
        yield f"{_count(len(drafts))} left out, marked as draft in the article: {names}"
    yield from _about_voices(episodes)
    yield from _about_dates(episodes, show, now)
    yield from _about_covers(episodes)
    yield from _about_show(show, feed)
    if not own_page:
        yield "index.html was not created by audiobuild; leaving it untouched"


def _about_voices(episodes: Sequence[FinishedEpisode]) -> Iterator[str]:
    silent = sum(not episode.disclosed for episode in episodes)
    if silent:
        verb = "does" if silent == 1 else "do"
        yield (
            f"{_count(silent)} {verb} not say at the start that the voice is synthetic, which the EU AI Act (Art. 50) "
            "may require: audiobuild make --disclosure adds the sentence"
        )
    voices = Counter((episode.engine, voice) for episode in episodes for voice in episode.voices)
    for (engine, name), number in voices.items():
        voice = _declared(engine, name)
        if voice is not None and voice.publishable is False:
            verb = "uses" if number == 1 else "use"
            yield (
                f"{_count(number)} {verb} the voice {name!r} of engine {engine}, which must not be published "
                f"({voice.licence}): build with a voice that `audiobuild voices` lists with PUBLISH yes"
            )


def _declared(engine: str, name: str) -> Voice | None:
    """Return what an engine declares about its voice; None if it is no longer installed."""
    try:
        return next((voice for voice in speak.voices_of(engine) if voice.name == name), None)
    except AudiobuildError:
        return None


def _about_dates(episodes: Sequence[FinishedEpisode], show: Show, now: datetime) -> Iterator[str]:
    for episode in episodes:
        moment = dates.parse_iso(episode.published, show.zone)
        if episode.published.strip() and moment is None:
            yield f"{episode.mp3.name} is dated {episode.published!r}, which is not a valid date; using today's"
        elif moment and moment > now:
            yield f"{episode.mp3.name} is dated {dates.format_rfc2822(moment)}: apps hide it until then"


def _about_covers(episodes: Sequence[FinishedEpisode]) -> Iterator[str]:
    for episode in episodes:
        if episode.cover:
            try:
                check_cover(episode.cover)
            except SettingsError as error:
                yield error.message


def _about_show(show: Show, feed: PagedFeed) -> Iterator[str]:
    if show.cover is None:
        yield 'the show has no cover, and directories reject shows without one: set cover = "cover.jpg" under [show]'
    items = feed.main.feed.items
    elsewhere = sum(not enclosure_url(item).startswith(show.base_url) for item in items)
    if elsewhere:
        yield f"{elsewhere} of {len(items)} items have their MP3 at another address than {show.base_url}"


def _count(number: int) -> str:
    return "1 episode" if number == 1 else f"{number} episodes"
