"""espeak: the voice inside the installation, offline and always there, by espeak-ng (GPL-3.0-or-later)."""

from __future__ import annotations

import unicodedata
from types import MappingProxyType
from typing import TYPE_CHECKING

from audiobuild.engines import Voice
from audiobuild.errors import EngineError, SettingsError
from audiobuild.model import Fingerprint, Speech

if TYPE_CHECKING:
    from collections.abc import Sequence

VOICES = MappingProxyType({"de": "a man; espeak-ng's usual German voice"})
PREPARATION = "1"
"""Rises whenever `plain` gives another text, so that old sound is not taken for it."""
WORDS_A_MINUTE = 175
"""What espeak-ng calls the usual rate."""
SLOWEST, QUICKEST = 0.5, 3.0
VOLUME = 60
LICENCE = "GPL-3.0-or-later"


class Espeak:
    """Speaks German by rules of sound: clear, quick and mechanical."""

    online = False
    limit = None
    calls = 1
    keeps = False
    spells = True
    loudness = -20.0

    def __init__(self, *, voice: str | None = None, speed: float = 1.0) -> None:
        self._voice = voice or "de"
        if self._voice not in VOICES:
            raise SettingsError(f"the engine espeak has no voice {voice!r}", f"there are: {', '.join(VOICES)}")
        if not SLOWEST <= speed <= QUICKEST:
            raise SettingsError(
                f"the engine espeak can't speak at a speed of {speed:g}",
                f"it takes {SLOWEST:g} to {QUICKEST:g}, and 1 is its own",
            )
        self._words_a_minute = round(WORDS_A_MINUTE * speed)

    @property
    def fingerprint(self) -> Fingerprint:
        """The library's version and all that is set in it.

        Raises:
            EngineError: the library can't be loaded, so its version is not known.
        """
        from audiobuild.engines.espeak_library import SEED, version  # noqa: PLC0415  # ctypes, only where it speaks

        parameters = {
            "preparation": PREPARATION,
            "seed": str(SEED),
            "volume": str(VOLUME),
            "words_a_minute": str(self._words_a_minute),
        }
        return Fingerprint("espeak", version(), self._voice, tuple(sorted(parameters.items())))

    def speak(self, text: str) -> Speech:
        """Speak `text`, 16-bit mono at 22,050 samples a second, some 1,000 times as quickly as it is heard.

        Raises:
            EngineError: espeak-ng is missing or broken, or has no sound for the text.
        """
        from audiobuild.engines.espeak_library import RATE, Wish, speak  # noqa: PLC0415  # see fingerprint

        prepared = plain(text)
        sound = speak(Wish(prepared, self._voice, self._words_a_minute, VOLUME)) if prepared else b""
        if not sound:
            raise EngineError(f"espeak-ng has no sound for {text!r}", "give it words")
        return Speech(sound, "pcm", RATE)

    @classmethod
    def voices(cls) -> Sequence[Voice]:
        """German voices of espeak-ng, the usual one first."""
        from importlib.util import find_spec  # noqa: PLC0415  # only where voices are listed

        here = find_spec("espeakng_loader") is not None
        return tuple(Voice(name, description, LICENCE, here=here) for name, description in VOICES.items())


def plain(text: str) -> str:
    """`text` without what espeak-ng would take for a command: controls and lone surrogates become blanks."""
    return " ".join("".join(" " if unicodedata.category(sign) in {"Cc", "Cs"} else sign for sign in text).split())
