"""The abbreviation before a full stop: which one a word may be, and whether the words around it are those of its place.

"Abs" -> Absatz before a number, which never ends a sentence      "usw" -> und so weiter, which may
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from audiobuild.german.grammar.context import ARTICLE_BEFORE, SURE_ARTICLE_BEFORE
from audiobuild.german.sentences.ordinal_stops import ROMAN
from audiobuild.german.words.abbreviations import (
    ABBREVIATIONS,
    AFTER_NUMBER,
    BEFORE_DEPARTMENT,
    BEFORE_NUMBER,
    COURTS,
    HONORIFICS,
    JOINED_TO_NUMBERS,
    SENTENCES,
    ending_of,
)
from audiobuild.german.words.anatomy import ANATOMY
from audiobuild.german.words.nouns import is_noun
from audiobuild.german.words.sentence_words import FIRST_NAMES, NAMES, STARTERS
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Mapping


class Kind(NamedTuple):
    """Properties of an abbreviation: where it is one, and whether a sentence may end with it."""

    place: str
    may_end: bool
    adjective: bool = False


def _known() -> dict[str, tuple[Kind, ...]]:
    """Index abbreviations by their last piece (``Dr. med.``: ``med``) unless it is a letter, and by the last two."""
    known: dict[str, tuple[Kind, ...]] = {name: (Kind("before name", may_end=False),) for name in FIRST_NAMES}
    known |= {name: (Kind("before number", may_end=False),) for name in NAMES}
    alone = {entry.written[:-1] for entry in ABBREVIATIONS}
    for entry in ABBREVIATIONS:
        if not entry.written.endswith("."):
            continue
        pieces = entry.written[:-1].replace(". ", ".").split(".")
        for piece, after in pairwise(pieces):
            if len(piece) > 1 and after[0] != "-":
                known.setdefault(piece, (Kind("anywhere", may_end=False),))
        for key in {pieces[-1], ".".join(pieces[-2:])}:
            if len(pieces) == 1 or (len(key) > 1 and key not in alone):
                sure = entry.place == "after article" and key[0].isupper()
                place = "after a sure article" if sure else entry.place
                known[key] = (*known.get(key, ()), Kind(place, entry.may_end, entry.declined))
    known["al"] = (Kind("anywhere", may_end=True),)  # "Meier et al. (2019)"
    return known


KNOWN = _known()

# Matches the end of "z. B", "u.a"; not of "und so", "z. ".
_PAIR = lazy_regex(r"(\w+)\.\s?(\w+)$")
# Matches "-" in "Mo-Fr", "–" in "Mo.–Fr.", "/" in "Sa./So."; not "." in "z.B.".
_JOINTS = lazy_regex("[-–/]")
# Matches all of "3-tlg", "14tägl"; not of "tlg", "3 tlg", "3".
_JOINED_TO_NUMBER = lazy_regex(r"\d{1,3}-?([a-zäöü]+)")


def kinds(token: str, before: str, *, opens: bool) -> tuple[Kind, ...]:
    """Return the abbreviations that the word may be; `before` is the text up to its full stop.

    One that `opens` a clause is written with a capital: "Vorl. Reisepass".
    """
    if (joined := _JOINED_TO_NUMBER.fullmatch(token)) and joined[1] in JOINED_TO_NUMBERS:
        return (Kind("anywhere", may_end=True, adjective=True),)
    last = token.rsplit(".", 1)[-1]
    if "." in before and (pair := _PAIR.search(before)) and (found := KNOWN.get(f"{pair[1]}.{pair[2]}")):
        return found
    last = _JOINTS.split(last)[-1]
    if last[:1].isdigit() and not last.isdecimal():
        last = last.lstrip("0123456789,")  # a blank is missing: "15Tsd. Euro"
    small = last if last in SENTENCES else last.lower()
    if len(last) > 1 and (found := KNOWN.get(last) or KNOWN.get(small if opens and token == last else last)):
        return found
    if last.endswith("str") or last[1:].endswith("Bl"):
        return KNOWN["Str"]  # Hauptstr., and the name of a gazette: HessABl.
    if entry := ending_of(last):
        return (Kind("anywhere", entry.may_end, entry.declined),)
    return KNOWN.get(token, ())


_LONE_NUMERALS = frozenset("IVX")
"""Letters that are a number after "Bd." or "Kap."."""


def stands(kind: Kind, before: str, following: re.Match[str]) -> bool:
    """Return whether the abbreviation is one at its position; elsewhere it is a word ("dieser Art.", "Jan.")."""
    if kind.place in BEFORE_NUMBER:
        return _number_after(following) or following["word"] in _LONE_NUMERALS
    if kind.place in AFTER_NUMBER:
        return _number_before(before) or f" {before.lower()}".endswith((" pro ", " je ", " per "))
    in_place = _IN_PLACE.get(kind.place)
    return in_place is None or in_place(before, following)


def _number_after(following: re.Match[str]) -> bool:
    """Return whether a number follows."""
    return following["word"][:1].isdigit() or ROMAN.fullmatch(following["word"]) is not None


def _number_before(before: str) -> bool:
    """Return whether a number is before it, or the sign of a unit."""
    return before.rstrip()[-1:].isdigit() or before.rstrip().endswith((*"½¼¾.°′″",))


def _noun_before(before: str) -> bool:
    """Return whether a noun is before it, or a bracket or comma after one."""
    last = before.rstrip()
    return not _number_before(before) and (last.rpartition(" ")[2][:1].isupper() or last[-1:] in {"(", ","})


def _name_after(following: re.Match[str]) -> bool:
    """Return whether a noun or name follows, and no word that opens sentences."""
    return following["word"][:1].isupper() and following["word"] not in STARTERS


def _article_before(article: re.Pattern[str], before: str, following: re.Match[str]) -> bool:
    """Return whether an article is before it, and no word that opens sentences follows."""
    return following["word"] not in STARTERS and article.search(before) is not None


# Matches all of "2. ", "12) "; not of "am 2. ".
_ITEM_BEFORE = lazy_regex(r"\d{1,2}[.)] ")
# Matches the end of "die ", "Zur "; not of "der ", "wurde ".
_DEPARTMENT_BEFORE = lazy_regex(rf"\b(?i:{'|'.join(sorted(BEFORE_DEPARTMENT))}) $")
_IN_PLACE: Mapping[str, Callable[[str, re.Match[str]], bool]] = {
    "beside number": lambda before, following: _number_after(following) or _number_before(before),
    "before name": lambda _, following: _name_after(following),
    "before noun": lambda _, following: is_noun(following["word"]) and following["word"] not in STARTERS,
    "before honorific": lambda _, following: following["word"] in HONORIFICS,
    "before court": lambda _, following: following["word"] in COURTS,
    "before anatomy": lambda _, following: following["word"] in ANATOMY,
    "before addition": lambda before, following: _noun_before(before) and _name_after(following),
    "before department": partial(_article_before, _DEPARTMENT_BEFORE),
    "between nouns": lambda before, following: _noun_before(before) and _name_after(following),
    "after name": lambda before, _: not _number_before(before),
    "after article": partial(_article_before, ARTICLE_BEFORE),
    "after and": lambda before, following: (
        before.endswith((" und ", " oder ", " sowie ")) and is_noun(following["word"])
    ),
    "after a sure article": partial(_article_before, SURE_ARTICLE_BEFORE),
    "at the start": lambda before, _: _ITEM_BEFORE.fullmatch(before) is not None,
    "at the end": lambda _, following: not following["word"] or following["word"] in STARTERS,
}
"""Whether the words around it are those of a place; they are in all others."""
