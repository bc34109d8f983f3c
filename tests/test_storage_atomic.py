"""Files are written whole or not at all."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from audiobuild.errors import OutputError
from audiobuild.storage import atomic

if TYPE_CHECKING:
    from pathlib import Path


def test_file_is_written_completely(tmp_path: Path) -> None:
    """Missing folders are created, and no temporary file is left."""
    place = tmp_path / "new" / "folder" / "file.mp3"
    atomic.write(place, b"sound")
    assert place.read_bytes() == b"sound"
    assert list(place.parent.iterdir()) == [place]


def test_failure_keeps_the_old_file(tmp_path: Path) -> None:
    """To the byte, and no temporary file is left."""
    place = tmp_path / "file.mp3"
    place.write_bytes(b"old")

    def fail() -> None:
        with atomic.replacing(place) as file:
            file.write(b"half of the n")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert place.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [place]


def test_old_file_is_readable_until_the_new_one_is_complete(tmp_path: Path) -> None:
    """A reader during the write still gets the old file."""
    place = tmp_path / "file.mp3"
    place.write_bytes(b"old")
    with atomic.replacing(place) as file:
        file.write(b"new")
        file.flush()
        assert place.read_bytes() == b"old"
    assert place.read_bytes() == b"new"


def test_new_file_has_default_permissions(tmp_path: Path) -> None:
    """Those of the user's mask, as if it were written by `open`."""
    plain, ours = tmp_path / "plain", tmp_path / "ours"
    plain.write_bytes(b"")
    atomic.write(ours, b"")
    assert stat.S_IMODE(ours.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """A file where a folder should be is an error that names the place."""
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match=r"cannot write .*file[/\\]episode\.mp3"):
        atomic.write(tmp_path / "file" / "episode.mp3", b"")
