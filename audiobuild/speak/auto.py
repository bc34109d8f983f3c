"""The choice that `auto` makes: the online engine if it answers, else the best offline engine that is installed."""

from __future__ import annotations

from contextlib import closing
from types import MappingProxyType
from typing import TYPE_CHECKING

from audiobuild.errors import EngineError, ServiceError, SettingsError
from audiobuild.speak.cast import load_cast
from audiobuild.speak.registry import voices_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from audiobuild.model import Speaker
    from audiobuild.speak.cast import Cast

AUTO = "auto"
"""The engine setting that stands for this choice."""
ONLINE = "gtts"
OFFLINE = ("piper", "pico", "espeak")
"""From best to worst; the last one is part of every installation."""
ENGINES = (ONLINE, *OFFLINE)
"""Every engine that `auto` may choose."""
NO_OTHERS: Mapping[Speaker, str] = MappingProxyType({})
"""One voice reads everything."""
WORD = "Ja."
"""Text that an offline engine speaks before it is chosen: its library may be missing or not load."""


def online_engine(*, voice: str | None, speed: float, second: Mapping[Speaker, str] = NO_OTHERS) -> Cast:
    """Make the online engine for each voice, and check that its service answers.

    Raises:
        ServiceError: the service is unreachable, or does not support the voice or speed.
    """
    from audiobuild.speak.gtts import Google

    try:
        engine = load_cast(ONLINE, voice=voice, second=second, speed=speed)
    except SettingsError as error:
        raise ServiceError(error.message, error.hint) from error
    with closing(Google()) as google:
        google.probe()
    return engine


def offline_engine(
    *,
    voice: str | None,
    speed: float,
    second: Mapping[Speaker, str] = NO_OTHERS,
    warn: Callable[[str], None] = lambda _: None,
) -> Cast:
    """Make the best offline engine that supports the voices and the speed, and that speaks a word.

    Args:
        voice: name of the voice; None for the engine's default one.
        speed: speaking rate (1.0 = normal).
        second: the voices of other speakers than the narrator.
        warn: called with a line for each engine that is skipped since its installation is broken.

    Raises:
        SettingsError: no engine supports the voice and the speed.
        EngineError: those that do are broken.
    """
    broken: EngineError | None = None
    for name in filter(_installed, OFFLINE[:-1]):
        try:
            return _speaking(load_cast(name, voice=voice, second=second, speed=speed))
        except SettingsError:
            continue  # the next engine may support them
        except EngineError as error:
            broken = error
            warn(str(error))
    try:
        return load_cast(OFFLINE[-1], voice=voice, second=second, speed=speed)
    except SettingsError as error:
        raise broken or error from error


def first_engine(*, voice: str | None, speed: float, second: Mapping[Speaker, str] = NO_OTHERS) -> Cast:
    """Make the engine that is tried first, without a network.

    Raises:
        SettingsError: no engine supports the voice and the speed.
    """
    try:
        return load_cast(ONLINE, voice=voice, second=second, speed=speed)
    except SettingsError:
        return offline_engine(voice=voice, speed=speed, second=second)


def _speaking(cast: Cast) -> Cast:
    """Return the engine after it has spoken a word; close it if it fails."""
    try:
        cast.narrator.speak(WORD)
    except EngineError:
        cast.close()
        raise
    return cast


def _installed(name: str) -> bool:
    try:
        return any(voice.installed for voice in voices_of(name))
    except (EngineError, SettingsError):
        return False
