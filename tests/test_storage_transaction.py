"""Files of one folder are replaced together or not at all, whatever fails and whenever the process is killed."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from audiobuild.errors import OutputError
from audiobuild.storage import staging
from audiobuild.storage.transaction import LOCK, recover, transaction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CALLS = ("replace", "rename", "link", "unlink", "fsync", "mkdir", "open", "rmdir")
"""System calls of `os` that a commit makes, directly or through pathlib and tempfile."""
OLD = {"a.mp3": b"old sound", "a.vtt": b"old words", "a.html": b"old page"}
NEW = {"a.mp3": b"new sound", "a.vtt": b"new words", "a.build.json": b"new manifest"}
"""`a.html` is removed, and `a.build.json` did not exist before."""


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, hidden ones too."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def fill(folder: Path) -> None:
    """Write the old files."""
    folder.mkdir()
    for name, data in OLD.items():
        (folder / name).write_bytes(data)


def deliver(folder: Path) -> None:
    """Replace the old files by the new ones."""
    with transaction(folder) as files:
        for name, data in NEW.items():
            files.write(folder / name, data)
        files.remove(folder / "a.html")


def counted(monkeypatch: pytest.MonkeyPatch, act: Callable[[int], None]) -> None:
    """Call `act` with the number of each system call before it is made."""
    number = iter(range(10**6))

    def wrapped(name: str) -> Callable[..., object]:
        real = getattr(os, name)

        def call(*arguments: object, **options: object) -> object:
            act(next(number))
            return real(*arguments, **options)

        return call

    for name in CALLS:
        monkeypatch.setattr(os, name, wrapped(name))


def calls_of_a_delivery(tmp_path: Path) -> int:
    """Count the system calls of a delivery that nothing disturbs."""
    fill(tmp_path / "counted")
    made: list[int] = []
    with pytest.MonkeyPatch.context() as patch:
        counted(patch, made.append)
        deliver(tmp_path / "counted")
    return len(made)


def test_all_files_are_replaced(tmp_path: Path) -> None:
    """The new files are in place, what is removed is gone, and nothing else is left in the folder."""
    fill(tmp_path / "audio")
    deliver(tmp_path / "audio")
    assert contents(tmp_path / "audio") == NEW


def test_missing_folders_are_created(tmp_path: Path) -> None:
    """The first episode of a show needs no folder."""
    with transaction(tmp_path / "new" / "audio") as files:
        files.write(tmp_path / "new" / "audio" / "deep" / "a.mp3", b"sound")
    assert contents(tmp_path) == {os.path.join("new", "audio", "deep", "a.mp3"): b"sound"}  # noqa: PTH118  # a name


def test_an_error_while_writing_changes_nothing(tmp_path: Path) -> None:
    """The old files stay to the byte, and no staging folder is left."""
    fill(tmp_path / "audio")

    def fail() -> None:
        with transaction(tmp_path / "audio") as files:
            files.write(tmp_path / "audio" / "a.mp3", b"half of the n")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert contents(tmp_path / "audio") == OLD


def test_each_system_call_may_fail(tmp_path: Path) -> None:
    """Whichever call fails, all old files stand or all new ones do, and the next run leaves nothing else."""
    for failing in range(calls_of_a_delivery(tmp_path)):
        folder = tmp_path / f"audio{failing}"
        fill(folder)

        def fail(number: int, failing: int = failing) -> None:
            if number == failing:
                raise PermissionError(13, "held open by another program")

        with pytest.MonkeyPatch.context() as patch:
            counted(patch, fail)
            try:
                deliver(folder)
            except OutputError:
                complete = False
            else:
                complete = True
        visible = {name: data for name, data in contents(folder).items() if not name.startswith(".")}
        assert visible == (NEW if complete else OLD), failing
        recover(folder)
        assert contents(folder) == (NEW if complete else OLD), failing


def test_a_file_that_stays_open_is_restored_later(tmp_path: Path) -> None:
    """If even undoing fails, as on Windows while a player has a file open, the next run undoes the rest."""
    fill(tmp_path / "audio")
    calls = calls_of_a_delivery(tmp_path)
    for first in range(calls):
        folder = tmp_path / f"audio{first}"
        fill(folder)

        def fail(number: int, first: int = first) -> None:
            if number >= first:
                raise PermissionError(13, "held open by another program")

        with pytest.MonkeyPatch.context() as patch:
            counted(patch, fail)
            with suppress(OutputError):
                deliver(folder)
        recover(folder)
        assert contents(folder) in (OLD, NEW), first


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
def test_a_kill_at_any_moment_is_completed_or_undone(tmp_path: Path) -> None:
    """A process that dies before any of its system calls leaves what the next run makes whole, and nothing more."""
    for fatal in range(calls_of_a_delivery(tmp_path)):
        folder = tmp_path / f"audio{fatal}"
        fill(folder)
        child = os.fork()
        if not child:

            def die(number: int, fatal: int = fatal) -> None:
                if number == fatal:
                    os._exit(9)

            counted(pytest.MonkeyPatch(), die)
            deliver(folder)
            os._exit(0)
        os.waitpid(child, 0)
        recover(folder)
        assert contents(folder) in (OLD, NEW), fatal
        assert sorted(folder.iterdir()) == sorted(folder / name for name in contents(folder)), fatal


def test_staging_folder_of_a_running_process_is_kept(tmp_path: Path) -> None:
    """Recovery during another build does not touch its files."""
    with transaction(tmp_path) as files:
        files.write(tmp_path / "a.mp3", b"sound")
        recover(tmp_path)
    assert contents(tmp_path) == {"a.mp3": b"sound"}


def test_concurrent_deliveries_do_not_mix(tmp_path: Path) -> None:
    """At the end the files of one of them are there."""

    def run(word: bytes) -> None:
        for _ in range(20):
            with transaction(tmp_path) as files:
                for name in NEW:
                    files.write(tmp_path / name, word)

    threads = [threading.Thread(target=run, args=(word,)) for word in (b"one", b"two", b"three")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(contents(tmp_path).values())) == 1
    assert set(contents(tmp_path)) == set(NEW)


@pytest.mark.parametrize("letter", ["a", "ü", "漢", "😀"])
def test_names_may_be_as_long_as_the_file_system_allows(tmp_path: Path, letter: str) -> None:
    """Staged files have short names of their own."""
    name = (letter * 300).encode()[: 251 // len(letter.encode()) * len(letter.encode())].decode() + ".mp3"
    deep = tmp_path / name
    with transaction(tmp_path) as files:
        files.write(deep, b"sound")
    assert deep.read_bytes() == b"sound"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has access lists instead of mode bits")
def test_staged_files_are_private(tmp_path: Path) -> None:
    """Nobody else can read what is not delivered yet, and what is delivered has the usual rights."""
    (tmp_path / "plain").write_bytes(b"")
    with transaction(tmp_path) as files:
        files.write(tmp_path / "a.mp3", b"sound")
        assert [path.stat().st_mode & 0o077 for path in staged(tmp_path)] == [0]
    assert (tmp_path / "a.mp3").stat().st_mode == (tmp_path / "plain").stat().st_mode


def staged(folder: Path) -> Iterator[Path]:
    """Yield the staging folders."""
    return (path for path in folder.iterdir() if path.name.startswith(staging.PREFIX) and path.name != LOCK)


def test_many_processes_create_and_sweep_at_the_same_time(tmp_path: Path) -> None:
    """No sweep takes a folder from the process that has just created it, and nothing is left at the end."""
    code = (
        "import sys; from pathlib import Path; from audiobuild.storage import staging\n"
        "for _ in range(150):\n"
        "    for stage in staging.abandoned(Path(sys.argv[1])): stage.close()\n"
        "    with staging.staging(Path(sys.argv[1])) as stage: (stage / 'file').write_bytes(b'')\n"
    )
    runs = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path)]) for _ in range(4)]
    assert [run.wait() for run in runs] == [0] * 4
    assert list(tmp_path.iterdir()) == []
