"""Money.

3,50 € -> drei Euro fünfzig      0,99 € -> neunundneunzig Cent       1 € -> ein Euro       € 20 -> zwanzig Euro
1,5 Mio. € -> eins Komma fünf Millionen Euro      5,- Euro -> fünf Euro      10–12 € -> zehn bis zwölf Euro
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import opens_sentence, search_before, word_before
from audiobuild.german.grammar.labels import is_labelled
from audiobuild.german.grammar.numbers import cardinal, decimal
from audiobuild.german.grammar.patterns import AMOUNT, DASH, METRES_BEFORE, NUMBER, POINTED, SCALE, amount, openings
from audiobuild.german.rule_engine import Rule
from audiobuild.german.rules.measures.amounts_of_money import in_millions, said, with_comma
from audiobuild.german.rules.measures.rates import per
from audiobuild.german.words import word_list
from audiobuild.german.words.currencies import CURRENCIES
from audiobuild.german.words.measures import units
from audiobuild.lazy_regex import lazy_regex

# Matches "Bankdrücken", "Trainierende", "Wiederholungen", "2 M re"; not "Training".
_NO_MARKS = lazy_regex(
    r"[Bb]ankdrück|[Kk]niebeuge|[Kk]reuzheb|[Tt]rainier|[Kk]rafttraining|[Ww]iederholung|maximum\b"
    r"|Masche|zusstr|\d M (?:re|li)\b|[Ss]trick"
)
"""Texts about strength, in which RM is the most repetitions that somebody manages, and about knitting: Randmasche."""
# Matches the beginning of " 11,00 €", "3 € für Kinder"; not of " 11 Gäste", " 11,00".
_PRICE_AFTER = lazy_regex(r" ?(?=\d{1,4}(?:[.,]\d\d)? ?(?:€|Euro\b|EUR\b))")
"""Another price after one, as for a small and a large portion."""
_EACH = {"N": "Nacht", "P": "Person", "T": "Tag", "M": "Monat", "J": "Jahr", "W": "Woche"}
_EACH |= {"lfd": "laufenden Meter"}
"""Letters after a price and a slash: ab 65 €/N, 3 €/lfd. m."""
# Matches " – " in "1 – 100"; not "1–100".
_SPACED = lazy_regex(rf" {DASH} ")

# Matches all of "1998", "2020"; not of "2200", "20".
_YEAR = lazy_regex(r"(?:19|20)\d\d")
# Matches the beginning of " 135.649,--", " 26.674,48"; not of " 15", " 3 Tage".
_SUM_AFTER = lazy_regex(r" \d{1,3}(?:\.\d{3}){0,4},(?:\d\d|-)")
"""A sum after a currency that follows a year: Ausgaben 2020 € 135.649,--."""
# Matches "5 fl. 30", "3 fl "; not "fl.", "Kronen".
_GULDEN = lazy_regex(r"\d ?fl\b")
"""Guldens, of whose cents "kr" is short for Kreuzer."""


def _is_no_sum(found: re.Match[str], text: str) -> bool:
    """Return whether a currency belongs to no number before it: 2020 € 135.649,50, Platz 1 – 100 Euro."""
    dated = _YEAR.fullmatch(found["amount"]) and _SUM_AFTER.match(text, found.end())
    return bool(dated or (_SPACED.search(found["amount"]) and is_labelled(text, found.start())))


def money(found: re.Match[str], text: str) -> str | None:
    """Read ``1.234,56 €`` as eintausendzweihundertvierunddreißig Euro sechsundfünfzig."""
    if _is_no_sum(found, text):
        return None
    if found["form"] == "RM" and _NO_MARKS.search(text):
        return None
    scale, form = found["scale"], found["form"]
    if form in ("kr", "kr.", "Kr.") and _GULDEN.search(text):
        form = "xr."
    written = with_comma(_without_thousands_comma(found["amount"], form))
    currency = CURRENCIES[form]
    spoken = in_millions(found, currency, text) if scale else said(written, currency, text, found.start())
    if found["count"]:
        unit = units().get(found["per"], (found["per"],) * 2)
        if found["count"] == "1":
            return f"{spoken} pro {unit[0]}"
        return f"{spoken} pro {amount(found['count'], 'ein')} {unit[1]}"
    ends = found["form"].endswith(".") and not found["per"] and opens_sentence(text, found.end())
    if price := _PRICE_AFTER.match(text, found.end()):
        return f"{spoken}, " if not price[0] else f"{spoken},"
    return (
        spoken
        + per(_EACH.get(found["per"], found["per"]))
        + ("." if ends and not text.startswith(")", found.end()) else "")
    )


# Matches the beginning of " Abs. 2", " Satz 1", " Nr. 3"; not of " Absatz", " Nummer".
_CLAUSE_AFTER = lazy_regex(r" (?:Abs\.|Absatz|Satz|S\.|Nr\.) ?\d")
# Matches the beginning of "2.54", "5,08 mm"; not of "2.50", "12,54".
_PITCH = lazy_regex(r"(?:1[.,]27|2[.,]54|3[.,]81|5[.,]08|7[.,]62)(?!\w)")
"""A distance of the pins of electronics."""


# Matches "Sa. 10", "Mo–"; not "Samstag", "So wie".
_DAYS = lazy_regex(r"\b(?:Mo|Di|Mi|Do|Sa|So)\b(?:\.|,| ?[-–/]| \d)|\bUhr\b")
# Matches the beginning of " bis 18", "-18", "–18 "; not of " bis 18.50", " bis 180".
_HOUR_AFTER = lazy_regex(rf"(?: bis | ?{DASH} ?)(?:\d|1\d|2[0-4])(?![\d.,])")
_MIDNIGHT = 24
_NEARBY = 200
"""Characters to look back and ahead at for other days."""


def _is_beside_days(found: re.Match[str], text: str) -> bool:
    """Return whether other days of the week or hours are near."""
    return _DAYS.search(text, max(0, found.start() - _NEARBY), found.end() + _NEARBY) is not None


def _is_friday(found: re.Match[str], text: str) -> bool:
    """Return whether "Fr." before a number is the day, by hours and other days: Fr. 14 bis 18 und Sa. 10 bis 12."""
    hour = found["amount"]
    if found["form"] != "Fr." or not _HOUR_AFTER.match(text, found.end()) or not _is_beside_days(found, text):
        return False
    return hour.isdecimal() and int(hour) <= _MIDNIGHT


def money_first(found: re.Match[str], text: str) -> str | None:
    """Read ``€ 20`` as zwanzig Euro; ``$1.5m`` is read as far as it is German; ``RM 2.54`` -> Rastermaß ...

    ``$ 12 Abs. 2`` is a paragraph whose sign was not recognised: Paragraf zwölf.
    """
    if _is_friday(found, text) or (found["form"] == "Fr." and search_before(METRES_BEFORE, text, found.start(), 9)):
        return None
    currency = CURRENCIES[found["form"].replace("EURO", "Euro")]
    if found["form"] == "$" and (_CLAUSE_AFTER.match(text, found.end()) or _is_section(found, text)):
        return f"Paragraf {decimal(found['amount'])}"
    if found["form"] == "RM" and _PITCH.match(text, found.start("amount")):
        return f"Rastermaß {decimal(found['amount'].replace('.', ','))}"
    if found["scale"]:
        ends = found[0].endswith(".") and opens_sentence(text, found.end()) and not text.startswith(")", found.end())
        return in_millions(found, currency, text) + ("." if ends else "")
    written = _without_thousands_comma(found["amount"], found["form"])
    return said(with_comma(written), currency, text, found.start()) + per(found["each"])


_BINDINGS = frozenset(
    word_list("Geheftet Gebunden Broschiert Kartoniert Leinen Leinenband Leinwandband Halbleinen Leder Lederband Preis")
)
"""Words before a price in the list of a publisher."""


def marks(found: re.Match[str], text: str) -> str | None:
    """Read ``M. 3.50`` and ``Mk. 4.--``, prices of old books, as drei Mark fünfzig, vier Mark."""
    before = word_before(text, found.start())
    if before[:1].isupper() and before not in _BINDINGS and not found[1].isdecimal():
        return None  # "Anna M. 12.50 Uhr"
    return said(with_comma(found[1]), CURRENCIES["Mark"], text, found.start())


# Matches all of "1,250", "1,250,000.50"; not of "12,50", "1.250".
_THOUSANDS = lazy_regex(r"\d{1,3}(?:,\d{3})+(?:\.\d\d)?")
# Matches all of "30,000", "1,000,000"; not of "30,500".
_ROUND_THOUSANDS = lazy_regex(r"\d{1,3}(?:,000)+")
# Matches in "US-$", "Dollars", "Thlr.", "fl."; not in "€", "Mark".
_WITH_COMMAS = lazy_regex(r"\$|Dollar|Doll\.|[Tt]h?lr?\.|fl\.|Pfund|Pfd|Lstr")
"""Currencies of English texts and of old German ones, which have a comma at the thousands: $1,250, 12,500 Thlr."""


def _without_thousands_comma(written: str, form: str) -> str:
    """Return an amount without commas at its thousands: 30,000 Euro -> 30000; 1,599 Euro has three decimals."""
    is_grouped = _THOUSANDS.fullmatch(written) if _WITH_COMMAS.search(form) else _ROUND_THOUSANDS.fullmatch(written)
    return written.replace(",", "") if is_grouped else written


# Matches the end of "Gemäß ", "entgegen "; not of "für ", "nach ".
_REFERRING = lazy_regex(r"\b(?:[Gg]emäß|[Ee]ntgegen|i\. ?S\. ?d\.|i\. ?V\. ?m\.) $")


def _is_section(found: re.Match[str], text: str) -> bool:
    """Return whether a dollar is where only the sign of a section can be: gemäß $ 55 HDSIG, 1. entgegen $ 5."""
    before = search_before(_REFERRING, text, found.start(), 10)
    return bool(before and found["amount"].isdecimal() and len(found["amount"]) < len("1000"))


def first_of_two(found: re.Match[str], text: str) -> str | None:
    """Read the first price of ``2,50/3,50 €`` as zwei Euro fünfzig."""
    return said(with_comma(found[1]), CURRENCIES[found[2]], text, found.start()) + ", "


# Matches the end of "CHF ", "Fr. ", "€ "; not of "am Freitag ", "nur ".
_CURRENCY_BEFORE = lazy_regex(r"(?:\b(?:CHF|EUR|[sS]?Fr\.)|[€$])\s?$")


def first_of_span(found: re.Match[str], text: str) -> str | None:
    """Read the first price of ``9.90 bis 12.90 Euro`` as neun Euro neunzig; ``CHF 9.90 oder 9.50 Euro`` has its own."""
    if search_before(_CURRENCY_BEFORE, text, found.start(), len("US-$ ")):
        return None
    return said(with_comma(found[1]), CURRENCIES[found[2]], text, found.start())


# Matches "€", "Euro", "EUR"; not "Europa".
_EUROS = lazy_regex(r"€|\bEuro\b|\bEUR\b")


def small_coin(found: re.Match[str], text: str) -> str | None:
    """Read ``-.90 Fr.`` and ``Fr. -.90``, a price without whole francs, as neunzig Rappen; beside euros as Cent."""
    return f"{cardinal(int(found[1]))} {'Cent' if _EUROS.search(text) else 'Rappen'}"


def span_of_money_first(found: re.Match[str], text: str) -> str | None:
    """Read ``€5 – €10`` as fünf Euro bis zehn Euro; ``€5 – €10 / Tag`` -> pro Tag."""
    currency = CURRENCIES[found[1]]
    spoken = " bis ".join(said(with_comma(found[part]), currency, text, found.start()) for part in (2, 3))
    return spoken + per(found["each"])


def money_first_to(found: re.Match[str], text: str) -> str | None:
    """Read ``CHF 25 bis 30`` as fünfundzwanzig bis dreißig Schweizer Franken; both have their cents if one has any."""
    if found["form"] == "Fr." and _is_beside_days(found, text):
        return None  # "Fr. 14 bis 18 und Sa. 10 bis 12"
    currency = CURRENCIES[found["form"]]
    first, last = (with_comma(_without_thousands_comma(found[part], found["form"])) for part in ("first", "last"))
    if not (first + last).replace(".", "").isdecimal():
        return " bis ".join(said(price, currency, text, found.start()) for price in (first, last))
    return f"{decimal(first)} bis {said(last, currency, text, found.start())}"


def schilling(found: re.Match[str], _: str) -> str | None:
    """Read ``S 375.000`` and ``12.000 S``, as Austrian courts wrote them, as Schilling."""
    whole, cents = found[1] or found[3] or found[5], (found[2] or found[4] or found[6] or "").strip("-–")
    amount_ = f"{cardinal(int(re.sub('[.,]', '', whole)))} Schilling"
    return amount_ + (f" {cardinal(int(cents))}" if cents and int(cents) else "")


# Matches "Euro" in "Euro 50,00", "EURO" in "EURO 5,--", "Euro" in "Euro 3.39"; not in "Euro 2024",
# "in Euro 1,85", "ein Euro 1,10 Dollar".
_EURO_BEFORE = (
    r"(?<!in )(?<!ein )(?<!der )(?<!de[nm] )(?<!pro )(?<!je )(?<!einen )(?<!einem )(?<!\d )"
    r"E(?:uro|URO)(?= (?:\d[\d.]{0,12},(?:\d\d|[-–]{1,2})|\d{1,4}\.\d\d(?!\.\d|,\d))(?!\d)"
    r"(?! (?:Dollar|US|Franken|Yen|Pfund|Mark|DM|Cent)))"
)
# Matches all of "/Nacht", " / Monat", ""; not of "/m²", " pro Tag".
_EACH_AFTER = r"(?: ?/ ?(?P<each>Nacht|Person|Tag|Woche|Monat|Jahr|Stunde|Stück)(?!\w))?"
_JOINTS = ("und", "bis", "oder", "auf", "nur", "jetzt", "noch", "statt")
_FORMS = sorted(CURRENCIES, key=len, reverse=True)
_AFTER = "|".join(re.escape(form) + (r"(?!\w)" if form[-1].isalpha() else "") for form in _FORMS)
_WORDS, _PIECES = openings(_FORMS)
_MIXED_BEFORE = ("US-$", "SFr.", "sFr.", "Sfr.", "SFr", "sFr", "Sfr", "Fr.", "öS")
_BEFORE_FORMS = [form for form in _FORMS if not form[0].isalpha() or form.isupper() or form in _MIXED_BEFORE]
_BEFORE = "|".join(map(re.escape, _BEFORE_FORMS))
# Matches all of ",-", ".–", ", --"; not of "-", ",5".
_NOTHING = r"(?:[.,] ?[-–—]{1,2}(?!\d))"
# Matches all of "EUR", "MWh"; not of "SMS", "Stück".
_CODES = "|".join(sorted(form for form in _FORMS if form.isupper() and form.isascii())) + "|MWh|GWh|TWh"
# Matches all of "/m²", " / Stück", "/100 g", "/lfd. Meter"; not of " pro Stück", "/3", "/monatlich".
_PER = (
    rf"(?: ?/ ?(?:(?P<count>\d+(?:\.000|,\d+)?) ?(?=(?:[a-z]{{1,3}}|[kM]?Wh|Stück|Blatt|Personen|Min|Std|Stk)\b"
    rf"|k?m[²³]))?(?P<per>(?!(?:{_CODES}|(?![GMT]B\b)[A-Z]{{2}}|erm|ermäßigt|ca|brutto|netto|im|am|ab|bis|für|mit|und|oder|inkl|[a-zä]{{3,12}}lich)\b)[A-Za-zäöü]+[²³]?)"
    rf"(?!\w)"
    r"(?:(?<=lfd)\. ?(?:Meter|m)(?!\w)|\.(?=\*? ?[a-zäöü(),;/]| (?:Fest|Mobil)(?:netz|funk)))?)?"
)
# Matches all of "19.90", "1'234.50", "1.234.50", "8.5", "1,234,567.89", "0.006"; not of "1.234", "3.10.2025",
# "2,500.000".
_POINTED = (
    r"(?:(?:\d{1,3}(?:(?:['’‘´`.]\d{3})+|(?:,\d{3})+(?=\.\d\d(?!\d)))|\d+)\.\d\d?(?!\d|\.\d)"
    r"|0\.\d{3,6}(?!\d|[.,]\d))"
)
# Matches "19.90" in "zu 19.90"; not in "A19.90", "3.19.90".
_PRICE = rf"(?:(?<![\w.,'’‘´`]){_POINTED})"

# Matches "20-30", "0,1 – 4,0" in "0,1 – 4,0 Millionen", "100 - 200" in "100 - 200.", "130 - 170" in
# "130 - 170 / Nacht"; not "5 – 10 Gäste".
_SPAN = rf"(?:{NUMBER}{DASH}{NUMBER}|{NUMBER} {DASH} {NUMBER}(?={SCALE}|[.,;:)]| ?/ ?[A-Z]| p\. ?P| pro | je |\Z))"
RULES = (
    # Matches "-.90", "Fr. -.50", "–.80 Fr."; not "3-.90", "-.5", "-.905".
    Rule(
        "price of coins only",
        r"(?<![\w.,–-])(?:(?:CHF|SFr\.|Fr\.) )?[-–]\.(\d\d)(?![\d%]|[.,]\d)(?: (?:CHF|S?Fr\b(?:\.(?=,?\s))?))?",
        small_coin,
        needs=("-.0",),
    ),
    # Matches "S 375.000", "S 1.200,40", "S 240.000,--", "S 1,500.000,--", "S 811,84" in "(darin S 811,84 USt)",
    # "12.000 S" in "12.000 S netto", "1.426,92 S"; not "S 375", "S 3.5", "12.000 Stück".
    Rule(
        "Schilling",
        r"(?<![\w.])S (\d{1,3}(?:,\d{3})?(?:\.\d{3}){1,3})(?:,(\d\d|[-–]{1,2}))?(?![\w.,]?\d)"
        r"|(?<![\w.,])(\d{1,3}(?:\.\d{3}){1,3})(?:,(\d\d))? S(?=[ ,;.)]|\Z)"
        r"|(?<=\bdarin )S (\d{1,3}),(\d\d|[-–]{1,2})(?![\w.,])",
        schilling,
        needs=(
            "S 0.0",
            "S 0,0.0",
            "darin S 0,",
            *(f"{amount} S{mark}" for amount in ("0.0", "0.0,0") for mark in " ,)."),
        ),
    ),
    # Matches "2,50/" in "2,50/3,50 €", "2.50 / " in "2.50 / 3 Euro"; not "1/2/3 €", "12/8 €".
    Rule(
        "first of two prices",
        rf"(?<![\w.,/])(\d{{1,3}}[.,]\d\d) ?/ ?(?=\d{{1,3}}(?:[.,]\d\d)? ?({_AFTER}))",
        first_of_two,
        needs=("0,0/0", "0,0 / 0", "0.0/0", "0.0 / 0"),
        at_number=True,
    ),
    # Matches "9.90" in "9.90 bis 12.90 Euro", "9,90" in "9,90 und 12,90 €", "24.90 nur 19.90 €"; not
    # "9.90 und 12 Euro".
    Rule(
        "first price of a span",
        rf"(?<![\w.,/])(\d{{1,4}}[.,]\d\d)(?= (?:{'|'.join(_JOINTS)}) \d{{1,4}}[.,]\d\d ?({_AFTER}))",
        first_of_span,
        needs=tuple(f"{mark}0 {joint} 0{mark}0" for mark in ".," for joint in _JOINTS),
        at_number=True,
    ),
    # Matches "5 Euro", "3,50 €/kg", "10–20 Mio. Euro"; not "5 Eurasier", "Euro".
    Rule(
        "money",
        rf"(?P<amount>{_PRICE}|{POINTED}(?={SCALE})|{AMOUNT}){_NOTHING}?(?P<scale>{SCALE})? ?(?P<form>{_AFTER}){_PER}",
        money,
        needs=_PIECES,
        words=_WORDS,
        at_number=True,
    ),
    # Matches "€5 – €10", "$ 5-$ 10", "€5 – €10 / Tag"; not "€5 – 10", "€5, €10".
    Rule(
        "span of money first",
        rf"(?<![\w/])([€$£]) ?({NUMBER}) ?{DASH} ?\1 ?({NUMBER})(?![\d.,]?\d){_EACH_AFTER}",
        span_of_money_first,
        needs=tuple(f"{sign}{blank}0" for sign in "€$£" for blank in ("", " ")),
    ),
    # Matches "CHF 25 bis 30", "€ 5 bis 10 pro Tag", "Fr. 25.– bis 30.–"; not "€ 5 bis 10 Uhr", "€ 5 bis €".
    Rule(
        "span of money first in words",
        rf"(?<![\w/])(?P<form>{_BEFORE}) ?(?P<first>{_POINTED}|{NUMBER}){_NOTHING}? bis (?P<last>{_POINTED}|{NUMBER})"
        rf"{_NOTHING}?(?=[,;:)]|\.?\Z|\. [A-ZÄÖÜ]| (?:pro|je|und|für|im|am|in|an|zu|mit|plus|kosten|kostet)\b)",
        money_first_to,
        needs=tuple(f"{form}{blank}0" for form in _BEFORE_FORMS for blank in ("", " ")),
        trigger="bis",
    ),
    # Matches "M. 3.50" in "geb. M. 3.50", "Mk. 4.--"; not in "M. 3", "Karl M. 3.5.", "Mk 3,50".
    Rule(
        "price in marks",
        rf"(?<![\w.])(?<!= )Mk?\. ?(\d{{1,3}}(?:[.,]\d\d(?!\d|\.\d)|(?={_NOTHING}))){_NOTHING}?",
        marks,
        needs=("M. 0", "Mk. 0"),
    ),
    # Matches "€ 5", "€ 130 - 170 / Nacht", "$3.5 Mio.", "Euro 50,00", "EURO 5,--"; not "5 €", "USB 3", "Euro 2024",
    # "in Euro 1,85".
    Rule(
        "money first",
        rf"(?<![\w/])(?P<form>{_BEFORE}|{_EURO_BEFORE}) ?(?P<amount>{_POINTED}|{_SPAN}|{NUMBER}){_NOTHING}?"
        rf"(?P<scale>{SCALE})?(?![\d]){_EACH_AFTER}",
        money_first,
        needs=(*(f"{form}{blank}0" for form in _BEFORE_FORMS for blank in ("", " ")), "uro 0", "URO 0"),
    ),
)
