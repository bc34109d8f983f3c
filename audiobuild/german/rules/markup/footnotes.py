"""Numbers and pages of footnotes, which are left out.

Das gilt auch.89 -> Das gilt auch.      alle Einwohner1) -> alle Einwohner      Das ist alt.[4]:12 -> Das ist alt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.patterns import NOTE_PAGE
from audiobuild.german.rule_engine import Rule

if TYPE_CHECKING:
    import re


def number(found: re.Match[str], _: str) -> str | None:
    """Read ``Das gilt auch.89`` without the number of its footnote, ``"Hilfen"12`` too; ``Hauptstr.12`` stays."""
    if found[1] is None:
        return ""
    return None if found[1].endswith(("str", "abschn", "zif")) else found[1] + "."


_LONGEST_BRACKET = 120


def number_with_bracket(found: re.Match[str], text: str) -> str | None:
    """Read ``Einwohner1)`` without the number of its note; in ``(Haus3)`` and ``Aufgabe1) Lies`` it stays."""
    before = text[max(0, found.start() - _LONGEST_BRACKET) : found.start()]
    opened = before.rfind("(") > before.rfind(")")
    return None if opened or " " not in before else ""


def page(_found: re.Match[str], _: str) -> str | None:
    """Read ``Das ist alt.[4]:12`` without the page of its note; ``Das ist alt.:12 ff.`` has lost the note."""
    return ""


RULES = (
    # Matches "auch.89" in "Das gilt auch.89", "gilt.5" in "gilt.5 Dies gilt", "12" in "„gut“12 und"; not "Nr.5",
    # "gilt.5 so", "gilt.1999", "15“12", "„12 Tage“".
    Rule(
        "number of a footnote",
        r"(?<![\w.@/])(\w{0,40}[a-zäöüß]{4})\.\d{1,3}(?=[\"“”»)]?\s*(?:\Z|[A-ZÄÖÜ„][a-zäöüßA-Z]))"
        r"|(?:(?<=[a-zäöüß.!?…][\"“”»])|(?<=[a-zäöüß][\"“”»]\.))\d{1,3}(?=[\s.,;:)]|\Z)",
        number,
        needs=(".0", '"0', "“0", "”0", "»0"),
        trigger=r"[.\"“”»](?:(?<=[a-zäöüß]{4}\.)|(?<=[a-zäöüß.!?…][\"“”»])|(?<=[a-zäöüß][\"“”»]\.))\d",
    ),
    # Matches "1)" in "die Einwohner1)", "so gesagt2), dann"; not in "a1)", "Wort 1)", "so 12)", "Wort1)a".
    Rule(
        "note with a bracket",
        r"(?<=[a-zäöüß]{4})[1-9]\d?\)(?=[\s.,;:]|\Z)",
        number_with_bracket,
        needs=("0)",),
        trigger=r"\d\)(?<=[a-zäöüß]\d\))|\d\)(?<=[a-zäöüß]\d\d\))",
    ),
    # Matches ":12" in "so.[4]:12 Der", "gilt.:12", ":5 ff." in "gilt.:5 ff. Der"; not in "um 8.:30",
    # "Tel.:030".
    Rule(
        "page of a note",
        rf"(?:(?<=[a-zäöüß]{{4}}\.)|(?<= ist\.)|(?<= war\.)|(?<= hat\.)|(?<=\d\])){NOTE_PAGE}",
        page,
        needs=(".:0", "]:0", ".:S. 0", "]:S. 0", ".:S.0", "]:S.0"),
    ),
)
