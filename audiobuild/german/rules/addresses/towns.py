"""Towns with their river: Frankfurt/Main -> Frankfurt am Main, Halle (Saale) -> Halle an der Saale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import is_lettered_list, opens_sentence, search_before, word_after, word_before
from audiobuild.german.rule_engine import Rule
from audiobuild.german.words.measures import SPOKEN_NAMES
from audiobuild.german.words.nouns import gender
from audiobuild.german.words.places import REGIONS, RIVERS, SHORT_REGIONS, toponyms
from audiobuild.german.words.sentence_words import STARTERS
from audiobuild.german.words.signs import SIGN_NAMES
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

_LONGEST = 40
"""Characters of a name to look back at."""
_NO_TOWNS = SPOKEN_NAMES | {"Mitte", "Nord", "Süd", "Ost", "West"}
_TOWN_BEFORE = lazy_regex(r"([A-ZÄÖÜ][a-zäöüß]{2,})$")


def on_river(found: re.Match[str], text: str) -> str | None:
    """Read ``Frankfurt/Main`` as Frankfurt am Main.

    ``Halle (Saale)`` -> Halle an der Saale; ``Rhein/Main`` stays.
    """
    named = _TOWN_BEFORE.search(text[max(0, found.start() - _LONGEST) : found.start()])
    river = found[1] or found[2]
    if not named or named[1] in RIVERS or named[1] in _NO_TOWNS:
        return None
    return f" {RIVERS[river]} {river}"


_SHORT_RIVERS = {
    "M": "am Main", "O": "an der Oder", "S": "an der Saale", "Br": "im Breisgau", "L": "an der Lahn",
    "R": "an der Ruhr", "N": "am Neckar", "Rh": "am Rhein", "Pf": "in der Pfalz",
}  # fmt: skip
"""The letter after the name of a town -> what is spoken for it."""


def town(found: re.Match[str], _: str) -> str | None:
    """Read ``Frankfurt/M.`` as Frankfurt am Main; ``Halle (S.)`` -> Halle an der Saale; ``A/B.`` is left alone."""
    return f"{found[1]} {_SHORT_RIVERS[found[2] or found[3] or found[4]]}"


def region(found: re.Match[str], text: str) -> str | None:
    """Read ``Wolfhagen (Hess.)`` as Wolfhagen (Hessen)."""
    return REGIONS[found[1]] if word_before(text, found.start() - 1)[:1].isupper() else None


_IN = {"f": "in der", "m": "im", "n": "im", "": "in"}
"""The gender of a region's name -> what is spoken before it."""
_BARE = frozenset(("Baden", "Hessen", "Lippe", "Pom", "Pommern", "Westfalen"))
"""Regions without an article whose names are nouns as well, or look like one."""


def in_short_region(found: re.Match[str], text: str) -> str | None:
    """Read ``Hof i. Oberfr.`` as in Oberfranken, ``Roth i. Odw.`` as im Odenwald."""
    name = REGIONS[found[1]]
    kind = "" if name in _BARE or name.endswith(("franken", "bayern", "sachsen", "preußen", "burg")) else gender(name)
    town_ = word_before(text, found.start())
    if not town_[:1].isupper() or town_ in STARTERS:
        return None
    spoken = f"{_IN[kind]} {name}"
    return spoken + ("." if opens_sentence(text, found.end()) else "")


_AFTER_SLASH = {"Sa": "Sachsen", "O.L": "Oberlausitz", "OL": "Oberlausitz", "Th": "Thüringen"}
"""Regions that are abbreviated like this only after a slash: Klingenthal/Sa."""
# Matches the end of "Kern/Lang", "(Kern/Groß-Lang"; not of "Klingenthal", "Kern / Lang".
_PIECE_BEFORE = lazy_regex(r"\w/[A-ZÄÖÜ][\w-]+$")
"""Authors, of whom the next has a first name: Kern/Lang/Th. Weber."""
_ARTICLES = {"Oberlausitz": "in der", "Oberpfalz": "in der", "Vogtland": "im", "Erzgebirge": "im"}


def in_region_after_slash(found: re.Match[str], text: str) -> str | None:
    """Read ``Auerbach/Vogtl.`` as Auerbach im Vogtland, ``Boxberg/O.L.`` as in der Oberlausitz."""
    written = found[1].replace(" ", "")
    if written in _AFTER_SLASH and search_before(_PIECE_BEFORE, text, found.start(), _LONGEST):
        return None
    name = _AFTER_SLASH.get(written) or REGIONS[written]
    article = _ARTICLES.get(name, "in")
    ends = opens_sentence(text, found.end()) or not text[found.end() :].strip()
    return f" {article} {name}" + ("." if ends else "")


_WITH_ARTICLE = {"i": "in der", "a": "an der"}
"""The first letter of "i. d." and "a. d." -> what is spoken for it."""
_ISLANDS = frozenset(("Fehmarn", "Föhr", "Rügen", "Sylt", "Usedom"))


def in_region(found: re.Match[str], text: str) -> str | None:
    """Read ``Neustadt i. Schwarzwald`` as im; ``i. Bayern`` -> in; ``a. Chiemsee`` -> am; ``Teil i. Das`` stays.

    ``Bernau b. Berlin`` -> bei; ``Neukirch i. d. Lausitz`` -> in der.
    """
    written, noun = found[0], word_after(text, found.end())
    if (
        is_lettered_list(text)
        or not _is_town(word_before(text, found.start()))
        or (noun in STARTERS and noun not in RIVERS)
    ):
        return None
    kind = "" if noun in _BARE or noun in RIVERS else gender(noun)
    if "d" in written:
        return _WITH_ARTICLE[written[0]] if kind in ("f", "") else None
    if written == "i.":
        return _IN[kind]
    if written == "b.":
        return None if kind and noun not in toponyms() | {"Sankt"} else "bei"
    if noun in _ISLANDS:
        return "auf"
    return "an der" if kind == "f" else "am"


def _is_town(word: str) -> bool:
    """Return whether a word may be the name of a town: it has a capital, and opens no sentence."""
    return word[:1].isupper() and word not in STARTERS and word not in SIGN_NAMES


def short_region(found: re.Match[str], text: str) -> str | None:
    """Read ``Kempten i. Allg.`` as im Allgäu, ``Kirchheim u. T.`` as unter Teck: abbreviated only after these towns."""
    spoken = SHORT_REGIONS.get((word_before(text, found.start()), found[0].replace(" ", "")))
    return spoken + ("." if opens_sentence(text, found.end()) else "") if spoken else None


_SHORT_FORMS = sorted({written[:-1].replace(".", r"\. ?") for _, written in SHORT_REGIONS}, key=len, reverse=True)
_LETTERED = (
    "Frankfurt|Halle|Freiburg|Offenbach|Marburg|Limburg|Hanau|Mülheim|Rottenburg|Esslingen|Marbach|Kehl|Worms|Speyer"
    "|Ludwigshafen|Neuwied|Landau|Königswinter|Weil|Bingen|Rüdesheim|Rheinfelden|Ochsenfurt|Lohr"
)
"""Towns that are written with a letter for their river."""
EARLY = (
    # Matches "Frankfurt/M.", "Halle/S", "Halle (S.)", "Halle a/S.", "Frankfurt a. O." in "Frankfurt a. O. ist"; not
    # "Hamburg/M.", "Halle/Süd", "Frankfurt a. O. Der Ort".
    Rule(
        "town and letter",
        rf"(?<!\w)({_LETTERED})(?:(?: [ai])? ?/ ?(Br|Rh|Pf|[MOSLRN])(?:\.(?!\W*\Z)|(?!\w))| \((Br|Rh|Pf|[MOSLRN])\.\)"
        r"| a\. ?(Rh|[MOSLRN])\.(?! [A-ZÄÖÜ][a-zäöü]+ \w|\W*\Z))",
        town,
        needs=("/", " (", " a. ", " a."),
        trigger=rf"(?:{_LETTERED})(?: a\.| [ai])? ?[/(MOSLRN]",
    ),
    # Matches "i. Allg." in "Kempten i. Allg.", "a.d.A." in "Neustadt a.d.A.", "u. T." in "Kirchheim u. T."; not in
    # "i. Allg. nicht", "u. Ta.", "Neustadt i. H. v. 5".
    Rule(
        "short region",
        rf"(?<=[a-zäöüß] )(?:{'|'.join(_SHORT_FORMS)})\.(?! ?v\.)",
        short_region,
        needs=(" i.", " a.", " u.", " o."),
        trigger=rf" (?:{'|'.join(_SHORT_FORMS)})\.",
    ),
    # Matches "i. Oberfr." in "Hof i. Oberfr.", "i.Württ." in "Calw i.Württ."; not in "i. Oberfranken", "Ei. Els.".
    Rule(
        "town in an abbreviated region",
        rf"(?<=[a-zäöüß] )i\. ?({'|'.join(REGIONS)})\.",
        in_short_region,
        needs=(" i.",),
        trigger=r"i\. ?[A-ZÄÖÜ][A-Za-zäöü]{1,8}\.",
    ),
    # Matches "/Vogtl." in "Auerbach/Vogtl.", " / O.L." in "Boxberg / O.L."; not in "Auerbach/Vogtland", "A/Sa.".
    Rule(
        "region after a slash",
        r"(?<=[a-zäöüß]{2}) ?/ ?(Vogtl|Erzgeb|Sachs|Thür|Holst|Westf|Schl|Hess|Opf|Ofr|Ufr|Mfr|Sa|O\. ?L|OL|Th)\.",
        in_region_after_slash,
        needs=("/V", "/E", "/S", "/T", "/H", "/W", "/O", "/U", "/M", "/ "),
        trigger=r"/ ?[A-Z][A-Za-zäöü. ]{1,7}\.",
    ),
    # Matches "Hess." in "Wolfhagen (Hess.)"; not in "(Hess. 3)", "Hess.".
    Rule(
        "region in brackets",
        rf"(?<=[a-zäöüß\0] \()({'|'.join(REGIONS)})\.(?=\))",
        region,
        needs=(" (",),
        trigger=r"\.\)(?<=[a-zäöüß]\.\))",
    ),
)
"""Before the abbreviations, for which they are im Allgemeinen and westfälisch."""
RULES = (
    # Matches "i." in "Neustadt i. Schwarzwald", "a." in "Prien a. Chiemsee", "b." in "Bernau b. Berlin", "b." in
    # "Mank b. \0 Pölten"; not in "so i. d. R.", "5 a. Das".
    Rule(
        "town in a region",
        r"(?<=[a-zäöüß] )(?:[abi]\.|[ai]\. ?d\.)(?= [A-ZÄÖÜ][a-zäöüß]{2}|(?<=b\.) \0{1,9} [A-Z])",
        in_region,
        needs=(" i. ", " a. ", " b. ", " i.d. ", " a.d. "),
    ),
    # Matches "/Main" in "Frankfurt/Main", " a/Rhein" in "Weil a/Rhein", " (Oder)" in "Frankfurt (Oder)";
    # not "Stadt/Land", "Main/Taunus".
    Rule(
        "town on a river",
        rf"(?<=[a-zäöüß\0])(?: a(?= ?/))? ?(?:/ ?({'|'.join(RIVERS)})(?![\w/-])|\(({'|'.join(RIVERS)})\))",
        on_river,
        needs=(*"/(",),
        trigger=f"[/(] ?(?:{'|'.join(RIVERS)})",
    ),
)
