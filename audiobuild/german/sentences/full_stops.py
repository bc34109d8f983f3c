"""Does a full stop end a sentence? That of an abbreviation, an initial or an item does not; numbers: `number_stops`.

The word before the stop has the first say, the one after it the last: after "usw." or "Platz 77." only a word that
opens sentences (Der, Danach ...) shows that one has ended.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from audiobuild.german.grammar.context import begins_clause
from audiobuild.german.sentences.clauses import opens_clause, opens_main_clause
from audiobuild.german.sentences.number_stops import ROMAN, number_stop_ends
from audiobuild.german.words import word_list
from audiobuild.german.words.abbreviations import ABBREVIATIONS, COURTS, SENTENCES, SHORTENED_LICH, ending_of
from audiobuild.german.words.bible import BOOKS, SURE_BOOKS
from audiobuild.german.words.calendar import MONTH_NAMES, SHORT_MONTHS, SHORT_WEEKDAYS
from audiobuild.german.words.determiners import BEFORE_ADJECTIVE, PLAIN_PREPOSITIONS
from audiobuild.german.words.nouns import is_listed, is_noun
from audiobuild.german.words.places import toponyms
from audiobuild.german.words.sentence_words import (
    BEFORE_ORDINAL,
    COUNTED,
    FIRST_NAMES,
    LETTERED,
    NAMES,
    STARTERS,
)

_OPENING = "<„“\"‚‘’'»«›‹([–—-_*~"
# Matches the end of "z. B", "u.a"; not of "und so", "z. ".
_PAIR = re.compile(r"(\w+)\.\s?(\w+)$")
# Matches all of "1", "„2", "(a", "IV", "1.2"; not of "ab", "2025".
_ENUMERATOR = re.compile(r"[„“\"‚‘»«›‹(\[]*(?:\d{1,3}|[A-Za-z]|[IVXLC]+)(?:\.\d{1,2})*")
_UNITS = frozenset("mlgths")
_MOST_MARKS = 8
"""Quotation marks and dashes before the first word of a sentence."""


class _Kind(NamedTuple):
    """Properties of an abbreviation: where it is one, and whether a sentence may end with it."""

    place: str
    may_end: bool
    adjective: bool = False


def _known() -> dict[str, tuple[_Kind, ...]]:
    """Index abbreviations by their last piece (``Dr. med.``: ``med``) unless it is a letter, and by the last two."""
    known: dict[str, tuple[_Kind, ...]] = {name: (_Kind("before name", may_end=False),) for name in FIRST_NAMES}
    known |= {name: (_Kind("before number", may_end=False),) for name in NAMES}
    alone = {entry.written[:-1] for entry in ABBREVIATIONS}
    for entry in ABBREVIATIONS:
        if not entry.written.endswith("."):
            continue
        pieces = entry.written[:-1].replace(". ", ".").split(".")
        for piece, after in pairwise(pieces):
            if len(piece) > 1 and after[0] != "-":
                known.setdefault(piece, (_Kind("anywhere", may_end=False),))
        for key in {pieces[-1], ".".join(pieces[-2:])}:
            if len(pieces) == 1 or (len(key) > 1 and key not in alone):
                sure = entry.place == "after article" and key[0].isupper()
                place = "after a sure article" if sure else entry.place
                known[key] = (*known.get(key, ()), _Kind(place, entry.may_end, entry.declined))
    known["al"] = (_Kind("anywhere", may_end=True),)  # "Meier et al. (2019)"
    return known


_KNOWN = _known()


def _words(text: str, start: int, end: int) -> list[str]:
    """Return the last words (four at most) up to `end` without opening marks; the last is empty after a blank."""
    before = text[max(start, end - 64) : end]
    words = before.split()[-4:]
    if not words or before[-1].isspace():
        words.append("")
    return [word.lstrip(_OPENING) for word in words]


def blank_is_forgotten(text: str, start: int, at: int) -> bool:
    """Return whether the stop at `at`, before a capital, lacks its blank and is not part of a web address."""
    token = _words(text, start, at)[-1]
    return not any(sign in token for sign in ".@/_") and token not in _KNOWN


def follows_abbreviation(text: str, start: int, at: int) -> bool:
    """Return whether an abbreviation that ends no sentence stands before `at`: "nach lit. a) bis c)"."""
    return any(kind.place == "anywhere" and not kind.may_end for kind in _KNOWN.get(_words(text, start, at)[-1], ()))


def full_stop_ends(text: str, start: int, at: int, following: re.Match[str]) -> bool:
    """Return whether the full stop at `at` ends the sentence that begins at `start`.

    Args:
        text: all of it.
        start: first character of the sentence.
        at: the full stop.
        following: the `word` after it (may be empty) and the `dot` after that.
    """
    word = following["word"]
    words = _words(text, start, at)
    inside = _ENUMERATOR.fullmatch(text, start, at) or _JOINED_AFTER.match(text, at + 1)
    if inside or (words[-1] in BOOKS and _is_scripture(text, at, words)):
        return False
    token = words[-1]
    if (
        not token
        or (
            token in SHORT_WEEKDAYS
            and (word in SHORT_WEEKDAYS or word == "Ruhetag" or _JOINED_DAYS.fullmatch("".join(words[-3:])))
        )
        or (token in SHORT_MONTHS and (word in SHORT_WEEKDAYS or word in SHORT_MONTHS or word in MONTH_NAMES))
    ):
        joined = _DASH_AFTER.match(text, at + 1)  # "Mi. – So."
        return not token or (word in STARTERS and not joined)  # "Mo. - Fr.", "Di. + Do. Chor", "Apr. – Okt. Di"
    if token[-1].isdigit():
        return number_stop_ends(text, start, at, words, following)
    first = at - len(token)
    marked = first - start <= _MOST_MARKS and not text[start:first].strip(_OPENING + " ")  # "Gelegentl. Schauer"
    opens = marked or begins_clause(text, first)
    kinds = _kinds(token, text[max(start, at - 24) : at], opens=opens)
    counted = ["", *words][-2][-1:].isdigit()
    for kind in kinds:
        if (opens and kind.place == "at the start" and word not in STARTERS) or _stands(
            kind, text[max(start, first - 8) : first], following
        ):
            labelled = counted and _LABEL.match(text, following.start("word"))
            ends = token in _AT_END and word != "Geburt"  # "300 n. Chr. Geburt"
            another = word in STARTERS or labelled or (ends and opens_clause(text, following))
            return bool(kind.may_end and another) or (kind.adjective and word in _SUBJECTS)
    if not kinds and SHORTENED_LICH.fullmatch(token.lower() if opens else token):
        return word in _SUBJECTS
    return _word_ends(words, text, following)


# Matches the beginning of " – So.", "-So"; not of " So.", " – Sonst".
_DASH_AFTER = re.compile(r" ?[-–] ?So\b")


def _is_scripture(text: str, at: int, words: list[str]) -> bool:
    """Return whether the stop at `at` belongs to a book of the Bible: "Joh. 3,16", "Ps. 23", "2. Kor. 5"."""
    chapter = _CHAPTER.match(text, at + 1)
    sure = words[-1] in SURE_BOOKS or (len(words) > 1 and words[-2] in _BOOK_NUMBERS)
    return chapter is not None and bool(chapter["verse"] or sure)


# Matches the beginning of " 3,16", " 23 vor", " 5,3-12"; not of " 1950", " 2.500 Gäste", " 23. Mai".
_CHAPTER = re.compile(r"\s\d{1,3}(?:(?P<verse>,\s?\d)|(?![\d%]|\.\d|\.?\s[A-ZÄÖÜ]|:\d))")
_BOOK_NUMBERS = frozenset(word_list("1. 2. 3. 4. 5."))


def _word_ends(words: list[str], text: str, following: re.Match[str]) -> bool:
    """Return whether the stop behind a word that is no abbreviation ends the sentence: no letter, no numeral."""
    token, word = words[-1], following["word"]
    if _cuts_adjective(words, word):
        return False
    joined = len(token.rsplit(".", 1)[-1].rsplit("-", 1)[-1]) == 1 and token[-1].isalpha()
    if joined or _EDITOR.search(token):
        return _letter_ends(words, word)
    numbered = ROMAN.fullmatch(token) or _JOINED_DAYS.fullmatch(token)
    if numbered and word in COUNTED and ["", *words][-2].lower() in BEFORE_ORDINAL:
        return False  # "die im II. Weltkrieg zerstörte Kirche"
    if numbered and word[:1].isupper() and word not in COUNTED and _is_numbered(["", *words][-2]):
        return True
    return not numbered or word in STARTERS or opens_main_clause(text, following)


def _is_numbered(name: str) -> bool:
    """Return whether a numeral behind the name numbers it, as those of no ruler do: RTL II, Lauffen II, Phase III."""
    return (len(name) > 1 and name.isupper()) or name in toponyms() or is_listed(name)


def _cuts_adjective(words: list[str], word: str) -> bool:
    """Return whether an adjective that no list has is cut short between its article and its noun: "im gepl. Neubau"."""
    article, token = ["", *words][-2:]
    between = article.lower() in _SURE_ARTICLES and word[:1].isupper() and word not in STARTERS
    return between and _CUT_SHORT.fullmatch(token) is not None


# Matches the end of "Eichmann/v", "Blümich/K"; not of "km/h", "W/K", "K".
_EDITOR = re.compile(r"[a-zäöüßR]/(?:[A-ZÄÖÜ]|v)$")
"""The initial of the second author of a commentary: HK-ArbR/J. Schubert."""


_SURE_ARTICLES = frozenset(word_list("im am zum zur vom beim des ins"))
"""Articles that are nothing else, as "die" and "dem" are: an adjective or a noun follows them."""
# Matches all of "syst", "gepl", "musikpäd"; not of "alten", "neue", "andern", "erstenmal", "X".
_CUT_SHORT = re.compile(r"[a-zäöüß]{2,}(?<!e)(?<!e[mnrs])(?<![lr]n)(?<!mal)(?<!so)")
"""What no declined adjective ends in."""


# Matches the beginning of " + Do.", " & 3 Ki.", " = drei"; not of " ++ So", " + Neu", " + + +".
_JOINED_AFTER = re.compile(r" [+&=] ?(?=[\d(a-zäöü]|[A-ZÄÖÜ][a-zäöü]{0,5}\.)")


# Matches all of "Mo./Di", "Sa+So"; not of "Mo", "Mo./Tag".
_JOINED_DAYS = re.compile(rf"(?:(?:{'|'.join(SHORT_WEEKDAYS)})\.?[/+&–-])+(?:{'|'.join(SHORT_WEEKDAYS)})")
"""Days cut short, whose stop ends no sentence: Mo./Di. Ruhetag."""
# Matches the beginning of "Reichweite: 69 km"; not of "Arbeit", "Dr: ", "Fahrt nach Ulm: ".
_LABEL = re.compile(r"[A-ZÄÖÜ][a-zäöüß-]{3,}: ")
"""A label behind a measure opens a sentence: Gehzeit: 3 Std. Länge: 12 km."""


_SUBJECTS = frozenset(word_list("Er Sie Es Wir Ich Man Seine Ihre Ihr Dann Danach Doch Aber Auch Dort Hier Später"))
"""Words that no shortened adjective comes before: Der Text ist lat. Er stammt aus Rom."""
_AT_END = frozenset(word_list("Chr usw etc usf Z ff Jr"))
"""Abbreviations that mostly end a sentence, if a noun and a verb come next: im Jahr 44 v. Chr. Rom war ..."""


# Matches "-" in "Mo-Fr", "–" in "Mo.–Fr.", "/" in "Sa./So."; not "." in "z.B.".
_JOINTS = re.compile("[-–/]")


def _kinds(token: str, before: str, *, opens: bool) -> tuple[_Kind, ...]:
    """Return the abbreviations that the word may be; `before` is the text up to its full stop.

    One that `opens` a clause is written with a capital: "Vorl. Reisepass".
    """
    last = token.rsplit(".", 1)[-1]
    if "." in before and (pair := _PAIR.search(before)) and (kinds := _KNOWN.get(f"{pair[1]}.{pair[2]}")):
        return kinds
    last = _JOINTS.split(last)[-1]
    if last[:1].isdigit() and not last.isdecimal():
        last = last.lstrip("0123456789,")  # a blank is missing: "15Tsd. Euro"
    small = last if last in SENTENCES else last.lower()
    if len(last) > 1 and (kinds := _KNOWN.get(last) or _KNOWN.get(small if opens and token == last else last)):
        return kinds
    if last.endswith("str") or last[1:].endswith("Bl"):
        return _KNOWN["Str"]  # Hauptstr., and the name of a gazette: HessABl.
    if entry := ending_of(last):
        return (_Kind("anywhere", entry.may_end, entry.declined),)
    return _KNOWN.get(token, ())


def _stands(kind: _Kind, before: str, following: re.Match[str]) -> bool:  # noqa: C901, PLR0911 -- one for each place
    """Return whether the abbreviation is one at its position; elsewhere it is a word ("dieser Art.", "Jan.")."""
    number_after = following["word"][:1].isdigit() or ROMAN.fullmatch(following["word"]) is not None
    number_before = before.rstrip()[-1:].isdigit() or before.rstrip().endswith((*"½¼¾.°′″",))
    match kind.place:
        case "before number":
            return number_after or following["word"] in {"I", "V", "X"}
        case "after number":
            return number_before or f" {before.lower()}".endswith((" pro ", " je ", " per "))
        case "beside number":
            return number_after or number_before
        case "after name":
            return not number_before
        case "after article":
            return following["word"] not in STARTERS and _ARTICLE_BEFORE.search(before) is not None
        case "before court":
            return following["word"] in COURTS
        case "after a sure article":
            return following["word"] not in STARTERS and _SURE_ARTICLE_BEFORE.search(before) is not None
        case "between nouns":
            noun = before.rstrip().rpartition(" ")[2][:1].isupper()
            noun = noun or before.rstrip()[-1:] in {"(", ","}
            return noun and not number_before and following["word"][:1].isupper() and following["word"] not in STARTERS
        case "before name":
            return following["word"][:1].isupper() and following["word"] not in STARTERS
        case "before noun":
            return is_noun(following["word"]) and following["word"] not in STARTERS
        case "at the end":
            return not following["word"] or following["word"] in STARTERS
        case "at the start":
            return _ITEM_BEFORE.fullmatch(before) is not None
    return True


# Matches all of "2. ", "12) "; not of "am 2. ".
_ITEM_BEFORE = re.compile(r"\d{1,2}[.)] ")
# Matches the end of "der ", "einer "; not of "er ", "bleibt ".
_ARTICLE_BEFORE = re.compile(rf"\b(?i:{'|'.join(sorted(BEFORE_ADJECTIVE))}) $")
# Matches the end of "der ", "im "; not of "mit ", "bleibt ".
_SURE_ARTICLE_BEFORE = re.compile(rf"\b(?i:{'|'.join(sorted(BEFORE_ADJECTIVE - PLAIN_PREPOSITIONS))}) $")
"""Before what is a name without its stop: das Hess. Ministerium, but mit Hess. Die anderen."""


def _letter_ends(words: list[str], word: str) -> bool:
    """Classify a lone letter: an initial ("A. Merkel", "U.S."), a unit ("5 m.") or a label ("Plan B.")."""
    before, token = ["", *words][-2:]
    if len(token) == 1 and (before in LETTERED or (token in _UNITS and before[-1:].isdigit())):
        return word not in {"Anl", "Anlage", "Anm"}  # "§ 41 Abs. 1 m. Anlage 2"
    return word in STARTERS
