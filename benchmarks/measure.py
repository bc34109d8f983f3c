"""Time whole processes in pairs; shared by the benchmarks.

A figure is taken from outside: wall time of the process, CPU time and peak memory over it and all its children.
Machines differ and drift, so two commands run in turn, A B A B, and what counts is the median of their ratios.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

ROOT = Path(__file__).parents[1]
RESULTS = Path(__file__).parent / "results"
INSTALLED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The environment: what is installed has its bytecode beside it."""
INTERVAL = 0.02
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of a command took."""

    wall: float
    """Seconds."""
    memory: float
    """Megabytes at the peak, over all its processes."""


def texts() -> Path:
    """Return the folder of long texts, which AUDIOBUILD_TEXTS names.

    The figures in docs/performance.md are of two novels of the ELTeC-deu collection: DEU052 as spyri_heidi.txt and
    DEU011 as freytag_soll_und_haben.txt, each as title, author, headings and paragraphs between blank lines.
    """
    folder = Path(os.environ.get("AUDIOBUILD_TEXTS", "texts"))
    if not folder.is_dir():
        sys.exit(f"{folder} is not a directory; set AUDIOBUILD_TEXTS to the folder of the novels (see texts() here)")
    return folder


def run(command: Sequence[str] | str, *, env: Mapping[str, str] | None = None, cwd: Path | None = None) -> Run:
    """Run a command (a string goes to the shell) to its end, its output read and thrown away.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    begin = time.perf_counter()
    shell = isinstance(command, str)
    with subprocess.Popen(
        command,
        shell=shell,  # the commands are ours
        env={**INSTALLED, **(env or {})},
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as running:
        peak = [0.0]
        watch = threading.Thread(target=_watch, args=(running, peak), daemon=True)
        watch.start()
        _, errors = running.communicate()
        wall = time.perf_counter() - begin
        watch.join()
    if running.returncode:
        sys.stderr.write(errors.decode(errors="replace"))
        raise subprocess.CalledProcessError(running.returncode, command)
    return Run(wall, peak[0])


def _watch(running: subprocess.Popen[bytes], peak: list[float]) -> None:
    """Keep the highest sum of what a process and its children hold for themselves (their share of what they share)."""
    try:
        root = psutil.Process(running.pid)
    except psutil.NoSuchProcess:
        return
    while running.poll() is None:
        held = 0
        for process in (root, *_children(root)):
            try:
                held += process.memory_full_info().pss if sys.platform == "linux" else process.memory_info().rss
            except (psutil.NoSuchProcess, psutil.AccessDenied, ProcessLookupError):
                continue
        peak[0] = max(peak[0], held / 1e6)
        time.sleep(INTERVAL)


def _children(root: psutil.Process) -> list[psutil.Process]:
    """Return the descendants of a process, without one that is still a fork: its memory is its parent's."""
    try:
        own = root.cmdline()
        return [child for child in root.children(recursive=True) if child.cmdline() != own]
    except (psutil.NoSuchProcess, psutil.ZombieProcess):
        return []


@dataclass(frozen=True, slots=True)
class Pairs:
    """Two commands that ran in turn."""

    ours: tuple[Run, ...]
    theirs: tuple[Run, ...]

    @property
    def ratios(self) -> list[float]:
        """Our wall time over theirs, pair by pair."""
        return [one.wall / other.wall for one, other in zip(self.ours, self.theirs, strict=True)]

    @property
    def ratio(self) -> float:
        """The median of the ratios."""
        return statistics.median(self.ratios)

    def row(self, name: str, target: float) -> dict[str, object]:
        """Return a row of the table."""
        return {
            "measure": name,
            "ours s": median(self.ours),
            "theirs s": median(self.theirs),
            "ratio": round(self.ratio, 3),
            "from": round(min(self.ratios), 3),
            "to": round(max(self.ratios), 3),
            "target": target,
            "ours MB": round(max(run.memory for run in self.ours)),
            "theirs MB": round(max(run.memory for run in self.theirs)),
        }


def pairs(ours: Callable[[], Run], theirs: Callable[[], Run], count: int) -> Pairs:
    """Run both in turn `count` times, after one uncounted run of each (but for a single pair, which is a look)."""
    if count > 1:
        ours()
        theirs()
    runs = [(ours(), theirs()) for _ in range(count)]
    return Pairs(tuple(one for one, _ in runs), tuple(other for _, other in runs))


def median(runs: Iterable[Run]) -> float:
    """Return the median of their wall times, in seconds."""
    return round(statistics.median(run.wall for run in runs), 3)


def report(name: str, rows: Sequence[Mapping[str, object]], *programs: str) -> None:
    """Print the rows as a table, and write them with the versions to results/NAME.json."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    table = [columns, *([str(row.get(column, "")) for column in columns] for row in rows)]
    widths = [max(len(line[at]) for line in table) for at in range(len(columns))]
    for line in table:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
    made_with = {"python": platform.python_version(), "machine": platform.machine(), "cores": os.cpu_count()}
    made_with |= {package: version(package) for package in ("audiobuild", "lameenc", "numpy", "espeakng-loader")}
    made_with |= {program: _version(program) for program in programs}
    print("; ".join(f"{key} {value}" for key, value in made_with.items()))
    RESULTS.mkdir(exist_ok=True)
    result = json.dumps({"rows": rows, "versions": made_with}, indent=2, ensure_ascii=False)
    (RESULTS / f"{name}.json").write_text(f"{result}\n", encoding="utf-8")


def _version(program: str) -> str:
    flag = "-version" if program == "ffmpeg" else "--version"
    version = subprocess.run([program, flag], capture_output=True, text=True, check=False).stdout
    return version.splitlines()[0][:60] if version else "?"
