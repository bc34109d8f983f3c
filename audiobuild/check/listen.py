"""Decoding a whole MP3 by miniaudio, in pieces, and measuring what is heard: loudness, peak, where it is silent."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import miniaudio
import numpy as np

from audiobuild.check import meter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

STEPS = 10
"""Steps of the loudness meter a second: 100 ms each."""
WINDOWS_IN_STEP = (10, 9, 11)
"""About 10 ms each: the first that parts a step evenly (22,050 Hz needs 9)."""
PIECE = 300
"""Steps decoded at a time: 30 s."""


@dataclass(frozen=True, slots=True)
class Sound:
    """What is heard of a file."""

    samples: int
    rate: int
    """Samples a second."""
    window: int
    """Samples of a window."""
    levels: NDArray[np.float32]
    """Root mean square of each window, full scale 1, the louder channel's."""
    power: NDArray[np.float64]
    """Of each step, weighted as the ear does, all loudspeakers added (a mono sound comes from two)."""
    step: int
    """Samples of a step, about 100 ms."""
    lufs: float
    true_peak: float
    """dBTP."""

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self.samples / self.rate


def listen(path: Path, rate: int, channels: int) -> Sound:
    """Decode a file and measure it; what the Info frame says to cut off is not heard.

    Args:
        path: an MP3.
        rate: its samples a second.
        channels: 1 or 2.

    Raises:
        ValueError: nothing of it can be decoded.
    """
    parts = next((count for count in WINDOWS_IN_STEP if rate // STEPS % count == 0), WINDOWS_IN_STEP[0])
    window = max(1, rate // STEPS // parts)
    step = window * parts
    ears = [_Ear(rate, window, parts) for _ in range(channels)]
    samples = 0
    levels, power = [], []
    for piece in _decoded(path, rate, channels, step * PIECE):
        samples += len(piece)
        padded = np.pad(piece, ((0, -len(piece) % step), (0, 0)))
        heard = [ear.hear(padded[:, channel]) for channel, ear in enumerate(ears)]
        levels.append(np.max([level for level, _ in heard], axis=0)[: -(-len(piece) // window)])
        power.append(np.sum([weighted for _, weighted in heard], axis=0)[: len(piece) // step])
    if not samples:
        raise ValueError("nothing in it can be decoded")
    weighted = np.concatenate(power) * (2 if channels == 1 else 1)
    highest = max(ear.peak.highest for ear in ears)
    true_peak = 20 * math.log10(highest) if highest else -math.inf
    loudness = meter.integrated(weighted)
    return Sound(samples, rate, window, np.concatenate(levels), weighted, step, loudness, true_peak)


class _Ear:
    """What is measured of one channel."""

    def __init__(self, rate: int, window: int, parts: int) -> None:
        self._window = window
        self._parts = parts
        self._filters = meter.k_weighting(rate, window)
        self.peak = meter.TruePeak()

    def hear(self, samples: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float64]]:
        """The level of each window and the weighted power of each step of the next piece."""
        self.peak.feed(samples)
        windows = samples.astype(np.float64).reshape(-1, self._window)
        levels = np.sqrt(np.einsum("ij,ij->i", windows, windows) / self._window).astype(np.float32)
        weighted = np.ascontiguousarray(windows.T)
        for each in self._filters:
            weighted = each(weighted)
        power = np.einsum("ij,ij->j", weighted, weighted) / self._window
        return levels, power.reshape(-1, self._parts).mean(axis=1)


def _decoded(path: Path, rate: int, channels: int, length: int) -> Iterator[NDArray[np.float32]]:
    """The sound in pieces of `length` samples, the last one shorter; shape (samples, channels)."""
    try:
        stream = miniaudio.stream_file(str(path), miniaudio.SampleFormat.FLOAT32, channels, rate, frames_to_read=length)
        rest = np.empty((0, channels), np.float32)
        for part in stream:
            piece = np.frombuffer(part, np.float32).reshape(-1, channels)
            rest = np.concatenate((rest, piece)) if len(rest) else piece
            while len(rest) >= length:
                yield rest[:length]
                rest = rest[length:]
        if len(rest):
            yield rest
    except miniaudio.MiniaudioError as error:
        raise ValueError(str(error)) from error
