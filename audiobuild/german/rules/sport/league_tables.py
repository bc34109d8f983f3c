"""The abbreviated column heads of a league table: Sp., S, U, N, Pkt.

Sp.: 6, S: 4, U: 0, N: 2, Pkt.: 8:4 -> Spiele: sechs, Siege: vier, Unentschieden: null, Niederlagen: zwei, Punkte: ...
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.patterns import alternatives
from audiobuild.german.rule_engine import Rule
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

_HEADS = {
    "Sp": "Spiele", "S": "Siege", "G": "Siege", "U": "Unentschieden", "N": "Niederlagen", "V": "Niederlagen",
    "Pkt": "Punkte", "Pkte": "Punkte", "P": "Punkte", "T": "Tore", "Diff": "Differenz", "TD": "Tordifferenz",
}  # fmt: skip
# Matches "Sp.: 6, S: 4", "Spiele: 6, S: 4, U: 1", "Verein: TC Au, S: 3, U: 0, N: 1"; not "S: 36, M: 38".
_LEAGUE = lazy_regex(r"\b(?:Sp\.?|Spiele): \d|\b[SG]: \d+, U: \d+, [NV]: \d")


def head(found: re.Match[str], text: str) -> str | None:
    """Read ``Sp.: 6, S: 4, U: 0, N: 2, Pkt.: 8`` as Spiele, Siege, Unentschieden, Niederlagen, Punkte."""
    return _HEADS[found[0].rstrip(".")] if _LEAGUE.search(text) else None


RULES = (
    # Matches "Sp." in "Sp.: 6", "S" in "S: 4", "Pkt." in "Pkt.: 8:4"; not in "Sp. 6", "IS: 4", "S:4", "Größe S: da".
    Rule(
        "head of a league table",
        rf"(?:(?<=, )|(?<=\A))(?:{alternatives(_HEADS)})\.?(?=: [+-]?[\d\0])",
        head,
        needs=tuple(f"{name}{stop}: 0" for name in _HEADS for stop in ("", ".")),
    ),
)
