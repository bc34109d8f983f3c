"""Where a sound is silent: its windows told apart by the level of its own voice."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from audiobuild.check.listen import Sound

VOICE, ROOM = 0.9, 0.05
"""Quantiles of the windows' levels: what counts as voice, and what as the room it speaks in."""
BELOW_VOICE = 42.0
"""dB under the voice: a German h or f lies 20 to 40 dB under its vowels."""
ABOVE_ROOM = 6.0
NEAREST = 25.0
"""dB under the voice from which on all is sound, however loud the room is."""
FLOOR = -60.0
"""dBFS; no converter plays less."""


class Quiet:
    """The pauses of a sound."""

    def __init__(self, sound: Sound) -> None:
        levels = 20 * np.log10(np.maximum(sound.levels, 1e-10))
        voice, room = (float(np.quantile(levels, part)) for part in (VOICE, ROOM))
        threshold = max(FLOOR, voice - BELOW_VOICE, min(room + ABOVE_ROOM, voice - NEAREST))
        self.step = sound.window / sound.rate
        """Seconds of a window: how exactly it is known where sound begins."""
        self._count = len(levels)
        self._loud = np.flatnonzero(levels > threshold)

    @property
    def share(self) -> float:
        """How much of the sound is silent, 0 to 1."""
        return 1 - len(self._loud) / self._count

    @property
    def longest(self) -> float:
        """The longest silence, in seconds."""
        edges = np.concatenate(([-1], self._loud, [self._count]))
        return float(np.diff(edges).max() - 1) * self.step

    def around(self, second: float) -> tuple[float, float]:
        """Seconds of silence before and after a moment; 0 and 0 where there is sound."""
        window = int(second / self.step)
        after = int(np.searchsorted(self._loud, window))
        following = int(self._loud[after]) if after < len(self._loud) else self._count
        if following <= window:
            return 0.0, 0.0
        before = int(self._loud[after - 1]) + 1 if after else 0
        return max(0.0, second - before * self.step), following * self.step - second

    def sound_between(self, low: float, high: float) -> tuple[float, float]:
        """Where between two moments sound is first heard, and last; NaN where it is not."""
        first, end = np.searchsorted(self._loud, (round(low / self.step), round(high / self.step)))
        if first >= end:
            return math.nan, math.nan
        return float(self._loud[first]) * self.step, float(self._loud[end - 1] + 1) * self.step
