"""Engines whose failures are translated: whatever one raises or lacks becomes an `EngineError` that names it."""

from __future__ import annotations

from contextlib import contextmanager
from numbers import Integral
from typing import TYPE_CHECKING, TypeVar

from audiobuild.errors import AudiobuildError, EngineError
from audiobuild.model import Fingerprint, Speech

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobuild.speak.contract import Engine

T = TypeVar("T")

_MEMBERS = (
    "cacheable",
    "close",
    "fingerprint",
    "loudness",
    "max_chars",
    "max_concurrency",
    "needs_spelling",
    "online",
    "speak",
)
MAX_RATE = 1_000_000
"""Samples per second; more than any sound has."""
_REPORT = "report this to the author of the engine, or choose another one with --engine"


@contextmanager
def guarded(context: str, hint: str = _REPORT) -> Iterator[None]:
    """Translate every error but audiobuild's own into an `EngineError`.

    Args:
        context: start of the message: what failed.
        hint: what to do next.

    Raises:
        EngineError: the block raised an exception, or tried to exit.
    """
    try:
        yield
    except (AudiobuildError, KeyboardInterrupt):
        raise
    except BaseException as error:
        raise EngineError(f"{context}: {type(error).__name__}: {_message(error)}".rstrip(": "), hint) from error


def _message(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:  # noqa: BLE001  # it is the engine's own class, too
        return ""


class GuardedEngine:
    """An engine whose errors and results are checked.

    Args:
        name: the engine's name, for messages.
        engine: the engine itself.

    Raises:
        EngineError: the engine lacks a member, or one has a value that the contract does not allow.
    """

    def __init__(self, name: str, engine: Engine) -> None:
        missing = sorted(set(_MEMBERS) - set(dir(engine)))
        if missing:
            raise EngineError(f"engine {name!r} has no attribute {missing[0]!r}", _REPORT)
        self._name = name
        self._engine = engine
        self.online = bool(engine.online)
        self.max_chars = engine.max_chars
        self.max_concurrency = engine.max_concurrency
        self.cacheable = bool(engine.cacheable)
        self.needs_spelling = bool(engine.needs_spelling)
        self.loudness = float(engine.loudness)
        if self.max_concurrency < 1 or (self.max_chars is not None and self.max_chars < 1):
            limits = f"max_concurrency {self.max_concurrency!r}, max_chars {self.max_chars!r}"
            raise EngineError(f"engine {name!r} has invalid limits: {limits}", _REPORT)

    @property
    def fingerprint(self) -> Fingerprint:
        """Identity of the speech.

        Raises:
            EngineError: the engine cannot determine it.
        """
        with guarded(f"engine {self._name!r} failed"):
            fingerprint = self._engine.fingerprint
        return self._checked(fingerprint, Fingerprint)

    def speak(self, text: str) -> Speech:
        """Synthesise one chunk.

        Raises:
            EngineError: synthesis failed.
            ServiceError: an online service failed after all retries.
        """
        with guarded(f"engine {self._name!r} failed to speak {text!r}"):
            speech = self._engine.speak(text)
        speech = self._checked(speech, Speech)
        if not isinstance(speech.data, (bytes, bytearray, memoryview)):
            raise EngineError(f"engine {self._name!r} returned {type(speech.data).__name__} instead of bytes", _REPORT)
        if not isinstance(speech.rate, Integral) or not 0 < int(speech.rate) <= MAX_RATE:
            raise EngineError(f"engine {self._name!r} returned {speech.rate!r} samples per second", _REPORT)
        return speech

    def close(self) -> None:
        """Close the engine.

        Raises:
            EngineError: it failed to close.
        """
        with guarded(f"engine {self._name!r} failed to close"):
            self._engine.close()

    def _checked(self, value: object, expected: type[T]) -> T:
        if not isinstance(value, expected):
            found = type(value).__name__
            raise EngineError(f"engine {self._name!r} returned {found} instead of {expected.__name__}", _REPORT)
        return value
