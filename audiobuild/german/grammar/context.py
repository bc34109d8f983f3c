"""The context of a number: the word before, the word after, and what follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.words import word_list
from audiobuild.german.words.determiners import BEFORE_ADJECTIVE, PLAIN_PREPOSITIONS
from audiobuild.german.words.sentence_words import STARTERS, STARTERS_COUNTED
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

DATIVE = frozenset(
    word_list("""
    ab an auf aus außer ausser bei binnen entgegen gegenüber gemäß hinter in laut mit mitsamt nach nahe neben
    entsprechend nebst samt seit über unter von vor zu zwischen trotz wegen während statt anstatt dank inklusive
""")
)
"""Prepositions after which "der" is a dative or genitive (in der 90. Minute), and a bare noun a dative."""
ACCUSATIVE = frozenset(word_list("bis durch für gegen ohne um pro per je"))
PREPOSITIONS = DATIVE | ACCUSATIVE
GENITIVE = frozenset(
    word_list("""
    angesichts aufgrund infolge mithilfe anlässlich seitens hinsichtlich bezüglich zugunsten zulasten mittels jenseits
    diesseits abseits oberhalb unterhalb innerhalb außerhalb ausserhalb inmitten anhand ungeachtet namens anstelle
    einschließlich einschliesslich zuzüglich abzüglich unweit
    """)
)
"""Prepositions after which "der" is a genitive: anlässlich der 87. Ausgabe."""
NO_ADJECTIVES = PREPOSITIONS | frozenset(
    word_list("""
    aber alle beide beinahe beiden dabei daher der die diese dieser eine einen einer etliche ferner gerne haben heute
    hinter ihre ihren immer jede jeder keine keinen leider lieber manche mehrere mitten morgen neben oder
    sagen seine seinen selber sowie später spielen stehen treffen unser unsere viele weder wegen welche wenige wieder
    werden wurde wurden waren hatte hatten könnte sollte müsste wollen sollen müssen können dürfen kommen gehen machte
    außerdem zudem trotzdem seitdem immer eher früher hier leider bisher unterdessen wer vier
    sagte spielte siegte startete holte leitete führte zwischen zwar eben zusammen hierher einige dessen deren
    ihrer seiner unserer meiner deiner eurer jener
    """)
)
"""Words that end like an adjective and are none: Gruppe 1 gegen Köln, Formel 1 heute LIVE."""

OF_THE = (" d. ", ".d. ", "iSd ", "iRd ", "iHd ")
"""Ends of what says "des" before a section: i. S. d. § 5, iSd Art. 3."""
# Matches the end of "der ", "einer "; not of "er ", "bleibt ".
ARTICLE_BEFORE = lazy_regex(rf"\b(?i:{'|'.join(sorted(BEFORE_ADJECTIVE))}) $")
# Matches the end of "der ", "im "; not of "mit ", "bleibt ".
SURE_ARTICLE_BEFORE = lazy_regex(rf"\b(?i:{'|'.join(sorted(BEFORE_ADJECTIVE - PLAIN_PREPOSITIONS))}) $")
"""Before what is a name without its stop: das Hess. Ministerium, but mit Hess. Die anderen."""


def search_before(pattern: re.Pattern[str], text: str, position: int, within: int) -> re.Match[str] | None:
    """Search the last characters before a position, at most `within` of them; "$" in the pattern is the position."""
    return pattern.search(text, max(0, position - within), position)


# Matches the beginning of " ,tdiehcsnedüL-rellüM rreH", "sua"; not of " .ednE", "3 lieT".
_REVERSED = lazy_regex(r"[^\w.!?;:]*([^\W\d_]+(?:[-'’][^\W\d_]+)*)")
"""The word before a position, in the text read backwards: a search from the left would try every word of it."""
_WINDOW = 60


def word_before(text: str, position: int) -> str:
    """Return the word that ends before a position, past blanks, commas and quotation marks; "" across a full stop."""
    found = _REVERSED.match(text[max(0, position - _WINDOW) : position][::-1])
    return found[1][::-1] if found else ""


def words_before(text: str, position: int, count: int) -> list[str]:
    """Return up to `count` words before a position, the nearest first, as `word_before` finds them."""
    words: list[str] = []
    start = max(0, position - _WINDOW)
    while len(words) < count and (found := _REVERSED.match(text[start:position][::-1])):
        words.append(found[1][::-1])
        position -= found.end()
    return words


# Matches the beginning of " „Mai“", "Rhein-Main"; not of ", Mai", "3 Tage".
_AFTER = lazy_regex(r"[\s\"“”„‚‘»«(]*([^\W\d_]+(?:[-'’][^\W\d_]+)*)")


def word_after(text: str, position: int) -> str:
    """Return the word that begins after a position, past blanks and opening quotation marks; "" at a digit."""
    found = _AFTER.match(text, position)
    return found[1] if found else ""


def words_after(text: str, position: int, count: int) -> list[str]:
    """Return up to `count` words after a position, the nearest first."""
    words: list[str] = []
    while len(words) < count and (found := _AFTER.match(text, position)):
        words.append(found[1])
        position = found.end(1)
    return words


_QUOTES = lazy_regex('[„“”"]')
_NUMBER_ENDS = frozenset("0123456789½¼¾⅛⅜⅝⅞")


def quotation_is_open(text: str, position: int) -> bool:
    """Return whether a quotation that began before the position is still open: „Platz 5" or "Top 10"-Liste."""
    is_open = False
    for found in _QUOTES.finditer(text, 0, position):
        mark, after_number = found[0], text[max(0, found.start() - 1) : found.start()] in _NUMBER_ENDS
        if mark == '"' and after_number and not is_open:
            continue  # an inch: ein 24" Monitor
        is_open = mark == "„" or (mark != "”" and not is_open)
    return is_open


# Matches the end of "", "Er sagte: ", "kam – „", "so (", "so; "; not of "Er kam ", "„Nein“ ", "a-", "3:", "f(".
_CLAUSE_BEGINS = lazy_regex(r"\A[\s„“\"»«(]*\Z|[:;–—]\s+[„“\"»«(]*\Z|(?<!\w)[(„\"»«]\Z")
_LONGEST_OPENING = 8


def begins_clause(text: str, position: int) -> bool:
    """Return whether a clause begins at this position: the text, or what follows a colon, a dash or an opening mark."""
    return _CLAUSE_BEGINS.search(text, max(0, position - _LONGEST_OPENING), position) is not None


# Matches the beginning of " Unter- bis", " Vor- und"; not of " Unter dem", " Vor-Ort-Termin".
_HANGING = lazy_regex(r"\s[^\W\d_]+-(?!\w)")
# Matches all of "", " ", "“", " )"; not of " Er", ".".
_CLOSED = lazy_regex(r"[\s\"“”»«’‘')\]…]*")
_OPENERS = STARTERS - STARTERS_COUNTED


def opens_sentence(text: str, position: int) -> bool:
    """Return whether a new sentence begins at this position (a starter word, or only closing marks to the end)."""
    if _CLOSED.fullmatch(text, position):
        return True
    if not text[position : position + 1].isspace() or word_after(text, position) not in _OPENERS:
        return False
    return _HANGING.match(text, position) is None


# Matches "a. C" in "Fächer a. Chemie", "a. d" in "a. die Stadt"; not "a. M.", "5a. so".
_FIRST_LETTERED = lazy_regex(r"(?<![^\s(:])a\. (?![A-Z]\.)\w")
# Matches ", b. Physik", "; und b. die"; not " b. Berlin", ", ab. ".
_SECOND_LETTERED = lazy_regex(r"[,;](?: und| oder| sowie| u\.)? b\. \w")


def is_lettered_list(text: str) -> bool:
    """Return whether a sentence lists things by letters: in den Fächern a. Chemie, b. Physik."""
    first = _FIRST_LETTERED.search(text)
    return first is not None and _SECOND_LETTERED.search(text, first.end()) is not None
