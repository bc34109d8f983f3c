"""Units without digits: je kWh -> je Kilowattstunde, in °C -> in Grad Celsius."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import search_before, word_before
from audiobuild.german.grammar.letter_units import is_bright, numbers_clause
from audiobuild.german.grammar.patterns import alternatives, beginnings, openings
from audiobuild.german.grammar.unit_patterns import AFTER_SLASH, UNIT, listed_form
from audiobuild.german.rule_engine import Rule
from audiobuild.german.rules.measures.rates import per
from audiobuild.german.words import word_list
from audiobuild.german.words.currencies import CURRENCIES
from audiobuild.german.words.measures import units
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

_COUNTED = frozenset(word_list("km m min kg Min Std"))
"""Units that ordinals count: ab dem 1. km, in der 90. min."""
# Matches the end of "ersten ", "dreißigste"; not of "drei ", "Orte ", "Raute ".
_ORDINAL_BEFORE = lazy_regex(
    r"(?:ers|zwei|drit|vier|fünf|sechs|sieb|ach|neun|zehn|elf|zwölf|igs|hunderts?|tausends?)te[nrms]? ?$"
)
_LONGEST_ORDINAL_END = len("tausendsten ")
_ENDS_NUMBER = lazy_regex("[\\d½⅓⅔¼¾⅕-⅞⅐⅑⅒⁰-⁹²³¹]")


def after(found: re.Match[str], text: str) -> str | None:
    """Read the unit of a number that another rule has read: ``10⁻³¹ kg`` -> Kilogramm."""
    form = listed_form(found["unit"])
    singular, plural, _ = units()[form]
    if form in _COUNTED and search_before(_ORDINAL_BEFORE, text, found.start(), _LONGEST_ORDINAL_END):
        return found[0][: found.start("unit") - found.start()] + singular
    if not _ENDS_NUMBER.match(text, found.start() - 1) or _is_no_unit_after_words(found, text):
        return None
    return f" {plural}{per(found['per'])}"


# Matches the beginning of ". Maier", ".w. N."; not of ". ", " Maier".
_NAME_AFTER = lazy_regex(r"\. ?(?:[A-ZÄÖÜ]|w\.)")


# Matches the end of "f/2.8", "f4"; not of "2.8", "auf 4".
_APERTURE_BEFORE = lazy_regex(r"\bf/?\d(?:[.,]\d)?$")
"""The aperture of a lens, which letters of its maker may follow: f/2.8 L."""


def _is_no_unit_after_words(found: re.Match[str], text: str) -> bool:
    """Return whether what follows a number that is read only looks like a unit: "11:30 A. Maier", "2 ½ J."."""
    unit = found["unit"]
    if unit == '"' or (unit == "mag" and not is_bright(text)):
        return True
    if numbers_clause(text, _start_of_number(text, found.start()), unit):
        return True
    if len(unit) > 1:
        return False
    if unit == "L" and search_before(_APERTURE_BEFORE, text, found.start(), len("f/2.8")):
        return True
    years = unit == "J" and text.startswith(".", found.end())
    return bool(years or _NAME_AFTER.match(text, found.end()))


# Matches the end of "Abs. 2", "Z 14"; not of "Abs. ", "Z 14 ".
_NUMBER_BEFORE = lazy_regex(r"(?<!\d)\d{1,5}$")


def _start_of_number(text: str, end: int) -> int:
    """Return where the number that ends at `end` begins; `end` if none does."""
    number = search_before(_NUMBER_BEFORE, text, end, len("12345"))
    return number.start() if number else end


_ONE_UNIT = frozenset(
    word_list("je pro per ein eine einen einem einer jede die der das jeder jedem jedes erste erster letzte letzter")
)
# Matches the end of "auf den letzten ", "in den ersten "; not of "lief den letzten ", "den ".
_IN_DATIVE = lazy_regex(r"\b(?i:auf|in|von|mit|nach|aus|zu|vor|seit) den (?:ersten|letzten|restlichen|verbleibenden) $")
_LONGEST_DATIVE = len(" nach den verbleibenden ")


def alone(found: re.Match[str], text: str) -> str | None:
    """Read ``je kWh`` as Kilowattstunde; ``bei km 112`` -> Kilometer; ``in °C`` -> Grad Celsius."""
    form = found[1]
    before = word_before(text, found.start()).lower()
    if form.isalpha() and (_is_abbreviation(found, text) or not _is_unit_after(before, form, found, text)):
        return None
    singular, plural, _ = units()[form]
    if search_before(_IN_DATIVE, text, found.start(), _LONGEST_DATIVE) and plural.endswith("er"):
        return f"{plural}n"
    return singular if before in _ONE_UNIT else plural


_CLOSED = lazy_regex('[ .)“”"«»]*')


def _is_abbreviation(found: re.Match[str], text: str) -> bool:
    """Return whether a full stop inside the sentence shows an abbreviation: die hl. Messe."""
    return text.startswith(".", found.end()) and not _CLOSED.fullmatch(text, found.end())


# Matches "Angaben", "umrechnen", "ml", "Menge"; not "Mengele".
_MEASURED = lazy_regex(
    r"\b(?:[Aa]ngaben?|angegeben|gemessen|\w*rechne[nt]\w*|Einheit|Menge|Volumen|Inhalt|[mc]l|Liter)\b"
)
_BEFORE_UNIT = _ONE_UNIT | frozenset(
    word_list("""
    in bei ab bis von nach vor mit statt und oder gestrichene gestrichener zwei drei vier fünf sechs sieben acht neun
    zehn elf zwölf hundert tausend paar viele vielen wenige wenigen mehrere mehreren einige einigen
    hunderte tausende dutzende dutzend ersten letzten nächsten weitere weiteren restlichen verbleibenden
    """)
)
"""Words before a unit without digits: je kWh, in kg, zwei km; elsewhere short letters may be anything."""
_NUMBER_AFTER = lazy_regex(r" \d")


def _is_unit_after(before: str, form: str, found: re.Match[str], text: str) -> bool:
    """Return whether letters are a unit after this word: je kWh, bei km 112; not in KW (a week), in dl (Germany)."""
    if form == "KW":
        return before in ("je", "pro", "per")
    if form == "dl" and before == "in":
        return _MEASURED.search(text) is not None
    return before in _BEFORE_UNIT or _NUMBER_AFTER.match(text, found.end()) is not None


_ALSO_WORDS = frozenset(
    word_list("""
    Esslöffel Kilo AE IE pc lb oz mi Ztr TW Ah GJ PJ MJ cal Nm Pa kPa psi Sv lm lx cd mol KB PB MP fps EL TL PS kn Stk
    BE px GW GB MB TB VA eV mag Kg KG Km KM ha sec ms ns kT min Std Min Sek kt Mt Gt sm NM ly Lj bar MPa mm kB MW dm cl
    kV mV mA dB db mW kN ps mb gb tb kw sek std kA hm Hm HM
    """)
)
"""Short forms that are also words, names or something else, and no units without a number."""
_FREE_FORMS = [form for form in units() if len(form) > 1 and form[-1] not in '.%"' and form not in _ALSO_WORDS]
_FREE = alternatives(_FREE_FORMS)
_FREE_WORDS, _FREE_PIECES = openings(_FREE_FORMS)
_IN_FORMS = tuple(word_list("mm dm ms MPa kPa mV mA kV kA dB mW MW kN kB"))
"""Some of them, which are units after "in": Angaben in mm."""
_NUMERIC_SIGNS = "½⅓⅔¼¾⅐⅑⅒²³" + "".join(map(chr, [*range(ord("⅕"), ord("⅞") + 1), *range(ord("⁰"), ord("₉") + 1)]))
RULES = (
    # Matches "km/h" in "in km/h", "kWh"; not "5/kWh", "kWh-Zahl", "kWh/m", "dt(x)".
    Rule(
        "unit alone",
        rf"(?<![\w\0/.:@#°„»-])({_FREE})(?![\w/²³°(-]|\.\w)",
        alone,
        needs=_FREE_PIECES,
        words=_FREE_WORDS,
        trigger=beginnings(_FREE_FORMS),
    ),
    # Matches "mm" in "in mm", "Maße (in mm)"; not in "hm, mm", "in mm²", "5 mm".
    Rule(
        "unit after in",
        rf"(?<=\b[Ii]n )({alternatives(_IN_FORMS)})(?![\w/²³°-]|\.\w)",
        alone,
        words=_IN_FORMS,
    ),
    # Matches " km" in "\0 km", "%" in "\0%"; not " km", "5 km", "\0 m v²".
    Rule(
        "unit after", rf"(?<=\0) ?(?!m (?:[vcω][²^_₀]|g h\b)){UNIT}{AFTER_SLASH}", after, needs=("0", *_NUMERIC_SIGNS)
    ),
)


def currency(found: re.Match[str], _: str) -> str:
    """Read the code of ``Angaben in EUR`` as Euro; ``in T€`` -> Tausend Euro; ``je CHF`` -> Schweizer Franken."""
    return CURRENCIES[found[0]].singular


_CODES = ("EUR", "TEUR", "CHF", "USD", "GBP", "TDM")
CODES = (
    # Matches "EUR" in "Angaben in EUR", "T€" in "(in T€)"; not in "EUR/USD", "EUR-Raum", "5 EUR", "EUR 5", "T€ 5".
    Rule(
        "currency alone",
        rf"(?<![\w\0/.:@#°„»$-])(?<![\0\d] )(?:{'|'.join(_CODES)}|[Tk]€)(?![\w/-]|\.\w| ?[\d\0])",
        currency,
        needs=("T€", "k€"),
        words=_CODES,
    ),
)
"""After the prices, whose codes they leave."""
