"""Does a full stop after a number end the sentence? That of an ordinal, a date, a rank or an item does not.

Platz 77. | Danach ...      der 3. Mai      beim Tabellen-2. Ulm      1. Geld, 2. Macht und 3. Ruhm
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.attributes import ADVERBIAL
from audiobuild.german.grammar.chess import FIRST_MOVE
from audiobuild.german.grammar.labels import NUMBERED
from audiobuild.german.sentences.clauses import opens_main_clause
from audiobuild.german.words import word_list
from audiobuild.german.words.bible import BOOKS, COUNTED_BOOKS
from audiobuild.german.words.calendar import SHORT_WEEKDAYS
from audiobuild.german.words.determiners import ADVERB, ADVERBS, COUNTS
from audiobuild.german.words.sentence_words import (
    BEFORE_ORDINAL,
    COUNTED,
    COUNTED_ENDINGS,
    MONTHS,
    STARTERS,
    STARTERS_COUNTED,
    VERSIONED,
    is_office,
)
from audiobuild.lazy_regex import lazy_regex

_QUOTES = '„“»"'
# Matches all of "II", "XIV", "57ff"; not of "I", "IIX", "Mix".
ROMAN = lazy_regex(r"(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})|\d+[a-z]?ff?")
# Matches all of "3", "24.12", "1./2", "12-14"; not of "2025", "3.".
_ORDINAL = lazy_regex(r"(?P<rest>(?:\d{1,2}\.?[-–/.])*)(?P<day>\d{1,3})")
# Matches the end of "Tor (67", "(45.+2"; not of "(67)", "67".
_BRACKETED_NUMBER = lazy_regex(r"\(\d+(?:\.\+\d+)?$")
# Matches the beginning of " Geld, 2. Zeit", " Geld und 2. Zeit", " Kern vor 2. Wolf"; not of
# " Geld. 2. Zeit", " am 2. Mai".
_SECOND = lazy_regex(r"[^.!?]{1,80}(?:[,;]| und| oder| vor) 2\. ")
# Matches the beginning of "1. Kenia 2", "1. Anna Groß 2. Otto Klein 3"; not of "1. Er kam auf Platz, 2".
_RANKED = lazy_regex(r"1\. (?:[A-ZÄÖÜ][\w-]*[ (),]*){1,5}(?:\d{1,2}\. (?:[A-ZÄÖÜ][\w-]*[ (),]*){1,5}){0,20}\d{1,2}\Z")
# Matches the beginning of " Sf3 Sc6", "f3", " e4 e5"; not of " e4 ist", " Sie".
_MOVE = lazy_regex(FIRST_MOVE)
_FARTHEST = 240
"""Characters back to the number before in an enumeration."""
# Matches the beginning of " 19:30 Uhr", " 19 Uhr", " 15–17 h", " – So, 5.1.", " - 5.1."; not of " 19 Gäste", " – So".
_ENTRY_GOES_ON = lazy_regex(
    r",? (?:\d{1,2}[.:]\d\d(?!\d|\.\d)|\d{1,2}(?: ?[-–] ?\d{1,2})? ?(?:Uhr|h)\b"
    r"|[–-] (?:(?:(?:Mo|Di|Mi|Do|Fr|Sa|So)\.?,? )?\d{1,2}\.|\d{1,2}(?:[.:]\d\d)? ?(?:Uhr|h)\b))"
)
"""What follows a date in a programme: Sa 14.12. 19:30 Uhr Konzert."""


def number_stop_ends(text: str, start: int, at: int, words: list[str], following: re.Match[str]) -> bool:
    """Return whether the full stop after a number ends the sentence.

    Args:
        text: all of it.
        start: first character of the sentence.
        at: the full stop.
        words: the last words up to the stop, the number as the last of them.
        following: the `word` after it (may be empty) and the `dot` after that.
    """
    word, token = following["word"], words[-1]
    closes, bracketed = text[at + 1 : at + 2] == ")", _is_in_brackets(text, start, at)
    if bracketed and not closes and word not in STARTERS:
        return False  # Kim (46. Dier), Davies (71. Guerreiro)
    if closes and _BRACKETED_NUMBER.search(text[max(start, at - 8) : at]):
        return word in STARTERS
    if closes and not bracketed:
        return False  # "2.) Der Aufbau"
    named = text[max(start, at - len(token) - 1)] in _QUOTES and word not in STARTERS  # das „22. Bergfest“
    goes_on = named or _names_party(words, word) or _ranks(words, word) or _counts_on(text, start, at, words)
    goes_on = goes_on or (word not in STARTERS and _has_article(text[start : at - len(token)], token, words))
    entry = "." in token and _ENTRY_GOES_ON.match(text, at + 1)
    return not (goes_on or entry or _MOVE.match(text, at + 1)) and _number_ends(_with_groups_joined(words), following)


def _with_groups_joined(words: list[str]) -> list[str]:
    """Return the words with the groups of a last number between blanks as one: die 10 000. Besucherin."""
    first = len(words) - 1
    while first > 0 and len(words[first]) == len("000") and words[first].isdecimal() and words[first - 1].isdecimal():
        first -= 1
    return [*words[:first], " ".join(words[first:])]


def _is_in_brackets(text: str, start: int, at: int) -> bool:
    """Return whether a bracket that was opened in the sentence is still open, and closes soon."""
    first = max(start, at - _FARTHEST)
    opened = text.rfind("(", first, at) > text.rfind(")", first, at)
    return opened and ")" in text[at : at + _FARTHEST]


def _has_article(before: str, token: str, words: list[str]) -> bool:
    """Return whether an ordinal has an article before a time or a place: der seit 2010 5. Unfall; not in Gruppe 5."""
    article, noun = ["", "", *words][-3:-1]
    labels = noun in NUMBERED and article not in _OBLIQUE
    return token.isdecimal() and not labels and ADVERBIAL.search(before[-_LONGEST_ADVERBIAL:]) is not None


_LONGEST_ADVERBIAL = 60
# Matches "bestehende", "geplanten", "eingereichte", "sogenannte", "sog."; not "waren", "Ende", "erreichte".
_ATTRIBUTE = lazy_regex(
    r"^(?:sog\.|[a-zäöüß]{3,}(?<!rund)(?<!stu)nde[nmrs]?|(?:an|auf|aus|ein|ab|zu|vor|nach)?ge[a-zäöüß]{3,}te[nrms]"
    r"|(?:an|auf|aus|ein|ab|bei|durch|her|hin|mit|nach|vor|zu|um|unter)ge[a-zäöüß]{2,}(?:t|en)e[nrms]?"
    r"|sogenannte|geplante"
    r"|(?:ge|ver|be|er|ent)[a-zäöüß]{3,}ene[nrms]?"
    r"|[a-zäöüß]{4,}(?:isch|lich)e[nmrs]?)$"
)
"""An attribute before an ordinal: der seit 1990 bestehende 2. Verein."""
# Matches all of "weiteres", "neuen", "neue"; not of "neu", "Neue".
_ADJECTIVE = lazy_regex(r"[a-zäöüß]{3,}e[mnrs]?")
_BOOKS = frozenset((*COUNTED_BOOKS, "Moses"))
"""Abbreviated books of the Bible that are counted: 1. Kor 13."""
_NAMES_OF_BOOKS = frozenset(BOOKS[book] for book in COUNTED_BOOKS)
"""The same, spelt out; they are books before the number of a chapter."""
# Matches the beginning of " 5,7", " 13"; not of " 1950", " Jahre".
_CHAPTER = lazy_regex(r" \d{1,3}(?!\d)")
_BEFORE_THOUSANDS = BEFORE_ORDINAL - {"im", "als"}
"""Words before an ordinal of four digits and more, which a year does not follow: der 1000. Besucher, zum 1500. Mal."""
_COMPARED = frozenset(word_list("mehr weniger höher größer kleiner"))
"""Words that make "als" compare: mehr als 10.000. Weltweit sind es so viele."""
# Matches all of "1.500", "20.000.000", "1'000", "10 000"; not of "3.5", "1500".
_THOUSANDS = lazy_regex(r"\d{1,3}(?:[.'’ ]\d{3})+")
_PARTIES = ("kläger", "beklagte", "antragsteller", "antragsgegner", "beteiligte", "beigeladene", "beschwerdeführer")
"""Beginnings of the names of parties to a lawsuit, which are numbered: die Beklagten zu 1. und 2."""


def _names_party(words: list[str], word: str) -> bool:
    """Return whether it numbers a party in the sentence: "dass die Beklagte zu 1. Berufung einlegt"."""
    party, to = ["", "", *words][-3:-1]
    return to == "zu" and party.lower().startswith(_PARTIES) and word not in STARTERS


def _ranks(words: list[str], word: str) -> bool:
    """Return whether it is the rank of a team or a person that is named after it: "beim Tabellen-2. Ulm"."""
    before, token = ["", *words][-2:]
    return before.lower() in BEFORE_ORDINAL and _RANK.fullmatch(token) is not None and word not in STARTERS


# Matches all of "Tabellen-2", "WM-11"; not of "U-21", "2", "G-20".
_RANK = lazy_regex(r"(?:[A-ZÄÖÜ][a-zäöüß]{3,}|[WE]M)-\d{1,2}")
# Matches all of "10.02.2017", "3.5.2020,"; not of "2017".
_FULL_DATE = lazy_regex(r"\d{1,2}\.\d{1,2}\.\d{4}[,:]?")
_MINUTES = frozenset(word_list("Minute Minuten Spielminute Min"))
_PLACED = frozenset(word_list("Rang Platz Tabellenplatz Position Seite"))
"""Words that a number follows, and no ordinal."""
_NOTICES = frozenset(
    word_list("""
    Anmeldung Anmeldungen Anmeldeschluss Treffpunkt Beginn Einlass Kosten Eintritt Karten Abfahrt Teilnahme Infos Info
    Leitung Kontakt Dauer Gebühr Näheres Bitte Auskunft
    """)
)
"""What a notice says after its date."""


def _number_ends(words: list[str], following: re.Match[str]) -> bool:  # noqa: PLR0911 - one answer a case
    """Return whether a number ends the sentence ("Platz 77.") and is not an ordinal ("3. Liga")."""
    word = following["word"]
    earlier, before, token = ["", "", *words][-3:]
    governing = next((one for one in reversed(words[:-1]) if one not in ADVERBS and not ADVERB.search(one)), "")
    if (
        word in MONTHS
        or word in _MINUTES  # "in der 90+3. Minute"
        or (word in SHORT_WEEKDAYS and (following["dot"] or following.string.startswith(" im ", following.end("word"))))
        or (before[:-1] and before.endswith((":", ";")) and len(token) <= len("12"))
        or (before.endswith(".") and ROMAN.fullmatch(before[:-1]) and word not in STARTERS)  # "II. 5. Nr. 1"
        or (following["lead"].strip()[:1] in ("–", "—") and governing.lower() in BEFORE_ORDINAL)  # "Am 12. – so"
        or (following["lead"].endswith("(") and (not word or ("." in token and word.isdigit())))  # "wurde 2. (+1:45)"
    ):
        return False
    counted = governing.lower() in BEFORE_ORDINAL  # "zu seinem nun schon 150. Rennen"
    thousandth = token.isdecimal() and len(token) >= len("1000") and before.lower() in _BEFORE_THOUSANDS
    if _THOUSANDS.fullmatch(token) or thousandth:
        return not counted or word in STARTERS or earlier.lower() in _COMPARED
    plain = _ORDINAL.fullmatch(token)
    if word[:1].isdigit():
        return not (plain and _is_date(plain, before, following))
    if plain and (_FULL_DATE.fullmatch(before) or (len(word) == 1 and word.isupper() and following["dot"])):
        return False  # "10.02.2017 1. Clubabend", "1. K. Lang"
    if plain and plain["rest"] and before in VERSIONED:
        return True
    noticed = plain and plain["rest"] and word in _NOTICES and earlier  # "Treffen am 12.1. Anmeldung bei Karl"
    placed = before in _PLACED and not word.isupper()  # "auf Rang 7. Trainer Frey"; but "Platz 1. FC Köln"
    if plain is None or noticed or placed or (word in STARTERS and not (counted and word in STARTERS_COUNTED)):
        return True
    office = len(token) == len("1") and (is_office(word) or (word == "Vors" and following["dot"]))
    book = word in _NAMES_OF_BOOKS and _CHAPTER.match(following.string, following.end("word"))
    if office or book or word in _BOOKS or _is_counted(word, following) or before in COUNTS:
        return False  # with a count before it: "allein drei 1. Plätze"
    day = plain["day"]
    if _opus_ends(plain) or (len(day) > 1 and day[0] == "0") or (plain["rest"] and len(day) > len("31")):
        return True  # "Mainz 05", "12.500"
    if before in {"und", "oder", "bis", "sowie"}:
        return not earlier.endswith(".")
    adverb = before.islower() and not _ADJECTIVE.fullmatch(before) and before not in _NO_ADVERBS
    counted = counted or (adverb and earlier.lower() in BEFORE_ORDINAL - {"als"})  # "der planmäßig 3. Kontrolle"
    return _dotted_ends(plain, earlier, following) if plain["rest"] else not (counted or _is_attribute(words))


def _is_counted(word: str, following: re.Match[str]) -> bool:
    """Return whether the word, or the last part of its compound, is often counted: 3. Titel, 3. WM-Titel."""
    compound = _COMPOUND.match(following.string, following.end("word"))
    noun = compound[1] if compound else word
    return noun in COUNTED or noun.lower().endswith(COUNTED_ENDINGS)


# Matches the beginning of "-Titel", "-Slam-Turnier"; not of "-", "- Titel".
_COMPOUND = lazy_regex(r"(?:-\w+)*-([A-ZÄÖÜ]\w+)")


def _dotted_ends(plain: re.Match[str], earlier: str, following: re.Match[str]) -> bool:
    """Return whether a date, a version or hours end the sentence: bis 31.12. Anna lachte laut; Fr: 9–18. Sa: 9–16."""
    hours = plain["rest"].endswith(("-", "–")) and following["word"] in SHORT_WEEKDAYS
    return hours or bool(earlier and opens_main_clause(following.string, following, named=True))


def _opus_ends(plain: re.Match[str]) -> bool:
    """Return whether numbers with a slash are not two successive ordinals: op. 28/4, Größe 38/40; not 3/4. Klasse."""
    pair = re.fullmatch(r"(\d+)/", plain["rest"])
    return pair is not None and int(plain["day"]) != int(pair[1]) + 1


def _is_attribute(words: list[str]) -> bool:
    """Return whether a word before an ordinal is its attribute: "die neue 2. Halle"; but "die besten 10." are ten."""
    earliest, article, word, _ = ["", "", "", *words][-4:]
    declined = _ADJECTIVE.fullmatch(word) is not None and (article.lower() != "die" or word[-1] == "e")
    if (declined and article.lower() in BEFORE_ORDINAL - {"den", "als"}) or _ATTRIBUTE.search(word):
        return True
    adverbial = article.islower() and article not in _VERBS
    adverbial = adverbial and (article in ADVERBS or not _ADJECTIVE.fullmatch(article))
    adverbial = adverbial or article.isdigit()  # "dem 1999 eröffneten 2. Tunnel"
    if declined and adverbial and earliest.lower() in BEFORE_ORDINAL - {"den", "als"}:
        return True  # "die gut vorbereitete 2. Gruppe"
    modified = (article.islower() and article not in _BEFORE_VERB) or earliest in _BEFORE_NOUN or earliest.isdigit()
    modified = modified or (earliest in _OBLIQUE and article[:1].isupper())  # "von der Stadt finanzierte 2. Stelle"
    return modified and _MODIFIED.fullmatch(word) is not None


_BEFORE_VERB = frozenset(word_list("er sie es man wir ich ihr wer und oder aber denn die das der den dem als wie was"))
_VERBS = frozenset(word_list("ist sind war hat wird und oder aber nicht kam gab ging lag stand blieb hielt"))
"""Words without an ending that no adverb before an attribute is."""
_NO_ADVERBS = _VERBS | frozenset(
    word_list("""
    mit von auf in aus bei nach zu um an ab bis seit vor für durch gegen ohne über unter als wie dass was wer
    """)
)
"""Words without an ending that no adverb before an ordinal is."""
_OBLIQUE = frozenset(word_list("der dem den einem einer einen dieser diesem"))
"""Articles of a noun that opens the phrase of a participle, after a preposition."""
_BEFORE_NOUN = frozenset(
    word_list("vom von durch in im mit nach aus dank trotz wegen bei beim am an auf für seit zum zur")
)
"""Words before a noun that a participle's phrase opens with: der dank Spenden finanzierte 2. Bus."""
# Matches all of "eröffnete", "veröffentlichten", "weggeworfene"; not of "kaufte", "alte", "holte".
_MODIFIED = lazy_regex(
    r"(?:(?:[a-zäöüß]+ge|ge|be|er|ver|ent|zer|um|über|unter)[a-zäöüß]{3,}(?:te|ene?)|[a-zäöüß]{3,}ierte)[nmrs]?"
)
"""A participle, which after an adverb is an attribute: die neu eröffnete 3. Halle."""


def _counts_on(text: str, start: int, at: int, words: list[str]) -> bool:
    """Return whether it is a number of an enumeration in the sentence: "1. Geld, 2. Zeit und 3. Liebe"."""
    before, number = ["", *words][-2:]
    if number == "1":
        return _SECOND.match(text, at + 1) is not None
    nearest = max(start, at - _LONGEST_RANKING)
    colon = text.rfind(": 1. ", nearest, at)
    first = start if colon < 0 else colon + len(": ")  # "Das Menü: 1. Suppe 2. Braten"
    if number.isdecimal() and _RANKED.match(text, first, at) and f" {int(number) - 1}. " in f" {text[nearest:at]}":
        return True
    if number.isdecimal() and _SCORED.search(before) and _in_ranking(text, nearest, at, int(number)):
        return True
    if before.rstrip(",") in {"...", "…"} and _FIRST_PLACE.search(text, nearest, at):
        return True  # "1. Kern 80, 2. Wolf 72, ... 7. Lang 31"
    if (
        not (before.endswith((",", ";", "–", "-")) or before in {"und", "oder", "sowie", "vor", ""})
        or not number.isdecimal()
    ):
        return False
    # 60. Bauer, 72. Koch für Adam, 80. Bär (Köln), 85. Lang 1:1, 90. Roth
    player = r"[A-ZÄÖÜ][\w-]+(?: für [A-ZÄÖÜ][\w-]+)?(?: \([^()]{1,20}\)| \d{1,2}:\d{1,2})?"
    counted = rf"(?<!\S){int(number) - 1}\. |[:,] \d{{1,3}}\. {player}, {number}\Z"
    return re.search(counted, text[max(start, at - 2 * _FARTHEST) : at]) is not None


_LONGEST_RANKING = 1_500
"""Characters back to the first place of a ranking, or the first item of a menu."""
# Matches all of "Pkt.", "8", ")", "Punkte"; not of "Lauf", "18:".
RESULT = r"(?:Pkt\.|P\.|Punkten?|Zähler|Stimmen|\d|\))"
"""What an entry of a ranking ends with, before the place of the next: 1. Zürich 20 Pkt. 2. Bern."""
_SCORED = lazy_regex(f"{RESULT}$")


def _in_ranking(text: str, start: int, at: int, number: int) -> bool:
    """Return whether all places before it stand from `start` on: "Rangliste: 1. Zürich 20 Pkt. 2. Bern 18 Pkt. 3."."""
    places = [int(place) for place in _PLACE.findall(text, start, at + 2)]
    return places[-number:] == [*range(1, number + 1)] and _FIRST_PLACE.search(text, start, at) is not None


# Matches "2." in "Pkt. 2. Bern"; not in "am 2. mai", "2.5".
_PLACE = lazy_regex(r"(?<![\w.])(\d{1,2})\.(?= (?:[A-ZÄÖÜ]|\Z)|\Z)")
# Matches ": 1. Zürich", "1. Bern"; not "am 1. Mai".
_FIRST_PLACE = lazy_regex(r"(?:\A|[:(–] )1\. [A-ZÄÖÜ]")


# Matches the beginning of "30 Uhr"; not of "30 Leute", "75 Uhr".
_MINUTES_AFTER = lazy_regex(r"[0-5]\d Uhr\b")


def _is_date(plain: re.Match[str], before: str, following: re.Match[str]) -> bool:
    """Return whether it is inside "3. 10. 2025", "1. 2. 3." or "um 19. 30 Uhr"; "Platz 77. 12 Vereine" is not."""
    if before.lower() in ("um", "gegen") and _MINUTES_AFTER.match(following.string, following.start("word")):
        return True
    if set(following["lead"]) & set(_QUOTES):
        return False
    if len(following["word"]) == len("2025"):
        return bool(plain["rest"]) or before.endswith(".")
    return len(plain["day"]) <= len("31") and bool(following["dot"])
