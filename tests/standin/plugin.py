"""Fixtures: the stand-in, and an environment that leads to it and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import trustme

from standin.server import Standin

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VARIABLES = ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY")
CERTIFICATES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE")


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """Who signs the stand-in's certificates."""
    return trustme.CA()


@pytest.fixture
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """No proxy and no certificates but the usual ones; more can be set."""
    for name in (*VARIABLES, *map(str.lower, VARIABLES), *CERTIFICATES):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.fixture
def standin(
    authority: trustme.CA,
    bare_environment: pytest.MonkeyPatch,
    tmp_path: Path,
) -> Iterator[Standin]:
    """Google's voice on the loopback, which every client in this process and its children now meets."""
    server = Standin(authority).start()
    for name, value in server.environment(tmp_path).items():
        bare_environment.setenv(name, value)
    yield server
    server.stop()
