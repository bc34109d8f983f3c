"""Transactions: several files of one folder are replaced together or not at all.

New files are written to a staging folder. Committing first records the plan in a journal there, then puts one file
after the other in place and keeps each old one as a hard link. If a step fails, the steps before it are undone. If the
process is killed in between, `recover` finds the journal in the abandoned staging folder and completes the plan.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING

from audiobuild.errors import OutputError
from audiobuild.storage import staging
from audiobuild.storage.atomic import output_error, replace
from audiobuild.storage.locks import locked, try_lock, unlock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future
    from pathlib import Path

LOCK = f"{staging.PREFIX}commit"
"""Name of the file that locks a folder while files are put in place."""
_COPY_BYTES = 1 << 20
_JOURNAL = "journal"
_UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Transaction:
    """Files that will be written to, or removed from, one folder and those below it."""

    folder: Path
    stage: Path
    disk: ThreadPoolExecutor
    """Brings finished files to the disk while the next ones are written."""
    written: list[Path] = field(default_factory=list)
    synced: list[Future[object]] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)

    @contextmanager
    def open(self, path: Path) -> Iterator[IO[bytes]]:
        """Open a new binary file, for writing and reading, that will be put at `path` with all others.

        Raises:
            OutputError: the disk is full, or the staging folder is gone.
        """
        staged = _new(self.stage, len(self.written))
        try:
            with staged.open("xb+") as file:
                self.written.append(path)
                yield file
        except OSError as error:
            raise output_error(path, error) from error
        self.synced.append(self.disk.submit(_sync, staged))

    def write(self, path: Path, data: bytes) -> None:
        """Stage `data` as the new content of `path`.

        Raises:
            OutputError: the disk is full, or the staging folder is gone.
        """
        with self.open(path) as file:
            file.write(data)

    def link(self, source: Path, path: Path) -> None:
        """Stage a file as the new content of `path`: as a hard link, or as a copy if that is impossible.

        Raises:
            OutputError: `source` cannot be read, the disk is full, or the staging folder is gone.
        """
        try:
            _new(self.stage, len(self.written)).hardlink_to(source)
        except OSError:  # another file system, or one without hard links
            with self.open(path) as file, source.open("rb") as data:
                shutil.copyfileobj(data, file, _COPY_BYTES)
        else:
            self.written.append(path)
            self.synced.append(self.disk.submit(int))  # the bytes of a linked file are on the disk already

    def remove(self, path: Path) -> None:
        """Remove `path`, if it exists, when the others are put in place."""
        self.removed.append(path)


@contextmanager
def transaction(folder: Path) -> Iterator[Transaction]:
    """Stage files for `folder`; put all of them in place when the block ends without an error, else none.

    Missing folders are created. Readers never see a part of a file, and another process that commits to the same
    folder waits, so that the files of two transactions never mix.

    Raises:
        OutputError: a file cannot be written or replaced; then every old file is in its place again.
    """
    try:
        stage = staging.create(folder)
    except OSError as error:
        raise output_error(folder, error) from error
    try:
        with ThreadPoolExecutor(1) as disk:
            files = Transaction(folder, stage.path, disk)
            yield files
            _commit(files)
    finally:
        # A plan that could neither be completed nor undone stays for `recover`.
        stage.close(keep=_has_plan(stage.path))


def recover(folder: Path) -> None:
    """Complete or undo what killed processes left in `folder`, and remove their staging folders.

    Raises:
        OutputError: an unfinished transaction cannot be completed or undone.
    """
    for stage in staging.abandoned(folder):
        try:
            if _has_plan(stage.path):
                with locked(folder / LOCK):
                    _resume(folder, stage.path)
        except OSError as error:
            stage.close(keep=True)
            raise output_error(folder, error) from error
        except BaseException:
            stage.close(keep=True)
            raise
        stage.close()
    lock = folder / LOCK
    if lock.exists() and (descriptor := try_lock(lock)) is not None:
        unlock(descriptor, lock)


def _commit(files: Transaction) -> None:
    for path, synced in zip(files.written, files.synced, strict=True):
        try:
            synced.result()
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise output_error(path, error) from error
    plan = _Plan(files.stage, tuple(files.written), tuple(files.removed))
    try:
        with locked(files.folder / LOCK):
            plan.save(files.folder)
            _apply(plan)
    except OSError as error:
        raise output_error(files.folder, error) from error


def _resume(folder: Path, stage: Path) -> None:
    """Complete the plan of an abandoned staging folder; undo it if that fails or had begun."""
    undoing = (stage / _UNDO).exists()
    plan = _Plan.load(folder, stage, stage / (_UNDO if undoing else _JOURNAL))
    if undoing:
        _undo(plan)
    else:
        _apply(plan)


def _apply(plan: _Plan) -> None:
    """Put every file in place; called again after a kill, go on at the first file that is missing.

    Raises:
        OutputError: a file cannot be replaced; those before it are restored.
    """
    try:
        for index, path in enumerate(plan.written):
            with _errors_name(path):
                if plan.new(index).exists():
                    _keep_old(plan.old(index), path)
                    replace(plan.new(index), path)
        for index, path in enumerate(plan.removed, start=len(plan.written)):
            with _errors_name(path), suppress(FileNotFoundError):
                if not plan.old(index).exists():
                    replace(path, plan.old(index))
        _sync_folders({path.parent for path in (*plan.written, *plan.removed)})
    except BaseException:
        (plan.stage / _JOURNAL).replace(plan.stage / _UNDO)
        _undo(plan)
        raise
    with suppress(OSError):  # every file is in place; `recover` would find nothing left to do
        (plan.stage / _JOURNAL).unlink()


def _undo(plan: _Plan) -> None:
    """Restore every old file and remove every new one.

    Raises:
        OutputError: a file cannot be restored now; the next run tries again.
    """
    for index, path in reversed(list(enumerate((*plan.written, *plan.removed)))):
        try:
            if plan.old(index).exists():
                replace(plan.old(index), path)
            elif index < len(plan.written) and not plan.new(index).exists():
                path.unlink(missing_ok=True)
        except OSError as error:
            raise OutputError(
                f"cannot restore {path}: {error.strerror or error}",
                "close the program that uses it and run the same command again",
            ) from error
    (plan.stage / _UNDO).unlink()


def _keep_old(old: Path, path: Path) -> None:
    """Keep the file at `path` as a hard link; move it where the file system has no links."""
    if not path.exists():
        return
    old.unlink(missing_ok=True)
    try:
        old.hardlink_to(path)
    except OSError:
        if path.is_dir():
            raise
        replace(path, old)


@contextmanager
def _errors_name(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise output_error(path, error) from error


@dataclass(frozen=True, slots=True)
class _Plan:
    """The steps of a commit, as its journal records them."""

    stage: Path
    written: tuple[Path, ...]
    removed: tuple[Path, ...]

    def new(self, index: int) -> Path:
        """Return where the new content of a file is staged."""
        return _new(self.stage, index)

    def old(self, index: int) -> Path:
        """Return where the old content of a file is kept."""
        return self.stage / f"{index}.old"

    def save(self, folder: Path) -> None:
        """Write the journal: from now on, the plan survives a kill."""
        names = {
            "written": [os.path.relpath(path, folder) for path in self.written],
            "removed": [os.path.relpath(path, folder) for path in self.removed],
        }
        draft = self.stage / "draft"
        with draft.open("w", encoding="utf-8") as file:
            json.dump(names, file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.stage / _JOURNAL)

    @classmethod
    def load(cls, folder: Path, stage: Path, journal: Path) -> _Plan:
        """Read a journal."""
        names = json.loads(journal.read_text(encoding="utf-8"))
        written, removed = ([folder / name for name in names[kind]] for kind in ("written", "removed"))
        return cls(stage, tuple(written), tuple(removed))


def _has_plan(stage: Path) -> bool:
    return (stage / _JOURNAL).exists() or (stage / _UNDO).exists()


def _new(stage: Path, index: int) -> Path:
    return stage / f"{index}.new"


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folders(folders: set[Path]) -> None:
    """Bring the new names to the disk, on systems where a folder can be synchronised."""
    if sys.platform == "win32":
        return
    for folder in folders:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
