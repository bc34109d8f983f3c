"""Info frame and silent frames: what players read before they play, and the pauses they play."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutagen.mp3 import MP3
from sounds import PLAYERS, episode, late, player, run, walk

from audiobuild.settings import BITRATES
from audiobuild.sound import FRAME, RATE, mp3
from audiobuild.sound.frames import LAG, info_frame, silent_frames
from audiobuild.sound.frames import silence_size as size

if TYPE_CHECKING:
    from pathlib import Path

bitrates = st.sampled_from(BITRATES)


@given(count=st.integers(0, 400), bitrate=bitrates)
@settings(max_examples=60, deadline=None)
def test_silence_is_exactly_as_many_frames(count: int, bitrate: int) -> None:
    """Silence is `count` whole frames at the bit rate asked for, and as many bytes as `size` returned before."""
    frames = silent_frames(count, bitrate=bitrate)
    found = walk(frames)
    assert [(h.rate, h.bitrate, h.channels, h.samples) for _, h in found] == [(RATE, bitrate, 1, FRAME)] * count
    assert len(frames) == size(count, bitrate=bitrate)
    assert all(frames[at + mp3.HEADER] == 0 for at, _ in found), "nothing is borrowed from the frame before"


@given(count=st.integers(0, 5_000), bitrate=bitrates)
@settings(max_examples=60, deadline=None)
def test_byte_positions_are_proportional_to_time(count: int, bitrate: int) -> None:
    """Any stretch of silence has the bytes of a constant bit rate, within one: seeking by bytes is exact."""
    due = count * FRAME / RATE * bitrate * 1000 / 8
    assert due - 1 < size(count, bitrate=bitrate) <= due + 1e-6


def test_long_silence_is_fast() -> None:
    """The frames of long silence are copies of one cycle."""
    count = 3600 * RATE // FRAME
    assert len(silent_frames(count, bitrate=96)) == size(count, bitrate=96)


@pytest.mark.parametrize("name", PLAYERS)
@pytest.mark.parametrize("bitrate", [32, 96, 320])
def test_decoded_silence_is_silent(name: str, bitrate: int) -> None:
    """In every player, for as long as all frames last."""
    samples = player(name)(episode(silent_frames(100, bitrate=bitrate), 100, bitrate))
    assert len(samples) == 100 * FRAME - (LAG - late(name))
    assert not samples.any()


@pytest.mark.parametrize("reader", ["ffprobe", "mutagen", "miniaudio", "ffmpeg"])
@given(count=st.integers(5, 60), bitrate=bitrates)
@settings(max_examples=5, deadline=None)
def test_every_reader_gives_the_decoded_length(reader: str, count: int, bitrate: int) -> None:
    """The declared duration and the decoded length are the same, to the sample: that of all frames."""
    data = episode(silent_frames(count, bitrate=bitrate), count, bitrate)
    if reader == "ffprobe":
        probe = ["ffprobe", "-v", "error", "-of", "csv=p=0", "-show_entries", "stream=duration_ts", "FILE"]
        samples = int(run(probe, data)) * RATE / 14_112_000
    elif reader == "mutagen":
        info: Any = MP3(BytesIO(data)).info  # type: ignore[no-untyped-call]  # mutagen has no types here
        samples = info.length * RATE
    else:
        samples = len(player(reader)(data))
    assert samples == pytest.approx(count * FRAME, abs=0.01)


@pytest.mark.parametrize("bitrate", BITRATES)
def test_eyed3_gives_the_duration(tmp_path: Path, bitrate: int) -> None:
    """eyeD3, which computes the duration from the size of the first frame, is right within a frame or two."""
    eyed3 = pytest.importorskip("eyed3", reason="eyeD3 is not installed")

    (tmp_path / "silence.mp3").write_bytes(episode(silent_frames(500, bitrate=bitrate), 500, bitrate))
    seconds = eyed3.load(tmp_path / "silence.mp3").info.time_secs
    # The unpadded first frame stands for all frames, of which most are padded at some bit rates.
    assert seconds == pytest.approx(500 * FRAME / RATE, rel=0.02)


@given(count=st.integers(3, 1_000_000), bitrate=bitrates)
@settings(max_examples=60, deadline=None)
def test_content_of_the_info_frame(count: int, bitrate: int) -> None:
    """Frames, bytes and the seek table are right, at every bit rate and length; nothing is to be cut off."""
    length = size(count, bitrate=bitrate)
    frame = info_frame(frames=count, size=length, bitrate=bitrate)
    [(_, header)] = walk(frame)
    assert (header.rate, header.channels) == (RATE, 1)
    assert header.bitrate == bitrate
    name, flags, frames, total = struct.unpack_from(">4sIII", frame, 21)
    assert (name, flags, frames, total) == (b"Info", 15 if bitrate > 40 else 3, count, len(frame) + length)
    if bitrate <= 40:
        assert not any(frame[21 + 16 :]), "there is no room for a seek table"
        return
    toc = frame[21 + 16 : 21 + 116]
    assert list(toc) == sorted(toc)
    for percent, place in enumerate(toc):
        assert -1 <= len(frame) + length * percent / 100 - place / 256 * total <= total / 256 + 1
    assert not any(frame[21 + 120 :])


def test_unknown_bit_rates_are_refused() -> None:
    """A bit rate that MP3 does not have is refused."""
    with pytest.raises(ValueError, match="100"):
        silent_frames(1, bitrate=100)


@pytest.mark.parametrize("bitrate", [32, 64, 96, 320])
def test_mp3val_reports_only_the_missing_tag(bitrate: int) -> None:
    """It counts the frames, and its only warning is about the tag, which another module writes."""
    data = episode(silent_frames(200, bitrate=bitrate), 200, bitrate)
    output = run(["mp3val", "FILE"], data).decode()
    assert "201 MPEG frames" in output
    assert [
        line for line in output.splitlines() if line.startswith("WARNING") and "No supported tags" not in line
    ] == []


def test_invalid_headers_are_not_frames() -> None:
    """No bytes and truncated, reserved or free-format headers are not frames."""
    good = mp3.header(96, padded=False)
    assert mp3.parse(good, 0)
    for bad in (
        b"",
        good[:3],
        b"\xff\xe9" + good[2:],
        good[:2] + b"\x00\x00",
        good[:2] + b"\xf0\x00",
        good[:2] + b"\x9c\0",
    ):
        assert mp3.parse(bad, 0) is None, bad


def test_decoded_silence_is_zero_to_the_bit() -> None:
    """The frames themselves are zeros after header: nothing a decoder could read as sound."""
    frames = silent_frames(49, bitrate=96)
    found = list(walk(frames))
    assert len(found) == 49
    for at, header in found:
        assert not np.frombuffer(frames[at + 4 : at + header.size], np.uint8).any()
