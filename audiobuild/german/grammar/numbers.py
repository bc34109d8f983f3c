"""The number speller: integers, ordinals, years, decimals and digit runs in German words.

1234 -> eintausendzweihundertvierunddreißig        101000 -> einhunderteintausend
3 -> dritte, dritten, dritter ...                  1999 (a year) -> neunzehnhundertneunundneunzig
"3,14" -> drei Komma eins vier                     "007" -> null null sieben
"""

from __future__ import annotations

import re
from functools import lru_cache

from audiobuild.german.words import word_list
from audiobuild.lazy_regex import lazy_regex

_SMALL = word_list("""
    null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn
    sechzehn siebzehn achtzehn neunzehn
""")
LIMIT = 10**42
"""From here on a number is read digit by digit."""
# Matches all of "null", "dreiundzwanzig", "zweihundert"; not of "nullte", "achtete".
SPELT = (
    "(?:[a-zäöüß-]{0,40}"
    "(?:null|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zig|ßig|hundert|tausend)(?![a-zäöüß]))"
)
"""A number in words, as these functions spell it."""
_DATIVE = frozenset(word_list("einem einer eines"))


@lru_cache(1000)
def cardinal(value: int, one: str = "eins") -> str:
    """Spell a whole number: 21 -> einundzwanzig, 1_000_000 -> eine Million.

    Args:
        value: any integer; at `LIMIT` and beyond its digits are read one by one.
        one: what 1 itself is called: eins, ein, eine, einem ... (101 stays einhunderteins); a dative declines
            the first million, too: (1_000_000, "einem") -> einer Million.
    """
    if value < 0:
        return f"minus {cardinal(-value, one)}"
    if value == 1:
        return one
    if value >= LIMIT:
        return digits(str(value))
    spoken = " ".join(_groups(value)) or _SMALL[0]
    return "einer" + spoken.removeprefix("eine") if one in _DATIVE and spoken.startswith("eine ") else spoken


_LARGE = word_list("""
    Million Milliarde Billion Billiarde Trillion Trilliarde Quadrillion Quadrilliarde Quintillion
    Quintilliarde Sextillion Sextilliarde
""")


def _groups(value: int) -> list[str]:
    """Yield the words of a number, one for each power of a million and one for the rest."""
    parts = []
    millions, below = divmod(value, 10**6)
    for power in range(len(_LARGE) - 1, -1, -1) if millions else ():
        count = millions // 1000**power % 1000
        name = _LARGE[power]
        if count == 1:
            parts.append(f"eine {name}")
        elif count:
            parts.append(f"{_hundred(count, 'eine')} {name}{'n' if name.endswith('e') else 'en'}")
    if below:
        parts.append(_thousand(below))
    return parts


def _thousand(value: int) -> str:
    """Spell one to 999,999 in one word; a final *eins* is left as it is."""
    thousands, rest = divmod(value, 1000)
    return (_hundred(thousands, "ein") + "tausend" if thousands else "") + (_hundred(rest) if rest else "")


_TENS = word_list("_ _ zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")


def _hundred(value: int, one: str = "eins") -> str:
    """Spell one to 999 in one word."""
    hundreds, rest = divmod(value, 100)
    word = _hundred(hundreds, "ein") + "hundert" if hundreds else ""
    if rest == 0:
        return word
    if rest == 1:
        return word + one
    if rest < len(_SMALL):
        return word + _SMALL[rest]
    tens, ones = divmod(rest, 10)
    return word + (_hundred(ones, "ein") + "und" if ones else "") + _TENS[tens]


def without_s(spoken: str) -> str:
    """Return a number as it is joined to "mal" or "jährig": einhunderteins -> einhundertein."""
    return spoken.removesuffix("s") if spoken.endswith(("hunderteins", "tausendeins")) else spoken


_STEMS = {"eins": "ers", "drei": "drit", "sieben": "sieb", "acht": "ach"}


def ordinal(value: int, ending: str = "e") -> str:
    """Spell an ordinal with its ending: (3, "en") -> dritten, (100, "er") -> einhundertster.

    Args:
        value: any integer from 0.
        ending: e, en, er, es or em; empty for the bare stem (dritt).
    """
    millions, rest = divmod(value, 10**6)
    if rest == 0 and millions:
        # "einmillionste", "zweimilliardste": one word, the name without its plural.
        words = cardinal(value).split()
        last = re.sub(r"(?:en|e)$", "", words[-1]).lower()
        count = "ein" if words[-2] == "eine" else words[-2]
        return " ".join([*words[:-2], f"{count}{last}st{ending}"])
    word = cardinal(value)
    below = value % 100
    if 0 < below < len(_SMALL):
        last = _SMALL[below]
        return word[: len(word) - len(last)] + _STEMS.get(last, last) + "t" + ending
    return f"{word}{'t' if value == 0 else 'st'}{ending}"


def year(value: int) -> str:
    """Spell a year: 1100 to 1999 by hundreds (neunzehnhundertneunundneunzig), all others as numbers."""
    hundreds, rest = divmod(value, 100)
    if 11 <= hundreds <= 19:  # noqa: PLR2004  # the hundreds that have a word of their own
        return _SMALL[hundreds] + "hundert" + (_hundred(rest) if rest else "")
    return cardinal(value)


def digits(written: str) -> str:
    """Spell each digit: "007" -> null null sieben; everything else in the text is ignored."""
    return " ".join(_SMALL[int(digit)] for digit in written if digit.isdecimal())


def plain(written: str, one: str = "eins") -> str:
    """Spell a run of digits: digit by digit with a leading zero, or if it is longer than any number with a name."""
    if len(written) > len(str(LIMIT)) or (written[0] == "0" and len(written) > 1):
        return digits(written)
    return cardinal(int(written), one)


# Matches the beginning of "2,500.000", "7,534.803,71"; not of "2,500", "2,5000.000", "2,500.00".
_MILLIONS_AT_COMMA = lazy_regex(r"\d{1,3},\d{3}(?:\.\d{3})+(?!\d)")


def without_comma_at_millions(written: str) -> str:
    """Return an amount with a full stop for the comma that Austria sets after millions: 2,500.000,5 -> 2.500.000,5."""
    return written.replace(",", ".", 1) if "." in written and _MILLIONS_AT_COMMA.match(written) else written


# Matches all of "1,000,000"; not of "1,000", "1,00,000".
_ENGLISH = lazy_regex(r"\d{1,3}(,\d{3}){2,}")
"""English thousands: two such groups cannot be decimals."""


def decimal(written: str, one: str = "eins") -> str:
    """Spell a number as written in German, with any thousands separators and a decimal comma.

    "1.234,5" -> eintausendzweihundertvierunddreißig Komma fünf. A whole number with a leading zero is a code
    and is read digit by digit.
    """
    if written.count(",") > 1 and _ENGLISH.fullmatch(written):
        written = written.replace(",", "")
    whole, comma, fraction = without_comma_at_millions(written).partition(",")
    if not whole.isdecimal():
        whole = "".join(filter(str.isdecimal, whole))
    if comma:
        return f"{plain(whole or '0')} Komma {digits(fraction)}"
    return plain(whole, one)


_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def roman_value(numeral: str) -> int:
    """Return the value of a Roman numeral in capital letters: XIV -> 14; irregular forms count too: IIII -> 4."""
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )
