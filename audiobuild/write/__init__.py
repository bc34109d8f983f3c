"""Writers: the files that are made from a finished episode, built in or from other packages.

A writer is a function from an `Episode` to the pieces of one file, the end of that file's name and its media type.
Built-in writers are the lines of `audiobuild.outputs.WRITERS`. Another package adds one by an entry point of the group
``audiobuild.writers`` that names an object with the shape of `Writer`. Nothing is imported before a file is asked for,
so a plug-in that is broken can only break its own file.

- `episode.py`, `deliver.py`: the Episode of a recording; all its files in one transaction
- `target.py`, `replaceable.py`: where the files go, and which files they may replace
- `manifest.py`, `id3.py`, `cover.py`, `titles.py`: the manifest, and the tag of the MP3
- `chapters.py`, `transcript.py`, `page/`, `player/`, `epub/`, `formats.py`: the other files
- `narrated.py`, `stream.py`: the narrated text of pages and books; bytes into a file
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from audiobuild.errors import OutputError, SettingsError
from audiobuild.outputs import WRITERS
from audiobuild.plugins import entry_points

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.metadata import EntryPoint

    from audiobuild.model import Episode

GROUP = "audiobuild.writers"
"""Entry-point group of writer plug-ins."""

_RESERVED = (".mp3", ".build.json")
"""Suffixes of the MP3 and of the manifest."""


class Writer(Protocol):
    """One kind of file beside the MP3."""

    @property
    def suffix(self) -> str:
        """The end of the file's name, in place of ``.mp3``; starts with a full stop."""
        ...

    @property
    def media_type(self) -> str:
        """The file's media type, for example ``text/vtt``."""
        ...

    def write(self, episode: Episode, /) -> Iterable[str] | Iterable[bytes]:
        """Return the file's content in pieces, so that a book needs no more memory than a note.

        Text is encoded as UTF-8. The same episode must give the same content, without a date or a path of this
        machine.
        """
        ...


def names() -> tuple[str, ...]:
    """Return the names of all writers, built-in ones first."""
    return (*WRITERS, *sorted({point.name for point in entry_points(GROUP)} - set(WRITERS)))


def writer(name: str) -> Writer:
    """Return the writer called `name`; a built-in one takes precedence over a plug-in.

    Raises:
        SettingsError: there is no such writer.
        OutputError: it is a plug-in that cannot be loaded or does not have the shape of `Writer`.
    """
    if name in WRITERS:
        return WRITERS[name]
    points = [point for point in entry_points(GROUP) if point.name == name]
    if not points:
        raise SettingsError(f"unknown output {name!r}", f"known outputs: {', '.join(names())}")
    return _loaded(points[0])


def content(name: str, episode: Episode) -> Iterator[bytes]:
    """Yield a file's bytes in pieces, text encoded as UTF-8.

    Args:
        name: the writer.
        episode: the finished episode.

    Raises:
        SettingsError: there is no such writer.
        OutputError: it is a plug-in that cannot be loaded or fails.
    """
    chosen = writer(name)
    if name in WRITERS:
        yield from _encoded(chosen.write(episode))
        return
    try:
        yield from _encoded(chosen.write(episode))
    except Exception as error:
        raise OutputError(
            f"the writer plug-in {name!r} failed: {type(error).__name__}: {error}",
            "report it to the authors of the plug-in, or leave the file out with --only",
        ) from error


def _encoded(pieces: Iterable[str] | Iterable[bytes]) -> Iterator[bytes]:
    return (piece if isinstance(piece, bytes) else piece.encode() for piece in pieces)


def _loaded(point: EntryPoint) -> Writer:
    """Load a plug-in and verify that it has the shape of `Writer`."""
    try:
        loaded = point.load()
        suffix, media_type = loaded.suffix, loaded.media_type
    except Exception as error:
        raise _broken(point, f"{type(error).__name__}: {error}") from error
    taken = {*_RESERVED, *(built_in.suffix for built_in in WRITERS.values())}
    if not isinstance(suffix, str) or not suffix.startswith(".") or "/" in suffix or suffix in taken:
        raise _broken(point, f"its suffix {suffix!r} does not start with a full stop, or belongs to another file")
    if not isinstance(media_type, str) or not callable(getattr(loaded, "write", None)):
        raise _broken(point, "it lacks a media_type or a write function")
    return cast("Writer", loaded)


def _broken(point: EntryPoint, reason: str) -> OutputError:
    return OutputError(
        f"cannot load the writer plug-in {point.name!r} ({point.value}): {reason}",
        "reinstall its package, or leave the file out with --only",
    )
