"""Measure the online voice against gtts-cli: the same article, the same stand-in for Google, a latency of 150 ms.

    python benchmarks/online.py [--pairs 5] [--latency 0.15] [--json FILE] [SOURCE]

Whole processes, taken in turns. gtts-cli only joins the MP3 it gets; audiobuild reads, verbalises, fetches, levels,
encodes and writes chapters, transcript and page besides. The stand-in answers each request after the latency;
that connecting costs several such round trips more, which gtts-cli pays for each request, is left out.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import trustme  # noqa: E402  # needs no path, but stands with what does
from standin.server import Standin  # noqa: E402  # the path is set above

SAMPLE = ROOT / "audio/beispiel.txt"
PROGRAMS = Path(sys.executable).parent
OURS, THEIRS = "audiobuild make -e gtts", "gtts-cli"
TARGET = 5.0
"""How many times quicker we have to be, with at most `MOST` connections."""
MOST = 4


def commands(source: Path, folder: Path) -> dict[str, list[str]]:
    """Return the commands that are compared; each writes an MP3 into `folder`."""
    ours = [sys.executable, "-m", "audiobuild", "make", str(source), "-e", "gtts", "--no-cache", "--quiet"]
    theirs = [str(PROGRAMS / "gtts-cli"), "--nocheck", "-l", "de", "-f", str(source)]
    return {OURS: [*ours, "-o", str(folder / "ours.mp3")], THEIRS: [*theirs, "-o", str(folder / "theirs.mp3")]}


def measure(command: list[str], authority: trustme.CA, folder: Path, latency: float) -> dict[str, float]:
    """Measure a run against a fresh stand-in: seconds of the process, those on a core, requests, most connections."""
    server = Standin(authority, latency=latency).start()
    environment = {**os.environ, **server.environment(folder)}
    start, cpu = time.perf_counter(), _cpu()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    seconds, cpu = time.perf_counter() - start, _cpu() - cpu
    server.stop()
    return {"seconds": seconds, "cpu": cpu, "requests": len(server.requests), "connections": server.most_open}


def _cpu() -> float:
    """Return the processor's seconds that ended child processes took."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def compare(source: Path, pairs: int, latency: float) -> dict[str, list[dict[str, float]]]:
    """Run each in turn, so that a busy machine slows both."""
    authority = trustme.CA()
    runs: dict[str, list[dict[str, float]]] = {OURS: [], THEIRS: []}
    for _ in range(pairs):
        with tempfile.TemporaryDirectory() as folder:
            for name, command in commands(source, Path(folder)).items():
                runs[name].append(measure(command, authority, Path(folder), latency))
    return runs


def main() -> int:
    """Print the table; 1 where the target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", nargs="?", type=Path, default=SAMPLE)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--latency", type=float, default=0.15, help="seconds until an answer begins")
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args()
    runs = compare(options.source, options.pairs, options.latency)
    ratios = [theirs["seconds"] / ours["seconds"] for ours, theirs in zip(runs[OURS], runs[THEIRS], strict=True)]
    connections = int(max(run["connections"] for run in runs[OURS]))
    versions = {name: version(name) for name in ("audiobuild", "gTTS", "requests", "urllib3")}
    print(f"{options.source.name}, {options.latency * 1000:g} ms, {options.pairs} pairs; {versions}")
    for name, batch in runs.items():
        times = [run["seconds"] for run in batch]
        print(
            f"{name:24} {median(times):6.2f} s  ({min(times):.2f} to {max(times):.2f})"
            f"  {median(run['cpu'] for run in batch):.2f} s of a core"
            f"  {batch[0]['requests']:.0f} requests, {max(run['connections'] for run in batch):.0f} connections at once"
        )
    print(
        f"times quicker            {median(ratios):6.2f}    ({min(ratios):.2f} to {max(ratios):.2f}), target {TARGET:g}"
    )
    if options.json:
        result = {"ratio": median(ratios), "ratios": ratios, "runs": runs, "versions": versions}
        options.json.write_text(json.dumps({**result, "machine": platform.platform()}, indent=1), encoding="utf-8")
    return 0 if median(ratios) >= TARGET and connections <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
