"""Notation of programming languages in running text: C++, A*, "*", a != b, List<String>, {% include %}.

C++ -> C plus plus        A* -> A Stern        das Zeichen "*" -> das Zeichen "Stern"        a != b -> a ungleich b
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import word_before
from audiobuild.german.grammar.labels import NUMBERED
from audiobuild.german.grammar.numbers import plain
from audiobuild.german.rule_engine import Rule
from audiobuild.german.words.sentence_words import VERSIONED
from audiobuild.lazy_regex import lazy_regex

_NAMES = {
    "++": "plus plus",
    "--": "minus minus",
    "*": "Stern",
    "**": "Stern Stern",
    "==": "gleich gleich",
    "!=": "ungleich",
    "/": "Schrägstrich",
    "//": "zwei Schrägstriche",
    "_": "Unterstrich",
    "|": "senkrechter Strich",
    "~": "Tilde",
    "\\": "Backslash",
}
"""Signs that are not spoken elsewhere, or otherwise, by their names between quotation marks."""


def quoted(found: re.Match[str], _: str) -> str | None:
    """Read ``das Zeichen "*"`` as das Zeichen "Stern": the sign itself is meant."""
    return _NAMES[found[0]]


def energy_class(found: re.Match[str], _: str) -> str | None:
    """Read ``Klasse A++`` as A plus plus."""
    return " plus" * len(found[0])


def language(found: re.Match[str], _: str) -> str | None:
    """Read ``C++`` as C plus plus; ``C#`` -> C Sharp."""
    return " plus plus" if found[0] == "++" else " Sharp"


def star_search(found: re.Match[str], text: str) -> str | None:
    """Read ``der A*-Algorithmus`` as A Stern; ``Klasse A*`` is left alone: a note."""
    return None if word_before(text, found.start() - 1) in NUMBERED else " Stern"


def unequal(_found: re.Match[str], _: str) -> str | None:
    """Read ``a != b`` as a ungleich b."""
    return " ungleich "


def or_equal(found: re.Match[str], text: str) -> str | None:
    """Read ``n >= 3`` as n größer gleich drei; after a word it is a limit: mindestens."""
    spoken = "kleiner gleich" if "<" in found[0] else "größer gleich"
    return spoken if text[found.start() - 1].isspace() else f" {spoken} "


def equal(_found: re.Match[str], text: str) -> str | None:
    """Read ``a == b`` as a gleich b; ``== Titel ==`` is left alone: a heading."""
    return None if text.lstrip().startswith("=") else " gleich "


def generic(found: re.Match[str], _: str) -> str | None:
    """Read ``List<String>`` as List von String: a type of the values in another."""
    return found[0].rstrip(">").replace("<", " von ")


def open_version(found: re.Match[str], _: str) -> str | None:
    """Read ``Linux 5.x`` as fünf Punkt x, ``v1.2.x`` as v eins Punkt zwei Punkt x: any version of a row."""
    spoken = " Punkt ".join(part if part == "x" else plain(part) for part in found[0].lstrip("v").split("."))
    return f"v {spoken}" if found[0].startswith("v") else spoken


def versions(found: re.Match[str], text: str) -> str | None:
    """Read ``Python 3.9–3.11`` as drei Punkt neun bis drei Punkt elf: the versions of a program."""
    before = word_before(text, found.start())
    if before not in VERSIONED and not _CAMEL.search(before):
        return None
    return " bis ".join(" Punkt ".join(map(plain, one.split("."))) for one in found.groups())


# Matches in "iOS", "LibreOffice", "macOS"; not in "Version", "BBC".
_CAMEL = lazy_regex(r"[a-z][A-Z]")


def template(_found: re.Match[str], _: str) -> str | None:
    """Read ``{% include %}`` as include: the brackets of a template's command."""
    return ""


def hexadecimal(found: re.Match[str], _: str) -> str | None:
    """Read ``0x3F`` as null x drei F: character by character."""
    return "null x " + " ".join(plain(one) if one.isdecimal() else one.upper() for one in found[1])


# Matches "Schlüssel", "MAC-Adresse", "Hashwert"; not "Anschluss".
_KEYS = lazy_regex(r"[Ss]chlüssel|[Aa]dresse|[Hh]ash|[Hh]exa|[Pp]rüfsumme|[Ss]ignatur|[Ii]dentif")


def key(found: re.Match[str], text: str) -> str | None:
    """Read ``der Schlüssel 2914FFAC``, eight hexadecimal digits, digit by digit; ``LG 65EF9500`` stays: a product."""
    if not _KEYS.search(text):
        return None
    return " ".join(plain(one) if one.isdecimal() else one.upper() for one in found[0])


def difference(found: re.Match[str], _: str) -> str | None:
    """Read ``x(k-1)`` as k minus eins, ``(-k-2)`` as minus k minus zwei."""
    return f"{'minus ' if found[1] else ''}{found[2]} minus {plain(found[3])}"


_OPERATORS = {"^": "Zirkumflex", "<<": "kleiner kleiner", ">>": "größer größer", "&": "Und", "&&": "Und Und",
              "||": "Oder Oder", "!": "Ausrufezeichen", "%": "Prozent", "?": "Fragezeichen", "+": "Plus", "-": "Minus",
              "===": "gleich gleich gleich", "->": "Pfeil", "=>": "Pfeil", "::": "Doppelpunkt Doppelpunkt"}  # fmt: skip
"""Signs before the word "Operator"."""


def operator(found: re.Match[str], _: str) -> str | None:
    """Read ``der << Operator`` as der kleiner kleiner Operator: the sign itself is meant."""
    return _OPERATORS.get(found[0]) or _NAMES[found[0]]


def bus(_found: re.Match[str], _: str) -> str | None:
    """Read ``I²C`` as I zwei C."""
    return " zwei "


def relation(found: re.Match[str], _: str) -> str | None:
    """Read ``eine 1:n-Beziehung`` as eins zu n: how many of one thing belong to another."""
    return f"{'eins' if found[1] == '1' else found[1]} zu {found[2]}"


def members(found: re.Match[str], _: str) -> str | None:
    """Read ``die Menge {0,1}`` as null, eins: the members of a set."""
    return ", ".join(map(plain, found[0].split(",")))


def arguments(found: re.Match[str], _: str) -> str | None:
    """Read ``C(6,3)`` as C von sechs, drei: the arguments of a function."""
    return f" von {', '.join(map(plain, found[0][1:-1].split(',')))}"


# Matches all of "String", "int", "T"; not of "b", "intern".
_TYPE = r"(?:[A-Z]\w{0,30}|int|char|bool|boolean|float|double|long|byte|string|number|any|void|auto)(?!\w)"
_SIGNS_OF_OPERATORS = "|".join(map(re.escape, sorted(_OPERATORS.keys() | _NAMES.keys(), key=len, reverse=True)))
_BEFORE_PLUSES = "|".join(
    rf"(?<=\b{name})" for name in ("[CG]", "[gc]", "Cilk", "Notepad", "Bonnie", "bonnie", "clang", "libstdc", "libc")
)
"""Names of languages and programs that end in two pluses."""
_QUOTED = "|".join(map(re.escape, sorted(_NAMES, key=len, reverse=True)))
RULES = (
    # Matches "*" in "„*“", "++" in "‚++‘"; not in "„*.txt“".
    Rule(
        "quoted sign",
        rf"(?<=[\"'„“‚`])(?<![\w.!?][\"'“`])(?:{_QUOTED})(?=[\"'”“‘`])",
        quoted,
        needs=tuple(f"{mark}{sign[0]}" for mark in "\"'„“‚`" for sign in _NAMES),
    ),
    # Matches "++" in "Klasse A++", "+++" in "A+++-Geräte"; not in "A++B", "Ulm++", "+++ Eil +++".
    Rule("energy class", r"(?<=\b[A-F])\+{2,3}(?![+\w])", energy_class, needs=("++",)),
    # Matches "++" in "C++", "Notepad++", "#" in "C# lernen"; not in "a++", "+++", "Ulm++", "#C".
    Rule("language", rf"(?:{_BEFORE_PLUSES})\+\+(?![+\w])|(?<=\b[CF])#(?!\w)", language, needs=(*"+#",)),
    # Matches "*" in "A* findet", "A*-Suche", "A* (Tree-Search)"; not in "CDA*", "A*b", "A*".
    Rule("star search", r"(?<=\bA)\*(?=[)-]|\s[a-zäöü]|\s\([A-Z][a-z]{2})", star_search, needs=("A*",)),
    # Matches " != " in "a != b", "!=" in "x!=3"; not in "so!", "=Land in Sicht!= Wir".
    Rule("unequal", r"(?<=[\w)\]\"'])(?:\s!={1,2}\s|!={1,2}(?!\s))(?=[\w\"'])", unequal, needs=("!=",)),
    # Matches " >= " in "n >= 3", "<=" in "x<=y", "Operator: <="; not in "a => b", ">= 3", "so >= 3".
    Rule("or equal", r"(?<=\b[A-Za-z])\s?[<>]=\s?(?=[\w-])|(?<=: )[<>]=(?=,|\Z)", or_equal, needs=(">=", "<=")),
    # Matches " == " in "a == b"; not in "a ==", "== a", "a = b".
    Rule("equal", r"(?<=[\w)\]\"']) ={2,3} (?=[\w\"'])", equal, needs=(" ==",)),
    # Matches "<String>" in "List<String>", "<vector<T>>" in "vector<vector<T>>"; not "<b>" in "Wort<b>", "a<B", "<T>".
    Rule(
        "generic type",
        rf"(?<=[A-Za-z])<{_TYPE}(?:(?:<|, ?){_TYPE})*>+(?!\w)|(?<=[A-Za-z])<[a-z]\w{{0,30}}<{_TYPE}>>(?!\w)",
        generic,
        needs=("<",),
    ),
    # Matches "0x55", "0x3F"; not "0x", "10x55", "0x5mm", "0x12345678901".
    Rule("hexadecimal", r"(?<!\w)0x([\dA-Fa-f]{1,8})(?!\w)", hexadecimal, needs=("0x",), at_number=True),
    # Matches "2914FFAC", "00a1b2c3"; not "12345678", "1234ABCDE", "12345E67", "deadbeef".
    Rule(
        "key in hexadecimal",
        r"(?<![\w.,-])(?=[A-Fa-f]*\d)(?=\d*[A-Fa-f])(?!\d+[Ee]\d+)(?:[\dA-F]{8}|[\da-f]{8})(?![\w-])",
        key,
        needs=tuple(f"0{digit}" for digit in "ABCDEFabcdef"),
        trigger=r"(?<!\w)\d+[A-Fa-f]",
    ),
    # Matches "k-1" in "x(k-1)", "-k-2" in "(-k-2)"; not in "(Covid-19)", "(K-1)", "k-1".
    Rule("difference in brackets", r"(?<=\()(-)?([a-z])-(\d{1,3})(?=\))", difference, needs=("-0)",)),
    # Matches "<<" in "Der << Operator", "^" in "mit dem ^-Operator"; not in "<< Operator", "der + so".
    Rule(
        "sign of an operator",
        rf"(?<=\b[DdJj]e[rmns] )(?:{_SIGNS_OF_OPERATORS})(?=[ -][Oo]perator)",
        operator,
        needs=("perator",),
    ),
    # Matches "²" in "I²C-Bus", "I²S"; not "I²", "m²C".
    Rule("bus", r"(?<=\bI)²(?=[CS]\b)", bus, needs=("²",)),
    # Matches "(6,3)" in "C(6,3) = 20", "(2,1)" in "P(2,1)"; not in "(6,3)", "Kap(6,3)", "C(6,3 %)".
    Rule("arguments", r"(?<=\b[A-Za-z])\(\d{1,4}(?:,\d{1,4}){1,3}\)(?!\w)", arguments, needs=("(0,0",)),
    # Matches "0,1" in "{0,1}", "1,2,3" in "{1,2,3}", "0,1" in "[0,1]", "0,60,120" in "[0,60,120]"; not in "{0,5 %}",
    # "0,1", "[1,2]", "[0,5]".
    Rule(
        "members of a set",
        r"(?<=\{)\d{1,4}(?:,\d{1,4})+(?=\})|(?<=[\[\]])0,1(?=[\[\]])|(?<=\[)0(?:,\d{1,4}){2,20}(?=\])",
        members,
        needs=("{0,0", "[0,0", "]0,0"),
    ),
    # Matches "5.x", "2.6.x" in "ab 2.6.x", "v1.x"; not "5.xls", "A5.x", "5. x", "5.x.exe".
    Rule("open version", r"(?<![\w.,])v?\d{1,3}(?:\.\d{1,3}){0,2}\.x(?!\w|\.\w)", open_version, needs=("0.x",)),
    # Matches "3.9–3.11", "5.1.2 - 5.3"; not "3.9–11", "3.9–3.11,5", "3.9-3.11-x". `versions` looks at the word before.
    Rule(
        "span of versions",
        r"(?<![\w.,])(\d{1,2}(?:\.\d{1,3}){1,2}) ?[-–] ?(\d{1,2}(?:\.\d{1,3}){1,2})(?![\w-]|[.,]\d)",
        versions,
        needs=("0.0-0", "0.0 - 0", "0.0.0-0", "0.0.0 - 0"),
        at_number=True,
    ),
    # Matches "1:n" in "1:n-Beziehung", "n:m", "N:M"; not "1:n:m", "a:n", "1:no", "11:n".
    Rule("relation", r"(?<![\w.,:])([1nmNM]):([nmNM])(?![\w:])", relation, needs=(":n", ":m", ":N", ":M")),
    # Matches "{% " in "{% include", " %}" in "include %}"; not "{5 %", "{".
    Rule("template", r"\{%-?\s?|\s?-?%\}", template, needs=("{%", "%}")),
)
