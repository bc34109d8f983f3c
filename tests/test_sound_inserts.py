"""Intro, jingle and outro: the user's sound files, as loud as the episode, at their place to the sample."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from players import needs_program
from small_build import ARTICLE, ESPEAK, cache_writes, digests, make
from sounds import episode, ffmpeg, measured, speechlike, write_wav

from audiobuild import pipeline
from audiobuild.checks import check
from audiobuild.checks.finding import Severity
from audiobuild.errors import SettingsError
from audiobuild.readers import read
from audiobuild.sound import RATE
from audiobuild.sound.frames import LAG
from audiobuild.sound.sound_file import SoundFile, faded, render_file
from audiobuild.sound.sound_file import read as read_sound
from audiobuild.write.target import target

if TYPE_CHECKING:
    from pathlib import Path

    from audiobuild.settings import Settings


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder with an intro, a jingle and an outro, of different rates and channels."""
    folder = tmp_path_factory.mktemp("sounds")
    write_wav(folder / "intro.wav", speechlike(3.0, rate=48_000, seed=1, level=0.02), 48_000, 2)
    write_wav(folder / "jingle.wav", speechlike(0.7, rate=RATE, seed=2, level=0.2))
    write_wav(folder / "outro.wav", speechlike(2.0, rate=22_050, seed=3), 22_050)
    return folder


def with_sounds(files: Path, **others: object) -> Settings:
    """Return settings with all three files."""
    sounds = {name: files / f"{name}.wav" for name in ("intro", "jingle", "outro")}
    return replace(ESPEAK, **sounds, **others)  # type: ignore[arg-type]  # names of settings


def test_all_times_shift_by_the_insert(files: Path, tmp_path: Path) -> None:
    """The clips of a chapter keep their distances, each mark is in the pause, and `check` finds no fault."""
    make(tmp_path / "with", with_sounds(files))
    make(tmp_path / "without")
    made, plain = (json.loads((tmp_path / name / "zug.build.json").read_text("utf-8")) for name in ("with", "without"))
    assert [sound["kind"] for sound in made["sounds"]] == ["intro", "jingle", "jingle", "outro"]
    assert "sounds" not in plain
    for before, after in zip(made["utterances"], plain["utterances"], strict=True):
        assert (before["written"], before["chapter"]) == (after["written"], after["chapter"])
        assert before["end"] - before["start"] == pytest.approx(after["end"] - after["start"], abs=0.0011)  # rounding
    intro, *jingles, outro = made["sounds"]
    assert intro["end"] < made["utterances"][0]["start"]
    assert outro["start"] > made["utterances"][-1]["end"]
    for jingle, chapter in zip(jingles, made["chapters"][1:], strict=True):
        assert jingle["end"] < chapter["start"]
    report = check(tmp_path / "with" / "zug.mp3")
    assert not report.failures(Severity.ERROR, Severity.WARNING)


@pytest.mark.slow
def test_ffmpeg_hears_each_file_where_the_manifest_says(files: Path, tmp_path: Path) -> None:
    """The decoded MP3 has each file's sound at its samples, delayed by less than the codec's ringing."""
    make(tmp_path, with_sounds(files, only=("mp3",)))
    decoded = ffmpeg((tmp_path / "zug.mp3").read_bytes())
    for sound in json.loads((tmp_path / "zug.build.json").read_text("utf-8"))["sounds"]:
        meant = faded(read_sound(files / f"{sound['kind']}.wav", sound["kind"]).samples) / 32_768
        first = round(sound["start"] * RATE)
        there = decoded[first - 50 : first + len(meant) + 50]
        shifts = [float(np.dot(there[shift : shift + len(meant)], meant)) for shift in range(101)]
        assert abs(int(np.argmax(shifts)) - 50) <= 22  # the manifest has milliseconds: half of one in samples
        assert max(shifts) / np.linalg.norm(there[50:-50]) / np.linalg.norm(meant) > 0.98  # correlation


@pytest.mark.parametrize("level", [0.003, 0.9])
def test_a_file_is_as_loud_as_the_episode(level: float) -> None:
    """Faint and loud files measure -16 LUFS, without a peak above -1 dBTP."""
    sound = SoundFile("", speechlike(5, rate=RATE, seed=4, level=level))
    rendered = render_file(sound, bitrate=96)
    loudness, peak = measured(episode(rendered.frames, rendered.count))
    assert loudness == pytest.approx(-16, abs=0.6)
    assert peak <= -1


@settings(max_examples=50)
@given(st.lists(st.integers(-32_768, 32_767), max_size=300), st.integers(0, 300))
def test_fades_only_attenuate(values: list[int], length: int) -> None:
    """The length stays, no sample grows, and the first one is silent."""
    samples = np.resize(np.array(values or [0], np.int16), length * 97)
    result = faded(samples)
    assert len(result) == len(samples)
    assert (np.abs(result.astype(int)) <= np.abs(samples.astype(int))).all()
    assert not result[:1].any()
    assert np.array_equal(faded(samples), result)


@pytest.mark.parametrize("name", ["music.flac", "music.mp3", "music.ogg"])
def test_every_format_is_read(tmp_path: Path, name: str) -> None:
    """FLAC, MP3 and Ogg Vorbis, stereo at 48 kHz, have the length and pitch of the WAV."""
    needs_program("ffmpeg")
    wav = write_wav(tmp_path / "music.wav", speechlike(2, rate=48_000, seed=5), 48_000, 2)
    subprocess.run(["ffmpeg", "-v", "error", "-i", wav, tmp_path / name], check=True)
    one, other = read_sound(wav, "intro").samples, read_sound(tmp_path / name, "intro").samples
    assert len(one) == 2 * RATE
    assert abs(len(other) - len(one)) <= 4 * LAG
    wanted, found = (np.abs(np.fft.rfft(samples, 2 * RATE))[:8_000] for samples in (one, other))
    assert np.dot(wanted, found) / np.linalg.norm(wanted) / np.linalg.norm(found) > 0.95


def test_channels_are_mixed_to_their_mean(tmp_path: Path) -> None:
    """Two channels that differ are both heard."""
    left = speechlike(0.5, rate=RATE, seed=6)
    right = speechlike(0.5, rate=RATE, seed=7)
    both = write_wav(tmp_path / "both.wav", np.stack((left, right), axis=1).reshape(-1))
    data = bytearray(both.read_bytes())
    data[22:24] = (2).to_bytes(2, "little")  # channels
    data[32:34] = (4).to_bytes(2, "little")  # bytes of a sample of both
    both.write_bytes(data)
    assert np.abs(read_sound(both, "intro").samples - (left / 2 + right / 2)).max() <= 0.5


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("none.wav", None, "cannot read the intro"),
        ("text.wav", b"no sound", "is not a sound file"),
        ("half.wav", b"RIFF\x00\x00\x00\x00WAVE", "cannot decode"),
        ("half.flac", b"fLaC\x00\x00", "cannot decode"),
    ],
)
def test_what_is_no_sound_is_named(tmp_path: Path, name: str, content: bytes | None, fault: str) -> None:
    """A file that is missing, or is not sound, is an error with its name."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(SettingsError, match=fault) as error:
        read_sound(tmp_path / name, "intro")
    assert name in error.value.message


def test_silence_and_length_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A silent file, one of over ten minutes and one of over 500 MB are errors."""
    silent = write_wav(tmp_path / "silent.wav", np.zeros(RATE, np.int16))
    with pytest.raises(SettingsError, match="is silent"):
        read_sound(silent, "outro")
    long = write_wav(tmp_path / "long.wav", np.ones(601 * 100, np.int16), 100)
    with pytest.raises(SettingsError, match="longer than 10 minutes"):
        read_sound(long, "outro")
    monkeypatch.setattr("audiobuild.sound.sound_file.LARGEST", 1_000)
    with pytest.raises(SettingsError, match="is larger than"):
        read_sound(long, "outro")


def test_a_faulty_file_ends_a_build_before_its_work(tmp_path: Path) -> None:
    """Nothing is spoken or written if a sound file cannot be read."""
    (tmp_path / "intro.wav").write_bytes(b"no sound")
    steps: list[pipeline.Progress | pipeline.Note] = []
    with pytest.raises(SettingsError):
        make(tmp_path / "out", replace(ESPEAK, intro=tmp_path / "intro.wav"), tell=steps)
    assert not steps
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_a_file_counts_by_its_content(files: Path, tmp_path: Path) -> None:
    """A copy elsewhere is the same intro; another sound in the same place is another episode."""
    own = tmp_path / "own.wav"
    own.write_bytes((files / "intro.wav").read_bytes())
    make(tmp_path / "out", replace(ESPEAK, intro=files / "intro.wav"))
    assert make(tmp_path / "out", replace(ESPEAK, intro=own)).unchanged
    own.write_bytes((files / "outro.wav").read_bytes())
    assert not make(tmp_path / "out", replace(ESPEAK, intro=own)).unchanged


@pytest.mark.slow
def test_a_changed_word_costs_one_section(files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With all sounds, a rebuild after one changed word encodes one section, and gives the bytes of a cold build."""
    put = cache_writes(monkeypatch)
    make(tmp_path / "warm", with_sounds(files))
    put.clear()
    changed = ARTICLE.replace("viele Schüler", "zahlreiche Schüler")
    make(tmp_path / "warm", with_sounds(files), changed)
    assert put.count("frames") == 1
    make(tmp_path / "cold", with_sounds(files, cache=False), changed)
    assert digests(tmp_path / "warm") == digests(tmp_path / "cold")


@pytest.mark.slow
def test_excerpts_leave_sounds_out(files: Path, tmp_path: Path) -> None:
    """A preview has the intro but no outro, a chapter neither."""
    article = read("zug.txt", data=ARTICLE.encode())

    def kinds(chosen: Settings) -> list[str]:
        pipeline.build(article, target(tmp_path / "zug.mp3"), chosen, lambda _: None)
        manifest = json.loads((tmp_path / "zug.build.json").read_text("utf-8"))
        return [sound["kind"] for sound in manifest.get("sounds", [])]

    assert kinds(with_sounds(files, preview=True))[0] == "intro"
    assert "outro" not in kinds(with_sounds(files, preview=True))
    assert kinds(with_sounds(files, chapter=2)) == []
