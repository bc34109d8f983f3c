"""Which full stops after a number end a sentence: not those of ordinals, dates, ranks and items.

Platz 77. | Danach ...      der 3. Mai      beim Tabellen-2. Ulm      1. Geld, 2. Macht und 3. Ruhm
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.attributes import ADVERBIAL
from audiobuild.german.grammar.chess import FIRST_MOVE
from audiobuild.german.grammar.labels import NUMBERED
from audiobuild.german.grammar.match_minutes import is_minute_of_goal
from audiobuild.german.grammar.patterns import MONTH
from audiobuild.german.sentences.enumerated_stops import is_enumerated
from audiobuild.german.sentences.ordinal_stops import OBLIQUE, Number, number_ends
from audiobuild.german.words.sentence_words import BEFORE_ORDINAL, STARTERS
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

# Matches the end of "Tor (67", "(45.+2"; not of "(67)", "67".
_BRACKETED_NUMBER = lazy_regex(r"\(\d+(?:\.\+\d+)?$")
_LONGEST_BRACKETED = len("(120.+10")
# Matches the end of "fiel auf -11", "bei −3"; not of "1-11", "– 11", "-3,5".
_NEGATIVE = lazy_regex(r"\s[-−]\d{1,3}$")
"""No ordinal is below zero: Er kommt auf stolze -11. Tim hat mehr."""
# Matches the beginning of " Sf3 Sc6", "f3", " e4 e5"; not of " e4 ist", " Sie".
_MOVE = lazy_regex(FIRST_MOVE)
# Matches the beginning of " 19:30 Uhr", " 19 Uhr", " 15–17 h", " – So, 5.1.", " - 5.1."; not of " 19 Gäste", " – So".
_ENTRY_GOES_ON = lazy_regex(
    r",? (?:\d{1,2}[.:]\d\d(?!\d|\.\d)|\d{1,2}(?: ?[-–] ?\d{1,2})? ?(?:Uhr|h)\b"
    r"|[–-] (?:(?:(?:Mo|Di|Mi|Do|Fr|Sa|So)\.?,? )?\d{1,2}\.|\d{1,2}(?:[.:]\d\d)? ?(?:Uhr|h)\b))"
)
"""What follows a date in a programme: Sa 14.12. 19:30 Uhr Konzert."""


# Matches all of "1871–23", "1990-3"; not of "1871–1872", "871–23".
_YEAR_TO_DAY = lazy_regex(r"[12]\d{3}[–—-]\d{1,2}")
# Matches the beginning of " 12. 1872", " März 1872", " Nov. 1872"; not of " 12 Mann", " Der".
_MONTH_NEXT = lazy_regex(rf" (?:\d{{1,2}}\. ?\d{{2,4}}(?!\d)|{MONTH})")
"""What follows the last day of a span: vom 24. 11. 1871–23. 12. 1872."""
_CENTURIES = frozenset(("Jh", "Jhd", "Jhdt", "Jhdts", "Jhs"))
# Matches the end of "20. 7", "am 3. 12"; not of "20. 13", "20.7".
_DAY_AND_MONTH = lazy_regex(r"(?<!\S)(?:0?[1-9]|[12]\d|3[01])\. (?:0?[1-9]|1[0-2])$")
# Matches the beginning of " 44 u. a.", " 44,", " 44"; not of " 44 Leute", " 4,5", " 1944".
_SHORT_YEAR_AFTER = lazy_regex(r" \d\d(?:[,;)]|\.?\Z| [a-zäöü])")


def number_stop_ends(text: str, start: int, at: int, words: list[str], following: re.Match[str]) -> bool:
    """Return whether the full stop after a number ends the sentence.

    Args:
        text: all of it.
        start: first character of the sentence.
        at: the full stop.
        words: the last words up to the stop, the number as the last of them.
        following: the `word` after it (may be empty) and the `dot` after that.
    """
    opens_sentence = following["word"] in STARTERS
    in_brackets = is_in_brackets(text, start, at)
    if text.startswith(")", at + 1):
        if _BRACKETED_NUMBER.search(text, max(start, at - _LONGEST_BRACKETED), at):
            return opens_sentence
        if not in_brackets:
            return False  # "2.) Der Aufbau"
    elif in_brackets and not opens_sentence:
        return False  # Kim (46. Dier), Davies (71. Guerreiro)
    is_negative = _NEGATIVE.search(text, max(start, at - len(" -1000")), at) is not None
    belongs = not (opens_sentence or is_negative) and _belongs_to_next(text, start, at, words)
    if belongs or following["word"] in _CENTURIES or _is_dated(text, at, words) or _is_minute(text, at, words):
        return False
    if is_enumerated(text, start, at, words) or _MOVE.match(text, at + 1):
        return False
    return is_negative or number_ends(Number.of(_with_groups_joined(words), following))


def _is_dated(text: str, at: int, words: list[str]) -> bool:
    """Return whether it is a date that goes on with the hour or the year: Sa 14.12. 19:30 Uhr, am 20. 7. 44."""
    in_programme = "." in words[-1] and _ENTRY_GOES_ON.match(text, at + 1)
    spans = _YEAR_TO_DAY.fullmatch(words[-1]) and _MONTH_NEXT.match(text, at + 1)
    with_year = _SHORT_YEAR_AFTER.match(text, at + 1) and _DAY_AND_MONTH.search(" ".join(words[-2:]))
    return bool(in_programme or with_year or spans)


def _is_minute(text: str, at: int, words: list[str]) -> bool:
    """Return whether it is the minute of a goal in a list: Tore: 1:0 23. Kane, 2:0 67. Dier."""
    return is_minute_of_goal(text, at - len(words[-1]), at)


_QUOTES = '„“»"'


def _belongs_to_next(text: str, start: int, at: int, words: list[str]) -> bool:
    """Return whether a number belongs to the word after it, unless that word can open a sentence."""
    first = at - len(words[-1])
    quoted = text[max(start, first - 1)] in _QUOTES  # das „22. Bergfest“
    return quoted or _numbers_party(words) or _is_rank(words) or _has_article(text[start:first], words)


def _with_groups_joined(words: list[str]) -> list[str]:
    """Return the words with the groups of a last number between blanks as one: die 10 000. Besucherin."""
    first = len(words) - 1
    while first > 0 and len(words[first]) == len("000") and words[first].isdecimal() and words[first - 1].isdecimal():
        first -= 1
    return [*words[:first], " ".join(words[first:])]


_FARTHEST = 240
"""Characters to the bracket that opens or closes around a number."""


def is_in_brackets(text: str, start: int, at: int) -> bool:
    """Return whether a bracket that was opened in the sentence is still open, and closes soon."""
    first = max(start, at - _FARTHEST)
    opened = text.rfind("(", first, at) > text.rfind(")", first, at)
    return opened and ")" in text[at : at + _FARTHEST]


_LONGEST_ADVERBIAL = 60


def _has_article(before: str, words: list[str]) -> bool:
    """Return whether an ordinal has an article before a time or a place: der seit 2010 5. Unfall; not in Gruppe 5."""
    article, noun, token = ["", "", *words][-3:]
    labels = noun in NUMBERED and article not in OBLIQUE
    return token.isdecimal() and not labels and ADVERBIAL.search(before[-_LONGEST_ADVERBIAL:]) is not None


_PARTIES = ("kläger", "beklagte", "antragsteller", "antragsgegner", "beteiligte", "beigeladene", "beschwerdeführer")
"""Beginnings of the names of parties to a lawsuit, which are numbered: die Beklagten zu 1. und 2."""


def _numbers_party(words: list[str]) -> bool:
    """Return whether it numbers a party in the sentence: "dass die Beklagte zu 1. Berufung einlegt"."""
    party, to = ["", "", *words][-3:-1]
    return to == "zu" and party.lower().startswith(_PARTIES)


# Matches all of "Tabellen-2", "WM-11"; not of "U-21", "2", "G-20".
_RANK = lazy_regex(r"(?:[A-ZÄÖÜ][a-zäöüß]{3,}|[WE]M)-\d{1,2}")


def _is_rank(words: list[str]) -> bool:
    """Return whether it is the rank of a team or a person that is named after it: "beim Tabellen-2. Ulm"."""
    before, token = ["", *words][-2:]
    return before.lower() in BEFORE_ORDINAL and _RANK.fullmatch(token) is not None
