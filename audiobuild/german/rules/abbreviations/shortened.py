"""Numbers with a shortened adjective.

ein 34-j. Mann -> vierunddreißigjähriger Mann      14tägl. -> vierzehntäglich      3-tlg. Set -> dreiteiliges Set
29J. -> neunundzwanzig Jahre        15Tsd. Euro -> fünfzehn Tausend Euro
2 gr. Tomaten -> große Tomaten      1 gr. Dose -> große Dose      200 gr. Mehl (a unit) is left
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import search_before, word_after, word_before
from audiobuild.german.grammar.indefinite import counted
from audiobuild.german.grammar.letter_units import is_of_energy
from audiobuild.german.grammar.numbers import cardinal, plain
from audiobuild.german.grammar.patterns import alternatives
from audiobuild.german.grammar.shortened_adjectives import adjective_ending
from audiobuild.german.rule_engine import Rule
from audiobuild.german.words.abbreviations import JOINED_TO_NUMBERS, SHORTENED_LICH
from audiobuild.german.words.nouns import is_plural, may_be_plural
from audiobuild.german.words.places import toponyms
from audiobuild.german.words.sentence_words import STARTERS
from audiobuild.lazy_regex import lazy_regex


def shortened(found: re.Match[str], text: str) -> str | None:
    """Read ``34-j.`` as vierunddreißigjährig with the ending that its noun requires."""
    stop = "." if found.end() == len(text) else ""
    return plain(found[1]) + JOINED_TO_NUMBERS[found[2]] + adjective_ending(found, text) + stop


_COUNTED = {
    "Mio": "Millionen", "Mrd": "Milliarden", "Tsd": "Tausend", "Pers": "Personen", "Zi": "Zimmer", "Tg": "Tage",
    "Wo": "Wochen", "Mon": "Monate",
}  # fmt: skip
"""What abbreviations mean after a number that touches them."""


def touching(found: re.Match[str], text: str) -> str | None:
    """Read the abbreviation in ``15Tsd. Euro`` as Tausend: its blank is missing."""
    return f" {_COUNTED[found[1]]}" + ("." if found.end() == len(text) else "")


_BEFORE_AGES = frozenset(("seit", "vor", "mit", "von", "nach", "ab", "unter"))
"""Prepositions with a dative: seit 6J."""


def age(found: re.Match[str], text: str) -> str | None:
    """Read ``29J.``, ``(6J)`` as neunundzwanzig Jahre, sechs Jahre; beside an energy they are joules."""
    if is_of_energy(text):
        return None
    years = "Jahren" if word_before(text, found.start()).lower() in _BEFORE_AGES else "Jahre"
    return f"{counted(found[1], text, found.start(), 'n')} {'Jahr' if found[1] == '1' else years}"


def points(found: re.Match[str], _: str) -> str | None:
    """Read ``(5P.)`` as fünf Punkte: what an exercise is worth."""
    return "ein Punkt" if found[1] == "1" else f"{cardinal(int(found[1]))} Punkte"


def line(_found: re.Match[str], text: str) -> str | None:
    """Read ``(Z. 10)`` as Zeile zehn: a place in a text; beside a section it is a number (Ziffer)."""
    return None if re.search(r"§|\b(?:Abs|Art)\b", text) else "Zeile"


def part_of_sum(found: re.Match[str], _: str) -> str | None:
    """Read ``Geg.: m`` as Gegeben, ``Ges.: v`` as Gesucht: a sum at school."""
    return {"Geg": "Gegeben", "Ges": "Gesucht", "Lös": "Lösung"}[found[1]]


def german(found: re.Match[str], text: str) -> str | None:
    """Read ``30 dt. Könige`` as deutsche: decitonnes (dt) have no full stop before a noun."""
    return "deutsch" + adjective_ending(found, text)


_MOST = 12
"""More than these are grams, not large things: 15 gr. Mehl."""
# Matches the end of "2 ", "1-2 ", "etwa 12 "; not of "2,5 ", "zwei ".
_COUNT_BEFORE = lazy_regex(r"(?<![\d.,])(\d{1,5}) $")


def large(found: re.Match[str], text: str) -> str | None:
    """Read ``2 gr. Tomaten`` as große; ``1 gr. Dose`` -> große; ``10 gr. Salz`` and ``200 gr. Nüsse`` stay."""
    noun = word_after(text, found.end())
    counted = search_before(_COUNT_BEFORE, text, found.start(), 12)
    count = int(counted[1]) if counted else 0
    if count > _MOST or (count > 1 and not (is_plural(noun) or may_be_plural(noun))):
        return None
    return "groß" + adjective_ending(found, text)


# Matches the beginning of " – Die", "― Dann"; not of "-rechtl.", " Antrag".
_DASH_AFTER = lazy_regex(r" ?[–—―]| - ")


def in_lich(found: re.Match[str], text: str) -> str | None:
    """Read ``die durchschnittl. Miete`` as durchschnittliche; ``mit freundl. Grüßen`` -> freundlichen.

    ``Zwettl. Gut 30 Jahre`` and ``Kogl. Die Feuerwehr`` begin with a town.
    """
    if not SHORTENED_LICH.fullmatch(found[0][:-1].lower()) or found[0][:-1] in toponyms():
        return None
    if found[0][0].isupper() and (_DASH_AFTER.match(text, found.end()) or word_after(text, found.end()) in STARTERS):
        return None  # a name or town that is not listed
    stop = "" if text[found.end() :].strip() else "."
    if stop and found[0][0].isupper():
        return None  # a name alone
    return found[0][:-1] + "ich" + adjective_ending(found, text) + stop


UNLISTED = (
    # Matches "durchschnittl." in "die durchschnittl. Miete", "Schriftl." in "Schriftl. Antrag"; not "weil.", "tl.a",
    # "Herr Dietl. Er".
    Rule(
        "adjective in -lich",
        r"(?<![\w-])(?:[a-zäöüß]|(?:(?<=\A)|(?<=[:;–] )|(?<=[(„\"»]))[A-ZÄÖÜ])"
        r"[a-zäöüß]{2,30}[bdfghkmnprstvz]l\.(?![.\w])",
        in_lich,
        needs=("l.",),
        trigger=r"l\.(?<=[bdfghkmnprstvz]l\.)",
    ),
)
"""After the abbreviations that a table lists."""
RULES = (
    # Matches "5P." in "(5P.)", "1 P." in "(1 P.)"; not in "5 P.", "(5 Pf.)".
    Rule("points of an exercise", r"(?<=\()(\d{1,3}) ?P\.(?=\))", points, needs=("P.)",), at_number=True),
    # Matches "Z." in "(Z. 10)", "(vgl. Z. 3)", "(Z. 19 f.)"; not in "der Z. 10", "(Z. Meier)".
    Rule("line of a text", r"(?:(?<=\()|(?<=\(vgl\. )|(?<=\(siehe ))Z\.(?= ?\d)", line, needs=("Z. 0", "Z.0")),
    # Matches "Geg." in "Geg.: m = 3 kg", "Ges." in "Ges.: v"; not in "Ges.: 190", "die Ges.: so".
    Rule(
        "part of a sum",
        r"(?:(?<=\A)|(?<=[.:;,\d] )|(?<=[(„\"»]))(Geg|Ges|Lös)\.(?=:(?! ?\d))",
        part_of_sum,
        needs=("s.:", "g.:"),
    ),
    # Matches "dt." in "30 dt. Könige", "3 Millionen dt. Bürger"; not in "30 dt Weizen", "der dt. König".
    Rule(
        "German after a number",
        r"(?:(?<=\d )|(?<=Millionen )|(?<=Milliarden )|(?<=Mio\. )|(?<=Mrd\. ))dt\.(?= [A-ZÄÖÜ])",
        german,
        needs=("0 dt.", "n dt.", "o. dt.", "d. dt."),
    ),
    # Matches "gr." in "2 gr. Tomaten", "1 gr. rote Paprika"; not in "die gr. Halle", "2 gr Mehl". Grams (200 gr. Mehl)
    # are distinguished by `large`.
    Rule(
        "large after a count",
        r"(?<=\d )gr\.(?= (?:[a-zäöüß-]{3,20} )?[A-ZÄÖÜ])",
        large,
        needs=("0 gr. ",),
    ),
    # Matches "Tsd." in "15Tsd. Euro", "Pers." in "5Pers."; not in "15 Tsd.", "Tsd.".
    Rule(
        "abbreviation touching its number",
        rf"(?<=\d)({alternatives(_COUNTED)})\.(?!\w)",
        touching,
        needs=tuple(f"0{name}." for name in _COUNTED),
    ),
    # Matches "29J." in "(29J., 28J.)", "6J" in "seit 6J"; not "29 J.", "29J/kg", "A29J.".
    Rule("age", r"(?<![\w.,])(\d{1,3})J(?:\.|(?![\w/.,-]))(?!\w)", age, needs=("0J",), at_number=True),
    # Matches "34-j.", "14tägl.", "3-tlg."; not "34 J.", "34-jährig", "3-teil".
    Rule(
        "number with a shortened adjective",
        rf"(?<![\w.,])(\d{{1,3}})-?({alternatives(JOINED_TO_NUMBERS)})\.(?!\w)",
        shortened,
        needs=tuple(f"0{joint}{stem[:2]}" for joint in ("", "-") for stem in JOINED_TO_NUMBERS),
        at_number=True,
    ),
)
