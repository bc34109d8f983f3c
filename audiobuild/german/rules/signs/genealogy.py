"""Signs of genealogists for a birth, a marriage and a death, and of parishes for the dead.

* 1749 -> geboren      ⚭ 1780 -> verheiratet      (1750–1810) ∞ Anna Kofler -> verheiratet mit Anna Kofler
† 1832 -> gestorben    Amt f. + Karl -> für Karl
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import search_before, word_before
from audiobuild.german.rule_engine import Rule
from audiobuild.german.words.calendar import MONTH_NAMES
from audiobuild.german.words.nouns import is_listed, is_plural
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re


def married(found: re.Match[str], text: str) -> str | None:
    """Read ``⚭ 1780``, ``∞ 3.5.1780`` as verheiratet; before a name as verheiratet mit."""
    blank = "" if text[: found.start()][-1:] in ("", " ", "(") else " "
    return f"{blank}verheiratet {'mit ' if text[found.end()].isalpha() else ''}"


# Matches in "Messe für + Anna", "Amt f. + Karl"; not in "für Anna + Karl".
_PRAYED = lazy_regex(r"\b(?:[Ff]ür|f\.) \+ ?[A-ZÄÖÜ]")


_NEARBY = 200
"""Characters to look back at for the first of those who are prayed for."""


def dead(found: re.Match[str], text: str) -> str | None:
    """Read ``Messe für + Anna und + Eltern`` without its crosses; ``f. + Karl`` -> für."""
    first = max(0, found.start() - _NEARBY)
    return ("für " if found[0].startswith("f") else "") if _PRAYED.search(text, first, found.end() + 1) else None


# Matches " 1749", " 28. August 1749", " 3.4.85", " um 1200"; not " 0,14 €" or " 20 %".
_YEAR_OR_DATE = lazy_regex(
    r" ?(?:um |etwa |circa |ca\. |vor |nach |vermutlich |wohl |wahrscheinlich |(?:Anfang|Mitte|Ende) (?:des )?)?"
    r"(?:\d{1,2}\. ?(?:\d{1,2}\.|[A-Z][a-zä]+\.?) ?\d{2,4}"
    r"|(?:1\d{3}|20\d\d|[3-9]\d\d)|\d\d?\. Jahrhunderts?)(?!\w|[.,]\d| ?[€%°]| (?:k?g"
    r"|m?l|EL|TL|Gramm)\b)"
)


_FEW_STARS = 2
"""More stars between blanks separate the items of a list."""


def life(found: re.Match[str], text: str) -> str | None:
    """Read ``* 1749`` as geboren.

    ``† 1832`` -> gestorben; a star before anything but a year or a date is left alone.
    """
    if found[1] == "*" and (not _YEAR_OR_DATE.match(text, found.end()) or text.count(" * ") > _FEW_STARS):
        return None
    verb = "geboren" if found[1] == "*" else "gestorben"
    return verb if text[found.end() : found.end() + 1].isspace() else verb + " "


# Matches the end of "(* 1749 in Frankfurt; "; not of "* 1749) und (", "(so, ".
_BIRTH_BEFORE = lazy_regex(r"[(;,]\s?\*\s?[^()*]{4,80}$")


def death(found: re.Match[str], text: str) -> str | None:
    """Read ``(* 1749; + 1832)`` as gestorben, a plus beside the star of a birth; ``Anna Huber (+ 1832)`` likewise."""
    if not (_is_after_name(found, text) or search_before(_BIRTH_BEFORE, text, found.start(), 90)):
        return None
    return "gestorben" + (" " if text[found.start() + 1 : found.end()] or text[found.end()] != " " else "")


# Matches the beginning of "1832)", "7. Dezember"; not of "927)", "3500)", "7. Platz".
_DATE_OR_LATE_YEAR = lazy_regex(rf"(?:1[5-9]|20)\d\d\)|\d{{1,2}}\. (?:{'|'.join(sorted(MONTH_NAMES))})\b")


def _is_after_name(found: re.Match[str], text: str) -> bool:
    """Return whether the plus opens brackets after a name: Anna Huber (+ 1832), Firdausi (+ 927); not Kosten (+ 90)."""
    name = word_before(text, found.start() - 1) if text.endswith("(", 0, found.start()) else ""
    is_noun = is_listed(name) or is_plural(name)
    return name[:1].isupper() and (not is_noun or _DATE_OR_LATE_YEAR.match(text, found.end()) is not None)


DEATHS = (
    # Matches "+ " in "; + 1832", ", + um 1832", "; + Februar 1945", "\0 + 7.8.50", "Huber (+ 1945)", "+" in ", +1945";
    # not in "2 + 3", "; + 3", "a + 3.5", "Stimmen (+1945)".
    Rule(
        "death",
        rf"(?<=[;,\d\0] )\+ ?(?=(?:um |ca\. |Anfang |Mitte |Ende )?(?:(?:{'|'.join(sorted(MONTH_NAMES))})\b"
        r"|[\d\0]{1,2}[.\0]|\d{3}))"
        r"|(?<=[a-zäöüß.\0] \()\+ (?=(?:1?\d\d\d|20\d\d)(?:\)| oder \d| v\. ?Chr)|\0\0\0? [A-Z\0])",
        death,
        needs=("; +", ", +", "0 +", "(+ 0"),
    ),
)
"""Before the units."""
LIVES = (
    # Matches "*" in "(* 1950)", "†" in "† um 1400"; not "**1950", "* Tisch".
    Rule(
        "life",
        r"(?<![*†])((?<![\w)\]])\*|†)(?= ?(?:um |etwa |circa |ca\. |nach |vor |zwischen |im |in |am "
        r"|vermutlich |wohl |wahrscheinlich |Anfang |Mitte |Ende |[\d\0]))",
        life,
        needs=(*"*†",),
    ),
)
"""Among the last signs."""
RULES = (
    # Matches "+ " in "Messe für + Anna", "und + Eltern", ", + Eltern", "f. + " in "Amt f. + Karl"; not in "für + 3",
    # "2 + Anna".
    Rule(
        "dead",
        r"\bf\. \+ ?(?=[A-ZÄÖÜ][a-zäöüß])|(?:(?<=\b[Ff]ür )|(?<=\bund )|(?<=\bu\. )|(?<=, ))\+ ?(?=[A-ZÄÖÜ][a-zäöüß])",
        dead,
        needs=("ür +", "f. +", "nd +", "u. +", ", +"),
    ),
    # Matches "⚭ " in "⚭ 1780", "sie ⚭ Karl", "∞ " in "(1750–1810) ∞ Anna Kofler", "1810, ∞ 1780 Anna"; not in
    # "gegen ∞ ", "n → ∞ Konvergiert".
    Rule(
        "marriage",
        r"⚭ ?(?=[\d\0A-ZÄÖÜ])"
        r"|(?:(?<=[),;\d\0] )|(?<=\())∞ ?(?=\d{1,2}\.|1[5-9]\d\d|20\d\d|\0|[A-ZÄÖÜ][a-zäöüß]+ [A-ZÄÖÜ])",
        married,
        needs=tuple("⚭∞"),
    ),
)
