"""Where people stand in a picture, as captions shorten it in brackets.

Adler (l.) und Berg (re.) -> Adler (links) und Berg (rechts)      (M.) -> (Mitte)      (vorne li.) -> (vorne links)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.patterns import alternatives
from audiobuild.german.rule_engine import Rule

if TYPE_CHECKING:
    import re

_SIDES = {
    "l.": "links", "li.": "links", "r.": "rechts", "re.": "rechts", "M.": "Mitte", "Mi.": "Mitte", "o.": "oben",
    "u.": "unten", "hi.": "hinten", "vo.": "vorn",
}  # fmt: skip


def side(found: re.Match[str], _: str) -> str | None:
    """Read ``(l.)`` as links; ``(M.)`` -> Mitte."""
    return _SIDES[found[0]]


_SIDE = alternatives(_SIDES)
_AFTER = "|".join(f"(?<=\\({word} )" for word in ("vorn", "vorne", "hinten", "oben", "unten", "ganz"))
RULES = (
    # Matches "l." in "(l.)", "(l., 34)", "(vorne l.)"; not in "(l. c.)", "(u. a.)", "5 l.".
    Rule(
        "side",
        rf"(?:(?<=\()|(?<=[lri]\. und )|{_AFTER})(?:{_SIDE})(?=\)|, |/| und (?:{_SIDE})\))",
        side,
        needs=("(",),
        trigger=r"\.(?<=[lireMou]\.)(?:\)|, |/| und )",
    ),
)
