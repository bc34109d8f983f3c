"""Locks: one holder at a time, whose process is named to those who wait."""

from __future__ import annotations

import os
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from audiobuild.storage import locks
from audiobuild.storage.locks import locked, try_lock

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Report a wait after the second attempt."""
    monkeypatch.setattr(locks, "PATIENCE_SECONDS", 2 * locks.POLL_SECONDS)


def test_a_wait_names_the_holder_once(tmp_path: Path) -> None:
    """A waiting process is notified once which process holds the lock, and acquires it after its release."""
    path = tmp_path / "lock"
    holders: list[str] = []
    with ExitStack() as other:
        other.enter_context(locked(path))

        def release(holder: str) -> None:
            holders.append(holder)
            other.close()

        with locked(path, release):
            assert try_lock(path) is None
    assert holders == [f"process {os.getpid()}"]
    assert not path.exists()


def test_free_lock_is_acquired_silently(tmp_path: Path) -> None:
    """Nothing is reported if nobody holds the lock, also if a killed process left its file."""
    (tmp_path / "lock").write_text("4711")
    with locked(tmp_path / "lock", pytest.fail):
        pass


@pytest.mark.parametrize("content", ["", "no number"])
def test_a_holder_that_is_unknown(tmp_path: Path, content: str) -> None:
    """A lock whose file names no process, as on a full disk, is held by another process."""
    path = tmp_path / "lock"
    holders: list[str] = []
    with ExitStack() as other:
        other.enter_context(locked(path))
        path.write_text(content)

        def release(holder: str) -> None:
            holders.append(holder)
            other.close()

        with locked(path, release):
            pass
    assert holders == ["another process"]
