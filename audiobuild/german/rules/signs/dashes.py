"""A dash between two amounts or dates that other rules have read: 20 %–30 %, 6 Mio. – 8 Mio. Euro -> bis.

The double hyphen of Gothic type is one: Grund= und Boden -> Grund- und Boden.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import search_before
from audiobuild.german.grammar.patterns import MONTH
from audiobuild.german.rule_engine import Rule
from audiobuild.german.rules.numbers.fractions import value_of
from audiobuild.german.words.calendar import WEEKDAYS
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

# Matches the end of "Freitag, 26.7.", "Freitag, 26.07.2024"; not of "8.30", "26. Juli".
_DATE_BEFORE = lazy_regex(r"[a-z],? (?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:\d{4}|\d\d)?$")
# Matches the beginning of "Samstag, 27.7."; not of "Samstag, 8 Uhr", "Samstag, 27. Juli".
_DATE_AFTER = lazy_regex(r"[A-Z][a-z]+,? \d{1,2}\.\d{1,2}\.")


def between_days(found: re.Match[str], text: str) -> str | None:
    """Read ``Freitag, 26.7. – Samstag, 27.7.`` as bis; ``um 8.30 – Samstag, 3. Mai`` is left alone."""
    dates = search_before(_DATE_BEFORE, text, found.start(), 20), _DATE_AFTER.match(text, found.end())
    return " bis " if all(dates) else None


# Matches the beginning of " weniger als", " später als"; not of " später", " als".
_COMPARED = lazy_regex(r"\s(?:weniger|mehr|früher|später|länger|kürzer|höher|tiefer|teurer|billiger|schneller) als\b")
"""The difference from another amount, in a thought of its own: 60 Minuten – 20 Minuten weniger als früher."""
# Matches all of "1/2", "3/4"; not of "3/3", "5/6".
_SLASHED = "(?:[13]/4|[12]/3|1/2)"
# Matches all of " Mio. Euro", " v. Chr.", " km", "%", " °C", ""; not of " Kilometer", " km2".
_AMOUNT_UNIT = (
    r"(?P<scale>\s?(?:(?:Mio|Mrd|Tsd)\.|Millionen|Milliarden))?"
    r"(?P<era>\s[vn]\.\s?Chr\.)?(?:\s?(?P<unit>[%‰°€$£]|°[CF]|Euro|Dollar|Franken|Prozent|[A-Za-zµμ]{1,4}[²³]?)(?![\w²³]))?"
)
# Matches all of "3. Oktober 1990", "3. Okt. 90", "3.10.", "3.10.90"; not of "3. Tag", "Oktober".
_DATED = rf"(?P<date>\d{{1,2}}\.\s?(?:{MONTH}|\d{{1,2}}\.)(?:\s?\d{{2,4}})?)"
# Matches the end of "seit 3. Oktober 1990", "etwa 2,5 km", "10⁶"; not of "etwa zehn", "der Tag".
_LEFT = lazy_regex(
    rf"(?:{_DATED}|(?<![\d.,])(?P<number>(?:\d+ )?{_SLASHED}|[\d.,½¼¾]*[\d½¼¾])(?P<power>[⁰-⁹²³¹⁻]+)?{_AMOUNT_UNIT})$"
)
# Matches the beginning of "5. Mai", "So, 5.1.", "20 km", "½"; not of "etwa 5", "km".
_RIGHT = lazy_regex(
    rf"(?:(?:[A-Z][a-z]{{1,9}}\.?,? )?{_DATED}"
    rf"|(?P<number>(?:\d+ )?{_SLASHED}|\d[\d.,½¼¾]*(?<![.,])|[½¼¾])(?P<power>[⁰-⁹²³¹⁻]+)?{_AMOUNT_UNIT})"
)


def between(found: re.Match[str], text: str) -> str | None:
    """Read ``20 %–30 %``, ``10⁴–10⁵``, ``28. Juli 1914 – 3. Mai 1918`` as bis; ``60 Euro – 2016 waren`` stays."""
    left, right = _LEFT.search(text[: found.start()].rstrip()), _RIGHT.match(text, found.end())
    if not left or not right or _COMPARED.match(text, right.end()):
        return None
    if left["date"] or right["date"]:
        return " bis " if left["date"] and right["date"] else None
    return _between_amounts(left, right, found[0])


_HALVES_OF_DAY = frozenset({"am", "pm"})
# Matches "½", " 1/2" in "3 1/2"; not "3", "3/3".
_FRACTION = lazy_regex(rf"[½¼¾]|(?:\A|[ ;]){_SLASHED}")


def _between_amounts(left: re.Match[str], right: re.Match[str], dash: str) -> str | None:
    """Return " bis " between two amounts of the same kind, of which the second is larger; plain numbers are left."""
    same_unit = left["unit"] == right["unit"]
    are_hours = _HALVES_OF_DAY.issuperset((left["unit"], right["unit"]))  # 9am–5pm
    if are_hours or (left["power"] and right["power"]) or (left["era"] and right["era"] and same_unit):
        return " bis "
    # "6 Mio. – 8 Mio. Euro", "½ – ¾ Liter": the unit of both is written once, after the second
    are_shared = (
        _share_scale(left, right) or _have_fraction(left, right) or (dash in "-–" and _are_pointed(left, right))
    )
    unit_follows = not left["unit"] and are_shared
    if not (same_unit or unit_follows):
        return None
    if left["power"]:
        return " bis "
    if not (left["unit"] or left["era"] or unit_follows):
        return None  # plain numbers are the range rule's
    if _size(left["number"]) < _size(right["number"]):
        return " bis "
    return " minus " if dash == " -" and left["unit"] else None  # mostly two thoughts


def _share_scale(left: re.Match[str], right: re.Match[str]) -> bool:
    """Return whether both amounts are given in millions, or both in thousands."""
    return bool(left["scale"]) and left["scale"] == right["scale"]


def _have_fraction(left: re.Match[str], right: re.Match[str]) -> bool:
    """Return whether one of two amounts has a fraction: 2½ – 3, 1/2 – 1."""
    return _FRACTION.search(f"{left['number']};{right['number']}") is not None


# Matches all of "1.20", "2.5"; not of "1.200", "2".
_POINTED = lazy_regex(r"\d{1,3}\.\d{1,2}")


def _are_pointed(left: re.Match[str], right: re.Match[str]) -> bool:
    """Return whether both numbers are versions, sections or decimals with a point: 1.20-1.50 Meter, Kapitel 1.2–1.5."""
    return all(number and _POINTED.fullmatch(number) for number in (left["number"], right["number"]))


def _size(written: str | None) -> float:
    """Return a number by its digits: "1.200,50" as 1200.5, "2½" and "2 1/2" as 2.5, "¾" as 0.75; 0 without any."""
    part = _FRACTION.search(written or "")
    digits = _FRACTION.sub("", written or "").replace(".", "").replace(",", ".", 1)
    whole = float(digits) if digits.replace(".", "", 1).isdecimal() else 0.0
    return whole + (float(value_of(part[0].strip(" ;"))) if part else 0)


def hyphen(_found: re.Match[str], _: str) -> str | None:
    """Read ``Grund= und Boden``, as Gothic type has it, as Grund- und Boden."""
    return "-"


# Matches the end of "2", "etwa 10"; not of "1,5", "A2".
_COUNT_BEFORE = lazy_regex(r"(?<![\w.,])(\d{1,3})$")
# Matches the beginning of "3 TL Saft", "10 Minuten", "4 Personen"; not of "3", "3 =", "3 x".
_COUNTED_AFTER = lazy_regex(r"(\d{1,3}) ?(?:[A-ZÄÖÜ][A-Za-zäöüß]|(?:k?g|[mcd]?l|[kcm]?m|h|€|%)(?!\w))")


def typed_minus(found: re.Match[str], text: str) -> str | None:
    """Read the minus sign of ``2−3 TL`` and ``5−10 Minuten`` as bis: it was typed for a dash; ``5−3`` is left alone."""
    first = search_before(_COUNT_BEFORE, text, found.start(), 4)
    last = _COUNTED_AFTER.match(text, found.end())
    return " bis " if first and last and "=" not in text and int(first[1]) < int(last[1]) else None


# Matches the end of "(Art. 16", "§§ 3", "Ziffern 12"; not of "16", "Art. 16 und 3".
_SECTION_BEFORE = lazy_regex(
    r"(?:\b(?:Art|Abs|Nrn?|Ziff|R[nz]|S)\.|§|\b(?:Artikeln?|Absätzen?|Nummern|Ziffern|Seiten)) ?\d{1,4}$"
)


def minus_between_sections(found: re.Match[str], text: str) -> str | None:
    """Read the minus sign of ``Art. 16−21`` as bis."""
    return " bis " if search_before(_SECTION_BEFORE, text, found.start(), len("Absätzen 1234")) else None


# Matches the beginning of " Kosten"; not of " kam".
_NAME_AFTER = lazy_regex(r" [A-ZÄÖÜ]")
# Matches the beginning of " Die Folgen", " Eine Reise"; not of " Kosten", " Die".
_ARTICLE_AFTER = lazy_regex(r" (?:D(?:er|ie|as)|Eine?|Vo[nm]|Zu[rm]|Im|In|Mit|Ohne|Auf|Wie|Warum|Was|Wo) [^\W\d]")
# Matches in "Der − hier nicht"; not in "Umsatz − Kosten".
_DASH_BEFORE = lazy_regex(r"[a-zäöüß]{2} − [a-zäöüß]{2}")


def minus_between_words(found: re.Match[str], text: str) -> str | None:
    """Read the minus sign of ``Er kam − leider − zu spät`` and ``wer, − sich wehrt, − sie stört`` as a dash.

    So, too, that of ``Träume − Die Diktatur``: an article opens a subtitle.

    In a sentence with a sum or a plus sign (von + nach −) it is left alone.
    """
    if "=" in text or "+" in text:
        return None
    between = _NAME_AFTER.match(text, found.end()) and not text.endswith(("und", "oder"), 0, found.start())
    between = between and not _ARTICLE_AFTER.match(text, found.end())
    if found[0] == " −" and between and not _DASH_BEFORE.search(text, 0, found.start()):
        return None  # "Umsatz − Kosten"
    return found[0].replace("−", "–")


# Matches in "9-12 + 14-18", "9–12 Uhr + 14–18 Uhr"; not in "9 + 14", "6 h + 3 h".
_TWO_SPANS = lazy_regex(r"\d{1,2}(?:[.:]\d\d)? ?[-–] ?\d{1,2}(?:[.:]\d\d)?(?: Uhr)? \+ \d{1,2}(?:[.:]\d\d)? ?[-–] ?\d")

# Matches "Mo", "Montag", "täglich", "Uhr"; not "Mond".
_DAY = lazy_regex(r"\b(?:Mo|Di|Mi|Do|Fr|Sa|So|\w+tags?|Mittwochs?|[Tt]äglich|tgl|Uhr)\b")


def further_hours(_found: re.Match[str], text: str) -> str | None:
    """Read the plus of ``Mo 9-12 + 14-18 Uhr`` as und."""
    return " und " if _DAY.search(text) and _TWO_SPANS.search(text) else None


RULES = (
    # Matches "−" in "2−3 TL"; not in "−3 °C", "a−b". Whether it is a dash, `typed_minus` decides.
    Rule("minus sign for a dash", r"(?<=[\d\0])−(?=[\d\0])", typed_minus, needs=("−",)),
    # Matches "−" in "Art. 16−21"; not in "a−b". `minus_between_sections` looks for the label.
    Rule(
        "minus sign between sections",
        r"(?<=[\d\0])−(?=[\d\0])",
        minus_between_sections,
        needs=("−",),
        trigger=r"(?:\.|§|[a-zäöü])\s?\d{1,4}−\d",
    ),
    # Matches "−" in "wer, − sich wehrt", "− die Zeit", "sind und − Sachausgaben", " −" in "kam − leider",
    # "Der − hier", "Preis −, der"; not in "x − y", "5, − 3", "−x", "x −, der".
    Rule(
        "minus sign between words",
        r"(?:\A|(?<=[,;:] )|(?<=und )|(?<=oder ))−(?= [A-Za-zÄÖÜäöüß]{3,}\b)"
        r"|(?<=[A-Za-zäöüß][a-zäöüß]{2}) −(?= [a-zäöüß]{2,}|, [a-zäöüß]{3})"
        r"|(?<=[a-zäöüß]{3}) −(?= [A-ZÄÖÜ][a-zäöüß]{2})",
        minus_between_words,
        needs=("−",),
    ),
    # Matches " + " in "9-12 + 14-18", "9–12 Uhr + 14–18 Uhr"; not in "9 + 14", "3-4 + 5".
    Rule(
        "hours and further hours",
        r"(?:(?<=-\d\d)|(?<=–\d\d)|(?<=Uhr)|(?<=\0)) \+ (?=(?:\d{1,2}|\0+)(?:[-–.:]|\Z|[ ,;\0]))",
        further_hours,
        needs=(" + 0",),
        trigger=_TWO_SPANS.pattern,
    ),
    # Matches "=" in "Grund= und Boden", "mit= oder"; not in "a = und", "x= und", "Zahl=3".
    Rule("hyphen of Gothic type", r"(?<=[a-zäöüß]{3})=(?= (?:und|oder|sowie|be?zw)(?!\w))", hyphen, needs=("= ",)),
    # Matches " – " in "\0 – Samstag, \0"; not in "\0 – Samstag kam", "am – Samstag, \0".
    Rule(
        "between days",
        rf"(?<=\0)(?: ?[–—] ?| - )(?=(?:{'|'.join(sorted(WEEKDAYS))}),? \0)",
        between_days,
        words=WEEKDAYS,
        trigger=r"[-–—] ?(?:Mo|Di|Mi|Do|Fr|Sa|So)[a-z]{4}",
    ),
    # Matches " – " in "\0 – \0", "—" in "\0—\0", "-" in "\0-\0", " -" in "\0 -\0"; not "a – b", "3–5", "\0- \0".
    Rule("between", r"(?<=\0)(?: ?[–—] ?| - ?|-)(?=\0)", between, needs=("-",), trigger=r"\d"),
)
