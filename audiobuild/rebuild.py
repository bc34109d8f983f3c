"""Is there anything to do? What an episode depends on, and whether one that is there was made of just that."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from audiobuild.errors import SettingsError
from audiobuild.storage import cache
from audiobuild.write import manifest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from audiobuild.model import Article, Fingerprint
    from audiobuild.settings import Settings
    from audiobuild.write.target import Target

_NO_MATTER = {"jobs", "cache", "show", "only", "engine", "voice"}
"""Settings that change no byte of what is written; the voice counts by its fingerprint instead."""


def chosen(settings: Settings) -> dict[str, object]:
    """The settings an episode is shaped by, as the ledger keeps them; files are named by their content."""
    values = {each.name: getattr(settings, each.name) for each in fields(settings) if each.name not in _NO_MATTER}
    for name in ("cover", "lexicon"):
        values[name] = _content(values[name]) if values[name] else None
    return values


def key(article: Article, settings: Settings) -> str:
    """One name for everything a build depends on but the voice."""
    return cache.key(article.sha256, asdict(article.about), chosen(settings), cache.makers()).hex()


def unchanged(target: Target, build: str, reader: Callable[[str], Fingerprint | None]) -> dict[str, Any] | None:
    """The ledger of the episode that stands at `target`, where it is whole and nothing it was made of has changed.

    Args:
        target: where it would be written, and which files.
        build: the key of what it depends on.
        reader: whose speech it would be now if the engine of this name read; None where it may not.
    """
    try:
        data = target.manifest.read_bytes()
        if build.encode() not in data:  # seen in a book's ledger long before it is parsed
            return None
        ledger: dict[str, Any] = json.loads(data)
        written = {name: each["sha256"] for name, each in ledger["files"].items()}
        voice = reader(ledger["engine"]["name"])
        if ledger["build"] != build or voice is None or not manifest.voice(voice).items() <= ledger["engine"].items():
            return None
        whole = all(_content(path) == written[path.name] for _, path in target.files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, SettingsError):
        # Missing, or not as we write it: then it is to be made.
        return None
    return ledger if whole else None


def outdated(target: Target) -> tuple[Path, ...]:
    """Return the files of the episode at `target` that its manifest lists and that this build does not write."""
    try:
        listed = json.loads(target.manifest.read_bytes())["files"]
        return tuple(path for path in target.omitted if path.name in listed)
    except (OSError, ValueError, KeyError, TypeError):
        return ()  # there is no manifest, or not one of ours


def _content(path: Path) -> str:
    """The SHA-256 of a file, hexadecimal.

    Raises:
        SettingsError: it can't be read.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise SettingsError(f"{path} can't be read: {error.strerror}", "check its name") from error
