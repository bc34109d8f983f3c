"""The pieces that the rules' patterns are made of: blanks, dashes, numbers, amounts, months."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobuild.german.grammar.numbers import decimal
from audiobuild.german.outline import DIGITS, WORD
from audiobuild.german.words.calendar import MONTH_NAMES, SHORT_MONTHS
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LETTER = "[A-Za-zµÀ-ÖØ-öø-ÿĀ-ſͰ-ϿЀ-ӿ]"
"""A letter; unlike a word character no digit, fraction or superscript."""
DASH = "[-\u2012\u2013\u2014]"
DASHED = tuple(f"0{before}-{after}0" for before in ("", " ") for after in ("", " "))
"""Two numbers and a dash between them, in an outline (see `Rule.needs`)."""
SIGN = "[-+\u2212\u2012\u2013\u00b1]"

# Matches all of "20.000", "1 000 000", "20'000", "20‘000", "1,000,000", "2,500.000" as Austria has it; not of
# "20000", "1,000", "1.00", "0.133", "2,500.00".
_GROUPED = (
    r"(?!0[.,])\d{1,3}(?:(?:\.\d{3})+|(?: \d{3})+|(?:['’‘´`]\d{3})+|(?:,\d{3}){2,}"
    r"|,\d{3}(?:\.\d{3})+)(?![\d])"
)
# Matches all of "20000", "20.000"; not of "2,5", "20.0".
WHOLE = rf"(?:{_GROUPED}|\d++)"
"""A whole number: 20000, 20.000, 20 000, 20'000."""
# Matches all of "3", "20.000,5"; not of "2.5", ",5".
NUMBER = rf"(?:{WHOLE}(?:,\d++)?)"
"""A whole number or one with a decimal comma."""
FREE = r"(?<![\w.,])"
"""Nothing before that would make a number part of something longer."""
_ASKS = "|".join((r"(?<=\()", *(rf"(?<=\b{word} )" for word in ("bei", "auf", "bis", "von", "unter", "um", r"bzw\."))))
# Matches the beginning of "13,5 Prozent", "9 %"; not of "3 Tiere", "Prozent".
_SHARE_AFTER = r"(?=\d{1,3}(?:,\d+)? ?(?:%|Prozent\b))"
# Matches "–" in "–3 Grad", "– " in "bei – 3 Grad", "Geflügel: – 3,5 %", "- " in "(- 3 %)", "+ " in "+ 3"; not
# "Köln – 3 Grad", "dabei - 3 Grad", "nicht auf - 2016 versucht", "Geflügel: – 3 Tiere".
SIGNED = (
    rf"(?:(?:{_ASKS})[-\u2013] (?!(?:1[89]|20)\d\d(?![\d.,]))|(?<=: )[-\u2013] {_SHARE_AFTER}"
    r"|[-\u2012\u2013](?=\d)|[+\u2212\u00b1] ?)"
)
"""A sign before its number; a hyphen or a dash is a minus only where it touches the number or a
preposition asks for one (bei – 3 Grad), or before a share after a colon."""
# Matches " – 20" in "10 – 20", " – 2400" in "1800 – 2400", "–21" in "2020–21"; not "2020", "20 und 30".
TO_NUMBER = (
    rf"(?:(?<!1[5-9]\d\d)(?<!20\d\d)|(?=\S)|(?= {DASH} \d{{4}})|(?<=00)(?= {DASH} \d{{1,3}}\.\d{{3}}))"
    rf" ?{DASH} ?{NUMBER}"
)
"""What makes a range of a number; a dash between blanks after a year opens a thought: im Etat 2020 – 3 Mio. mehr."""
# Matches all of "3", "-1,5", "10 – 20", "2000 - 3.000"; not of "Köln-3", "1.5", "2017 - 37.103".
AMOUNT = rf"(?:(?={SIGN})(?<![\w\0%€$°²³])(?<![%€$] ){SIGNED})?(?<![\d.,]){NUMBER}(?:{TO_NUMBER})?"
"""A number or a range of two, with a sign or without."""
# Matches all of "24.5", "1013.25", "0.254"; not of "1.500", "24,5".
_POINT = r"(?:\d+\.(?:\d{1,2}|\d{4,8})|0\.\d{3})"
# Matches all of "-3.5", " – 2"; not of "-3,5", " bis 2".
_TO_POINT = rf" ?{DASH} ?\d+(?:\.\d{{1,2}})?"
# Matches all of "24.5", "-1.5", "1013.25", "0.254", "1.2345", "2.5-3.5", "1.5 – 2"; not of "1.500", "3.10.2025".
POINTED = (
    rf"(?:(?={SIGN})(?<![\w\0%€$°²³]){SIGNED})?(?<![\d.,]){_POINT}(?!\d|\.\d)"
    rf"(?:{_TO_POINT}(?!\d|\.\d))?"
)
"""An amount with a decimal point or a range of two, as Switzerland, spreadsheets and English sources have it."""
# Matches all of " Mio.", "Milliarden", " Tsd", " Bio."; not of " Millionär", "Tausende", " Bio".
SCALE = (
    r" ?(?:(?:[Mm]io|[Mm]rd|Mia|Bio(?=\.| ?(?:Euro|EUR|€|Dollar|US|\$|Yen))|[Tt][Ss][Dd]|Mill)\b\.?"
    r"|[Mm]illion(?:en)?\b|[Mm]illiarden?\b|Billion(?:en)?\b|Tausend\b)"
)
_CAPITALS = "|".join(sorted(name.upper() for name in MONTH_NAMES))
# Matches all of "Mai", "Jänner", "Sept.", "Dez", "MÄRZ"; not of "Mais", "Juni.", "MAIS".
MONTH = rf"(?:{'|'.join(sorted(MONTH_NAMES))}|(?:{'|'.join(SHORT_MONTHS)})\b\.?|(?:{_CAPITALS})\b)"
# Matches all of ":3", ":12-14", ":S. 90", ":5 ff.", ":5 ff.:51 f."; not of ":30 Uhr", ": 3", ":3,5".
NOTE_PAGE = r"(?::(?:S\. ?)?\d{1,4}(?:[-–]\d{1,4})?(?: ?ff?\.)?){1,3}(?=\s|\Z)(?! Uhr)"
"""The pages of a note, as Wikipedia has them: Das ist alt.[4]:12 Der Rest gilt.:5 ff."""
SIGNS = {"+": "plus", "±": "plus minus"}
# Matches "3.5" in "3.5 Prozent", "2.5" in "2.5 Mio. Euro", "2.5 bis 3.5 Grad"; not "3.5 Uhr", "1.500 Meter".
POINTED_WORD = (
    rf"(?<![\d.,])(?:0\.\d{{3}}|\d+\.\d{{1,2}})(?= (?:(?:bis|und|oder|auf) {SIGN}?\d+\.\d{{1,2}} )?"
    r"(?:Liter|Prozent|Meter|Kilometer|Kilo|Gramm|Grad|Stunden"
    r"|Million|Milliarde|Billion|Mio|Mrd|Tonnen|Zentimeter|Millimeter|Hektar|Quadrat|Kubik|Sekunden|Minuten|Promille|Watt|Volt"
    r"|Kilowatt|Megawatt|Zoll(?![a-z])|Meilen|Punkte|Kindern?|Sterne)(?![a-z]*:))"
)
"""A number with a decimal point before a measure in full: 3.5 Prozent."""
_DEPTH = 3
"""Characters that the forms are grouped by."""


def alternatives(forms: Iterable[str]) -> str:
    """Return a pattern for any of the forms, the longest first; a blank in a form may be missing.

    The forms are grouped by their first characters: a word that begins with another is passed by quickly.
    """
    return _grouped(sorted(dict.fromkeys(forms), key=len, reverse=True), _DEPTH)


def beginnings(forms: Sequence[str]) -> str:
    """Return a pattern for the first two characters of any of the forms, where the form is a word of its own.

    It is quick to search for: most words differ from all forms in these two.
    """
    unspaced = [form.replace(" ", "") for form in forms]
    first = "".join(sorted({re.escape(form[0]) for form in unspaced}))
    second = "".join(sorted({re.escape(form[1]) for form in unspaced})) + " "
    return rf"[{first}](?<!\w.)[{second}](?<=(?=(?:{alternatives(forms)})(?!\w))..)"


def openings(forms: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what every text with one of the forms has, as a rule declares it: words that open forms, and pieces.

    ``("usw", "BT-Drs", "z. B")`` -> ("usw", "BT"), ("z.",): the forms that no `WORD` opens, up to a blank, which may be
    missing.
    """
    words: list[str] = []
    pieces: list[str] = []
    for form in forms:
        if opened := WORD.match(form):
            words.append(opened[0])
        else:
            pieces.append(DIGITS.sub("0", form.split(" ")[0]))
    return tuple(dict.fromkeys(words)), tuple(dict.fromkeys(pieces))


def _grouped(forms: list[str], depth: int) -> str:
    """Return the pattern of forms that are sorted by length, grouped by their first `depth` characters."""
    if depth == 0 or len(forms) == 1:
        return "|".join(re.escape(form).replace(r"\ ", " ?") for form in forms)
    groups: dict[str, list[str]] = {}
    for form in forms:
        groups.setdefault(form[:1], []).append(form[1:])
    return "|".join(_group(first, rest, depth - 1) for first, rest in groups.items())


def _group(first: str, rest: list[str], depth: int) -> str:
    """Return the pattern of forms that begin with the same character, or of an empty one; `rest` comes after it."""
    beginning = " ?" if first == " " else re.escape(first)
    end = _grouped(rest, depth) if first else ""
    return f"{beginning}(?:{end})" if len(rest) > 1 else beginning + end


# Matches "−" in "−3,2", "- " in "- 10–12"; not in "3", "3-5".
_SIGN_BEFORE = lazy_regex(rf"\A({SIGN}) ?")
# Matches "–" in "10–12", " - " in "1 - 2"; not in "1 2".
_TO = lazy_regex(rf" ?{DASH} ?")


def amount(written: str, one: str = "eins") -> str:
    """Spell an `AMOUNT`: "−3,2" -> minus drei Komma zwei; "10–12" -> zehn bis zwölf; "1–2" -> ein bis zwei.

    Args:
        written: what `AMOUNT` matched.
        one: what a bare 1 is called before its noun.
    """
    if written.isdecimal():
        return decimal(written, one)
    signed = _SIGN_BEFORE.match(written)
    parts = _TO.split(written[signed.end() :] if signed else written)
    if parts[0] == "1" and len(parts) > 1:
        return f"ein bis {amount(parts[1], one)}"  # never declined: "in ein bis zwei Stunden" (Duden)
    spoken = " bis ".join(decimal(part, one) for part in parts)
    return f"{SIGNS.get(signed[1], 'minus')} {spoken}" if signed else spoken


# Matches all of "24.5", "-0.254", "1.2345", "2.5-3.5", "1.5 – 2"; not of "1.500", "3.10.".
_POINTED = lazy_regex(rf"\D*{_POINT}(?:{_TO_POINT})?")


def with_comma(written: str) -> str:
    """Return an amount with a decimal comma for its decimal point: 24.5 -> 24,5; 1.500 and 3.10. stay."""
    return written.replace(".", ",") if "." in written and _POINTED.fullmatch(written) else written


_SCALES = {
    "Mio": ("Million", "Millionen"),
    "Mill": ("Million", "Millionen"),
    "Mrd": ("Milliarde", "Milliarden"),
    "Mia": ("Milliarde", "Milliarden"),  # in Switzerland
    "Bio": ("Billion", "Billionen"),
    "Million": ("Million", "Millionen"),
    "Milliarde": ("Milliarde", "Milliarden"),
    "Billion": ("Billion", "Billionen"),
}


def scaled(written: str, scale: str, one: str = "eine") -> str:
    """Spell an amount of millions: ("1,5", "Mio.") -> eins Komma fünf Millionen; ("1", "Mrd.") -> eine Milliarde.

    Args:
        written: what `AMOUNT` matched.
        scale: what `SCALE` matched.
        one: what a bare 1 is called: "mit 1 Mio. Euro" has einer.
    """
    scale = scale.strip(" .")
    scale = scale[0].upper() + scale[1:]
    if scale in ("Tausend", "Tsd", "TSD"):
        return f"{amount(written, 'ein')} Tausend"
    singular, plural = _SCALES.get(scale.removesuffix("en").removesuffix("n"), (scale, scale))
    if written == "1":
        return f"{one} {singular}"
    return f"{amount(written, one)} {plural}"


# Matches the end of "100 m ", "4x50m "; not of "am ", "100 ".
METRES_BEFORE = lazy_regex(r"\d ?m $")
"""Metres of a swimming race, before its stroke: 100 m Fr. 58,3."""
