"""Loudness by ITU-R BS.1770-4, from the K-weighted power of each 100 ms."""

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
"""Powers per second."""
BLOCK = 4
"""Powers in a gating block of 400 ms; blocks start every 100 ms, an overlap of 75 %."""
ABSOLUTE_GATE = -70.0
"""LUFS below which blocks are ignored."""
RELATIVE_GATE = -10.0
"""LU relative to the mean of the blocks above `ABSOLUTE_GATE`, below which blocks are ignored."""
OFFSET = -0.691
"""LU, so that a full-scale sine of 997 Hz in one channel measures -3.01 LUFS."""
LOUDEST = 30.0
"""LUFS: upper end of the histogram, above any voice."""
FINENESS = 20
"""Bins of the histogram per LU."""
BATCH_BYTES = 1 << 18
"""Bytes of powers that are processed at a time."""
TWO_SPEAKERS = 10 * math.log10(2)
"""LU by which a mono file is louder on two loudspeakers (ffmpeg: ``ebur128=dualmono=true``)."""
BATCH = 10
"""Windows transformed at a time, which fit into the processor's cache."""


def powers(samples: NDArray[np.float32], rate: int, *, gain: float = 1.0) -> bytes:
    """Compute the K-weighted mean square of each 100 ms of `samples` without `gain`; full scale is 1.0.

    It is computed from the spectrum of each window (Parseval's theorem), weighted by the power response of BS.1770's
    two filters; their memory of the preceding window is neglected. Compared with continuous filters, the integrated
    loudness of speech differs by less than 0.05 LU (tests/test_sound_loudness.py).

    Returns:
        The powers as float32.
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
        # einsum instead of BLAS: it adds in the same order on every machine, and starts no threads.
        np.einsum("ij,j->i", spectrum, weights, out=result[at : at + BATCH])
    return result.tobytes()


def scaled(section: bytes, gain: float) -> bytes:
    """Return the `powers` of a section after a gain in decibels."""
    return (np.frombuffer(section, np.float32) * np.float32(10 ** (gain / 10))).tobytes()


def integrated(sections: Iterable[bytes]) -> float:
    """Compute the gated loudness of a mono signal from the `powers` of its sections, in LUFS; -inf for silence.

    Sections are surrounded by silence: no gating block contains parts of two of them. They are read once, into a
    histogram with bins of 0.05 LU, so memory does not depend on their number; the relative gate is rounded to a bin.
    """
    bins = round(LOUDEST - ABSOLUTE_GATE) * FINENESS
    counts, sums = np.zeros(bins), np.zeros(bins)
    for batch in _batches(sections):
        steps = np.frombuffer(batch, np.float32).astype(np.float64)
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


def loudest(section: bytes, length: int) -> float:
    """Return the loudness of the loudest `length` consecutive powers of a mono signal, in LUFS; -inf for silence."""
    steps = np.frombuffer(section, np.float32).astype(np.float64)
    highest = float(np.convolve(steps, np.full(length, 1 / length), "valid").max())
    return _lufs(highest) if highest > 0 else -math.inf


def _batches(sections: Iterable[bytes]) -> Iterator[bytes]:
    """Concatenate the powers of many sections, with a block's length of silence minus one around each."""
    silence = bytes(4 * (BLOCK - 1))
    batch = bytearray(silence)
    for section in sections:
        batch += section + silence
        if len(batch) > BATCH_BYTES:
            yield bytes(batch)
            batch[:] = silence
    yield bytes(batch)


def as_heard(mono: float) -> float:
    """Return the loudness in LUFS of a mono signal on two loudspeakers."""
    return mono + TWO_SPEAKERS


def _lufs(power: float) -> float:
    return OFFSET + 10 * math.log10(power)


def _power(lufs: float) -> float:
    return float(10 ** ((lufs - OFFSET) / 10))


@cache
def _weights(window: int, rate: int) -> NDArray[np.float32]:
    """Return the weight of each half (real, imaginary) of each bin of a window's spectrum in its mean square."""
    hertz = np.asarray(np.fft.rfftfreq(window, 1 / rate), np.float64)
    twice = np.full(len(hertz), 2.0)  # each bin also represents its mirror image (0 Hz has no weight)
    if window % 2 == 0:
        twice[-1] = 1
    weights = _k_weighting(hertz) * twice / window**2
    return np.repeat(weights, 2).astype(np.float32)


def _k_weighting(hertz: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the power response of BS.1770's filters: a shelf of +4 dB above 1.7 kHz, and a high-pass at 38 Hz.

    The standard gives coefficients for 48 kHz only; these are the analogue filters behind them (see libebur128).
    """
    angle = 2 * np.pi * hertz / RATE
    z = np.cos(angle) - 1j * np.sin(angle)  # not np.exp of a complex number, which the C library of Wine does not have
    k, q = math.tan(math.pi * 1_681.974450955533 / RATE), 0.7071752369554196
    high = 10 ** (3.999843853973347 / 20)
    band = high**0.4996667741545416
    shelf = high + band * k / q + k * k + 2 * (k * k - high) * z + (high - band * k / q + k * k) * z * z
    shelf /= 1 + k / q + k * k + 2 * (k * k - 1) * z + (1 - k / q + k * k) * z * z
    k, q = math.tan(math.pi * 38.13547087602444 / RATE), 0.5003270373238773
    norm = 1 + k / q + k * k
    rumble = (1 - z) ** 2 / (1 + 2 * (k * k - 1) / norm * z + (1 - k / q + k * k) / norm * z * z)
    return np.asarray(np.abs(shelf * rumble) ** 2, np.float64)
