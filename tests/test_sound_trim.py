"""Trimming: it removes an engine's silence and keeps the speech, soft beginnings and ends included."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sounds import speechlike

from audiobuild.sound.trim import MARGIN, STEPS, edges, trim

if TYPE_CHECKING:
    from numpy.typing import NDArray

rates = st.sampled_from([8_000, 16_000, 22_050, 24_000, 44_100])


def surrounded(speech: NDArray[np.int16], before: float, after: float, rate: int, noise: float) -> NDArray[np.int16]:
    """Return speech between seconds of noise (root mean square, in samples' units)."""
    sound = np.random.default_rng(1).normal(0, noise, len(speech) + round((before + after) * rate))
    first = round(before * rate)
    sound[first : first + len(speech)] += speech
    return np.asarray(sound.clip(-32_768, 32_767), np.int16)


@given(
    before=st.floats(0, 0.8),
    after=st.floats(0, 0.8),
    rate=rates,
    level=st.floats(0.01, 0.25),
    noise=st.sampled_from([0.0, 0.5, 2.0, 6.0]),
    seed=st.integers(0, 9),
)
@settings(max_examples=60, deadline=None)
def test_edges_are_those_of_the_speech(
    *, before: float, after: float, rate: int, level: float, noise: float, seed: int
) -> None:
    """No speech is lost, and at most 25 ms of other sound is left, at any level and with any background noise."""
    speech = speechlike(0.6, rate=rate, seed=seed, level=level)
    sound = surrounded(speech, before, after, rate, noise)
    first, end = edges(sound, rate)
    assert (before - 0.025) * rate - 2 <= first <= before * rate + 1
    assert (before + 0.6) * rate - 1 <= end <= (before + 0.6 + 0.025) * rate + 2


@pytest.mark.parametrize("below", [20, 30, 40])
def test_soft_consonants_are_kept(below: int) -> None:
    """Breath up to 40 dB below the vowels, such as an initial h or a final f, belongs to the speech."""
    rate = 22_050
    vowel = speechlike(0.5, rate=rate, level=0.15)
    breath = np.random.default_rng(0).normal(0, 0.15 * 32_768 / 10 ** (below / 20), rate // 20).astype(np.int16)
    silence = np.zeros(rate // 4, np.int16)
    first, end = edges(np.concatenate([silence, breath, vowel, breath, silence]), rate)
    assert first <= len(silence)
    assert end >= len(silence) + 2 * len(breath) + len(vowel)


def test_pauses_inside_are_kept() -> None:
    """Only the edges are trimmed."""
    word = speechlike(0.3)
    gap = np.zeros(22_050, np.int16)
    assert len(trim(np.concatenate([word, gap, word]), 22_050)) >= 2 * len(word) + len(gap) - 4


@pytest.mark.slow
@given(
    samples=st.lists(st.integers(-32_768, 32_767), min_size=1, max_size=400),
    rate=st.sampled_from([150, 8_000, 22_050]),
)
@settings(max_examples=200, deadline=None)
def test_trimmed_sound_is_a_part_of_the_sound(samples: list[int], rate: int) -> None:
    """Something is left of any sound, and nothing is added."""
    sound = np.array(samples, np.int16)
    first, end = edges(sound, rate)
    assert 0 <= first < end <= len(sound)
    assert len(trim(sound, rate)) == end - first


@given(seconds=st.floats(0.001, 1), level=st.integers(0, 20))
@settings(max_examples=30, deadline=None)
def test_silence_is_not_trimmed(seconds: float, level: int) -> None:
    """Sound without speech, as of the silent engine, keeps its length."""
    sound = np.random.default_rng(0).integers(-level, level + 1, max(1, round(seconds * 22_050))).astype(np.int16)
    assert edges(sound, 22_050) == (0, len(sound))
    assert trim(sound, 22_050) is sound


def test_cuts_do_not_click() -> None:
    """Where noise is cut off, the cut is faded; where sound begins or ends at once, it is left as it is."""
    rate = 22_050
    speech = speechlike(0.5, rate=rate, seed=2, level=0.2)
    window = rate // STEPS
    before, after = surrounded(speech, 0.3, 0, rate, noise=12), surrounded(speech, 0, 0.3, rate, noise=12)
    (first, end), kept = edges(before, rate), trim(before, rate)
    assert (first > 0, end) == (True, len(before))
    assert kept[0] == 0
    assert 0 < np.abs(kept[:window]).sum() < 0.8 * np.abs(before[first : first + window].astype(float)).sum()
    np.testing.assert_array_equal(kept[window:], before[first + window :])
    (first, end), kept = edges(after, rate), trim(after, rate)
    assert (first, end < len(after)) == (0, True)
    assert kept[-1] == 0
    assert 0 < np.abs(kept[-window:]).sum() < 0.8 * np.abs(after[end - window : end].astype(float)).sum()
    np.testing.assert_array_equal(kept[:-window], after[: end - window])


@pytest.mark.parametrize("edge", [0.0, 0.2])
def test_a_margin_is_left(edge: float) -> None:
    """10 ms stay on each side of what is loud enough to be speech."""
    rate = 22_000
    speech = speechlike(0.5, rate=rate, seed=1, level=0.2)
    first, end = edges(surrounded(speech, edge, 0.2, rate, noise=0), rate)
    assert first == pytest.approx(max(0, edge * rate - MARGIN * rate // STEPS), abs=rate // STEPS)
    assert end == pytest.approx((edge + 0.5) * rate + MARGIN * rate // STEPS, abs=rate // STEPS)


def test_input_is_not_modified() -> None:
    """The same samples can be trimmed again with the same result."""
    sound = surrounded(speechlike(0.3), 0.2, 0.2, 22_050, noise=12)
    before = sound.copy()
    once, twice = trim(sound, 22_050), trim(sound, 22_050)
    np.testing.assert_array_equal(sound, before)
    np.testing.assert_array_equal(once, twice)
