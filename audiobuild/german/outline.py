"""The outline of a text: what stands around its numbers, by which the rules are found that apply to it."""

from __future__ import annotations

import re
from functools import lru_cache

DIGITS = re.compile(r"\d+")
_WIDE = re.compile(r"[^\S ]")
_DASHES = re.compile("[\u2010-\u2014]")


@lru_cache(1)  # several sets of rules look at the same text
def outline(text: str) -> tuple[str, frozenset[str]]:
    """Return the outline of a text, and its signs: each of its characters, and what touches each of its numbers.

    In an outline "0" stands for each run of digits, " " for each blank of any width, "-" for each dash; there is a
    blank before and after it: "Am 3.–12. Mai" -> " Am 0.-0. Mai ".
    """
    line = _DASHES.sub("-", _WIDE.sub(" ", DIGITS.sub("0", f" {text} ")))
    return line, frozenset((*line, *at_numbers(line)))


def at_numbers(line: str) -> list[str]:
    """Return the numbers of an outline, or of a piece of one, each with one to three characters before or after it."""
    signs: list[str] = []
    at = line.find("0")
    while at >= 0:
        signs += [line[at : at + length] for length in (2, 3, 4)]
        signs += [line[max(0, start) : at + 1] for start in (at - 1, at - 2, at - 3)]
        at = line.find("0", at + 1)
    return signs
