"""Encoding of sections: several at once, each cached by its content."""

from __future__ import annotations

import json
from collections import deque
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import asdict
from itertools import compress, count
from typing import TYPE_CHECKING

from audiobuild.sound import RATE
from audiobuild.sound.bed_layout import Pause
from audiobuild.sound.inserts import Insert
from audiobuild.sound.part_sound import pieces, render
from audiobuild.sound.sections import EncodedSection, Section
from audiobuild.storage.cache import FRAMES, SECTIONS, hashed
from audiobuild.storage.versions import code_digest, package_versions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from audiobuild.model import Speaker
    from audiobuild.sound.bed_layout import Encodable
    from audiobuild.sound.encoder import Encoder
    from audiobuild.storage.cache import Cache

LIBRARIES = ("lameenc", "miniaudio", "numpy", "pydub", "soxr")
"""Packages whose version may change the bytes of a section."""
MANY_SECTIONS = 200
"""From this number on, sections are made in document order, so that not all threads make long ones at once, which
would raise peak memory. Below it, the longest are made first, so that no thread is left with a long one at the end."""


def encode(
    encoder: Encoder, sections: Sequence[Encodable], *, jobs: int, progress: Callable[[int], None]
) -> tuple[tuple[EncodedSection, ...], float]:
    """Encode the sections that are not cached yet, `jobs` at a time.

    Sound is held in memory only while it is encoded. Sections that are finished when a build breaks off are used by
    the next one.

    Args:
        encoder: voice, gain and bit rate.
        sections: in document order.
        jobs: number of threads; joining and encoding release the interpreter lock.
        progress: called with the number of finished sections.

    Returns:
        The encoded sections, and their loudness as heard without the gain, in LUFS (-inf for silence).

    Raises:
        EngineError: synthesis failed.
        SoundError: speech cannot be decoded.
        OutputError: the cache is not writable.
    """
    keys = _keys(encoder, sections)
    for kind in (SECTIONS, FRAMES):
        encoder.cache.fetch(kind, keys)
    cached = [encoder.cache.has(SECTIONS, key) and encoder.cache.has(FRAMES, key) for key in keys]
    missing = [index for index, is_cached in enumerate(cached) if not is_cached]
    if len(missing) < MANY_SECTIONS:
        missing.sort(key=lambda index: -_length(sections[index]))
    done = count(sum(cached))

    def make(index: int) -> None:
        _make(encoder, sections[index], keys[index])
        progress(next(done))

    progress(next(done))
    with in_threads(make, missing, jobs=jobs):
        # Read while the threads work.
        found = {key: _cached(encoder.cache, key) for key in compress(keys, cached)}
        from audiobuild.sound.loudness import as_heard, integrated
    encoded: list[EncodedSection] = []

    def powers() -> Iterator[bytes]:
        for section, key in zip(sections, keys, strict=True):
            info, power = found.pop(key, None) or _cached(encoder.cache, key) or _make(encoder, section, key)
            encoded.append(info)
            yield power

    loudness = as_heard(integrated(powers()))
    return tuple(encoded), loudness


def frames(
    encoders: Mapping[Speaker, Encoder], sections: Sequence[Encodable], encoded: Sequence[EncodedSection]
) -> Iterator[bytes]:
    """Yield the MP3 frames of each section in order; make again, byte for byte, one that was damaged in the cache."""
    for section, info in zip(sections, encoded, strict=True):
        encoder = encoders[section.speaker]
        entry = encoder.cache.get(FRAMES, info.key)
        yield entry if entry is not None else render(encoder, section).frames


def measured(
    encoders: Mapping[Speaker, Encoder], sections: Sequence[Encodable], encoded: Sequence[EncodedSection]
) -> float:
    """Return the loudness as heard of sections with the gain of their speaker, and of all others, in LUFS.

    With a bed, all of them are given in the order they are heard.
    """
    from audiobuild.sound.loudness import as_heard, integrated, scaled

    def powers() -> Iterator[bytes]:
        for section, info in zip(sections, encoded, strict=True):
            encoder = encoders[section.speaker]
            _, power = _cached(encoder.cache, info.key) or _make(encoder, section, info.key)
            yield scaled(power, encoder.gain) if isinstance(section, Section) else power

    # Over a bed, one part continues the other; else there is silence between them.
    continuous = any(encoder.bed for encoder in encoders.values())
    return as_heard(integrated([b"".join(powers())] if continuous else powers()))


@contextmanager
def in_threads(make: Callable[[int], None], missing: Sequence[int], *, jobs: int) -> Iterator[None]:
    """Call `make` with each index in `jobs` threads while the block runs; wait for them at its end."""
    waiting = deque(missing)

    def work() -> None:
        while (index := _next(waiting)) is not None:
            make(index)

    pool = ThreadPoolExecutor(jobs)
    try:
        workers = [pool.submit(work) for _ in range(min(jobs, len(waiting)))]
        yield
        for worker in as_completed(workers):
            worker.result()
    finally:
        # Sections under way are finished, so that nothing writes to the cache afterwards.
        waiting.clear()
        pool.shutdown(cancel_futures=True)


def _next(waiting: deque[int]) -> int | None:
    try:
        return waiting.popleft()
    except IndexError:  # another thread took the last one
        return None


def _length(section: Encodable) -> int:
    return sum(len(utterance.spoken) for utterance in section.utterances)


def _keys(encoder: Encoder, sections: Sequence[Encodable]) -> list[bytes]:
    voice = asdict(encoder.speaker.fingerprint)
    code = code_digest("model.py", "sound", "speak")
    libraries = package_versions(*LIBRARIES)
    bed = (encoder.bed.key, package_versions("av")) if encoder.bed else ()
    of_sections = hashed(voice, encoder.gain, encoder.bitrate, RATE, code, libraries, *bed).hex()
    of_inserts = hashed(encoder.bitrate, RATE, code, libraries).hex()
    of_pauses = hashed(of_inserts, *bed).hex()

    def key(part: Encodable) -> bytes:
        match part:
            case Insert():
                return hashed(of_inserts, part.sound.digest)
            case Pause():
                return hashed(of_pauses, part.before, part.after, part.count)
            case Section():
                return hashed(of_sections, pieces(part))

    return [key(section) for section in sections]


def _cached(cache: Cache, key: bytes) -> tuple[EncodedSection, bytes] | None:
    """Read a section's entry: its metadata and its powers (see `RenderedSection.powers`)."""
    entry = cache.get(SECTIONS, key)
    if entry is None:
        return None
    head, _, powers = entry.partition(b"\n")
    values = json.loads(head)
    clips = tuple((first, end) for first, end in values["clips"])
    return EncodedSection(key, values["frames"], values["size"], clips, values["peak"]), powers


def _make(encoder: Encoder, section: Encodable, key: bytes) -> tuple[EncodedSection, bytes]:
    """Render a section and write its cache entries."""
    rendered = render(encoder, section)
    clips = _utterance_clips(section, rendered.clips) if isinstance(section, Section) else rendered.clips
    info = EncodedSection(key, rendered.count, len(rendered.frames), clips, rendered.peak)
    head = json.dumps({"frames": info.frames, "size": info.size, "clips": info.clips, "peak": info.peak})
    encoder.cache.put(FRAMES, key, rendered.frames)
    encoder.cache.put(SECTIONS, key, head.encode() + b"\n" + rendered.powers)
    return info, rendered.powers


def _utterance_clips(section: Section, clips: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Merge the clips of each utterance's chunks into one."""
    edges: list[tuple[int, int]] = []
    first = 0
    for utterance in section.utterances:
        last = first + len(utterance.chunks) - 1
        edges.append((clips[first][0], clips[last][1]))
        first = last + 1
    return tuple(edges)
