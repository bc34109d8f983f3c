"""A true-peak limiter that looks ahead: the few loudest moments are turned down smoothly, all else is left alone."""

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
"""dBTP before encoding. MP3 adds to a peak: on three voices 0.3 dB at most at 96 kb/s, 0.5 at 48, 0.9 at 32
(benchmarks/encoder.py); so the decoded file stays under -1 dBTP."""
BLOCKS = 1_000
"""Blocks a second for which a gain is found: 1 ms each."""
HOLD = 5
"""Blocks on each side of a peak that are turned down as far as the peak itself."""
FADE = 5
"""Half the blocks over which the gain falls before and rises after: slower than a voice's pitch, it can't distort."""
NEAR = 0.7
"""Blocks whose highest sample is over this part of the ceiling are looked at between their samples too."""
TAPS = 24
"""Samples that a value between two samples is reckoned from."""
BATCH = 256
"""Blocks looked at in one go: they stay in the processor's cache."""
PHASES = 4
"""Values looked at for each sample: BS.1770-4 annex 2 asks for four."""


@dataclass(frozen=True, slots=True)
class Limiter:
    """What keeps one sound under the ceiling: a gain for every moment."""

    peak: float
    """The true peak that is left, full scale being 1.0 (the sample peak, where it is under `NEAR` of the ceiling)."""
    block: int
    """Samples from one gain to the next."""
    gains: NDArray[np.float32]
    """At the edges of the blocks, with straight lines between; none where nothing is turned down."""

    def apply(self, samples: NDArray[np.float32], start: int) -> None:
        """Turn a slice of the sound down, in place; it begins at the sound's sample `start`."""
        end = start + len(samples)
        first = start // self.block
        gains = self.gains[first : -(-end // self.block) + 1]
        turned = (gains[:-1] < 1) | (gains[1:] < 1)
        for stretch in np.flatnonzero(np.diff(turned, prepend=False, append=False)).reshape(-1, 2) + first:
            here = np.arange(max(start, stretch[0] * self.block), min(end, stretch[1] * self.block))
            edges = np.arange(stretch[0], stretch[1] + 1)
            samples[here[0] - start : here[-1] + 1 - start] *= np.interp(here / self.block, edges, self.gains[edges])


def limiter(samples: Samples, rate: int, *, gain: float, ceiling: float = CEILING) -> Limiter:
    """What turns `samples` times `gain` down where their true peak would pass `ceiling` (dBTP).

    The gain is the least that any peak within `HOLD` asks for, faded by a Hann window, at the edges of the blocks,
    with straight lines between. Samples further than HOLD + 2 * FADE from a peak keep their value to the bit.

    Args:
        samples: the whole sound.
        rate: samples a second.
        gain: a factor, which makes 1.0 full scale.
        ceiling: dBTP.
    """
    most = float(10 ** (ceiling / 20))
    block = rate // BLOCKS
    highest = max(float(samples.max()), -float(samples.min())) * gain
    if highest <= most * NEAR:
        return Limiter(highest, block, np.ones(0, np.float32))
    peaks = _peaks(samples, block, np.float32(gain), most * NEAR)
    if peaks.max() <= most:
        return Limiter(float(peaks.max()), block, np.ones(0, np.float32))
    return Limiter(most, block, _gains(np.asarray(most / np.maximum(peaks, most), np.float32)))


def _peaks(samples: Samples, block: int, gain: np.float32, near: float) -> NDArray[np.float32]:
    """The true peak of each block times `gain`; where no sample is over `near`, the sample peak will do."""
    edges = np.arange(0, len(samples), block)
    highest = np.maximum.reduceat(samples, edges).astype(np.float32)
    lowest = np.minimum.reduceat(samples, edges).astype(np.float32)
    peaks = np.maximum(highest, -lowest) * gain
    loud = np.flatnonzero(peaks > near)
    for at in range(0, len(loud), BATCH):
        some = loud[at : at + BATCH]
        # From the last sample of the block before: what lies between the two may be this block's doing.
        index = (some * block)[:, None] + np.arange(-TAPS // 2, block + TAPS // 2)
        around = samples.take(index, mode="clip") * gain
        around[(index < 0) | (index >= len(samples))] = 0  # a sound stands in silence
        # einsum, not BLAS: its sum has one order on every machine, and it starts no threads.
        between = np.einsum("bst,pt->bps", sliding_window_view(around, TAPS, axis=1), _interpolators())
        peaks[some] = np.maximum(peaks[some], np.abs(between).max(axis=(1, 2)))
    return peaks


def _gains(wanted: NDArray[np.float32]) -> NDArray[np.float32]:
    """Gains at the edges of the blocks (one more than blocks), nowhere over what the blocks beside them want."""
    reach = HOLD + FADE
    held = sliding_window_view(np.pad(wanted, reach + FADE, constant_values=1), 2 * reach + 1).min(axis=1)
    fade = np.hanning(2 * FADE + 2)[1:-1].astype(np.float32)
    # What is missing to 1 is faded, not the gain itself: where nothing is missing, 1 stays exactly 1.
    return np.asarray(1 - np.convolve(1 - held, fade / fade.sum(), mode="valid"), np.float32)


@cache
def _interpolators() -> NDArray[np.float32]:
    """Windowed sincs (phase, tap): the values a quarter, a half and three quarters on from a sample."""
    phases = np.arange(1, PHASES)[:, None] / PHASES
    away = phases - np.arange(1 - TAPS // 2, TAPS // 2 + 1)
    taps = np.sinc(away) * np.i0(6 * np.sqrt(1 - (away / (TAPS // 2 + 1)) ** 2))
    return np.asarray(taps / taps.sum(axis=1, keepdims=True), np.float32)
