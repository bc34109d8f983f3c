"""Whether two numbers with a colon are the score of a match or a time of day.

gewann 24:22 -> a score      um 20:15 -> a time      über 4:4 und 7:10 -> scores      lag 3:11 hinten -> a score
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import word_after
from audiobuild.german.grammar.match_words import ABOUT_SPORT, BEHIND, OCLOCK, RESULTS
from audiobuild.german.words import word_list
from audiobuild.german.words.calendar import WEEKDAY_NAMES
from audiobuild.german.words.sentence_words import STARTERS
from audiobuild.german.words.time_words import TIME_WORDS
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_SCORES = 2
"""More pairs of numbers in a sentence are sets of a match, not times of day."""
# Matches "14:22" in "14:22 stand es", "4:30"; not "14:22 Uhr", "1:2:3", "114:2".
_PAIR = lazy_regex(r"(?<!\d)\d{1,2}:\d\d(?![\d:]| ?Uhr)")
# Matches the end of "beim Stande von ", "Zwischenstand: ", "zur Pause (", "Ergebnis von ", "Maßstab "; not of "von ",
# "Pause ".
_STAND_BEFORE = lazy_regex(
    r"(?:[Ss]tande?|[Ee]rgebnis|[Rr]esultat|Ma(?:ß|ss)stab|[Vv]erhältnis|[Ss]chlüssel|Quoten?)(?: von|:)? $"
    r"|[Pp]roportion(?:en)?(?: [a-zäöü]{3,10})?(?: von| auf|:)? $"
    r"|(?:[Pp]ause|[Hh]albzeit|[Ss]eitenwechsel|[Ee]rgebnis)(?:: | \()$"
)
# Matches the end of "Pause, ", "zur Halbzeit, "; not of "Pause ", "Pause um ".
_BREAK_BEFORE = lazy_regex(r"(?:[Pp]ause|[Hh]albzeit|[Dd]rittel|[Vv]iertel), $")
# Matches the end of "Kiel – Hamburg ", "TSV Lahr - FC Aue "; not of "Kiel – dort ", "Kiel–Hamburg ".
_FIXTURE_BEFORE = lazy_regex(r"[A-ZÄÖÜ][\w.]* [-–] (?:[A-ZÄÖÜ\d][\w.]* ){1,3}$")
# Matches the end of "ein 2:1 (", "2:1("; not of "2:1 ", "ein Sieg (".
_SCORE_BEFORE = lazy_regex(r"(\d{1,3}):(\d{1,3}) ?\($")
# Matches the beginning of " (1:0)", "(1:0"; not of " (so", " 1:0".
_SCORE_AFTER = lazy_regex(r" ?\((\d+):(\d+)")
# Matches the end of "05.01.2016 ", "5.1.16, "; not of "5.1. ", "2016 ".
_DATE_BEFORE = lazy_regex(r"\d\.\d{1,2}\.(?:\d{4}|\d\d),? $")
# Matches the beginning of " nach zehn Minuten", " nach 20 Minuten"; not of " nach Minuten", " nach Bern".
_MINUTES_AFTER = lazy_regex(r" nach (?:\d+|\0|[a-zäöüß]{3,}) (?:Spielm|M)inuten\b")
# Matches all of "3. Eintracht Küste 12 ", "10 SV Aue 7 "; not of "3. Mai um ", "Bus 12 ".
_ROW_BEFORE = lazy_regex(r"\d{1,2}\.? [A-ZÄÖÜ][^\d]{2,40} (?:\d{1,3} ){1,4}\Z")
# Matches the beginning of " 22", " +5 22"; not of " Uhr", " 22 Uhr".
_ROW_AFTER = lazy_regex(r" [+−-]?\d{1,3}(?: \d{1,3})?\Z")
"""The row of a league's table, in which the goals have numbers before and after."""


def is_score(found: re.Match[str], text: str, before: str) -> bool:
    """Return whether the numbers are a score or one of many results, by the words around them."""
    first = max(0, found.start() - 60)
    dated = int(found[1][-2:]) % 5 == 0 and _DATE_BEFORE.search(text, first, found.start())
    after = word_after(text, found.end())
    if after in _SCORED or OCLOCK.match(found[1]) or _reports(found, text) or dated:
        return after in _SCORED
    if (
        _STAND_BEFORE.search(text, first, found.start())
        or _is_half(found, text)
        or _MINUTES_AFTER.match(text, found.end())
        or (_ROW_BEFORE.match(text, 0, found.start()) and _ROW_AFTER.match(text, found.end()))
        or after in BEHIND - _OF_TRAVEL
        or (before == "auf" and after in _RAISED)
        or (after in _OF_TRAVEL and (before not in TIME_WORDS or _TRAILED_BEFORE.search(text, first, found.start())))
        or (after == "aus" and before in _ENDED)
        or (int(found[1][-2:]) % 5 and _BREAK_BEFORE.search(text, first, found.start()))
        or (int(found[1][-2:]) % 15 and _FIXTURE_BEFORE.search(text, first, found.start()))
        or (before not in _BEFORE_TIME and RESULTS.fullmatch(after) and text.startswith(f" {after}", found.end()))
        or (
            (before in _BEFORE_SCORE or _NEUTER.fullmatch(before) or _ARTICLE_BEFORE.search(text, first, found.start()))
            and not (before.startswith("endet") and _BEGINS.search(text))
            and not found[2]
            and not after[:1].isupper()
        )
        or (before in _DAYS and _PLAYED_BEFORE.search(text, first, found.start()))
        or (before == "von" and int(found[1][-2:]) % 5 and _TO_AFTER.match(text, found.end()))
        or (before == "auf" and _FROM_BEFORE.search(text, first, found.start()))
        or _is_one_of_results(found, text)
        or (before == "nach" and _is_close(found[1]) and ABOUT_SPORT.search(text))
    ):
        return True
    if before in TIME_WORDS or _ENTRY.match(text, found.end() - 1):
        return False
    scored = found[1].startswith("0:") and int(found[1][2:]) <= _MOST_TO_NIL
    if scored or ABOUT_SPORT.search(text) or _SURE_SCORE.search(text):
        return True
    if found[1][-1] not in "05" and _ABOUT_TEAMS.search(text):
        return True
    return len(_PAIR.findall(text)) > _MOST_SCORES and not (OCLOCK.search(text) or _is_programme(text))


def _is_half(found: re.Match[str], text: str) -> bool:
    """Return whether it is a score and its half stands in brackets: "3:1 (1:0)"; not "12:45 (0:57)"."""
    if before := _SCORE_BEFORE.search(text, max(0, found.start() - _LONGEST_SCORE), found.start()):
        return _reaches(before.groups(), found[1].split(":"))
    after = _SCORE_AFTER.match(text, found.end())
    return after is not None and _reaches(found[1].split(":"), after.groups())


def _reaches(score: Sequence[str], half: Sequence[str]) -> bool:
    """Return whether no side had more goals at half-time than at the end."""
    return int(half[0]) <= int(score[0]) and int(half[1]) <= int(score[1])


_LONGEST_SCORE = 9
_MOST_TO_NIL = 20
"""The most goals that a side shoots while the other has none; 0:24 is a time."""


def _is_one_of_results(found: re.Match[str], text: str) -> bool:
    """Return whether several pairs stand in brackets, not all by fives: die Damen (23:19) und die Herren (12:20)."""
    if not (text.endswith("(", 0, found.start()) and text.startswith(")", found.end())):
        return False
    minutes = [int(minute) for minute in _BRACKETED.findall(text)]
    return len(minutes) > 1 and any(minute % 5 for minute in minutes)


# Matches "(23:19)"; not "(um 23:19)", "(2:1)".
_BRACKETED = lazy_regex(r"\(\d{1,2}:(\d\d)\)")


def _is_close(pair: str) -> bool:
    """Return whether two numbers are the close score of a set or a match, not by fives: nach 17:21."""
    first, second = map(int, pair.split(":"))
    return bool(second % 5) and abs(first - second) <= _CLOSE


# Matches the beginning of " zogen sie auf 18:13"; not of " auf 18:13 Uhr", " auf morgen".
_TO_AFTER = lazy_regex(r"[^.;:!?\d]{0,40} auf \d{1,2}:\d{1,2}(?![\d:]| ?Uhr)")
# Matches the end of "Von 10:12 zogen sie auf ", "von 9:11 auf "; not of "von 10:15 auf ", "von 10:12 Uhr auf ".
_FROM_BEFORE = lazy_regex(r"\b[Vv]on \d{1,2}:\d?[1-46-9](?![\d:]| ?Uhr)[^.;:!?\d]{0,40} auf $")
_CLOSE = 6
"""The most points apart that two sides of a close set are."""


def _reports(found: re.Match[str], text: str) -> bool:
    """Return whether an entry of a report opens with the pair: "19:38 Den Lauf gewinnt Anna"."""
    opens = not text[: found.start()].strip() and text.startswith(" ", found.end())
    return opens and word_after(text, found.end()) in STARTERS


# Matches the beginning of "0: Köln", "5, ZDF", "0 (Sky)"; not of "0 gegen", "2: Köln".
_ENTRY = lazy_regex(
    r"[05](?:: |,? \(?(?:ARD|ZDF|Arte|3sat|RTL|Vox|ORF|SRF|Sat|Pro|NDR|WDR|BR|SWR|MDR|Sky|DAZN|Sport1)\b)"
)
"""What follows the time of a programme: Bundesliga, 15:30: Köln – Mainz."""
_SCORED = frozenset(word_list("Punkten Toren Treffern Körben Sätzen"))
"""Nouns in the dative after a score: ein Rückstand von 12:20 Punkten."""
_RAISED = frozenset(word_list("ausgebaut ausbauen verkürzt verkürzen erhöht erhöhen gestellt davonziehen absetzen"))
"""What sides do to a score, after "auf": konnte die Führung auf 15:10 ausbauen."""
_OF_TRAVEL = frozenset(word_list("zurück davon unter weg"))
"""Words after a result that also follow a time of day: kam um 14:30 zurück."""
# Matches the end of "lagen früh ", "liegt heute "; not of "kam früh ", "lagen bis gestern ".
_TRAILED_BEFORE = lazy_regex(r"\b(?:lag(?:en)?|liegt|liegen) [a-zäöüß]+ $")
_ENDED = frozenset(word_list("ging gingen geht gehen"))
"""Verbs of a result with "aus" after it: Die Wahl ging 14:11 aus."""
_BEFORE_TIME = TIME_WORDS - {"nach"}
# Matches the end of "mit einem satten ", "das knappe "; not of "einem ", "den alten ".
_ARTICLE_BEFORE = lazy_regex(r"\b(?:(?:einem|dem|beim|zum|vom) [a-zäöüß]{3,15}en|das [a-zäöüß]{3,15}e) $")
# Matches all of "klares", "knappes"; not of "es", "jenes".
_NEUTER = lazy_regex(r"[a-zäöüß]{3,}(?<!dies)(?<!jed)(?<!jen)(?<!ein)(?<!all)es")
_BEFORE_SCORE = frozenset(word_list("bei das dem ein einem zum beim vom mit über endete endet endeten"))
"""Words before a score, if no noun follows: das 10:12 war knapp; but das 10:30 Meeting."""
# Matches "beginnt", "startete"; not "Beginn".
_BEGINS = lazy_regex(r"\b(?:beginn|start)(?:t|ete|en|eten)\b|\bbegann")
_DAYS = frozenset(day.lower() for day in WEEKDAY_NAMES)
# Matches "siegten am ", "verlor in Kiel am "; not "spielt am ", "gewann. Am ".
_PLAYED_BEFORE = lazy_regex(
    r"\b(?:gewann(?:en)?|gewinnt|siegten?|verlor(?:en)?|verliert|unterlag(?:en)?|besiegten?|schlug(?:en)?"
    r"|bezwang(?:en)?)\b[^.;:!?]*$"
)
# Matches "4:4", "17:9", "22:24" in "22:24 gegen Lemgo"; not "4:40", "17:9:3", "1:1000", "22:24 gegen die Wand".
_SURE_SCORE = lazy_regex(r"(?<![\d:.,])\d{1,2}:(?:\d(?![\d:])|\d[1-46-9](?= (?:gegen|für) (?:den )?[A-ZÄÖÜ]))")
"""A score that is no time of day: beside it, 7:10 is one too."""


# Matches "Mannschaft", "Oberliga", "TSV"; not "Mann", "Ligen".
_ABOUT_TEAMS = lazy_regex(
    r"\b(?:Mannschaft(?:en)?|Teams?|Trainer(?:in)?|Coach|Gegner|\w*[Ll]iga|Pokal|HSG|SG|TSV|TuS|TV|SC|HC|VfL|SV|HSV|THW)\b"
)
"""Words of sentences that also tell when somebody plays; such times are multiples of five minutes."""


def _is_programme(text: str) -> bool:
    """Return whether all pairs are times of a programme: they rise, by fives, and a noun follows each."""
    pairs = [(int(hour), int(minute)) for hour, minute in re.findall(r"(?<!\d)(\d{1,2}):(\d\d)(?=:? [A-ZÄÖÜ„])", text)]
    fives = all(minute % 5 == 0 for _, minute in pairs)
    return fives and len(pairs) == len(_PAIR.findall(text)) and pairs == sorted(set(pairs))
