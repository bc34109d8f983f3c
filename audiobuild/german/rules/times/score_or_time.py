"""Whether two numbers with a colon are the score of a match or a time of day.

gewann 24:22 -> a score      um 20:15 -> a time      über 4:4 und 7:10 -> scores      lag 3:11 hinten -> a score
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import search_before, word_after
from audiobuild.german.grammar.match_words import ABOUT_SPORT, BEHIND, OCLOCK, RESULTS
from audiobuild.german.grammar.place import Place
from audiobuild.german.words import word_list
from audiobuild.german.words.calendar import WEEKDAY_NAMES
from audiobuild.german.words.sentence_words import STARTERS
from audiobuild.german.words.time_words import TIME_WORDS
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class _Pair(Place):
    """Two numbers with a colon; the word before is in lower case."""

    @property
    def written(self) -> str:
        """The two numbers as written: 14:22."""
        return self.found[1]

    @property
    def second(self) -> int:
        """The second number; as minutes of a time of day it is mostly a multiple of five."""
        return int(self.written[-2:])


# Matches the end of "05.01.2016 ", "5.1.16, "; not of "5.1. ", "2016 ".
_DATE_BEFORE = lazy_regex(r"\d\.\d{1,2}\.(?:\d{4}|\d\d),? $")
# Matches ": " in "15:30: Köln", ", ZDF" in "20:15, ZDF", " (Sky" in "18:30 (Sky)"; not "15:30 gegen", "1:2: Köln".
_PROGRAMME_AFTER = lazy_regex(
    r"(?<=[05])(?:: |,? \(?(?:ARD|ZDF|Arte|3sat|RTL|Vox|ORF|SRF|Sat|Pro|NDR|WDR|BR|SWR|MDR|Sky|DAZN|Sport1)\b)"
)
"""What follows the time of a programme: Bundesliga, 15:30: Köln – Mainz."""
# Matches the end of "Wir treffen uns ", "trefft euch heute "; not of "Wir treffen ", "schlägt uns ".
_MEET_BEFORE = lazy_regex(
    r"\b[Tt]r(?:eff(?:en|t|e)|aft|afen) (?:wir |sie )?(?:uns|euch|sich|mich)(?: [a-zäöü]{3,9})? $"
)
_SCORED = frozenset(word_list("Punkten Toren Treffern Körben Sätzen"))
"""Nouns in the dative after a score: ein Rückstand von 12:20 Punkten."""


def is_score(found: re.Match[str], text: str, before: str) -> bool:
    """Return whether the numbers are a score or one of many results, by the words around them."""
    pair = _Pair(found, text, before, word_after(text, found.end()))
    if pair.after in _SCORED or _is_padded_half(pair):
        return True
    if OCLOCK.match(pair.written) or _opens_entry(pair) or (pair.second % 5 == 0 and pair.follows(_DATE_BEFORE)):
        return False
    if any(is_sign(pair) for is_sign in _SIGNS_OF_A_SCORE):
        return True
    if before in TIME_WORDS or pair.precedes(_PROGRAMME_AFTER) or pair.follows(_MEET_BEFORE):
        return False
    return _is_among_scores(pair)


# Matches the end of "beim Stande von ", "Zwischenstand: ", "zur Pause (", "Ergebnis von ", "Maßstab ",
# "Halbzeitführung von "; not of "von ", "Pause ", "Führung von ".
_STAND_BEFORE = lazy_regex(
    r"(?:[Ss]tande?|[Ee]rgebnis|[Rr]esultat|Ma(?:ß|ss)stab|[Vv]erhältnis|[Ss]chlüssel|Quoten?"
    r"|(?:[Hh]albzeit|[Pp]ausen|[Zz]wischen)(?:führung|rückstand|vorsprung))(?: von|:)? $"
    r"|[Pp]roportion(?:en)?(?: [a-zäöü]{3,10})?(?: von| auf|:)? $"
    r"|(?:[Pp]ause|[Hh]albzeit|[Ss]eitenwechsel|[Ee]rgebnis)(?:: | \()$"
)
# Matches the end of "Pause, ", "zur Halbzeit, "; not of "Pause ", "Pause um ".
_BREAK_BEFORE = lazy_regex(r"(?:[Pp]ause|[Hh]albzeit|[Dd]rittel|[Vv]iertel), $")
# Matches the end of "drei Toren zurück (", "mit fünf Punkten in Führung ("; not of "Minuten zurück (", "zurück (".
_LEAD_BEFORE = lazy_regex(r"(?:Tore|Treffer|Punkte|Körbe|Zähler)n? (?:zurück|hinten|vorne?|in F(?:ührung|ront)) \($")
# Matches the end of "Kiel – Hamburg ", "TSV Lahr - FC Aue "; not of "Kiel – dort ", "Kiel–Hamburg ".
_FIXTURE_BEFORE = lazy_regex(r"[A-ZÄÖÜ][\w.]* [-–] (?:[A-ZÄÖÜ\d][\w.]* ){1,3}$")


# Matches the beginning of " bis 15:30", " Uhr"; not of " in Ulm".
_SPAN_AFTER = lazy_regex(r" (?:bis|Uhr)\b")
# Matches the end of "einem Sieg gegen Ulm in Höhe von ", "eine Niederlage von "; not of "Sieg am ", "Siegel von ".
_AMOUNT_BEFORE = lazy_regex(r"(?:[Ss]ieg|[Ee]rfolg|[Nn]iederlage)\b[^.;:!?]{0,60} (?:in Höhe )?von $")


def _is_labelled(pair: _Pair) -> bool:
    """Return whether a label says it: beim Stande von 10:12, zur Pause, 10:12, zurück (22:25), Kiel – Hamburg 27:23."""
    return (
        pair.follows(_STAND_BEFORE)
        or pair.follows(_LEAD_BEFORE)
        or (pair.follows(_AMOUNT_BEFORE) and not pair.precedes(_SPAN_AFTER))
        or (pair.second % 5 != 0 and pair.follows(_BREAK_BEFORE))
        or (pair.second % 15 != 0 and pair.follows(_FIXTURE_BEFORE))
    )


# Matches the end of "ein 2:1 (", "2:1("; not of "2:1 ", "ein Sieg (".
_SCORE_BEFORE = lazy_regex(r"(\d{1,3}):(\d{1,3}) ?\($")
# Matches the beginning of " (1:0)", "(1:0"; not of " (so", " 1:0".
_SCORE_AFTER = lazy_regex(r" ?\((\d+):(\d+)")
_LONGEST_SCORE = 9


def _has_half(pair: _Pair) -> bool:
    """Return whether the score at half-time follows in brackets: 3:1 (1:0); not 12:45 (0:57)."""
    score = pair.written.split(":")
    if before := search_before(_SCORE_BEFORE, pair.text, pair.start, _LONGEST_SCORE):
        return _reaches(before.groups(), score)
    after = _SCORE_AFTER.match(pair.text, pair.end)
    return after is not None and _reaches(score, after.groups())


# Matches the end of "21:13 (", "33:27("; not of "20:15 (", "21:13 ".
_ODD_SCORE_BEFORE = lazy_regex(r"(?<![\d.,:])\d{1,2}:(?!\d?[05]\b)\d{1,2} ?\($")


def _is_padded_half(pair: _Pair) -> bool:
    """Return whether it is a score at half-time with a nought before its second number: 21:13 (11:05)."""
    odd = search_before(_ODD_SCORE_BEFORE, pair.text, pair.start, _LONGEST_SCORE)
    return bool(odd and pair.text.startswith(")", pair.end) and _has_half(pair))


def _reaches(score: Sequence[str], half: Sequence[str]) -> bool:
    """Return whether no side had more goals at half-time than at the end."""
    return int(half[0]) <= int(score[0]) and int(half[1]) <= int(score[1])


# Matches the beginning of " nach zehn Minuten", " nach 20 Minuten"; not of " nach Minuten", " nach Bern".
_MINUTES_AFTER = lazy_regex(r" nach (?:\d+|\0|[a-zäöüß]{3,}) (?:Spielm|M)inuten\b")


def _is_early(pair: _Pair) -> bool:
    """Return whether a minute of the match follows: 3:0 nach 10 Minuten."""
    return pair.precedes(_MINUTES_AFTER)


# Matches all of "3. Eintracht Küste 12 ", "10 SV Aue 7 "; not of "3. Mai um ", "Bus 12 ".
_ROW_BEFORE = lazy_regex(r"\d{1,2}\.? [A-ZÄÖÜ][^\d]{2,40} (?:\d{1,3} ){1,4}\Z")
# Matches the beginning of " 22", " +5 22"; not of " Uhr", " 22 Uhr".
_ROW_AFTER = lazy_regex(r" [+−-]?\d{1,3}(?: \d{1,3})?\Z")
"""The row of a league's table, in which the goals have numbers before and after."""


def _is_in_table(pair: _Pair) -> bool:
    """Return whether it is in the row of a league table, between other numbers."""
    return _ROW_BEFORE.match(pair.text, 0, pair.start) is not None and pair.precedes(_ROW_AFTER)


_RAISED = frozenset(word_list("ausgebaut ausbauen verkürzt verkürzen erhöht erhöhen gestellt davonziehen absetzen"))
"""What sides do to a score, after "auf": konnte die Führung auf 15:10 ausbauen."""
_OF_TRAVEL = frozenset(word_list("zurück davon unter weg"))
"""Words after a result that also follow a time of day: kam um 14:30 zurück."""
# Matches the end of "lagen früh ", "liegt heute "; not of "kam früh ", "lagen bis gestern ".
_TRAILED_BEFORE = lazy_regex(r"\b(?:lag(?:en)?|liegt|liegen) [a-zäöüß]+ $")
_WORD_AFTER = lazy_regex(r" \w")
_ENDED = frozenset(word_list("ging gingen geht gehen"))
"""Verbs of a result with "aus" after it: Die Wahl ging 14:11 aus."""
_BEFORE_TIME = TIME_WORDS - {"nach"}


def _has_result_after(pair: _Pair) -> bool:
    """Return whether a word of results follows: lag 10:12 hinten, ging 14:11 aus, eine 10:12 Niederlage."""
    before, after = pair.before, pair.after
    if after in _OF_TRAVEL:
        return before not in TIME_WORDS or pair.follows(_TRAILED_BEFORE)
    return (
        after in BEHIND
        or (before in _ENDED and after == "aus")
        or (before == "auf" and after in _RAISED)
        or (before not in _BEFORE_TIME and bool(RESULTS.fullmatch(after)) and pair.precedes(_WORD_AFTER))
    )


# Matches the end of "mit einem satten ", "das knappe "; not of "einem ", "den alten ".
_ARTICLE_BEFORE = lazy_regex(r"\b(?:(?:einem|dem|beim|zum|vom) [a-zäöüß]{3,20}en|das [a-zäöüß]{3,20}e) $")
# Matches all of "klares", "knappes"; not of "es", "jenes".
_NEUTER = lazy_regex(r"[a-zäöüß]{3,}(?<!dies)(?<!jed)(?<!jen)(?<!ein)(?<!all)es")
_BEFORE_SCORE = frozenset(word_list("bei das dem ein einem zum beim vom mit über endete endet endeten"))
"""Words before a score, if no noun follows: das 10:12 war knapp; but das 10:30 Meeting."""
# Matches "beginnt", "startete"; not "Beginn".
_BEGINS = lazy_regex(r"\b(?:beginn|start)(?:t|ete|en|eten)\b|\bbegann")


def _has_article(pair: _Pair) -> bool:
    """Return whether an article precedes: das 10:12 war, mit einem satten 21:12; not das 10:30 Meeting."""
    if pair.found[2] or pair.after[:1].isupper():
        return False
    if pair.before.startswith("endet") and _BEGINS.search(pair.text):
        return False
    return pair.before in _BEFORE_SCORE or bool(_NEUTER.fullmatch(pair.before)) or pair.follows(_ARTICLE_BEFORE)


_DAYS = frozenset(day.lower() for day in WEEKDAY_NAMES)
# Matches "siegten am ", "verlor in Kiel am "; not "spielt am ", "gewann. Am ".
_PLAYED_BEFORE = lazy_regex(
    r"\b(?:gewann(?:en)?|gewinnt|siegten?|verlor(?:en)?|verliert|unterlag(?:en)?|besiegten?|schlug(?:en)?"
    r"|bezwang(?:en)?)\b[^.;:!?]*$"
)


def _has_verb_before(pair: _Pair) -> bool:
    """Return whether a verb of results precedes: siegten am Samstag 14:22."""
    return pair.before in _DAYS and pair.follows(_PLAYED_BEFORE)


# Matches the beginning of " zogen sie auf 18:13"; not of " auf 18:13 Uhr", " auf morgen".
_TO_AFTER = lazy_regex(r"[^.;:!?\d]{0,40} auf \d{1,2}:\d{1,2}(?![\d:]| ?Uhr)")
# Matches the end of "Von 10:12 zogen sie auf ", "von 9:11 auf "; not of "von 10:15 auf ", "von 10:12 Uhr auf ".
_FROM_BEFORE = lazy_regex(r"\b[Vv]on \d{1,2}:\d?[1-46-9](?![\d:]| ?Uhr)[^.;:!?\d]{0,40} auf $")


def _is_of_change(pair: _Pair) -> bool:
    """Return whether it is one of two scores: von 10:12 zogen sie auf 18:13."""
    if pair.before == "von":
        return pair.second % 5 != 0 and pair.precedes(_TO_AFTER)
    return pair.before == "auf" and pair.follows(_FROM_BEFORE)


# Matches "RB35", "ICE 571", "Linie 4", "Ulm Hbf", "fällt aus"; not "REIN", "Linie", "fällt".
_ABOUT_TRAINS = lazy_regex(
    r"\b(?:(?:RB|RE|S|U|IC|ICE|EC|MEX|[Ll]inie|[Bb]us|[Tt]ram) ?\d{1,4}"
    r"|Hbf|Bhf|Hauptbahnhof|[Vv]erspätung|fahrplanmäßig)\b"
    r"|\bf(?:ällt|allen) (?:leider )?aus\b"
)
# Matches "(23:19)"; not "(um 23:19)", "(2:1)".
_BRACKETED = lazy_regex(r"\(\d{1,2}:(\d\d)\)")


def _is_in_brackets_like_others(pair: _Pair) -> bool:
    """Return whether several pairs are in brackets, not all by fives: die Damen (23:19) und die Herren (12:20)."""
    start, end = pair.found.span()
    if not (pair.text.endswith("(", 0, start) and pair.text.startswith(")", end)):
        return False
    minutes = [int(minute) for minute in _BRACKETED.findall(pair.text)]
    return len(minutes) > 1 and any(minute % 5 for minute in minutes) and not _ABOUT_TRAINS.search(pair.text)


_CLOSE = 6
"""The most points apart that two sides of a close set are."""


def _is_close(pair: _Pair) -> bool:
    """Return whether it is the close score of a set or a match, not by fives: nach 17:21."""
    if pair.before != "nach" or pair.second % 5 == 0:
        return False
    first, second = map(int, pair.written.split(":"))
    return abs(first - second) <= _CLOSE and ABOUT_SPORT.search(pair.text) is not None


_SIGNS_OF_A_SCORE: tuple[Callable[[_Pair], bool], ...] = (
    _is_labelled,
    _has_half,
    _is_early,
    _is_in_table,
    _has_result_after,
    _has_article,
    _has_verb_before,
    _is_of_change,
    _is_in_brackets_like_others,
    _is_close,
)
"""What the words beside a pair show, whatever else the sentence is about."""


def _opens_entry(pair: _Pair) -> bool:
    """Return whether the pair is the time of an entry in a report: "19:38 Den Lauf gewinnt Anna"."""
    return not pair.text[: pair.start].strip() and pair.text.startswith(" ", pair.end) and pair.after in STARTERS


_MOST_SCORES = 2
"""More pairs of numbers in a sentence are sets of a match, not times of day."""
# Matches "14:22" in "14:22 stand es", "4:30"; not "14:22 Uhr", "1:2:3", "114:2".
_PAIR = lazy_regex(r"(?<!\d)\d{1,2}:\d\d(?![\d:]| ?Uhr)")
_MOST_TO_NIL = 20
"""The most goals that a side shoots while the other has none; 0:24 is a time."""
# Matches "4:4", "17:9", "22:24" in "22:24 gegen Lemgo"; not "4:40", "17:9:3", "1:1000", "22:24 gegen die Wand".
_SURE_SCORE = lazy_regex(r"(?<![\d:.,])\d{1,2}:(?:\d(?![\d:])|\d[1-46-9](?= (?:gegen|für) (?:den )?[A-ZÄÖÜ]))")
"""A score that is no time of day: beside it, 7:10 is one too."""
# Matches "Mannschaft", "Oberliga", "TSV"; not "Mann", "Ligen".
_ABOUT_TEAMS = lazy_regex(
    r"\b(?:Mannschaft(?:en)?|Teams?|Trainer(?:in)?|Coach|Gegner|\w*[Ll]iga|Pokal|HSG|SG|TSV|TuS|TV|SC|HC|VfL|SV|HSV|THW)\b"
)
"""Words of sentences that may also say when somebody plays; such times are multiples of five minutes."""


def _is_among_scores(pair: _Pair) -> bool:
    """Return whether the rest of the sentence is about sport or has many pairs, so that the pair is a score too."""
    text = pair.text
    is_to_nil = pair.written.startswith("0:") and pair.second <= _MOST_TO_NIL
    if is_to_nil or ABOUT_SPORT.search(text) or _SURE_SCORE.search(text):
        return True
    if pair.second % 5 and _ABOUT_TEAMS.search(text):
        return True
    return len(_PAIR.findall(text)) > _MOST_SCORES and not (OCLOCK.search(text) or _is_programme(text))


def _is_programme(text: str) -> bool:
    """Return whether all pairs are times of a programme: they rise, by fives, and a noun follows each."""
    pairs = [(int(hour), int(minute)) for hour, minute in re.findall(r"(?<!\d)(\d{1,2}):(\d\d)(?=:? [A-ZÄÖÜ„])", text)]
    fives = all(minute % 5 == 0 for _, minute in pairs)
    return fives and len(pairs) == len(_PAIR.findall(text)) and pairs == sorted(set(pairs))
