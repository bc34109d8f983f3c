"""Measure how the voices differ without listeners, and write a listening test for people.

    python benchmarks/naturalness.py [--engines espeak,pico] [--text FILE] [--recordings FOLDER]
    python benchmarks/naturalness.py --sheet FOLDER

The first command prints a row for each engine: speaking rate, pauses, pitch and spectrum of a text's sentences, and
the same for a folder of recordings of a human reader (WAV, FLAC, MP3 or Ogg Vorbis) if one is given. A figure that
differs from a reader's tells where a voice is unnatural; one that does not differ proves nothing.

The second command writes a web page that plays the same sentences by two voices in random order, asks which one sounds
more natural, and saves the answers as CSV. It needs no server and no network.
"""

from __future__ import annotations

import argparse
import base64
import io
import json
import random
import re
import sys
import wave
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from audiobuild import script, speak
from audiobuild.errors import AudiobuildError
from audiobuild.sound.decode import decode
from audiobuild.sound.join import resample
from audiobuild.sound.trim import trim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    Samples = NDArray[np.float64]

RATE = 16_000
"""Samples per second: that of the slowest engine, so that spectra are comparable."""
SENTENCES = 40
FRAME, STEP = 640, 160
"""Samples of an analysed frame (40 ms) and between two of them (10 ms)."""
LOWEST, HIGHEST = 60, 400
"""Hertz: the range in which the pitch of a voice is searched."""
VOICED = 0.5
"""Least autocorrelation of a voiced frame, normalised."""
ALMOST = 0.9
"""Share of the highest peak of the autocorrelation that an earlier one must reach to be the period."""
SILENT = -40
"""Decibels below the loud frames of a sentence from which on a frame is a pause."""
SHORTEST_PAUSE = 10
"""Frames (100 ms)."""
LEAP = 6
"""Semitones within 10 ms from which on a change of the pitch is an error of the measurement."""
BANDS = np.geomspace(100, 8_000, 25)
"""Edges of third-octave bands, in hertz."""
VOWELS = re.compile("[aeiouyäöü]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Measures:
    """What is measured of a voice."""

    sentences: int
    rate: float
    """Syllables per second of sound, pauses within sentences included; 0 if the text is unknown."""
    pauses: float
    """Share of the time that is pauses within sentences."""
    pitch: float
    """Median in hertz."""
    spread: float
    """Semitones between the 10th and the 90th percentile of the pitch, mean of all sentences."""
    movement: float
    """Semitones per second by which the pitch changes."""
    spectrum: Samples
    """Mean level of each band in decibels, relative to the mean of all."""


def sentences(path: Path) -> list[str]:
    """Return the first spoken sentences of an article."""
    spoken = [utterance.spoken for utterance in script(path).utterances if len(utterance.spoken) > len("Kurzer Satz.")]
    return spoken[:SENTENCES]


def spoken_by(name: str, texts: Iterable[str]) -> list[Samples]:
    """Return each sentence in an engine's default voice, at `RATE`."""
    engine = speak.load(name)
    try:
        sounds = [decode(engine.speak(text)) for text in texts]
    finally:
        engine.close()
    return [trim(resample(sound.samples, sound.rate, RATE), RATE).astype(np.float64) for sound in sounds]


def recorded(folder: Path) -> list[Samples]:
    """Return the recordings in a folder, at `RATE`."""
    import miniaudio  # noqa: PLC0415  # only for recordings

    paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in {".wav", ".flac", ".mp3", ".ogg"})
    files = (miniaudio.decode_file(str(path), nchannels=1, sample_rate=RATE) for path in paths)
    return [np.asarray(file.samples, np.float64) for file in files]


def measured(sounds: list[Samples], texts: list[str]) -> Measures:
    """Measure all sentences of a voice."""
    seconds = sum(map(len, sounds)) / RATE
    syllables = sum(len(VOWELS.findall(text)) for text in texts)
    tracks = [_pitch(sound) for sound in sounds]
    voiced = [track[track > 0] for track in tracks]
    spreads = [12 * np.log2(np.percentile(track, 90) / np.percentile(track, 10)) for track in voiced if len(track)]
    return Measures(
        len(sounds),
        syllables / seconds,
        sum(map(_pause_frames, sounds)) * STEP / RATE / seconds,
        float(np.median(np.concatenate(voiced))),
        float(np.mean(spreads)),
        float(np.mean(np.concatenate([_movement(track) for track in tracks]))),
        _spectrum(np.concatenate(sounds)),
    )


def _frames(sound: Samples) -> Samples:
    padded = np.pad(sound, (0, max(0, FRAME - len(sound))))
    return np.lib.stride_tricks.sliding_window_view(padded, FRAME)[::STEP]


def _pause_frames(sound: Samples) -> int:
    """Count the frames that lie in pauses of at least `SHORTEST_PAUSE`."""
    level = 10 * np.log10(np.mean(_frames(sound) ** 2, axis=1) + 1)
    silent = level < np.percentile(level, 95) + SILENT
    edges = np.flatnonzero(np.diff(silent, prepend=False, append=False)).reshape(-1, 2)
    lengths = edges[:, 1] - edges[:, 0]
    return int(lengths[lengths >= SHORTEST_PAUSE].sum())


def _pitch(sound: Samples) -> Samples:
    """Return the pitch of each frame in hertz by autocorrelation, 0 where it is unvoiced."""
    frames = _frames(sound) * np.hanning(FRAME)
    size = 2 * FRAME
    correlation = np.fft.irfft(np.abs(np.fft.rfft(frames, size)) ** 2)[:, :FRAME]
    window = np.fft.irfft(np.abs(np.fft.rfft(np.hanning(FRAME), size)) ** 2)[:FRAME]
    normalised = correlation / np.maximum(correlation[:, :1], 1) / (window / window[0])
    first, last = RATE // HIGHEST, RATE // LOWEST
    # The first of several peaks that are about as high: the others are multiples of the period.
    searched = normalised[:, first:last]
    start = np.argmax(searched >= ALMOST * searched.max(axis=1, keepdims=True), axis=1)[:, None]
    lags = np.arange(last - first)
    near = (lags >= start) & (lags <= start + (start + first) // 5)
    lag = first + np.argmax(np.where(near, searched, -1), axis=1)
    before, at, after = (normalised[np.arange(len(lag)), lag + shift] for shift in (-1, 0, 1))
    # The maximum of the parabola through three lags: whole ones are up to 0.4 semitones apart.
    curvature = before - 2 * at + after
    exact = lag + np.where(curvature < 0, (before - after) / np.where(curvature < 0, 2 * curvature, 1), 0)
    energy = correlation[:, 0]
    voiced = (at > VOICED) & (energy > energy.max() / 1_000)
    return np.where(voiced, RATE / exact, 0.0)


def _movement(track: Samples) -> Samples:
    """Return by how many semitones per second the pitch changes between voiced frames, without errors of an octave."""
    both = (track[:-1] > 0) & (track[1:] > 0)
    change = np.abs(12 * np.log2(track[1:][both] / track[:-1][both]))
    return np.asarray(change[change < LEAP] * RATE / STEP)


def _spectrum(sound: Samples) -> Samples:
    power = np.mean(np.abs(np.fft.rfft(_frames(sound)[::4] * np.hanning(FRAME))) ** 2, axis=0)
    frequencies = np.fft.rfftfreq(FRAME, 1 / RATE)
    levels = [
        10 * np.log10(np.mean(power[(frequencies >= low) & (frequencies < high)]) + 1)
        for low, high in pairwise(BANDS)
        if np.any((frequencies >= low) & (frequencies < high))
    ]
    return np.asarray(levels - np.mean(levels))


def rows(voices: dict[str, Measures], reference: Measures | None) -> Iterator[str]:
    """Yield the lines of the table; the distance of spectra is the root mean square over the bands."""
    yield "voice         sentences  syllables/s  pauses  pitch (Hz)  spread (st)  movement (st/s)  spectrum (dB)"
    for name, found in voices.items():
        distance = "-"
        if reference is not None:
            distance = f"{float(np.sqrt(np.mean((found.spectrum - reference.spectrum) ** 2))):.1f}"
        rate = f"{found.rate:.1f}" if found.rate else "-"
        yield (
            f"{name:<13} {found.sentences:>9}  {rate:>11}  {found.pauses:>6.1%}  {found.pitch:>10.0f}"
            f"  {found.spread:>11.1f}  {found.movement:>15.1f}  {distance:>13}"
        )


SHEET = """<!DOCTYPE html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Hörvergleich</title>
<style>
body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
fieldset { margin: 0 0 1.5rem; } audio { display: block; width: 100%; margin: .3rem 0 .8rem; }
label { display: block; } button { font: inherit; padding: .4rem 1rem; }
</style>
</head>
<body>
<main>
<h1>Hörvergleich</h1>
<p>Bitte je Satz beide Aufnahmen anhören und angeben, welche natürlicher klingt. Die Reihenfolge ist zufällig.</p>
<form id="pairs"></form>
<p><button type="button" id="save">Antworten als CSV speichern</button> <span id="state" role="status"></span></p>
</main>
<script type="application/json" id="data">DATA</script>
<script>
const pairs = JSON.parse(document.getElementById("data").textContent);
const form = document.getElementById("pairs");
const choices = [["A", "Aufnahme A"], ["B", "Aufnahme B"], ["=", "kein Unterschied"]];
pairs.forEach((pair, number) => {
  const box = document.createElement("fieldset");
  const legend = document.createElement("legend");
  legend.textContent = `Satz ${number + 1} von ${pairs.length}`;
  box.append(legend);
  pair.sounds.forEach((sound, place) => {
    const label = document.createElement("label");
    label.textContent = `Aufnahme ${"AB"[place]}`;
    const player = document.createElement("audio");
    player.controls = true; player.preload = "none"; player.src = sound;
    player.setAttribute("aria-label", label.textContent);
    box.append(label, player);
  });
  for (const [value, text] of choices) {
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.type = "radio"; input.name = `pair${number}`; input.value = value;
    label.append(input, ` ${text}`);
    box.append(label);
  }
  form.append(box);
});
document.getElementById("save").addEventListener("click", () => {
  const quoted = (text) => `"${String(text).replaceAll('"', '""')}"`;
  const lines = [["sentence", "a", "b", "answer", "preferred"].join(",")];
  let open = 0;
  pairs.forEach((pair, number) => {
    const found = form.querySelector(`input[name=pair${number}]:checked`);
    if (!found) { open += 1; return; }
    const preferred = found.value === "=" ? "" : pair.voices["AB".indexOf(found.value)];
    lines.push([pair.text, pair.voices[0], pair.voices[1], found.value, preferred].map(quoted).join(","));
  });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([lines.join("\\r\\n") + "\\r\\n"], { type: "text/csv" }));
  link.download = "hoervergleich.csv";
  link.click();
  document.getElementById("state").textContent = open ? `${open} noch ohne Antwort` : "gespeichert";
});
</script>
</body>
</html>
"""


def sheet(sounds: dict[str, list[Samples]], texts: list[str], seed: int) -> str:
    """Return the page of the listening test: each pair of voices, in an order by seed, at the same level."""
    chance = random.Random(seed)  # noqa: S311  # not for secrets
    pairs = []
    for index, text in enumerate(texts):
        for two in combinations(sounds, 2):
            voices = chance.sample(two, 2)
            pairs.append({"text": text, "voices": voices, "sounds": [_wav(sounds[name][index]) for name in voices]})
    chance.shuffle(pairs)
    return SHEET.replace("DATA", json.dumps(pairs, ensure_ascii=False).replace("<", "\\u003c"))


def _wav(sound: Samples) -> str:
    """Return a WAV as a data URL, at a root mean square of -20 dB of full scale (less if it would clip)."""
    level = np.sqrt(np.mean(sound**2)) + 1e-9
    factor = min(3_276.8 / level, 32_000 / (np.abs(sound).max() + 1e-9))
    file = io.BytesIO()
    with wave.open(file, "wb") as target:
        target.setnchannels(1)
        target.setsampwidth(2)
        target.setframerate(RATE)
        target.writeframes((sound * factor).astype("<i2").tobytes())
    return f"data:audio/wav;base64,{base64.b64encode(file.getvalue()).decode('ascii')}"


def main() -> int:
    """Run the benchmark as a program."""
    parser = argparse.ArgumentParser(description="Compare voices without ears, or write a listening test.")
    parser.add_argument("--engines", default="espeak,pico", help="names, separated by commas")
    parser.add_argument("--text", type=Path, default=Path(__file__).parent.parent / "audio" / "beispiel.txt")
    parser.add_argument("--recordings", type=Path, help="folder of a human reader's sentences")
    parser.add_argument("--sheet", type=Path, help="folder for the listening test")
    parser.add_argument("--pairs", type=int, default=10, help="sentences in the listening test")
    parser.add_argument("--seed", type=int, default=1, help="order of the listening test")
    chosen = parser.parse_args()
    texts = sentences(chosen.text)
    try:
        sounds = {name: spoken_by(name, texts) for name in chosen.engines.split(",")}
    except AudiobuildError as error:
        print(f"naturalness: {error}", file=sys.stderr)
        return 1
    if chosen.sheet:
        chosen.sheet.mkdir(parents=True, exist_ok=True)
        page = chosen.sheet / "hoervergleich.html"
        page.write_text(sheet(sounds, texts[: chosen.pairs], chosen.seed), encoding="utf-8")
        print(page)
        return 0
    voices = {name: measured(found, texts) for name, found in sounds.items()}
    reference = measured(recorded(chosen.recordings), []) if chosen.recordings else None
    for row in rows(voices | ({"recordings": reference} if reference else {}), reference):
        print(row)
    return 0


if __name__ == "__main__":
    sys.exit(main())
