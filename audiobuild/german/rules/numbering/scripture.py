"""Places in the Bible, the Quran and hymn books.

Joh 3,16 -> Johannes drei Vers sechzehn        Mt 5,3-12 -> Matthäus fünf Vers drei bis zwölf
Sure 2:256 -> Sure zwei Vers ...               Lied 123,1-3 -> Lied einhundertdreiundzwanzig Strophen eins bis drei
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import ACCUSATIVE, DATIVE, opens_sentence, search_before, word_before
from audiobuild.german.grammar.declension import ordinal_ending
from audiobuild.german.grammar.numbers import cardinal, ordinal
from audiobuild.german.grammar.patterns import DASH
from audiobuild.german.rule_engine import Rule
from audiobuild.german.words import word_list
from audiobuild.german.words.bible import BOOKS, COUNTED_BOOKS, LETTERS, SURE_BOOKS, WORDS_TOO
from audiobuild.lazy_regex import lazy_regex

_NO_PEOPLE = frozenset(
    word_list("""
    Psalm Offenbarung Apostelgeschichte Hebräer Matthäus Galater Epheser Korinther Philipper Kolosser Thessalonicher
    Timotheus Jesaja Jeremia Hesekiel Ezechiel Sacharja Sprüche Mose Genesis Exodus Levitikus Deuteronomium Nehemia
    Hosea Maleachi Haggai Zefanja Kohelet Hiob Klagelieder Römerbrief Korintherbrief
    Prediger Hoheslied Hohelied Sirach Tobit Makkabäer Könige Römer Jakobus Josua Weisheit Numeri Philemon Petrus
    """)
)
"""Books that no person is named after, so that a colon after their chapter is no score: Psalm 23:1."""
_ARTICLES = frozenset(word_list("der die das dem den des im am zum vom beim"))

# Matches the end of "Geheftet ", "geb. ", "Preis: "; not of "siehe ", "nach ".
_PRICED_BEFORE = lazy_regex(
    r"\b(?i:geheftet|gebunden|geb\.|geh\.|brosch\.|broschiert|kart\.|kartoniert|preis:?|leinen|kostet|für|à) $"
)
"""A price in marks follows: gebunden Mk. 3,50."""


def scripture(found: re.Match[str], text: str) -> str | None:
    """Read ``Joh 3,16`` as Johannes drei Vers sechzehn; ``1. Kor 13`` -> erster Korinther dreizehn.

    ``(Mi 6,8)`` -> Micha.
    """
    number, book, chapter, verses, tail = found.groups()
    if book == "Mk" and search_before(_PRICED_BEFORE, text, found.start(), 24):
        return None
    if book in WORDS_TOO and not _is_cited(found, text):
        return None
    if f"{chapter}:" in found[0] and not (number or BOOKS.get(book, book) in _NO_PEOPLE or _is_quoted(found, text)):
        return None
    spoken = f"{BOOKS.get(book, book)} {cardinal(int(chapter))}"
    if number:
        feminine = BOOKS.get(book, book) in ("Chronik", "Könige")
        before = word_before(text, found.start()).lower()
        bare = before in DATIVE - {"über"}
        declined = (
            ordinal_ending(text, found.start(), found.start(2)) if before in _ARTICLES else "e" if feminine else "er"
        )
        article = "dem " if bare else "den " if before in ACCUSATIVE | {"über"} else ""
        first = article + ordinal(int(number), "en" if article else declined)
        spoken = f"{first} {spoken}"
    if verses:
        spoken += f" Vers {_verses(verses)}"
    return spoken + _following(tail, found, text)


# Matches the beginning of " EU", " LUT"; not of " €", " Euro".
_TRANSLATION = lazy_regex(r" (?:EU|EÜ|LUT|ELB)\b")


def _is_cited(found: re.Match[str], text: str) -> bool:
    """Return whether a book whose short form is a word, too, is meant: (Mi 6,8), Ez 33,24; Mi 7,20, Mi 4,2 EU."""
    opened = text.endswith("(", 0, found.start()) or search_before(_PLACE_BEFORE, text, found.start(), _LONGEST)
    closed = text.startswith((")", ";"), found.end())
    return bool((opened and closed) or _TRANSLATION.match(text, found.end()))


_PEOPLE = frozenset(
    word_list("Matthäus Markus Lukas Johannes Daniel Joel Amos Micha Titus Rut Ruth Esra Jona Richter Ester Samuel")
)
"""Books with the name of a person or a player."""
_NO_GOALS = 10
"""Verses from which a colon after such a name is no score; a multiple of five may be a time of day: Daniel 3:17."""
# Matches the beginning of " Minuten", " Uhr", "h"; not of " mit".
_MEASURED = lazy_regex(r" ?(?:Min|min\b|Uhr|Std|h\b|km|/)")

# Matches the beginning of " (KJB)", " NIV", " (Luther 2017)"; not of " NDR", " (Ulm)".
_BIBLE = lazy_regex(r" \(?(?:KJB|KJV|NIV|LUT|ELB|HFA|SLT|NGÜ|EÜ|Luther|Schlachter|Elberfelder)\b")
"""Translations of the Bible, named after a verse."""


def _is_quoted(found: re.Match[str], text: str) -> bool:
    """Return whether verses after a colon are sure: (Joh 3:16), Lukas 2:1-14, Lukas 9:23; not Lukas 6:4."""
    bracketed = text.endswith("(", 0, found.start()) and text.startswith(")", found.end())
    if bracketed or not found[4].isdecimal() or _BIBLE.match(text, found.end()):
        return True
    person = BOOKS.get(found[2], found[2]) in _PEOPLE and not _MEASURED.match(text, found.end())
    return person and int(found[4]) >= _NO_GOALS and int(found[4]) % 5 > 0


def book_alone(found: re.Match[str], _: str) -> str | None:
    """Read ``im 2. Kor schreibt er`` as Korinther; the ordinal before is read elsewhere."""
    return BOOKS[found[1]]


def _verses(written: str) -> str:
    """Read ``3-12`` as drei bis zwölf; ``1-2,4`` -> eins bis zwei Vers vier; ``1+4`` -> eins und vier."""
    chapters = [re.split(DASH, part) for part in written.split(",")]
    spans = [
        " bis ".join(" und ".join(_verse(verse) for verse in re.split("[+.]", piece)) for piece in part)
        for part in chapters
    ]
    return " Vers ".join(spans)


def _verse(written: str) -> str:
    """Read ``5`` as fünf, ``5a`` as fünf a."""
    letter = written.lstrip("0123456789")
    return f"{cardinal(int(written.removesuffix(letter)))} {letter}".strip()


def _following(tail: str | None, found: re.Match[str], text: str) -> str:
    """Read the ``f.`` or ``ff.`` after a verse; its full stop may end the sentence too."""
    if not tail:
        return ""
    ends = opens_sentence(text, found.end()) and not text.startswith((")", "]"), found.end())
    return " folgende" + ("." if ends else "")


def sura(found: re.Match[str], text: str) -> str | None:
    """Read ``Sure 2:256`` as Sure zwei Vers zweihundertsechsundfünfzig."""
    return f"Sure {cardinal(int(found[1]))} Vers {_verses(found[2])}{_following(found[3], found, text)}"


# Matches the end of "Suren 2:87, 253; ", "Sure 2:87, "; not of "Sure 2; am 5. Mai um ".
_SURA_BEFORE = lazy_regex(r"\bSuren? [\d:,; –-]{1,60}[;,] $")
_LONGEST = 80
"""Characters to look back at."""


def further_sura(found: re.Match[str], text: str) -> str | None:
    """Read ``5:110`` in ``Sure 2:87; 5:110`` as Sure fünf Vers einhundertzehn."""
    named = search_before(_SURA_BEFORE, text, found.start(), _LONGEST)
    return f"{cardinal(int(found[1]))} Vers {_verses(found[2])}" if named else None


_OF_BOOKS = sorted({*BOOKS, *BOOKS.values(), *LETTERS, "Hiob", "Hohelied", "Ruth"}, reverse=True)
_NAMES = "|".join(_OF_BOOKS)
# Matches the end of "Joh 3,16; ", "Mt 5,3; 6,9-13; "; not of "Joh 3,16 und ", "Joh 3; am ".
_PLACE_BEFORE = lazy_regex(rf"\b(?:{_NAMES})\.? \d{{1,3}},[\dabcf,;. –-]{{1,60}}; $")


def further_place(found: re.Match[str], text: str) -> str | None:
    """Read ``5,24`` in ``Joh 3,16; 5,24`` as fünf Vers vierundzwanzig."""
    named = search_before(_PLACE_BEFORE, text, found.start(), _LONGEST)
    return f"{cardinal(int(found[1]))} Vers {_verses(found[2])}{_following(found[3], found, text)}" if named else None


def books_of_one_name(found: re.Match[str], _: str) -> str | None:
    """Read ``1/2 Kor`` as erster und zweiter Korinther; ``1/2 Chr`` -> erste und zweite Chronik."""
    name = BOOKS[found[3]]
    ending = "e" if name == "Chronik" else "er"
    return f"{ordinal(int(found[1]), ending)} und {ordinal(int(found[2]), ending)} {name}"


def verse(found: re.Match[str], _: str) -> str | None:
    """Read ``(V. 19)`` as Vers; ``(V. 19-21)`` -> Verse."""
    return "Verse " if found[1] else "Vers "


def chapters(found: re.Match[str], _: str) -> str | None:
    """Read ``Mt 5-7`` as Matthäus fünf bis sieben; ``Gen 7-5`` is left alone."""
    first, last = int(found[2]), int(found[3])
    return f"{BOOKS[found[1]]} {cardinal(first)} bis {cardinal(last)}" if first < last else None


def song(found: re.Match[str], _: str) -> str | None:
    """Read ``Lied 123,1-3`` as Lied einhundertdreiundzwanzig Strophen eins bis drei."""
    stanza = "Strophe" if found[3].isdecimal() else "Strophen"
    return f"{found[1]} {cardinal(int(found[2]))} {stanza} {_verses(found[3])}"


# Matches all of "16", "16-18", "1-2,4", "1+4", "3.7", "1-5a"; not of "3,16", "16f".
_VERSES = rf"\d{{1,3}}(?:(?:{DASH}|[+.])\d{{1,3}})*(?:(?<={DASH}\d),\d{{1,3}})?[a-c]?"
# Matches all of "f.", " ff.", ""; not of "f", "fff.".
_TAIL = r"( ?ff?\.|ff?(?= (?:EU|EÜ|LUT|ELB)\b)| ff?(?=[,;)]| [a-zäöü]))?"
_COUNTED = (*COUNTED_BOOKS, *(BOOKS.get(book, book) for book in COUNTED_BOOKS))
# Matches the beginning of " kam", ". Er", ""; not of "a", ",5", " %", " Euro", ". Kor 5".
_END = (
    rf"(?!\w|[.,]\d| ?[%€]|\. ?(?:{'|'.join(_COUNTED)})\b"
    r"| (?:Euro|Prozent|Franken|Dollar|Mi(?:ll|o|rd)|Sekunden|Minuten|Meter|Kilometer|Punkte)\b)"
)
_HYMNALS = word_list("Lied Lieder EG GL KG RG Gotteslob Gesangbuch")
_BEFORE_CHAPTERS = tuple(f"{name}{stop} 0" for name in _OF_BOOKS for stop in ("", "."))
"""What is in the outline of a text with the chapter of a book: Joh 3,16."""
_LONG_BOOKS = word_list("Genesis Exodus Levitikus Numeri Deuteronomium Mose Jesaja Jeremia Hesekiel Ezechiel Matthäus")
"""Books before a chapter and a verse with a point, which no version or date follows."""
_SHORT_BOOKS = sorted((*SURE_BOOKS, *word_list("Mt Mk Gen Ex Lev Num")), reverse=True)
"""Short forms before a span of chapters."""
RULES = (
    # Matches "Joh 3,16", "Joh 3, 16", "Ps 23,1–4", "2. Tim 3,16", "Röm 8,28f.", "Psalm 23:1"; not "Gen 3,5 %".
    Rule(
        "scripture",
        rf"\b(?<![\w-])(?:([1-5])\.? ?)?({_NAMES})\.? (\d{{1,3}})(?:, ?|:)({_VERSES}){_TAIL}{_END}",
        scripture,
        needs=_BEFORE_CHAPTERS,
    ),
    # Matches "Genesis 2.21", "2. Mose 20.13"; not "Genesis 2", "Gen 2.21", "Genesis 2.0".
    Rule(
        "chapter and verse with a point",
        rf"(?<![\w-])(?:([1-5])\. ?)?({'|'.join(_LONG_BOOKS)}) (\d{{1,3}})\.(?!0)({_VERSES}){_TAIL}{_END}",
        scripture,
        needs=tuple(f"{book} 0.0" for book in _LONG_BOOKS),
    ),
    # Matches "Sure 2:256", "Sure 5,32", "Sure 2, 255"; not "Sure 2", "Suren 2:3".
    Rule(
        "sura",
        rf"(?<!\w)Sure (\d{{1,3}})[:,] ?({_VERSES}){_TAIL}{_END}",
        sura,
        needs=("Sure 0",),
    ),
    # Matches "5:110" in "Sure 2:87; 5:110"; not in "Sure 2 5:110", "; 5:1100", "am 5:110".
    Rule("further sura", rf"(?<=[;,] )(\d{{1,3}}):({_VERSES}){_END}", further_sura, needs=("; 0:0", ", 0:0")),
    # Matches "5,24" in "Joh 3,16; 5,24", "6,9-13" in "Mt 5,3; 6,9-13"; not in "; 5,2 %", "; 5,2 Euro",
    # "Joh 3,16, 5,24".
    Rule(
        "further place in the Bible",
        rf"(?<=; )(\d{{1,3}}),({_VERSES}){_TAIL}{_END}",
        further_place,
        needs=("; 0,0",),
        at_number=True,
    ),
    # Matches "1/2 Kor", "2/3 Joh"; not "1/2 Korb", "1/5 Joh", "11/2 Kor".
    Rule(
        "books of one name",
        rf"(?<![\w.,/-])([1-3])/([2-4]) ({'|'.join(COUNTED_BOOKS)})(?!\w)",
        books_of_one_name,
        needs=tuple(f"0/0 {book}" for book in COUNTED_BOOKS),
        at_number=True,
    ),
    # Matches "V. " in "(V. 19)", "(vgl. V. 3f.)", "v. " in "(v. 19-21)"; not in "(V. Akt)", "V. 19", "(V. 1.2)".
    Rule(
        "verse",
        rf"(?:(?<=\()|(?<=\(vgl\. ))(?:VV?|vv?)\. ?(?=\d{{1,3}}[a-c]?({DASH}\d{{1,3}}[a-c]?)?(?:ff?\.?)?[);,])",
        verse,
        needs=("V. 0", "V.0", "v. 0", "v.0"),
    ),
    # Matches "Lied 123,1-3", "EG 321,1+3"; not "Lied 123", "Lied 3,5 %".
    Rule(
        "song",
        rf"(?<![\w-])({'|'.join(_HYMNALS)}) (\d{{1,3}}),({_VERSES}){_END}",
        song,
        needs=tuple(f"{book} 0,0" for book in _HYMNALS),
    ),
    # Matches "Mt 5-7", "Gen 1–3", "Röm. 9-11"; not "Mt 5", "Mt 5-7,3", "Matthäus 5-7".
    Rule(
        "chapters",
        rf"(?<![\w.-])({'|'.join(_SHORT_BOOKS)})\.? (\d{{1,3}}){DASH}(\d{{1,3}})(?!\w|[.,:]\d|{DASH}| ?[%€])",
        chapters,
        needs=tuple(f"{book}{stop} 0-0" for book in _SHORT_BOOKS for stop in ("", ".")),
    ),
    # Matches "Ps 23", "Apg 2"; not "PS 23", "Ps 23,1", "Gen 3".
    Rule(
        "chapter alone",
        rf"(?<![\w.-])()({'|'.join(SURE_BOOKS)})\.? (\d{{1,3}})()()(?!\w|[.,:]\d)",
        scripture,
        needs=tuple(f"{book}{stop} 0" for book in SURE_BOOKS for stop in ("", ".")),
    ),
    # Matches "Kor" in "im 2. Kor schreibt", "Kor." in "der 1. Kor. sagt", "Thess" in "(2. Thess)"; not "Kor".
    Rule(
        "book of the Bible alone",
        r"(?<=\b[1-4]\. )(Kor|Thess|Petr|Makk)(?!\w|\.?[ -]?\d|-)(?:\.(?=\s[a-zäöü(]))?",
        book_alone,
        needs=("0. Kor", "0. Thess", "0. Petr", "0. Makk"),
    ),
    # Matches "1. Kor 13", "2. Mose 20"; not "Kor 13" or "1. Könige".
    Rule(
        "chapter of the Bible",
        rf"(?<![\w.,-])([1-5])\.? ?({_NAMES})\.? (\d{{1,3}})()()(?!\w|[.,:]\d|\.? [A-ZÄÖÜ])",
        scripture,
        needs=_BEFORE_CHAPTERS,
        at_number=True,
    ),
)
