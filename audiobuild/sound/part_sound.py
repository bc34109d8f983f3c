"""The sound of one part of an episode: a section of speech, an insert, or a pause over the bed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.sound import FRAME, RATE
from audiobuild.sound.bed_layout import LEAD, Pause, occupied
from audiobuild.sound.inserts import Insert
from audiobuild.sound.sections import Section
from audiobuild.storage.cache import hashed

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from audiobuild.sound.bed import Bed
    from audiobuild.sound.bed_layout import Encodable
    from audiobuild.sound.encoder import Encoder
    from audiobuild.sound.inserts import Part
    from audiobuild.sound.join import Piece
    from audiobuild.sound.render import RenderedSection
    from audiobuild.sound.stretches import Stretch


def pieces(section: Section) -> list[tuple[str, int]]:
    """Return every chunk of a section with the pause after it, in samples at `RATE`; the last one has none."""
    chunks = [chunk for utterance in section.utterances for chunk in utterance.chunks]
    pieces = [(chunk.text, chunk.pause_ms * RATE // 1000) for chunk in chunks]
    return [*pieces[:-1], (pieces[-1][0], 0)]


def bed_start(section: Part) -> int | None:
    """Return the sample of the bed at the start of a section, which follows from its text; None for an insert."""
    return int.from_bytes(hashed(pieces(section))[:4]) if isinstance(section, Section) else None


def render(encoder: Encoder, part: Encodable) -> RenderedSection:
    """Return a part as MP3 frames.

    Raises:
        EngineError: synthesis failed.
        SoundError: speech cannot be decoded.
    """
    if isinstance(part, Insert):
        from audiobuild.sound.sound_file import render_file

        return render_file(part.sound, bitrate=encoder.bitrate)
    if encoder.bed:
        from audiobuild.sound import stretches

        stretch, clips = over_bed(encoder, encoder.bed, part, FRAME)
        count = packet_count(part, clips, FRAME)
        gain = encoder.gain if isinstance(part, Section) else 0.0
        return stretches.render(stretch, count=count, clips=clips, gain=gain, bitrate=encoder.bitrate)
    from audiobuild.sound.render import render as render_pieces

    return render_pieces(_spoken(encoder, part), gain=encoder.gain, bitrate=encoder.bitrate)


def samples(encoder: Encoder, part: Encodable, *, rate: int) -> NDArray[np.int16]:
    """Return the sound of a part before it is encoded, at `rate` samples per second.

    Raises:
        EngineError: synthesis failed.
        SoundError: speech cannot be decoded.
    """
    if isinstance(part, Insert):
        from audiobuild.sound.sound_file import levelled_file

        return levelled_file(part.sound, rate=rate)
    if encoder.bed:
        from audiobuild.sound import stretches
        from audiobuild.sound.join import resample

        stretch, clips = over_bed(encoder, encoder.bed, part, FRAME)
        sound = stretches.samples(stretch, packet_count(part, clips, FRAME) * FRAME)
        return resample(sound, RATE, rate)
    from audiobuild.sound.render import levelled

    return levelled(_spoken(encoder, part), gain=encoder.gain, rate=rate)


def over_bed(encoder: Encoder, bed: Bed, part: Encodable, size: int) -> tuple[Stretch, tuple[tuple[int, int], ...]]:
    """Return the sound of a part of an episode with a bed, and where each speech is in it.

    Args:
        encoder: voice and gain.
        bed: the bed.
        part: what is heard.
        size: samples of a packet at `RATE`, in which a pause is counted.

    Raises:
        EngineError: synthesis failed.
        SoundError: speech cannot be decoded.
    """
    from audiobuild.sound.bed import PauseOverBed, SectionOverBed, SoundAlone

    if isinstance(part, Pause):
        return PauseOverBed(bed, part.before, part.after, part.count * size), ()
    if isinstance(part, Insert):
        sound = samples(encoder, part, rate=RATE)
        return SoundAlone(sound), ((0, len(sound)),)
    from audiobuild.sound.join import joined

    voice, clips = joined(_spoken(encoder, part))
    shifted = tuple((LEAD + first, LEAD + end) for first, end in clips)
    return SectionOverBed(bed, bed_start(part) or 0, voice, encoder.gain), shifted


def packet_count(part: Encodable, clips: tuple[tuple[int, int], ...], size: int) -> int:
    """Return the number of packets of `size` samples that a part takes, if there is a bed."""
    return part.count if isinstance(part, Pause) else occupied(clips[-1][1], size)


def _spoken(encoder: Encoder, section: Encodable) -> Iterator[Piece]:
    """Yield the speech of a section; there is none in a pause."""
    from audiobuild.sound.join import Piece

    if isinstance(section, Section):
        for text, pause in pieces(section):
            yield Piece(encoder.speaker.speak(text), pause)
