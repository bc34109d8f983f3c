"""Which full stops end a sentence: not those of abbreviations, initials and items (numbers: `number_stops`).

The word before the stop has the first say, the one after it the last: after "usw." or "Platz 77." only a word that
opens sentences (Der, Danach ...) shows that one has ended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import begins_clause
from audiobuild.german.grammar.patterns import LETTER
from audiobuild.german.sentences.abbreviated_words import KNOWN, kinds, stands
from audiobuild.german.sentences.clauses import opens_clause, opens_main_clause, opens_with_year
from audiobuild.german.sentences.number_stops import is_in_brackets, number_stop_ends
from audiobuild.german.sentences.ordinal_stops import ROMAN
from audiobuild.german.words import word_list
from audiobuild.german.words.abbreviations import BEFORE_NUMBER, SHORTENED_LICH
from audiobuild.german.words.bible import BOOKS, SURE_BOOKS
from audiobuild.german.words.calendar import MONTH_NAMES, SHORT_MONTHS, SHORT_WEEKDAYS
from audiobuild.german.words.nouns import is_listed
from audiobuild.german.words.places import toponyms
from audiobuild.german.words.sentence_words import BEFORE_ORDINAL, COUNTED, LETTERED, STARTERS
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

_OPENING = "<„“\"‚‘’'»«›‹([–—-_*~"


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
    return not any(sign in token for sign in ".@/_") and token not in KNOWN


def follows_abbreviation(text: str, start: int, at: int) -> bool:
    """Return whether an abbreviation that ends no sentence precedes `at`: "nach lit. a) bis c)", "Pkt. a)"."""
    places = BEFORE_NUMBER | {"anywhere"}
    return any(kind.place in places and not kind.may_end for kind in KNOWN.get(_words(text, start, at)[-1], ()))


# Matches all of "1", "„2", "(a", "IV", "1.2"; not of "ab", "2025".
_ENUMERATOR = lazy_regex(r"[„“\"‚‘»«›‹(\[]*(?:\d{1,3}|[A-Za-z]|[IVXLC]+)(?:\.\d{1,2})*")
# Matches the beginning of " – So.", "-So"; not of " So.", " – Sonst".
_DASH_AFTER = lazy_regex(r" ?[-–] ?So\b")
# Matches the beginning of " + Do.", " & 3 Ki.", " = drei"; not of " ++ So", " + Neu", " + + +".
_JOINED_AFTER = lazy_regex(r" [+&=] ?(?=[\d(a-zäöü]|[A-ZÄÖÜ][a-zäöü]{0,5}\.)")


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
    if not token:
        return True
    if _is_in_calendar(words, word):
        return word in STARTERS and not _DASH_AFTER.match(text, at + 1)  # "Di. + Do. Chor"; not "Mi. – So. Chor"
    if token[-1].isdigit():
        return number_stop_ends(text, start, at, words, following)
    return _token_ends(text, start, at, words, following)


# Matches all of "Mo./Di", "Sa+So"; not of "Mo", "Mo./Tag".
_JOINED_DAYS = lazy_regex(rf"(?:(?:{'|'.join(SHORT_WEEKDAYS)})\.?[/+&–-])+(?:{'|'.join(SHORT_WEEKDAYS)})")
"""Abbreviated days, whose stop ends no sentence: Mo./Di. Ruhetag."""


def _is_in_calendar(words: list[str], word: str) -> bool:
    """Return whether another day or month follows an abbreviated one: Mo. - Fr., Apr. – Okt."""
    if words[-1] in SHORT_MONTHS:
        return word in SHORT_WEEKDAYS or word in SHORT_MONTHS or word in MONTH_NAMES
    if words[-1] not in SHORT_WEEKDAYS:
        return False
    return word in SHORT_WEEKDAYS or word == "Ruhetag" or _JOINED_DAYS.fullmatch("".join(words[-3:])) is not None


# Matches the beginning of " HN-Ulm)", " Karl Lang, 12)", " Celle, Reg.-Bez. Ulm)"; not of ")", " Karl lachte. Dann)".
_BRACKET_GOES_ON = lazy_regex(
    r" [A-ZÄÖÜ](?:[^().!?]|\.(?=[-–,]| \d| [a-zäöü])|(?<=\b(?:Bez|Lkr))\.|(?<=\b(?:Kr|Kt|St))\.){1,60}\)"
)
"""What an abbreviation that opens a bracket belongs to: Lang (Sfr. Ulm)."""
# Matches the beginning of " 1890)", " 1890, 1900)"; not of " 1890 kam er)", " Ulm)".
_NUMBER_IN_BRACKET = lazy_regex(r" \d[\d/,; –-]*\)")
"""What ends a bracket after an abbreviation that is not listed: (erbaut 1567, umgeb. 1890)."""
_MOST_MARKS = 8
"""Quotation marks and dashes before the first word of a sentence."""
# Matches the end of "von Brahms u. a", "Händel u.a"; not of "gab es u. a".
_OTHERS = lazy_regex(r"(?<!\S)[A-ZÄÖÜ][\w-]+ u\. ?a$")
"""Means "und andere" after a noun or a name: Lieder von Brahms u. a. Danach gab es Wein."""
_SUBJECTS = frozenset(word_list("Er Sie Es Wir Ich Man Seine Ihre Ihr Dann Danach Doch Aber Auch Dort Hier Später"))
"""Words that no shortened adjective comes before: Der Text ist lat. Er stammt aus Rom."""

_TITLES = frozenset(word_list("Prof Dr med phil jur iur nat Dipl.-Ing Dr.-Ing Fa Abg Vors Stellv"))
"""Titles that a name follows; before a pronoun and its verb they end the sentence: Er ist Prof. Sie lehrt."""
# Matches the beginning of " war", " lehrt in"; not of " Kern", ", der", " und".
_VERB_NEXT = lazy_regex(r" (?!und|oder|als|wie|selbst|selber|alle|beide)[a-zäöüß]{3,}\b")


def _token_ends(text: str, start: int, at: int, words: list[str], following: re.Match[str]) -> bool:
    """Return whether the stop after an abbreviation or word ends the sentence."""
    token, word = words[-1], following["word"]
    first = at - len(token)
    if text.startswith("(", first - 1) and word not in STARTERS and _BRACKET_GOES_ON.match(text, at + 1):
        return False
    if token.islower() and _NUMBER_IN_BRACKET.match(text, at + 1) and is_in_brackets(text, start, at):
        return False
    marked = first - start <= _MOST_MARKS and not text[start:first].strip(_OPENING + " ")  # "Gelegentl. Schauer"
    opens = marked or begins_clause(text, first)
    candidates = kinds(token, text[max(start, at - 24) : at], opens=opens)
    for kind in candidates:
        opening = opens and kind.place == "at the start" and word not in STARTERS
        if opening or stands(kind, text[max(start, first - 8) : first], following):
            ends = _follows_degree(token, text, following) or (kind.may_end and _another_begins(words, text, following))
            if word not in _SUBJECTS or ends:
                return ends
            named = words[-1] in _TITLES and _VERB_NEXT.match(text, following.end("word"))
            return kind.adjective or bool(named or _OTHERS.search(" ".join(words)))
    if not candidates and SHORTENED_LICH.fullmatch(token.lower() if opens else token):
        return word in _SUBJECTS
    return _word_ends(words, text, following)


_DEGREES = frozenset(word_list("agr habil iur jur med nat oec phil pol theol"))
_SINCE = frozenset(word_list("Ab Am Bis Im In Nach Seit Von Vor Zwischen"))
# Matches the beginning of " 1990", " Mai 1990", " Jahr 1990", " 1. Mai"; not of " der", " Weizsäcker".
_DATE_NEXT = lazy_regex(r" (?:(?:dem )?(?:[A-ZÄÖÜ][a-zäöü]+ )?(?:1[5-9]|20)\d\d\b|\d{1,2}\. ?[A-Z\d])")
"""What follows a preposition that opens a sentence after a degree."""


def _follows_degree(token: str, text: str, following: re.Match[str]) -> bool:
    """Return whether a sentence with a date opens after a degree: Er ist Dr. rer. nat. Von 1990 bis 1995 lehrte er."""
    return (
        token.rpartition(".")[2] in _DEGREES
        and following["word"] in _SINCE
        and _DATE_NEXT.match(text, following.end("word")) is not None
    )


# Matches the beginning of "Reichweite: 69 km"; not of "Arbeit", "Dr: ", "Fahrt nach Ulm: ".
_LABEL = lazy_regex(r"[A-ZÄÖÜ][a-zäöüß-]{3,}: ")
"""A label after a measure opens a sentence: Gehzeit: 3 Std. Länge: 12 km."""
_AT_END = frozenset(word_list("Chr usw etc usf Z ff Jr"))
"""Abbreviations that mostly end a sentence, if a noun and a verb come next: im Jahr 44 v. Chr. Rom war ..."""


# Matches the end of "Kuchen u. v. m", "u.v.m", "uvm"; not of "u. v. a", "km".
_AND_MORE = lazy_regex(r"(?<!\w)u(?:\. ?v\. ?m|vm)$")
"""Ends every sentence before a capital: Wein, Bier u.v.m. Eintritt frei."""


def _another_begins(words: list[str], text: str, following: re.Match[str]) -> bool:
    """Return whether what follows an abbreviation that may end a sentence begins another: "44 v. Chr. Rom war"."""
    before, token = ["", *words][-2:]
    word = following["word"]
    if word in STARTERS or (before[-1:].isdigit() and _LABEL.match(text, following.start("word"))):
        return True
    if token not in SHORT_MONTHS and opens_with_year(text, following):
        return True
    if word[:1].isupper() and _AND_MORE.search(" ".join(words[-3:])):
        return True
    return (
        token.rpartition(".")[2] in _AT_END and word != "Geburt" and opens_clause(text, following)
    )  # "300 n. Chr. Geburt"


# Matches the beginning of " 3,16", " 23 vor", " 5,3-12"; not of " 1950", " 2.500 Gäste", " 23. Mai".
_CHAPTER = lazy_regex(r"\s\d{1,3}(?:(?P<verse>,\s?\d)|(?![\d%]|\.\d|\.?\s[A-ZÄÖÜ]|:\d))")
_BOOK_NUMBERS = frozenset(word_list("1. 2. 3. 4. 5."))


def _is_scripture(text: str, at: int, words: list[str]) -> bool:
    """Return whether the stop at `at` belongs to a book of the Bible: "Joh. 3,16", "Ps. 23", "2. Kor. 5"."""
    chapter = _CHAPTER.match(text, at + 1)
    sure = words[-1] in SURE_BOOKS or (len(words) > 1 and words[-2] in _BOOK_NUMBERS)
    return chapter is not None and bool(chapter["verse"] or sure)


# Matches the end of "A", "z.B", "Hans-J"; not of "Ab", "3", "½".
_LETTER = lazy_regex(rf"(?:\A|[.-]){LETTER}\Z")
# Matches the end of "Eichmann/v", "Blümich/K"; not of "km/h", "W/K", "K".
_EDITOR = lazy_regex(r"[a-zäöüßR]/(?:[A-ZÄÖÜ]|v)$")
"""The initial of the second author of a commentary: HK-ArbR/J. Schubert."""


def _word_ends(words: list[str], text: str, following: re.Match[str]) -> bool:
    """Return whether the stop after a word that is no abbreviation ends the sentence: no letter, no numeral."""
    token, word = words[-1], following["word"]
    if _cuts_adjective(words, word) or _refers(token, text, following):
        return False
    if _LETTER.search(token) or _EDITOR.search(token):
        return _letter_ends(words, word)
    if not (ROMAN.fullmatch(token) or _JOINED_DAYS.fullmatch(token)):
        return True
    before = ["", *words][-2]
    if (word in COUNTED and before.lower() in BEFORE_ORDINAL) or word == "Abs":
        return False  # "die im II. Weltkrieg zerstörte Kirche", "in Teil II. Abs. 4"
    if word not in COUNTED and word[:1].isupper() and _is_numbered(before):
        return True
    return word in STARTERS or opens_main_clause(text, following)


# Matches the beginning of " Nr. 5", " Nr.12"; not of " Nr. eins".
_NUMBER_NEXT = lazy_regex(r" Nr\. ?\d")
# Matches the beginning of " 4580/1852", " 12a/99"; not of " 4580", " 3/4 der".
_FILE_NEXT = lazy_regex(r" \d{2,6}[a-z]?/\d{2,4}(?!\w)")


def _refers(token: str, text: str, following: re.Match[str]) -> bool:
    """Return whether an unlisted abbreviation has the number of a file after it: KZ. 1120/1870, PGV. Nr. 5."""
    at = following.start("word") - 1
    if token.isupper() and _NUMBER_NEXT.match(text, at):
        return True
    return token[:1].isupper() and not is_listed(token) and _FILE_NEXT.match(text, at) is not None


def _is_numbered(name: str) -> bool:
    """Return whether a numeral after the name numbers it, as those of no ruler do: RTL II, Lauffen II, Phase III."""
    return (len(name) > 1 and name.isupper()) or name in toponyms() or is_listed(name)


_SURE_ARTICLES = frozenset(word_list("im am zum zur vom beim des ins"))
"""Articles that are nothing else, as "die" and "dem" are: an adjective or a noun follows them."""
# Matches all of "syst", "gepl", "musikpäd"; not of "alten", "neue", "andern", "erstenmal", "X".
_CUT_SHORT = lazy_regex(r"[a-zäöüß]{2,}(?<!e)(?<!e[mnrs])(?<![lr]n)(?<!mal)(?<!so)")
"""What no declined adjective ends in."""


def _cuts_adjective(words: list[str], word: str) -> bool:
    """Return whether an unlisted adjective is abbreviated between its article and its noun: "im gepl. Neubau"."""
    article, token = ["", *words][-2:]
    between = article.lower() in _SURE_ARTICLES and word[:1].isupper() and word not in STARTERS
    return between and _CUT_SHORT.fullmatch(token) is not None


_UNITS = frozenset("mlgths")


def _letter_ends(words: list[str], word: str) -> bool:
    """Classify a lone letter: an initial ("A. Merkel", "U.S."), a unit ("5 m.") or a label ("Plan B.")."""
    before, token = ["", *words][-2:]
    if len(token) == 1 and (before in LETTERED or (token in _UNITS and before[-1:].isdigit())):
        # "§ 41 Abs. 1 m. Anlage 2", "in Abschnitt B. II."
        return word not in {"Anl", "Anlage", "Anm"} and not ROMAN.fullmatch(word)
    return word in STARTERS
