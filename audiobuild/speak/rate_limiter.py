"""How we ask an online service: few at a time, never in a rush, all pausing when it asks, and not for ever.

Services answer 429 or close their door to those who hurry, and they count per address: so all workers share one
`RateLimiter`. The back-off is exponential with jitter (M. Brooker, "Exponential Backoff And Jitter", 2015: half
of the wait is left to chance, so that workers that failed together do not come back together).
"""

from __future__ import annotations

import random
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from math import inf
from typing import TYPE_CHECKING, TypeVar

from audiobuild.speak.faults import ServiceFault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """What is polite towards a service; times in seconds."""

    max_concurrency: int = 4
    """Most requests at once."""
    spacing: float = 0.04
    """Least time between the starts of two requests."""
    widest_spacing: float = 1.0
    """Each time the service says that we hurry, the spacing doubles, up to this."""
    tries: int = 6
    """Most times the same is asked."""
    first_tries: int = 3
    """The same where no connection came about and none ever has: the network is missing, and people wait."""
    first_wait: float = 1.0
    """Longest wait after the first failure; it doubles with each."""
    longest_wait: float = 16.0
    patience: float = 60.0
    """Longest time from the first failure of a request to its last try, and longest pause that is waited out."""


class RateLimiter:
    """The pace that all workers of a service share.

    Args:
        policy: the figures.
        clock: seconds on a clock that never goes back.
        sleep: waits so many seconds; what it raises ends the waiting.
        chance: a number from 0 up to 1, for the jitter.
    """

    def __init__(
        self,
        policy: RetryPolicy,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._policy = policy
        self._clock = clock
        self._sleep = sleep
        self._chance = chance
        self._lines = threading.BoundedSemaphore(policy.max_concurrency)
        self._lock = threading.Lock()
        self._spacing = policy.spacing
        self._next = -inf
        """When the next request may start, by the spacing."""
        self._held = -inf
        """When anybody may ask again, by the service's wish."""
        self._met = False
        """Whether the service was ever reached."""
        self._wish = ServiceFault("it wants a pause")
        """What made us hold."""

    def ask(self, call: Callable[[], T]) -> T:
        """What `call` returns, asked again while its trouble is a passing one.

        Raises:
            ServiceError: the trouble lasts, or tries or patience are at their end.
        """
        first, deadline = self._clock(), inf
        for attempt in count(1):
            try:
                with self._turn(deadline):
                    answer = call()
            except ServiceFault as met:
                trouble = met
            else:
                self._met = True
                return answer
            self._met |= not trouble.unreached
            if trouble.lasting:
                raise trouble.service_error() from trouble
            now = self._clock()
            deadline = min(deadline, now + self._policy.patience)
            until = now + self._wait(attempt, trouble)
            if trouble.everyone:
                self._hold(until, trouble)
            if attempt >= self._tries(trouble) or until > deadline:
                raise trouble.service_error(_effort(attempt, now - first, trouble.pause)) from trouble
            if not trouble.everyone:
                self._sleep(until - now)
        raise AssertionError  # the counting has no end

    def _tries(self, trouble: ServiceFault) -> int:
        return self._policy.first_tries if trouble.unreached and not self._met else self._policy.tries

    def _wait(self, attempt: int, trouble: ServiceFault) -> float:
        """Seconds until the next try: what the service asks for, or ever longer; with jitter."""
        if trouble.pause is not None:
            return trouble.pause + self._chance() * self._policy.first_wait / 2
        longest = min(self._policy.first_wait * 2.0 ** (attempt - 1), self._policy.longest_wait)
        return longest * (1 + self._chance()) / 2

    def _hold(self, until: float, trouble: ServiceFault) -> None:
        """Let everybody wait; troubles that come while we hold are of the same haste and widen the spacing no more."""
        with self._lock:
            if self._held <= self._clock():
                self._spacing = min(self._spacing * 2, self._policy.widest_spacing)
            if until > self._held:
                self._held, self._wish = until, trouble

    @contextmanager
    def _turn(self, deadline: float) -> Iterator[None]:
        """One of the few lines, when it is time for the next request."""
        with self._lines:
            while (wait := self._claim(deadline)) > 0:
                self._sleep(wait)
            yield

    def _claim(self, deadline: float) -> float:
        """Take the next start if it is due, else seconds until it may be.

        Raises:
            ServiceError: the service wants a longer pause than we have patience for.
        """
        with self._lock:
            now = self._clock()
            if self._held > min(deadline, now + self._policy.patience):
                raise self._wish.service_error(_effort(0, 0.0, self._held - now)) from self._wish
            wait = max(self._next, self._held) - now
            if wait <= 0:
                self._next = now + self._spacing
            return wait


def _effort(tries: int, seconds: float, pause: float | None) -> str:
    """What was tried, in words; seconds round to minutes where they are many."""
    wish = f"it asks for a pause of {_duration(pause)}" if pause is not None else ""
    done = f"{tries} tries in {_duration(seconds)}" if tries > 1 else ""
    return ", ".join(filter(None, (done, wish)))


def _duration(seconds: float) -> str:
    for unit, name in ((3600, "h"), (60, "min")):
        if seconds >= 2 * unit:
            return f"{seconds / unit:.0f} {name}"
    return f"{seconds:.0f} s"
