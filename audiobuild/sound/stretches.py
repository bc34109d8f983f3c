"""Stretches of sound that continue each other: each is encoded with what comes before and after it, and then cut.

So the encoders of two stretches see the same samples around their seam, and the decoder's overlapping windows fit as if
both were encoded at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np

from audiobuild.sound import FRAME, RATE
from audiobuild.sound.codecs import encoded, mp3, opened
from audiobuild.sound.join import resample
from audiobuild.sound.lame import pre_gain
from audiobuild.sound.limiter import limiter
from audiobuild.sound.loudness import powers, scaled
from audiobuild.sound.render import FULL_SCALE, RenderedSection

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from audiobuild.model import Codec

BEFORE = 12
"""Packets encoded before a stretch and dropped: MP3 and AAC settle after two, Opus, which has modes, later."""
AFTER = 4
"""Packets that are encoded after it and dropped."""


class Stretch(Protocol):
    """Sound whose surroundings are known."""

    def mixed(self, first: int, end: int) -> NDArray[np.float32]:
        """Return the sound from sample `first` to `end`, at `RATE`; full scale is `FULL_SCALE`."""
        ...


def render(
    stretch: Stretch, *, count: int, clips: tuple[tuple[int, int], ...], gain: float, bitrate: int
) -> RenderedSection:
    """Limit, measure and encode a stretch of `count` MP3 frames.

    Args:
        stretch: the sound.
        count: its length in frames.
        clips: first and end sample of each speech in it.
        gain: the gain of the voice in decibels, which the powers are without; 0 if there is none.
        bitrate: kilobits per second, one of `settings.BITRATES`.
    """
    sound, peak = _limited(stretch, -BEFORE * FRAME, (count + AFTER) * FRAME)
    measured = powers(sound[BEFORE * FRAME : (BEFORE + count) * FRAME], RATE)
    frames = _cut(sound * np.float32(pre_gain(bitrate)), mp3(bitrate), count)
    return RenderedSection(b"".join(frames), count, clips, scaled(measured, -gain), peak)


def packets(stretch: Stretch, *, count: int, size: int, codec: Codec) -> list[bytes]:
    """Limit and encode a stretch of `count` packets, each of `size` samples at `RATE`."""
    sound, _ = _limited(stretch, -BEFORE * size, (count + AFTER) * size)
    return _cut(sound, codec, count)


def samples(stretch: Stretch, length: int) -> NDArray[np.int16]:
    """Return the `length` samples of a stretch, limited, for lossless formats."""
    sound, _ = _limited(stretch, -BEFORE * FRAME, length + AFTER * FRAME)
    return _quantised(sound[BEFORE * FRAME :][:length])


def _limited(stretch: Stretch, first: int, end: int) -> tuple[NDArray[np.float32], float]:
    """Return a stretch with its surroundings below the ceiling at a full scale of 1, and its true peak."""
    sound = stretch.mixed(first, end)
    limited = limiter(sound, RATE, gain=1 / FULL_SCALE)
    sound /= FULL_SCALE
    limited.apply(sound, 0)
    return sound, limited.peak


def _cut(sound: NDArray[np.float32], codec: Codec, count: int) -> list[bytes]:
    """Encode a stretch with its surroundings, and return its own packets."""
    made = encoded(opened(codec), resample(_quantised(sound), RATE, codec.rate))
    return [data for data, _ in made[BEFORE : BEFORE + count]]


def _quantised(sound: NDArray[np.float32]) -> NDArray[np.int16]:
    return np.rint(sound * FULL_SCALE).clip(-FULL_SCALE, FULL_SCALE - 1).astype(np.int16)
