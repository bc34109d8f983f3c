"""Waiting that ends: at a deadline, or at once when everything is to stop."""

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
    """How long anything may take, in seconds."""

    connect: float = 6.0
    """Until a connection to the host or its proxy stands."""
    read: float = 10.0
    """Between two pieces of an answer."""
    whole: float = 30.0
    """From the look-up of the name to the last byte, however steadily it drips."""


class Cancellation:
    """Set once, from any thread, it ends every wait that looks at it."""

    def __init__(self) -> None:
        self._set: Future[None] = Future()

    def set(self) -> None:
        """End all waiting, now and later."""
        with suppress(InvalidStateError):  # it is set
            self._set.set_result(None)

    def check(self) -> None:
        """Go on, unless it is set.

        Raises:
            EngineError: it is set.
        """
        if self._set.done():
            raise EngineError("the voice was stopped before it had spoken")

    def sleep(self, seconds: float) -> None:
        """Wait.

        Raises:
            EngineError: it is set.
        """
        wait({self._set}, seconds)
        self.check()

    def within(self, seconds: float, call: Callable[[], T]) -> T:
        """What `call` returns or raises, if it does so in time.

        It runs in a daemon thread, which is left behind when its time is over: looking up a name, or a header
        that drips in byte by byte, minds no time limit of a socket. So does Ctrl-C end the wait at once.

        Raises:
            TimeoutError: the time is over.
            EngineError: it is set.
        """
        self.check()
        answer: Future[T] = Future()
        threading.Thread(target=_fill, args=(answer, call), daemon=True).start()
        either: set[Future[Any]] = {answer, self._set}
        wait(either, seconds, FIRST_COMPLETED)
        if answer.done():
            return answer.result()
        self.check()
        raise TimeoutError


def _fill(answer: Future[T], call: Callable[[], T]) -> None:
    try:
        answer.set_result(call())
    except BaseException as error:  # noqa: BLE001 -- handed on to the one who waits
        answer.set_exception(error)
