"""Speech and pauses -> a section of the episode: MP3 frames, where each speech is heard, and how loud it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from audiobuild.sound import RATE, mp3
from audiobuild.sound.encode import encode, lift
from audiobuild.sound.join import join, resampled
from audiobuild.sound.limiter import limiter
from audiobuild.sound.loudness import STEPS, powers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from audiobuild.sound.join import Piece

FULL_SCALE = 32_768
SLICE = 2 * STEPS
"""Powers of a slice, two seconds: shorter ones cost time, longer ones memory."""


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the episode, encoded by itself: its bytes depend on its pieces, the gain and the bit rate alone."""

    frames: bytes
    """MP3 frames that hold all of its sound: between its end and the last frame's lie 1,152 to 2,303 samples."""
    count: int
    """MP3 frames in `frames`."""
    clips: tuple[tuple[int, int], ...]
    """First and end sample of each piece's trimmed sound, at `RATE`, from the section's start."""
    powers: bytes
    """K-weighted mean square of each 100 ms as it is heard, limiter included, but for the gain; float32. The episode's
    loudness is `loudness.integrated` of all sections plus the gain."""
    peak: float
    """True peak after gain and limiter, before encoding; full scale is 1.0."""


def render(pieces: Iterable[Piece], *, gain: float, bitrate: int) -> Section:
    """Decode, trim, join, measure, level, limit, resample and encode `pieces`.

    What is joined is whole in memory; from there on it is worked on in slices, so that a long sentence takes little
    more than its samples.

    Args:
        pieces: at least one, at most about a minute in all; each is let go before the next is asked for.
        gain: dB; the same for all sections of an episode.
        bitrate: kilobits a second, one of `mp3.BITRATES`.

    Raises:
        SoundError: a speech is no sound, is cut off, or empty.
        ValueError: no pieces, or a bit rate that MP3 does not have.
    """
    joined, clips = join(pieces)
    if not clips:
        raise ValueError("a section has at least one piece")
    rate: int = joined.frame_rate
    samples = np.frombuffer(joined.raw_data, np.int16)
    factor = 10 ** (gain / 20)
    limited = limiter(samples, rate, gain=factor / FULL_SCALE)
    heard: list[bytes] = []

    def levelled() -> Iterator[NDArray[np.int16]]:
        length = SLICE * (rate // STEPS)
        room = np.empty(length, np.float32)
        for start in range(0, len(samples), length):
            piece = samples[start : start + length]
            some = np.multiply(piece, np.float32(factor / FULL_SCALE), out=room[: len(piece)])
            limited.turn_down(some, start)
            heard.append(powers(some, rate, gain=factor))
            some *= FULL_SCALE * lift(bitrate)
            np.rint(some, out=some)
            # In quarters: soxr and LAME keep buffers as long as what they are handed.
            for at in range(0, len(some), length // 4):
                yield some[at : at + length // 4].astype(np.int16)

    frames = encode(resampled(levelled(), rate, RATE), bitrate=bitrate)
    return Section(frames, mp3.count(frames, bitrate), clips, b"".join(heard), limited.peak)
