"""An engine with the cache in front of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobuild.model import Speech
from audiobuild.storage.cache import SPEECH, speech_key

if TYPE_CHECKING:
    from audiobuild.speak.contract import Engine
    from audiobuild.storage.cache import Cache


@dataclass(frozen=True, slots=True)
class CachedEngine:
    """An engine whose speech is looked up in a cache first, if it is `cacheable`."""

    engine: Engine
    cache: Cache

    def has(self, text: str) -> bool:
        """Return whether the cache holds the speech of `text`."""
        return self.cache.has(SPEECH, speech_key(self.engine.fingerprint, text))

    def speak(self, text: str) -> Speech:
        """Return the speech of `text`, from the cache if there is an undamaged entry.

        Raises:
            EngineError: Synthesis failed.
            OutputError: The cache is not writable.
        """
        if not self.engine.cacheable:
            return self.engine.speak(text)
        key = speech_key(self.engine.fingerprint, text)
        if (entry := self.cache.get(SPEECH, key)) is not None:
            head, _, data = entry.partition(b"\n")
            form, rate = head.decode().split()
            return Speech(data, form, int(rate))
        speech = self.engine.speak(text)
        self.cache.put(SPEECH, key, f"{speech.format} {speech.rate}\n".encode() + speech.data)
        return speech
