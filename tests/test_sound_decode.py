"""Decoding: complete and correct, or an error that gives the reason."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sounds import VOICE_RATE, episode, pcm, run, speechlike, walk

from audiobuild.errors import SoundError
from audiobuild.model import Speech
from audiobuild.sound import FRAME, RATE
from audiobuild.sound.decode import decode
from audiobuild.sound.frames import LAG
from audiobuild.sound.join import Piece
from audiobuild.sound.render import render

CASES = Path(__file__).parent / "cases" / "no_sound.tsv"


@cache
def spoken() -> bytes:
    """Return 1.5 seconds of speech as MP3 frames without Info frame or tag, as services send it."""
    return render([Piece(pcm(speechlike(1.5)), 0)], gain=0, bitrate=64).frames


def mp3(data: bytes) -> Speech:
    """Return sound as a service delivers it."""
    return Speech(data, "mp3", 24_000)


def cases() -> list[tuple[str, bytes, str]]:
    """Return names, bytes and a word of each message."""
    lines = CASES.read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(name, data.encode().decode("unicode_escape").encode("latin-1"), word) for name, data, word in rows]


@pytest.mark.parametrize(("data", "word"), [case[1:] for case in cases()], ids=[case[0] for case in cases()])
def test_answers_without_sound_are_errors(data: bytes, word: str) -> None:
    """For a web page, a picture or nothing, the message says what came instead of an MP3, and gives a hint."""
    with pytest.raises(SoundError, match=word) as caught:
        decode(mp3(data))
    assert caught.value.hint


def test_pcm_is_unchanged() -> None:
    """PCM comes back sample by sample, at the rate it was delivered with."""
    samples = speechlike(0.3)
    sound = decode(pcm(samples, 22_050))
    assert sound.rate == 22_050
    np.testing.assert_array_equal(sound.samples, samples)


def test_mp3_is_decoded_completely() -> None:
    """All frames are decoded, at the rate they have, whatever the engine announced."""
    sound = decode(mp3(spoken()))
    assert sound.rate == RATE
    assert len(sound.samples) == len(walk(spoken())) * FRAME


def test_info_frame_is_not_sound() -> None:
    """An MP3 that begins with an Info frame is as long as without."""
    count = len(walk(spoken()))
    assert len(decode(mp3(episode(spoken(), count, 64))).samples) == len(decode(mp3(spoken())).samples)


@given(lost=st.integers(1, 207))
@example(lost=205)  # of the last frame's header some bytes are left
@example(lost=207)
@settings(max_examples=30, deadline=None)
def test_truncated_mp3_is_refused(lost: int) -> None:
    """An answer that lacks any part of its last frame is refused."""
    with pytest.raises(SoundError, match="truncated"):
        decode(mp3(spoken()[:-lost]))


@given(at=st.integers(300, 9_000), what=st.binary(min_size=1, max_size=50))
@settings(max_examples=40, deadline=None)
def test_foreign_bytes_are_refused(at: int, what: bytes) -> None:
    """Invalid bytes between frames, or in place of some, are never taken for speech."""
    data = spoken()
    starts = [place for place, _ in walk(data)]
    place = min(starts, key=lambda start: abs(start - at))
    with pytest.raises(SoundError):
        decode(mp3(data[:place] + b"\0" + what + data[place:]))


@pytest.mark.parametrize(
    "around", [(b"ID3\x03\0\0\0\0\0\x14" + bytes(20), b""), (b"", b"TAG" + bytes(125)), (b"", bytes(9))]
)
def test_tags_are_skipped(around: tuple[bytes, bytes]) -> None:
    """Tags before and after the frames, and zeros after them, are ignored."""
    before, after = around
    np.testing.assert_array_equal(decode(mp3(before + spoken() + after)).samples, decode(mp3(spoken())).samples)


def test_concatenated_mp3s_are_one() -> None:
    """Services may send a long text as several MP3s in a row."""
    assert len(decode(mp3(spoken() * 3)).samples) == 3 * len(decode(mp3(spoken())).samples)


def test_stereo_becomes_mono(tmp_path: Path) -> None:
    """The result is the mean of the two channels."""
    out = tmp_path / "stereo.mp3"
    tones = "aevalsrc=0.2*sin(2*PI*440*t)|0.2*sin(2*PI*440*t):s=24000:d=1"
    run(["ffmpeg", "-v", "error", "-f", "lavfi", "-i", tones, "-b:a", "64k", str(out)], b"")
    sound = decode(mp3(out.read_bytes()))
    assert sound.rate == 24_000
    assert len(sound.samples) == 24_000
    assert float(np.abs(sound.samples[5_000:20_000]).max()) / 32_768 == pytest.approx(0.2, abs=0.01)


def test_silence_is_sound() -> None:
    """The silent engine's speech decodes like any other."""
    assert len(decode(pcm(np.zeros(VOICE_RATE, np.int16))).samples) == VOICE_RATE


def test_unknown_formats_are_refused() -> None:
    """The error for speech that is neither PCM nor MP3 names the supported formats."""
    with pytest.raises(SoundError, match="flac") as caught:
        decode(Speech(b"fLaC", "flac", 44_100))
    assert "pcm or mp3" in caught.value.hint


def test_truncated_pcm_is_refused() -> None:
    """PCM of an odd number of bytes is truncated."""
    with pytest.raises(SoundError, match="odd number of PCM bytes"):
        decode(Speech(b"\1\2\3", "pcm", VOICE_RATE))


def test_damage_inside_frames_keeps_the_length() -> None:
    """Frames with valid headers count, whatever their content, and decoding does not crash."""
    data = bytearray(spoken())
    for place, header in walk(bytes(data))[5:9]:
        data[place + 30 : place + header.size] = bytes(header.size - 30)
    assert abs(len(decode(mp3(bytes(data))).samples) - len(walk(spoken())) * FRAME) <= LAG + 4 * FRAME


@pytest.mark.parametrize("good", [0, 20])
def test_undecodable_frames_are_refused(good: int) -> None:
    """Valid frames with undecodable content are missing, at the start and after valid ones."""
    header = walk(spoken())[0][1]
    nonsense = (spoken()[:4] + b"\xff" * (header.size - 4)) * 20
    first = walk(spoken())[good][0]
    with pytest.raises(SoundError, match="decode"):
        decode(mp3(spoken()[:first] + nonsense))
