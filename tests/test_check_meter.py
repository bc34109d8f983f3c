"""The checker's meter agrees with ffmpeg, and its silences are where they were made."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiobuild.checks.parse import meter
from audiobuild.checks.parse.audio import SilenceMap, decode

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = {
    "tone": "sine=frequency=997:sample_rate={rate}:duration=12,volume=0.5",
    "high": "sine=frequency={high}:sample_rate={rate}:duration=8,volume=3",
    "noise": "anoisesrc=color=pink:sample_rate={rate}:duration=15:seed=7:amplitude=0.4",
    "pulses": "aevalsrc='0.8*sin(2*PI*180*t)*pow(sin(2*PI*0.7*t)\\,8)':s={rate}:d=25",
    "steps": "aevalsrc='sin(2*PI*440*t)*if(lt(mod(t\\,10)\\,5)\\,0.5\\,0.01)':s={rate}:d=25",
}
"""Sounds by ffmpeg: steady, with peaks between samples, noisy, and with pauses that the gates exclude."""


def ffmpeg(*arguments: str) -> str:
    """Run ffmpeg and return its messages; skip the test if it is not installed."""
    if shutil.which("ffmpeg") is None:
        pytest.skip("ffmpeg is not installed (a Debian package)")
    return subprocess.run(["ffmpeg", "-nostats", "-y", *arguments], check=True, capture_output=True, text=True).stderr


def encoded(folder: Path, source: str, *, rate: int = 44_100, channels: int = 1) -> Path:
    """Encode one of `SOURCES` as an MP3."""
    path = folder / "sound.mp3"
    made = SOURCES[source].format(rate=rate, high=rate // 4)
    ffmpeg("-f", "lavfi", "-i", made, "-ac", str(channels), "-b:a", "128k", str(path))
    return path


def by_ffmpeg(mp3: Path) -> tuple[float, float]:
    """Measure integrated loudness (LUFS) and true peak (dBTP) with ffmpeg."""
    meters = "ebur128=dualmono=true:peak=true:framelog=verbose"
    summary = ffmpeg("-i", str(mp3), "-filter_complex", meters, "-f", "null", "-").rpartition("Summary:")[2]
    loudness, peak = re.search(r"I:\s+(\S+) LUFS", summary), re.search(r"Peak:\s+(\S+) dBFS", summary)
    assert loudness
    assert peak
    return float(loudness[1]), float(peak[1])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("source", "rate", "channels"),
    [
        *((source, 44_100, 1) for source in SOURCES),
        ("noise", 44_100, 2),
        ("high", 48_000, 1),
        ("pulses", 22_050, 1),
        ("noise", 24_000, 1),
    ],
)
def test_the_meter_agrees_with_ffmpeg(tmp_path: Path, source: str, rate: int, channels: int) -> None:
    """Loudness within 0.1 LU and true peak within 0.3 dB of ffmpeg's meter, at any rate, mono and stereo."""
    mp3 = encoded(tmp_path, source, rate=rate, channels=channels)
    measured = decode(mp3, rate, channels)
    loudness, peak = by_ffmpeg(mp3)
    # ffmpeg prints tenths.
    assert measured.lufs == pytest.approx(loudness, abs=0.1)
    assert measured.true_peak == pytest.approx(peak, abs=0.3)


def test_silence_has_no_loudness(tmp_path: Path) -> None:
    """Silence, and audio shorter than a gating block, measure minus infinity."""
    ffmpeg("-f", "lavfi", "-i", "anullsrc=r=44100:cl=mono", "-t", "2", str(tmp_path / "null.mp3"))
    measured = decode(tmp_path / "null.mp3", 44_100, 1)
    assert measured.lufs == -np.inf
    assert meter.integrated(np.ones(3)) == -np.inf
    assert SilenceMap(measured).share == 1
    assert SilenceMap(measured).longest == pytest.approx(2, abs=0.05)


@given(
    frequency=st.floats(20, 20_000),
    pieces=st.lists(st.integers(1, 20), min_size=1, max_size=4),
    rate=st.sampled_from([22_050, 44_100]),
)
@settings(max_examples=25, deadline=None)
def test_a_filter_keeps_its_state_between_windows(frequency: float, pieces: list[int], rate: int) -> None:
    """However audio is cut into pieces and windows, it is filtered as sample after sample would be."""
    window = 64
    time = np.arange(sum(pieces) * window) / rate
    sound = np.sin(2 * np.pi * frequency * time) + 0.3
    filters = meter.k_weighting(rate, window)
    measured, at = [], 0
    for count in pieces:
        piece = np.ascontiguousarray(sound[at : at + count * window].reshape(-1, window).T)
        for biquad in filters:
            piece = biquad(piece)
        measured.append(piece.T.reshape(-1))
        at += count * window
    slowly = sound
    for biquad in filters:
        slowly = one_by_one(biquad, slowly)
    assert np.abs(np.concatenate(measured) - slowly).max() < 1e-9


def one_by_one(biquad: meter.Biquad, sound: np.ndarray[tuple[int], np.dtype[np.float64]]) -> np.ndarray:
    """Apply the difference equation of a filter, one sample at a time."""
    b0, b1, b2 = biquad._forward
    a1, a2 = biquad._back
    out = np.zeros(len(sound) + 2)
    padded = np.concatenate(([0.0, 0.0], sound))
    for n in range(2, len(padded)):
        out[n] = b0 * padded[n] + b1 * padded[n - 1] + b2 * padded[n - 2] - a1 * out[n - 1] - a2 * out[n - 2]
    return out[2:]


@given(st.lists(st.integers(1, 9_000), min_size=1, max_size=6), st.integers(0, 2**31))
@settings(max_examples=25, deadline=None)
def test_no_peak_is_missed(pieces: list[int], seed: int) -> None:
    """The peak is that of the whole audio oversampled at once, however it is cut into pieces."""
    chance = np.random.default_rng(seed)
    sound = chance.normal(0, 0.1, sum(pieces)) * chance.choice([0.01, 1.0], sum(pieces))
    peak, at = meter.TruePeak(), 0
    for count in pieces:
        peak.feed(sound[at : at + count])
        at += count
    padded = np.concatenate((np.zeros(meter.TAPS), sound))
    whole = max(np.abs(np.convolve(padded, taps, "valid")).max() for taps in peak._phases)
    assert peak.highest == pytest.approx(max(float(whole), float(np.abs(sound).max())))


def test_a_peak_between_samples_is_found() -> None:
    """A tone of a quarter of the rate, sampled beside its peaks, is 3 dB higher than its samples."""
    peak = meter.TruePeak()
    peak.feed(np.sin(np.pi / 2 * np.arange(44_100) + np.pi / 4))
    assert peak.highest == pytest.approx(1.0, abs=0.02)


def test_silences_are_located(tmp_path: Path) -> None:
    """Edges of bursts of 0.5 s are found within 50 ms, and silence is detected at any time."""
    path = tmp_path / "bursts.mp3"
    tone = "aevalsrc='0.5*sin(2*PI*300*t)*if(lt(mod(t\\,1.5)\\,0.5)\\,1\\,0)':s=44100:d=9"
    ffmpeg("-f", "lavfi", "-i", tone, "-b:a", "96k", str(path))
    quiet = SilenceMap(decode(path, 44_100, 1))
    assert quiet.share == pytest.approx(2 / 3, abs=0.03)
    assert quiet.longest == pytest.approx(1, abs=0.05)
    assert quiet.around(1.7) == (0, 0)
    before, after = quiet.around(2.5)
    assert before == pytest.approx(0.5, abs=0.05)
    assert after == pytest.approx(0.5, abs=0.05)
    assert quiet.sound_between(1, 2.5) == pytest.approx((1.5, 2.0), abs=0.05)
    assert np.isnan(quiet.sound_between(0.7, 1.2)).all()
