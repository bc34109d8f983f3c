"""Measure how often a sentence is cut inside a group of words, by the syntax of a treebank.

    python benchmarks/cuts.py [--limit 100] [--list] TREEBANK ...

Each TREEBANK is a CoNLL-U file of Universal Dependencies, for example of UD_German-GSD. Each sentence over the limit is
cut as for an engine with that limit, by us and by gTTS's own tokenizer in the same run. A cut parts a relation if the
dependent is on one side of it and its head on the other, for the relations that no reader breathes inside: an article
(det), an adjective (amod), a number (nummod), a preposition (case), the parts of a name (flat) or of a word (compound,
fixed). Only sentences are read that are spoken as they are written. The treebank's quotation marks ("``", "''") are no
German ones; sentences with them are left out. The floor is gTTS's tokenizer, which cuts at the last blank before the
limit.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gtts.utils import _minimize

from audiobuild.german.prosody.chunks import cuts
from audiobuild.german.rules import verbalise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TIED = ("det", "amod", "nummod", "case", "flat", "compound", "fixed")
"""Relations between words that belong together; subtypes ("flat:name") count as the relation, but "compound:prt", the
separate prefix of a verb, does not."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and its tied words: the relation, and the offsets of the first and of the last of the two."""

    text: str
    relations: tuple[tuple[str, int, int], ...]


def sentences(treebank: str) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file."""
    for block in treebank.split("\n\n"):
        text = re.search(r"^# text = (.*)$", block, re.MULTILINE)
        if not text:
            continue
        rows = [row for line in block.splitlines() if not line.startswith("#") and (row := line.split("\t"))]
        offsets: dict[str, int] = {}
        position = 0
        for row in rows:
            found = text[1].find(row[1], position)
            if found >= 0:
                first, _, last = row[0].partition("-")  # "3-4" is one written word of two
                numbers = range(int(first), int(last) + 1) if last else [first]
                offsets.update((str(number), found) for number in numbers)
                position = found + (0 if last else len(row[1]))
        relations: list[tuple[str, int, int]] = []
        for row in rows:
            relation, here, head = row[7].split(":")[0], offsets.get(row[0]), offsets.get(row[6])
            if relation in TIED and row[7] != "compound:prt" and here is not None and head is not None:
                relations.append((relation, min(here, head), max(here, head)))
        if verbalise(text[1]) == text[1] and "``" not in text[1]:
            yield Sentence(text[1], tuple(relations))


def by_gtts(text: str, limit: int) -> tuple[int, ...]:
    """Return the cuts of gTTS's tokenizer, which cuts at the last blank."""
    found, position = [], 0
    for piece in _minimize(text, " ", limit):
        position = text.index(piece, position)
        found.append(position)
        position += len(piece)
    return tuple(found[1:])


def parted(sentence: Sentence, places: tuple[int, ...]) -> Iterator[tuple[int, str]]:
    """Yield each cut that parts a relation, with the relation."""
    for place in places:
        relation = next((name for name, first, last in sentence.relations if first < place <= last), "")
        if relation:
            yield place, relation


def main() -> None:
    """Print a row for each way to cut."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebanks", type=Path, nargs="+", metavar="TREEBANK")
    parser.add_argument("--limit", type=int, default=100, help="characters that the engine takes (default: 100)")
    parser.add_argument("--list", action="store_true", help="print our cuts that part words")
    options = parser.parse_args()
    long = [
        sentence
        for path in options.treebanks
        for sentence in sentences(path.read_text(encoding="utf-8"))
        if len(sentence.text) > options.limit
    ]
    ways: dict[str, Callable[[str, int], tuple[int, ...]]] = {"audiobuild": cuts, "gTTS": by_gtts}
    print(f"{'':12} {'cuts':>6} {'parted':>7}  relations")
    for name, way in ways.items():
        count, relations = 0, Counter[str]()
        for sentence in long:
            places = way(sentence.text, options.limit)
            count += len(places)
            for place, relation in parted(sentence, places):
                relations[relation] += 1
                if options.list and name == "audiobuild":
                    print(f"  {relation:8} {sentence.text[:place]}| {sentence.text[place:]}")
        kinds = ", ".join(f"{relation} {number}" for relation, number in relations.most_common())
        print(f"{name:12} {count:6} {relations.total() / max(count, 1):7.1%}  {kinds}")


if __name__ == "__main__":
    main()
