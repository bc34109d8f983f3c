"""Gender forms: the sign inside the word becomes a hyphen, which engines read as the short stop that speakers make.

Mitarbeiter*innen, Schüler:innen, Kolleg_innen, Bürger/-innen, BürgerInnen -> Mitarbeiter-innen, Schüler-innen ...
jede*r -> jede oder jeder        der*die -> der oder die        (m/w/d) -> (männlich, weiblich, divers)
"""

from __future__ import annotations

import re

from audiobuild.german.rule import Rule

_LETTER = r"[^\W\d_]"


def inclusive(found: re.Match[str], _: str) -> str | None:
    """``Lehrer*innen`` -> Lehrer-innen; ``Kolleg:in`` -> Kolleg-in; the compound's rest stays on."""
    stem, ending, rest = (part for part in found.groups() if part is not None)
    return f"{stem}-{ending.lower()}{rest}"


def either(found: re.Match[str], _: str) -> str | None:
    """``jede*r`` -> jede oder jeder; ``ein:e`` -> ein oder eine; ``der*die`` -> der oder die."""
    first, second = found[1], found[2]
    return f"{first} oder {first + second if len(second) <= 2 else second}"  # noqa: PLR2004 -- an ending is short


def advertisement(found: re.Match[str], _: str) -> str | None:
    """``(m/w/d)`` -> männlich, weiblich, divers."""
    names = {"m": "männlich", "w": "weiblich", "d": "divers", "f": "weiblich", "x": "divers", "i": "inter"}
    return "(" + ", ".join(names[letter] for letter in re.findall("[mwdfxi]", found[0])) + ")"


RULES = (
    Rule(
        "inclusive",
        rf"({_LETTER}+)(?:[*:_·]|/-?|\((?=-?in(?:nen)?\)))-?(in(?:nen)?)(?![^\W_])()\)?|({_LETTER}+)[*:_](innen)([a-zäöüß]+)",
        inclusive,
        needs="*:_·/(",
    ),
    Rule(
        "capital I",
        rf"((?<!\w){_LETTER}*[a-zäöüß])(In(?:nen)?(?![^\W_])|Innen(?=[a-zäöüß]{{4}}))()",
        inclusive,
        needs="I",
    ),
    Rule("either", rf"(?<!\w)({_LETTER}+)[*:_]({_LETTER}{{1,3}})(?!\w)", either, needs="*:_"),
    Rule("advertisement", r"\([mwdfxi](?:/[mwdfxi]){1,3}\)", advertisement, needs="/"),
)
