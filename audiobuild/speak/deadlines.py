"""Timeouts, and waits that can be cancelled."""

from __future__ import annotations

import threading
from concurrent.futures import FIRST_COMPLETED, Future, InvalidStateError, wait
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from audiobuild.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Time limits of a request, in seconds."""

    connect: float = 6.0
    """Establishing a connection to the host or its proxy."""
    read: float = 10.0
    """Between two reads of a response."""
    total: float = 30.0
    """From name resolution to the last byte, even if bytes keep arriving."""


class Cancellation:
    """A flag that ends every wait that observes it. May be used from several threads."""

    def __init__(self) -> None:
        self._flag: Future[None] = Future()

    def cancel(self) -> None:
        """End all current and future waits."""
        with suppress(InvalidStateError):  # already cancelled
            self._flag.set_result(None)

    def check(self) -> None:
        """Raise an error if cancelled.

        Raises:
            EngineError: `cancel` was called.
        """
        if self._flag.done():
            raise EngineError("speech synthesis was cancelled")

    def sleep(self, seconds: float) -> None:
        """Wait.

        Raises:
            EngineError: `cancel` was called.
        """
        wait({self._flag}, seconds)
        self.check()

    def run(self, call: Callable[[], T], *, timeout: float) -> T:
        """Run `call` and return its result.

        It runs in a daemon thread, which is abandoned on timeout: socket timeouts bound neither name resolution nor
        a header that arrives byte by byte. Ctrl-C also ends the wait at once.

        Args:
            call: a function without arguments.
            timeout: Seconds.

        Raises:
            TimeoutError: `call` did not finish in time.
            EngineError: `cancel` was called.
        """
        self.check()
        result: Future[T] = Future()
        threading.Thread(target=_run_into, args=(result, call), daemon=True).start()
        either: set[Future[Any]] = {result, self._flag}
        wait(either, timeout, FIRST_COMPLETED)
        if result.done():
            return result.result()
        self.check()
        raise TimeoutError


def _run_into(result: Future[T], call: Callable[[], T]) -> None:
    try:
        result.set_result(call())
    except BaseException as error:  # noqa: BLE001  # raised again in the waiting thread
        result.set_exception(error)
