"""The plain numbers, last of all: millions, ranges, versions, cardinals.

1 Frau -> eine Frau                    10.000 Menschen -> zehntausend Menschen
10–12 -> zehn bis zwölf                Platz 77. (the end) -> Platz siebenundsiebzig.
"""

from __future__ import annotations

import re

from audiobuild.german.engine import Rule
from audiobuild.german.grammar.context import (
    opens_sentence,
    word_after,
    word_before,
)
from audiobuild.german.grammar.counted_one import counted_one
from audiobuild.german.grammar.indefinite import one
from audiobuild.german.grammar.labels import NUMBERED, is_labelled, is_numbered
from audiobuild.german.grammar.numbers import cardinal, decimal, digits, ordinal, plain
from audiobuild.german.grammar.patterns import (
    BLANK,
    DASH,
    DASHED,
    FREE,
    NUMBER,
    POINTED_WORD,
    SCALE,
    SIGNED,
    amount,
    scaled,
)
from audiobuild.german.words import word_list
from audiobuild.german.words.measures import DEVICES
from audiobuild.german.words.nouns import is_plural
from audiobuild.german.words.places import TOWNS


def millions(found: re.Match[str], text: str) -> str | None:
    """Read ``1,5 Mio.`` as eins Komma fünf Millionen.

    ``1 Milliarde`` -> eine Milliarde; a sentence's full stop stays.
    """
    ends = found[2].endswith(".") and opens_sentence(text, found.end())
    return scaled(found[1], found[2], one(text, found.start(), "f")) + ("." if ends else "")


def span(found: re.Match[str], text: str) -> str | None:
    """Read ``10–12`` as zehn bis zwölf; ``1–2 Stunden`` -> ein bis zwei; ``5 - 3 =`` -> fünf minus drei."""
    sum_ = _SUM_AFTER.match(text, found.end())
    if _is_numbered_twice(found, text):
        return f"{decimal(found[1])} Strich {decimal(found[2])}"
    if word_before(text, found.start()) in _AIRCRAFT:
        return f"{decimal(found[1])} {decimal(found[2])}"
    # Matches "3 – 4" in "um 3 – 4 Tage"; not "3–4", "3 bis 4".
    if not sum_ and re.search(rf"\d{BLANK}{DASH}{BLANK}\d", found[0]) and not _is_range(found, text):
        return None  # a dash between two thoughts
    return f"{decimal(found[1], _first(found, text))} {'minus' if sum_ else 'bis'} {decimal(found[2])}"


def _is_numbered_twice(found: re.Match[str], text: str) -> bool:
    """Return whether a part has the numbers of its chapter and its own: Abbildung 3-1, BS 63-1; not Abb. 3-5."""
    if " " in found[0] or not (found[1] + found[2]).isdecimal():
        return False
    label = word_before(text, found.start())
    short = _SHORT_LABEL.search(text, max(0, found.start() - 8), found.start())
    return label in _NUMBERED_TWICE or bool(short and int(found[1]) > int(found[2]))


# Matches the end of "Abb. ", "BS "; not of "S. ", "A ", "der ".
_SHORT_LABEL = re.compile(r"\b(?:Abb\.|Tab\.|[A-ZÄÖÜ]{2,5}) $")


def _is_range(found: re.Match[str], text: str) -> bool:
    """Return whether two numbers with a spaced dash between them are a range: it rises, and both count alike.

    Years before Christ fall: "44 - 31 v. Chr.".
    """
    first, second = found[1], found[2]
    whole = first.isdecimal() and second.isdecimal()
    if whole and int(first) > int(second) and _BEFORE_CHRIST.match(text, found.end()):
        return True
    if whole and (int(first) >= int(second) or first[0] == "0" != second[0]):
        return False
    after = word_after(text, found.end())
    measured = after in _COUNTED_BY_SPANS and word_before(text, found.start()) not in NUMBERED
    dated = whole and len(first) < len(second) and _YEAR_AND_VERB.match(text, found.start(2))
    if dated or (is_labelled(text, found.start()) and after[:1].isupper() and not measured):
        return False  # "Bild 3 – 12 Männer am Fluss"
    return not (word_after(text, found.end()) in TOWNS or _YEAR_OF_CLAUSE.match(text, found.start(2)))


_COUNTED_BY_SPANS = frozenset(
    word_list("""
    Sekunden Minuten Stunden Tage Tagen Wochen Monate Monaten Jahre Jahren Grad Meter Kilometer Zentimeter Gramm Kilo
    Liter Uhr Euro Cent Franken Prozent Personen Teilnehmer
    """)
)
"""Nouns that two numbers before them count behind another noun, "Schiene 40 - 50 Minuten", if no number names it."""
# Matches the year in "90 – 1933 floh sie"; not in "90 – 1933 m hoch", "90 – 1933 Meter".
_YEAR_AND_VERB = re.compile(r"(?:1[5-9]|20)\d\d [a-zäöüß]{3,}\b")
# Matches the year in "60 – 2016 waren es 80"; not in "1990 – 2016".
_YEAR_OF_CLAUSE = re.compile(
    r"(?:1[5-9]|20)\d\d (?:war|waren|sind|ist|hatte|hatten|wird|werden|wurde|wurden|gab|noch)\b"
)

# Matches after the years of "44 - 31 v. Chr."; not of "44 - 31 n. Chr.".
_BEFORE_CHRIST = re.compile(rf"{BLANK}(?:v\.{BLANK}?(?:Chr|u\.{BLANK}?Z)\.|vor{BLANK}(?:Christus|unserer{BLANK}Zeit))")

# Matches the beginning of " = 2", " Äpfel = x"; not of " = NJW 2000", " bis 5 = 2".
_SUM_AFTER = re.compile(r"[^=\d]{0,8}=(?! ?[A-ZÄÖÜ]\w)")
_NUMBERED_TWICE = frozenset(
    word_list(
        """
        Abbildung Abb Tabelle Tab Bild Tafel Karte Formel Gleichung Übung Aufgabe Anlage Grafik Diagramm Listing Zeichen
        """
    )
)
"""Nouns that the number of a chapter and their own in it follow: Abbildung 9-1."""
_AIRCRAFT = frozenset(word_list("Boeing Airbus Embraer Antonow Iljuschin Tupolew Cessna McDonnell Fokker"))


def _first(found: re.Match[str], text: str) -> str:
    """Return the word for 1 before "bis": "ein" if a noun is counted ("ein bis zwei Tage"), "eins" after a label."""
    # Matches the beginning of " Tage", " weitere Tage"; not of " und", ", Tage".
    counted = re.match(r"\s(?:[a-zäöüß]+e[nr]? )?[A-ZÄÖÜ]", text[found.end() :])
    return "ein" if counted and not is_labelled(text, found.start()) else "eins"


def hundreds(found: re.Match[str], _: str) -> str | None:
    """Read ``wenige 100 Meter`` as hundert, not einhundert; ``mehrere 1.000`` -> tausend."""
    return decimal(found[0]).removeprefix("ein")


_SEVERAL = "|".join(
    f"(?<={word} )"
    for word in word_list("wenige wenigen wenigem mehrere mehreren einige einigen paar viele vielen etliche etlichen")
)


def signed(found: re.Match[str], _: str) -> str | None:
    """Read ``-5`` as minus fünf; ``+0,5`` -> plus null Komma fünf."""
    return amount(found[0])


def number(found: re.Match[str], text: str) -> str | None:
    """Read ``10.000`` as zehntausend; ``3,14`` -> drei Komma eins vier; ``1`` before a noun -> ein or eine."""
    if found[0] == "1":
        if _TIMES_AFTER.match(text, found.end()) or _PIECE_AFTER.match(text, found.end()):
            return "ein"
        return "eins" if is_numbered(text, found.start()) else counted_one(found, text)
    if text.endswith("zum ", 0, found.start()) and _TIME_AFTER.match(text, found.end()) and "," not in found[0]:
        return ordinal(int(found[0].replace(".", "")), "en")  # "zum 10.000 Mal", without its stop
    return decimal(found[0] if _EXACT_AFTER.match(text, found.end()) else found[0].removesuffix(",00"))


# Matches the beginning of " Prozent", " bis", "-"; not of " pro Jahr", ".".
_EXACT_AFTER = re.compile(r"\s?(?:[-–—]|Prozent|bis\b)")
"""After these the noughts of a decimal stay: 3,00 Prozent; elsewhere it is a price: 150,00 pro Jahr."""


# Matches the beginning of "- bis 2-mal", "- oder 2-stündig"; not of "- bis", " bis 2".
_PIECE_AFTER = re.compile(r"-,? (?:bis|und|oder) (?:\d|\0|[a-zäöüß])")
# Matches the beginning of " Mal in"; not of " Male", " Maler", " mal".
_TIME_AFTER = re.compile(r"\sMal\b")
# Matches the beginning of "x12", " x 5"; not of " x täglich".
_TIMES_AFTER = re.compile(r"\s?[x×]\s?\d")


def version(found: re.Match[str], _: str) -> str | None:
    """Read ``2.0`` as zwei Punkt null; ``192.168.0.1`` -> ... Punkt null Punkt eins; ``53.3683998`` digit by digit."""
    parts = found[0].rstrip(".").split(".")
    long = len(parts) == 2 and len(parts[1]) > (2 if parts[0] == "0" else 3)  # noqa: PLR2004 -- a decimal in English
    return " Punkt ".join([plain(parts[0]), digits(parts[1])] if long else map(plain, parts))


def stray(found: re.Match[str], _: str) -> str | None:
    """Read the digits that are left, with blanks where they touch letters: ``x_1y`` -> x eins y."""
    spoken = plain(found[0])
    left = " " if found.start() and found.string[found.start() - 1].isalpha() else ""
    right = " " if found.string[found.end() : found.end() + 1].isalpha() else ""
    return left + spoken + right


def times_over(found: re.Match[str], text: str) -> str | None:
    """Read ``5x täglich``, ``3 × täglich``, ``1 mal im Jahr`` as fünfmal, dreimal, einmal; ``Nexus 5x`` is left."""
    if word_before(text, found.start()) in DEVICES and found[0][-1] == "x":
        return None
    return "- bis ".join(decimal(part, "ein") for part in re.split(r"\s?[-–]\s?", found[1])) + "mal"


_SAME_IN_PLURAL = frozenset(
    word_list("Kapitel Artikel Titel Zimmer Schalter Fenster Abschnitten Runden Linie Raum Gleis Zone Halle")
)


def listed(found: re.Match[str], text: str) -> str | None:
    """Read ``Plätze 1,2 und 3`` as eins, zwei und drei; ``1,2 und 3 Prozent`` is a decimal."""
    noun = word_before(text, found.start())
    if not is_plural(noun) and noun not in _SAME_IN_PLURAL:
        return None
    return ", ".join(cardinal(int(number)) for number in found[0].split(","))


def price(found: re.Match[str], _: str) -> str | None:
    """Read ``5,-`` without a currency as fünf."""
    return decimal(found[1])


def english(found: re.Match[str], _: str) -> str | None:
    """Read ``1,000.50`` (English) as eintausend Komma fünf null."""
    return decimal(found[0].replace(",", "").replace(".", ","))


LARGE = (
    # Matches "3,5 Mio.", "10 bis 20 Milliarden"; not "3,5 Prozent", "Millionen".
    Rule(
        "millions",
        rf"({FREE}{NUMBER}(?:{BLANK}?{DASH}{BLANK}?{NUMBER})?)({SCALE})",
        millions,
        needs=("0M", "0 M", "0B", "0 B", "0T", "0 T"),
        at_number=True,
    ),
)
"""Millions come before the abbreviations, which know no numbers."""


TIMES_OVER = (
    # Matches "100" in "wenige 100 Meter", "1.000" in "mehrere 1.000"; not "nur 100", "wenige 100-mal".
    Rule(
        "hundreds",
        rf"(?:{_SEVERAL})1(?:00|\.?000|00\.?000)(?![\w.,-]\w|\w)",
        hundreds,
        needs=("e 0", "n 0", "r 0"),
        at_number=True,
    ),
    # Matches "1,2" in "Plätze 1,2 und 3"; not "1,2 Prozent", "1,2 und 3,5".
    Rule(
        "list",
        r"(?<![\w.,])\d{1,2}(?:,\d{1,2})+(?= (?:und|oder|sowie) \d{1,2}(?!\w|[.,]\d|\.(?! ?[\"“”»)]*\Z)))",
        listed,
        needs=("0,0",),
        at_number=True,
    ),
    # Matches "3 mal" of "3 mal täglich", "4-5 mal"; not of "3 mal 4".
    Rule(
        "times",
        rf"({NUMBER}(?:{BLANK}?[-–]{BLANK}?{NUMBER})?){BLANK}mal(?!\w| \d)",
        times_over,
        needs=("0 mal",),
        at_number=True,
    ),
    # Matches "5x" in "5x täglich", "3 ×" in "3 × am Tag"; not "3 x 4", "4 × g".
    Rule(
        "times over",
        rf"(?<![\w.,])({NUMBER}(?:[-–]{NUMBER})?){BLANK}?[x×](?=\s+[a-zäöüA-ZÄÖÜ]{{2}}|[.,;:!?)]+(?!\S)|\Z)",
        times_over,
        needs=("0x", "0 x", "0×", "0 ×"),
        at_number=True,
    ),
)
"""Before the units and names, which would take the x for theirs."""


def pointed(found: re.Match[str], _: str) -> str | None:
    """Read ``3.5 Prozent`` as drei Komma fünf; ``Version 2.5`` is left."""
    return decimal(found[0].replace(".", ","))


POINTS = (
    # Matches "3.5" in "3.5 Prozent", "2.5" in "2.5 Mio."; not "3.5 Uhr", "am 3.5", "1.500 Meter".
    Rule("decimal point", POINTED_WORD, pointed, needs=("0.0 ",), at_number=True),
)
"""Before the millions and the dates."""
STROKES = (
    # Matches "5.–" in "Preis: 5.–", "20.--", "1.200.-"; not "5.–7.", "der 3. –", "20.-Jahr".
    Rule(
        "price with a stop",
        r"(?<![\w.,])(\d{1,3}(?:[.'’]\d{3}){1,3}|\d{1,4})\.[-–—]{1,2}(?=[.,;)]?(?:\s|\Z))(?! ?(?:\d|Jahrh))",
        price,
        needs=("0.-",),
        at_number=True,
    ),
)
"""Before the ordinals."""
RANGES = (
    # Matches "5,-", "20,–"; not "5, -".
    Rule("price", rf"({NUMBER}),[-–—]{{1,2}}(?!\w)", price, needs=("0,-",), at_number=True),
    # Matches "1,234.50"; not "1,234", "1.234,50".
    Rule("English number", r"(?<![\w.,])\d{1,3}(?:,\d{3})+\.\d+(?!\w)", english, needs=(",0.0",), at_number=True),
    # Matches "2.0", "192.168.0.1", "53.3683998", "0.133"; not "2.318.450", "1.500", "3.1,5".
    Rule(
        "version",
        r"(?<![\w.,])(?![1-9]\d{0,2}(?:\.\d{3})+(?!\d|\.\d))"
        r"(?:\d+(?:\.\d+){1,}\.(?=\s[a-zäöü])(?<!\d\d\d\d\.)(?<=\d\.\d\.)|\d+(?:\.\d+){2,}(?!\w)|\d+\.\d{1,2}(?!\w|[.,]\d)|(?:0\.\d{3}|\d+\.\d{4,})(?!\w|[.,]\d))",
        version,
        needs=("0.0",),
        at_number=True,
    ),
    # Matches "10–12", "1 - 2"; not "10–12th". Falling pairs with blanks are two thoughts.
    Rule("range", rf"(?<![\w.,])({NUMBER}){BLANK}?{DASH}{BLANK}?({NUMBER})(?!\w)", span, needs=DASHED, at_number=True),
)
"""Before the years, whose spans they leave."""

RULES = (
    # Matches "-5", "+ 3", "±2,5"; not "10-5", "a - b".
    Rule(
        "signed number",
        rf"(?<![\w)\0]){SIGNED}{NUMBER}(?!\w)",
        signed,
        needs=tuple(f"{sign}{blank}0" for sign in "-+−±" for blank in ("", " ")),
        at_number=True,
    ),
    # Matches "20.000", "3,5", "1 000 000"; not "A7", "3D".
    Rule("number", rf"(?<![\w]){NUMBER}(?!\w)", number, at_number=True),
    Rule("stray digits", r"\d\d*", stray, needs=("0",)),
)
