"""Prices without a currency, identified by a label, a list or other prices.

Eintritt 4,50 -> vier Euro fünfzig      Kaffee 2,20, Kuchen 2,50 € -> zwei Euro zwanzig
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import word_after
from audiobuild.german.rule_engine import Rule
from audiobuild.german.rules.measures.amounts_of_money import said, with_comma
from audiobuild.german.words import word_list
from audiobuild.german.words.currencies import CURRENCIES
from audiobuild.german.words.measures import units
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

# Matches "Fr. 9.50", "CHF 3", "7.50 Franken"; not "am Fr. 9.50 Uhr", "Frankenwein".
_FRANCS = lazy_regex(r"\b(?:Fr\.|CHF) \d+(?:\.[-–\d]++)?(?![.\d]| Uhr)|\d (?:Franken|CHF|Fr\.)(?!\w)")


_NEARBY = 1_000
"""Characters to look back and ahead at for the currency of another price."""


def beside_francs(found: re.Match[str], text: str) -> str | None:
    """Read ``6.50`` in ``die Suppe zu Fr. 9.50, das Dessert für 6.50`` as sechs Franken fünfzig."""
    if not _FRANCS.search(text, max(0, found.start() - _NEARBY), found.end() + _NEARBY):
        return None
    return said(with_comma(found[0]), CURRENCIES["Franken"], text, found.start())


# Matches all of "4.80", "12.95", "0.50"; not of "12.50", "19.30".
_NO_TIME = lazy_regex(r"\d+\.[6-9]\d|[0-5]\.\d\d|(?:2[5-9]|[3-9]\d|\d{3,})\.\d\d")


def named_beside_francs(found: re.Match[str], text: str) -> str | None:
    """Read ``Kaffee 4.80`` in ``Menü Fr. 19.50, Kaffee 4.80`` as vier Franken achtzig, if it is no time of day."""
    return beside_francs(found, text) if _NO_TIME.fullmatch(found[0]) else None


# Matches the end of "Kaffee ", "Radler 0,3 l ", "(groß) "; not of "um ", "Platz 3 ", "Note ", "TSV ".
_NAMED_BEFORE = lazy_regex(
    r"(?<![\w-])(?!Note|Norm|Index|Wert|Länge|Breite|Höhe|Zeit|Version|Schnitt)[A-ZÄÖÜ][a-zäöüß-]{2,30}"
    r"(?: \d(?:,\d+)? ?[cl]?l)? $"
    r"|[a-zäöüß]\) $"
)
# Matches the beginning of " und 3 Euro", " beziehungsweise"; not of ", ", " Kuchen".
_JOINED_AFTER = lazy_regex(r" [a-z]")
# Matches the end of "ermäßigt ", "kostet ", "für "; not of "um ", "kostete ".
_PAID_BEFORE = lazy_regex(
    r"(?:^|[ (])(?:ermäßigt|erm\.|zahlen|zahlt|kosten|kostet|für|à|je|statt|beziehungsweise|bzw\.|oder|nur) $"
)
# Matches "3,20 €", "100,-- €", "2 Euro"; not "€ 3", "€".
_CURRENCY = lazy_regex(r"\d(?:,\d\d|,[-–]+)? ?(€|Euro|EUR|CHF)(?!\w)")


# Matches "3,-", "12,--"; not "3,- DM", "3.-", "3,5".
_ROUND = lazy_regex(r"(?<![\w.,–-])\d{1,4},[-–—]{1,2}(?![\w/]| ?(?:DM|Mark|S\b|öS|Schilling))")


def beside_prices(found: re.Match[str], text: str) -> str | None:
    """Read ``2,20`` in ``Kaffee 2,20, Kuchen 2,50 €`` as zwei Euro zwanzig: a price among others."""
    window = max(0, found.start() - 40)
    priced = _PAID_BEFORE.search(text, window, found.start())
    if not priced and not _JOINED_AFTER.match(text, found.end()):
        priced = _NAMED_BEFORE.search(text, window, found.start())
    if word_after(text, found.end()) in _unit_names():
        return None
    if not priced:
        return None
    first, last = max(0, found.start() - _NEARBY), found.end() + _NEARBY
    currency = _CURRENCY.search(text, first, last)
    form = currency[1] if currency else "€" if _ROUND.search(text, first, last) else ""
    return said(found[0], CURRENCIES[form], text, found.start()) if form else None


# Matches the end of "Preis", "Tageskarte", "Startgeld"; not of "Preises", "Zeit".
_PRICE_LABEL = (
    r"(?:[Pp]reise?|[Ee]intritt|[Kk]osten|[Gg]ebühr(?:en)?|[Bb]eitrag|[Mm]iete|[Kk]aution|[Pp]fand|[Bb]etrag"
    r"|[Kk]arten?|[Tt]ickets?|[Gg]eld|[Tt]arif)"
)
# Matches the end of "Preis: ", "Tageskarte (erm.): ", "Eintritt 5,00, ", "VVK ", "Miete beträgt "; not of "Preis ".
_PRICE_BEFORE = lazy_regex(
    rf"(?<![\w-])(?:[\w-]*{_PRICE_LABEL}(?: \([^()]{{1,20}}\))?:"
    rf"|[\w-]*{_PRICE_LABEL} (?:beträgt|betrug|betragen|betrugen|liegt bei|lag bei)(?: nur| jetzt| weiterhin)?"
    r"|(?:Eintritt|VVK|AK|Startgeld|Abendkasse|Vorverkauf|Kosten):?)"
    r" (?:\d{1,4},(?:\d\d|[-–]{1,2})(?: \([^()]{1,20}\)|(?: [a-zäöüß]+\.?){0,2})"
    r"(?:/|(?:,| /| \|)? (?:\((?:[A-ZÄÖÜ]?[a-zäöüß]+\.? )?)?)){0,2}$"
)
# Matches the end of "kostet ", "zahlen nur ", "zahlt jetzt "; not of "kostete ", "zahlt am ".
_COSTS_BEFORE = lazy_regex(r"\b(?:kostet|kosten|zahlt|zahlen|verlangt)(?: (?:nur|jetzt|je|jeweils|etwa|ca\.))? $")
# Matches in "Eintritt 4,50 (erm. 3,00), Kinder"; not in "Der Eintritt 4,50", "Eintritt ab 4".
_OPENS_WITH_PRICE = lazy_regex(rf"\A(?:[\w-]*{_PRICE_LABEL}|VVK|AK|Startgeld):? \d{{1,3}},(?:\d\d|[-–])")
# Matches in "Preise: Erw. 5,-", "Kursgebühren: Kinder"; not in "Preis 5,-", "Die Preise: Stuhl".
_PRICES = lazy_regex(rf"(?:^|[(„»]|[:;–] )[\w-]*{_PRICE_LABEL}: [A-ZÄÖÜ]")
"""The label of a list of prices."""


def labelled_price(found: re.Match[str], text: str) -> str | None:
    """Read ``Preis: 3,50`` and ``Eintritt 4,50 (erm. 3,00)`` as drei Euro fünfzig, vier Euro fünfzig.

    A label says that it is a price; a decimal comma, that it is one in euros.
    """
    window = max(0, found.start() - 60)
    labelled = _PRICE_BEFORE.search(text, window, found.start()) or _PRICES.search(text)
    labelled = labelled or (_OPENS_WITH_PRICE.match(text) and _NAMED_BEFORE.search(text, window, found.start()))
    labelled = labelled or (_ROUND.match(text, found.start()) and _COSTS_BEFORE.search(text, window, found.start()))
    return in_euros(found, text) if labelled else None


_MULTITUDES = frozenset(word_list("Mio Mrd Tsd Millionen Milliarden Tausend Prozent Punkte Punkten"))


def in_euros(found: re.Match[str], text: str) -> str | None:
    """Read ``3,50`` as drei Euro fünfzig, with a comma before the next; before a unit it is no price."""
    if word_after(text, found.end()) in _unit_names() | _MULTITUDES:
        return None
    spoken = said(found[1], CURRENCIES["€"], text, found.start())
    return f"{spoken}, " if "/" in found[0] else spoken


@cache
def _unit_names() -> frozenset[str]:
    """Return the names of units: an amount before one of them ("1,25 Prozent") is no price."""
    return frozenset(name for singular, plural, _ in units().values() for name in (singular, plural))


RULES = (
    # Matches "6.50" in "das Dessert für 6.50", "24.90" in "statt 24.90."; not in "um 6.50", "für 6.50 m", "für 6.52".
    Rule(
        "price beside francs",
        r"(?:(?<=\b[Ff]ür )|(?<=\b[Ss]tatt )|(?<=\bnur )|(?<=\bkostet )|(?<=\bkosten )|(?<=\bjetzt )|(?<=\bnoch ))"
        r"\d{1,4}\.\d[05](?!\w|[.,]\d|:|\s?[%°]| (?:Uhr|Mio|Mrd|k?g|[ck]?m|l|Prozent|Punkte)\b)",
        beside_francs,
        needs=("für 0.0", "Für 0.0", "tatt 0.0", "nur 0.0", "kostet 0.0", "kosten 0.0", "jetzt 0.0", "noch 0.0"),
        trigger="Fr|CHF",
    ),
    # Matches "4.80" in "Kaffee 4.80, Tee", "4.20" in "und Tee 4.20."; not in "Version 4.80", "Tee 4.80 m".
    Rule(
        "named price beside francs",
        r"(?<=[a-zäöüß] )(?<!sion )(?<!Note )(?<!Kurs )(?<!um )(?<!bis )(?<!von )(?<!ab )\d{1,3}\.\d[05]"
        r"(?=[,;)]| (?:und|oder|bzw\.) [A-ZÄÖÜ]|\.?\Z)",
        named_beside_francs,
        needs=("0.0",),
        trigger="Fr\\.|CHF|Franken",
        at_number=True,
    ),
    # Matches "2,20" in "Kaffee 2,20, Kuchen 2,50 €"; not "2,20 %", "2,205". `beside_prices` looks for others.
    Rule(
        "price beside others",
        r"(?<![\w.,-])\d{1,4},\d\d(?=[,;).!?“«]{0,2}(?: [A-ZÄÖÜ(/–]|\Z)"
        r"|[“«],|[,;]\d? | (?:beziehungsweise|bzw\.|oder|und) )(?!,\d)",
        beside_prices,
        needs=("0,0",),
        trigger="€|Euro|EUR|CHF|,[-–—]",
        at_number=True,
    ),
    # Matches "5,-" in "Eintritt 5,-", "14,–/" in "VVK 14,–/AK 16,–"; not "5,- €", "5, -".
    Rule(
        "labelled round price",
        r"(?<![\w.,–-])(\d{1,3}(?:\.?\d{3})?),[-–—]{1,2}(?:/(?=[A-Z\d])|(?![\w/]| ?(?:€|Euro|EUR)))",
        labelled_price,
        needs=("0,-",),
        at_number=True,
    ),
    # Matches "3,50" in "Preis: 3,50", "4,50" in "Eintritt 4,50"; not in "Preis: 3,500", "3,50%", "A3,50".
    Rule(
        "labelled price",
        r"(?<![\w.,–-])(\d{1,3}(?:\.?\d{3})?,\d\d)(?: ?/ ?(?=\d{1,3},\d\d)|(?![\w–-]|[.,]\d| ?[%‰°]))",
        labelled_price,
        needs=("0,0",),
        at_number=True,
    ),
)
