"""Measure which respellings of names.tsv help Pico, by sound.

    python benchmarks/names_pico.py        a line per entry: verdict, written, respelt, distances before and after

The reference is Pico itself, given the wanted phonemes through its markup, which audiobuild never uses otherwise. The
distance between two sounds is the mean difference of their mel spectra in decibels along the best alignment (dynamic
time warping). An entry helps if the respelling is closer to the reference by more than `MARGIN`; it hurts if it is
farther by as much. The fourth column of names.tsv holds the entries that help; the exit status is 1 if it differs.
"""

from __future__ import annotations

import sys
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from audiobuild.speak.pico import VOLUME, installed
from audiobuild.speak.workers.pico import RATE, Synthesiser, peak, trimmed

if TYPE_CHECKING:
    from numpy.typing import NDArray

MARGIN, LEAST = 0.25, 0.25
"""Distances differ if they do so by this share of the larger one, and by this many decibels."""
WINDOW, HOP, BANDS = 400, 160, 24
"""Samples, samples, and mel bands of the spectra: 25 ms every 10 ms."""
FLOOR = 30.0
"""Decibels below the loudest band that still count."""
AUDIBLE = 1_000
"""Peak of a sample below which Pico has no sound for its phonemes."""
XSAMPA = (
    *(("ɑ̃", "a~"), ("ɔ̃", "o~"), ("œ̃", "9~"), ("ɛ̃", "e~"), ("aɪ", "aI"), ("aʊ", "aU"), ("ɔø", "OY"), ("ɛɪ", "EI")),
    *(("ˈ", '"'), ("ˌ", ""), ("ː", ":"), ("ə", "@"), ("ɜ", "6"), ("ɛ", "E"), ("ɪ", "I"), ("ɔ", "O"), ("ʊ", "U")),
    *(("œ", "9"), ("ø", "2"), ("ʏ", "Y"), ("ʃ", "S"), ("ʒ", "Z"), ("ç", "C"), ("ŋ", "N"), ("ɡ", "g"), ("ɾ", "r")),
    *(("ɑ", "a"), ("ɥ", "y"), ("r", "R")),
)
"""The phonemes of names.tsv in Pico's notation."""


def main() -> int:
    """Print a line per entry, and how many help and hurt; return the exit status."""
    extension, data = installed()
    pico = Synthesiser(extension, data)
    counts, wrong = {"helps": 0, "same": 0, "hurts": 0, "unknown": 0}, 0
    table = files("audiobuild.german").joinpath("names.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if not line or line.startswith("#"):
            continue
        written, respelt, wanted, *engines = (cell.strip("*") for cell in line.split("\t"))
        reference = spectrum(pico, phonemes(wanted))
        if reference is None:
            verdict, before, after = "unknown", 0.0, 0.0
        else:
            before, after = (distance(spectrum(pico, f"{word}."), reference) for word in (written, respelt))
            verdict = judged(before, after)
        counts[verdict] += 1
        wrong += (verdict == "helps") != ("pico" in engines)
        sys.stdout.write(f"{verdict}\t{written}\t{respelt}\t{before:.1f}\t{after:.1f}\n")
    sys.stderr.write(f"{counts}, {wrong} not as in names.tsv\n")
    return 1 if wrong else 0


def judged(before: float, after: float) -> str:
    """Name the effect of a respelling."""
    if abs(after - before) < max(LEAST, MARGIN * max(before, after)):
        return "same"
    return "helps" if after < before else "hurts"


def phonemes(wanted: str) -> str:
    """Return the markup by which Pico speaks phonemes (IPA)."""
    for sign, xsampa in XSAMPA:
        wanted = wanted.replace(sign, xsampa)
    return "".join(f"<phoneme ph='{word}'/> " for word in wanted.split()).rstrip() + "."


def spectrum(pico: Synthesiser, text: str) -> NDArray[np.float64] | None:
    """Return the mel spectrum of a text in decibels, a row per frame; None if it has no sound."""
    samples = trimmed(pico._raw(text, 1.0, VOLUME))  # noqa: SLF001  # markup on purpose
    if peak(samples) < AUDIBLE or len(samples) < 4 * WINDOW:
        return None
    signal = np.frombuffer(samples.tobytes(), np.int16).astype(float)
    starts = np.arange(0, len(signal) - WINDOW, HOP)
    frames = signal[starts[:, None] + np.arange(WINDOW)] * np.hanning(WINDOW)
    power = np.abs(np.fft.rfft(frames, 512)) ** 2 @ _mel().T
    decibels = 10 * np.log10(power + 1)
    return np.asarray(np.maximum(decibels, decibels.max() - FLOOR) - decibels.max())


def _mel() -> NDArray[np.float64]:
    edges = 700 * (np.exp(np.linspace(0, np.log1p(RATE / 2 / 700), BANDS + 2)) - 1)
    bins = np.arange(257) * RATE / 512
    rise = (bins - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    fall = (edges[2:, None] - bins) / (edges[2:] - edges[1:-1])[:, None]
    weights: NDArray[np.float64] = np.clip(np.minimum(rise, fall), 0, None)
    return weights


def distance(one: NDArray[np.float64] | None, other: NDArray[np.float64]) -> float:
    """Return the mean difference of two spectra along their best alignment, in decibels."""
    if one is None:
        return FLOOR
    costs = np.abs(one[:, None] - other[None]).mean(axis=2)
    total = np.full((len(one) + 1, len(other) + 1), np.inf)
    total[0, 0] = 0
    for row, cost in enumerate(costs, 1):
        for column, value in enumerate(cost, 1):
            best = min(total[row - 1, column], total[row, column - 1], total[row - 1, column - 1])
            total[row, column] = best + value
    return float(total[-1, -1] / (len(one) + len(other)) * 2)


if __name__ == "__main__":
    sys.exit(main())
