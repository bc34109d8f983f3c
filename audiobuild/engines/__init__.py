"""The voices behind one small contract, found by name along one lazy path: entry points.

An engine turns spoken text into sound and knows nothing of files, chapters, tags or pauses. Built-in engines and
those of other packages are declared alike, in the entry point group ``audiobuild.engines``; the entry point names
a class that is called with ``voice`` and ``speed`` and gives an `Engine`.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from audiobuild.errors import EngineError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.metadata import EntryPoint

    from audiobuild.model import Fingerprint, Speech

GROUP = "audiobuild.engines"


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice as `audiobuild voices` lists it."""

    name: str
    description: str
    licence: str
    """An SPDX expression, or a sentence where there is no licence."""
    here: bool
    """Whether it can speak on this machine as it stands (an online voice: whether its client is installed)."""


@runtime_checkable
class Engine(Protocol):
    """What speaks.

    A class that satisfies it is called with ``voice`` (a name, or None for its usual one) and ``speed``
    (1.0 is the voice's own), both by keyword, and raises `SettingsError` for a voice or speed it does not have.
    Making one is cheap: whatever is heavy or can fail waits for the first `speak`.
    """

    online: bool
    """Whether speaking needs a network."""
    limit: int | None
    """Most characters a call; None where there is no limit."""
    calls: int
    """How many calls at once it bears; 1 where it has a lock of its own."""
    keeps: bool
    """Whether its speech is dear enough to be kept (slow, or from afar), or sooner made than read back."""
    spells: bool
    """Whether acronyms must be spelt out for it ("E-U")."""
    loudness: float
    """What its voice usually measures, LUFS of the mono signal without gaps; only a first guess, never trusted."""

    @property
    def fingerprint(self) -> Fingerprint:
        """Whose speech it is; the same text under the same fingerprint always gives the same sound."""
        ...

    def speak(self, text: str) -> Speech:
        """Speak one chunk: at most `limit` characters, among them a letter.

        May be called from several threads.

        Raises:
            EngineError: it could not, and why.
            ServiceError: an online service did not answer rightly after every polite retry.
        """
        ...

    def close(self) -> None:
        """End every wait and connection: nothing more will be said. An engine without any does nothing."""
        ...

    @classmethod
    def voices(cls) -> Sequence[Voice]:
        """The voices it has; quick, and without a network."""
        ...


def names() -> tuple[str, ...]:
    """Every installed engine, by name."""
    return tuple(sorted({point.name for point in entry_points(group=GROUP)}))


def kind(name: str) -> type[Engine]:
    """The class of the engine called `name`.

    Raises:
        SettingsError: there is no such engine (the message lists those there are).
        EngineError: it is declared but can't be loaded.
    """
    found = [point for point in entry_points(group=GROUP) if point.name == name]
    if not found:
        raise SettingsError(f"there is no engine called {name!r}", f"there are: auto, {', '.join(names())}")
    return _loaded(found[0])


def load(name: str, *, voice: str | None = None, speed: float = 1.0) -> Engine:
    """The engine called `name`, ready to speak.

    Raises:
        SettingsError: there is no such engine, voice or speed.
        EngineError: it is declared but can't be loaded.
    """
    return kind(name)(voice=voice, speed=speed)  # type: ignore[call-arg]  # a Protocol can't say how it is made


def _loaded(point: EntryPoint) -> type[Engine]:
    try:
        loaded: type[Engine] = point.load()
    except (ImportError, AttributeError) as error:
        raise EngineError(
            f"the engine {point.name!r} ({point.value}) can't be loaded: {error}",
            "install its package again, or take another engine",
        ) from error
    return loaded
