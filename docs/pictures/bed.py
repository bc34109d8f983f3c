# ruff: noqa: INP001 -- a program, no package
"""Draw the level of voice and bed over the time of an episode: `python docs/pictures/bed.py`."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray  # noqa: TC002 -- a program

from audiobuild import pipeline, speak
from audiobuild.readers import read
from audiobuild.settings import Settings
from audiobuild.sound import RATE
from audiobuild.sound.bed import bed
from audiobuild.sound.inserts import Sounds
from audiobuild.sound.recording import Recording, record
from audiobuild.sound.sound_file import SoundFile
from audiobuild.speak.cached import CachedEngine
from audiobuild.storage.cache import Cache

HERE = Path(__file__).parent
ARTICLE = """# Der Brunnen am Markt

Seit hundert Jahren steht der Brunnen am Markt. Nun fehlt ihm das Wasser.

Die Stadt hat kein Geld für eine neue Leitung.

## Die Arbeit

Im Mai wird gegraben. Im Juni soll das Wasser wieder fließen.
"""
STEP = RATE // 10
"""Samples per point."""
WIDTH, HEIGHT, LEFT, BOTTOM = 760, 260, 44, 26
LOWEST = -60
"""dBFS at the bottom of the drawing."""


def main() -> None:
    """Write bed.svg beside this file."""
    with tempfile.TemporaryDirectory() as folder:
        heard = _recording(Cache(Path(folder)))
        mixed = _levels(heard)
        alone = _levels(
            replace(heard, encoders={who: replace(one, gain=-200.0) for who, one in heard.encoders.items()})
        )
        marks = [mark.start / RATE for mark in heard.timeline.marks]
    (HERE / "bed.svg").write_text(_svg(mixed, alone, marks), encoding="utf-8")


def _recording(cache: Cache) -> Recording:
    """Record the article with espeak-ng over a chord."""
    engine = speak.load("espeak")
    script = pipeline.script(read("brunnen.md", data=ARTICLE.encode()), Settings(engine="espeak"), engine)
    time = np.arange(40 * RATE) / RATE
    chord = sum(np.sin(2 * np.pi * hertz * time + hertz) for hertz in (220.0, 277.2, 329.6, 440.0, 554.4, 659.3))
    noise = np.random.default_rng(1).normal(0, 1, len(time))
    sound = SoundFile("", np.asarray(1_500 * (np.asarray(chord) + noise), np.int16))
    return record(
        script,
        CachedEngine(engine, cache),
        cache,
        bitrate=96,
        jobs=1,
        progress=lambda _done, _total: None,
        sounds=Sounds(bed=bed(sound, -20, HERE)),
    )


def _levels(recording: Recording) -> NDArray[np.float64]:
    """Return the level of each step in dBFS."""
    sound = np.frombuffer(b"".join(recording.samples()), np.int16).astype(np.float64) / 32_768
    steps = sound[: len(sound) // STEP * STEP].reshape(-1, STEP)
    return np.asarray(10 * np.log10(np.maximum((steps**2).mean(axis=1), 1e-9)))


def _svg(mixed: NDArray[np.float64], alone: NDArray[np.float64], marks: list[float]) -> str:
    """Draw the level of everything as an area, and that of the bed as a line."""
    seconds = len(mixed) * STEP / RATE
    floor = HEIGHT - BOTTOM

    def x(second: float) -> float:
        return LEFT + (WIDTH - LEFT - 8) * second / seconds

    def y(level: float) -> float:
        return floor - (floor - 24) * (max(level, LOWEST) - LOWEST) / -LOWEST

    def points(levels: NDArray[np.float64]) -> str:
        return " ".join(f"{x((at + 0.5) * STEP / RATE):.1f},{y(level):.1f}" for at, level in enumerate(levels))

    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif"',
        'font-size="11" role="img" aria-label="Level of voice and bed over time">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
    ]
    for level in range(LOWEST, 1, 20):
        lines.append(f'<path d="M{LEFT} {y(level):.1f}H{WIDTH - 8}" stroke="#ddd"/>')
        lines.append(f'<text x="{LEFT - 6}" y="{y(level) + 4:.1f}" text-anchor="end" fill="#555">{level} dB</text>')
    lines += [
        f'<text x="{x(second):.1f}" y="{HEIGHT - 8}" text-anchor="middle" fill="#555">{second} s</text>'
        for second in range(0, int(seconds) + 1, 5)
    ]
    for mark in marks:
        lines.append(f'<path d="M{x(mark):.1f} 18V{floor}" stroke="#a33" stroke-dasharray="3 3"/>')
        lines.append(f'<text x="{x(mark) + 4:.1f}" y="14" fill="#a33">chapter</text>')
    lines += [
        f'<polygon points="{x(0):.1f},{floor} {points(mixed)} {x(seconds):.1f},{floor}" fill="#9bb7d4"/>',
        f'<polyline points="{points(alone)}" fill="none" stroke="#c60" stroke-width="2"/>',
        f'<text x="{WIDTH - 12}" y="36" text-anchor="end" fill="#3b6ea5">voice and bed</text>',
        f'<text x="{WIDTH - 12}" y="50" text-anchor="end" fill="#c60">bed</text>',
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
