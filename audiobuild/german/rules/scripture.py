"""Places in the Bible.

Joh 3,16 -> Johannes drei Vers sechzehn        Mt 5,3-12 -> Matthäus fünf Vers drei bis zwölf
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.engine import DIGITS, Rule
from audiobuild.german.grammar.numbers import cardinal
from audiobuild.german.grammar.patterns import DASH

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


def scripture(found: re.Match[str], _: str) -> str | None:
    """``Joh 3,16`` -> Johannes drei Vers sechzehn; ``Ps 23,1–4`` -> Psalm dreiundzwanzig Vers eins bis vier."""
    book, chapter, verse, last = found.groups()
    said = f"{_BOOKS.get(book, book)} {cardinal(int(chapter))} Vers {cardinal(int(verse))}"
    return f"{said} bis {cardinal(int(last))}" if last else said


RULES = (
    Rule(
        "scripture",
        rf"(?<![\w-])({_NAMES})\.? (\d{{1,3}}),(\d{{1,3}})(?:{DASH}(\d{{1,3}}))?(?!\w|[.,]\d| ?[%€])",
        scripture,
        needs=DIGITS,
    ),
)
