"""Tables of German words: each list of the package is here, once."""

from __future__ import annotations


def word_list(text: str) -> tuple[str, ...]:
    """Split a table that is written as running text into its words, in their order."""
    return tuple(text.split())
