"""The voices of an episode: the narrator's, and those that read for other speakers, all of one engine."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobuild.errors import SettingsError
from audiobuild.speak.registry import load, voices_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from audiobuild.model import Fingerprint, Speaker
    from audiobuild.speak.contract import Engine


@dataclass(frozen=True, slots=True)
class Cast:
    """An engine set to the narrator's voice, and the same engine set to each other voice."""

    narrator: Engine
    others: Mapping[Speaker, Engine]
    """Empty if one voice reads the whole episode."""

    @property
    def fingerprints(self) -> tuple[Fingerprint, dict[Speaker, Fingerprint]]:
        """The narrator's fingerprint, and those of the other voices.

        Raises:
            EngineError: an engine cannot determine it.
        """
        return self.narrator.fingerprint, {speaker: engine.fingerprint for speaker, engine in self.others.items()}

    def close(self) -> None:
        """Close all engines, also after one has failed to close."""
        with ExitStack() as stack:
            for engine in (self.narrator, *dict.fromkeys(self.others.values())):
                stack.callback(engine.close)


def load_cast(name: str, *, voice: str | None, second: Mapping[Speaker, str], speed: float) -> Cast:
    """Make an engine for the narrator, and one for each second voice; speakers of the same voice share it.

    Args:
        name: name of the engine.
        voice: the narrator's voice; None for the default one.
        second: the voices of other speakers.
        speed: speaking rate (1.0 = normal).

    Raises:
        SettingsError: there is no such engine, voice or speed, or the engine has only one voice.
        EngineError: the engine's package fails to load, or does not keep the contract.
    """
    narrator = load(name, voice=voice, speed=speed)
    engines = {chosen: _second(name, chosen, speed) for chosen in dict.fromkeys(second.values())}
    return Cast(narrator, {speaker: engines[chosen] for speaker, chosen in second.items()})


def _second(name: str, voice: str, speed: float) -> Engine:
    known = [found.name for found in voices_of(name)]
    if len(known) == 1:
        raise SettingsError(
            f"engine {name} has only one voice, {known[0]!r}, so there is no second one",
            "choose an engine with several voices, such as --engine espeak, or leave out --quote-voice and "
            "--question-voice",
        )
    return load(name, voice=voice, speed=speed)
