"""What lawyers call an opinion, an adjective with a feminine noun: its ending behind an article or a preposition.

nach st. Rspr. -> nach ständiger Rechtsprechung      der h. M. -> der herrschenden Meinung
"""

from __future__ import annotations

from audiobuild.german.grammar.context import DATIVE, GENITIVE, word_before
from audiobuild.german.words import word_list

_OPINIONS = frozenset(
    {"ständige Rechtsprechung", "herrschende Meinung", "herrschende Lehre", "herrschende Ansicht", "allgemeine Meinung"}
)
_WEAK = frozenset(word_list("der zur dieser jener einer keiner seiner ihrer unserer jeder"))


def in_its_case(spoken: str, text: str, start: int) -> str:
    """Return an opinion in the case that the word before it requires; anything else as it is."""
    if spoken not in _OPINIONS:
        return spoken
    before = word_before(text, start).lower()
    ending = "er" if before in DATIVE | GENITIVE else "en" if before in _WEAK else "e"
    return spoken.replace("e ", f"{ending} ", 1)
