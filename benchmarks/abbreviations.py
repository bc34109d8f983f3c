"""Measure how many abbreviations of a public list are read out.

    python benchmarks/abbreviations.py [--unknown] [LIST]

LIST has one abbreviation a line, with its full stop; lines that begin with "#" are comments. Without LIST it is that of
SoMaJo, the German tokenizer of the tests. An abbreviation counts as read out if at least one of the `PLACES` has its
words instead of it, since many are abbreviations in some places only ("Art." before a number). The peer is pysbd's
German list, which knows that no sentence ends there, but not the words. `--unknown` lists what is not read out.
"""

from __future__ import annotations

import argparse
from importlib.resources import files
from pathlib import Path

from pysbd.lang.deutsch import Deutsch

from audiobuild.german.rules import verbalise

PLACES = (
    "Das {} gilt.",
    "Sie lasen {} und",
    "Die {} Müller kam.",
    "{} Anna Müller kam.",
    "Es kostet 5 {} heute.",
    "Siehe {} 5 dort.",
)
"""Before a verb, an adverb, a name, at the start, and on either side of a number."""


def listed(text: str) -> list[str]:
    """Return the abbreviations of a list, each once."""
    lines = (line.strip() for line in text.splitlines())
    return [*dict.fromkeys(line for line in lines if line.endswith(".") and not line.startswith("#"))]


def is_read_out(abbreviation: str) -> bool:
    """Return whether the words of an abbreviation are spoken in one of the places."""
    return any(abbreviation not in verbalise(place.format(abbreviation)) for place in PLACES)


def main() -> None:
    """Print how many are read out, and how many the peer knows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("list", type=Path, nargs="?", metavar="LIST")
    parser.add_argument("--unknown", action="store_true")
    arguments = parser.parse_args()
    source = arguments.list or files("somajo").joinpath("data", "abbreviations_de.txt")
    abbreviations = listed(source.read_text("utf-8"))
    unknown = [one for one in abbreviations if not is_read_out(one)]
    theirs = {word.casefold() for word in Deutsch.Abbreviation.ABBREVIATIONS}
    known = sum(one.rstrip(".").casefold() in theirs for one in abbreviations)
    read = len(abbreviations) - len(unknown)
    print(f"{'':<14}known  of {len(abbreviations):,}")
    print(f"{'audiobuild':<14}{read:>5}  {read / len(abbreviations):.0%}")
    print(f"{'pysbd':<14}{known:>5}  {known / len(abbreviations):.0%}")
    if arguments.unknown:
        print(" ".join(unknown))


if __name__ == "__main__":
    main()
