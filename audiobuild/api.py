"""The functions of the library, as `import audiobuild` offers them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from audiobuild.configuration import FILE, load
from audiobuild.errors import SettingsError
from audiobuild.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from audiobuild.checks import Report
    from audiobuild.model import Article, Compilation, Script
    from audiobuild.pipeline import Note, Progress, Result
    from audiobuild.podcast.publishing import Plan

FOLDER = Path("audio")
"""Where episodes are written by default."""


def read(source: str | Path, *, data: bytes | None = None, format: str | None = None) -> Article:  # noqa: A002  # the word users know
    """Read an article.

    Args:
        source: a path or web address.
        data: the content, if it is known; `source` is then only its name.
        format: ``txt``, ``md``, ``html`` ...; by default the suffix or the content decides.

    Raises:
        SourceError: it is not found, cannot be read, or contains no words.
    """
    from audiobuild import readers

    return readers.read(source, data=data, format=format)


def script(source: str | Path | Article, **settings: Any) -> Script:
    """Return what would be spoken for an article, without sound or network.

    Args:
        source: a path, a web address, or an article from `read`.
        settings: fields of `Settings`.

    Raises:
        AudiobuildError: the article or a setting is invalid.
    """
    from audiobuild import pipeline

    chosen = Settings(**settings)
    return pipeline.script(_article(source), chosen, pipeline.engine_for_script(chosen))


def make(
    source: str | Path | Article | list[str | Path | Article],
    output: str | Path | None = None,
    *,
    report: Callable[[Progress | Note], None] | None = None,
    **settings: Any,
) -> Result:
    """Build an episode: the MP3 and the files beside it, all of them or none.

    Nothing is done if the episode is up to date.

    Args:
        source: a path, a web address, or an article from `read`; a list of them becomes one episode.
        output: the MP3, or a folder, as a path or a URL of object storage; by default ``audio/NAME.mp3``. For several
            articles, the file.
        report: called with each `Progress` and `Note`.
        settings: fields of `Settings`.

    Raises:
        AudiobuildError: the article or a setting is invalid, synthesis failed, or a file cannot be written.
    """
    from audiobuild.destination import destination

    chosen = Settings(**settings)
    article = _compiled(source, output) if isinstance(source, list) else _article(source)
    return destination(article, output or FOLDER, chosen).build(article, chosen, report or (lambda _: None))


def publish(
    mp3s: Iterable[str | Path],
    feed: str | Path | None = None,
    *,
    show: dict[str, Any] | None = None,
    correction: str | None = None,
    dry_run: bool = False,
    on_wait: Callable[[str], None] | None = None,
) -> Plan:
    """Add episodes to a podcast feed, or update them there.

    Args:
        mp3s: episodes built by audiobuild, each with its manifest.
        feed: by default ``feed.xml`` beside the first episode.
        show: description of the podcast; by default the table ``[show]`` of audiobuild.toml in the current folder.
        correction: a correction notice; an empty one removes it.
        dry_run: only return what would change.
        on_wait: called with a message if another process is publishing to the folder for more than a second.

    Raises:
        AudiobuildError: an episode or the show is invalid, or a file cannot be written.
    """
    from audiobuild.podcast import publishing
    from audiobuild.podcast.session import Request
    from audiobuild.podcast.show import show as described

    paths = tuple(map(Path, mp3s))
    if not paths:
        raise SettingsError("no episodes to publish", "give at least one MP3")
    values = load({}, {}, None).show if show is None else show
    request = Request(
        mp3s=paths,
        feed=Path(feed) if feed else paths[0].parent / publishing.FEED,
        now=datetime.now(UTC),
        correction=correction,
        guid="",
    )
    podcast = described(values, Path(FILE).parent)
    return publishing.plan(request, podcast) if dry_run else publishing.publish(request, podcast, on_wait)


def check(path: str | Path) -> Report:
    """Check an MP3 with the files beside it, or a feed.

    Raises:
        SourceError: the file cannot be read, or is neither an MP3 nor a feed.
    """
    from audiobuild import checks

    return checks.check(Path(path))


def _article(source: str | Path | Article) -> Article:
    return read(source) if isinstance(source, str | Path) else source


def _compiled(sources: list[str | Path | Article], output: str | Path | None) -> Compilation:
    """Read several articles that become one episode.

    Raises:
        SettingsError: `output` is not a file.
    """
    from audiobuild.structure.compilation import compilation, file_title
    from audiobuild.write.target import format_of

    path = PurePath(output or "")
    if not format_of(path):
        raise SettingsError("several articles need the name of a file", "give an output such as show.mp3")
    return compilation([_article(source) for source in sources], file_title(path.stem))
