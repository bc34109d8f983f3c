"""How loud sound is to an ear: ITU-R BS.1770-4, from the K-weighted power of each 100 ms."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from audiobuild.sound import RATE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

STEPS = 10
"""Powers a second."""
BLOCK = 4
"""Powers in a gating block of 400 ms; blocks start every 100 ms, an overlap of 75 %."""
ABSOLUTE_GATE = -70.0
"""LUFS; quieter blocks do not count."""
RELATIVE_GATE = -10.0
"""LU below the mean of the blocks above `ABSOLUTE_GATE`; quieter ones do not count."""
OFFSET = -0.691
"""LU; makes a 997 Hz sine in one channel measure its own level, -3.01 LUFS at full scale."""
LOUDEST = 30.0
"""LUFS, more than any gain leaves of a voice."""
FINENESS = 20
"""Steps of loudness to a LU in which blocks are counted."""
A_BATCH = 1 << 18
"""Bytes of powers that are gone through at once."""
TWO_SPEAKERS = 10 * math.log10(2)
"""LU a mono file gains when it is heard from two loudspeakers (ffmpeg: ``ebur128=dualmono=true``)."""
BATCH = 10
"""Windows transformed at a time: they stay in the processor's cache."""


def powers(samples: NDArray[np.float32], rate: int, *, gain: float = 1.0) -> bytes:
    """The K-weighted mean square of each 100 ms of `samples` over `gain`, full scale being 1.0, as float32.

    Taken from the spectrum of each window by itself (Parseval), with the power response of BS.1770's two filters
    as weights; the filters' memory of the window before is left out. Against filters that run through, the
    integrated loudness of speech differs by less than 0.05 LU (tests/test_sound_loudness.py).
    """
    window = rate // STEPS
    weights = _weights(window, rate) / np.float32(gain**2)
    result = np.empty(-(-len(samples) // window), np.float32)
    for at in range(0, len(result), BATCH):
        part = samples[at * window : (at + BATCH) * window]
        if len(part) % window:
            part = np.pad(part, (0, -len(part) % window))
        spectrum = np.fft.rfft(part.reshape(-1, window)).view(np.float32)
        np.square(spectrum, out=spectrum)
        # einsum, not BLAS: its sum has one order on every machine, and it starts no threads.
        np.einsum("ij,j->i", spectrum, weights, out=result[at : at + BATCH])
    return result.tobytes()


def integrated(sections: Iterable[bytes]) -> float:
    """Loudness of a mono signal whose sections have these `powers`, LUFS, gated; -inf for silence.

    Sections stand in silence: a gating block may reach over their edges into nothing, never into the next section.
    They are gone through once and let go, so that a day of sound takes no more memory than a minute: blocks are counted
    and summed by how loud they are, in steps of 0.05 LU, and only where the relative gate cuts is rounded to one.
    """
    bins = round(LOUDEST - ABSOLUTE_GATE) * FINENESS
    counts, sums = np.zeros(bins), np.zeros(bins)
    for some in _batches(sections):
        steps = np.frombuffer(some, np.float32).astype(np.float64)
        blocks = np.convolve(steps, np.full(BLOCK, 1 / BLOCK), "valid")
        blocks = blocks[blocks > _power(ABSOLUTE_GATE)]
        at = np.clip((OFFSET + 10 * np.log10(blocks) - ABSOLUTE_GATE) * FINENESS, 0, bins - 1).astype(np.intp)
        counts += np.bincount(at, minlength=bins)
        sums += np.bincount(at, blocks, bins)
    if not counts.any():
        return -math.inf
    gate = _lufs(sums.sum() / counts.sum()) + RELATIVE_GATE
    first = max(0, round((gate - ABSOLUTE_GATE) * FINENESS))
    return _lufs(sums[first:].sum() / counts[first:].sum())


def _batches(sections: Iterable[bytes]) -> Iterator[bytes]:
    """Many sections' powers in one, as many silent ones around each as a block has more than one."""
    silence = bytes(4 * (BLOCK - 1))
    some = bytearray(silence)
    for section in sections:
        some += section + silence
        if len(some) > A_BATCH:
            yield bytes(some)
            some[:] = silence
    yield bytes(some)


def as_heard(mono: float) -> float:
    """Loudness of a mono signal heard from two loudspeakers, LUFS."""
    return mono + TWO_SPEAKERS


def _lufs(power: float) -> float:
    return OFFSET + 10 * math.log10(power)


def _power(lufs: float) -> float:
    return float(10 ** ((lufs - OFFSET) / 10))


@cache
def _weights(window: int, rate: int) -> NDArray[np.float32]:
    """What each half (real, imaginary) of each bin of a window's spectrum adds to its mean square."""
    hertz = np.asarray(np.fft.rfftfreq(window, 1 / rate), np.float64)
    twice = np.full(len(hertz), 2.0)  # each bin stands for its mirror image too (that of 0 Hz has no weight anyway)
    if window % 2 == 0:
        twice[-1] = 1
    weights = _k_weighting(hertz) * twice / window**2
    return np.repeat(weights, 2).astype(np.float32)


def _k_weighting(hertz: NDArray[np.float64]) -> NDArray[np.float64]:
    """Power response of BS.1770's filters at `RATE`: a shelf of +4 dB above 1.7 kHz, a high-pass at 38 Hz.

    The standard gives coefficients for 48 kHz alone; these are the analogue filters behind them (as in libebur128).
    """
    z = np.exp(-2j * np.pi * hertz / RATE)
    k, q = math.tan(math.pi * 1_681.974450955533 / RATE), 0.7071752369554196
    high = 10 ** (3.999843853973347 / 20)
    band = high**0.4996667741545416
    shelf = high + band * k / q + k * k + 2 * (k * k - high) * z + (high - band * k / q + k * k) * z * z
    shelf /= 1 + k / q + k * k + 2 * (k * k - 1) * z + (1 - k / q + k * k) * z * z
    k, q = math.tan(math.pi * 38.13547087602444 / RATE), 0.5003270373238773
    norm = 1 + k / q + k * k
    rumble = (1 - z) ** 2 / (1 + 2 * (k * k - 1) / norm * z + (1 - k / q + k * k) / norm * z * z)
    return np.asarray(np.abs(shelf * rumble) ** 2, np.float64)
