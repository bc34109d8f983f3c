"""Instructions for knitting and crochet: 3 M re, 1 U -> drei Maschen rechts, ein Umschlag; 5 Lm, 2 fM, 1 Stb."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from audiobuild.german.grammar.context import search_before
from audiobuild.german.grammar.indefinite import one
from audiobuild.german.grammar.numbers import cardinal
from audiobuild.german.grammar.patterns import alternatives
from audiobuild.german.rule_engine import Rule
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

    from audiobuild.german.words.nouns import Gender


class _Stitch(NamedTuple):
    singular: str
    plural: str
    gender: Gender = "f"


_STITCHES = {
    "M": _Stitch("Masche", "Maschen"),
    "fM": _Stitch("feste Masche", "feste Maschen"),
    "f.M": _Stitch("feste Masche", "feste Maschen"),
    "f. M": _Stitch("feste Masche", "feste Maschen"),
    "Lm": _Stitch("Luftmasche", "Luftmaschen"),
    "LM": _Stitch("Luftmasche", "Luftmaschen"),
    "Km": _Stitch("Kettmasche", "Kettmaschen"),
    "KM": _Stitch("Kettmasche", "Kettmaschen"),
    "RM": _Stitch("Randmasche", "Randmaschen"),
    "Stb": _Stitch("Stäbchen", "Stäbchen", "n"),
    "hStb": _Stitch("halbes Stäbchen", "halbe Stäbchen", "n"),
    "DStb": _Stitch("Doppelstäbchen", "Doppelstäbchen", "n"),
    "U": _Stitch("Umschlag", "Umschläge", "m"),
    "R": _Stitch("Reihe", "Reihen"),
    "Rd": _Stitch("Runde", "Runden"),
    "Nd": _Stitch("Nadel", "Nadeln"),
    "HinR": _Stitch("Hinreihe", "Hinreihen"),
    "RückR": _Stitch("Rückreihe", "Rückreihen"),
}
_ACTIONS = {
    "re": "rechts",
    "li": "links",
    "verschr.": "verschränkt",
    "str.": "stricken",
    "zus.-str.": "zusammenstricken",
    "zusstr.": "zusammenstricken",
    "zus. str.": "zusammenstricken",
    "anschl.": "anschlagen",
    "abk.": "abketten",
    "abh.": "abheben",
    "zun.": "zunehmen",
    "abn.": "abnehmen",
    "wdh.": "wiederholen",
}
# Matches "3 M", "2 fM", "alle M"; not "3 Mal", "M 3".
_COUNTED = lazy_regex(r"(?<![\w.,])(?:\d{1,3}|alle|je|jede) (?:M|fM|Lm|LM|Stb|hStb|DStb|Km|KM|RM)(?![\w-])")
# Matches "re", "Rd", "zun.", "häkeln", "Maschenprobe"; not "M", "rechts".
_CRAFT = lazy_regex(
    r"(?<![\w-])(?:re|li|Rd|Nd|Lm|LM|fM|Stb|hStb|DStb|HinR|RückR|zun\.|abn\.|wdh\.|abk\.|str\.)(?![\w-])"
    r"|(?:[Hh]äkel|[Ss]trick|[Mm]asche|[Nn]adel)\w*"
)


def _is_needlework(text: str) -> bool:
    """Return whether a text counts stitches and has a further word of the craft."""
    counted = _COUNTED.search(text)
    return counted is not None and bool(set(_CRAFT.findall(text)) - {counted[0].split()[-1]})


# Matches the end of "alle ", "der übrigen ", "restl. "; not of "jede ", "5. ".
_SEVERAL = lazy_regex(r"\b(?:alle[rn]?|übrigen|restlichen|restl\.|folgenden|nächsten|beiden|abgeketteten) $")


def stitch(found: re.Match[str], text: str) -> str | None:
    """Read ``3 M`` as drei Maschen, ``1 U`` as ein Umschlag, ``alle M`` as Maschen, in instructions only."""
    if not _is_needlework(text):
        return None
    singular, plural, gender = _STITCHES[found[3]]
    if found[2]:
        return f"{cardinal(int(found[1]))} bis {cardinal(int(found[2]))} {plural}"
    if not found[1]:
        return plural if search_before(_SEVERAL, text, found.start(), 20) else singular
    if found[1] == "1":
        return f"{one(text, found.start(), gender)} {singular}"
    return f"{cardinal(int(found[1]))} {plural}"


def action(found: re.Match[str], text: str) -> str | None:
    """Read ``re`` as rechts, ``zun.`` as zunehmen, in instructions only; the stop of a sentence stays."""
    if not _is_needlework(text):
        return None
    ends = found[2].endswith(".") and not text[found.end() :].strip(" )")
    times = f"{cardinal(int(found[1]), 'ein')}mal " if found[1] else ""
    return times + _ACTIONS[found[2]] + ("." if ends else "")


# Matches "2 re, 2 li" , "1 li/1 re"; not "2 re, 2 re", "re, li".
_RIB = r"(\d{1,2}) ?(re|li)(?:, ?|/| )(\d{1,2}) ?(?!\2)(re|li)"


def rib(found: re.Match[str], _: str) -> str | None:
    """Read ``2 re, 2 li`` as zwei rechts, zwei links: no other word has both."""
    counts = ("eine" if count == "1" else cardinal(int(count)) for count in (found[1], found[3]))
    return ", ".join(f"{count} {_ACTIONS[side]}" for count, side in zip(counts, (found[2], found[4]), strict=True))


RULES = (
    # Matches "2 re, 2 li", "1 li, 1 re", "1 re/1 li"; not "2 re", "2 re, 3 M li".
    Rule(
        "rib",
        rf"(?<![\w.,/-]){_RIB}(?![\w-])",
        rib,
        words=("re", "li"),
    ),
    # Matches "3 M" in "3 M re", "1 U", "Rd" in "5. Rd je", "M" in "alle M re"; not "3 Mal", "M3", "A-M".
    Rule(
        "stitches",
        rf"(?<![\w.,/-])(?:(\d{{1,3}})(?: ?[-–] ?(\d{{1,3}}))? )?({alternatives([*_STITCHES])})(?![\w-])"
        r"(?:(?<=[NR]d)\.(?= [a-zäöü]))?",
        stitch,
        needs=(" M", ".M"),
        words=tuple(name for name in _STITCHES if len(name) > 1 and name.isalpha()),
        trigger=r"(?<!\w)(?:M|fM|Lm|LM|Stb|hStb|DStb|Km|KM|RM)(?!\w)",
    ),
    # Matches "re" in "3 M re", "zun." in "1 M zun.", "3x wdh."; not in "rechts", "zun".
    Rule(
        "stitches worked",
        rf"(?<![\w-])(?:(\d{{1,2}}) ?[x×] )?({alternatives([*_ACTIONS])})(?![\w-])",
        action,
        words=("re", "li", "verschr", "str", "zus", "zusstr", "anschl", "abk", "abh", "zun", "abn", "wdh"),
        trigger=r"(?<!\w)(?:M|fM|Lm|LM|Stb|hStb|DStb|Km|KM|RM)(?!\w)",
    ),
)
