"""Two numbers with a slash that are not a fraction: blood pressures, ratings, crews.

120/80 mmHg -> einhundertzwanzig zu achtzig      4/5 Sternen -> vier von fünf
35/100.000 -> fünfunddreißig pro einhunderttausend
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import search_before
from audiobuild.german.grammar.numbers import cardinal, decimal
from audiobuild.german.words import word_list
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

PARTS = (
    *word_list(
        "Teil Folge Tag Etappe Seite Runde Band Episode Kapitel Lektion Blatt Schritt Woche Bild Staffel Foto Karte"
        " Frage Aufgabe Übung Station Modul Szene Video Spiel Spieltag Lauf Durchgang Teile Folgen Etappen Lektionen"
        " Platz Rang evel Wertung Bewertung"
    ),
    *("Punktzahl von", "Punktzahl:", "Wertung:", "Bewertung:", "Score:", "Score von", "Note:"),
)
"""What a part of a whole follows: Teil 3/9, Punktzahl von 27/100."""
_FIRST_OF_TWO_PAGES = 10
"""From here on Seite 24/25 is two pages; Seite 2/3 is the second of three."""
# Matches the beginning of " Sekunden", " km", " Fehler"; not of " Sternen", ", 20".
_MEASURE_AFTER = lazy_regex(r" (?:Sekunden|Minuten|Stunden|Sek|Min|Std|km|hm|m|Kilometer|Meter|Fehler|Seiten)\b")


def part(found: re.Match[str], text: str) -> str | None:
    """Read ``Teil 3/9`` as drei von neun; ``Etappe 9/3`` is left alone, as are ``Platz 3/4``, ``Seite 24/25``.

    In ``Platz 3/20 Sekunden`` and ``Etappe 3/24 km`` the second is a measure.
    """
    first, last = int(found[1]), int(found[2])
    if _MEASURE_AFTER.match(text, found.end()):
        return f"{cardinal(first)}, {cardinal(last)}"
    pages = first >= _FIRST_OF_TWO_PAGES and text.endswith("Seite ", 0, found.start())
    if last == first + 1 and (pages or text.endswith(("Platz ", "Rang "), 0, found.start())):
        return f"{cardinal(first)} {cardinal(last)}"
    return f"{cardinal(first)} von {cardinal(last)}" if first <= last else None


def sizes(found: re.Match[str], _: str) -> str | None:
    """Read ``64/128 GB``, the sizes that a memory may have, as vierundsechzig oder einhundertachtundzwanzig."""
    *first, last = (cardinal(int(size)) for size in found[0].split("/"))
    return f"{', '.join(first)} oder {last}"


# Matches the end of "Besatzung: ", "Mannschaft: ", "Staffel (", "Schlüssel ", "Maßstab 1/18, ";
# not of "Mannschaft ", "Staffel ".
_CREW_BEFORE = lazy_regex(
    r"(?:[Bb]esatzung:? |[Mm]annschaft(?:sstärke)?: |[Mm]annschaftsstärke |(?:Gruppe|Staffel) \("
    r"|\b(?:Stärke|Einsatzstärke):? |(?:[Ss]chlüssel|[Vv]erhältnis)(?: von)?:? "
    r"|[Mm]aßstab(?: von)?:? (?:1/\d{1,3}(?:,| und| oder| bis) ){0,4})$"
)


# Matches the end of "Siebenmeter: ", "Strafwürfe: 3/5 – ", "Siebenmeter "; not of "Siebenmeter waren ".
_TRIES_BEFORE = lazy_regex(
    r"\b(?:Siebenmetern?|7m|7-Meter|(?:Straf|Frei|Feld)würfen?|Elfmetern?):? (?:\d{1,2}/\d{1,2}(?: [-–] ?|, ))?$"
)


def crew_or_tries(found: re.Match[str], text: str) -> str | None:
    """Read ``Besatzung: 1/8``, a leader and eight men of a fire brigade, as eins zu acht; ``Maßstab 1/72`` likewise.

    ``Siebenmeter: 3/5 – 2/3``, the goals of so many throws -> drei von fünf.
    """
    crew = search_before(_CREW_BEFORE, text, found.start(), 40)
    if not (crew or search_before(_TRIES_BEFORE, text, found.start(), 24)):
        return None
    return (" zu " if crew else " von ").join(cardinal(int(count)) for count in found[0].split("/"))


# Matches the end of "1 BvL ", "eins BvR ", "I ZR ", "4 StR "; not of "Note ", "2 Filme ".
_REGISTER_BEFORE = lazy_regex(r"\b(?:[IVX\d]+|[a-zäöü]+) (?:[A-Z]{1,3}|[A-Z]{1,2}[a-z]{1,3}[A-Z]{1,2}) $")


def rating(found: re.Match[str], text: str) -> str | None:
    """Read ``4,5/5 Sternen`` as vier Komma fünf von fünf; ``Der Film (4/5)`` likewise; ``1 BvL 10/10`` stays."""
    if search_before(_REGISTER_BEFORE, text, found.start(), 16):
        return None
    return f"{decimal(found[1].replace('.', ','))} von {decimal(next(filter(None, found.groups()[1:])))}"


def out_of(found: re.Match[str], _: str) -> str | None:
    """Read ``35/100.000``, cases for a number of people, as fünfunddreißig pro einhunderttausend."""
    return f"{decimal(found[1])} pro {decimal(found[2])}"


# Matches the end of "Ge ", "RABe "; not of "Die ", "Ge", "Regale ".
LOCOMOTIVE_BEFORE = lazy_regex(r"(?<!\w)(?:R?A?B?[ABCDEG]e|Re|H?Ge|Tm|Te|Eb|Ed|Deh|Bhe) $")
"""Classes of locomotives, after which axles are counted: die Ge 4/6 der Rhätischen Bahn."""
# Matches "Blutdruck", "80 mmHg", "systolischer"; not "Druck".
_PRESSURE = lazy_regex(r"[Bb]lutdr[uü]ck|mmHg|mm Hg|systol|Hyperton|Hypoton")


def blood_pressure(found: re.Match[str], text: str) -> str | None:
    """Read ``120/80 mmHg`` as einhundertzwanzig zu achtzig, ``140-150/80-85`` as ... bis ... zu ... bis ..."""
    if int(found[1]) <= int(found[4] or found[3]) or not _PRESSURE.search(text):
        return None
    upper, lower = (
        " bis ".join(cardinal(int(number)) for number in pair if number)
        for pair in (found.group(1, 2), found.group(3, 4))
    )
    return f"{upper} zu {lower}"
