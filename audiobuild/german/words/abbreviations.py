"""The dotted abbreviations of German prose and news, read from abbreviations.tsv."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import resources
from typing import Literal, get_args

from audiobuild.german.words import word_list
from audiobuild.lazy_regex import lazy_regex

_BeforeNumber = Literal[
    "before number",
    "before number or letter",
    "before date",
    "before issue",
    "before item",
    "before page",
    "before paragraph",
    "before reference",
    "before room",
    "before verse",
    "weekday",
]
_AfterNumber = Literal[
    "after number",
    "after count",
    "after date",
    "after ordinal",
    "after reference",
    "beside years",
]
_BesideWords = Literal[
    "before name",
    "before noun",
    "before office",
    "after office",
    "before honorific",
    "before court",
    "before anatomy",
    "before judgment",
    "before place",
    "before town",
    "before department",
    "after day",
    "before church",
    "before addition",
    "after name",
    "after officer",
    "beside professor",
    "after article",
    "after and",
    "as attribute",
    "between nouns",
    "at the start",
    "at the end",
]
Place = Literal[
    "anywhere", "beside number", "end of a street", "end of a word", _BeforeNumber, _AfterNumber, _BesideWords
]
BEFORE_NUMBER: frozenset[Place] = frozenset(get_args(_BeforeNumber))
"""Places that mostly have a number after them."""
AFTER_NUMBER: frozenset[Place] = frozenset(get_args(_AfterNumber))
"""Places that mostly have a number before them."""

HONORIFICS = frozenset(
    word_list("""
    Durchlaucht Ehren Ehrwürden Eminenz Erlaucht Exzellenz Gnaden Heiligkeit Hochehrwürden Hochedelgeboren Hochwürden
    Hochwohlgeboren Hoheit Königliche Königlichen Kaiserliche Kaiserlichen königliche königlichen kaiserliche
    kaiserlichen apostolische apostolischen apost päpstliche päpstlichen gräfl gräflichen fürstl fürstlichen
    hochfürstl königl kaiserl k Liebden Magnifizenz Majestät Spektabilität Wohlgeboren
    """)
)
"""Words of address after "Ew.", Euer, and "Se.", Seine: Ew. Majestät, Se. kaiserliche Hoheit, Sr. k. k. Hoheit."""
COURTS = frozenset(word_list("VGH VG OVG LSG LAG VerfGH StGH OLG ObLG FG"))
"""Courts of a state, whose name precedes them: Hess. VGH."""
BEFORE_DEPARTMENT = frozenset(word_list("die zur eine einer unsere unserer ihre ihrer jede für von"))
"""Words before "Abt." that distinguish a department (die Abt. Turnen) from an abbot (Er wurde Abt.)."""


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A dotted abbreviation.

    Attributes:
        written: as the dictionary has it, ``z. B.``; each blank may be missing in a text.
        spoken: what is spoken for it, in its most usual form.
        place: where it is one; elsewhere the same letters are a word, or something else.
        declined: is `spoken` the stem of an adjective, whose ending the noun after it decides?
        may_end: may it end a sentence? (``usw.`` may, ``Dr.`` never does.)
    """

    written: str
    spoken: str
    place: Place = "anywhere"
    may_end: bool = False
    declined: bool = False


_PLACES: dict[str, Place] = {place: place for place in get_args(Place)} | {"": "anywhere"}


def _entry(line: str) -> Abbreviation:
    """Read a line of the table; the cells at its end may be missing."""
    written, spoken, place, kind = [*line.split("\t"), "", ""][:4]
    return Abbreviation(written, spoken, _PLACES[place], may_end=kind == "ends", declined=kind == "adjective")


def _table() -> tuple[Abbreviation, ...]:
    """Read the table; lines that begin with "#" are comments."""
    table = resources.files(__package__).joinpath("abbreviations.tsv").read_text(encoding="utf-8")
    return tuple(_entry(line) for line in table.splitlines() if not line.startswith("#"))


SENTENCES = frozenset(
    word_list("""
    Alemann Armen Automat Chirurg Dichter Diplomat Finanz Folg Graph Internat Intern Iran Islam Italien Japan Jemen
    Jordan Jurist Katar Kosovar Kult Künstler Lapp Latein Lett Marx Meteor Moldau Musik Nass Paraguay Philosoph Protest
    Israel Irak Taiwan Pakistan Vietnam Aserbaidschan Uruguay Nepal Olymp Mikroskop Iron Elektron Breton Sonst Statist
    Brandenburg Hamburg Holstein Mecklenburg Oldenburg Rhein Südtirol Württemberg
    Deutschschweiz Westschweiz Ostschweiz Innerschweiz
    Qual Quant Schweiz Span Sumer Tamil Tatar Tibet Tirol Ungar Verb Weit Ökonom
    """)
)
"""Forms that are a word with a capital: Musik. Holt die Trompete!"""


def _opening(entries: tuple[Abbreviation, ...]) -> list[Abbreviation]:
    """Return those with a capital, as which they open a sentence: Städt. Bühnen, A. a. O. steht es."""
    listed = {entry.written for entry in entries}
    return [
        replace(entry, written=written, spoken=entry.spoken[0].upper() + entry.spoken[1:], place="at the start")
        for entry in entries
        if _may_open(entry)
        if (written := entry.written[0].upper() + entry.written[1:]) not in listed and written[:-1] not in SENTENCES
    ]


_SHORTEST_OPENING = len("ital.")
"""Characters of an adjective that opens a sentence; shorter ones may be the end of a word in capitals."""

_FEWEST_PIECES = 3


def _may_open(entry: Abbreviation) -> bool:
    """Return whether it is an adjective, or has letters too many for the initials of a name: a. a. O., i. V. m."""
    if entry.declined:
        return " " not in entry.written and len(entry.written) >= _SHORTEST_OPENING
    pieces = entry.written.split()
    return len(pieces) >= _FEWEST_PIECES and not all(piece[0].isupper() for piece in pieces[1:])


_ENTRIES = _table()
LISTED = tuple(entry for entry in _ENTRIES if entry.place != "end of a word")
"""Those of the table, in its order."""
ABBREVIATIONS = (*LISTED, *_opening(LISTED))
"""All of them; one that occurs in several places has an entry for each."""

ENDINGS = {entry.written.strip("-."): entry for entry in _ENTRIES if entry.place == "end of a word"}
"""Truncated words by their letters, which may end a compound: Gesellsch., Nichtmitgl., Festpl."""
_LONGEST_ENDING = max(map(len, ENDINGS))
_LAST_TWO = frozenset(ending[-2:] for ending in ENDINGS)
"""The last two letters of the truncated words; most words end otherwise."""
_SHORT_ENDING = 5
"""Up to this length, an entry must be part of a compound."""
_FEWEST_BEFORE = 3
_NO_ENDINGS = {
    "-pl.": ("ppl", "äupl"),
    "-gde.": ("mägde",),
    "-gem.": ("igem", "langem", "jungem", "klugem", "kargem"),
    "-dir.": ("adir", "edir", "yindir"),
}
"""Ends of names and whole words that look like a truncated word: Einhäupl, Dienstmägde, Mittelmäßigem, Bayindir."""


def ending_of(word: str) -> Abbreviation | None:
    """Return the truncated word that ends a word: Nichtmitgl -> mitgl; a short one only as part of a compound."""
    small = word.lower()
    if small[-2:] not in _LAST_TWO:
        return None
    for length in range(min(len(word), _LONGEST_ENDING), 1, -1):
        entry = ENDINGS.get(small[-length:])
        if entry and small.endswith(_NO_ENDINGS.get(entry.written, ())):
            return None
        if entry and (len(word) >= length + _FEWEST_BEFORE or length > _SHORT_ENDING):
            return entry
    return None


# Matches all of "durchschnittl", "freundl"; not of "inkl", "anschl", "behandl", "bissl", "durchschnittlich".
SHORTENED_LICH = lazy_regex(
    r"(?!\w*(?:schl|handl|sl|zgl|zügl|hl|xkl|nkl|dergl|sterl)$)[a-zäöüß]*[aeiouäöü](?:[bdfghkmnprstvz]{1,3}|ch[rt])l(?<=[a-zäöüß]{5})"
)
"""An abbreviated adjective in -lich; they are too many for a table: durchschnittl. Miete."""

ADJECTIVES = frozenset(entry.written for entry in ABBREVIATIONS if entry.declined and entry.place == "anywhere")
"""Adjectives that are abbreviated in any position."""

JOINED_TO_NUMBERS = {
    "j": "jährig", "jähr": "jährig", "jg": "jährig", "jährl": "jährlich", "täg": "tägig", "tgg": "tägig",
    "tägl": "täglich", "tgl": "täglich", "wö": "wöchig", "wöch": "wöchig", "wöchentl": "wöchentlich",
    "mon": "monatig", "monatl": "monatlich", "mtl": "monatlich", "stünd": "stündig", "std": "stündig",
    "stdg": "stündig", "stündl": "stündlich", "tlg": "teilig", "teil": "teilig", "köpf": "köpfig", "stöck": "stöckig",
    "gesch": "geschossig", "geschoss": "geschossig", "spr": "sprachig", "bänd": "bändig", "bd": "bändig",
    "proz": "prozentig", "seit": "seitig", "stuf": "stufig", "spur": "spurig", "trg": "türig", "tür": "türig",
}  # fmt: skip
"""Adjectives that are abbreviated right after a number, without their endings: 34-j., 14tägl., 3-tlg."""
