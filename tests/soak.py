"""Soak test: builds under faults by seed, each followed by a rerun that must give the bytes of an undisturbed build.

    python -m tests.soak --seed 1 --minutes 10
    python -m tests.soak --seed 1 --minutes 10 --fault kill     kills only
    python -m tests.soak --seed 1 --first 42 --count 1          scenario 42 of that seed once more

Exits with status 1 if a promise was broken, after a table of scenarios by fault. Needs the test dependencies.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))

import trustme
from novels import novel
from small_build import ARTICLE
from standin.server import Standin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

OLD = ARTICLE + "\n" + novel(1_500, seed=1)
NEW = OLD.replace("Schüler", "Lehrer")
NETWORK_FAULTS = (
    "500", "503", "reset", "half body", "short body", "cut mp3", "half mp3", "damaged mp3", "no mp3", "html",
    "no sound", "empty sound", "empty body", "silence", "too short", "too long",
)  # fmt: skip
LIMITED = """
import resource, sys
size = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
from audiobuild.__main__ import run
run()
"""
"""A program that runs audiobuild with no file larger than a size, as on a disk that fills up."""
TIMEOUT = 120
"""Seconds after which a command counts as hanging."""


class BrokenPromiseError(Exception):
    """A result that differs from what is promised under the fault."""


@dataclass(slots=True)
class Workplace:
    """A folder with an article, a cache and an output folder, as one user has them."""

    folder: Path
    engine: str = "espeak"
    variables: dict[str, str] = field(default_factory=dict)

    def write(self, text: str) -> None:
        """Write the article."""
        (self.folder / "zug.txt").write_text(text, encoding="utf-8")

    def command(self, *words: str, limit: int | None = None) -> subprocess.Popen[str]:
        """Start audiobuild in the folder, if wanted with a limit in bytes on the size of files."""
        program = ["-m", "audiobuild"] if limit is None else ["-c", LIMITED, str(limit)]
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("AUDIOBUILD_", "COVERAGE_"))}
        return subprocess.Popen(
            [sys.executable, *program, *words],
            cwd=self.folder,
            env={**kept, **self.variables, "AUDIOBUILD_CACHE": str(self.folder / "cache")},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def make(self, *, limit: int | None = None) -> subprocess.Popen[str]:
        """Start building the article."""
        return self.command("make", "zug.txt", "--engine", self.engine, "--quiet", "--output", "out/", limit=limit)

    def finish(self, process: subprocess.Popen[str], allowed: Iterable[int] = (0,)) -> int:
        """Wait for a command, and return its exit status.

        Raises:
            BrokenPromiseError: it hangs, exits with a status that is not allowed, or prints a traceback.
        """
        try:
            _, errors = process.communicate(timeout=TIMEOUT)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise BrokenPromiseError(f"no end after {TIMEOUT} s") from None
        if process.returncode not in allowed or "Traceback" in errors:
            raise BrokenPromiseError(f"exit status {process.returncode}: {errors.strip()[-500:]}")
        return process.returncode

    def files(self) -> dict[str, str]:
        """Return the SHA-256 of each file in the output folder, hidden ones included."""
        paths = sorted(path for path in (self.folder / "out").rglob("*") if path.is_file())
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}

    def leftovers(self) -> list[str]:
        """Return temporary files and folders of audiobuild that no running process owns."""
        return sorted(
            str(path.relative_to(self.folder))
            for path in self.folder.rglob("*")
            if path.name.startswith(".audiobuild-") or path.suffix in {".part", ".tmp"}
        )


@dataclass(slots=True)
class Soak:
    """The references, the stand-in for Google, and the count of what happened."""

    folder: Path
    standin: Standin
    references: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    seconds: float = 1.0
    """Time of an undisturbed build, in seconds: kills come within it."""
    counts: Counter[str] = field(default_factory=Counter)
    interrupted: Counter[str] = field(default_factory=Counter)
    """Scenarios by fault whose first build did not finish."""
    leftovers: int = 0
    """Temporary files that faults left behind, and that the reruns removed."""

    def workplace(self, name: str, engine: str = "espeak") -> Workplace:
        """Create an empty workplace."""
        folder = self.folder / name
        folder.mkdir()
        variables = self.standin.environment(self.folder) if engine == "gtts" else {}
        return Workplace(folder, engine, variables)

    def reference(self, engine: str, text: str) -> dict[str, str]:
        """Return the files of an undisturbed build, by name."""
        if (engine, text) not in self.references:
            place = self.workplace(f"reference-{len(self.references)}", engine)
            place.write(text)
            self.standin.share = 0
            begin = time.monotonic()
            place.finish(place.make())
            self.seconds = time.monotonic() - begin
            self.references[engine, text] = place.files()
        return self.references[engine, text]

    def recover(self, place: Workplace, text: str) -> None:
        """Build again without a fault, and compare everything with the reference.

        Raises:
            BrokenPromiseError: a file differs, a temporary file is left, or `audiobuild check` finds an error.
        """
        self.leftovers += len(place.leftovers())
        self.standin.share = 0
        place.write(text)
        place.finish(place.make())
        if difference := _difference(place.files(), self.reference(place.engine, text)):
            raise BrokenPromiseError(f"not as in the reference after the rerun: {difference}")
        if place.leftovers():
            raise BrokenPromiseError(f"left after the rerun: {place.leftovers()}")
        place.finish(place.command("check", "out/zug.mp3"))


def network(soak: Soak, place: Workplace, chance: random.Random) -> bool:
    """Answer some requests with faults."""
    soak.standin.sometimes = chance.choice(NETWORK_FAULTS)
    soak.standin.share = chance.choice((0.05, 0.2, 1.0))
    before = place.files() if (place.folder / "out").exists() else {}
    failed = place.finish(place.make(), allowed=(0, 1)) != 0
    if failed and place.files() != before:
        raise BrokenPromiseError("a failed build changed the output folder")
    return failed


def kill(soak: Soak, place: Workplace, chance: random.Random) -> bool:
    """Kill the build at a random moment."""
    process = place.make()
    time.sleep(chance.uniform(0, 1.1) * soak.seconds)
    process.kill()
    process.communicate()
    return process.returncode != 0


def full_disk(soak: Soak, place: Workplace, chance: random.Random) -> bool:
    """Let no file grow over a random size."""
    del soak
    before = place.files() if (place.folder / "out").exists() else {}
    limit = round(10 ** chance.uniform(3, 6.3))
    failed = place.finish(place.make(limit=limit), allowed=(0, 1)) != 0
    if failed and place.files() != before:
        raise BrokenPromiseError(f"a disk full at {limit} bytes changed the output folder")
    return failed


def damaged_cache(soak: Soak, place: Workplace, chance: random.Random) -> bool:
    """Fill the cache, damage up to ten of its files, and lose the output."""
    del soak
    place.finish(place.make())
    entries = sorted(path for path in (place.folder / "cache").rglob("*") if path.is_file())
    for path in chance.sample(entries, min(len(entries), chance.randint(1, 10))):
        damage(path, chance)
    for path in (place.folder / "out").iterdir():
        path.unlink()
    return False


def damaged_files(soak: Soak, place: Workplace, chance: random.Random) -> bool:
    """Build, and damage one or two of the finished files, the manifest among them."""
    del soak
    place.finish(place.make())
    for path in chance.sample(sorted((place.folder / "out").iterdir()), chance.randint(1, 2)):
        damage(path, chance)
    return False


def several_at_once(soak: Soak, place: Workplace, chance: random.Random) -> bool:
    """Build the same episode three times at once, and kill one of them in every second scenario."""
    processes = [place.make() for _ in range(3)]
    if chance.random() < 0.5:
        time.sleep(chance.uniform(0, 1.5) * soak.seconds)
        processes[0].kill()
        processes.pop(0).communicate()
    for process in processes:
        place.finish(process)
    return False


def damage(path: Path, chance: random.Random) -> None:
    """Damage a file: cut, empty, remove or overwrite a file, or flip one of its bits."""
    data = bytearray(path.read_bytes())
    kind = chance.choice(("cut", "empty", "remove", "flip", "garbage"))
    if kind == "remove":
        path.unlink()
    elif kind == "flip" and data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
    else:
        kept = {"cut": bytes(data[: chance.randint(0, len(data))]), "garbage": chance.randbytes(len(data))}
        path.write_bytes(kept.get(kind, b""))


FAULTS: dict[str, Callable[[Soak, Workplace, random.Random], bool]] = {
    "network": network,
    "kill": kill,
    "full disk": full_disk,
    "damaged cache": damaged_cache,
    "damaged files": damaged_files,
    "several at once": several_at_once,
}


def scenario(soak: Soak, seed: int, number: int, name: str) -> None:
    """Run one scenario: sometimes an older episode first, then a build under a fault, then the rerun.

    Raises:
        BrokenPromiseError: anything differs from what is promised.
    """
    chance = random.Random(f"{seed}:{number}")  # noqa: S311  # not for secrets
    place = soak.workplace(f"scenario-{number}", "gtts" if name == "network" else "espeak")
    soak.reference(place.engine, NEW)
    if chance.random() < 0.5:
        place.write(OLD)
        soak.standin.share = 0
        place.finish(place.make())
    place.write(NEW)
    soak.counts[name] += 1
    soak.interrupted[name] += FAULTS[name](soak, place, chance)
    soak.recover(place, NEW)


def run(
    seed: int, *, faults: Sequence[str] = tuple(FAULTS), first: int = 0, count: int | None = None, minutes: float = 0
) -> tuple[Soak, list[str]]:
    """Run scenarios, the faults in turn, until their count or the time is reached.

    Returns:
        The counts, and a line for each broken promise.
    """
    broken: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        soak = Soak(Path(folder), Standin(trustme.CA()).start())
        end = time.monotonic() + minutes * 60
        number = first
        while number < first + count if count is not None else time.monotonic() < end:
            name = faults[number % len(faults)]
            try:
                scenario(soak, seed, number, name)
            except BrokenPromiseError as error:
                broken.append(f"seed {seed}, scenario {number} ({name}): {error}")
            number += 1
        soak.standin.stop()
    return soak, broken


def _difference(found: dict[str, str], wanted: dict[str, str]) -> str:
    return ", ".join(sorted(name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name)))


def main() -> int:
    """Run the soak test as a program."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description="Build under faults.")
    parser.add_argument("--seed", type=int, default=1, help="selects the faults and their moments")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--first", type=int, default=0, help="number of the first scenario")
    parser.add_argument("--count", type=int, help="number of scenarios, in place of a time")
    parser.add_argument("--fault", action="append", choices=FAULTS, help="only this fault; may be repeated")
    options = parser.parse_args()
    soak, broken = run(
        options.seed,
        faults=options.fault or tuple(FAULTS),
        first=options.first,
        count=options.count,
        minutes=options.minutes,
    )
    print(f"{'fault':<16} scenarios  unfinished builds")  # noqa: T201
    for name, count in soak.counts.items():
        print(f"{name:<16} {count:9}  {soak.interrupted[name]:17}")  # noqa: T201
    print(f"{soak.counts.total()} scenarios, {soak.leftovers} leftovers removed by reruns, {len(broken)} failed")  # noqa: T201
    print(*broken, sep="\n", end="\n" if broken else "")  # noqa: T201
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
