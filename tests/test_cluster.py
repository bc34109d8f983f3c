"""Articles on a Dask cluster: a real scheduler with real worker processes, some of which are killed."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

import object_store
import pytest
from small_build import ARTICLE, digests
from typer.testing import CliRunner

from audiobuild.cli import app
from audiobuild.cluster import _check_versions, dask_executor
from audiobuild.errors import EngineError, SettingsError
from audiobuild.storage import remote
from audiobuild.storage.versions import code_digest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from typer.testing import Result

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="the tests send signals"),
    # Closing a cluster whose workers were killed leaves sockets to the garbage collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Start a cluster of two worker processes of one thread each."""
    from distributed import LocalCluster  # noqa: PLC0415  # slow to import

    monkeypatch.setenv("AUDIOBUILD_ENGINE", "espeak")
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as running:
        yield running


def write(folder: Path, count: int) -> list[str]:
    """Write articles, and return their paths."""
    paths = [folder / f"zug{number}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(ARTICLE.replace("43", str(10 + number)), encoding="utf-8")
    return [str(path) for path in paths]


def make(*arguments: str) -> Result:
    """Run `audiobuild make` with espeak-ng."""
    return CliRunner().invoke(app, ["make", *arguments, "-e", "espeak", "-q"])


def test_a_cluster_writes_the_files_of_a_local_build(here: Path, cluster: Any) -> None:  # untyped
    """A second run finds all of them up to date; an invalid article fails alone."""
    sources = write(here, 4)
    (here / "leer.txt").write_text("")
    result = make(*sources, "leer.txt", "-o", "cluster/", "--dask", cluster.scheduler_address)
    assert result.exit_code == 1
    assert "1 of 5 articles failed" in result.stderr
    assert make(*sources, "-o", "local/").exit_code == 0
    assert digests(here / "cluster") == digests(here / "local")


def test_killed_workers_are_replaced(here: Path, cluster: Any) -> None:  # untyped
    """Workers are killed at seeded moments, and every article has the bytes of a local build."""
    sources = write(here, 8)
    moments = random.Random(20261126)  # noqa: S311  # moments, not secrets
    done = threading.Event()

    def kill() -> None:
        for _ in range(2):
            time.sleep(moments.uniform(0.5, 2))
            pids = [worker.pid for worker in cluster.workers.values() if getattr(worker, "pid", None)]
            if done.is_set() or not pids:
                return
            os.kill(moments.choice(pids), signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    result = make(*sources, "-o", "cluster/", "--dask", cluster.scheduler_address)
    done.set()
    killer.join()
    assert result.exit_code == 0, result.stderr
    assert make(*sources, "-o", "local/").exit_code == 0
    assert digests(here / "cluster") == digests(here / "local")


def test_workers_read_and_write_by_url(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sources, episodes and cache are on an S3 server; the files are those of a local build."""
    from distributed import LocalCluster  # noqa: PLC0415  # slow to import

    monkeypatch.setenv("XDG_CACHE_HOME", str(here / "machine"))
    with object_store.running() as server:
        for name, value in {**server.environment, "AUDIOBUILD_CACHE": "s3://bucket/cache"}.items():
            monkeypatch.setenv(name, value)  # before the workers start, which inherit it
        for number in range(2):
            remote.write(f"s3://bucket/in/zug{number}.txt", ARTICLE.replace("43", str(10 + number)).encode())
        with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
            result = make("s3://bucket/in/*.txt", "-o", "s3://bucket/out/", "--dask", cluster.scheduler_address)
        assert result.exit_code == 0, result.stderr
        assert make("s3://bucket/in/*.txt", "-o", "local/").exit_code == 0
        objects = remote.listing("s3://bucket/out/", recursive=True)
        found = {name: hashlib.sha256(remote.find(url) or b"").hexdigest() for url, name in objects}
        assert found == digests(here / "local")
        assert remote.listing("s3://bucket/cache/frames/", recursive=True)


def test_worker_with_another_version_is_an_error() -> None:
    """The message names the worker, and says whether audiobuild is missing there or differs."""
    _check_versions("tcp://host:1", {"tcp://host:2": code_digest()})
    for answer, message in ((ModuleNotFoundError("audiobuild"), "cannot import"), ("0" * 64, "has another version")):
        with pytest.raises(SettingsError, match=rf"worker tcp://host:2 of tcp://host:1 {message}"):
            _check_versions("tcp://host:1", {"tcp://host:2": answer})


def test_unreachable_cluster_is_an_error() -> None:
    """The message names the scheduler."""
    with pytest.raises(EngineError, match=r"tcp://127\.0\.0\.1:9 does not answer"), dask_executor("tcp://127.0.0.1:9"):
        pass


def test_cluster_without_workers_is_an_error() -> None:
    """The command does not wait for workers."""
    from distributed import LocalCluster  # noqa: PLC0415  # slow to import

    with (
        LocalCluster(n_workers=0, dashboard_address=None) as empty,
        pytest.raises(EngineError, match="has no workers"),
        dask_executor(empty.scheduler_address),
    ):
        pass
