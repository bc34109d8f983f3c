"""The plain numbers, last of all: millions, ranges, versions, cardinals.

1 Frau -> eine Frau                    10.000 Menschen -> zehntausend Menschen
10–12 -> zehn bis zwölf                Platz 77. (the end) -> Platz siebenundsiebzig.
"""

from __future__ import annotations

import re

from audiobuild.german.engine import Rule
from audiobuild.german.grammar.context import (
    NO_ADJECTIVES,
    PREPOSITIONS,
    opens_sentence,
    word_after,
    word_before,
    words_before,
)
from audiobuild.german.grammar.indefinite import one
from audiobuild.german.grammar.numbers import cardinal, decimal, digits, plain
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
from audiobuild.german.words.measures import DEVICES, units
from audiobuild.german.words.nouns import Gender, gender, is_listed, is_plural
from audiobuild.german.words.places import TOWNS
from audiobuild.german.words.sentence_words import STARTERS


def millions(found: re.Match[str], text: str) -> str | None:
    """Read ``1,5 Mio.`` as eins Komma fünf Millionen.

    ``1 Milliarde`` -> eine Milliarde; a sentence's full stop stays.
    """
    ends = found[2].endswith(".") and opens_sentence(text, found.end())
    return scaled(found[1], found[2], one(text, found.start(), "f")) + ("." if ends else "")


def span(found: re.Match[str], text: str) -> str | None:
    """Read ``10–12`` as zehn bis zwölf; ``1–2 Stunden`` -> ein bis zwei; ``5 - 3 =`` -> fünf minus drei."""
    sum_ = "=" in text[found.end() : found.end() + 9]
    if word_before(text, found.start()) in _AIRCRAFT:
        return f"{decimal(found[1])} {decimal(found[2])}"
    # Matches "3 – 4" in "um 3 – 4 Tage"; not "3–4", "3 bis 4".
    if not sum_ and re.search(rf"\d{BLANK}{DASH}{BLANK}\d", found[0]) and not _is_range(found, text):
        return None  # a dash between two thoughts
    return f"{decimal(found[1], _first(found, text))} {'minus' if sum_ else 'bis'} {decimal(found[2])}"


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
    measured = word_after(text, found.end()) in _COUNTED_BY_SPANS
    dated = whole and len(first) < len(second) and _YEAR_AND_VERB.match(text, found.start(2))
    if dated or (is_labelled(text, found.start()) and word_after(text, found.end())[:1].isupper() and not measured):
        return False  # "Bild 3 – 12 Männer am Fluss"
    return not (word_after(text, found.end()) in TOWNS or _YEAR_OF_CLAUSE.match(text, found.start(2)))


_COUNTED_BY_SPANS = frozenset(
    word_list("""
    Sekunden Minuten Stunden Tage Tagen Wochen Monate Monaten Jahre Jahren Grad Meter Kilometer Zentimeter Gramm Kilo
    Liter Uhr
    """)
)
"""Nouns that two numbers before them count, whatever noun is before these: untere Schiene 40 - 50 Minuten."""
# Matches the year in "90 – 1933 floh sie"; not in "90 – 1933 m hoch", "90 – 1933 Meter".
_YEAR_AND_VERB = re.compile(r"(?:1[5-9]|20)\d\d [a-zäöüß]{3,}\b")
# Matches the year in "60 – 2016 waren es 80"; not in "1990 – 2016".
_YEAR_OF_CLAUSE = re.compile(
    r"(?:1[5-9]|20)\d\d (?:war|waren|sind|ist|hatte|hatten|wird|werden|wurde|wurden|gab|noch)\b"
)

# Matches after the years of "44 - 31 v. Chr."; not of "44 - 31 n. Chr.".
_BEFORE_CHRIST = re.compile(rf"{BLANK}(?:v\.{BLANK}?(?:Chr|u\.{BLANK}?Z)\.|vor{BLANK}(?:Christus|unserer{BLANK}Zeit))")

_AIRCRAFT = frozenset(word_list("Boeing Airbus Embraer Antonow Iljuschin Tupolew Cessna McDonnell Fokker"))


def _first(found: re.Match[str], text: str) -> str:
    """Return the word for 1 before "bis": "ein" if a noun is counted ("ein bis zwei Tage"), "eins" after a label."""
    # Matches the beginning of " Tage", " weitere Tage"; not of " und", ", Tage".
    counted = re.match(r"\s(?:[a-zäöüß]+e[nr]? )?[A-ZÄÖÜ]", text[found.end() :])
    return "ein" if counted and not is_labelled(text, found.start()) else "eins"


def is_labelled(text: str, start: int) -> bool:
    """Return whether it numbers the word before it ("Seite 1", "S. 1") instead of counting something."""
    before = word_before(text, start)
    named = before[:1].isupper() and before.lower() not in PREPOSITIONS and before not in STARTERS
    stems = (before, before.removesuffix("s"), before.removesuffix("es"))
    noun = named and text[: start - 1].endswith(before) and any(map(gender, stems))
    return bool(noun or _ABBREVIATED_LABEL.search(text[:start]))


def _is_numbered(text: str, start: int) -> bool:
    """Return whether a noun without an article is numbered: "an Brett 1 spielte Anna", "auf Platz 1 kommt Ulm"."""
    if not is_labelled(text, start):
        return False
    words = words_before(text, start, 2)
    if len(words) == 1:
        return words[0] in _NUMBERED and not text[: start - len(words[0]) - 1].strip()
    return len(words) > 1 and words[1].lower() in PREPOSITIONS and not is_plural(words[0])


_NUMBERED = frozenset(
    word_list("""
    Runde Etappe Spiel Satz Gruppe Platz Brett Halbzeit Hälfte Tag Teil Kapitel Phase Stufe Schritt Klasse Liga Woche
    Seite Linie Gleis Zone Zimmer Punkt Frage Aufgabe Station Lauf Rennen Team Kategorie Version Variante Szenario
    Option Tabelle Abbildung Mannschaft Position Staffel Feld Block Halle Raum Haus Tor Bahn Modul Band Akt Folge
    """)
)
"""Nouns that a number names: "Runde 1 brachte Siege" opens a sentence; "Soße 1 kleine Zwiebel" counts."""


# Matches the end of "vgl. S. ", "Nr.: ", "Bde. "; not of "Seite ", "Nr.".
_ABBREVIATED_LABEL = re.compile(
    r"\b(?:S|Nr|Bde?|Kap|Az|Abb|Tab|Rn|Rdnr|Ziff|Fn|Bl|Sp|Abs|Art|Aufl|Kl|Gl|No|Jg|Anm|Pos)\.:?\s$"
)


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
        return "eins" if _is_numbered(text, found.start()) else _one(found, text)
    return decimal(found[0] if _EXACT_AFTER.match(text, found.end()) else found[0].removesuffix(",00"))


# Matches the beginning of " Prozent", " bis", "-"; not of " pro Jahr", ".".
_EXACT_AFTER = re.compile(r"\s?(?:[-–—]|Prozent|bis\b)")
"""After these the noughts of a decimal stay: 3,00 Prozent; elsewhere it is a price: 150,00 pro Jahr."""


def _one(found: re.Match[str], text: str) -> str:
    """Read a one: "ein" in its form before a noun, else "eins" ("Platz 1", "1 zu 0")."""
    following = word_after(text, found.end()) if text[found.end() : found.end() + 1].isspace() else ""
    if hanging := _HANGING.match(text, found.end()):
        following = hanging[1].capitalize()
    following = "Handvoll" if following == "handvoll" else following
    # Matches the beginning of " ganzer Tag", " weit. Punkt"; not of " Tag", " sehr Tag".
    adjective = re.match(
        r"\s([a-zäöüß]{3,}(?:e|er|es|en),?\s+)?([a-zäöüß]{2,}(e|er|es|en|\.))\s+([A-ZÄÖÜ][\w-]+)", text[found.end() :]
    )
    named = adjective and adjective[1] and is_labelled(text, found.start())  # "in der Abbildung 1 verwendeten ..."
    if adjective and not named and NO_ADJECTIVES.isdisjoint((following, adjective[2])):
        kind: Gender = gender(adjective[4]) or ("f" if adjective[3] == "e" else "m")
        return one(text, found.start(), kind, adjective[2], adjective[4])
    # Matches the beginning of " bis 2 Tage"; not of " bis 2 kg", " bis zwei Tage".
    if following in ("bis", "oder") and re.match(r"\s(?:bis|oder)\s\d+\s[A-ZÄÖÜ]", text[found.end() :]):
        return "eins" if is_labelled(text, found.start()) else "ein"
    if amounts := _BETWEEN_AMOUNTS.match(text, found.end()):
        if word_before(text, found.start()).lower() == "zwischen":
            noun = amounts[1]
            kind = units()[noun][2] if noun in units() else gender(noun) or gender(noun.removesuffix("n"))
            return one(text, found.start(), kind or "n")
    elif parts := _OF_SEVERAL.match(text, found.end()):
        return {"f": "eine", "n": "eines"}.get(_gender_of_plural(parts[1]), "einer")
    measured = following in _MEASURES and word_before(text, found.start()) not in _NUMBERED
    if not following[:1].isupper() or _CODE.search(following) or (is_labelled(text, found.start()) and not measured):
        return "eins"
    return one(text, found.start(), gender(following), noun=following)


_MEASURES = frozenset(
    word_list("""
    Jahr Monat Woche Tag Stunde Minute Sekunde Nacht Prozent Drittel Viertel Dutzend Million Milliarde Kilometer
    Meter Liter
    """)
)
"""Nouns that a number before them counts, whatever stands before the number: stieg auf 5 Euro 1 Jahr zuvor."""
_CODE = re.compile(r"[a-z][A-Z]$")
"""A code or a court's register, which is not counted: 1 BvR, 1 StGB."""


# Matches the beginning of "- bis 2-mal", "- oder 2-stündig"; not of "- bis", " bis 2".
_PIECE_AFTER = re.compile(r"-,? (?:bis|und|oder) (?:\d|\0|[a-zäöüß])")
# Matches the beginning of "x12", " x 5"; not of " x täglich".
_TIMES_AFTER = re.compile(r"\s?[x×]\s?\d")
# Matches the beginning of " Saug- und Druckspritze"; not of " Saug und Spritze".
_HANGING = re.compile(r"\s[A-ZÄÖÜ]\w*- (?:und|oder) ([\w-]+)")
# Matches the beginning of " und 2 Euro", " und 85 km"; not of " und 2.", " und 2 so".
_BETWEEN_AMOUNTS = re.compile(r"\sund\s\d+(?:,\d+)?\s?([A-ZÄÖÜ][\w-]+|[kcm]?m[²³]?\b|k?g\b|m?l\b|km/h|[%°]C?)")
# Matches the beginning of " von 3 Frauen", " von zehn Deutschen"; not of " von Köln".
_OF_SEVERAL = re.compile(r"\svon\s(?:\d+|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf)\s([A-ZÄÖÜ][\w-]+)")


def _gender_of_plural(noun: str) -> Gender:
    """Return the gender of a plural by its ending: Frauen, Schülerinnen -> f, Kindern -> n."""
    if noun.endswith(("innen", "Frauen", "frauen", "ungen", "heiten", "keiten")):
        return "f"
    singular = next(filter(is_listed, (noun.removesuffix(ending) for ending in ("n", "en", "e", "er", "s"))), "")
    if singular and singular != noun:
        return gender(singular)
    return "n" if noun.lower().endswith(("kinder", "kindern", "häuser", "häusern")) else "m"


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


_SAME_IN_PLURAL = ("Kapitel", "Artikel", "Titel", "Zimmer", "Schalter", "Fenster", "Abschnitten", "Runden")


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
    # Matches "5.–" in "Preis: 5.–", "20.--"; not "5.–7.", "der 3. –", "20.-Jahr".
    Rule(
        "price with a stop",
        r"(?<![\w.,])(\d{1,4})\.[-–—]{1,2}(?=[.,;)]?(?:\s|\Z))(?! ?(?:\d|Jahrh))",
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
