"""Files are written whole or not at all."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from audiobuild.errors import OutputError
from audiobuild.storage import atomic

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_appears_with_all_its_bytes_and_nothing_beside_it(tmp_path: Path) -> None:
    """What is written is there, in folders made for it, and no other file is."""
    place = tmp_path / "new" / "folder" / "file.mp3"
    atomic.write(place, b"sound")
    assert place.read_bytes() == b"sound"
    assert list(place.parent.iterdir()) == [place]


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    """An error while writing keeps what stood there, to the byte."""
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


def test_the_old_file_stands_until_the_new_one_is_complete(tmp_path: Path) -> None:
    """Whoever reads while we write still reads the old file."""
    place = tmp_path / "file.mp3"
    place.write_bytes(b"old")
    with atomic.replacing(place) as file:
        file.write(b"new")
        file.flush()
        assert place.read_bytes() == b"old"
    assert place.read_bytes() == b"new"


def test_a_new_file_has_the_rights_of_any_other(tmp_path: Path) -> None:
    """The file may be read by whom the user's mask allows, as if it were written plainly."""
    plain, ours = tmp_path / "plain", tmp_path / "ours"
    plain.write_bytes(b"")
    atomic.write(ours, b"")
    assert stat.S_IMODE(ours.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """A file where a folder should be is an error that names the place."""
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match=r"cannot write .*file[/\\]episode\.mp3"):
        atomic.write(tmp_path / "file" / "episode.mp3", b"")
