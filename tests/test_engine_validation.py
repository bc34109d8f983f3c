"""Validation of an online voice's answers: which are accepted as the speech of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standin.speech import RATE, as_pcm, encoded, spoken

from audiobuild import speak
from audiobuild.speak.faults import ServiceFault
from audiobuild.speak.validation import decode_speech, duration_bounds

TEXT = "Der Zug nach Köln fuhr erst am Abend, und niemand wusste, warum."
FRAME = 192
"""Bytes of a frame of 24 ms at 64 kb/s."""


def rate_of(data: bytes, text: str, *, slowness: float = 1.0) -> int:
    """Decode an MP3 that must pass, and return its sample rate."""
    speech = decode_speech(data, text, slowness=slowness)
    assert speech == as_pcm(data)
    return speech.rate


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "Ja.",
        "O!",
        "a",
        "W-W-W",
        "E-U-G-H, B-G-H, C-D-U, S-P-D und A-R-D",
        "y-" * 50,
        "1234567890" * 10,
        "2026",
        "Siebenhundertsiebenundsiebzigtausendsiebenhundertsiebenundsiebzig.",
        "„Nein“ – sagte er … – „nein!“",
        "€ 5 %",
        "a" * 100,
    ],
)
def test_real_speech_is_accepted(text: str) -> None:
    """However quick or slow its text is to read."""
    assert rate_of(spoken(text), text) == RATE


def test_slow_speech_is_accepted() -> None:
    """The slow voice may take longer."""
    assert rate_of(spoken("y-" * 50, slow=True), "y-" * 50, slowness=2.0) == RATE


@given(st.integers(0, len(spoken(TEXT)) - 1))
def test_truncated_mp3_is_refused(end: int) -> None:
    """Wherever it is cut, except between frames; a third of it is too short in any case."""
    whole = spoken(TEXT)
    if end % FRAME or end < len(whole) // 3:
        with pytest.raises(ServiceFault):
            decode_speech(whole[:end], TEXT)


@given(st.integers(0, len(spoken(TEXT)) // FRAME - 1), st.binary(min_size=4, max_size=400))
def test_invalid_bytes_between_frames_are_refused(frame: int, rubbish: bytes) -> None:
    """Unless they form a frame."""
    whole = spoken(TEXT)
    if rubbish[0] != 0xFF and not rubbish.startswith((b"ID3", b"TAG", b"APE")):
        with pytest.raises(ServiceFault):
            decode_speech(whole[: frame * FRAME] + rubbish + whole[frame * FRAME :], TEXT)


@given(st.binary(max_size=2000))
def test_any_bytes_are_validated(data: bytes) -> None:
    """Whatever the service sends is accepted or a fault with a reason; no other error is raised."""
    with pytest.raises(ServiceFault, match=r"\w"):
        decode_speech(data, TEXT)


def test_tags_are_skipped() -> None:
    """An ID3 tag at either end is valid."""
    tagged = b"ID3\x03\0\0\0\0\x01\x00" + bytes(128) + spoken(TEXT) + b"TAG" + bytes(125)
    assert rate_of(tagged, TEXT) == RATE


@pytest.mark.parametrize(("first", "says"), [(0, "cannot decode"), (12, "only")])
def test_invalid_bytes_inside_frames_are_refused(first: int, says: str) -> None:
    """The headers of the frames are right, their content is not: in all of them, or from one on."""
    whole = spoken(TEXT)
    frames = [whole[at : at + FRAME] for at in range(0, len(whole), FRAME)]
    damaged = frames[:first] + [frame[:4] + b"\xff" * (FRAME - 4) for frame in frames[first:]]
    with pytest.raises(ServiceFault, match=says):
        decode_speech(b"".join(damaged), TEXT)


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 32_000, 44_100, 48_000])
def test_speech_at_any_rate_is_accepted(rate: int) -> None:
    """The rate is read from the sound; frames of MPEG-1 and MPEG-2, padded or not, add up."""
    speech = speak.load("espeak").speak(TEXT)
    assert rate_of(encoded(speech.data, speech.rate, to=rate), TEXT) == rate


def test_empty_answer_is_refused() -> None:
    """An answer without a byte of sound is empty."""
    with pytest.raises(ServiceFault, match="empty"):
        decode_speech(b"", TEXT)


def test_implausible_duration_is_refused() -> None:
    """Speech much too short or too long for its text is that of another."""
    with pytest.raises(ServiceFault, match="s of sound for"):
        decode_speech(spoken("Ja."), TEXT)
    with pytest.raises(ServiceFault, match="s of sound for"):
        decode_speech(spoken(TEXT), "Ja.")


def test_silence_is_refused() -> None:
    """Digital silence, and sound close to it."""
    whisper = (b"\x08\0" * 8 + b"\xf8\xff" * 8) * (RATE * 4 // 16)
    for pcm in (bytes(2 * RATE * 4), whisper):
        with pytest.raises(ServiceFault, match="silence"):
            decode_speech(encoded(pcm, RATE), TEXT)


def test_bounds_of_plausible_duration() -> None:
    """They are wide for the shortest text and narrow enough to notice that half is missing."""
    assert duration_bounds("Ja.") == (0.08, 3.25)
    assert duration_bounds("a" * 100) == (4.0, 27.5)
