"""Speech as an engine delivered it -> samples, or a clear reason why it is none."""

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
"""Most samples that an Info frame of its own may take off an MP3: itself, delay and padding."""
AGAIN = "ask the voice again"


@dataclass(frozen=True, slots=True)
class Sound:
    """Decoded speech: one channel."""

    samples: NDArray[np.int16]
    rate: int
    """Samples a second."""


def decode(speech: Speech) -> Sound:
    """All of `speech` as samples, in one channel, at its own rate.

    Raises:
        SoundError: it is no sound, is cut off, or holds nothing.
    """
    if speech.format == "mp3":
        sound = _decode_mp3(speech.data)
    elif speech.format == "pcm":
        if len(speech.data) % 2:
            raise SoundError("the speech ends in half a sample", AGAIN)
        sound = Sound(np.frombuffer(speech.data, "<i2").astype(np.int16, copy=False), speech.rate)
    else:
        raise SoundError(f"the speech has the format {speech.format!r}", "an engine delivers pcm or mp3")
    if not len(sound.samples):
        raise SoundError("the speech is empty", AGAIN)
    return sound


def _decode_mp3(data: bytes) -> Sound:
    """Every one of the MP3's frames, decoded.

    Decoders are lenient: they skip what is no frame and drop half a frame at the end, so a web page gives a strange
    error or noise, and a cut-off answer a shorter sentence. Hence the frames are walked through first.
    """
    first, end, due = _frames(data)
    import miniaudio  # noqa: PLC0415  # heavy, and only needed for MP3

    try:
        # The frames alone: zeros behind them would cost the last one.
        decoded = miniaudio.mp3_read_s16(data[first:end])
    except miniaudio.DecodeError as error:
        raise SoundError(f"the MP3 can't be decoded ({error})", AGAIN) from error
    samples = np.frombuffer(decoded.samples, np.int16)
    if decoded.nchannels > 1:
        samples = samples.reshape(-1, decoded.nchannels).mean(axis=1, dtype=np.float32).astype(np.int16)
    if len(samples) < due - TRIMMED:
        raise SoundError(f"only {len(samples)} of the MP3's {due} samples can be decoded", AGAIN)
    return Sound(samples, decoded.sample_rate)


def _frames(data: bytes) -> tuple[int, int, int]:
    """Where the MP3 frames of `data` start and end, nothing strange among them; and the samples they hold.

    Raises:
        SoundError: there are none, one is cut off, or something else stands among them.
    """
    if not data:
        raise SoundError("the answer is empty", AGAIN)
    first = at = _tag(data)
    samples = 0
    if mp3.parse(data, at) is None:
        raise SoundError(f"the answer is no MP3; it starts with {data[:40]!r}", AGAIN)
    while (header := mp3.parse(data, at)) is not None:
        samples += header.samples
        at += header.size
    rest = data[at:]
    if at > len(data) or data[at : at + 1] == b"\xff":
        raise SoundError(f"the MP3 is cut off after {samples} samples", AGAIN)
    if rest.strip(b"\0") and not rest.startswith((b"TAG", b"APETAGEX")):
        raise SoundError(f"the MP3 is damaged at byte {at} of {len(data)}", AGAIN)
    return first, at, samples


def _tag(data: bytes) -> int:
    """Bytes of the ID3v2 tag in front; 0 without one."""
    if not data.startswith(b"ID3") or len(data) < 10:  # noqa: PLR2004  # the tag's own header
        return 0
    a, b, c, d = data[6:10]
    return 10 + (a << 21 | b << 14 | c << 7 | d)
