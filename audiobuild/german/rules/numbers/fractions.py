"""Fractions.

½ -> ein halb      1/2 Liter -> ein halber Liter      2 ½ -> zweieinhalb
3/4 -> drei Viertel      2/3 -> zwei Drittel
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import quotation_is_open, search_before, word_after, word_before
from audiobuild.german.grammar.halves import half
from audiobuild.german.grammar.indefinite import one
from audiobuild.german.grammar.numbers import cardinal, ordinal
from audiobuild.german.rule_engine import Rule
from audiobuild.german.rules.numbers.fraction_or_number import GENITIVE, SECOND_AFTER, is_fraction
from audiobuild.german.rules.numbers.slashed_numbers import (
    LOCOMOTIVE_BEFORE,
    PARTS,
    blood_pressure,
    crew_or_tries,
    out_of,
    part,
    rating,
    sizes,
)
from audiobuild.german.words.measures import units
from audiobuild.german.words.nouns import Gender, gender
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

SIGNS = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5),
    "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅑": (1, 9),
    "⅒": (1, 10),
}  # fmt: skip


def value_of(written: str) -> Fraction:
    """Return the value of an amount without a unit: "1 1/2" and "1½" as 3/2, "¾" as 3/4, "2" as 2."""
    sign = written[-1]
    if sign in SIGNS:
        return int(written[:-1] or 0) + Fraction(*SIGNS[sign])
    return sum(map(Fraction, written.split()), Fraction(0))


def spelt(above: int, below: int) -> str:
    """Return a fraction in words: 2, 3 -> zwei Drittel; 1, 2 -> ein halb; 1, 250 -> ein Zweihundertfünfzigstel."""
    if below == 2:  # noqa: PLR2004  # the half has a word of its own
        return "ein halb" if above == 1 else f"{cardinal(above)} Halbe"
    stem = ordinal(below, "").removesuffix("t").removeprefix("ein" if below in (100, 1000) else "")
    return f"{cardinal(above, 'ein')} {stem.capitalize()}tel"


# Matches the end of "(1., Tuchlauben ", "1010 Wien, Graben "; not of "im 1., Graben ", "2010 Wien ", "Wien, Graben ".
_ADDRESS_BEFORE = lazy_regex(r"(?:\(\d\d?\.|(?<!\d)\d{4,5} [A-ZÄÖÜ][a-zäöüß]+), [A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+)? $")
"""An address with the numbers of house and door: 1010 Wien, Graben 4/6."""
# Matches the beginning of " der vollen Gebühr", " Gebühr"; not of " der Stadt", "-Gebühr".
_FEE_AFTER = lazy_regex(r" (?:(?:eine|de)r )?(?:vollen )?[A-Za-zäöü]{0,20}[Gg]ebühr")


def fraction(found: re.Match[str], text: str) -> str | None:
    """Read ``3/4`` as drei Viertel; ``2 ½`` -> zweieinhalb; ``½ Stunde`` -> eine halbe Stunde; ``266/20`` stays."""
    if found["above"] and search_before(LOCOMOTIVE_BEFORE, text, found.start(), 5):
        return f"{cardinal(int(found['above']))} {cardinal(int(found['below']))}"
    if found["above"] and not found["whole"] and _ADDRESS_BEFORE.search(text, 0, found.start()):
        return f"{cardinal(int(found['above']))} {cardinal(int(found['below']))}"
    if found["sign"]:
        above, below = SIGNS[found["sign"]]
    else:
        above, below = int(found["above"]), int(found["below"].replace(".", ""))
        fee = above > below and _FEE_AFTER.match(text, found.end())  # "12/10 der vollen Gebühr"
        if not (fee or is_fraction(found, text, above, below)):
            return None
    if found["large"]:
        return _large(found, above, below)
    unit = found["unit"] or ""
    if unit == '"' and quotation_is_open(text, found.start()):
        return _counted(found, text, above, below, "") + unit  # the end of a quotation
    return _counted(found, text, above, below, unit)


def _counted(found: re.Match[str], text: str, above: int, below: int, unit: str) -> str:
    """Return a fraction with the whole number before it and the unit after it."""
    singular, plural, kind = units()[unit] if unit else ("", "", "")
    whole = found["whole"] or found["whole2"]
    if whole and whole != "0":
        return f"{mixed(int(whole), above, below)} {plural}".strip()
    if (above, below) == (1, 2):
        return _half(found, text, singular, kind)
    return f"{_parts(found, text, above, below, kind)} {singular}".strip()


def _half(found: re.Match[str], text: str, unit: str, kind: Gender) -> str:
    """Return a half of a unit or of the noun after it: eine halbe Stunde, pro halber Liter, die Hälfte der Fläche."""
    if not unit and GENITIVE.match(text, found.end()):
        return _half_of(text, found.start())
    kind = kind or gender(word_after(text, found.end())) or _gender_by_adjective(text, found.end())
    spoken = half(unit, kind, text, found.start())
    if word_before(text, found.start()).lower() not in ("pro", "je", "per"):
        return spoken
    if not kind and not unit:
        return "einhalb"  # "zu je 1/2"
    article, _, rest = spoken.partition(" ")
    return rest if rest and article.startswith("ein") else spoken


_FORMS_OF_ONE = frozenset(("ein", "einen", "einem", "eines", "eine", "einer"))
"""After these a part needs no article of its own: ein 1/4 Pfund."""


def _parts(found: re.Match[str], text: str, above: int, below: int, kind: Gender) -> str:
    """Return a fraction other than a half in its case: mit 2/3 der Fläche -> zwei Dritteln, zu 1/4 -> einem Viertel."""
    spoken = spelt(above, below)
    if above > 1:
        is_dative = below > 2 and not kind and _is_dative(text, *found.span())  # noqa: PLR2004  # no halves
        return spoken + "n" if is_dative else spoken
    if word_before(text, found.start()).lower() in _FORMS_OF_ONE:
        return spoken.removeprefix("ein ")
    form = one(text, found.start(), kind or ("f" if SECOND_AFTER.match(text, found.end()) else "n"))
    return form + spoken.removeprefix("ein") if form in ("einem", "einer") else spoken


# Matches all of "andere", "zweite", "oberen"; not of "habe", "Andere".
_ADJECTIVE_BEFORE = lazy_regex("(?:ander|erst|zweit|letzt|ober|unter|größer|kleiner|gut)en?")
_WITH_DATIVE = frozenset(("mit", "von", "bei", "zu", "nach", "aus", "in", "seit"))


def _half_of(text: str, start: int) -> str:
    """Read ``1/2 der Fläche`` as die Hälfte; ``zu 1/2 der Kosten`` -> der Hälfte; ``die andere 1/2`` -> Hälfte."""
    before = word_before(text, start)
    if before.lower() in ("die", "der", "eine", "einer", "keine") or _ADJECTIVE_BEFORE.fullmatch(before):
        return "Hälfte"
    return "der Hälfte" if before.lower() in _WITH_DATIVE else "die Hälfte"


# Matches the beginning of " rote Paprika", " rote und gelbe Paprika"; not of " Paprika", " der Paprika", " rot".
_ADJECTIVE_AFTER = lazy_regex(
    r" (?!der |eine |einer |eines |dieser |diese |dieses |jeder |jede )[a-zäöüß]{3,}?(e|er|es)"
    r"(?: und [a-zäöüß]+(?:e|er|es))? [A-ZÄÖÜ]"
)


def _gender_by_adjective(text: str, end: int) -> Gender:
    """Return the gender an adjective shows: "½ rote und gelbe Paprika" -> f."""
    adjective = _ADJECTIVE_AFTER.match(text, end)
    kinds: dict[str, Gender] = {"e": "f", "er": "m", "es": "n"}
    return kinds[adjective[1]] if adjective else ""


# Matches the end of "mit ", "von mindestens ", "in rund "; not of "um ", "mit der ", "auf ".
_DATIVE_BEFORE = lazy_regex(
    r"\b(?i:mit|von|bei|(?<!bis )zu|aus|in)"
    r"(?: (?:je|jeweils|mindestens|wenigstens|höchstens|etwa|rund|ca\.|circa|fast|knapp|nur|lediglich))? $"
)
# Matches the beginning of " Mehrheit", "-Stelle", " 5"; not of " der Stimmen", ".".
_NOUN_AFTER = lazy_regex(r"[\s-]?[A-ZÄÖÜ\d%„/]")


def _is_dative(text: str, start: int, end: int) -> bool:
    """Return whether a preposition makes parts a dative plural: mit 2/3 der Stimmen; "mit 2/3 Mehrheit" has a noun."""
    return bool(search_before(_DATIVE_BEFORE, text, start, 40)) and not _NOUN_AFTER.match(text, end)


def mixed(whole: int, above: int, below: int) -> str:
    """Return a whole number and a fraction: 2, 1, 2 -> zweieinhalb; 1, 1, 4 -> eineinviertel; 1, 3, 4 -> ein drei..."""
    first = cardinal(whole, "ein")
    if (above, below) == (1, 2):
        return f"{first}einhalb"
    return f"{first}ein{spelt(1, below)[4:].lower()}" if above == 1 else f"{first} {spelt(above, below)}"


def _large(found: re.Match[str], above: int, below: int) -> str:
    """Return a fraction of a million: ½ Mio. -> eine halbe Million; 1 ½ Mrd. -> eineinhalb Milliarden."""
    whole = found["whole"] or found["whole2"]
    name, many = ("Million", "Millionen") if found["large"] == "Mio" else ("Milliarde", "Milliarden")
    if (above, below) == (1, 2):
        return f"{cardinal(int(whole), 'ein')}einhalb {many}" if whole else f"eine halbe {name}"
    if below == 4 and not whole:  # noqa: PLR2004  # the quarter
        return f"eine {'V' if above == 1 else 'Dreiv'}iertel{name.lower()}"
    return f"{cardinal(int(whole), 'ein')} {spelt(above, below)} {many}" if whole else f"{spelt(above, below)} {many}"


SIGN = f"(?P<sign>[{''.join(SIGNS)}])"
# Matches all of "3/4", "1⁄2", "13/1000", "1/10.000", "1/500stel"; not of "123/4", "3/".
_PAIR = r"(?P<above>\d{1,2}|\d{3,4}(?=/10?\.?000))[/⁄](?P<below>\d{1,2}\.000|\d{1,5})(?:-?s?tel\b)?(?![\d/]|[.,]\d|-\w)"
# Matches "EL" in "EL Zucker", "Std." in "Std. lang"; not "ELA", "x", "m v²".
_UNITS = (
    r"(?P<unit>[\"″](?=[-. ]|\Z)(?![ ]?[a-z.]+[\"“])|EL|TL|l|kg|km|m|h|(?:Std|Min|Sek)\.|g|ml|dl|cl"
    r"|dag|dkg|cm|sec|s|ha|t|m²)"
    r"(?![\w]|\.\S| ?(?:v|c|ω)(?:[²^_₀]| ?(?:\^|hoch ))| g h\b)"
)
RULES = (
    # Matches "120/80", "95/60", "140-150/80-85"; not "1/2", "120/80/3", "2019/20"; whether it is a blood pressure, the
    # text decides.
    Rule(
        "blood pressure",
        r"(?<![\w.,/–-])(\d{2,3})(?:[–-](\d{2,3}))?/(\d{2,3})(?:[–-](\d{2,3}))?(?![\w/]|[.,]\d)",
        blood_pressure,
        needs=("0/0",),
        trigger="[Dd]ruck|mm ?Hg|ystol|Hyp",
        at_number=True,
    ),
    # Matches "64/128" in "64/128 GB", "16/32/64" in "16/32/64GB"; not in "1/2 GB", "3/4 Gramm".
    Rule(
        "sizes of a memory",
        r"(?<![\w.,/])\d{2,4}(?:/\d{2,4}){1,4}(?= ?[KMGT]B\b)",
        sizes,
        needs=("0/0",),
        trigger=r"\d ?[KMGT]B\b",
        at_number=True,
    ),
    # Matches "3/9" in "Teil 3/9", "[3/9] Danach", "(3/9) Danach"; not "3/4 der Fläche", "Teil 3/9/1", "so (3/9) und".
    Rule(
        "part",
        rf"(?:{'|'.join(f'(?<={word} )' for word in PARTS)}|(?<=\A[\[(]))"
        r"(\d{1,3})/(\d{1,3})(?![\d/]|[.,]\d)",
        part,
        needs=("0/0",),
        at_number=True,
    ),
    # Matches "4,5/5" in "4,5/5 Sterne", "4/5" in "Der Film (4/5)", "8/10" in "(8/10)", "8,5/10", "7,5/9", "10/10",
    # "7/10" in "7/10: Spannend"; not "4/5 der Sterne", "4,5/5", "ein Fünftel (1/5)", "(3/4)", "am 9/10", "9/10 Liter".
    Rule(
        "rating",
        r"(?<![\w.,/])(\d{1,3}(?:,\d)?)/(?:(\d{1,3})(?= (?:Sterne|\w*[Pp]unkte|Zähler))"
        r"|(?:(?<=\b10/)|(?<=,\d/))(10|(?<=,5/)(?:7|9|11|13)(?! ?(?:[mck]?m|k?g|m?l|€|Euro|Zoll)\b))(?![\w/]|[.,]\d)"
        r"|(?<=\(\d/)(?<!tel \(\d/)(?<!teln \(\d/)(5|10)(?=\))"
        r"|(?<=\A\d/)(10)(?=: | [–-] | (?!Liter|Teil|Kilo|Gramm|Zoll|\w*[Mm]eter)[A-ZÄÖÜ][a-zäöüß]+ (?!der\b)\w))",
        rating,
        needs=("0/0",),
        at_number=True,
    ),
    # Matches "4,5 / 5" in "Note: 4,5 / 5", "4.7 / 10"; not "4,5 / 5 Liter", "4 / 5", "4,5 / 5,5".
    Rule(
        "rating with blanks",
        r"(?<![\w.,/])(\d[.,]\d) / (5|10)(?= ?[★⭐]|[);]|,(?!\d)|\.(?!\d)|\s*\Z| \(| Stern)",
        rating,
        needs=("0,0 / 0", "0.0 / 0"),
        at_number=True,
    ),
    # Matches "35/100.000", "7,5/100.000"; not "1/100.000", "216/10.000", "5/100.000/3".
    Rule(
        "number out of many",
        r"(?<![\w.,/:])(?!1/)(\d{1,4}(?:,\d{1,2})?)/(100\.000)(?![\w/]|[.,]\d)",
        out_of,
        needs=("0/0",),
        at_number=True,
    ),
    # Matches "1/8" in "Besatzung: 1/8", "1/144" in "Maßstab 1/144", "1/2/6/9"; not "1/8 l",
    # "1/2025". Whether it is a crew or tries, `crew_or_tries` decides.
    Rule(
        "crew or tries",
        rf"(?<![\w.,/:])\d{{1,2}}(?:/\d{{1,3}}){{1,3}}(?![\w/]|[.,]\d| ?{_UNITS})",
        crew_or_tries,
        needs=("0/0",),
        trigger="esatzung|annschaft|Gruppe|Staffel|tärke|chlüssel|erhältnis|aßstab|iebenmeter|7-?[Mm]|würfe|lfmeter",
    ),
    # Matches "1/2 l", "1 ½", "3/4 Mio."; not "1/2/3", "2025/26/1".
    Rule(
        "fraction",
        rf"(?<![\w.,/:])(?:(?:(?P<whole>\d{{1,3}}) ?)?{SIGN}|(?:(?P<whole2>\d{{1,2}}) )?{_PAIR})"
        rf"(?: ?{_UNITS}| ?(?P<large>Mio|Mrd)\b\.?)?",
        fraction,
        needs=("0/0", "0⁄0", *SIGNS),
    ),
)
