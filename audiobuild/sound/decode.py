"""Decoding: speech as an engine delivered it becomes samples, or an error with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from audiobuild.errors import SoundError
from audiobuild.sound import FRAME, mp3

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from audiobuild.model import Speech

TRIMMED = 4 * FRAME
"""Maximum number of samples that an MP3's Info frame may remove: its own, delay and padding."""
AGAIN = "run the same command again"


@dataclass(frozen=True, slots=True)
class Sound:
    """Decoded speech in one channel."""

    samples: NDArray[np.int16]
    rate: int
    """Sample rate in hertz."""


def decode(speech: Speech) -> Sound:
    """Decode speech to samples in one channel, at its own sample rate.

    Raises:
        SoundError: it cannot be decoded, is truncated, or empty.
    """
    if speech.format == "mp3":
        sound = _decode_mp3(speech.data)
    elif speech.format == "pcm":
        if len(speech.data) % 2:
            raise SoundError("the speech has an odd number of PCM bytes", AGAIN)
        sound = Sound(np.frombuffer(speech.data, "<i2").astype(np.int16, copy=False), speech.rate)
    else:
        raise SoundError(f"unknown speech format {speech.format!r}", "engines deliver pcm or mp3")
    if not len(sound.samples):
        raise SoundError("the speech is empty", AGAIN)
    return sound


def _decode_mp3(data: bytes) -> Sound:
    """Decode all frames of an MP3.

    Decoders are lenient: they skip bytes that are not frames and drop a partial frame at the end. So a web page gives a
    misleading error or noise, and a truncated answer a shorter sentence. Hence the frames are checked first.
    """
    first, end, due = _frames(data)
    import miniaudio

    try:
        # Only the frames: zeros after them would cost the last one.
        decoded = miniaudio.mp3_read_s16(data[first:end])
    except miniaudio.DecodeError as error:
        raise SoundError(f"cannot decode the MP3: {error}", AGAIN) from error
    samples = np.frombuffer(decoded.samples, np.int16)
    if decoded.nchannels > 1:
        samples = samples.reshape(-1, decoded.nchannels).mean(axis=1, dtype=np.float32).astype(np.int16)
    if len(samples) < due - TRIMMED:
        raise SoundError(f"only {len(samples)} of the MP3's {due} samples can be decoded", AGAIN)
    return Sound(samples, decoded.sample_rate)


def _frames(data: bytes) -> tuple[int, int, int]:
    """Find the contiguous MP3 frames in `data`.

    Returns:
        First byte, end, and the number of samples.

    Raises:
        SoundError: there are none, the last one is truncated, or other bytes follow.
    """
    if not data:
        raise SoundError("the answer is empty", AGAIN)
    first = at = _tag(data)
    samples = 0
    if mp3.parse(data, at) is None:
        raise SoundError(f"the answer is not an MP3; it starts with {data[:40]!r}", AGAIN)
    while (header := mp3.parse(data, at)) is not None:
        samples += header.samples
        at += header.size
    rest = data[at:]
    if at > len(data) or data[at : at + 1] == b"\xff":
        raise SoundError(f"the MP3 is truncated after {samples} samples", AGAIN)
    if rest.strip(b"\0") and not rest.startswith((b"TAG", b"APETAGEX")):
        raise SoundError(f"the MP3 is damaged at byte {at} of {len(data)}", AGAIN)
    return first, at, samples


def _tag(data: bytes) -> int:
    """Return the size of the ID3v2 tag at the start in bytes; 0 if there is none."""
    if not data.startswith(b"ID3") or len(data) < 10:  # noqa: PLR2004  # the tag's own header
        return 0
    a, b, c, d = data[6:10]
    return 10 + (a << 21 | b << 14 | c << 7 | d)
