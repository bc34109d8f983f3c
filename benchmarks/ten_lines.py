"""Measure builds against the ten lines that everybody writes: espeak to files, pydub ``+=`` in a loop, ``export``.

    python benchmarks/ten_lines.py            an hour of sound
    python benchmarks/ten_lines.py --hours 3

Needs espeak-ng and ffmpeg on the PATH, and the long texts.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from measure import Run, pairs, report, run, texts

from audiobuild.german.sentences import sentences

TEN_LINES = """
import subprocess, sys
from pydub import AudioSegment
episode = AudioSegment.silent(0)
for number, sentence in enumerate(open(sys.argv[1], encoding="utf-8")):
    file = f"{sys.argv[2]}/{number}.wav"
    subprocess.run(["espeak-ng", "-v", "de", "-w", file, sentence], check=True)
    episode += AudioSegment.from_file(file)
    episode += AudioSegment.silent(500)
episode.export(sys.argv[3], format="mp3", bitrate="96k")
"""
CHARACTERS_AN_HOUR = 58_000
"""Of a novel, with the built-in voice and its pauses; near enough for both to have the same text."""


def ours(source: Path, folder: Path) -> Run:
    """Build everything that audiobuild writes, without a cache."""
    shutil.rmtree(folder / "out", ignore_errors=True)
    command = [sys.executable, "-m", "audiobuild", "make", str(source), "-e", "espeak", "-q", "-o", f"{folder}/out/"]
    return run([*command, "--no-cache"], cwd=folder)


def theirs(lines: Path, folder: Path) -> Run:
    """Build an episode with the usual ten lines."""
    (folder / "wav").mkdir(exist_ok=True)
    return run([sys.executable, "-W", "ignore", "-c", TEN_LINES, str(lines), f"{folder}/wav", f"{folder}/ten.mp3"])


def main() -> None:
    """Measure, and print."""
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wanted.add_argument("--hours", type=float, default=1)
    wanted.add_argument("--pairs", type=int, default=5)
    options = wanted.parse_args()
    text = (texts() / "freytag_soll_und_haben.txt").read_text(encoding="utf-8")
    text = text[: text.index("\n\n", round(options.hours * CHARACTERS_AN_HOUR))]
    with tempfile.TemporaryDirectory(prefix="audiobuild-benchmark-") as name:
        folder = Path(name)
        source, lines = folder / "text.txt", folder / "lines.txt"
        source.write_text(text, encoding="utf-8")
        spoken = [one for paragraph in text.split("\n\n") for one in sentences(paragraph)]
        lines.write_text("\n".join(" ".join(one.split()) for one in spoken), encoding="utf-8")
        found = pairs(lambda: ours(source, folder), lambda: theirs(lines, folder), options.pairs)
        row = found.row(f"{options.hours:g} h / ten lines with pydub +=", 0.2 if options.hours <= 1 else 0.05)
    report(f"ten_lines_{options.hours:g}h", [row], "ffmpeg", "espeak-ng")


if __name__ == "__main__":
    main()
