"""What sections are encoded with: a voice at one gain, a bit rate and the bed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from audiobuild.model import Fingerprint, Speech
    from audiobuild.sound.bed import Bed
    from audiobuild.storage.cache import Cache


class SpeakingEngine(Protocol):
    """The part of an engine that sections need (`speak.CachedEngine` is one)."""

    @property
    def fingerprint(self) -> Fingerprint:
        """Identity of the speech."""
        ...

    @property
    def online(self) -> bool:
        """Whether speaking needs a network."""
        ...

    @property
    def loudness(self) -> float:
        """Typical loudness in LUFS."""
        ...

    @property
    def cacheable(self) -> bool:
        """Whether the speech is cached, so that speaking again costs little."""
        ...

    def speak(self, text: str) -> Speech:
        """Return the speech of a chunk."""
        ...


@dataclass(frozen=True, slots=True)
class Encoder:
    """Everything but a section's own utterances that its bytes depend on; those of an insert depend on less."""

    speaker: SpeakingEngine
    cache: Cache
    gain: float
    """Decibels."""
    bitrate: int
    """Kilobits per second."""
    bed: Bed | None = None
    """Music under the voice."""
