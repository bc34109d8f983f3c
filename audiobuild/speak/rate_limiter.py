"""Rate limiting and retries for online engines.

Services answer 429 to clients that hurry, and they count requests per address, so all workers share one
`RateLimiter`. The backoff is exponential with jitter: half of each wait is random, so that workers that failed
together do not retry together (M. Brooker, "Exponential Backoff And Jitter", 2015).
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
    """Limits towards a service; times in seconds."""

    max_concurrency: int = 4
    """Maximum number of concurrent requests."""
    spacing: float = 0.04
    """Minimum time between the starts of two requests."""
    max_spacing: float = 1.0
    """Upper limit of the spacing, which doubles each time the service reports too many requests."""
    max_attempts: int = 6
    """Maximum number of attempts per request."""
    max_attempts_offline: int = 3
    """The same while no connection was ever established: without a network, users should not wait."""
    first_wait: float = 1.0
    """Maximum wait after the first failure; doubles with each further one."""
    max_wait: float = 16.0
    """Upper limit of the wait between two attempts."""
    patience: float = 60.0
    """Maximum time from a request's first failure to its last attempt, and maximum Retry-After that is honoured."""


class RateLimiter:
    """The pace of requests that all workers of a service share. May be used from several threads.

    Args:
        service: name of the service, for messages.
        policy: limits and waits.
        clock: returns seconds on a monotonic clock.
        sleep: waits for a number of seconds; an exception it raises ends the wait.
        random_fraction: returns a random number in [0, 1), for the jitter.
    """

    def __init__(
        self,
        service: str,
        policy: RetryPolicy,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        random_fraction: Callable[[], float] = random.random,
    ) -> None:
        self._service = service
        self._policy = policy
        self._clock = clock
        self._sleep = sleep
        self._random_fraction = random_fraction
        self._slots = threading.BoundedSemaphore(policy.max_concurrency)
        self._lock = threading.Lock()
        self._spacing = policy.spacing
        self._next_start = -inf
        """Earliest start of the next request because of the spacing."""
        self._paused_until = -inf
        """Earliest start of the next request because the service asked for a pause."""
        self._pause_cause = ServiceFault("pause requested")
        self._reached = False
        """Whether a connection to the service was ever established."""

    def request(self, call: Callable[[], T]) -> T:
        """Return the result of `call`, retried after transient faults.

        Args:
            call: makes one attempt; raises `ServiceFault` if it fails.

        Raises:
            ServiceError: the fault is permanent, or attempts or patience are exhausted.
        """
        start, deadline = self._clock(), inf
        for attempt in count(1):
            try:
                with self._slot(deadline):
                    result = call()
            except ServiceFault as error:
                fault = error
            else:
                self._reached = True
                return result
            self._reached |= not fault.unreachable
            if fault.permanent:
                raise fault.service_error(self._service) from fault
            now = self._clock()
            deadline = min(deadline, now + self._policy.patience)
            retry_at = now + self._wait(attempt, fault)
            if fault.shared:
                self._pause(retry_at, fault)
            if attempt >= self._max_attempts(fault) or retry_at > deadline:
                raise fault.service_error(self._service, _effort(attempt, now - start, fault.retry_after)) from fault
            if not fault.shared:
                self._sleep(retry_at - now)
        raise AssertionError  # count() never ends

    def _max_attempts(self, fault: ServiceFault) -> int:
        offline = fault.unreachable and not self._reached
        return self._policy.max_attempts_offline if offline else self._policy.max_attempts

    def _wait(self, attempt: int, fault: ServiceFault) -> float:
        """Return the seconds until the next attempt: what the service asks for, or the backoff; with jitter."""
        if fault.retry_after is not None:
            return fault.retry_after + self._random_fraction() * self._policy.first_wait / 2
        longest = min(self._policy.first_wait * 2.0 ** (attempt - 1), self._policy.max_wait)
        return longest * (1 + self._random_fraction()) / 2

    def _pause(self, until: float, fault: ServiceFault) -> None:
        """Pause all workers; faults that arrive during a pause do not widen the spacing again."""
        with self._lock:
            if self._paused_until <= self._clock():
                self._spacing = min(self._spacing * 2, self._policy.max_spacing)
            if until > self._paused_until:
                self._paused_until, self._pause_cause = until, fault

    @contextmanager
    def _slot(self, deadline: float) -> Iterator[None]:
        """Hold one of the concurrent slots, from the moment when the next request may start."""
        with self._slots:
            while (wait := self._claim(deadline)) > 0:
                self._sleep(wait)
            yield

    def _claim(self, deadline: float) -> float:
        """Claim the next start if it is due, else return the seconds until it may be.

        Raises:
            ServiceError: the service asked for a pause that is longer than the patience.
        """
        with self._lock:
            now = self._clock()
            if self._paused_until > min(deadline, now + self._policy.patience):
                effort = _effort(0, 0.0, self._paused_until - now)
                raise self._pause_cause.service_error(self._service, effort) from self._pause_cause
            wait = max(self._next_start, self._paused_until) - now
            if wait <= 0:
                self._next_start = now + self._spacing
            return wait


def _effort(attempts: int, seconds: float, retry_after: float | None) -> str:
    """Describe what was tried, such as "after 6 attempts in 31 s (asked to wait 2 min)"."""
    tried = f"after {attempts} attempts in {_duration(seconds)}" if attempts > 1 else ""
    asked = f"(asked to wait {_duration(retry_after)})" if retry_after is not None else ""
    return " ".join(filter(None, (tried, asked)))


def _duration(seconds: float) -> str:
    for unit, name in ((3600, "h"), (60, "min")):
        if seconds >= 2 * unit:
            return f"{seconds / unit:.0f} {name}"
    return f"{seconds:.0f} s"
