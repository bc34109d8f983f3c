"""Passages -> encoded sections, several at once, each kept by its content."""

from __future__ import annotations

import json
from collections import deque
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import compress, count
from typing import TYPE_CHECKING

from audiobuild.german.prosody.pauses import after_chunk
from audiobuild.sound import RATE
from audiobuild.storage import cache as caches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from audiobuild.assemble.passages import Passage
    from audiobuild.german.prosody.pauses import Pauses
    from audiobuild.sound.section import Section
    from audiobuild.speak.cached import CachedEngine
    from audiobuild.storage.cache import Cache

MANY = 200
"""Passages whose order matters no more for time; for memory it does, were all threads to make long ones at once."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What must be known of an encoded section without holding its sound."""

    key: bytes
    """Of its entry in the cache."""
    frames: int
    """Length in MP3 frames."""
    size: int
    """Length in bytes."""
    clips: tuple[tuple[int, int], ...]
    """First and end sample of each utterance, from the section's start."""
    peak: float
    """Highest true peak after gain and limiter; full scale is 1."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """Passages, encoded."""

    shapes: list[Shape]
    heard: float
    """How loud they are as heard, were they not turned up, LUFS; -inf for silence."""


@dataclass(frozen=True, slots=True)
class Encoder:
    """How passages become sections: all that their bytes depend on but the passage itself."""

    voice: CachedEngine
    cache: Cache
    pauses: Pauses
    gain: float
    """Decibels."""
    bitrate: int
    """Kilobits a second."""


def encode(encoder: Encoder, passages: Sequence[Passage], *, jobs: int, tell: Callable[[int], None]) -> Encoded:
    """The shape of every passage's section; what is not kept yet is made, `jobs` at a time.

    Sound is held only while it is being encoded. Whatever is finished when a build breaks off is there for the next
    one.

    Args:
        encoder: how.
        passages: what, in order.
        jobs: threads; joining and encoding leave the interpreter to the others.
        tell: called with the number of finished sections, now and then.

    Raises:
        EngineError: the voice failed.
        SoundError: what it delivered is no sound.
        OutputError: the cache can't be written.
    """
    keys = _keys(encoder, passages)
    there = [_is_kept(encoder.cache, key) for key in keys]
    missing = [at for at, is_there in enumerate(there) if not is_there]
    if len(missing) < MANY:
        # The longest first: then no thread is left alone with a long one at the end.
        missing.sort(key=lambda at: -_length(passages[at]))
    done = count(sum(there))

    def make(at: int) -> None:
        _make(encoder, passages[at], keys[at])
        tell(next(done))

    tell(next(done))
    with _each(make, missing, jobs=jobs):
        # Read while threads are at work.
        kept = {key: _known(encoder.cache, key) for key in compress(keys, there)}
        from audiobuild.sound.loudness import as_heard, integrated  # noqa: PLC0415  # numpy
    shapes: list[Shape] = []

    def powers() -> Iterator[bytes]:
        for passage, key in zip(passages, keys, strict=True):
            shape, power = kept.pop(key, None) or _known(encoder.cache, key) or _make(encoder, passage, key)
            shapes.append(shape)
            yield power

    return Encoded(heard=as_heard(integrated(powers())), shapes=shapes)


def frames(encoder: Encoder, passages: Sequence[Passage], shapes: Sequence[Shape]) -> Iterator[bytes]:
    """The MP3 frames of each passage's section, in order; one that was damaged since is made again, byte for byte."""
    for passage, shape in zip(passages, shapes, strict=True):
        kept = encoder.cache.get(caches.FRAMES, shape.key)
        yield kept if kept is not None else _render(encoder, passage).frames


@contextmanager
def _each(make: Callable[[int], None], missing: Sequence[int], *, jobs: int) -> Iterator[None]:
    """Make each of these sections meanwhile, `jobs` at a time; ends when all are made."""
    waiting = deque(missing)

    def work() -> None:
        while (at := _next(waiting)) is not None:
            make(at)

    pool = ThreadPoolExecutor(jobs)
    try:
        workers = [pool.submit(work) for _ in range(min(jobs, len(waiting)))]
        yield
        for worker in as_completed(workers):
            worker.result()
    finally:
        # A section under way takes a moment; afterwards nobody writes into the cache any more.
        waiting.clear()
        pool.shutdown(cancel_futures=True)


def _next(waiting: deque[int]) -> int | None:
    """What is to be done next; other threads take from the same end."""
    try:
        return waiting.popleft()
    except IndexError:
        return None


def _length(passage: Passage) -> int:
    return sum(len(utterance.spoken) for utterance in passage.utterances)


def _keys(encoder: Encoder, passages: Sequence[Passage]) -> list[bytes]:
    voice = asdict(encoder.voice.engine.fingerprint)
    common = caches.key(voice, encoder.gain, encoder.bitrate, RATE, caches.makers()).hex()
    return [caches.key(common, _pieces(encoder, passage)) for passage in passages]


def _pieces(encoder: Encoder, passage: Passage) -> list[tuple[str, int]]:
    """Every chunk of a passage with the silence after it, in samples at `RATE`."""
    pieces: list[tuple[str, int]] = []
    for utterance in passage.utterances:
        *chunks, last = utterance.chunks
        pauses = [(chunk, after_chunk(chunk, encoder.pauses)) for chunk in chunks] + [(last, utterance.pause_ms)]
        pieces += [(chunk, ms * RATE // 1000) for chunk, ms in pauses]
    return [*pieces[:-1], (pieces[-1][0], 0)]


def _is_kept(cache: Cache, key: bytes) -> bool:
    return cache.has(caches.SHAPES, key) and cache.has(caches.FRAMES, key)


def _known(cache: Cache, key: bytes) -> tuple[Shape, bytes] | None:
    """A section's shape, and the K-weighted power of each of its 100 ms before any gain (`sound.loudness`)."""
    entry = cache.get(caches.SHAPES, key)
    if entry is None:
        return None
    head, _, powers = entry.partition(b"\n")
    found = json.loads(head)
    clips = tuple((first, end) for first, end in found["clips"])
    return Shape(key, found["frames"], found["size"], clips, found["peak"]), powers


def _make(encoder: Encoder, passage: Passage, key: bytes) -> tuple[Shape, bytes]:
    section = _render(encoder, passage)
    shape = Shape(key, section.count, len(section.frames), _by_utterance(passage, section.clips), section.peak)
    head = json.dumps({"frames": shape.frames, "size": shape.size, "clips": shape.clips, "peak": shape.peak})
    encoder.cache.put(caches.FRAMES, key, section.frames)
    encoder.cache.put(caches.SHAPES, key, head.encode() + b"\n" + section.powers)
    return shape, section.powers


def _render(encoder: Encoder, passage: Passage) -> Section:
    from audiobuild.sound.join import Piece  # noqa: PLC0415  # numpy and pydub, only where sound is made
    from audiobuild.sound.section import render  # noqa: PLC0415  # the same

    pieces = (Piece(encoder.voice.speak(chunk), pause) for chunk, pause in _pieces(encoder, passage))
    return render(pieces, gain=encoder.gain, bitrate=encoder.bitrate)


def _by_utterance(passage: Passage, clips: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The clips of chunks as clips of utterances: from the first chunk's start to the last one's end."""
    edges: list[tuple[int, int]] = []
    at = 0
    for utterance in passage.utterances:
        last = at + len(utterance.cuts)
        edges.append((clips[at][0], clips[last][1]))
        at = last + 1
    return tuple(edges)
