"""Rulers and popes: the Roman numeral after a name is an ordinal, declined by the words before the name.

Ludwig XIV. -> Ludwig der Vierzehnte       mit Ludwig XIV. -> dem Vierzehnten      Ludwigs XIV. -> des Vierzehnten
Pius XI. und XII. -> Pius der Elfte und der Zwölfte      der Zeuge Luis X. -> stays, an abbreviated family name
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import opens_sentence, word_after, word_before, words_before
from audiobuild.german.grammar.numerals import NUMERAL_ENDS, value
from audiobuild.german.grammar.ruler_ordinals import NO_NAMES, declined, without_genitive
from audiobuild.german.rule_engine import Rule
from audiobuild.german.words.measures import units
from audiobuild.german.words.nouns import gender, is_listed, is_plural
from audiobuild.german.words.numerals import CLUBS, FIFTHS, NAMES, SECTIONS, TENTHS, TITLES
from audiobuild.german.words.sentence_words import STARTERS
from audiobuild.lazy_regex import lazy_regex

LATEST_RULER = 40


def of_ruler(found: re.Match[str], text: str) -> str | None:
    """Read ``Ludwig XIV.`` as der Vierzehnte; the case comes from the words before, the gender from the name.

    ``Friedrich I. und II.`` -> der Erste und der Zweite.
    """
    name, numeral, dot, further = found.groups()
    numbers = [value(numeral), *map(value, re.findall(r"[IVX]+", further or ""))]
    if not all(0 < number <= LATEST_RULER for number in numbers) or not _is_ruler(found, text):
        return None
    before = _before_list(found, text)
    joints = re.findall(r"(,| und| bis| oder| sowie) [IVX]+", further or "")
    spoken = declined(numbers[0], name, before)
    for joint, number in zip(joints, numbers[1:], strict=True):
        spoken += f"{joint} {declined(number, name, before)}"
    ends = (found[0].endswith(".") if further else dot) and opens_sentence(text, found.end())
    return f"{name} {spoken}" + ("." if ends else "")


def of_ruler_in_figures(found: re.Match[str], text: str) -> str | None:
    """Read ``Kaiser Wilhelm 1. regierte`` as der Erste: a ruler with a title, whose number is written in figures."""
    name, number = found[1], int(found[2])
    if not 0 < number <= LATEST_RULER or without_genitive(name) not in NAMES or not _has_title(found, text):
        return None
    return f"{name} {declined(number, name, _before_list(found, text))}"


# Matches the end of "mit Königin ", "Der Papst "; not of "mit ", "die Frau ".
_TITLES_AT_END = lazy_regex(rf"(?:\b(?:{'|'.join(sorted(TITLES))}) )+$")
# Matches all of "Karl V.", "Ludwig XIV", "Friedrich II. von Preußen", "Pius IX. (1846–78)"; not of "Karl", "Karl 5".
_RULER = r"[A-ZÄÖÜ][\wäöüß]+ [IVX]+\b\.?(?: von [A-ZÄÖÜ][\wäöüß]+)?(?: \([^()]{1,24}\))?"
_AND = r" (?:und|sowie|oder)"
# Matches all of "König ", "Erzherzog Herzog ", ""; not of "der ", "König".
_TITLES_BEFORE = r"(?:[A-ZÄÖÜ][\wäöüß]+ ){0,3}"
# Matches the end of "Karl IV. und ", "Karl IV., Philipp V. und König "; not of "Karl und ", "Karl IV. ".
_RULERS_BEFORE = lazy_regex(
    rf"(?<!\w){_RULER}(?:(?:,|{_AND}) {_TITLES_BEFORE}{_RULER}){{0,6}}(?P<joint>,|{_AND}) {_TITLES_BEFORE}$"
)
# Matches the beginning of ", Philipp V. und Otto I. kam", " und Kaiser Otto II."; not of ", Philipp V. kam",
# " und Otto".
_RULERS_AFTER = lazy_regex(rf"(?:, {_TITLES_BEFORE}{_RULER}){{0,6}}{_AND} {_TITLES_BEFORE}{_RULER}")
_LONGEST_LIST = 200
"""Characters of a list of rulers to look back at."""
_FINITE = (
    r"(?:[a-zäöüß]{2,}te|schwieg|sprach|traf|kam|ging|blieb|starb|floh|zog|siegte|schrieb|hielt|ließ|verlor|gewann"
    r"|wurde|war|hatte|stritt|schloss|kämpfte)"
)
# Matches " schwieg", " herrschte allein"; not " gesprochen".
_VERB = lazy_regex(rf"\s{_FINITE}\b")
# Matches the end of "Er sprach mit ", "Sie kämpfte gegen "; not of "Unter ", "die Kämpfe mit ".
_VERB_BEFORE_LIST = lazy_regex(rf"\b{_FINITE} [a-zäöüß]+ $")


def _before_list(found: re.Match[str], text: str) -> str:
    """Return the text before a ruler, or before the list the ruler belongs to: "von " of "von Karl IV. und Karl V.".

    All rulers of a list share its preposition. A comma joins two of them only if an "und" closes the list.
    """
    before = text[max(0, found.start(1) - _LONGEST_LIST) : found.start(1)]
    listed = _RULERS_BEFORE.search(before)
    if not listed or (listed["joint"] == "," and not _RULERS_AFTER.match(text, found.end())):
        return before
    if _VERB_BEFORE_LIST.search(before, 0, listed.start()) and _VERB.match(text, found.end()):
        return ""  # a clause of its own: "Er sprach mit Karl IV. und Philipp V. schwieg"
    return _TITLES_AT_END.sub("", before[: listed.start()]) + before[listed.end("joint") :].lstrip()


_CLUB = "Willem II"
"""A football club, called after a king, whom German calls Wilhelm."""


def _is_ruler(found: re.Match[str], text: str) -> bool:
    """Return whether the word before a numeral is a ruler's name: a listed one, one after a title, one with a stop."""
    name, numeral, dot = found[1], found[2], found[3]
    if found[0] == _CLUB:
        return False
    if _has_title(found, text):
        return name not in SECTIONS
    if without_genitive(name) in NAMES:
        return name not in SECTIONS and not (dot and len(numeral) == 1 and _is_initial(found, text))
    return bool(dot) and not opens_sentence(text, found.end()) and _may_be_unlisted(found, text)


def _has_title(found: re.Match[str], text: str) -> bool:
    """Return whether a title precedes a name, or the other name before it: König Ludwig, Papst Johannes Paul."""
    words = words_before(text, found.start(), 2)
    reach = 2 if words and words[0][:1].isupper() else 1
    return not TITLES.isdisjoint(words[:reach])


_UNITS = frozenset(name.split()[-1] for unit in units().values() for name in unit[:2] if name)
_NOT_RULERS = SECTIONS | NO_NAMES | _UNITS | CLUBS | {"Komma", "Halbe"}
# Matches the end of "Versammlung", "Oberliga", "GmbH", "Viertel"; not of "Harald", "Sven".
_NOUN_ENDING = lazy_regex(
    r"(?:ung|heit|keit|ion|teil|buch|band|krieg|liga|klasse|gruppe|strom|vektor|jährige[nr]?|[a-z]tel|[A-Z])$"
)


def _may_be_unlisted(found: re.Match[str], text: str) -> bool:
    """Return whether a word and a numeral with a full stop may be a ruler that is not listed: Harald III."""
    name, numeral = found[1], found[2]
    if name in _NOT_RULERS or name in STARTERS:
        return False
    if name.endswith(("'", "’")):
        return True
    if _is_noun(name) or _NOUN_ENDING.search(name):
        return False
    if len(numeral) == 1 and (numeral != "I" or _is_initial(found, text)):
        return False
    return not gender(word_after(text, found.end()))  # "Hitlers II. Buch": the noun after it is counted


def _is_noun(name: str) -> bool:
    """Return whether a word is a noun of the language or a section: Phase, Kapitels; not Tawadros."""
    if is_listed(name) or not SECTIONS.isdisjoint((name.removesuffix("s"), name.removesuffix("es"))):
        return True
    return is_plural(name) and not name.endswith("os")


# Matches " von Preußen", ", König von"; not " kam".
_OF_LAND = lazy_regex(r" von (?:der |dem |den )?[A-ZÄÖÜ]|,? (?:der|König|Kaiser|Zar|Papst)\b")
# Matches " (33)", ", 45,"; not ", 45 Jahre lang".
_AGE = lazy_regex(r",? \(\d\d(?: Jahre)?\)|, \d\d,")
# Matches "Michael C. ", "Anna M.,"; not "Karl V.", "Plan B.".
_INITIALS = lazy_regex(r"\b(?!Plan|Typ|Gruppe|Klasse)[A-ZÄÖÜ][a-zäöüß]{2,} [A-HJ-UWYZ]\.(?=[ ,)])")
# Matches " S. Turgenjew", " W. F. Hegel"; not " Der", " S. 5".
_INITIAL_AFTER = lazy_regex(r" (?:[A-ZÄÖÜ]\. ){1,2}[A-ZÄÖÜ][a-zäöüß]")
# Matches "Angeklagte", "Rentner", "Tatverdächtigen"; not "König".
_ROLE = lazy_regex(
    r"(?:[Aa]ngeklagte|[Bb]eschuldigte|[Vv]erdächtige|[Tt]äter|[Oo]pfer|[Zz]euge|[Zz]eugin|[Rr]entner|[Ll]ehrer"
    r"|[Ss]chüler|[Ss]tudent|[Pp]atient|[Vv]erletzte|[Ff]ahrer|[Nn]achbar|[Jj]ährige|[Bb]eamte"
    r"|[Mm]itarbeiter|[Kk]unde|[Kk]undin|[Mm]ieter|[Hh]äftling|[Uu]nternehmer|[Aa]rbeiter)(?:in|innen|[nrs])?$"
)
# Matches "Staatsanwaltschaft", "wird ermittelt"; not "Anwesenheit".
_COURT = lazy_regex(
    r"\b(?:Angeklagt|Staatsanw|Landgericht|Amtsgericht|Polizei\b|Polizist|Tatverdächtig|Untersuchungshaft|[Ee]rmittel"
    r"|festgenommen|Rechtsanw|Verteidiger|Strafkammer)"
)


def _is_initial(found: re.Match[str], text: str) -> bool:
    """Return whether the letter is short for a name: Luis X. (33), der Zeuge Paul V., Max M., I. S. Kern."""
    name, numeral = without_genitive(found[1]), found[2]
    if _INITIAL_AFTER.match(text, found.end()):
        return True
    if _OF_LAND.match(text, found.end()):
        return False
    if numeral == "V" and name not in FIFTHS:
        return True
    if numeral == "X" and name not in TENTHS:
        return True
    role = word_before(text, found.start())
    is_parent = name not in NAMES and role.lower().endswith(("mutter", "vater"))
    if is_parent or _ROLE.search(role) or role in ("Herr", "Herrn", "Frau"):
        return True
    return bool(_AGE.match(text, found.end()) or _INITIALS.search(text) or _COURT.search(text))


def in_compound(found: re.Match[str], text: str) -> str | None:
    """Read ``Karl-V.-Platz`` as Karl-der-Fünfte-Platz, ``Elisabeth-II.-Brücke`` as die-Zweite."""
    name = word_before(text, found.start() - 1).rpartition("-")[2]
    number = value(found[1])
    if name not in NAMES or not 0 < number <= LATEST_RULER:
        return None
    return declined(number, name, "").replace(" ", "-")


RULES = (
    # Matches "V." in "Karl-V.-Platz", "II." in "Papst-Johannes-Paul-II.-Haus"; not in "Karl-V-Platz", "Karl V.-Platz".
    Rule(
        "ruler in a compound",
        r"(?<=[a-zäöüß]-)([IVX]{1,5})\.(?=-[A-ZÄÖÜ][a-zäöü])",
        in_compound,
        needs=("I.-", "V.-", "X.-"),
    ),
    # Matches "Karl V.", "Ludwig XIV", "Pius XI. und XII."; not "Karl VA", "karl V.", "Karl 5.".
    Rule(
        "numeral of a ruler",
        r"(?<!\w)([A-ZÄÖÜ][\wäöüß]+['’]?) (?=[IVX])([IVX]+)(\.)?(?!\w)"
        r"((?:, [IVX]+\.?(?!\w)){0,6}(?:(?<=[.IVX]) (?:und|bis|oder|sowie) [IVX]+\.?(?!\w)))?",
        of_ruler,
        trigger=NUMERAL_ENDS,
    ),
    # Matches "Wilhelm 1." in "Kaiser Wilhelm 1. regierte"; not in "Wilhelm 1. Platz", "Papst Paul 3. und 4. Mai".
    Rule(
        "ruler in figures",
        r"(?<!\w)([A-ZÄÖÜ][\wäöüß]+['’]?) (\d{1,2})\.(?= (?!und\b|bis\b|oder\b|bzw\.)[a-zäöü])",
        of_ruler_in_figures,
        needs=(" 0. ",),
    ),
)
