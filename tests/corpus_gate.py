"""Read whole texts and count what smells in the spoken German; counts may fall, never rise.

    python tests/corpus_gate.py                       # the texts of the repository, compared with the pinned counts
    python tests/corpus_gate.py --pin                 # pin the counts as they are (tests/cases/smells.tsv)
    python tests/corpus_gate.py TEXT|FOLDER ...       # other texts: every smell with its sentence, to be read
    python tests/corpus_gate.py FOLDER --counts FILE  # another corpus, compared with the counts pinned in FILE
    python tests/corpus_gate.py FOLDER --counts FILE --pin

A folder stands for the .txt and .md files in it. A file of counts holds no text, so that the counts of a corpus can be
kept in the repository (tests/cases/smells/) without the corpus.

A smell is not always a fault; it is what an editor should look at first.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from audiobuild.german.grammar.context import word_after
from audiobuild.german.grammar.numbers import cardinal, ordinal
from audiobuild.german.rule_engine import Replacement, applied
from audiobuild.german.rules import replacements
from audiobuild.german.sentences import sentences
from audiobuild.german.speakable import speakable
from audiobuild.german.words.calendar import MONTHS
from audiobuild.german.words.nouns import gender

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
_ORDINAL = re.compile(rf"(?:^|[.:;–(] )(?i:{_ORDINALS})([rs]) ([A-ZÄÖÜ][\wäöüß-]+)")


_MONTHS = "|".join(MONTHS)
# Matches the dash in "60 Euro – 3. Mai" and "2022 – 9.12."; not in "3. – 5. Mai", "Mai – 3. Juni", "Montag – 5. Mai".
_DASH_BEFORE_DATE = re.compile(rf"(?P<before>\b[^\s–—]+) ?[–—] ?\d{{1,2}}\. ?(?:\d{{1,2}}\.|{_MONTHS})")
_PART_OF_DATE = re.compile(rf"(?:\d{{1,2}}\.(?:\d{{1,2}}\.)?(?:\d{{4}})?|{_MONTHS}|[a-zA-Z]+tag|Mittwoch|Sonnabend)")


_ADDRESS = re.compile(r"://|www\.|\.(?:de|org|com)\b")


class Smell(NamedTuple):
    """What was found, and the sentence as written and as spoken."""

    kind: str
    written: str
    spoken: str


def smells(text: str) -> Iterator[Smell]:
    """Yield the smells of a text: paragraphs separated by blank lines."""
    for paragraph in re.split(r"\n\s*\n", text):
        parts = sentences(re.sub(r"\s+", " ", paragraph).strip())
        for sentence in parts:
            changes = replacements(sentence)
            spoken = speakable(applied(sentence, changes))
            kinds = [
                *of_spoken(sentence, spoken),
                *(kind for change in changes for kind in of_change(sentence, change)),
            ]
            if len(parts) > 1 and re.fullmatch(r"[\w-]+\.", sentence):
                kinds.append("sentence of one word")
            if len(sentence) > LONGEST_SENTENCE:
                kinds.append("very long sentence")
            for kind in dict.fromkeys(kinds):
                yield Smell(kind, sentence, spoken)


def of_spoken(written: str, spoken: str) -> Iterator[str]:
    """Yield what smells in the spoken words."""
    if _LEFT.search(spoken):
        yield "digit or symbol left"
    if _POINT.search(spoken):
        yield "Punkt between numbers"
    if spoken.count(" bis ") > written.count(" bis ") and any(
        not _PART_OF_DATE.fullmatch(found["before"]) for found in _DASH_BEFORE_DATE.finditer(written)
    ):
        yield "bis before a date"
    if _ABBREVIATION.search(spoken):
        yield "abbreviation left"
    for word in ("Zoll", "Schrägstrich", "Backslash", "Raute"):
        if word in spoken and word not in written and not _ADDRESS.search(written):
            yield f"{word} spoken"
    for found in _ORDINAL.finditer(spoken):
        wrong = {"r": "fn", "s": "fm"}[found[1]]
        if gender(found[2]) in tuple(wrong):
            yield "ordinal before a noun of another gender"


def of_change(sentence: str, change: Replacement) -> Iterator[str]:
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


def files(paths: Iterable[Path]) -> list[Path]:
    """Return the texts that files and folders stand for, in order."""
    found: list[Path] = []
    for path in paths:
        found += sorted([*path.rglob("*.txt"), *path.rglob("*.md")]) if path.is_dir() else [path]
    return found


def counts(paths: Iterable[Path]) -> Counter[str]:
    """Count the smells in some texts."""
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in paths)
    return Counter(smell.kind for text in texts for smell in smells(text))


def pinned(path: Path = PINNED) -> dict[str, int]:
    """Return the counts that may not rise."""
    lines = path.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {kind: int(count) for kind, count in pairs}


def pin(now: Counter[str], path: Path) -> None:
    """Write counts to a file; the comments at its head stay."""
    head = "# Smells of a corpus (see corpus_gate.py); no count may rise.\n"
    if path.exists():
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        head = "".join(line for line in lines if line.startswith("#"))
    path.write_text(head + "".join(f"{kind}\t{now[kind]}\n" for kind in sorted(now)), encoding="utf-8")


def compare(now: Counter[str], before: dict[str, int]) -> int:
    """Print the counts beside the pinned ones; return 1 if one has risen."""
    for kind in sorted({*now, *before}):
        sys.stdout.write(f"{now[kind]:4} (at most {before.get(kind, 0)})  {kind}\n")
    return int(any(now[kind] > before.get(kind, 0) for kind in now))


def main() -> int:
    """Print the smells; return 1 if a count has risen."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("texts", nargs="*", type=Path)
    parser.add_argument("--counts", type=Path)
    parser.add_argument("--pin", action="store_true")
    options = parser.parse_args()
    texts = files(options.texts) or repository_texts()
    if options.texts and not options.counts:
        for text in texts:
            for smell in smells(text.read_text(encoding="utf-8", errors="replace")):
                sys.stdout.write(f"{smell.kind}\n  {smell.written}\n  {smell.spoken}\n")
        return 0
    now, path = counts(texts), options.counts or PINNED
    if options.pin:
        pin(now, path)
        return 0
    return compare(now, pinned(path))


if __name__ == "__main__":
    sys.exit(main())
