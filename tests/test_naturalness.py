"""The benchmark of voices measures what it names, and its listening test can be filled in."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import numpy as np
import pytest
from browsers import axe_violations, chromium, needs_chromium

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

import naturalness

VOWEL = np.arange(1, 130)[:, None]
"""Harmonics of a vowel."""


def vowel(start: float, end: float, seconds: float = 1.0) -> naturalness.Samples:
    """Return a buzz whose pitch glides from one frequency in hertz to another, evenly in semitones."""
    time = np.arange(round(seconds * naturalness.RATE)) / naturalness.RATE
    pitch = start * (end / start) ** (time / seconds)
    phase = 2 * np.pi * np.cumsum(pitch) / naturalness.RATE
    audible = VOWEL * pitch < naturalness.RATE / 2
    return np.asarray(1_000 * np.sum(np.sin(VOWEL * phase) * audible / VOWEL, axis=0))


def test_pitch_and_its_movement_are_those_of_the_sound() -> None:
    """A glide over an octave in a second moves by 12 semitones per second, around its middle."""
    found = naturalness.measured([vowel(100, 200)], ["aaa"])
    assert found.pitch == pytest.approx(141, abs=3)
    assert found.spread == pytest.approx(12 * 0.8, abs=0.5)
    assert found.movement == pytest.approx(12, abs=1.5)
    assert naturalness.measured([vowel(150, 150)], ["aaa"]).movement == pytest.approx(0, abs=0.5)


def test_pauses_and_syllables_are_counted_over_all_time() -> None:
    """Half a second of silence in two seconds is a quarter."""
    sound = np.concatenate((vowel(120, 120, 0.75), np.zeros(naturalness.RATE // 2), vowel(120, 120, 0.75)))
    found = naturalness.measured([sound], ["Ein Haus am Meer"])
    assert found.pauses == pytest.approx(0.25, abs=0.03)
    assert found.rate == pytest.approx(2.0)


def test_spectrum_does_not_depend_on_the_level() -> None:
    """Its level does not count."""
    loud, soft = (naturalness.measured([factor * vowel(120, 180)], ["a"]).spectrum for factor in (1.0, 0.1))
    assert np.abs(loud - soft).max() < 0.1


@pytest.mark.slow
@needs_chromium
def test_the_answers_are_saved_as_csv(tmp_path: Path) -> None:
    """Each answered pair is a row with its sentence, both voices in the order heard, and the one preferred."""
    sounds = {"eins": [vowel(100, 120)] * 2, "zwei": [vowel(200, 220)] * 2}
    page = tmp_path / "sheet.html"
    page.write_text(naturalness.sheet(sounds, ['Er sagte: "Ja".', "<b>"], seed=3), encoding="utf-8")
    with chromium() as running:
        tab = running.new_page()
        tab.goto(page.as_uri())
        assert axe_violations(tab) == []
        tab.locator("input[name=pair0][value=B]").check()
        with tab.expect_download() as download:
            tab.get_by_role("button", name="speichern").click()
        assert tab.locator("#state").inner_text() == "1 noch ohne Antwort"
        answers = Path(download.value.path()).read_text(encoding="utf-8")
    ((sentence, first, second, answer, preferred),) = list(csv.reader(answers.splitlines()))[1:]
    assert sentence in {'Er sagte: "Ja".', "<b>"}
    assert {first, second} == {"eins", "zwei"}
    assert (answer, preferred) == ("B", second)
