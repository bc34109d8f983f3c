"""A build replaces files of an earlier build, and no others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from small_build import digests
from typer.testing import CliRunner

import audiobuild
from audiobuild.cli import app
from audiobuild.errors import OutputError

if TYPE_CHECKING:
    from typer.testing import Result

TEXT = "Ein Titel\n\nEin Absatz, der lang genug ist, um eine Folge zu sein.\n"
PAGE = f"<title>Ein Titel</title><h1>Ein Titel</h1><article><p>{TEXT * 3}</p></article>"
CUES = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nEin Satz, der gesprochen wird.\n"


def make(*words: str) -> Result:
    """Run `audiobuild make` with the silent voice; the files are written into the current folder."""
    output = () if "-o" in words else ("-o", ".")
    return CliRunner().invoke(app, ["make", *words, "-e", "silent", "-q", *output])


@pytest.mark.parametrize(
    ("source", "text", "words"),
    [
        ("zug.html", PAGE, ()),
        ("zug.html", PAGE, ("-o", "zug.mp3")),
        ("zug.vtt", CUES, ()),
        ("zug.srt", CUES.removeprefix("WEBVTT\n\n").replace(".000", ",000"), ("--also", "srt")),
    ],
)
def test_a_source_is_never_replaced(here: Path, source: str, text: str, words: tuple[str, ...]) -> None:
    """The page or the subtitles of an article have the names of those that are read, if they are in one folder."""
    Path(source).write_text(text, encoding="utf-8")
    result = make(source, *words)
    assert result.exit_code == 1
    assert "the episode is made from it: choose another place with --output" in result.stderr
    assert Path(source).read_text(encoding="utf-8") == text
    assert [path.name for path in here.iterdir()] == [source]


@pytest.mark.usefixtures("here")
def test_one_of_several_sources_is_never_replaced() -> None:
    """An episode of several articles is not written over one of them."""
    for name in ("zug.txt", "bus.html"):
        Path(name).write_text(PAGE if name.endswith("html") else TEXT, encoding="utf-8")
    with pytest.raises(OutputError, match=r"cannot write bus\.html: the episode is made from it"):
        audiobuild.make(["zug.txt", "bus.html"], "bus.mp3", engine="silent")
    assert Path("bus.html").read_text(encoding="utf-8") == PAGE


def test_a_sound_of_the_settings_is_never_replaced(here: Path) -> None:
    """Even if the user names it as the output."""
    Path("zug.txt").write_text(TEXT, encoding="utf-8")
    audiobuild.make("zug.txt", "jingle.mp3", engine="silent", only="mp3")
    before = digests(here)
    result = make("zug.txt", "-o", "jingle.mp3", "--intro", "jingle.mp3")
    assert result.exit_code == 1
    assert digests(here) == before


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("name", ["zug.mp3", "zug.html", "zug.vtt"])
def test_a_file_of_somebody_else_is_not_replaced(name: str) -> None:
    """The recording of an interview stays if its text is read aloud in its folder."""
    Path("zug.txt").write_text(TEXT, encoding="utf-8")
    Path(name).write_text("somebody else's", encoding="utf-8")
    result = make("zug.txt")
    assert result.exit_code == 1
    assert f"cannot write {name}: a file that audiobuild has not written has this name" in result.stderr
    assert Path(name).read_text(encoding="utf-8") == "somebody else's"


@pytest.mark.usefixtures("here")
def test_a_file_that_is_written_for_the_first_time_may_be_taken() -> None:
    """The manifest of an earlier build lists what it wrote, and the subtitles are not in it."""
    Path("zug.txt").write_text(TEXT, encoding="utf-8")
    make("zug.txt")
    Path("zug.srt").write_text("somebody else's", encoding="utf-8")
    assert make("zug.txt", "--also", "srt").exit_code == 1
    assert Path("zug.srt").read_text(encoding="utf-8") == "somebody else's"
    Path("zug.srt").unlink()
    assert make("zug.txt", "--also", "srt").exit_code == 0
    Path("zug.txt").write_text(TEXT.replace("lang", "kurz"), encoding="utf-8")
    assert make("zug.txt", "--also", "srt").exit_code == 0


@pytest.mark.usefixtures("here")
def test_what_the_user_names_is_replaced() -> None:
    """That is the audio file; those beside it are not named."""
    Path("zug.txt").write_text(TEXT, encoding="utf-8")
    Path("folge.mp3").write_text("somebody else's", encoding="utf-8")
    assert make("zug.txt", "-o", "folge.mp3").exit_code == 0
    Path("andere.html").write_text("somebody else's", encoding="utf-8")
    with pytest.raises(OutputError, match=r"andere\.html"):
        audiobuild.make("zug.txt", "andere.mp3", engine="silent")


def test_an_episode_of_another_article_is_replaced_with_a_note(here: Path) -> None:
    """Two articles of one name from two folders; a moved article is the same one."""
    for folder in ("a", "b"):
        (here / folder).mkdir()
        (here / folder / "zug.txt").write_text(f"{folder} {TEXT}", encoding="utf-8")
    make("a/zug.txt")
    notes: list[object] = []
    audiobuild.make("b/zug.txt", ".", engine="silent", report=notes.append)
    note = f"zug.mp3 was the episode of {Path('a/zug.txt')}, and is replaced: --output keeps both"
    assert audiobuild.Note(note) in notes
    (here / "b").rename(here / "c")
    (here / "c" / "zug.txt").write_text(TEXT, encoding="utf-8")
    assert make("c/zug.txt").stderr == ""
    notes.clear()
    audiobuild.make("c/zug.txt", ".", engine="silent", bitrate=64, report=notes.append)
    assert not any(isinstance(event, audiobuild.Note) for event in notes)


@pytest.mark.usefixtures("here")
def test_an_empty_file_is_replaced() -> None:
    """A script may have made it to reserve the name."""
    Path("zug.txt").write_text(TEXT, encoding="utf-8")
    Path("zug.mp3").touch()
    assert make("zug.txt").exit_code == 0


@pytest.mark.parametrize("damaged", ["zug.mp3", "zug.html", "zug.vtt"])
def test_an_episode_without_its_manifest_is_known(here: Path, damaged: str) -> None:
    """By the tag of its MP3, or the head of its page, whichever is whole."""
    Path("zug.txt").write_text(TEXT, encoding="utf-8")
    make("zug.txt")
    before = digests(here)
    Path("zug.build.json").unlink()
    Path(damaged).write_bytes(b"damaged")
    assert make("zug.txt").exit_code == 0
    assert digests(here) == before


def test_an_episode_with_a_damaged_manifest_is_known(here: Path) -> None:
    """It cannot be trusted about the names in it."""
    Path("zug.txt").write_text(TEXT, encoding="utf-8")
    make("zug.txt")
    before = digests(here)
    manifest = Path("zug.build.json")
    manifest.write_bytes(manifest.read_bytes().replace(b"zug.vtt", b"zug.vtz"))
    Path("zug.mp3").write_bytes(b"damaged")
    assert make("zug.txt").exit_code == 0
    assert digests(here) == before
