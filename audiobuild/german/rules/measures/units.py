"""Quantities: units with their number and gender, percent and degrees.

1 kg -> ein Kilogramm       2 t -> zwei Tonnen       5 m² -> fünf Quadratmeter
21 °C -> einundzwanzig Grad Celsius
80 km/h -> achtzig Kilometer pro Stunde              50 µg/m³ -> fünfzig Mikrogramm pro Kubikmeter
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import opens_sentence, search_before
from audiobuild.german.grammar.inches import is_inch
from audiobuild.german.grammar.indefinite import counted, one
from audiobuild.german.grammar.labels import label_and_count
from audiobuild.german.grammar.letter_units import is_bright, is_magnetic, is_of_name, is_purity
from audiobuild.german.grammar.numbers import decimal
from audiobuild.german.grammar.patterns import (
    AMOUNT,
    DASH,
    NUMBER,
    POINTED,
    SCALE,
    SIGN,
    amount,
    scaled,
    with_comma,
)
from audiobuild.german.grammar.unit_patterns import AFTER_SLASH, UNIT, listed_form
from audiobuild.german.rule_engine import Rule
from audiobuild.german.rules.measures.rates import per
from audiobuild.german.words.measures import PER, Unit, units
from audiobuild.lazy_regex import lazy_regex

_DIGIT = lazy_regex(r"\d")


def quantity(found: re.Match[str], text: str) -> str | None:
    """Read ``1 kg`` as ein Kilogramm; ``50 µg/m³`` -> fünfzig Mikrogramm pro Kubikmeter; ``5,9 l/100 km`` likewise."""
    form = listed_form(found["unit"])
    number = _number(found["amount"], form)
    if _is_share_of_price(found, text) or _is_no_unit(found, text, form):
        return None
    if is_of_name(found, text, form, is_bare=_is_bare(found, number, form)):
        return None
    spoken = _counted(found, text, number, units()[_meant(found, text, form)]) + _after_slash(found, text, form)
    if _ends_sentence(found, text, form):
        return spoken + "."
    return spoken + " " if _DIGIT.match(text, found.end()) else spoken  # 52°31


# Matches all of "144.800", "27.185"; not of "1.800", "144,8". Thirty thousand megahertz are thirty gigahertz.
_FREQUENCY = lazy_regex(r"[1-9]\d{1,2}\.\d{3}")
# Matches the zero of "05", "00,7"; not of "0,7", "0".
_PADDING = lazy_regex(r"\A0(?=\d)")
_TIMES = frozenset(("h", "m", "s", "min", "Min.", "Std."))


def _number(written: str, form: str) -> str:
    """Return the amount before a unit with a decimal comma, and without the zero that fills up "01h 05m"."""
    number = with_comma(written)
    if form == "MHz" and _FREQUENCY.fullmatch(number):
        return number.replace(".", ",")
    return _PADDING.sub("", number) if form in _TIMES else number


# Matches the end of "3 €/", "5 Euro / ", "20 ct/"; not of "3 km/", "3 € ".
_PRICE_BEFORE = lazy_regex(r"(?:[€$£]|Euro|EUR|Franken|CHF|Fr\.|Rappen|Rp\.|Dollar|Cent|[Cc]t|Pfund)\s?/\s?$")
_LONGEST_PRICE = len("Franken / ")


def _is_share_of_price(found: re.Match[str], text: str) -> bool:
    """Return whether a quantity is what a price is for, which the rules for money read: 3 Euro/100 g."""
    return search_before(_PRICE_BEFORE, text, found.start(), _LONGEST_PRICE) is not None


_NO_UNIT_BEFORE = {
    "VA": ("Bl. ", "Blatt "),  # sheets of files: Bl. 12 VA
    "MP": (":",),  # points of a team: 12:0 MP
}
"""What precedes a number with these letters if they are no unit."""
_NO_UNIT_AFTER = {
    # Matches the beginning of " IS USM", " II", " Objektiv"; not of " Inhalt", " Wasser".
    "L": lazy_regex(r" (?:I{1,3}|IS|USM|Objektive?)\b"),  # a lens: das 24-70 2.8 L USM
    "A": lazy_regex(":"),  # the price for Austria: € 14,90 A: € 16,90
    # Matches the beginning of " jeglicher Vernunft", " aller"; not of " Druck", " jetzt".
    "bar": lazy_regex(r" (?:jeglicher|jeder|jedes|allen|aller|alles)\b"),  # ab 1940 bar jeglicher Vernunft
}
"""What follows these letters if they are no unit."""


def _is_no_unit(found: re.Match[str], text: str, form: str) -> bool:
    """Return whether letters or a mark after a number only look like a unit: ab 8 mag er, „Platz 5"."""
    if form == '"':
        return not is_inch(found, text)
    if form == "mag":
        return "," not in found["amount"] and not is_bright(text)
    if form == "ps":
        return found.end("amount") != found.start("unit")  # "5 ps" is no horsepower, "5ps" is
    after = _NO_UNIT_AFTER.get(form)
    return text.endswith(_NO_UNIT_BEFORE.get(form, ()), 0, found.start()) or bool(
        after and after.match(text, found.end())
    )


def _is_bare(found: re.Match[str], number: str, form: str) -> bool:
    """Return whether only a number and a unit are written, without a blank between them: 6s, 6s/6s."""
    return found[0] == number + form or bool(found["count"] and found["per"] == form)


# Matches the end of "10h ", "2 h "; not of "ach ", "10 km ".
_HOURS_BEFORE = lazy_regex(r"\d ?h $")


def _meant(found: re.Match[str], text: str, form: str) -> str:
    """Return the form of the unit that is meant: "m" after hours are minutes (10h 16m), "K" of gold Karat."""
    if form == "K" and is_purity(found["amount"], text):
        return "Karat"
    is_minute = form == "m" and search_before(_HOURS_BEFORE, text, found.start(), len("0 h "))
    return "min" if is_minute else form


_SIGNS_BEFORE = "+-−–± "


def _counted(found: re.Match[str], text: str, number: str, unit: Unit) -> str:
    """Return the number and the name of its unit in words."""
    singular, plural, gender = unit
    start = found.start()
    if found["scale"]:
        return f"{scaled(number, found['scale'], one(text, start, 'f'))} {plural}"
    name = singular if number.lstrip(_SIGNS_BEFORE) == "1" else plural
    if apart := label_and_count(number, text, start):
        return f"{decimal(apart[0])} – {decimal(apart[1])} {name}"
    return f"{counted(number, text, start, gender)} {name}"


def _ends_sentence(found: re.Match[str], text: str, form: str) -> bool:
    """Return whether the full stop of a unit ends a sentence too: "Es dauert 5 Min. Dann ..."."""
    if not form.endswith(".") or found["per"] or text.startswith(")", found.end()):
        return False
    return opens_sentence(text, found.end())


def _after_slash(found: re.Match[str], text: str, form: str) -> str:
    """Return the part after a slash in words: "5,9 l/100 km" -> " pro einhundert Kilometer"; "" if there is none."""
    count, below = found["count"], found["per"]
    if not count:
        return per(below)
    singular, plural, kind = units().get(below, (PER.get(below, below),) * 2 + ("",))
    divided = _is_in_sum(found, text) and not (_are_alike(form, below) and _ROW_AFTER.match(text, found.end()))
    joint = " durch" if divided else _joint(form, count, below)
    if count == "1":
        return per(below) if joint == " pro" else f"{joint} {'eine' if kind == 'f' else 'ein'} {singular}"
    return f"{joint} {amount(count, 'ein')} {plural}"


# Matches the beginning of "/10 km"; not of "/mol".
_ROW_AFTER = lazy_regex(r" ?/ ?\d")
# Matches the end of "U = ", "≈"; not of "= 5 ", "ist ".
_EQUALS_BEFORE = lazy_regex(r"[=≈] ?$")
# Matches the beginning of " = 3", "≈ 5"; not of " und = ".
_EQUALS_AFTER = lazy_regex(r" ?[=≈]")


def _is_in_sum(found: re.Match[str], text: str) -> bool:
    """Return whether a quantity is divided by another: 5 g / 44 g/mol, R = 9 V / 3 A = 3 Ω."""
    if text.startswith("/", found.end()):
        return True
    return bool(search_before(_EQUALS_BEFORE, text, found.start(), 2) or _EQUALS_AFTER.match(text, found.end()))


def _are_alike(form: str, below: str) -> bool:
    """Return whether two forms are those of one unit: Std. and h."""
    return below in units() and units()[form][0] == units()[below][0]


_CLIMB = "Höhenmeter"
_ALIKE: tuple[set[str], ...] = (
    {"kW", "KW", "PS", "MW"}, {"km", "m", "cm", "mm", "mi", "ft", "sm", "NM"}, {"kg", "g", "t", "lb", "lbs", "oz"},
    {"km/h", "mph", "kn"}, {"l", "ml", "cl"}, {"°C", "°F", "K"}, {"kcal", "kJ", "cal", "J"}, {"GB", "MB", "TB"},
    {"bar", "psi", "mbar", "hPa", "kPa", "MPa"},
)  # fmt: skip
"""Units of the same quantity: a slash between two of them is not "pro"."""


_ELECTRIC = ("volt", "ampere", "watt", "ohm", "farad", "hertz", "henry")
"""Ends of the units of electric parts, whose ratings stand side by side: 50 V/1 A, 100 Ω / 10 nF."""


def _is_rating(form: str, below: str) -> bool:
    """Return whether two quantities are the ratings of a part: 50 V/1 A, 105 °C / 2000 h."""
    names = [units()[unit][0] for unit in (form, below) if unit in units()]
    return form == "°C" or (len(names) > 1 and all(name.lower().endswith(_ELECTRIC) for name in names))


_DOSES = frozenset(("g", "mg", "µg", "IE", "mmol"))
"""Units of what is dissolved: 250 mg/5 ml."""


def _joint(form: str, count: str, below: str) -> str:
    """Return what joins a quantity and the one after its slash.

    20 km/500 Hm -> ","; 100 kW/136 PS -> " oder"; 1,2 g/100 g, 60 km/2 h, 125 m/50 g (yarn) and 250 mg/5 ml -> " pro".
    """
    if _CLIMB in {units()[form][0], units().get(below, ("",))[0]}:
        return ","
    if _is_rating(form, below):
        return ","
    alike = _are_alike(form, below)
    is_share = alike and count in ("100", "1000")
    if not is_share and (alike or any({form, below} <= forms for forms in _ALIKE)):
        return " oder"
    is_timed = units().get(below, ("",))[0] in ("Stunde", "Minute", "Stunden", "Minuten")
    is_yarn = (form, below) == ("m", "g")
    is_dose = form in _DOSES and below in ("ml", "mL", "l", "L")
    return " pro" if is_timed or is_yarn or is_dose or re.fullmatch("10*", count) else ","


def former(found: re.Match[str], _: str) -> str | None:
    """Read the first of ``0.5 bis 3.5 °C`` and ``12.5 x 7.5 cm`` as null Komma fünf, zwölf Komma fünf."""
    return amount(with_comma(found[0]))


def without_sign(found: re.Match[str], _: str) -> str | None:
    """Read ``-15C`` as minus fünfzehn Grad Celsius, ``auf 60C erhitzt`` as sechzig Grad Celsius."""
    return f"minus {decimal(found[1], 'ein')} Grad Celsius" if found[1] else f"{decimal(found[2])} Grad Celsius"


def limit_of_time(found: re.Match[str], _: str) -> str | None:
    """Read ``>60a`` as sechzig Jahre, ``< 7 d`` as sieben Tage, as physicians write limits."""
    singular, plural = ("Jahr", "Jahre") if found[2] == "a" else ("Tag", "Tage")
    return f"ein {singular}" if found[1] == "1" else f"{decimal(found[1])} {plural}"


def tesla(found: re.Match[str], text: str) -> str | None:
    """Read ``ein Magnetfeld von 0,5 T`` as null Komma fünf Tesla; elsewhere it may be tons, thousands or a size."""
    return f"{amount(found[1], 'ein')} Tesla" if is_magnetic(text) else None


def row(found: re.Match[str], _: str) -> str | None:
    """Read ``7,34 – 7,39 – 7,55 m``, tries one after the other, as sieben Komma drei vier, ... Meter."""
    numbers = re.split(rf" {DASH} ", found["row"])
    _, plural, _ = units()[listed_form(found["unit"])]
    return f"{', '.join(map(decimal, numbers))} {plural}"


RULES = (
    # Matches "7,34 – 7,39 – 7,55 m"; not "7,39 – 7,55 m", "7,34 – 7,39 – 7,55", "12,1–12,3–12,5 s".
    Rule(
        "row of measurements",
        rf"(?<![\w.,])(?P<row>\d{{1,3}},\d{{1,3}}(?: {DASH} \d{{1,3}},\d{{1,3}}){{2,9}}) ?{UNIT}(?![\w/])",
        row,
        needs=("0 - 0",),
        at_number=True,
    ),
    # Matches "0,5 T" in "von 0,5 T.", "3T"; not "5 Tonnen", "5 T-Shirts", "3.5T", "A3T".
    Rule("tesla", rf"(?<![\w.,-])({NUMBER}) ?T(?![\w°-])", tesla, needs=("0T", "0 T"), at_number=True),
    # Matches "-15C" in "bei -15C", "60C" in "auf 60C", "200C" in "bei 200C"; not "A-15C", "-15CD", "15C", "bei 2C",
    # "10^ −19 C".
    Rule(
        "degrees without their sign",
        r"(?<![\w.,^-])(?<!\^ )[-−–](\d{1,2}) ?C(?![\w°])|(?:(?<=\bauf )|(?<=\bbei )|(?<=\bbis )|(?<=\bca\. )"
        r"|(?<=\bvon )|(?<=\bmit )|(?<=\bbis zu )|(?<=\büber )|(?<=\bunter ))(\d{2,3})C(?![\w°-])",
        without_sign,
        needs=("0C", "0 C"),
    ),
    # Matches "60a" in ">60a", "7 d" in "< 7 d"; not "60a", "> 60 ab", ">5a1".
    Rule(
        "limit of time",
        r"(?:(?<=[<>≥≤])|(?<=[<>≥≤] ))(\d{1,3}) ?([ad])(?!\w)",
        limit_of_time,
        needs=("0a", "0 a", "0d", "0 d"),
        trigger=r"[<>≥≤] ?\d",
    ),
    # Matches "0.5" in "0.5 bis 3.5 °C", "-5.5" in "-5.5 und -2.5 °C", "12.5" in "12.5\0\0\07.5 cm"; not in
    # "0.5 bis 3.5", "8.30 und 9.15 h".
    Rule(
        "first of two quantities",
        rf"{POINTED}(?=(?: (?:bis|und|oder|auf) |\0{{1,3}}(?:\d+\.\d{{1,2}}\0{{1,3}})?)"
        rf"{SIGN}?\d+\.\d{{1,2}} ?(?!h\b){UNIT})",
        former,
        needs=("0.0",),
        at_number=True,
    ),
    # Matches "5 kg", "-1.5 °C", "2 Mio. t", "50 µg/m³", "5,9 l/100 km", "100 kW/136 PS"; not "5 Kinder", "1 Kg-Sack",
    # "937 A. D.".
    Rule(
        "unit",
        rf"(?P<amount>{POINTED}|{AMOUNT})(?P<scale>{SCALE})? ?(?!A\. ?D\.){UNIT}{AFTER_SLASH}",
        quantity,
        at_number=True,
    ),
)
