"""The sound of an episode as packets of a codec of PyAV.

As with MP3, each section is encoded by itself and cached, so a changed word costs one section. A section starts at the
packet that is closest to its place on the timeline, so it is heard at most half a packet away from it (AAC: 12 ms,
Opus: 10 ms). The pauses between sections are packets of digital silence.
"""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, cast

import numpy as np
from av import AudioFrame, CodecContext
from av.codec.context import Flags

from audiobuild.model import Packet
from audiobuild.sound import RATE
from audiobuild.sound.encoder import in_threads, samples
from audiobuild.storage.cache import PACKETS, hashed
from audiobuild.storage.versions import code_digest, package_versions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from av import AudioCodecContext
    from numpy.typing import NDArray

    from audiobuild.model import Codec
    from audiobuild.sound.recording import Recording

_SETTLED = 4
"""Packets of silence after which an encoder produces the same one again and again."""


def packets(recording: Recording, codec: Codec, *, jobs: int) -> Iterator[Packet]:
    """Yield the packets of an episode; sections that are not cached are encoded first.

    Args:
        recording: the episode.
        codec: the codec.
        jobs: number of threads; the codecs release the interpreter lock.

    Raises:
        EngineError: synthesis failed.
        SoundError: speech cannot be decoded.
        OutputError: the cache is not writable.
        av.FFmpegError: the codec failed.
    """
    cache = recording.encoder.cache
    keys = _keys(recording, codec)
    cache.fetch(PACKETS, keys)
    missing = [index for index, key in enumerate(keys) if not cache.has(PACKETS, key)]
    with in_threads(
        lambda index: cache.put(PACKETS, keys[index], _encoded(recording, index, codec)), missing, jobs=jobs
    ):
        silence, size, priming = _silence(codec)
    total = -(-recording.timeline.samples * codec.rate // RATE)
    for number, data in enumerate(_laid_out(recording, codec, keys, silence, size)):
        first = number * size - priming
        if first >= total:
            break
        yield Packet(data, first, min(size, total - first))


def _laid_out(recording: Recording, codec: Codec, keys: Sequence[bytes], silence: bytes, size: int) -> Iterator[bytes]:
    """Yield the packets of all sections, with those of silence before, between and (without end) after them."""
    position = 0
    for index, (key, start) in enumerate(zip(keys, recording.timeline.starts, strict=True)):
        first = max(position, round(start * codec.rate / RATE / size))
        for _ in range(first - position):
            yield silence
        entry = recording.encoder.cache.get(PACKETS, key) or _encoded(recording, index, codec)
        section = _unpacked(entry)
        yield from section
        position = first + len(section)
    while True:
        yield silence


def _keys(recording: Recording, codec: Codec) -> list[bytes]:
    """Return the key of each section's packets."""
    common = hashed(
        codec.name, codec.rate, codec.bitrate, codec.options, code_digest("sound"), package_versions("av")
    ).hex()
    return [hashed(common, info.key.hex()) for info in recording.encoded]


def _encoded(recording: Recording, index: int, codec: Codec) -> bytes:
    """Encode a section, and pack its packets for the cache.

    A packet of silence is added at its end: the sound of the last packets overlaps with it.
    """
    context = _context(codec)
    sound = samples(recording.encoder_of(recording.sections[index]), recording.sections[index], rate=codec.rate)
    context.open()
    padding = np.zeros(2 * context.frame_size - len(sound) % context.frame_size, np.int16)
    return _packed([data for data, _ in _encode(context, np.concatenate((sound, padding)))])


def _silence(codec: Codec) -> tuple[bytes, int, int]:
    """Return a packet of silence, the samples of a packet, and those that a decoder drops at the start."""
    context = _context(codec)
    context.open()
    size = context.frame_size
    found = _encode(context, np.zeros(2 * _SETTLED * size, np.int16))
    return found[_SETTLED][0], size, -found[0][1]


def _context(codec: Codec) -> AudioCodecContext:
    context = cast("AudioCodecContext", CodecContext.create(codec.name, "w"))
    context.sample_rate = codec.rate
    context.layout = "mono"
    context.format = next(iter(context.codec.audio_formats or ()))
    context.bit_rate = codec.bitrate
    context.options = dict(codec.options)
    context.time_base = Fraction(1, codec.rate)
    context.flags |= Flags.bitexact | Flags.global_header
    return context


def _encode(context: AudioCodecContext, sound: NDArray[np.int16]) -> list[tuple[bytes, int]]:
    """Encode a whole sound with a new encoder; return each packet with its first sample."""
    frame = AudioFrame.from_ndarray(sound[None, :], format="s16", layout="mono")
    frame.sample_rate, frame.pts, frame.time_base = context.sample_rate, 0, context.time_base
    return [(bytes(packet), packet.pts or 0) for packet in (*context.encode(frame), *context.encode(None))]


def _packed(section: list[bytes]) -> bytes:
    return json.dumps([len(data) for data in section]).encode() + b"\n" + b"".join(section)


def _unpacked(entry: bytes) -> list[bytes]:
    head, _, data = entry.partition(b"\n")
    return [data[first:end] for first, end in pairwise(accumulate(json.loads(head), initial=0))]
