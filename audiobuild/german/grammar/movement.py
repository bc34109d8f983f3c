"""Whether a preposition with two cases has the accusative here, by the noun or the verb that governs it.

unter staatl. Aufsicht stellen -> staatliche      unter staatl. Aufsicht stehen -> staatlicher
Anspruch auf staatl. Hilfe -> staatliche          in städt. Besitz übergehen -> städtischen
"""

from __future__ import annotations

from audiobuild.german.words import word_list
from audiobuild.lazy_regex import lazy_regex

TWO_CASES = frozenset(word_list("an auf hinter in neben unter vor"))
"""Prepositions with a dative or an accusative."""
# Matches all of "unter Herrschaft", "in Besitz"; not of "unter Menschen", "in Herrschaft".
_STATE = lazy_regex(
    r"unter (?:\w*[Hh]errschaft|Kontrolle|Aufsicht|Verwaltung|Mandat|Kuratel|Schutz|Hoheit|Einfluss|Besatzung|Druck)"
    r"|in (?:\w*[Bb]esitz|Hände?|Verwaltung|Gefangenschaft|\w*[Ee]igentum|Trägerschaft|Haft|Obhut)"
)
"""A state that somebody enters, with the accusative, or is in."""
# Matches "gestellt", "kam", "gerieten", "Übernahme", "über" at the end; not "steht", "bekam", "über dem".
_ENTERS = lazy_regex(
    r"\b(?:ge|unter)?stell(?:en|te|ten|t)\b|\b(?:ge)?(?:komm|kam)(?:en|t)?\b|\bger(?:iet|iete|at|ate)n?\b"
    r"|\bf(?:iel|iele|alle)n?\b|\bgelang(?:en|te|ten|t)\b|\bge(?:bracht|nommen|fallen)\b|\bbr(?:achte|inge)n?\b|\bging(?:en)?\b"
    r"|\büber(?:gegangen|geht|gehen|ging|gingen|führt|führen|führte|nahm|nommen)\b|\büber$"
    r"|\bÜber(?:nahme|gang|führung|gabe)\b"
)
# Matches the end of "Anspruch auf ", "Berufung auf ", "verzichtet auf "; not of "Haus auf ", "steht auf ".
_GOVERNS = lazy_regex(
    r"(?:(?:Anspruch|Ansprüche|Rechte?|Antrag|Verzicht|Berufung|Hinweise?|Angriffe?|Anschlag|\w*[Aa]nschläge|Rücksicht"
    r"|Reaktion|Reaktionen|Antwort|Bezug|Blick|Hoffnung|Druck|Einfluss|Zugriff|Aussicht|Verweis|Auswirkungen|Beschränkung"
    r"|verzicht\w*|setz\w*|wart\w*|hoff\w*|reagier\w*|bezogen|verweis\w*) auf"
    r"|(?:Anpassung|Verkauf|Erinnerung|Erinnerungen|Appell|Anschluss|Lieferung|Lieferungen|erinner\w*|glaub\w*) an"
    r"|(?:Einblicke?|Investition|Investitionen|Aufnahme|Übersetzung|investier\w*|Eintritt|Einstieg) in) $"
)
_WINDOW = 80
"""Characters of a clause to look at, on either side."""
# Matches ", " in "kam, als", ". " in "kam. Er", " – " in "kam – das"; not ".5", "d-e".
_CLAUSE = lazy_regex(r"[.;:,](?:\s|$)| [–—-] |[„“\"»«()]")


def has_accusative(preposition: str, noun: str, text: str, end: int) -> bool:
    """Return whether the preposition before an adjective that ends at ``end`` has the accusative."""
    start = text.rfind(f" {preposition} ", max(0, end - _WINDOW), end) + 1
    window = max(0, start - _WINDOW)
    if _GOVERNS.search(text, window, start + len(preposition) + 1):
        return True
    if not _STATE.fullmatch(f"{preposition} {noun}"):
        return False
    before, after = _CLAUSE.split(text[window:start])[-1], _CLAUSE.split(text[end : end + _WINDOW])[0]
    return _ENTERS.search(before + after) is not None
