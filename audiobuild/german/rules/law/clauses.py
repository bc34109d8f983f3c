"""Clauses in the short form of lawyers, whose numerals name them.

Art. 3 I GG -> Artikel drei Absatz eins      § 823 I, II BGB -> ... Absatz eins, zwei      Art. 2 I i. V. m. 1 I GG
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import search_before
from audiobuild.german.grammar.numbers import cardinal, plain
from audiobuild.german.grammar.numerals import value
from audiobuild.german.rule_engine import Rule
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re


def clause_of_article(found: re.Match[str], _: str) -> str | None:
    """Read ``Art. 3 I GG`` as Absatz eins, after the number of an article; ``Art. 61 IV und V`` -> vier und fünf.

    ``Art. 6 I 1 lit. f`` -> Absatz eins Satz eins.
    """
    more = f"{found[2]} {cardinal(value(found[3]))}" if found[3] else ""
    sentence_ = f" Satz {plain(found[4])}" if found[4] else ""
    return f" Absatz {cardinal(value(found[1]))}{more}{sentence_}"


_LONGEST = 100
"""Characters to look back at."""
# Matches the end of "§ 823 I, ", "Art. 2 I i. V. m. ", "§ 1 II Nr. 3 lit. a, "; not of "§ 5, ", "Band I, ".
_CLAUSE_CITED = lazy_regex(
    r"(?:§|Artt?\.|Artikel)\s?\d{1,4}[a-z]? [IVX]{1,4}(?!\w)[^;()A-ZÄÖÜ]{0,12}(?:Nr\. \d{1,3}[^;()]{0,12})?"
    r"(?:, | und | u\. | oder |i\. ?V\. ?m\. )$"
)
# Matches the end of "§§ 223 I, ", "§§ 223, 224 I Nr. 2 Alt. 2, 22, ", "§§ 30 und "; not of "§ 5, ", "§§ 5; Band 3, ".
_LIST_CITED = lazy_regex(r"§§\s?\d[^;()§]{0,90}(?:,| und| u\.| oder| i\. ?V\. ?m\.| iVm) $")


def further_clause(found: re.Match[str], text: str) -> str | None:
    """Read the II of ``§ 823 I, II BGB`` as zwei, ``1 I`` of ``Art. 2 I i. V. m. 1 I GG`` as eins Absatz eins.

    ``§§ 223 I, 224 I Nr. 2, 22, 23 I StGB`` -> zweihundertvierundzwanzig Absatz eins ... dreiundzwanzig Absatz eins.
    """
    first = max(0, found.start() - _LONGEST)
    listed = found[1] and _LIST_CITED.search(text, first, found.start())
    if not (listed or _CLAUSE_CITED.search(text, first, found.start())):
        return None
    section_ = f"{plain(found[1])} Absatz " if found[1] else ""
    sentence_ = f" Satz {plain(found[3])}" if found[3] else ""
    return section_ + cardinal(value(found[2])) + sentence_


# Matches the end of "§ 5", "§12a", "Art. 9"; not of "§ 5 Nr. 3", "5".
_PARAGRAPH_BEFORE = lazy_regex(r"(?:§|\bArt\.|\bArtikel) ?\d{1,4}[a-z]?$")


def clause_in_brackets(found: re.Match[str], text: str) -> str | None:
    """Read ``§ 5 (3)`` as Absatz drei, after the number of a paragraph; ``Art. 9a (2b)`` -> Absatz zwei b."""
    if not search_before(_PARAGRAPH_BEFORE, text, found.start(), 14):
        return None
    return " ".join(filter(None, [" Absatz", cardinal(int(found[1])), found[2]]))


_ARTICLE = "|".join(
    f"(?<={word} {digits}{letter})"
    for word in (r"Art\.", r"Artt\.", "Artikel")
    for digits in (r"\d", r"\d\d", r"\d\d\d")
    for letter in ("", "[a-h]")
)
"""After the number of an article."""
_LETTERED = tuple(
    f"{word} 0{a} {numeral}" for word in ("Art.", "Artt.", "Artikel") for a in "abcdefgh" for numeral in "IV"
)

RULES = (
    # Matches " (3)" in "§ 5 (3) BGB", "(1)" in "§1(1)", " (2b)" in "§ 9a (2b)"; not " (3", " (1990)" in "§ 5 (1990)".
    Rule(
        "clause in brackets",
        r"(?<=[\da-z]) ?\((\d{1,2})([a-z])?\)(?!\w)",
        clause_in_brackets,
        needs=tuple(f"{before}(0" for before in ("0", "0 ", *(f"{letter} " for letter in "abcdefghijklmnop"))),
        trigger=r"[§A](?:rt\.|rtikel)? ?\d{1,4}[a-z]? ?\(\d",
    ),
    # Matches " I" in "Art. 3 I GG", " II" in "Artikel 1 II BGB", " IV und V" in "Art. 61 IV und V des", " I 1" in
    # "Art. 6 I 1 lit. f", " I" in "Art. 2 I i.V.m."; not "Art. 3 I am", "Band 3 I GG", "Art. 3 I.".
    Rule(
        "clause of an article",
        rf"(?:{_ARTICLE}) (I{{1,3}}|IV|VI{{0,3}})"
        rf"(?:(,| (?:und|oder|bis)) (I{{1,3}}|IV|VI{{0,3}}))?(?: (\d)(?!\w))?"
        rf"(?= (?:[A-ZÄÖÜ]{{2,}}|[A-Z]\w*G|des|der|iVm|Satz|Halbsatz)\b"
        rf"| (?:(?:lit|Nr|S|Hs|Alt)\. ?\w|i\. ?[VS]\.|\d\. ?Alt\b)|[,;)])",
        clause_of_article,
        needs=("Art. 0 I", "Art. 0 V", "Artt. 0 I", "Artt. 0 V", "Artikel 0 I", "Artikel 0 V", *_LETTERED),
    ),
    # Matches "II" in "§ 823 I, II BGB", "1 I" in "Art. 2 I i. V. m. 1 I GG", "III 2" in "§ 1 II, III 2 BGB",
    # "14 III" in "§§ 20 I, 14 III TrinkwV"; not in "Kapitel I und II", "I. II". Whether a clause is cited before,
    # `further_clause` decides.
    Rule(
        "further clause",
        r"(?<=[,dr.] )(?:(\d{1,4}) )?(I{1,3}|IV|VI{0,3}|IX|X)(?: (\d))?"
        r"(?=,? (?:[A-ZÄÖÜ]{2}|[A-Z]\w*[GBOAV]\b|(?:S|Nr|Alt|Var|Hs)\. ?\d|lit\.|\d|i\.|iVm|und \d))",
        further_clause,
        needs=(" I", " V", " X"),
        trigger=r"[§A](?:§|(?:rtt?\.|rtikel)?\s?\d{1,4}[a-z]? [IVX])",
    ),
)
