"""Opinions of lawyers, versions of laws and the like, an adjective with a feminine noun: its ending by the word before.

nach st. Rspr. -> nach ständiger Rechtsprechung    der h. M. -> der herrschenden Meinung    § 5 a. F. -> alter Fassung
"""

from __future__ import annotations

from audiobuild.german.grammar.context import DATIVE, GENITIVE, word_before
from audiobuild.german.words import word_list

_OPINIONS = frozenset(
    {
        *("ständige Rechtsprechung", "herrschende Meinung", "herrschende Lehre", "herrschende Ansicht"),
        *("allgemeine Meinung", "laufende Nummer"),
    }
)
_VERSIONS = frozenset({"alte Fassung", "neue Fassung"})
_WEAK = frozenset(word_list("der zur dieser jener einer keiner seiner ihrer unserer jeder"))


def in_its_case(spoken: str, text: str, start: int) -> str:
    """Return an opinion or a version in the case that the word before it requires; anything else as it is."""
    if spoken not in _OPINIONS | _VERSIONS:
        return spoken
    before = word_before(text, start).lower()
    bare = spoken in _VERSIONS and before not in ("die", "eine") and text[start - 1 : start] != "("
    ending = "en" if before in _WEAK else "er" if bare or before in DATIVE | GENITIVE else "e"
    return spoken.replace("e ", f"{ending} ", 1)
