"""Time for tests: a clock that advances when code sleeps, and short time limits for a server on this machine."""

from __future__ import annotations

import threading

from audiobuild.speak.deadlines import Timeouts

QUICK = Timeouts(connect=2.0, read=0.25, total=0.5)
"""The stand-in is on this machine, so a longer wait would be in vain."""


class Clock:
    """Time that passes only where somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.naps: list[float] = []
        self._lock = threading.Lock()

    def __call__(self) -> float:
        """Return the seconds since the clock was made."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        with self._lock:
            self.naps.append(seconds)
            self.now += seconds
