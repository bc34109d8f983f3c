"""The contract between audiobuild and its text-to-speech engines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from audiobuild.errors import SettingsError
from audiobuild.options import known_hint

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from audiobuild.model import Fingerprint, Speech


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice of an engine, as `audiobuild voices` lists it."""

    name: str
    description: str
    licence: str
    """An SPDX expression, or a sentence if no licence covers the voice."""
    installed: bool
    """Whether the voice can speak on this machine as it is (for an online voice: whether its client is installed)."""
    publishable: bool | None = None
    """Whether `licence` allows publishing the speech; None if the engine does not declare it."""
    label: str = ""
    """Name for listeners, in German, as pages and players show it: "Pico, Frauenstimme"."""


def unknown_voice(engine: str, voice: str | None, names: Iterable[str]) -> SettingsError:
    """Return the error for a voice that an engine does not have, with the closest of those it has.

    Args:
        engine: name of the engine.
        voice: the voice.
        names: those of the engine.
    """
    return SettingsError(f"engine {engine} has no voice {voice!r}", known_hint(voice or "", "known voices", names))


@runtime_checkable
class Engine(Protocol):
    """A text-to-speech engine set to one voice and one speed.

    Engines know nothing of files, chapters or pauses. `EngineClass` describes how they are made. Each member is
    read-only: a class attribute, an instance attribute or a property will do.
    """

    @property
    def online(self) -> bool:
        """Whether speaking needs a network."""
        ...

    @property
    def max_chars(self) -> int | None:
        """Maximum number of characters per `speak` call; None for no limit."""
        ...

    @property
    def max_concurrency(self) -> int:
        """Maximum number of concurrent `speak` calls."""
        ...

    @property
    def cacheable(self) -> bool:
        """Whether to cache the speech (true for slow or remote engines)."""
        ...

    @property
    def needs_spelling(self) -> bool:
        """Whether acronyms must be spelt out ("E-U")."""
        ...

    @property
    def loudness(self) -> float:
        """Typical loudness of the mono signal without gaps in LUFS, used as an initial estimate."""
        ...

    @property
    def fingerprint(self) -> Fingerprint:
        """Identity of the speech: the same text under the same fingerprint gives the same sound."""
        ...

    def speak(self, text: str) -> Speech:
        """Synthesise one chunk: at most `max_chars` characters, at least one of them a letter.

        Called from up to `max_concurrency` threads at once.

        Raises:
            EngineError: synthesis failed.
            ServiceError: an online service failed after all retries.
        """
        ...

    def close(self) -> None:
        """Cancel pending calls and release connections and processes. Called when no more speech is needed."""
        ...


class EngineClass(Protocol):
    """The class that an entry point of the group ``audiobuild.engines`` names; its instances are `Engine`s."""

    @property
    def online(self) -> bool:
        """Whether speaking needs a network."""
        ...

    def __call__(self, *, voice: str | None = None, speed: float = 1.0) -> Engine:
        """Make an engine; cheaply, since heavy work belongs into its first `speak`.

        Args:
            voice: name of a voice; None for the default one.
            speed: speaking rate (1.0 = normal).

        Raises:
            SettingsError: the engine does not support the voice or the speed.
        """
        ...

    def voices(self) -> Sequence[Voice]:
        """Return the engine's voices, the default first; quickly and without a network."""
        ...
