"""Whether a number before a full stop is the next of an enumeration in the sentence.

1. Geld, 2. Macht und 3. Ruhm      1. Zürich 20 Pkt. 2. Bern 18 Pkt.      60. Bauer, 72. Koch
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.numbers import ordinal
from audiobuild.lazy_regex import lazy_regex

# Matches the beginning of " Geld, 2. Zeit", " Geld und 2. Zeit", " Kern vor 2. Wolf"; not of
# " Geld. 2. Zeit", " am 2. Mai".
_SECOND = lazy_regex(r"[^.!?]{1,80}(?:[,;]| und| oder| vor) 2\. ")
_LONGEST_RANKING = 1_500
"""Characters back to the first place of a ranking, or the first item of a menu."""
# Matches all of "Pkt.", "8", ")", "Punkte"; not of "Lauf", "18:".
RESULT = r"(?:Pkt\.|P\.|Punkten?|Zähler|Stimmen|\d|\))"
"""What an entry of a ranking ends with, before the place of the next: 1. Zürich 20 Pkt. 2. Bern."""
_SCORED = lazy_regex(f"{RESULT}$")
# Matches ": 1. Zürich", "1. Bern"; not "am 1. Mai".
_FIRST_PLACE = lazy_regex(r"(?:\A|[:(–] )1\. [A-ZÄÖÜ]")


def is_enumerated(text: str, start: int, at: int, words: list[str]) -> bool:
    """Return whether it is a number of an enumeration in the sentence: "1. Geld, 2. Zeit und 3. Liebe"."""
    before, number = ["", *words][-2:]
    if number == "1":
        return _SECOND.match(text, at + 1) is not None
    first = max(start, at - _LONGEST_RANKING)
    if before.rstrip(",") in {"...", "…"} and _FIRST_PLACE.search(text, first, at):
        return True  # "1. Kern 80, 2. Wolf 72, ... 7. Lang 31"
    if not number.isdecimal():
        return False
    if _SCORED.search(before) and _is_in_ranking(text, first, at, int(number)):
        return True
    return _is_next_name(text, start, at, int(number)) or _is_next_item(text, start, at, before, int(number))


# Matches the beginning of "1. Kenia 2", "1. Anna Groß 2. Otto Klein 3"; not of "1. Er kam auf Platz, 2".
_RANKED = lazy_regex(r"1\. (?:[A-ZÄÖÜ][\w-]*[ (),]*){1,5}(?:\d{1,2}\. (?:[A-ZÄÖÜ][\w-]*[ (),]*){1,5}){0,20}\d{1,2}\Z")


def _is_next_name(text: str, start: int, at: int, number: int) -> bool:
    """Return whether it is the next number of a list of names from 1 on: "Das Menü: 1. Suppe 2. Braten"."""
    nearest = max(start, at - _LONGEST_RANKING)
    colon = text.rfind(": 1. ", nearest, at)
    first = start if colon < 0 else colon + len(": ")
    return _RANKED.match(text, first, at) is not None and f" {number - 1}. " in f" {text[nearest:at]}"


# Matches all of "Bauer", "Koch für Adam", "Bär (Köln)", "Lang 1:1"; not of "Bär kam", "1:1".
_PLAYER = r"[A-ZÄÖÜ][\w-]+(?: (?:für|f\.) [A-ZÄÖÜ][\w-]+)?(?: \([^()]{1,20}\)| \d{1,2}:\d{1,2})?"


_LAST_COUNTED_OFF = 5
"""The last item that a word counts: erstens Geld, 2. Macht und 3. Ruhm."""
_LONGEST_SERIES = 480
"""Characters back to the number before."""


def _is_next_item(text: str, start: int, at: int, before: str, number: int) -> bool:
    """Return whether it is the next number of an enumeration, or a minute of a match: "72. Koch für Adam, 80. Bär"."""
    if not (before.endswith((",", ";", "–", "-")) or before in {"und", "oder", "sowie", "vor", ""}):
        return False
    previous = rf"(?<!\S){number - 1}\. |[:,] \d{{1,3}}\. {_PLAYER}, {number}\Z"
    if 1 < number <= _LAST_COUNTED_OFF + 1:
        previous += rf"|\b(?i:{ordinal(number - 1, 'ens')}) "
    return re.search(previous, text[max(start, at - _LONGEST_SERIES) : at]) is not None


# Matches "2." in "Pkt. 2. Bern"; not in "am 2. mai", "2.5".
_PLACE = lazy_regex(r"(?<![\w.])(\d{1,2})\.(?= (?:[A-ZÄÖÜ]|\Z)|\Z)")


def _is_in_ranking(text: str, start: int, at: int, number: int) -> bool:
    """Return whether all places before it are listed from `start` on: "1. Zürich 20 Pkt. 2. Bern 18 Pkt. 3."."""
    places = [int(place) for place in _PLACE.findall(text, start, at + 2)]
    return places[-number:] == [*range(1, number + 1)] and _FIRST_PLACE.search(text, start, at) is not None
