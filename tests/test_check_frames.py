"""Each fault in the frames of an MP3, and in what is heard of them, is found and called by its name."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest
from breaking import (
    broken,
    cut,
    encoded_anew,
    found,
    halves,
    right_mp3,
)

from audiobuild.check import check
from audiobuild.check.info import crc16

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The MP3 of a right episode, nothing beside it."""
    return right_mp3(tmp_path_factory)


@pytest.fixture(scope="module")
def usual(right: Path) -> set[str]:
    """What is broken before a test breaks anything."""
    return broken(check(right))


def frame_starts(sound: bytes) -> list[int]:
    """Where the frames of our own sound begin, the Info frame first (44.1 kHz, mono, 96 kbit/s)."""
    starts, at = [], 0
    while at < len(sound):
        starts.append(at)
        at += 313 + (sound[at + 2] >> 1 & 1)
    return starts


IN_SOUND: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "bytes between frames": ("nothing stands between frames", lambda s: cut(s, frame_starts(s)[50], new=b"junk" * 10)),
    "bytes before the first frame": ("nothing stands between frames", lambda s: b"\0" * 100 + s),
    "an ID3v1 tag": ("nothing stands between frames", lambda s: s + b"TAG" + bytes(125)),
    "an APE tag": ("nothing stands between frames", lambda s: s + b"APETAGEX" + struct.pack("<IIII8x", 2000, 32, 0, 0)),
    "a Lyrics3 tag": ("nothing stands between frames", lambda s: s + b"LYRICSBEGIN000011LYRICS200"),
    "half a frame that is missed": ("all of it can be decoded", lambda s: s[:-100]),
    "half a frame": ("last frame is whole", lambda s: s[:-100]),
    "a frame too few": ("info frame counts frames", lambda s: s[: frame_starts(s)[-1]]),
    "a wrong count of bytes": ("info frame counts bytes", lambda s: cut(s, 33, 1, b"\x7f")),
    "no Info frame": ("info frame is first", lambda s: s[frame_starts(s)[1] :]),
    "an Info frame of variable bit rate": ("info frame is first", lambda s: s.replace(b"Info", b"Xing", 1)),
    "an empty Info frame": ("info frame counts frames", lambda s: cut(s, s.index(b"Info") + 4, 4, bytes(4))),
    "a file behind another": ("info frame is first", lambda s: s + s),
    "frames taken out": ("no frame lacks what it points to", lambda s: s[: frame_starts(s)[1]] + s[starved(s) :]),
    "a frame of another bit rate": ("bit rate is constant", lambda s: s + bytes([0xFF, 0xFB, 0x50, s[3]]) + bytes(205)),
    "a frame in stereo": ("sound is mono", lambda s: s + bytes([0xFF, 0xFB, 0x70, 0x04]) + bytes(309)),
}  # fmt: skip
"""What is changed behind the tag, and how the rule begins that must say so."""


def starved(sound: bytes) -> int:
    """Where the first frame begins that takes bytes from the one before it."""
    return next(at for at in frame_starts(sound)[1:] if sound[at + 4] << 1 | sound[at + 5] >> 7)


@pytest.mark.parametrize("what", IN_SOUND)
def test_a_fault_in_the_frames_is_found(right: Path, usual: set[str], tmp_path: Path, what: str) -> None:
    """Each fault breaks the rule it is named for."""
    rule, change = IN_SOUND[what]
    tag, sound = halves(right.read_bytes())
    copy = tmp_path / right.name
    copy.write_bytes(tag + change(sound))
    new = broken(check(copy)) - usual
    assert any(each.startswith(rule) for each in new), new


@pytest.mark.parametrize("what", ["an ID3v1 tag", "an APE tag", "a Lyrics3 tag", "bytes before the first frame"])
def test_tags_at_the_end_break_nothing_else(right: Path, usual: set[str], tmp_path: Path, what: str) -> None:
    """What stands around whole sound is told, and the sound is still whole and as long as it is."""
    tag, sound = halves(right.read_bytes())
    copy = tmp_path / right.name
    copy.write_bytes(tag + IN_SOUND[what][1](sound))
    assert broken(check(copy)) - usual == {"nothing stands between frames"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("options", "rule"),
    [
        (["-ac", "2", "-b:a", "128k"], "sound is mono"),
        (["-ar", "48000", "-b:a", "96k"], "sound is of the kind all players play"),
        (["-ar", "22050", "-b:a", "64k"], "sound is of the kind all players play"),
        (["-c:a", "mp2", "-f", "mp2", "-b:a", "96k"], "sound is of the kind all players play"),
        (["-q:a", "5"], "bit rate is constant"),
        (["-b:a", "96k", "-write_xing", "0"], "info frame is first"),
        (["-b:a", "96k", "-af", "volume=3dB"], "loudness as heard is right"),
        (["-b:a", "96k", "-af", "volume=-1dB"], "loudness as heard is right"),
        (["-b:a", "96k", "-af", "volume=9dB"], "true peak leaves room"),
        (["-b:a", "96k", "-af", "adelay=2000"], "last chapter ends with the sound"),
        (["-b:a", "96k", "-af", "adelay=5000"], "voice follows chapter marks"),
        (["-b:a", "96k", "-af", "apad=pad_dur=7"], "no silence is long"),
    ],
)
def test_sound_that_was_encoded_anew_is_found(right: Path, tmp_path: Path, options: list[str], rule: str) -> None:
    """Another tool's channels, rates, levels and lengths behind the same tag are told."""
    assert rule in broken(check(encoded_anew(right, tmp_path, *options)))


def test_a_file_that_was_encoded_anew_with_care_is_right(right: Path, tmp_path: Path) -> None:
    """The Info frame of ffmpeg says what to cut off, and the sound is then as long as the tag says."""
    # LAME turns all sound down by 0.45 dB; care is to undo it.
    report = check(encoded_anew(right, tmp_path, "-b:a", "96k", "-af", "volume=0.45dB"))
    assert broken(report) == set()
    assert found(report, "info frame says what to cut off")[0] == "kept"


def with_extension(mp3: Path, to: Path, change: Callable[[bytes], bytes]) -> Path:
    """Sound encoded anew whose Info frame has LAME's extension, its last 15 bytes changed before they get their CRC."""
    copy = encoded_anew(mp3, to, "-b:a", "96k")
    tag, sound = halves(copy.read_bytes())
    at = sound.index(b"Info") + 8 + 4 + 4 + 100 + 4
    head = sound[:at] + b"LAME3.100" + sound[at + 9 : at + 21] + change(sound[at + 21 : at + 34])
    copy.write_bytes(tag + head + crc16(head).to_bytes(2, "big") + sound[at + 36 :])
    return copy


def test_the_crc_is_that_of_everybody() -> None:
    """CRC-16/ARC of the nine digits is the one that every catalogue of CRCs has."""
    assert crc16(b"123456789") == 0xBB3D


@pytest.mark.parametrize(
    ("trimmed", "verdict"),
    [(576 << 12 | 1500, "kept"), (3000 << 12 | 1500, "broken"), (576 << 12 | 100, "broken")],
)
def test_delay_and_padding_are_looked_at(right: Path, tmp_path: Path, trimmed: int, verdict: str) -> None:
    """What no encoder adds, or what the decoder's own delay has no room in, is told."""
    copy = with_extension(right, tmp_path, lambda body: trimmed.to_bytes(3, "big") + body[3:])
    assert found(check(copy), "info frame says what to cut off")[0] == verdict


def test_a_damaged_extension_is_found(right: Path, tmp_path: Path) -> None:
    """A byte changed after the CRC was taken is told."""
    copy = with_extension(right, tmp_path, lambda body: body)
    data = copy.read_bytes()
    assert found(check(copy), "info frame says what to cut off")[0] == "kept"
    copy.write_bytes(data.replace(b"LAME3.100", b"LAME3.101", 1))
    assert "CRC" in found(check(copy), "info frame says what to cut off")[1]


def test_a_quieter_sentence_is_found(right: Path, tmp_path: Path) -> None:
    """A sentence 12 dB under its neighbours is a jump, told with its place."""
    cues = [(0.35, 1.6), (2.0, 3.2), (3.6, 7.0)]
    copy = encoded_anew(right, tmp_path, "-b:a", "96k", "-af", "volume=enable='lt(t,3.4)':volume=0.2")
    blocks = [f"00:00:{start:06.3f} --> 00:00:{end:06.3f}\nSatz {end}" for start, end in cues]
    copy.with_suffix(".vtt").write_text("WEBVTT\n\n" + "\n\n".join(blocks) + "\n")
    verdict, told = found(check(copy), "sentences are equally loud")
    assert verdict == "broken"
    assert "3.6 s" in told
