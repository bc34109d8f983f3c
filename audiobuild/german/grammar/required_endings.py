"""The ending that the word before an ordinal requires, by the noun after it.

der + Platz -> e      in + der + Runde -> en      in + Auflage -> er      ein + Kapitel -> es      alone + Liga -> e
"""

from __future__ import annotations

from audiobuild.german.grammar.attributes import QUANTIFIER, STRONG, WEAK_AFTER
from audiobuild.german.grammar.context import ACCUSATIVE, DATIVE, GENITIVE, PREPOSITIONS, words_after
from audiobuild.german.grammar.date_patterns import LAST_NEXT
from audiobuild.german.grammar.movement import TWO_CASES, has_accusative
from audiobuild.german.words import word_list
from audiobuild.german.words.calendar import MONTH_NAMES, SHORT_MONTHS
from audiobuild.german.words.determiners import (
    BEFORE_E,
    BEFORE_EN,
    BEFORE_OBJECT,
    BEFORE_PLURAL,
    DER_WORDS,
    EIN_WORDS,
    QUANTITIES,
)
from audiobuild.german.words.nouns import FEMININE_ACRONYMS, PLURAL, Gender, gender, is_listed, is_plural, may_be_plural
from audiobuild.lazy_regex import lazy_regex


def is_genitive(noun: str) -> bool:
    """Return whether a noun is a genitive by its form: Grades, Jahrhunderts; not Slums, Haus."""
    stem = noun.removesuffix("s")
    if stem == noun or gender(noun) or is_plural(noun):
        return False
    return bool({gender(stem), gender(stem.removesuffix("e")), gender(stem.removesuffix("se"))} & {"m", "n"})


def ending_after(word: str, noun: str, further: list[str], text: str, end: int) -> str:
    """Return the ending that the word before the ordinal requires; "" if it requires none.

    Args:
        word: the word before.
        noun: the noun that is counted; "" if there is none.
        further: the words before `word`, the nearest first.
        text: the sentence.
        end: where the ordinal ends.
    """
    word = word.lower()
    kind = "f" if noun in FEMININE_ACRONYMS else gender(noun)
    is_sure_plural = (
        is_plural(noun) or _has_plural(words_after(text, end, 2)) or (word == "die" and noun.endswith("en"))
    )
    if _opens_relative_clause(word, noun, further) and not WEAK_AFTER.match(text, end):
        return "e"
    if _is_weak(word, noun, text, end) or (word in BEFORE_PLURAL and (is_sure_plural or _is_maybe_plural(noun, kind))):
        return "en"
    if word in DER_WORDS:
        is_oblique = kind == "f" or is_sure_plural or _is_oblique(noun, further)
        return "en" if is_oblique else "e"
    if word in EIN_WORDS:
        return _after_ein(noun, kind, text, end, is_sure_plural=is_sure_plural)
    if word in BEFORE_OBJECT and kind == "m" and not noun.isupper():
        return "en"
    return _after_preposition(word, noun, kind, text, end) or _after_quantity(word)


_BEFORE_RELATIVE = frozenset(word_list("an auf aus bei hinter in mit nach neben unter von vor zu zwischen über"))
"""Prepositions that take no genitive: "der" between them and a plural is a relative pronoun."""


def _opens_relative_clause(word: str, noun: str, further: list[str]) -> bool:
    """Return whether a plural without an article follows a relative pronoun: ein Spiel, bei dem 1. Erfolge."""
    if not is_plural(noun):
        return False
    if word == "dem":
        return not noun.endswith("n")
    return word in DER_WORDS and bool(further) and further[0].lower() in _BEFORE_RELATIVE


def _is_weak(word: str, noun: str, text: str, end: int) -> bool:
    """Return whether a word makes the ending -en: den 3. Platz, des 3. Tages, der 1. neuen Runde."""
    if word in BEFORE_EN or word in LAST_NEXT:
        return True
    return (word in BEFORE_E or word in DER_WORDS) and (is_genitive(noun) or WEAK_AFTER.match(text, end) is not None)


def _is_maybe_plural(noun: str, kind: Gender) -> bool:
    """Return whether a noun that is no feminine has a plural of the same form: die 3. Lehrer."""
    return kind in {"m", "n"} and may_be_plural(noun)


def _after_ein(noun: str, kind: Gender, text: str, end: int, *, is_sure_plural: bool) -> str:
    """Return the ending after "ein", "ihr" and the like: ein 3. Platz -> er, ihr 1. Erscheinen -> es."""
    if strong := STRONG.match(text, end):
        return strong[1]
    if is_sure_plural and noun.endswith("n"):
        return "es"  # an infinitive: "ihr 1. Erscheinen"
    return {"n": "es", "f": "e"}.get(kind, "er")


def _after_preposition(word: str, noun: str, kind: Gender, text: str, end: int) -> str:
    """Return the ending after a preposition without an article; "" after another word."""
    if word not in PREPOSITIONS and word not in GENITIVE:
        return ""
    is_moved = word in TWO_CASES and has_accusative(word, noun, text, end)
    return bare_ending("für" if is_moved else word, noun, kind)


def _after_quantity(word: str) -> str:
    """Return the ending after a word that gives an amount or replaces the noun: viele 1. Plätze; else ""."""
    if quantifier := QUANTIFIER.search(word):
        return quantifier[1]
    return "e" if word in BEFORE_E else ""


_NO_NAMES = ("ung", "heit", "keit", "schaft", "tion", "tät", "ismus", "gruppe", "sident", "glied", "ender", "leiter")
"""Endings of nouns that are no names: after them "der" is a genitive."""
_ONE_OF = frozenset(word_list("eine einer eines einem einen jede jeder jedes jedem jeden keine keiner keines"))
_COPULAS = frozenset(word_list("ist sind war waren wird werden wurde wurden wäre bleibt blieb"))
"""With them "der 2." may be a nominative: Damit ist das Team der 2. nach Ulm."""
_OBLIQUE = DATIVE | GENITIVE | _ONE_OF


def _is_oblique(noun: str, further: list[str]) -> bool:
    """Return whether "der" is no nominative: in der 3. Runde, eine der 1. Pilotinnen, der Ruf der 1. Spieler."""
    before = further[0] if further else ""
    if before.lower() in _OBLIQUE:
        return True
    if may_be_plural(noun):
        # no name: "ist Holst der 1. Sprecher"
        after_noun = is_plural(before) or is_listed(before) or before.endswith(_NO_NAMES)
        return gender(noun) == "n" or after_noun or before in QUANTITIES
    if not gender(noun) and before[:1].isupper():
        if before.endswith(_NO_NAMES):
            return True  # "die Leitung der 1. TRT"
        if not noun.isupper() and (is_listed(before) or is_plural(before)):
            # "auf einer Etappe der 10. Sibiu Tour", "die Spieler der 2. haben"; not "Freitag der 13. ist"
            return bool(noun) or not (before.endswith("tag") or _COPULAS.intersection(further))
    return noun.endswith("en") and not gender(noun)


_GENITIVE = GENITIVE | frozenset(word_list("trotz wegen während statt anstatt dank"))
"""Before a plural without an article they take -er: trotz erster Erfolge."""


def bare_ending(word: str, noun: str, kind: Gender) -> str:
    """Return the ending after a preposition without an article: "bis 3. Mai" -> -en, "in 3. Auflage" -> -er."""
    if is_plural(noun):
        if word in _GENITIVE:
            return "er"
        moved = word in TWO_CASES and not noun.endswith(("n", "s"))  # no dative: "auf 3. Plätze"
        return "e" if moved or word in ACCUSATIVE or word == "über" else "en"
    if word in GENITIVE:
        return "er" if kind in ("", "f") or may_be_plural(noun) else "en"
    if not noun or noun in MONTH_NAMES or noun in SHORT_MONTHS or kind == "":
        return "en"
    if word in ACCUSATIVE or word == "über":
        return {"f": "e", "n": "es"}.get(kind, "en")
    return "er" if kind == "f" else "em"


def _has_plural(following: list[str]) -> bool:
    """Return whether a word is counted as a plural: Olympischen Spiele."""
    return any(PLURAL.search(word) for word in following)


# Matches the beginning of " positive Anzeichen", " deutscher Meister"; not of " heute Abend", " neuen Erfolge".
_STRONG_AFTER = lazy_regex(r"\s[a-zäöüß]{0,30}(?:isch|lich|ig|sam|haft|iv|ell|är|deutsch)(e[rs]?)\s[A-ZÄÖÜ]")
"""An adjective after an ordinal without an article, which has the same ending: 1. positive Anzeichen."""
# Matches the beginning of " Angaben zufolge", " neuen Berichten zum Trotz"; not of " Angaben nach", " Angabe".
_POSTPOSITION = lazy_regex(r"\s(?:[a-zäöüß]+e[nr]\s)?[A-ZÄÖÜ][\w-]*\s(?:zufolge|zum Trotz|gemäß)\b")


def ending_alone(noun: str, text: str, end: int) -> str:
    """Return the ending with no word before: "2. Bundesliga" -> zweite, "3. Kapitel" -> drittes, else -er."""
    if _POSTPOSITION.match(text, end):
        return {"f": "er", "n": "em", "m": "em"}.get(gender(noun), "en")  # "ersten Angaben zufolge"
    if strong := _STRONG_AFTER.match(text, end):
        return strong[1]
    if is_plural(noun):
        return "e"  # "erste Erfolge"
    if noun in FEMININE_ACRONYMS or noun.endswith(("sitzende", "ordnete")):
        return "e"  # a woman: a man would be "1. Vorsitzender"
    return {"f": "e", "n": "es"}.get(gender(noun), "er")
