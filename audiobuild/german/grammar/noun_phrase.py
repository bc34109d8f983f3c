"""The noun that a number or a shortened adjective belongs to: the first capitalised word after it, past adjectives.

3. neuen Kapitel -> Kapitel      5. Kölner Runde -> Runde      33. Olympischen Spiele -> Spiele
"""

from __future__ import annotations

from functools import cache
from itertools import takewhile, zip_longest

from audiobuild.german.grammar.context import words_after
from audiobuild.german.words import word_list
from audiobuild.german.words.abbreviations import ABBREVIATIONS
from audiobuild.german.words.nouns import gender, is_listed, is_plural
from audiobuild.german.words.places import toponyms
from audiobuild.lazy_regex import lazy_regex

_DETERMINERS = frozenset(
    word_list("""
    der des dem den die das seiner seines ihrer ihres unserer unseres meiner meines dieser dieses aller eines einer
    """)
)
_WINDOW = 60
"""Characters to look for the noun in."""
# Matches the beginning of " Kassierer/in", " Kassierer*in wird"; not of " Kassierer", " Kassierer*innen".
_EITHER = lazy_regex(r"\s([A-ZÄÖÜ][a-zäöüß]+)(?:[*:_/]-?|-)in(?![\w-])")
# Matches the beginning of " Land- und ", " Mode-, Kunst- und ", " öffentl. Sitzung"; not of " Land und ", " vgl. so".
_TRUNCATED = lazy_regex(
    r"\s(?:[A-ZÄÖÜ][\w-]{0,40}-,\s){0,5}[A-ZÄÖÜ][\w-]{0,40}-\s(?:und|oder|sowie|bzw\.|beziehungsweise)(?=\s)"
    r"|\s[a-zäöüß]{2,15}\.(?=\s[A-ZÄÖÜ])"
)


def noun_after(text: str, position: int) -> str:
    """Return the noun a number belongs to: the first capitalised word after it, past adjectives."""
    if either := _EITHER.match(text, position):
        return f"{either[1]}in"
    truncated = _TRUNCATED.match(text, position)
    words = words_after(text, truncated.end() if truncated else position, 3)
    if words and words[0] in _DETERMINERS:
        return ""  # "der 3. der Weltrangliste" stands alone
    adjective = ""  # one with a capital, which is the noun if no other follows
    for at, (word, following) in enumerate(zip_longest(words, words[1:], fillvalue="")):
        if not word[0].isupper():
            if word in _DETERMINERS or not word.endswith(("e", "en", "er", "es", "em")):
                return adjective  # "die 1. Vorsitzenden sind"
        elif _may_be_adjective(word, following):
            adjective = adjective or word
        else:
            return _event(word, words[at + 1 :]) or _full_noun(word, following, text[position : position + _WINDOW])
    return adjective


_EVENTS = frozenset(
    word_list("""
    Contest Cup Bowl Award Awards Games Summit Slam Trophy Masters Open Challenge Run Day Days Meeting Festival Marathon
    Almabtrieb Treffen Lauf Ball Fest Markt Turnier Kongress Wettbewerb Symposium
    """)
)
"""What an event is, as the last word of its name: 68. Eurovision Song Contest."""


def _event(word: str, following: list[str]) -> str:
    """Return the last word of an event's name that begins with `word`; "" if that is a common noun, or no event's."""
    name = list(takewhile(lambda part: part[:1].isupper(), following))
    return name[-1] if name and name[-1] in _EVENTS and not is_listed(word) else ""


# Matches "Sozialistischen", "Deutscher", "Großen"; not "Haus", "Runde".
_MAY_BE_ADJECTIVE = lazy_regex(r"(?:ische|er|en)$")


def _may_be_adjective(word: str, following: str) -> bool:
    """Return whether a capitalised word may be an adjective before its noun: Kölner, Sozialistischen, Vorsitzenden."""
    if _is_attribute(word, following):
        return True
    is_noun = gender(word) or is_plural(word) or not following
    return _MAY_BE_ADJECTIVE.search(word) is not None and not is_noun


_LONGEST_ACRONYM = 5
"""Longer words in capitals are nouns of a heading: 3. MANNSCHAFT."""


def _full_noun(word: str, following: str, text: str) -> str:
    """Return the noun that is meant by a word: 2. Fußball Bundesliga, 3. MANNSCHAFT, unser langj. Mitgl. Huber."""
    if word in _short_nouns() and f" {word}." in text and not is_listed(word):
        return _short_nouns()[word]
    if following.lower().endswith("liga"):
        return following
    return word.capitalize() if word.isupper() and len(word) > _LONGEST_ACRONYM else word


@cache
def _short_nouns() -> dict[str, str]:
    """Map each abbreviated noun, without its full stop, to the noun: Mitgl -> Mitglied."""
    nouns = (entry for entry in ABBREVIATIONS if entry.written[0].isupper() and not entry.declined)
    singular = {"Mitglieder": "Mitglied"}
    named = ((entry.written[:-1], singular.get(entry.spoken, entry.spoken)) for entry in nouns)
    return {written: spoken for written, spoken in named if written.isalpha() and gender(spoken)}


# Matches "Künstlicher", "Sozialistischen", "Rote", "Langen"; not "Becher", "Tischler", "Roter", "Altona".
_CAPITAL_ADJECTIVE = lazy_regex(
    r"^(?:[A-ZÄÖÜ][a-zäöüß]{2,}(?:lich|isch|sam|bar)e[nmrs]"
    r"|(?:Rot|Grün|Blau|Schwarz|Weiß|Gelb|Groß|Klein|Neu|Alt|Hoh|Frei|Jung|Lang|Heilig|Vereinigt|Golden|Offen|Deutsch)en?)$"
)


def _is_attribute(word: str, following: str) -> bool:
    """Return whether a capitalised word is an adjective before its noun: Sozialistischen, Kölner."""
    if following and _CAPITAL_ADJECTIVE.search(word):
        return True
    return is_adjective_of_place(word) and following[:1].isupper() and bool(gender(following) or is_plural(following))


_OTHER_ADJECTIVES_OF_PLACES = frozenset(word_list("Zürcher Hannoveraner Badener Mailänder Neapolitaner Schweizer"))


def is_adjective_of_place(word: str) -> bool:
    """Return whether a word is made of the name of a place: Kölner, Bremer, Münchner, Basler."""
    if not word.endswith("er") or not word[:1].isupper() or is_listed(word):
        return False
    if word in _OTHER_ADJECTIVES_OF_PLACES:
        return True
    stem = word.removesuffix("er").removesuffix("ens")  # Hallenser
    return not toponyms().isdisjoint((stem, f"{stem}e", f"{stem}en", f"{stem[:-1]}en", f"{stem[:-1]}el"))
