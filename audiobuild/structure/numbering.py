"""The number in a heading: "Eilftes Capitel.", "Kapitel 3: Die Flucht", "XII.", "4. Das alte Haus."."""

from __future__ import annotations

import re
from typing import NamedTuple

from audiobuild.german.grammar.numbers import roman_value
from audiobuild.lazy_regex import lazy_regex

_UNITS = {
    "ein": 1, "zwei": 2, "zwey": 2, "drei": 3, "drey": 3, "vier": 4, "fünf": 5, "fuenf": 5, "sechs": 6, "sieben": 7,
    "acht": 8, "neun": 9,
}  # fmt: skip
_TEENS = {
    "zehn": 10, "elf": 11, "eilf": 11, "zwölf": 12, "zwoelf": 12, "dreizehn": 13, "dreyzehn": 13, "vierzehn": 14,
    "fünfzehn": 15, "funfzehn": 15, "fünfzehen": 15, "sechzehn": 16, "sechszehn": 16, "siebzehn": 17,
    "siebenzehn": 17, "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
_TENS = {
    "zwanzig": 20, "dreißig": 30, "dreissig": 30, "dreyßig": 30, "vierzig": 40, "fünfzig": 50, "funfzig": 50,
    "sechzig": 60, "sechszig": 60, "siebzig": 70, "siebenzig": 70, "achtzig": 80, "neunzig": 90,
}  # fmt: skip
LAST = 0
"""The value of "Letztes Kapitel"."""
_IRREGULAR = {
    "letzt": LAST, "erst": 1, "and": 2, "ander": 2, "zweet": 2, "dritt": 3, "siebent": 7, "siebend": 7, "siebt": 7,
    "acht": 8, "zehent": 10,
}  # fmt: skip


def _numerals() -> tuple[dict[str, int], dict[str, int]]:
    """Return cardinals ("elf") and the stems of ordinals ("elft") up to 199, in lower case."""
    cardinals = _UNITS | _TEENS | _TENS
    cardinals |= {f"{one}und{ten}": tens + unit for ten, tens in _TENS.items() for one, unit in _UNITS.items()}
    ordinals = {f"{word}{'t' if number < _TENS['zwanzig'] else 'st'}": number for word, number in cardinals.items()}
    ordinals |= _IRREGULAR
    hundred = {f"{prefix}hundert": 100 for prefix in ("", "ein")}
    for words in (cardinals, ordinals):
        words |= {
            f"{name}{infix}{word}": 100 + n for name in hundred for word, n in words.items() for infix in ("", "und")
        }
    return cardinals | hundred | {"eins": 1}, ordinals | {f"{name}st": 100 for name in hundred}


_CARDINALS, _ORDINALS = _numerals()
_LATIN_ORDINALS = {"prim": 1, "secund": 2, "terti": 3, "quart": 4, "quint": 5, "sext": 6, "septim": 7}

_PARTS = (
    "Kapitel|Capitel|Kapittel|Buch|Teil|Theil|Abschnitt|Akt|Act|Ackt|Aufzug|Szene|Scene|Auftritt|Auftrit|Gesang|Band|Bändchen|Brief"
    "|Abteilung|Abtheilung|Stück|Vorlesung|Abend|Tag|Nacht|Hauptstück|Abenteuer|Heft|Bild|Folge|Periode|Epoche|Lektion"
)
# Matches all of "XII", "IV", "XXXXIIII"; not of "IIX", "C9", "M".
_ROMAN = r"(?=[IVXLC])(?:C{0,3})(?:X[LC]|L?X{0,4})(?:I[XV]|V?I{0,4})"
_SPELLINGS = {
    "capitel": "kapitel",
    "kapittel": "kapitel",
    "theil": "teil",
    "abtheilung": "abteilung",
    "scene": "szene",
    "act": "akt",
    "ackt": "akt",
    "auftrit": "auftritt",
}
# Matches the beginning of " in welchem Hans ankommt", " worin er bleibt"; not of " in Wien", " so", " der Wald".
_SUMMARY = (
    r"\s(?:(?:in|aus|von|mit) (?:de[mnr]|welche[mnrs])|welche[mnrs]?|darin(?:nen)?|wo(?:rin|raus|von|mit|durch)|wie)\s"
)
# Matches all of ".", ",", ": Die Flucht", " – Am Rhein", " - Am Rhein", ", worin er bleibt"; not of " Die Flucht",
# ", so", "-Am Rhein".
_AFTER = rf"(?:\s?[.:–—,]?\s*|(?:\s?[.:–—]|\s[-|/·]|,(?={_SUMMARY}))\s?(?P<name>\S.{{0,300}}))"
# Matches all of "erst", "drei und zwanzigst"; not of "drei zwanzigst".
_NUMERAL = r"(?:[a-zäöüß]{3,7} und )?[a-zäöüß]+?"
# Matches all of "Erstes Kapitel", "Das zehent Kapitel", "Zwei und zwanzigstes Kapitel."; not of
# "Erste Hilfe rettet Leben".
_ORDINAL = lazy_regex(
    rf"(?:D(?:as|er|ie)\s)?(?P<ordinal>{_NUMERAL})(?:e|er|es|(?<=ent))\s(?P<part>[a-zäöüß]{{3,20}}){_AFTER}",
    re.IGNORECASE,
)
# Matches all of "Kapitel 3", "Szene 3. Park.", "Buch zwei: Die Stadt"; not of "Teil des Ganzen", "Kapitel".
_PART = lazy_regex(rf"(?P<part>{_PARTS})\s(?P<number>\d{{1,3}}|{_ROMAN}|[a-zäöüß]+){_AFTER}", re.IGNORECASE)
# Matches all of "Actus primus.", "Scena tertia: Im Wald"; not of "Actus", "Prima Scena".
_LATIN = lazy_regex(rf"(?P<part>Actus|Scena)\s(?P<ordinal>[a-z]{{4,7}})(?:us|a){_AFTER}", re.IGNORECASE)
# Matches all of "Erstes Buch Die Fürsten", "Zweiter Teil Am Rhein"; not of "Erste Hilfe Die Rettung", "Erstes Buch
# die".
_RUN_ON = lazy_regex(
    rf"(?:D(?:as|er|ie)\s)?(?P<ordinal>{_NUMERAL})(?:e|er|es)\s(?P<part>{_PARTS})\s"
    r"(?-i:(?P<name>[A-ZÄÖÜ][^.!?,:;]{0,60}))",
    re.IGNORECASE,
)
# Matches all of "Kapitel 12 Die Fürsten"; not of "Kapitel 12 der Chronik", "Kapitel 3 Er kam.".
_PART_RUN_ON = lazy_regex(r"(?P<part>Kapitel)\s(?P<number>\d{1,3})\s(?P<name>[A-ZÄÖÜ„»][^.!?,:;]{0,60})")
# Matches all of "Eins", "ZWEI.", "Elf"; not of "drei", "Drei Tage".
_WORD = lazy_regex(r"(?P<number>[A-ZÄÖÜ](?:[a-zäöüß]{2,30}|[A-ZÄÖÜ]{2,30}))\.?")
# Matches all of "7", "7.", "7. Neue Feindseligkeit.", "3) Der Gast"; not of "7 Tage", "1806".
_ARABIC = lazy_regex(r"(?P<number>\d{1,3})(?:(?P<stop>[.)]?)|(?P<mark>[.):]|\s?[–—]|\s-(?=\s))\s?(?P<name>\D.{0,300}))")
# Matches all of "Nr. 3. Bleiglanz", "No. 12", "Nro. 4: Der Gast"; not of "Nr. 3 gewann", "Nord 3".
_NUMERO = lazy_regex(r"N(?:[ro]|ro|umero)\.?\s(?P<number>\d{1,3})(?:(?P<stop>\.?)|\s?[.:–—]\s?(?P<name>\S.{0,300}))")
# Matches all of "§ 1. Der Hof.", "§ 12", "§ 3 – Am See", "§ 4 Gebühren"; not of "§ 5 gilt", "§§ 3 bis 5".
_PARAGRAPH = lazy_regex(
    r"§\s?(?P<number>\d{1,3})(?:(?P<stop>\.?)|(?:\s?[.:–—]\s?|\s)(?P<name>[A-ZÄÖÜ„»][^.]{1,80}\.?))"
)
# Matches all of "XII", "IV.", "II. Drei Generationen."; not of "Ich", "C Müller".
_LETTERS = lazy_regex(
    rf"(?P<number>{_ROMAN})(?:(?P<stop>[.)]?)|(?P<mark>[.):]|\s?[–—]|\s-(?=\s))\s?(?P<name>\S.{{0,300}}))"
)
# Matches "3. Kapitel", "IV. Buch."; not "3. Kapitelle der Kirche".
_BEFORE_PART = lazy_regex(rf"(?P<part>{_PARTS})\b{_AFTER}", re.IGNORECASE)
# Matches the beginning of " Januar", "Okt.", " März"; not of " Maurer", " Tag", " Septemberwind".
_MONTH = lazy_regex(
    r"\s?(?:Jan(?:uar|\.)|Jänner|Feb(?:ruar|\.)|März|Mai|April|Juni|Juli|August|Aug\.|Sept(?:ember|\.)"
    r"|O[kc]t(?:ober|\.)|Nov(?:ember|\.)|De[zc](?:ember|\.))(?![a-zäöü])"
)
# Matches in "Siebentes und letztes Kapitel", "LX. und letztes Kapitel."; not in "Erstes und zweites Kapitel".
_AND_LAST = lazy_regex(r"\sund\sletzte[rs]?(?=\s[A-ZÄÖÜ])")
_LONGEST = 320
_MARKS = "_=*~#^+"
"""Emphasis of plain text around a heading."""
# Matches the end of "Der Wald.[12]", "Der Wald.1", "Der Gast2"; not of "Der Wald 1", "1806", "Kapitel 3".
_NOTE = lazy_regex(r"(?:\[\d{1,3}\]|(?<=[a-zäöüß.!?])\d{1,2})$")


class Number(NamedTuple):
    """The unit that a line counts."""

    form: str
    """The same for all headings that are counted together: "ordinal kapitel", "1", "I"."""
    value: int
    name: str
    """The text after the number; empty if there is none."""
    known: bool
    """Whether the line names a part of a book ("Kapitel", "Teil")."""


def plain(text: str) -> str:
    """Return the words of a heading without emphasis, and without the mark of a note to it ("Der Wald.[12]")."""
    bare = text.strip(_MARKS)
    if bare[-1:].isdecimal() or bare.endswith("]"):
        bare = _NOTE.sub("", bare)
    return bare.rstrip(_MARKS) or text


def number(text: str) -> Number | None:
    """Return the number of a line that could be a numbered heading, None for any other line."""
    text = plain(text)
    if not text or len(text) > _LONGEST or not (text[0].isupper() or text[0].isdigit() or text[0] == "§"):
        return None
    if text[0] == "§":
        return _bare(text, _PARAGRAPH, "§")
    text = _AND_LAST.sub("", text)
    return (
        _with_part(text)
        or _bare(text, _ARABIC, "1")
        or _bare(text, _LETTERS, "I")
        or _bare(text, _NUMERO, "nr")
        or _in_words(text)
    )


def _with_part(text: str) -> Number | None:
    """Return the number of "Erstes Kapitel" or "Kapitel 1"."""
    if found := _ORDINAL.fullmatch(text) or _RUN_ON.fullmatch(text):
        value = _ORDINALS.get(found["ordinal"].lower().replace(" ", ""))
        part = _part(found["part"])
        if value is not None and found["part"][0].isupper():
            return Number(
                f"ordinal {part}", value, found["name"] or "", re.fullmatch(_PARTS, part, re.IGNORECASE) is not None
            )
    if (found := _LATIN.fullmatch(text)) and (value := _LATIN_ORDINALS.get(found["ordinal"].lower())):
        return Number(f"part {_part(found['part'])}", value, found["name"] or "", known=True)
    if (found := _PART.fullmatch(text) or _PART_RUN_ON.fullmatch(text)) and (value := _value(found["number"])):
        return Number(f"part {_part(found['part'])}", value, found["name"] or "", known=True)
    return None


def _bare(text: str, pattern: re.Pattern[str], form: str) -> Number | None:
    """Return the number of "7", "7.", "7. Kapitel" or "7. Neue Feindseligkeit."."""
    found = pattern.fullmatch(text)
    value = _value(found["number"]) if found else None
    if not found or not value:
        return None
    name = found["name"] or ""
    if not name:
        return Number(form, value, "", known=False)
    if part := _BEFORE_PART.fullmatch(name):
        return Number(f"{form} {_part(part['part'])}", value, part["name"] or "", known=True)
    first = name.lstrip('„“”"»«‚‘›‹(')[:1]
    if _MONTH.match(name) or not (first.isupper() or first.isdigit()):
        return None
    return Number(form, value, name, known=False)


def _in_words(text: str) -> Number | None:
    """Return the number of "Elf" or "EINS."."""
    found = _WORD.fullmatch(text)
    value = _CARDINALS.get(found["number"].lower()) if found else None
    return Number("word", value, "", known=False) if value else None


def _part(noun: str) -> str:
    """Return the name of a part of a book in lower case and today's spelling."""
    return _SPELLINGS.get(noun.lower(), noun.lower())


def _value(digits: str) -> int | None:
    """Return the value of a number in digits, Roman numerals or words; None if it is not a number."""
    if digits.isdecimal():
        return int(digits) or None
    return _CARDINALS.get(digits.lower()) or (roman_value(digits) if re.fullmatch(_ROMAN, digits) else None)
