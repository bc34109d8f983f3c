"""The limiter: no peak exceeds the ceiling, not between samples either, and other sound is unchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import soxr
from hypothesis import given, settings
from hypothesis import strategies as st
from sounds import episode, measured, pcm, speechlike

from audiobuild.sound.join import Piece
from audiobuild.sound.limiter import CEILING, FADE, HOLD, limiter
from audiobuild.sound.render import render

if TYPE_CHECKING:
    from numpy.typing import NDArray

SLICE = 3_001
MOST = 10 ** (CEILING / 20)


def limit(samples: NDArray[np.float32], rate: int) -> float:
    """Turn samples down in place, in slices of any length, and tell the peak that is left."""
    found = limiter(samples, rate, gain=1)
    for start in range(0, len(samples), SLICE):
        found.apply(samples[start : start + SLICE], start)
    return found.peak


def true_peak(samples: NDArray[np.float32], rate: int) -> float:
    """Return the true peak in dBTP, by resampling to sixteen times the rate."""
    return float(20 * np.log10(np.abs(soxr.resample(samples, rate, 16 * rate, "VHQ")).max()))


def voice(seconds: float, gain: float, *, rate: int = 22_050, seed: int = 0) -> NDArray[np.float32]:
    """Return speech, full scale 1, `gain` decibels over a root mean square of -20 dBFS."""
    return speechlike(seconds, rate=rate, seed=seed) * np.float32(10 ** (gain / 20) / 32_768)


@given(
    seconds=st.floats(0.001, 1.5),
    gain=st.floats(-10, 20),
    rate=st.sampled_from([8_000, 16_000, 22_050, 24_000, 44_100, 48_000]),
    seed=st.integers(0, 9),
)
@settings(max_examples=40, deadline=None)
def test_no_peak_exceeds_the_ceiling(seconds: float, gain: float, rate: int, seed: int) -> None:
    """Whatever the input, the true peak is under the ceiling (within 0.2 dB, between the four measured positions)."""
    samples = voice(seconds, gain, rate=rate, seed=seed)
    left = limit(samples, rate)
    assert np.abs(samples).max(initial=0) <= MOST * 1.00001
    assert left <= MOST * 1.00001
    if len(samples) > 100:
        assert true_peak(samples, rate) <= CEILING + 0.2


def test_peaks_between_samples_count() -> None:
    """A tone with all samples beside its crests is attenuated by the crests: 3 dB more than the samples show."""
    time = np.arange(22_050)
    tone = (0.85 * np.sin(np.pi / 2 * time + np.pi / 4)).astype(np.float32) * np.float32(np.sqrt(2))
    assert np.abs(tone).max() == pytest.approx(0.85)
    limit(tone, 22_050)
    assert true_peak(tone[2_000:-2_000], 22_050) == pytest.approx(CEILING, abs=0.2)


def test_sound_under_the_ceiling_is_unchanged() -> None:
    """To the bit, and its peak is returned."""
    for gain in (-20, -4):
        samples = voice(1, gain)
        before = samples.copy()
        left = limit(samples, 22_050)
        np.testing.assert_array_equal(samples, before)
        assert left == pytest.approx(np.abs(samples).max(), rel=0.1)


def test_gain_changes_only_around_a_peak() -> None:
    """One shot turns down its surroundings, and not a sample beyond them."""
    rate = 22_050
    samples = np.full(rate, 0.1, np.float32)
    samples[rate // 2] = 3
    limit(samples, rate)
    reach = (HOLD + 2 * FADE + 1) * rate // 1_000
    np.testing.assert_array_equal(samples[: rate // 2 - reach], np.float32(0.1))
    np.testing.assert_array_equal(samples[rate // 2 + reach :], np.float32(0.1))
    assert 0 < samples[rate // 2] <= MOST * 1.00001


@pytest.mark.parametrize("hertz", [80, 120, 300])
def test_a_deep_voice_is_not_distorted(hertz: int) -> None:
    """A steady tone at a voice's pitch, too loud by 6 dB, comes out as the same tone: harmonics under -60 dB."""
    rate = 24_000
    tone = (1.6 * np.sin(2 * np.pi * hertz * np.arange(rate) / rate)).astype(np.float32)
    limit(tone, rate)
    spectrum = np.abs(np.fft.rfft(tone[6_000:18_000] * np.hanning(12_000)))
    fundamental = hertz // 2
    rest = np.delete(spectrum, slice(fundamental - 3, fundamental + 4))
    assert 20 * np.log10(rest.max() / spectrum.max()) < -60


def test_the_gain_does_not_follow_the_pitch() -> None:
    """Between the pulses of a deep voice (60 a second) the gain stays down: no roughness at the pitch."""
    rate = 24_000
    pulses = np.full(rate, 0.01, np.float32)
    pulses[:: rate // 60] = 1.5
    limit(pulses, rate)
    between = pulses[(np.arange(rate) % (rate // 60)) > 0][4_000:-4_000]
    assert between.max() / between.min() < 1.001


def test_gain_is_smooth() -> None:
    """It changes over milliseconds, so that nothing clicks where the limiter sets in."""
    samples = np.full(22_050, 0.5, np.float32)
    samples[11_000] = 4
    limit(samples, 22_050)
    gain = np.delete(samples, 11_000) / 0.5
    assert np.abs(np.diff(gain)).max() < 0.01


@pytest.mark.slow
@given(gain=st.floats(0, 20), length=st.integers(1, 30_000), seed=st.integers(0, 9))
@settings(max_examples=40, deadline=None)
def test_limiting_in_slices_gives_the_same_samples(gain: float, length: int, seed: int) -> None:
    """Whatever the lengths of the slices."""
    whole = voice(1, gain, seed=seed)
    sliced = whole.copy()
    found = limiter(whole.copy(), 22_050, gain=1)
    found.apply(whole, 0)
    for start in range(0, len(sliced), length):
        found.apply(sliced[start : start + length], start)
    np.testing.assert_array_equal(sliced, whole)


@pytest.mark.slow
@pytest.mark.parametrize("gain", [8, 12])
@pytest.mark.parametrize("bitrate", [64, 96, 192])
def test_the_decoded_file_stays_under_the_allowed_peak(gain: int, bitrate: int) -> None:
    """After coding to MP3 and back, ffmpeg's meter finds at most -1 dBTP, even with 10 dB too much gain."""
    section = render([Piece(pcm(speechlike(3, seed=gain)), 0)], gain=gain, bitrate=bitrate)
    data = episode(section.frames, section.count, bitrate)
    assert 20 * np.log10(section.peak) == pytest.approx(CEILING, abs=0.01)
    assert measured(data)[1] <= -1.0
