"""The engine "silent": silence as long as the text would take, for tests and dry runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.errors import SettingsError
from audiobuild.model import Fingerprint, Speech
from audiobuild.speak.contract import Voice, unknown_voice

if TYPE_CHECKING:
    from collections.abc import Sequence

RATE = 22_050
"""Samples per second."""
CHARACTERS_PER_SECOND = 15
"""Reading speed of German; espeak-ng reads a news article at 14.8."""


class Silent:
    """An engine that returns silence."""

    online = False
    max_chars: int | None = None
    max_concurrency = 1
    cacheable = False
    needs_spelling = False
    loudness = -70.0

    def __init__(self, *, voice: str | None = None, speed: float = 1.0) -> None:
        if voice not in (None, "silence"):
            raise unknown_voice("silent", voice, ("silence",))
        if not speed > 0:
            raise SettingsError(f"engine silent does not support speed {speed:g}", "supported: above 0 (1 = normal)")
        self._speed = speed

    @property
    def fingerprint(self) -> Fingerprint:
        """Engine name and speed, since the sound depends on nothing but the length of the text."""
        return Fingerprint("silent", "1", "silence", (("speed", f"{self._speed:g}"),))

    def speak(self, text: str) -> Speech:
        """Return silence: 16-bit mono at 22,050 samples per second, 1/15 s per character."""
        samples = round(len(text) * RATE / (CHARACTERS_PER_SECOND * self._speed))
        return Speech(bytes(2 * samples), "pcm", RATE)

    def close(self) -> None:
        """Do nothing: no resources are held."""

    @classmethod
    def voices(cls) -> Sequence[Voice]:
        """Return the only voice."""
        description = "silence as long as the text would take"
        return (Voice("silence", description, "GPL-3.0-or-later", installed=True, publishable=True),)
