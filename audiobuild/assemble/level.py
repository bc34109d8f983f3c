"""How much louder an episode must be made: one gain for all of it, in whole steps.

A gain that followed every word of the text would change every section with every word. So it moves in steps around
what the voice usually needs, and a changed word changes one section; the loudness stays within half a step
of the goal.
"""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING

from audiobuild.model import Loudness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobuild.assemble.encode import Shape

TARGET = -16.0
"""LUFS as heard: what Apple asks of podcasts, and others accept."""
STEP = 0.6
"""Decibels: half of it, and what coding changes, stays within the half decibel that is allowed."""
SILENCE = -70.0
"""LUFS: what meters show for it, since it has no level."""
FAINTEST = -65.0
"""LUFS: below it there is no voice (the silent engine) and nothing to level."""


def usual_gain(loudness: float) -> float:
    """The gain for a voice that measures `loudness` (LUFS of its mono signal), decibels: the first guess."""
    from audiobuild.sound.loudness import as_heard  # noqa: PLC0415  # numpy

    return round(TARGET - as_heard(loudness), 2) if loudness > FAINTEST else 0.0


def right_gain(heard: float, usual: float, *, within: float = STEP / 2) -> float:
    """The gain that sections need which are `heard` so loud (LUFS), decibels: the usual one, or whole steps from it.

    The usual one will do where it misses the goal by no more than `within`, decibels.
    """
    if heard < FAINTEST:
        return usual
    missed = TARGET - heard - usual
    return usual if abs(missed) <= within else round(usual + STEP * round(missed / STEP), 2)


def loudness(heard: float, gain: float, shapes: Sequence[Shape]) -> Loudness:
    """How loud the episode is with this gain, from what was measured before it was encoded."""
    peak = max((shape.peak for shape in shapes), default=0.0)
    return Loudness(round(max(heard + gain, SILENCE), 1), round(20 * log10(max(peak, 1e-5)), 1))
