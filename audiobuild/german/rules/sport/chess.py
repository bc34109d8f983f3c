"""Games of chess in German notation.

12. Lf4+ Kh8 13. Dg2# -> zwölf Läufer f vier Schach, König h acht, dreizehn Dame g zwei matt
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.chess import FIRST_MOVE, MOVE, NUMBER
from audiobuild.german.grammar.numbers import cardinal
from audiobuild.german.rule_engine import Rule
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

# Matches all of "12.", "3...", "Sf3", "Dg2#", "0-0"; not of "12. Sf3", " ".
_WORD = lazy_regex(r"(\d{1,3})\.{1,3}|[^\s\d]\S*|0-\S+")


def game(found: re.Match[str], _: str) -> str | None:
    """Read ``1. e4 e5 2. Sf3`` as eins e vier, e fünf, zwei Springer f drei."""
    spoken = ""
    for word in _WORD.finditer(found[0]):
        if word[1]:
            spoken += f"{', ' if spoken else ''}{cardinal(int(word[1]))} "
        else:
            spoken += f"{'' if spoken.endswith(' ') or not spoken else ', '}{_move(word[0])}"
    return spoken


_PIECES = {"K": "König", "D": "Dame", "T": "Turm", "L": "Läufer", "S": "Springer"}
_SIGNS = _PIECES | {"x": "schlägt", "-": "nach", "+": "Schach", "++": "Doppelschach", "#": "matt"}
_CASTLING = {"0-0": "kurze Rochade", "0-0-0": "lange Rochade"}
# Matches all of "12", "0-0", "S", "f", "3", "x", "++", "#"; not of "i", "Sf".
_PIECE_OF_MOVE = lazy_regex(r"\d{2,}|0-0(?:-0)?|[KDTLSa-hx-]|\d|\+{1,2}|#")


def _move(written: str) -> str:
    """Read ``Txe6+`` as Turm schlägt e sechs Schach."""
    pieces = _PIECE_OF_MOVE.findall(written.replace("O", "0"))
    return " ".join(
        _CASTLING.get(piece) or (cardinal(int(piece)) if piece.isdecimal() else _SIGNS.get(piece, piece))
        for piece in pieces
    )


RULES = (
    # Matches all of "1. e4 e5 2. Sf3", "21.Dc2-b3", "12.f3", "24.Txe6"; not of "2.Platz",
    # "3. f4 ist", "Sf3".
    Rule(
        "game of chess",
        rf"{NUMBER}{FIRST_MOVE}(?:\s{MOVE})?(?:,?\s{NUMBER}\s?{MOVE}(?:\s{MOVE})?){{0,80}}",
        game,
        needs=(*(f"0.{blank}{piece}" for blank in ("", " ") for piece in "KDTLSabcdefgh"), "0. 0-0", "0. O-O", "0.."),
        at_number=True,
    ),
    # Matches "Txe6", "Dxh5+", "Lf4+", "Dg2#"; not "Sg5", "S1+", "Lx4".
    Rule(
        "move of a piece",
        r"(?<!\w)[KDTLS](?:[a-h]?[1-8]?x[a-h][1-8][+#]?|[a-h]?[1-8]?[a-h][1-8][+#])(?!\w)",
        game,
        needs=(*(f"x{file}0" for file in "abcdefgh"), "0#", "0+"),
    ),
)
