"""Is this MP3 the speech of this text? Whole, as long as the text takes, and to be heard."""

from __future__ import annotations

from audiobuild.engines.trouble import Trouble

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
LEAST_DECODED = 0.9
"""Share of the frames' time that decoding must give; an encoder's delay takes a little of a short clip."""

_BITRATES = {
    3: (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""Kilobits a second, by version and index from 1 on (MPEG-1: ISO 11172-3, 2.4.2.3; MPEG-2: ISO 13818-3)."""
_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000)}
"""Samples a second, by version and index."""
_HEADER = 4
_ID3V1 = 128


def check(data: bytes, text: str, *, slowness: float = 1.0) -> int:
    """Let speech pass that is whole, as long as its text takes, and not silent.

    Args:
        data: an MP3 as the service sent it.
        text: what it should say.
        slowness: how many times longer than usual the voice may take.

    Returns:
        Its samples a second.

    Raises:
        Trouble: a passing one, that says what is wrong.
    """
    promised = framed_seconds(data)
    seconds, level, rate = _heard(data)
    if seconds < LEAST_DECODED * promised:
        raise Trouble(f"damaged sound: of {promised:.1f} s only {seconds:.1f} s can be decoded")
    shortest, longest = expected_seconds(text)
    if not shortest <= seconds <= slowness * longest:
        raise Trouble(f"{seconds:.1f} s of sound for {len(text)} characters can't be right")
    if level < QUIETEST:
        raise Trouble("silence instead of speech")
    return rate


def expected_seconds(text: str) -> tuple[float, float]:
    """The shortest and the longest time that reading `text` at a usual pace may take, in seconds."""
    letters = sum(character.isalnum() for character in text)
    digits = sum(character.isdigit() for character in text)
    return letters / QUICKEST, len(text) / SLOWEST + digits * DIGIT + EDGES


def framed_seconds(data: bytes) -> float:
    """How long an MP3 is by the headers of its frames, walked to the end.

    A decoder drops a last frame that is cut, and says nothing: so the lengths have to add up.

    Raises:
        Trouble: no MP3, something else between its frames, or an end in the middle of a frame.
    """
    at, seconds = _first_frame(data), 0.0
    while at < len(data) and not (data.startswith(b"TAG", at) and len(data) - at == _ID3V1):
        length, duration = _frame(data, at)
        at, seconds = at + length, seconds + duration
        if at > len(data):
            raise Trouble("sound that breaks off in the middle")
    if not seconds:
        raise Trouble("an empty answer")
    return seconds


def _first_frame(data: bytes) -> int:
    """Where the frames begin: behind an ID3v2 tag (its size: four bytes of seven bits), where there is one."""
    if not data.startswith(b"ID3") or len(data) < 10:  # noqa: PLR2004 -- the length of the tag's header
        return 0
    return 10 + sum(byte << 7 * place for place, byte in enumerate(reversed(data[6:10])))


def _frame(data: bytes, at: int) -> tuple[int, float]:
    """Length in bytes and duration in seconds of the layer III frame that begins `at`.

    Raises:
        Trouble: there is none.
    """
    header = int.from_bytes(data[at : at + _HEADER].ljust(_HEADER, b"\0"))
    version, layer = header >> 19 & 3, header >> 17 & 3
    bitrate, rate = header >> 12 & 15, header >> 10 & 3
    if header >> 21 != 0x7FF or version not in _RATES or layer != 1 or bitrate in (0, 15) or rate == 3:  # noqa: PLR2004 -- the format's own
        if len(data) - at < _HEADER:
            raise Trouble("sound that breaks off in the middle")
        raise Trouble("something that is no MP3")
    samples = 1152 if version == 3 else 576  # noqa: PLR2004 -- MPEG-1
    hertz = _RATES[version][rate]
    length = samples // 8 * 1000 * _BITRATES[version][bitrate - 1] // hertz + (header >> 9 & 1)
    return length, samples / hertz


def _heard(data: bytes) -> tuple[float, float, int]:
    """Seconds that a decoder gives, their level in dBFS, and samples a second.

    Raises:
        Trouble: it gives none.
    """
    import miniaudio  # noqa: PLC0415 -- 112 ms, and only an online voice needs it here
    import numpy as np  # noqa: PLC0415 -- 87 ms

    try:
        sound = miniaudio.mp3_read_s16(data)
    except miniaudio.MiniaudioError as error:
        raise Trouble("sound that can't be decoded") from error
    samples = np.frombuffer(sound.samples, dtype=np.int16).astype(np.float64)
    power = float(np.mean(np.square(samples / 32_768))) if samples.size else 0.0
    return sound.duration, 10 * np.log10(power + 1e-12), sound.sample_rate
