"""Whether a 1 numbers the first paragraph of a statute: 1 Personen, die ... -> eins; not 1 Kind wurde verletzt."""

from __future__ import annotations

from audiobuild.german.grammar.counted_one import MEASURES
from audiobuild.german.words import word_list
from audiobuild.german.words.nouns import gender, is_listed, is_plural
from audiobuild.lazy_regex import lazy_regex

_SHORTEST_PARAGRAPH = 40
_PEOPLE = frozenset(
    word_list("Kind Mann Frau Junge Mädchen Mensch Bub Bube Polizist Fahrer Fahrerin Schüler Schülerin")
)
"""Of whom reports count one: 1 Kind ist verletzt worden."""
# Matches the beginning of " Personen, die", " Folgende Behörden"; not of " kg Mehl", " von 3".
_OPENING = lazy_regex(r"\s([A-ZÄÖÜ][a-zäöüß][\w-]*)(?=[\s,])( [A-ZÄÖÜ])?")
# Matches the end of "Folgende", "Ausländische", "Wesentliche", "Studierende"; not of "Tasse", "Scheibe".
_ADJECTIVE = lazy_regex(r"(?:[iu]sche|liche|ende|same|bare|[cdklnrst]ige)[nrs]?$")
# Matches the beginning of " ist in der Regel", " sind Waren", " und Wirkungen"; not of " und 2", " wird".
_CLAUSE_AFTER = lazy_regex(r" (?:(?:ist|sind)\b|und [A-ZÄÖÜ])")
# Matches the beginning of " der Erwerber", " sich im", " bei der"; not of " im", " von".
_SUBJECT_AFTER = lazy_regex(r" (?:d(?:er|ie|as|em|en)|eine?[mnrs]?|sich|bei)\b")
# Matches "ist", "müssen", "kann", "gilt"; not "isst", "Kanne".
_VERB = lazy_regex(
    r"\b(?:ist|sind|wird|werden|kann|können|darf|dürfen|muss|müssen|hat|haben|soll|sollen|gilt|gelten|bleibt|bleiben"
    r"|gibt|der|die|das|den|dem|des|sich)\b"
)
# Matches "Artikel", "Abs. 2", "gemäss", "Kantone", "Bundesrat"; not "Artikels", "bund".
_OF_STATUTE = lazy_regex(
    r"\b(?:Art(?:ikeln?\b|\.)|Abs(?:atz\b|\.)|(?:[Gg]emäss|Kantone?|Bund|Bundes\w+|Gesetz\w*|Verordnung\w*|Massgabe|Behörden?"
    r"|Person|Personen|Bestimmungen|gilt|gelten|dürfen|darf|müssen|zuständig\w*|Anhang|Amt|Kommission|Vereinbarung"
    r"|Bewilligung|Anspruch|überbetrieblichen?)\b)"
)
"""What only a statute speaks of, if a single noun follows the 1: 1 Forschung am Menschen darf nur ..."""


def numbers_paragraph(text: str, end: int) -> bool:
    """Return whether a 1 that opens a sentence numbers a paragraph of a statute: 1 Personen, die ...; not 1 Ei."""
    opening = _OPENING.match(text, end)
    if not opening:
        return False
    word = opening[1]
    if is_plural(word) or (opening[2] and _ADJECTIVE.search(word)):
        return True
    if len(text) < _SHORTEST_PARAGRAPH or text[-1] not in ".:;" or word in MEASURES | _PEOPLE:
        return False
    if _ADJECTIVE.search(word) or _CLAUSE_AFTER.match(text, opening.end(1)):
        return True
    if _SUBJECT_AFTER.match(text, opening.end(1)) and not is_listed(word):
        return word.endswith(("t", "en"))
    known = gender(word) or is_listed(word)
    return bool(_OF_STATUTE.search(text, opening.end(1)) if known or opening[2] else _VERB.search(text, end))
