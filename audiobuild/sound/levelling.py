"""Levelling: the sections of a voice are encoded with the gain that they need, all of them or a share."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from audiobuild.model import Speaker
from audiobuild.sound import gain
from audiobuild.sound.encoder import Encoder
from audiobuild.sound.encoding import encode
from audiobuild.sound.sections import sections

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from audiobuild.model import Script
    from audiobuild.sound.bed import Bed
    from audiobuild.sound.encoder import SpeakingEngine
    from audiobuild.sound.sections import EncodedSection, Section
    from audiobuild.storage.cache import Cache

SAMPLE_SECTIONS = 8
"""Number of sections that are enough to estimate the loudness of a voice."""
MOST_CORRECTIONS = 4
"""Number of times that a text of few sections is encoded again with another gain."""


def encode_share(
    script: Script,
    narrator: SpeakingEngine,
    cache: Cache,
    *,
    others: Mapping[Speaker, SpeakingEngine] = MappingProxyType({}),
    bitrate: int,
    share: int,
    shares: int,
    bed: Bed | None = None,
) -> None:
    """Encode one share of a script's sections into the cache, with the gain that some sections of the voice need.

    `recording.record` finds them there if the whole script needs the same gain, which is the rule.

    Args:
        script: verbalised.
        narrator: as for `recording.record`.
        cache: as for `recording.record`.
        others: as for `recording.record`.
        bitrate: kilobits per second.
        share: index of the share.
        shares: number of shares of the script.
        bed: music under the voice.

    Raises:
        EngineError: synthesis failed.
        SoundError: speech cannot be decoded.
        OutputError: the cache is not writable.
    """
    parts = sections(script)
    for speaker, engine in {Speaker.NARRATOR: narrator, **others}.items():
        own = tuple(section for section in parts if section.speaker is speaker)
        encoder = Encoder(engine, cache, gain.usual_gain(engine.loudness), bitrate, bed)
        encoder = sampled(encoder, own, jobs=1, progress=lambda _: None)
        encode(encoder, own[share::shares], jobs=1, progress=lambda _: None)


def sampled(encoder: Encoder, parts: tuple[Section, ...], *, jobs: int, progress: Callable[[int], None]) -> Encoder:
    """Return the encoder with the gain that some sections of its voice need, if its speech is cached."""
    if not encoder.speaker.cacheable:
        return encoder
    _, loudness = encode(encoder, parts[:: len(parts) // SAMPLE_SECTIONS + 1], jobs=jobs, progress=progress)
    return replace(encoder, gain=gain.required_gain(loudness, encoder.gain, tolerance=gain.STEP))


def levelled(
    encoder: Encoder, parts: tuple[Section, ...], *, jobs: int, progress: Callable[[int], None]
) -> tuple[Encoder, tuple[EncodedSection, ...], float]:
    """Encode the sections of one voice with the gain that it needs.

    Returns:
        The encoder with that gain, the encoded sections, and their loudness without it, in LUFS.
    """
    usual = encoder.gain
    encoder = sampled(encoder, parts, jobs=jobs, progress=progress)
    encoded, loudness = encode(encoder, parts, jobs=jobs, progress=progress)
    # The limiter lowers loud sound further at a higher gain, which shows in short texts.
    for _ in range(MOST_CORRECTIONS if len(parts) <= SAMPLE_SECTIONS else 1):
        final = replace(encoder, gain=gain.required_gain(loudness, usual))
        if final == encoder:
            break
        encoder = final
        encoded, loudness = encode(encoder, parts, jobs=jobs, progress=progress)
    return encoder, encoded, loudness
