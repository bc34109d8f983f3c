"""Render a section: speech and pauses become MP3 frames, with the position of each speech and the loudness."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from audiobuild.sound import FRAME, LEAD_IN, RATE, mp3
from audiobuild.sound.frames import LAG
from audiobuild.sound.join import join, resampled
from audiobuild.sound.lame import encode, pre_gain
from audiobuild.sound.limiter import Limiter, limiter
from audiobuild.sound.loudness import STEPS, powers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from audiobuild.sound.join import Piece

FULL_SCALE = 32_768
GRID = (-(-(LEAD_IN - LAG) // FRAME) * FRAME + LAG) % (RATE // STEPS)
"""Samples at `RATE` from the last multiple of 100 ms to the start of an episode's first section. Meters count from the
start of the file, and the loudness of a single word changes by up to 0.7 LU with the place of the steps."""
SLICE = 2 * STEPS
"""Powers per slice (2 s): shorter slices cost time, longer ones memory."""
PART = 12_000
"""Samples of a slice that are passed on at a time."""


@dataclass(frozen=True, slots=True)
class RenderedSection:
    """A section, encoded by itself: its bytes depend on its pieces, the gain and the bit rate only."""

    frames: bytes
    """MP3 frames that hold all of its sound; 1,152 to 2,303 samples of the last ones follow the end of the sound."""
    count: int
    """MP3 frames in `frames`."""
    clips: tuple[tuple[int, int], ...]
    """First and end sample of each piece's trimmed sound, at `RATE`, from the section's start."""
    powers: bytes
    """K-weighted mean square of each 100 ms after the limiter, without the gain, as float32. The loudness of an episode
    is `loudness.integrated` of all its sections plus the gain."""
    peak: float
    """True peak after gain and limiter, before encoding; full scale is 1.0."""


def render(pieces: Iterable[Piece], *, gain: float, bitrate: int) -> RenderedSection:
    """Decode, trim, join, measure, level, limit, resample and encode `pieces`.

    The joined sound is held as a whole; everything after that works on slices, so a long sentence needs little more
    memory than its samples.

    Args:
        pieces: at least one, at most about a minute in all; each is released before the next is requested.
        gain: decibels; the same for all sections of an episode.
        bitrate: kilobits per second, one of `settings.BITRATES`.

    Raises:
        SoundError: a speech cannot be decoded, is truncated, or empty.
        ValueError: there are no pieces, or MPEG-1 has no such bit rate.
    """
    joined, clips = join(pieces)
    if not clips:
        raise ValueError("a section has at least one piece")
    return render_samples(
        np.frombuffer(joined.raw_data, np.int16), joined.frame_rate, clips, gain=gain, bitrate=bitrate
    )


def render_samples(
    samples: NDArray[np.int16], rate: int, clips: tuple[tuple[int, int], ...], *, gain: float, bitrate: int
) -> RenderedSection:
    """Measure, level, limit, resample and encode one sound.

    Args:
        samples: the sound; full scale is `FULL_SCALE`.
        rate: its sample rate in hertz.
        clips: first and end sample of each piece in it, at `RATE`.
        gain: decibels.
        bitrate: kilobits per second, one of `settings.BITRATES`.

    Raises:
        ValueError: MPEG-1 has no such bit rate.
    """
    factor = 10 ** (gain / 20)
    limited = limiter(samples, rate, gain=factor / FULL_SCALE)
    measured: list[bytes] = []
    window = rate // STEPS
    unmeasured = np.zeros(round(GRID * rate / RATE), np.float32)

    def measured_slices() -> Iterator[NDArray[np.int16]]:
        nonlocal unmeasured
        for scaled in _levelled(samples, rate, limited, factor):
            unmeasured = np.concatenate((unmeasured, scaled))
            whole = len(unmeasured) // window * window
            measured.append(powers(unmeasured[:whole], rate, gain=factor))
            unmeasured = unmeasured[whole:]
            yield from _quantised(scaled, pre_gain(bitrate))

    frames = encode(resampled(measured_slices(), rate, RATE), bitrate=bitrate)
    measured.append(powers(unmeasured, rate, gain=factor))
    return RenderedSection(frames, mp3.count(frames, bitrate), clips, b"".join(measured), limited.peak)


def levelled(pieces: Iterable[Piece], *, gain: float, rate: int) -> NDArray[np.int16]:
    """Decode, trim, join, level, limit and resample `pieces`: the sound that `render` encodes, for other codecs.

    Args:
        pieces: as for `render`.
        gain: decibels.
        rate: samples per second of the result.

    Raises:
        SoundError: a speech cannot be decoded, is truncated, or empty.
    """
    joined, _ = join(pieces)
    return levelled_samples(np.frombuffer(joined.raw_data, np.int16), joined.frame_rate, gain=gain, to=rate)


def levelled_samples(samples: NDArray[np.int16], rate: int, *, gain: float, to: int) -> NDArray[np.int16]:
    """Level, limit and resample one sound: what `render_samples` encodes.

    Args:
        samples: the sound; full scale is `FULL_SCALE`.
        rate: its sample rate in hertz.
        gain: decibels.
        to: samples per second of the result.
    """
    factor = 10 ** (gain / 20)
    limited = limiter(samples, rate, gain=factor / FULL_SCALE)
    slices = (
        quantised for scaled in _levelled(samples, rate, limited, factor) for quantised in _quantised(scaled, 1.0)
    )
    return np.concatenate(list(resampled(slices, rate, to)))


def _levelled(samples: NDArray[np.int16], rate: int, limited: Limiter, factor: float) -> Iterator[NDArray[np.float32]]:
    """Yield slices of the sound with gain and limiter applied, at a full scale of 1; each reuses the same memory."""
    length = SLICE * (rate // STEPS)
    buffer = np.empty(length, np.float32)
    for start in range(0, len(samples), length):
        piece = samples[start : start + length]
        scaled = np.multiply(piece, np.float32(factor / FULL_SCALE), out=buffer[: len(piece)])
        limited.apply(scaled, start)
        yield scaled


def _quantised(scaled: NDArray[np.float32], factor: float) -> Iterator[NDArray[np.int16]]:
    """Scale a slice in place, and yield it as 16-bit samples in parts: soxr and LAME keep buffers as long as a part."""
    scaled *= FULL_SCALE * factor
    np.rint(scaled, out=scaled)
    for at in range(0, len(scaled), PART):
        yield scaled[at : at + PART].astype(np.int16)
