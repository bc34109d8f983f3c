"""A look-ahead true-peak limiter: it attenuates the loudest moments smoothly, and changes nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Samples = NDArray[np.int16] | NDArray[np.float32]

CEILING = -2.0
"""dBTP before encoding. MP3 raises peaks: for three voices by at most 0.3 dB at 96 kb/s, 0.5 at 48 and 0.9 at 32
(benchmarks/encoder.py), so the decoded file stays below -1 dBTP."""
BLOCKS = 1_000
"""Blocks per second, each with its gain: 1 ms."""
HOLD = 5
"""Blocks on each side of a peak that are attenuated as much as the peak."""
FADE = 5
"""Half the number of blocks over which the gain changes: slower than a voice's pitch, to avoid distortion."""
NEAR = 0.7
"""Fraction of the ceiling from which on a block is also examined between its samples."""
TAPS = 24
"""Length of the interpolation filter in samples."""
BATCH = 256
"""Blocks processed at a time, which fit into the processor's cache."""
PHASES = 4
"""Oversampling factor: BS.1770-4, annex 2, requires four."""


@dataclass(frozen=True, slots=True)
class Limiter:
    """The gain that keeps a sound below the ceiling, over time."""

    peak: float
    """True peak after limiting; full scale is 1.0. It is the sample peak if that is below `NEAR` of the ceiling."""
    block: int
    """Number of samples between two gains."""
    gains: NDArray[np.float32]
    """Gains at the edges of the blocks, linearly interpolated; empty if nothing is attenuated."""

    def apply(self, samples: NDArray[np.float32], start: int) -> None:
        """Attenuate in place a slice of the sound that begins at its sample `start`."""
        end = start + len(samples)
        first = start // self.block
        gains = self.gains[first : -(-end // self.block) + 1]
        attenuated = (gains[:-1] < 1) | (gains[1:] < 1)
        for stretch in np.flatnonzero(np.diff(attenuated, prepend=False, append=False)).reshape(-1, 2) + first:
            here = np.arange(max(start, stretch[0] * self.block), min(end, stretch[1] * self.block))
            edges = np.arange(stretch[0], stretch[1] + 1)
            samples[here[0] - start : here[-1] + 1 - start] *= np.interp(here / self.block, edges, self.gains[edges])


def limiter(samples: Samples, rate: int, *, gain: float, ceiling: float = CEILING) -> Limiter:
    """Compute the limiter for `samples` times `gain`, so that their true peak stays below `ceiling`.

    The gain is the minimum that the peaks within `HOLD` require, smoothed by a Hann window, at the edges of the blocks
    and linear between them. Samples further than HOLD + 2 * FADE blocks from a peak keep their value to the bit.

    Args:
        samples: the whole sound.
        rate: sample rate in hertz.
        gain: factor after which full scale is 1.0.
        ceiling: dBTP.
    """
    limit = float(10 ** (ceiling / 20))
    block = rate // BLOCKS
    highest = max(float(samples.max()), -float(samples.min())) * gain
    if highest <= limit * NEAR:
        return Limiter(highest, block, np.ones(0, np.float32))
    peaks = _peaks(samples, block, np.float32(gain), limit * NEAR)
    if peaks.max() <= limit:
        return Limiter(float(peaks.max()), block, np.ones(0, np.float32))
    return Limiter(limit, block, _gains(np.asarray(limit / np.maximum(peaks, limit), np.float32)))


def _peaks(samples: Samples, block: int, gain: np.float32, near: float) -> NDArray[np.float32]:
    """Return the true peak of each block times `gain`; if no sample exceeds `near`, the sample peak."""
    edges = np.arange(0, len(samples), block)
    highest = np.maximum.reduceat(samples, edges).astype(np.float32)
    lowest = np.minimum.reduceat(samples, edges).astype(np.float32)
    peaks = np.maximum(highest, -lowest) * gain
    loud = np.flatnonzero(peaks > near)
    for at in range(0, len(loud), BATCH):
        batch = loud[at : at + BATCH]
        # From the last sample of the preceding block, since the value between the two may belong to this one.
        index = (batch * block)[:, None] + np.arange(-TAPS // 2, block + TAPS // 2)
        around = samples.take(index, mode="clip") * gain
        around[(index < 0) | (index >= len(samples))] = 0  # silence surrounds the sound
        # einsum instead of BLAS: it adds in the same order on every machine, and starts no threads.
        between = np.einsum("bst,pt->bps", sliding_window_view(around, TAPS, axis=1), _interpolators())
        peaks[batch] = np.maximum(peaks[batch], np.abs(between).max(axis=(1, 2)))
    return peaks


def _gains(wanted: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return gains at the edges of the blocks (one more than blocks), at most those that adjacent blocks require."""
    reach = HOLD + FADE
    held = sliding_window_view(np.pad(wanted, reach + FADE, constant_values=1), 2 * reach + 1).min(axis=1)
    fade = np.hanning(2 * FADE + 2)[1:-1].astype(np.float32)
    # The attenuation is smoothed instead of the gain, so that a gain of 1 stays exactly 1.
    return np.asarray(1 - np.convolve(1 - held, fade / fade.sum(), mode="valid"), np.float32)


@cache
def _interpolators() -> NDArray[np.float32]:
    """Return windowed sincs (phase, tap) for the values a quarter, half and three quarters after a sample."""
    phases = np.arange(1, PHASES)[:, None] / PHASES
    away = phases - np.arange(1 - TAPS // 2, TAPS // 2 + 1)
    taps = np.sinc(away) * np.i0(6 * np.sqrt(1 - (away / (TAPS // 2 + 1)) ** 2))
    return np.asarray(taps / taps.sum(axis=1, keepdims=True), np.float32)
