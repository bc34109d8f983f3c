"""Symbols by their names; emoji and marks of layout are passed over.

& -> und      + -> plus      = -> gleich      × -> mal      CDU/CSU -> CDU CSU      km² -> (units)      10³ -> zehn hoch drei
† 1832 -> gestorben 1832     * 1749 -> geboren 1749         😀 -> (nothing)
"""

from __future__ import annotations

import re
import unicodedata

from audiobuild.german.grammar import BLANK
from audiobuild.german.numbers import cardinal, plain
from audiobuild.german.rule import Rule

_NAMES = {
    "&": "und", "+": "plus", "=": "gleich", "×": "mal", "÷": "geteilt durch", "<": "kleiner als", ">": "größer als",
    "≤": "kleiner oder gleich", "≥": "größer oder gleich", "≠": "ungleich", "~": "ungefähr", "≈": "ungefähr", "±": "plus minus",
    "−": "minus", "∞": "unendlich", "√": "Wurzel aus", "∑": "Summe", "%": "Prozent", "‰": "Promille", "€": "Euro", "$": "Dollar",
    "£": "Pfund", "¥": "Yen", "¢": "Cent", "₽": "Rubel", "₺": "Lira", "₹": "Rupien", "₿": "Bitcoin", "₴": "Hrywnja", "₪": "Schekel",
    "₩": "Won", "°": "Grad", "§": "Paragraf", "@": "ät", "#": "Raute", "©": "Copyright", "№": "Nummer", "Ω": "Ohm", "µ": "Mikro",
    "→": "nach", "←": "von", "↔": "und", "⇒": "daraus folgt", "^": "hoch", "\\": "Backslash", "½": "ein halb", "¼": "ein Viertel",
    "¾": "drei Viertel", "⁄": "durch", "∙": "mal", "⋅": "mal", "÷": "geteilt durch", "∈": "Element von", "∆": "Delta", "′": "Minuten",
    "″": "Sekunden", "↑": "aufwärts", "↓": "abwärts", "ª": "a", "º": "Grad", "℃": "Grad Celsius", "☎": "Telefon", "™": "", "®": "",
}  # fmt: skip
_LIMITS = {">": "mehr als", "<": "weniger als", "≥": "mindestens", "≤": "höchstens"}
"""Before a number, with nothing to compare it to."""
_SUPERSCRIPTS = {"⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9"}
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρστυφχψω",
        "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Jota Kappa Lambda Mü Nü Xi Omikron Pi Rho Sigma Tau Ypsilon Phi Chi Psi Omega".split(),
        strict=True,
    )
)


def power(found: re.Match[str], _: str) -> str | None:
    """``10³`` -> zehn hoch drei; ``10⁻⁶`` -> zehn hoch minus sechs; ``x²`` -> x hoch zwei."""
    sign = "minus " if "⁻" in found[2] else ""
    exponent = int("".join(_SUPERSCRIPTS[one] for one in found[2] if one in _SUPERSCRIPTS))
    base = plain(found[1]) + " " if found[1] else " "
    return f"{base}hoch {sign}{cardinal(exponent)}"


def isotope(found: re.Match[str], _: str) -> str | None:
    """``¹⁴C`` -> C vierzehn."""
    return f"{found[2]} {cardinal(int(''.join(_SUPERSCRIPTS[one] for one in found[1])))}"


def between(_found: re.Match[str], _: str) -> str | None:
    """The dash between two numbers that are read already, ``10⁴–10⁵``, ``20 %–30 %`` -> bis."""
    return " bis "


def footnote(_found: re.Match[str], _: str) -> str | None:
    """``Wort¹`` (a footnote's mark), ``[12]`` -> nothing."""
    return ""


def ornament(found: re.Match[str], text: str) -> str | None:
    """``+++ Eilmeldung +++`` -> Eilmeldung; a blank where it parts two words."""
    return " " if found.start() and found.end() < len(text) else ""


def times(_found: re.Match[str], _: str) -> str | None:
    """``4 x 100`` -> mal; ``3×4`` -> mal."""
    return " mal "


def stroke(found: re.Match[str], _: str) -> str | None:
    """``und/oder`` -> und oder; ``Berlin/Hamburg`` -> Berlin Hamburg; between digits the same."""
    return " " if found[0].strip() else ""


def life(found: re.Match[str], text: str) -> str | None:
    """``* 1749`` -> geboren; ``† 1832`` -> gestorben."""
    said = "geboren" if found[1] == "*" else "gestorben"
    return said if text[found.end() : found.end() + 1].isspace() else said + " "


def greek(found: re.Match[str], _: str) -> str | None:
    """``α-Strahlung`` -> Alpha-Strahlung."""
    return _GREEK.get(found[0].lower(), "Sigma")


def symbol(found: re.Match[str], text: str) -> str | None:
    """``&`` -> und, with blanks where it touches words; emoji and layout -> nothing."""
    sign = found[1]
    name = _NAMES.get(sign, "")
    if sign in _LIMITS and not re.search(r"(?:[\d)]|\b\w)$", text[: found.start(1)].rstrip()):
        name = _LIMITS[sign]
    if not name:
        within = found[0] == sign and found.start() and found.end() < len(found.string)
        return " " if within and not found.string[found.start() - 1].isspace() and sign in "_|·•" else ""
    left = (
        " "
        if found.start(1) == found.start()
        and found.start()
        and not found.string[found.start() - 1].isspace()
        and found.string[found.start() - 1] not in '(„"»‚-'
        else found[0][: found.start(1) - found.start()]
    )
    right = (
        " "
        if found.string[found.end() : found.end() + 1].isalnum() or found.string[found.end() : found.end() + 1] == "\0"
        else ""
    )
    return f"{left}{name}{right}"


def is_symbol(character: str) -> bool:
    """Is this a sign no engine should meet: a symbol, an emoji, an invisible mark?"""
    return (
        unicodedata.category(character) in ("Sm", "Sc", "Sk", "So", "Cf", "Cc", "Co", "Cs", "Cn", "No", "Nl", "Me")
        or character in _NAMES
        or character in "†*‡•·_|{}\ufe0f\u20e3‣"
    ) and character not in "\n\t\r"


_MARKS = r"[^\w\s.,;:!?\-–—…\"'„“”‚‘’»«›‹()\[\]/\0‐‑‒\u00ad´`]"
_UNNAMED = "(?![" + re.escape("".join(_NAMES)) + "])" + _MARKS
POWERS = (
    Rule("footnote", r"\s?\[\d{1,3}\]|(?:(?<=[a-zäöüß]{3})|(?<=[.,“”«]))[¹²³⁴-⁹]+", footnote, needs="[⁰¹²³⁴⁵⁶⁷⁸⁹"),
    Rule("isotope", r"(?<!\w)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)([A-Z][a-z]?)(?![^\W_])", isotope, needs="⁰¹²³⁴⁵⁶⁷⁸⁹"),
    Rule("power", r"(?<![\w.,])(\d+)([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)", power, needs="⁰¹²³⁴⁵⁶⁷⁸⁹", at_number=True),
)
"""Marks of notes, powers of numbers: 10³."""

RULES = (
    Rule("power of a letter", r"()(?<=[A-Za-zäöüß)])([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)", power, needs="⁰¹²³⁴⁵⁶⁷⁸⁹"),
    Rule("ornament", r"\s*(?:\+{2,}|={2,}|\*{2,}|#{2,}|_{2,}|~{2,})\s*", ornament, needs="+=*#_~"),
    Rule("opening mark", rf"\A\s*(?:{_UNNAMED}\s*)+", footnote),
    Rule("times", rf"(?<=[\d\0]){BLANK}?[x×*·]{BLANK}?(?=[\d\0])", times, needs="x×*·"),
    Rule("life", rf"([*†])(?={BLANK}?(?:um |ca\. |[\d\0]))", life, needs="*†"),
    Rule("greek", r"[Α-Ωα-ω](?![Α-Ωα-ω])(?<![Α-Ωα-ω][Α-Ωα-ω])", greek),
    Rule("between", r"(?<=\0) ?[–—] ?(?=\0)", between, needs="–—"),
    Rule("stroke", r"\s*/+\s*", stroke, needs="/"),
    Rule("ellipsis in brackets", r"\s?\[(?:…|\.\.\.)\]|[\[\]]", footnote, needs="[]"),
    Rule("symbol", rf"\s?({_MARKS}|[_ªº²³¹⁰⁴-⁹₀-₉])", symbol),
)
