"""Ordinals with letters of their own, and those that are part of a word.

29ten -> neunundzwanzigsten      18th -> achtzehnte      2.größte -> zweitgrößte      1000de -> Tausende
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import word_before
from audiobuild.german.grammar.declension import ordinal_ending
from audiobuild.german.grammar.numbers import ordinal
from audiobuild.german.rule_engine import Rule
from audiobuild.german.words.determiners import BEFORE_ADJECTIVE
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re


def suffixed(found: re.Match[str], _: str) -> str | None:
    """Read ``29ten`` (an old spelling) as neunundzwanzigsten; ``1ste`` -> erste."""
    return ordinal(int(found[1].replace(".", "")), found[2])


def superlative(found: re.Match[str], _: str) -> str | None:
    """Read ``die 2.größte Stadt``, ``die 2. größte Stadt`` as zweit-: zweitgrößte."""
    return ordinal(int(found[1]), "")


def many(found: re.Match[str], _: str) -> str | None:
    """Read ``100derte Menschen`` as Hunderte, ``1000de`` as Tausende."""
    return f"{'Tausende' if found[1] == '1000' else 'Hunderte'}{found[2]}"


_ENGLISH = {"1st": "First", "2nd": "Second", "3rd": "Third"}
# Matches the beginning of "-Party-App", " Level Support"; not of " Street", "-Straße".
_ENGLISH_AFTER = lazy_regex(r"[- ](?:Party|Person|Class|Level|Hand|Lady|Screen|Life|Choice|Gen)\b")


def english(found: re.Match[str], text: str) -> str | None:
    """Read ``18th Street`` as achtzehnte; ``in der 8th Avenue`` -> achten; ``3rd-Party-App`` -> Third-Party-App."""
    if _ENGLISH_AFTER.match(text, found.end()) and (spelt := _ENGLISH.get(found[0])):
        return spelt
    agrees = word_before(text, found.start()).lower() in BEFORE_ADJECTIVE
    return ordinal(int(found[1]), ordinal_ending(text, *found.span()) if agrees else "e")


def without_stop(found: re.Match[str], text: str) -> str | None:
    """Read ``des 21 Jahrhunderts``, ``der 5 Platz``, where the full stop is forgotten, as einundzwanzigsten, fünfte."""
    return ordinal(int(found[1]), ordinal_ending(text, *found.span()))


_SUPERLATIVES = (
    "(?:größ|kleins|höchs|niedrigs|tiefs|bes|schlechtes|schnells|langsams|längs|kürzes|ältes|jüngs|stärks|schwächs"
    "|meis|häufigs|wichtigs|teuers|billigs|günstigs|reichs|ärms|beliebtes|erfolgreichs|heißes|wärms|kältes|schwers|platzier)te"
)
_SINGULARS = (
    *("Jahrhunderts", "Jahrhundert", "Halbjahr", "Quartal", "Platz", "Rang", "Spieltag", "Geburtstag"),
    *("Minute", "Spielminute", "Runde", "Klasse", "Liga", "Etage", "Auflage", "Halbzeit"),
)
"""Nouns with another form in the plural, which a number between an article and them orders."""
RULES = (
    # Matches "21" in "des 21 Jahrhunderts", "5" in "der 5 Platz", "in der 90 Minute"; not in "die 21 Jahrhunderte",
    # "im 190 Jahrhundert", "die 5 Plätze", "im Jahr 12 Platz".
    Rule(
        "singular after a number without its stop",
        r"(?:(?<=\b[Dd]e[srnm] )|(?<=\b[Dd]ie )|(?<=\b[IiAa]m )|(?<=\b[Vv]om )|(?<=\b[Zz]um ))([1-9]\d?)"
        rf"(?= (?:{'|'.join(_SINGULARS)})(?![\w-]))",
        without_stop,
        needs=tuple(f"0 {noun}" for noun in _SINGULARS),
        at_number=True,
    ),
    # Matches "18th", "1st", "22nd", "3rd"; not "18ths", "A1st".
    Rule(
        "English ordinal",
        r"(?<![\w.,])(\d{1,3})(?:st|nd|rd|th)(?!\w)",
        english,
        needs=("0st", "0nd", "0rd", "0th"),
        at_number=True,
    ),
    # Matches "100derte", "1000ende", "1000de", "100erten"; not "100er", "1000d".
    Rule(
        "hundreds and thousands",
        r"(?<![\w.,])(100(?=d?erte)|1000(?=(?:en)?de))(?:d?erte|(?:en)?de)([nr]?)(?!\w)",
        many,
        needs=("0derte", "0erte", "0de", "0ende"),
        at_number=True,
    ),
    # Matches "3." in "3.- und 4.-platzierten", "3.-, 4.- und 5.-größte"; not in "3.- und 4 Euro", "3.-4. Klasse".
    Rule(
        "place before another",
        r"(?<![\w.,])([2-9]|[1-9]\d)\.(?=-(?:,| und| oder| bis) (?:\d{1,2}\.-(?:,| und| oder| bis) ){0,4}"
        rf"\d{{1,2}}\.-?{_SUPERLATIVES})",
        superlative,
        needs=("0.-",),
        at_number=True,
    ),
    # Matches "2." in "2.größte", "3. " in "3. beste Note", "4.-" in "4.-meisten", "12-" in "12-größte"; not in
    # "2. große", "2. Größte", "3-4-beste", "2. höchstens".
    Rule(
        "place of a superlative",
        rf"(?<![\w.,])(?<!\d-)([2-9]|[1-9]\d)(?:\.[ -]?|-)(?={_SUPERLATIVES}(?:[nmrs]|n(?!s\b)[\w-]+)?(?![\w-]))",
        superlative,
        needs=("0.", "0. ", "0.-", "0-"),
        at_number=True,
    ),
    # Matches "3te", "20sten", "8.ten", "23.en", "1.000ster", "5.000-ste"; not "3t", "3tes5", "A3te".
    Rule(
        "ordinal with letters",
        r"(?<![\w.,])(\d{1,3}(?:\.\d{3})*|\d{4,7})(?:[.-]?s?t|\.)(e[nmrs]?)(?!\w|\.\w)",
        suffixed,
        needs=("0te", "0ste", "0.te", "0.ste", "0.e", "0-te", "0-ste"),
        at_number=True,
    ),
)
