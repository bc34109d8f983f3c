"""Timeline: sections, pauses and chapter marks, in samples from the start of the episode.

A section occupies a whole number of MP3 frames, and so does the silence before it. Sample x of a section whose first
frame has index f is heard at ``f * FRAME + LAG + x``, since encoder and decoder delay it by `LAG` samples. So a pause
is exact to half a frame (13 ms), and no section's bytes depend on its position.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobuild.model import Clip, Mark
from audiobuild.sound import FRAME, LEAD_IN, RATE
from audiobuild.sound.bed_layout import PLAIN
from audiobuild.sound.frames import LAG

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audiobuild.sound.bed_layout import Spacing
    from audiobuild.sound.inserts import Part
    from audiobuild.sound.sections import EncodedSection


@dataclass(frozen=True, slots=True)
class Timeline:
    """The layout of an episode."""

    silences: tuple[int, ...]
    """Number of silent frames before each section, and after the last one."""
    starts: tuple[int, ...]
    """First sample of each section."""
    frames: int
    """Number of all frames."""
    marks: tuple[Mark, ...]

    @property
    def samples(self) -> int:
        """Length of the decoded episode."""
        return self.frames * FRAME


def lay_out(sections: Sequence[Part], encoded: Sequence[EncodedSection], spacing: Spacing = PLAIN) -> Timeline:
    """Place sections and inserts one after the other, with their pauses, and each chapter mark on a whole second.

    A mark is in the pause before its chapter, at least `LEAD_IN` before the first sound. The pause is extended by up to
    a second for it, since some players truncate chapter times to whole seconds. The first mark is 0.
    """
    silences: list[int] = []
    chapters: list[tuple[str, int]] = []
    starts: list[int] = []
    position = 0  # in frames
    end = 0  # of the last sound, in samples
    before: Part | None = None
    for section, info in zip(sections, encoded, strict=True):
        first_sound = LAG + info.clips[0][0]
        if before and section.chapter == before.chapter:
            target = end + _samples(before.pause_ms) - first_sound
            first_frame = max(position + spacing.least, round(target / FRAME))
        else:
            mark = _whole_second(end + max(0, _samples(before.pause_ms) - LEAD_IN)) if before else 0
            lead_in = LEAD_IN if before or not section.utterances else spacing.lead_in
            first_frame = max(position + spacing.least, -(-(mark + lead_in - first_sound) // FRAME))
            chapters.append((section.title, mark))
        silences.append(first_frame - position)
        starts.append(first_frame * FRAME + LAG)
        end = starts[-1] + info.clips[-1][1]
        position = first_frame + info.frames
        before = section
    pause = max(_samples(sections[-1].pause_ms), spacing.end if sections[-1].utterances else 0)
    frames = max(position, -(-(end + pause) // FRAME))
    silences.append(frames - position)
    ends = [*(start for _, start in chapters[1:]), frames * FRAME]
    marks = tuple(Mark(title, start, stop) for (title, start), stop in zip(chapters, ends, strict=True))
    return Timeline(tuple(silences), tuple(starts), frames, marks)


def clips(sections: Sequence[Part], encoded: Sequence[EncodedSection], starts: Sequence[int]) -> Iterator[Clip]:
    """Yield where each utterance is heard; an insert has none.

    Args:
        sections: sections and inserts, in the order they are heard.
        encoded: the same, encoded.
        starts: see `Timeline.starts`.
    """
    for section, info, start in zip(sections, encoded, starts, strict=True):
        if section.utterances:
            for utterance, (first, end) in zip(section.utterances, info.clips, strict=True):
                yield Clip(utterance, start + first, start + end)


def _whole_second(sample: int) -> int:
    """Round up to a whole second, in samples."""
    return -(-max(0, sample) // RATE) * RATE


def _samples(milliseconds: int) -> int:
    return milliseconds * RATE // 1000
