"""Up-to-date check: compute the build key, and compare it with the manifest of an earlier build."""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from audiobuild import readers
from audiobuild.errors import SettingsError
from audiobuild.model import Compilation
from audiobuild.plugins import entry_points
from audiobuild.settings import OPTIONS
from audiobuild.storage.cache import hashed
from audiobuild.storage.versions import code_digest, package_versions
from audiobuild.write import manifest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from audiobuild.model import Article, Fingerprint, Speaker
    from audiobuild.settings import Settings
    from audiobuild.write.target import Target

    Fingerprints = tuple[Fingerprint, Mapping[Speaker, Fingerprint]]

_PARSERS = (
    "PyYAML", "courlan", "htmldate", "justext", "lxml", "mammoth", "markdown-it-py", "mdit-py-plugins", "pypdfium2",
    "striprtf", "trafilatura",
)  # fmt: skip
"""Packages whose version may change what is read of a source."""
_LIBRARIES = ("av", "lameenc", "miniaudio", "numpy", "pillow", "pydub", "soxr")


@dataclass(frozen=True, slots=True)
class Environment:
    """Everything that a build depends on besides its source and the voices; the same for all articles of a call."""

    settings: Mapping[str, object]
    """Those that an episode depends on, as the manifest stores them: files by their hash."""
    code: str
    """Digest of audiobuild's own files."""
    libraries: tuple[tuple[str, str], ...]
    """Packages that make the sound and the files, with their versions."""
    parsers: tuple[object, ...]
    """Versions of Python and of the packages that read sources; not of external programs (see `source_key`)."""


def environment(settings: Settings) -> Environment:
    """Return what a build depends on besides its source and the voices.

    Raises:
        SettingsError: a file that the settings name cannot be read.
    """
    parsers = (sys.version, package_versions(*_PARSERS), _readers(tuple(sys.path)))
    return Environment(_relevant(settings), code_digest(), package_versions(*_LIBRARIES), parsers)


def _relevant(settings: Settings) -> dict[str, object]:
    values = {name: getattr(settings, name) for name, declared in OPTIONS.items() if declared.affects_files}
    values["show"] = settings.show.get("title", "")
    values["show_link"] = settings.show.get("link", "")
    values["show_cover"] = settings.show_cover
    for name in (*(name for name, declared in OPTIONS.items() if declared.is_path), "show_cover"):
        values[name] = _file_digest(values[name]) if values[name] else None
    return values


@cache
def _readers(_path: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """Return each reader with the version of its package."""
    return [
        (point.name, point.value, point.dist.version if point.dist else "") for point in entry_points(readers.GROUP)
    ]


def key(article: Article | Compilation, environment: Environment) -> str:
    """Return the build key: a hash of everything that a build depends on, except the voice.

    Of an article, that is the text of its blocks and not only the source, since another version of a parser may read
    the same source differently.
    """
    articles = article.articles if isinstance(article, Compilation) else (article,)
    content = (astuple(article.about), *map(_content, articles))
    return hashed(content, environment.settings, environment.code, environment.libraries).hex()


def source_key(source_name: str, data: bytes, format_name: str | None, environment: Environment) -> bytes | None:
    """Return the key under which the build key of a source is cached: a hash of everything it is computed from.

    Args:
        source_name: the path or URL.
        data: the content of the source.
        format_name: the name of the format, or None to go by the content and the suffix.
        environment: what else the build key depends on.

    Returns:
        The key; None if another program may read the source, such as Pandoc, whose version is unknown.
    """
    if (format_name or PurePath(source_name).suffix.removeprefix(".").lower()) not in readers.format_names():
        return None
    source = (source_name, hashlib.sha256(data).hexdigest(), format_name)
    return hashed(
        "build key", source, environment.settings, environment.code, environment.libraries, environment.parsers
    )


def _content(article: Article) -> tuple[object, ...]:
    digest = hashlib.sha256()
    for block in article.blocks:
        digest.update(f"{block.role}\0{block.skipped}\0{block.span}\0{block.text}\0".encode("utf-8", "surrogatepass"))
    return article.sha256, digest.hexdigest(), astuple(article.about)


def unchanged(target: Target, build: str, fingerprints: Callable[[str], Fingerprints | None]) -> dict[str, Any] | None:
    """Return the manifest of the episode at `target` if it is complete and up to date, else None.

    Args:
        target: the paths, and the files to write.
        build: the build key.
        fingerprints: returns the current fingerprints of an engine's voices (the narrator's, and those of other
            speakers), or None if the settings do not allow the engine.
    """
    try:
        values = current(target.manifest.read_bytes(), build, fingerprints)
        if values is None:
            return None
        complete = all(_file_digest(path) == values["files"][path.name]["sha256"] for _, path in target.files)
    except (OSError, KeyError, TypeError, SettingsError):
        # The manifest is missing or damaged, or a file is: build again.
        return None
    return values if complete else None


def current(data: bytes, build: str, fingerprints: Callable[[str], Fingerprints | None]) -> dict[str, Any] | None:
    """Parse a manifest; return None if it is damaged, or of another build.

    Args:
        data: the manifest.
        build: the build key.
        fingerprints: returns the current fingerprints of an engine's voices (the narrator's, and those of other
            speakers), or None if the settings do not allow the engine.
    """
    if build.encode() not in data or not manifest.is_intact(data):  # much faster than parsing the manifest of a book
        return None
    try:
        values: dict[str, Any] = json.loads(data)
        voices = fingerprints(values["engine"]["name"])
        if values["build"] != build or voices is None or not _has_voices(values, *voices):
            return None
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return values


def _has_voices(values: Mapping[str, Any], narrator: Fingerprint, others: Mapping[Speaker, Fingerprint]) -> bool:
    """Return whether a manifest lists these voices and no others."""
    listed = {speaker: manifest.voice(fingerprint) for speaker, fingerprint in others.items()}
    same_narrator = manifest.voice(narrator).items() <= values["engine"].items()
    return same_narrator and bool(values.get("speakers", {}) == listed)


def outdated(target: Target) -> tuple[Path, ...]:
    """Return the files of the episode at `target` that its manifest lists and that this build does not write."""
    written = {path.name for path in target.paths}
    listed = manifest.listed(target.manifest)
    return tuple(target.mp3.with_name(name) for name in listed if name not in written and Path(name).name == name)


def _file_digest(path: Path) -> str:
    """Return the SHA-256 of a file, hexadecimal.

    Raises:
        SettingsError: the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise SettingsError(f"cannot read {path}: {error.strerror}", "check its name") from error
