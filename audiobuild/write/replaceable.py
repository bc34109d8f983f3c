"""Which files a build may replace: those of an earlier build, never a source or what audiobuild has not written."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from audiobuild.errors import OutputError
from audiobuild.outputs import AUDIO
from audiobuild.storage.locks import locked
from audiobuild.storage.transaction import LOCK
from audiobuild.write import manifest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audiobuild.write.target import Target

_MARK = b"audiobuild"
"""In the tag of every MP3, and the generator of every page."""
_MARKED = {*AUDIO, "page"}
"""Names of the files that bear it."""
_HEAD = 1 << 19
"""Bytes of a file that are searched for it: the tag of an MP3 has at most 300 KB."""


def check_replaceable(target: Target, read: Iterable[str]) -> None:
    """Check, before the long work, that nothing is lost when the files of an episode take their places.

    Empty files may be replaced, and so may the audio file that the user named.

    Args:
        target: the paths.
        read: files that the build reads; others, such as addresses, are ignored.

    Raises:
        OutputError: the build reads a file that it would replace, or an earlier build has not written it.
    """
    for path, source in product(target.paths, read):
        if _same(path, source):
            raise made_from(path)
    if _foreign(target):
        with locked(target.mp3.parent / LOCK):  # another process may just put the same episode in place
            foreign = _foreign(target)
        if foreign:
            raise OutputError(
                f"cannot write {foreign}: a file that audiobuild has not written has this name",
                "move it, or choose another place with --output",
            )


def made_from(place: Path | str) -> OutputError:
    """Return the error that a build would replace a file, or an object on object storage, that it reads."""
    return OutputError(f"cannot write {place}: the episode is made from it", "choose another place with --output")


def other_source(target: Target, source: str) -> str:
    """Return the source of the episode at `target` if that is another file than `source`, and both exist; else ""."""
    earlier = manifest.source(target.manifest)
    try:
        return "" if Path(earlier).samefile(source) else earlier
    except (OSError, ValueError):  # one of them was moved, or is no file
        return ""


def _same(path: Path, other: str) -> bool:
    try:
        return path.samefile(other)
    except (OSError, ValueError):  # one does not exist, or cannot be the name of a file
        return False


def _foreign(target: Target) -> Path | None:
    """Return a file that an episode would replace, though it is not known to be one of its own."""
    known = _known(target)
    found = (path for _, path in target.files if path.name not in known)
    return next((path for path in found if path.exists() and path.stat().st_size), None)


def _known(target: Target) -> set[str]:
    """Return the names of the files that may be replaced: what an earlier build wrote, and what the user named."""
    named = {target.sound.name} if target.is_named else set()
    every = {path.name for _, path in target.files}
    try:
        is_intact = manifest.is_intact(target.manifest.read_bytes())
    except OSError:  # lost, perhaps
        return every if any(name in _MARKED and _is_marked(path) for name, path in target.files) else named
    return named | (set(manifest.listed(target.manifest)) if is_intact else every)


def _is_marked(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return _MARK in file.read(_HEAD)
    except OSError:
        return False
