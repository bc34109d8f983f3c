"""silent: silence as long as the text would take, for tests and dry runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.errors import SettingsError
from audiobuild.model import Fingerprint, Speech
from audiobuild.speak import Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

RATE = 22_050
CHARACTERS_A_SECOND = 15
"""How quickly German is read: measured on the built-in voice, 14.8 over a news article."""


class Silent:
    """Says nothing, for as long as a voice would say it."""

    online = False
    max_chars: int | None = None
    max_concurrency = 1
    cacheable = False
    needs_spelling = False
    loudness = -70.0

    def __init__(self, *, voice: str | None = None, speed: float = 1.0) -> None:
        if voice not in (None, "silence"):
            raise SettingsError(f"the engine silent has no voice {voice!r}", "it has one: silence")
        if not speed > 0:
            raise SettingsError(f"a speed of {speed:g} makes no sense", "1.0 is the usual one")
        self._speed = speed

    @property
    def fingerprint(self) -> Fingerprint:
        """Its name and speed: the sound depends on the text's length alone."""
        return Fingerprint("silent", "1", "silence", (("speed", f"{self._speed:g}"),))

    def speak(self, text: str) -> Speech:
        """Silence, 16-bit mono at 22,050 samples a second, a fifteenth of a second for each character."""
        samples = round(len(text) * RATE / (CHARACTERS_A_SECOND * self._speed))
        return Speech(bytes(2 * samples), "pcm", RATE)

    def close(self) -> None:
        """Nothing is open."""

    @classmethod
    def voices(cls) -> Sequence[Voice]:
        """The one there is."""
        return (Voice("silence", "as long as the text would take", "GPL-3.0-or-later", installed=True),)
