"""Where an episode goes: the MP3, the files beside it, and the ledger."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobuild.errors import OutputError, SettingsError
from audiobuild.write import BESIDE, manifest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MP3 = "mp3"
FILES = (MP3, *BESIDE)
"""What ``--only`` can name."""


@dataclass(frozen=True, slots=True)
class Target:
    """The places of an episode's files."""

    mp3: Path
    """Where the MP3 is, or would be."""
    files: tuple[tuple[str, Path], ...]
    """What is written, by the names of `FILES`, the ledger aside."""

    @property
    def ledger(self) -> Path:
        """Where the ledger is."""
        return manifest.beside(self.mp3)

    @property
    def paths(self) -> tuple[Path, ...]:
        """Every file, the MP3 first and the ledger last."""
        return (*(path for _, path in self.files), self.ledger)


def target(mp3: Path, only: Iterable[str] = ()) -> Target:
    """The places for an episode at `mp3`: of every file, or `only` of some.

    Raises:
        SettingsError: `only` names a file there is not.
    """
    chosen = tuple(only) or FILES
    unknown = sorted(set(chosen) - set(FILES))
    if unknown:
        raise SettingsError(f"there is no file called {unknown[0]!r} to write", f"there are: {', '.join(FILES)}")
    places = {MP3: mp3} | {name: mp3.with_name(mp3.stem + kind.suffix) for name, kind in BESIDE.items()}
    return Target(mp3, tuple((name, path) for name, path in places.items() if name in chosen))


def admit(target: Target) -> None:
    """See, before the long work and without writing, that nothing stands in the way of the files.

    Raises:
        OutputError: a folder has one of their names, or theirs can't be made or written.
    """
    hint = "choose another place with --output"
    try:
        taken = next((path for path in target.paths if path.is_dir()), None)
        folder = next(above for above in target.mp3.absolute().parents if above.exists())
    except OSError as error:
        raise OutputError(f"{target.mp3} can't be written: {error.strerror}", hint) from error
    if taken:
        raise OutputError(f"{taken} can't be written: it is a folder", hint)
    if not folder.is_dir():
        raise OutputError(f"{target.mp3} can't be written: {folder} is no folder", hint)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise OutputError(f"{target.mp3} can't be written: nobody may write into {folder}", hint)
