"""A soak test of `audiobuild watch`: articles are written, truncated, renamed and broken while it runs.

    python -m tests.watch_soak --minutes 10

At the end, each article has the episode that a build from scratch gives, and no temporary file is left.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ARTICLES = 12
LONGEST_PAUSE = 1.5
"""Seconds between two changes, at most; so some come while an article settles or is built."""
PATIENCE = 60
"""Seconds after which an episode is taken to be missing."""
SENTENCES = (
    "Der Zug nach Lindenau hält seit Montag wieder an jedem Bahnhof.",
    "Die Strecke ist 11,5 km lang und kostet 17 Mio. Euro.",
    "Am Wochenende kommen die Wanderer dazu.",
    "Mehr als 400 Menschen fahren jeden Tag mit.",
)


def text(chance: random.Random) -> bytes:
    """Return a random article."""
    paragraphs = [" ".join(chance.choices(SENTENCES, k=chance.randint(1, 4))) for _ in range(chance.randint(1, 6))]
    return "\n\n".join([f"Bericht Nummer {chance.randrange(10**6)}", *paragraphs, ""]).encode()


def write(path: Path, chance: random.Random) -> None:
    """Write an article at once."""
    path.write_bytes(text(chance))


def write_slowly(path: Path, chance: random.Random) -> None:
    """Write an article in pieces, over up to a second and a half."""
    data = text(chance)
    with path.open("wb") as file:
        for first in range(0, len(data), 200):
            file.write(data[first : first + 200])
            file.flush()
            time.sleep(chance.uniform(0, 0.3))


def replace(path: Path, chance: random.Random) -> None:
    """Write an article beside, and rename it, as editors do."""
    draft = path.with_name(f".{path.name}.swp")
    draft.write_bytes(text(chance))
    draft.replace(path)


def truncate(path: Path, chance: random.Random) -> None:
    """Cut an article anywhere, a character in two at times."""
    if path.exists():
        os.truncate(path, chance.randint(0, path.stat().st_size))


def rename(path: Path, chance: random.Random) -> None:
    """Give an article the name of another, or a new one."""
    if path.exists():
        path.replace(path.with_name(f"bericht{chance.randrange(ARTICLES)}.txt"))


def break_it(path: Path, chance: random.Random) -> None:
    """Write an article that cannot be built: empty, binary, or without a word."""
    path.write_bytes(chance.choice((b"", b"\n\n", bytes(range(256)) * 4, b"%PDF-1.7 broken", b"--- --- ---\n")))


def remove(path: Path, _chance: random.Random) -> None:
    """Remove an article."""
    path.unlink(missing_ok=True)


CHANGES = (write, write, write_slowly, replace, truncate, rename, break_it, remove)


def digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file in a folder by name, hidden ones included."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def settled(folder: Path, environment: dict[str, str]) -> tuple[dict[str, str], int]:
    """Build the articles as they are from scratch, and return the digests of their files, and how many failed."""
    command = [sys.executable, "-m", "audiobuild", "make", "in", "-o", "reference", "-e", "silent", "--no-cache", "-q"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return digests(folder / "reference"), done.stderr.count("bericht")


def differences(folder: Path, wanted: dict[str, str]) -> list[str]:
    """Return the files that are not as wanted, and temporary ones.

    An article that is broken or was removed keeps the episode of its last valid text, which is not looked at.
    """
    found = digests(folder / "out")
    wrong = [name for name, digest in wanted.items() if found.get(name) != digest]
    left = [name for name in found if any(part.startswith(".") for part in Path(name).parts)]
    return sorted([*wrong, *left])


def run(seed: int, minutes: float) -> tuple[Counter[str], int, int, list[str]]:
    """Change articles for some minutes.

    Returns:
        Changes by kind, valid and broken articles at the end, and what is wrong.
    """
    chance = random.Random(seed)  # noqa: S311  # not for secrets
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").mkdir()
        environment = {**os.environ, "AUDIOBUILD_CACHE": str(folder / "cache")}
        command = [sys.executable, "-m", "audiobuild", "watch", "in", "-o", "out", "-e", "silent"]
        with (
            (folder / "log").open("w+") as log,
            subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=log) as watch,
        ):
            try:
                while "watching" not in (folder / "log").read_text(encoding="utf-8") and watch.poll() is None:
                    time.sleep(0.1)
                end = time.monotonic() + minutes * 60
                while time.monotonic() < end and watch.poll() is None:
                    change = chance.choice(CHANGES)
                    change(folder / "in" / f"bericht{chance.randrange(ARTICLES)}.txt", chance)
                    counts[change.__name__] += 1
                    time.sleep(chance.uniform(0, LONGEST_PAUSE))
                wanted, broken = settled(folder, environment)
                wrong = _wait(folder, wanted)
            finally:
                watch.send_signal(signal.SIGTERM)
            if watch.wait(PATIENCE):
                wrong.append(f"exit status {watch.returncode}")
        wrong += differences(folder, wanted)
        if "Traceback" in (folder / "log").read_text(encoding="utf-8") or "internal error" in (
            folder / "log"
        ).read_text(encoding="utf-8"):
            wrong.append("traceback or internal error")
    return counts, sum(name.endswith(".build.json") for name in wanted), broken, wrong


def _wait(folder: Path, wanted: dict[str, str]) -> list[str]:
    """Wait until all episodes are as wanted, at most for PATIENCE; return an empty list to add what is wrong to."""
    end = time.monotonic() + PATIENCE
    while differences(folder, wanted) and time.monotonic() < end:
        time.sleep(0.5)
    return []


def main() -> int:
    """Run the soak test as a program."""
    parser = argparse.ArgumentParser(prog="python -m tests.watch_soak", description="Change articles that are watched.")
    parser.add_argument("--seed", type=int, default=1, help="selects the changes and their moments")
    parser.add_argument("--minutes", type=float, default=10)
    options = parser.parse_args()
    counts, valid, broken, wrong = run(options.seed, options.minutes)
    print(*(f"{name:<14}{count:5}" for name, count in sorted(counts.items())), sep="\n")  # noqa: T201
    print(f"{counts.total()} changes; at the end {valid} valid and {broken} broken articles; {len(wrong)} wrong")  # noqa: T201
    print(*wrong, sep="\n", end="\n" if wrong else "")  # noqa: T201
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
