"""Decades and percent words: 90er-Jahre -> neunziger Jahre, 1980s -> Neunzehnhundertachtziger, 100%ige."""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import word_before
from audiobuild.german.grammar.numbers import cardinal, digits
from audiobuild.german.grammar.patterns import DASH, LETTER
from audiobuild.german.rule_engine import Rule
from audiobuild.german.rules.numbers.compounds import NUM, in_word


def percent_word(found: re.Match[str], _: str) -> str | None:
    """Read ``100%ige`` as einhundertprozentige; ``5-10%ige`` -> fünf- bis zehnprozentige."""
    first = f"{in_word(found[1])}- bis " if found[1] else ""
    return f"{first}{in_word(found[2])}prozent{found[3]}"


def pointed(found: re.Match[str], _: str) -> str | None:
    """Read ``0.4er`` as null Komma vierer, ``1.8er-Objektiv`` as Eins-Punkt-achter-Objektiv."""
    point = "Komma" if found[1] == "0" else "Punkt"
    whole, rest = cardinal(int(found[1])), f"{digits(found[2])}{found[3]}"
    return f"{whole.capitalize()}-{point}-{rest}{found[4]}" if found[4] else f"{whole} {point} {rest}"


def decade(found: re.Match[str], _: str) -> str | None:
    """Read ``20er`` as zwanziger, and so ``20iger``, which spells its ending twice.

    ``90er-Jahre`` -> neunziger Jahre; ``90erjahre`` -> Neunzigerjahre; ``'68er`` -> achtundsechziger;
    ``10ern`` -> zehnern.
    """
    spoken = in_word(found[1]) + found[2]
    spoken = spoken.replace("einer", "einser") if found[1] == "1" else spoken
    tail = found[3] or ""
    if re.fullmatch(r"-[Jj]ahre?[ns]?", tail):
        return f"{spoken} Jahr{tail[5:]}"
    return spoken.capitalize() + tail if tail else spoken


def first_decade(found: re.Match[str], _: str) -> str | None:
    """Read ``den 1970/80er Jahren``, where the ending is written only once, as neunzehnhundertsiebziger und."""
    return f"{in_word(found[1])}er und "


def bare_decade(found: re.Match[str], _: str) -> str | None:
    """Read ``der 1960 Jahre``, where the ending is forgotten, as neunzehnhundertsechziger."""
    return in_word(found[0]) + "er"


def english_decade(found: re.Match[str], text: str) -> str | None:
    """Read ``der '90s`` as der Neunziger; ``die 1980s`` -> die Neunzehnhundertachtziger; ``nach 90s`` is a time."""
    short = len(found[2]) == len("90") and not found[1]
    joined = text.startswith("-", found.end())
    if short and not joined and word_before(text, found.start()).lower() not in ("die", "der", "den"):
        return None
    return f"{in_word(found[2])}er".capitalize()


_ENGLISH_TENS = ("", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety")
_ENGLISH_ONES = ("", "oners", "twoers", "threers", "fourers", "fivers", "sixers", "seveners", "eighters", "niners")


def english_team(found: re.Match[str], text: str) -> str | None:
    """Read ``San Francisco 49ers`` as Forty-Niners; ``eines 68ers`` is German."""
    tens, ones = int(found[1][0]), int(found[1][1])
    if word_before(text, found.start()) in ("des", "eines") or ones == 0:
        return None
    return f"{_ENGLISH_TENS[tens]}{_ENGLISH_ONES[ones]}"


RULES = (
    # Matches "49ers", "76ers"; not "49er", "20.49ers".
    Rule("English team", r"(?<![\w.,'’])([2-9]\d)ers(?!\w)", english_team, needs=("0ers",), at_number=True),
    # Matches "1970/" in "1970/80er Jahre", "70/" in "70/80er-Jahre"; not in "1970/80", "170/180er", "1970/85er".
    Rule(
        "first of two decades",
        r"(?<![\w.,/])((?:1[89]|20)?[1-9]0)/(?=[1-9]0er[ns]?(?!\w))",
        first_decade,
        needs=("0/0er",),
        at_number=True,
    ),
    # Matches "’68er", "90er-Jahre", "90erjahren", "10ern", "20iger", "70 er" in "70 er Jahre";
    # not "A90er", "er", "90erst".
    Rule(
        "decade",
        rf"(?<![\w.,])['’‘]?({NUM})(?:[-'’´]| (?=er[ns]? Jahr))?"
        rf"(?:(?<=\d)ig|(?<=\d-)ig)?(er[ns]?)(-{LETTER}[\w-]*|jahre?[ns]?)?(?!\w)",
        decade,
        needs=("0er", "0-er", "0 er", "0'er", "0’er", "0´er", "0iger", "0-iger"),
        at_number=True,
    ),
    # Matches "0.4er", "1.8er-Objektiv", "0.25ern"; not "1.000er", "A1.8er", "0.4erst".
    Rule(
        "pointed number in -er",
        rf"(?<![\w.,])(\d{{1,2}})\.(\d{{1,2}})-?(er[ns]?)(-{LETTER}[\w-]*)?(?!\w)",
        pointed,
        needs=("0.0er", "0.0-er"),
        at_number=True,
    ),
    # Matches "1960" in "der 1960 Jahre", "in den 1980 Jahren"; not "vor 1980 Jahren", "der 1960 Jahre alte".
    Rule(
        "decade without an ending",
        r"(?<=[Dd](?:er|en|ie) )(?:1[89]|20)[1-9]0(?= Jahren?(?! alte)(?!\w))",
        bare_decade,
        needs=("er 0 J", "en 0 J", "ie 0 J"),
        at_number=True,
    ),
    # Matches "'90s", "1980s"; not "95s", "90str".
    Rule(
        "English decade",
        r"(?<![\w.,])(['’‘]?)((?:19|20)?[1-9]0)['’]?s(?!\w)",
        english_decade,
        needs=("0s", "0's", "0’s"),
        at_number=True,
    ),
    # Matches "100%ige", "50 %iger", "5-10 %ige", "100 %tig", "90% ige"; not "100 %", "100 Prozent".
    Rule(
        "percent word",
        rf"(?<![\w.,])(?:({NUM}) ?{DASH} ?)?({NUM})-? ?%-? ?t?(ige?[nmrs]?)(?!\w)",
        percent_word,
        needs=("%ig", "%-ig", "%tig", "% ig"),
        at_number=True,
    ),
)
"""They come before the quantities, which would take the number alone."""
