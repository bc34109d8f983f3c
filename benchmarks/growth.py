"""Measure how cost grows with length: time and memory of cold builds from a minute to hours, and the slope.

    python benchmarks/growth.py             up to five hours
    python benchmarks/growth.py --whole     up to 29 hours

A slope of 1 is a cost that grows as the text does; under 1 the start-up still counts.
"""

from __future__ import annotations

import argparse
import json
import math
import tempfile
from pathlib import Path

from builds import build
from measure import report, texts

LENGTHS = (1_000, 10_000, 58_000, 300_000)
"""Characters: about 1 min, 10 min, 1 h and 5 h."""


def main() -> None:
    """Measure, and print."""
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wanted.add_argument("--whole", action="store_true")
    text = (texts() / "freytag_soll_und_haben.txt").read_text(encoding="utf-8")
    rows: list[dict[str, object]] = []
    before = (0.0, 0.0)
    for length in (*LENGTHS, *([len(text)] if wanted.parse_args().whole else [])):
        with tempfile.TemporaryDirectory(prefix="audiobuild-benchmark-") as name:
            folder = Path(name)
            end = text.find("\n\n", length)
            (folder / "text.txt").write_text(text[: end if end > 0 else None], encoding="utf-8")
            taken = build(folder / "text.txt", folder, cold=True)
            seconds = json.loads((folder / "out" / "text.build.json").read_bytes())["audio"]["seconds"]
        slope = math.log(taken.wall / before[0]) / math.log(seconds / before[1]) if before[0] else None
        rows.append(
            {
                "sound": f"{seconds / 60:.0f} min",
                "s": round(taken.wall, 2),
                "x real time": round(seconds / taken.wall),
                "slope": round(slope, 2) if slope is not None else "",
                "MB": round(taken.memory),
            }
        )
        before = (taken.wall, seconds)
    report("growth", rows)


if __name__ == "__main__":
    main()
