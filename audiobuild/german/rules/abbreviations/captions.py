"""Where people stand in a picture, as captions shorten it.

Adler (l.) und Berg (re.) -> Adler (links) und Berg (rechts)      (M.) -> (Mitte)      (vorne li.) -> (vorne links)
Abb. o. l.: Kern -> Abbildung oben links: Kern
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
_VERTICAL = ("o.", "u.")


def corner(found: re.Match[str], _: str) -> str | None:
    """Read ``Abb. o. l.: Kern`` as oben links; ``(re. u.)`` -> rechts unten; ``u. o.`` is none."""
    first, second = found.groups()
    return None if (first in _VERTICAL) == (second in _VERTICAL) else f"{_SIDES[first]} {_SIDES[second]}"


RULES = (
    # Matches "o. l." in "Abb. o. l.: Kern", "(o. l.)", "Bild o. l., Lang", "u. r." in "Kern, u. r.: Lang"; not in
    # "so u. r.: so", "(o. l. so)".
    Rule(
        "corner",
        r"(?:(?<=\()|(?<=[,;.:] )|(?<=Foto )|(?<=Bild ))([ou]\.|li?\.|re?\.) ?([ou]\.|li?\.|re?\.)(?=[):,])",
        corner,
        needs=("o.", "u."),
    ),
    # Matches "l." in "(l.)", "(l., 34)", "(vorne l.)"; not in "(l. c.)", "(u. a.)", "5 l.".
    Rule(
        "side",
        rf"(?:(?<=\()|(?<=[lri]\. und )|(?<=\(\d\d, )|{_AFTER})(?:{_SIDE})(?=\)|, |/| und (?:{_SIDE})\))",
        side,
        needs=("(",),
        trigger=r"\.(?<=[lireMou]\.)(?:\)|, |/| und )",
    ),
)
