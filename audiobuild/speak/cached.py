"""An engine with the cache in front of it."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobuild.model import Speech
from audiobuild.storage.cache import SPEECH, speech_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audiobuild.model import Fingerprint
    from audiobuild.speak.contract import Engine
    from audiobuild.storage.cache import Cache

_COMPRESSED = "pcm+zlib"
"""Format of an entry that holds compressed PCM."""


@dataclass(frozen=True, slots=True)
class CachedEngine:
    """An engine whose speech is looked up in a cache first, if it is `cacheable`."""

    engine: Engine
    cache: Cache

    @property
    def fingerprint(self) -> Fingerprint:
        """Identity of the engine's speech."""
        return self.engine.fingerprint

    @property
    def online(self) -> bool:
        """Whether the engine needs a network."""
        return self.engine.online

    @property
    def loudness(self) -> float:
        """Typical loudness of the engine in LUFS."""
        return self.engine.loudness

    @property
    def cacheable(self) -> bool:
        """Whether the engine's speech is cached."""
        return self.engine.cacheable

    def has(self, text: str) -> bool:
        """Return whether the cache holds the speech of `text`."""
        return self.cache.has(SPEECH, speech_key(self.engine.fingerprint, text))

    def fetch(self, texts: Iterable[str]) -> None:
        """Copy the speech of texts from the shared cache, if there is one."""
        self.cache.fetch(SPEECH, (speech_key(self.engine.fingerprint, text) for text in texts))

    def speak(self, text: str) -> Speech:
        """Return the speech of `text`, from the cache if there is an undamaged entry.

        Raises:
            EngineError: synthesis failed.
            OutputError: the cache is not writable.
        """
        if not self.engine.cacheable:
            return self.engine.speak(text)
        key = speech_key(self.engine.fingerprint, text)
        if (entry := self.cache.get(SPEECH, key)) is not None:
            return _unpacked(entry)
        speech = self.engine.speak(text)
        self.cache.put(SPEECH, key, _packed(speech))
        return speech


def _packed(speech: Speech) -> bytes:
    """Encode speech as a cache entry: a line with format and rate, then the data.

    PCM is compressed to about 60 % of its size: the low bytes of all samples first, then the high bytes, which vary
    little.
    """
    head, data = f"{speech.format} {speech.rate}\n", speech.data
    if speech.format == "pcm":
        head, data = f"{_COMPRESSED} {speech.rate}\n", zlib.compress(data[::2] + data[1::2], level=1)
    return head.encode() + data


def _unpacked(entry: bytes) -> Speech:
    head, _, data = entry.partition(b"\n")
    form, rate = head.decode().split()
    if form == _COMPRESSED:
        planes = zlib.decompress(data)
        pcm = bytearray(len(planes))
        half = (len(planes) + 1) // 2
        pcm[::2], pcm[1::2] = planes[:half], planes[half:]
        return Speech(bytes(pcm), "pcm", int(rate))
    return Speech(data, form, int(rate))
