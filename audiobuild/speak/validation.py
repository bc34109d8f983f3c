"""Checks that an online service returned speech: complete, audible and as long as its text takes."""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING

from audiobuild.errors import SoundError
from audiobuild.model import Speech
from audiobuild.speak.faults import ServiceFault

if TYPE_CHECKING:
    from audiobuild.sound.decode import Sound

RATE = 24_000
"""Samples per second that are assumed before decoding finds the actual rate."""
MAX_LETTERS_PER_SECOND = 25.0
"""Faster than any voice: espeak-ng reaches 19 over a novel."""
MIN_CHARACTERS_PER_SECOND = 4.0
"""Slower than any voice, pauses included: acronyms spelt out take longest ("y-y-y" at 4.8 by espeak-ng)."""
EDGE_SECONDS = 2.5
"""Extra time for silence at the edges and for a symbol that is read as a word ("%")."""
DIGIT_SECONDS = 0.25
"""Extra time per digit, since each is read as a word."""
MIN_LEVEL = -50.0
"""RMS level of the whole clip in dBFS; speech is 20 to 30 dB louder."""


def decode_speech(data: bytes, text: str, *, slowness: float = 1.0) -> Speech:
    """Decode an MP3 and check that it can be the speech of `text`.

    Args:
        data: an MP3 as the service sent it.
        text: the text that was requested.
        slowness: factor by which the voice may exceed the usual duration.

    Returns:
        The speech as PCM, so that it need not be decoded again.

    Raises:
        ServiceFault: the MP3 is damaged, silent, or too short or too long for the text; a retry may help.
    """
    sound = _decoded(data)
    seconds = len(sound.samples) / sound.rate
    shortest, longest = duration_bounds(text)
    if not shortest <= seconds <= slowness * longest:
        raise ServiceFault(f"{seconds:.1f} s of sound for {len(text)} characters")
    if _level(sound) < MIN_LEVEL:
        raise ServiceFault("silence instead of speech")
    return Speech(sound.samples.astype("<i2", copy=False).tobytes(), "pcm", sound.rate)


def duration_bounds(text: str) -> tuple[float, float]:
    """Return the shortest and longest plausible duration of `text` at normal speed, in seconds."""
    letters = sum(character.isalnum() for character in text)
    digits = sum(character.isdigit() for character in text)
    longest = len(text) / MIN_CHARACTERS_PER_SECOND + digits * DIGIT_SECONDS + EDGE_SECONDS
    return letters / MAX_LETTERS_PER_SECOND, longest


def _decoded(data: bytes) -> Sound:
    from audiobuild.sound.decode import decode

    try:
        return decode(Speech(data, "mp3", RATE))
    except SoundError as error:
        raise ServiceFault(error.message) from error


def _level(sound: Sound) -> float:
    """Return the RMS level in dBFS."""
    import numpy as np

    power = float(np.mean(np.square(sound.samples / 32_768)))
    return 10 * log10(power + 1e-12)
