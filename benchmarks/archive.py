"""Build an archive: thousands of generated articles, some of them broken, in one call of `audiobuild make`.

    python benchmarks/archive.py                       2,000 articles, one in 20 broken, without sound
    python benchmarks/archive.py --engine espeak --count 500

The articles are generated from a seed. Checked: results come in the order of the sources, exactly the broken articles
fail, the exit status is 1, and a second call finds the others up to date. Measured: time, and memory as articles are
finished. The growth of the command's own process from the first half to the second shows whether it depends on their
number; workers start when the first article has to be built, which may be late in a second call.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import psutil

SENTENCES = (
    "Der Zug nach Lindenau hält seit Montag wieder an jedem Bahnhof der Strecke.",
    "Die Gemeinde zahlt dafür 1,7 Mio. Euro im Jahr, das Land noch einmal so viel.",
    "„Darauf haben wir 43 Jahre gewartet“, sagt Bürgermeisterin Dr. Anna Müller.",
    "Am 14. September 2026 fuhren mehr als 400 Menschen mit.",
    "Morgens fahren viele Schüler in die Kreisstadt, und abends fahren sie zurück.",
    "Am Wochenende kommen die Wanderer dazu, z. B. aus Leipzig.",
)
LONGEST_NAME = 255 - len(".mp3")
"""Bytes of the longest stem that common file systems allow for an MP3; the files beside it have longer endings."""


@dataclass(frozen=True, slots=True)
class Archive:
    """A folder of articles."""

    folder: Path
    broken: dict[str, str]
    """The kind of each broken article, by path."""


def generate(folder: Path, count: int, share: float, seed: int) -> Archive:
    """Write articles of 300 to 4,000 characters; a share of them is broken."""
    chance = random.Random(seed)  # noqa: S311  # not for secrets
    broken: dict[str, str] = {}
    kinds = ["empty", "blank", "binary", "name too long", "no words", "missing"]
    if hasattr(os, "geteuid") and os.geteuid() != 0:  # the superuser may read everything
        kinds.append("no permission")
    for number in range(count):
        path = folder / f"{number // 100:03}" / f"artikel-{number:05}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        kind = chance.choice(kinds) if chance.random() < share else ""
        if kind == "name too long":
            path = path.with_name(f"{path.stem}-{'x' * (LONGEST_NAME - len(path.stem) - 1)}.md")
        if kind:
            broken[str(path)] = kind
        _write(path, kind, number, chance)
    return Archive(folder, broken)


def _write(path: Path, kind: str, number: int, chance: random.Random) -> None:
    paragraphs = [" ".join(chance.choices(SENTENCES, k=chance.randint(2, 6))) for _ in range(chance.randint(2, 9))]
    article = "\n\n".join([f"# Nachricht Nummer {number}", *paragraphs, ""])
    encoding = chance.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252"))
    data = {
        "empty": b"",
        "blank": b"\n \n",
        "binary": chance.randbytes(5_000),
        "no words": b"* * *\n\n---\n",
    }.get(kind, article.encode(encoding))
    if kind == "missing":
        path.symlink_to(path.with_name("nowhere"))
        return
    path.write_bytes(data)
    if kind == "no permission":
        path.chmod(0)


def make(
    archive: Archive, output: Path, engine: str, jobs: int
) -> tuple[list[dict[str, object]], float, list[tuple[float, float]]]:
    """Build all articles; return the lines of JSON, the time in seconds, and the memory as they are finished.

    The memory is that of the command's own process and that of all its processes, in MB.
    """
    sources = sorted(str(path) for path in archive.folder.rglob("*.md"))
    command = [sys.executable, "-m", "audiobuild", "make", *sources, "-o", str(output), "-e", engine, "--json", "-q"]
    command += ["--jobs", str(jobs)] if jobs else []
    begin = time.perf_counter()
    lines: list[dict[str, object]] = []
    memory: list[tuple[float, float]] = []
    environment = {**os.environ, "AUDIOBUILD_CACHE": str(output / "cache")}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment) as running:
        assert running.stdout is not None  # noqa: S101  # it is a pipe
        process = psutil.Process(running.pid)
        for line in running.stdout:
            lines.append(json.loads(line))
            if len(lines) % 50 == 1:
                memory.append(_memory(process))
    if running.returncode != (1 if archive.broken else 0):
        sys.exit(f"exit status {running.returncode}")
    if [line["source"] for line in lines] != sources:
        sys.exit("the results are not in the order of the sources")
    return lines, time.perf_counter() - begin, memory


def _memory(process: psutil.Process) -> tuple[float, float]:
    """Return the memory of a process, and of it and its children together, in MB."""
    try:
        own = process.memory_info().rss / 1e6
        return own, own + sum(child.memory_info().rss for child in process.children(recursive=True)) / 1e6
    except psutil.NoSuchProcess:
        return 0.0, 0.0


def main() -> None:
    """Generate, build twice, check, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=2_000)
    parser.add_argument("--broken", type=float, default=0.05, help="share of broken articles")
    parser.add_argument("--engine", default="silent")
    parser.add_argument("--jobs", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="audiobuild-benchmark-") as name:
        folder = Path(name)
        archive = generate(folder / "articles", options.count, options.broken, options.seed)
        print(f"{options.count} articles, {len(archive.broken)} broken: {dict(Counter(archive.broken.values()))}")
        for title in ("first call", "second call"):
            lines, seconds, memory = make(archive, folder / "out", options.engine, options.jobs)
            failed = {str(line["source"]): line["error"] for line in lines if "error" in line}
            unexpected = {source: failed[source] for source in failed.keys() - archive.broken.keys()}
            unchanged = sum(bool(line.get("unchanged")) for line in lines)
            half = len(memory) // 2
            own = [one for one, _ in memory]
            grown = statistics.median(own[half:]) - statistics.median(own[:half] or own)
            print(
                f"{title}: {seconds:.1f} s, {len(lines) / seconds:.1f} articles a second, "
                f"{len(lines) - len(failed) - unchanged} built, {unchanged} up to date, {len(failed)} failed; "
                f"memory {max(every for _, every in memory):.0f} MB at most; "
                f"the command's own {max(own):.0f} MB, {grown:+.0f} MB in the second half"
            )
            built = Counter(kind for source, kind in archive.broken.items() if source not in failed)
            print(f"failed unexpectedly: {unexpected or 'none'}; broken but built: {dict(built) or 'none'}")


if __name__ == "__main__":
    main()
