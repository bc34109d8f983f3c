"""M4B, Opus, FLAC and WAV: the sound of the MP3 with its chapters, read back by ffprobe, ffmpeg and mutagen."""

from __future__ import annotations

import hashlib
import io
import json
import re
import subprocess
from dataclasses import dataclass
from shutil import copytree, which
from typing import TYPE_CHECKING, Any

import mutagen
import numpy as np
import pytest
from episodes import episode
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from players import needs_program
from sounds import decoded

import audiobuild
from audiobuild.errors import SettingsError
from audiobuild.sound import RATE
from audiobuild.sound.packets import _packed, _unpacked
from audiobuild.storage.cache import PACKETS
from audiobuild.write import content, target

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

FORMATS = ("m4b", "opus", "flac", "wav")
LOSSLESS = ("flac", "wav")
CHAPTERS = ("Der Brunnen am Markt", "Das Geld", "Die Arbeit")
ARTICLE = """---
canonical: https://bote.example/brunnen
---

# Der Brunnen am Markt

Seit hundert Jahren steht der Brunnen am Markt. Nun fehlt ihm das Wasser.

## Das Geld

Die Stadt hat kein Geld für eine neue Leitung. Ein Verein sammelt Spenden.

## Die Arbeit

Im Mai wird gegraben. Im Juni soll das Wasser wieder fließen.
"""
COMMENT = (
    "Seit hundert Jahren steht der Brunnen am Markt. Dieser Beitrag wird von einer synthetischen Stimme gelesen. "
    "https://bote.example/brunnen"
)
needs_ffmpeg = pytest.mark.skipif(not which("ffprobe"), reason="FFmpeg is not installed")


@dataclass(frozen=True, slots=True)
class Built:
    """A folder with an article, its episode in all formats, and the cache."""

    folder: Path

    def path(self, name: str) -> Path:
        """Return the file of a format."""
        return self.folder / f"brunnen.{name}"

    @property
    def packets(self) -> int:
        """Number of sections that are cached as packets."""
        return len([*(self.folder / "cache" / PACKETS).glob("??/*")])


def make(folder: Path, text: str = ARTICLE, *, formats: tuple[str, ...] = ("mp3", *FORMATS)) -> Built:
    """Build the article in a folder with espeak-ng."""
    (folder / "brunnen.md").write_text(text, encoding="utf-8")
    Image.new("RGB", (300, 300), "red").save(folder / "cover.png")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AUDIOBUILD_CACHE", str(folder / "cache"))
        audiobuild.make(
            folder / "brunnen.md",
            folder,
            engine="espeak",
            author="Hanna Wiesner",
            cover=folder / "cover.png",
            chapters="headings",
            format=formats,
            show={"title": "Altenwerdaer Bote"},
        )
    return Built(folder)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build an episode in all formats."""
    return make(tmp_path_factory.mktemp("formats"))


def level(path: Path) -> float:
    """Return the integrated loudness in LUFS, measured by ffmpeg."""
    command = ["ffmpeg", "-nostats", "-i", str(path), "-map", "0:a", "-af", "ebur128", "-f", "null", "-"]
    report = subprocess.run(command, capture_output=True, check=True, text=True).stderr
    return float(re.findall(r"I: +(-[\d.]+) LUFS", report)[-1])


def probed(path: Path, what: str) -> list[dict[str, Any]]:
    """Return what ffprobe shows: ``chapters`` or ``streams``."""
    command = ["ffprobe", "-v", "error", f"-show_{what}", "-of", "json", str(path)]
    found: list[dict[str, Any]] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)[what]
    return found


def offset(sound: NDArray[np.float64], reference: NDArray[np.float64]) -> int:
    """Return by how many samples `sound` lags behind `reference`, by cross-correlation."""
    size = 2 * len(reference)
    spectrum = np.conj(np.fft.rfft(reference, size)) * np.fft.rfft(sound, size)
    lag = int(np.argmax(np.fft.irfft(spectrum, size)))
    return lag if lag < size // 2 else lag - size


@pytest.mark.slow
@needs_ffmpeg
@pytest.mark.parametrize("name", ["m4b", "opus", "flac"])
def test_players_find_the_chapters(built: Built, name: str) -> None:
    """Each chapter has its title, and the start that it has in the MP3."""
    expected = [(chapter["tags"]["title"], chapter["start_time"]) for chapter in probed(built.path("mp3"), "chapters")]
    found = [(chapter["tags"]["title"], chapter["start_time"]) for chapter in probed(built.path(name), "chapters")]
    assert [title for title, _ in found] == list(CHAPTERS)
    assert found == expected


@pytest.mark.slow
@needs_ffmpeg
@pytest.mark.parametrize("name", LOSSLESS)
def test_lossless_formats_hold_the_samples_before_encoding(built: Built, name: str) -> None:
    """They have the length of the MP3, and the MP3 differs from them by its noise only."""
    mp3, samples = decoded(built.path("mp3")), decoded(built.path(name))
    assert len(samples) == len(mp3)
    assert np.sum((mp3 - samples) ** 2) < np.sum(samples**2) / 1000
    assert np.array_equal(samples, decoded(built.path("wav")))


@pytest.mark.slow
@needs_ffmpeg
@pytest.mark.parametrize(("name", "most"), [("m4b", 512), ("opus", 441)])
def test_each_sentence_is_heard_at_its_time(built: Built, name: str, most: int) -> None:
    """It is at most half a packet away from its place in the MP3, and the length is the same."""
    samples, reference = decoded(built.path(name)), decoded(built.path("wav"))
    segments = json.loads(built.path("transcript.json").read_bytes())["segments"]
    assert len(segments) > 6
    for segment in segments:
        around = slice(round(segment["startTime"] * RATE) - 1000, round(segment["endTime"] * RATE) + 1000)
        assert abs(offset(samples[around], reference[around])) <= most + 1
    assert float(probed(built.path(name), "streams")[0]["duration"]) == pytest.approx(len(reference) / RATE, abs=0.01)


@pytest.mark.slow
@needs_ffmpeg
@pytest.mark.parametrize("name", FORMATS)
def test_the_loudness_is_that_of_the_mp3(built: Built, name: str) -> None:
    """It differs by 0.4 LU at most."""
    assert level(built.path(name)) == pytest.approx(level(built.path("mp3")), abs=0.4)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["m4b", "opus"])
def test_mediainfo_shows_chapters_tags_and_language(built: Built, name: str) -> None:
    """It finds the titles with their starts, the length, the cover and that it is German."""
    needs_program("mediainfo")
    report = subprocess.run(["mediainfo", "--Output=JSON", built.path(name)], capture_output=True, check=True).stdout
    tracks: dict[str, Any] = {track["@type"]: track for track in json.loads(report)["media"]["track"]}
    general, audio = tracks["General"], tracks["Audio"]
    assert (general["Track"], general["Performer"]) == ("Der Brunnen am Markt", "Hanna Wiesner")
    assert (general["Album"], general["Cover"]) == ("Altenwerdaer Bote", "Yes")
    seconds = json.loads(built.path("build.json").read_bytes())["audio"]["seconds"]
    assert float(audio["Duration"]) == pytest.approx(seconds, abs=0.01)
    assert audio["Language"] == "de"
    starts = [float(chapter["start_time"]) for chapter in probed(built.path(name), "chapters")]
    shown = {f"_00_{int(start) // 60:02}_{start % 60:06.3f}".replace(".", "_") for start in starts}
    assert shown == set(tracks["Menu"]["extra"])
    assert sorted(tracks["Menu"]["extra"].values()) == sorted(CHAPTERS)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["mp3", "m4b", "opus"])
def test_exiftool_shows_tags_and_cover(built: Built, name: str) -> None:
    """Title, author, show and cover have the names that it gives them in each format."""
    needs_program("exiftool")
    report = subprocess.run(["exiftool", "-j", "-charset", "utf8", built.path(name)], capture_output=True, check=True)
    shown = json.loads(report.stdout)[0]
    assert (shown["Title"], shown["Artist"], shown["Album"]) == (CHAPTERS[0], "Hanna Wiesner", "Altenwerdaer Bote")
    assert "CoverArt" in shown if name == "m4b" else shown["PictureType"] == "Front Cover"
    if name == "m4b":
        assert all(title in str(shown["ChapterList"]) for title in CHAPTERS)
    if name == "opus":
        assert shown["Chapter002name"] == CHAPTERS[2]


@pytest.mark.slow
def test_an_m4b_has_itunes_tags_and_the_cover(built: Built) -> None:
    """Title, author, show, kind and cover are read."""
    file = mutagen.File(built.path("m4b"))
    assert file.tags["\xa9nam"] == ["Der Brunnen am Markt"]
    assert file.tags["\xa9ART"] == ["Hanna Wiesner"]
    assert file.tags["\xa9alb"] == ["Altenwerdaer Bote"]
    assert file.tags["stik"] == [2]
    assert file.tags["\xa9cmt"] == [COMMENT]
    assert Image.open(io.BytesIO(bytes(file.tags["covr"][0]))).size == (300, 300)
    assert built.path("m4b").read_bytes()[4:12] == b"ftypM4B "


@pytest.mark.slow
@pytest.mark.parametrize("name", ["opus", "flac"])
def test_vorbis_comments_hold_tags_chapters_and_the_cover(built: Built, name: str) -> None:
    """Chapters are CHAPTER000 and CHAPTER000NAME, which players read."""
    file = mutagen.File(built.path(name))
    assert file["title"] == ["Der Brunnen am Markt"]
    assert COMMENT in (file.get("comment") or file["description"])
    assert file["chapter000"] == ["00:00:00.000"]
    assert [file[f"chapter{number:03}name"][0] for number in range(len(CHAPTERS))] == list(CHAPTERS)
    if name == "opus":
        assert "metadata_block_picture" in file
    else:
        assert file.pictures[0].width == 300


@pytest.mark.slow
def test_a_changed_word_costs_one_section(built: Built, tmp_path: Path) -> None:
    """Of each lossy format, one section is encoded; the files are those of a build from nothing."""
    changed = ARTICLE.replace("Ein Verein", "Eine Frau")
    again = Built(copytree(built.folder, tmp_path / "again"))
    before = again.packets
    make(again.folder, changed)
    assert again.packets == before + 2
    (tmp_path / "new").mkdir()
    new = make(tmp_path / "new", changed)
    for name in FORMATS:
        assert again.path(name).read_bytes() == new.path(name).read_bytes()


@pytest.mark.slow
def test_a_damaged_section_is_encoded_again(built: Built, tmp_path: Path) -> None:
    """The files have the same bytes as before."""
    again = Built(copytree(built.folder, tmp_path / "again"))
    for entry in (again.folder / "cache" / PACKETS).glob("??/*"):
        entry.write_bytes(entry.read_bytes()[:-1])
    again.path("build.json").unlink()
    make(again.folder)
    assert again.path("m4b").read_bytes() == built.path("m4b").read_bytes()


@given(st.lists(st.binary()))
def test_packets_round_trip_through_the_cache(packets: list[bytes]) -> None:
    """Packets of any content and size."""
    assert _unpacked(_packed(packets)) == packets


def test_the_ending_of_the_output_chooses_the_format(tmp_path: Path) -> None:
    """The file is written instead of the MP3, and the others beside it."""
    chosen = target.target(tmp_path / "a.M4B")
    assert [path.name for path in chosen.paths] == [
        "a.chapters.json",
        "a.vtt",
        "a.transcript.json",
        "a.html",
        "a.m4b",
        "a.build.json",
    ]


@pytest.mark.slow
def test_the_page_plays_the_file_that_is_written_instead_of_the_mp3(tmp_path: Path) -> None:
    """Page and manifest name the M4B if there is no MP3."""
    made = make(tmp_path, formats=("m4b",))
    assert not made.path("mp3").exists()
    assert 'src="brunnen.m4b"' in made.path("html").read_text(encoding="utf-8")
    audio = json.loads(made.path("build.json").read_bytes())["audio"]
    assert audio["file"] == "brunnen.m4b"
    assert audio["sha256"] == hashlib.sha256(made.path("m4b").read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("only", "also", "formats", "expected"),
    [
        ((), (), ("opus",), {"chapters", "vtt", "transcript", "page", "opus"}),
        ((), ("srt",), ("mp3", "m4b"), {"mp3", "chapters", "vtt", "transcript", "page", "srt", "m4b"}),
        (("mp3", "vtt"), (), ("wav",), {"vtt", "wav"}),
        (("vtt",), (), (), {"vtt"}),
        ((), ("m4b",), (), {"mp3", "chapters", "vtt", "transcript", "page", "m4b"}),
    ],
)
def test_formats_are_written_instead_of_the_mp3(
    tmp_path: Path, only: tuple[str, ...], also: tuple[str, ...], formats: tuple[str, ...], expected: set[str]
) -> None:
    """--format names the audio files; --only and --also apply to the others as before."""
    assert {name for name, _ in target.target(tmp_path / "a.mp3", only, also, formats).files} == expected


def test_a_file_that_contains_the_mp3_needs_it(tmp_path: Path) -> None:
    """The error says what to add."""
    with pytest.raises(SettingsError, match="epub contains the MP3") as raised:
        target.target(tmp_path / "a.mp3", ("epub",), (), ("m4b",))
    assert "add mp3" in raised.value.hint


def test_without_pyav_the_error_comes_before_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The hint is the command that installs the extra."""
    monkeypatch.setattr(target, "find_spec", lambda _: None)
    with pytest.raises(SettingsError, match="av is not installed") as raised:
        target.target(tmp_path / "a.opus")
    assert "audiobuild[av]" in raised.value.hint


def test_an_episode_without_sound_is_an_error() -> None:
    """A writer that is called by hand says what is missing."""
    with pytest.raises(SettingsError, match="the episode has no sound"):
        list(content("flac", episode()))
