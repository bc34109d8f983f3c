"""Loudness as heard, and true peak, by ITU-R BS.1770-4: filters run over the sound in pieces, memory flat.

The two filters are real biquads, for any rate (their analogue shapes, as libebur128 has them). To run them in
numpy, a piece is cut into windows that are filtered side by side, each from rest; then each window gets what
the one before still rings, which is exact, since the filters are linear.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

STEPS_IN_BLOCK = 4
"""Blocks of 400 ms overlap by three quarters: one every 100 ms."""
ABSOLUTE_GATE = -70.0
"""LUFS."""
RELATIVE_GATE = -10.0
"""LU."""
SILENCE = -math.inf


class Biquad:
    """A second-order filter that remembers where it stopped."""

    def __init__(self, forward: tuple[float, float, float], back: tuple[float, float], window: int) -> None:
        self._forward = forward
        self._back = back
        self._ringing, self._left = _ringing(back, window)
        self._state = (0.0, 0.0)

    def __call__(self, sound: Floats) -> Floats:
        """The next piece, filtered; shape (samples of a window, windows), a window a column."""
        b0, b1, b2 = self._forward
        a1, a2 = self._back
        heard = np.empty_like(sound)
        first = np.zeros(sound.shape[1])
        second = np.zeros(sound.shape[1])
        for row, out in zip(sound, heard, strict=True):
            np.add(b0 * row, first, out=out)
            first = b1 * row + second - a1 * out
            second = b2 * row - a2 * out
        heard += self._ringing @ self._starts(first, second)
        return heard

    def _starts(self, first: Floats, second: Floats) -> Floats:
        """The state in which each window begins, from that in which each would end had it begun at rest."""
        (p, q), (r, s) = self._left
        x, y = self._state
        starts = []
        for end_x, end_y in zip(first.tolist(), second.tolist(), strict=True):
            starts.append((x, y))
            x, y = p * x + q * y + end_x, r * x + s * y + end_y
        self._state = (x, y)
        return np.array(starts).T


def _ringing(back: tuple[float, float], window: int) -> tuple[Floats, tuple[tuple[float, float], tuple[float, float]]]:
    """What is heard of a state while a window passes (samples x 2), and what is left of it then (2 x 2)."""
    a1, a2 = back
    heard = np.empty((window, 2))
    left = []
    for column, (x, y) in enumerate(((1.0, 0.0), (0.0, 1.0))):
        for step in range(window):
            heard[step, column] = x
            x, y = y - a1 * x, -a2 * x  # noqa: PLW2901  # the state goes on
        left.append((x, y))
    return heard, ((left[0][0], left[1][0]), (left[0][1], left[1][1]))


def k_weighting(rate: int, window: int) -> tuple[Biquad, Biquad]:
    """The two filters of BS.1770-4 (a shelf for the head, a high pass) for a rate."""
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
    """LUFS of a whole sound; minus infinity where all of it is too quiet to count.

    Args:
        power: of each 100 ms, weighted, all loudspeakers added.
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
    """Loudness of a weighted power."""
    return -0.691 + 10 * math.log10(power) if power > 0 else SILENCE


def _power(loudness: float) -> float:
    return float(10 ** ((loudness + 0.691) / 10))


TAPS = 32
"""Samples that each point between two of them is reckoned from."""
OVERSAMPLING = 4
BLOCK = 2_048
"""Samples that are looked at or passed over together."""


class TruePeak:
    """The highest point of a sound between its samples too, by fourfold oversampling (BS.1770-4, annex 2).

    Blocks whose samples are so low that no point between them can be the highest are passed over.
    """

    def __init__(self) -> None:
        offsets = np.arange(TAPS) - (TAPS // 2 - 1)
        window = np.kaiser(TAPS * OVERSAMPLING + 1, 7.0)
        self._phases = []
        for phase in range(1, OVERSAMPLING):
            # np.convolve turns its second argument round, so it is laid out backwards.
            places = phase / OVERSAMPLING - offsets
            shape = np.interp(places, np.linspace(-TAPS / 2, TAPS / 2, len(window)), window)
            taps = np.sinc(places) * shape
            self._phases.append((taps / taps.sum())[::-1].astype(np.float32))
        self._most = max(float(np.abs(taps).sum()) for taps in self._phases)
        self._before = np.zeros(TAPS, np.float32)
        self.highest = 0.0

    def feed(self, samples: NDArray[np.float32]) -> None:
        """The next piece of one channel, full scale 1."""
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
