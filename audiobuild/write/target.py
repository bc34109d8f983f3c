"""Output paths: the MP3, the files beside it, and the manifest."""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from audiobuild.errors import OutputError, SettingsError, extra_hint
from audiobuild.model import Compilation
from audiobuild.outputs import AUDIO, BESIDE, MP3, WRITERS
from audiobuild.storage.names import fault
from audiobuild.storage.remote import is_remote
from audiobuild.write import manifest, names, writer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audiobuild.model import Article
    from audiobuild.settings import Settings

FILES = (MP3, *BESIDE)
"""Names of the files that are written unless ``--only`` names others."""
MAX_NAME_BYTES = 255
"""Longest file name of common file systems, used if this one does not report it (NTFS counts UTF-16 units instead)."""
_HINT = "choose another place with --output"

MAX_TITLE = 60
"""Longest file name that is made from a title, in characters."""


@dataclass(frozen=True, slots=True)
class Target:
    """The paths of an episode's files."""

    mp3: Path
    """Where the MP3 is, even if it is not written."""
    files: tuple[tuple[str, Path], ...]
    """Files that are written, by the names that ``--only`` accepts, without the manifest."""
    is_named: bool = False
    """Whether the user named the audio file, and not only its folder."""

    @property
    def sound(self) -> Path:
        """The audio file that the other files refer to: the MP3, or the one that is written instead of it."""
        paths = dict(self.files)
        return next((paths[name] for name in AUDIO if name in paths), self.mp3)

    @property
    def manifest(self) -> Path:
        """Path of the manifest."""
        return manifest.beside(self.mp3)

    @property
    def paths(self) -> tuple[Path, ...]:
        """Every path that is written, the MP3 first and the manifest last."""
        return (*(path for _, path in self.files), self.manifest)


def target(
    output: Path,
    only: Iterable[str] = (),
    also: Iterable[str] = (),
    formats: Iterable[str] = (),
    *,
    is_named: bool = False,
) -> Target:
    """Return the paths of the files of an episode.

    Args:
        output: the path of the MP3, or of an audio file in another format, which is written instead of it.
        only: names of the files that are written; empty for the usual ones.
        also: names of files that are written in addition.
        formats: names of the audio files that are written instead of the MP3.
        is_named: whether the user named `output`, and not only its folder.

    Raises:
        SettingsError: a name is unknown, or a file needs the MP3 or an extra that is missing.
        OutputError: a name is that of a writer plug-in that cannot be loaded.
    """
    by_ending = format_of(output)
    if by_ending and by_ending != MP3:
        formats = (by_ending, *formats)
    chosen = (set(only) or set(FILES)) | set(also)
    if formats:
        chosen = chosen - {MP3} | set(formats)
    known = (MP3, *names())
    unknown = sorted(chosen - set(known))
    if unknown:
        raise SettingsError(f"unknown output {unknown[0]!r}", f"known outputs: {', '.join(known)}")
    _check_needs(chosen)
    mp3 = output.with_suffix(".mp3") if by_ending else output
    return Target(mp3, tuple((name, _place(mp3, name)) for name in known if name in chosen), is_named)


def format_of(output: PurePath) -> str | None:
    """Return the name of the audio format that the ending of a file means, or None."""
    ending = output.suffix.lower()
    return next((name for name in AUDIO if ending == (".mp3" if name == MP3 else WRITERS[name].suffix)), None)


def _check_needs(chosen: set[str]) -> None:
    """Check, before the build begins, that what the chosen files need is available.

    Raises:
        SettingsError: a file contains the MP3, which is not written, or an extra is not installed.
    """
    for name in sorted(chosen & WRITERS.keys()):
        if WRITERS[name].contains_mp3 and MP3 not in chosen:
            raise SettingsError(f"{name} contains the MP3, which is not written", "add mp3 to --only or --format")
        extra = WRITERS[name].requires
        if extra and find_spec(extra) is None:
            raise SettingsError(f"cannot write {name}: {extra} is not installed", extra_hint(extra))


def _place(mp3: Path, name: str) -> Path:
    return mp3 if name == MP3 else mp3.with_name(mp3.stem + writer(name).suffix)


def check_writable(target: Target) -> None:
    """Check, before the build begins and without writing anything, that the files can be created.

    Raises:
        OutputError: a folder has one of their names, a name is too long, or their folder cannot be created or written.
    """
    try:
        folder = next((parent for parent in target.mp3.absolute().parents if parent.exists()), None)
        if folder is None:
            raise OutputError(f"cannot write {target.mp3}: {target.mp3.absolute().anchor} not found", _HINT)
        _check_names(target, folder)
        taken = next((path for path in target.paths if path.is_dir()), None)
    except OSError as error:
        raise OutputError(f"cannot write {target.mp3}: {error.strerror}", _HINT) from error
    if taken:
        raise OutputError(f"cannot write {taken}: it is a directory", _HINT)
    if not folder.is_dir():
        raise OutputError(f"cannot write {target.mp3}: {folder} is not a directory", _HINT)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise OutputError(f"cannot write {target.mp3}: {folder} is not writable", _HINT)


def _check_names(target: Target, folder: Path) -> None:
    """Raise OutputError if the system or the file system in `folder` does not allow a name of `target`."""
    if reason := fault(target.mp3):
        raise OutputError(f"cannot write {target.mp3}: {reason}", _HINT)
    limit = os.pathconf(folder, "PC_NAME_MAX") if hasattr(os, "pathconf") else MAX_NAME_BYTES
    for path in target.paths:
        length = len(os.fsencode(path.name)) if hasattr(os, "pathconf") else len(path.name.encode("utf-16-le")) // 2
        if length > limit:
            unit = "bytes" if hasattr(os, "pathconf") else "characters"
            raise OutputError(
                f"cannot write {path.name}: the name has {length} {unit}, the file system allows {limit}",
                "give the MP3 a shorter name with --output",
            )


def episode_path(
    article: Article | Compilation, output: Path, settings: Settings, subfolder: Path | None = None
) -> Path:
    """Return the path of an article's MP3, or of the audio file that is written instead of it.

    Args:
        article: as read.
        output: an audio file, or a folder in which it is named after the source file (or after the title, if it came
            from standard input or a web address).
        settings: their title takes precedence over that of the article, and they say whether it is an excerpt.
        subfolder: subfolder of `output`, if that is a folder.
    """
    # Not Path.is_dir, which raises for a name that is too long.
    if format_of(output) and not os.path.isdir(output):  # noqa: PTH112
        return output
    return output / (subfolder or "") / f"{_stem(article, settings.title)}{settings.excerpt}.mp3"


def _stem(article: Article | Compilation, title: str) -> str:
    source = article.about.source
    if source != "-" and ("://" not in source or is_remote(source)):
        path = Path(source)
        # The articles of page bundles are all called index.md; their folder has the name.
        return (path.absolute().parent.name if path.stem in {"index", "_index"} else path.stem) or "artikel"
    blocks = () if isinstance(article, Compilation) else article.blocks
    heading = title or article.about.title or next((block.text for block in blocks if block.text), "")
    words = "".join(letter if letter.isalnum() else " " for letter in heading.lower()).split()
    return "-".join(words)[:MAX_TITLE].strip("-") or "artikel"
