"""The engine "piper": neural voices (GPL-3.0-or-later), offline, installed as an extra and voice by voice."""

from __future__ import annotations

import json
import os
from importlib.util import find_spec
from typing import TYPE_CHECKING

from audiobuild.errors import EngineError, SettingsError, extra_hint
from audiobuild.model import Fingerprint, Speech
from audiobuild.speak.contract import Voice
from audiobuild.speak.espeak import prepared
from audiobuild.speak.worker_pool import WITH_PACKAGES, WorkerPool

if TYPE_CHECKING:
    from collections.abc import Sequence


PACKAGE = "piper-tts"
MIN_SPEED, MAX_SPEED = 0.5, 2.0
MAX_WORKERS = 4
"""Processes of about 200 MB, each with a thread of its own."""
INSTALL = extra_hint("piper")


class Piper:
    """A Piper voice: a neural network that ONNX Runtime evaluates on the processor.

    Args:
        voice: name of an installed voice; None for the recommended one.
        speed: 0.5 to 2.

    Raises:
        SettingsError: the voice is not installed, or the speed is not supported.
    """

    online = False
    max_chars: int | None = None
    cacheable = True
    needs_spelling = True
    loudness = -20.0

    def __init__(self, *, voice: str | None = None, speed: float = 1.0) -> None:
        from audiobuild.speak import piper_voices

        if not MIN_SPEED <= speed <= MAX_SPEED:
            raise SettingsError(
                f"engine piper does not support speed {speed:g}",
                f"supported: {MIN_SPEED:g} to {MAX_SPEED:g} (1 = normal)",
            )
        self._voice = piper_voices.require(voice)
        self._model = piper_voices.path_of(self._voice, piper_voices.MODEL)
        self._speed = speed
        self.max_concurrency = min(os.cpu_count() or 1, MAX_WORKERS)
        self._pool = WorkerPool(
            "piper",
            lambda: (str(self._model),),
            size=self.max_concurrency,
            title="Piper",
            hint=f"reinstall the voice: audiobuild voices install {self._voice}",
            python=WITH_PACKAGES,
        )
        self._digest = ""

    @property
    def fingerprint(self) -> Fingerprint:
        """Piper's version, the checksum of the model, and the speed.

        Raises:
            EngineError: Piper is not installed, or the model is not readable.
        """
        from importlib.metadata import PackageNotFoundError, version

        from audiobuild.speak import piper_voices

        try:
            installed = version(PACKAGE)
        except PackageNotFoundError as error:
            raise EngineError("Piper is not installed", INSTALL) from error
        self._digest = self._digest or piper_voices.model_digest(self._voice)
        parameters = (("model", self._digest), ("speed", f"{self._speed:g}"))
        return Fingerprint("piper", installed, self._voice, parameters)

    def speak(self, text: str) -> Speech:
        """Speak `text`: 16-bit mono at the voice's rate, with a random part, so that no two results are the same.

        Raises:
            EngineError: Piper or the voice is missing or broken, or has no sound for the text.
        """
        words = " ".join(prepared(text).replace("[[", " ").replace("]]", " ").split())  # Piper's marks for phonemes
        if find_spec("piper") is None:
            raise EngineError("Piper is not installed", INSTALL)
        sound = self._pool.speak(words, f"{self._speed:g}") if words else b""
        if not sound:
            raise EngineError(f"Piper has no sound for {text!r}", "give it a text with letters")
        return Speech(sound, "pcm", self._rate())

    def close(self) -> None:
        """End the worker processes; a later call starts new ones."""
        self._pool.close()

    @classmethod
    def voices(cls) -> Sequence[Voice]:
        """Return the installed voices, then the German ones that can be installed."""
        from audiobuild.speak import piper_voices

        there = piper_voices.installed()
        usable = find_spec("piper") is not None
        known = [(name, piper_voices.details(name)) for name in there]
        missing = [name for name in piper_voices.GERMAN if name not in there]
        return [
            *(
                Voice(name, "neural", kept.licence, installed=usable, publishable=kept.publishable)
                for name, kept in known
            ),
            *(
                Voice(
                    name, f"neural; audiobuild voices install {name}", "shown before it is installed", installed=False
                )
                for name in missing
            ),
        ]

    def _rate(self) -> int:
        try:
            return int(
                json.loads(self._model.with_name(f"{self._model.name}.json").read_text("utf-8"))["audio"]["sample_rate"]
            )
        except (OSError, ValueError, KeyError, TypeError) as error:
            hint = f"reinstall it: audiobuild voices install {self._voice}"
            raise EngineError(f"the configuration of the Piper voice {self._voice} is broken", hint) from error
