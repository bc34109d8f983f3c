"""The noun that a number or a shortened adjective belongs to: the first capitalised word after it, past adjectives.

3. neuen Kapitel -> Kapitel      5. Kölner Runde -> Runde      33. Olympischen Spiele -> Spiele
"""

from __future__ import annotations

import re
from itertools import zip_longest

from audiobuild.german.grammar.context import words_after
from audiobuild.german.words import word_list
from audiobuild.german.words.nouns import gender, is_listed, is_plural

_DETERMINERS = frozenset(
    word_list("""
    der des dem den die das seiner seines ihrer ihres unserer unseres meiner meines dieser dieses aller eines einer
    """)
)


def noun_after(text: str, position: int) -> str:
    """Return the noun a number belongs to: the first capitalised word after it, past adjectives."""
    words = words_after(text, position, 3)
    if words and words[0] in _DETERMINERS:
        return ""  # "der 3. der Weltrangliste" stands alone
    passed = ""
    for word, following in zip_longest(words, words[1:], fillvalue=""):
        if not word[0].isupper():
            if not re.search(r"(?:e|en|er|es|em)$", word):
                return passed
            continue
        if not re.search(r"(?:schen|ischer|ische|er|en)$", word):
            return word
        if not _is_attribute(word, following) and (gender(word) or is_plural(word) or not following):
            return word
        passed = passed or word  # "die 1. Vorsitzenden sind"
    return passed


def _is_attribute(word: str, following: str) -> bool:
    """Return whether a capitalised word is an adjective before its noun: Sozialistischen, Kölner."""
    if following and _CAPITAL_ADJECTIVE.search(word):
        return True
    of_place = word.endswith("er") and following[:1].isupper() and not is_listed(word)
    return of_place and bool(gender(following) or is_plural(following))


# Matches "Künstlicher", "Sozialistischen"; not "Becher", "Tischler".
_CAPITAL_ADJECTIVE = re.compile(r"^[A-ZÄÖÜ][a-zäöüß]{2,}(?:lich|isch|sam|bar)e[nmrs]$")
