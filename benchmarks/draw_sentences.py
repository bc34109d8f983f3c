"""Draw sentences of real texts by a seed, for an editor to read: each with what is spoken in place of what is written.

    python benchmarks/draw_sentences.py [--count 400] [--seed 1] TEXT ...

A sentence is drawn if it has a digit, a sign or a full stop inside. Each is printed with its replacements in place:

    Am [3.|dritten] Mai kamen [10.000|zehntausend] Menschen.

With --wrong N, prints only the share of N wrong sentences among those drawn, with its 95 % interval (Wilson).
"""

from __future__ import annotations

import argparse
import random
import re
from math import sqrt
from pathlib import Path

from audiobuild.german.rules import replacements
from audiobuild.german.sentences import sentences

# Matches "am 3. Mai", "5 €", "z. B. so"; not "Er kam.".
_MARKED = re.compile(r"[\d%€$§&+=/*°†@#_~<>\[\]½¼¾²³]|\.(?=\s?\S)|[A-ZÄÖÜ]{2}")


def drawn(texts: list[Path], count: int, seed: int) -> list[str]:
    """Return sentences drawn from all of the texts (UTF-8, paragraphs separated by line breaks)."""
    found = [
        sentence
        for text in texts
        for paragraph in text.read_text(encoding="utf-8").splitlines()
        for sentence in sentences(paragraph)
        if _MARKED.search(sentence)
    ]
    return random.Random(seed).sample(sorted(set(found)), min(count, len(set(found))))  # noqa: S311  # a sample


def marked(sentence: str) -> str:
    """Return the sentence with each replacement in brackets: ``am [3.|dritten] Mai``."""
    parts, position = [], 0
    for change in replacements(sentence):
        parts += [sentence[position : change.start], f"[{sentence[change.start : change.end]}|{change.spoken}]"]
        position = change.end
    return "".join([*parts, sentence[position:]])


def interval(wrong: int, count: int) -> tuple[float, float]:
    """Return the 95 % interval of a share after Wilson (1927)."""
    z = 1.96
    share, spread = wrong / count, z * z / count
    middle = (share + spread / 2) / (1 + spread)
    half = z / (1 + spread) * sqrt(share * (1 - share) / count + spread / (4 * count))
    return middle - half, middle + half


def main() -> None:
    """Print the sentences, or the interval."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="*", type=Path)
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--wrong", type=int)
    given = parser.parse_args()
    if given.wrong is not None:
        low, high = interval(given.wrong, given.count)
        print(f"{given.wrong / given.count:.1%} [{low:.1%} to {high:.1%}] of {given.count}")
        return
    for number, sentence in enumerate(drawn(given.texts, given.count, given.seed), 1):
        print(f"{number:3} {marked(sentence)}")


if __name__ == "__main__":
    main()
