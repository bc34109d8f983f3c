"""What a rule is, and what it gives: a span of what is written and the words that are spoken for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

DIGITS = "0123456789"
"""What a rule needs that only reads numbers; a digit of another script counts as one of them."""

Say = Callable[[re.Match[str], str], str | None]
"""From a match and the whole text (for its context) to what is spoken, or None to leave it to later rules."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """What stood in ``text[start:end]`` is spoken as `spoken`."""

    start: int
    end: int
    spoken: str
    """Empty where nothing is said (an emoji)."""
    rule: str
    """The name of the rule that says so."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule: where its pattern matches, `say` tells what is spoken.

    Attributes:
        name: one word or two, as `Replacement.rule` gives it.
        pattern: a regular expression; what it matches as a whole is replaced. In the text it sees, NUL stands
            for each character that an earlier rule has taken.
        say: the pure function behind it; its docstring shows the mapping.
        needs: characters of which every match holds at least one; a text without any is passed over.
        at_number: does every match begin at a number, or at the sign before it? Then it is tried only there.
    """

    name: str
    pattern: str
    say: Say
    needs: str = ""
    at_number: bool = False

    @property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern; compiled when first needed, so that an import costs nothing."""
        return compiled(self.pattern)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern, compiled once."""
    return re.compile(pattern)
