"""Where the speech in a sound begins and ends: what an engine adds at the edges is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

STEPS = 200
"""Windows a second in which energy is looked at: 5 ms each."""
BATCH = 200
"""Windows looked at in one go: they stay in the processor's cache."""
FLOOR = -60.0
"""dBFS of a window's root mean square, under which nothing is speech: room and codec noise."""
BELOW_VOICE = -46.0
"""dB under the voice's own level; an initial h or f of German lies 20 to 40 dB under its vowels."""
VOICE = 0.9
"""The quantile of the windows' energy that counts as the voice's own level."""
MARGIN = 2
"""Windows left standing on each side: 10 ms for a breath that fades below the threshold."""


def trim(samples: NDArray[np.int16], rate: int) -> NDArray[np.int16]:
    """The speech in `samples`, never nothing; a window is faded wherever something was cut off, so nothing clicks."""
    first, end = edges(samples, rate)
    if (first, end) == (0, len(samples)):
        return samples
    kept = samples[first:end].copy()
    fade = np.linspace(0, 1, rate // STEPS, dtype=np.float32)
    if first > 0:
        head = kept[: len(fade)]
        head[:] = head * fade
    if end < len(samples):
        tail = kept[-len(fade) :]
        tail[:] = tail * fade[::-1]
    return kept


def edges(samples: NDArray[np.int16], rate: int) -> tuple[int, int]:
    """First sample of the speech in `samples`, and the one after its last.

    A sound without speech (silence throughout) is all kept.
    """
    window = max(1, rate // STEPS)
    energy = _energy(samples, window)
    voice = np.partition(energy, at := int(VOICE * (len(energy) - 1)))[at]
    threshold = max(10 ** (FLOOR / 10) * 32_768**2, 10 ** (BELOW_VOICE / 10) * float(voice))
    loud = np.flatnonzero(energy > threshold)
    if not len(loud):
        return 0, len(samples)
    first, last = int(loud[0]), int(loud[-1])
    return max(0, first - MARGIN) * window, min(len(samples), (last + 1 + MARGIN) * window)


def _energy(samples: NDArray[np.int16], window: int) -> NDArray[np.float32]:
    """The mean square of each window (of the last, over a whole window's length)."""
    energy = np.empty(-(-len(samples) // window), np.float32)
    for at in range(0, len(energy), BATCH):
        some = samples[at * window : (at + BATCH) * window]
        power = np.square(some, dtype=np.float32)
        energy[at : at + BATCH] = np.add.reduceat(power, np.arange(0, len(some), window)) / window
    return energy
