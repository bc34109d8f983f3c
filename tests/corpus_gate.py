"""Read whole texts and count what smells in the spoken German; counts may fall, never rise.

    python tests/corpus_gate.py               # the texts of the repository, compared with the pinned counts
    python tests/corpus_gate.py --pin         # pin the counts as they are (tests/cases/smells.tsv)
    python tests/corpus_gate.py TEXT ...      # other texts: every smell with its sentence, for an editor to read

A smell is not always a fault; it is what an editor should look at first.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from audiobuild.german.engine import Replacement, applied
from audiobuild.german.grammar.context import word_after
from audiobuild.german.grammar.numbers import cardinal, ordinal
from audiobuild.german.rules import replacements
from audiobuild.german.sentences import sentences
from audiobuild.german.speakable import speakable
from audiobuild.german.words.nouns import gender

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = Path(__file__).parent / "cases"
PINNED = CASES / "smells.tsv"
LONGEST_SENTENCE = 600

_LEFT = re.compile(r"[0-9½¼¾²³€$£¥§%‰&=+<>×÷†°@#*_|~^™®©•→]")
_NUMBERS = "|".join(sorted((cardinal(value) for value in range(13)), key=len, reverse=True))
_POINT = re.compile(rf"(?:{_NUMBERS}|zig|ßig|zehn|hundert|tausend) Punkt (?:{_NUMBERS}|\w+zig|\w+hundert)\b")
# Matches an abbreviation that was left: "öffentl. Dienst", "v. d. H."; not the end of a sentence.
_ABBREVIATION = re.compile(
    r"(?<![\w.])(?:[A-Za-zäöü]\.(?: ?[A-Za-zäöü]\.)+|[a-zäöü]+[bcdfghklmnpqrstvwxz]\.(?= [a-zäöü]))"
)
_ORDINALS = "|".join(ordinal(value, "e") for value in range(1, 100))
_ORDINAL = re.compile(rf"(?:^|[.:;–(] )(?:{_ORDINALS})([rs]) ([A-ZÄÖÜ][\wäöüß-]+)")


_ADDRESS = re.compile(r"://|www\.|\.(?:de|org|com)\b")


class Smell(NamedTuple):
    """What was found, and the sentence as written and as spoken."""

    kind: str
    written: str
    spoken: str


def smells(text: str) -> Iterator[Smell]:
    """Yield the smells of a text: paragraphs parted by blank lines."""
    for paragraph in re.split(r"\n\s*\n", text):
        parts = sentences(re.sub(r"\s+", " ", paragraph).strip())
        for sentence in parts:
            changes = replacements(sentence)
            spoken = speakable(applied(sentence, changes))
            kinds = [
                *_of_spoken(sentence, spoken),
                *(kind for change in changes for kind in _of_change(sentence, change)),
            ]
            if len(parts) > 1 and re.fullmatch(r"[\w-]+\.", sentence):
                kinds.append("sentence of one word")
            if len(sentence) > LONGEST_SENTENCE:
                kinds.append("very long sentence")
            for kind in dict.fromkeys(kinds):
                yield Smell(kind, sentence, spoken)


def _of_spoken(written: str, spoken: str) -> Iterator[str]:
    """Yield what smells in the spoken words."""
    if _LEFT.search(spoken):
        yield "digit or symbol left"
    if _POINT.search(spoken):
        yield "Punkt between numbers"
    if _ABBREVIATION.search(spoken):
        yield "abbreviation left"
    for word in ("Zoll", "Schrägstrich", "Backslash", "Raute"):
        if word in spoken and word not in written and not _ADDRESS.search(written):
            yield f"{word} spoken"
    for found in _ORDINAL.finditer(spoken):
        wrong = {"r": "fn", "s": "fm"}[found[1]]
        if gender(found[2]) in tuple(wrong):
            yield "ordinal before a noun of another gender"


def _of_change(sentence: str, change: Replacement) -> Iterator[str]:
    """Yield what smells in one replacement."""
    written = sentence[change.start : change.end]
    if written in tuple("IVXLCDM") and change.spoken:
        yield "letter read as a number"
    if " bis " in change.spoken and re.search(r"\s[–—-]\s", written):
        yield "bis for a spaced dash"
    if change.rule == "stray digits":
        yield "stray digits"
    following = word_after(sentence, change.end)
    if change.rule == "number" and re.fullmatch(r"1[1-9]\d\d", written) and following[:1].isupper():
        yield "four digits read as a count"


def repository_texts() -> list[Path]:
    """Return the articles in the repository."""
    return sorted([*CASES.glob("articles/*.txt"), *CASES.glob("articles/*.md"), *CASES.parents[1].glob("audio/*.txt")])


def counts() -> Counter[str]:
    """Count the smells in the texts of the repository."""
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in repository_texts())
    return Counter(smell.kind for text in texts for smell in smells(text))


def pinned() -> dict[str, int]:
    """Return the counts that may not rise."""
    lines = PINNED.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {kind: int(count) for kind, count in pairs}


def main() -> int:
    """Print the smells; return 1 if a count has risen."""
    names = [name for name in sys.argv[1:] if not name.startswith("-")]
    if names:
        for name in names:
            for smell in smells(Path(name).read_text(encoding="utf-8")):
                sys.stdout.write(f"{smell.kind}\n  {smell.written}\n  {smell.spoken}\n")
        return 0
    now = counts()
    if "--pin" in sys.argv:
        head = "# Smells of the texts in the repository (see corpus_gate.py); no count may rise.\n"
        PINNED.write_text(head + "".join(f"{kind}\t{now[kind]}\n" for kind in sorted(now)), encoding="utf-8")
        return 0
    before = pinned()
    for kind in sorted({*now, *before}):
        sys.stdout.write(f"{now[kind]:4} (at most {before.get(kind, 0)})  {kind}\n")
    return int(any(now[kind] > before.get(kind, 0) for kind in now))


if __name__ == "__main__":
    sys.exit(main())
