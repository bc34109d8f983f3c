"""A watched folder: what appears or changes is built, and nothing stops it but a signal."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from audiobuild.errors import SourceError
from audiobuild.watch import changed_articles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TEXT = "Ein Titel\n\nEin Absatz, der lang genug ist, um eine Folge zu sein.\n"
EPISODES = ("first", "second")
PATIENCE = 120
"""Seconds after which something that should happen is taken not to; it does not measure anything."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the tests send signals")


def until(condition: Callable[[], bool]) -> None:
    """Wait until something holds.

    Raises:
        AssertionError: it never does.
    """
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.fixture
def watching(here: Path) -> Iterator[subprocess.Popen[str]]:
    """Start a watch of the folder `in`."""
    (here / "in").mkdir()
    (here / "in" / "first.txt").write_text(TEXT, encoding="utf-8")
    (here / "names.tsv").write_text("Lindau\tLindau\n", encoding="utf-8")
    command = [sys.executable, "-m", "audiobuild", "watch", "in", "-e", "silent", "-o", "out", "--lexicon", "names.tsv"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as running:
        assert running.stderr is not None
        lines = iter(running.stderr.readline, "")
        assert any("watching in" in line for line in lines)
        yield running
        running.kill()


@pytest.mark.slow
def test_what_appears_or_changes_is_built(here: Path, watching: subprocess.Popen[str]) -> None:
    """Old, new and changed articles are built; errors are reported; a signal ends it cleanly."""
    assert (here / "out" / "first.mp3").exists()
    (here / "in" / "second.txt").write_text(TEXT, encoding="utf-8")
    until((here / "out" / "second.mp3").exists)
    (here / "in" / "bad.txt").write_text("", encoding="utf-8")
    (here / "in" / "first.txt").write_text(TEXT.replace("lang", "kurz"), encoding="utf-8")
    until(lambda: "kurz" in (here / "out" / "first.html").read_text(encoding="utf-8"))
    names = [json.loads((here / "out" / f"{name}.build.json").read_bytes())["source"]["name"] for name in EPISODES]
    assert names == ["in/first.txt", "in/second.txt"]  # so that a later run finds them up to date
    (here / "names.tsv").unlink()
    (here / "in" / "third.txt").write_text(TEXT, encoding="utf-8")
    assert watching.stderr is not None
    messages = ""
    while "cannot build: cannot read names.tsv" not in messages:
        messages += watching.stderr.readline()
    assert "bad.txt" in messages
    assert "audiobuild: in/second.txt: 0:0" in messages
    (here / "names.tsv").write_text("Lindau\tLindau\n", encoding="utf-8")
    (here / "in" / "third.txt").write_text(f"{TEXT} ", encoding="utf-8")
    until((here / "out" / "third.mp3").exists)
    watching.send_signal(signal.SIGTERM)
    assert watching.wait(PATIENCE) == 0
    messages += watching.stderr.read()
    assert "Traceback" not in messages
    assert not [path for path in (here / "out").iterdir() if path.name.startswith(".")]


@pytest.mark.slow
def test_a_file_that_is_being_written_is_held_back(tmp_path: Path) -> None:
    """A file that grows is yielded once, when it is complete."""
    stop = threading.Event()
    seen: list[tuple[Path, bytes]] = []

    def watch() -> None:
        for paths in changed_articles(tmp_path, list, lambda path: path.suffix == ".txt", recursive=True, stop=stop):
            seen.extend((path, path.read_bytes()) for path in paths)

    thread = threading.Thread(target=watch)
    thread.start()
    time.sleep(0.5)
    with (tmp_path / "a.txt").open("wb") as file:
        for part in range(10):
            file.write(bytes([65 + part]))
            file.flush()
            os.fsync(file.fileno())
            time.sleep(0.2)
    (tmp_path / "b.dat").write_bytes(b"")
    until(lambda: bool(seen))
    stop.set()
    thread.join()
    assert seen[0] == (tmp_path / "a.txt", b"ABCDEFGHIJ")


def test_a_folder_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    """The message names it."""
    with pytest.raises(SourceError, match="nowhere is not a directory"):
        next(changed_articles(tmp_path / "nowhere", list, lambda _: True, recursive=False, stop=threading.Event()))
