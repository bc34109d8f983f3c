"""Roman numerals after a section word, in a compound or alone; never a bare I, V, X, C, D or M elsewhere.

Kapitel IV -> Kapitel vier      Hartz IV -> Hartz vier      (ordinals: `roman_ordinals`)
Band I–III -> Band eins bis drei      Artikel I und II -> Artikel eins und zwei
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import search_before
from audiobuild.german.grammar.numbers import cardinal, year
from audiobuild.german.grammar.numerals import NUMERAL_ENDS, SPELT_AFTER, value
from audiobuild.german.grammar.patterns import MONTH
from audiobuild.german.rule_engine import Rule
from audiobuild.german.rules.numbering.roman_ordinals import counted
from audiobuild.german.rules.numbering.rulers import LATEST_RULER
from audiobuild.german.words import word_list
from audiobuild.german.words.measures import SPOKEN_NAMES
from audiobuild.german.words.numerals import NAMES, NUMBERED, SECTIONS
from audiobuild.german.words.sentence_words import STARTERS
from audiobuild.lazy_regex import lazy_regex

_LONGEST = 40
"""Characters of a word to look back at."""


def numbered(found: re.Match[str], text: str) -> str | None:
    """Read ``Kapitel IV`` as vier; ``Hartz IV`` -> vier; ``Apollo XI`` -> elf; ``Xi`` and ``XL`` stay.

    ``im Jahr MDCCXL`` -> siebzehnhundertvierzig.
    """
    return _after_noun(found[1], text, *found.span())


_SURE = frozenset(word_list("II III IV VI VII VIII IX XI XII"))
"""Letters that are a numeral in any pair: Steuerklassen III/V, mit IV/IV."""
_JOINTS = {"/": " ", "+": " und ", "&": " und "}


def joined(found: re.Match[str], text: str) -> str | None:
    """Read ``Band I–III`` as eins bis drei; ``Kapitel II/III`` -> zwei drei; ``Herren I+II`` -> eins und zwei."""
    numbers = [_after_noun(found[1], text, *found.span(1)), value(found[3])]
    if not all(numbers):
        if 0 < value(found[1]) < value(found[3]) and found[3] in _SURE and found[2] in ("-", "–"):
            return f"{cardinal(value(found[1]))} bis {cardinal(value(found[3]))}"  # after a title: »Star Wars« IV–VI
        pair = found[2] == "/" and numbers[1] and not _SURE.isdisjoint((found[1], found[3])) and value(found[1])
        return f"{cardinal(value(found[1]))} {cardinal(value(found[3]))}" if pair else None
    return f"{numbers[0]}{_JOINTS.get(found[2].strip(), ' bis ')}{cardinal(value(found[3]))}"


_YEARS = frozenset(word_list("Jahr Jahre Jahres Anno Domini"))
_FIRST_YEAR, _LAST_YEAR = 1000, 2100
# Matches the end of "Kapitel IV und ", "Teil I u. ", "Artikel I, "; not of "Kapitel IV ", "Kapitel 4 und ".
_NUMERAL_BEFORE = lazy_regex(r"(?<!\w)[IVXLCDM]+(?:,| und| u\.| oder| bis| sowie) $")
_WORD_BEFORE = lazy_regex(r"(?<!\w)([A-ZÄÖÜ][\wäöüß]+) $")


def _after_noun(numeral: str, text: str, start: int, end: int) -> str | None:
    """Return a numeral after a noun, or after others of the same noun ("Artikel I und II"), as a cardinal."""
    number = value(numeral)
    if not number:
        return None
    while listed := search_before(_NUMERAL_BEFORE, text, start, _LONGEST):
        start = listed.start()
    if _is_in_name(numeral, text, start):
        return cardinal(number)
    noun = search_before(_WORD_BEFORE, text, start, _LONGEST)
    if not noun:
        return None
    if noun[1] in _YEARS:
        return year(number) if _FIRST_YEAR <= number <= _LAST_YEAR else None
    return cardinal(number) if _numbers_noun(numeral, noun[1], text, end) else None


# Matches the end of "BGBl. 1986 ", "Gesetzblatt 1950 ", "Herren 50 ", "U14 "; not of "im Jahr 1986 ", "50 ".
_SURE_BEFORE = lazy_regex(
    r"(?:Bl\.?|[Bb]latt) \d{4} $"
    r"|\b(?:(?:Herren|Damen|Männer|Frauen|Senioren|Seniorinnen|Junioren|Juniorinnen|Knaben|Mädchen|Jungen) |U ?)\d\d $"
)
"""A gazette of a year, and a team of an age, after which a numeral is a number."""
# Matches the end of "Hannover 96 ", "Schalke 04 ", "Xperia 10 "; not of "Artikel 20 ", "im 96 ", "Paragraf 12 ".
_NUMBERED_NAME_BEFORE = lazy_regex(
    r"(?:(?<!\w)(?!Art|Par|Absatz|Abschnitt|Seite|Band|Nummer|Kapitel|Teil|Anlage|Anhang|Satz)[A-ZÄÖÜ][a-zäöüß]{3,} "
    r"(?:0\d|[4-9]\d|18\d\d|19[0-4]\d)|\bXperia \d\d?) $"
)
"""A club, or a telephone, with a number in its name."""


def _is_in_name(numeral: str, text: str, start: int) -> bool:
    """Return whether a number or a sign before a numeral makes it one: Hannover 96 II, U14 II, (SGB) II."""
    if text.endswith("(SGB) ", 0, start) or search_before(_SURE_BEFORE, text, start, _LONGEST):
        return True
    return numeral in _SURE | {"V"} and search_before(_NUMBERED_NAME_BEFORE, text, start, _LONGEST) is not None


_WORDS = frozenset(word_list("XXL XL LXX LV LI MIX CIVIL DIM LID MILD"))
_SWISS_FUNDS = frozenset(word_list("AHV EL EO ALV"))
"""Insurances beside the Swiss IV, the one of the disabled: AHV/IV."""
_LAST_SEQUEL = 60
_NOT_NUMBERED = (SPOKEN_NAMES | {"Akte"}) - SECTIONS - {"Euro", "Delta"}  # Euro VI is a standard, Delta II a rocket


def _numbers_noun(numeral: str, noun: str, text: str, end: int) -> bool:
    """Return whether a numeral numbers the noun before it: Kapitel IV, Apollo XI; not AHV IV, Größe XL."""
    if noun in _NOT_NUMBERED | STARTERS or (numeral == "IV" and noun in _SWISS_FUNDS):
        return False
    if numeral in _WORDS and noun not in NUMBERED | {"Bowl"}:
        return False
    if noun.isupper() and SPELT_AFTER.match(text, end):
        return False
    is_high = value(numeral) > _LAST_SEQUEL or not {"C", "D", "M"}.isdisjoint(numeral)
    if is_high and noun not in SECTIONS | NAMES:
        return False
    return len(numeral) > 1 or _is_number(numeral, noun, text, end)


_ENDS_OF_NUMBERED = tuple(noun.lower() for noun in NUMBERED if len(noun) >= len("Buch"))
"""Ends of compounds that a numeral follows: Stutbuch I, Ergänzungsband I."""
_PLURALS = dict.fromkeys(("Bände", "Bänden"), "Band") | {"Teilen": "Teil", "Heften": "Heft", "Büchern": "Buch"}
"""Plurals of numbered nouns that change more than an ending."""
# Matches " und II", "–III", ", II"; not " und Ia".
_MORE = lazy_regex(r"(?:,? (?:und|u\.|oder|bis|sowie) |, |[-–/]| ?[+&] ?)(?:III?|IV|VI{1,3}|IX)(?!\w)")


def _is_number(letter: str, noun: str, text: str, end: int) -> bool:
    """Return whether a single letter after a noun is a number: "Teil V"; "Typ I", "Tiger I" only beside a second."""
    singulars = (noun, noun.removesuffix("s").removesuffix("e"), noun.removesuffix("n"), _PLURALS.get(noun, ""))
    if not NUMBERED.isdisjoint(singulars):
        return letter in "IVX"
    more = letter == "I" and (_MORE.match(text, end) or noun.endswith(_ENDS_OF_NUMBERED))
    if letter not in "IVX":
        return False
    return bool(more or re.search(rf"{noun}[ -](?:III?|IV|VI{{1,3}}|IX|XI{{1,3}})(?!\w)", text))


_SHORT_FORMS = frozenset(word_list("CL CD CC DC DM MC MD XL MM"))
"""Lines of two letters that are seldom the number of a chapter: CL is the Champions League."""


def alone(found: re.Match[str], _: str) -> str | None:
    """Read a heading that is nothing but a numeral: ``XII.`` -> zwölf."""
    number = value(found[1])
    if found[1] in {"C", "D", "M"}:
        return None  # the letter of a section
    return f"{cardinal(number)}{found[2]}" if number and (found[2] or found[1] not in _SHORT_FORMS) else None


# Matches the end of "Hartz-", "die Schiller-"; not of "hartz-", "Hartz".
_PIECE_BEFORE = lazy_regex(r"([A-ZÄÖÜ][\wäöüß]+)-$")
# Matches the end of "Null", "Dreißig", "Ein", "Paragrafen"; not of "Hartz", "Wein", "Klasse".
_NUMBER_WORD = lazy_regex(
    r"(?i:null|eins|\Aein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|[zß]ig|hundert|tausend|\Aparagrafe?n?)$"
)


def hyphened(found: re.Match[str], text: str) -> str | None:
    """Read ``Hartz-IV-Sätze`` as Hartz-vier-Sätze; ``IV-Rente``, ``Plan-C-Option`` stay."""
    numeral = found[1]
    number = value(numeral)
    named = search_before(_PIECE_BEFORE, text, found.start(), _LONGEST)
    if not number or not named or numeral in _WORDS or named[1] in _NOT_NUMBERED or _NUMBER_WORD.search(named[1]):
        return None
    if len(numeral) == 1 and (named[1] not in NUMBERED | {"Typ"} or numeral not in "IVX"):
        return None
    if named[1].isupper() and SPELT_AFTER.match(text, found.end()):
        return None
    return cardinal(number) if number <= LATEST_RULER or named[1] in SECTIONS | NAMES | {"Bowl"} else None


def lettered(found: re.Match[str], text: str) -> str | None:
    """Read ``Teil IIIb`` and ``Artikel VIIa`` as drei b, sieben a; other nouns keep it."""
    named = search_before(_WORD_BEFORE, text, found.start(), _LONGEST)
    number = value(found[1])
    return f"{cardinal(number)} {found[2]}" if named and number and named[1] in SECTIONS | NUMBERED else None


# Matches all of "IV", "MVI"; not of "MV", the state.
_N = r"(?!MV\b)[IVXLCDM]+"
ALONE = (Rule("numeral alone", rf"\A(?=[IVXLCDM])({_N})([.:]?)\Z", alone, trigger=NUMERAL_ENDS),)
"""Before the rulers."""


def before_compound(found: re.Match[str], text: str) -> str | None:
    """Read ``das Simmental II-Urteil`` as zwei, ``Hartz IV-Satz`` as vier; "IV-Rente" and "eine II-Form" stay."""
    named = search_before(_WORD_BEFORE, text, found.start(), _LONGEST)
    if not named or named[1] in STARTERS:
        return None
    known = named[1] in SECTIONS | NAMES and _numbers_noun(found[0], named[1], text, found.end())
    return cardinal(value(found[0])) if known or set(found[0]) == {"I"} else None


def of_item(found: re.Match[str], _: str) -> str | None:
    """Read ``II.) Hauptteil``, a heading, as zwei. Hauptteil."""
    number = value(found[1])
    return f"{cardinal(number)}." if number else None


def of_bracketed_item(found: re.Match[str], _: str) -> str | None:
    """Read ``(III) Der Antrag``, an item, as (drei)."""
    number = value(found[0].rstrip("."))
    return cardinal(number) if number else None


# Matches the end of "21. 2. 1860/", "3.5.1872/", "3. Mai 1872/"; not of "1872/", "21.2./".
_DATE_BEFORE = lazy_regex(rf"\d{{1,2}}\. ?(?:\d{{1,2}}\. ?|(?:{MONTH}) )\d{{4}}/$")


def after_date(found: re.Match[str], text: str) -> str | None:
    """Read ``v. 21. 2. 1860/V``, a point of the minutes of that day, as fünf."""
    number = value(found[0])
    return cardinal(number) if number and search_before(_DATE_BEFORE, text, found.start(), _LONGEST) else None


# Matches the end of "12/"; not of "2012/", "1/", "Heft 12/".
_FORM_BEFORE = lazy_regex(r"(?<!\d)(?<!Heft )(?<!Band )(?<!Jg\. )(?<!Nr\. )1[0-3]/$")


def of_year(found: re.Match[str], text: str) -> str | None:
    """Read ``Examen 2023/II`` and ``III/2023``, a part of a year, as zwei, drei; ``Kurshalbjahr 12/II`` -> zwei."""
    if _FORM_BEFORE.search(text, 0, found.start()) and "albjahr" not in text:
        return None
    return cardinal(value(found[0]))


def in_brackets(found: re.Match[str], _: str) -> str | None:
    """Read ``„Unsere Dörfer“ (III)``, a part of a series, as drei."""
    return cardinal(value(found[0]))


def of_haydn(found: re.Match[str], text: str) -> str | None:
    """Read ``Hob. XVI:52``, a work of Haydn's by its number in Hoboken's list, as sechzehn zweiundfünfzig."""
    if not text.endswith("Hob. ", 0, found.start()):
        return None
    return " ".join(filter(None, (cardinal(value(found[1])), found[2], cardinal(int(found[3])))))


DATED = (
    # Matches "V" in "am 21. 2. 1860/V", "III" in "vom 3.5.1872/III"; not in "1860/Va", "860/V", "3.5.1872/II–IV".
    # `after_date` looks for the day.
    Rule(
        "numeral after a date",
        r"(?<=\d{4}/)[IVX]{1,6}(?![\w/]|[-–—][IVX])",
        after_date,
        needs=("0/I", "0/V", "0/X"),
    ),
)
"""Before the dates."""
_NUMERAL_AND_LETTER = tuple(f"{numeral}{letter}" for numeral in "IVX" for letter in "abcde")
RULES = (
    # Matches "III" in "„Dörfer“ (III)", "VII" in "»Krieg« (VII)"; not in "“ (IV)", "“ (I)", "“ (III. Teil)", "A (II)".
    Rule(
        "numeral in brackets",
        r"(?<=[“”\"»«] \()(?:I{2,3}|VI{1,3}|IX|XI{1,3}|XIV|XVI{0,3})(?=\))",
        in_brackets,
        needs=tuple(f"({numeral}" for numeral in ("II", "VI", "IX", "XI", "XV")),
    ),
    # Matches "XVI:52" in "Hob. XVI:52", "VIIb:1" in "Hob. VIIb:1"; not in "XVI:52", "Hob. XVI".
    Rule(
        "work of Haydn",
        r"(?<=[\0.] )([IVX]{1,5})([a-h])?:(\d{1,3})(?!\w)",
        of_haydn,
        needs=("Hob.",),
    ),
    # Matches "II" in "2023/II", "III" in "Quartal III/2023", "II" in "Kurshalbjahr 12/II", "IV" in "Heft 5/IV"; not in
    # "9/I", "2023/IIa", "III/23", "CIII/2023". `of_year` looks for half a year.
    Rule(
        "part of a year",
        r"(?:(?<=\b19\d\d/)|(?<=\b20\d\d/)|(?<=\b1[0-3]/))(?:I{1,3}|IV)(?![\w/-])"
        r"|(?<=\d/)(?:I{2,3}|IV|VI{1,3}|IX|XI{1,2})(?![\w/-])"
        r"|(?<![\w/-])(?:I{1,3}|IV)(?=/(?:19|20)\d\d(?!\w))",
        of_year,
        needs=("0/I", "I/0", "V/0"),
    ),
    # Matches "II.)" in "II.) Hauptteil", "IV)" in "IV) Schluss"; not in "(II) Ulm", "II. Teil", "Ulm II) Ulm".
    Rule("numeral of an item", r"\A([IVX]{1,5})\.?\)(?= [A-ZÄÖÜ\0])", of_item, trigger=NUMERAL_ENDS),
    # Matches "III" in "(III) Der Antrag", "II." in "(II.) Kosten"; not in "(III) der", "(I) Der", "so (III) Der".
    Rule(
        "numeral of a bracketed item",
        r"(?<=\A\()(?:(?:I{2,3}|IV|VI{1,3}|IX|XI{1,3})\.?|[IVX]\.)(?=\) [A-ZÄÖÜ])",
        of_bracketed_item,
        trigger=NUMERAL_ENDS,
    ),
    # Matches "II." in "II. Weltkrieg", "XX." in "im XX. Jahrhundert", "V." in "die V., VI. und VII. Region"; not "II.",
    # "MII. Weltkrieg", "II Weltkriege".
    Rule("numeral counted", r"\b([IVXL]+)\.(?=,? [A-ZÄÖÜa-zäöü\0]|\0)", counted, trigger=NUMERAL_ENDS),
    # Matches "I–III" in "Band I–III", "IV/IV" in "(IV/IV)"; not "I–Band", "AI–III".
    Rule("numerals joined", rf"(?<=[ \0(])({_N})([-–/]| ?[+&] ?)({_N})(?![\w-])", joined, trigger=NUMERAL_ENDS),
    # Matches "IIIb" in "Teil IIIb", "IVa" in "Abschnitt IVa"; not "IIIb-Teil", "IVab", "AIVa".
    Rule("numeral with a letter", r"(?<=[ \0])([IVX]{1,4})([a-e])(?![\w-])", lettered, needs=_NUMERAL_AND_LETTER),
    # Matches "IV" in "Kapitel IV", "IV" in "Hartz IV, ja"; not "IV-Rente", "Band IV-Anhang", "Teil I/O", "Titel I'm".
    Rule("numeral after a word", rf"(?<=[ \0])({_N})(?![\w-]|['’]\w|[ /]O\b)(?!\.\w)", numbered, trigger=NUMERAL_ENDS),
    # Matches "II" in "das Simmental II-Urteil", "IV" in "Hartz IV-Satz"; not "II-Urteil", "Simmental I-Urteil",
    # "Hartz-II-Satz".
    Rule(
        "numeral before a compound",
        r"(?<=[a-zäöüßA-Z] )(?:I{2,3}|IV|VI{0,3}|IX|XI{1,3})(?=-[A-ZÄÖÜ][a-zäöü])",
        before_compound,
        needs=(" II", " IV-", " V", " IX-", " XI"),
    ),
    # Matches "IV" in "Hartz-IV-Sätze", "Hartz-IV"; not "IV-Rente", "Hartz-IVa", "3-IV-Satz".
    Rule(
        "numeral in a compound",
        rf"(?<=[^\W\d_]-)({_N})(?=-[A-Za-zÄÖÜäöü]|(?![\w-]))",
        hyphened,
        trigger=NUMERAL_ENDS,
    ),
)
