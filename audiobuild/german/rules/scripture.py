"""Places in the Bible.

Joh 3,16 -> Johannes drei Vers sechzehn        Mt 5,3-12 -> Matthäus fünf Vers drei bis zwölf
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.engine import Rule
from audiobuild.german.grammar.context import DATIVE, word_before
from audiobuild.german.grammar.declension import ordinal_ending
from audiobuild.german.grammar.numbers import cardinal, ordinal
from audiobuild.german.grammar.patterns import BLANK, DASH
from audiobuild.german.words import word_list

if TYPE_CHECKING:
    import re

_BOOKS = {
    "Mt": "Matthäus",
    "Mk": "Markus",
    "Lk": "Lukas",
    "Joh": "Johannes",
    "Apg": "Apostelgeschichte",
    "Röm": "Römer",
    "Kor": "Korinther",
    "Gal": "Galater",
    "Eph": "Epheser",
    "Phil": "Philipper",
    "Kol": "Kolosser",
    "Thess": "Thessalonicher",
    "Tim": "Timotheus",
    "Hebr": "Hebräer",
    "Jak": "Jakobus",
    "Petr": "Petrus",
    "Offb": "Offenbarung",
    "Gen": "Genesis",
    "Ex": "Exodus",
    "Ps": "Psalm",
    "Jes": "Jesaja",
    "Jer": "Jeremia",
}
_NAMES = "|".join([*_BOOKS, *_BOOKS.values(), "Mose", "Sprüche", "Hiob", "Prediger"])


def scripture(found: re.Match[str], text: str) -> str | None:
    """Read ``Joh 3,16`` as Johannes drei Vers sechzehn; ``1. Kor 13`` -> erster Korinther dreizehn."""
    number, book, chapter, verse, last = found.groups()
    spoken = f"{_BOOKS.get(book, book)} {cardinal(int(chapter))}"
    if number:
        bare = word_before(text, found.start()).lower() in DATIVE
        ending = "en" if bare else _ending(text, found.start(), found.start(2))
        first = ("dem " if bare else "") + ordinal(int(number), ending)
        spoken = f"{first} {spoken}"
    if verse:
        spoken += f" Vers {cardinal(int(verse))}"
    return f"{spoken} bis {cardinal(int(last))}" if last else spoken


def _ending(text: str, start: int, end: int) -> str:
    """Return the ending of a book's number: im 1. Kor -> -en; with nothing before -er."""
    return ordinal_ending(text, start, end) if word_before(text, start)[:1].islower() else "er"


# Matches all of "3,16", "3,16-18"; not of "3", "3.16".
_VERSE = rf"(\d{{1,3}}),(\d{{1,3}})(?:{DASH}(\d{{1,3}}))?"
_SHORT_BOOKS = word_list("Ps Offb Apg Hebr")

RULES = (
    # Matches "Joh 3,16", "Ps 23,1–4", "2. Tim 3,16"; not "Gen 3,5 %".
    Rule(
        "scripture",
        rf"(?<![\w-])(?:([1-5])\.?{BLANK}?)?({_NAMES})\.? {_VERSE}(?!\w|[.,]\d| ?[%€])",
        scripture,
        needs=("0,0",),
    ),
    # Matches "Ps 23", "Apg 2"; not "PS 23", "Ps 23,1", "Gen 3".
    Rule(
        "chapter alone",
        rf"(?<![\w.-])()({'|'.join(_SHORT_BOOKS)})\.? (\d{{1,3}})()()(?!\w|[.,:]\d)",
        scripture,
        needs=tuple(f"{book}{stop} 0" for book in _SHORT_BOOKS for stop in ("", ".")),
    ),
    # Matches "1. Kor 13", "2. Mose 20"; not "Kor 13" or "1. Könige".
    Rule(
        "chapter of the Bible",
        rf"(?<![\w.,-])([1-5])\.?{BLANK}?({_NAMES})\.? (\d{{1,3}})()()(?!\w|[.,:]\d|\.? [A-ZÄÖÜ])",
        scripture,
        at_number=True,
    ),
)
