"""The processor time that a call takes, for tests that compare the times of texts of different lengths."""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING, ParamSpec

if TYPE_CHECKING:
    from collections.abc import Callable


P = ParamSpec("P")


def seconds(work: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> float:
    """Return the processor time of one call, in seconds.

    Garbage collection waits, as in `timeit`: a collection goes through all objects of the process, so that its time
    depends on the tests that ran before.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        start = time.process_time()
        work(*args, **kwargs)
        return time.process_time() - start
    finally:
        if enabled:
            gc.enable()
