# /// script
# requires-python = ">=3.11"
# dependencies = ["german-nouns==1.2.5"]
# ///
"""Make the table of noun endings and the list of places in audiobuild/german/words from 100,000 German nouns.

    uv run tools/nouns.py

They come from the package german-nouns (CC BY-SA 4.0), which its author compiled from the German Wiktionary. The table
of endings keeps what is needed to tell the class of each of the 250,000 forms of these nouns by its longest ending: a
gender, or that it is a plural. Of one to a form this would be 4 MB; endings are enough with a twentieth of it, and they
also tell the class of compounds that no list has.
"""

from __future__ import annotations

import csv
import importlib.resources
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

WORDS = Path(__file__).parents[1] / "audiobuild" / "german" / "words"
TABLE = WORDS / "noun_endings.txt"
PLACES = WORDS / "toponyms.txt"
SOURCE = """\
# Made by tools/nouns.py from german-nouns 1.2.5 (Gregor Weichbrodt, from the German Wiktionary, CC BY-SA 4.0,
# https://github.com/gambolputty/german-nouns); do not edit it by hand.

"""
HEADER = f"""\
# The class of a noun by its longest ending: f, m or n in the singular, F, M or N if it is a plural, too (Lehrer), p for
# a plural, d for a dative plural, - for none. "^" stands for the beginning of the word.
{SOURCE}"""
BEGINNING = "^"
NO_CLASS = "-"
PLURAL = "p"
DATIVE_PLURAL = "d"

_SHARE = 0.8
"""Share of the listed words with an ending that must agree for an unlisted word to follow them."""
_LEAST = 3
"""Listed words that an ending must have for an unlisted word to follow them."""

# Matches "Haus", "Café"; not "USA", "New York", "-algie".
_WORD = re.compile(r"[A-ZÄÖÜ][^\W\d_A-ZÄÖÜ]+")


def main() -> None:
    """Write both."""
    source = importlib.resources.files("german_nouns") / "nouns.csv"
    nouns = [*csv.DictReader(source.read_text(encoding="utf-8").splitlines())]
    rows = sorted(endings_of(classes(nouns)).items(), key=lambda row: row[0][::-1])
    TABLE.write_text(HEADER + "".join(f"{ending} {kind}\n" for ending, kind in rows), encoding="utf-8")
    names = sorted({noun["lemma"] for noun in nouns if "Toponym" in noun["pos"] and _WORD.fullmatch(noun["lemma"])})
    PLACES.write_text("# Names of places.\n" + SOURCE + "".join(f"{name}\n" for name in names), encoding="utf-8")


def classes(nouns: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Return the class of each form of the nouns, in lower case.

    Of nouns that are spelt alike the first that has a gender decides: the Wiktionary begins with the usual one. First
    names have no class ("Anna" is a coin).

    Returns:
        Per form a gender (f, m, n), in upper case if the form is a plural of the same noun, too; `PLURAL`;
        `DATIVE_PLURAL` for a plural that is only a dative; or `NO_CLASS`.
    """
    found: dict[str, dict[str, str]] = {rank: {} for rank in ("singular", PLURAL, DATIVE_PLURAL, NO_CLASS)}
    names: set[str] = set()
    for noun in nouns:
        if "Vorname" in noun["pos"]:
            names.add(noun["lemma"].lower())
        for form, kind in _forms(noun):
            word = form.rsplit("-", 1)[-1].strip("()")
            if _WORD.fullmatch(word):
                found[kind if kind in found else "singular"].setdefault(word.lower(), kind)
    together = found[NO_CLASS] | found[DATIVE_PLURAL] | found[PLURAL] | found["singular"]
    return together | dict.fromkeys(names, NO_CLASS)


def _forms(noun: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the forms of a noun with their classes; nouns that are adjectives and names without a gender have none."""
    genders = [kind for column in ("genus", "genus 1", "genus 2") if (kind := noun[column])]
    cases = [(column, form) for column, form in noun.items() if form and " " in column and "genus" not in column]
    singular = {form for column, form in cases if column.startswith("nominativ singular")}
    plural = {form for column, form in cases if " plural" in column and not column.startswith("dativ")}
    dative_plural = {form for column, form in cases if column.startswith("dativ plural")}
    if not cases:
        singular = {noun["lemma"]}
    for form in sorted({form for _, form in cases} | singular):
        if "adjektivische" in noun["pos"] or (form in singular and not genders):
            yield form, NO_CLASS
        elif form in singular:
            yield form, genders[0].upper() if form in plural else genders[0]
        else:
            yield form, PLURAL if form in plural else DATIVE_PLURAL if form in dative_plural else NO_CLASS


@dataclass(slots=True)
class _Node:
    """An ending in the tree of the words, which are read from their end."""

    longer: dict[str, _Node] = field(default_factory=dict)
    """By the character before."""
    words: Counter[str] = field(default_factory=Counter)
    """Words with the ending, by class."""
    best: set[str] = field(default_factory=set)
    """The classes with which the ending and those longer than it need the fewest entries."""


def endings_of(kinds: Mapping[str, str]) -> dict[str, str]:
    """Return the fewest endings, with a class each, whose longest one in a word gives the word's class.

    A word with none of them has `NO_CLASS`.

    The algorithm is that of routing tables, with endings for prefixes: Draves, King, Venkatachary, Zill: "Constructing
    optimal IP routing tables", INFOCOM 1999. A word that is not listed counts as one more word of each ending that
    enough words have.

    Args:
        kinds: classes by word.
    """
    root = _Node()
    for word, kind in kinds.items():
        node = root
        for character in reversed(BEGINNING + word):
            node = node.longer.setdefault(character, _Node())
        node.words[kind] += 1
    _gather(root)
    return dict(_entries(root, "", NO_CLASS))


def _gather(node: _Node) -> None:
    """Count the words below a node, and find its best classes by those of the longer endings."""
    votes: Counter[str] = Counter()
    for longer in node.longer.values():
        _gather(longer)
        node.words += longer.words
        votes.update(longer.best)
    if not node.longer:
        node.best = set(node.words)
        return
    unlisted = _of_unlisted(node.words)
    votes[unlisted] += 1
    most = max(votes.values())
    node.best = {kind for kind, count in votes.items() if count == most and kind}
    if unlisted in node.best:
        node.best = {unlisted}


def _of_unlisted(words: Counter[str]) -> str:
    """Return the class of an unlisted word by the listed ones with its ending; "" if they are too few."""
    if words.total() < _LEAST:
        return ""
    kind, count = words.most_common(1)[0]
    return kind if count >= _SHARE * words.total() else NO_CLASS


def _entries(node: _Node, ending: str, inherited: str) -> Iterator[tuple[str, str]]:
    """Yield the entries of an ending and of those longer than it; none where the shorter ending's class will do."""
    if inherited not in node.best:
        inherited = max(sorted(node.best), key=node.words.__getitem__)
        yield ending, inherited
    for character, longer in node.longer.items():
        yield from _entries(longer, character + ending, inherited)


if __name__ == "__main__":
    main()
