"""M4B, Opus, FLAC and WAV: the MP3's sound with its chapters, read back by ffprobe, ffmpeg and mutagen."""

from __future__ import annotations

import io
import json
import math
import re
import subprocess
import sys
from array import array
from dataclasses import replace
from shutil import which
from typing import TYPE_CHECKING, Any

import lameenc
import mutagen
import pytest
from articles import article
from PIL import Image

from audiobuild.errors import OutputError, SettingsError
from audiobuild.write import content
from audiobuild.write.cover import prepared
from audiobuild.write.id3 import tag

if TYPE_CHECKING:
    from pathlib import Path

    from audiobuild.model import Episode

FORMATS = ("m4b", "opus", "flac", "wav")
needs_ffmpeg = pytest.mark.skipif(not which("ffprobe"), reason="FFmpeg is not installed")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Episode:
    """Return a finished episode: an MP3 with a tag and a cover."""
    folder = tmp_path_factory.mktemp("sound")
    Image.new("RGB", (300, 300), "red").save(folder / "cover.png")
    episode = replace(article(quicker=8), show="Altenwerdaer Bote")
    path = folder / "a.mp3"
    path.write_bytes(tag(episode, cover=prepared(folder / "cover.png")) + _mp3(episode))
    return replace(episode, sound=path)


@pytest.fixture(scope="module")
def files(sample: Episode, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Write the episode in each format."""
    folder = tmp_path_factory.mktemp("formats")
    paths = {name: folder / f"a.{name}" for name in FORMATS}
    for name, path in paths.items():
        path.write_bytes(b"".join(content(name, sample)))
    return paths


def _mp3(episode: Episode) -> bytes:
    """Encode a tone at the sample rate and bit rate of an episode."""
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(episode.bitrate)
    encoder.set_in_sample_rate(episode.rate)
    encoder.set_out_sample_rate(episode.rate)
    encoder.set_channels(1)
    encoder.silence()
    tone = array("h", (round(9_000 * math.sin(math.tau * 220 * n / episode.rate)) for n in range(episode.samples)))
    return bytes(encoder.encode(tone.tobytes())) + bytes(encoder.flush())


def decoded(path: Path) -> int:
    """Return the number of samples that ffmpeg decodes."""
    command = ["ffmpeg", "-v", "error", "-i", str(path), "-map", "0:a", "-f", "s16le", "-"]
    return len(subprocess.run(command, capture_output=True, check=True).stdout) // 2


def loudness(path: Path) -> float:
    """Return the integrated loudness in LUFS, measured by ffmpeg."""
    command = ["ffmpeg", "-nostats", "-i", str(path), "-map", "0:a", "-af", "ebur128", "-f", "null", "-"]
    report = subprocess.run(command, capture_output=True, check=True, text=True).stderr
    return float(re.findall(r"I: +(-[\d.]+) LUFS", report)[-1])


@needs_ffmpeg
@pytest.mark.parametrize("name", ["m4b", "opus"])
def test_players_find_the_chapters(sample: Episode, files: dict[str, Path], name: str) -> None:
    """Each chapter has its title and, to the millisecond, its start."""
    command = ["ffprobe", "-v", "error", "-show_chapters", "-of", "json", str(files[name])]
    chapters: list[dict[str, Any]] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)[
        "chapters"
    ]
    assert [chapter["tags"]["title"] for chapter in chapters] == [mark.title for mark in sample.marks]
    starts = [float(chapter["start_time"]) for chapter in chapters]
    assert starts == pytest.approx([sample.seconds(mark.start) for mark in sample.marks], abs=0.0011)


@needs_ffmpeg
@pytest.mark.parametrize(
    ("name", "rate", "padding"), [("m4b", 0, 1023), ("opus", 48_000, 0), ("flac", 0, 0), ("wav", 0, 0)]
)
def test_the_length_is_that_of_the_mp3(
    sample: Episode, files: dict[str, Path], name: str, rate: int, padding: int
) -> None:
    """A decoder gets as many samples as from the MP3; of AAC, which has whole frames, at most a frame more."""
    assert sample.sound
    samples = decoded(sample.sound)
    expected = -(-samples * rate // sample.rate) if rate else samples
    assert 0 <= decoded(files[name]) - expected <= padding


@needs_ffmpeg
@pytest.mark.parametrize("name", FORMATS)
def test_the_loudness_is_that_of_the_mp3(sample: Episode, files: dict[str, Path], name: str) -> None:
    """It differs by 0.3 LU at most."""
    assert sample.sound
    assert loudness(files[name]) == pytest.approx(loudness(sample.sound), abs=0.3)


@needs_ffmpeg
def test_an_m4b_says_its_length_to_the_sample(sample: Episode, files: dict[str, Path]) -> None:
    """Its edit list leaves out what AAC puts before and after the sound."""
    assert sample.sound
    command = ["ffprobe", "-v", "error", "-select_streams", "a", "-show_streams", "-of", "json", str(files["m4b"])]
    [stream] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)["streams"]
    assert stream["duration_ts"] == decoded(sample.sound)


def test_an_m4b_has_itunes_tags_and_the_cover(sample: Episode, files: dict[str, Path]) -> None:
    """Title, author, show, kind and cover are read."""
    file = mutagen.File(files["m4b"])
    tags = file.tags
    assert tags["\xa9nam"] == [sample.about.title]
    assert tags["\xa9ART"] == [sample.about.author]
    assert tags["\xa9alb"] == ["Altenwerdaer Bote"]
    assert tags["stik"] == [2]
    assert Image.open(io.BytesIO(bytes(tags["covr"][0]))).size == (300, 300)
    assert files["m4b"].read_bytes()[4:12] == b"ftypM4B "


@pytest.mark.parametrize("name", ["opus", "flac"])
def test_vorbis_comments_hold_tags_chapters_and_the_cover(sample: Episode, files: dict[str, Path], name: str) -> None:
    """Chapters are CHAPTER000 and CHAPTER000NAME, which players read."""
    file = mutagen.File(files[name])
    assert file["title"] == [sample.about.title]
    assert file["chapter000"] == ["00:00:00.000"]
    assert [file[f"chapter{number:03}name"][0] for number in range(len(sample.marks))] == [
        mark.title for mark in sample.marks
    ]
    if name == "opus":
        assert "metadata_block_picture" in file
    else:
        assert file.pictures[0].width == 300


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_episode_gives_the_same_bytes(sample: Episode, files: dict[str, Path], name: str) -> None:
    """No date, version or random number is written."""
    assert b"".join(content(name, sample)) == files[name].read_bytes()


def test_without_the_mp3_nothing_is_written(sample: Episode) -> None:
    """The error says what to add."""
    with pytest.raises(SettingsError, match="--only leaves it out"):
        list(content("m4b", replace(sample, sound=None)))


def test_without_pyav_the_error_names_the_extra(sample: Episode, monkeypatch: pytest.MonkeyPatch) -> None:
    """The hint is the command to run."""
    monkeypatch.setitem(sys.modules, "av", None)
    with pytest.raises(SettingsError) as raised:
        list(content("opus", sample))
    assert "audiobuild[av]" in raised.value.hint


def test_a_file_that_is_not_an_mp3_is_an_error(sample: Episode, tmp_path: Path) -> None:
    """It is one of ours, not one of FFmpeg's."""
    path = tmp_path / "a.mp3"
    path.write_bytes(b"")
    with pytest.raises(OutputError):
        list(content("flac", replace(sample, sound=path)))
