"""Decoded audio of an MP3: loudness, peak and silences, measured in pieces with flat memory."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import miniaudio
import numpy as np

from audiobuild.checks.parse import meter
from audiobuild.storage.names import is_unicode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

STEPS = 10
"""Steps of the loudness meter per second: 100 ms each."""
WINDOWS_IN_STEP = (10, 9, 11)
"""Windows of about 10 ms: the first count that divides a step evenly (22,050 Hz needs 9)."""
PIECE = 300
"""Steps decoded at a time: 30 s."""

VOICE, ROOM = 0.9, 0.05
"""Quantiles of the window levels that stand for the voice and for the room noise."""
BELOW_VOICE = 42.0
"""dB below the voice that still count as sound: a German h or f lies 20 to 40 dB below the vowels."""
ABOVE_ROOM = 6.0
"""dB above the room noise that count as sound."""
NEAREST = 25.0
"""dB below the voice from which everything counts as sound, however loud the room is."""
FLOOR = -60.0
"""dBFS; quieter windows are silent in any case."""
ABOVE_BED = 10.0
"""LU above the loudness of a bed that count as voice: it rises in pauses, and 100 ms of it may be louder than 3 s."""
HIGHEST_BED = -8.0
"""LU relative to the voice from which everything counts as voice, however loud the bed is."""


@dataclass(frozen=True, slots=True)
class DecodedAudio:
    """Measurements of a decoded file."""

    samples: int
    rate: int
    """Samples per second."""
    window: int
    """Samples in a window of `levels`."""
    levels: NDArray[np.float32]
    """Root mean square of each window, full scale 1, of the louder channel."""
    power: NDArray[np.float64]
    """K-weighted power of each step, summed over the loudspeakers (mono is played by two)."""
    step: int
    """Samples in a step of `power`, about 100 ms."""
    lufs: float
    true_peak: float
    """dBTP."""

    @property
    def seconds(self) -> float:
        """Duration in seconds."""
        return self.samples / self.rate


def decode(path: Path, rate: int, channels: int) -> DecodedAudio:
    """Decode a file with miniaudio and measure it, without the samples that the Info frame discards.

    Args:
        path: an MP3.
        rate: its samples per second.
        channels: 1 or 2.

    Raises:
        ValueError: nothing can be decoded.
    """
    parts = next((count for count in WINDOWS_IN_STEP if rate // STEPS % count == 0), WINDOWS_IN_STEP[0])
    window = max(1, rate // STEPS // parts)
    step = window * parts
    meters = [_ChannelMeter(rate, window, parts) for _ in range(channels)]
    samples = 0
    levels, power = [], []
    for piece in _pieces(path, rate, channels, step * PIECE):
        samples += len(piece)
        padded = np.pad(piece, ((0, -len(piece) % step), (0, 0)))
        measured = [channel_meter.feed(padded[:, channel]) for channel, channel_meter in enumerate(meters)]
        levels.append(np.max([level for level, _ in measured], axis=0)[: -(-len(piece) // window)])
        power.append(np.sum([weighted for _, weighted in measured], axis=0)[: len(piece) // step])
    if not samples:
        raise ValueError("no audio can be decoded")
    weighted = np.concatenate(power) * (2 if channels == 1 else 1)
    highest = max(channel_meter.peak.highest for channel_meter in meters)
    true_peak = 20 * math.log10(highest) if highest else -math.inf
    loudness = meter.integrated(weighted)
    return DecodedAudio(samples, rate, window, np.concatenate(levels), weighted, step, loudness, true_peak)


class _ChannelMeter:
    """Level, weighted power and peak of one channel."""

    def __init__(self, rate: int, window: int, parts: int) -> None:
        self._window = window
        self._parts = parts
        self._filters = meter.k_weighting(rate, window)
        self.peak = meter.TruePeak()

    def feed(self, samples: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float64]]:
        """Return the level of each window and the weighted power of each step of the next piece."""
        self.peak.feed(samples)
        windows = samples.astype(np.float64).reshape(-1, self._window)
        levels = np.sqrt(np.einsum("ij,ij->i", windows, windows) / self._window).astype(np.float32)
        weighted = np.ascontiguousarray(windows.T)
        for biquad in self._filters:
            weighted = biquad(weighted)
        power = np.einsum("ij,ij->j", weighted, weighted) / self._window
        return levels, power.reshape(-1, self._parts).mean(axis=1)


def _pieces(path: Path, rate: int, channels: int, length: int) -> Iterator[NDArray[np.float32]]:
    """Yield pieces of `length` samples, the last one shorter; shape (samples, channels)."""
    try:
        options = (miniaudio.SampleFormat.FLOAT32, channels, rate, length)
        if is_unicode(str(path)):
            stream = miniaudio.stream_file(str(path), *options)
        else:  # miniaudio cannot open it
            stream = miniaudio.stream_memory(path.read_bytes(), *options)
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


class SilenceMap:
    """The silences of decoded audio, relative to the level of its voice.

    Args:
        audio: the audio.
        bed: loudness of the music under the voice relative to it, in LU; None if there is none. With music, the pauses
            of the voice count as silences, and they are measured in steps of 100 ms of weighted power.
    """

    def __init__(self, audio: DecodedAudio, bed: float | None = None) -> None:
        if bed is None:
            levels = 20 * np.log10(np.maximum(audio.levels, 1e-10))
            voice, room = (float(np.quantile(levels, part)) for part in (VOICE, ROOM))
            threshold = max(FLOOR, voice - BELOW_VOICE, min(room + ABOVE_ROOM, voice - NEAREST))
        else:
            levels = 10 * np.log10(np.maximum(audio.power, 1e-20)).astype(np.float32)
            threshold = float(np.quantile(levels, VOICE)) + min(bed + ABOVE_BED, HIGHEST_BED)
        self.step = (audio.window if bed is None else audio.step) / audio.rate
        """Seconds in a window: the precision of every edge."""
        self._count = len(levels)
        self._loud = np.flatnonzero(levels > threshold)

    @property
    def share(self) -> float:
        """Share of the audio that is silent, 0 to 1."""
        return 1 - len(self._loud) / self._count

    @property
    def longest(self) -> float:
        """Duration of the longest silence in seconds."""
        edges = np.concatenate(([-1], self._loud, [self._count]))
        return float(np.diff(edges).max() - 1) * self.step

    def around(self, second: float) -> tuple[float, float]:
        """Return the seconds of silence before and after a moment; 0 and 0 within sound."""
        window = int(second / self.step)
        after = int(np.searchsorted(self._loud, window))
        following = int(self._loud[after]) if after < len(self._loud) else self._count
        if following <= window:
            return 0.0, 0.0
        before = int(self._loud[after - 1]) + 1 if after else 0
        return max(0.0, second - before * self.step), following * self.step - second

    def sound_between(self, low: float, high: float) -> tuple[float, float]:
        """Return when the sound between two moments starts and ends, in seconds; NaN if there is none."""
        first, end = np.searchsorted(self._loud, (round(low / self.step), round(high / self.step)))
        if first >= end:
            return math.nan, math.nan
        return float(self._loud[first]) * self.step, float(self._loud[end - 1] + 1) * self.step
