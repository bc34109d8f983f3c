"""Where everything is heard: sections, pauses and chapter marks on one line of samples.

A section takes a whole number of MP3 frames, and so does the silence before it. Sound that has position x in a
section whose first frame is the f-th is heard at ``f * FRAME + LAG + x`` samples, since every decoder delays it by as
much. So a pause between two sections is right
to half a frame (13 ms), and no section's bytes depend on where it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobuild.model import Clip, Mark
from audiobuild.sound import FRAME, RATE
from audiobuild.sound.header import LAG

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobuild.assemble.encode import Shape
    from audiobuild.assemble.passages import Passage
    from audiobuild.model import Chapter

LEAD_IN = RATE * 3 // 10
"""Silence from the start of a chapter's mark to its first sound, samples (0.3 s): players that start a little late
still catch the first syllable."""
LEAD_OUT = RATE
"""Silence after the last sound, samples (1 s)."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """A whole episode, laid out."""

    silences: tuple[int, ...]
    """Frames of silence before each section, and last those after the last one."""
    frames: int
    """All frames, silence included."""
    marks: tuple[Mark, ...]
    clips: tuple[Clip, ...]

    @property
    def samples(self) -> int:
        """Length of what is heard: all of every frame."""
        return self.frames * FRAME


def lay_out(chapters: Sequence[Chapter], passages: Sequence[Passage], shapes: Sequence[Shape]) -> Timeline:
    """Put sections one after the other, pauses between them, and each chapter's mark on a whole second.

    A mark lies in the pause before its chapter, at least `LEAD_IN` before the first sound; the pause is stretched by up
    to a second for it, since some players cut chapter times to whole seconds. The first mark is 0.
    """
    silences: list[int] = []
    clips: list[Clip] = []
    starts: list[int] = []
    position = 0  # in frames
    heard = 0  # the end of the last sound, in samples
    for index, (passage, shape) in enumerate(zip(passages, shapes, strict=True)):
        first_sound = LAG + shape.clips[0][0]
        if index and passage.chapter == passages[index - 1].chapter:
            wanted = heard + _samples(passages[index - 1].pause_ms) - first_sound
            begin = max(position, round(wanted / FRAME))
        else:
            pause = _samples(passages[index - 1].pause_ms) if index else 0
            mark = _whole_second(heard + max(0, pause - LEAD_IN)) if index else 0
            begin = max(position, -(-(mark + LEAD_IN - first_sound) // FRAME))
            starts.append(mark)
        silences.append(begin - position)
        clips += _clips(passage, shape, begin * FRAME + LAG)
        heard = clips[-1].end
        position = begin + shape.frames
    frames = max(position, -(-(heard + LEAD_OUT) // FRAME))
    silences.append(frames - position)
    ends = [*starts[1:], frames * FRAME]
    marks = tuple(
        Mark(chapters[at].title, start, end) for at, (start, end) in enumerate(zip(starts, ends, strict=True))
    )
    return Timeline(tuple(silences), frames, marks, tuple(clips))


def _clips(passage: Passage, shape: Shape, start: int) -> list[Clip]:
    return [
        Clip(utterance, start + first, start + end)
        for utterance, (first, end) in zip(passage.utterances, shape.clips, strict=True)
    ]


def _whole_second(sample: int) -> int:
    """The first whole second at or after `sample`, in samples."""
    return -(-max(0, sample) // RATE) * RATE


def _samples(milliseconds: int) -> int:
    return milliseconds * RATE // 1000
