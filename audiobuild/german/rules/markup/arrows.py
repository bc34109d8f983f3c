"""Arrows between words, and the sign ">" of a path through a menu.

Datei → Drucken -> Datei, Drucken        Köln → Bonn -> Köln nach Bonn        2 H₂ + O₂ → 2 H₂O -> ... wird zu ...
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import word_after, word_before
from audiobuild.german.rule_engine import MASK, Rule
from audiobuild.german.words.places import TOWNS
from audiobuild.lazy_regex import lazy_regex

_ELEMENTS = "(?:[A-Z][a-z]?){1,4}"
# Matches the end of "2 H₂ + O₂", "Zn + HCl", "AgNO₃(aq)"; not of "Datei", "CDU".
_SUBSTANCE_BEFORE = lazy_regex(
    rf"(?:\+ (?:\d\d? )?(?:{_ELEMENTS}|e[⁻-])"
    rf"|[A-Z][a-z]?\)?[₀-₉]{{1,3}}(?:{_ELEMENTS})?)[⁺⁻¹²³]{{0,2}}(?:\((?:aq|s|l|g)\))?$"
)
# Matches the beginning of "2 H₂O", "NaCl + H₂O", "CO₂", "Mg²⁺"; not of "Drucken", "EU".
_SUBSTANCE_AFTER = lazy_regex(rf"(?:\d\d? )?{_ELEMENTS}(?:[₀-₉]|[⁰¹²³]*[⁺⁻]|\d? \+ |\((?:aq|s|l|g)\))")
# Matches "⁺ + " in "Ag⁺ + e⁻", "₂ + " in "O₂ + C", "+O₂" in "2Mg+O₂"; not " + " in "A + B".
_SUM_OF_SUBSTANCES = lazy_regex(rf"[₀-₉⁺⁻] ?\+ ?|(?<=\w) ?\+ ?(?:\d\d? ?)?(?:e⁻|{_ELEMENTS}[₀-₉⁺⁻])")
# Matches "Seite 3", "S. 5", "Kapitel IV"; not "Seitenwind".
_PLACE_IN_TEXT = lazy_regex(
    r"(?:Seite|S\.|Kapitel|Kap\.|Abschnitt|Abb\.|Abbildung|Tabelle|Tab\.|Artikel|Stichwort)(?!\w)"
)


def arrow(found: re.Match[str], text: str) -> str | None:
    """Read ``Datei → Drucken`` and ``so => gut`` with a pause; ``Köln → Bonn`` -> nach; ``→ Seite 3`` -> siehe.

    ``Start > Verein`` has a pause as well; ``n → ∞`` -> gegen.
    """
    before, after = text[: found.start()].rstrip(), text[found.end() :]
    if not after.strip():
        return ""
    if not re.search(r"\w", before):
        return "siehe " if _PLACE_IN_TEXT.match(after) else ""
    if before[-1] in ".,;:!?…–(-":
        return "" if before[-1] == "(" else " "
    if _is_reaction(before, after, text):
        return " wird zu "
    if _is_way(before, after):
        return " nach "
    return " gegen " if after.lstrip("-−+")[:1] == "∞" else ", "


def _is_reaction(before: str, after: str, text: str) -> bool:
    """Return whether substances stand on both sides, or on one in a sum of substances: 2 H₂ + O₂ → 2 H₂O."""
    substances = _SUBSTANCE_BEFORE.search(before[-40:]), _SUBSTANCE_AFTER.match(after)
    return all(substances) or (any(substances) and _SUM_OF_SUBSTANCES.search(text) is not None)


def _is_way(before: str, after: str) -> bool:
    """Return whether an arrow leads from one number, letter or town to another: 3 → 4, A → B, Köln → Bonn."""
    if before[-1].isdigit() and after[0].isdigit():
        return True
    names = word_before(before, len(before)), word_after(after, 0)
    return all(len(name) == 1 or name in TOWNS for name in names)


# Matches " -> " in "A -> B", " –> " in "A –> B", " => " in "so => gut", "→" in "A→B", " -&gt; " in
# "A -&gt; B", " > " in "Start > Verein", "(oben) > so", ">" in "#Ulm>#Bonn", "<-- " in
# "<-- so", " <- " in "„Wort“ <- schön"; not "a > b", "->x", "5=>3", "mit > 10", "a <-5".
ARROW = Rule(
    "arrow",
    r"\s*(?:→|(?<![^\s(])(?:-{1,3}|[–—]|={1,2})(?:>|&gt;)(?![^\s(]))\s*"
    r"|(?:(?<=[a-zäöüß]{2})|(?<=[).!?“”»«\"])|(?<=\d{4})) > (?=[„“»«\"]?[^\W\d_]{2})|(?<=\w) > (?=\d{1,2}[.:]\d\d Uhr)"
    r"|(?<=[^\W\d_])->(?=[^\W\d_])|(?<=[\w)])>(?=#[^\W\d_])|(?:(?<=[“”»«\")!?.])|(?<!\S)|\s+)(?:<|&lt;)-{1,3}\s+(?=[^\W\d_])",
    arrow,
    needs=("→", "->", "=>", "-&gt;", "=&gt;", " > ", ">#", "<-", "&lt;-"),
)
# Matches the end of "Köln", "so"; not of "x", "3".
_WORD_ENDS = lazy_regex(r"[^\W\d_]{2}\Z")
# Matches the beginning of "Bonn", "#Bonn"; not of "y", "3".
_WORD_BEGINS = lazy_regex(r"#?[^\W\d_]{2}")


def both_ways(found: re.Match[str], text: str) -> str | None:
    """Read ``Deutsch <-> Englisch`` and ``Köln <> Bonn`` as und, ``A <=> B`` as entspricht, ``x <> 0`` as ungleich."""
    if "=" in found[0]:
        return " entspricht "
    words = _WORD_ENDS.search(text, 0, found.start()) and _WORD_BEGINS.match(text, found.end())
    return " und " if "-" in found[0] or words else " ungleich "


# Matches " <-> " in "Deutsch <-> Englisch", "<->" in "TCP<->UDP", " <=> " in "a = 1 <=> b = 2", "<>" in
# "#Köln<>#Bonn"; not in "<- so", "<->", "a <- b", "a <= b".
BOTH_WAYS = Rule(
    "both ways",
    r"(?<=[\w)\0])\s?(?:<|&lt;)(?:-{1,3}|={1,2})?(?:>|&gt;)\s?(?=[\w(\0#])",
    both_ways,
    needs=("<-", "<=", "<>", "&lt;-", "&lt;=", "&lt;&gt;"),
)
"""Before the signs of comparing."""


def slope(found: re.Match[str], text: str) -> str | None:
    """Read ``12 km ↗ 950 m ↘ 800 m`` as a comma and aufwärts, a comma and abwärts."""
    before = text[max(0, found.start() - 1) : found.start()]
    pause = ", " if before.isalnum() or before in (")", MASK) else ""
    blank = "" if pause or before in ("", "(") else " "
    return f"{pause}{blank}{'aufwärts' if found[1] in '↗↑' else 'abwärts'} "


# Matches " ↗ " in "12 km ↗ 950 m", "↘" in "↘1.010 m"; not in "Umsatz ↗ 5 Prozent", "↗ 3 Mio.".
SLOPE = Rule("slope", r"\s*([↗↘↑↓])\s*(?=\d[\d.]{0,6} ?(?:[Hh]?m|Hm|km|Höhenmeter)\b)", slope, needs=(*"↗↘↑↓",))
