"""A match of a rule and the words around it, for functions that look at several of its neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from audiobuild.german.grammar.context import search_before, word_after, word_before

if TYPE_CHECKING:
    import re

_WINDOW = 60


@dataclass(frozen=True, slots=True)
class Place:
    """A match in a text."""

    found: re.Match[str]
    text: str
    before: str
    """The word before the match."""
    after: str
    """The word after the match."""

    @classmethod
    def of(cls, found: re.Match[str], text: str) -> Self:
        """Return the place of a match."""
        return cls(found, text, word_before(text, found.start()), word_after(text, found.end()))

    @property
    def start(self) -> int:
        """Where the match begins."""
        return self.found.start()

    @property
    def end(self) -> int:
        """Where the match ends."""
        return self.found.end()

    def follows(self, pattern: re.Pattern[str], within: int = _WINDOW) -> bool:
        """Return whether the pattern matches at the end of the text before, within a number of characters."""
        return search_before(pattern, self.text, self.start, within) is not None

    def precedes(self, pattern: re.Pattern[str]) -> bool:
        """Return whether the pattern matches at the beginning of what follows."""
        return pattern.match(self.text, self.end) is not None
