"""Files of the published folder: URL-safe names for them, and the operations that put them there."""

from __future__ import annotations

import filecmp
import os
import re
import shutil
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from audiobuild.publish.finished import PAGE
from audiobuild.storage import atomic

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from audiobuild.publish.finished import FinishedEpisode

MP3 = ".mp3"

MAX_NAME = 80
"""Maximum length of a name made from a title, in characters, without the suffix."""

FALLBACK_NAME = "folge"
"""Name for a title without Latin letters and digits."""

_TRANSLITERATION = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "Ss", "æ": "ae", "Æ": "Ae",
     "œ": "oe", "Œ": "Oe", "ø": "oe", "Ø": "Oe", "å": "aa", "Å": "Aa", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D",
     "ð": "d", "þ": "th", "ı": "i", "€": " Euro ", "%": " Prozent ", "&": " und ", "’": "", "'": "", "§": " Paragraf "}
)  # fmt: skip
_URL_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class FileOp:
    """A file to be copied or linked into the published folder."""

    source: Path
    target: Path
    renamed: tuple[str, str] = ("", "")
    """For a read-along page: the MP3's old and new name, to be replaced in it."""


def is_url_safe(name: str) -> bool:
    """Return whether a file name can stand in a URL as it is."""
    return _URL_SAFE.fullmatch(name) is not None


def slug(title: str) -> str:
    """Turn a title into an ASCII file name: `Über Größe & Maß` becomes `ueber-groesse-und-mass`.

    The name is lower case, since some file systems ignore case, and at most `MAX_NAME` characters long.
    """
    composed = unicodedata.normalize("NFC", title).translate(_TRANSLITERATION)
    letters = unicodedata.normalize("NFKD", composed).encode("ascii", "ignore").decode().lower()
    name = "-".join(re.findall(r"[a-z0-9]+", letters))
    if len(name) > MAX_NAME:
        name = name[: MAX_NAME + 1].rpartition("-")[0] or name[:MAX_NAME]
    return name or FALLBACK_NAME


def unique(name: str, taken: Callable[[str], bool]) -> str:
    """Return the name, or the first of `name-2`, `name-3` and so on that is not taken."""
    number, candidate = 1, name
    while taken(candidate):
        number += 1
        candidate = f"{name}-{number}"
    return candidate


def is_in_place(episode: FinishedEpisode, folder: Path) -> bool:
    """Return whether an episode's files can be published from where they are."""
    return (
        episode.mp3.parent.resolve() == folder.resolve() and is_url_safe(episode.mp3.name) and episode.mp3.suffix == MP3
    )


def new_stem(episode: FinishedEpisode, folder: Path, taken: Callable[[str], bool]) -> str:
    """Choose the stem of a new episode's files in the published folder.

    It is the stem of the MP3 if that is URL-safe, else one made from the title; numbered if it is taken.

    Args:
        episode: the new episode.
        folder: the published folder.
        taken: tells whether another episode uses a stem.
    """
    if is_in_place(episode, folder):
        return episode.mp3.stem
    own = episode.mp3.stem
    name = own if is_url_safe(own) else slug(episode.title)
    return unique(name, lambda stem: taken(stem) or _is_other_file(folder / f"{stem}{MP3}", episode.mp3))


def file_ops(episode: FinishedEpisode, folder: Path, stem: str) -> tuple[FileOp, ...]:
    """List what must be put into the folder; nothing for an episode that is there under this stem."""
    if is_in_place(episode, folder) and episode.mp3.stem == stem:
        return ()
    # The MP3 comes last: once it is there, everything that belongs to it is there too.
    companions = [
        FileOp(
            episode.path(suffix),
            folder / f"{stem}{suffix}",
            (episode.mp3.name, f"{stem}{MP3}") if suffix == PAGE else ("", ""),
        )
        for suffix in episode.companions
    ]
    return (*companions, FileOp(episode.mp3, folder / f"{stem}{MP3}"))


def apply_op(operation: FileOp) -> bool:
    """Put a file into the folder: as a hard link, or as a copy if the file system has no hard links.

    Returns:
        Whether the folder was changed.

    Raises:
        OutputError: the file can't be written.
    """
    source, target = operation.source, operation.target
    old, new = operation.renamed
    if old != new:
        page = _with_new_name(source.read_bytes(), old, new)
        if target.is_file() and target.read_bytes() == page:
            return False
        atomic.write(target, page)
        return True
    if target.is_file() and is_same_file(source, target):
        return False
    if not _hard_link(source, target):
        with source.open("rb") as file, atomic.replacing(target) as copy:
            shutil.copyfileobj(file, copy, 1 << 20)
    return True


def is_same_file(one: Path, other: Path) -> bool:
    """Return whether two paths are one file, or files with the same content."""
    return one.samefile(other) or filecmp.cmp(one, other, shallow=False)


def _with_new_name(page: bytes, old: str, new: str) -> bytes:
    """Replace the MP3's name in a read-along page, in every place that refers to it."""
    before, after = (quote(name, safe="").encode() for name in (old, new))
    for context in (b'src="%s"', b'href="%s"', b'"contentUrl": "%s"'):
        page = page.replace(context % before, context % after)
    return page


def _hard_link(source: Path, target: Path) -> bool:
    """Create a hard link in one step, replacing the target; return False if that is impossible."""
    temporary = target.with_name(f".{target.name[:40]}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        os.link(source, temporary)
        temporary.replace(target)
    except OSError:
        # Another file system, or one without hard links: the copy reports what is wrong, if anything is.
        return False
    finally:
        temporary.unlink(missing_ok=True)
    return True


def _is_other_file(path: Path, mp3: Path) -> bool:
    return path.exists() and not is_same_file(mp3, path)
