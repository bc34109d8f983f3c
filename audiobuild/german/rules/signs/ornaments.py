"""Signs of layout: rows of signs between news, tildes after words, marks before the items of a list."""

from __future__ import annotations

import re

from audiobuild.german.rule_engine import Rule
from audiobuild.german.words.signs import SIGNS
from audiobuild.lazy_regex import lazy_regex


def ornament(found: re.Match[str], text: str) -> str | None:
    """Read ``+++ Eilmeldung +++`` as Eilmeldung, ``Hallo~`` as Hallo; a stop where it parts news, a blank words."""
    if not (found.start() and found.end() < len(text)):
        return ""
    news = found[0].strip() == "+++" and text[found.start() - 1] not in ".!?" and text[found.end()].isupper()
    parts = found[0].strip() != found[0] or text[found.end()].isalnum()
    return ". " if news and found[0][0] == " " else " " if parts else ""


# Matches all of "* 5. Mai 1940", "* 12.05.1940"; not of "* 5. Mai 2024", "* 5 Eier".
_BORN = lazy_regex(r"\s*\*\s?\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZÄÖÜ][a-zäöü]+\.?)\s?1\d{3}[.,;]?\s*")


def opening_mark(_found: re.Match[str], text: str) -> str | None:
    """Read ``☆ Neu`` as Neu, without the mark of a list; ``* 5. Mai 1940`` is left alone: a birth."""
    return None if _BORN.fullmatch(text) else ""


# Matches the beginning of "† 1832", "* 28. August 1749 in Frankfurt", "* 3. Mai 1800; † 1870"; not of "* so",
# "* 5 Euro".
_LIFE = r"† ?[\d\0]|\* ?[\d\0][ \w.\0]{0,14}[\d\0]{3}(?: in [A-ZÄÖÜ]|[^\n]*†)"
"""A birth or a death at the start of a line, where an asterisk is mostly the mark of a list."""
MARKS = r"[^\w\s.,;:!?\-–—…\"'„“”‚‘’»«›‹()\[\]/\0‒\u00ad´`]"
ODD = r"[^0-9A-Za-zÀ-ÖØ-öø-ÿĀ-ɏͰ-ϿЀ-ӿ\u0300-\u036f\s.,;:!?\-–—…\"'„“”‚‘’»«›‹()\[\]/\0‒\u00ad´`]"
"""Anything but a digit, a letter, an accent, a blank or ordinary punctuation."""
_UNNAMED = "(?![" + re.escape("".join(SIGNS)) + "\u0300-\u036f])" + MARKS
RULES = (
    # Matches " *** " in "so *** ja", "====", "~" in "schön~", " =" in "Brand gelöscht ="; not "*", "+ 3", "x =", "a~b".
    Rule(
        "ornament",
        r"\s*(?:\+{2,}|={2,}|\*{2,}|#{2,}|_{2,}|~{2,}|\^{2,})\s*|(?<=[a-zäöüß]{2})(?:~(?![\w/])| ?=\s*\Z)"
        r"|(?<=[a-zäöüß][!?.])~(?![\w/])",
        ornament,
        needs=(*"+=*#_~^",),
    ),
    # Matches the beginning of "☆ Neu", "• Punkt", "+ Eis und Obst", "+ M. Huber ja", "+anna danke", "*) Neu"; not of
    # "† 1832", "Neu ☆", "+ 3", "+ x".
    Rule(
        "opening mark",
        rf"\A\s*(?:\*{{1,3}}\) ?|(?:(?!{_LIFE}){_UNNAMED}\s*)+|\+ ?(?=[A-ZÄÖÜ][a-zäöüß])"
        r"|\+ (?=(?:[A-Z]\. ?|[A-Z]{3,} )[A-ZÄÖÜ])|\+(?=[a-zäöüß]{3}))",
        opening_mark,
        trigger=ODD,
    ),
)
