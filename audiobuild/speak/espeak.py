"""The engine "espeak": espeak-ng (GPL-3.0-or-later), offline and part of every installation."""

from __future__ import annotations

import os
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from audiobuild.errors import EngineError, SettingsError
from audiobuild.model import Fingerprint, Speech
from audiobuild.speak.contract import Voice, unknown_voice
from audiobuild.speak.installation import check_files, reinstall
from audiobuild.speak.worker_pool import WorkerPool

if TYPE_CHECKING:
    from collections.abc import Sequence


TITLE = "espeak-ng"
PACKAGE = "espeakng-loader"
CORES_PER_WORKER = 4
"""One worker speaks as quickly as this many cores join and encode."""


class _Variant(NamedTuple):
    file: str
    """File of the language and, after a plus sign, of the variant (see `workers.espeak`)."""
    loudness: float
    """LUFS of 20 minutes of German text, mono, at `VOLUME`, levelled and limited (`sound.render`)."""
    description: str


VOICES = MappingProxyType(
    {
        "de": _Variant("gmw/de", -25.3, "male, espeak-ng's default German voice"),
        "de+m3": _Variant("gmw/de+m3", -25.1, "male, livelier"),
        "de+m7": _Variant("gmw/de+m7", -24.1, "male, fuller"),
        "de+f1": _Variant("gmw/de+f1", -23.6, "female, lower"),
        "de+Annie": _Variant("gmw/de+Annie", -24.3, "female, lively"),
        "de+steph": _Variant("gmw/de+steph", -25.6, "female, even and bright"),
    }
)
"""The variants without echo, breath noise or effects, out of about a hundred."""
DEFAULT_VOICE = "de"
PREPARATION = "1"
"""Version of `prepared`, part of the fingerprint."""
WORDS_PER_MINUTE = 175
"""espeak-ng's rate at speed 1."""
MIN_SPEED, MAX_SPEED = 0.5, 3.0
VOLUME = 60
"""Out of 100, which reaches full scale: over 48 minutes of a novel no voice peaks above -2.9 dBFS at this volume."""
MAX_WORD_LENGTH = 120
"""Characters; espeak-ng drops some characters of words longer than 800."""
LICENCE = "GPL-3.0-or-later"


def _label(variant: _Variant) -> str:
    return f"eSpeak NG, {'Frauenstimme' if variant.description.startswith('female') else 'Männerstimme'}"


class Espeak:
    """espeak-ng: a formant synthesiser, clear, fast and mechanical.

    Args:
        voice: one of `VOICES`.
        speed: 0.5 to 3.

    Raises:
        SettingsError: the voice or the speed is not supported.
    """

    online = False
    max_chars = None
    max_concurrency = 1
    cacheable = False
    needs_spelling = True

    def __init__(self, *, voice: str | None = None, speed: float = 1.0) -> None:
        self._voice = voice or DEFAULT_VOICE
        if self._voice not in VOICES:
            raise unknown_voice("espeak", voice, VOICES)
        if not MIN_SPEED <= speed <= MAX_SPEED:
            raise SettingsError(
                f"engine espeak does not support speed {speed:g}",
                f"supported: {MIN_SPEED:g} to {MAX_SPEED:g} (1 = normal)",
            )
        self._words_per_minute = round(WORDS_PER_MINUTE * speed)
        self.loudness = VOICES[self._voice].loudness
        size = 1 + (os.cpu_count() or 1) // CORES_PER_WORKER
        self._pool = WorkerPool("espeak", installed, size=size, title=TITLE, hint=reinstall(PACKAGE))

    @property
    def fingerprint(self) -> Fingerprint:
        """The library's version and all its parameters.

        Raises:
            EngineError: the library cannot be loaded, so that its version is unknown.
        """
        from audiobuild.speak.workers.espeak import SEED

        parameters = {
            "preparation": PREPARATION,
            "seed": str(SEED),
            "volume": str(VOLUME),
            "words_a_minute": str(self._words_per_minute),
        }
        return Fingerprint("espeak", version(), self._voice, tuple(sorted(parameters.items())))

    def speak(self, text: str) -> Speech:
        """Speak `text`: 16-bit mono at 22,050 samples per second, about 1,000 times faster than real time.

        Raises:
            EngineError: espeak-ng is missing or broken, or has no sound for the text.
        """
        from audiobuild.speak.workers.espeak import RATE

        words = prepared(text)
        request = (words, VOICES[self._voice].file, str(self._words_per_minute), str(VOLUME))
        sound = self._pool.speak(*request) if words else b""
        if not sound:
            raise EngineError(f"espeak-ng has no sound for {text!r}", "give it a text with letters")
        return Speech(sound, "pcm", RATE)

    def close(self) -> None:
        """End the worker processes; a later call starts new ones."""
        self._pool.close()

    @classmethod
    def voices(cls) -> Sequence[Voice]:
        """Return the German voices, the default first."""
        from importlib.util import find_spec

        installed = find_spec("espeakng_loader") is not None
        return tuple(
            Voice(name, variant.description, LICENCE, installed=installed, publishable=True, label=_label(variant))
            for name, variant in VOICES.items()
        )


def prepared(text: str) -> str:
    """Return `text` so that espeak-ng speaks all of it.

    Control characters, which it takes for commands, and lone surrogates, which UTF-8 cannot encode, become blanks. Long
    words are cut.
    """
    words = "".join(" " if category(sign) in {"Cc", "Cs"} else sign for sign in text).split()
    return " ".join(word[at : at + MAX_WORD_LENGTH] for word in words for at in range(0, len(word), MAX_WORD_LENGTH))


def version() -> str:
    """Return the library's version, such as ``1.52.0``.

    Raises:
        EngineError: the library cannot be loaded.
    """
    from audiobuild.speak.workers import espeak

    try:
        return espeak.version(installed()[0])
    except OSError as error:
        raise EngineError(f"cannot load espeak-ng: {error}", reinstall(PACKAGE)) from error


@cache
def installed() -> tuple[str, str]:
    """Return the paths of the library and of its data, after checking the files.

    Raises:
        EngineError: the package is missing or damaged.
    """
    try:
        import espeakng_loader  # fails if the package is broken

        paths = (str(espeakng_loader.get_library_path()), str(espeakng_loader.get_data_path()))
    except (ImportError, RuntimeError) as error:
        raise EngineError(f"the espeak-ng installation is broken: {error}", reinstall(PACKAGE)) from error
    check_files(PACKAGE, TITLE)
    return paths
