"""Measure Pico over a long text: speed, level, bursts, and whether the bytes depend on the order.

    python benchmarks/pico.py [FILE] [--sentences N]

Every sentence (or N spread over the text) is spoken twice, in its order and shuffled. The
exit status is 1 if any sentence has other bytes the second time, or one comes out with a burst.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from array import array
from hashlib import sha256
from pathlib import Path

from audiobuild import pipeline, speak
from audiobuild.readers import read
from audiobuild.settings import Settings
from audiobuild.speak.pico import VOLUME, installed, prepared
from audiobuild.speak.workers.pico import BURST_LEVEL, RATE, Synthesiser, peak

FULL_SCALE = 32_768


class Counting(Synthesiser):
    """Pico, with the raw peak of everything it says."""

    def __init__(self) -> None:
        super().__init__(*installed())
        self.peaks: list[int] = []

    def _raw(self, text: str, speed: float, volume: float) -> array[int]:
        samples = super()._raw(text, speed, volume)
        self.peaks.append(peak(samples))
        return samples


def main() -> int:
    """Print the figures and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?", default="audio/beispiel.txt")
    parser.add_argument("--sentences", type=int, default=0)
    chosen = parser.parse_args()
    script = pipeline.script(read(str(Path(chosen.file).resolve())), Settings(engine="pico"), speak.load("pico"))
    texts = [chunk.text for utterance in script.utterances for chunk in utterance.chunks]
    if chosen.sentences:
        texts = texts[:: max(1, len(texts) // chosen.sentences)]
    pico, first, bursts, samples = Counting(), {}, 0, 0
    start = time.process_time()
    for text in texts:
        sound = _spoken(pico, text)
        first[text] = sha256(sound).digest()
        samples += len(sound) // 2
        bursts += peak(array("h", sound)) > BURST_LEVEL
    seconds, spent = samples / RATE, time.process_time() - start
    raw = sorted(pico.peaks)
    random.Random(1).shuffle(texts)  # noqa: S311  # a fixed order
    different = sum(sha256(_spoken(pico, text)).digest() != first[text] for text in texts)
    sys.stdout.write(
        f"{len(texts)} sentences, {seconds:.0f} s of sound, {seconds / spent:.0f} times real time per core\n"
        f"peaks of full scale: median {raw[len(raw) // 2] / FULL_SCALE:.2f}, "
        f"99.9 % {raw[int(len(raw) * 0.999)] / FULL_SCALE:.2f}\n"
        f"bursts: {sum(value > BURST_LEVEL for value in raw)} before, {bursts} after speaking in halves\n"
        f"other bytes in another order: {different}\n"
    )
    return 1 if bursts or different else 0


def _spoken(pico: Synthesiser, text: str) -> bytes:
    written = bytearray()
    pico.speak([prepared(text), "1", f"{VOLUME:g}"], written.extend)
    return bytes(written)


if __name__ == "__main__":
    sys.exit(main())
