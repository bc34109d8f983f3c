"""Names with numbers: channels, versions, number plates, motorways, formulas.

A7 -> A sieben      SAT.1 -> SAT eins      F32.1 -> F zweiunddreißig Punkt eins      Covid-19 -> Covid neunzehn
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.indefinite import one
from audiobuild.german.grammar.numbers import cardinal, decimal, digits, plain, year
from audiobuild.german.grammar.patterns import LETTER
from audiobuild.german.rule_engine import Rule
from audiobuild.german.rules.numbers.compounds import TOUCHING, dashed
from audiobuild.german.words import word_list
from audiobuild.german.words.measures import units
from audiobuild.german.words.nouns import gender, is_listed
from audiobuild.german.words.signs import greek
from audiobuild.lazy_regex import lazy_regex


def variant(found: re.Match[str], text: str) -> str | None:
    """Read ``B.1.1.7`` as B eins eins sieben; ``BA.5`` -> BA fünf; ``BA.5-Welle`` -> BA-fünf-Welle."""
    pieces = [found[0].partition(".")[0], *(plain(number) for number in re.findall(r"\d+", found[0]))]
    return _joint(found, text).join(pieces)


def _joint(found: re.Match[str], text: str) -> str:
    """Return what joins the pieces of a name: a hyphen in a compound."""
    return "-" if re.match(rf"-{LETTER}", text[found.end() : found.end() + 2]) else " "


def name_span(found: re.Match[str], _: str) -> str | None:
    """Read ``S2-S5`` as S zwei bis S fünf; the second number must be the larger one."""
    letters, first, last = found.groups()
    return f"{letters} {plain(first)} bis {letters} {plain(last)}" if int(first) < int(last) else None


def zero(_found: re.Match[str], _: str) -> str | None:
    """Read ``Volltr0ttel`` as Volltrottel: a zero in place of an o."""
    return "o"


def bond(found: re.Match[str], _: str) -> str | None:
    """Read ``C=O`` as C Doppelbindung O; ``C≡C`` -> Dreifachbindung."""
    return " Doppelbindung " if found[0] == "=" else " Dreifachbindung "


def lettered(found: re.Match[str], _: str) -> str | None:
    """Read ``3.0d`` as drei Punkt null d; ``802.11be`` -> ... Punkt elf be; ``1.5l`` -> eins Komma fünf Liter.

    ``1.4x schneller`` -> eins Komma viermal.
    """
    if found[3] == "x":
        return f"{decimal(f'{found[1]},{found[2]}')}mal"
    if found[3] in units():
        return f"{decimal(f'{found[1]},{found[2]}')} {units()[found[3]][1]}"
    letters = f"{found[3][:-1]} {plain(found[3][-1])}" if found[3][-1].isdecimal() else found[3]
    return f"{plain(found[1])} Punkt {plain(found[2])} {letters}"


def pointed_name(found: re.Match[str], text: str) -> str | None:
    """Read ``F32.1`` as F zweiunddreißig Punkt eins; ``ID.3`` -> ID drei; ``PM2.5-Wert`` -> PM-zwei-Punkt-fünf-Wert."""
    if found[4]:
        spoken = f"{found[4]} {plain(found[5])}"
    else:
        spoken = " Punkt ".join([f"{found[1]} {plain(found[2])}", *map(plain, found[3][1:].split("."))])
    return spoken.replace(" ", _joint(found, text))


def to_n(found: re.Match[str], _: str) -> str | None:
    """Read ``1-n Geräte`` as eins bis n: as many as there are."""
    return f"{plain(found[1])} bis {found[2]}"


def hyphened_version(found: re.Match[str], _: str) -> str | None:
    """Read ``USB-3.0`` as USB drei Punkt null; ``CC BY-SA-4.0`` -> BY-SA vier Punkt null."""
    size = f" {plain(found[3])} {found[4]}" if found[3] else ""  # Llama-3.1-70B
    return f"{found[1]} {' Punkt '.join(map(plain, found[2].split('.')))}{size}"


def lettered_span(found: re.Match[str], text: str) -> str | None:
    """Read ``5a-7b`` and ``12a–c`` as zwölf a bis c; ``Haus 12-14a`` -> zwölf bis vierzehn a; ``§§ 3a-5`` likewise."""
    first, letter, last, last_letter = found.groups()
    if not (letter and last_letter) and (not last or int(first) >= int(last)):
        return None
    if not last_letter and "§" not in text[max(0, found.start() - 3) : found.start()]:
        return None
    ends = [(first, letter), (last, last_letter)]
    return " bis ".join(" ".join(filter(None, [number and plain(number), name])) for number, name in ends)


def decimal_name(found: re.Match[str], _: str) -> str | None:
    """Read ``PM2,5`` as PM zwei Komma fünf."""
    return f"{found[1]} {decimal(found[2])}"


def grade(found: re.Match[str], _: str) -> str | None:
    """Read ``BBB-``, a grade of a rating agency, as BBB minus."""
    return f"{found[1]} minus"


def channel(found: re.Match[str], text: str) -> str | None:
    """Read ``SAT.1`` as SAT eins; ``RTL2`` -> RTL zwei; ``SAT.1-Film`` -> SAT-eins-Film."""
    name = found[1].replace("Pro7", "ProSieben")
    return f"{name}{_joint(found, text)}{cardinal(int(found[2]))}"


def plate(found: re.Match[str], _: str) -> str | None:
    """Read ``B-AB 1234`` as B-AB eintausendzweihundertvierunddreißig."""
    letters, number = re.fullmatch(r"(.*?)[ -]?(\d+)", found[0]).groups()  # type: ignore[union-attr]
    return f"{letters} {dashed(number)}"


_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
# Matches all of "1987a", "2001f", "1987A"; not of "1787a", "1987g", "1987".
_LETTERED_YEAR = lazy_regex(r"((?:1[89]|20)\d\d)([a-fA-F])")
"""One of several texts or finds of a year: Luhmann 1987a, die Supernova 1987A."""


def named(found: re.Match[str], text: str) -> str | None:
    """Read ``A7`` as A sieben; ``Covid-19`` -> Covid neunzehn; ``5G`` -> fünf G; ``F-16`` -> F sechzehn."""
    if (counted := re.fullmatch(r"1([A-ZÄÖÜ][a-zäöüß]{2,})", found[0])) and is_listed(counted[1]):
        return f"{one(text, found.start(), gender(counted[1]), noun=counted[1])} {counted[1]}"
    if dated := _LETTERED_YEAR.fullmatch(found[0]):
        return f"{year(int(dated[1]))} {dated[2]}"
    # Matches "Covid" in "Covid-19", "H-FCKW" in "H-FCKW22", "22"; not "-".
    pieces = re.findall(rf"\d+|{LETTER}+(?:-{LETTER}+)*", found[0].translate(_SUBSCRIPTS))
    if pieces[-1] in ("er", "ern", "ers") and len(pieces) > 2 and pieces[-2].isdecimal():  # noqa: PLR2004  # GT3er
        *before, number, ending = pieces
        pieces = [*before, cardinal(int(number)) + ending]
    apart = " " if text.endswith(")", 0, found.start()) else ""  # Ca(OH)₂
    return apart + _joint(found, text).join(_of_name(piece, first=not at) for at, piece in enumerate(pieces))


_LONGEST_NUMBER = 4


def _of_name(piece: str, *, first: bool) -> str:
    """Read a number or letters of a name; a long number after letters is read digit by digit: Flug J28243."""
    if not piece.isdecimal():
        return greek(piece)
    return dashed(piece) if first or len(piece) <= _LONGEST_NUMBER else digits(piece)


def episode(found: re.Match[str], _: str) -> str | None:
    """Read ``S02E05`` as Staffel zwei Folge fünf."""
    return f"Staffel {cardinal(int(found[1]))} Folge {cardinal(int(found[2]))}"


def running_number(found: re.Match[str], _: str) -> str | None:
    """Read ``185 042-7``, the number of a locomotive with its check digit, as einhundertfünfundachtzig null ..."""
    groups = ("null " * (len(group) - len(group.lstrip("0") or "0")) + cardinal(int(group)) for group in found.groups())
    return " ".join(groups)


_CHANNELS = word_list("ProSiebenSat Pro7Sat SAT Sat RTL PULS ORF")
FIRST = (
    # Matches "185 042-7"; not "185 042", "500 000-1 Mio.", "1 185 042-7".
    Rule(
        "running number",
        r"(?<![\w.,/-])(?<!\d )(\d{3}) (\d{3})-(\d)(?![\w-]|[.,]\d| (?:[Mm]i|Bio))",
        running_number,
        needs=("0 0-0",),
        at_number=True,
    ),
    # Matches "S02E05", "s1e10"; not "S02", "AS02E05".
    Rule("episode", r"(?<!\w)[Ss](\d{1,2})[Ee](\d{1,2})(?!\w)", episode, needs=("S0", "s0")),
    # Matches "3.0d", "802.11be", "1.5P", "6.1beta"; not "3.0", "1.5km²", "1.500m".
    Rule(
        "version with letters",
        r"(?<![\w.,])(\d+)\.(\d{1,2})([a-z]{1,2}|[A-Z]|(?:alpha|beta|rc)\d?)(?!\w)",
        lettered,
        needs=("0.0",),
        at_number=True,
    ),
    # Matches "S2-S5", "T1–T4", "EG1-EG3", "bf1-bf20"; not "S2-T5", "S2-S5-Linie", "A1-3". `name_span` looks
    # whether they rise.
    Rule(
        "span of names",
        r"(?<![\w.,/-])([A-Z]{1,2}|[A-Z]?[a-z]{1,3})(\d{1,3}) ?[-–] ?\1(\d{1,3})(?![\w/-]|[.,]\d)",
        name_span,
        trigger=r"(?<=[A-Za-z])\d{1,3} ?[-–] ?[A-Za-z]",
        needs=("-",),
    ),
    # Matches "0" in "Volltr0ttel", "Aeschl0ch"; not in "a0b", "abc0def", "S0E1".
    Rule(
        "zero for o",
        r"(?<=[a-zäöüß]{4})0(?=[a-zäöüß]{2,20}(?![\w.@/-]\w|\d|_))",
        zero,
        needs=tuple(f"{letter}0" for letter in "abcdefghijklmnopqrstuvwxyzäöüß"),
    ),
    # Matches "B.1.1.7", "P.1", "BA.5", "XBB.1.5", "KP.3"; not "B.1", "ABCD.1", "BA.50,5", "SAT.1".
    Rule(
        "variant",
        r"(?<![\w.])(?:[A-Z](?:\.\d+){2,}|P\.[123](?![.,]?\d)|(?!(?:SAT|RTL|ORF)\.)[A-Z]{2,3}(?:\.\d{1,2}){1,5}(?![.,]\d))(?!\w)",
        variant,
        needs=(".0",),
        trigger=r"\.(?<=[A-Z]\.)\d",
    ),
    # Matches "F32.1", "v1.2", "ID.3"; not "B.1", "F32", "A1.B", "Nr.5", "CHF12.50".
    Rule(
        "name with points",
        r"\b(?<![.-])(?!CHF|EUR|USD|GBP)(?:([A-Za-z]{1,4})(\d{1,3}|20\d\d)((?:\.\d{1,3})+)|(ID)\.(\d))(?!\w|[.,]\d|\.\w)",
        pointed_name,
        needs=("0.0", "ID.0"),
        trigger=r"\.(?:(?<=[A-Za-z]\d\.)|(?<=[A-Za-z]\d\d\.)|(?<=[A-Za-z]\d{3}\.)|(?<=[A-Za-z]\d{4}\.)|(?<=ID\.))\d",
    ),
    # Matches "1-n", "0–n"; not "1-n-Beziehung", "A1-n", "1-no", "3.1-n".
    Rule("up to n", r"(?<![\w.,:/-])(\d{1,2})[-–]([nN])(?![\w-])", to_n, needs=("0-n", "0-N"), at_number=True),
    # Matches "USB-3.0", "BY-SA-4.0", "GPT-3.5", "Llama-3.1-70B"; not "USB-3", "USB-3.0-Stick", "Mo-8.30 Uhr",
    # "A-1.234,5".
    Rule(
        "version after a hyphen",
        rf"(?<![\w.@/-])((?!(?:Mo|Di|Mi|Do|Fr|Sa|So)-){LETTER}{{2,20}}(?:-{LETTER}{{1,20}}){{0,3}})-(\d{{1,3}}(?:\.\d{{1,2}}){{1,3}})(?:-(\d{{1,4}})([A-Za-z]))?"
        r"(?![\w/-]|[.,]\d| Uhr)",
        hyphened_version,
        needs=("-0.0",),
    ),
    # Matches "AA-" in "AA-/positiv", "BBB-" in "von BBB- auf"; not "AA-Batterie", "AA- und", "CDU-".
    Rule(
        "grade",
        r"(?<![\w-])(A{2,3}|B{2,3}|C{2,3})-(?=[).;:/“”\"]|, | (?:mit|auf|von|herab|herauf|gesenkt|hoch|bestätigt|\())",
        grade,
        needs=("AA-", "BB-", "CC-"),
    ),
    # Matches "PM2,5", "pH-7,4"; not "A1,2", "PM 2,5".
    Rule(
        "name with a decimal",
        r"(?<![\w-])(PM|pH)-?(\d+,\d+)(?![\w-])",
        decimal_name,
        needs=("PM0", "PM-0", "pH0", "pH-0"),
    ),
    # Matches "SAT.1", "RTL2", "Sat. 1"; not "SAT 1", "RTL24", "Sat1.5".
    Rule(
        "channel",
        rf"(?<!\w)({'|'.join(_CHANNELS)})(?:\.|(?<=S[Aa][Tt])\. )?(\d)(?!\w|[.,]\d)",
        channel,
        needs=tuple(f"{channel.replace('7', '0')}{stop}0" for channel in _CHANNELS for stop in ("", ".", ". ")),
    ),
    # Matches "B-AB 1234", "HH-X1"; not "B-ABC 12", "A-12".
    Rule(
        "plate",
        r"(?<![\w-])[A-ZÄÖÜ]{1,3}-[A-Z]{1,2}[ -]?\d{1,4}(?!\w|[.,]\d)",
        plate,
        needs=("-",),
        trigger=r"-[A-Z]{1,2}[ -]?\d",
    ),
)
"""They come before the compounds."""
# Matches "12ff.", "63f)" in "S. 63f), dann"; not "12a", "Klasse 5f)".
_PAGES = r"\d+ff?\.|(?:(?<=S\. )|(?<=Seite )|(?<=Rn\. ))\d+ff?[),;]"
LATE = (
    # Matches "5a-7b", "12a–c", "12-14a", "3a-5" in "§§ 3a-5"; not "5a", "5-7", "3d-Druck", "5–7 a".
    Rule(
        "lettered span",
        r"(?<![\w.,/-])(?!0|\d{1,4}[-–]\d{1,4}(?!\w))(\d{1,4})([a-h])?[-–](\d{1,4})?([a-h])?(?![\w-])",
        lettered_span,
        needs=(*(f"0{letter}-" for letter in "abcdefgh"), *(f"0-0{letter}" for letter in "abcdefgh")),
        at_number=True,
    ),
    # Matches "A7", "Covid-19", "5G", "F-16"; not "12ff.", "7", "Covid", "CHF12", "Nr1".
    Rule(
        "name with a number",
        rf"\b(?<![.,])(?<![€$£oR]/)(?<!Fr\./)(?<!ct/)(?=[\w-]*\d)(?!{_PAGES}|\d+[x×]\d+(?!\w)|\d+[kM]€|(?:CHF|EUR|USD|Nr|Tel|ca)\d|\d+(?:ct|Fr|EUR|DM|CHF|USD|TEUR|Mio|Mrd|Mill|millionen|mio|mrd|Tsd|TSD|tsd|Pf|ISK|SEK|NOK|DKK|CZK|PLN|HUF|GBP)\b)(?:(?:{LETTER}++-?)++\d++(?:-?{LETTER}++\d*+|-\d++)*+|\d++{LETTER}++\d*+{LETTER}*+)(?![^\W_])",
        named,
        needs=("0",),
        trigger=TOUCHING,
    ),
    # Matches "=" in "C=O", "N=N-Gruppe", "≡" in "C≡C"; not in "A=B", "C = O", "CO=O".
    Rule("bond", r"(?<=\b[CNOSP])[=≡](?=[CNOSP]\b)", bond, needs=("=", "≡")),
    # Matches "CO₂", "H₂SO₄", "SO₄" in "SO₄²⁻"; not "CO2", "CO ²".
    Rule("formula", r"(?<!\w)(?=[^\W_]*[₀-₉])[^\W_⁰¹²³⁴-⁹]++(?=[⁰¹²³⁴-⁹]*[⁺⁻]|(?!\w))", named, needs=(*"₀₁₂₃₄₅₆₇₈₉",)),
)
"""They come after the compounds."""
