"""What every test relies on: layers, Hypothesis profiles, a cache and folder of its own, and no outside settings.

`pytest` leaves out the tests marked slow, `pytest -m slow` runs them alone, `pytest --all` runs everything; each uses
all cores.
"""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from audiobuild.checks.mp3 import Mp3File

# No time limit by the clock: a busy machine must not turn a test red.
hypothesis.settings.register_profile("default", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.register_profile(
    "ci", hypothesis.settings.get_profile("default"), derandomize=True, database=None, print_blob=True
)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "default")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the options that select layers and forbid skips."""
    group = parser.getgroup("audiobuild")
    group.addoption("--all", action="store_true", help="run the slow tests too")
    group.addoption("--no-skips", action="store_true", help="fail a test that would be skipped (everything installed)")


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the options
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Run a whole layer on all cores; tests chosen otherwise run in one process, since starting more takes longer.

    Each core takes a run of neighbouring tests and later half of what another has left, so that most fixtures of a
    module are built once.
    """
    if not config.pluginmanager.hasplugin("xdist") or hasattr(config, "workerinput"):  # a worker of pytest-xdist itself
        return
    option = config.option
    named = config.args_source is pytest.Config.ArgsSource.ARGS
    chosen = option.markexpr not in ("", "slow") or option.keyword or option.usepdb
    if not named and not chosen and option.numprocesses is None:
        option.numprocesses = "auto"
        if option.dist == "no":
            option.dist = "worksteal"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect slow tests, unless --all or -m is given or a slow test is named by its node id."""
    named = any("::" in argument for argument in config.args)
    if config.option.all or config.option.markexpr or named:
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    if slow:
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if not item.get_closest_marker("slow")]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Under --no-skips, turn a skipped test into a failed one."""
    report = yield
    if report.skipped and item.config.option.no_skips and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped during {call.when}: {report.longrepr}"
    return report


@pytest.fixture(autouse=True)
def _isolated(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Hide the user's cache, settings and terminal width from each test."""
    for name in [name for name in os.environ if name.startswith("AUDIOBUILD_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("AUDIOBUILD_CACHE", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.fixture(autouse=True, scope="session")
def _interruptible() -> None:
    """Let programs that tests start be interrupted, even if the tests run with SIGINT ignored."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Change to an empty folder and return it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def finished_episode(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build an episode, and return its MP3 with the other files beside it."""
    from mutations import build_episode  # noqa: PLC0415  # most tests need no episode

    return build_episode(tmp_path_factory)


@pytest.fixture(scope="session")
def loaded(finished_episode: Path) -> Mp3File:
    """Parse and decode the MP3 of the episode."""
    from audiobuild.checks.mp3 import load  # noqa: PLC0415  # imports numpy

    return load(finished_episode)


@pytest.fixture(scope="session")
def finished_mp3(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build an episode, and return its MP3 in a folder without the other files."""
    from mutations import build_mp3  # noqa: PLC0415  # most tests need no episode

    return build_mp3(tmp_path_factory)
