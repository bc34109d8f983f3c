"""The outline of a text, which keeps what is next to its numbers, and an index that finds rules by outlines."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Iterable

DIGITS = lazy_regex(r"\d+")
_NUMBER = lazy_regex(r"(\d+)")
# Matches "Haus", "km" in "km²"; not "m", "m²".
WORD = lazy_regex("[A-Za-zÄÖÜäöüß]{2,}")
_WIDE = lazy_regex(r"[^\S ]")
_DASHES = lazy_regex("[\u2010-\u2014]")


@lru_cache(1)  # several sets of rules look at the same text
def outline(text: str) -> tuple[str, frozenset[str]]:
    """Return the outline of a text and its features.

    In an outline "0" stands for each run of digits, " " for each blank of any width, "-" for each dash; there is a
    blank before and after it: "Am 3.–12. Mai" -> " Am 0.-0. Mai ". Its features are each character, each `WORD`, each
    number with characters next to it, and the length of each number: "00" for one of two digits, "000" of three.
    """
    parts = _NUMBER.split(f" {text} ")
    line = _DASHES.sub("-", _WIDE.sub(" ", "0".join(parts[::2])))
    lengths = ["0" * len(number) for number in parts[1::2]]
    return line, frozenset((*line, *WORD.findall(line), *_around_numbers(line), *lengths))


def _around_numbers(line: str) -> list[str]:
    """Return each number of an outline, or of a piece of one, with one to three characters before or after it."""
    features: list[str] = []
    at = line.find("0")
    while at >= 0:
        before, after = line[max(0, at - 3) : at + 1], line[at : at + 4]
        features += (before, before[-3:], before[-2:], after, after[:3], after[:2])
        at = line.find("0", at + 1)
    return features


class _Needing(NamedTuple):
    """The indices of the rules that need a feature of an outline."""

    alone: frozenset[int]
    """Those that need no more."""
    longer: list[tuple[str, frozenset[int]]]
    """Pieces that have the feature, and the rules that need each."""


@dataclass(frozen=True, slots=True)
class PieceIndex:
    """An inverted index: the rules that need each piece or word of an outline, grouped by the features of outlines."""

    by_feature: dict[str, _Needing]
    features: frozenset[str]

    @classmethod
    def of(cls, needs: Iterable[tuple[str, ...]], words: Iterable[tuple[str, ...]] = ()) -> PieceIndex:
        """Build the index from the pieces and the words that each rule needs."""
        alone = inverted(words)
        longer: dict[str, list[tuple[str, frozenset[int]]]] = {}
        for piece, rules in inverted(needs).items():
            feature = _rarest_feature(piece)
            if feature == piece:
                alone[piece] = alone.get(piece, frozenset()) | rules
            else:
                longer.setdefault(feature, []).append((piece, rules))
        features = frozenset((*alone, *longer))
        return cls({one: _Needing(alone.get(one, frozenset()), longer.get(one, [])) for one in features}, features)

    def met(self, text: str) -> set[int]:
        """Return the indices of the rules that need a piece of the text's outline, or a word of it."""
        rules: set[int] = set()
        if self.features:
            line, features = outline(text)
            for feature in self.features & features:
                alone, longer = self.by_feature[feature]
                rules |= alone
                for piece, needing in longer:
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


# Matches "KW" in " KW ", "Art" in "(Art. 0"; not in "KW 0", "0 Art".
_WORD_INSIDE = lazy_regex(rf"(?<=[\W\d_]){WORD.pattern}(?=[\W\d_])")


def _rarest_feature(piece: str) -> str:
    """Return the feature of a piece that the fewest texts have: a character, a word, or a number and its neighbours."""
    if set(piece) == {"0"}:
        return piece  # the length of a number
    features = _around_numbers(piece) + _WORD_INSIDE.findall(piece)
    return min(features or piece, key=lambda feature: (min(map(_COMMON.find, feature)), -len(feature)))
