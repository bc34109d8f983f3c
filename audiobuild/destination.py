"""Destinations of episodes: a local folder, or one on object storage.

On object storage, an episode is what its manifest names: it is built in a local folder and uploaded with the manifest
last. Before a file of an earlier build is replaced, the build key is removed from the old manifest, so an update that
breaks off is made again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from audiobuild import pipeline, rebuild
from audiobuild.storage import atomic, cache, remote, staging, transaction
from audiobuild.write.replaceable import made_from
from audiobuild.write.target import Target, episode_path, format_of, target

if TYPE_CHECKING:
    from collections.abc import Callable

    from audiobuild.model import Article, Compilation
    from audiobuild.pipeline import Note, Progress, Result
    from audiobuild.rebuild import Fingerprints
    from audiobuild.settings import Settings


@dataclass(frozen=True, slots=True)
class LocalDestination:
    """An episode's place in a local folder."""

    file: Path
    """The MP3, or the audio file that is written instead of it."""
    is_named: bool = False
    """Whether the user named the file, and not only its folder."""

    def __str__(self) -> str:
        return str(self.file)

    @property
    def folder(self) -> str:
        """Its folder."""
        return str(self.file.parent)

    def recover(self) -> None:
        """Complete or undo what killed processes left in the folder.

        Raises:
            OutputError: that is impossible.
        """
        transaction.recover(self.file.parent)

    def up_to_date(
        self, key: str, settings: Settings, fingerprint: Callable[[str], Fingerprints | None]
    ) -> Result | None:
        """Return the result of an earlier build with this build key (see `pipeline.up_to_date`), else None."""
        return pipeline.up_to_date(_target(self.file, settings), key, fingerprint)

    def build(
        self, article: Article | Compilation, settings: Settings, report: Callable[[Progress | Note], None]
    ) -> Result:
        """Build an article (see `pipeline.build`)."""
        return pipeline.build(article, _target(self.file, settings, is_named=self.is_named), settings, report)


@dataclass(frozen=True, slots=True)
class RemoteDestination:
    """An episode's place in a folder on object storage."""

    folder: str
    """URL without a slash at the end."""
    name: str
    """Name of the MP3, or of the audio file that is written instead of it."""

    def __str__(self) -> str:
        return self._url(self.name)

    def recover(self) -> None:
        """Do nothing: an upload that breaks off leaves no episode."""

    def up_to_date(
        self, key: str, settings: Settings, fingerprint: Callable[[str], Fingerprints | None]
    ) -> Result | None:
        """Return the result of an earlier build with this build key, whose files all have their sizes, else None.

        It costs one listing, and reading the manifest.
        """
        files = _target(Path(self.name), settings)
        sizes = remote.sizes(self.folder, f"{Path(self.name).stem}.")
        if files.manifest.name not in sizes:
            return None
        values = rebuild.current(remote.find(self._url(files.manifest.name)) or b"", key, fingerprint)
        if values is None:
            return None
        listed = {name: digest["size"] for name, digest in values["files"].items()}
        complete = all(path.name in listed and sizes.get(path.name) == listed[path.name] for _, path in files.files)
        return self._at_urls(pipeline.finished(values, ()), files) if complete else None

    def build(
        self, article: Article | Compilation, settings: Settings, report: Callable[[Progress | Note], None]
    ) -> Result:
        """Build an article in a local folder, and upload its files.

        Raises:
            AudiobuildError: of the kind that fits; an episode that was there is unchanged, or will be built again.
        """
        key = rebuild.key(article, rebuild.environment(settings))
        if result := self.up_to_date(key, settings, pipeline.fingerprints(settings)):
            return result
        urls = {self._url(path.name) for path in _target(Path(self.name), settings).paths}
        if read := urls.intersection(pipeline.files_read(article, settings)):
            raise made_from(read.pop())
        # In the folder of the cache, where the next build removes what a killed one has left.
        with staging.staging(cache.default_folder()) as stage:
            files = _target(stage / self.name, settings)
            earlier = remote.find(self._url(files.manifest.name))
            if earlier:
                atomic.write(files.manifest, earlier)
            outdated = [path.name for path in rebuild.outdated(files)]
            result = pipeline.build(article, files, settings, report)
            if earlier and (unfinished := _without_key(earlier)):
                remote.write(self._url(files.manifest.name), unfinished)
            for path in files.paths:
                remote.upload(path, self._url(path.name))
        for name in outdated:
            remote.remove(self._url(name))
        return self._at_urls(result, files)

    def _url(self, name: str) -> str:
        return f"{self.folder}/{name}"

    def _at_urls(self, result: Result, files: Target) -> Result:
        return replace(result, paths=(), urls=tuple(self._url(path.name) for path in files.paths))


def destination(
    article: Article | Compilation, output: str | Path, settings: Settings, subfolder: Path | None = None
) -> LocalDestination | RemoteDestination:
    """Return where an article's episode belongs.

    Args:
        article: as read.
        output: the audio file, or the folder for it: a path, or a URL of object storage.
        settings: as for `episode_path`.
        subfolder: subfolder of `output`, if that is a folder.
    """
    if not remote.is_remote(str(output)):
        file = episode_path(article, Path(output), settings, subfolder)
        return LocalDestination(file, is_named=file == Path(output))
    url = str(output).rstrip("/")
    if format_of(PurePosixPath(url)):
        folder, _, name = url.rpartition("/")
        return RemoteDestination(folder, name)
    path = episode_path(article, Path(), settings, subfolder)
    return RemoteDestination("/".join((url, *path.parent.parts)), path.name)


def _target(file: Path, settings: Settings, *, is_named: bool = False) -> Target:
    return target(file, settings.only, settings.also, settings.format, is_named=is_named)


def _without_key(manifest: bytes) -> bytes:
    """Return a manifest without its build key, so that the episode counts as outdated; b"" if it is not valid."""
    try:
        values = json.loads(manifest)
    except ValueError:
        return b""
    return json.dumps(values | {"build": ""}, ensure_ascii=False).encode() if isinstance(values, dict) else b""
