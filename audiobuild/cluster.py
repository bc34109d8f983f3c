"""Clusters: the executor of a Dask cluster that builds the articles of a batch.

Workers need the same audiobuild as the command, and the same paths (a network share) or URLs of object storage.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from audiobuild.errors import EngineError, SettingsError, extra_hint
from audiobuild.storage.versions import code_digest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor

CONNECT_SECONDS = 10


@contextmanager
def dask_executor(address: str) -> Iterator[tuple[Executor, int]]:
    """Connect to a Dask cluster.

    Args:
        address: that of the scheduler, such as ``tcp://scheduler:8786``.

    Yields:
        The executor, and the number of articles that it builds at a time.

    Raises:
        SettingsError: the package for Dask is not installed, or workers have another audiobuild.
        EngineError: the cluster does not answer, or has no worker.
    """
    try:
        from distributed import Client  # an extra
    except ImportError as error:
        message = "cannot use --dask: distributed is not installed"
        raise SettingsError(message, extra_hint("dask")) from error
    try:
        client = Client(address, timeout=CONNECT_SECONDS)
    except (OSError, ValueError) as error:
        raise EngineError(f"the Dask scheduler {address} does not answer: {error}", "check the address") from error
    with client:
        workers = client.scheduler_info(n_workers=-1)["workers"]
        if not workers:
            raise EngineError(f"the Dask cluster {address} has no workers", "start some with `dask worker`")
        _check_versions(address, client.run(_digest, on_error="return"))
        yield client.get_executor(), sum(worker["nthreads"] for worker in workers.values())


def _digest() -> str:
    return code_digest()


def _check_versions(address: str, digests: dict[str, object]) -> None:
    """Check that all workers have the code of this process.

    Raises:
        SettingsError: one has not.
    """
    for worker, digest in digests.items():
        if isinstance(digest, Exception):
            raise SettingsError(f"worker {worker} of {address} cannot import audiobuild: {digest}", "install it there")
        if digest != code_digest():
            raise SettingsError(f"worker {worker} of {address} has another version of audiobuild", "update it there")
