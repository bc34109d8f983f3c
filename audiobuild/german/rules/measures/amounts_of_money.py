"""How an amount of money is spoken: its currency, its cents, and its case.

3,50 € -> drei Euro fünfzig      0,99 € -> neunundneunzig Cent      mit 1 € -> einem Euro
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import words_before
from audiobuild.german.grammar.indefinite import counted, one
from audiobuild.german.grammar.numbers import cardinal, without_comma_at_millions
from audiobuild.german.grammar.patterns import DASH, scaled
from audiobuild.german.words import word_list
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from audiobuild.german.words.currencies import Currency

# Matches all of "1,234.50", "1,234,567.89"; not of "1.234,50", "2,500.000".
_ENGLISH = lazy_regex(r"\d{1,3}(?:,\d{3})+\.\d\d")
# Matches ".90" in "19.90", ".5" in "3.5", ".006" in "0.006"; not in "1.234", "10.000".
_POINT = lazy_regex(r"\.(\d\d?|(?<=\b0\.)\d+)$")


def with_comma(written: str) -> str:
    """Return a price with a decimal comma: 19.90 -> 19,90; 1'234.50 -> 1'234,50; 2,500.000 -> 2.500.000."""
    written = without_comma_at_millions(written)
    if _ENGLISH.fullmatch(written):
        written = written.replace(",", "")
    return _POINT.sub(r",\1", written) if "." in written else written


def in_millions(found: re.Match[str], currency: Currency, text: str) -> str:
    """Read ``1,5 Mio. €`` as eins Komma fünf Millionen Euro."""
    spoken = scaled(with_comma(found["amount"]), found["scale"], one(text, found.start(), "f"))
    return f"{spoken} {_declined(currency.plural, '', text, found.start())}"


_DATIVE = frozenset(word_list("von zu mit aus bei nach seit"))


def _declined(name: str, count: str, text: str, start: int) -> str:
    """Return the name of a currency in its case: von 20 AUD -> australischen Dollar; um 1 AUD -> australischen."""
    adjective, _, noun = name.partition(" ")
    if not noun or name[0].isupper():
        return name
    nearest, further, *_ = [*words_before(text, start, 2), "", ""]
    governs = {nearest.lower(), further.lower() if nearest.islower() else ""} & _DATIVE
    oblique = count.endswith(("einen", "einem", "einer")) or (governs and not count.endswith(("ein", "eine")))
    return f"{adjective.removesuffix('r')}n {noun}" if oblique else name


# Matches all of "6,20–6,40", "10 - 12,50"; not of "10–12", "1,5–2,5".
_SPAN_TO_CENTS = lazy_regex(rf"(\d[\d.]*(?:,\d\d)?) ?{DASH} ?(\d[\d.]*,\d\d)")
# Matches all of "3,50", "- 1.000,00"; not of "3,5", "3,500".
_TWO_DECIMALS = lazy_regex(r"([-+\u2212\u2013]?) ?(.+?),(\d\d)")


def said(written: str, currency: Currency, text: str, start: int) -> str:
    """Spell an amount of this currency; with two decimals, its hundredths follow the name."""
    if (span := _SPAN_TO_CENTS.fullmatch(written)) and currency.cent:
        return f"{said(span[1], currency, text, start)} bis {said(span[2], currency, text, start)}"
    price = _TWO_DECIMALS.fullmatch(written)
    if price and currency.cent and not re.search(r"[,\u2013]|(?<=\d)-", price[2]):
        sign = {"": "", "+": "plus "}.get(price[1], "minus ")
        return sign + _price(price[2], int(price[3]), currency, text, start)
    count = counted(written, text, start, currency.gender)
    return f"{count} {_declined(currency.singular if written == '1' else currency.plural, count, text, start)}"


def _price(whole: str, cents: int, currency: Currency, text: str, start: int) -> str:
    """Read ``3``, 50 as drei Euro fünfzig; ``0``, 99 -> neunundneunzig Cent; ``1``, 0 -> ein Euro."""
    if whole == "0" and cents:
        return currency.one_cent if cents == 1 else f"{cardinal(cents)} {currency.cent}"
    name = (currency.singular if whole == "1" else currency.plural).removeprefix("Schweizer ")
    return f"{counted(whole, text, start, currency.gender)} {name}" + (f" {cardinal(cents)}" if cents else "")
