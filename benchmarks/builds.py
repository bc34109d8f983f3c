"""Measure whole builds against the pipe `espeak-ng | ffmpeg`, and rebuilds after small changes.

    python benchmarks/builds.py                 the article
    python benchmarks/builds.py --heidi         the article, and a novel of five hours
    python benchmarks/builds.py --freytag       memory for a novel of 29 hours
    python benchmarks/builds.py --pairs 2       quicker
    python benchmarks/builds.py --gate 1.5      ends with 1 where a ratio is over its target by more than that factor

Needs espeak-ng and ffmpeg on the PATH, and the long texts for the novels.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
import tempfile
from pathlib import Path

from measure import ROOT, Pairs, Run, median, pairs, report, run, texts

AUDIOBUILD = [sys.executable, "-m", "audiobuild"]
ARTICLE = ROOT / "audio" / "beispiel.txt"
TYPER_APP = "import typer; app = typer.Typer(); app.command()(lambda: None); app(['--help'])"


def build(source: Path, folder: Path, *, cold: bool) -> Run:
    """Make everything of `source` with the built-in voice, on an empty cache when `cold`."""
    if cold:
        shutil.rmtree(folder / "cache", ignore_errors=True)
        shutil.rmtree(folder / "out", ignore_errors=True)
    command = [*AUDIOBUILD, "make", str(source), "--engine", "espeak", "--quiet", "-o", f"{folder / 'out'}/"]
    return run(command, env={"AUDIOBUILD_CACHE": str(folder / "cache")}, cwd=folder)


def pipe(source: Path, folder: Path) -> Run:
    """Pipe espeak-ng into ffmpeg: the shortest way to an MP3."""
    encode = f"ffmpeg -v error -y -i - -ar 44100 -ac 1 -b:a 96k '{folder / 'pipe.mp3'}'"
    return run(f"espeak-ng -v de --stdout -f '{source}' | {encode}")


def changed(source: Path, folder: Path) -> Path:
    """Copy a text with one word in its middle changed."""
    text = source.read_text(encoding="utf-8")
    at = text.index(" und ", len(text) // 2)
    copy = folder / source.name
    copy.write_text(f"{text[:at]} sowie {text[at + 5 :]}", encoding="utf-8")
    return copy


def digest(folder: Path) -> str:
    """Hash everything in a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return hashlib.sha256(b"".join(path.name.encode() + path.read_bytes() for path in files)).hexdigest()


def rebuilds(
    source: Path, folder: Path, cold: float, count: int, *, nothing: float, word: float | None = None
) -> list[dict[str, object]]:
    """Measure rebuilds: nothing changed, and one word changed (back and forth, so that each run has work to do)."""
    here = folder / source.name
    shutil.copy(source, here)
    build(here, folder, cold=True)
    original = source.read_text(encoding="utf-8")
    other = changed(source, Path(tempfile.mkdtemp(dir=folder))).read_text(encoding="utf-8")
    same = [build(here, folder, cold=False) for _ in range(count)]
    words = []
    for number in range(count):
        # A word of its own each time: nothing of it is in the cache yet.
        here.write_text(other.replace(" sowie ", f" sowie{'x' * number} ", 1), encoding="utf-8")
        words.append(build(here, folder, cold=False))
        here.write_text(original, encoding="utf-8")
        build(here, folder, cold=False)
    here.write_text(other, encoding="utf-8")
    build(here, folder, cold=False)
    warm_bytes = digest(folder / "out")
    build(here, folder, cold=True)
    verdict = "the same bytes as a cold build" if digest(folder / "out") == warm_bytes else "OTHER BYTES"
    return [
        {"measure": f"{source.stem}, nothing changed", "ours s": median(same), "target": f"{nothing:g} s"},
        {
            "measure": f"{source.stem}, one word changed ({verdict})",
            "ours s": median(words),
            "theirs s": round(cold, 3),
            "ratio": round(median(words) / cold, 4),
            "target": word or "",
        },
    ]


def against_pipe(source: Path, folder: Path, count: int, target: float) -> tuple[Pairs, dict[str, object]]:
    """Time cold builds and the pipe in turn."""
    found = pairs(lambda: build(source, folder, cold=True), lambda: pipe(source, folder), count)
    return found, found.row(f"{source.stem}, cold, all files / espeak-ng | ffmpeg", target)


def helps(count: int) -> dict[str, object]:
    """Compare the program's help with that of a Typer app with one command."""
    ours, theirs = [*AUDIOBUILD, "--help"], [sys.executable, "-c", TYPER_APP]
    return pairs(lambda: run(ours), lambda: run(theirs), count).row("--help / a Typer app's --help", 1.4)


def main() -> None:
    """Measure what was asked for, and print it."""
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wanted.add_argument("--pairs", type=int, default=5)
    wanted.add_argument("--heidi", action="store_true")
    wanted.add_argument("--freytag", action="store_true")
    wanted.add_argument("--gate", type=float)
    options = wanted.parse_args()
    rows: list[dict[str, object]] = []
    with tempfile.TemporaryDirectory(prefix="audiobuild-benchmark-") as name:
        folder = Path(name)
        found, row = against_pipe(ARTICLE, folder, options.pairs, 0.8)
        rows += [
            row,
            *rebuilds(ARTICLE, folder, median(found.ours), options.pairs, nothing=0.5),
            helps(options.pairs * 2),
        ]
        if options.heidi:
            heidi = texts() / "spyri_heidi.txt"
            found, row = against_pipe(heidi, folder, options.pairs, 0.6)
            rows += [row, *rebuilds(heidi, folder, median(found.ours), options.pairs, nothing=2, word=0.03)]
        if options.freytag:
            book = build(texts() / "freytag_soll_und_haben.txt", folder, cold=True)
            rows.append({"measure": "freytag, cold", "ours s": round(book.wall, 1), "ours MB": round(book.memory)})
    report("builds", rows, "ffmpeg", "espeak-ng")
    slow = [row["measure"] for row in rows if _over(row, options.gate)]
    if slow:
        sys.exit(f"slower than {options.gate:g} times what is aimed at: {slow}")


def _over(row: dict[str, object], gate: float | None) -> bool:
    ratio, target = row.get("ratio"), row.get("target")
    return gate is not None and isinstance(ratio, float) and isinstance(target, float) and ratio > gate * target


if __name__ == "__main__":
    main()
