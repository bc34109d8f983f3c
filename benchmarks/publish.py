"""Measure how long publishing takes: many episodes at once, one more, one corrected, and nothing to do.

    python benchmarks/publish.py [EPISODES]

Whole processes, as people wait for them. The manifests are real ones; each MP3 holds a few bytes only, since
publishing looks at its length alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from os import times
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from finished import made, settings  # noqa: E402  # from tests/

CHAPTERS = [f"Kapitel {number}: Größe & Maß" for number in range(1, 9)]


def episode(folder: Path, number: int, title: str) -> Path:
    """Return one of the episodes, a day after the one before."""
    day = date(2023, 1, 1) + timedelta(days=number)
    return made(folder / f"folge-{number:04}.mp3", title=title, published=day.isoformat(), chapters=CHAPTERS)


def timed(what: str, folder: Path, *mp3s: Path) -> None:
    """Publish, and print the seconds and the processor time of the process."""
    begun, used = perf_counter(), times()
    command = [sys.executable, "-m", "audiobuild", "publish", "--json", "-q", *map(str, mp3s)]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, env={**os.environ})
    seconds, ended = perf_counter() - begun, times()
    processor = ended.children_user + ended.children_system - used.children_user - used.children_system
    size = (folder / "audio" / "feed.xml").stat().st_size
    print(f"{what:<28} {seconds:6.2f} s   processor {processor:6.2f} s   feed {size / 1e6:5.2f} MB")


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        settings(folder)
        audio = folder / "audio"
        mp3s = [episode(audio, number, f"Folge {number}") for number in range(count)]
        timed("one, into a new feed", folder, mp3s[0])
        timed(f"{count} at once", folder, *mp3s)
        timed(f"one more to {count}", folder, episode(audio, count, "Die neue"))
        timed(f"one of {count} corrected", folder, episode(audio, count // 2, "Anders"))
        timed(f"all {count} again, unchanged", folder, *mp3s)


if __name__ == "__main__":
    main()
