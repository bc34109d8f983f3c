"""Writers: the table of built-in ones, and plug-ins of other packages."""

from __future__ import annotations

import json
import re
import sys
import tomllib
from importlib import invalidate_caches
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from episodes import episode
from typer.testing import CliRunner

from audiobuild.cli import app
from audiobuild.errors import OutputError, SettingsError
from audiobuild.outputs import BESIDE, WRITERS
from audiobuild.write import GROUP, content, names, writer

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = Path(__file__).parents[1] / "docs" / "writers.md"


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str, str], None]:
    """Install a package with one writer: its name, the object it names, and the source of its module."""

    def install(name: str, target: str, source: str) -> None:
        module = target.partition(":")[0]
        monkeypatch.delitem(sys.modules, module, raising=False)
        (tmp_path / f"{module}.py").write_text(source, encoding="utf-8")
        metadata = tmp_path / f"{module}-1.0.dist-info"
        metadata.mkdir()
        (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n", encoding="utf-8")
        (metadata / "entry_points.txt").write_text(f"[{GROUP}]\n{name} = {target}\n", encoding="utf-8")
        invalidate_caches()

    monkeypatch.syspath_prepend(tmp_path)
    return install


@pytest.mark.parametrize("name", WRITERS)
def test_a_built_in_writer_keeps_the_contract(name: str) -> None:
    """Each one has a suffix of its own and a media type."""
    chosen = writer(name)
    assert chosen.suffix.startswith(".")
    assert re.fullmatch(r"[a-z]+/[a-z0-9.+-]+", chosen.media_type)
    assert [other.suffix for other in WRITERS.values()].count(chosen.suffix) == 1


def test_default_files() -> None:
    """A build without --only writes the files that podcast players and readers expect, and no SubRip."""
    assert set(BESIDE) == {"chapters", "vtt", "transcript", "page"}


def test_the_documented_plug_in_works(install: Callable[[str, str, str], None]) -> None:
    """The package that docs/writers.md shows is found by its name and writes what the page says."""
    blocks = dict(
        re.findall(r"^```(toml|python)\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    )
    [(name, target)] = tomllib.loads(blocks["toml"])["project"]["entry-points"][GROUP].items()
    install(name, target, blocks["python"])
    assert names() == (*WRITERS, name)
    text = b"".join(content(name, episode(3))).decode()
    assert text.splitlines() == [
        "0:00:00 Kapitel 1: Größe & Maß",
        "0:00:14 Kapitel 2: Größe & Maß",
        "0:00:28 Kapitel 3: Größe & Maß",
    ]


def test_an_unknown_writer_is_refused() -> None:
    """A name that no writer has is a setting that makes no sense; the message lists the names that exist."""
    with pytest.raises(SettingsError, match=r"unknown output 'pdf': known outputs: chapters, vtt, transcript, page"):
        writer("pdf")


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("raise RuntimeError('no licence')", "RuntimeError: no licence"),
        ("import no_such_module", "ModuleNotFoundError"),
        ("", "AttributeError"),
        ("class WRITER: suffix = '.x'", "AttributeError"),
        ("class WRITER: suffix = 'x'; media_type = 'a/b'; write = print", "its suffix 'x'"),
        ("class WRITER: suffix = '.mp3'; media_type = 'a/b'; write = print", "its suffix '.mp3'"),
        ("class WRITER: suffix = '.vtt'; media_type = 'a/b'; write = print", "its suffix '.vtt'"),
        ("class WRITER: suffix = './../x'; media_type = 'a/b'; write = print", "its suffix './../x'"),
        ("class WRITER: suffix = 5; media_type = 'a/b'; write = print", "its suffix 5"),
        ("class WRITER: suffix = '.x'; media_type = 'a/b'; write = None", "it lacks a media_type or a write function"),
    ],
)
def test_broken_plug_in_does_not_affect_other_writers(
    install: Callable[[str, str, str], None], source: str, reason: str
) -> None:
    """The message names the plug-in and the reason."""
    install("broken", "broken_writer_of_a_test:WRITER", source)
    with pytest.raises(OutputError) as caught:
        writer("broken")
    assert "cannot load the writer plug-in 'broken' (broken_writer_of_a_test:WRITER)" in caught.value.message
    assert reason in caught.value.message
    assert "broken" in names()
    assert b"".join(content("vtt", episode())).startswith(b"WEBVTT")


def test_error_of_a_plug_in_is_one_line(install: Callable[[str, str, str], None]) -> None:
    """The line names the plug-in."""
    source = (
        "class WRITER:\n suffix = '.x'\n media_type = 'a/b'\n def write(episode):\n  yield 'a'\n  raise KeyError(7)"
    )
    install("fails", "failing_writer_of_a_test:WRITER", source)
    with pytest.raises(OutputError, match=r"^the writer plug-in 'fails' failed: KeyError: 7: report it"):
        b"".join(content("fails", episode()))


def test_a_built_in_writer_is_never_replaced(install: Callable[[str, str, str], None]) -> None:
    """A plug-in with the name of a built-in writer is not loaded."""
    install("vtt", "other_vtt_of_a_test:WRITER", "raise RuntimeError")
    assert writer("vtt") is WRITERS["vtt"]
    assert names().count("vtt") == 1


def test_a_build_writes_what_is_named(install: Callable[[str, str, str], None], tmp_path: Path) -> None:
    """Files of opt-in writers and of plug-ins stand beside the MP3 if --only names them, and are in the manifest."""
    source = (
        "class WRITER:\n suffix = '.size'\n media_type = 'a/b'\n"
        " def write(episode):\n  yield str(len(episode.mp3.read_bytes()))"
    )
    install("size", "size_writer_of_a_test:WRITER", source)
    article = tmp_path / "zug.txt"
    article.write_text("Der Zug\n\nEr fährt wieder.\n", encoding="utf-8")
    out = tmp_path / "out"
    paths = [out / f"zug{suffix}" for suffix in (".mp3", ".srt", ".size", ".build.json")]
    build(article, out, "size", "srt", "mp3")
    assert sorted(out.iterdir()) == sorted(paths)
    assert paths[2].read_text(encoding="utf-8") == str(paths[0].stat().st_size)
    assert set(json.loads(paths[3].read_text(encoding="utf-8"))["files"]) == {"zug.mp3", "zug.srt", "zug.size"}


def test_also_adds_to_the_usual_files(tmp_path: Path) -> None:
    """--also writes a file in addition; a later build without it removes what would contradict the new MP3."""
    article = tmp_path / "zug.txt"
    article.write_text("Der Zug\n\nEr fährt wieder.\n", encoding="utf-8")
    run(article, tmp_path / "out", "--also", "srt,epub")
    found = {path.name.partition(".")[2] for path in (tmp_path / "out").iterdir()}
    assert found == {"mp3", "chapters.json", "vtt", "transcript.json", "html", "srt", "epub", "build.json"}
    article.write_text("Der Zug\n\nEr fährt nicht mehr.\n", encoding="utf-8")
    run(article, tmp_path / "out")
    assert not (tmp_path / "out" / "zug.srt").exists()


def build(article: Path, folder: Path, *only: str) -> None:
    """Build an episode with the engine that is silent, of the named files."""
    run(article, folder, "--only", ",".join(only))


def run(article: Path, folder: Path, *options: str) -> None:
    """Run `audiobuild make` with the engine that is silent."""
    result = CliRunner().invoke(app, ["make", str(article), "-e", "silent", "-q", "-o", f"{folder}/", *options])
    assert result.exit_code == 0, result.output
