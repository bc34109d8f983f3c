"""Recording: a script becomes encoded sections, laid out on one timeline."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from audiobuild.model import Speaker
from audiobuild.sound import FRAME, RATE, gain
from audiobuild.sound.bed_layout import PLAIN, WITH_BED, Pause, pauses
from audiobuild.sound.encoder import Encoder
from audiobuild.sound.encoding import encode, frames, measured
from audiobuild.sound.inserts import Insert
from audiobuild.sound.levelling import levelled
from audiobuild.sound.part_sound import bed_start, samples
from audiobuild.sound.sections import sections
from audiobuild.sound.sounds import NO_SOUNDS, Sounds, arranged
from audiobuild.sound.timeline import clips, lay_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from audiobuild.model import Clip, Codec, Loudness, Packet, Script
    from audiobuild.sound.bed_layout import Encodable
    from audiobuild.sound.encoder import SpeakingEngine
    from audiobuild.sound.inserts import Part
    from audiobuild.sound.sections import EncodedSection
    from audiobuild.sound.timeline import Timeline
    from audiobuild.storage.cache import Cache


First = TypeVar("First")
Second = TypeVar("Second")


@dataclass(frozen=True, slots=True)
class Recording:
    """The sound of an episode: everything but the files."""

    script: Script
    encoders: Mapping[Speaker, Encoder]
    """The encoder of each voice."""
    sections: tuple[Part, ...]
    """Sections and inserts, in the order they are heard."""
    encoded: tuple[EncodedSection, ...]
    """The encoded parts, in the same order; their frames are in the cache."""
    loudness: Loudness
    timeline: Timeline
    jobs: int
    """Number of threads that encode."""
    pauses: tuple[Pause, ...] = ()
    """With a bed, what is heard before each section or insert, and after the last one."""
    encoded_pauses: tuple[EncodedSection, ...] = ()
    """What is known of their frames, which are in the cache."""

    @property
    def encoder(self) -> Encoder:
        """The encoder of the narrator's voice."""
        return self.encoders[Speaker.NARRATOR]

    def encoder_of(self, part: Encodable) -> Encoder:
        """Return the encoder of a section, or any for another part."""
        return self.encoders[part.speaker]

    @property
    def pause_sizes(self) -> tuple[int, ...]:
        """Bytes of the frames before each section or insert, and after the last one."""
        from audiobuild.sound.frames import silence_size

        if self.pauses:
            return tuple(pause.size for pause in self.encoded_pauses)
        return tuple(silence_size(count, bitrate=self.encoder.bitrate) for count in self.timeline.silences)

    @property
    def size(self) -> int:
        """Size of all frames in bytes, including those of pauses."""
        return sum(self.pause_sizes) + sum(section.size for section in self.encoded)

    def extents(self) -> Iterator[tuple[int, int]]:
        """Yield first and end sample of the sound of each section and insert."""
        for info, start in zip(self.encoded, self.timeline.starts, strict=True):
            yield start + info.clips[0][0], start + info.clips[-1][1]

    def clips(self) -> Iterator[Clip]:
        """Yield where each utterance is heard."""
        return clips(self.sections, self.encoded, self.timeline.starts)

    def frames(self) -> Iterator[bytes]:
        """Yield all MP3 frames in order: the pause before each section, the section, and the pause at the end."""
        made = frames(self.encoders, self.sections, self.encoded)
        for pause in self._frames_of_pauses():
            yield pause
            yield next(made, b"")

    def _frames_of_pauses(self) -> Iterator[bytes]:
        from audiobuild.sound.frames import silent_frames

        if self.pauses:
            return frames(self.encoders, self.pauses, self.encoded_pauses)
        return (silent_frames(count, bitrate=self.encoder.bitrate) for count in self.timeline.silences)

    def samples(self) -> Iterator[bytes]:
        """Yield all samples before encoding (see `model.Sound`): the silence before each section, and the section."""
        position = 0
        for part, start in self._parts():
            sound = samples(self.encoder_of(part), part, rate=RATE)[: self.timeline.samples - start]
            yield bytes(2 * (start - position))
            yield sound.tobytes()
            position = start + len(sound)
        yield bytes(2 * (self.timeline.samples - position))

    def _parts(self) -> Iterator[tuple[Encodable, int]]:
        """Yield all sections, inserts and, with a bed, pauses with their first sample, in order."""
        following = iter(self.pauses)
        position = self.timeline.starts[0] - self.timeline.silences[0] * FRAME
        for part, info, start in zip(self.sections, self.encoded, self.timeline.starts, strict=True):
            for pause in islice(following, 1):
                yield pause, position
            yield part, start
            position = start + info.frames * FRAME
        for pause in following:
            yield pause, position

    def packets(self, codec: Codec) -> Iterator[Packet]:
        """Yield all packets of another codec than MP3 (see `model.Sound`)."""
        from audiobuild.sound.packets import packets  # imports PyAV, an extra

        return packets(self, codec, jobs=self.jobs)


def record(
    script: Script,
    narrator: SpeakingEngine,
    cache: Cache,
    *,
    others: Mapping[Speaker, SpeakingEngine] = MappingProxyType({}),
    bitrate: int,
    jobs: int,
    progress: Callable[[int, int], None],
    sounds: Sounds = NO_SOUNDS,
) -> Recording:
    """Join, level and encode a script, and lay it out.

    The gain of a voice is the one that it usually needs or, if its speech is cached, what some sections of it need. If
    that misses the target for all its sections, they are encoded again with the gain they need.

    Args:
        script: verbalised.
        narrator: the engine set to the narrator's voice, with a cache in front of it.
        cache: the cache of the sections.
        others: the same for each other speaker who has a voice of their own.
        bitrate: kilobits per second.
        jobs: number of threads.
        progress: called with the number of encoded sections, and their total.
        sounds: the user's sound files; the gain of the voice does not depend on them.

    Raises:
        EngineError: synthesis failed.
        SoundError: speech cannot be decoded.
        OutputError: the cache is not writable.
    """
    parts = sections(script)
    encoders: dict[Speaker, Encoder] = {}
    encoded: dict[Speaker, tuple[EncodedSection, ...]] = {}
    loudness = float("-inf")
    for speaker, engine in {Speaker.NARRATOR: narrator, **others}.items():
        before = sum(map(len, encoded.values()))
        own = tuple(section for section in parts if section.speaker is speaker)
        encoders[speaker], encoded[speaker], heard = levelled(
            Encoder(engine, cache, gain.usual_gain(engine.loudness), bitrate, sounds.bed),
            own,
            jobs=jobs,
            progress=lambda done, before=before: progress(before + done, len(parts)),  # type: ignore[misc]
        )
        loudness = max(loudness, heard + encoders[speaker].gain)
    arrangement = arranged(parts, sounds)
    everything = _with_inserts(encoders[Speaker.NARRATOR], arrangement, encoded)
    timeline = lay_out(arrangement, everything, WITH_BED if sounds.bed else PLAIN)
    between, infos = _over_bed(encoders[Speaker.NARRATOR], arrangement, everything, timeline, jobs=jobs)
    if sounds.bed or len(arrangement) > len(parts) or len({section.speaker for section in parts}) > 1:
        loudness = measured(encoders, _alternating(between, arrangement), _alternating(infos, everything))
    return Recording(
        script,
        encoders,
        arrangement,
        everything,
        gain.episode_loudness(loudness, (*everything, *infos)),
        timeline,
        jobs,
        between,
        infos,
    )


def _alternating(pauses: tuple[First, ...], parts: tuple[Second, ...]) -> tuple[First | Second, ...]:
    """Return the pauses, if there are any, with the parts between them."""
    if not pauses:
        return parts
    alternating: list[First | Second] = [pauses[0]]
    for part, pause in zip(parts, pauses[1:], strict=True):
        alternating += (part, pause)
    return tuple(alternating)


def _over_bed(
    encoder: Encoder,
    arrangement: tuple[Part, ...],
    encoded: tuple[EncodedSection, ...],
    timeline: Timeline,
    *,
    jobs: int,
) -> tuple[tuple[Pause, ...], tuple[EncodedSection, ...]]:
    """Encode the pauses, if there is a bed, and return them with what is known of them."""
    if not encoder.bed:
        return (), ()
    lengths = (info.frames * FRAME for info in encoded)
    between = tuple(pauses(map(bed_start, arrangement), lengths, timeline.silences))
    infos, _ = encode(encoder, between, jobs=jobs, progress=lambda _: None)
    return between, infos


def _with_inserts(
    encoder: Encoder, arrangement: tuple[Part, ...], encoded: Mapping[Speaker, tuple[EncodedSection, ...]]
) -> tuple[EncodedSection, ...]:
    """Encode each distinct insert once, and return all parts, encoded, in order.

    Args:
        encoder: the narrator's.
        arrangement: sections and inserts, in order.
        encoded: the sections of each speaker, encoded, in order.
    """
    distinct = {part.sound.digest: part for part in arrangement if isinstance(part, Insert)}
    made, _ = encode(encoder, tuple(distinct.values()), jobs=1, progress=lambda _: None) if distinct else ((), 0.0)
    inserts = dict(zip(distinct, made, strict=True))
    following = {speaker: iter(infos) for speaker, infos in encoded.items()}
    return tuple(
        inserts[part.sound.digest] if isinstance(part, Insert) else next(following[part.speaker])
        for part in arrangement
    )
