"""Slashes between parts of words: Ober-/Unterhitze, An/Abreise, Ja/Nein-Antwort, Leiters/Leiterin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.required_endings import is_genitive
from audiobuild.german.words.nouns import gender, is_plural
from audiobuild.german.words.places import toponyms
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from audiobuild.german.grammar.place import Place

# Matches the end of "Ober-", "An-", "JSON-"; not of "a-", "3-", " -".
_HANGING = lazy_regex(r"[a-zäöüß]{2}-$|[A-ZÄÖÜ][a-zäöüß]-$|[A-Z]{2}-$")
_OPPOSITES = {
    "An": "Ab", "Ab": "An", "Auf": "Ab", "Ein": "Aus", "Aus": "Ein", "Vor": "Nach", "Nach": "Vor", "Hin": "Rück",
    "Zu": "Ab", "Be": "Ent", "Innen": "Außen", "Außen": "Innen", "Ober": "Unter", "Über": "Unter", "Haupt": "Neben",
}  # fmt: skip
"""First parts of words with their opposites: An/Abreise is An- und Abreise."""


def joint(place: Place) -> str:
    """Return what is spoken between two first parts of a word: Ober-/Unterhitze, JSON- / ZIP-Format, An/Abreise."""
    if place.after[:1].isalpha() and place.follows(_HANGING, within=4):
        return " und "
    opposite = _OPPOSITES.get(place.before, "/")
    if place.after.startswith(opposite) and place.after.partition("-")[0] not in _OPPOSITES:
        return "- und "
    return " " if _is_in_compound(place) else ""


# Matches the beginning of "Nein-Antwort", "Berlin-Beschlusses"; not of "S-Bahn", "Baden-", "Ost", "Rhein-Sieg-Kreis".
_COMPOUND_AFTER = lazy_regex(r"[A-ZÄÖÜ][a-zäöüß]+-(?!Fraktion)(?P<noun>[A-ZÄÖÜ][a-zäöüß]+)(?![\w-])")


def _is_in_compound(place: Place) -> bool:
    """Return whether the slash is in a compound with a hyphen: Ja/Nein-Antwort; not Bonn/Rhein-Sieg."""
    compound = _COMPOUND_AFTER.match(place.text, place.end) if place.found[0] == "/" else None
    if not compound or compound["noun"] in toponyms():
        return False
    return bool(gender(compound["noun"])) or is_plural(compound["noun"]) or is_genitive(compound["noun"])


_UMLAUTS = str.maketrans("äöüÄÖÜ", "aouAOU")
_SHORTEST_STEM = 3


def are_genders(before: str, after: str) -> bool:
    """Return whether words for a man and a woman stand side by side: des Leiters/Leiterin, Leiterin/Leiters."""
    stem = before[: max(_SHORTEST_STEM, len(before) - 2)]
    woman = after.endswith("in") and before[:1].isupper()
    if woman and after.translate(_UMLAUTS).startswith(stem.translate(_UMLAUTS)):
        return True
    return before[2:].endswith("in") and after.startswith(before.removesuffix("in"))
