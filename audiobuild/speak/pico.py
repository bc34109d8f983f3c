"""The engine "pico": SVOX Pico's German voice (Apache-2.0), offline, and built in where py-nanotts has a wheel."""

from __future__ import annotations

import os
from array import array
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import category

from audiobuild.errors import EngineError, SettingsError
from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Fingerprint, Speech
from audiobuild.speak.contract import Voice, unknown_voice
from audiobuild.speak.installation import check_files, reinstall
from audiobuild.speak.worker_pool import WorkerPool

if TYPE_CHECKING:
    from collections.abc import Sequence


TITLE = "Pico"
PACKAGE = "py-nanotts"
MODULE = "py_nanotts"
VOICE = "de"
PREPARATION = "1"
"""Version of `prepared` and of how bursts are removed, part of the fingerprint."""
MIN_SPEED, MAX_SPEED = 0.5, 3.0
VOLUME = 0.3
"""Pico clips at its own volume of 1; at 0.3 a novel peaks at 0.7 of full scale."""
MAX_WORD_LENGTH = 120
"""Characters; Pico drops syllables of words longer than 160 and fails at 5,000."""
MAX_WORKERS = 8
"""Processes of 20 MB; each speaks 100 times faster than real time."""
LICENCE = "Apache-2.0"
_MARKUP = lazy_regex(r"[<>\\]")
_SPELT = lazy_regex(r"(?<=\b\w)-(?=\w\b)")
"""Hyphens of spelt acronyms, as in "S-P-D", which Pico swallows; not those of "E-Mail" or "Nord-Süd"."""
LABEL = "Pico, Frauenstimme"


class Pico:
    """SVOX Pico: a statistical parametric synthesiser, natural enough to listen to, 100 times faster than real time.

    Args:
        voice: "de", the only one.
        speed: 0.5 to 3.

    Raises:
        SettingsError: the voice or the speed is not supported.
    """

    online = False
    max_chars: int | None = None
    cacheable = True
    needs_spelling = False
    loudness = -22.1

    def __init__(self, *, voice: str | None = None, speed: float = 1.0) -> None:
        if voice not in (None, VOICE):
            raise unknown_voice("pico", voice, (VOICE,))
        if not MIN_SPEED <= speed <= MAX_SPEED:
            raise SettingsError(
                f"engine pico does not support speed {speed:g}",
                f"supported: {MIN_SPEED:g} to {MAX_SPEED:g} (1 = normal)",
            )
        self.max_concurrency = min(os.cpu_count() or 1, MAX_WORKERS)
        self._speed = speed
        self._pool = WorkerPool("pico", installed, size=self.max_concurrency, title=TITLE, hint=reinstall(PACKAGE))

    @property
    def fingerprint(self) -> Fingerprint:
        """The package's version and all parameters.

        Raises:
            EngineError: the package is not installed.
        """
        parameters = {"preparation": PREPARATION, "speed": f"{self._speed:g}", "volume": f"{VOLUME:g}"}
        return Fingerprint("pico", version(), VOICE, tuple(sorted(parameters.items())))

    def speak(self, text: str) -> Speech:
        """Speak `text`: 16-bit mono at 16,000 samples per second.

        Raises:
            EngineError: Pico is missing or broken, or has no sound for the text.
        """
        from audiobuild.speak.workers.pico import QUIET_LEVEL, RATE, peak

        words = prepared(text)
        sound = self._pool.speak(words, f"{self._speed:g}", f"{VOLUME:g}") if words else b""
        if peak(array("h", sound)) < QUIET_LEVEL:
            raise EngineError(f"Pico has no sound for {text!r}", "give it a text with letters")
        return Speech(sound, "pcm", RATE)

    def close(self) -> None:
        """End the worker processes; a later call starts new ones."""
        self._pool.close()

    @classmethod
    def voices(cls) -> Sequence[Voice]:
        """Return the German voice; those of other languages are not offered."""
        description = "female, SVOX Pico's German voice"
        return (
            Voice(VOICE, description, LICENCE, installed=find_spec(MODULE) is not None, publishable=True, label=LABEL),
        )


def prepared(text: str) -> str:
    """Return `text` so that Pico speaks all of it, and as text.

    The signs of Pico's own markup, control characters and lone surrogates become blanks, invisible formatting
    characters go, long words are cut, and the hyphens of spelt acronyms become blanks.
    """
    visible = "".join(
        " " if (kind := category(sign)) in {"Cc", "Cs", "Zl", "Zp"} else "" if kind == "Cf" else sign for sign in text
    )
    words = _SPELT.sub(" ", _MARKUP.sub(" ", visible)).split()
    return " ".join(word[at : at + MAX_WORD_LENGTH] for word in words for at in range(0, len(word), MAX_WORD_LENGTH))


@cache
def version() -> str:
    """Return the version of the package.

    Raises:
        EngineError: the package is not installed.
    """
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed_version

    try:
        return installed_version(PACKAGE)
    except PackageNotFoundError as error:
        hint = f"install it with: pip install {PACKAGE}; or use --engine espeak"
        raise EngineError("Pico is not installed", hint) from error


@cache
def installed() -> tuple[str, str]:
    """Return the folders of the extension module and of the voices, after checking the files.

    Raises:
        EngineError: the package is missing or damaged.
    """
    version()
    found = find_spec(MODULE)
    if found is None or found.origin is None:
        raise EngineError("the Pico installation is broken: no module py_nanotts", reinstall(PACKAGE))
    check_files(PACKAGE, TITLE)
    folder = Path(found.origin).parent
    return str(folder), str(folder / "lang")
