"""Turn a written German article into one narrated MP3 with chapter markers.

    >>> import audiobuild
    >>> result = audiobuild.make("article.txt", "episode.mp3", engine="espeak")
    >>> result.paths[0].name
    'episode.mp3'

Everything in `__all__` is public and stays compatible within a major version; everything else may change. Names are
imported when they are first used, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from audiobuild.version import __version__

if TYPE_CHECKING:
    from audiobuild.api import check, make, publish, read, script
    from audiobuild.checks import Report
    from audiobuild.errors import (
        AudiobuildError,
        EngineError,
        OutputError,
        ServiceError,
        SettingsError,
        SoundError,
        SourceError,
    )
    from audiobuild.model import Article, Episode, Fingerprint, Script, Speech
    from audiobuild.pipeline import Note, Progress, Result
    from audiobuild.settings import Settings
    from audiobuild.speak.contract import Engine, Voice


__all__ = [
    "Article",
    "AudiobuildError",
    "Engine",
    "EngineError",
    "Episode",
    "Fingerprint",
    "Note",
    "OutputError",
    "Progress",
    "Report",
    "Result",
    "Script",
    "ServiceError",
    "Settings",
    "SettingsError",
    "SoundError",
    "SourceError",
    "Speech",
    "Voice",
    "__version__",
    "check",
    "make",
    "publish",
    "read",
    "script",
]

_MODULES = {
    "api": ("check", "make", "publish", "read", "script"),
    "checks": ("Report",),
    "errors": (
        "AudiobuildError",
        "EngineError",
        "OutputError",
        "ServiceError",
        "SettingsError",
        "SoundError",
        "SourceError",
    ),
    "model": ("Article", "Episode", "Fingerprint", "Script", "Speech"),
    "pipeline": ("Note", "Progress", "Result"),
    "settings": ("Settings",),
    "speak.contract": ("Engine", "Voice"),
}
"""Where each public name is defined."""


def __getattr__(name: str) -> object:
    """Import a public name on first use."""
    for module, names in _MODULES.items():
        if name in names:
            return getattr(import_module(f"audiobuild.{module}"), name)
    raise AttributeError(f"module 'audiobuild' has no attribute {name!r}")


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
