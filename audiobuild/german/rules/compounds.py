"""Numbers inside words and names.

80-Jährige -> Achtzigjährige           3-mal -> dreimal                B.1.1.7 -> B eins eins sieben
2:1-Sieg -> Zwei-zu-eins-Sieg          A7 -> A sieben                  49-Euro-Ticket -> Neunundvierzig-Euro-Ticket
U-21-Team -> U-einundzwanzig-Team      Covid-19 -> Covid neunzehn      CO₂ -> CO zwei
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobuild.german.engine import Rule
from audiobuild.german.grammar.context import quotation_is_open
from audiobuild.german.grammar.indefinite import one
from audiobuild.german.grammar.numbers import cardinal, decimal, digits, ordinal, plain, year
from audiobuild.german.grammar.patterns import BLANK, LETTER, WHOLE
from audiobuild.german.rules.fractions import ATTACKS
from audiobuild.german.words import word_list
from audiobuild.german.words.measures import units
from audiobuild.german.words.nouns import gender

if TYPE_CHECKING:
    from collections.abc import Callable

_MARKS = {"%": "Prozent", "€": "Euro", "$": "Dollar", "£": "Pfund", '"': "Zoll", "″": "Zoll"}
_UNITS = frozenset(
    word_list("""
    mAh Ah Wh MP nm µm Nm hPa kcal ccm px fps Mbit/s kg g mg t km m cm mm l ml kW MW GW kWh MWh PS ha m²
    km² GB MB TB MHz GHz Hz dB km/h °C bar V kV W h
""")
)
"""Units that occur inside compounds."""
_LONG_UNITS = "|".join(sorted(_UNITS - {"h", "m", "V", "W"}, key=len, reverse=True))
_SHORT_FORMS = {
    "Mio.": "Millionen", "Mrd.": "Milliarden", "Std.": "Stunden", "Min.": "Minuten", "Sek.": "Sekunden",
    "Zi.": "Zimmer", "Whg.": "Wohnung", "Pers.": "Personen", "Pkt.": "Punkte", "Tg.": "Tage", "Wo.": "Wochen",
}  # fmt: skip
"""Abbreviations that occur inside compounds: eine 2-Mio.-Euro-Villa."""
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
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


def in_word(written: str, one: str = "ein") -> str:
    """Spell a number inside a word: a year by hundreds, digit by digit with a leading zero."""
    if "," in written or not written.isdigit():
        return decimal(written, one)
    if re.fullmatch(r"1[1-9]\d\d", written):
        return year(int(written))
    return plain(written, one)


def joined(found: re.Match[str], _: str) -> str | None:
    """Read ``80-Jährige`` as Achtzigjährige; ``16-jährig`` -> sechzehnjährig; ``8fach`` -> achtfach."""
    first, *last = (in_word(part) for part in re.split(r"\s?(?:[-–]|bis)\s?", found[1]))
    tail = found[2] or found[3]
    if tail[0].isupper():
        first, last = first.capitalize(), [number.capitalize() for number in last]
    if last:
        return f"{first}- bis {last[0]}{tail.lower()}"
    return f"{first.replace(' ', '-')}-{tail}" if " " in first else first + tail.lower()


def _parts(written: str) -> list[str]:
    """Split a compound at its hyphens, and each piece into numbers and letters."""
    return [piece for piece in re.split(r"[-‑–]", written) if piece]


def hyphened(found: re.Match[str], text: str) -> str | None:
    """Read ``100-Meter-Lauf`` as Einhundert-Meter-Lauf; ``50 m²-Wohnung`` -> Fünfzig-Quadratmeter-Wohnung."""
    if '"' in found[0] and quotation_is_open(text, found.start() + found[0].index('"')):
        return None  # the mark closes a quotation: die "Top 10"-Liste
    pieces = _parts(re.sub(rf"(?<=\d){BLANK}(?=[^\W\d_])", "-", found[0]))
    named = len(pieces) == 2 and _ACRONYM_BEFORE.search(text, max(0, found.start() - 10), found.start())  # noqa: PLR2004
    alone = named or _ROW.match(found[0])
    word = "-".join(_piece(piece, first=at == 0 and not alone) for at, piece in enumerate(pieces))
    branded = _BRAND.match(pieces[0])  # iOS, eBay, pH keep their small letter
    return word[0].upper() + word[1:] if pieces[-1][0].isupper() and not branded else word


# Matches "1-1" in "1-1-Remis", "1-2-3" in "1-2-3-Takt"; not "1-2" in "1-2-Zimmer-Wohnung".
_ROW = re.compile(r"1-(?:[01]|\d-\d)")
_BRAND = re.compile("[a-z]{1,2}[A-Z]")
# Matches the end of "BBC ", "Channel ", "3 zu "; not of "Die ", "Bahn ", "bis zu ".
_ACRONYM_BEFORE = re.compile(r"\b(?:[A-Z]{2,}|Channel|Kanal|Radio|\d zu|\0 zu) $")


def _piece(piece: str, *, first: bool) -> str:
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
    if piece in _UNITS:
        return units()[piece][1].replace(" ", "-")
    return "-".join(
        in_word(part, "eins").replace(" ", "-") if part[0].isdecimal() else _MARKS.get(part, part)
        # Matches "2,5" in "PM2,5", "PM" in "PM2,5"; not "".
        for part in re.findall(r"\d+(?:,\d+)?|[%€$£]|[^\d%€$£]+", piece)
    )


def _fraction(above: str, below: str) -> str:
    """Spell a fraction in a compound: 2, 3 -> Zwei-Drittel; 08, 15 -> null-acht-fünfzehn."""
    first, second = int(above), int(below)
    plausible = above[0] != "0" and first <= second and 2 <= second <= 16  # noqa: PLR2004 -- halves to sixteenths
    if not plausible or (first, second) == ATTACKS:
        return f"{_dashed(above)}-{_dashed(below)}"
    stem = ordinal(int(below), "").removesuffix("t").capitalize()
    return f"{cardinal(int(above), 'ein').capitalize()}-{'Halbe' if below == '2' else stem + 'tel'}"


def _dashed(written: str) -> str:
    """Remove the blanks of a number."""
    return plain(written).replace(" ", "-")


_PIECES: tuple[tuple[str, Callable[..., str]], ...] = (
    (r"(\d+):(\d+)", lambda left, right: f"{_dashed(left)}-zu-{_dashed(right)}"),
    (r"(\d+)/(\d+)", _fraction),
    (r"(\d+)&(\d+)", lambda left, right: f"{_dashed(left)}-und-{_dashed(right)}"),
    (r"(\d+)\+(\d+)?", lambda left, right: f"{_dashed(left)}-plus" + (f"-{_dashed(right)}" if right else "")),
    (
        rf"(\d+)\.(\d{{1,2}})({_LONG_UNITS})",
        lambda left, right, unit: f"{decimal(f'{left},{right}')} {units()[unit][1]}".replace(" ", "-"),
    ),
    (r"(\d+)\.(\d{1,2})", lambda left, right: f"{_dashed(left)}-Punkt-{_dashed(right)}"),
    (r"(\d)([A-Z])\+", lambda number, letter: f"{_dashed(number)}-{letter}-plus"),
    (
        rf"(\d+)[x×](\d+)({_LONG_UNITS}|[ck]?m²)",
        lambda left, right, unit: f"{_dashed(left)}-mal-{_dashed(right)}-{units()[unit][1].replace(' ', '-')}",
    ),
    (r"(\d+)[x×](\d+)", lambda left, right: f"{_dashed(left)}-mal-{_dashed(right)}"),
    (r"(\d+)\.", lambda number: ordinal(int(number))),
    (
        rf"(\d+(?:,\d+)?)(h|m|V|min|{_LONG_UNITS})",
        lambda number, unit: f"{in_word(number).replace(' ', '-')}-{units()[unit][1].replace(' ', '-')}",
    ),
    (rf"([\d.,]+){BLANK}?([%€$£\"″])", lambda number, mark: f"{in_word(number).replace(' ', '-')}-{_MARKS[mark]}"),
)
"""Patterns of pieces that are more than a number, and how each is read."""


def variant(found: re.Match[str], _: str) -> str | None:
    """Read ``B.1.1.7`` as B eins eins sieben."""
    return " ".join([found[0][0], *(plain(number) for number in re.findall(r"\d+", found[0]))])


def lettered(found: re.Match[str], _: str) -> str | None:
    """Read ``3.0d`` as drei Punkt null d; ``802.11be`` -> ... Punkt elf be; ``1.5l`` -> eins Komma fünf Liter."""
    if found[3] in units():
        return f"{decimal(f'{found[1]},{found[2]}')} {units()[found[3]][1]}"
    return f"{plain(found[1])} Punkt {plain(found[2])} {found[3]}"


def pointed_name(found: re.Match[str], _: str) -> str | None:
    """Read ``F32.1`` as F zweiunddreißig Punkt eins; ``v1.2`` likewise; ``ID.3`` -> ID drei."""
    if found[4]:
        return f"{found[4]} {plain(found[5])}"
    return " Punkt ".join([f"{found[1]} {plain(found[2])}", *map(plain, found[3][1:].split("."))])


def lettered_span(found: re.Match[str], _: str) -> str | None:
    """Read ``5a-7b`` as fünf a bis sieben b; ``12a–c`` -> zwölf a bis c."""
    last = f"{plain(found[3])} {found[4]}" if found[3] else found[4]
    return f"{plain(found[1])} {found[2]} bis {last}"


def decimal_name(found: re.Match[str], _: str) -> str | None:
    """Read ``PM2,5`` as PM zwei Komma fünf."""
    return f"{found[1]} {decimal(found[2])}"


def channel(found: re.Match[str], text: str) -> str | None:
    """Read ``SAT.1`` as SAT eins; ``RTL2`` -> RTL zwei; ``SAT.1-Film`` -> SAT-eins-Film."""
    joint = "-" if text.startswith(("-", "‑"), found.end()) else " "
    return f"{found[1]}{joint}{cardinal(int(found[2]))}"


def plate(found: re.Match[str], _: str) -> str | None:
    """Read ``B-AB 1234`` as B-AB eintausendzweihundertvierunddreißig."""
    letters, number = re.fullmatch(r"(.*?)[ -]?(\d+)", found[0]).groups()  # type: ignore[union-attr]
    return f"{letters} {_dashed(number)}"


def named(found: re.Match[str], text: str) -> str | None:
    """Read ``A7`` as A sieben; ``Covid-19`` -> Covid neunzehn; ``5G`` -> fünf G; ``F-16`` -> F sechzehn."""
    if (counted := re.fullmatch(r"1([A-ZÄÖÜ][a-zäöüß]{2,})", found[0])) and gender(counted[1]):
        return f"{one(text, found.start(), gender(counted[1]), noun=counted[1])} {counted[1]}"
    # Matches "Covid" in "Covid-19", "H-FCKW" in "H-FCKW22", "22"; not "-".
    pieces = re.findall(rf"\d+|{LETTER}+(?:-{LETTER}+)*", found[0].translate(_SUBSCRIPTS))
    if pieces[-1] in ("er", "ern", "ers") and len(pieces) > 2 and pieces[-2].isdecimal():  # noqa: PLR2004 -- GT3er
        *before, number, ending = pieces
        pieces = [*before, cardinal(int(number)) + ending]
    joint = "-" if re.match(rf"[-‑]{LETTER}", text[found.end() :]) else " "
    return joint.join(_of_name(piece, first=not at) if piece.isdecimal() else piece for at, piece in enumerate(pieces))


_LONGEST_NUMBER = 4


def _of_name(number: str, *, first: bool) -> str:
    """Read the number in a name; a long one behind letters is read digit by digit: Flug J28243."""
    return _dashed(number) if first or len(number) <= _LONGEST_NUMBER else digits(number)


# Matches all of "3", "1.000", "20.000,5"; not of "1.50", "2,".
NUM = r"\d+(?:\.\d{3})*(?:,\d+)?"
# Matches "12ff.", "63f)" in "S. 63f), dann"; not "12a", "Klasse 5f)".
_PAGES = r"\d+ff?\.|(?:(?<=S\. )|(?<=Seite )|(?<=Rn\. ))\d+ff?[),;]"
_LETTERS = LETTER
_HYPHEN = "[-‑]"
# Matches all of "2:1", "3/4", "4x4", "100 €", "80er", "A7"; not of "Meter", "-3".
_NUMERIC_PIECE = (
    rf"(?:\d+:\d+|\d[A-Z]\+(?={_HYPHEN})|\d+/\d+|\d+[x×]\d+(?:{_LONG_UNITS})?|\d+(?:\+|[+&]\d+)(?={_HYPHEN})|\d+\.\d{{1,2}}(?:{_LONG_UNITS})?(?={_HYPHEN})|\d+\.(?={_HYPHEN})|{NUM}(?:{BLANK}?[%€$£\"″])?{_LETTERS}*"
    rf"|\d+[x×]\d+[ck]?m²(?={_HYPHEN})|{NUM}[ck]?m²(?={_HYPHEN})"
    rf"|{_LETTERS}+\d+(?:,\d+)?\w*)"
)
_SHORT = f"(?:{'|'.join(form[:-1] for form in _SHORT_FORMS)})"
# Matches all of "100-Meter-Lauf", "2:1-Sieg", "U-21-Team", "2-Mio.-Euro-Villa"; not of "Meter-Lauf", "3-5",
# "2 %-Punkt".
_COMPOUND = (
    rf"\b(?<![.,:/])(?=[\w‑-]*\d)(?!{NUM}{BLANK}?%-Punkt)(?:{_LETTERS}+{_HYPHEN})*{_NUMERIC_PIECE}"
    rf"(?:{_HYPHEN}(?:\d+\.\d{{1,2}}(?={_HYPHEN})|\d+(?:,\d+)?(?![\d:])|{_SHORT}\.|km/h|[°º]?C|[%°€$£]|{_LETTERS}\w*))*{_HYPHEN}(?:{_SHORT}\.|{_LETTERS}\w*(?:{_HYPHEN}\w+)*)"
)


def episode(found: re.Match[str], _: str) -> str | None:
    """Read ``S02E05`` as Staffel zwei Folge fünf."""
    return f"Staffel {cardinal(int(found[1]))} Folge {cardinal(int(found[2]))}"


# Matches "4a" in "A4a", "4a"; "1" in "Covid-19"; "0-J" in "80-Jährige"; not "4 a", "3-5".
_TOUCHING = rf"\d(?:[-‑]?{LETTER}| fach| jährig|(?<={LETTER}\d)|(?<={LETTER}[-‑]\d))"
_CHANNELS = word_list("ProSiebenSat SAT Sat RTL PULS ORF")

RULES = (
    # Matches "S02E05", "s1e10"; not "S02", "AS02E05".
    Rule("episode", r"(?<!\w)[Ss](\d{1,2})[Ee](\d{1,2})(?!\w)", episode, needs=("S0", "s0")),
    # Matches "3.0d", "802.11be"; not "3.0", "1.5km²", "1.500m".
    Rule(
        "version with letters",
        r"(?<![\w.,])(\d+)\.(\d{1,2})([a-z]{1,2})(?!\w)",
        lettered,
        needs=("0.0",),
        at_number=True,
    ),
    # Matches "B.1.1.7"; not "B.1", "AB.1.1".
    Rule("variant", r"(?<![\w.])[A-Z](?:\.\d+){2,}(?!\w)", variant, needs=(".0.0",)),
    # Matches "F32.1", "v1.2", "ID.3"; not "B.1", "F32", "A1.B", "Nr.5", "CHF12.50".
    Rule(
        "name with points",
        r"\b(?<![.-])(?!CHF|EUR|USD|GBP)(?:([A-Za-z]{1,4})(\d{1,3}|20\d\d)((?:\.\d{1,3})+)|(ID)\.(\d))(?!\w|[.,]\d|\.\w)",
        pointed_name,
        needs=("0.0", "ID.0"),
        trigger=r"[A-Za-z]\d{1,4}\.\d|ID\.\d",
    ),
    # Matches "PM2,5", "pH-7,4"; not "A1,2", "PM 2,5".
    Rule(
        "name with a decimal",
        r"(?<![\w-])(PM|pH)-?(\d+,\d+)(?![\w-])",
        decimal_name,
        needs=("PM0", "PM-0", "pH0", "pH-0"),
    ),
    # Matches "SAT.1", "RTL2"; not "SAT 1", "RTL24", "Sat1.5".
    Rule(
        "channel",
        rf"(?<!\w)({'|'.join(_CHANNELS)})\.?(\d)(?!\w|[.,]\d)",
        channel,
        needs=tuple(f"{channel}{stop}0" for channel in _CHANNELS for stop in ("", ".")),
    ),
    # Matches "B-AB 1234", "HH-X1"; not "B-ABC 12", "A-12".
    Rule(
        "plate",
        r"(?<![\w-])[A-ZÄÖÜ]{1,3}-[A-Z]{1,2}[ -]?\d{1,4}(?!\w|[.,]\d)",
        plate,
        needs=("-",),
        trigger=r"-[A-Z]{1,2}[ -]?\d",
    ),
    # Matches "80-Jährige", "16 bis 18-jährig", "3mal", "8fach", "3 fache", "20 jährige"; not "U-16-jährig", "80 Jahre".
    Rule(
        "joined number",
        rf"(?<![\w.,])(?<!{_LETTERS}-)({NUM}(?:{BLANK}?(?:[-–]|bis){BLANK}?{NUM})?)(?:[-‑]?((?i:{_JOINED}){_LETTERS}*)|{BLANK}((?:fach|jährig)(?:e[nmrs]?)?)(?!\w))",
        joined,
        trigger=_TOUCHING,
        at_number=True,
    ),
    # Matches "100-Meter-Lauf", "2:1-Sieg", "A7-Ausbau"; not "E-Mail", "100 Meter", "3-5".
    Rule(
        "compound",
        _COMPOUND,
        hyphened,
        needs=("0",),
        trigger=rf"\d[^\d\s‑-]*(?:{BLANK}[%€$£\"″][^\d\s‑-]*)?{_HYPHEN}",
    ),
    # Matches "50 m²-Wohnung", "3,5 km-Lauf"; not "50 m²", "5 km-lang".
    Rule(
        "compound with a blank",
        rf"(?<![\w.,:/])\d+(?:,\d+)?{BLANK}(?:{_LONG_UNITS})-(?=[A-ZÄÖÜ]){_LETTERS}[\w-]*",
        hyphened,
        needs=("-",),
        at_number=True,
    ),
    # Matches "5a-7b", "12a–c" in "12a–c"; not "5a", "5-7", "3d-Druck".
    Rule(
        "lettered span",
        r"(?<![\w.,-])(\d{1,3})([a-h])[-–](\d{1,3})?([a-h])(?![\w-])",
        lettered_span,
        needs=tuple(f"0{letter}-" for letter in "abcdefgh"),
        at_number=True,
    ),
    # Matches "A7", "Covid-19", "5G", "F-16"; not "12ff.", "7", "Covid", "CHF12".
    Rule(
        "name with a number",
        rf"\b(?<![.,])(?=[\w‑-]*\d)(?!{_PAGES}|\d+[x×]\d+(?!\w)|(?:CHF|EUR|USD)\d|\d+(?:ct|Fr|EUR|DM|CHF|USD|TEUR|Pf|ISK|SEK|NOK|DKK|CZK|PLN|HUF|GBP)\b)(?:(?:{_LETTERS}++[-‑]?)++\d++(?:[-‑]?{_LETTERS}++\d*+|[-‑]\d++)*+|\d++{_LETTERS}++\d*+{_LETTERS}*+)(?!\w)",
        named,
        needs=("0",),
        trigger=_TOUCHING,
    ),
    # Matches "CO₂", "H₂SO₄"; not "CO2", "CO ²".
    Rule("formula", r"(?<!\w)(?=[^\W_]*[₀-₉])[^\W_]+(?!\w)", named, needs=(*"₀₁₂₃₄₅₆₇₈₉",)),
)
