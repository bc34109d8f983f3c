"""Numbers that are minutes of a match, in brackets or beside a score: Kim (46. Dier), (4., 90.), 1:0 23. Kane."""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import search_before, word_after
from audiobuild.german.words.nouns import is_listed
from audiobuild.german.words.sentence_words import COUNTED, is_office
from audiobuild.lazy_regex import lazy_regex

# Matches ", 75. Kainz", "(46. Dier"; not "am 75. Tag", ", 3. mal".
_SUBSTITUTIONS = lazy_regex(r"[(,;/] ?(?:ab )?\d{1,3}\.\s?[A-ZÄÖÜ]")
_LAST_MINUTE = 120
_LAST_RANK = 30
"""Higher numbers alone in brackets are minutes, not ranks: prüfte die Torfrau (74.)."""
# Matches "Aufstellung: ", "(4-3-3)", "Lemm – Haas, Boje – Kruse", "SV Ulm: Lemm – Haas"; not "Neuer, Pavard und",
# "Köln – Mainz (46. Graf)".
_LINE_UP = lazy_regex(
    r"\b(?:Aufstellung|Auswechs[a-z]+|Einwechs[a-z]+|Es spielten)\b|\(\d-\d-\d(?:-\d)?\)"
    r"|\w\)? [-–] [A-ZÄÖÜ][^.:–]{2,60} [-–] [A-ZÄÖÜ]|\A[A-ZÄÖÜ][^.:!?]{1,40}: [A-ZÄÖÜ][\w'’-]+ [-–] [A-ZÄÖÜ]"
)
# Matches the end of "Kim (", "Kim (ab ", "Kim (60. Adam, "; not of "Kim (60. Adam) ", "Kim ".
_SUBSTITUTED = lazy_regex(r"\((?:[^()]*[,;/] ?)?(?:ab )?$")
# Matches the beginning of "(1. Aufstieg, 2. Klassenerhalt"; not of "(1. Adam, 75. Kainz", "(46. Dier".
_FIRST_ITEMS = lazy_regex(r"\(1\. [^().,;]{2,40}[,;] (?:und )?2\. ")
# Matches "2:1", "trifft", "die Führung", "Siegtreffer", "Doppelpack"; not "Sitzung", "Torte", "Drittel".
_MATCH = lazy_regex(
    r"\d:\d|\b(?:[Tt]r[ai]f(?!(?:ft|fen)? auf\b)"
    r"|\w*[Tt]ore?[ns]?\b|\w*[Tt]reffer|Eigentor|Elfmeter|Ausgleich|Führung|verwandelt|köpf"
    r"|[Pp]arier|Torwart|Torhüter|Torlinie|Keeper|Schlussmann|Goalie|prüfte|klärte|scheiter|[Ff]lank|Freistoß|Strafraum"
    r"|\w*[Cc]hancen?\b|\w*[Ss]chuss\b|\w*[Ss]chüssen?\b|Kopfball|Eckball|Abschluss|Doppelpack|Hattrick"
    r"|\w+drittel\b|Gelb(?:-Rot)?\b|Rot:|netzte|Abseits|(?:ein|aus)gewechselt|Elfer\b|Pfosten|Latte\b|Ball\b|Netz\b"
    r"|\w*[Pp]ass\b|Hereingabe|Schlenzer|Heber\b|Lupfer\b|Abpraller|Direktabnahme|Konter\b|Gegenst[oö]ß|Platzverweis"
    r"|vom Platz\b|Feldes verwiesen|Kreuzeck|\w*schob\b|vollstreckt|vollendet|erzielte|vergab\b|Rettungstat|Paraden?\b"
    r"|Einzelaktion|in Front\b|glich\b|egalisierte|Joker\b|Strafstoß|\w*[Aa]ngreifer\b|Stürmer\b|Verteidiger\b)"
)


def is_substitution(found: re.Match[str], text: str, number: int) -> bool:
    """Return whether it is the minute before a player's name: Kim (46. Dier), (60. Adam, 75. Kainz)."""
    if number > _LAST_MINUTE or not search_before(_SUBSTITUTED, text, found.start(), 60):
        return False
    if _FIRST_ITEMS.match(text, max(0, text.rfind("(", 0, found.start()))):
        return False
    player = word_after(text, found.end())
    capitals = player.isupper() and len(player) > 1
    several = len(_SUBSTITUTIONS.findall(text)) > 1
    lined_up = _LINE_UP.search(text) or several
    noun = is_listed(player) and (number <= _LAST_RANK or not lined_up)  # but a player may be called Graf
    named = player[:1].isupper() and not (capitals or noun or player in COUNTED or is_office(player))
    match = lined_up or _MATCH.search(text)
    # Matches the beginning of ". Dier, ", " van Dijk)", ". R. Wagner)"; not of ". Dier kam", " dem Dier kam er,".
    alone = re.match(r"\.?\s?(?:[A-Z]\.\s?)?[\w'’-]+(?:\s[\w'’-]+){0,2}\s?[,;()/]", text[found.end(1) :])
    return bool(named and match and alone)


# Matches "(67.)", "(45.+2,"; not "(30.)", "(67. Tag)".
_LATE_MINUTE = lazy_regex(r"\((?:3[1-9]|[4-9]\d|1[01]\d)\.(?:\+\d{1,2})?[),/]")
"""With a number too high for a rank in brackets of its own, the others are minutes too: Alt (9.) und Bolt (67.)."""


def is_minute(found: re.Match[str], text: str) -> bool:
    """Return whether it follows a player's name in brackets, in a text about a match."""
    if in_minutes(found, text):
        return True
    in_brackets = re.search(r"\([^()]*$", text[: found.start()])
    return bool(in_brackets and (_MATCH.search(text) or _LATE_MINUTE.search(text)))


_LAST_OF_TWO_RANKS = 12
"""Several numbers in brackets, one of them higher, are minutes: traf zweimal (7. und 15.)."""
# Matches the end of "(Karl Maier/", "(Maier/30. und Wolf/"; not of "(3./", "(m/", "(Maier ", "Maier/".
_PLAYER_BEFORE = lazy_regex(r"\([^()]{0,60}[A-ZÄÖÜ][\w’'-]{2,20}/ ?$")
# Matches the beginning of ")", ", Wolf", " und Wolf"; not of " Stock)".
_NO_NOUN_AFTER = lazy_regex(r"[,;)]| (?:und|sowie)\b")
# Matches all of " +2", " Minute", " Foulelfmeter", ", Elfmeter", ""; not of " Tor".
_ADDED = (
    r"(?: ?\+ ?\d{1,2})?"
    r"(?: Minute|(?:,| per)? (?:\w{0,12}[Ee]lfmeter|Strafsto(?:ß|ss)|Eigentor|Freisto(?:ß|ss)|FE|HE|ET)\b)?"
)
"""What stands beside the number of a minute: (45. +2, 60. Minute, 89. Foulelfmeter)."""
# Matches the end of "Alt (", "Alt (4./", "Alt (4., 45. +2, ", "Alt (4. Minute/", "Alt (beide "; not of "Alt (ab ",
# "Alt (4. Mai, ".
_MINUTES_BEFORE = lazy_regex(rf"\((?:(?:beide|jeweils|je) )?(?:\d{{1,3}}\.{_ADDED}(?:, ?|/| und | ))*$")
# Matches the beginning of ")", "/Foulelfmeter)", " +1)", ", 61.)", " und 61.)", " per Elfmeter)"; not of " Mai)",
# " und 61. Tor)".
_MINUTES_AFTER = lazy_regex(rf"{_ADDED}(?:(?:, ?|/| und | )\d{{1,3}}\.{_ADDED})*[),/]")


def in_minutes(found: re.Match[str], text: str) -> bool:
    """Return whether it is in brackets that hold minutes alone, one of them too high for a rank: (4., 90.).

    A player may precede each, with a slash: (Maier/30. und Wolf/72.).
    """
    player = search_before(_PLAYER_BEFORE, text, found.start(), 90)
    if player and _NO_NOUN_AFTER.match(text, found.end()):
        return True
    first = search_before(_MINUTES_BEFORE, text, found.start(), 40)
    rest = _MINUTES_AFTER.match(text, found.end())
    if not first or not rest:
        return False
    minutes = re.findall(r"(?<!\+)(?<!\+ )\b\d+", first[0] + found[1] + "." + rest[0])
    if len(minutes) > 1 and _MATCH.search(text):
        return True
    return max(map(int, minutes)) > (_LAST_OF_TWO_RANKS if len(minutes) > 1 else _LAST_RANK)


# Matches the end of "Tore: 1:0 ", ", 2-1 (", "0–1 "; not of "1:0, ", "2024-1 ", "um 3 ".
_SCORE_BEFORE = lazy_regex(r"(?<![\w:.,–-])\d{1,2}[:–-]\d{1,2} \(?$")
# Matches the beginning of ". Kane", ".) Kane", ". Nr. 9"; not of ". Min.", ".), ", ". Kane traf".
_SCORER_AFTER = lazy_regex(
    r"\.\)? (?!(?:Min|Minuten?|Spielminuten?)\b)(?:[A-ZÄÖÜ][\w'’-]+(?: [A-ZÄÖÜ][\w'’-]+)? ?(?:[,;.(/]|\Z)|Nr\. \d)"
)
# Matches the end of "", "Tore: ", "Kane, "; not of "am ", "in der ".
_ENTRY_BEFORE = lazy_regex(r"(?:\A|[:,;/] )$")
# Matches the beginning of ". 1:0 Kane"; not of ". 14:30 Uhr", ". Kane".
_GOAL_AFTER = lazy_regex(r"\. \d{1,2}[:–-]\d{1,2} (?!Uhr)[A-ZÄÖÜ]")


def is_minute_of_goal(text: str, start: int, end: int) -> bool:
    """Return whether digits before a full stop are the minute in an entry of a list of goals: 1:0 23. Kane.

    Args:
        text: the sentence, or all of the text.
        start: first of the digits.
        end: the full stop.
    """
    digits = text[start:end]
    if not digits.isdecimal() or not 0 < int(digits) <= _LAST_MINUTE:
        return False
    if search_before(_SCORE_BEFORE, text, start, len(" 10:10 (")) and _SCORER_AFTER.match(text, end):
        return True
    return bool(search_before(_ENTRY_BEFORE, text, start, len(", ")) and _GOAL_AFTER.match(text, end))
