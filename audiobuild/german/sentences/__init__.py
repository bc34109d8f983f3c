"""Where German sentences begin and end: spans into the text, nothing copied, nothing lost.

A mark (``.``, ``!``, ``?``, ``…``) with the quotation marks and brackets that close after it is a place where a
sentence may end; the word before and the word after it decide. What begins in lower case never opens a
sentence: that alone keeps »Kommst du?« fragte er in one piece.

- `full_stops.py` with `abbreviated_words.py`: full stops after words
- `number_stops.py` with `ordinal_stops.py`, `enumerated_stops.py`: full stops after numbers
- `clauses.py`: whether a clause begins
- `quotations.py`: quotations of whole sentences
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.patterns import NOTE_PAGE
from audiobuild.german.lookalikes import with_plain_blanks
from audiobuild.german.sentences.clauses import is_exclaimed, opens_clause, opens_with_verb
from audiobuild.german.sentences.full_stops import blank_is_forgotten, follows_abbreviation, full_stop_ends
from audiobuild.german.sentences.number_stops import is_in_brackets
from audiobuild.german.words import word_list
from audiobuild.german.words.determiners import BEFORE_ADJECTIVE
from audiobuild.german.words.sentence_words import BEFORE_ORDINAL, STARTERS
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator


def sentences(text: str) -> list[str]:
    """Return the sentences of a German text, each without the blanks around it.

    >>> sentences("Am 3. Oktober kam Dr. Weiß. „Endlich!“, rief er.")
    ['Am 3. Oktober kam Dr. Weiß.', '„Endlich!“, rief er.']
    """
    return [text[start:end] for start, end in sentence_spans(text)]


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences in a German text, as (first character, the one after the last).

    Spans rise, do not overlap, begin and end with a non-blank character; every non-blank character of the text
    lies in exactly one. A blank line always ends a sentence.
    """
    return list(_spans(with_plain_blanks(text)))


def first_sentence(text: str) -> str:
    """Return the first sentence of a text, without reading on; empty if the text is blank."""
    return next((text[start:end] for start, end in _spans(with_plain_blanks(text))), "")


_CLOSING = "»«“”\"’'›‹<‘)\\]"
_EMOJI = "[\U0001f300-\U0001faff\u2600-\u27bf\u2b50\ufe0f\u200d]"
# Matches all of ":-)", ";)", ":D", ":-/", ":o)", "^^", "xD", "<3"; not of ":", ")", "x", "<".
_FACE = r"(?:[:;](?:-?[)(DPO]++|-[/|*]|o\))|\^\^|[xX]D++|<3)"
# Matches "!“" in "„Komm!“ Er", "..." in "Na ... Gut", ".[3]" in "so.[3] Dann", ".12" in "gesagt.12 Dann",
# ".[3]:12" in "so.[3]:12 Dann", ".:5 ff." in "gesagt.:5 ff. Dann", "." in "kam .Dann"; not "3.5", "www.beispiel.de".
_CANDIDATE = lazy_regex(
    rf"(?<![.!?…])(?P<marks>[.!?…]++|(?<=[\w,)] )(?:{_FACE}|{_EMOJI}++)(?=\s)"
    rf"|(?<=[a-zäöüß)]){_EMOJI}++(?=\s)|(?<=[a-zäöüß])[:;]-?[)D]++(?=\s))"
    rf"(?P<close>(?:\s?{_EMOJI}+)?[{_CLOSING}]*(?:\[\d+\](?:{NOTE_PAGE})?|[¹²³⁴-⁹])*"
    rf"(?:(?<=[a-zäöüß]{{4}}[.!?])\d{{1,3}}(?=\s+[A-ZÄÖÜ„»])|(?<=[a-zäöüß]\.){NOTE_PAGE}|\s?{_EMOJI}+)?)"
    rf"(?P<late>[ \xa0][»«“”\"](?=\s|$)|\s\([a-zäöüß][^().!?]{{0,30}}\)(?=\s)|\s?{_FACE}(?=\s|$))?"
    r"(?=\s|$|(?:(?<=[a-zäöüß\d)“”][.!?])|(?<= [.!?]))[A-ZÄÖÜ][a-zäöüß])"
    r"|\n[^\S\n]*\n"
)
"""Where a sentence may end: marks, what closes after them, or a blank line.

`close` holds what is attached to a sentence's end too: a footnote's number, emoji. `late` is what is apart and
still belongs to it: a lone quotation mark, or a remark like "(lacht)".
A capital right after a mark is a forgotten blank.
"""


_FIRST = lazy_regex("[.!?…:;^xX<\n\U0001f300-\U0001faff\u2600-\u27bf\u2b50\ufe0f\u200d]")
"""The first character of a candidate; `_CANDIDATE` itself would be tried at every character."""


def _candidates(text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of `_CANDIDATE` from left to right."""
    end = 0
    for first in _FIRST.finditer(text):
        if first.start() >= end and (match := _CANDIDATE.match(text, first.start())):
            yield match
            end = match.end()


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of `sentence_spans`, each as soon as the next sentence has begun."""
    small = text.islower()
    start = _skip_blanks(text, 0)
    last: tuple[int, int] | None = None
    for match in _candidates(text):
        if match.start() < start:
            continue
        end = _closed(text, match)
        if match["marks"] and not _ends(text, start, match, end, small=small):
            continue
        length = len(text[start:end].rstrip())
        if length:
            if last:
                yield last
            last = (start, start + length)
        start = _skip_blanks(text, end)
    length = len(text[start:].rstrip())
    if last and length and _belongs_to(text, last, (start, start + length)):
        yield last[0], start + length
        return
    if last:
        yield last
    if length:
        yield start, start + length


def _skip_blanks(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


_QUOTES = '„“”"»«'
_FARTHEST = 2000
"""Characters back to where a quotation may have begun."""


def _closed(text: str, match: re.Match[str]) -> int:
    """Return the end of a sentence that ends here; a lone quotation mark closes if more were opened before it."""
    if not match["marks"] or not match["late"] or set(match["late"]) & set("(:;^xX<"):
        return match.end() if match["marks"] else match.start()
    first = max(0, match.start() - _FARTHEST)
    before = text[text.rfind("\n", first, match.start()) + 1 or first : match.start("late")]
    is_open = sum(map(before.count, _QUOTES)) % 2 == 1
    return match.end() if is_open else match.start("late")


def _last_word(text: str, end: int) -> str:
    """Return the word that ends before a position, in lower case."""
    words = text[max(0, end - 40) : end].split()
    return words[-1].lower() if words else ""


# Matches all of "12,90", "25,-", "10 €", "9,80/7,20"; not of "12", "10 Euro.", "1999".
_AMOUNT = lazy_regex(
    r"\d{1,4},(?:\d\d|[-–—]{1,2})(?:/\d{1,4},\d\d)?(?: ?€| Euro| EUR)?|\d{1,4}(?:,[-–—]+)?(?: ?€| Euro| EUR)"
)
"""What an unknown abbreviation precedes: Käsespätzle (veg.) 12,90."""


def _belongs_to(text: str, last: tuple[int, int], rest: tuple[int, int]) -> bool:
    """Return whether what is left at the end is only a dash, a mark or an amount of the last sentence."""
    left = text[slice(*rest)]
    amount = text[last[1] - 1] in ".)" and _AMOUNT.fullmatch(left)
    return "\n" not in text[last[1] : rest[0]] and (bool(amount) or not any(map(str.isalnum, left)))


_LONGEST_REMARK = 200
"""Characters back to the bracket that a remark opens with."""


def _is_face(text: str, start: int, at: int) -> bool:
    """Return whether the marks at `at` are a face, and not the end of a remark: "(siehe:)", "am :)"."""
    first = max(start, at - _LONGEST_REMARK)
    apart = text[at - 1].isspace()
    closed = apart or text.count("(", first, at) <= text.count(")", first, at)
    return closed and _last_word(text, at) not in BEFORE_ORDINAL


_OPENING = "„“”\"‚‘’'»«›‹(\\["
_DASHES = "–—-"
_MOST_LEADS = 20
"""Quotation marks and dashes before a sentence's first word that are looked at."""
# Matches all of " „Wort", " – „Er", " … und", " z."; not of " zwei Wörter", " Mai_".
_NEXT = lazy_regex(
    rf"\s*(?P<lead>(?:[{_OPENING}]\*?|[{_DASHES}]+(?:\s+|(?=[{_QUOTES}]))|\.\.\.\s*|…\s*){{0,{_MOST_LEADS}}})(?P<word>\w*(?<!_))(?P<dot>\.?)"
)
_BRAND = lazy_regex(r"[a-z][A-Z]")
# Matches the beginning of " (Warum?), in", " (1997) erschien"; not of " (So ist es.) Er", " (2) wenn", " (1997). Er".
_ASIDE_AFTER = lazy_regex(r"\s*\((?!(?:\d{1,2}|[a-z])\))(?=[^()]*\w)[^()\n]{1,80}\)(?:,| [a-zäöüß]{2})")
"""Brackets after which the sentence goes on: sein Essay Why Socialism? ("Warum Sozialismus?"), in dem er fragt."""


def _ends(text: str, start: int, match: re.Match[str], end: int, *, small: bool) -> bool:
    """Return whether the sentence that begins at `start` ends at this mark, which closes at `end`.

    In a text without capitals (`small`), a lower-case letter may open a sentence.
    """
    following = _NEXT.match(text, end)
    if following is None or following.end() == len(text) == following.start("word"):
        return True
    close, word = match["close"], following["word"]
    if end == following.start("word"):
        if text[match.start() - 1].isdigit() and not full_stop_ends(text, start, match.start(), following):
            return False
        return word in STARTERS and blank_is_forgotten(text, start, match.start())
    remark = close and match.start() and text[match.start() - 1] in "(["  # "(!)", "[…]"
    if remark or ("(" in following["lead"] and _ASIDE_AFTER.match(text, end)):
        return False
    if word[:1].islower() and not (_BRAND.match(word) or (small and not close)):
        return _opens_item(text, start, match, following)
    return _mark_ends(text, start, match, following)


_LONGEST_POINTER = 16
_LONGEST_NUMBER = 3
# Matches the end of "Fall II. 2", "unter B. I. 2", "Nr. 3", "Ziffer 4"; not of "um 2", "am 3".
_POINTER = lazy_regex(r"(?<!\w)(?:[IVX]+\.|Fall|Nr\.|Nummer|Ziffer|unter|zu) ?\d{1,2}$")
"""What a letter in brackets may follow in its sentence: im Fall II. 2. b) der Gründe."""


def _opens_item(text: str, start: int, match: re.Match[str], following: re.Match[str]) -> bool:
    """Return whether a lower-case letter after a mark names an item: "gilt. b) wenn"; not in "3. b) So"."""
    if not (len(following["word"]) == 1 and not following["dot"] and text.startswith(") ", following.end())):
        return False
    if _POINTER.search(text, max(start, match.start() - _LONGEST_POINTER), match.start()):
        return False
    if ")" not in match["close"] and is_in_brackets(text, start, match.start()):
        return False  # "(183 Mio. t) reichen"
    numbered = match.start() - start <= _LONGEST_NUMBER and text[start : match.start()].isdecimal()
    return not numbered and not follows_abbreviation(text, start, match.start())


# Matches the end of "weil (gute?)", "sah (nach Wochen!)", "„(neue?)"; not of "kam. (Wirklich?)", "kam (Ja? Nein?)".
_REMARK = lazy_regex(r"(?:[\w,] |[„\"»])\([\w-]+(?: [\w-]+){0,3}[!?]+\)$")
"""A remark of a few words in the middle of a sentence."""
_LONGEST_ASIDE = 60
# Matches the beginning of "E! News", "Yahoo! Finance", "D! Soost"; not of "E! Morgen", "yahoo! Das".
_EXCLAIMED_NAME = lazy_regex(r"E! (?:News|Online|Entertainment)\b|D! Soost\b|(?:Yahoo|Joomla|Jeopardy)! ")
"""Names with an exclamation mark: Yahoo! Finance."""
_NEVER_LAST = BEFORE_ADJECTIVE | frozenset(word_list("und oder sowie"))


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Return whether the mark is part of the name of a company: Yahoo! Finance, (via E! News)."""
    word = _last_word(text, match.start()).lstrip(_OPENING)
    return _EXCLAIMED_NAME.match(text, match.start() - len(word)) is not None


def _mark_ends(text: str, start: int, match: re.Match[str], following: re.Match[str]) -> bool:
    """Return whether a mark before a capital or a number ends the sentence."""
    marks = match["marks"]
    if marks == ".":
        return full_stop_ends(text, start, match.start(), following)
    if "!" in marks or "?" in marks:
        goes_on = _REMARK.search(text, max(start, match.end() - _LONGEST_ASIDE), match.end()) or _is_name(text, match)
        return not goes_on or following["word"] in STARTERS or opens_clause(text, following)
    if marks == "<3":
        return following["word"] in STARTERS  # "Kinder <3 Jahre"
    if marks[0] in ":;^xX":  # a face, or the end of a remark: "(siehe:)"
        return following["word"][:1].isupper() and _is_face(text, start, match.start())
    never_last = _last_word(text, match.start()) in _NEVER_LAST and following["word"] not in STARTERS
    if marks[0] not in ".…" and never_last:
        return False  # an emoji precedes its noun: "unter diesem 📍 Link", "mit 🍕 Pizza"
    return _ellipsis_ends(text, start, match, following)


# Matches the end of " „", "so „", "»"; not of "so„", "so“".
_OPENED_BEFORE = lazy_regex(r"(?:\A|\s)[„“\"»]$")
_LONGEST_ARTICLE = 8
# Matches the end of "die ", "Herrn ", "Nr. "; not of "die", "und ".
_NAMELESS = lazy_regex(r"(?<!\w)(?:[Dd](?:er|ie|as|en|em|es)|[Ee]in(?:e[rnms]?)?|Frau|Herrn?|Fa\.|Firma|Nr\.) $")
_INTERJECTIONS = frozenset(
    word_list("Ach Äh Ähm Aha Also Au Hm Hmm Hoppla Ja Na Naja Nein Nun Oh Oje Puh Schade So Tja Ui Uff")
)
"""Words that are a sentence of their own before an ellipsis: Tja ... Pech gehabt."""


def _ellipsis_ends(text: str, start: int, match: re.Match[str], following: re.Match[str]) -> bool:
    """Return whether a sentence broke off at an ellipsis; else something within it was cut out."""
    if _NAMELESS.search(text, max(start, match.start() - _LONGEST_ARTICLE), match.start()):
        return False  # a name was left out: "Die ... GmbH", "Flurstück Nr. ... (Gemarkung P.)"
    word = following["word"]
    if not match["close"] and _OPENED_BEFORE.search(text, max(start, match.start() - 2), match.start()):
        return False  # a quotation that begins within a sentence: „... Das war alles“
    if word.isdecimal() and following["dot"] and text[start : match.start()].rstrip().endswith((",", ";", "–", "-")):
        return False  # places were left out: "1. Kern 80, 2. Wolf 72, ... 7. Lang 31"
    if match["close"] or following["lead"].strip("–—- ") or word in STARTERS or word[:1].isdigit():
        return True
    said = text[start : match.start()].strip(' „»“"–—')
    return said in _INTERJECTIONS or opens_clause(text, following) or (bool(said) and _breaks_off(text, following))


def _breaks_off(text: str, following: re.Match[str]) -> bool:
    """Return whether what follows an ellipsis opens a sentence without a subject: "Lassen wir das", "Geschafft!"."""
    return opens_with_verb(text, following) or is_exclaimed(text, following)
