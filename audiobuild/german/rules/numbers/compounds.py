"""Numbers inside words: compounds, and numbers joined to endings.

80-Jährige -> Achtzigjährige      3-mal -> dreimal        2:1-Sieg -> Zwei-zu-eins-Sieg
49-Euro-Ticket -> Neunundvierzig-Euro-Ticket              U-21-Team -> U-einundzwanzig-Team
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import quotation_is_open, search_before
from audiobuild.german.grammar.numbers import cardinal, decimal, ordinal, plain, without_s, year
from audiobuild.german.grammar.patterns import LETTER, WHOLE
from audiobuild.german.rule_engine import Rule
from audiobuild.german.rules.numbers.fraction_or_number import ATTACKS
from audiobuild.german.words import word_list
from audiobuild.german.words.measures import units
from audiobuild.german.words.signs import greek
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Callable


_AVERAGE = "0815"
"""A byword for what is nothing special: ein 0815-Typ."""


def in_word(written: str, one: str = "ein") -> str:
    """Spell a number inside a word: a year by hundreds, digit by digit with a leading zero."""
    if written == _AVERAGE:
        return "null-acht-fünfzehn"
    if "," in written or not written.isdigit():
        return decimal(written, one)
    if re.fullmatch(r"1[1-9]\d\d", written):
        return year(int(written))
    return plain(written, one)


def with_plus(found: re.Match[str], _: str) -> str | None:
    """Read ``+1-Button`` as Plus-eins-Button."""
    return f"Plus-{in_word(found[1], 'eins')}-"


# Matches all of "417 – 19"; not of "16–18", "16 bis 18", "417".
_THOUGHTS = lazy_regex(r"[\d.,]+ ([-–]) [\d.,]+")
# Matches the end of "B ", "der A "; not of "BA ", "der ".
_ROAD_BEFORE = lazy_regex(r"(?<!\w)[ABLKS] $")


def joined(found: re.Match[str], text: str) -> str | None:
    """Read ``80-Jährige`` as Achtzigjährige; ``16-jährig`` -> sechzehnjährig; ``8fach`` -> achtfach.

    ``Unfall auf der B 417 – 19-Jährige verletzt`` has two thoughts.
    """
    numbers, tail = re.split(r"\s?(?:[-–]|bis)\s?", found[1]), found[2] or found[3] or found[4]
    thoughts = _THOUGHTS.fullmatch(found[1])
    if thoughts and (_falls(*numbers) or search_before(_ROAD_BEFORE, text, found.start(), 3)):
        return f"{in_word(numbers[0], 'eins')} {thoughts[1]} {_with_tail(numbers[1:], tail)}"
    return _with_tail(numbers, tail)


def _falls(first: str, second: str) -> bool:
    """Return whether the second of two whole numbers is not above the first."""
    return first.isdecimal() and second.isdecimal() and int(second) <= int(first)


def _with_tail(numbers: list[str], tail: str) -> str:
    """Return numbers with the word that they are joined to: 16, 18, Jährige -> Sechzehn- bis Achtzehnjährige."""
    first, *last = (without_s(in_word(number)) for number in numbers)
    if tail[0].isupper():
        first, last = first.capitalize(), [number.capitalize() for number in last]
    if last:
        return f"{first}- bis {last[0]}{tail.lower()}"
    return f"{first.replace(' ', '-')}-{tail}" if " " in first else first + tail.lower()


def _parts(written: str) -> list[str]:
    """Split a compound at its hyphens, and each piece into numbers and letters."""
    return [piece for piece in re.split(r"[-–]", written) if piece]


# Matches " " in "50 m²-Wohnung", "30 °C-Marke"; not in "50 %-Klausel".
_BLANK_INSIDE = lazy_regex(r"(?<=\d) (?=[^\W\d_]|°)")
# Matches "65" in "65W-Netzteil", "7,5" in "7,5W-Lampe"; not in "5W-Fragen", "10W-40-Öl", "U20W-Team".
_BEFORE_WATTS = lazy_regex(r"\A(\d{2,}|\d,\d+)(?=W-[A-ZÄÖÜ])")
# Matches "3-1" in "3-1-Sieg", "4,5-3,5" in "4,5-3,5-Sieg", "0-2" in "0-2-Heimniederlage"; not in "4-4-2-System",
# "3-4-Zimmer-Wohnung".
_SCORE = lazy_regex(
    r"\A(\d{1,2}(?:,5)?)[-–](\d{1,2}(?:,5)?)(?=-(?:\w*(?:[Ss]ieg|[Ee]rfolg|[Nn]iederlage|[Ff]ührung|[Rr]ückstand|[Rr]emis"
    r"|[Pp]leite|[Zz]wischenstand|[Ee]ndstand|[Uu]nentschieden)\w*)\Z)"
)
# Matches "1-1" in "1-1-Remis", "1-2-3" in "1-2-3-Takt", "1-zu-1" in "1-zu-1-Betreuung", "1-links-1" in
# "1-links-1-rechts", "1-CH-2" in "1-CH-231"; not "1-2" in "1-2-Zimmer-Wohnung".
_ROW = lazy_regex(r"1-(?:[01]|\d-\d|(?:gegen|zu|auf|on|links|rechts|[A-Z]{2})-\d)")
# Matches "$2,5-Mrd." in "$2,5-Mrd.-Programm", "€50" in "€50-Schein"; not in "50-€-Schein".
_SIGN_FIRST = lazy_regex(r"\A((?:US)?[€$£])([\d.,]+(?:-(?:Mio\.|Mrd\.|Millionen|Milliarden))?)(?=-)")
_BRAND = lazy_regex("[a-z]{1,2}[A-Z]")
# Matches the end of "BBC ", "Channel ", "3 zu "; not of "Die ", "Bahn ", "bis zu ".
_ACRONYM_BEFORE = lazy_regex(
    r"\b(?:[A-Z]{2,}|Channel|Kanal|Radio|Tier|Level|Typ|Stufe|Phase|Klasse|Gruppe|\d zu|\0 zu) $"
)


def hyphened(found: re.Match[str], text: str) -> str | None:
    """Read ``100-Meter-Lauf`` as Einhundert-Meter-Lauf; ``50 m²-Wohnung`` -> Fünfzig-Quadratmeter-Wohnung.

    A sign of a currency before the number is read after it: ``$2-Mrd.-Plan`` -> Zwei-Milliarden-Dollar-Plan.
    """
    if '"' in found[0] and quotation_is_open(text, found.start() + found[0].index('"')):
        return None  # the mark closes a quotation: die "Top 10"-Liste
    written = _SIGN_FIRST.sub(r"\2-\1", _SCORE.sub(r"\1:\2", found[0]))
    pieces = _parts(_BLANK_INSIDE.sub("-", _BEFORE_WATTS.sub(r"\1-", written)))
    named = len(pieces) == 2 and search_before(_ACRONYM_BEFORE, text, found.start(), 10)  # noqa: PLR2004
    alone = named or _ROW.match(found[0]) or text.endswith("Formel ", 0, found.start())  # "Formel 1-Rennen"
    word = "-".join(
        _piece(piece, first=at == 0 and not alone, counted=at > 0 and _is_count(pieces[at - 1]))
        for at, piece in enumerate(pieces)
    )
    branded = _BRAND.match(pieces[0])  # iOS, eBay, pH keep their lower-case letter
    return word[0].upper() + word[1:] if pieces[-1][0].isupper() and not branded else word


def without_noun(found: re.Match[str], _: str) -> str | None:
    """Read ``120l-`` before ``und 240l-Tonnen`` as Einhundertzwanzig-Liter-."""
    word = f"{in_word(found[1])}-{units()[found[2]][1]}-".replace(" ", "-")
    return word[0].upper() + word[1:]


# Matches the end of "3", "2x10", "½", all of "Mio."; not of "V", "A". A unit stands after a number.
_COUNT = lazy_regex(r"[\d½¼¾]$|^M(?:io|rd)\.$")
# Matches the beginning of "0306", "007"; not of "0,5", "0".
_PADDED = lazy_regex(r"0\d")


def _is_count(piece: str) -> bool:
    """Return whether a unit may stand after this piece: 3, 2x10, 0,5; not 0306, the number of a device."""
    return _COUNT.search(piece) is not None and not _PADDED.match(piece)


_MARKS = {"%": "Prozent", "€": "Euro", "$": "Dollar", "£": "Pfund", '"': "Zoll", "″": "Zoll"}
_MARKS |= {"EUR": "Euro", "CHF": "Franken", "USD": "US-Dollar", "GBP": "Pfund"}
_UNITS = frozenset(
    word_list("""
    mAh Ah Wh MP nm µm Nm hPa kcal ccm px fps KiB MiB GiB TiB dBm Wp kWp VDC VAC
    kB kb GByte MByte KByte cm³ m³ mm³ min s kg g mg t km m cm mm l ml mL L µl µL µg kW MW GW kWh MWh PS ha m²
    km² GB MB TB kHz MHz GHz Hz dB km/h °C bar V mV kV mA W h Ω kΩ MΩ kOhm MOhm µF nF pF mol
""")
)
"""Units that occur inside compounds."""
_SHORT_FORMS = {
    "Mio.": "Millionen", "Mrd.": "Milliarden", "Std.": "Stunden", "Min.": "Minuten", "Sek.": "Sekunden",
    "Zi.": "Zimmer", "Zi": "Zimmer", "Whg.": "Wohnung", "Whg": "Wohnung", "Pers.": "Personen", "Pkt.": "Punkte",
    "Tg.": "Tage", "Wo.": "Wochen", "Zyl.": "Zylinder", "Jh.": "Jahrhundert", "Äq.": "Äquivalente", "Fr.": "Franken",
}  # fmt: skip
"""Abbreviations that occur inside compounds: eine 2-Mio.-Euro-Villa."""


def _piece(piece: str, *, first: bool, counted: bool) -> str:
    """Read a piece of a compound: a score, a fraction, a number, a unit, letters with digits, or a word."""
    for pattern, say in _PIECES:
        if found := re.fullmatch(pattern, piece):
            return say(*found.groups())
    # Matches all of "20", "1.000", "2,5"; not of "80er", "2:1".
    if re.fullmatch(rf"{WHOLE}(?:,\d+)?", piece):
        return in_word(piece, "ein" if first else "eins").replace(" ", "-")
    if piece in _SHORT_FORMS:
        return _SHORT_FORMS[piece]
    if piece in _MARKS:
        return _MARKS[piece]
    if piece in _UNITS and counted:
        return units()[piece][1].replace(" ", "-")
    return "-".join(
        in_word(part, "eins").replace(" ", "-") if part[0].isdecimal() else _MARKS.get(part) or greek(part)
        # Matches "2,5" in "PM2,5", "PM" in "PM2,5"; not "".
        for part in re.findall(r"\d+(?:,\d+)?|[%€$£]|[^\d%€$£]+", piece)
    )


def _fraction(above: str, below: str) -> str:
    """Spell a fraction in a compound: 2, 3 -> Zwei-Drittel; 08, 15 -> null-acht-fünfzehn."""
    first, second = int(above), int(below)
    plausible = above[0] != "0" and first <= second and 2 <= second <= 16  # noqa: PLR2004  # halves to sixteenths
    if not plausible or (first, second) == ATTACKS:
        return f"{dashed(above)}-{dashed(below)}"
    stem = ordinal(int(below), "").removesuffix("t").capitalize()
    return f"{cardinal(int(above), 'ein').capitalize()}-{'Halbe' if below == '2' else stem + 'tel'}"


def dashed(written: str) -> str:
    """Spell a number with hyphens for its blanks: 4,5 -> vier-Komma-fünf."""
    return (in_word(written, "eins") if "," in written else plain(written)).replace(" ", "-")


_LONG_UNITS = "|".join(sorted(_UNITS - {"h", "m", "L", "V", "W"}, key=len, reverse=True))
_PIECES: tuple[tuple[str, Callable[..., str]], ...] = (
    (r"(\d+(?:,5)?):(\d+(?:,5)?)", lambda left, right: f"{dashed(left)}-zu-{dashed(right)}"),
    (r"(\d+)/(\d+)", _fraction),
    (r"(\d+)&(\d+)", lambda left, right: f"{dashed(left)}-und-{dashed(right)}"),
    (r"(\d+)\+(\d+)?", lambda left, right: f"{dashed(left)}-plus" + (f"-{dashed(right)}" if right else "")),
    (
        rf"(\d+)\.(\d{{1,2}})({_LONG_UNITS})",
        lambda left, right, unit: f"{decimal(f'{left},{right}')} {units()[unit][1]}".replace(" ", "-"),
    ),
    (r"(\d+(?:\.\d{1,2}){1,3})", lambda version: "-Punkt-".join(map(dashed, version.split(".")))),
    (r"(\d)([A-Z])\+", lambda number, letter: f"{dashed(number)}-{letter}-plus"),
    (
        rf"(\d+)[x×](\d+)({_LONG_UNITS}|[ck]?m²)",
        lambda left, right, unit: f"{dashed(left)}-mal-{dashed(right)}-{units()[unit][1].replace(' ', '-')}",
    ),
    (r"(\d+)[x×](\d+)", lambda left, right: f"{dashed(left)}-mal-{dashed(right)}"),
    (r"(\d+)\.", lambda number: ordinal(int(number))),
    (r"([kMG][bB]it|[kMGT]B|m)/s", lambda unit: f"{units()[unit][1]}-pro-Sekunde"),
    (
        rf"(\d+(?:,\d+)?)(h|m|V|min|{_LONG_UNITS})",
        lambda number, unit: f"{in_word(number).replace(' ', '-')}-{units()[unit][1].replace(' ', '-')}",
    ),
    (r"([\d.,]+) ?([%€$£\"″])", lambda number, mark: f"{in_word(number).replace(' ', '-')}-{_MARKS[mark]}"),
)
"""Patterns of pieces that are more than a number, and how each is read."""
_RATE = "(?:[kMG][bB]it|[kMGT]B|m)/s|km/h"
# Matches all of "3", "1.000", "20.000,5", "40 000"; not of "1.50", "2,", "2 500", which may be two of five hundred.
NUM = r"(?:\d{1,3}(?: \d{3})* 0\d\d(?!\d)|\d+(?:\.\d{3})*)(?:,\d+)?"
_LETTERS = LETTER
# Matches all of "2:1", "3/4", "4x4", "100 €", "80er", "A7"; not of "Meter", "-3".
_NUMERIC_PIECE = (
    rf"(?:\d+:\d+|\d[A-Z]\+(?=-)|\d+/\d+|\d+[x×]\d+(?:{_LONG_UNITS})?|\d+(?:\+|[+&]\d+)(?=-)|\d+"
    rf"(?:\.\d{{1,2}}){{1,3}}(?:{_LONG_UNITS})?(?=-)|\d+\.(?=-)|{NUM}(?: ?[%€$£\"″])?{_LETTERS}*"
    rf"|\d+[x×]\d+[ck]?m²(?=-)|{NUM}[ck]?m²(?=-)|{NUM}°C(?=-)"
    rf"|{_LETTERS}+\d+(?:,\d+)?\w*)"
)
_SHORT = f"(?:{'|'.join(form[:-1] for form in _SHORT_FORMS)})"
# Matches all of "100-Meter-Lauf", "2:1-Sieg", "U-21-Team", "2-Mio.-Euro-Villa", "50-Mbit/s-Netz",
# "$100-Schein"; not of "Meter-Lauf", "3-5", "2 %-Punkt".
_COMPOUND = (
    rf"(?:(?<![\w.,:/])(?:US)?[€$£](?=\d)|\b(?<![.,:€$£])(?:(?<!/)|(?<=[€o]/)))"
    rf"(?=[\w-]*\d)(?!{NUM} ?%-Punkt)(?:{_LETTERS}+-)*{_NUMERIC_PIECE}"
    rf"(?:-(?:\d+(?:\.\d{{1,2}}){{1,3}}(?=-)|\d+(?:,\d+)?(?![\d:])|{_SHORT}\.|{_RATE}|°?C|[%°€$£]|µ?{_LETTERS}\w*))*-(?:{_SHORT}\.|{_LETTERS}\w*(?:-\w+)*)"
)
_OF_MANY = (
    r"(?:Karte|Pack|Block|Kiste|Gruppe|Ticket|Tisch|Zimmer|Team|Set|Schlüssel|Nuss|Jahre|Rad|Abo|Staffel"
    r"|(?:Spring|Kasten|Back)form)"
)
"""What tens, sixes and pairs are of: eine 10 er Karte."""
_PARTED = "(?:fach|(?:mal|[jJ]ähr|stünd|minüt|täg|wöch|monat|köpf|sprach|seit|stell|teil|stöck|spur)ig)"
"""Those of them that are also written apart from it: eine 3 stündige Führung."""
# Matches "4a" in "A4a", "4a"; "1" in "Covid-19"; "0-J" in "80-Jährige"; not "4 a", "3-5".
TOUCHING = rf"\d(?:-?{LETTER}| {_PARTED}| er[ -]|\.? jährig| [-–] jährig|(?<={LETTER}\d)|(?<={LETTER}-\d))"
"""The trigger of rules for numbers that touch a letter."""
_JOINED = "|".join(
    word_list("""
    jährig tägig stündig minütig monatig wöchig köpfig seitig prozentig tonner sitzer pfünder zeiler
    teiler akter achser kampf kämpfer eck ender sprachig lagig adrig pfündig teilig stellig malig fach
    mal gradig stöckig geschossig sätzig bändig silbig armig eckig türig sitzig spurig gleisig zeilig
    zimmrig meterig jähr sekündig strophig punktig zügig semestrig fältig klassig stufig rädrig beinig
    wertig gängig dimensional jährlich stündlich minütlich monatlich wöchentlich täglich
""")
)
"""Words that are written in one word with a number."""
RULES = (
    # Matches "+1-Button", "+49-Nummer"; not "A+1-Button", "+1", "-1-Button".
    Rule(
        "compound with a plus",
        r"(?<![\w.,)+])\+(\d{1,2})-(?=[A-ZÄÖÜ][a-zäöüß]{2})",
        with_plus,
        needs=("+0-",),
    ),
    # Matches "120l-" in "120l- und 240l-Tonnen", "60 m²-" in "60 m²- bis 80 m²-Wohnungen"; not in "5 l- und", "5m-10m".
    Rule(
        "unit without its noun",
        rf"(?<![\w.,:/])(\d+(?:,\d+)?) ?({_LONG_UNITS})-"
        rf"(?= (?:und|oder|bis|sowie|bzw\.) \d+(?:,\d+)? ?(?:{_LONG_UNITS})-[A-ZÄÖÜ])",
        without_noun,
        needs=("- und 0", "- oder 0", "- bis 0", "- sowie 0", "- bzw. 0"),
        at_number=True,
    ),
    # Matches "80-Jährige", "16 bis 18-jährig", "3mal", "8fach", "33. jährig", "50 – jährig", "2 – 3 tägige", "10 er" in
    # "10 er Karte"; not "U-16-jährig", "80 Jahre".
    Rule(
        "joined number",
        rf"(?<![\w.,])(?<!{_LETTERS}-)({NUM}(?: ?(?:[-–]|bis) ?{NUM})?)"
        rf"(?:-?((?i:{_JOINED}){_LETTERS}*|(?<=\d-)[a-zäöüß]{{4,20}}ig(?:e[nmrs]?)?(?!\w))"
        rf"|(?: |\. (?=jä)| [-–] (?=jä))({_PARTED}(?:e[nmrs]?)?)(?!\w)| (er)(?=[ -](?:{_OF_MANY})))",
        joined,
        trigger=TOUCHING,
        at_number=True,
    ),
    # Matches "100-Meter-Lauf", "2:1-Sieg", "A7-Ausbau"; not "E-Mail", "100 Meter", "3-5".
    Rule(
        "compound",
        _COMPOUND,
        hyphened,
        needs=("-",),
        trigger=r"\d[^\d\s-]*(?: [%€$£\"″][^\d\s-]*)?-",
    ),
    # Matches "50 m²-Wohnung", "3,5 km-Lauf", "9 V-Spannung", "65 W-Netzteil", "100 Mbit/s-Anschluss"; not "50 m²",
    # "5 km-lang", "5 W-Fragen".
    Rule(
        "compound with a blank",
        rf"(?<![\w.,:/])\d+(?:,\d+)? (?:{_RATE}|{_LONG_UNITS}|V(?!-(?:Leu|M[aä]nn|Form))|(?<=\d\d )W)"
        rf"-(?=[A-ZÄÖÜ]){_LETTERS}[\w-]*",
        hyphened,
        needs=("-",),
        at_number=True,
    ),
)
