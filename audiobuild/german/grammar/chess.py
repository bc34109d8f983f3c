"""The pattern of a move in German chess notation: Sf3, exd5, Txe6+, Dc2-b3, e8D, 0-0."""

from __future__ import annotations

# Matches all of "e4", "Sf3", "Sbd7", "exd5", "Dc2-b3", "Lf4+", "Dg2#", "e8=D", "0-0-0"; not of "e9",
# "Sf", "0-1".
MOVE = (
    r"(?:(?:0-0(?:-0)?|O-O(?:-O)?)|[KDTLS]?[a-h]?[1-8]?[x-]?[a-h][1-8](?:=?[DTLS])?)"
    r"(?:\+{1,2}|#)?(?:[!?]{1,2}(?=\s\w))?(?![\w-])"
)
# Matches all of "Sf3", "Txe6+", "Dc2-b3"; not of "e4", "0-0".
PIECE_MOVE = rf"(?=[KDTLS]){MOVE}"
# Matches "12." in "12. Sf3", "14..." in "14...Sxe5"; not "12", "x12.".
NUMBER = r"(?<![\w.,])\d{1,3}\.(?:\.\.)?"
"""The number of a move, with two more stops before a move of Black."""
# Matches " Sf3", "Txe6", "e4", " e4" in " e4 e5"; not "Sie", " e9".
FIRST_MOVE = rf"(?:\s?{PIECE_MOVE}|{MOVE}|\s{MOVE}(?=\s{MOVE}))"
"""What shows that the number before it is that of a move: a move of a piece, a move without a blank, or two moves."""
