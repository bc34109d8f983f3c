"""Commits: staged files are put in place by a plan that is recorded first, and can be completed or undone after a kill.

The journal with the plan is in the staging folder. Files are put in place one after the other, each old one is kept as
a hard link, and if a step fails, the steps before it are undone.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobuild.errors import OutputError
from audiobuild.storage.atomic import output_error, replace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_JOURNAL = "journal"
_UNDO = "undo"
"""Name of the journal of a commit that is being undone."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps of a commit, as its journal records them."""

    stage: Path
    written: tuple[Path, ...]
    removed: tuple[Path, ...]

    def new(self, index: int) -> Path:
        """Return where the new content of a file is staged."""
        return staged_path(self.stage, index)

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
    def load(cls, folder: Path, stage: Path, journal: Path) -> Plan:
        """Read a journal."""
        names = json.loads(journal.read_text(encoding="utf-8"))
        written, removed = ([folder / name for name in names[kind]] for kind in ("written", "removed"))
        return cls(stage, tuple(written), tuple(removed))


def has_plan(stage: Path) -> bool:
    """Return whether a staging folder has the journal of a commit that is unfinished."""
    return (stage / _JOURNAL).exists() or (stage / _UNDO).exists()


def resume(folder: Path, stage: Path) -> None:
    """Complete the plan of an abandoned staging folder; undo it if that fails or had begun."""
    undoing = (stage / _UNDO).exists()
    plan = Plan.load(folder, stage, stage / (_UNDO if undoing else _JOURNAL))
    if undoing:
        _undo(plan)
    else:
        apply(plan)


def apply(plan: Plan) -> None:
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


def _undo(plan: Plan) -> None:
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


def staged_path(stage: Path, index: int) -> Path:
    """Return where the new content of a file is staged."""
    return stage / f"{index}.new"
