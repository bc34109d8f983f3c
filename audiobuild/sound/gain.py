"""Gain: how much louder a voice must be made, the same for all that it says in an episode.

A gain that followed the measured loudness exactly would change every section with every word. So it moves in steps
around what the voice usually needs: a changed word changes one section, and the loudness stays within half a step of
the target.
"""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING

from audiobuild.model import Loudness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobuild.sound.sections import EncodedSection

TARGET = -16.0
"""LUFS as heard: what Apple recommends for podcasts, and other directories accept."""
STEP = 0.6
"""Decibels. Half a step, plus what encoding changes, stays within the tolerance of 0.5 dB."""
SILENCE = -70.0
"""LUFS reported for silence, which has no level."""
FAINTEST = -65.0
"""LUFS. Below it there is no voice (the silent engine), and nothing to level."""


def usual_gain(loudness: float) -> float:
    """Return the gain in decibels for a voice whose mono signal typically measures `loudness` LUFS."""
    from audiobuild.sound.loudness import as_heard

    return round(TARGET - as_heard(loudness), 2) if loudness > FAINTEST else 0.0


def required_gain(loudness: float, usual: float, *, tolerance: float = STEP / 2) -> float:
    """Return the gain in decibels for sections that measure `loudness` LUFS without it.

    That is the usual gain if it misses the target by no more than `tolerance` (decibels), else whole steps from it.
    """
    if loudness < FAINTEST:
        return usual
    missed = TARGET - loudness - usual
    return usual if abs(missed) <= tolerance else round(usual + STEP * round(missed / STEP), 2)


def episode_loudness(loudness: float, sections: Sequence[EncodedSection]) -> Loudness:
    """Return the loudness of an episode, from its measured one (LUFS) and the peaks of its sections."""
    peak = max((section.peak for section in sections), default=0.0)
    return Loudness(round(max(loudness, SILENCE), 1), round(20 * log10(max(peak, 1e-5)), 1))
