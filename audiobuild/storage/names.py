"""File names: which ones cannot be used, and which ones a file system takes for the same file."""

from __future__ import annotations

import os
import sys
import unicodedata
from pathlib import Path, PurePath

from audiobuild.lazy_regex import lazy_regex
from audiobuild.storage.staging import staging

DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{number}" for port in ("COM", "LPT") for number in range(1, 10))}
"""Names that no file on Windows may have, with any suffix.
Source: https://learn.microsoft.com/windows/win32/fileio/naming-a-file."""
_FORBIDDEN = '<>:"|?*'
"""Characters that no file name on Windows may contain (same source)."""

_NUMBER = lazy_regex(r"\d+")
_MOST_DIGITS = 20
"""Longer numbers are sorted digit by digit."""


def fault(path: PurePath) -> str:
    """Return why a path cannot be used, as messages have it; an empty string if it can.

    The name of an episode is in its page, its manifest and its feed, which are UTF-8; folders do not.
    """
    if not is_unicode(path.name):
        return "its name is not valid UTF-8"
    if sys.platform != "win32":
        return ""
    parts = path.parts[1:] if path.anchor else path.parts
    forbidden = next((letter for part in parts for letter in part if letter in _FORBIDDEN or letter < " "), "")
    if forbidden:
        return f"Windows allows no {forbidden!r} in names"
    # Windows goes by the part before the first full stop, without blanks at its end.
    if any(part.split(".")[0].rstrip(" ").upper() in DEVICES for part in parts):
        return "Windows reserves this name for a device"
    return ""


def is_unicode(path: str) -> bool:
    """Return whether a path is text; Python decodes bytes that are not UTF-8 to surrogates."""
    return not any("\ud800" <= letter <= "\udfff" for letter in path)


def folded(path: str) -> str:
    """Return a path without what some file systems ignore: case, and how accented letters are composed."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def natural_order(path: str | PurePath) -> tuple[list[str], str]:
    """Return a key that sorts paths folder by folder, with numbers by their value: "Teil 2" before "Teil 10"."""
    parts = PurePath(path).parts
    return [_NUMBER.sub(lambda number: number[0].zfill(_MOST_DIGITS), part) for part in parts], str(path)


def same_file(first: str, second: str) -> bool:
    """Return whether two paths, which need not exist, name the same file.

    Case counts on most file systems of Linux, but not on a FAT drive there, nor usually on Windows and macOS: the file
    system that will hold the files is asked, by means of a file in a staging folder.

    Raises:
        OSError: the folder that both have in common cannot be created or written.
    """
    if first == second:
        return True
    if folded(first) != folded(second):
        return False
    one, other = Path(first).absolute(), Path(second).absolute()
    folder = Path(os.path.commonpath((one.parent, other.parent)))
    with staging(folder) as stage:
        probe = stage / "probe" / one.relative_to(folder)
        probe.parent.mkdir(parents=True)
        probe.touch()
        return (stage / "probe" / other.relative_to(folder)).exists()
