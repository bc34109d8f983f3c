"""Meanings of abbreviations that a count before them decides.

1 Bd. Petersilie -> Bund      6 Bd. -> Bände      3 Kl. -> Klassen      mit 30 Abb. -> Abbildungen
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import search_before
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

# Matches the end of "1 ", "½ ", "und 2 "; not of "6 ", "12 ", "2. ".
_BUNCH_BEFORE = lazy_regex(r"(?<![\w.,])(?:[12]|½) $")

# Matches the beginning of " Petersilie", " glatte Petersilie"; not of " Leipzig 1890", " 2", ", Bonn".
_NOUN_AFTER = lazy_regex(r" (?:[a-zäöüß]{4,} )?[A-ZÄÖÜ][a-zäöüß-]{2,}+(?! \d{4})")
# Matches the end of "8 ", "12 "; not of "1 ", "8. ".
_SEVERAL_BEFORE = lazy_regex(r"(?<![\d.,])(?:[2-9]|[1-9]\d) $")


def volume(found: re.Match[str], text: str) -> str | None:
    """Read ``1 Bd. Petersilie`` as Bund, ``6 Bd.`` as Bände; ``2 Bd. Leipzig 1890`` is one volume."""
    if search_before(_BUNCH_BEFORE, text, found.start(), 6):
        return "Bund" if _NOUN_AFTER.match(text, found.end()) else None
    return "Bände" if search_before(_SEVERAL_BEFORE, text, found.start(), 6) else None


# Matches the end of "30 ", "mit 120 "; not of "1 ", "3.5 ", "Seite 30 ".
_COUNT_BEFORE = lazy_regex(r"(?<![\w.,])(?<!Seite )(?<!S\. )(?:[2-9]|[1-9]\d{1,2}) $")


def picture(found: re.Match[str], text: str) -> str | None:
    """Read ``mit 30 Abb.`` as Abbildungen."""
    return "Abbildungen" if search_before(_COUNT_BEFORE, text, found.start(), 12) else None


def school_class(found: re.Match[str], text: str) -> str | None:
    """Read ``3 Kl.`` as Klassen."""
    return "Klassen" if search_before(_SEVERAL_BEFORE, text, found.start(), 6) else None


COUNTED = {"Band": volume, "Klasse": school_class, "Abbildung": picture}
"""What decides the meaning of a form after a count; None for the usual meaning."""
