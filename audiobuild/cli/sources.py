"""Sources of a batch: files and addresses as given, and the articles in folders, local ones or on object storage."""

from __future__ import annotations

import os
from pathlib import Path, PurePath, PurePosixPath
from typing import TYPE_CHECKING

from audiobuild.errors import SettingsError, SourceError
from audiobuild.outputs import AUDIO
from audiobuild.storage import remote
from audiobuild.storage.names import natural_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from audiobuild.model import Article, Compilation


def expand(sources: Iterable[str], *, recursive: bool, include: Sequence[str]) -> dict[str, Path | SourceError]:
    """Return every source with the subfolder of the output that it belongs to, or why it stands for no article.

    Args:
        sources: files, folders, addresses, URLs and patterns of object storage, or ``-``.
        recursive: whether to search the subfolders of folders.
        include: glob patterns of the files to take from folders; by default those in a known format.
    """
    found: dict[str, Path | SourceError] = {}
    for source in sources:
        try:
            for path, subfolder in _articles_of(source, include, recursive=recursive):
                found.setdefault(path, subfolder)
        except SourceError as error:
            found.setdefault(source, error)
    return found


def files(sources: Iterable[str], *, recursive: bool = False, include: Sequence[str] = ()) -> tuple[str, ...]:
    """Return every source of an episode of several articles, with the articles of folders in their place.

    Raises:
        SourceError: a source stands for no article.
    """
    found = expand(sources, recursive=recursive, include=include)
    for error in found.values():
        if isinstance(error, SourceError):
            raise error
    return tuple(found)


def _articles_of(source: str, include: Sequence[str], *, recursive: bool) -> Iterator[tuple[str, Path]]:
    """Yield the articles that a source stands for, each with its subfolder; a file or an address is one itself.

    Raises:
        SourceError: it contains no article.
    """
    if remote.is_remote(source):
        yield from _remote(source, include, recursive=recursive)
        return
    folder = Path(source)
    if "://" in source or source == "-" or not folder.is_dir():
        yield source, Path()
        return
    if not os.access(folder, os.R_OK | os.X_OK):
        raise SourceError(f"no permission to read the folder {source}", "change its permissions, or copy it elsewhere")
    empty = True
    for path in articles(folder, include, recursive=recursive):
        empty = False
        yield str(path), path.parent.relative_to(folder)
    if empty:
        raise SourceError(f"{source} contains no articles", "check --include and --recursive")


def compiled(articles: Sequence[Article], file: str) -> Compilation:
    """Return articles as one source, called as its file is.

    Args:
        articles: in this order.
        file: the audio file that is made of them, or its URL.

    Raises:
        SettingsError: the file is not one of a known format.
    """
    from audiobuild.structure.compilation import compilation, file_title
    from audiobuild.write.target import format_of

    path = PurePath(file)
    if not format_of(path) or os.path.isdir(file):  # noqa: PTH112  # Path.is_dir raises for a name that is too long
        raise SettingsError(f"cannot write {file}: --into names a file", f"end it with .{', .'.join(AUDIO)}")
    return compilation(articles, file_title(path.stem))


def _remote(source: str, include: Sequence[str], *, recursive: bool) -> Iterator[tuple[str, Path]]:
    """Yield the objects that a URL stands for: those of a folder (``s3://bucket/articles/``) or pattern, or itself."""
    if not source.endswith("/"):
        urls = remote.matches(source) if remote.is_pattern(source) else (source,)
        if not urls:
            raise SourceError(f"{source} matches no objects", "check the bucket and the pattern")
        yield from ((url, Path()) for url in urls)
        return
    patterns = _patterns(include)
    empty = True
    for url, name in remote.listing(source, recursive=recursive):
        path = PurePosixPath(name)
        if not any(part.startswith(".") for part in path.parts) and any(path.match(pattern) for pattern in patterns):
            empty = False
            yield url, Path(path.parent)
    if empty:
        raise SourceError(f"{source} contains no articles", "check --include and --recursive")


def articles(folder: Path, include: Sequence[str], *, recursive: bool) -> Iterator[Path]:
    """Yield the articles in a folder in the order of names and their numbers."""
    paths = folder.rglob("*") if recursive else folder.glob("*")
    return (path for path in sorted(paths, key=natural_order) if is_article(path, folder, include))


def is_article(path: Path, folder: Path, include: Sequence[str]) -> bool:
    """Return whether a file in `folder` is an article: not hidden, and matched by `include` or in a known format."""
    patterns = _patterns(include)
    hidden = any(part.startswith(".") for part in path.absolute().relative_to(folder.absolute()).parts)
    return not hidden and any(path.match(pattern) for pattern in patterns) and path.is_file()


def _patterns(include: Sequence[str]) -> Sequence[str]:
    from audiobuild.readers.formats import format_names

    return include or tuple(f"*.{name}" for name in format_names())
