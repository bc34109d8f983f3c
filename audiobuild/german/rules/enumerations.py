"""How the number of a list item is read: "1. Rakete" -> "Erstens: Rakete", "13) Boot" -> "Dreizehn: Boot"."""

from __future__ import annotations

import re

from audiobuild.german.grammar.numbers import cardinal, ordinal

LAST_ADVERB = 12
"""Up to here a reader counts "erstens, zweitens"; further on only the number."""

_MARKER = re.compile(r"\(?(\d{1,3})[.)]\s+(?=\S)")


def number_of(text: str) -> int | None:
    """The number an item opens with, None where there is none."""
    marker = _MARKER.match(text)
    return int(marker[1]) if marker else None


def counts(text: str, before: str, after: str) -> bool:
    """Is the number before `text` that of a list? Its neighbour counts on; "1. FC Köln" alone does not count.

    Args:
        text: the item.
        before: the item before it, empty where there is none.
        after: the item after it, empty where there is none.
    """
    number = number_of(text)
    return number is not None and (number_of(before) == number - 1 or number_of(after) == number + 1)


def split_number(text: str) -> tuple[str, str]:
    """An item with its number: what is said for it, and the rest: "2. Boot" -> ("Zweitens: ", "Boot")."""
    marker = _MARKER.match(text)
    if marker is None:
        return "", text
    number = int(marker[1])
    said = ordinal(number, "ens") if 0 < number <= LAST_ADVERB else cardinal(number)
    return f"{said[0].upper()}{said[1:]}: ", text[marker.end() :]
