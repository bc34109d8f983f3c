"""The sound of an episode as packets of a codec of PyAV.

As with MP3, each section is encoded by itself and cached, so a changed word costs one section. A section starts at the
packet that is closest to its place on the timeline, so it is heard at most half a packet away from it (AAC: 12 ms,
Opus: 10 ms). The pauses between sections are packets of digital silence or, with a bed, encoded and cached as well.
"""

from __future__ import annotations

import json
from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING

import numpy as np

from audiobuild.model import Packet
from audiobuild.sound import RATE, codecs, stretches
from audiobuild.sound.bed_layout import Pause, pauses
from audiobuild.sound.encoding import in_threads
from audiobuild.sound.part_sound import bed_start, over_bed, packet_count, samples
from audiobuild.storage.cache import PACKETS, hashed
from audiobuild.storage.versions import code_digest, package_versions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audiobuild.model import Codec
    from audiobuild.sound.bed_layout import Encodable
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
    silence, size, priming = _silence(codec)
    total = -(-recording.timeline.samples * codec.rate // RATE)
    bed = recording.encoder.bed
    parts = _over_bed(recording, codec, size, total + priming) if bed else recording.sections
    keys = _keys(recording, parts, codec)
    cache.fetch(PACKETS, keys)
    missing = [index for index, key in enumerate(keys) if not cache.has(PACKETS, key)]

    def made(index: int) -> bytes:
        return _encoded(recording, parts[index], codec, size)

    with in_threads(lambda index: cache.put(PACKETS, keys[index], made(index)), missing, jobs=jobs):
        pass
    found = (_unpacked(cache.get(PACKETS, key) or made(index)) for index, key in enumerate(keys))
    laid_out = chain.from_iterable(found) if bed else _between_silence(recording, codec, found, silence, size)
    for number, data in enumerate(laid_out):
        first = number * size - priming
        if first >= total:
            break
        yield Packet(data, first, min(size, total - first))


def _between_silence(
    recording: Recording, codec: Codec, sections: Iterator[list[bytes]], silence: bytes, size: int
) -> Iterator[bytes]:
    """Yield the packets of all sections, with those of silence before, between and (without end) after them."""
    position = 0
    for section, start in zip(sections, recording.timeline.starts, strict=True):
        first = max(position, _packet_at(start, codec, size))
        for _ in range(first - position):
            yield silence
        yield from section
        position = first + len(section)
    while True:
        yield silence


def _over_bed(recording: Recording, codec: Codec, size: int, total: int) -> list[Encodable]:
    """Return the sections and inserts of an episode with a bed, with the pauses before, between and after them.

    Args:
        recording: the episode.
        codec: the codec.
        size: samples of a packet.
        total: samples of all packets, with those that a decoder drops.
    """
    at_rate = size * RATE // codec.rate
    lengths = [
        packet_count(part, info.clips, at_rate)
        for part, info in zip(recording.sections, recording.encoded, strict=True)
    ]
    starts = [_packet_at(start, codec, size) for start in recording.timeline.starts]
    ends = [0, *(start + length for start, length in zip(starts, lengths, strict=True))]
    counts = [start - end for start, end in zip([*starts, -(-total // size)], ends, strict=True)]
    beds = map(bed_start, recording.sections)
    between = pauses(beds, (length * at_rate for length in lengths), counts)
    parts: list[Encodable] = [next(between)]
    for section, pause in zip(recording.sections, between, strict=True):
        parts += (section, pause)
    return parts


def _packet_at(start: int, codec: Codec, size: int) -> int:
    """Return the packet that is closest to a sample of the timeline."""
    return round(start * codec.rate / RATE / size)


def _keys(recording: Recording, parts: Sequence[Encodable], codec: Codec) -> list[bytes]:
    """Return the key of each part's packets."""
    bed = recording.encoder.bed.key if recording.encoder.bed else ()
    common = hashed(
        codec.name, codec.rate, codec.bitrate, codec.options, code_digest("sound"), package_versions("av"), *bed
    ).hex()
    infos = iter(recording.encoded)
    return [
        hashed(common, part.before, part.after, part.count)
        if isinstance(part, Pause)
        else hashed(common, next(infos).key.hex())
        for part in parts
    ]


def _encoded(recording: Recording, part: Encodable, codec: Codec, size: int) -> bytes:
    """Encode a part, and pack its packets for the cache.

    Without a bed, a packet of silence is added at its end: the sound of the last packets overlaps with it.
    """
    encoder = recording.encoder_of(part)
    if encoder.bed:
        at_rate = size * RATE // codec.rate
        stretch, clips = over_bed(encoder, encoder.bed, part, at_rate)
        count = packet_count(part, clips, at_rate)
        return _packed(stretches.packets(stretch, count=count, size=at_rate, codec=codec))
    sound = samples(encoder, part, rate=codec.rate)
    padding = np.zeros(2 * size - len(sound) % size, np.int16)
    return _packed([data for data, _ in codecs.encoded(codecs.opened(codec), np.concatenate((sound, padding)))])


def _silence(codec: Codec) -> tuple[bytes, int, int]:
    """Return a packet of silence, the samples of a packet, and those that a decoder drops at the start."""
    context = codecs.opened(codec)
    size = context.frame_size
    found = codecs.encoded(context, np.zeros(2 * _SETTLED * size, np.int16))
    return found[_SETTLED][0], size, -found[0][1]


def _packed(section: list[bytes]) -> bytes:
    return json.dumps([len(data) for data in section]).encode() + b"\n" + b"".join(section)


def _unpacked(entry: bytes) -> list[bytes]:
    head, _, data = entry.partition(b"\n")
    return [data[first:end] for first, end in pairwise(accumulate(json.loads(head), initial=0))]
