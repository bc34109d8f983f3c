"""Hearts, faces and signatures of plain text, which are silent as emoji are; the stars of a rating, which are not.

Danke <3 -> Danke      Bis morgen! ;-) -> Bis morgen!      Fazit: ★★★★☆ -> Fazit: vier von fünf Sternen
4*-Hotel -> Vier-Sterne-Hotel
"""

from __future__ import annotations

import re

from audiobuild.german.engine import Rule
from audiobuild.german.grammar.numbers import cardinal
from audiobuild.german.words import word_list


def emoticon(found: re.Match[str], text: str) -> str | None:
    """Read ``Danke <3``, ``Danke :-)``, ``Danke:)`` as Danke, as the emoji itself is silent; ``(siehe:)`` is left.

    So is the end of an entity: ``R&amp;D``.
    """
    touching = found[0][0] in ":;" and text[: found.start()][-1:].isalpha()
    if touching and _ENTITY_BEFORE.search(text, max(0, found.start() - len("&amp;thetasym")), found.start()):
        return None
    return None if touching and text.count("(", 0, found.start()) > text.count(")", 0, found.start()) else ""


# Matches the end of "R&amp", "&#8211"; not of "Danke", "A & B".
_ENTITY_BEFORE = re.compile(r"&(?:amp;)?#?\w{2,8}$")


def stars(found: re.Match[str], _: str) -> str | None:
    """Read ``★★★★☆`` as vier von fünf Sternen; ``Fazit: ★★★`` -> drei Sterne; ``★☆`` is left, an ornament."""
    full, empty = found[0].count("★") + found[0].count("⭐"), found[0].count("☆")
    if empty and full + empty < _FEWEST_STARS:
        return None
    if empty:
        return f"{'einer' if full == 1 else cardinal(full)} von {cardinal(full + empty)} Sternen"
    return "ein Stern" if full == 1 else f"{cardinal(full)} Sterne"


_FEWEST_STARS = 3
"""Stars of a rating, the empty ones among them."""

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
# Matches the beginning of "Hotel", "Häuser"; not of "Hotline".
_LODGING = (
    "(?:Hotel|Haus|Häuser|Restaurant|Küche|Camping|Koch|General|Superior|Resort|Ferien|Pension|Kategorie|Niveau"
    "|Standard)"
)


def category(found: re.Match[str], _: str) -> str | None:
    """Read ``4*-Hotel`` and ``****-Hotel`` as Vier-Sterne-Hotel; ``4* superior`` -> vier Sterne superior."""
    if found[3]:
        return "ein Stern" if found[3] == "1" else f"{cardinal(int(found[3]))} Sterne"
    count = int(found[1]) if found[1] else len(found[2])
    return f"{cardinal(count).capitalize()}-Sterne-"


SMILEYS = (
    # Matches "4*-" in "4*-Hotel", "****-" in "ein ****-Hotel", "5* " in "5* Hotel", "4*" in "4* superior"; not "4*5",
    # "5* Hotline".
    Rule(
        "stars of a hotel",
        rf"(?<![\w*])(?:(?:([1-7])\*S?|(\*{{2,5}}))[- ]?(?={_LODGING})|([1-7])\*(?= [Ss]uperior\b))",
        category,
        needs=("*",),
    ),
    # Matches "★★★★☆", "⭐⭐⭐⭐" in "Fazit: ⭐⭐⭐⭐"; not "★ Das Fest ★", "☆☆☆", "★☆★☆".
    Rule(
        "stars of a rating",
        r"(?<![★⭐☆])(?<![★⭐]\ufe0f)(?:[★⭐]\ufe0f?){1,9}☆{1,9}(?![★⭐☆])"
        r"|(?<=: )(?:[★⭐]\ufe0f?){1,9}(?![★⭐☆])(?! ?\w)",
        stars,
        needs=("★☆", "⭐☆", "⭐\ufe0f☆", ": ★", ": ⭐"),
    ),
    # Matches "^" in "Wir prüfen das. ^KL", "Danke ^bsb", "^KL"; not in "x^2", "2 ^n", "a ^ b".
    Rule("signature", r"(?:\A|(?<=[.!?)a-zäöüß] ))\^(?=[A-Za-z]{2,4}(?:\s|\Z))", emoticon, needs=("^",)),
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
