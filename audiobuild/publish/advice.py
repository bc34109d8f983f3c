"""What a publisher should know before anybody hears the episodes: each thing said once, nothing refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.publish import dates
from audiobuild.publish.feed import enclosure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from audiobuild.publish.episode import Episode
    from audiobuild.publish.feed import Feed
    from audiobuild.publish.show import Show

UNLICENSED = "gtts"
"""The engine whose voice may be heard, but not published."""


def advice(given: Sequence[Episode], show: Show, feed: Feed, *, own_page: bool, now: datetime) -> tuple[str, ...]:
    """All of it, a line each.

    Args:
        given: the episodes that are published.
        show: what they belong to.
        feed: as it will be.
        own_page: whether index.html is ours to write.
        now: for dates that have yet to come.
    """
    page = [] if own_page else ["index.html is somebody else's and stays as it is"]
    return (*_of_voices(given), *_of_dates(given, show, now), *_of_show(show, feed), *page)


def _of_voices(given: Sequence[Episode]) -> Iterator[str]:
    silent = [each for each in given if not each.disclosed]
    if silent:
        yield (
            f"{_counted(silent)} not say at the start that the voice is synthetic, as the EU AI Act (Art. 50) may "
            "ask: audiobuild make --disclosure adds the sentence"
        )
    unlicensed = [each for each in given if each.engine == UNLICENSED]
    if unlicensed:
        verb = "is" if len(unlicensed) == 1 else "are"
        yield (
            f"{_episodes(unlicensed)} {verb} read by Google's Translate voice, which has no licence for publishing: "
            "audiobuild make --engine espeak takes one that has"
        )


def _of_dates(given: Sequence[Episode], show: Show, now: datetime) -> Iterator[str]:
    found = [(each, dates.moment(each.published, show.zone)) for each in given]
    for each, when in found:
        if each.published.strip() and when is None:
            yield f"{each.mp3.name} is dated {each.published!r}, which is no date; it counts as published now"
        elif when and when > now:
            yield f"{each.mp3.name} is dated {dates.written(when)}: apps hide it until then"


def _of_show(show: Show, feed: Feed) -> Iterator[str]:
    if show.cover is None:
        yield 'the show has no cover, without which directories refuse it: write cover = "cover.jpg" under [show]'
    elsewhere = sum(not enclosure(each).startswith(show.base_url) for each in feed.items)
    if elsewhere:
        yield f"{elsewhere} of {len(feed.items)} items have their sound elsewhere than under {show.base_url}"


def _counted(some: Sequence[Episode]) -> str:
    return f"{_episodes(some)} {'does' if len(some) == 1 else 'do'}"


def _episodes(some: Sequence[Episode]) -> str:
    return "1 episode" if len(some) == 1 else f"{len(some)} episodes"
