"""Engines by name, found through entry points: audiobuild's own and those of other packages alike."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audiobuild.errors import SettingsError
from audiobuild.options import known_hint
from audiobuild.plugins import entry_points
from audiobuild.speak.guard import GuardedEngine, guarded

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from audiobuild.speak.contract import Engine, EngineClass, Voice

GROUP = "audiobuild.engines"
"""Group of the entry points, each the name of an engine and its class."""
PACKAGE = "audiobuild"
_BROKEN = "reinstall the package that provides it, or choose another engine"


def available() -> tuple[str, ...]:
    """Return the names of all installed engines, sorted."""
    return tuple(sorted({point.name for point in entry_points(GROUP)}))


def is_plugin(name: str) -> bool:
    """Return whether another package than audiobuild provides the engine."""
    package = _entry_point(name).dist
    return package is None or package.name != PACKAGE


def engine_class(name: str) -> EngineClass:
    """Load the class of an engine.

    Raises:
        SettingsError: there is no such engine.
        EngineError: its package fails to load.
    """
    point = _entry_point(name)
    with guarded(f"cannot load engine {name!r} ({point.value})", _BROKEN):
        loaded: EngineClass = point.load()
        loaded.online, loaded.voices  # noqa: B018  # fails unless they exist
    return loaded


def voices_of(name: str) -> tuple[Voice, ...]:
    """Return the voices of an engine, the default first.

    Raises:
        SettingsError: there is no such engine.
        EngineError: its package fails to load or to list them.
    """
    loaded = engine_class(name)
    with guarded(f"engine {name!r} cannot list its voices", _BROKEN):
        return tuple(replace(voice) for voice in loaded.voices())  # fails unless each is a Voice


def load(name: str, *, voice: str | None = None, speed: float = 1.0) -> Engine:
    """Make an engine. Whatever it raises later arrives as an `EngineError` that names it.

    Args:
        name: name of the engine.
        voice: name of one of its voices; None for the default one.
        speed: speaking rate (1.0 = normal).

    Raises:
        SettingsError: there is no such engine, voice or speed.
        EngineError: the engine's package fails to load, or does not keep the contract.
    """
    loaded = engine_class(name)
    with guarded(f"engine {name!r} failed to start", _BROKEN):
        return GuardedEngine(name, loaded(voice=voice, speed=speed))


def _entry_point(name: str) -> EntryPoint:
    points = sorted((point for point in entry_points(GROUP) if point.name == name), key=lambda point: point.value)
    if not points:
        raise SettingsError(f"unknown engine {name!r}", known_hint(name, "known engines", ("auto", *available())))
    # audiobuild's own engines cannot be replaced by a plug-in of the same name.
    return next((point for point in points if point.dist is not None and point.dist.name == PACKAGE), points[0])
