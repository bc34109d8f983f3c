"""Files of the published folder: URL-safe names for them, and the operations that put them there."""

from __future__ import annotations

import filecmp
import re
import unicodedata
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from audiobuild.errors import OutputError
from audiobuild.lazy_regex import lazy_regex
from audiobuild.outputs import DOWNLOADS
from audiobuild.podcast.finished import NAMING_MP3, PAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from audiobuild.podcast.finished import FinishedEpisode
    from audiobuild.storage.transaction import Transaction

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
_NOTICE = lazy_regex(rb'\n<p class="correction">.*?</p>', re.DOTALL)
"""The correction notice in a read-along page."""
_OEMBED = lazy_regex(rb'<link rel="alternate" type="application/json\+oembed" href="[^"]*">\n')
_ICON = b'<link rel="icon"'
"""The element before which the link to the oEmbed file is inserted."""
_URL_SAFE = lazy_regex(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class FileOp:
    """A file of the published folder that is linked, copied or rewritten from a built one."""

    source: Path
    target: Path
    page: PageEdit | None = None
    """For a read-along page: what is changed in it."""


@dataclass(frozen=True, slots=True)
class PageEdit:
    """The changes that publishing makes in a read-along page or a player."""

    old: str
    """Name of the MP3 to which the page refers."""
    new: str
    """Name of the MP3 in the published folder."""
    correction: str = ""
    """Correction notice; empty for none."""
    oembed: str = ""
    """URL of the oEmbed file; empty for none."""

    def apply(self, page: bytes) -> bytes:
        """Return the page with the new names, the link to the oEmbed file, and the notice below its title."""
        before, after = (quote(name, safe="").encode() for name in (self.old, self.new))
        for context in (b'src="%s"', b'href="%s"', b'"contentUrl": "%s"', b'"audio": "%s"'):
            page = page.replace(context % before, context % after)
        for suffix in DOWNLOADS:
            before, after = (quote(name.removesuffix(MP3) + suffix, safe="").encode() for name in (self.old, self.new))
            page = page.replace(b'href="%s"' % before, b'href="%s"' % after)
        page = _OEMBED.sub(b"", _NOTICE.sub(b"", page))
        if self.oembed:
            link = f'<link rel="alternate" type="application/json+oembed" href="{escape(self.oembed)}">\n'
            page = page.replace(_ICON, link.encode() + _ICON, 1)
        notice = f'\n<p class="correction"><strong>Korrektur:</strong> {escape(self.correction, quote=False)}</p>'
        return page.replace(b"</h1>", b"</h1>" + notice.encode(), 1) if self.correction else page


def is_url_safe(name: str) -> bool:
    """Return whether a URL can contain a file name as it is."""
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
        taken: returns whether another episode uses a stem.
    """
    if is_in_place(episode, folder):
        return episode.mp3.stem
    own = episode.mp3.stem
    name = own if is_url_safe(own) else slug(episode.title)
    return unique(name, lambda stem: taken(stem) or _is_of_others(folder, stem, episode))


def file_ops(episode: FinishedEpisode, folder: Path, stem: str, *, correction: str, oembed: str) -> Iterator[FileOp]:
    """Yield what must be changed in the folder for an episode's files.

    Args:
        episode: the episode.
        folder: the published folder.
        stem: stem of its files in the folder.
        correction: correction notice for the read-along page; empty for none.
        oembed: URL of the oEmbed file for the read-along page; empty for none.
    """
    in_place = is_in_place(episode, folder) and episode.mp3.stem == stem
    for suffix in episode.companions:
        added = (correction, oembed) if suffix == PAGE else ()
        edit = PageEdit(episode.mp3.name, f"{stem}{MP3}", *added) if suffix in NAMING_MP3 else None
        operation = FileOp(episode.path(suffix), folder / f"{stem}{suffix}", edit)
        if (edit or not in_place) and is_needed(operation):
            yield operation
    if episode.cover and not in_place:
        cover = FileOp(episode.cover, folder / f"{stem}{episode.cover.suffix}")
        if is_needed(cover):
            yield cover
    audio = FileOp(episode.mp3, folder / f"{stem}{MP3}")
    if not in_place and is_needed(audio):
        yield audio


def is_needed(operation: FileOp) -> bool:
    """Return whether an operation would change the folder."""
    source, target = operation.source, operation.target
    if not target.is_file():
        return True
    if operation.page is None:
        return not is_same_file(source, target)
    page = source.read_bytes()
    edited = operation.page.apply(page)
    # A page that is not edited may be a link to the built one, but an edited one must be a file of its own.
    return target.read_bytes() != edited


def stage(operation: FileOp, files: Transaction) -> None:
    """Stage an operation in a transaction.

    A file that is not edited becomes a hard link, or a copy if the file system has no hard links.

    Raises:
        OutputError: a file cannot be read or written.
    """
    try:
        page = operation.source.read_bytes() if operation.page else b""
    except OSError as error:
        raise OutputError(f"cannot read {operation.source}: {error.strerror}", "run the same command again") from error
    edited = operation.page.apply(page) if operation.page else b""
    if edited != page:
        files.write(operation.target, edited)
    else:
        files.link(operation.source, operation.target)


def is_same_file(one: Path, other: Path) -> bool:
    """Return whether two paths are one file, or files with the same content."""
    return one.samefile(other) or filecmp.cmp(one, other, shallow=False)


def _is_of_others(folder: Path, stem: str, episode: FinishedEpisode) -> bool:
    """Return whether files in a folder have a stem that are not those of an episode: another MP3, or none at all."""
    mp3 = folder / f"{stem}{MP3}"
    if mp3.exists():
        return not is_same_file(episode.mp3, mp3)
    suffixes = (*episode.companions, *([episode.cover.suffix] if episode.cover else []))
    return any((folder / f"{stem}{suffix}").exists() for suffix in suffixes)
