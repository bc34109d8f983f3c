"""Units with their number and gender, percent and degrees.

1 kg -> ein Kilogramm      2 t -> zwei Tonnen       80 km/h -> achtzig Kilometer pro Stunde      5 m² -> fünf Quadratmeter
21 °C -> einundzwanzig Grad Celsius      3,5 % -> drei Komma fünf Prozent       50 µg/m³ -> fünfzig Mikrogramm pro Kubikmeter
"""

from __future__ import annotations

import re
from functools import cache

from audiobuild.german.context import opens_sentence, word_before
from audiobuild.german.declension import one
from audiobuild.german.grammar import AMOUNT, BLANK, LETTER, SCALE, amount, scaled
from audiobuild.german.nouns import Gender
from audiobuild.german.rule import Rule

_SAME = (  # (written, spoken, gender): singular and plural alike
    "µm Mikrometer m|nm Nanometer m|mm Millimeter m|cm Zentimeter m|dm Dezimeter m|m Meter m|km Kilometer m|"
    "mm² Quadratmillimeter m|cm² Quadratzentimeter m|m² Quadratmeter m|qm Quadratmeter m|km² Quadratkilometer m|"
    "qkm Quadratkilometer m|cm³ Kubikzentimeter m|ccm Kubikzentimeter m|m³ Kubikmeter m|cbm Kubikmeter m|km³ Kubikkilometer m|"
    "ha Hektar n|ml Milliliter m|cl Zentiliter m|dl Deziliter m|l Liter m|L Liter m|hl Hektoliter m|µg Mikrogramm n|mg Milligramm n|"
    "g Gramm n|kg Kilogramm n|ng Nanogramm n|Ztr Zentner m|lb Pfund n|oz Unzen f|W Watt n|mW Milliwatt n|kW Kilowatt n|"
    "MW Megawatt n|GW Gigawatt n|TW Terawatt n|kWp Kilowatt-Peak n|V Volt n|kV Kilovolt n|mV Millivolt n|A Ampere n|mA Milliampere n|"
    "mAh Milliamperestunden f|Ah Amperestunden f|Ω Ohm n|kΩ Kiloohm n|Hz Hertz n|kHz Kilohertz n|MHz Megahertz n|GHz Gigahertz n|"
    "J Joule n|kJ Kilojoule n|MJ Megajoule n|GJ Gigajoule n|PJ Petajoule n|cal Kalorien f|kcal Kilokalorien f|N Newton n|kN Kilonewton n|Nm Newtonmeter n|"
    "Pa Pascal n|hPa Hektopascal n|kPa Kilopascal n|MPa Megapascal n|mbar Millibar n|bar Bar n|psi Psi n|dB Dezibel n|Bq Becquerel n|"
    "kBq Kilobecquerel n|Sv Sievert n|mSv Millisievert n|µSv Mikrosievert n|lm Lumen n|lx Lux n|cd Candela n|K Kelvin n|mol Mol n|"
    "kB Kilobyte n|KB Kilobyte n|MB Megabyte n|GB Gigabyte n|TB Terabyte n|PB Petabyte n|kbit Kilobit n|Mbit Megabit n|Gbit Gigabit n|"
    "MBit Megabit n|GBit Gigabit n|KiB Kibibyte n|MiB Mebibyte n|GiB Gibibyte n|MP Megapixel n|dpi D-P-I n|fps Bilder f|"
    "°C Grad~Celsius m|°F Grad~Fahrenheit m|° Grad m|% Prozent n|‰ Promille n|PS P-S n|kn Knoten m|EL Esslöffel m|TL Teelöffel m|"
    'Esslöffel Esslöffel m|Kilo Kilo n|ppm P-P-M n|" Zoll m|″ Zoll m|′ Fuß m|AE Astronomische~Einheiten f|pc Parsec n|mmHg Millimeter~Quecksilbersäule m|'
    "Std. Stunden f|Min. Minuten f|Sek. Sekunden f|vH vom~Hundert m|km/h Kilometer~pro~Stunde m|kph Kilometer~pro~Stunde m|Stk Stück n|"
    "μm Mikrometer m|μg Mikrogramm n|μSv Mikrosievert n|m2 Quadratmeter m|m3 Kubikmeter m|km2 Quadratkilometer m|cm3 Kubikzentimeter m|cm2 Quadratzentimeter m|"
    "ºC Grad~Celsius m|℃ Grad~Celsius m|BE Broteinheiten f"
)
_DIFFERENT = (  # (written, singular, plural, gender)
    "t Tonne Tonnen f|kt Kilotonne Kilotonnen f|Mt Megatonne Megatonnen f|Gt Gigatonne Gigatonnen f|s Sekunde Sekunden f|sec Sekunde Sekunden f|"
    "ms Millisekunde Millisekunden f|µs Mikrosekunde Mikrosekunden f|ns Nanosekunde Nanosekunden f|min Minute Minuten f|h Stunde Stunden f|"
    "Std Stunde Stunden f|Min Minute Minuten f|Sek Sekunde Sekunden f|Wh Wattstunde Wattstunden f|kWh Kilowattstunde Kilowattstunden f|"
    "MWh Megawattstunde Megawattstunden f|GWh Gigawattstunde Gigawattstunden f|TWh Terawattstunde Terawattstunden f|mi Meile Meilen f|"
    "kcal Kilokalorie Kilokalorien f|cal Kalorie Kalorien f|mph Meile~pro~Stunde Meilen~pro~Stunde f|sm Seemeile Seemeilen f|NM Seemeile Seemeilen f|"
    "oz Unze Unzen f|mAh Milliamperestunde Milliamperestunden f|Ah Amperestunde Amperestunden f|ly Lichtjahr Lichtjahre n|Lj Lichtjahr Lichtjahre n|"
    "Std. Stunde Stunden f|Min. Minute Minuten f|Sek. Sekunde Sekunden f|min. Minute Minuten f|%-Punkt Prozentpunkt Prozentpunkt m|%-Punkte Prozentpunkt Prozentpunkte m|"
    "%-Punkten Prozentpunkt Prozentpunkten m"
)
_PER_ONLY = {"Jahr": "Jahr", "Monat": "Monat", "Tag": "Tag", "Woche": "Woche", "Stunde": "Stunde", "Minute": "Minute", "a": "Jahr",
             "d": "Tag", "Person": "Person", "Liter": "Liter", "Kilo": "Kilo", "Stück": "Stück", "Nacht": "Nacht", "Kopf": "Kopf",
             "Quadratmeter": "Quadratmeter", "Tonne": "Tonne", "Barrel": "Barrel", "Kilowattstunde": "Kilowattstunde", "Kubikmeter": "Kubikmeter",
             "Einwohner": "Einwohner", "Aktie": "Aktie", "Kind": "Kind", "s²": "Quadratsekunde", "Kilogramm": "Kilogramm", "Megawattstunde": "Megawattstunde"}  # fmt: skip
Unit = tuple[str, str, Gender]


@cache
def units() -> dict[str, Unit]:
    """Each written form with its singular, plural and gender."""
    table: dict[str, Unit] = {}
    for line in _SAME.split("|"):
        written, spoken, kind = line.split(" ")
        table[written] = (spoken.replace("~", " "),) * 2 + (kind,)  # type: ignore[assignment]
    for line in _DIFFERENT.split("|"):
        written, singular, plural, kind = line.split(" ")
        table[written] = (singular.replace("~", " "), plural.replace("~", " "), kind)  # type: ignore[assignment]
    return table


def per(written: str | None) -> str:
    """What stands behind the stroke: "km" -> " pro Kilometer"; "" for nothing."""
    if not written:
        return ""
    return f" pro {_PER_ONLY.get(written) or units().get(written, (written,))[0]}"


def _alternatives(forms: list[str]) -> str:
    """The forms as a pattern, the longest first."""
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


_DOTTED = _alternatives([form for form in units() if form[-1] == "."])
_WORDS = _alternatives([form for form in units() if form[-1].isalnum()])
_SIGNS = _alternatives([form for form in units() if not form[-1].isalnum() and form[-1] != "."])
_UNIT = rf"(?P<unit>{_DOTTED}|(?:{_WORDS})(?![\w-])|(?:{_SIGNS})(?!{LETTER}|[²³]|-[A-ZÄÖÜ]))"
_PER = rf"(?:{BLANK}?/{BLANK}?(?P<count>\d+)?{BLANK}?(?P<per>(?:{_WORDS}|{'|'.join(_PER_ONLY)}|[a-z]+[²³])(?![\w²³])))?"


def quantity(found: re.Match[str], text: str) -> str | None:
    """``1 kg`` -> ein Kilogramm; ``50 µg/m³`` -> fünfzig Mikrogramm pro Kubikmeter; ``5,9 l/100 km`` likewise."""
    written, form = found["amount"], found["unit"]
    if form == '"' and not _is_inch(found, text):
        return None
    if len(form) == 1 and form.isalpha() and not _is_measure(found, text, form):
        return None
    singular, plural, kind = units()[form]
    if form == "h" and word_before(text, found.start()).lower() in ("um", "von", "ab", "gegen"):
        singular, plural, kind = "Uhr", "Uhr", "m"
    if found["scale"]:
        said = f"{scaled(written, found['scale'])} {plural}"
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
    if re.match(r"\.(?!\s*$|\s+[A-ZÄÖÜ])", text[found.end() :]) or form == "J" and text.startswith(".", found.end()):
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


def after(found: re.Match[str], _: str) -> str | None:
    """The unit of a number that another rule has read: ``10⁻³¹ kg`` -> Kilogramm."""
    return f" {units()[found['unit']][1]}{per(found['per'])}"


RULES = (
    Rule("unit", rf"(?P<amount>{AMOUNT})(?P<scale>{SCALE})?{BLANK}?{_UNIT}{_PER}", quantity, at_number=True),
    Rule("unit after", rf"(?<=\0){BLANK}?{_UNIT}{_PER}", after, needs=""),
)
