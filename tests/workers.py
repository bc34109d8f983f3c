"""The worker processes of engines, among the children of this process."""

from __future__ import annotations

import psutil


def engine_workers() -> list[psutil.Process]:
    """Return the worker processes of engines; other tests may have started processes of another kind."""
    return [child for child in psutil.Process().children() if any("workers.main" in part for part in child.cmdline())]
