"""File names of every kind that real articles have."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from audiobuild.checks.parse.audio import decode
from audiobuild.cli import app
from audiobuild.errors import OutputError
from audiobuild.storage import cache
from audiobuild.storage.names import fault, folded, natural_order, same_file
from audiobuild.write.target import check_writable, target

if TYPE_CHECKING:
    from typer.testing import Result

TEXT = "Ein Titel\n\nEin Absatz, der lang genug ist, um eine Folge zu sein.\n"
LONGEST_SUFFIX = ".transcript.json"


def make(*arguments: str, text: str | None = None) -> Result:
    """Run `audiobuild make` with the silent voice."""
    return CliRunner().invoke(app, ["make", *arguments, "-e", "silent", "-o", "out/", "-q"], input=text)


@pytest.mark.parametrize(
    "stem",
    [
        "a" * 38,
        "a" * 39,
        "2026-05-05-warum-der-neue-radweg-teurer-wird",
        "Über die Größe von Äpfeln und Öfen",
        "a" * (255 - len(LONGEST_SUFFIX)),
        "ü" * ((255 - len(LONGEST_SUFFIX)) // 2),
        "v1.2 Fassung (neu)",
        "100 % ökologisch & fair #1",
    ],
)
def test_episode_has_the_name_of_its_source(here: Path, stem: str) -> None:
    """All files are written, whatever the length and the characters of the name, and no others."""
    Path(f"{stem}.md").write_text(TEXT, encoding="utf-8")
    result = make(f"{stem}.md")
    assert result.exit_code == 0, result.output
    assert len(list((here / "out").iterdir())) == 6
    assert all(path.name.startswith(f"{stem}.") for path in (here / "out").iterdir())


@pytest.mark.parametrize("letter", ["a", "ü"])
def test_name_too_long_for_its_files_is_an_error_before_synthesis(here: Path, letter: str) -> None:
    """One line has the name's length and the limit; nothing is synthesised or written."""
    stem = letter * (252 // len(letter.encode()))
    Path(f"{stem}.md").write_text(TEXT, encoding="utf-8")
    result = make(f"{stem}.md")
    assert result.exit_code == 1
    assert "the file system allows 255" in result.stderr
    assert not (here / "out").exists()
    assert not list(cache.default_folder().glob("??*/*"))


def test_an_article_from_standard_input_is_named_after_its_title(here: Path) -> None:
    """A long title is shortened, so that its files can be written."""
    result = make("-", text=f"Warum {'der neue Radweg ' * 10}teurer wird\n\nEin Absatz, der lang genug ist.\n")
    assert result.exit_code == 0, result.output
    assert len(list((here / "out").iterdir())) == 6


def test_only_some_files_leave_none_that_contradict_them(here: Path) -> None:
    """Of the last build, what is not written again is removed; files that are not ours stay."""
    Path("zug.md").write_text(TEXT, encoding="utf-8")
    make("zug.md")
    (here / "out" / "zug.txt").write_text("Notizen")
    Path("zug.md").write_text(TEXT.replace("lang", "kurz"), encoding="utf-8")
    assert make("zug.md", "--only", "mp3,vtt").exit_code == 0
    assert sorted(path.name for path in Path("out").iterdir()) == ["zug.build.json", "zug.mp3", "zug.txt", "zug.vtt"]


def test_a_page_that_audiobuild_did_not_write_stays(here: Path) -> None:
    """Without a manifest nothing of an earlier build is known, so nothing is removed."""
    Path("zug.md").write_text(TEXT, encoding="utf-8")
    (here / "out").mkdir()
    (here / "out" / "zug.html").write_text("<p>eigene Seite")
    assert make("zug.md", "--only", "mp3").exit_code == 0
    assert (here / "out" / "zug.html").read_text(encoding="utf-8") == "<p>eigene Seite"


@pytest.mark.parametrize("stem", ["con", "NUL", "com1", "Lpt9", "aux.artikel"])
def test_reserved_names_of_windows(here: Path, monkeypatch: pytest.MonkeyPatch, stem: str) -> None:
    """On Windows the name would open a device; on other systems it is valid."""
    if sys.platform != "win32":
        Path(f"{stem}.md").write_text(TEXT, encoding="utf-8")
        assert make(f"{stem}.md").exit_code == 0
        monkeypatch.setattr("audiobuild.storage.names.sys.platform", "win32")
    result = make(f"{stem}.md")
    assert result.exit_code == 1
    assert "Windows reserves this name" in result.stderr
    with pytest.raises(OutputError, match="Windows reserves this name"):
        check_writable(target(here / f"{stem}.mp3"))


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        (r"C:\Folgen\zug.mp3", ""),
        (r"\\server\freigabe\zug.mp3", ""),
        (r"..\Größe ß\zug.v2.mp3", ""),
        (r"C:\Folgen\wer?\zug.mp3", "Windows allows no '?' in names"),
        (r"zug.mp3:strom", "Windows allows no ':' in names"),
        ("zug\tneu.mp3", r"Windows allows no '\t' in names"),
        (r"aux\zug.mp3", "Windows reserves this name for a device"),
        (r"Folgen\nul .tar.mp3", "Windows reserves this name for a device"),
    ],
)
def test_what_windows_does_not_allow_is_named(monkeypatch: pytest.MonkeyPatch, path: str, reason: str) -> None:
    """Each part of a path is examined on Windows; other systems allow all of these."""
    assert fault(PureWindowsPath(path)) == ("" if sys.platform != "win32" else reason)
    monkeypatch.setattr("audiobuild.storage.names.sys.platform", "win32")
    assert fault(PureWindowsPath(path)) == reason


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such names")
def test_a_name_that_is_not_utf8_is_refused_and_such_a_folder_is_not(here: Path) -> None:
    """Page, manifest and feed name the episode in UTF-8, but not its folder."""
    folder, article = (Path(os.fsdecode(name)) for name in (b"M\xfcller", b"M\xfcller.md"))
    folder.mkdir()
    article.write_text(TEXT, encoding="utf-8")
    result = make(str(article))
    assert result.exit_code == 1
    assert result.stderr == "audiobuild: cannot read M\\udcfcller.md: its name is not valid UTF-8: rename it\n"
    article.rename(folder / "zug.md")
    assert make(str(folder / "zug.md")).exit_code == 0
    assert len(list(Path("out").iterdir())) == 6
    (here / "out" / "zug.mp3").rename(folder / "zug.mp3")
    assert decode(folder / "zug.mp3", 44_100, 1).seconds > 1
    with pytest.raises(OutputError, match="not valid UTF-8"):
        check_writable(target(article.with_suffix(".mp3")))


def test_a_drive_that_does_not_exist_is_named(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No parent of the output exists then."""
    Path("zug.md").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr("audiobuild.write.target.Path.exists", lambda _: False)
    with pytest.raises(OutputError, match=r"cannot write .* not found"):
        check_writable(target(here / "zug.mp3"))


@pytest.mark.parametrize(
    "names",
    [
        ["Kapitel 1.md", "Kapitel 2.md", "Kapitel 10.md"],
        ["2026-02-09.md", "2026-02-10.md", "2026-11-01.md"],
        ["Teil 1/Kapitel 9.md", "Teil 1/Kapitel 10.md", "Teil 1b/Kapitel 1.md", "Teil 2/Kapitel 1.md"],
        ["01.md", "1.md", "02.md", "2a.md", "2b.md"],
        ["Bahn.md", "Zug.md", "ampel.md"],
    ],
)
def test_numbers_in_names_are_sorted_by_their_value(names: list[str]) -> None:
    """So the chapters of a book that are in one folder follow each other; folders come one after the other."""
    assert sorted(set(names), key=natural_order) == names


def test_the_files_of_a_folder_become_chapters_in_their_order(here: Path) -> None:
    """The tenth comes after the ninth, and not after the first."""
    for number in range(1, 12):
        (here / f"{number}. Kapitel.md").write_text(f"# Nummer {number}\n\n{TEXT}", encoding="utf-8")
    made = CliRunner().invoke(app, ["make", ".", "--into", "buch.mp3", "-e", "silent", "-q"])
    assert made.exit_code == 0, made.output
    chapters = json.loads((here / "buch.chapters.json").read_bytes())["chapters"]
    assert [chapter["title"] for chapter in chapters] == [f"Nummer {number}" for number in range(1, 12)]


def test_the_file_system_decides_which_names_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Case and composition of letters may be ignored; other differences never are. Nothing is left behind."""
    first, second = tmp_path / "Öl" / "A.mp3", tmp_path / "O\N{COMBINING DIAERESIS}l" / "a.mp3"
    (tmp_path / "Groß").touch()
    assert same_file(str(tmp_path / "Groß"), str(tmp_path / "groß")) == (tmp_path / "groß").exists()
    (tmp_path / "Groß").unlink()

    def exists(path: Path) -> bool:
        parents = [path.parent] if path.parent.is_dir() else list(path.parent.parent.iterdir())
        return any(folded(entry.name) == folded(path.name) for parent in parents for entry in parent.iterdir())

    monkeypatch.setattr(Path, "exists", exists)
    assert same_file(str(first), str(second))
    assert not same_file(str(first), str(tmp_path / "Öl" / "b.mp3"))
    assert not list(tmp_path.iterdir())


def test_two_articles_whose_names_are_the_same_there_are_refused(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise the second would replace the first, as on a FAT drive."""
    (here / "b").mkdir()
    Path("zug.md").write_text(TEXT, encoding="utf-8")
    Path("b/Zug.md").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr("audiobuild.batch.up_to_date.same_file", lambda *_: True)
    result = make("zug.md", "b/Zug.md")
    assert result.exit_code == 1
    assert "zug.md and b/Zug.md would both be written to" in result.stderr.replace("\\", "/")
