"""Whether two numbers with a slash are a fraction, or the number of a file, an issue or a house.

2/3 der Fläche -> a fraction      Az. 1/30, Saison 11/12, 1/15 Blick ins Tal -> none
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import search_before
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

GENITIVE = lazy_regex(r"\s(?:der|des|von|vom|aller|dieser|dieses|seiner|seines|ihrer|ihres|davon|unserer|deren)\b")
# Matches the beginning of " Sekunde", "-Sekunde"; not of " Sekundant".
SECOND_AFTER = lazy_regex(r"(?: |-)?Sekunden?\b")
ATTACKS = (9, 11)
"""The day of the attacks on New York, as Americans write it: seit 9/11."""
_BELOW = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64, 100, 1000})
"""Denominators that make a fraction in any context; others do so above 1 or before a genitive."""
_LARGEST_BELOW = 1000
_LARGEST_ABOVE = 99
"""Above this, two numbers are a fraction only as a share of a house or an estate: 125/1000 Miteigentumsanteil."""
_FIRST_OF_TWO_YEARS = 11
"""From here on, two numbers in succession are mostly years: die Saison 11/12, der Jahrgang 15/16."""
# Matches the beginning of " Hz", "bit", "-Bit-Rechner", " Mbit/s"; not of " Liter", " A".
_RATED = lazy_regex(r"[ -]?(?:[kMG]?Hz|k?V|[kMG]?[Bb]it|[KkMG]B)(?!\w)")
_SMALLEST_RATING = 10
"""Two numbers before a unit of electric devices are two values: 50/100 Hz, 32/64bit."""


def is_fraction(found: re.Match[str], text: str, above: int, below: int) -> bool:
    """Return whether n/m is a fraction, not the number of a file, a house or an issue."""
    padded = "0" in (found["above"][0], found["below"][0])
    if above >= below or padded or (above, below) == ATTACKS or _counts_pictures(found, text, below):
        return False
    if text.endswith(_EUROPEAN_CASES, 0, found.start()) or search_before(_PAPER, text, found.start(), 40):
        return False
    if above > _LARGEST_ABOVE or below > _LARGEST_BELOW:
        part = above == 1 and not _is_issue(text, found.start(), below) and GENITIVE.match(text, found.end())
        return bool(part) or _is_time_or_share(found, text, below)
    if _is_of_file(found, text) or (above >= _SMALLEST_RATING and _RATED.match(text, found.end())):
        return False
    if above + 1 == below and above >= _FIRST_OF_TWO_YEARS:
        return bool(GENITIVE.match(text, found.end()))
    return below in _BELOW or above == 1 or _is_share(found, text)


_EUROPEAN_CASES = ("C-", "T-", "F-")
"""What a case of the European courts is named by: C-3/14."""
# Matches the end of "Bundestagsdrucksache ", "BT-Drs. ", "des Untersuchungsausschusses "; not of "Anteil ".
_PAPER = lazy_regex(r"(?:[Dd]rucksachen?|[Dd]rs\.|[Dd]rucks\.|[Aa]usschuss(?:es)?|[Aa]usschuß|Umdruck) (?:Nr\. )?$")
"""Papers and committees of a parliament, which the number of the period precedes: Drucksache 18/249."""
# The text before the number of a file or a house: BGH, I ZR 13/20; Az. 1/30; Bergstraße 1/3.
# Matches the end of "Az. ", "BGH ", "Bergstraße ", "Nr. "; not of "Anteil ", "etwa ".
_FILE = lazy_regex(
    r"(?:\b(?:[A-Z]{1,3}|[A-Z]{1,2}[a-z]{1,3}[A-Z]{1,2}|[A-Z]{3,5}[a-z]{1,2}|Az\.:?|Nr\.|Kl\.|Jgst\.|Tor|Halle|Gleis|Haus|Zimmer|Raum|Heft"
    r"|Saison|Spielzeit|Jahrgang|Jahrgänge|Winter|Semester|Stufe"
    r"|Bde?\.|Band|Bände"
    r"|Vz|Verg|Vollz|Kart|Not|BLw|RiSt|NotSt|EnV[RZ]|VerfGH|StGH|AnwZ|PatAnwZ|(?:AnwZ|RiZ|NotZ) \([A-Z]\w{0,5}\)"
    r"|Note|Blende|Sortierung|Wohnung|Top|Stiege|Ausgabe|Block"
    r"|Bl\.|Blatt|Richtlinie|Verordnung|Beschluss|Entscheidung|Drucksache|Drs\.|Drucks\.|Antrag|Vorlage|Urteil"
    r"|Lied|Lieder|Psalm|Strophen?|Linien?|Lose?|Positionen?"
    r"|Abs\.|Absatz|Absätze|Satz|Art\.|Artikel|Ziff\.|Rn\."
    r"|Klassen?|Klassenstufen?|Jahrgangsstufen?|Stufen)"
    r"|(?:[Ss]traße|[Ss]trasse|[Ss]tr\.|platz|[Aa]llee|damm|ufer|weg|gasse|nr\.|nummer)) $"
)
# Matches the end of "29 OWi ", "3 Js ", "12 KLs ", "IX AR (VZ) ", "11 W (pat) ", "im „Spiegel“ "; not of "3 Liter ",
# "OWi ", "2 Eier ", "im Spiegel ".
_CITED_BEFORE = lazy_regex(
    r"\w[“”\"«»‹›’‘] $"
    r"|(?<![\w.,])(?:\d{1,3} [A-Z]{1,3}[a-z]{1,2}|(?:\d{1,3}|[IVX]{1,4}) [A-Z]{1,3} \([A-Za-z]\w{0,4}\)) $"
)
"""The register of a court before the number of a case and its year, 29 OWi 1/20, and the title of a journal."""
# Matches the beginning of " Sa 1373/09", " TaBV 5/12"; not of " Sahne", " Liter".
_DOCKET_AFTER = lazy_regex(r" (?:Sa|SaGa|Ca|Ta|TaBV|AZR|ABR|AZN|O|U|S) \d{1,5}/\d\d(?!\d)")
"""The rest of a docket after the numbers of two chambers."""


def _is_of_file(found: re.Match[str], text: str) -> bool:
    """Return whether two numbers are those of a file or an issue: Az. 3/12, Urteil 4/20."""
    if _DOCKET_AFTER.match(text, found.end()):
        return True
    if not found["whole2"] and search_before(_FILE, text, found.start(), 60):
        return True
    has_year = len(found["below"]) == len("20") and not found["unit"]
    return has_year and search_before(_CITED_BEFORE, text, found.start(), 24) is not None


# Matches the end of "Anteil von ", "Ihr Anteil beträgt ", "Davon sind "; not of "Anteil ist klein: ", "Anteil ".
_SHARE_BEFORE = lazy_regex(
    r"[Aa]nteil (?:von|zu|in Höhe von|beträgt|ist|liegt bei) $|\b[Dd]avon (?:sind|waren|gehören|gehen) $"
)
# Matches the end of "knapp ", "Etwa ", "mehr als ", "ca. "; not of "nur ", "als ", "Heft ".
_ABOUT_BEFORE = lazy_regex(
    r"\b(?i:knapp|fast|rund|etwa|ungefähr|genau|exakt|gut|circa|zirka|ca\.|(?:mehr|weniger) als|mindestens|höchstens) $"
)
# Matches the beginning of " Anteile", " Miteigentumsanteil"; not of " Teile", " der Anteile".
_SHARE_AFTER = lazy_regex(r" (?:Anteile?|Miteigentum(?:santeile?)?)n?\b")
# Matches the beginning of " bei ihr", "."; not of " Drucksache", "/3".
_SMALL_AFTER = lazy_regex(r"\s[a-zäöü]|[.,;:)]|\Z")


def _is_share(found: re.Match[str], text: str) -> bool:
    """Return whether the words around show a share: rund 3/11, Anteil von 3/11, 3/11 der Fläche."""
    start, end = found.span()
    if GENITIVE.match(text, end) or _SHARE_AFTER.match(text, end) or search_before(_SHARE_BEFORE, text, start, 40):
        return True
    is_held = text.endswith(" zu ", 0, start) and _SMALL_AFTER.match(text, end)
    return bool(is_held or search_before(_ABOUT_BEFORE, text, start, 16))


_FIRST_YEAR, _LAST_YEAR = 1850, 2099


def _is_issue(text: str, start: int, below: int) -> bool:
    """Return whether the number of a file or of an issue of that year comes before: Az. 1/1836, Heft 1/1990."""
    return _FIRST_YEAR <= below <= _LAST_YEAR or search_before(_FILE, text, start, 60) is not None


# Matches the beginning of " Blick ins", " Die Halle"; not of " Liter", " der Fläche", " EL Zucker".
_TITLE_AFTER = lazy_regex(r" [A-ZÄÖÜ][a-zäöüß]{2,} [A-Za-zäöü]")
_FEWEST_PICTURES = 11
"""From here on a fraction that opens a line is the counter of a gallery."""


def _counts_pictures(found: re.Match[str], text: str, below: int) -> bool:
    """Return whether it opens a line as the counter of a gallery: 1/15 Blick ins Tal."""
    opens = below >= _FEWEST_PICTURES and not (found["unit"] or text[: found.start()].strip())
    opens = opens and not SECOND_AFTER.match(text, found.end())
    return opens and bool(_TITLE_AFTER.match(text, found.end()))


# Matches "Miteigentum", "Anteil von"; not "teilen".
_SHARE = lazy_regex(r"[Mm]iteigentum|\bMEA\b|[Aa]nteil")
_SHORTEST_TIME = 32_000
"""Denominator of the shortest time that a camera exposes for, in seconds."""


def _is_time_or_share(found: re.Match[str], text: str, below: int) -> bool:
    """Return whether large numbers are an exposure (1/2000 s) or a share (125/1000 Miteigentumsanteil)."""
    if below <= _SHORTEST_TIME and (found["unit"] == "s" or SECOND_AFTER.match(text, found.end())):
        return True
    return bool(_SHARE.search(text, max(0, found.start() - 60), found.end() + 30))
