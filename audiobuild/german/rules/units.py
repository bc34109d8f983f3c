"""Quantities: units with their number and gender, percent and degrees.

1 kg -> ein Kilogramm       2 t -> zwei Tonnen       5 m² -> fünf Quadratmeter
21 °C -> einundzwanzig Grad Celsius
80 km/h -> achtzig Kilometer pro Stunde              50 µg/m³ -> fünfzig Mikrogramm pro Kubikmeter
"""

from __future__ import annotations

import re

from audiobuild.german.engine import Rule
from audiobuild.german.grammar.context import opens_sentence, word_before
from audiobuild.german.grammar.inches import is_inch
from audiobuild.german.grammar.indefinite import counted, one
from audiobuild.german.grammar.labels import label_and_count
from audiobuild.german.grammar.letter_units import is_bright, is_magnetic, is_measure, is_name
from audiobuild.german.grammar.numbers import decimal
from audiobuild.german.grammar.patterns import (
    AMOUNT,
    LETTER,
    NUMBER,
    POINTED,
    SCALE,
    SIGN,
    alternatives,
    amount,
    beginnings,
    scaled,
    with_comma,
)
from audiobuild.german.rules.rates import (
    BELOW,
    MONEY_ABOVE,
    after_pro,
    compound_unit,
    each_time,
    each_unit,
    per,
    per_unit,
    stroke_per,
)
from audiobuild.german.words import word_list
from audiobuild.german.words.measures import PER, units
from audiobuild.lazy_regex import lazy_regex

_ALSO_WORDS = frozenset(
    word_list("""
    Esslöffel Kilo AE IE pc lb oz mi Ztr TW Ah GJ PJ MJ cal Nm Pa kPa psi Sv lm lx cd mol KB PB MP fps EL TL PS kn Stk
    BE px GW GB MB TB VA eV mag Kg KG Km KM ha sec ms ns min Std Min Sek kt Mt Gt sm NM ly Lj bar MPa mm kB MW dm cl
    kV mV mA dB mW kN ps mb gb tb kw sek std kA
    """)
)
"""Short forms that are also words, names or something else, and no units without a number."""
_DOTTED = alternatives([form for form in units() if form[-1] in ".)"])
_WORDS = alternatives([form for form in units() if form[-1].isalnum()])
_SIGNS = alternatives([form for form in units() if not form[-1].isalnum() and form[-1] not in ".)"])
# Matches all of "km", "°C", "Std.", "m²"; not of "kmx", "Prozente", "Mbit" in "Mbit/s-Netz".
_UNIT = (
    rf"(?P<unit>{_DOTTED}|(?:{_WORDS})(?!\w|-(?!\d{{1,6}}(?:,\d{{1,3}})? ?(?:{_WORDS})(?!\w))|/[hs]-[A-ZÄÖÜ])"
    r"(?:(?<=[A-Za-z]{2})\.(?=[ ,;]+[a-zäöü]))?"
    rf"|(?:{_SIGNS})(?!{LETTER}|[²³]|-[A-ZÄÖÜ]))"
)
# Matches the stop in "/Std. brutto", "/St., netto"; not in "/Std.", "/Tag. Das".
_ABBREVIATED = r"\.(?=\*? ?[a-zäöü(),;])"
# Matches all of "/h", " / 100 g", "/m²"; not of "/x", " h".
_PER = (
    rf"(?: ?/ ?(?P<count>\d+(?:,\d{{1,2}})?)? ?"
    rf"(?P<per>(?:\(?(?:m²|m2|m³|km²|ha) ?[*·/x]? ?a\)?|(?:{_WORDS}|{'|'.join(PER)}|[a-z]+[²³]))(?![\w²³])"
    rf"(?:{_ABBREVIATED})?))?"
)
# Matches "%" in "%Vol", "% " in "% vol"; not in "%", "%-Punkt".
_PER_CENT = lazy_regex(r"% ?(?=[Vv])")


def _form(unit: str) -> str:
    """Return the unit as the table writes it: "Lj." in the middle of a sentence is "Lj"."""
    if unit.startswith("%"):
        unit = _PER_CENT.sub("% ", unit)
    return unit if unit in units() else unit.rstrip(".")


def quantity(found: re.Match[str], text: str) -> str | None:
    """Read ``1 kg`` as ein Kilogramm; ``50 µg/m³`` -> fünfzig Mikrogramm pro Kubikmeter; ``5,9 l/100 km`` likewise."""
    if _PRICE_BEFORE.search(text, max(0, found.start() - _LONGEST_PRICE), found.start()):
        return None  # the money rule reads the whole: 3 Euro/100 g
    written, form = with_comma(found["amount"]), _form(found["unit"])
    if form == "MHz" and _CHANNEL.fullmatch(written):
        written = written.replace(".", ",")
    if _is_no_unit(found, text, form):
        return None
    written = _PADDED.sub("", written) if form in _TIMES else written  # 01h 05m
    bare = found[0] == written + form or (found["count"] and found["per"] == form)  # 6s, 6s/6s
    if len(form) == 1 and bare and is_name(found, text, form):
        return None
    before = text[: found.start()][-1:]
    touching = before.isupper() or (bare and before.isalpha() and before != "x")  # a name: G4V, T3A, Log4J
    named = before.isupper() and not bare and not text[: found.start() - 1][-1:].isalpha()  # M5 MP; not UV400 nm
    if form.isalpha() and (named or (len(form) == 1 and (touching or not is_measure(found, text, form)))):
        return None
    timed = form == "m" and _HOURS_BEFORE.search(text, max(0, found.start() - 4), found.start())
    singular, plural, kind = units()["min" if timed else form]  # 10h 16m
    if found["scale"]:
        spoken = f"{scaled(written, found['scale'], one(text, found.start(), 'f'))} {plural}"
    else:
        name = singular if written.lstrip(_SIGNED) == "1" else plural
        apart = label_and_count(written, text, found.start())
        count = f"{decimal(apart[0])} – {decimal(apart[1])}" if apart else counted(written, text, found.start(), kind)
        spoken = f"{count} {name}"
    if form[-1] == "." and not found["per"] and opens_sentence(text, found.end()) and text[found.end() :][:1] != ")":
        return spoken + "."
    touched = text[found.end() : found.end() + 1].isdigit()  # 52°31
    return spoken + _rest(found, form) + (" " if touched else "")


def former(found: re.Match[str], _: str) -> str | None:
    """Read the first of ``0.5 bis 3.5 °C`` and ``12.5 x 7.5 cm`` as null Komma fünf, zwölf Komma fünf."""
    return amount(with_comma(found[0]))


def _is_no_unit(found: re.Match[str], text: str, form: str) -> bool:
    """Return whether it is a grade (1A), a quotation mark, a verb (mag), a sheet of files (Bl. 12 VA), or "5 ps"."""
    if form == "VA" and text.endswith(("Bl. ", "Blatt "), 0, found.start()):
        return True
    if form == "A" and text.startswith(":", found.end()):
        return True  # "€ 14,90 A: € 16,90": Austria
    if form == "MP" and text.endswith(":", 0, found.start()):
        return True  # "12:0 MP": points of a team
    if form == "bar" and _BARE_AFTER.match(text, found.end()):
        return True  # "ab 1940 bar jeglicher Vernunft"
    if form == "mag":
        return "," not in found["amount"] and not is_bright(text)
    return (
        found[0] == "1A" or (form == '"' and not is_inch(found, text)) or (form == "ps" and not found[0][-3].isdigit())
    )


# Matches the beginning of " jeglicher Vernunft", " aller"; not of " Druck", " jetzt".
_BARE_AFTER = lazy_regex(r" (?:jeglicher|jeder|jedes|allen|aller|alles)\b")
# Matches the nought of "05", "00,7"; not of "0,7", "0".
_PADDED = lazy_regex(r"\A0(?=\d)")
_TIMES = frozenset(("h", "m", "s", "min", "Min.", "Std."))
# Matches all of "144.800", "27.185"; not of "1.800", "144,8". Thirty thousand megahertz are thirty gigahertz.
_CHANNEL = lazy_regex(r"[1-9]\d{1,2}\.\d{3}")
# Matches the end of "10h ", "2 h "; not of "ach ", "10 km ".
_HOURS_BEFORE = lazy_regex(r"\d ?h $")
# Matches the end of "3 €/", "5 Euro / ", "20 ct/"; not of "3 km/", "3 € ".
_PRICE_BEFORE = lazy_regex(r"(?:[€$£]|Euro|EUR|Franken|CHF|Fr\.|Rappen|Rp\.|Dollar|Cent|[Cc]t|Pfund)\s?/\s?$")
_LONGEST_PRICE = len("Franken / ")
_SIGNED = "+-−–± "


def _rest(found: re.Match[str], form: str) -> str:
    """Return the part after a stroke in words: 5,9 l/100 km, 125 m/50 g (yarn) -> pro ...; 100 kW/136 PS -> oder ..."""
    count, other = found["count"], found["per"]
    if not count:
        return per(other)
    if "Höhenmeter" in {units().get(other, ("",))[0], units().get(form, ("",))[0]}:
        return f", {amount(count, 'ein')} {units().get(other, (other, other))[1]}"
    share = form == other and count in ("100", "1000")  # 1,2 g/100 g
    alike = any({form, other} <= kind for kind in _ALIKE) and not share
    timed = units().get(other, ("",))[0] in ("Stunde", "Minute", "Stunden", "Minuten")
    yarn = (form, other) == ("m", "g")
    joint = " oder" if alike else " pro" if timed or yarn or re.fullmatch("10*", count) else ","
    return f"{joint} {amount(count, 'ein')} {units().get(other, (other, PER.get(other, other)))[1]}"


_ALIKE: tuple[set[str], ...] = (
    {"kW", "KW", "PS", "MW"}, {"km", "m", "cm", "mm", "mi", "ft", "sm", "NM"}, {"kg", "g", "t", "lb", "lbs", "oz"},
    {"km/h", "mph", "kn"}, {"l", "ml", "cl"}, {"°C", "°F", "K"}, {"kcal", "kJ", "cal", "J"}, {"GB", "MB", "TB"},
    {"bar", "psi", "mbar", "hPa", "kPa", "MPa"},
)  # fmt: skip
"""Units of the same quantity: a stroke between two of them is not "pro"."""


def after(found: re.Match[str], text: str) -> str | None:
    """Read the unit of a number that another rule has read: ``10⁻³¹ kg`` -> Kilogramm."""
    if _ORDINAL_BEFORE.search(text, max(0, found.start() - 6), found.start()) and _form(found["unit"]) in _COUNTED:
        return f"{found[0][: found.start('unit') - found.start()]}{units()[_form(found['unit'])][0]}"
    if not _ENDS_NUMBER.match(text, found.start() - 1) or found["unit"] == '"':
        return None
    if found["unit"] == "mag" and not is_bright(text):
        return None
    if len(found["unit"]) == 1 and _CLAUSE_BEFORE.search(text, max(0, found.start() - 14), found.start()):
        return None  # "entgegen § 7 Abs. 2 h Tiere mitbringt"
    years = found["unit"] == "J" and text.startswith(".", found.end())  # "2 ½ J."
    if years or (len(found["unit"]) == 1 and _NAME_AFTER.match(text, found.end())):
        return None  # "11:30 A. Maier"
    return f" {units()[_form(found['unit'])][1]}{per(found['per'])}"


# Matches the end of "§ 7 Abs. 2", "Absatz 3"; not of "Abs. 2 dauert 3".
_CLAUSE_BEFORE = lazy_regex(r"\b(?:Abs\.|Absatz|Nr\.|Nummer|Satz|Ziff\.) ?\d{1,2}$")
# Matches the beginning of ". Maier", ".w. N."; not of ". ", " Maier".
_NAME_AFTER = lazy_regex(r"\. ?(?:[A-ZÄÖÜ]|w\.)")
# Matches the end of "ersten ", "dreißigste"; not of "drei ", "Orte ", "Raute ".
_ORDINAL_BEFORE = lazy_regex(
    r"(?:ers|zwei|drit|vier|fünf|sechs|sieb|ach|neun|zehn|elf|zwölf|igs|hunderts?|tausends?)te[nrms]? ?$"
)
_COUNTED = frozenset(word_list("km m min kg Min Std"))
"""Units that ordinals count: ab dem 1. km, in der 90. min."""
_LONG = alternatives([form for form in units() if len(form) > 1 and (form.isalpha() or form[-1] in "²³")])
_NUMERIC_SIGNS = "½⅓⅔¼¾⅐⅑⅒²³" + "".join(map(chr, [*range(ord("⅕"), ord("⅞") + 1), *range(ord("⁰"), ord("₉") + 1)]))
_ENDS_NUMBER = lazy_regex("[\\d½⅓⅔¼¾⅕-⅞⅐⅑⅒⁰-⁹²³¹]")
_FREE_FORMS = [form for form in units() if len(form) > 1 and form[-1] not in '.%"' and form not in _ALSO_WORDS]
_FREE = alternatives(_FREE_FORMS)


def alone(found: re.Match[str], text: str) -> str | None:
    """Read ``je kWh`` as Kilowattstunde; ``bei km 112`` -> Kilometer; ``in °C`` -> Grad Celsius."""
    singular, plural, _ = units()[found[1]]
    before = word_before(text, found.start()).lower()
    if found[1].isalpha() and text.startswith(".", found.end()) and text[found.end() :].strip(' .)“”"«»'):
        return None  # an abbreviation inside the sentence: die hl. Messe
    if found[1] == "KW" and before not in _ONE_UNIT:
        return None  # "Tests in KW", "mit KW": a week or a name
    if found[1] == "dl" and before == "in" and not _MEASURED.search(text):
        return None  # "in dl": in Germany
    if found[1].isalpha() and before not in _BEFORE_UNIT and not _NUMBER_AFTER.match(text, found.end()):
        return None
    return singular if before in _ONE_UNIT else plural


# Matches "Angaben", "umrechnen", "ml", "Menge"; not "Mengele".
_MEASURED = lazy_regex(
    r"\b(?:[Aa]ngaben?|angegeben|gemessen|\w*rechne[nt]\w*|Einheit|Menge|Volumen|Inhalt|[mc]l|Liter)\b"
)
_ONE_UNIT = frozenset(word_list("je pro per ein eine einen einem einer jede die der das jeder jedem jedes"))
_BEFORE_UNIT = _ONE_UNIT | frozenset(
    word_list("""
    in bei ab bis von nach vor mit statt und oder gestrichene gestrichener zwei drei vier fünf sechs sieben acht neun
    zehn elf zwölf hundert tausend paar viele vielen wenige wenigen mehrere mehreren einige einigen
    hunderte tausende dutzende dutzend
    """)
)
"""Words before a unit without digits: je kWh, in kg, zwei km; elsewhere short letters may be anything."""
_NUMBER_AFTER = lazy_regex(r" \d")


def without_sign(found: re.Match[str], _: str) -> str | None:
    """Read ``-15C`` as minus fünfzehn Grad Celsius, ``auf 60C erhitzt`` as sechzig Grad Celsius."""
    return f"minus {decimal(found[1], 'ein')} Grad Celsius" if found[1] else f"{decimal(found[2])} Grad Celsius"


def limit_of_time(found: re.Match[str], _: str) -> str | None:
    """Read ``>60a`` as sechzig Jahre, ``< 7 d`` as sieben Tage, as physicians write limits."""
    singular, plural = ("Jahr", "Jahre") if found[2] == "a" else ("Tag", "Tage")
    return f"ein {singular}" if found[1] == "1" else f"{decimal(found[1])} {plural}"


def rate(found: re.Match[str], _: str) -> str | None:
    """Read ``elf Mbit/s`` as elf Megabit pro Sekunde; ``in min/km`` -> Minuten pro Kilometer."""
    below = {"s": "Sekunde", "km": "Kilometer"}.get(found[3], found[3])
    counted = (found[1] or found[2]).replace("Bit", "bit")
    return f"{units()[_form(counted)][1]} pro {below}"


def tesla(found: re.Match[str], text: str) -> str | None:
    """Read ``ein Magnetfeld von 0,5 T`` as null Komma fünf Tesla; elsewhere it may be tons, thousands or a size."""
    return f"{amount(found[1], 'ein')} Tesla" if is_magnetic(text) else None


RULES = (
    # Matches "0,5 T" in "von 0,5 T.", "3T"; not "5 Tonnen", "5 T-Shirts", "3.5T", "A3T".
    Rule("tesla", rf"(?<![\w.,-])({NUMBER}) ?T(?![\w°-])", tesla, needs=("0T", "0 T"), at_number=True),
    # Matches "W/m²" in "in W/m²", "kWh/(m²a)", "mg/kg" in "(mg/kg)", "ct/kWh", "€/Monat", "l/100 km",
    # "P/ha" in "kg P/ha"; not "5 kg/m³", "m/w", "km/h-Anzeige", "5 ct/kWh".
    Rule(
        "unit by a unit",
        rf"(?<![\w\0/.])(?<![\d\0–-] )([kM]?Wh|kW|W|kg|g|mg|µg|m?mol|l|t|Nm|N|(?<=g )[PK]|m³|kcal|kJ|J|{MONEY_ABOVE})/"
        rf"(?:(?P<count>100|1\.?000) ?)?(?P<open>\()?(?P<below>(?:{BELOW})(?:(?<!h)[*·]?a)?|{'|'.join(PER)})(?"
        rf"(open)\))(?![\w²³/-])",
        compound_unit,
        needs=("/",),
        trigger="[WglthmNRTJ³€$£.]/",
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
        r"(?<![\w.,/–-])(?<!Fr\. )(?<!CHF )(?<!EUR )(?<!€ )"
        r"(\d{1,4}(?:\.\d{3})?(?:[-–]\d{1,4}(?:\.\d{3})?)?)([x×]?)/(min|h|Min\.|Tag|Woche|Monat|Jahr|Stunde|Std\.|Minute|Sekunde)(?![\w/-])",
        each_time,
        needs=("0/", "0x/", "0×/"),
        at_number=True,
    ),
    # Matches "-15C" in "bei -15C", "60C" in "auf 60C", "200C" in "bei 200C"; not "A-15C", "-15CD", "15C", "bei 2C".
    Rule(
        "degrees without their sign",
        r"(?<![\w.,-])[-−–](\d{1,2}) ?C(?![\w°])|(?:(?<=\bauf )|(?<=\bbei )|(?<=\bbis )|(?<=\bca\. )|(?<=\bvon )"
        r"|(?<=\bmit )|(?<=\bbis zu )|(?<=\büber )|(?<=\bunter ))(\d{2,3})C(?![\w°-])",
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
        rf"{SIGN}?\d+\.\d{{1,2}} ?(?!h\b){_UNIT})",
        former,
        needs=("0.0",),
        at_number=True,
    ),
    # Matches "5 kg", "-1.5 °C", "2 Mio. t", "50 µg/m³", "5,9 l/100 km", "100 kW/136 PS"; not "5 Kinder", "1 Kg-Sack",
    # "937 A. D.".
    Rule(
        "unit",
        rf"(?P<amount>{POINTED}|{AMOUNT})(?P<scale>{SCALE})? ?(?!A\. ?D\.){_UNIT}{_PER}",
        quantity,
        at_number=True,
    ),
    # Matches "/km²" in "Einwohner/km²", "/Std." in "Euro/Std. brutto", "/h" in "Autos/h"; not "/m", "km/h", "EU/MB".
    Rule(
        "per unit",
        rf"/(?:(?<=[a-zäöüß]{{2}}/)|(?<=[A-Z]{{2}}/)(?=[a-z]))(?P<per>{_LONG}|(?<=[a-zäöüß]{{3}}/)[hls](?![-/]|\.\w))(?![\w²³])(?:{_ABBREVIATED})?",
        per_unit,
        needs=("/",),
    ),
    # Matches "km/h" in "in km/h", "kWh"; not "5/kWh", "kWh-Zahl", "kWh/m".
    Rule("unit alone", rf"(?<![\w\0/.:@#°„»-])({_FREE})(?![\w/²³°-]|\.\w)", alone, trigger=beginnings(_FREE_FORMS)),
    # Matches "Mbit/s" in "elf Mbit/s", "m/s", "min/km", "min/Meile"; not "m/sec", "A/s", "5m/s", "min/max",
    # "5 MB/s-Netz".
    Rule(
        "rate alone",
        r"(?<![\w/.@#°-])(?!(?<=\d )[kMGbBitm]{1,4}/s-[A-Z])"
        r"(?:([kMG][bB]it|[kMG]B|m)(?=/s)|(min)(?=/[kM]))/(s|km|Meile)(?!\w)",
        rate,
        needs=("/s", "min/"),
    ),
    # Matches " km" in "\0 km", "%" in "\0%"; not " km", "5 km".
    Rule("unit after", rf"(?<=\0) ?{_UNIT}{_PER}", after, needs=("0", *_NUMERIC_SIGNS)),
)


def spoon(found: re.Match[str], _: str) -> str | None:
    """Read ``3 gehäufte EL`` and ``zwei EL`` as Esslöffel, ``TL`` as Teelöffel."""
    return units()[found[0]][0]


_FILLED = ("gestrichen", "gehäuft", "voll", "halb", "groß", "klein")
_SPOONFULS = "|".join(
    f"(?<={word} )"
    for word in (
        "\0",
        *(f"{adjective}e{ending}" for adjective in _FILLED for ending in ("", *"nrm")),
        *word_list("ein einen einem zwei drei vier fünf sechs etwa ca. je pro"),
    )
)
LATE = (
    # Matches "EL" in "\0 EL", "3 gehäufte EL", "zwei EL Öl", "TL" in "einen halben TL"; not in "der EL", "EL AL".
    Rule("spoon", rf"(?:{_SPOONFULS})(?:EL|TL)(?!\w)", spoon, needs=("EL", "TL")),
    # Matches "8,50/m²", "2/Person", "40/ha"; not "€ 8,50/m²", "3/4", "8/m-Band".
    Rule(
        "each unit",
        r"(?<![\w.,/–-])(?<!Fr\. )(?<!CHF )(?<!EUR )(?<!€ )(\d{1,4}(?:,\d{1,2})?)"
        r"/(m²|m2|m³|m3|qm|km²|km2|ha|kg|kWh|Stück|Person|Nacht|Kopf)(?![\w/-])",
        each_unit,
        needs=("0/",),
        at_number=True,
    ),
    # Matches "/h" in "\0/h", "/Min." in "\0/Min. ab"; not "3/h", "/h".
    Rule(
        "stroke before a unit",
        rf"(?<=\0)/(?P<per>{_WORDS}|{'|'.join(PER)})(?![\w²³])(?:(?:(?<=Min)|(?<=Std)|(?<=Pers))\.(?=\s[a-zäöü]))?",
        stroke_per,
        needs=("/",),
    ),
)
"""Signs after formulas and names, once these are read."""
