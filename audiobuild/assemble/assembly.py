"""A script, spoken, becomes a row of encoded sections on one line of samples."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from audiobuild.assemble import level
from audiobuild.assemble.encode import Encoder, Shape, encode, frames
from audiobuild.assemble.passages import Passage, passages
from audiobuild.assemble.timeline import Timeline, lay_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from audiobuild.german.prosody.pauses import Pauses
    from audiobuild.model import Loudness, Script
    from audiobuild.speak.cached import CachedEngine


FEW = 8
"""Passages that are enough to tell how loud a voice is, to a step."""


@dataclass(frozen=True, slots=True)
class Recording:
    """A script, spoken and encoded, but not yet laid out."""

    script: Script
    encoder: Encoder
    passages: tuple[Passage, ...]
    shapes: list[Shape]
    """Of each passage's section."""
    loudness: Loudness


@dataclass(frozen=True, slots=True)
class Assembly:
    """An episode's sound on one line of samples, but not yet in a file."""

    recording: Recording
    timeline: Timeline

    @property
    def size(self) -> int:
        """Bytes of all its frames, silences included."""
        from audiobuild.sound.silence import size  # noqa: PLC0415  # with what makes sound

        bitrate = self.recording.encoder.bitrate
        silences = sum(size(count, bitrate=bitrate) for count in self.timeline.silences)
        return silences + sum(shape.size for shape in self.recording.shapes)

    def frames(self) -> Iterator[bytes]:
        """All its MP3 frames in order, sections and the silences between them."""
        from audiobuild.sound.silence import silent_frames  # noqa: PLC0415  # with what makes sound

        made, bitrate = self.recording, self.recording.encoder.bitrate
        sections = frames(made.encoder, made.passages, made.shapes)
        for count, section in zip(self.timeline.silences, sections, strict=False):
            yield silent_frames(count, bitrate=bitrate)
            yield section
        yield silent_frames(self.timeline.silences[-1], bitrate=bitrate)


def assemble(recording: Recording) -> Assembly:
    """Lay it out; the voice has nothing more to say."""
    return Assembly(recording, lay_out(recording.script.chapters, recording.passages, recording.shapes))


def record(
    script: Script, voice: CachedEngine, pauses: Pauses, *, bitrate: int, jobs: int, tell: Callable[[int, int], None]
) -> Recording:
    """Join, level and encode what is said, `jobs` sections at a time.

    The gain is the one the voice usually needs, or, for speech that is at hand, what a few passages of it ask for.
    Where it misses the goal for the whole text, everything is encoded once more, with the gain it needs.

    Args:
        script: verbalised.
        voice: who says it; its memory keeps the sections.
        pauses: the silences inside utterances.
        bitrate: kilobits a second.
        jobs: threads.
        tell: called with how many sections are encoded, and of how many.

    Raises:
        EngineError: the voice failed.
        SoundError: what it delivered is no sound.
        OutputError: the cache can't be written.
    """
    parts = passages(script)
    usual = level.usual_gain(voice.engine.loudness)

    def progress(done: int) -> None:
        tell(done, len(parts))

    first = Encoder(voice, voice.cache, pauses, usual, bitrate)
    if voice.engine.cacheable:
        few = encode(first, parts[:: len(parts) // FEW + 1], jobs=jobs, tell=progress)
        first = replace(first, gain=level.right_gain(few.heard, usual, within=level.STEP))
    encoded = encode(first, parts, jobs=jobs, tell=progress)
    last = replace(first, gain=level.right_gain(encoded.heard, usual))
    if last != first:
        encoded = encode(last, parts, jobs=jobs, tell=progress)
    loudness = level.loudness(encoded.heard, last.gain, encoded.shapes)
    return Recording(script, last, parts, encoded.shapes, loudness)
