"""Measure what many articles cost: local workers, those of a Dask cluster, and a model for an archive of a million.

    python benchmarks/scaling.py                        24 articles, read by pico
    python benchmarks/scaling.py --model 1000000        the same, and the model with what was just measured

Measured: articles a second with one and two workers, the same on a Dask cluster of this machine, CPU time and storage
of an article. The model multiplies them; its assumptions are the constants below.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psutil
from archive import generate

from audiobuild.speak.gtts import MAX_CHARS
from audiobuild.speak.rate_limiter import RetryPolicy

KBITS = {"mp3": 96, "m4b": 56, "opus": 32, "flac": 300, "wav": 705}
"""Bit rate of each format: what is written by default, and for FLAC what speech usually takes."""
CHARACTERS_PER_REQUEST = MAX_CHARS * 0.6
"""Sentences do not fill a request."""
S3_REQUESTS = 19
"""Requests for a new article: 3 before it is submitted, 4 in its worker, and 2 for each of its 6 files."""
DAY = 86_400
HOUR = 3_600


@dataclass(frozen=True, slots=True)
class Cost:
    """What a batch took."""

    wall: float
    """Seconds, without the start of the command."""
    cpu: float
    """Seconds, of all processes."""


def build(sources: list[str], folder: Path, *options: str) -> Cost:
    """Build articles with an empty cache."""
    command = [sys.executable, "-m", "audiobuild", "make", *sources, "-o", str(folder / "out"), *options]
    environment = {**os.environ, "AUDIOBUILD_CACHE": str(folder / "cache")}
    before = _cpu()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    seconds = re.search(r" in ([0-9.]+) s", done.stderr)
    return Cost(float(seconds[1]) if seconds else 0.0, _cpu() - before)


def _cpu() -> float:
    """Return the CPU time of the finished children of this process, in seconds."""
    times = os.times()
    return times.children_user + times.children_system


def on_cluster(sources: list[str], folder: Path, *options: str) -> Cost:
    """Build articles on a Dask cluster of two worker processes; their CPU time is read before they end."""
    from distributed import LocalCluster  # noqa: PLC0415  # an extra

    os.environ["AUDIOBUILD_CACHE"] = str(folder / "cache")
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        time.sleep(1)
        before = sum(_used(child) for child in psutil.Process().children(recursive=True))
        cost = build(sources, folder, *options, "--dask", cluster.scheduler_address)
        used = sum(_used(child) for child in psutil.Process().children(recursive=True)) - before
    return Cost(cost.wall, cost.cpu + used)


def _used(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=24)
    parser.add_argument("--engine", default="pico")
    parser.add_argument("--model", type=int, metavar="ARTICLES", help="print the cost of so many articles")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="audiobuild-benchmark-") as name:
        root = Path(name)
        generate(root / "articles", options.count, 0, seed=1)
        sources = sorted(str(path) for path in (root / "articles").rglob("*.md"))
        engine = ("-e", options.engine)
        costs = {
            "1 worker": build(sources, root / "one", *engine, "--jobs", "1"),
            "2 workers": build(sources, root / "two", *engine, "--jobs", "2"),
            "Dask, 2 workers": on_cluster(sources, root / "dask", *engine),
        }
        manifests = [json.loads(path.read_bytes()) for path in (root / "one" / "out").glob("*.build.json")]
        sizes = [path.stat().st_size for path in (root / "one" / "out").iterdir()]
        cache = sum(path.stat().st_size for path in (root / "one" / "cache").rglob("*") if path.is_file())
    for title, cost in costs.items():
        rate = f"{cost.wall / options.count * 1000:.0f} ms and {cost.cpu / options.count * 1000:.0f} ms of CPU"
        print(f"{title:<16}{options.count / cost.wall:6.2f} articles a second, {rate} an article")
    minutes = sum(manifest["audio"]["seconds"] for manifest in manifests) / 60 / options.count
    characters = sum(manifest["source"]["characters"] for manifest in manifests) / options.count
    mp3 = minutes * 60 * KBITS["mp3"] / 8 / 1000
    beside = sum(sizes) / options.count / 1e6 - mp3
    print(
        f"an article: {characters:.0f} characters, {minutes:.1f} min, MP3 {mp3:.2f} MB, files beside it {beside:.2f} MB"
    )
    if options.model:
        model(
            options.model,
            cpu=costs["1 worker"].cpu / options.count,
            minutes=minutes,
            characters=characters,
            beside=beside,
            cache=cache / options.count,
        )


def model(articles: int, *, cpu: float, minutes: float, characters: float, beside: float, cache: float) -> None:
    """Print what an archive costs.

    Args:
        articles: their number.
        cpu: seconds of CPU time an article.
        minutes: length of an episode.
        characters: length of an article.
        beside: size of the files beside the audio file, in MB.
        cache: size of the cache entries of an article, in bytes.
    """
    hours = articles * cpu / HOUR
    print(f"\n{articles:,} articles: {hours:,.0f} CPU hours, {hours / 24 / 64:.1f} days on 64 cores")
    for name, kbits in KBITS.items():
        print(f"  {name:<5}{articles * minutes * 60 * kbits / 8 / 1e6:10,.0f} GB")
    print(f"  files beside it {articles * beside / 1000:,.0f} GB, cache {articles * cache / 1e9:,.0f} GB")
    requests = articles * characters / CHARACTERS_PER_REQUEST
    quickest, slowest = (requests * spacing / DAY for spacing in (RetryPolicy().spacing, RetryPolicy().max_spacing))
    print(f"  with Google: {requests:,.0f} requests, {quickest:,.0f} to {slowest:,.0f} days from one address")
    print(f"  on S3: {articles * S3_REQUESTS:,} requests for sources and episodes")


if __name__ == "__main__":
    main()
