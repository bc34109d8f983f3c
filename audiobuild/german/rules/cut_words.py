"""Words whose end is cut short: Gesellsch. -> Gesellschaft, Nichtmitgl. -> Nichtmitglied, einwandfr. -> einwandfrei."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.engine import Rule
from audiobuild.german.grammar.context import opens_sentence
from audiobuild.german.grammar.patterns import alternatives
from audiobuild.german.grammar.shortened_adjectives import adjective_ending
from audiobuild.german.words.abbreviations import ENDINGS, ending_of

if TYPE_CHECKING:
    import re

if TYPE_CHECKING:
    import re


def cut_word(found: re.Match[str], text: str) -> str | None:
    """Read ``Nichtmitgl.`` as Nichtmitglied; one that ends the sentence keeps its full stop."""
    entry = ending_of(found[1])
    if entry is None:
        return None
    length = len(entry.written.strip("-."))
    spoken = found[1][:-length] + entry.spoken
    if length == len(found[1]) and found[1][0].isupper():
        spoken = spoken.capitalize()
    if entry.declined:
        return spoken + adjective_ending(found, text)
    return spoken + ("." if entry.may_end and opens_sentence(text, found.end()) else "")


_SHORT = 3
"""Longer endings may be a word of their own, with a capital."""
RULES = (
    # Matches "Gesellsch." in "die Gesellsch. tagt", "Festpl." in "am Festpl."; not "sch.", "Gesellschaft.", "a.pl.".
    Rule(
        "word cut short",
        rf"(?<![\w.-])((?:[\w-]*[a-zäöüß-])?(?i:{alternatives(set(ENDINGS))}))\.(?!\w)",
        cut_word,
        needs=tuple(f"{ending[1:] if len(ending) > _SHORT else ending}." for ending in ENDINGS),
    ),
)
