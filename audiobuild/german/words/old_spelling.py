"""Nouns as they were spelt before 1901: Theil -> Teil, Capitel -> Kapitel, Bekenntniß -> Bekenntnis."""

from __future__ import annotations

from audiobuild.lazy_regex import lazy_regex

# Matches "C" in "Capitel", "c" in "Hauptclasse"; not in "Club", "Cassette".
_C = lazy_regex(r"[Cc](?=apitel|lasse\b|lassen\b|asse\b|assen\b|anal|olonne|olonie)")
# Matches the "h" in "Theil", "Abtheilung", "Thüre"; not in "Theater", "These", "Thorax".
_H = lazy_regex(r"(?<=[Tt])h(?=eil|ür|urm|al(?:e[ns]?|s|er|ern)?\b|äler|ier|at(?:en)?\b|or(?:e[ns]?|s)?\b|räne)")
# Matches the "ß" in "Bekenntniß"; not in "Spieß", "Bekenntnißen".
_SHARP_S = lazy_regex(r"(?<=[a-zäöü]ni)ß\b")
_WHOLE = {"Act": "Akt", "Acte": "Akte", "Acts": "Akts", "Actes": "Aktes", "Scene": "Szene", "Scenen": "Szenen"}
"""Nouns too short or too much alike others for a pattern."""


def spelt_today(noun: str) -> str:
    """Return a noun as it is spelt today: Theil -> Teil, Capitel -> Kapitel, Act -> Akt; others as they are."""
    if noun in _WHOLE:
        return _WHOLE[noun]
    if "h" not in noun and "ß" not in noun and "c" not in noun.lower():
        return noun
    noun = _C.sub(lambda found: "K" if found[0] == "C" else "k", _H.sub("", noun))
    return _SHARP_S.sub("s", noun)
