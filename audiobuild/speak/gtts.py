"""gtts: the voice of Google Translate, over the network, asked politely and checked answer by answer."""

from __future__ import annotations

import threading
from importlib.util import find_spec
from typing import TYPE_CHECKING

from audiobuild.errors import EngineError, SettingsError
from audiobuild.model import Fingerprint, Speech
from audiobuild.speak import Voice
from audiobuild.speak.deadlines import Cancellation, Timeouts
from audiobuild.speak.rate_limiter import RateLimiter, RetryPolicy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobuild.speak.connection import Connection

SLOW_BELOW = 0.8
"""Google knows two speeds; a speed below this asks for the slow one."""
LIMIT = 100
"""Characters a request, by `gtts.tts.gTTS.GOOGLE_TTS_MAX_CHARS`."""


class Google:
    """Google Translate's German voice.

    Args:
        voice: "de", the one there is.
        speed: 1.0, or below 0.8 for the slow one.
        limits: how long an answer may take.
        limiter: the pace of the requests; its own by default, which `close` can end.
    """

    online = True
    max_chars = LIMIT
    max_concurrency = RetryPolicy().max_concurrency
    cacheable = True
    needs_spelling = False
    loudness = -20.0

    def __init__(
        self,
        *,
        voice: str | None = None,
        speed: float = 1.0,
        limits: Timeouts | None = None,
        limiter: RateLimiter | None = None,
    ) -> None:
        if voice not in (None, "de"):
            raise SettingsError(f"the engine gtts has no voice {voice!r}", "it has one: de")
        if speed != 1.0 and not 0 < speed < SLOW_BELOW:
            raise SettingsError(
                f"the engine gtts can't speak at a speed of {speed:g}",
                f"it has two: 1 (normal) and anything below {SLOW_BELOW:g} (slow); --engine espeak has any",
            )
        self._slow = speed != 1.0
        self._limits = limits or Timeouts()
        self._stop = Cancellation()
        self._limiter = limiter or RateLimiter(RetryPolicy(), sleep=self._stop.sleep)
        self._opening = threading.Lock()
        self._opened: Connection | None = None

    @property
    def fingerprint(self) -> Fingerprint:
        """Its voice and speed.

        The service tells no version of its voice, and gTTS's own does not change the sound; so the version counts
        how *we* ask (procedure, language, kind of text), and is raised when the same text may sound different.
        """
        return Fingerprint("gtts", "1", "de", (("speed", "slow" if self._slow else "normal"),))

    def speak(self, text: str) -> Speech:
        """The speech of one chunk as an MP3, decoded once to be sure that it is whole.

        Raises:
            EngineError: `text` is over 100 characters or has nothing to say, and was not sent; or `close` was called.
            ServiceError: Google did not answer rightly after every polite retry, or never will.
        """
        if len(text) > LIMIT:
            raise EngineError(f"a chunk of {len(text)} characters is too long for Google: {text[:40]!r} ...")
        if not any(character.isalnum() for character in text):
            raise EngineError(f"a chunk without a letter or digit can't be spoken: {text!r}")
        return self._limiter.ask(lambda: self._ask(text))

    def close(self) -> None:
        """End all waiting at once and close the connections; calls under way and later ones raise `EngineError`."""
        self._stop.set()
        with self._opening:
            if self._opened:
                self._opened.close()

    def _ask(self, text: str) -> Speech:
        from audiobuild.speak import translate  # noqa: PLC0415 -- gtts and requests: 118 ms

        return translate.speech(text, slow=self._slow, connection=self._connection())

    def _connection(self) -> Connection:
        from audiobuild.speak.connection import Connection  # noqa: PLC0415 -- requests: 100 ms

        with self._opening:
            if self._opened is None:
                self._opened = Connection(max_connections=self.max_concurrency, limits=self._limits, stop=self._stop)
            return self._opened

    @classmethod
    def voices(cls) -> Sequence[Voice]:
        """The one there is."""
        licence = "no licence: Google grants none to publish what its Translate voice says"
        return (Voice("de", "Google Translate, German", licence, installed=find_spec("gtts") is not None),)
