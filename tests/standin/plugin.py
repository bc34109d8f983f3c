"""Fixtures: the stand-in, an environment that sends every request to it, and an engine in that environment."""

from __future__ import annotations

import socket
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

import pytest
import trustme

from audiobuild.speak.gtts import Google
from audiobuild.speak.rate_limiter import RateLimiter, RetryPolicy
from standin.clock import Clock
from standin.server import Standin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from audiobuild.speak.deadlines import Timeouts

VARIABLES = ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY")
CERTIFICATES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE")


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """Return the authority that signs the stand-in's certificates."""
    return trustme.CA()


@pytest.fixture
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Remove proxies and certificates from the environment; a test may set others."""
    for name in (*VARIABLES, *map(str.lower, VARIABLES), *CERTIFICATES):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.fixture
def standin(
    authority: trustme.CA,
    bare_environment: pytest.MonkeyPatch,
    tmp_path: Path,
) -> Iterator[Standin]:
    """Serve Google's voice on the loopback, for every client in this process and its children."""
    server = Standin(authority).start()
    for name, value in server.environment(tmp_path).items():
        bare_environment.setenv(name, value)
    yield server
    server.stop()


@pytest.fixture
def clock() -> Clock:
    """Return a clock whose time passes only where the engine sleeps."""
    return Clock()


@pytest.fixture
def hire(clock: Clock) -> Iterator[Callable[..., Google]]:
    """Make engines with given timeouts and attempts, which wait by `clock` instead of in real time."""
    with ExitStack() as hired:

        def google(*, timeouts: Timeouts | None = None, tries: int = RetryPolicy().max_attempts) -> Google:
            limiter = RateLimiter("Google TTS", RetryPolicy(max_attempts=tries), clock=clock, sleep=clock.sleep)
            return hired.enter_context(closing(Google(timeouts=timeouts, limiter=limiter)))

        yield google


@pytest.fixture
def google(hire: Callable[..., Google]) -> Google:
    """Make the engine without its waiting times."""
    return hire()


@pytest.fixture
def patient() -> Iterator[Google]:
    """Make the engine as users get it."""
    with closing(Google()) as engine:
        yield engine


@pytest.fixture
def silent_port() -> Iterator[int]:
    """Listen on a port that accepts connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


@pytest.fixture
def closed_port() -> int:
    """Return a port that refuses connections."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
    return port
