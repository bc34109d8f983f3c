"""Watching a folder: articles that appear or change are yielded once they are written completely."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from audiobuild.errors import SettingsError, SourceError, extra_hint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from threading import Event

SETTLED_SECONDS = 1.0
"""A file that has not changed for this long is taken to be complete."""
POLL_SECONDS = 0.2
TIMEOUT_MILLISECONDS = 200
"""Longest delay between a stop and its effect."""


def changed_articles(
    folder: Path,
    articles: Callable[[], Iterable[Path]],
    is_article: Callable[[Path], bool],
    *,
    recursive: bool,
    stop: Event,
) -> Iterator[tuple[Path, ...]]:
    """Yield all articles in a folder, and then those that appear or change, in groups, until `stop` is set.

    Watching begins before the first group is listed, so that no change is missed. A file that is still being written is
    held back until it has settled. Files that disappear are ignored.

    Args:
        folder: the folder.
        articles: lists the articles in it.
        is_article: decides which changed files are articles.
        recursive: whether to watch subfolders.
        stop: ends the iteration.

    Raises:
        SourceError: the folder does not exist.
        SettingsError: the package that watches folders is not installed.
    """
    try:
        import watchfiles  # an extra
    except ImportError as error:
        message = "cannot watch folders: watchfiles is not installed"
        raise SettingsError(message, extra_hint("watch")) from error
    if not folder.is_dir():
        raise SourceError(f"{folder} is not a directory", "check its name")
    # It yields an empty set after each timeout; the first time, it is watching already.
    events = watchfiles.watch(
        folder,
        recursive=recursive,
        stop_event=stop,
        rust_timeout=TIMEOUT_MILLISECONDS,
        yield_on_timeout=True,
        watch_filter=None,
    )
    listed = False
    for event in events:
        if not listed:
            listed = True
            yield tuple(articles())
        paths = sorted({_inside(folder, Path(name)) for kind, name in event if kind != watchfiles.Change.deleted})
        settled = tuple(path for path in paths if is_article(path) and _settles(path, stop))
        if settled and not stop.is_set():
            yield settled


def _inside(folder: Path, path: Path) -> Path:
    """Return the absolute path of a changed file as the folder is given, so that the article keeps its name."""
    for root in (folder.absolute(), folder.resolve()):
        if path.is_relative_to(root):
            return folder / path.relative_to(root)
    return path


def _settles(path: Path, stop: Event) -> bool:
    """Wait until a file has not changed for `SETTLED_SECONDS`; return whether it still exists."""
    before = _state(path)
    since = time.monotonic()
    while before and not stop.is_set():
        if time.monotonic() - since >= SETTLED_SECONDS:
            return True
        time.sleep(POLL_SECONDS)
        now = _state(path)
        if now != before:
            before, since = now, time.monotonic()
    return False


def _state(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns
