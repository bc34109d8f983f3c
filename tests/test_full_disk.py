"""Full disks, missing permissions and closed pipes: one line names the cause, and existing files are unchanged."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from small_build import ARTICLE, make
from typer.testing import CliRunner

from audiobuild.cli import app
from audiobuild.storage import cache

COMMAND = (sys.executable, "-m", "audiobuild")
MAKE = ("make", "zug.txt", "-e", "espeak")
LIMITED = """
import resource, sys
size = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
from audiobuild.__main__ import run
run()
"""
"""audiobuild where no file may grow over a size: as on a disk that fills up in the middle of a file."""
NO_ROOM_FOR_THE_MP3 = 200_000
"""Bytes: more than any section and less than the MP3."""
NO_ROOM_FOR_A_SECTION = 10_000

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="limits, pipes and signals are others there"),
]


@pytest.fixture(autouse=True)
def article(here: Path) -> Path:
    """Write an article into the current folder."""
    path = here / "zug.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def limited(size: int, *options: str) -> subprocess.CompletedProcess[str]:
    """Run `make` where no file may have more than `size` bytes."""
    command = [sys.executable, "-c", LIMITED, str(size), *MAKE, "-q", *options]
    # Where coverage is measured, its file would be the first that has no room.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder, hidden ones too."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def only_line(stderr: str) -> str:
    """Return the message, if it is one line."""
    (line,) = stderr.splitlines()
    assert line.startswith("audiobuild: ")
    return line


@pytest.mark.slow
@pytest.mark.parametrize("old", [True, False])
def test_full_disk_keeps_the_old_episode(here: Path, article: Path, *, old: bool) -> None:
    """Exit code 1, one line with the file and a hint; old files unchanged, no part of a new one."""
    if old:
        CliRunner().invoke(app, [*MAKE, "-q"])
    before = contents(here / "audio") if old else {}
    article.write_text(ARTICLE.replace("Schüler", "Lehrer"), encoding="utf-8")
    done = limited(NO_ROOM_FOR_THE_MP3)
    assert done.returncode == 1
    assert done.stdout == ""
    line = only_line(done.stderr)
    assert "cannot write audio/zug.mp3: File too large" in line
    assert line.endswith("choose another place with --output, or free disk space")
    assert contents(here / "audio") == before


def test_sections_are_reused_after_a_full_disk() -> None:
    """The sections made before the disk was full are used."""
    limited(NO_ROOM_FOR_THE_MP3)
    frames = cache.default_folder() / cache.FRAMES
    kept = {path: path.stat().st_mtime_ns for path in frames.glob("??/*")}
    assert kept
    assert CliRunner().invoke(app, [*MAKE, "-q"]).exit_code == 0
    assert {path: path.stat().st_mtime_ns for path in frames.glob("??/*")} == kept


@pytest.mark.parametrize("options", [(), ("--no-cache",)])
def test_full_disk_of_the_cache_is_an_error_with_a_hint(here: Path, options: tuple[str, ...]) -> None:
    """Exit status 1, one line that says how to free space, no files written, no partial cache entries."""
    done = limited(NO_ROOM_FOR_A_SECTION, *options)
    assert done.returncode == 1
    assert "AUDIOBUILD_CACHE" in only_line(done.stderr)
    assert not (here / "audio").exists()
    folder = cache.default_folder()
    assert not [path for path in folder.rglob("*") if path.name.endswith(".part")]


def test_cache_folder_that_cannot_be_created_is_an_error(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is in the place of its folder."""
    monkeypatch.setenv("AUDIOBUILD_CACHE", str(here / "zug.txt"))
    result = CliRunner().invoke(app, [*MAKE, "-q"])
    assert result.exit_code == 1
    assert "AUDIOBUILD_CACHE" in only_line(result.stderr)


@pytest.mark.parametrize("name", ["zug.mp3", "zug.vtt", "zug.build.json", "zug.html"])
def test_folder_in_place_of_a_file_is_an_error_before_synthesis(here: Path, name: str) -> None:
    """No file is written and nothing is spoken if one of the files cannot be written."""
    (here / "audio" / name).mkdir(parents=True)
    result = CliRunner().invoke(app, list(MAKE))
    assert result.exit_code == 1
    assert f"cannot write audio/{name}: it is a directory" in only_line(result.stderr)
    assert [path.name for path in (here / "audio").iterdir()] == [name]
    assert not cache.default_folder().exists() or not list(cache.default_folder().iterdir())


@pytest.mark.parametrize("output", ["zug.txt", "zug.txt/deep/er", "zug.txt/einer.mp3"])
def test_file_in_place_of_a_folder_is_an_error_before_synthesis(output: str) -> None:
    """The line names it."""
    result = CliRunner().invoke(app, [*MAKE, "-o", output])
    assert result.exit_code == 1
    assert "zug.txt is not a directory: choose another place with --output" in only_line(result.stderr)


def test_name_too_long_for_the_disk_is_an_error() -> None:
    """One line, whatever error the system raises."""
    result = CliRunner().invoke(app, [*MAKE, "-q", "-o", f"{'lang' * 100}.mp3"])
    assert result.exit_code == 1
    assert "cannot write" in only_line(result.stderr)


@pytest.mark.parametrize("command", [MAKE, ("script", "zug.txt"), ("voices",), ("cache", "info"), ("--help",)])
def test_closed_pipe_is_no_error(command: tuple[str, ...]) -> None:
    """With a closed standard output, as with `| head -0`, the build finishes without a message."""
    with subprocess.Popen([*COMMAND, *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        errors = running.stderr.read()
    assert "Traceback" not in errors
    assert "Exception" not in errors
    assert running.returncode in (0, 1)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
@pytest.mark.parametrize(
    "command", [("--help",), ("--version",), ("make", "--help"), ("script", "zug.txt"), ("voices",)]
)
def test_standard_output_on_a_full_disk_is_one_line(command: tuple[str, ...]) -> None:
    """Also for output of Typer."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*COMMAND, *command], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert "No space left on device" in only_line(done.stderr)
    assert done.returncode == 1


@pytest.mark.parametrize("command", [MAKE, ("script", "zug.txt"), ("voices",), ("check", "zug.mp3")])
def test_missing_standard_output_is_no_error(here: Path, command: tuple[str, ...]) -> None:
    """With `>&-` the files are built."""
    closed = ("/bin/sh", "-c", 'exec "$@" >&-', "sh")
    if command[0] == "check":
        make(here)
    done = subprocess.run([*closed, *COMMAND, *command], capture_output=True, text=True, check=False)
    assert done.stderr.count("\n") == 0 or command == MAKE
    assert done.returncode == 0
    assert command != MAKE or (here / "audio/zug.mp3").exists()


def test_ctrl_c_with_no_cache_removes_the_temporary_folder(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 130 and one line."""
    text = ARTICLE + "\n\n".join(f"Satz Nummer {number} ist nicht kurz, und er wird gelesen." for number in range(2000))
    (here / "zug.txt").write_text(text, encoding="utf-8")
    (here / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(here / "tmp"))
    with subprocess.Popen([*COMMAND, *MAKE, "--no-cache"], stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        assert running.stderr.readline().startswith("encoding")
        time.sleep(0.5)
        running.send_signal(signal.SIGINT)
        errors = running.stderr.read()
    assert running.returncode == 130
    assert errors.splitlines()[-1] == "audiobuild: interrupted; run the same command again to resume"
    assert "Traceback" not in errors
    assert not list((here / "tmp").glob(".audiobuild-*"))


def test_open_file_of_the_old_episode_stays_readable(here: Path, article: Path) -> None:
    """The new file takes the name; the old one, open elsewhere, is unchanged."""
    CliRunner().invoke(app, [*MAKE, "-q"])
    before = (here / "audio/zug.mp3").read_bytes()
    with (here / "audio/zug.mp3").open("rb") as playing:
        article.write_text(ARTICLE.replace("Schüler", "Lehrer"), encoding="utf-8")
        assert CliRunner().invoke(app, [*MAKE, "-q"]).exit_code == 0
        assert playing.read() == before
    assert (here / "audio/zug.mp3").read_bytes() != before
