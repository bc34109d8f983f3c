"""Measure Pico over a long text: speed, level, bursts, and whether the bytes depend on the order.

    python benchmarks/pico.py [FILE] [--sentences N]
    python benchmarks/pico.py FILE --builds

Every sentence (or N spread over the text) is spoken twice, in its order and shuffled. With --builds, whole episodes are
built: with an empty cache, and with one into which the chapters were built before, the last one first. The exit status
is 1 if any sentence or episode has other bytes the second time, or one sentence comes out with a burst.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from array import array
from hashlib import sha256
from pathlib import Path

import audiobuild
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
    parser.add_argument("--builds", action="store_true")
    chosen = parser.parse_args()
    if chosen.builds:
        return _builds(Path(chosen.file))
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


def _builds(source: Path) -> int:
    """Build an episode in two orders, print what came out, and return the exit status."""
    with tempfile.TemporaryDirectory(prefix="audiobuild-benchmark-") as root:
        digests: list[str] = []
        chapters = 0
        for name, backwards in (("whole", False), ("chapters backwards, then whole", True)):
            folder = Path(root, name.split(",")[0])
            os.environ["AUDIOBUILD_CACHE"] = str(folder / "cache")
            start = time.monotonic()
            for number in range(chapters if backwards else 0, 0, -1):
                audiobuild.make(str(source), folder / "chapters", engine="pico", chapter=number)
            result = audiobuild.make(str(source), folder, engine="pico")
            chapters = result.chapters
            digests.append(sha256((folder / f"{source.stem}.mp3").read_bytes()).hexdigest())
            sys.stdout.write(
                f"{name}: {result.chapters} chapters, {result.seconds / 60:.0f} min, "
                f"{time.monotonic() - start:.0f} s, SHA-256 {digests[-1][:16]}\n"
            )
    return digests[0] != digests[1]


def _spoken(pico: Synthesiser, text: str) -> bytes:
    written = bytearray()
    pico.speak([prepared(text), "1", f"{VOLUME:g}"], written.extend)
    return bytes(written)


if __name__ == "__main__":
    sys.exit(main())
