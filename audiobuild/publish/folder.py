"""The folder that is served: which name an episode's files have in it, and how they get there."""

from __future__ import annotations

import filecmp
import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from audiobuild.publish.episode import PAGE
from audiobuild.publish.names import ascii_name, free, safe
from audiobuild.storage import atomic

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from audiobuild.publish.episode import Episode

MP3 = ".mp3"


@dataclass(frozen=True, slots=True)
class Placing:
    """A file that has to come into the folder under another name."""

    source: Path
    target: Path
    renamed: tuple[str, str] = ("", "")
    """In a page: the MP3's name as it stands there, and as it has to be."""


def stands(episode: Episode, folder: Path) -> bool:
    """Whether an episode's files can be served from where they are."""
    return episode.mp3.parent.resolve() == folder.resolve() and safe(episode.mp3.name) and episode.mp3.suffix == MP3


def stem(episode: Episode, folder: Path, taken: Callable[[str], bool]) -> str:
    """The name of a new episode's files in the folder, without an ending.

    Its own where that can stand in an address, else one made of its title; numbered where another has it.

    Args:
        episode: it.
        folder: what is served.
        taken: whether another episode has a name already.
    """
    if stands(episode, folder):
        return episode.mp3.stem
    own = episode.mp3.stem
    name = own if safe(own) else ascii_name(episode.title)
    return free(name, lambda each: taken(each) or _occupied(folder / f"{each}{MP3}", episode.mp3))


def placings(episode: Episode, folder: Path, name: str) -> tuple[Placing, ...]:
    """What has to be put into the folder; nothing for an episode that stands there under that name."""
    if stands(episode, folder) and episode.mp3.stem == name:
        return ()
    # The page first and the sound last: what the feed points to is whole once the MP3 is there.
    files = [
        Placing(
            episode.path(ending),
            folder / f"{name}{ending}",
            (episode.mp3.name, f"{name}{MP3}") if ending == PAGE else ("", ""),
        )
        for ending in episode.beside
    ]
    return (*files, Placing(episode.mp3, folder / f"{name}{MP3}"))


def place(placing: Placing) -> bool:
    """Put a file into the folder: as a second name of the same file, or as a copy where the disk has no such thing.

    Returns:
        Whether anything had to be done.

    Raises:
        OutputError: it can't be written.
    """
    source, target = placing.source, placing.target
    old, new = placing.renamed
    if old != new:
        page = _readdressed(source.read_bytes(), old, new)
        if target.is_file() and target.read_bytes() == page:
            return False
        atomic.write(target, page)
        return True
    if target.is_file() and _same(source, target):
        return False
    if not _linked(source, target):
        with source.open("rb") as file, atomic.replacing(target) as copy:
            shutil.copyfileobj(file, copy, 1 << 20)
    return True


def _readdressed(page: bytes, old: str, new: str) -> bytes:
    """The read-along page, with the MP3's new name wherever it asks for it (see `write.page`)."""
    before, after = (quote(name, safe="").encode() for name in (old, new))
    for frame in (b'src="%s"', b'href="%s"', b'"contentUrl": "%s"'):
        page = page.replace(frame % before, frame % after)
    return page


def _linked(source: Path, target: Path) -> bool:
    """Give a file its second name, in one step; False where that can't be done."""
    beside = target.with_name(f".{target.name[:40]}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        os.link(source, beside)
        beside.replace(target)
    except OSError:
        # Another disk, or one without second names: a copy then says what is wrong, if anything is.
        return False
    finally:
        beside.unlink(missing_ok=True)
    return True


def _occupied(place: Path, mp3: Path) -> bool:
    """Whether another sound stands at a place."""
    return place.exists() and not _same(mp3, place)


def _same(one: Path, other: Path) -> bool:
    return one.samefile(other) or filecmp.cmp(one, other, shallow=False)
