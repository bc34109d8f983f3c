"""Rates: what is spoken for the slash before a unit.

120/min -> einhundertzwanzig pro Minute      W/m² -> Watt pro Quadratmeter
Einwohner/km² -> Einwohner pro Quadratkilometer
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import word_before
from audiobuild.german.grammar.numbers import decimal
from audiobuild.german.grammar.patterns import alternatives
from audiobuild.german.grammar.unit_patterns import ABBREVIATED, FACTORS, PRODUCT, UNIT_WORDS, listed_form
from audiobuild.german.rule_engine import Rule
from audiobuild.german.words.currencies import CURRENCIES
from audiobuild.german.words.measures import PER, units
from audiobuild.german.words.nouns import is_plural
from audiobuild.lazy_regex import lazy_regex

# Matches all of "m²a", "(m²·a)", "m² a"; not of "m²", "ma".
_A_YEAR = lazy_regex(r"\(?(m²|m2|m³|km²|ha) ?[*·/x]? ?a\)?")


# Matches all of "m", "K⁴", "mol"; not of "x", "m·K".
_FACTOR = lazy_regex(FACTORS)
# Matches all of "(m·K)", "(kg s²)"; not of "(m + K)", "m".
_PRODUCT = lazy_regex(PRODUCT)


def _product(written: str) -> str:
    """Return the name of a product of units: "(m²·K)" -> "Quadratmeter und Kelvin"."""
    return " und ".join(
        PER.get(form) or ("Kelvin hoch vier" if form == "K⁴" else units()[form][0]) for form in _FACTOR.findall(written)
    )


def per(written: str | None) -> str:
    """Read the unit after the slash: "km" -> " pro Kilometer"; "" if there is none."""
    if not written:
        return ""
    if written in ("pro", "je", "per"):
        return f" {written}"  # "90 €/pro kWp"
    if a_year := _A_YEAR.fullmatch(written):
        return f" pro {units()[a_year[1]][0]} und Jahr"
    if _PRODUCT.fullmatch(written):
        return f" pro {_product(written)}"
    unit = listed_form(written)
    return f" pro {PER.get(unit) or units().get(unit, (unit,))[0]}"


def after_pro(found: re.Match[str], _: str) -> str | None:
    """Read ``80 kg pro ha`` as pro Hektar; ``je t`` -> Tonne: short letters that are a unit only here."""
    return units()[found[1]][0]


_SMALL = ("frames", "bilder", "requests", "tokens", "bytes", "samples")
"""English words and small letters for what is counted by the second."""
_MASSES = ("Wasser", "Luft", "Gramm", *_SMALL)


def per_unit(found: re.Match[str], text: str) -> str | None:
    """Read ``Einwohner/km²`` as Einwohner pro Quadratkilometer; not ``des Kind/s``, ``Nidau/BE``, ``Blacksburg/VA``."""
    counted = word_before(text, found.start())
    if not counted[:1].isupper() and counted not in _SMALL:
        return None
    is_counted = found["per"] not in ("s", "BE", "VA") or is_plural(counted) or counted in _MASSES
    return per(found["per"]) if is_counted else None


def slash_per(found: re.Match[str], _: str) -> str | None:
    """Read ``CO₂/km`` as CO zwei pro Kilometer: the slash after words that another rule has made."""
    return per(found["per"])


# Matches all of "kWh", "m²", "Min.", "h"; not of "m²a", "Tag".
_BELOW = r"[kMG]Wh|Min\.|Std\.|km²|m²|m³|km|kg|mol|min|ml|ha|[lLhsadgtK]|(?<=[AV]/)m"
"""Units after a slash: kWh/m², mg/l."""
# Matches all of "€", "ct", "Rp."; not of "Euro", "5 €".
_MONEY_ABOVE = r"EUR|€|[Cc]t|CHF|Cent|Rp\.|Fr\.|\$|£"
"""Money before a slash: ct/kWh."""
_PER_UNIT = {"a": "Jahr", "d": "Tag"}


def unit_by_unit(found: re.Match[str], text: str) -> str | None:
    """Read ``W/m²`` without a number as Watt pro Quadratmeter; ``kWh/(m²a)`` -> Kilowattstunden pro Quadratmeter ...

    ``ct/kWh`` -> Cent pro Kilowattstunde; ``l/100 km`` -> Liter pro einhundert Kilometer.
    """
    above, count, below = found[1], found["count"], found["below"] or found["unit"]
    if above in "NPK" and text.endswith(("g ", "g\0 ", "\0 "), 0, found.start()):
        return f"{above}{per(below)}"  # "170 kg N/ha": of nitrogen
    counted = CURRENCIES[above].plural if re.fullmatch(_MONEY_ABOVE, above) else units()[above][1]
    if count and below in units():
        return f"{counted} pro {decimal(count)} {units()[below][1]}"
    if below in PER:
        return f"{counted} pro {PER[below] or below}"
    if _PRODUCT.fullmatch(below):
        return f"{counted} pro {_product(below)}"
    names = [_PER_UNIT.get(unit) or units()[unit][0] for unit in re.findall(_BELOW, below) or [below]]
    return f"{counted} pro {' und '.join(names)}"


def each_time(found: re.Match[str], _: str) -> str | None:
    """Read ``120/min`` as einhundertzwanzig pro Minute; ``2-3x/Woche`` -> zwei- bis dreimal pro Woche."""
    counts = [decimal(count, "ein" if found[2] else "eins") for count in re.split("[-–]", found[1])]
    return ("- bis ".join(counts) + "mal" if found[2] else " bis ".join(counts)) + per(found[3])


def each_unit(found: re.Match[str], _: str) -> str | None:
    """Read ``8,50/m²`` as acht Komma fünf null pro Quadratmeter; ``2/Person`` -> zwei pro Person."""
    return decimal(found[1]) + per(found[2])


def rate(found: re.Match[str], _: str) -> str | None:
    """Read ``elf Mbit/s`` as elf Megabit pro Sekunde; ``in min/km`` -> Minuten pro Kilometer."""
    below = {"s": "Sekunde", "km": "Kilometer"}.get(found[3], found[3])
    counted = (found[1] or found[2]).replace("Bit", "bit")
    return f"{units()[counted][1]} pro {below}"


_DROPS = {
    **dict.fromkeys(("µl", "μl", "µL", "μL", "ul", "uL"), "Mikroliter"),
    **dict.fromkeys(("nl", "nL"), "Nanoliter"),
    **dict.fromkeys(("pl", "pL"), "Pikoliter"),
}


def per_drop(found: re.Match[str], _: str) -> str | None:
    """Read ``6200/µl``, ``136 - 423 /nl``, numbers of blood cells, as pro Mikroliter, pro Nanoliter."""
    return f" pro {_DROPS[found[1]]}"


EARLY = (
    # Matches "/µl" in "6200/µl", " /nl" in "136 /nl"; not in "5 g/µl", "/nl", "3/nl-x".
    Rule("cells per drop", rf"(?<=\d) ?/ ?({alternatives([*_DROPS])})(?![\w/-])", per_drop, needs=("0/", "0 /")),
    # Matches "W/m²" in "in W/m²", "kWh/(m²a)", "mg/kg" in "(mg/kg)", "ct/kWh", "€/Monat", "l/100 km",
    # "P/ha" in "kg P/ha"; not "5 kg/m³", "m/w", "km/h-Anzeige", "5 ct/kWh".
    Rule(
        "unit by a unit",
        r"(?<![\w\0/.])(?<![\d\0–-] )([kM]?Wh|kW|W|kA(?=/m)|[kMm]?V(?=/[mK]\b)|kg|g|mg|µg|m?mol|l|t|Nm|N|(?<=g )[PK]"
        rf"|m³|kcal|kJ|J|{_MONEY_ABOVE})/"
        rf"(?:(?P<count>100|1\.?000) ?)?(?:(?P<below>{PRODUCT})|(?P<open>\()?(?P<unit>(?:{_BELOW})"
        rf"(?:(?<!h)[*·]?a)?|{'|'.join(PER)})(?(open)\)))(?![\w²³/-])",
        unit_by_unit,
        needs=("/",),
        trigger="[WAVglthmNRTJ³€$£.]/",
    ),
    # Matches "ha" in "pro ha", "t" in "Je t Kohle"; not in "pro Hand", "je t-Träger", "je h.c.", "je m. w. N.".
    Rule(
        "short unit after pro",
        r"(?:(?<=\b[Pp]ro )|(?<=\b[Jj]e ))(ha|min|[thlgms]|kn|cl|mm|dm)(?![\w/²³°'’-]|\. ?[\w]\.)(?!\.\w)",
        after_pro,
        needs=("pro ", "je ", "Pro ", "Je "),
    ),
    # Matches "120/min", "2-3x/Woche", "5.500/min"; not "5/2020", "3/4", "20/min-Takt".
    Rule(
        "each time",
        r"(?<![\w.,/–-])(?<!Fr\. )(?<!CHF )(?<!EUR )(?<!€ )(?<!\$ )(?<![€$£])"
        r"(\d{1,4}(?:\.\d{3})?(?:[-–]\d{1,4}(?:\.\d{3})?)?)([x×]?)/(min|h|Min\.|Tag|Woche|Monat|Jahr|Stunde|Std\.|Minute|Sekunde)(?![\w/-])",
        each_time,
        needs=("0/", "0x/", "0×/"),
        at_number=True,
    ),
)
"""Rates that come before quantities."""
_LONG_UNITS = alternatives([form for form in units() if len(form) > 1 and (form.isalpha() or form[-1] in "²³")])
RULES = (
    # Matches "/km²" in "Einwohner/km²", "/Std." in "Euro/Std. brutto", "/h" in "Autos/h"; not "/m", "km/h", "EU/MB".
    Rule(
        "per unit",
        rf"/(?:(?<=[a-zäöüß]{{2}}/)|(?<=[A-Z]{{2}}/)(?=[a-z]))(?P<per>{_LONG_UNITS}|(?<=[a-zäöüß]{{3}}/)[hls](?![-/]|\.\w))(?![\w²³])(?:{ABBREVIATED})?",
        per_unit,
        needs=("/",),
    ),
    # Matches "Mbit/s" in "elf Mbit/s", "m/s", "km/s", "min/km", "min/Meile"; not "m/sec", "A/s", "5m/s", "min/max",
    # "5 MB/s-Netz".
    Rule(
        "rate alone",
        r"(?<![\w/.@#°-])(?!(?<=\d )[kMGbBitm]{1,4}/s-[A-Z])"
        r"(?:([kMG][bB]it|[kMG]B|k?m)(?=/s)|(min)(?=/[kM]))/(s|km|Meile)(?!\w)",
        rate,
        needs=("/s", "min/"),
    ),
)
LATE = (
    # Matches "8,50/m²", "2/Person", "40/ha", "4,99/Monat"; not "€ 8,50/m²", "3/4", "8/m-Band".
    Rule(
        "each unit",
        r"(?<![\w.,/–-])(?<!Fr\. )(?<!CHF )(?<!EUR )(?<!€ )(\d{1,4}(?:,\d{1,2})?)"
        r"/(m²|m2|m³|m3|qm|km²|km2|ha|kg|kWh|Stück|Person|Nacht|Kopf|Tag|Woche|Monat|Jahr|Stunde)(?![\w/-])",
        each_unit,
        needs=("0/",),
        at_number=True,
    ),
    # Matches "/h" in "\0/h", "/Min." in "\0/Min. ab"; not "3/h", "/h".
    Rule(
        "slash before a unit",
        rf"/(?<=\0/)(?P<per>{UNIT_WORDS}|{'|'.join(PER)})(?![\w²³])(?:(?:(?<=Min)|(?<=Std)|(?<=Pers))\.(?=\s[a-zäöü]))?",
        slash_per,
        needs=("/",),
    ),
)
"""Rules for the slash after formulas and names, once these are read."""
