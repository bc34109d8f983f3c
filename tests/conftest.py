"""What every test stands on: a cache and a folder of its own, no settings from outside."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test sees the user's cache, settings or terminal width."""
    for name in [name for name in os.environ if name.startswith("AUDIOBUILD_") and name != "AUDIOBUILD_TEXTS"]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("AUDIOBUILD_CACHE", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.fixture(autouse=True, scope="session")
def _interruptible() -> None:
    """Programs that tests start can be interrupted, though the tests may run where SIGINT is ignored."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, and the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A skipped test is a failure where everything is installed (CI), but for want of the long texts."""
    report = yield
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        reason = str(report.longrepr)
        if "long texts" not in reason:
            report.outcome = "failed"
            report.longrepr = f"{item.nodeid} was skipped, but all it needs should be here: {reason}"
    return report
