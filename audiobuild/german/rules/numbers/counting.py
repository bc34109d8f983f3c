"""The plain numbers, last of all: millions and cardinals.

1 Frau -> eine Frau                    10.000 Menschen -> zehntausend Menschen
5 Mio. -> fünf Millionen               Platz 77. (the end) -> Platz siebenundsiebzig.
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import opens_sentence, search_before, word_after, word_before
from audiobuild.german.grammar.counted_one import counted_one
from audiobuild.german.grammar.indefinite import MILLIONS, one
from audiobuild.german.grammar.labels import is_numbered
from audiobuild.german.grammar.letter_units import is_magnetic
from audiobuild.german.grammar.numbered_paragraphs import numbers_paragraph
from audiobuild.german.grammar.numbers import cardinal, decimal, ordinal, plain, without_s, year
from audiobuild.german.grammar.patterns import (
    FREE,
    MONTH,
    NUMBER,
    POINTED_WORD,
    SCALE,
    SIGNED,
    TO_NUMBER,
    amount,
    scaled,
)
from audiobuild.german.rule_engine import Rule
from audiobuild.german.words import word_list
from audiobuild.german.words.measures import DEVICES
from audiobuild.german.words.nouns import gender, is_plural
from audiobuild.german.words.sentence_words import STARTERS
from audiobuild.lazy_regex import lazy_regex

# Matches the end of "11. August ", "im Sept. "; not of "August: ", "August der ".
_MONTH_BEFORE = lazy_regex(rf"(?<!\w){MONTH} $")
_LONGEST_MONTH = 12
# Matches all of "1999", "2003"; not of "199", "1.999", "1999,5".
_YEAR = lazy_regex(r"(?:1[5-9]|20)\d\d")


def millions(found: re.Match[str], text: str) -> str | None:
    """Read ``1,5 Mio.`` as eins Komma fünf Millionen.

    ``1 Milliarde`` -> eine Milliarde; a sentence's full stop stays.
    """
    if search_before(_MONTH_BEFORE, text, found.start(), _LONGEST_MONTH) and _YEAR.fullmatch(found[1].strip()):
        return None
    ends = found[2].endswith(".") and opens_sentence(text, found.end())
    return scaled(found[1], found[2], one(text, found.start(), "f")) + ("." if ends else "")


def hundreds(found: re.Match[str], _: str) -> str | None:
    """Read ``wenige 100 Meter`` as hundert, not einhundert; ``mehrere 1.000`` -> tausend."""
    return decimal(found[0]).removeprefix("ein")


def signed(found: re.Match[str], text: str) -> str | None:
    """Read ``-5`` as minus fünf; ``+0,5`` -> plus null Komma fünf; ``-1 Grad`` -> minus ein."""
    kind = gender(word_after(text, found.end())) if text.startswith(" ", found.end()) else ""
    return amount(found[0], {"": "eins", "f": "eine"}.get(kind, "ein"))


def shot(found: re.Match[str], text: str) -> str | None:
    """Read ``3,2T/93R``, the best shot and the rings of a marksman, as drei Komma zwei Teiler, dreiundneunzig Ringe."""
    if is_magnetic(text):
        return None  # Tesla
    rings = f", {cardinal(int(found[2]))} Ringe" if found[2] else ""
    return f"{decimal(found[1])} Teiler{rings}"


def before_letter(found: re.Match[str], _: str) -> str | None:
    """Read ``3,2T``, a result whose unit no table has, as drei Komma zwei T."""
    return f"{amount(found[0])} "


# Matches the end of "1 & ", "1&", "4 7 ", "N/2+", "(n + ", " k−"; not of "11&", "1 und ", "Tag 7 ", "Ei + ".
_ONE_BEFORE = lazy_regex(
    r"(?<![\w.,])(?:1 ?& ?|\d \d |(?:[A-Za-z]/)?\d{1,2}\+|[a-zA-Z](?:\+| ?− ?)|[(=/] ?[a-zA-Z] ?\+ ?)$"
)
# Matches the beginning of " Prozent", " bis", "-"; not of " pro Jahr", ".".
_EXACT_AFTER = lazy_regex(r"\s?(?:[-–—]|Prozent|bis\b)")
"""After these the zeros of a decimal stay: 3,00 Prozent; elsewhere it is a price: 150,00 pro Jahr."""
# Matches the beginning of "- bis 2-mal", "- oder 2-stündig", "–1½ Tassen"; not of "- bis", " bis 2", "–2 Tassen".
_PIECE_AFTER = lazy_regex(r"-,? (?:bis|und|oder) (?:\d|\0|[a-zäöüß])| ?[-–] ?1? ?[½¼¾]")
# Matches the beginning of " Mal in"; not of " Male", " Maler", " mal".
_TIME_AFTER = lazy_regex(r"\sMal\b")
# Matches the beginning of "x12", " x 5"; not of " x täglich".
_TIMES_AFTER = lazy_regex(r"\s?[x×]\s?\d")

# Matches the end of "LP: 18 36 ", "18 36 54 "; not of "18 ", "im Jahr 2020 ".
_ROW_BEFORE = lazy_regex(r"(?<!\d)\d{1,3} \d{1,3} $")
"""Two numbers before a third: a row of a table, in which blanks part numbers."""


def number(found: re.Match[str], text: str) -> str | None:
    """Read ``10.000`` as zehntausend; ``3,14`` -> drei Komma eins vier; ``1`` before a noun -> ein or eine."""
    if found[0] == "1":
        heading = not found.start() and (text.startswith("  ", found.end()) or numbers_paragraph(text, found.end()))
        if heading or search_before(_ONE_BEFORE, text, found.start(), 7):
            return "eins"  # "1   Pflichten der Stelle"; a firm: 1&1 Telecom; a row of digits: 4 7 1 B
        if text.endswith(("×", "× ", "·", "· "), 0, found.start()) and _TIMES_AFTER.match(text, found.end()):
            return "eins"  # 3 × 1 × 2
        if _TIMES_AFTER.match(text, found.end()) or _PIECE_AFTER.match(text, found.end()):
            return "ein"
        return "eins" if is_numbered(text, found.start()) else counted_one(found, text)
    if text.endswith("zum ", 0, found.start()) and _TIME_AFTER.match(text, found.end()) and "," not in found[0]:
        return ordinal(int(found[0].replace(".", "")), "en")  # "zum 10.000 Mal", without its stop
    return _in_row(found, text) or _measured(found, text)


_MOST_GROUPS = 4
"""Groups of three digits that a number is written in at most: 1 200 000 000; more are a row."""


def _in_row(found: re.Match[str], text: str) -> str | None:
    """Read ``72 108 144`` after other numbers, a row of a table, one by one; None elsewhere."""
    groups = found[0].split(" ")
    if not all(map(str.isdecimal, groups)):
        return None
    in_row = len(groups) > 1 and search_before(_ROW_BEFORE, text, found.start(), len("180 180 "))
    return " ".join(map(plain, groups)) if in_row or len(groups) > _MOST_GROUPS else None


def _measured(found: re.Match[str], text: str) -> str:
    """Return a number in words: 10.000 -> zehntausend, 3,14 -> drei Komma eins vier."""
    written = found[0] if _EXACT_AFTER.match(text, found.end()) else found[0].removesuffix(",00")
    return decimal(written, one(text, found.start(), "f") if MILLIONS.match(written) else "eins")


def stray(found: re.Match[str], _: str) -> str | None:
    """Read the digits that are left, with blanks where they touch letters: ``x_1y`` -> x eins y."""
    spoken = plain(found[0])
    left = " " if found.start() and found.string[found.start() - 1].isalpha() else ""
    right = " " if found.string[found.end() : found.end() + 1].isalpha() else ""
    return left + spoken + right


# Matches all of "1998", "2015"; not of "2000", "1500".
_RECENT_YEAR = lazy_regex(r"19[5-9]\d|20(?:0[1-9]|[1-3]\d)")


# Matches the end of "1/", "1 + ", "\0/"; not of "1x/", "a/", "und ".
_OPERATOR_BEFORE = lazy_regex(r"[\d\0](?:[/⁄]| [+−=] )$")


def times_over(found: re.Match[str], text: str) -> str | None:
    """Read ``5x täglich``, ``3 × täglich``, ``1 mal im Jahr`` as fünfmal, dreimal, einmal; ``Nexus 5x`` is left alone.

    ``1 + 1/2x`` is left, too; ``2xAA`` -> zweimal AA, ``1 oder 2 mal`` -> ein- oder zweimal.
    """
    counts = found[1] or found[2]
    if found[0][-1] in "x×" and search_before(_OPERATOR_BEFORE, text, found.start(), len("0 + ")):
        return None
    if word_before(text, found.start()) in DEVICES and found[0][-1] == "x":
        return None
    if found[0].endswith(" mal") and _RECENT_YEAR.fullmatch(counts):
        return None  # "wurde 2015 mal wieder Meister"
    joint = "- oder " if " oder " in counts else "- bis "
    spoken = joint.join(decimal(part, "ein") for part in re.split(r"\s?[-–]\s?| oder | bis ", counts))
    spoken = without_s(spoken) + "mal"
    return spoken + " " if text[found.end() : found.end() + 1].isalpha() else spoken


_SAME_IN_PLURAL = frozenset(
    word_list(
        "Kapitel Artikel Titel Zimmer Schalter Fenster Abschnitten Runden Linie Raum Gleis Zone Halle Absatz Satz Wagen"
        " Seite Nummer Platz Rang Klasse Lose Losen"
    )
)

_MEASURES = frozenset(
    word_list("Werte Werten Noten Preise Preisen Kurse Kursen Quoten Raten Faktoren Größen Längen Maße Maßen Dichten")
)
"""Nouns that decimals follow: die Werte 1,5 und 2."""
_YEARS = lazy_regex(r"\d{4},")

# Matches the beginning of " und 3 Euro", " oder 2 Prozent"; not of " und 3", " und 3 Kinder".
_MEASURED = lazy_regex(
    r" (?:und|oder|sowie) \d{1,2} ?(?:[%€°]|(?:Euro|Franken|Cent|Prozent|Grad|Meter|Kilometer|Kilo|Liter|Millionen"
    r"|Milliarden|Stunden|Minuten|Sekunden|Punkten?)\b)"
)

# Matches the end of "Nr. ", "die Abb. ", "S. "; not of "ca. ", "Fr. ", "EStG. ".
_LABEL_BEFORE = lazy_regex(r"\b(?:Nrn?|No|S|Kap|Abs|Abb|Art|Tab|Bde?|Ziff|Kl|Fig|Sp|Zn|Anm|Taf|Rn)\.? $")
"""Abbreviated labels, which several numbers may follow: Nr. 1,2 und 3."""


def listed(found: re.Match[str], text: str) -> str | None:
    """Read ``Plätze 1,2 und 3`` as eins, zwei und drei; ``1,2 und 3 Prozent`` is a decimal.

    ``2011,2012 und 2013`` -> zweitausendelf, zweitausendzwölf; ``1,2,3`` -> eins, zwei, drei.
    """
    noun, several = word_before(text, found.start()), found[0].count(",") > 1 or _YEARS.match(found[0])
    if not several and (noun in _MEASURES or _MEASURED.match(text, found.end())):
        return None  # "die Werte 1,5 und 2", "die Preise 1,20 und 3 Euro"
    labelled = bool(search_before(_LABEL_BEFORE, text, found.start(), 6))
    labelled = labelled or is_plural(noun) or noun in _SAME_IN_PLURAL
    if not several and (noun in STARTERS or not labelled):
        return None
    if _YEARS.match(found[0]):
        return ", ".join(year(int(number)) for number in found[0].split(","))
    return ", ".join(cardinal(int(number)) for number in found[0].split(","))


def thousands(found: re.Match[str], _: str) -> str | None:
    """Read ``25.-30.000`` as fünfundzwanzig- bis dreißigtausend."""
    return f"{cardinal(int(found[1]), 'ein')}- bis {decimal(found[2])}"


def price(found: re.Match[str], _: str) -> str | None:
    """Read ``5,-`` without a currency as fünf."""
    return decimal(found[1])


LARGE = (
    # Matches "3,5 Mio.", "10 bis 20 Milliarden"; not "3,5 Prozent", "Millionen".
    Rule(
        "millions",
        rf"({FREE}{NUMBER}(?:{TO_NUMBER})?)({SCALE})",
        millions,
        needs=tuple(f"0{blank}{scale}" for blank in ("", " ") for scale in ("M", "B", "T", "mi", "mr", "ts")),
        at_number=True,
    ),
)
"""Millions come before the abbreviations, which know no numbers."""
# Matches all of "1 oder 2", "3 bis 4"; not of "1 und 2", "3-4".
_EITHER = r"\d{1,2} (?:oder|bis) \d{1,2}"
_SEVERAL = word_list("wenige wenigen wenigem mehrere mehreren einige einigen paar viele vielen etliche etlichen")
TIMES_OVER = (
    # Matches "3,2T/93R", "23,7 T." in "(23,7 T.)"; not "3,2 T", "3,2T", "1,8T Motor".
    Rule(
        "shot",
        r"(?<![\w.,])(\d{1,4},\d) ?T(?:/(\d{1,3}) ?R(?:\.|(?!\w))|\.(?!\w))",
        shot,
        needs=("0,0T/", "0,0 T/", "0,0 T.", "0,0T."),
        at_number=True,
    ),
    # Matches "100" in "wenige 100 Meter", "1.000" in "mehrere 1.000"; not "nur 100", "wenige 100-mal".
    Rule(
        "hundreds",
        rf"(?:{'|'.join(f'(?<={word} )' for word in _SEVERAL)})1(?:00|\.?000|00\.?000)(?![\w.,-]\w|\w)",
        hundreds,
        needs=tuple(f"{word} 0" for word in _SEVERAL),
        at_number=True,
    ),
    # Matches "1,2" in "Plätze 1,2 und 3", "7,8,9" in "Nummern 7,8,9", "2011,2012"; not "1,2 Prozent", "1,2 und 3,5",
    # "7,8 Prozent", "1,200,300".
    Rule(
        "list",
        r"(?<![\w.,])\d{1,2}(?:,\d{1,2})+(?= (?:und|u\.|oder|sowie) \d{1,2}(?!\w|[.,]\d|\.(?! ?[\"“”»)]*\Z)))"
        r"|(?<![\w.,])\d{1,2}(?:,\d{1,2}){2,}(?![\w.,]\d|\w)"
        r"|(?<![\w.,])[1-9]\d\d(?:,[1-9]\d\d){1,9}(?= (?:und|oder|sowie) \d{3}(?!\w|[.,]\d))"
        r"|(?<![\w.,])(?:1[5-9]|20)\d\d(?:,(?:1[5-9]|20)\d\d)+(?!,?\w|\.\d)",
        listed,
        needs=("0,0",),
        at_number=True,
    ),
    # Matches "3 mal" of "3 mal täglich", "4-5 mal", "1 oder 2 mal"; not of "3 mal 4", "2:3 mal", "A1 mal".
    Rule(
        "times",
        rf"(?<![:/\w])(?:(?<![.,])({_EITHER})|({NUMBER}(?: ?[-–] ?{NUMBER})?)) mal(?!\w| \d)",
        times_over,
        needs=("0 mal",),
        at_number=True,
    ),
    # Matches "5x" in "5x täglich", "3 ×" in "3 × am Tag", "2x" in "2xAA", "4xHDMI"; not "3 x 4", "4 × g", "= 5x",
    # "0xFF", "1xBet".
    Rule(
        "times over",
        rf"(?<![\w.,=])(?<!= )(?:({_EITHER})|({NUMBER}(?:[-–]{NUMBER})?)) ?[x×]"
        r"(?=\s+[a-zäöüA-ZÄÖÜ]{2}|[.,;:!?)]+(?!\S)|\Z|(?<!0x)[A-Z]{2,8}\b)",
        times_over,
        needs=("0x", "0 x", "0×", "0 ×"),
        at_number=True,
    ),
)
"""Before the units and names, which would take the x for theirs."""


def pointed(found: re.Match[str], _: str) -> str | None:
    """Read ``3.5 Prozent`` as drei Komma fünf, ``-5.5 Grad`` as minus fünf Komma fünf; ``Version 2.5`` stays."""
    return amount(found[0].replace(".", ","))


def below_one(found: re.Match[str], _: str) -> str | None:
    """Read ``r = .43``, as papers in English style have it, as null Komma vier drei."""
    return decimal(f"0,{found[1]}")


POINTS = (
    # Matches ".43" in "r = .43", ".01" in "p < .01"; not in "0.43", "so .43", "Nr.43".
    Rule("decimal below one", r"(?<=[=<>≈≤≥] )\.(\d{1,5})(?![\w]|[.,]\d)", below_one, needs=("= .0", "< .0", "> .0")),
    # Matches "3.5" in "3.5 Prozent", "2.5" in "2.5 Mio."; not "3.5 Uhr", "am 3.5", "1.500 Meter".
    Rule("decimal point", rf"(?:(?<![\w)\0])[-−])?{POINTED_WORD}", pointed, needs=("0.0 ",), at_number=True),
)
"""Before the millions and the dates."""
DASHED = (
    # Matches "25.-30.000" in "25.-30.000 Tote", "5.–10.000"; not "25.-30. Mai", "1.225.-30.000".
    Rule(
        "range of thousands",
        r"(?<![\w.,])(\d{1,3})\.[-–](\d{1,3}\.\d{3})(?![\w.]\d|\w)",
        thousands,
        needs=("0.-0.0",),
        at_number=True,
    ),
    # Matches "5.–" in "Preis: 5.–", "20.--", "1.200.-"; not "5.–7.", "der 3. –", "20.-Jahr".
    Rule(
        "price with a stop",
        r"(?<![\w.,])(\d{1,3}(?:[.'’]\d{3}){1,3}|\d{1,4})\.[-–—]{1,2}"
        r"(?=[.,;)!?“”\"»«]{0,3}(?:\s|\Z))(?! ?(?:\d|Jahrh))",
        price,
        needs=("0.-",),
        at_number=True,
    ),
)
"""Before the ordinals."""
# Matches the end of "sind zu ", "gingen wir zu ", "waren schon wieder zu "; not of "Kläger zu ", "bis zu ".
_TOGETHER_BEFORE = lazy_regex(
    r"\b(?:sind|seid|waren|wart|gehen|gingen|fahren|fuhren|kommen|kamen|leben|lebten|wohnen|wohnten|spielen|spielten"
    r"|sitzen|saßen|schlafen|schliefen|reisen|reisten|wandern|wanderten|laufen|liefen)(?: [a-zäöüß]+){0,2} zu $"
)
_LONGEST_TOGETHER = 40


def group(found: re.Match[str], text: str) -> str | None:
    """Read ``Wir sind zu 5. unterwegs`` as fünft: so many people together."""
    together = search_before(_TOGETHER_BEFORE, text, found.start(), _LONGEST_TOGETHER)
    if not together or word_after(text, found.end())[:1].isupper():
        return None
    return ordinal(int(found[1]), "") + ("" if text[found.end() :].strip() else ".")


def school_grade(found: re.Match[str], _: str) -> str | None:
    """Read ``Note 2-`` as zwei minus, ``Note 1+`` as eins plus."""
    return f"{cardinal(int(found[1]))} {'plus' if found[2] == '+' else 'minus'}"


GROUPS = (
    # Matches "5." in "sind zu 5. unterwegs", "wir waren zu 3."; not in "zu 5.000", "zu 5.3.". `group` looks for a verb.
    Rule("group", r"(?<= zu )([2-9]|1[0-2])\.(?!\w)", group, needs=(" zu 0.",), at_number=True),
    # Matches "2-" in "Note 2-,", "1+" in "Note 1+"; not in "Note 2-3", "Note 2- bis 3", "2-".
    Rule(
        "school grade",
        r"(?<=\bNote )([1-6])([-–−+])(?![\w-]| (?:und|bis|oder) \d)",
        school_grade,
        needs=("ote 0-", "ote 0+"),
        at_number=True,
    ),
)
"""Before the ordinals, which would take the number for theirs."""

RULES = (
    # Matches "-5", "+ 3", "±2,5"; not "10-5", "a - b", "-0,2x".
    Rule(
        "signed number",
        rf"(?<![\w)\0]){SIGNED}{NUMBER}(?!\w|,\d)",
        signed,
        needs=tuple(f"{sign}{blank}0" for sign in "-+−±" for blank in ("", " ")),
        at_number=True,
    ),
    # Matches "3,2" in "3,2TX", "1,8T", "-0,2" in "=-0,2x"; not in "3,2 T", "3,2-T", "A3,2T".
    Rule(
        "decimal before a letter",
        r"(?:(?<![\w)\0])[-−+])?(?<![\w.,])\d{1,9},\d{1,9}(?=[^\W\d_])",
        before_letter,
        needs=("0,0",),
        at_number=True,
    ),
    # Matches "20.000", "3,5", "1 000 000"; not "A7", "3D".
    Rule("number", rf"(?<![\w]){NUMBER}(?!\w)", number, at_number=True),
    Rule("stray digits", r"\d\d*", stray, at_number=True),
)
