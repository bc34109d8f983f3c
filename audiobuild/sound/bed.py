"""The bed: music of the user's under the narration, without a seam, however the sections are put together.

Where the bed starts in a section follows from the section's text, not from its time, so that a changed word costs one
section. In the pause between two sections the bed of one fades into that of the other. Sections and pauses are encoded
with what comes before and after them, and then cut (`stretches.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from audiobuild.errors import SettingsError
from audiobuild.sound import FRAME, RATE
from audiobuild.sound.bed_layout import LEAD
from audiobuild.sound.gain import TARGET
from audiobuild.sound.loudness import STEPS, as_heard, loudest, powers
from audiobuild.sound.render import FULL_SCALE

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from audiobuild.sound.sound_file import SoundFile

SHORTEST = 10
"""Seconds of the shortest file: a shorter one would be heard as a loop."""
LOOP_FADE = 2 * RATE
"""Samples over which the end of the file fades into its start."""
SHORT_TERM = 3 * STEPS
"""Powers in 3 s, the window of EBU Tech 3341's short-term loudness."""
EDGE = 2 * FRAME
"""Samples at the end of a pause that belong to the next section's bed: the codecs' windows overlap there."""
RISE = 6.0
"""Decibels by which the bed rises in a long pause, before the voice and after it."""
HIGHEST = -14.0
"""LU relative to the voice that it rises to at most: well below the gate of BS.1770, so that it is not measured."""
SLOPE = 12.0
"""Decibels per second at which it rises and falls: too slow to be heard as a step (0.12 dB in 10 ms)."""
HOLD = RATE * 3 // 10
"""Samples after the voice until it rises: in a short pause it stays down."""
FADE_IN = RATE // 2
"""Samples over which the bed fades in after silence."""
FADE_OUT = 3 * RATE
"""Samples over which it fades out before silence, if the pause has as many."""


@dataclass(frozen=True, slots=True, eq=False)
class Bed:
    """Music that repeats without end."""

    digest: str
    """SHA-256 of the file, hexadecimal."""
    level: float
    """Loudness relative to that of an episode, in LU."""
    factor: float
    """Factor that brings the samples to that loudness."""
    loop: NDArray[np.int16]
    """One round, at `RATE`; its end continues in its start."""

    @property
    def key(self) -> tuple[str, float]:
        """Everything that its sound depends on."""
        return self.digest, self.level

    @property
    def peak(self) -> float:
        """The highest sample in a pause; full scale is `FULL_SCALE`."""
        highest = max(int(self.loop.max()), -int(self.loop.min()))
        return highest * self.factor * 10 ** (self.rise / 20)

    @property
    def rise(self) -> float:
        """Decibels by which it rises in a long pause."""
        return min(RISE, HIGHEST - self.level)

    def samples(self, first: int, length: int) -> NDArray[np.float32]:
        """Return `length` samples from sample `first` on, at the level of the bed; full scale is `FULL_SCALE`."""
        result = np.empty(length, np.float32)
        done = 0
        while done < length:
            start = (first + done) % len(self.loop)
            piece = self.loop[start : start + length - done]
            np.multiply(piece, np.float32(self.factor), out=result[done : done + len(piece)])
            done += len(piece)
        return result


def bed(sound: SoundFile, level: float, path: Path) -> Bed:
    """Make a bed of a sound file: its loudest 3 s are `level` LU from the loudness of an episode.

    Raises:
        SettingsError: the file is shorter than `SHORTEST`.
    """
    samples = sound.samples
    if len(samples) < SHORTEST * RATE:
        raise SettingsError(f"the bed {path} is shorter than {SHORTEST} seconds", "give a longer file")
    loop = samples[: len(samples) - LOOP_FADE].copy()
    angle = np.linspace(0, np.pi / 2, LOOP_FADE, dtype=np.float32)
    loop[:LOOP_FADE] = np.rint(loop[:LOOP_FADE] * np.sin(angle) + samples[-LOOP_FADE:] * np.cos(angle)).clip(
        -FULL_SCALE, FULL_SCALE - 1
    )
    measured = powers(np.divide(loop, FULL_SCALE, dtype=np.float32), RATE)
    gain = TARGET + level - as_heard(loudest(measured, SHORT_TERM))
    return Bed(sound.digest, level, 10 ** (gain / 20), loop)


@dataclass(frozen=True, slots=True, eq=False)
class SoundAlone:
    """An insert, before and after which there is silence."""

    samples: NDArray[np.int16]
    """At `RATE`."""

    def mixed(self, first: int, end: int) -> NDArray[np.float32]:
        """Return the sound from sample `first` to `end`; full scale is `FULL_SCALE`."""
        result = np.zeros(end - first, np.float32)
        result[-first : len(self.samples) - first] = self.samples
        return result


@dataclass(frozen=True, slots=True, eq=False)
class SectionOverBed:
    """The voice of a section over the bed."""

    bed: Bed
    start: int
    """Sample of the bed at the start of the section."""
    voice: NDArray[np.int16]
    """At `RATE`."""
    gain: float
    """Gain of the voice in decibels."""

    def mixed(self, first: int, end: int) -> NDArray[np.float32]:
        """Return the sound from sample `first` to `end` of the section; before and after it is the bed alone."""
        result = self.bed.samples(self.start + first, end - first)
        at = LEAD - first
        result[at : at + len(self.voice)] += self.voice * np.float32(10 ** (self.gain / 20))
        return result


@dataclass(frozen=True, slots=True, eq=False)
class PauseOverBed:
    """A pause in which the bed of one section fades into that of the next one, or from or into silence."""

    bed: Bed
    before: int | None
    """Sample of the bed at the start of the pause; None for silence."""
    after: int | None
    """Sample of the bed at its end."""
    length: int
    """Samples."""

    def mixed(self, first: int, end: int) -> NDArray[np.float32]:
        """Return the sound from sample `first` to `end` of the pause, before and after which the bed continues."""
        time = np.arange(first, end, dtype=np.float32)
        within = self.length - EDGE
        result = np.zeros(end - first, np.float32)
        share = np.clip(time / within, 0, 1) * np.float32(np.pi / 2)
        if self.before is not None:
            part = self.bed.samples(self.before + first, end - first)
            result += part * (np.cos(share) if self.after is not None else _fall(time, within))
        if self.after is not None:
            part = self.bed.samples(self.after - self.length + first, end - first)
            result += part * (np.sin(share) if self.before is not None else _rise(time, within))
        return result * self._swell(time, within)

    def _swell(self, time: NDArray[np.float32], within: int) -> NDArray[np.float32]:
        """Return the factor by which the bed rises far from the voice."""
        decibels = np.full(len(time), self.bed.rise, np.float32)
        if self.before is not None:
            np.minimum(decibels, (time - HOLD) * np.float32(SLOPE / RATE), out=decibels)
        if self.after is not None:
            np.minimum(decibels, (within - time) * np.float32(SLOPE / RATE), out=decibels)
        return np.asarray(10 ** (np.maximum(decibels, 0) / 20), np.float32)


def _rise(time: NDArray[np.float32], within: int) -> NDArray[np.float32]:
    """Return the factors of a fade-in from the start of a pause on: half a wave of a cosine."""
    return np.asarray(0.5 - 0.5 * np.cos(np.pi * np.clip(time / min(FADE_IN, within), 0, 1)), np.float32)


def _fall(time: NDArray[np.float32], within: int) -> NDArray[np.float32]:
    """Return the factors of a fade-out that ends `within` samples after the start of a pause."""
    length = min(FADE_OUT, within)
    return np.asarray(0.5 + 0.5 * np.cos(np.pi * np.clip((time - (within - length)) / length, 0, 1)), np.float32)
