"""The rate limiter: few requests at a time, spaced, with common pauses and limited retries."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from standin.clock import Clock

from audiobuild.errors import ServiceError
from audiobuild.speak.faults import ServiceFault, fault_of_status, parse_retry_after
from audiobuild.speak.rate_limiter import RateLimiter, RetryPolicy

pytest_plugins = ["standin.plugin"]

NEW_YEAR = 1_767_225_600.0
"""2026-01-01 00:00:00 UTC, seconds since 1970."""
RETRY_AFTER = [
    line.split("\t")
    for line in (Path(__file__).parent / "cases/retry_after.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


class Service:
    """Answers with the troubles it is given, then rightly; remembers when it was asked."""

    def __init__(self, clock: Clock, *troubles: ServiceFault) -> None:
        self._clock = clock
        self._troubles = list(troubles)
        self.asked: list[float] = []

    def __call__(self) -> str:
        """Answer."""
        self.asked.append(self._clock.now)
        if self._troubles:
            raise self._troubles.pop(0)
        return "speech"


def polite(clock: Clock, policy: RetryPolicy | None = None, *, chance: float = 1.0) -> RateLimiter:
    """Make a rate limiter with a clock of its own, and with the longest or given random waits."""
    policy = policy or RetryPolicy()
    return RateLimiter("Google TTS", policy, clock=clock, sleep=clock.sleep, random_fraction=lambda: chance)


def test_requests_are_spaced(clock: Clock) -> None:
    """Two requests never start closer than the spacing."""
    service, pace = Service(clock), polite(clock, RetryPolicy(spacing=0.5))
    for _ in range(4):
        pace.request(service)
    assert service.asked == [0.0, 0.5, 1.0, 1.5]


def test_concurrent_requests_are_limited(clock: Clock) -> None:
    """However many workers there are, no more requests run at a time than allowed."""
    pace, lock = polite(clock, RetryPolicy(max_concurrency=3)), threading.Lock()
    inside, most = 0, 0

    def call() -> None:
        nonlocal inside, most
        with lock:
            inside += 1
            most = max(most, inside)
        time.sleep(0.05)
        with lock:
            inside -= 1

    with ThreadPoolExecutor(9) as workers:
        list(workers.map(pace.request, [call] * 9))
    assert most == 3


def test_backoff_is_exponential(clock: Clock) -> None:
    """1, 2, 4, then no more than the limit."""
    service = Service(clock, *[ServiceFault("503")] * 4)
    assert polite(clock, RetryPolicy(max_wait=5.0)).request(service) == "speech"
    assert service.asked == [0.0, 1.0, 3.0, 7.0, 12.0]


def test_backoff_has_jitter(clock: Clock) -> None:
    """Workers that fail together do not retry together."""
    service = Service(clock, *[ServiceFault("503")] * 3)
    polite(clock, chance=0.0).request(service)
    assert service.asked == [0.0, 0.5, 1.5, 3.5]


def test_failure_delays_only_its_request(clock: Clock) -> None:
    """A fault of one request delays only that request."""
    pace, other = polite(clock), Service(clock)
    service = Service(clock, ServiceFault("reset"))
    sleep = clock.sleep

    def meanwhile(seconds: float) -> None:
        if seconds > 0.5 and not other.asked:
            pace.request(other)
        sleep(seconds)

    pace = RateLimiter("Google TTS", RetryPolicy(), clock=clock, sleep=meanwhile, random_fraction=lambda: 1.0)
    pace.request(service)
    assert other.asked[0] < 0.1
    assert service.asked[1] >= 1.0


def test_pause_applies_to_all(clock: Clock) -> None:
    """After a Retry-After nobody sends a request before its time is over."""
    pace = polite(clock, RetryPolicy(max_attempts=1))
    with pytest.raises(ServiceError):
        pace.request(Service(clock, ServiceFault("429", retry_after=10.0, shared=True)))
    other = Service(clock)
    pace.request(other)
    assert other.asked == [10.5]


def refused_together(pace: RateLimiter, first: float, second: float) -> None:
    """Let two concurrent requests meet a 429 that asks for these pauses in seconds."""

    def call() -> None:
        with pytest.raises(ServiceError):
            pace.request(Service(Clock(), ServiceFault("429", retry_after=first, shared=True)))
        raise ServiceFault("429", retry_after=second, shared=True)

    with pytest.raises(ServiceError):
        pace.request(call)


def test_shorter_pause_does_not_replace_a_longer_one(clock: Clock) -> None:
    """Of two requested pauses the longer one counts."""
    pace, other = polite(clock, RetryPolicy(max_attempts=1, spacing=0.0)), Service(clock)
    refused_together(pace, 20.0, 5.0)
    pace.request(other)
    assert other.asked == [20.5]


def test_simultaneous_429_count_once(clock: Clock) -> None:
    """However many workers receive the same 429, the spacing doubles once."""
    pace, other = polite(clock, RetryPolicy(max_attempts=1, spacing=0.25)), Service(clock)
    refused_together(pace, 2.0, 2.0)
    pace.request(other)
    pace.request(other)
    assert other.asked[1] - other.asked[0] == 0.5


def test_spacing_doubles_after_429(clock: Clock) -> None:
    """Each 429 doubles the spacing between requests, up to a limit."""
    pace = polite(clock, RetryPolicy(spacing=0.25, max_spacing=1.0, first_wait=2.0))
    gaps = []
    for _ in range(3):
        pace.request(Service(clock, ServiceFault("429", shared=True)))
        service = Service(clock)
        pace.request(service)
        pace.request(service)
        gaps.append(service.asked[1] - service.asked[0])
    assert gaps == [0.5, 1.0, 1.0]


def test_number_of_tries_is_limited(clock: Clock) -> None:
    """The error says how many tries there were and how long they took."""
    service = Service(clock, *[ServiceFault("500 Internal Server Error")] * 99)
    with pytest.raises(ServiceError, match=r"Google TTS request failed after 6 attempts in 31 s: 500"):
        polite(clock).request(service)
    assert len(service.asked) == 6


def test_total_pause_is_limited(clock: Clock) -> None:
    """A series of pauses, each acceptable, is ended."""
    service = Service(clock, *[ServiceFault("429", retry_after=40.0, shared=True)] * 99)
    with pytest.raises(ServiceError, match="asked to wait 40 s"):
        polite(clock, RetryPolicy(max_attempts=99)).request(service)
    assert len(service.asked) == 2
    assert clock.now <= 60.0


def test_time_of_tries_is_limited(clock: Clock) -> None:
    """Retries end a minute after the first failure, however many are allowed."""
    service = Service(clock, *[ServiceFault("503")] * 99)
    with pytest.raises(ServiceError):
        polite(clock, RetryPolicy(max_attempts=99)).request(service)
    assert clock.now <= 60.0


def test_long_pause_is_an_error_for_all(clock: Clock) -> None:
    """A pause over the limit is not begun; others fail without a request until it is nearly over."""
    pace, other = polite(clock), Service(clock)
    with pytest.raises(ServiceError, match=r"\(asked to wait 60 min\): 429"):
        pace.request(Service(clock, ServiceFault("429", retry_after=3600.0, shared=True)))
    with pytest.raises(ServiceError, match=r"\(asked to wait 60 min\): 429"):
        pace.request(other)
    assert (other.asked, clock.naps) == ([], [])
    clock.sleep(3550.0)
    pace.request(other)
    assert other.asked == [3600.5]


def test_permanent_fault_is_raised_at_once(clock: Clock) -> None:
    """It is neither retried nor waited for."""
    service = Service(clock, ServiceFault("403 Forbidden", permanent=True))
    with pytest.raises(ServiceError, match="403 Forbidden"):
        polite(clock).request(service)
    assert (len(service.asked), clock.naps) == (1, [])


def test_unreachable_service_is_abandoned_sooner(clock: Clock) -> None:
    """A service that never answered has fewer retries than one that did."""
    missing = Service(clock, *[ServiceFault("no network", unreachable=True)] * 99)
    with pytest.raises(ServiceError, match="after 3 attempts in 3 s"):
        polite(clock).request(missing)

    pace = polite(clock)
    pace.request(Service(clock))
    lost = Service(clock, *[ServiceFault("no network", unreachable=True)] * 5)
    assert pace.request(lost) == "speech"


def test_other_errors_are_raised_unchanged(clock: Clock) -> None:
    """An error that is not the service's fault does not block other requests."""
    pace = polite(clock, RetryPolicy(max_concurrency=1))

    def broken() -> None:
        raise ZeroDivisionError

    for _ in range(3):
        with pytest.raises(ZeroDivisionError):
            pace.request(broken)


@pytest.mark.parametrize(("value", "date", "seconds"), RETRY_AFTER)
def test_forms_of_retry_after(monkeypatch: pytest.MonkeyPatch, value: str, date: str, seconds: str) -> None:
    """Seconds or any of HTTP's three forms of a date, in any time zone; an invalid value is ignored."""
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    headers = {"Retry-After": value} | ({"Date": date} if date != "-" else {})
    assert parse_retry_after(headers, now=NEW_YEAR) == (None if seconds == "none" else float(seconds))
    monkeypatch.undo()
    time.tzset()


def test_missing_retry_after() -> None:
    """Without the header there is nothing to wait for."""
    assert parse_retry_after({}, now=NEW_YEAR) is None


@pytest.mark.parametrize(
    ("status", "headers", "permanent", "shared"),
    [
        (429, {}, False, True),
        (503, {}, False, False),
        (503, {"Retry-After": "5"}, False, True),
        (408, {}, False, False),
        (302, {"Location": "/sorry"}, False, True),
        (400, {}, True, False),
        (451, {}, True, False),
        (599, {}, False, False),
    ],
)
def test_meaning_of_status_codes(status: int, headers: dict[str, str], permanent: bool, shared: bool) -> None:  # noqa: FBT001  # a table
    """Whether to retry, and whether all requests wait."""
    trouble = fault_of_status(status, headers, now=NEW_YEAR)
    assert (trouble.permanent, trouble.shared) == (permanent, shared)
