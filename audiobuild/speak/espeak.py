"""espeak: the voice inside the installation, offline and always there, by espeak-ng (GPL-3.0-or-later)."""

from __future__ import annotations

import os
import threading
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from audiobuild.errors import EngineError, SettingsError
from audiobuild.model import Fingerprint, Speech
from audiobuild.speak import Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobuild.speak.espeak_process import Speakers


class _Sort(NamedTuple):
    file: str
    """As the library finds it: the language's file and, after a plus sign, the variant's."""
    loudness: float
    """LUFS of 20 minutes of a German text, mono, at `VOLUME`, once levelled and limited (`sound.section`)."""
    description: str


VOICES = MappingProxyType(
    {
        "de": _Sort("gmw/de", -25.3, "a man, espeak-ng's usual German voice"),
        "de+m3": _Sort("gmw/de+m3", -25.1, "a man, livelier"),
        "de+m7": _Sort("gmw/de+m7", -24.1, "a man, fuller"),
        "de+f1": _Sort("gmw/de+f1", -23.6, "a woman, lower"),
        "de+Annie": _Sort("gmw/de+Annie", -24.3, "a woman, lively"),
        "de+steph": _Sort("gmw/de+steph", -25.6, "a woman, even and bright"),
    }
)
"""Of espeak-ng's hundred variants a few that have no echo, no noise of breath and no effect to them."""
USUAL = "de"
PREPARATION = "1"
"""Rises whenever `plain` gives another text, so that old sound is not taken for it."""
WORDS_A_MINUTE = 175
"""espeak-ng's rate at a speed of 1."""
SLOWEST, QUICKEST = 0.5, 3.0
VOLUME = 60
"""Of 100, at which sound reaches full scale: over 48 minutes of a novel no voice here peaks above -2.9 dBFS."""
LONGEST_WORD = 120
"""Characters; of a word of more than 800 espeak-ng loses some."""
LICENCE = "GPL-3.0-or-later"


class Espeak:
    """Speaks German by rules of sound: clear, quick and mechanical."""

    online = False
    max_chars = None
    max_concurrency = 1
    cacheable = False
    needs_spelling = True

    def __init__(self, *, voice: str | None = None, speed: float = 1.0) -> None:
        self._voice = voice or USUAL
        if self._voice not in VOICES:
            raise SettingsError(f"engine espeak has no voice {voice!r}", f"known voices: {', '.join(VOICES)}")
        if not SLOWEST <= speed <= QUICKEST:
            raise SettingsError(
                f"engine espeak does not support speed {speed:g}",
                f"supported: {SLOWEST:g} to {QUICKEST:g} (1 = normal)",
            )
        self._words_a_minute = round(WORDS_A_MINUTE * speed)
        self.loudness = VOICES[self._voice].loudness
        self._opening = threading.Lock()
        self._opened: Speakers | None = None

    @property
    def fingerprint(self) -> Fingerprint:
        """The library's version and all that is set in it.

        Raises:
            EngineError: the library can't be loaded, so its version is not known.
        """
        from audiobuild.speak.espeak_library import SEED  # noqa: PLC0415  # ctypes, only where it speaks
        from audiobuild.speak.espeak_process import version  # noqa: PLC0415  # the same

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
        from audiobuild.speak.espeak_library import RATE  # noqa: PLC0415  # see fingerprint

        prepared = plain(text)
        wish = (prepared, VOICES[self._voice].file, self._words_a_minute, VOLUME)
        sound = self._speakers().speak(wish) if prepared else b""
        if not sound:
            raise EngineError(f"espeak-ng has no sound for {text!r}", "give it a text with letters")
        return Speech(sound, "pcm", RATE)

    def close(self) -> None:
        """End the processes that speak; a later call starts new ones."""
        with self._opening:
            if self._opened is not None:
                self._opened.close()

    def _speakers(self) -> Speakers:
        from audiobuild.speak.espeak_process import Speakers  # noqa: PLC0415  # see fingerprint

        with self._opening:
            if self._opened is None or self._opened.owner != os.getpid():  # a fork's are its parent's
                self._opened = Speakers()
            return self._opened

    @classmethod
    def voices(cls) -> Sequence[Voice]:
        """German voices of espeak-ng, the usual one first."""
        from importlib.util import find_spec  # noqa: PLC0415  # only where voices are listed

        here = find_spec("espeakng_loader") is not None
        return tuple(Voice(name, sort.description, LICENCE, installed=here) for name, sort in VOICES.items())


def plain(text: str) -> str:
    """`text` as espeak-ng speaks all of it.

    Controls, which it takes for commands, and lone surrogates, which have no UTF-8, become blanks; words too long
    for it are cut.
    """
    words = "".join(" " if category(sign) in {"Cc", "Cs"} else sign for sign in text).split()
    return " ".join(word[at : at + LONGEST_WORD] for word in words for at in range(0, len(word), LONGEST_WORD))
