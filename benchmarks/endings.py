"""How many ordinals of real texts get the ending that their author wrote.

    python benchmarks/endings.py [--list] TEXT ...

Each ordinal that is written as a word before a noun ("im dritten Kapitel") is written as a number ("im 3. Kapitel") and
read by the rules; it is right if the sentence is spoken as before. The floor in the same run is the ending -en for all,
the most frequent one. With --list, also prints the sentences that differ. Texts are UTF-8, with paragraphs parted by
line breaks. Some differences are no fault: "vom ersten Zug" and "von erstem Zug" may both be right.
"""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from audiobuild.german.rules import verbalise
from audiobuild.german.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

_STEMS = {
    "erst": 1, "zweit": 2, "dritt": 3, "viert": 4, "fünft": 5, "sechst": 6, "siebt": 7, "neunt": 9, "zehnt": 10,
    "elft": 11, "zwölft": 12, "zwanzigst": 20,
}  # fmt: skip
# Matches "dritten" in "im dritten Kapitel", "erstes" in "ein erstes kleines Haus"; not "erstens", "das erste, das".
_ORDINAL = re.compile(rf"(?<![\w-])({'|'.join(_STEMS)})(e[nmrs]?)(?= (?:[a-zäöüß]+(?:e|en|er|es|em) )?[A-ZÄÖÜ])")
_LONGEST = 400
"""Characters of the sentences that are read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with an ordinal as a number, and how it is and should be spoken."""

    written: str
    spoken: str
    expected: str
    ending: str


def readings(text: str) -> Iterator[Reading]:
    """Yield a reading for each ordinal of a text; a sentence that occurs twice is read once."""
    found = {sentence for paragraph in text.splitlines() for sentence in sentences(paragraph.strip())}
    for sentence in sorted(found):
        if len(sentence) > _LONGEST:
            continue
        for ordinal in _ORDINAL.finditer(sentence):
            written = f"{sentence[: ordinal.start()]}{_STEMS[ordinal[1]]}.{sentence[ordinal.end() :]}"
            yield Reading(written, verbalise(written), verbalise(sentence), ordinal[2])


def main() -> None:
    """Print a row for each text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="+", metavar="TEXT")
    parser.add_argument("--list", action="store_true", help="print the sentences that differ")
    options = parser.parse_args()
    print(f"{'ordinals':>8} {'right':>7} {'all -en':>8}  text")
    for path in options.texts:
        found = [*readings(path.read_text(encoding="utf-8"))]
        wrong = [one for one in found if one.spoken.casefold() != one.expected.casefold()]
        if found:
            right = 1 - len(wrong) / len(found)
            floor = sum(one.ending == "en" for one in found) / len(found)
            print(f"{len(found):8} {right:7.1%} {floor:8.1%}  {path.name}")
        for one in wrong if options.list else ():
            print(f"  {one.written}\n    spoken:  {one.spoken}\n    written: {one.expected}")


if __name__ == "__main__":
    main()
