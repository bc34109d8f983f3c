"""Loudness: the figures of ITU-R BS.1770-4, as ffmpeg's meter finds them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sounds import episode, measured, pcm, speechlike

from audiobuild.sound import RATE
from audiobuild.sound.frames import silent_frames
from audiobuild.sound.join import Piece
from audiobuild.sound.loudness import as_heard, integrated, powers
from audiobuild.sound.render import RenderedSection as Section
from audiobuild.sound.render import render

if TYPE_CHECKING:
    from numpy.typing import NDArray


def tone(hertz: float, dbfs: float, seconds: float, rate: int = RATE) -> NDArray[np.float32]:
    """Return a sine whose peak is `dbfs`."""
    time = np.arange(round(seconds * rate)) / rate
    return (10 ** (dbfs / 20) * np.sin(2 * np.pi * hertz * time)).astype(np.float32)


def steady(hertz: float, dbfs: float, rate: int = RATE) -> float:
    """Return the loudness of a sine that lasts for minutes."""
    return integrated([powers(tone(hertz, dbfs, 2, rate), rate) * 100])


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 44_100, 48_000])
@pytest.mark.parametrize("dbfs", [0.0, -20.0, -40.0])
def test_reference_tone_of_the_standard(rate: int, dbfs: float) -> None:
    """BS.1770-4: a 997 Hz sine at 0 dBFS in one channel reads -3.01 LUFS; softer ones as much less."""
    assert steady(997, dbfs, rate) == pytest.approx(dbfs - 3.01, abs=0.03)


SHELF = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1, -1.69065929318241, 0.73248077421585))
HIGH_PASS = ((1, -2, 1), (1, -1.99004745483398, 0.99007225036621))
"""Numerator and denominator at 48 kHz, from the tables of BS.1770-4, annex 1."""


@pytest.mark.parametrize("hertz", [50, 80, 125, 250, 500, 1_000, 2_000, 4_000, 8_000])
def test_frequency_response(hertz: float) -> None:
    """Low tones count less, high ones more: as the standard's own coefficients say, within 0.1 dB."""
    z = np.exp(-2j * np.pi * hertz / 48_000)
    meant = sum(
        20 * np.log10(abs(np.polyval(top[::-1], z) / np.polyval(low[::-1], z))) for top, low in (SHELF, HIGH_PASS)
    )
    assert steady(hertz, -20) == pytest.approx(-20 - 3.01 - 0.691 + meant, abs=0.1)


def test_gating() -> None:
    """Silence and parts 10 LU below the rest are left out, so that pauses do not make an episode softer."""
    loud, soft, silence = tone(997, -20, 10), tone(997, -36, 10), np.zeros(RATE * 10, np.float32)
    alone = integrated([powers(loud, RATE)])
    assert integrated([powers(np.concatenate([loud, soft, silence]), RATE)]) == pytest.approx(alone, abs=0.15)


def test_silence_has_no_loudness() -> None:
    """Nothing, silence, and sound under -70 LUFS measure minus infinity."""
    for sections in ([], [b""], [powers(np.zeros(RATE, np.float32), RATE)], [powers(tone(997, -75, 2), RATE)]):
        assert integrated(sections) == -math.inf


@given(gain=st.floats(0.01, 10), seconds=st.floats(0.01, 2))
@settings(max_examples=20, deadline=None)
def test_powers_without_gain(gain: float, seconds: float) -> None:
    """Powers of sound with a gain are those without it; there is one for each 100 ms begun."""
    samples = speechlike(seconds, rate=16_000) * np.float32(1 / 32_768)
    plain = np.frombuffer(powers(samples, 16_000), np.float32)
    louder = np.frombuffer(powers(samples * np.float32(gain), 16_000, gain=gain), np.float32)
    np.testing.assert_allclose(louder, plain, rtol=1e-3, atol=1e-12)
    assert len(plain) == -(-len(samples) // 1_600)


def test_mono_over_two_loudspeakers() -> None:
    """A mono file measures 3.01 LU louder over two loudspeakers."""
    assert as_heard(-19) == pytest.approx(-19 + 3.0103, abs=1e-4)


def test_order_of_sections_does_not_matter() -> None:
    """Sections are separated by silence, so that no block covers two."""
    parts = [powers(speechlike(s, seed=int(9 * s)) * np.float32(1 / 32_768), 22_050) for s in (0.35, 2.0, 0.9)]
    assert integrated(parts) == pytest.approx(integrated(parts[::-1]), abs=1e-6)


def gated(sections: list[bytes], shift: float) -> float:
    """Return the loudness by the two gates of BS.1770-4 over blocks of 400 ms; the second gate is `shift` LU higher."""
    blocks = []
    for section in sections:
        steps = [0.0] * 3 + np.frombuffer(section, np.float32).tolist() + [0.0] * 3
        blocks += [sum(steps[at : at + 4]) / 4 for at in range(len(steps) - 3)]
    blocks = [power for power in blocks if power > 10 ** ((-70 + 0.691) / 10)]
    if not blocks:
        return -math.inf
    return (
        10 * math.log10(np.mean([power for power in blocks if power > np.mean(blocks) * 10 ** (shift / 10 - 1)]))
        - 0.691
    )


@given(st.lists(st.lists(st.floats(-90, 0), max_size=40), max_size=8))
def test_single_pass_gives_the_value_of_the_standard(levels: list[list[float]]) -> None:
    """Counted in steps of loudness, blocks give the standard's figure, its relative gate rounded to 0.05 LU."""
    sections = [np.power(10, np.array(section) / 10).astype(np.float32).tobytes() for section in levels]
    loudness = integrated(iter(sections))
    lowest, highest = sorted(gated(sections, shift) for shift in (-0.05, 0.05))
    assert loudness == lowest or lowest - 1e-6 <= loudness <= highest + 1e-6


@pytest.mark.slow
@pytest.mark.parametrize("gain", [-6.0, 2.0, 9.0])
@pytest.mark.parametrize("rate", [22_050, 24_000])
def test_predicted_loudness_is_that_of_the_file(gain: float, rate: int) -> None:
    """The powers of the sections give ffmpeg's figure for the file within 0.15 LU, also if the limiter is active.

    (The meter has a resolution of 0.1 LU.)
    """
    sections: list[Section] = [
        render([Piece(pcm(speechlike(s, rate=rate, seed=n), rate), RATE // 3)] * 2, gain=gain, bitrate=96)
        for n, s in enumerate((3.0, 1.2, 4.4, 2.1))
    ]
    frames = b"".join(section.frames + silent_frames(24, bitrate=96) for section in sections)
    count = sum(section.count + 24 for section in sections)
    foretold = as_heard(integrated([section.powers for section in sections])) + gain
    assert measured(episode(frames, count))[0] == pytest.approx(foretold, abs=0.15)
