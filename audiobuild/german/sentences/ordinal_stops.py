"""Whether a number before a full stop is an ordinal or a date, and the sentence goes on.

das neue 3. Haus      am 3. Mai      der 1000. Gast      but: auf Platz 3. Danach ...
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

from audiobuild.german.sentences.clauses import opens_main_clause
from audiobuild.german.words import word_list
from audiobuild.german.words.bible import BOOKS, COUNTED_BOOKS
from audiobuild.german.words.calendar import SHORT_WEEKDAYS
from audiobuild.german.words.determiners import ADVERB, ADVERBS, COUNTS
from audiobuild.german.words.places import toponyms
from audiobuild.german.words.sentence_words import (
    BEFORE_ORDINAL,
    COUNTED,
    MONTHS,
    NUMBERED_NAMES,
    STARTERS,
    STARTERS_COUNTED,
    VERSIONED,
    is_office,
    is_often_counted,
)
from audiobuild.lazy_regex import lazy_regex


@dataclass(frozen=True, slots=True)
class Number:
    """A number whose full stop may end the sentence, and the words around it."""

    words: list[str]
    """The last words of the sentence; the number is the last of them."""
    token: str
    before: str
    """The word before the number."""
    earlier: str
    """The word before that."""
    is_governed: bool
    """Whether a word that ordinals follow precedes it, past adverbs: zu seinem nun schon 150. Rennen."""
    word: str
    """The word after the full stop."""
    following: re.Match[str]

    @classmethod
    def of(cls, words: list[str], following: re.Match[str]) -> Self:
        """Return the number at the end of these words."""
        earlier, before, token = ["", "", *words][-3:]
        governing = next((word for word in reversed(words[:-1]) if word not in ADVERBS and not ADVERB.search(word)), "")
        return cls(words, token, before, earlier, governing.lower() in BEFORE_ORDINAL, following["word"], following)


# Matches all of "II", "XIV", "57ff"; not of "I", "IIX", "Mix".
ROMAN = lazy_regex(r"(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})|\d+[a-z]?ff?")
# Matches all of "3", "24.12", "1./2", "12-14", "1.+2"; not of "2025", "3.", "90+2".
_ORDINAL = lazy_regex(r"(?P<rest>(?:\d{1,2}(?:\.?[-–/.]|\.[+&]))*)(?P<day>\d{1,3})")
_COMPARED = frozenset(word_list("mehr weniger höher größer kleiner"))
"""Words that make "als" compare: mehr als 10.000. Weltweit sind es so viele."""


def number_ends(number: Number) -> bool:
    """Return whether a number ends the sentence ("Platz 77.") and is not an ordinal ("3. Liga")."""
    if _goes_on(number):
        return False
    if _is_in_thousands(number):
        return not number.is_governed or number.word in STARTERS or number.earlier.lower() in _COMPARED
    ordinal = _ORDINAL.fullmatch(number.token)
    if ordinal is None:
        return True
    if number.word[:1].isdigit():
        return not _is_date(ordinal, number.before, number.following)
    return not _is_ordinal(number, ordinal)


# Matches all of "10.02.2017", "3.5.2020,"; not of "2017".
_FULL_DATE = lazy_regex(r"\d{1,2}\.\d{1,2}\.\d{4}[,:]?")

# Matches the beginning of "Philharmonisches Konzert", "Gemeinsamer Tag"; not of "Konzert", "Karl Lang".
_TITLE = lazy_regex(r"[A-ZÄÖÜ][a-zäöüß]{2,}(?:isch|lich|sam|ig)e[rs]? [A-ZÄÖÜ]")


def _is_ordinal(number: Number, ordinal: re.Match[str]) -> bool:
    """Return whether digits before a full stop are an ordinal or a date in the sentence."""
    if _FULL_DATE.fullmatch(number.before) or _precedes_initial(number):
        return True  # "10.02.2017 1. Clubabend", "1. K. Lang"
    if not number.before and _TITLE.match(number.following.string, number.following.start("word")):
        return True  # "12.11.2019 – 4. Philharmonisches Konzert"
    if _is_closed_by_words(number, dotted=bool(ordinal["rest"])):
        return False
    return _counts_noun(number) or (_may_be_ordinal(ordinal) and _belongs_to_phrase(number, ordinal))


def _belongs_to_phrase(number: Number, ordinal: re.Match[str]) -> bool:
    """Return whether a number belongs to the phrase that the words before it open: die neue 2. Halle."""
    if number.before in {"und", "oder", "bis", "sowie", "bzw."}:
        return number.earlier.endswith(".")
    if ordinal["rest"]:
        return not _dotted_ends(ordinal, number.earlier, number.following)
    governed = number.is_governed or number.before in {"laut", "an", "An"}  # "laut 1. Hochrechnung", "an 5. Stelle"
    return governed or _follows_adverb(number) or _has_attribute(number.words)


_MINUTES = frozenset(word_list("Minute Minuten Spielminute Min"))
# Matches the beginning of "3:13,1)", "1:45)"; not of "3:1", "3)".
_GAP = lazy_regex(r"\d{1,2}:[0-5]\d(?:[.,]\d+)?\)")


def _goes_on(number: Number) -> bool:
    """Return whether the sentence surely goes on after a number: 3. Mai, 90+3. Minute, „II. 5. Nr. 1“."""
    word, lead = number.word, number.following["lead"]
    if word in MONTHS or word in _MINUTES:
        return True
    if word in SHORT_WEEKDAYS and _is_abbreviated_day(number.following):
        return True
    if lead.endswith("(") and _is_bracketed_result(number):
        return True
    if number.is_governed and lead.strip()[:1] in ("–", "—"):
        return True  # "Am 12. – so"
    return _is_numbered_item(number)


def _is_numbered_item(number: Number) -> bool:
    """Return whether a number is that of an item, after a colon or a Roman number: "Lieder: 1. Abend", "II. 5. So"."""
    before = number.before
    if before.endswith((":", ";")):
        return before not in (":", ";") and len(number.token) <= len("12")
    return before.endswith(".") and number.word not in STARTERS and ROMAN.fullmatch(before[:-1]) is not None


def _is_bracketed_result(number: Number) -> bool:
    """Return whether a result or a weekday is in the bracket after: "wurde 2. (+1:45)", "bis 12.10. (Mo)"."""
    following = number.following
    if number.word in SHORT_WEEKDAYS:
        return "." in number.token
    if not number.word or ("." in number.token and number.word.isdigit()):
        return True
    return _GAP.match(following.string, following.start("word")) is not None


def _is_abbreviated_day(following: re.Match[str]) -> bool:
    """Return whether the word after a number is the short name of a day: "2. Mo. im Monat", "2. Mo im Monat"."""
    return bool(following["dot"]) or following.string.startswith(" im ", following.end("word"))


_BEFORE_THOUSANDS = BEFORE_ORDINAL - {"im", "als"}
"""Words before an ordinal of four digits and more, which a year does not follow: der 1000. Besucher, zum 1500. Mal."""
# Matches all of "1.500", "20.000.000", "1'000", "10 000"; not of "3.5", "1500".
_THOUSANDS = lazy_regex(r"\d{1,3}(?:[.'’ ]\d{3})+")


def _is_in_thousands(number: Number) -> bool:
    """Return whether a number has groups of three digits, or four digits and more after an article: der 1000. Gast."""
    is_long = number.token.isdecimal() and len(number.token) >= len("1000")
    return _THOUSANDS.fullmatch(number.token) is not None or (is_long and number.before.lower() in _BEFORE_THOUSANDS)


def _precedes_initial(number: Number) -> bool:
    """Return whether an initial follows, as in a list of names: "1. K. Lang"."""
    return len(number.word) == 1 and number.word.isupper() and bool(number.following["dot"])


_PLACED = frozenset(word_list("Rang Platz Tabellenplatz Position Seite"))
"""Words that a number follows, and no ordinal."""
# Matches the end of "Ringstraße", "Uwe-Seeler-Allee", "Lindenstr"; not of "Allee", "Weg", "Parkplatz".
_STREET = lazy_regex(
    r"\w(?:stra(?:ß|ss)e|str|gasse|chaussee|damm|allee)$|-(?:Straße|Str|Allee|Weg|Gasse|Platz|Ring|Damm|Ufer)$"
)
_NOTICES = frozenset(
    word_list("""
    Anmeldung Anmeldungen Anmeldeschluss Treffpunkt Beginn Einlass Kosten Eintritt Karten Abfahrt Teilnahme Infos Info
    Leitung Kontakt Dauer Gebühr Näheres Bitte Auskunft
    """)
)
"""What a notice says after its date."""


def _is_closed_by_words(number: Number, *, dotted: bool) -> bool:
    """Return whether the words around a number show that the sentence ends: "auf Rang 7. Trainer Frey".

    Args:
        number: the number.
        dotted: whether it has several parts: 24.12, 2.0.
    """
    word, before = number.word, number.before
    if word in STARTERS and not (number.is_governed and word in STARTERS_COUNTED):
        return True
    if before in _PLACED and not word.isupper():  # "Platz 1. FC Köln"
        return True
    if NUMBERED_NAMES.get(before) == number.token or (_STREET.search(before) and word not in COUNTED):
        return True  # "bei Hannover 96. Kind sagte", "in der Ringstraße 9. Trainer Frey"; not "Ringstraße 9. Stock"
    # "Version 2.0. Danach", "Treffen am 12.1. Anmeldung bei Karl"
    return dotted and (before in VERSIONED or bool(word in _NOTICES and number.earlier))


_VOLUMES = frozenset(("Jg", "Jhg", "Aufl", "Bd", "Hd", "Hj", "Rd", "Stk"))
"""Abbreviated words for volumes, editions and owners: 5. Jg. 1980, 3. Aufl., aus 1. Hd."""
_PEERS = frozenset(word_list("Baron Baronet Duke Earl Herzog Lord Marquess Marquis Viscount"))
"""Titles of British peers, which are counted: George Goring, 1. Earl of Norwich."""
_BOOKS = frozenset((*COUNTED_BOOKS, "Moses"))
"""Abbreviated books of the Bible that are counted: 1. Kor 13."""
_NAMES_OF_BOOKS = frozenset(BOOKS[book] for book in COUNTED_BOOKS)
"""The same, spelt out; they are books before the number of a chapter."""
# Matches the beginning of " 5,7", " 13"; not of " 1950", " Jahre".
_CHAPTER = lazy_regex(r" \d{1,3}(?!\d)")


def _counts_noun(number: Number) -> bool:
    """Return whether the word after a number is one that ordinals count: 1. Vors. Huber, 1. Kor 13, 3. WM-Titel."""
    word, following = number.word, number.following
    is_of_office = is_office(word) or (word == "Vors" and following["dot"])
    has_chapter = word in _NAMES_OF_BOOKS and _CHAPTER.match(following.string, following.end("word"))
    return bool(
        (is_of_office and len(number.token) == 1)
        or has_chapter
        or (word in _VOLUMES and (following["dot"] or word == "Rd"))  # as knitters write, without a stop: 3. Rd
        or word in _BOOKS
        or _is_counted(word, following)
        or number.before in COUNTS | {"mehrere"}  # allein drei 1. Plätze
        or (number.before.endswith(",") and word in _PEERS)  # "Arthur Wellesley, 1. Herzog von Wellington"
        or (word == "Größe" and number.before.startswith(("Stern", "mindestens")))
        or (word == "Hälfte" and number.token in ("1", "2") and number.before)
        or _is_genitive_of_place(number.before)
    )


def _may_be_ordinal(ordinal: re.Match[str]) -> bool:
    """Return whether the digits can be those of an ordinal; not in "Mainz 05", "12.500"."""
    day = ordinal["day"]
    is_padded = len(day) > 1 and day[0] == "0"
    is_too_long = bool(ordinal["rest"]) and len(day) > len("31")
    return not (is_padded or is_too_long or _opus_ends(ordinal))


# Matches all of "weiteres", "neuen", "neue"; not of "neu", "Neue".
_ADJECTIVE = lazy_regex(r"[a-zäöüß]{3,}e[mnrs]?")
_VERBS = frozenset(word_list("ist sind war hat wird und oder aber nicht kam gab ging lag stand blieb hielt"))
"""Words without an ending that are never an adverb before an attribute."""
_NO_ADVERBS = _VERBS | frozenset(
    word_list("""
    mit von auf in aus bei nach zu um an ab bis seit vor für durch gegen ohne über unter als wie dass was wer
    """)
)
"""Words without an ending that are never an adverb before an ordinal."""


def _follows_adverb(number: Number) -> bool:
    """Return whether an adverb is between an article and an ordinal: der planmäßig 3. Kontrolle."""
    before = number.before
    is_adverb = before.islower() and not _ADJECTIVE.fullmatch(before) and before not in _NO_ADVERBS
    return is_adverb and number.earlier.lower() in BEFORE_ORDINAL - {"als"}


def _is_genitive_of_place(name: str) -> bool:
    """Return whether it is the genitive of a place: Hamburgs 80. Auktion; not Reims."""
    return name.endswith("s") and name[:-1] in toponyms() and name not in toponyms()


# Matches the beginning of "-Titel", "-Slam-Turnier"; not of "-", "- Titel".
_COMPOUND = lazy_regex(r"(?:-\w+)*-([A-ZÄÖÜ]\w+)")


def _is_counted(word: str, following: re.Match[str]) -> bool:
    """Return whether the word, or the last part of its compound, is often counted: 3. Titel, 3. WM-Titel."""
    compound = _COMPOUND.match(following.string, following.end("word"))
    noun = compound[1] if compound else word
    return is_often_counted(noun)


def _dotted_ends(ordinal: re.Match[str], earlier: str, following: re.Match[str]) -> bool:
    """Return whether a date, a version or hours end the sentence: bis 31.12. Anna lachte laut; Fr: 9–18. Sa: 9–16."""
    hours = ordinal["rest"].endswith(("-", "–")) and following["word"] in SHORT_WEEKDAYS
    return hours or bool(earlier and opens_main_clause(following.string, following, named=True))


def _opus_ends(ordinal: re.Match[str]) -> bool:
    """Return whether numbers with a slash are not two successive ordinals: op. 28/4, Größe 38/40; not 3/4. Klasse."""
    pair = re.fullmatch(r"(\d+)/", ordinal["rest"])
    return pair is not None and int(ordinal["day"]) != int(pair[1]) + 1


# Matches "bestehende", "geplanten", "eingereichte", "sogenannte", "sog."; not "waren", "Ende", "erreichte".
_ATTRIBUTE = lazy_regex(
    r"^(?:sog\.|[a-zäöüß]{3,}(?<!rund)(?<!stu)nde[nmrs]?|(?:an|auf|aus|ein|ab|zu|vor|nach)?ge[a-zäöüß]{3,}te[nrms]"
    r"|(?:an|auf|aus|ein|ab|bei|durch|her|hin|mit|nach|vor|zu|um|unter)ge[a-zäöüß]{2,}(?:t|en)e[nrms]?"
    r"|sogenannte|geplante"
    r"|(?:ge|ver|be|er|ent)[a-zäöüß]{3,}ene[nrms]?"
    r"|[a-zäöüß]{4,}(?:isch|lich)e[nmrs]?)$"
)
"""An attribute before an ordinal: der seit 1990 bestehende 2. Verein."""
_ARTICLES = BEFORE_ORDINAL - {"den", "als"}
# Matches all of "eröffnete", "veröffentlichten", "weggeworfene"; not of "kaufte", "alte", "holte".
_MODIFIED = lazy_regex(
    r"(?:(?:[a-zäöüß]+ge|ge|be|er|ver|ent|zer|um|über|unter)[a-zäöüß]{3,}(?:te|ene?)|[a-zäöüß]{3,}ierte)[nmrs]?"
)
"""A participle, which after an adverb is an attribute: die neu eröffnete 3. Halle."""


def _has_attribute(words: list[str]) -> bool:
    """Return whether a word before an ordinal is its attribute: "die neue 2. Halle"; but "die besten 10." are ten."""
    earlier, nearer, word = ["", "", "", *words][-4:-1]
    if _ATTRIBUTE.search(word):
        return True
    if _ADJECTIVE.fullmatch(word) and (nearer.lower() != "die" or word.endswith("e")):
        if nearer.lower() in _ARTICLES:
            return True
        if _is_adverbial(nearer) and earlier.lower() in _ARTICLES:
            return True  # "die gut vorbereitete 2. Gruppe", "dem 1999 eröffneten 2. Tunnel"
    return _MODIFIED.fullmatch(word) is not None and _opens_participle(earlier, nearer)


def _is_adverbial(word: str) -> bool:
    """Return whether a word between an article and an adjective belongs to the adjective: gut, bereits, 1999."""
    if word.isdigit():
        return True
    return word.islower() and word not in _VERBS and (word in ADVERBS or not _ADJECTIVE.fullmatch(word))


OBLIQUE = frozenset(word_list("der dem den einem einer einen dieser diesem"))
"""Articles of a noun that opens the phrase of a participle, after a preposition."""
_BEFORE_VERB = frozenset(word_list("er sie es man wir ich ihr wer und oder aber denn die das der den dem als wie was"))
_BEFORE_NOUN = frozenset(
    word_list("vom von durch in im mit nach aus dank trotz wegen bei beim am an auf für seit zum zur")
)
"""Words before a noun that a participle's phrase opens with: der dank Spenden finanzierte 2. Bus."""


def _opens_participle(earlier: str, nearer: str) -> bool:
    """Return whether two words open the phrase of a participle: "von der Stadt finanzierte 2. Stelle"."""
    if nearer.islower() and nearer not in _BEFORE_VERB:
        return True
    return earlier in _BEFORE_NOUN or earlier.isdigit() or (earlier in OBLIQUE and nearer[:1].isupper())


_QUOTES = frozenset('„“»"')
# Matches the beginning of "30 Uhr"; not of "30 Leute", "75 Uhr".
_MINUTES_AFTER = lazy_regex(r"[0-5]\d Uhr\b")


def _is_date(ordinal: re.Match[str], before: str, following: re.Match[str]) -> bool:
    """Return whether it is inside "3. 10. 2025", "1. 2. 3." or "um 19. 30 Uhr"; "Platz 77. 12 Vereine" is not."""
    if before.lower() in ("um", "gegen") and _MINUTES_AFTER.match(following.string, following.start("word")):
        return True
    if set(following["lead"]) & _QUOTES:
        return False
    if len(following["word"]) == len("2025"):
        return bool(ordinal["rest"]) or before.endswith(".")
    return len(ordinal["day"]) <= len("31") and bool(following["dot"])
