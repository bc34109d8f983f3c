"""Hearts, faces and signatures of plain text, which are silent as emoji are.

Danke <3 -> Danke      Bis morgen! ;-) -> Bis morgen!
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.engine import Rule
from audiobuild.german.words import word_list

if TYPE_CHECKING:
    import re


def emoticon(found: re.Match[str], text: str) -> str | None:
    """Read ``Danke <3``, ``Danke :-)``, ``Danke:)`` as Danke, as the emoji itself is silent; ``(siehe:)`` is left."""
    touching = found[0][0] in ":;" and text[: found.start()][-1:].isalpha()
    return None if touching and text.count("(", 0, found.start()) > text.count(")", 0, found.start()) else ""


# Matches all of "&", "_", "/"; not of "a", ".", " ", "„".
_SYMBOL = r"(?:_|[^\w\s()\[\].,!?:;\"'„“”‚‘’»«-])"
_ANGLE = "(?:[<>]|&[lg]t;)"
# Matches all of "-.-", "o.O", ">_<", "^.^", "T_T", "._."; not of "oo", "...", "<a>".
_FACES = (
    rf"-[._]{{1,2}}-|o[._]?O|O[._]?o|[oO]_[oO]|{_ANGLE}[._]{{1,2}}{_ANGLE}|\^[._-]\^|T[._]T|\._{{1,2}}\."
    r"|=['’]?-?[()DPp]{1,3}|[:;]['’]?-?[*\\]|>:-?[()/]|[xX]D{1,5}"
)
SMILEYS = (
    # Matches "^" in "Wir prüfen das. ^KL", "Danke ^bsb", "^KL"; not in "x^2", "2 ^n", "a ^ b".
    Rule("signature", r"(?:\A|(?<=[.!?)a-zäöüß] ))\^(?=[A-Za-z]{2,4}(?:\s|\Z))", emoticon, needs=("^",)),
    # Matches " <3" in "Danke <3", "Danke <3!", "„Danke <3“, sagte", "<3"; not "Werte <3 mg", "a <35", "Werte <3, so".
    Rule("heart", r"(?:\A|(?<=[a-zäöüß!.):])\s?)<3+(?=[!?.,)]*\s*\Z|[!?;)“”\"»«])", emoticon, needs=("<",)),
    # Matches " :)" in "Danke :)", " ;-)", " :D", " :-/", " xD", " \o/", " ¯\_(ツ)_/¯", " -.-", " o.O", " >.<", " =)",
    # " :*", ":)" in "Danke:)", ";)" in "Toll!;)"; not "so:", " :Das", " 8:P", " :(20", " C:\o".
    Rule(
        "emoticon",
        rf"(?:(?:\A|\s|(?<={_SYMBOL}))(?:[:;]['’]?-?[()\[\]DPpOo/|]{{1,4}}|\\[oO0]/|¯\\_\(ツ\)_/¯|{_FACES})"
        r"|(?<=[a-zäöüß!?.])[:;]-?[)D]{1,4})"
        rf"(?=[!?.,;]{{0,5}}[)“”\"»«]?[.,;]?(?:\s|\Z)|\[|{_SYMBOL})",
        emoticon,
        needs=(
            *(f"{eyes}{below}" for eyes in ":;=" for below in "-'’()[]DPpOo/|*\\"),
            *word_list(r"xD XD oO Oo o.O O.o T.T -.- -..- _ ^ < > &lt; &gt; \ ツ"),
        ),
    ),
)
"""Part of the marks, which come before all other rules."""
