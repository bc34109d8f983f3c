"""Where German sentences begin and end: spans into the text, nothing copied, nothing lost.

A mark (``.``, ``!``, ``?``, ``…``) with the quotation marks and brackets that close after it is a place where a
sentence may end; the word before and the word after it decide. What opens with a small letter never opens a
sentence: that alone keeps »Kommst du?« fragte er in one piece.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from audiobuild.german.abbreviations import ABBREVIATIONS
from audiobuild.german.sentence_words import (
    BEFORE_ORDINAL,
    COUNTED,
    COUNTED_ENDINGS,
    FIRST_NAMES,
    LETTERED,
    MONTHS,
    STARTERS,
)

_CLOSING = "»«“”\"’'›‹‘)\\]"
_OPENING_CHARACTERS = "„“\"‚‘’'»«›‹(["
_OPENING = "„“”\"‚‘’'»«›‹(\\["
_DASHES = "–—-"

_CANDIDATE = re.compile(
    rf"(?P<marks>[.!?…]+)(?P<close>[{_CLOSING}]*(?:\[\d+\]|[¹²³⁴-⁹])*)"
    rf"(?P<late>[ \xa0][»«“”\"](?=\s|$)|\s\([a-zäöüß][^().!?]{{0,30}}\)(?=\s))?"
    r"(?=\s|$|(?<=[a-zäöüß][.!?])[A-ZÄÖÜ][a-zäöüß])"
    r"|\n[^\S\n]*\n"
)
"""Where a sentence may end: marks, what closes after them, or a blank line.

`late` is what stands apart and still belongs to it: a lone quotation mark, or a remark like "(lacht)".
A capital right after a mark is a forgotten blank.
"""
_NEXT = re.compile(rf"\s*(?P<lead>(?:[{_OPENING}]|[{_DASHES}]+\s+|\.\.\.\s*|…\s*)*)(?P<word>\w*)(?P<dot>\.?)")
_ROMAN = re.compile(r"(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})")
_ORDINAL = re.compile(r"(?P<rest>(?:\d{1,2}\.?[-–/.])*)(?P<day>\d{1,3})")
_PAIR = re.compile(r"(\w+)\.\s?(\w+)$")
_ENUMERATOR = re.compile(rf"[{_OPENING}]*(?:\d{{1,3}}|[A-Za-z]|[IVXLC]+)(?:\.\d{{1,2}})*")
_BRACKETED_NUMBER = re.compile(r"\(\d+(?:\.\+\d+)?$")
_BRAND = re.compile(r"[a-z][A-Z]")


class _Kind(NamedTuple):
    """What is known of an abbreviation: where it is one, and whether a sentence may end with it."""

    place: str
    may_end: bool


def _known() -> dict[str, tuple[_Kind, ...]]:
    """Each abbreviation by its last piece (``Dr. med.`` by ``med``) or, where that is a letter, by its last two."""
    known: dict[str, tuple[_Kind, ...]] = {name: (_Kind("before name", may_end=False),) for name in FIRST_NAMES}
    for entry in ABBREVIATIONS:
        if not entry.written.endswith("."):
            continue
        pieces = entry.written[:-1].replace(". ", ".").split(".")
        for piece in pieces[:-1]:
            if len(piece) > 1:
                known.setdefault(piece, (_Kind("anywhere", may_end=False),))
        key = pieces[-1] if len(pieces[-1]) > 1 or len(pieces) == 1 else ".".join(pieces[-2:])
        known[key] = (*known.get(key, ()), _Kind(entry.place, entry.may_end))
    return known


_KNOWN = _known()


def sentences(text: str) -> list[str]:
    """The sentences of a German text, each without the blanks around it.

    >>> sentences("Am 3. Oktober kam Dr. Weiß. „Endlich!“, rief er.")
    ['Am 3. Oktober kam Dr. Weiß.', '„Endlich!“, rief er.']
    """
    return [text[start:end] for start, end in sentence_spans(text)]


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Where the sentences stand in a German text, as (first character, the one after the last).

    Spans rise, don't overlap, begin and end with a non-blank character; every non-blank character of the text
    lies in exactly one. A blank line always ends a sentence.
    """
    spans: list[tuple[int, int]] = []
    start = _skip_blanks(text, 0)
    for match in _CANDIDATE.finditer(text):
        if match.start() < start:
            continue
        end = match.end()
        if match["marks"] is None:
            end = match.start()
        elif not _ends(text, start, match):
            continue
        end = start + len(text[start:end].rstrip())
        if end > start:
            spans.append((start, end))
        start = _skip_blanks(text, match.end())
    rest = text[start:].rstrip()
    if rest:
        if spans and not any(map(str.isalnum, rest)) and "\n" not in text[spans[-1][1] : start]:
            spans[-1] = (spans[-1][0], start + len(rest))
        else:
            spans.append((start, start + len(rest)))
    return spans


def _skip_blanks(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Does the sentence that began at `start` end at this mark?"""
    following = _NEXT.match(text, match.end())
    if following is None or following.end() == len(text) == following.start("word"):
        return True
    marks, close, word = match["marks"], match["close"], following["word"]
    if match.end() == following.start("word"):
        return word in STARTERS and _blank_is_forgotten(_words(text, start, match.start())[-1])
    if word[:1].islower() and not _BRAND.match(word):
        return False
    if marks == ".":
        return _full_stop_ends(text, start, match, following)
    if "!" in marks or "?" in marks:
        return text[match.start() - 1 : match.start()] not in ("(", "[") or not close
    # An ellipsis: what follows was cut out, or a sentence broke off.
    return word in STARTERS or word[:1].isdigit() or bool(close) or bool(following["lead"].strip("–—- "))


def _words(text: str, start: int, end: int) -> list[str]:
    """The last words (four at most) up to `end`, opening marks left away; the last is empty after a blank."""
    before = text[max(start, end - 64) : end]
    words = before.split()[-4:]
    if not words or before[-1].isspace():
        words.append("")
    return [word.lstrip(_OPENING_CHARACTERS) for word in words]


def _blank_is_forgotten(token: str) -> bool:
    """Is the full stop after this word, with a capital right after it, one with its blank missing?"""
    return not any(sign in token for sign in ".@/_") and token not in _KNOWN


def _full_stop_ends(text: str, start: int, match: re.Match[str], following: re.Match[str]) -> bool:
    """Does a lone full stop end the sentence? The word before it has the first say, the one after it the last."""
    word = following["word"]
    at = match.start()
    if _ENUMERATOR.fullmatch(text, start, at):
        return False
    words = _words(text, start, at)
    token = words[-1]
    if not token:
        return True
    if token[-1].isdigit():
        if "(" in text[max(start, at - 8) : at] and ")" in match["close"] and _BRACKETED_NUMBER.search(text, start, at):
            return word in STARTERS
        return _number_ends(words, following)
    kinds = _kinds(token, text[max(start, at - 24) : at].lstrip(_OPENING_CHARACTERS))
    for kind in kinds:
        if _stands(kind, text[max(start, at - len(token) - 8) : at - len(token)], following):
            return kind.may_end and word in STARTERS
    if len(token.rsplit(".", 1)[-1]) == 1 and token[-1].isalpha():
        return _letter_ends(words, word)
    return not _ROMAN.fullmatch(token) or word in STARTERS


def _kinds(token: str, before: str) -> tuple[_Kind, ...]:
    """What abbreviations the word may be; `before` is the text up to its full stop."""
    last = token.rsplit(".", 1)[-1]
    if (pair := _PAIR.search(before)) and (kinds := _KNOWN.get(f"{pair[1]}.{pair[2]}")):
        return kinds
    last = last.rsplit("-", 1)[-1].rsplit("/", 1)[-1]
    if len(last) > 1 and (kinds := _KNOWN.get(last) or _KNOWN.get(last.lower() if token == before else last)):
        return kinds
    if last.endswith("str"):
        return _KNOWN["Str"]
    return _KNOWN.get(token, ())


def _stands(kind: _Kind, before: str, following: re.Match[str]) -> bool:
    """Does the abbreviation stand where it is one? Elsewhere it is a word ("dieser Art.", "Jan.")."""
    number_after = following["word"][:1].isdigit() or _ROMAN.fullmatch(following["word"]) is not None
    number_before = before.rstrip()[-1:].isdigit() or before.rstrip().endswith(("½", "¼", "¾", "."))
    match kind.place:
        case "before number":
            return number_after
        case "after number":
            return number_before
        case "beside number":
            return number_after or number_before
        case "before name":
            return following["word"][:1].isupper()
    return True


def _letter_ends(words: list[str], word: str) -> bool:
    """A lone letter: an initial ("A. Merkel", "U.S."), a unit ("5 m.") or a label ("Plan B.")."""
    before, token = ["", *words][-2:]
    if len(token) == 1 and (before in LETTERED or (token.islower() and before[-1:].isdigit())):
        return True
    return word in STARTERS


def _number_ends(words: list[str], following: re.Match[str]) -> bool:
    """Is a number with a full stop a cardinal that ends the sentence ("Platz 77.") or an ordinal ("3. Liga")?"""
    word = following["word"]
    earlier, before, token = ["", "", *words][-3:]
    if word in MONTHS:
        return False
    plain = _ORDINAL.fullmatch(token)
    if word[:1].isdigit():
        return not (plain and _is_date(plain, before, following))
    if plain is None or word in STARTERS:
        return True
    if word in COUNTED or word.lower().endswith(COUNTED_ENDINGS):
        return False
    day = plain["day"]
    if len(day) > 1 and day[0] == "0":
        return True
    if before in {"und", "oder", "bis", "sowie"}:
        return not earlier.endswith(".")
    return not plain["rest"] and before.lower() not in BEFORE_ORDINAL


def _is_date(plain: re.Match[str], before: str, following: re.Match[str]) -> bool:
    """Is it the inside of "3. 10. 2025", "3.10. 2025" or "1. 2. 3."? "Platz 77. 12 Vereine" is two sentences."""
    if len(following["word"]) == len("2025"):
        return bool(plain["rest"]) or before.endswith(".")
    return len(plain["day"]) <= len("31") and bool(following["dot"])
