"""The registry of source formats: the format of a source, and the reader of a format.

Built-in readers and those of other packages are entry points of the group `GROUP`, loaded along the same path when
they are needed; `contract` describes what they are.
"""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from audiobuild.errors import AudiobuildError, SettingsError, SourceError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from audiobuild.readers.contract import ParsedSource, Reader

GROUP = "audiobuild.readers"
PLAIN_TEXT = "txt"
_OWN = "audiobuild."
"""How the values of the built-in entry points begin."""


def format_names() -> tuple[str, ...]:
    """Return the name of every format that a reader is installed for, in alphabetical order."""
    return tuple(sorted(_readers()))


def format_of(suffix: str) -> str:
    """Return the format of a file with this suffix (with its dot); plain text if it is unknown."""
    name = suffix.lower().removeprefix(".")
    return name if name in _readers() else PLAIN_TEXT


def parse(data: bytes, name: str, format_name: str) -> ParsedSource:
    """Parse a source with the reader of a format.

    Raises:
        SettingsError: if there is no such format.
        SourceError: if the reader can't be loaded, fails, or refuses the data.
    """
    readers = _readers()
    if format_name not in readers:
        raise SettingsError(f"unknown format {format_name!r}", f"available formats: {', '.join(sorted(readers))}")
    point = readers[format_name]
    reader = _load(point)
    if point.value.startswith(_OWN):
        return reader(data, name)
    try:
        return reader(data, name)
    except AudiobuildError:
        raise
    except Exception as error:  # a plug-in's fault is reported with the plug-in's name
        raise SourceError(
            f"{name} can't be read: the reader {point.value!r} failed ({type(error).__name__}: {error})",
            "report it to the authors of that package",
        ) from error


def _readers() -> dict[str, EntryPoint]:
    """Return the entry point of each format; a built-in reader is not replaced by another package's."""
    points = sorted(entry_points(group=GROUP), key=lambda point: point.value.startswith(_OWN))
    return {point.name.lower(): point for point in points}


def _load(point: EntryPoint) -> Reader:
    try:
        reader: Reader = point.load()
    except Exception as error:  # whatever a plug-in raises when it is imported
        raise SourceError(
            f"the reader {point.value!r} can't be loaded: {type(error).__name__}: {error}",
            f"reinstall the package that provides the format {point.name!r}",
        ) from error
    return reader
