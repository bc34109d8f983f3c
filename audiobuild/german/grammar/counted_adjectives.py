"""The ending of a shortened adjective after a number, or after a preposition of a genitive or dative.

die 318 städt. Häuser -> städtischen      rund 30 dt. Firmen -> deutsche      zzgl. gesetzl. Steuer -> gesetzlicher
"""

from __future__ import annotations

from audiobuild.german.grammar.context import DATIVE, GENITIVE, search_before, word_before, words_before
from audiobuild.german.grammar.declension import ordinal_ending
from audiobuild.german.grammar.required_endings import bare_ending
from audiobuild.german.words import word_list
from audiobuild.german.words.determiners import BEFORE_EN, BEFORE_PLURAL, DER_WORDS
from audiobuild.german.words.nouns import gender, is_dative_plural, is_plural, may_be_plural
from audiobuild.lazy_regex import lazy_regex

_WINDOW = 60
"""Characters to look back at."""
_WITH_GENITIVE = GENITIVE | frozenset(word_list("wegen trotz statt mangels zwecks inklusive exklusive"))
"""Prepositions of a genitive without an article: zzgl. gesetzlicher Mehrwertsteuer, wegen technischen Defekts."""
# Matches the end of "zzgl. ", "Inkl. "; not of "inkl ", "z. ".
_SHORT_GENITIVE = lazy_regex(r"\b(?i:zzgl|zuzügl|abzgl|inkl|exkl|einschl|ausschl|wg)\. $")
# Matches the end of "gem. ", "Lt. "; not of "gem ", "allgem. ".
_SHORT_DATIVE = lazy_regex(r"\b(?i:gem|lt|entspr)\. $")


def ending_of_counted(noun: str, text: str, start: int, end: int) -> str:
    """Return the ending by a preposition of a genitive or by a number before it; "" if there is none."""
    before = word_before(text, start).lower()
    if before in _WITH_GENITIVE or search_before(_SHORT_GENITIVE, text, start, _WINDOW):
        return _of_genitive(noun)
    if search_before(_SHORT_DATIVE, text, start, _WINDOW):
        return bare_ending("gemäß", noun, gender(noun))
    return _of_number(noun, text, start, end)


def _of_genitive(noun: str) -> str:
    """Return the ending after wegen or zzgl.: technischen Defekts, gesetzlicher Steuer, kleinem Imbiss, Probleme."""
    if noun.endswith("s") and not (noun.endswith(("ss", "is", "us")) or is_plural(noun)):
        return "en"
    return "em" if gender(noun) in ("m", "n") and not may_be_plural(noun) else "er"


# Matches the end of "318 ", "15.300 ", "17 000 ", "2½ ", "zwölf "; not of "15. ", "9.00 ", "ein ".
_NUMBER_BEFORE = lazy_regex(
    r"((?<![\d.])\d{1,3} \d{3}|(?<![\d.])\d{1,12}(?:\.\d{3}){0,4}[½¼¾]?|[½¼¾]"
    r"|\b(?i:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|hundert)\b) ?$"
)
# Matches the end of "den 15. "; not of "den 15 ", "1.15. ".
_ORDINAL_BEFORE = lazy_regex(r"(?<![\d.,])\d{1,3}\. $")
# Matches the end of "§ 11 Abs. 1 und 3 ", "Art. 5 "; not of "15.300 ", "in § 5 und für 3 ", "Absatz ".
_SECTION_BEFORE = lazy_regex(
    r"(?:§|\b(?:Art|Abs|Nr|Ziff)\.|\b(?:Absatz|Artikel|Z)) ?\d{1,4}[a-z]?(?:(?:,| und| oder| bis) \d{1,3}[a-z]?){0,9} $"
)
"""A number of a section counts nothing: § 11 Abs. 1 und 3 Oö. Straßengesetz."""


def _of_number(noun: str, text: str, start: int, end: int) -> str:
    """Return the ending by a number right before: den 15. dt. Bundestag, die 318 städt. Häuser; "" if there is none."""
    if placed := search_before(_ORDINAL_BEFORE, text, start, _WINDOW):
        return ordinal_ending(text, placed.start(), end)
    number = search_before(_NUMBER_BEFORE, text, start, _WINDOW)
    if number and search_before(_SECTION_BEFORE, text, start, _WINDOW):
        return ""
    return _of_count(noun, text, number.start()) if number and number[1] not in "1½¼¾" else ""


_APPROXIMATE = frozenset(
    word_list("rund etwa circa ca ungefähr fast knapp nahezu über mehr als gut mindestens bis zu genau insgesamt nur")
)


def _of_count(noun: str, text: str, start: int) -> str:
    """Return the ending between a count and a plural: die 318 städt. Häuser -> en, rund 30 dt. Firmen -> e."""
    if is_dative_plural(noun):
        return "en"
    before = words_before(text, start, 4)
    while before and before[0].lower() in _APPROXIMATE:
        before.pop(0)
    nearest, article = [*before, "", ""][:2]
    word = nearest.lower()
    if word in DATIVE:
        return "en" if noun.endswith(("n", "s")) or not is_plural(noun) else "e"
    definite = BEFORE_PLURAL | BEFORE_EN | DER_WORDS
    return (
        "en"
        if word in definite or (article.lower() in ("die", "der", "den") and word.endswith("en") and nearest.islower())
        else "e"
    )
