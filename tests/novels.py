"""Books of any length, composed by seed from the prose of the article cases, so that every run reads the same text."""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path

ARTICLES = Path(__file__).parent / "cases" / "articles"
_PARAGRAPH = re.compile(r"\d+ paragraph: (?P<text>.{120,}[.!?]“?)")
_NARRATIVE = re.compile(r"[A-ZÄÖÜ„][\w ,;:„“!?—–-]*(?:\. [A-ZÄÖÜ„][\w ,;:„“!?—–-]*)*[.!?]“?")
"""Matches sentences of words alone; does not match "Es waren 3.", "Dr. Vogel" or "(parteilos)"."""
_NUMBERS = (
    "Erstes", "Zweites", "Drittes", "Viertes", "Fünftes", "Sechstes", "Siebentes", "Achtes", "Neuntes", "Zehntes",
    "Elftes", "Zwölftes", "Dreizehntes", "Vierzehntes",
)  # fmt: skip


@cache
def prose(*, plain: bool = False) -> tuple[str, ...]:
    """Return the long paragraphs of the article cases.

    Args:
        plain: only paragraphs without digits, abbreviations and brackets, as in a novel.
    """
    found: list[str] = []
    for path in sorted(ARTICLES.glob("*.expected")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if match := _PARAGRAPH.fullmatch(line):
                text = re.sub(r" [|] |¦", " ", match["text"])
                if not plain or (_NARRATIVE.fullmatch(text) and not re.search(r"\d|\b\w\. ", text)):
                    found.append(text)
    return tuple(found)


def novel(characters: int, *, plain: bool = False, seed: int = 0) -> str:
    """Compose a book of fourteen chapters under a title and an author.

    Args:
        characters: the length to reach; the last paragraph may exceed it.
        plain: whether to leave out paragraphs with digits and abbreviations.
        seed: selects the order of the paragraphs.
    """
    chance = random.Random(seed)  # noqa: S311  # not for secrets
    blocks = ["Die Leute von Lindenau", "Von Anna Müller"]
    for number in _NUMBERS:
        blocks.append(f"{number} Kapitel")
        length = 0
        while length < characters / len(_NUMBERS):
            blocks.append(chance.choice(prose(plain=plain)))
            length += len(blocks[-1]) + 2
    return "\n\n".join(blocks) + "\n"
