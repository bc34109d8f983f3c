"""Ranges, differences, and numbers with the commas of English.

10–12 Klassen -> zehn bis zwölf      12,000 Verträge -> zwölftausend      20.12.2022 – 9 AZR (a thought) stays
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import search_before, word_after, word_before
from audiobuild.german.grammar.labels import NUMBERED, is_labelled
from audiobuild.german.grammar.numbers import decimal, without_comma_at_millions
from audiobuild.german.grammar.patterns import DASH, DASHED, NUMBER
from audiobuild.german.rule_engine import Rule
from audiobuild.german.rules.numbers import versions
from audiobuild.german.rules.numbers.counting import price
from audiobuild.german.words import word_list
from audiobuild.german.words.measures import units
from audiobuild.german.words.places import TOWNS
from audiobuild.lazy_regex import lazy_regex

# Matches the beginning of " = 2", " Äpfel = x"; not of " = NJW 2000", " bis 5 = 2", "; p = 0,05".
_SUM_AFTER = lazy_regex(r"[^=\d;,.()]{0,8}=(?! ?[A-ZÄÖÜ]\w)")
# Matches the beginning of " = -2", "=x"; not of " = 2", " Tage = -2".
_NEGATIVE_AFTER = lazy_regex(r" ?= ?(?:[-−–] ?\d|[a-z](?!\w))")


def span(found: re.Match[str], text: str) -> str | None:
    """Read ``10–12`` as zehn bis zwölf; ``1–2 Stunden`` -> ein bis zwei; ``5 - 3 =``, ``4^2 - 3^2`` -> minus."""
    sum_ = _is_sum(found, text)
    if _is_numbered_twice(found, text):
        return f"{decimal(found[1])} Strich {decimal(found[2])}"
    if _is_name(found, text):
        return f"{decimal(found[1])} {decimal(found[2])}"
    # Matches "3 – 4" in "um 3 – 4 Tage"; not "3–4", "3 bis 4".
    if not sum_ and re.search(rf"\d {DASH} \d", found[0]) and not _is_range(found, text):
        return None  # a dash between two thoughts
    return f"{decimal(found[1], _first(found, text))} {'minus' if sum_ else 'bis'} {decimal(found[2])}"


def _is_sum(found: re.Match[str], text: str) -> bool:
    """Return whether a dash is a minus: 5 - 3 = 2; a range may be equal to something too: 28-30 Runden = 10 cm."""
    if text.endswith("^", 0, found.start()) or _NEGATIVE_AFTER.match(text, found.end()):
        return True
    first, second = (_GROUPED.sub("", number).replace(",", ".") for number in found.group(1, 2))
    return bool(_SUM_AFTER.match(text, found.end())) and float(first) > float(second)


# Matches all of "1998", "2021"; not of "1234", "20211".
_YEAR = lazy_regex(r"(?:19|20)\d\d")
# Matches the end of "Vergabe Nr. ", "Az.: ", "Vorlage-Nr.: "; not of "Seiten ", "Nr.".
_NUMBER_BEFORE = lazy_regex(r"(?:\b|-)(?:Nr|Az)\.:? $")
# Matches the end of "Dekret Nr. ", "Gesetzes Nr. "; not of "Gesetze Nr. ", "Nr. ".
_DECREE_BEFORE = lazy_regex(
    r"(?:[Dd]ekret|[Gg]esetz|[Ee]rlass|[Bb]eschluss)(?:es|s)? Nr\. $"
    r"|(?:[Vv]erordnung|[Ee]ntscheidung|[Rr]esolution) Nr\. $"
)
"""Before the year and the number of a decree: Dekret Nr. 72-186."""
_LONGEST = 30
"""Characters of a label to look back at."""
# Matches all of "787-9", "737-800"; not of "737 - 800", "707-715".
_BOEING = lazy_regex(r"7[0-8]7-(?:[89]|10|[1-9]00)")
_AIRCRAFT = frozenset(word_list("Boeing Airbus Embraer Antonow Iljuschin Tupolew Cessna McDonnell Fokker"))


def _is_name(found: re.Match[str], text: str) -> bool:
    """Return whether the numbers name one thing: Boeing 747-400, Dekret Nr. 72-186, PN 109-34000-00."""
    typed = word_before(text, found.start()) in _AIRCRAFT or _BOEING.fullmatch(found[0])
    if typed or re.match(r"-\d", text[found.end() :]) or _falls_twice(found, text):
        return True
    first = max(0, found.start() - _LONGEST)
    of_year = _YEAR.fullmatch(found[2]) and found[1].isdecimal() and len(found[1]) < len("2021")
    if of_year and _NUMBER_BEFORE.search(text, first, found.start()) and " " not in found[0]:
        return True  # "Vergabe Nr. 12-2021"
    return bool(_DECREE_BEFORE.search(text, first, found.start()) or _is_of_charge(found, text))


# Matches the end of "Chargennummer ", "Losnummer: ", "Bestellnummern ", "B-Plan Nr. ", "Bebauungsplans "; not of
# "Hausnummer ", "Nummern ", "Plan ".
_LABEL_BEFORE = lazy_regex(
    r"(?:(?:[Cc]hargen|[Ll]os|[Bb]estell|[Aa]rtikel|[Aa]uftrags|[Ss]erien|[Kk]enn)nummern?:?"
    r"|[Pp]lan(?:e?s)? Nr\.|(?:Bebauungsp|B-P)lan(?:e?s)?) $"
)


def _is_of_charge(found: re.Match[str], text: str) -> bool:
    """Return whether both are the number of one thing: Chargennummer 362-2, Plan Nr. 256-4."""
    falls = (found[1] + found[2]).isdecimal() and int(found[1]) > int(found[2])
    return falls and " " not in found[0] and search_before(_LABEL_BEFORE, text, found.start(), _LONGEST) is not None


# Matches all of "262-23"; not of "262 - 23", "62-23", "1262-23", "262-123".
_HUNDREDS = lazy_regex(r"\d(\d\d)-(\d\d)")
# Matches after the years of "44 - 31 v. Chr."; not of "44 - 31 n. Chr.".
_BEFORE_CHRIST = lazy_regex(r" (?:v\. ?(?:Chr|u\. ?Z)\.|vor (?:Christus|unserer Zeit))")


def _falls_twice(found: re.Match[str], text: str) -> bool:
    """Return whether the second number is too low even for a shortened page: Netz 262-23; not 262-63, 90-60 cm."""
    cut_short = _HUNDREDS.fullmatch(found[0])
    counted = word_after(text, found.end())[:1].isupper() or _BEFORE_CHRIST.match(text, found.end())
    return bool(cut_short and int(cut_short[1]) >= int(cut_short[2]) and not counted)


# Matches the end of "Abb. ", "BS "; not of "S. ", "A ", "der ".
_SHORT_LABEL = lazy_regex(r"\b(?:Abb\.|Tab\.|[A-ZÄÖÜ]{2,5}) $")
_NUMBERED_TWICE = frozenset(
    word_list(
        """
        Abbildung Abb Tabelle Tab Bild Tafel Karte Formel Gleichung Übung Aufgabe Anlage Grafik Diagramm Listing Zeichen
        """
    )
)
"""Nouns that the number of a chapter and their own in it follow: Abbildung 9-1."""


def _is_numbered_twice(found: re.Match[str], text: str) -> bool:
    """Return whether a part has the numbers of its chapter and its own: Abbildung 3-1, BS 63-1; not Abb. 3-5."""
    if " " in found[0] or not (found[1] + found[2]).isdecimal():
        return False
    label = word_before(text, found.start())
    short = search_before(_SHORT_LABEL, text, found.start(), 8)
    return label in _NUMBERED_TWICE or bool(short and int(found[1]) > int(found[2]))


# Matches "." in "350.000"; not in "3.5".
_GROUPED = lazy_regex(r"\.(?=\d{3}(?!\d))")


def _is_range(found: re.Match[str], text: str) -> bool:
    """Return whether two numbers with a spaced dash between them are a range: it rises, and both count alike.

    Years before Christ fall: "44 - 31 v. Chr.".
    """
    first, second = (_GROUPED.sub("", number) for number in found.group(1, 2))
    whole = first.isdecimal() and second.isdecimal()
    if whole and int(first) > int(second) and _BEFORE_CHRIST.match(text, found.end()):
        return True
    falls = whole and (int(first) >= int(second) or (len(first) > 1 and first[0] == "0" != second[0]))
    if _is_late(found, text):
        return False
    return not (falls or _is_in_row(found, text) or _has_year_apart(found, text) or _has_label_apart(found, text))


# Matches the end of "um ", "gegen "; not of "umso ", "rund ".
_CLOCK_BEFORE = lazy_regex(r"\b(?:[Uu]m|[Gg]egen) $")
# Matches the beginning of " Minuten zu spät", " Stunden später"; not of " Minuten lang", " Uhr".
_LATE_AFTER = lazy_regex(
    r" (?:Sekunden|Minuten|Stunden) (?:zu (?:spät|früh)|später|früher|vorher|davor|danach|vor|nach)\b"
)


def _is_late(found: re.Match[str], text: str) -> bool:
    """Return whether a thought tells how late a time of day is: kam um 9 – 10 Minuten zu spät."""
    late = _LATE_AFTER.match(text, found.end())
    return late is not None and search_before(_CLOCK_BEFORE, text, found.start(), len("gegen ")) is not None


# Matches the beginning of " – 17 – 28"; not of " Uhr – 17", "–17".
_ROW_AFTER = lazy_regex(rf" {DASH} \d")
# Matches the end of "3 – "; not of "Uhr – ", "3–".
_ROW_BEFORE = lazy_regex(rf"\d {DASH} $")
"""In a row of three or more numbers no two are a span: 3 – 12 – 17."""


def _is_in_row(found: re.Match[str], text: str) -> bool:
    """Return whether other numbers with dashes are beside the two: 3 – 12 – 17."""
    return bool(_ROW_AFTER.match(text, found.end()) or search_before(_ROW_BEFORE, text, found.start(), 5))


# Matches all of "2017 - 37.103"; not of "2000 - 3.000", "2017 - 2019", "217 - 3.000".
_YEAR_AND_AMOUNT = lazy_regex(rf"(?:19|20)\d\d(?<!00) {DASH} \d{{1,3}}\.\d{{3}}(?:,\d+)?")
"""A year and what was paid in it."""
# Matches all of "8,6 – 2005", "9,1 - 2011"; not of "8,6 – 2300", "8 – 2005", "8,6–2005".
_VALUE_AND_YEAR = lazy_regex(rf"\d{{1,2}},\d {DASH} (?:19|20)\d\d")
# Matches the beginning of "3 - 2021)", "8 – 2005."; not of "5 – 2000 Gäste", "3-2021)", "120 – 2000.".
_NUMBER_AND_YEAR = lazy_regex(rf"\d{{1,2}} {DASH} (?:19[5-9]|20[0-3])\d(?=[).,;:]|\Z)")
"""A number and the year of what it numbers."""
# Matches the year in "90 – 1933 floh sie"; not in "90 – 1933 m hoch", "90 – 1933 Meter".
_YEAR_AND_VERB = lazy_regex(r"(?:1[5-9]|20)\d\d [a-zäöüß]{3,}\b")
# Matches the year in "60 – 2016 waren es 80"; not in "1990 – 2016".
_YEAR_OF_CLAUSE = lazy_regex(
    r"(?:1[5-9]|20)\d\d (?:war|waren|sind|ist|hatte|hatten|wird|werden|wurde|wurden|gab|noch)\b"
    r"|(?:1[5-9]|20)\d\d (?!und|oder|bis|als|wie|in)[a-zäöüß]{3,} (?:er|sie|es|man|wir|ich|die|der|das)\b"
)


def _has_year_apart(found: re.Match[str], text: str) -> bool:
    """Return whether one of the numbers is a year with a clause or an amount: 60 – 2016 waren es 80."""
    if _YEAR_AND_AMOUNT.fullmatch(found[0]) or _VALUE_AND_YEAR.fullmatch(found[0]):
        return True
    if _YEAR_OF_CLAUSE.match(text, found.start(2)) or _NUMBER_AND_YEAR.match(text, found.start()):
        return True
    is_shorter = (found[1] + found[2]).isdecimal() and len(found[1]) < len(found[2])
    return is_shorter and _YEAR_AND_VERB.match(text, found.start(2)) is not None


# Matches the beginning of "kamen", "blieben zu Hause"; not of "Kinder", "kleine".
_VERB = lazy_regex(
    r"(?:[a-zäöüß]+ten|kamen|blieben|waren|sind|haben|gingen|fehlen|stimmen|werden|wurden|fuhren|starben|fielen|standen"
    r"|saßen|liegen|lagen|hielten|bekamen|schrieben)\b"
)
"""A verb before two numbers and one after them have a number each."""
# Matches the beginning of " hätte er", " waren es"; not of " mal sie", " bis er", " die er".
_CLAUSE_AFTER = lazy_regex(
    r" (?!mal|bis|und|oder|als|wie|die|der|das|bevor|wenn|weil|dass|ob|wo|was)[a-zäöüß]{3,} (?:er|sie|es|man|wir|ich)\b"
)
# Matches the end of "Es kamen nur ", "bekamen sie "; not of "kamen, sagt er, ", "Kamen ".
_VERB_BEFORE = lazy_regex(
    r"\b(?:kam|kamen|blieb|blieben|gab|fehlt|fehlen|fehlten|starb|starben|wurde|wurden|bekam|bekamen|zahlte|zahlten"
    r"|hat|hatte|hatten) (?:[a-zäöüß]+ ){0,2}$"
)
# Matches the beginning of " waren erwartet worden", " wurden gebraucht"; not of " waren Kinder", " Gäste waren".
_WERE_AFTER = lazy_regex(r" (?:waren|wurden|sind|werden|hatten|haben) (?:[a-zäöüß]+ ){0,2}[a-zäöüß]*(?:t|en)\b")
# Matches the beginning of " km", " kg"; not of " Uhr", " kmh".
_UNIT_AFTER = lazy_regex(r" (?:km|m|hm|kg|g|Euro|€|Hm|Höhenmeter)(?!\w)")
# Matches the end of "51 zu ", "Die A ", "der B "; not of "zu ", "Vitamin B ".
_NO_RANGE_BEFORE = lazy_regex(r"\d zu $|\b[Dd](?:ie|er) [ABL] $")
"""A ratio and a road end a thought: 51 zu 49 – 300 Stimmen mehr, die A 7 – 90 Kilometer davon."""
_COUNTED_BY_SPANS = frozenset(
    word_list("""
    Sekunden Minuten Stunden Tage Tagen Wochen Monate Monaten Jahre Jahren Grad Meter Kilometer Zentimeter Gramm Kilo
    Liter Uhr Euro Cent Franken Prozent Personen Teilnehmer
    """)
)
"""Nouns that two numbers before them count after another noun, "Schiene 40 - 50 Minuten", if no number names it."""


def _has_label_apart(found: re.Match[str], text: str) -> bool:
    """Return whether the words around give each number its own meaning: Bild 3 – 12 Männer, Etappe 3 – 24 km."""
    before, after = word_before(text, found.start()), word_after(text, found.end())
    if search_before(_NO_RANGE_BEFORE, text, found.start(), 8) or after in TOWNS:
        return True
    if _VERB.fullmatch(before) and _VERB.match(text, found.end() + 1):
        return True  # "kamen 12 – 18 blieben zu Hause"
    has_verb = search_before(_VERB_BEFORE, text, found.start(), 40)
    if has_verb and (_CLAUSE_AFTER.match(text, found.end()) or _WERE_AFTER.match(text, found.end())):
        return True  # "Er zahlte 50 – 60 hätte er gehabt", "Es kamen nur 300 – 500 waren erwartet worden"
    if before in NUMBERED and _UNIT_AFTER.match(text, found.end()):
        return True
    is_measured = after in _COUNTED_BY_SPANS and before not in NUMBERED
    return after[:1].isupper() and not is_measured and is_labelled(text, found.start())


def _first(found: re.Match[str], text: str) -> str:
    """Return the word for 1 before "bis": "ein" if a noun is counted ("ein bis zwei Tage"), "eins" after a label."""
    # Matches the beginning of " Tage", " weitere Tage"; not of " und", ", Tage".
    counted = re.match(r"\s(?:[a-zäöüß]+e[nr]? )?[A-ZÄÖÜ]", text[found.end() :])
    return "ein" if counted and not is_labelled(text, found.start()) else "eins"


def difference(found: re.Match[str], _: str) -> str | None:
    """Read ``600,17 – 201,57 – 43,40`` as minus ... minus: what is taken off twice is no range.

    ``6,39 – 6,37 – 6,46``, of which nothing would be left, is a row.
    """
    numbers = re.split(r"\s[-–—−]\s", found[0])
    first, *further = (float(number.replace(".", "").replace(",", ".")) for number in numbers)
    return (" minus " if first > sum(further) else ", ").join(map(decimal, numbers))


def english(found: re.Match[str], _: str) -> str | None:
    """Read ``1,000.50`` (English) as eintausend Komma fünf null; ``2,500.000`` (Austrian) -> zwei Millionen ..."""
    if without_comma_at_millions(found[0]) != found[0]:
        return decimal(found[0])
    return decimal(found[0].replace(",", "").replace(".", ","))


def english_label(found: re.Match[str], text: str) -> str | None:
    """Read ``Patent No. 372,786`` as dreihundertzweiundsiebzigtausend...: nothing is numbered with a fraction."""
    labelled = text.endswith(("No.", "No. "), 0, found.start())
    return decimal(found[0].replace(",", "")) if labelled else None


_MEASURES = frozenset(
    word_list(
        "Meter Metern Kilometer Kilometern Zentimeter Millimeter Kilogramm Gramm Tonnen Liter Litern Sekunden Prozent"
    )
)
"""Names of units in which something is measured exactly; hours and the like are counted."""


def english_thousands(found: re.Match[str], text: str) -> str | None:
    """Read ``12,000 Verträge`` (English) as zwölftausend; ``12,000 kg`` is measured to the gram and left."""
    following = word_after(text, found.end())
    return None if following in units() or following in _MEASURES else decimal(found[0].replace(",", ""))


def limit(found: re.Match[str], _: str) -> str | None:
    """Read ``>= 200 EUR`` as mindestens zweihundert Euro, ``<=`` as höchstens."""
    return "mindestens " if found[0][0] == ">" else "höchstens "


RULES = (
    # Matches ">= " in "Umsatz >= 200", "<=" in "<=3"; not in "=> 3", "a >= b", "x <== 3".
    Rule("limit", r"(?<![=<>-])[<>]= ?(?=[\d\0])", limit, needs=("<= 0", "<=0", ">= 0", ">=0")),
    # Matches "5,-", "20,–"; not "5, -".
    Rule("price", rf"({NUMBER}),[-–—]{{1,2}}(?!\w)", price, needs=("0,-",), at_number=True),
    # Matches "1,234.50"; not "1,234", "1.234,50".
    Rule("English number", r"(?<![\w.,])\d{1,3}(?:,\d{3})+\.\d+(?!\w)", english, needs=(",0.0",), at_number=True),
    # Matches "372,786" in "No. 372,786"; not "1,234.5", "1,23", "0,786". `english_label` looks for the label.
    Rule(
        "number after an English label",
        r"(?<![\w,])[1-9]\d{0,2},\d{3}(?![\w,]|\.\d)",
        english_label,
        needs=("No.0,0", "No. 0,0"),
        at_number=True,
    ),
    # Matches "12,000" in "12,000 Verträge", "360,000" in "360,000 Euro"; not in "12,000.", "1,500 Euro", "0,000 Euro".
    Rule(
        "English thousands",
        r"(?<![\w.,])[1-9]\d{0,2},000(?= [A-ZÄÖÜ][a-zäöüß])",
        english_thousands,
        needs=("0,0 ",),
        at_number=True,
    ),
    *versions.RULES,
    # Matches "600,17 – 201,57 – 43,40"; not "600 – 201 – 43", "3,5 – 4,5", "1,50 – 2,50 – 3,50 €".
    Rule(
        "difference",
        rf"(?<![\w.,])\d[\d.]{{0,12}},\d\d(?: {DASH} \d[\d.]{{0,12}},\d\d){{2,9}}(?![\w,]| ?[€%]| [A-ZÄÖÜ])",
        difference,
        needs=("0 - 0",),
        at_number=True,
    ),
    # Matches "10–12", "1 - 2"; not "10–12th". Falling pairs with blanks are two thoughts.
    Rule("range", rf"(?<![\w.,])({NUMBER}) ?{DASH} ?({NUMBER})(?!\w)", span, needs=DASHED, at_number=True),
)
"""Before the years, whose spans they leave."""
