"""Fields of a form: labels with a place to write in, and what stands under the place for a signature."""

from __future__ import annotations

from audiobuild.lazy_regex import lazy_regex

# Matches in "Name: ______", "Ort ..........", "IBAN ………"; not in "und ...", "Der __ Hund".
_BLANK = lazy_regex(r"_{4,}|\.{8,}|…{3,}")
_WORD = lazy_regex(r"[^\W_]+")
_MOST_WORDS = 6
_LONGEST = 160
_SENTENCE_END = (".", "!", "?")
_SIGNATURE = frozenset({"unterschrift", "unterschriften", "stempel"})
_PLACES = """
    ort datum name vorname nachname unterschrift unterschriften stempel und oder bzw der die des dem den ggf bei bitte
    antragsteller antragstellers antragstellerin antragstellende mitglied mitglieds mitgliedes vorstand vorstands
    vorstandes kontoinhaber kontoinhabers kontoinhaberin eltern erziehungsberechtigte erziehungsberechtigten
    erziehungsberechtigter gesetzlicher gesetzlichen vertreter vertreters vertreterin minderjährigen schülerin schüler
    schülers versammlungsleiter versammlungsleiters protokollführer protokollführers schriftführer schriftführers vom
    von eines einer für in
"""
_PLACE_WORDS = frozenset(_PLACES.split())


def is_field(text: str) -> bool:
    """Return whether a line is to be filled in ("Name: ______") or signed ("Ort, Datum, Unterschrift")."""
    if len(text) > _LONGEST:
        return False
    label = _BLANK.sub(" ", text).strip()
    words = [word.lower() for word in _WORD.findall(label)]
    if not words or label.endswith(_SENTENCE_END):
        return False
    if set(words) <= _PLACE_WORDS and (not _SIGNATURE.isdisjoint(words) or {"ort", "datum"} <= set(words)):
        return True
    return len(words) <= _MOST_WORDS and _BLANK.search(text) is not None
