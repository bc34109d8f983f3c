"""A written 1 before what it counts: "ein" in its form, else "eins".

1 Frau -> eine      zwischen 1 und 2 Euro -> einem      1 von 3 Frauen -> eine      Platz 1 -> eins
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import DATIVE, NO_ADJECTIVES, search_before, word_after, word_before
from audiobuild.german.grammar.indefinite import one
from audiobuild.german.grammar.labels import CHANNEL_BEFORE, NUMBERED, TEAM_BEFORE, is_labelled
from audiobuild.german.words import word_list
from audiobuild.german.words.measures import units
from audiobuild.german.words.nouns import Gender, gender, is_listed, is_plural
from audiobuild.german.words.sentence_words import STARTERS
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

# Matches the beginning of " bis 2 Tage"; not of " bis 2 kg", " bis zwei Tage", " bis 4 Nr. 1".
_TO_SEVERAL = lazy_regex(r"\s(?:bis|oder)\s\d+\s(?!(?:Nr|Abs|Satz|Ziff|Buchst|Halbs)\b)[A-ZÄÖÜ]")
MEASURES = frozenset(
    word_list("""
    Jahr Monat Woche Tag Stunde Minute Sekunde Nacht Prozent Drittel Viertel Dutzend Million Milliarde Kilometer
    Meter Liter Euro Dollar Platz Person Stimme Treffer Punkt Stück Mal
    """)
)
"""Nouns that a number before them counts, whatever precedes the number: stieg auf 5 Euro 1 Jahr zuvor."""
# Matches the end of "BvR", "Rn", "Rdnr", "OWi", "KLs"; not of "BGB", "Rand".
_CODE = lazy_regex(r"[a-z][A-Z]$|^R(?:n|z|dn|dnr|dNr)$|^(?:OWi|KLs|[CGJKLNSW]s)$|^(?:Abs|Nr|Buchst|Bst|Ziff)$")
"""A code, a court's register or a part of a section, which is not counted: 1 BvR, 1 StGB, 1 Rn. 50, 1 Abs. 2."""
# Matches the beginning of " Mitte Mai", " Ende des Jahres", " Anfang 2021"; not of " Mitte", " Ende mit Schrecken".
_WHEN_AFTER = lazy_regex(r"\s(?:Anfang|Mitte|Ende) (?:d(?:es|er)\b|\d{4}\b|[A-ZÄ])")
"""The time at which something stood at 1: stieg auf über 1 Mitte Mai."""


def counted_one(found: re.Match[str], text: str) -> str:
    """Read a one: "ein" in its form before a noun, else "eins" ("Platz 1", "1 zu 0")."""
    noun = _noun_after(found, text)
    if form := _before_adjective(found, text, noun):
        return "eins" if _is_channel(found, text) or search_before(_SPAN_BEFORE, text, found.start(), 40) else form
    if _TO_SEVERAL.match(text, found.end()):
        return "eins" if is_labelled(text, found.start()) else "ein"
    if form := _beside_count(found, text):
        return form
    if not noun[:1].isupper() or noun in STARTERS or _CODE.search(noun) or _WHEN_AFTER.match(text, found.end()):
        return "eins"
    if _is_label(found, text) and not _is_measure(found, text, noun):
        return "eins"
    singular = noun.removesuffix("n")  # "1 Stunden"
    kind = gender(noun) or (gender(singular) if singular in MEASURES and singular.endswith("e") else "")
    return one(text, found.start(), kind, noun=noun)


# Matches the beginning of " Saug- und Druckspritze"; not of " Saug und Spritze".
_TRUNCATED = lazy_regex(r"\s[A-ZÄÖÜ]\w*- (?:und|oder) ([\w-]+)")


def _noun_after(found: re.Match[str], text: str) -> str:
    """Return the word after a one; of "1 Saug- und Druckspritze" the last part, which has the gender."""
    if truncated := _TRUNCATED.match(text, found.end()):
        return truncated[1].capitalize()
    if not text[found.end() : found.end() + 1].isspace():
        return ""
    word = word_after(text, found.end())
    return "Handvoll" if word == "handvoll" else word


# Matches the beginning of " und 2 Euro", " und 85 km"; not of " und 2.", " und 2 so".
_BETWEEN_AMOUNTS = lazy_regex(r"\sund\s\d+(?:,\d+)?\s?([A-ZÄÖÜ][\w-]+|[kcm]?m[²³]?\b|k?g\b|m?l\b|km/h|[%°]C?)")
# Matches the beginning of " von 3 Frauen", " von 10.000 Fällen", " von zehn Deutschen"; not of " von Köln".
_OF_SEVERAL = lazy_regex(
    r"\svon\s(?:[\d\0]+(?:\.\d{3})*|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf)\s([A-ZÄÖÜ][\w-]+)"
)

_ONE_OF = {"f": "eine", "n": "eines", "m": "einer", "": "einer"}
_ONE_OF_DATIVE = {"f": "einer", "n": "einem", "m": "einem", "": "einem"}
"""The form of a 1 before "von 3": eine von 3 Frauen, in einem von 5 Fällen."""


def _beside_count(found: re.Match[str], text: str) -> str | None:
    """Return the form of a one beside another number: zwischen 1 und 2 Euro -> einem, 1 von 3 Frauen -> eine."""
    before = word_before(text, found.start()).lower()
    parts = _OF_SEVERAL.match(text, found.end())
    if parts and parts[1] not in STARTERS:
        forms = _ONE_OF_DATIVE if before in DATIVE else _ONE_OF
        return forms[_gender_of_plural(parts[1])]
    amounts = _BETWEEN_AMOUNTS.match(text, found.end()) if before == "zwischen" else None
    if not amounts:
        return None
    noun = amounts[1]
    kind = units()[noun][2] if noun in units() else gender(noun) or gender(noun.removesuffix("n"))
    return one(text, found.start(), kind or "n")


# Matches the end of "k+", "n + ", "2k+", "n minus "; not of "Maß + ", "3 + ".
_SUM_BEFORE = lazy_regex(r"(?<![^\W\d_])[a-z](?: ?[+\0] ?| (?:plus|minus) )$")


# Matches the end of "Plätze 7 bis ", "Stufen 12 bis "; not of "7 bis ", "von 7 bis ".
_SPAN_BEFORE = lazy_regex(r"\b[A-ZÄÖÜ][a-zäöüß]+ \d{1,3} bis $")


def _is_channel(found: re.Match[str], text: str) -> bool:
    """Return whether a one is that of a channel: NDR 1."""
    return search_before(CHANNEL_BEFORE, text, found.start(), len("in Antenne ")) is not None


# Matches the end of "Enthaltung: ", "Nein-Stimmen: ", "Dafür: "; not of "Enthaltung ", "Zutaten: ".
_VOTES_BEFORE = lazy_regex(
    r"\b(?:(?:Stimm)?[Ee]nthaltung(?:en)?|(?:Ja|Nein|Für|Gegen)(?:-?[Ss]timmen?)?|Dafür|Dagegen|Ungültige?|Abwesend"
    r"|Befangen): $"
)
_LONGEST_VOTES = 24
"""Characters of a label that votes follow: Enthaltung: 1 Kern."""


def _is_label(found: re.Match[str], text: str) -> bool:
    """Return whether a one names what precedes it: Seite 1, Frauen 1, NDR 1."""
    if _is_channel(found, text):
        return True
    if search_before(_SUM_BEFORE, text, found.start(), len("2n minus ")):
        return True  # sind k+1 Prozesse nötig
    if search_before(_VOTES_BEFORE, text, found.start(), _LONGEST_VOTES):
        return True
    return TEAM_BEFORE.search(text, 0, found.start()) is not None or is_labelled(text, found.start())


# Matches the beginning of " Punkt 3", " Person 2"; not of " Punkt für", " Punkt, 3".
_NUMBER_AFTER = lazy_regex(r"\s[^\W\d_]+\s\d")


def _is_measure(found: re.Match[str], text: str, noun: str) -> bool:
    """Return whether a noun is counted whatever precedes the one: stieg auf 5 Euro 1 Jahr zuvor; not Runde 1 Punkt."""
    if noun not in MEASURES or _NUMBER_AFTER.match(text, found.end()):
        return False
    return word_before(text, found.start()) not in NUMBERED


# Matches the beginning of " ganzer Tag", " weit. Punkt", " Römischer Brunnen"; not of " Tag", " Fischer Karl".
_ADJECTIVE = lazy_regex(
    r"\s([a-zäöüß]{3,}(?:e|er|es|en),?\s+)?"
    r"((?:[a-zäöüß]{2,}|[A-ZÄÖÜ][a-zäöüß]{2,}(?:isch|lich))(e|er|es|en|\.))\s+([A-ZÄÖÜ][\w-]+)"
)


def _before_adjective(found: re.Match[str], text: str, following: str) -> str | None:
    """Return the form of a one that counts a noun with an adjective: 1 ganzer Tag -> ein; None of any other."""
    adjective = _ADJECTIVE.match(text, found.end())
    if not adjective or adjective[4] in STARTERS:  # "die Formel 1 zerstören Über die Gefahr": a stop was forgotten
        return None
    many = adjective[3] == "e" and is_plural(adjective[4])
    verb = many or (adjective[2].endswith(("te", "ten")) and word_before(text, found.start()) in NUMBERED)
    # "in der Abbildung 1 verwendeten Daten", "Denn Runde 1 brachte Siege", "fahren auf der Linie 1 längere Züge"
    named = (adjective[1] or verb) and is_labelled(text, found.start())
    if named or not NO_ADJECTIVES.isdisjoint((following, adjective[2])):
        return None
    kind: Gender = gender(adjective[4]) or ("f" if adjective[3] == "e" else "m")
    return one(text, found.start(), kind, adjective[2], adjective[4])


def _gender_of_plural(noun: str) -> Gender:
    """Return the gender of a plural by its ending: Frauen, Schülerinnen -> f, Kindern -> n."""
    if noun.endswith(("innen", "Frauen", "frauen", "ungen", "heiten", "keiten")):
        return "f"
    singular = next(filter(is_listed, (noun.removesuffix(ending) for ending in ("n", "en", "e", "er", "s"))), "")
    if singular and singular != noun:
        return gender(singular)
    return "n" if noun.lower().endswith(("kinder", "kindern", "häuser", "häusern")) else "m"
