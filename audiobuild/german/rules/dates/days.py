"""Dates in every common form.

am 3.9.2025 -> am dritten neunten zweitausendfünfundzwanzig      3. Oktober 1990 -> dritter Oktober neunzehn...
2025-09-03 -> dritter September zweitausendfünfundzwanzig        vom 3. bis 5. Mai -> vom dritten bis fünften Mai
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import search_before, word_before
from audiobuild.german.grammar.declension import ordinal_ending
from audiobuild.german.grammar.numbers import cardinal, digits, ordinal, year
from audiobuild.german.grammar.numerals import value
from audiobuild.german.grammar.patterns import DASH, MONTH, alternatives
from audiobuild.german.grammar.sections import is_condition, is_section, is_version
from audiobuild.german.rule_engine import Rule
from audiobuild.german.words.calendar import MONTH_NAMES, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAY_NAMES
from audiobuild.german.words.sentence_words import VERSIONED
from audiobuild.german.words.time_words import TIME_WORDS
from audiobuild.lazy_regex import lazy_regex


def _said_year(written: str) -> str:
    """Spell a year of four digits, or of two as written: 25 -> fünfundzwanzig, 05 -> null fünf."""
    written = written.strip("'’")
    if len(written) == 2:  # noqa: PLR2004  # digits
        return digits(written) if written[0] == "0" else cardinal(int(written))
    return year(int(written))


def _said(day: str, month: str, year_: str | None, ending: str) -> str:
    words = [ordinal(int(day), ending), ordinal(int(month), ending)]
    return " ".join([*words, _said_year(year_)] if year_ else words)


_CLOSING = " \"“”»«’‘')"


def numeric(found: re.Match[str], text: str) -> str | None:
    """Read ``am 3.9.`` as am dritten neunten.

    ``03.09.25`` -> dritter neunter fünfundzwanzig; ``Version 5.1.`` and the heading ``1.1. Ziele`` are left alone.
    """
    if is_version(found, text) or is_section(found, text) or is_condition(found, text):
        return None
    ending = ordinal_ending(text[: found.end()], found.start(), found.end())  # no noun after it decides
    ending = "e" if ending == "e" else "en" if ending in ("en", "em") else "er"
    spoken = _said(found[1], found[2], found[3], ending)
    ends = not found[3] and not text.startswith(")", found.end()) and not text[found.end() :].strip(_CLOSING)
    return spoken + ("." if ends else " " if text[found.end() : found.end() + 1].isalpha() else "")


# Matches the end of "Mo ", "Freitag, ", "Freitag (", "am ", "bis zum ", "ist der ", "Stand: ", "6. bis "; not of
# "Version ", "ab ", "der ", "6 bis ".
_DATE_BEFORE = lazy_regex(
    r"(?:\b(?:[Aa]m|[Vv]om|[Zz]um|dem|den|ist der|war der|Stand:?)"
    rf"|(?<!\w)(?:{alternatives(WEEKDAY_NAMES | frozenset(SHORT_WEEKDAYS))})\.?,?)\s\(?$"
    r"|(?<![\d.])\d{1,2}\.(?:\d{1,2}\.?)? bis $"
)
# Matches the end of "am ", "bis zum ", "Mail vom (", "Fr, den "; not of "zum ", "dem ", "den ".
_SURELY_DATE_BEFORE = lazy_regex(
    r"(?:\b(?:[Aa]m|bis zum|Mail vom|Sitzung vom)"
    rf"|(?<!\w)(?:{alternatives(WEEKDAY_NAMES | frozenset(SHORT_WEEKDAYS))})\.?,?(?: de[nm])?) \(?$"
)
# Matches the beginning of " bis zum 3.5"; not of " bis 3.5".
_DATE_AFTER = lazy_regex(r" bis zum \d{1,2}\.\d")
# Matches the beginning of "/16.03.03", ", 11 Uhr", " 19.30 Uhr"; not of "/16", ", 11 und 12 Uhr".
_BESIDE_DATE = lazy_regex(r" ?/ ?(?:\0|\d{1,2}\.\d{1,2}\.\d\d)|,? ?\d{1,2}(?:[.:]\d\d)? ?Uhr\b")
# Matches the beginning of " bis 31.12", " bis zum 3.5."; not of " bis 12", " bis 2.5-fachen".
_LAST_DAY_AFTER = lazy_regex(
    r" bis (?:zum )?(?:[12]?\d|3[01]|0[1-9])\.(?:1[0-2]|0?[1-9])(?![\w-]|,\d)(?! (?:Uhr|h\b|[a-z]*fach))"
)
# Matches the beginning of " bis 12.30", " bis 9"; not of " bis Montag".
_SPAN_AFTER = lazy_regex(r" bis \d")

_HOURS = 24
# Matches the end of "geht bis "; not of "da bist ".
_UNTIL = lazy_regex(r"\b[Bb]is $")


def unfinished(found: re.Match[str], text: str) -> str | None:
    """Read ``Mo 30.03`` and ``am 3.10`` as dritten zehnten: a date whose last full stop was forgotten.

    ``vom 06.01 bis 20.02`` -> sechsten ersten bis zwanzigsten zweiten; ``Mo 10.10 bis 12.30`` is left alone: times.
    ``Fr, den 8.11`` and ``am 8.11`` are dates, too; ``den 1.5 Litern`` is none.
    """
    since = text.endswith(("vom ", "Vom "), 0, found.start()) and _LAST_DAY_AFTER.match(text, found.end())
    sure = since or search_before(_SURELY_DATE_BEFORE, text, found.start(), 20)
    if len(found[0]) < len("30.03") and not (sure or _DATE_AFTER.match(text, found.end())):
        return None
    until = int(found[1]) > _HOURS and found[2][0] == "0" and _UNTIL.search(text[: found.start()][-6:])
    if not (until or search_before(_DATE_BEFORE, text, found.start(), 12)):
        beside = _BESIDE_DATE.match(text, found.end()) and word_before(text, found.start()).lower() not in TIME_WORDS
        return _said(found[1], found[2], None, "er") if beside else None
    if _SPAN_AFTER.match(text, found.end()) and not text.endswith(("vom ", "Vom "), 0, found.start()):
        return None
    if text.endswith(" der ", 0, found.start()):
        return _said(found[1], found[2], None, "e")
    ending = "en" if ordinal_ending(text, *found.span()) in ("en", "em") else "er"
    return _said(found[1], found[2], None, ending)


def span(found: re.Match[str], text: str) -> str | None:
    """Read ``3.–5.9.2025`` as dritter bis fünfter neunter zweitausendfünfundzwanzig; ``24.12.–6.1.`` likewise."""
    if found["m1"] and not found["y1"] and word_before(text, found.start()) in VERSIONED:
        return None  # "Python 3.10-3.12."
    ending = ordinal_ending(text[: found.end()], found.start(), found.end())  # no noun after it decides
    ending = "e" if ending == "e" else "en" if ending in ("en", "em") else "er"
    first = ordinal(int(found["d1"]), ending)
    if month := found["m1"] or found["m0"]:
        first += " " + ordinal(int(month), ending)
    if found["y1"]:
        first += " " + _said_year(found["y1"])
    return f"{first} bis {_said(found['d2'], found['m2'] or found['m3'], found['y2'], ending)}"


def two_days(found: re.Match[str], text: str) -> str | None:
    """Read ``8./9.3.`` as achter und neunter dritter; ``am 8/9.3.2025`` -> achten und neunten."""
    if "." not in found[0].partition("/")[0] and int(found[1]) >= int(found[2]):
        return None
    ending = "en" if ordinal_ending(text[: found.end()], *found.span()) in ("en", "em") else "er"
    ends = found[0][-1] == "." and not text[found.end() :].strip(_CLOSING)
    return f"{ordinal(int(found[1]), ending)} und {_said(found[2], found[3], found[4], ending)}" + ("." if ends else "")


def named(found: re.Match[str], text: str) -> str | None:
    """Read ``3. Oktober`` as dritter Oktober.

    ``1./2. Mai`` -> erster und zweiter Mai; ``3.–5. Mai`` -> dritter bis fünfter.
    """
    ending = ordinal_ending(text, found.start(), found.end())
    if ending in ("es", "em"):
        ending = "en" if ending == "em" else "er"
    days = [ordinal(int(day), ending) for day in re.findall(r"\d+", found[0])]
    joint = " und " if "/" in found[0] else " bis "
    return joint.join(days) + (" " if text[found.end() : found.end() + 1].isalpha() else "")


# Matches the beginning of " April 2022", " Sept. 1990"; not of " April 22", " April".
_YEAR_AFTER = lazy_regex(rf" {MONTH} \d{{4}}(?!\d)")


def without_stop(found: re.Match[str], text: str) -> str | None:
    """Read ``30 April 2022``, ``am 30 April`` and ``06 Januar`` as dates; ``etwa 30 April`` is left alone."""
    dated = search_before(_DATE_BEFORE, text, found.start(), 12) or found[0][0] == "0"
    return named(found, text) if dated or _YEAR_AFTER.match(text, found.end()) else None


def joined_days(found: re.Match[str], text: str) -> str | None:
    """Read ``am 22.+23.06.`` as am zweiundzwanzigsten und dreiundzwanzigsten sechsten."""
    ending = "en" if ordinal_ending(text, found.start(), found.end()) in ("en", "em") else "er"
    second = _said(found[2], found[3], found[4], ending) if found[3] else ordinal(int(found[2]), ending)
    return f"{ordinal(int(found[1]), ending)} und {second}"


# Matches the end of "3. Mai", "am 24. Dezember 2020"; not of "im Mai", "3. Tag".
_NAMED_DATE_BEFORE = lazy_regex(rf"(?<!\d)\d{{1,2}}\.\s?{MONTH}(?:\s\d{{4}})?$")


def to_date(found: re.Match[str], text: str) -> str | None:
    """Read the dash of ``3. Mai – 4. Juni`` as bis; that of ``3. Mai 2020 – 4. Juni 2021`` likewise."""
    return " bis " if search_before(_NAMED_DATE_BEFORE, text, found.start(), 30) else None


def month_and_year(found: re.Match[str], _: str) -> str | None:
    """Read ``Ausgabe 04/2020`` as vier zweitausendzwanzig; ``Heft 3-4/1999`` -> drei bis vier neunzehnhundert..."""
    first = f"{cardinal(int(found['first']))} bis " if found["first"] else ""
    return f"{first}{cardinal(int(found['last']))} {year(int(found['year']))}"


def months_and_years(found: re.Match[str], _: str) -> str | None:
    """Read ``03/2019–06/2020`` as drei zweitausendneunzehn bis sechs zweitausendzwanzig."""
    first, last = (f"{cardinal(int(found[at]))} {year(int(found[at + 1]))}" for at in (1, 3))
    return f"{first} bis {last}"


def roman_month(found: re.Match[str], text: str) -> str | None:
    """Read ``am 27.XII 1913`` as siebenundzwanzigsten zwölften neunzehnhundertdreizehn; ``3.IV.1920`` likewise."""
    ending = "en" if ordinal_ending(text, *found.span()) in ("en", "em") else "er"
    return _said(found[1], str(value(found[2])), found[3], ending)


def week(found: re.Match[str], text: str) -> str | None:
    """Read ``KW 12``, ``KW12`` and ``12. KW`` as Kalenderwoche."""
    return "Kalenderwoche " if text[found.end() : found.end() + 1].isdecimal() else "Kalenderwoche"


def short_year(found: re.Match[str], _: str) -> str | None:
    """Read ``Mai '24`` as Mai vierundzwanzig; ``'68`` -> achtundsechzig; ``'45–'49`` -> ... bis neunundvierzig."""
    return _said_year(found[1]) + (f" bis {_said_year(found[2])}" if found[2] else "")


def dashed(found: re.Match[str], text: str) -> str | None:
    """Read ``23-11-2026`` as dreiundzwanzigster elfter zweitausendsechsundzwanzig."""
    return numeric(found, text)


_INITIALS = sorted({month[0] for month in (*MONTH_NAMES, *SHORT_MONTHS)})
# Matches all of "1", "03", "31"; not of "32", "0".
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
# Matches all of "9", "09", "12"; not of "13", "0".
_NUMERIC_MONTH = r"(?:0?[1-9]|1[0-2])"
# Matches all of "2025", "’25", "05"; not of "205", "5".
_YEAR = r"(?:\d{4}|['’]?\d{2})(?!\d)"
# Matches all of "3.9.2025", "03. 09. 25", "3.9."; not of "32.9.", "3.13.", "3.9".
_NUMERIC = rf"({_DAY})\. ?({_NUMERIC_MONTH})\.(?: ?({_YEAR})(?![.,:]\d| ?(?:%|Uhr)|[-–]\d|h\b))?(?!\d)"
_LIVED = "|".join(f"(?<={word}\\.)" for word in ("geb", "gest", "gef", "get", "verst", "verm", "verh", "beg"))
"""Abbreviations of family trees, after which the blank is often forgotten."""
# Matches all of " – ", "/", "-"; not of " bis ", ",".
_JOINT = rf" ?(?:{DASH}|/) ?"
RULES = (
    # Matches "8./9.3.", "8. / 9.3.2025", "30./31.12.24", "16./17.7" in "(16./17.7)", "8/9.3.2025"; not "8./9. März",
    # "1.8./9.3.", "8/9.3.", "8./9.3 Uhr".
    Rule(
        "two days of a month",
        r"(?<![\w.,/])(0?[1-9]|[12]\d|3[01])(?:\.|(?= ?/ ?\d{1,2}\.\d{1,2}\.(?:19|20)\d\d)) ?/ ?"
        r"(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])(?:\.|(?=[),;]))"
        r"((?:19|20)\d\d|\d\d)?(?![\d/]|\.\d)",
        two_days,
        needs=("0./0.0", "0. / 0.0", "0/0.0", "0 / 0.0"),
        at_number=True,
    ),
    # Matches "22.+ 23.06.", "22.+23.06.2024", "3. & 4." in "3. & 4. Mai"; not "22.+ 23", "22 + 3. Mai".
    Rule(
        "joined days",
        rf"(?<![\w.,])({_DAY})\. ?[+&] ?({_DAY})\."
        rf"(?:(0?[1-9]|1[0-2])\.((?:19|20)\d\d|\d\d)?(?!\d)|(?= ?{MONTH}))",
        joined_days,
        needs=("0.+", "0. +", "0.&", "0. &"),
    ),
    # Matches "27.XII 1913", "3.IV.1920", "27. XII. 1913"; not "3. IV", "3.XIII.1920", "3. I. 19".
    Rule(
        "Roman month",
        rf"(?<![\w.,])({_DAY})\. ?(I{{1,3}}|IV|VI{{0,3}}|IX|XI{{0,2}})\.? ?((?:1[5-9]|20)\d\d)(?!\d)",
        roman_month,
        needs=tuple(f"0.{blank}{numeral}" for blank in ("", " ") for numeral in "IVX"),
        at_number=True,
    ),
    # Matches "3.–5.9.2025", "24.12.–6.1.", "03.02 – 05.02.", "6.-20.02", "03-05.07.2020"; not "3.–5. Mai", "3-5.9.",
    # "6.-20.2", "3-5.7.20", "5.10 – 6.05 Uhr".
    Rule(
        "date span",
        rf"(?<![\w.,–/-])(?P<d1>{_DAY})(?:\.|(?=[-–]{_DAY}\.{_NUMERIC_MONTH}\.(?:19|20)\d\d(?!\d)))(?:(?P<m1>{_NUMERIC_MONTH})\.(?P<y1>{_YEAR})?|(?P<m0>0[1-9]|1[0-2]))?"
        rf" ?{DASH} ?"
        rf"(?P<d2>{_DAY})\. ?(?:(?P<m2>{_NUMERIC_MONTH})\.(?: ?(?P<y2>{_YEAR})(?!\.\d))?"
        r"|(?P<m3>0[1-9]|1[0-2])(?![\w.,:]| ?Uhr\b))",
        span,
        needs=("-0", "- 0"),
        at_number=True,
    ),
    # Matches "3.9.2025", "03.09.25", "3.9.", "7.8.1871" in "geb.7.8.1871"; not "3.13.", "3.9", "v3.9.1", "Nr.3.9.".
    Rule("date", rf"(?:(?<![\w.,])|{_LIVED}){_NUMERIC}", numeric, needs=("0.0.", "0. 0."), at_number=True),
    # Matches "30.03" in "Mo 30.03", "8.11" in "am 8.11"; not "10.10 Uhr", "10.10-12.00", "3.4 km". Whether it is a
    # date, `unfinished` decides.
    Rule(
        "unfinished date",
        rf"(?<![\w.,])({_DAY})\.({_NUMERIC_MONTH})(?![\w.]|[,:]\d)"
        r"(?! ?[-–%€+°*x]| ?/(?! ?(?:\0|\d{1,2}\.\d{1,2}\.\d\d)))"
        r"(?! (?:Uhr|Euro|EUR|CHF|Prozent|h|[A-Z]{2,5}|[ckm]?m|[km]?g|[cm]?l|[A-Z]\w*(?:liter|meter|gramm|grad)"
        r"|Liter|Meter|Gramm|Grad|Zoll|Tonnen?|Milli\w+|Punkten?|Sekunden|Minuten|Stunden|Gigahertz)\b)(?!h\b)",
        unfinished,
        needs=("0.0",),
        at_number=True,
    ),
    # Matches "03/09/2025", "3/9/25"; not "3/9", "13/24/2025", "Kap. 9/11/17", "5/10/15 Prozent".
    Rule(
        "date with slashes",
        rf"(?<![\w./])(?<!Kap\. )(?<!Kapitel )({_DAY})/({_NUMERIC_MONTH})/({_YEAR})(?![\w/])"
        r"(?! ?(?:[%€]|(?:Prozent|Euro|EUR|Jahren?|Tagen?|Wochen|Monaten?|Stunden|Minuten|Meter|Personen)\b))",
        numeric,
        needs=("0/0/0",),
        at_number=True,
    ),
    # Matches "23-11-2026"; not "2026-11-23" (the ISO date) or "12-14-16".
    Rule(
        "date with hyphens",
        rf"(?<![\w./-])({_DAY})-({_NUMERIC_MONTH})-(\d{{4}})(?![\w/-])",
        dashed,
        needs=("0-0-0",),
        at_number=True,
    ),
    # Matches "3." in "3. Mai", "3./4." in "3./4. Oktober", "24." in "24. Dez.", "28 ." in "28 . Oktober" (a slip);
    # "30/31." in "30/31. August"; not "3. Tag", "32. Mai", "1. Maier".
    Rule(
        "day of month",
        rf"(?<![\w.,–/-])(?:{_DAY}[-–/])?{_DAY} ?\.(?:{_JOINT}{_DAY}\.)?(?= ?{MONTH}(?![a-zäöüß]))",
        named,
        needs=tuple(f"0{stop}{initial}" for stop in (".", ". ", " .", " . ") for initial in _INITIALS),
        at_number=True,
    ),
    # Matches " – " in "3. Mai – 4. Juni", "-" in "3. Mai-4. Juni 2020"; not in "Mai – 3. Tag", "3 – 4 Mai".
    Rule(
        "dash before a date",
        rf"(?<=[a-z.\d]) ?{DASH} ?(?=[\d\0]{{1,2}}[.\0] ?{MONTH})",
        to_date,
        needs=("- 0. ", "-0. ", "- 0.", "-0."),
        trigger=rf"\. ?[JFMASOND][a-zä]+\.?[ \d]{{,6}}{DASH}",
    ),
    # Matches "30" in "30 April 2022", "am 30 April"; not in "A30 April", "30 Mai-Feiern". `without_stop` looks around.
    Rule(
        "day without a stop",
        rf"(?<![\w.,]){_DAY}(?= {MONTH}(?![\w-]))",
        without_stop,
        needs=tuple(f"0 {initial}" for initial in _INITIALS),
        at_number=True,
    ),
    # Matches "KW" in "KW 12", "KW12", "12. KW"; not "KW" in "12 KW", "KWK", "KW120".
    Rule("week", r"(?<!\w)KW(?= \d|[0-5]?\d(?!\w))(?<!\d KW)|(?<=\d\. )KW(?!\w)", week, needs=("KW",)),
    # Matches "03/2019–06/2020", "11/2019 - 2/2020"; not "3/2019", "1/3/2019–6/2020".
    Rule(
        "months and years",
        rf"(?<![\w./,])(\d{{1,2}})/((?:19|20)\d\d) ?{DASH} ?(\d{{1,2}})/((?:19|20)\d\d)(?![\w/]|[.,]\d)",
        months_and_years,
        needs=("0-0/0", "0 - 0/0"),
        at_number=True,
    ),
    # Matches "04/2020", "3/1999"; not "1/3/2020" or "2019/2020", "1/2000 s".
    Rule(
        "number and year",
        rf"(?<![\w./,–-])(?:(?P<first>\d{{1,2}}){DASH}(?=\d{{1,2}}/))?(?P<last>\d{{1,3}})/(?P<year>(?:19|20)\d\d)"
        r"(?![\w/–-]|[.,]\d| ?(?:s|Sekunde)\b)",
        month_and_year,
        needs=("0/0",),
        at_number=True,
    ),
    # Matches "'24" in "Mai '24", "’68", "'45–'49"; not "'68er", "'24'", "'17-Jährige".
    Rule(
        "short year",
        rf"(?<![\w\"“”])['’‘](\d{{2}})(?: ?{DASH} ?['’‘](\d{{2}}))?(?![\w'’‘]|-[A-Za-zÄÖÜäöü])",
        short_year,
        needs=("'0", "’0", "‘0"),
        at_number=True,
    ),
)
