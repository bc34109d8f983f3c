"""Progress of a build: a bar on a terminal, plain lines elsewhere, nothing with `--quiet`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from small_build import ARTICLE
from typer.testing import CliRunner

from audiobuild.cli import app
from audiobuild.cli.progress import progress
from audiobuild.pipeline import Note, Progress

if TYPE_CHECKING:
    from pathlib import Path

MAKE = ("make", "zug.txt", "-e", "espeak")


@pytest.fixture(autouse=True)
def _article(here: Path) -> None:
    """Write an article into the current folder, long enough for a progress bar to move."""
    text = ARTICLE + "\n\n".join(f"Satz Nummer {number} ist nicht kurz, und er wird gelesen." for number in range(60))
    (here / "zug.txt").write_text(text, encoding="utf-8")


def on_a_terminal(*options: str) -> tuple[str, str]:
    """Run with a pipe as standard output and a terminal as standard error, and return what each gets."""
    import pty  # noqa: PLC0415  # not on every system

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "audiobuild", *MAKE, *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs, stdin=subprocess.DEVNULL) as running:
        os.close(theirs)
        seen = b""
        try:
            while piece := os.read(ours, 65_536):
                seen += piece
        except OSError:  # Linux says so that the other side is closed
            pass
        assert running.stdout is not None
        results = running.stdout.read().decode()
    os.close(ours)
    assert running.returncode == 0
    return results, seen.decode()


def plain(seen: str) -> list[str]:
    """Return the contents of the terminal one after the other, without colours."""
    return re.split(r"[\r\n]+", re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", seen))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals there")
def test_a_terminal_shows_stage_count_and_time_left() -> None:
    """The bar names the stage, how much of how many is done, and when it will be; it is gone at the end."""
    results, seen = on_a_terminal()
    pictures = plain(seen)
    assert any(re.search(r"encoding .*\b[0-9]+/67 [0-9]:[0-9]{2}:[0-9]{2}", picture) for picture in pictures), pictures
    assert not any("?" in picture for picture in pictures), "nothing is shown before it is known"
    assert pictures[-2].startswith("audiobuild: ")
    assert seen.endswith("engine espeak\r\n")
    assert "\x1b" not in results
    assert results.startswith("audio/zug.mp3\n")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals there")
def test_no_bar_without_work() -> None:
    """A second run prints one line."""
    CliRunner().invoke(app, list(MAKE))
    _, seen = on_a_terminal()
    (line,) = filter(None, (picture.strip() for picture in plain(seen)))
    assert line.startswith("audiobuild: up to date")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals there")
def test_quiet_on_a_terminal() -> None:
    """Not even the cursor is hidden."""
    results, seen = on_a_terminal("--quiet")
    assert seen == ""
    assert results.startswith("audio/zug.mp3\n")


@pytest.mark.slow
def test_plain_lines_without_a_terminal() -> None:
    """A line when a stage begins and when it is done, no control characters, the result last."""
    errors = CliRunner().invoke(app, list(MAKE)).stderr
    lines = errors.splitlines()
    assert lines[0] == "encoding 0/67"
    assert "encoding 67/67" in lines
    assert next(line for line in lines if line.startswith("writing")) == "writing 0/5"
    assert lines[-2] == "writing 5/5"
    assert "engine espeak" in lines[-1]
    assert "\x1b" not in errors
    assert "\r" not in errors


def test_long_stages_print_a_line_every_five_seconds(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not a line for each chunk."""
    now = 0.0
    monkeypatch.setattr("audiobuild.cli.progress.time.monotonic", lambda: now)
    with progress(quiet=False) as tell:
        for done in range(21):
            tell(Progress("speak", done, 20))
            now += 1.0
    assert capsys.readouterr().err.splitlines() == [f"speaking {done}/20" for done in (0, 6, 12, 18, 20)]


def test_no_line_is_printed_twice(capsys: pytest.CaptureFixture[str]) -> None:
    """A stage whose work is all in the cache is done when it begins, and told so again when it ends."""
    with progress(quiet=False) as tell:
        for done in (0, 20, 20):
            tell(Progress("encode", done, 20))
        tell(Progress("write", 20, 20))
    assert capsys.readouterr().err.splitlines() == ["encoding 0/20", "encoding 20/20", "writing 20/20"]


def test_notes_are_printed_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    """A note is a line of its own; with --quiet it is not printed."""
    with progress(quiet=False) as tell:
        tell(Note("300 chapters are too many"))
    with progress(quiet=True) as tell:
        tell(Note("nobody hears this"))
    assert capsys.readouterr().err == "audiobuild: 300 chapters are too many\n"
