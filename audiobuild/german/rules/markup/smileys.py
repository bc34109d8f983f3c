"""Hearts, faces and signatures of plain text, which are silent as emoji are.

Danke <3 -> Danke      Bis morgen! ;-) -> Bis morgen!
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import search_before
from audiobuild.german.rule_engine import Rule
from audiobuild.german.words import word_list
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

# Matches the end of "R&amp", "&#8211"; not of "Danke", "A & B".
_ENTITY_BEFORE = lazy_regex(r"&(?:amp;)?#?\w{2,8}$")


def emoticon(found: re.Match[str], text: str) -> str | None:
    """Read ``Danke <3``, ``Danke :-)``, ``Danke:)`` as Danke, as the emoji itself is silent; ``(siehe:)`` stays.

    So is the end of an entity: ``R&amp;D``.
    """
    touching = found[0][0] in ":;" and text[: found.start()][-1:].isalpha()
    if touching and search_before(_ENTITY_BEFORE, text, found.start(), len("&amp;thetasym")):
        return None
    return None if touching and text.count("(", 0, found.start()) > text.count(")", 0, found.start()) else ""


# Matches all of "&", "_", "/"; not of "a", ".", " ", "„".
_SYMBOL = r"(?:_|[^\w\s()\[\].,!?:;\"'„“”‚‘’»«-])"
_ANGLE = "(?:[<>]|&[lg]t;)"
# Matches all of "-.-", "o.O", ">_<", "^.^", "T_T", "._."; not of "oo", "...", "<a>".
_FACES = (
    rf"-[._]{{1,2}}-|o[._]?O|O[._]?o|[oO]_[oO]|{_ANGLE}[._]{{1,2}}{_ANGLE}|\^[._-]\^|T[._]T|\._{{1,2}}\."
    r"|=['’]?-?[()DPp]{1,3}|[:;]['’]?-?[*\\]|>:-?[()/]|[xX]D{1,5}"
)
_OPENERS = "|".join(
    word_list("""
    Ich Du Ihr Wir Sie Er Es Das Die Der Danke Dankeschön Wenn Und Aber Was Wie So Ein Eine Heute Morgen Endlich Mein
    Meine Dein Deine Euer Eure Unser Unsere Bin Hab Habe Bis Bitte Liebe Lieben Freu Freue Love I
    """)
)
RULES = (
    # Matches "^" in "Wir prüfen das. ^KL", "Danke ^bsb", "^KL"; not in "x^2", "2 ^n", "a ^ b".
    Rule("signature", r"(?:\A|(?<=[.!?)a-zäöüß] ))\^(?=[A-Za-z]{2,4}(?:\s|\Z))", emoticon, needs=("^",)),
    # Matches " <3 <3" in "so <3 <3 schön", "<3<3<3"; not in "so <3 schön", "<3 <35".
    Rule("hearts", r"\s?(?:<|&lt;)3(?: ?(?:<|&lt;)3)+(?![\d.,])", emoticon, needs=("<", "&lt;")),
    # Matches " <3" in "Danke <3", "Ja <3!", "„Danke <3“, sagte", "Danke <3 Ich", "Danke <3 #Ulm", "Ja <3<3", "<3"; not
    # "Werte <3 mg", "a <35", "Werte <3, so", "Kinder <3 Jahre", "Werte <3 Ichthyol".
    Rule(
        "heart",
        rf"(?:\A|(?<=[a-zäöüß!.):])\s?)(?:(?:<|&lt;)3+\s?)*(?:<|&lt;)3+(?=[!?.,)]*\s*\Z|[!?;)“”\"»«]|\s+(?:[#@]|https?:|(?:{_OPENERS})\b))",
        emoticon,
        needs=("<", "&lt;"),
    ),
    # Matches " :3" in "in der Bahn :3 Freue", "ein Spaß :3", "Süß! :3 #Katze"; not in "5 :3", "Ulm :3 gegen", "so :30".
    Rule(
        "face of a cat",
        r"(?<=[a-zäöüß!?.])\s:3(?=\s*\Z|\s+(?:[#@<]|https?:|[A-ZÄÖÜ][a-zäöüß]))",
        emoticon,
        needs=(" :0",),
        trigger=r" :3(?!\w)",
    ),
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
