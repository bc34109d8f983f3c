"""The engine "gtts": Google Translate's voice over the network, with rate limits, retries and checked responses."""

from __future__ import annotations

import threading
from importlib.util import find_spec
from typing import TYPE_CHECKING

from audiobuild.errors import EngineError, ServiceError, SettingsError
from audiobuild.model import Fingerprint, Speech
from audiobuild.speak.contract import Voice, unknown_voice
from audiobuild.speak.deadlines import Cancellation, Timeouts
from audiobuild.speak.faults import ServiceFault
from audiobuild.speak.pace import Pace
from audiobuild.speak.rate_limiter import RateLimiter, RetryPolicy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobuild.speak.connection import Connection

SERVICE = "Google TTS"
SLOW_BELOW = 0.8
"""Google has two speeds; a lower speed than this selects the slow one."""
SLOWNESS = 2.0
"""Factor by which the slow voice may exceed the usual duration."""
MAX_CHARS = 100
"""`gtts.tts.gTTS.GOOGLE_TTS_MAX_CHARS`."""
LICENCE = "no licence: Google grants none for publishing the speech of Google Translate"
PROBE_TEXT = "Ja"
PROBE_RETRY_SECONDS = 0.3
"""Wait before the probe is repeated: one failure should not change the voice of an episode."""
LABEL = "Google Übersetzer, Frauenstimme"


class Google:
    """Google Translate's German voice.

    Args:
        voice: "de", the only one.
        speed: 1.0, or below 0.8 for the slow voice.
        timeouts: time limits of each request.
        limiter: pace of the requests; by default one whose waits `close` cancels.

    Raises:
        SettingsError: Google does not support the voice or the speed.
    """

    online = True
    max_chars = MAX_CHARS
    max_concurrency = RetryPolicy().max_concurrency
    cacheable = True
    needs_spelling = False
    loudness = -20.0

    def __init__(
        self,
        *,
        voice: str | None = None,
        speed: float = 1.0,
        timeouts: Timeouts | None = None,
        limiter: RateLimiter | None = None,
    ) -> None:
        if voice not in (None, "de"):
            raise unknown_voice("gtts", voice, ("de",))
        if speed != 1.0 and not 0 < speed < SLOW_BELOW:
            raise SettingsError(
                f"engine gtts does not support speed {speed:g}",
                f"supported: 1 (normal) and below {SLOW_BELOW:g} (slow); for other speeds use --engine espeak",
            )
        self._slow = speed != 1.0
        self._timeouts = timeouts or Timeouts()
        self._cancellation = Cancellation()
        self._limiter = limiter or RateLimiter(SERVICE, RetryPolicy(), sleep=self._cancellation.sleep)
        self._pace = Pace()
        self._lock = threading.Lock()
        self._connection: Connection | None = None

    @property
    def fingerprint(self) -> Fingerprint:
        """Voice and speed.

        The service reports no version of its voice, and the version of gTTS does not change the sound. So the
        version is that of the request (procedure, language, kind of text) and must be raised if requests change.
        """
        return Fingerprint("gtts", "1", "de", (("speed", "slow" if self._slow else "normal"),))

    def speak(self, text: str) -> Speech:
        """Request the speech of one chunk and return it decoded.

        Raises:
            EngineError: `text` is too long or has nothing to say (and was not sent), or `close` was called.
            ServiceError: Google failed after all retries.
        """
        if len(text) > MAX_CHARS:
            raise EngineError(f"chunk of {len(text)} characters exceeds the limit of {MAX_CHARS}: {text[:40]!r} ...")
        if not any(character.isalnum() for character in text):
            raise EngineError(f"chunk without a letter or digit: {text!r}")
        return self._limiter.request(lambda: self._attempt(text))

    def probe(self, timeout: float = 2.5) -> None:
        """Check that Google speaks by requesting one word over the usual way; a captcha or consent page fails.

        Args:
            timeout: total time limit in seconds.

        Raises:
            ServiceError: Google is unreachable or does not speak.
        """
        try:
            self._cancellation.run(self._probe_twice, timeout=timeout)
        except ServiceFault as fault:
            failure = "is unreachable" if fault.unreachable else "does not speak"
            raise ServiceError(f"{SERVICE} {failure} ({fault.reason})", fault.hint) from fault
        except TimeoutError as error:
            raise ServiceError(f"{SERVICE} is unreachable (no response in {timeout:g} s)") from error

    def close(self) -> None:
        """Cancel all waits and close the connections; running and later calls raise `EngineError`."""
        self._cancellation.cancel()
        with self._lock:
            if self._connection:
                self._connection.close()

    @classmethod
    def voices(cls) -> Sequence[Voice]:
        """Return the only voice."""
        installed = find_spec("gtts") is not None
        return (Voice("de", "Google Translate, German", LICENCE, installed=installed, publishable=False, label=LABEL),)

    def _attempt(self, text: str) -> Speech:
        from audiobuild.speak import translate, validation  # gtts and requests take 118 ms

        data = translate.fetch_mp3(text, slow=self._slow, connection=self._connected())
        speech = validation.decode_speech(data, text, slowness=SLOWNESS if self._slow else 1.0)
        self._pace.check(text, speech)
        return speech

    def _probe_twice(self) -> None:
        try:
            self._attempt(PROBE_TEXT)
        except ServiceFault as fault:
            if fault.permanent or fault.shared:
                raise
            self._cancellation.sleep(PROBE_RETRY_SECONDS)
            self._attempt(PROBE_TEXT)

    def _connected(self) -> Connection:
        from audiobuild.speak.connection import Connection  # requests takes 100 ms

        with self._lock:
            if self._connection is None:
                self._connection = Connection(
                    max_connections=self.max_concurrency, timeouts=self._timeouts, cancellation=self._cancellation
                )
            return self._connection
