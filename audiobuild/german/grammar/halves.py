"""A half before its noun: ein halber Liter, mit einem halben Kilo, der halbe Liter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import search_before
from audiobuild.german.grammar.indefinite import one
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from audiobuild.german.words.nouns import Gender

_FORM = {"f": "e", "n": "es", "m": "er", "": ""}
_LONGEST_ARTICLE = len(" einer ")
# Matches the end of "einer ", "der ", "zum "; not of "seiner", "war ".
_ARTICLE_BEFORE = lazy_regex(r"\b(eine?[mnrs]?|d(?:er|ie|as|em|en|es)|zum|zur|vom|beim) $", re.IGNORECASE)


def half(unit: str, kind: Gender, text: str, start: int) -> str:
    """Return a half before its noun, declined: ein halber Liter, mit einem halben Kilo; after "einer": halben."""
    if written := search_before(_ARTICLE_BEFORE, text, start, _LONGEST_ARTICLE):
        return f"halb{_weak(written[1].lower(), kind)} {unit}".strip()
    article = one(text, start, kind or "n")
    if not kind:
        return f"ein halb {unit}".strip()
    ending = _FORM[kind] if article in ("ein", "eine") else "en"
    return f"{article} halb{ending} {unit}".strip()


def _weak(article: str, kind: str) -> str:
    """Return the ending of "halb" after an article: einer halben Zitrone, ein halber Apfel, der halbe Liter."""
    if article == "ein":
        return {"m": "er", "f": "e"}.get(kind, "es")
    return "e" if article in ("eine", "die", "das") or (article == "der" and kind == "m") else "en"
