"""Each fault in the frames of an MP3 and in its decoded audio is found and named."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest
from mutations import (
    cut,
    failed,
    found,
    halves,
    reencoded,
)

from audiobuild.checks import Severity, check
from audiobuild.checks.parse.mpeg import crc16

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def frame_starts(sound: bytes) -> list[int]:
    """Return the positions of the frames of audiobuild's audio (44.1 kHz, mono, 96 kbit/s), the Info frame first."""
    starts, at = [], 0
    while at < len(sound):
        starts.append(at)
        at += 313 + (sound[at + 2] >> 1 & 1)
    return starts


IN_SOUND: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "bytes between frames": ("no data between frames", lambda s: cut(s, frame_starts(s)[50], new=b"junk" * 10)),
    "bytes before the first frame": ("no data around the audio", lambda s: b"\0" * 100 + s),
    "an ID3v1 tag": ("no data around the audio", lambda s: s + b"TAG" + bytes(125)),
    "an APE tag": ("no data around the audio", lambda s: s + b"APETAGEX" + struct.pack("<IIII8x", 2000, 32, 0, 0)),
    "a Lyrics3 tag": ("no data around the audio", lambda s: s + b"LYRICSBEGIN000011LYRICS200"),
    "half a frame missing": ("audio decodes", lambda s: s[:-100]),
    "half a frame": ("last frame complete", lambda s: s[:-100]),
    "a frame too few": ("Info frame count correct", lambda s: s[: frame_starts(s)[-1]]),
    "a wrong count of bytes": ("Info byte count correct", lambda s: cut(s, 33, 1, b"\x7f")),
    "no Info frame": ("Info frame present", lambda s: s[frame_starts(s)[1] :]),
    "an Info frame of variable bit rate": ("Info frame present", lambda s: s.replace(b"Info", b"Xing", 1)),
    "an empty Info frame": ("Info frame count correct", lambda s: cut(s, s.index(b"Info") + 4, 4, bytes(4))),
    "a file behind another": ("Info frame present", lambda s: s + s),
    "frames taken out": ("bit reservoir intact", lambda s: s[: frame_starts(s)[1]] + s[starved(s) :]),
    "a frame of another bit rate": ("constant bit rate", lambda s: s + bytes([0xFF, 0xFB, 0x50, s[3]]) + bytes(205)),
    "a seek table of zeros": ("seek table correct", lambda s: cut(s, s.index(b"Info") + 16, 100, bytes(100))),
    "a seek table that lags": (
        "seek table correct",
        lambda s: cut(s, s.index(b"Info") + 66, 50, s[s.index(b"Info") + 46 : s.index(b"Info") + 96]),
    ),
    "a seek table in reverse": (
        "seek table correct",
        lambda s: cut(s, s.index(b"Info") + 16, 100, s[s.index(b"Info") + 16 : s.index(b"Info") + 116][::-1]),
    ),
    "one wrong entry": ("seek table correct", lambda s: cut(s, s.index(b"Info") + 66, 1, b"\xf0")),
    "a frame in stereo": ("mono", lambda s: s + bytes([0xFF, 0xFB, 0x70, 0x04]) + bytes(309)),
}
"""Changes after the tag, with the rule that must fail."""


def starved(sound: bytes) -> int:
    """Return the position of the first frame that refers to bytes of the one before it."""
    return next(at for at in frame_starts(sound)[1:] if sound[at + 4] << 1 | sound[at + 5] >> 7)


@pytest.mark.slow
@pytest.mark.parametrize("what", IN_SOUND)
def test_a_fault_in_the_frames_is_found(finished_mp3: Path, tmp_path: Path, what: str) -> None:
    """Each change fails the rule that the table names."""
    rule, change = IN_SOUND[what]
    tag, sound = halves(finished_mp3.read_bytes())
    copy = tmp_path / finished_mp3.name
    copy.write_bytes(tag + change(sound))
    assert rule in failed(check(copy))


@pytest.mark.parametrize("what", ["an ID3v1 tag", "an APE tag", "a Lyrics3 tag", "bytes before the first frame"])
def test_tags_at_the_end_are_a_note(finished_mp3: Path, tmp_path: Path, what: str) -> None:
    """Data around complete audio fails one rule, as a note."""
    tag, sound = halves(finished_mp3.read_bytes())
    copy = tmp_path / finished_mp3.name
    copy.write_bytes(tag + IN_SOUND[what][1](sound))
    report = check(copy)
    assert failed(report) == {"no data around the audio"}
    assert {finding.severity for finding in report.failures()} == {Severity.NOTE}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("options", "rule"),
    [
        (["-ac", "2", "-b:a", "128k"], "mono"),
        (["-ar", "48000", "-b:a", "96k"], "MPEG-1, 44.1 kHz"),
        (["-ar", "22050", "-b:a", "64k"], "MPEG-1, 44.1 kHz"),
        (["-c:a", "mp2", "-f", "mp2", "-b:a", "96k"], "MPEG Layer III"),
        (["-q:a", "5"], "constant bit rate"),
        (["-b:a", "96k", "-write_xing", "0"], "Info frame present"),
        (["-b:a", "96k", "-af", "volume=3dB"], "loudness -16 LUFS"),
        (["-b:a", "96k", "-af", "volume=-1dB"], "loudness -16 LUFS"),
        (["-b:a", "96k", "-af", "volume=9dB"], "true peak at most -1 dBTP"),
        (["-b:a", "96k", "-af", "adelay=2000"], "last chapter ends with the audio"),
        (["-b:a", "96k", "-af", "adelay=5000"], "voice follows chapter marks"),
        (["-b:a", "96k", "-af", "apad=pad_dur=7"], "silences at most 6 s"),
    ],
)
def test_reencoded_audio_is_found(finished_mp3: Path, tmp_path: Path, options: list[str], rule: str) -> None:
    """Other channels, rates, levels and durations after the same tag fail the rules about them."""
    assert rule in failed(check(reencoded(finished_mp3, tmp_path, *options)))


def test_reencoded_audio_with_an_info_frame_has_no_finding(finished_mp3: Path, tmp_path: Path) -> None:
    """Ffmpeg's Info frame declares delay and padding, so that the audio is as long as the tag says."""
    # LAME lowers the level by 0.45 dB.
    report = check(reencoded(finished_mp3, tmp_path, "-b:a", "96k", "-af", "volume=0.45dB"))
    assert failed(report) == set()
    assert found(report, "encoder delay and padding valid")[0] == "passed"


def with_extension(mp3: Path, to: Path, change: Callable[[bytes], bytes]) -> Path:
    """Encode an MP3 again with LAME's extension in its Info frame, changed before its CRC is computed."""
    copy = reencoded(mp3, to, "-b:a", "96k")
    tag, sound = halves(copy.read_bytes())
    at = sound.index(b"Info") + 8 + 4 + 4 + 100 + 4
    head = sound[:at] + b"LAME3.100" + sound[at + 9 : at + 21] + change(sound[at + 21 : at + 34])
    copy.write_bytes(tag + head + crc16(head).to_bytes(2, "big") + sound[at + 36 :])
    return copy


def test_the_crc_is_crc_16_arc() -> None:
    """The CRC of the nine digits is the check value of CRC-16/ARC."""
    assert crc16(b"123456789") == 0xBB3D


@pytest.mark.parametrize(
    ("trimmed", "status"),
    [(576 << 12 | 1500, "passed"), (3000 << 12 | 1500, "failed"), (576 << 12 | 100, "failed")],
)
def test_delay_and_padding_are_checked(finished_mp3: Path, tmp_path: Path, trimmed: int, status: str) -> None:
    """A delay that no encoder adds, and a padding shorter than the decoder's delay, fail."""
    copy = with_extension(finished_mp3, tmp_path, lambda body: trimmed.to_bytes(3, "big") + body[3:])
    assert found(check(copy), "encoder delay and padding valid")[0] == status


def test_a_damaged_extension_is_found(finished_mp3: Path, tmp_path: Path) -> None:
    """A byte changed after the CRC was computed fails."""
    copy = with_extension(finished_mp3, tmp_path, lambda body: body)
    data = copy.read_bytes()
    assert found(check(copy), "encoder delay and padding valid")[0] == "passed"
    copy.write_bytes(data.replace(b"LAME3.100", b"LAME3.101", 1))
    assert "CRC" in found(check(copy), "encoder delay and padding valid")[1]


def test_a_quieter_sentence_is_found(finished_mp3: Path, tmp_path: Path) -> None:
    """A sentence 12 dB below its neighbours fails, with its place in the message."""
    cues = [(0.35, 1.6), (2.0, 3.2), (3.6, 7.0)]
    copy = reencoded(finished_mp3, tmp_path, "-b:a", "96k", "-af", "volume=enable='lt(t,3.4)':volume=0.2")
    blocks = [f"00:00:{start:06.3f} --> 00:00:{end:06.3f}\nSatz {end}" for start, end in cues]
    copy.with_suffix(".vtt").write_text("WEBVTT\n\n" + "\n\n".join(blocks) + "\n")
    status, message = found(check(copy), "sentences equally loud")
    assert status == "failed"
    assert "3.6 s" in message
