"""Recording: a script becomes encoded sections, laid out on one timeline."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from audiobuild.sound import RATE, gain
from audiobuild.sound.encoder import Encoder, encode, frames, measured, samples
from audiobuild.sound.inserts import NO_SOUNDS, Insert, Sounds, arranged
from audiobuild.sound.sections import sections
from audiobuild.sound.timeline import lay_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from audiobuild.model import Codec, Loudness, Packet, Script
    from audiobuild.sound.encoder import EncodedSection, Speaker
    from audiobuild.sound.inserts import Part
    from audiobuild.sound.timeline import Timeline
    from audiobuild.storage.cache import Cache


SAMPLE_SECTIONS = 8
"""Number of sections that are enough to estimate the loudness of a voice."""
MOST_CORRECTIONS = 4
"""Number of times that a text of few sections is encoded again with another gain."""


@dataclass(frozen=True, slots=True)
class Recording:
    """The sound of an episode: everything but the files."""

    script: Script
    encoder: Encoder
    sections: tuple[Part, ...]
    """Sections and inserts, in the order they are heard."""
    encoded: tuple[EncodedSection, ...]
    """What is known of each section's frames, which are in the cache."""
    loudness: Loudness
    timeline: Timeline
    jobs: int
    """Number of threads that encode."""

    @property
    def size(self) -> int:
        """Size of all frames in bytes, including those of silence."""
        from audiobuild.sound.frames import silence_size  # noqa: PLC0415  # imported when sound is written

        silences = sum(silence_size(count, bitrate=self.encoder.bitrate) for count in self.timeline.silences)
        return silences + sum(section.size for section in self.encoded)

    def frames(self) -> Iterator[bytes]:
        """Yield all MP3 frames in order: the silence before each section, the section, and the silence at the end."""
        from audiobuild.sound.frames import silent_frames  # noqa: PLC0415  # imported when sound is written

        bitrate = self.encoder.bitrate
        made = frames(self.encoder, self.sections, self.encoded)
        for count, section in zip(self.timeline.silences, made, strict=False):
            yield silent_frames(count, bitrate=bitrate)
            yield section
        yield silent_frames(self.timeline.silences[-1], bitrate=bitrate)

    def samples(self) -> Iterator[bytes]:
        """Yield all samples before encoding (see `model.Sound`): the silence before each section, and the section."""
        position = 0
        for section, start in zip(self.sections, self.timeline.starts, strict=True):
            sound = samples(self.encoder, section, rate=RATE)
            yield bytes(2 * (start - position))
            yield sound.tobytes()
            position = start + len(sound)
        yield bytes(2 * (self.timeline.samples - position))

    def packets(self, codec: Codec) -> Iterator[Packet]:
        """Yield all packets of another codec than MP3 (see `model.Sound`)."""
        from audiobuild.sound.packets import packets  # noqa: PLC0415  # imports PyAV, an extra

        return packets(self, codec, jobs=self.jobs)


def record(
    script: Script,
    speaker: Speaker,
    cache: Cache,
    *,
    bitrate: int,
    jobs: int,
    progress: Callable[[int, int], None],
    sounds: Sounds = NO_SOUNDS,
) -> Recording:
    """Join, level and encode a script, and lay it out.

    The gain is the one that the voice usually needs or, if its speech is cached, what some sections of it need. If that
    misses the target for the whole text, everything is encoded again with the gain it needs.

    Args:
        script: verbalised.
        speaker: the engine, with a cache in front of it.
        cache: the cache of the sections.
        bitrate: kilobits per second.
        jobs: number of threads.
        progress: called with the number of encoded sections, and their total.
        sounds: the user's sound files; the gain of the voice does not depend on them.

    Raises:
        EngineError: synthesis failed.
        SoundError: speech can't be decoded.
        OutputError: the cache is not writable.
    """
    parts = sections(script)
    usual = gain.usual_gain(speaker.loudness)

    def encoded_with(encoder: Encoder, chosen: tuple[Part, ...]) -> tuple[tuple[EncodedSection, ...], float]:
        return encode(encoder, chosen, jobs=jobs, progress=lambda done: progress(done, len(parts)))

    encoder = Encoder(speaker, cache, usual, bitrate)
    if speaker.cacheable:
        _, loudness = encoded_with(encoder, parts[:: len(parts) // SAMPLE_SECTIONS + 1])
        encoder = replace(encoder, gain=gain.required_gain(loudness, usual, tolerance=gain.STEP))
    encoded, loudness = encoded_with(encoder, parts)
    # The limiter lowers loud sound further at a higher gain, which shows in short texts.
    for _ in range(MOST_CORRECTIONS if len(parts) <= SAMPLE_SECTIONS else 1):
        final = replace(encoder, gain=gain.required_gain(loudness, usual))
        if final == encoder:
            break
        encoder = final
        encoded, loudness = encoded_with(encoder, parts)
    arrangement = arranged(parts, sounds)
    if len(arrangement) > len(parts):
        encoded = _with_inserts(encoder, arrangement, encoded)
        loudness = measured(encoder, arrangement, encoded)
    return Recording(
        script,
        encoder,
        arrangement,
        encoded,
        gain.episode_loudness(loudness, encoder.gain, encoded),
        lay_out(arrangement, encoded),
        jobs,
    )


def _with_inserts(
    encoder: Encoder, arrangement: tuple[Part, ...], encoded: tuple[EncodedSection, ...]
) -> tuple[EncodedSection, ...]:
    """Encode each distinct insert once, and return what is known of all parts, in order."""
    distinct = {part.sound.digest: part for part in arrangement if isinstance(part, Insert)}
    made, _ = encode(encoder, tuple(distinct.values()), jobs=1, progress=lambda _: None)
    inserts = dict(zip(distinct, made, strict=True))
    spoken = iter(encoded)
    return tuple(inserts[part.sound.digest] if isinstance(part, Insert) else next(spoken) for part in arrangement)
