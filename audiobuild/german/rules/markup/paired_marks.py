"""Marks on both sides of words: emphasis of plain text and of electronic books, chevrons as quotation marks.

*wichtig*, _12. Juli_, #nolens volens# -> the words alone      >>Ja<<, er nannte es >Glück< -> the words alone
"""

from __future__ import annotations

import re

from audiobuild.german.rule_engine import Rule
from audiobuild.lazy_regex import lazy_regex

_BEFORE_OPENING = lazy_regex(r"[\s(\[\"'„“»‚‘–—/-]")
_OPENING = " \t([„"
"""Characters after which no emphasis ends: "(*1950) und (* 1952)" are two births."""
_AFTER_CLOSING = lazy_regex(r"[\s.,;:!?…)\]\"'“”«’‘–—/-]")


# Matches "x=0", "(a) = 2", "= −A", "²=" in "²=x"; not "=so=", "so =so= so".
_EQUATION = lazy_regex(r"[\w)] ?= ?[-−]?\d|= ?[−√]|[₀-₉²³)] ?=")


def emphasis(found: re.Match[str], text: str) -> str | None:
    """Read ``*wichtig*`` as wichtig, ``=so=`` as so; a mark without a partner in the text is left alone."""
    if found[0] == "=" and _EQUATION.search(text):
        return None
    start, end = found.span()
    before, after = text[start - 1 : start], text[end : end + 1]
    opens = after.strip() and (not before or _BEFORE_OPENING.match(before))
    closes = before.strip(_OPENING) and (not after or _AFTER_CLOSING.match(after))
    mark = re.escape(found[0][::-1])
    if opens and re.compile(rf"[^\s(\[„]{mark}(?![^\W_])").search(text, end):
        return ""
    if closes and re.search(rf"(?<![^\W_]){mark}(?=\S)", text[:start]):
        return ""
    return None


# Matches the beginning of "Neue Musik", "Ähnliche"; not of "n. F.", "NN", "344 ff.".
_CAPITALISED = lazy_regex(r"[A-ZÄÖÜ][a-zäöüß]")


def chevrons(found: re.Match[str], text: str) -> str | None:
    """Read ``Weiter >>``, ``Weiter >`` as Weiter; ``>>Ja<<``, ``>Ja<`` -> Ja; ``auf>>Ja`` -> auf Ja."""
    before, after = text[: found.start()][-1:], text[found.end() : found.end() + 1]
    if found[0] == ">" and not after.isalpha() and not _CAPITALISED.match(text, text.rfind("<", 0, found.start()) + 1):
        return None  # brackets of courts: <344 ff.>
    return " " if before.isalnum() and after.isalnum() else ""


# Matches " >>" in "Weiter >>", " >" in "Start >", ">>" in ">>Ja<<", ">" in "sagte: >Ja", "<" in "Das ist gut.< Er",
# "ernst<, sagte", "<Name eintragen"; not "> 3", "a >b", "n <", "a< 5".
CHEVRONS = Rule(
    "chevrons",
    r"\s*(?<![<>])>{2,3}(?=\s|\Z)|(?<=[^\s:=])(?<!Zeichen)(?<!Symbol)\s>(?=\s*\Z|[)“”«;!?]|[.,](?!\d))"
    r"|(?<![<>])(?:>{2,3}|<{2,3})(?![<>=]|\s?\d)"
    r"|(?<![^\s(/„“»\"])(?:>(?=[^\W\d_]{2})|<(?=[A-ZÄÖÜ][a-zäöüß]))"
    r"|(?<=[^\W\d_₀-₉²³]{2}|[^\W\d_][.,!?…])[<>](?=[\s.,;:!?)/«“\"-]|\Z)(?! ?\d)",
    chevrons,
    needs=(">", "<"),
)

# Matches "*" in "*so*", "__" in "__so__", "=" in "=so=", "#" in "#so#", "+" in "+so+"; not "****", "so", "+4",
# "a+b". Whether it has a partner, `emphasis` decides.
EMPHASIS = Rule(
    "emphasis",
    r"(?<![*_~=])(?:[*_~=]|\*\*|__|~~|_=|=_|\*\*\*)(?![*_~=])"
    r"|(?<![+#\w])[+#](?=[^\W\d_])|(?<=[^\W\d_]{2}|[^\W\d_][.!?])[+#](?![+#\w])",
    emphasis,
    needs=(*"*_~=#+",),
)
