"""Sentences and when they are heard: the one list that WebVTT and the JSON transcript are written from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobuild.write.titles import one_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobuild.model import Episode


@dataclass(frozen=True, slots=True)
class Cue:
    """A sentence as written, and when it is heard, in milliseconds from the start of the episode."""

    start: int
    end: int
    text: str
    """One line; holds at least one character that can be seen."""


def cues(episode: Episode) -> Iterator[Cue]:
    """A cue for each sentence that is heard, in order; none is empty, none starts before the last one ended.

    Times are counted in samples and rounded once. A sentence shorter than a millisecond lasts one,
    since WebVTT (W3C, 4.1) wants a cue to end after it starts.
    """
    now = 0
    for clip in episode.clips:
        text = one_line(clip.utterance.written)
        if not visible(text):
            continue
        start = max(now, round(episode.seconds(clip.first) * 1000))
        now = max(start + 1, round(episode.seconds(clip.end) * 1000))
        yield Cue(start, now, text)
