"""The plain numbers, last of all: years, ranges, cardinals.

im Jahr 1999 -> im Jahr neunzehnhundertneunundneunzig
1 Frau -> eine Frau                    10.000 Menschen -> zehntausend Menschen
10–12 -> zehn bis zwölf                Platz 77. (the end) -> Platz siebenundsiebzig.
"""

from __future__ import annotations

import re

from audiobuild.german.engine import DIGITS, Rule
from audiobuild.german.grammar.context import PREPOSITIONS, opens_sentence, word_after, word_before
from audiobuild.german.grammar.indefinite import one
from audiobuild.german.grammar.numbers import decimal, plain, year
from audiobuild.german.grammar.patterns import BLANK, DASH, FREE, NUMBER, SCALE, SIGNED, amount, scaled
from audiobuild.german.words import word_list
from audiobuild.german.words.nouns import Gender, gender
from audiobuild.german.words.places import TOWNS


def millions(found: re.Match[str], text: str) -> str | None:
    """``1,5 Mio.`` -> eins Komma fünf Millionen; ``1 Milliarde`` -> eine Milliarde; a sentence's full stop stays."""
    ends = found[2].endswith(".") and opens_sentence(text, found.end())
    return scaled(found[1], found[2], one(text, found.start(), "f")) + ("." if ends else "")


def years(found: re.Match[str], _: str) -> str | None:
    """``1914–1918`` -> neunzehnhundertvierzehn bis neunzehnhundertachtzehn; ``1848/49``, ``2022/23``."""
    first, second = int(found[1]), found[3]
    joint = " bis " if re.fullmatch(f"{BLANK}?{DASH}{BLANK}?", found[2]) else " "
    if len(second) == 2 and 0 < int(second) <= first % 100:  # noqa: PLR2004 -- "1390/12" is a file's number
        return None
    after = year(int(second)) if len(second) == 4 else plain(second)  # noqa: PLR2004 -- digits of a year
    return f"{year(first)}{joint}{after}"


_LABEL = re.compile(
    r"\b(?:[A-Z]|RB|RE|ICE|IC|EC|Zimmer|Raum|Nummer|Seite|Artikel|Randnummer|Paragraf"
    r"|(?:S|Nr|Rn|Art|Abs|Bd|Kap)\.)[ \u00a0]?$"
)
"""What a number follows that is no year: road, train, page, number."""


def year_alone(found: re.Match[str], text: str) -> str | None:
    """``1999`` -> neunzehnhundertneunundneunzig; ``1500 Menschen`` is counted: eintausendfünfhundert."""
    following = word_after(text, found.end()) if text[found.end() : found.end() + 1].isspace() else ""
    before = word_before(text, found.start())
    if _LABEL.search(text[: found.start()]):
        return None
    if following in TOWNS:
        return year(int(found[0]))  # a club: 1860 München
    if following[:1].isupper() and not (before[:1].isupper() or before.lower() in ("seit", "von", "bis", "anno")):
        return None
    return year(int(found[0]))


def span(found: re.Match[str], text: str) -> str | None:
    """``10–12`` -> zehn bis zwölf; ``1–2 Stunden`` -> ein bis zwei; ``5 - 3 =`` -> fünf minus drei."""
    sum_ = "=" in text[found.end() : found.end() + 9]
    if word_before(text, found.start()) in _AIRCRAFT:
        return f"{decimal(found[1])} {decimal(found[2])}"
    whole = found[1].isdecimal() and found[2].isdecimal()
    if not sum_ and whole and int(found[1]) > int(found[2]) and re.search(r"\d [-–] \d", found[0]):
        return None  # a dash between two thoughts
    return f"{decimal(found[1], _first(found, text))} {'minus' if sum_ else 'bis'} {decimal(found[2])}"


_AIRCRAFT = frozenset(word_list("Boeing Airbus Embraer Antonow Iljuschin Tupolew Cessna McDonnell Fokker"))


def _first(found: re.Match[str], text: str) -> str:
    """What a 1 is called before "bis": "ein" where a noun is counted ("ein bis zwei Tage"), "eins" after a label."""
    counted = re.match(r"\s(?:[a-zäöüß]+e[nr]? )?[A-ZÄÖÜ]", text[found.end() :])
    return "ein" if counted and not _is_labelled(text, found.start()) else "eins"


def _is_labelled(text: str, start: int) -> bool:
    """Is it the number of what stands before ("Seite 1", "S. 1"), and counts nothing?"""
    before = word_before(text, start)
    named = before[:1].isupper() and before.lower() not in PREPOSITIONS
    noun = named and text[: start - 1].endswith(before) and gender(before)
    return bool(noun or _ABBREVIATED_LABEL.search(text[:start]))


_ABBREVIATED_LABEL = re.compile(
    r"\b(?:S|Nr|Bde?|Kap|Az|Abb|Tab|Rn|Rdnr|Ziff|Fn|Bl|Sp|Abs|Art|Aufl|Kl|Gl|No|Jg|Anm|Pos)\.:?\s$"
)


def signed(found: re.Match[str], _: str) -> str | None:
    """``-5`` -> minus fünf; ``+0,5`` -> plus null Komma fünf."""
    return amount(found[0])


def number(found: re.Match[str], text: str) -> str | None:
    """``10.000`` -> zehntausend; ``3,14`` -> drei Komma eins vier; ``1`` before a noun -> ein or eine."""
    if found[0] == "1":
        return _one(found, text)
    return decimal(found[0])


def _one(found: re.Match[str], text: str) -> str:
    """One: "ein" in its form before a noun, else "eins" ("Platz 1", "1 zu 0")."""
    following = word_after(text, found.end()) if text[found.end() : found.end() + 1].isspace() else ""
    if adjective := re.match(r"\s([a-zäöüß]{2,}(e|er|es|en|\.))\s+([A-ZÄÖÜ][\w-]+)", text[found.end() :]):
        kind: Gender = gender(adjective[3]) or ("f" if adjective[2] == "e" else "m")
        return one(text, found.start(), kind, adjective[1], adjective[3])
    if following == "bis" and re.match(r"\sbis\s\d+\s[A-ZÄÖÜ]", text[found.end() :]):
        return "eins" if _is_labelled(text, found.start()) else "ein"
    if not following[:1].isupper() or _CODE.search(following) or _is_labelled(text, found.start()):
        return "eins"
    return one(text, found.start(), gender(following), noun=following)


_CODE = re.compile(r"[a-z][A-Z]$")
"""A code or a court's register, which nobody counts: 1 BvR, 1 StGB."""


def version(found: re.Match[str], _: str) -> str | None:
    """``2.0`` -> zwei Punkt null; ``192.168.0.1`` -> ... Punkt null Punkt eins."""
    return " Punkt ".join(plain(part) for part in found[0].split("."))


def stray(found: re.Match[str], _: str) -> str | None:
    """Whatever digits are left, with blanks where they touch letters: ``x_1y`` -> x eins y."""
    said = plain(found[0])
    left = " " if found.start() and found.string[found.start() - 1].isalpha() else ""
    right = " " if found.string[found.end() : found.end() + 1].isalpha() else ""
    return left + said + right


def times_over(found: re.Match[str], _: str) -> str | None:
    """``5x täglich``, ``3 × täglich`` -> fünfmal, dreimal."""
    return decimal(found[1], "ein") + "mal"


def price(found: re.Match[str], _: str) -> str | None:
    """``5,-`` without a currency -> fünf."""
    return decimal(found[1])


def english(found: re.Match[str], _: str) -> str | None:
    """``1,000.50`` (English) -> eintausend Komma fünf null."""
    return decimal(found[0].replace(",", "").replace(".", ","))


LARGE = (
    Rule(
        "millions",
        rf"({FREE}{NUMBER}(?:{BLANK}?{DASH}{BLANK}?{NUMBER})?)({SCALE})",
        millions,
        needs="MBT",
        at_number=True,
    ),
)
"""Millions come before the abbreviations, which know no numbers."""


TIMES_OVER = (
    Rule("times over", rf"({NUMBER}){BLANK}?[x×](?=\s+[a-zäöüA-ZÄÖÜ]{{2}})", times_over, needs="x×", at_number=True),
)
"""Before the units and names, which would take the x for theirs."""

RULES = (
    Rule("price", rf"({NUMBER}),[-–—]{{1,2}}(?!\w)", price, needs=",", at_number=True),
    Rule("English number", r"(?<![\w.,])\d{1,3}(?:,\d{3})+\.\d+(?!\w)", english, needs=".", at_number=True),
    Rule(
        "years",
        rf"(?<![\w.,])([12]\d{{3}})({BLANK}?(?:{DASH}|/){BLANK}?)(\d{{4}}|\d{{2}})(?![\w]|[.,]\d)",
        years,
        needs="-‐‑‒–—/",
        at_number=True,
    ),
    Rule(
        "version",
        r"(?<![\w.,])(?!\d{1,3}(?:\.\d{3})+(?![\d.]))\d+(?:\.\d+){2,}(?![\w])|(?<![\w.,])\d+\.\d{1,2}(?!\w|[.,]\d)|(?<![\w.,])\d+\.\d{4,}(?!\w|[.,]\d)",
        version,
        needs=".",
        at_number=True,
    ),
    Rule(
        "range", rf"(?<![\w.,])({NUMBER}){BLANK}?{DASH}{BLANK}?({NUMBER})(?!\w)", span, needs="-‐‑‒–—", at_number=True
    ),
    Rule("year", r"(?<![\w.,+−/])1[1-9]\d\d(?!\w|[.,/]\d)", year_alone, at_number=True),
    Rule("signed number", rf"(?<![\w)\0]){SIGNED}{NUMBER}(?!\w)", signed, needs="-+−–±", at_number=True),
    Rule("number", rf"(?<![\w]){NUMBER}(?!\w)", number, at_number=True),
    Rule("stray digits", r"\d+", stray, needs=DIGITS),
)
