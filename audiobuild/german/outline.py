"""The outline of a text: what stands around its numbers, by which the rules are found that apply to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Iterable

DIGITS = lazy_regex(r"\d+")
_WIDE = lazy_regex(r"[^\S ]")
_DASHES = lazy_regex("[\u2010-\u2014]")


@lru_cache(1)  # several sets of rules look at the same text
def outline(text: str) -> tuple[str, frozenset[str]]:
    """Return the outline of a text, and its signs: each of its characters, and what touches each of its numbers.

    In an outline "0" stands for each run of digits, " " for each blank of any width, "-" for each dash; there is a
    blank before and after it: "Am 3.–12. Mai" -> " Am 0.-0. Mai ".
    """
    line = _DASHES.sub("-", _WIDE.sub(" ", DIGITS.sub("0", f" {text} ")))
    return line, frozenset((*line, *at_numbers(line)))


def at_numbers(line: str) -> list[str]:
    """Return the numbers of an outline, or of a piece of one, each with one to three characters before or after it."""
    signs: list[str] = []
    at = line.find("0")
    while at >= 0:
        signs += [line[at : at + length] for length in (2, 3, 4)]
        signs += [line[max(0, start) : at + 1] for start in (at - 1, at - 2, at - 3)]
        at = line.find("0", at + 1)
    return signs


@dataclass(frozen=True, slots=True)
class Pieces:
    """Pieces of outlines, and the numbers of those that need them: an index by a sign of each piece."""

    by_sign: dict[str, list[tuple[str, frozenset[int]]]]
    signs: frozenset[str]

    @classmethod
    def of(cls, needed: Iterable[tuple[str, ...]]) -> Pieces:
        """Build the index; what is needed first has the number 0."""
        by_sign: dict[str, list[tuple[str, frozenset[int]]]] = {}
        for piece, numbers in numbers_by(needed).items():
            by_sign.setdefault(_rarest_sign(piece), []).append((piece, numbers))
        return cls(by_sign, frozenset(by_sign))

    def met(self, text: str) -> set[int]:
        """Return the numbers of those that need a piece which the text has."""
        numbers: set[int] = set()
        if self.signs:
            line, signs = outline(text)
            for sign in self.signs & signs:
                for piece, needing in self.by_sign[sign]:
                    if piece in line:
                        numbers |= needing
        return numbers


def numbers_by(declared: Iterable[tuple[str, ...]]) -> dict[str, frozenset[int]]:
    """Return by each thing that is declared the numbers of those that declare it."""
    numbers: dict[str, set[int]] = {}
    for number, things in enumerate(declared):
        for thing in things:
            numbers.setdefault(thing, set()).add(number)
    return {thing: frozenset(found) for thing, found in numbers.items()}


def _rarest_sign(piece: str) -> str:
    """Return the sign of a piece that fewest texts have: a character, or what touches a number."""
    return min(at_numbers(piece) or piece, key=lambda sign: (min(map(_COMMON.find, sign)), -len(sign)))


_COMMON = "/()x:JUjNZCILRVTPöFKHWBGEM-DAäüSpvzk,fwbmoglcudh.astrine 0"
"""Characters of pieces from the rarest to the most common, by the sentences of newspapers and novels that have them."""
