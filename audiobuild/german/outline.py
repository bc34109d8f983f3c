"""The outline of a text, which keeps what is next to its numbers, and an index that finds rules by outlines."""

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
    """Return the outline of a text and its features: each character, and each number with characters next to it.

    In an outline "0" stands for each run of digits, " " for each blank of any width, "-" for each dash; there is a
    blank before and after it: "Am 3.–12. Mai" -> " Am 0.-0. Mai ".
    """
    line = _DASHES.sub("-", _WIDE.sub(" ", DIGITS.sub("0", f" {text} ")))
    return line, frozenset((*line, *_around_numbers(line)))


def _around_numbers(line: str) -> list[str]:
    """Return each number of an outline, or of a piece of one, with one to three characters before or after it."""
    features: list[str] = []
    at = line.find("0")
    while at >= 0:
        features += [line[at : at + length] for length in (2, 3, 4)]
        features += [line[max(0, start) : at + 1] for start in (at - 1, at - 2, at - 3)]
        at = line.find("0", at + 1)
    return features


@dataclass(frozen=True, slots=True)
class PieceIndex:
    """An inverted index: the rules that need each piece of an outline, grouped by a rare feature of the piece."""

    by_feature: dict[str, list[tuple[str, frozenset[int]]]]
    features: frozenset[str]

    @classmethod
    def of(cls, needs: Iterable[tuple[str, ...]]) -> PieceIndex:
        """Build the index from the pieces that each rule needs."""
        by_feature: dict[str, list[tuple[str, frozenset[int]]]] = {}
        for piece, rules in inverted(needs).items():
            by_feature.setdefault(_rarest_feature(piece), []).append((piece, rules))
        return cls(by_feature, frozenset(by_feature))

    def met(self, text: str) -> set[int]:
        """Return the indices of the rules that need a piece of the text's outline."""
        rules: set[int] = set()
        if self.features:
            line, features = outline(text)
            for feature in self.features & features:
                for piece, needing in self.by_feature[feature]:
                    if piece in line:
                        rules |= needing
        return rules


def inverted(declared: Iterable[tuple[str, ...]]) -> dict[str, frozenset[int]]:
    """Map each declaration to the indices of the rules that have it; each item lists the declarations of one rule."""
    rules: dict[str, set[int]] = {}
    for index, declarations in enumerate(declared):
        for declaration in declarations:
            rules.setdefault(declaration, set()).add(index)
    return {declaration: frozenset(indices) for declaration, indices in rules.items()}


_COMMON = "/()x:JUjNZCILRVTPöFKHWBGEM-DAäüSpvzk,fwbmoglcudh.astrine 0"
"""Characters of pieces, from the rarest to the most common by how many sentences of news and novels have them."""


def _rarest_feature(piece: str) -> str:
    """Return the feature of a piece that the fewest texts have: a character, or a number with characters next to it."""
    return min(_around_numbers(piece) or piece, key=lambda feature: (min(map(_COMMON.find, feature)), -len(feature)))
