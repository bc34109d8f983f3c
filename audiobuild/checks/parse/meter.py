"""Integrated loudness and true peak by ITU-R BS.1770-4, measured in pieces with flat memory.

The two weighting filters are biquads derived from their analogue prototypes for any sample rate, as in libebur128.
For numpy, a piece is cut into windows that are filtered side by side from a state of rest; then the free response of
the state at the end of the window before is added to each, which is exact because the filters are linear.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

STEPS_IN_BLOCK = 4
"""Gating blocks of 400 ms overlap by 75 %: one starts every 100 ms."""
ABSOLUTE_GATE = -70.0
"""LUFS."""
RELATIVE_GATE = -10.0
"""LU."""
SILENCE = -math.inf


class Biquad:
    """A second-order filter that keeps its state between pieces."""

    def __init__(self, forward: tuple[float, float, float], back: tuple[float, float], window: int) -> None:
        self._forward = forward
        self._back = back
        self._response, self._final = _free_response(back, window)
        self._state = (0.0, 0.0)

    def __call__(self, sound: Floats) -> Floats:
        """Filter the next piece; shape (samples of a window, windows), one window per column."""
        b0, b1, b2 = self._forward
        a1, a2 = self._back
        filtered = np.empty_like(sound)
        first = np.zeros(sound.shape[1])
        second = np.zeros(sound.shape[1])
        for row, out in zip(sound, filtered, strict=True):
            np.add(b0 * row, first, out=out)
            first = b1 * row + second - a1 * out
            second = b2 * row - a2 * out
        filtered += self._response @ self._starts(first, second)
        return filtered

    def _starts(self, first: Floats, second: Floats) -> Floats:
        """Return the initial state of each window, given its final state after a start from rest."""
        (p, q), (r, s) = self._final
        x, y = self._state
        starts = []
        for end_x, end_y in zip(first.tolist(), second.tolist(), strict=True):
            starts.append((x, y))
            x, y = p * x + q * y + end_x, r * x + s * y + end_y
        self._state = (x, y)
        return np.array(starts).T


def _free_response(
    back: tuple[float, float], window: int
) -> tuple[Floats, tuple[tuple[float, float], tuple[float, float]]]:
    """Return the free response of each state variable over a window (samples x 2), and the final state (2 x 2)."""
    a1, a2 = back
    response = np.empty((window, 2))
    final = []
    for column, (x, y) in enumerate(((1.0, 0.0), (0.0, 1.0))):
        for step in range(window):
            response[step, column] = x
            x, y = y - a1 * x, -a2 * x  # noqa: PLW2901  # the state evolves
        final.append((x, y))
    return response, ((final[0][0], final[1][0]), (final[0][1], final[1][1]))


def k_weighting(rate: int, window: int) -> tuple[Biquad, Biquad]:
    """Return the two filters of BS.1770-4 (high shelf, high pass) for a sample rate."""
    k = math.tan(math.pi * 1681.974450955533 / rate)
    q, high = 0.7071752369554196, 10 ** (3.999843853973347 / 20)
    band = high**0.4996667741545416
    norm = 1 + k / q + k * k
    shelf = ((high + band * k / q + k * k) / norm, 2 * (k * k - high) / norm, (high - band * k / q + k * k) / norm)
    head = Biquad(shelf, (2 * (k * k - 1) / norm, (1 - k / q + k * k) / norm), window)
    k = math.tan(math.pi * 38.13547087602444 / rate)
    q = 0.5003270373238773
    norm = 1 + k / q + k * k
    return head, Biquad((1.0, -2.0, 1.0), (2 * (k * k - 1) / norm, (1 - k / q + k * k) / norm), window)


def integrated(power: Floats) -> float:
    """Return the gated loudness in LUFS; minus infinity if everything is below the absolute gate.

    Args:
        power: K-weighted power of each 100 ms, summed over the loudspeakers.
    """
    if len(power) < STEPS_IN_BLOCK:
        return SILENCE
    blocks = np.convolve(power, np.full(STEPS_IN_BLOCK, 1 / STEPS_IN_BLOCK), "valid")
    counted = blocks[blocks > _power(ABSOLUTE_GATE)]
    if not len(counted):
        return SILENCE
    gate = max(ABSOLUTE_GATE, lufs(float(counted.mean())) + RELATIVE_GATE)
    return lufs(float(counted[counted > _power(gate)].mean()))


def lufs(power: float) -> float:
    """Convert a K-weighted power to LUFS."""
    return -0.691 + 10 * math.log10(power) if power > 0 else SILENCE


def _power(loudness: float) -> float:
    return float(10 ** ((loudness + 0.691) / 10))


TAPS = 32
"""Length of the interpolation filter, in samples."""
OVERSAMPLING = 4
BLOCK = 2_048
"""Samples that are interpolated or skipped together."""


class TruePeak:
    """The true peak by fourfold oversampling (BS.1770-4, annex 2).

    Blocks whose samples are too low to contain the highest value between samples are skipped.
    """

    def __init__(self) -> None:
        offsets = np.arange(TAPS) - (TAPS // 2 - 1)
        window = np.kaiser(TAPS * OVERSAMPLING + 1, 7.0)
        self._phases = []
        for phase in range(1, OVERSAMPLING):
            # np.convolve reverses its second argument, so the taps are stored in reverse.
            places = phase / OVERSAMPLING - offsets
            shape = np.interp(places, np.linspace(-TAPS / 2, TAPS / 2, len(window)), window)
            taps = np.sinc(places) * shape
            self._phases.append((taps / taps.sum())[::-1].astype(np.float32))
        self._most = max(float(np.abs(taps).sum()) for taps in self._phases)
        self._before = np.zeros(TAPS, np.float32)
        self.highest = 0.0

    def feed(self, samples: NDArray[np.float32]) -> None:
        """Add the next piece of one channel, full scale 1."""
        sound = np.concatenate((self._before, samples))
        self._before = sound[-TAPS:]
        peaks = np.maximum.reduceat(np.abs(sound), np.arange(0, len(sound), BLOCK))
        self.highest = max(self.highest, float(peaks.max()))
        for block in np.argsort(-peaks).tolist():
            near = float(peaks[max(0, block - 1) : block + 2].max())
            if near * self._most > self.highest:
                piece = sound[max(0, block * BLOCK - TAPS) : (block + 1) * BLOCK + TAPS]
                for taps in self._phases if len(piece) >= TAPS else ():
                    self.highest = max(self.highest, float(np.abs(np.convolve(piece, taps, "valid")).max()))
