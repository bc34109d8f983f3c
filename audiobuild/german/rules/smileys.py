"""Hearts and faces of plain text, which are silent as emoji are.

Danke <3 -> Danke      Bis morgen! ;-) -> Bis morgen!
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.engine import Rule

if TYPE_CHECKING:
    import re


def emoticon(_found: re.Match[str], _: str) -> str | None:
    """Read ``Danke <3``, ``Danke :-)`` as Danke, as the emoji itself is silent."""
    return ""


# Matches all of "&", "_", "/"; not of "a", ".", " ", "„".
_SYMBOL = r"(?:_|[^\w\s()\[\].,!?:;\"'„“”‚‘’»«-])"
SMILEYS = (
    # Matches " <3" in "Danke <3", "Danke <3!"; not "Werte <3 mg", "a <35".
    Rule("heart", r"(?<=[a-zäöüß!.):])\s?<3+(?=[!.,)]*\s*\Z)", emoticon, needs=("<",)),
    # Matches " :)" in "Danke :)", " ;-)", " :D", " :-/", " xD", " \o/", " ¯\_(ツ)_/¯"; not "so:", " :Das", " (siehe:)",
    # " 8:P", " :(20", " C:\o".
    Rule(
        "emoticon",
        rf"(?:\A|\s|(?<={_SYMBOL}))(?:[:;]['’]?-?[()\[\]DPpOo/|]{{1,4}}|[xX]D|\\[oO0]/|¯\\_\(ツ\)_/¯)"
        rf"(?=[!?.,]?(?:\s|\Z)|\[|{_SYMBOL})",
        emoticon,
        trigger=r"[:;]['’]?-?[()\[\]DPpOo/|]|[xX]D|\\[oO0]/|ツ",
    ),
)
"""Part of the marks, which come before all other rules."""
