"""Is this MP3 the speech of this text? Whole, as long as the text takes, and to be heard."""

from __future__ import annotations

from math import log10

from audiobuild.errors import SoundError
from audiobuild.model import Speech
from audiobuild.speak.faults import ServiceFault

RATE = 24_000
"""Samples a second that Google usually sends; decoding finds the truth."""

QUICKEST = 25.0
"""Letters a second that no voice reaches: the built-in one at most 19 over a novel, Google's is slower."""
SLOWEST = 4.0
"""Characters a second, pauses included: letters spelt one by one take longest (espeak-ng's "y-y-y": 4.8)."""
EDGES = 2.5
"""Seconds that the quiet before and after, and a lone symbol ("%"), may take besides."""
DIGIT = 0.25
"""Seconds that a digit takes besides, being a word."""
QUIETEST = -50.0
"""dBFS, root mean square over the whole clip; speech lies 20 to 30 dB above."""


def check(data: bytes, text: str, *, slowness: float = 1.0) -> int:
    """Let speech pass that is whole, as long as its text takes, and not silent.

    Args:
        data: an MP3 as the service sent it.
        text: what it should say.
        slowness: how many times longer than usual the voice may take.

    Returns:
        Its samples a second.

    Raises:
        ServiceFault: a passing one, that says what is wrong.
    """
    seconds, level, rate = _heard(data)
    shortest, longest = expected_seconds(text)
    if not shortest <= seconds <= slowness * longest:
        raise ServiceFault(f"{seconds:.1f} s of sound for {len(text)} characters can't be right")
    if level < QUIETEST:
        raise ServiceFault("silence instead of speech")
    return rate


def expected_seconds(text: str) -> tuple[float, float]:
    """The shortest and the longest time that reading `text` at a usual pace may take, in seconds."""
    letters = sum(character.isalnum() for character in text)
    digits = sum(character.isdigit() for character in text)
    return letters / QUICKEST, len(text) / SLOWEST + digits * DIGIT + EDGES


def _heard(data: bytes) -> tuple[float, float, int]:
    """Seconds of the sound, all of it decoded, their level in dBFS, and samples a second.

    Raises:
        ServiceFault: it is no MP3, is cut off or damaged, or empty.
    """
    import numpy as np  # noqa: PLC0415  # with the decoder: only an online voice needs them here

    from audiobuild.sound.decode import decode  # noqa: PLC0415

    try:
        sound = decode(Speech(data, "mp3", RATE))
    except SoundError as error:
        raise ServiceFault(error.message) from error
    power = float(np.mean(np.square(sound.samples / 32_768)))
    return len(sound.samples) / sound.rate, 10 * log10(power + 1e-12), sound.rate
