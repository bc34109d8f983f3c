"""Characters that stand for others like them: wide blanks, hyphens, dashes, quotation marks, º, ″ for “, uhr.

E‐Mail -> E-Mail      030‑1234 -> 030-1234      S−Bahn -> S-Bahn      5 ºC -> 5 °C      CO² -> CO₂      18 uhr -> 18 Uhr
5—6 -> 5–6      «Neu» -> „Neu“
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

# Matches "″Konzept 2050″" in "das ″Konzept 2050″ gilt"; not "24″ und 30″", "5′10″".
_QUOTED = lazy_regex("(?<![^\\s(])\u2033(?=[^\\W\\d])([^\u2033]{1,80})\u2033")
# Opening mark, what may not be inside, closing mark; what is straight after a number may be inches.
_FORMS = (
    ("\u00ab", "\u00ab\u00bb", "\u00bb"), ("\u00bb", "\u00ab\u00bb", "\u00ab"),
    ("\u201c", "\u201c-\u201e", "\u201d"), ("\u201d", "\u201c-\u201e", "\u201d"),
    ("\u201e", "\u201c-\u201e", "\u201d"), ("\u2039", "\u2039\u203a", "\u203a"),
    ("\u203a", "\u2039\u203a", "\u2039"), ("\u201a", "\u2018-\u201a", "\u2018"),
    ("\u201a", "\u2018-\u201a", "\u2019"), ("\u201e", '"\u201c-\u201e', '(?<!\\d)"'),
    ('"', '"\u201c-\u201e', '(?<!\\d)"'),
)  # fmt: skip
# Matches "«Neu»" in "das «Neu» ist", "»Neu«", "“Neu”", "„Neu”", "‹Neu›", "‚Neu‘"; not in "» Neu «", "A»Neu«", "„Neu“".
_QUOTATION = lazy_regex(
    f"[{''.join(sorted({opening for opening, _, _ in _FORMS}))}](?<![^\\s:(\\[/\u2013-].)(?=\\S)(?:"
    + "|".join(f"(?<={opening})[^{inside}]{{1,300}}(?<!\\s){closing}" for opening, inside, closing in _FORMS)
    + ")(?!\\w)"
)
_OTHER_MARKS = lazy_regex('["\u00ab\u00bb\u201a\u201d\u2039\u203a]')
"""One of them is in each quotation of another form."""
_SUSPECTS = lazy_regex("[\u00a0\u00b2\u00ba\u2002-\u200a\u2010-\u2012\u2014\u2015\u202f\u2033\u2070\u2212]")
"""The characters below; most sentences have none."""
# Matches "‐" in "E‐Mail", "‑" in "Mo‑Fr", "−" in "S−Bahn", "VP−730"; not "–" in "Mo–Fr", "−" in "a−b", "A−3", "5−3".
_HYPHEN = lazy_regex("[\u2010\u2011]|(?<=[^\\W\\d_])\u2212(?=[^\\W\\d_]{3})|(?<=[^\\W\\d_]{2})\u2212(?=\\d)")
_WIDE = str.maketrans(
    dict.fromkeys("\u00a0\u202f\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a", " ")
    | dict.fromkeys("\u2012\u2014\u2015", "\u2013")
)
# Matches "º" in "5 ºC", "30º", "⁰" in "5 ⁰C", "10⁰ C"; not in "Nº 5", "10⁰ = 1".
_DEGREE = lazy_regex("(?<=\\d)\u00ba|(?<=\\d )\u00ba(?= ?[CF]\\b)|(?:(?<=\\d)|(?<=\\d ))\u2070(?= ?[CF]\\b)")
# Matches "uhr" in "18.30 uhr", "18uhr", "UHR" in "18 UHR"; not in "Wanduhr", "eine uhr", "18 uhrzeit".
_HOUR = lazy_regex(r"(?:(?<=\d)|(?<=\d ))(?:uhr|UHR)\b")
# Matches "1839−1908", "1685 − 1750"; not "1990−2000 =", "12−15". Whether they are years, `_range_of_years` decides.
_YEARS = lazy_regex("(?<![\\w.,])((?:1\\d|20)\\d\\d)( ?)\u2212( ?)((?:1\\d|20)\\d\\d)(?![\\w\u2212]|[.,]\\d| ?=)")
# Matches "−" in "Mo−Fr", "3.−5. Mai", "8:00−12:30", "S. 12−15"; not in "5−3", "3.−5.2".
_DASH = lazy_regex(
    "(?<=\\b(?:Mo|Di|Mi|Do|Fr|Sa|So))\u2212(?=(?:Mo|Di|Mi|Do|Fr|Sa|So)\\b)|(?<=\\d\\.)\u2212(?=\\d\\d?\\.(?!\\d))"
    "|(?<=\\d[:.]\\d\\d)\u2212(?=\\d\\d?[:.]\\d\\d(?!\\d))"
    "|(?:(?<=S\\. \\d)|(?<=S\\. \\d\\d)|(?<=S\\. \\d{3}))\u2212(?=\\d)"
)
# Matches "²" in "CO²-Ausstoß", "H²O"; not in "m²", "AO²".
_POWER = lazy_regex("(?<=\\bCO)\u00b2(?=\\b)|(?<=\\bH)\u00b2(?=O\\b)")
# Matches "„Charta 2017″", "„Ereignis 201″" in "„Ereignis 201″ wird, so.“", "“+1″" in "das “+1″ auf"; not
# "„Er hat 24″ Platz“", "30″", "Wort“ 30″.".
_SECONDS = lazy_regex(
    '((?:\u201e|(?<![^\\s(])\u201c(?=\\S))[^\u201c-\u201e"\u2033]{1,200})\u2033'
    "(?:(?=[.,;:!?)]|\\s(?!gro\u00df|breit|lang|ho[ch]|dick|tief)[a-z\u00e4\u00f6\u00fc]|\\Z)"
    '|(?=[\\s-])(?![^\u201c-\u201e"]{0,200}[\u201c\u201d"]))'
)


# Matches "·" in "1·85 km", "75·40 fl."; not in "2·3", "2 · 3 m". Old Austrian books have it in decimals.
_RAISED_POINT = lazy_regex(
    "(?<=\\d)\u00b7(?=\\d{1,3} ?~?(?:(?:k?m|[cmd]m|kg|Meter|Kilometer|Seemeilen|Mark)\\b|fl\\.|kr\\.))"
)
# Matches "′" in "Massachusetts′ Gouverneur", "L′Aquila", "gibt′s"; not in "5′", "A′", "f′(x)".
_APOSTROPHE = lazy_regex("(?<=[^\\W\\d_]{2})\u2032|(?<=\\b[A-ZÄÖÜ])\u2032(?=[A-ZÄÖÜ][a-zäöüß])")


def _german_quotation(found: re.Match[str]) -> str:
    """Return a quotation of another form in the marks that most rules know: «Neu» as „Neu“."""
    return f"\u201e{found[0][1:-1]}\u201c"


def _range_of_years(found: re.Match[str]) -> str:
    """Return two rising years with a dash for the minus sign between them; others as they are."""
    first, before, after, last = found.groups()
    return f"{first}{before}\u2013{after}{last}" if first < last else found[0]


# Matches "—" in "5—6"; not in "5–6", "5 - 6". It finds what `_WIDE` replaces.
_WIDTHS = lazy_regex("[\u00a0\u2002-\u200a\u2012\u2014\u2015\u202f]")


def with_plain_blanks(text: str) -> str:
    """Return the text with plain blanks and dashes for those of other widths; its length stays the same."""
    return text.translate(_WIDE) if _WIDTHS.search(text) else text


def replaced(text: str) -> str:
    """Return the text with each such character replaced by the one it stands for; its length stays the same."""
    if _OTHER_MARKS.search(text):
        text = _QUOTATION.sub(_german_quotation, text)
    if _SUSPECTS.search(text):
        if "\u2212" in text:
            text = _YEARS.sub(_range_of_years, _DASH.sub("\u2013", text))
        text = _DEGREE.sub("\u00b0", _HYPHEN.sub("-", text.translate(_WIDE)))
        text = _QUOTED.sub("\u201e\\1\u201c", text)
        text = _SECONDS.sub("\\1\u201c", _POWER.sub("\u2082", text))
    if "\u00b7" in text:
        text = _RAISED_POINT.sub(",", text)
    if "\u2032" in text:
        text = _APOSTROPHE.sub("\u2019", text)
    return _HOUR.sub("Uhr", text) if "uhr" in text or "UHR" in text else text
