"""The ending of an ordinal by its phrase: the determiners and adjectives before it, and the noun after it.

der 3. Platz -> dritte      den Prager 2. Bezirk -> zweiten      Verwandte 2. Grades -> zweiten      2. Liga -> zweite
"""

from __future__ import annotations

from audiobuild.german.grammar.attributes import (
    ADVERBIAL,
    CLEAR,
    EXTENDED,
    INFLECTED,
    PARTICIPLE,
    PAST_PARTICIPLE,
    is_participle,
)
from audiobuild.german.grammar.context import DATIVE, NO_ADJECTIVES, PREPOSITIONS, search_before, words_before
from audiobuild.german.grammar.date_patterns import BEGINS_DATE
from audiobuild.german.grammar.noun_phrase import is_adjective_of_place, noun_after
from audiobuild.german.grammar.required_endings import ending_after, ending_alone, is_genitive
from audiobuild.german.words import word_list
from audiobuild.german.words.determiners import ADVERB, ADVERBS, BEFORE_E, BEFORE_EN, COUNTS, DER_WORDS, EIN_WORDS
from audiobuild.german.words.nouns import gender, is_dative_plural, is_listed, is_plural, may_be_plural
from audiobuild.lazy_regex import lazy_regex

_SINGULAR = EIN_WORDS | BEFORE_E
_GOVERNING = BEFORE_EN | BEFORE_E | DER_WORDS | DATIVE
_DASHES = (" – ", " - ", " — ")
# Matches the end of "aus, der ", "so: dieser "; not of "aus der ", "aus, die ".
_CLAUSE_BEGINS = lazy_regex(rf"[,;:] (?:{'|'.join(sorted(DER_WORDS))}) $")
_EXTENT = 60
"""Characters before an ordinal that an attribute with its own objects may have."""


def ending_in_phrase(text: str, start: int, end: int) -> str:
    """Return the ending of the ordinal in ``text[start:end]`` by the words before it and the noun after it."""
    noun, before = noun_after(text, end), _governing_words(text, start, end)
    nearest, further = [*before, "", ""][:2]
    if is_dative_plural(noun) and nearest.lower() not in _SINGULAR:
        return "en"
    if nearest in COUNTS and may_be_plural(noun):
        return "en" if further.lower() in _GOVERNING else "e"  # "alle drei 8. Klassen", "es gab zwei 3. Plätze"
    return (
        _of_determiner(noun, before, text, end)
        or _of_attributes(noun, before, text[:start])
        or ending_alone(noun, text, end)
    )


def _governing_words(text: str, start: int, end: int) -> list[str]:
    """Return up to four words before the ordinal that may govern it, the nearest first; der in Folge 6. -> [der]."""
    adverbial = ADVERBIAL.search(text[max(0, start - _EXTENT) : start])
    before = words_before(text, start - len(adverbial[1]) if adverbial else start, 4)
    if not before or _stands_alone(before[0], text, start, end):
        return []
    if search_before(_CLAUSE_BEGINS, text, start, 20):
        return before[:1]  # "blieb aus, der 1. Spieler": what is before the comma governs nothing after it
    return before


def _stands_alone(word: str, text: str, start: int, end: int) -> bool:
    """Return whether a comma, a dash or a bracket parts the ordinal from the word before it."""
    if text.endswith(", ", 0, start):
        return word in PREPOSITIONS  # "gibt die Karte ab, 12. Mai": a particle of the verb
    if text.endswith(_DASHES, 0, start):  # "Küche für Gäste – 12. Mai 2020": a date by itself
        return word[0].isupper() and BEGINS_DATE.match(text, start) is not None
    return text.endswith("(", 0, start) and not text.startswith(")", end)  # "drei (1. bis 3. Rang)"; "die (2.) Auflage"


def _is_owner(before: list[str]) -> bool:
    """Return whether a genitive of a name comes first, after a preposition: von Papst Pauls; not auf Gleis."""
    name = before[0]
    is_name = name[0].isupper() and name.endswith("s") and not gender(name) and not is_listed(name)
    preposition = next((word for word in before[1:] if not word[0].isupper() or word.lower() in PREPOSITIONS), "")
    return is_name and preposition.lower() in PREPOSITIONS


def _of_determiner(noun: str, before: list[str], text: str, end: int) -> str:
    """Return the ending that a determiner or preposition requires, past adjectives; "" if there is none."""
    attributed = adjective = ""
    owned = bool(before) and _is_owner(before)
    for depth, word in enumerate(before):
        further = before[depth + 1 :]
        if further and _changes_nothing(word, further[0].lower()):
            continue
        if attributed and word in PREPOSITIONS:
            break  # "in der vor kurzem abgeschlossenen 2. Runde"
        if is_participle(word, further):
            return "e"  # "der gestern eröffnete 12. Kongress"
        if ending := ending_after(word, noun, further, text, end):
            return adjective or ending  # "der großen 3. Messen"
        if participle := PARTICIPLE.search(word):
            return participle[1]
        if _has_no_ending(word, owned=owned) or (depth and _is_before_participle(word, further)):
            continue
        inflected = None if word in PREPOSITIONS else INFLECTED.search(word)
        if not inflected:
            break  # only adjectives may come between: "im neuen 3. Band"
        adjective = adjective or ("" if word in NO_ADJECTIVES else inflected[1])
        attributed = attributed or (passed[1] if (passed := PAST_PARTICIPLE.search(word)) else "")
    return _of_adjectives(noun, attributed, adjective)


def _has_no_ending(word: str, *, owned: bool) -> bool:
    """Return whether a word before an ordinal is never declined: den Prager 2. Bezirk, in Beethovens 6. Sinfonie."""
    return is_adjective_of_place(word) or (owned and word[0].isupper()) or word in ("deren", "dessen")


_ARTICLES = BEFORE_EN | {"der", "die", "das"}


def _is_before_participle(word: str, further: list[str]) -> bool:
    """Return whether a word after an article belongs to the adjective after it: am stark besetzten 15. Turnier."""
    return word[0].islower() and bool(further) and further[0].lower() in _ARTICLES


def _of_adjectives(noun: str, attributed: str, adjective: str) -> str:
    """Return the ending that a participle or an adjective without a determiner shows; "" if neither does."""
    if attributed == "en" and gender(noun) == "f" and not may_be_plural(noun) and not is_genitive(noun):
        return ""  # "Es gewannen 1. Gruppe und ...": a verb
    if not attributed and adjective == "er" and (gender(noun) == "f" or may_be_plural(noun)):
        return "er"  # "nach alter 3. Regel"
    return attributed


_SURE_ARTICLES = frozenset(
    word_list(
        "im am zum vom beim zur einem einen seinem seinen ihrem ihren unserem unseren meinem meinen diesem keinem"
    )
)
"""Words that are no pronouns: after them an adjective without an ending is an adverb, seinem saisonal 9. Tor."""


def _changes_nothing(word: str, before: str) -> bool:
    """Return whether a word between a determiner and an ordinal is an adverb or a count: bis möglichst 20. März."""
    if word in ADVERBS or word in COUNTS or ADVERB.search(word):
        return True
    governs = word in PREPOSITIONS or word in BEFORE_EN or word in BEFORE_E or word in DER_WORDS or word in EIN_WORDS
    declined = before in ("bis", "ab", "seit") or before in _SURE_ARTICLES
    return declined and word.islower() and not governs and not INFLECTED.search(word)


# Matches the end of "als neuen ", "als dortigen neuen "; not of "als haben ", "den neuen ".
_AS_NEW = lazy_regex(
    r"\bals (?!(?:haben|sollen|wollen|waren|wurden|werden|kamen|müssen|können) )(?:[a-zäöüß]{3,}en ){1,2}$"
)


def _of_attributes(noun: str, before: list[str], text: str) -> str:
    """Return the ending by an attribute beside the ordinal, or by a noun before it; "" if there is neither."""
    if extended := EXTENDED.search(text[-_EXTENT:]):
        return str(next(filter(None, extended.groups())))
    if before and (clear := CLEAR.search(before[0])):
        return clear[1]
    if _AS_NEW.search(text[-_EXTENT:]):
        return "en"
    return _of_genitive(noun, text)


# Matches the end of "die Einführung ", "der Bau "; not of "in Hamburg ", "die Zeitung, ".
_EVENT_BEFORE = lazy_regex(
    r"(?<!\w)(?:[A-ZÄÖÜ][a-zäöüß]{1,25}(?<!Zeit)(?<!Wohn)(?<!Richt)ung|Bau|Zuge|Ausbleiben|Auftreten|Erscheinen"
    r"|Bekanntwerden|Beginn|Abschluss|Vorliegen|Bekanntgabe|Annahme) $"
)
"""Before a plural of an ordinal they govern it: nach Veröffentlichung 1. Ergebnisse."""
_RANKS = frozenset(
    word_list("Klasse Ordnung Wahl Güte Größe Hand Kategorie Generation Garnitur Instanz Qualität Sorte")
)
# Matches the end of "der Verein ", "Müller-Lüdenscheidt "; not of "der alte ", "Gruppe 3 ".
_NOUN_BEFORE = lazy_regex(r"[A-ZÄÖÜ][\w-]*[^\W\d_] $")


def _of_genitive(noun: str, before: str) -> str:
    """Return the ending of a genitive after a noun: Verwandte 2. Grades -> -en, ein Hotel 1. Klasse -> -er."""
    if not _NOUN_BEFORE.search(before):
        return "en" if noun.endswith("es") and is_genitive(noun) else ""
    if noun in _RANKS or (is_plural(noun) and _EVENT_BEFORE.search(before[-_EXTENT:])):
        return "er"
    return "en" if is_genitive(noun) else ""
