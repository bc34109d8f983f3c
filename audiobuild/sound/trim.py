"""Trimming: remove the silence that an engine adds at the edges of speech."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

STEPS = 200
"""Windows per second in which energy is measured: 5 ms each."""
BATCH = 200
"""Windows processed at a time, which fit into the processor's cache."""
FLOOR = -60.0
"""dBFS (root mean square of a window) below which there is only noise of the room and the codec."""
BELOW_VOICE = -46.0
"""dB relative to the level of the voice; German initial h and f are 20 to 40 dB below the vowels."""
VOICE = 0.9
"""Quantile of the windows' energy that is taken as the level of the voice."""
MARGIN = 2
"""Windows kept on each side: 10 ms for breath below the threshold."""


def trim(samples: NDArray[np.int16], rate: int) -> NDArray[np.int16]:
    """Return the speech in `samples`, faded over one window at each edge that was cut, so that it does not click."""
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
    """Return the first sample of the speech in `samples`, and the one after the last.

    Silence is kept as a whole.
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
    """Compute the mean square of each window; the last one is padded with zeros."""
    energy = np.empty(-(-len(samples) // window), np.float32)
    for at in range(0, len(energy), BATCH):
        batch = samples[at * window : (at + BATCH) * window]
        power = np.square(batch, dtype=np.float32)
        energy[at : at + BATCH] = np.add.reduceat(power, np.arange(0, len(batch), window)) / window
    return energy
