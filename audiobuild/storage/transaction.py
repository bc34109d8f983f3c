"""Transactions: several files of one folder are replaced together or not at all.

New files are written to a staging folder; a commit puts them in place (see `commit`). If the process is killed in
between, `recover` finds the journal in the abandoned staging folder and completes the plan.
"""

from __future__ import annotations

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING

from audiobuild.storage import staging
from audiobuild.storage.atomic import output_error
from audiobuild.storage.commit import Plan, apply, has_plan, resume, staged_path
from audiobuild.storage.locks import locked, try_lock, unlock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future
    from pathlib import Path

LOCK = f"{staging.PREFIX}commit"
"""Name of the file that locks a folder while files are put in place."""
_COPY_BYTES = 1 << 20


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
        staged = staged_path(self.stage, len(self.written))
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
            staged_path(self.stage, len(self.written)).hardlink_to(source)
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
        stage.close(keep=has_plan(stage.path))


def recover(folder: Path) -> None:
    """Complete or undo what killed processes left in `folder`, and remove their staging folders.

    Raises:
        OutputError: an unfinished transaction cannot be completed or undone.
    """
    for stage in staging.abandoned(folder):
        try:
            if has_plan(stage.path):
                with locked(folder / LOCK):
                    resume(folder, stage.path)
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
    plan = Plan(files.stage, tuple(files.written), tuple(files.removed))
    try:
        with locked(files.folder / LOCK):
            plan.save(files.folder)
            apply(plan)
    except OSError as error:
        raise output_error(files.folder, error) from error


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
