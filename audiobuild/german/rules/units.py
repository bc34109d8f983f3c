"""Quantities: units with their number and gender, percent and degrees.

1 kg -> ein Kilogramm       2 t -> zwei Tonnen       5 m² -> fünf Quadratmeter
21 °C -> einundzwanzig Grad Celsius
80 km/h -> achtzig Kilometer pro Stunde              50 µg/m³ -> fünfzig Mikrogramm pro Kubikmeter
"""

from __future__ import annotations

import re

from audiobuild.german.engine import Rule
from audiobuild.german.grammar.context import opens_sentence, word_before
from audiobuild.german.grammar.indefinite import one
from audiobuild.german.grammar.patterns import AMOUNT, BLANK, LETTER, SCALE, amount, scaled
from audiobuild.german.words import word_list
from audiobuild.german.words.measures import PER, units


def per(written: str | None) -> str:
    """What stands behind the stroke: "km" -> " pro Kilometer"; "" for nothing."""
    if not written:
        return ""
    return f" pro {PER.get(written) or units().get(written, (written,))[0]}"


def _alternatives(forms: list[str]) -> str:
    """The forms as a pattern, the longest first."""
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


_ALSO_WORDS = frozenset(
    word_list("""
    Esslöffel Kilo AE pc lb oz Ztr TW Ah GJ PJ MJ cal Nm Pa kPa psi Sv lm lx cd mol KB PB MP fps EL TL PS kn Stk BE px
    GW GB MB TB ha sec ms ns min Std Min Sek kt Mt Gt sm NM ly Lj bar MPa mm kB MW dm cl kV mV mA dB mW kN
    """)
)
"""Short forms that are also words, names or something else, and no units without a number."""
_DOTTED = _alternatives([form for form in units() if form[-1] in ".)"])
_WORDS = _alternatives([form for form in units() if form[-1].isalnum()])
_SIGNS = _alternatives([form for form in units() if not form[-1].isalnum() and form[-1] not in ".)"])
_UNIT = (
    rf"(?P<unit>{_DOTTED}|(?:{_WORDS})(?![\w-])(?:(?<=[A-Za-z]{{2}})\.(?=[ ,;]+[a-zäöü]))?"
    rf"|(?:{_SIGNS})(?!{LETTER}|[²³]|-[A-ZÄÖÜ]))"
)
_PER = rf"(?:{BLANK}?/{BLANK}?(?P<count>\d+)?{BLANK}?(?P<per>(?:{_WORDS}|{'|'.join(PER)}|[a-z]+[²³])(?![\w²³])))?"


def _form(unit: str) -> str:
    """The unit as the table has it: "Lj." in the middle of a sentence is "Lj"."""
    return unit if unit in units() else unit.rstrip(".")


def quantity(found: re.Match[str], text: str) -> str | None:
    """``1 kg`` -> ein Kilogramm; ``50 µg/m³`` -> fünfzig Mikrogramm pro Kubikmeter; ``5,9 l/100 km`` likewise."""
    written, form = found["amount"], _form(found["unit"])
    if form == '"' and not _is_inch(found, text):
        return None
    if form == "K" and found[0].endswith(written + "K"):
        return None  # 8K is no temperature
    if len(form) == 1 and form.isalpha() and not _is_measure(found, text, form):
        return None
    singular, plural, kind = units()[form]
    if form == "h" and word_before(text, found.start()).lower() in ("um", "von", "ab", "gegen"):
        singular, plural, kind = "Uhr", "Uhr", "m"
    if found["scale"]:
        said = f"{scaled(written, found['scale'], one(text, found.start(), 'f'))} {plural}"
    elif written == "1":
        said = f"{one(text, found.start(), kind)} {singular}"
    else:
        said = f"{amount(written, one(text, found.start(), kind))} {plural}"
    if form[-1] == "." and not found["per"] and opens_sentence(text, found.end()) and text[found.end() :][:1] != ")":
        return said + "."
    count = f" pro {amount(found['count'])} {units()[found['per']][1]}" if found["count"] else per(found["per"])
    return said + count


def _is_measure(found: re.Match[str], text: str, form: str) -> bool:
    """Is a single letter a unit here, not a class ("Klasse 5 A"), no abbreviation ("6 J.")?"""
    before = text[: found.start()].rstrip().rpartition(" ")[2].lower()
    if re.match(r"\.(?!\s*$|\s+[A-ZÄÖÜ])", text[found.end() :]) or (form == "J" and text.startswith(".", found.end())):
        return False
    return before not in (
        "klasse",
        "stufe",
        "nummer",
        "nr.",
        "artikel",
        "art.",
        "absatz",
        "§",
        "gleis",
        "haus",
        "gruppe",
        "linie",
    )


def _is_inch(found: re.Match[str], text: str) -> bool:
    """Is this mark an inch, no closing quotation mark? It is where no quotation is open."""
    return text[: found.start()].count('"') % 2 == 0 and bool(re.match(r"[ -]\w|[,.)]|$", text[found.end() :]))


def after(found: re.Match[str], text: str) -> str | None:
    """Read the unit of a number that another rule has read: ``10⁻³¹ kg`` -> Kilogramm."""
    if not _ENDS_NUMBER.match(text, found.start() - 1) or found["unit"] == '"':
        return None
    return f" {units()[_form(found['unit'])][1]}{per(found['per'])}"


_ENDS_NUMBER = re.compile("[\\d½⅓⅔¼¾⅕-⅞⅐⅑⅒⁰-⁹²³¹]")

_FREE = _alternatives([form for form in units() if len(form) > 1 and form[-1] not in '.%"' and form not in _ALSO_WORDS])


def alone(found: re.Match[str], text: str) -> str | None:
    """``je kWh`` -> Kilowattstunde; ``bei km 112`` -> Kilometer; ``in °C`` -> Grad Celsius."""
    singular, plural, _ = units()[found[1]]
    before = word_before(text, found.start()).lower()
    if found[1].isalpha() and before not in _BEFORE_UNIT and not _NUMBER_AFTER.match(text, found.end()):
        return None
    return singular if before in _ONE_UNIT else plural


_ONE_UNIT = frozenset(word_list("je pro per eine jede die der das jeder jedem jedes"))
_BEFORE_UNIT = _ONE_UNIT | frozenset(word_list("in bei ab bis von nach vor und oder als gestrichene gestrichener"))
"""Words before a unit without a number: je kWh, in kg; elsewhere short letters may be anything."""
_NUMBER_AFTER = re.compile(r"[ \u00a0]\d")


def stroke_per(found: re.Match[str], _: str) -> str | None:
    """``CO₂/km`` -> CO zwei pro Kilometer: the stroke behind what another rule has read."""
    return per(found["per"])


RULES = (
    Rule("unit", rf"(?P<amount>{AMOUNT})(?P<scale>{SCALE})?{BLANK}?{_UNIT}{_PER}", quantity, at_number=True),
    Rule("unit alone", rf"(?<![\w\0/.@#°-])({_FREE})(?![\w/.²³°-]|\.\w)", alone, trigger=rf"(?<!\w)(?:{_FREE})(?!\w)"),
    Rule("unit after", rf"(?<=\0){BLANK}?{_UNIT}{_PER}", after, trigger="[\\d½⅓⅔¼¾⅕-⅞⅐⅑⅒⁰-₉²³]"),
)
_HEAPED = "|".join(f"(?<={word} )" for word in ("\0", "gestrichene", "gestrichener", "gehäufte", "gehäufter"))
LATE = (
    Rule("spoon", rf"(?:{_HEAPED})(EL|TL)(?!\w)", alone, trigger="[ET]L(?!\\w)"),
    Rule("stroke before a unit", rf"(?<=\0)/(?P<per>{_WORDS}|{'|'.join(PER)})(?![\w²³])", stroke_per, needs="/"),
)
"""What stands behind formulas and names, once these are read."""
