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
def test_speech_passes(text: str) -> None:
    """Real speech passes, however quick or slow its text is to read."""
    assert rate_of(spoken(text), text) == RATE


def test_slow_speech_passes() -> None:
    """The slow voice may take its time."""
    assert rate_of(spoken("y-" * 50, slow=True), "y-" * 50, slowness=2.0) == RATE


@given(st.integers(0, len(spoken(TEXT)) - 1))
def test_no_beginning_of_an_mp3_passes_for_speech_that_was_cut(end: int) -> None:
    """Wherever an MP3 is cut, between frames apart, that is seen; a third of it is too short in any case."""
    whole = spoken(TEXT)
    if end % FRAME or end < len(whole) // 3:
        with pytest.raises(ServiceFault):
            decode_speech(whole[:end], TEXT)


@given(st.integers(0, len(spoken(TEXT)) // FRAME - 1), st.binary(min_size=4, max_size=400))
def test_rubbish_between_frames_is_seen(frame: int, rubbish: bytes) -> None:
    """Whatever stands where a frame should begin, unless it is a frame, the answer is refused."""
    whole = spoken(TEXT)
    if rubbish[0] != 0xFF and not rubbish.startswith((b"ID3", b"TAG", b"APE")):
        with pytest.raises(ServiceFault):
            decode_speech(whole[: frame * FRAME] + rubbish + whole[frame * FRAME :], TEXT)


@given(st.binary(max_size=2000))
def test_any_bytes_are_judged(data: bytes) -> None:
    """Whatever else the service sends, it is a trouble with a reason, and no other error."""
    with pytest.raises(ServiceFault, match=r"\w"):
        decode_speech(data, TEXT)


def test_tags_before_and_behind_are_passed_over() -> None:
    """An ID3 tag at either end is valid."""
    tagged = b"ID3\x03\0\0\0\0\x01\x00" + bytes(128) + spoken(TEXT) + b"TAG" + bytes(125)
    assert rate_of(tagged, TEXT) == RATE


@pytest.mark.parametrize(("first", "says"), [(0, "cannot decode"), (12, "only")])
def test_rubbish_inside_frames_is_seen(first: int, says: str) -> None:
    """Frames whose headers are right and whose sound is not: all of them, or those from one on."""
    whole = spoken(TEXT)
    frames = [whole[at : at + FRAME] for at in range(0, len(whole), FRAME)]
    damaged = frames[:first] + [frame[:4] + b"\xff" * (FRAME - 4) for frame in frames[first:]]
    with pytest.raises(ServiceFault, match=says):
        decode_speech(b"".join(damaged), TEXT)


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 32_000, 44_100, 48_000])
def test_speech_at_any_rate_passes(rate: int) -> None:
    """The rate is found in the sound; frames of MPEG-1 and MPEG-2, padded or not, add up."""
    speech = speak.load("espeak").speak(TEXT)
    assert rate_of(encoded(speech.data, speech.rate, to=rate), TEXT) == rate


def test_nothing_is_no_speech() -> None:
    """An answer without a byte of sound is empty."""
    with pytest.raises(ServiceFault, match="empty"):
        decode_speech(b"", TEXT)


def test_another_text_is_no_speech() -> None:
    """Speech much too short or too long for its text is that of another."""
    with pytest.raises(ServiceFault, match="s of sound for"):
        decode_speech(spoken("Ja."), TEXT)
    with pytest.raises(ServiceFault, match="s of sound for"):
        decode_speech(spoken(TEXT), "Ja.")


def test_silence_is_no_speech() -> None:
    """Nothing, and all but nothing, is silence."""
    whisper = (b"\x08\0" * 8 + b"\xf8\xff" * 8) * (RATE * 4 // 16)
    for pcm in (bytes(2 * RATE * 4), whisper):
        with pytest.raises(ServiceFault, match="silence"):
            decode_speech(encoded(pcm, RATE), TEXT)


def test_a_text_takes_its_time() -> None:
    """The bounds are generous for the shortest text and close enough to see that half is missing."""
    assert duration_bounds("Ja.") == (0.08, 3.25)
    assert duration_bounds("a" * 100) == (4.0, 27.5)
