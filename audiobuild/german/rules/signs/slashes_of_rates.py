"""Whether a slash says what something is for: Bilder/Sekunde, Fälle/100.000 Einwohner, €/500-g-Packung."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobuild.german.rules.signs.slashes_in_words import are_genders
from audiobuild.german.words import word_list
from audiobuild.german.words.currencies import CURRENCIES
from audiobuild.german.words.measures import PER, units
from audiobuild.german.words.nouns import gender, is_plural
from audiobuild.german.words.places import toponyms
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from audiobuild.german.grammar.place import Place


def _touches_word(place: Place) -> bool:
    """Return whether a word follows without a blank; a single letter only after the plain slash."""
    touching = place.text[place.end : place.end + 1].isalpha()
    return touching and (len(place.after) > 1 or place.found[0] == "/")


# Matches the beginning of "St. Peter", "KW 12", "KW37"; not of "St.", "Stunde", "KW".
_NO_UNIT_AFTER = lazy_regex(r"St\. ?[A-ZÄÖÜ]|KW ?\d{1,2}(?!\d)")
"""A saint or a week: Mitte Mai/KW 20."""
_AMOUNTS = frozenset(word_list("Liter Kilo Kilogramm Tonne Kubikmeter Quadratmeter Barrel Kilowattstunde"))
_PERIODS = frozenset(word_list("Tag Woche Monat Jahr Stunde Minute Sekunde Nacht"))
"""What an amount is of, though other things are counted by it: Liter/Tag."""
_PARTS_OF_DAY = frozenset(word_list("Morgen Vormittag Mittag Nachmittag Abend Wochenende"))
"""Nothing is counted by them: einen schönen Abend / Tag."""
# Matches the end of "95.–", "5,-", "Fr. 28", "CHF 3.50"; not of "5", "A –".
_PRICE_BEFORE = lazy_regex(r"(?:\d[.,][-–—]{1,2}|(?:Fr\.|CHF|EUR|€) \d{1,4}(?:[.,]\d\d)?)$")


_COMPANIES = frozenset(word_list("OHG GmbH AG UG GbR SE KGaA EU HG"))


def is_rate(place: Place) -> bool:
    """Return whether a price or an amount is for a unit: Fr. 95.–/Std., CHF 12.–/Auto, Bilder/Sekunde, Liter/Tag."""
    before, after = place.before, place.after
    if not _touches_word(place):
        return False
    is_unit = (after in PER or (after in units() and len(after) > 1)) and not place.precedes(_NO_UNIT_AFTER)
    if (after == "KG" and before in _COMPANIES) or (after in ("KW", "VA") and before not in CURRENCIES):
        return False  # "OHG/KG", "KO/KW", "Blacksburg/VA"
    if (is_unit or _is_singular(after)) and place.follows(_PRICE_BEFORE, within=14):
        return True
    if before.endswith("mal") and after in _PERIODS:
        return True  # "einmal/Tag"
    is_counted = (before[:1].isupper() and before not in _PARTS_OF_DAY) or before in ("brutto", "netto")
    return is_unit and is_counted and (before not in PER or (before in _AMOUNTS and after in _PERIODS))


def _is_singular(noun: str) -> bool:
    """Return whether a noun is in the singular."""
    return bool(gender(noun)) and not is_plural(noun)


# Matches the end of "pro Person", "89 €/Nacht"; not of "Person", "Pro Person".
_UNIT_BEFORE = lazy_regex(rf"(?:\b(?:pro|je) |/)(?:{'|'.join(map(re.escape, PER))})$")
_LONGEST = 40
"""Characters of a word to look back at."""


def are_units(place: Place) -> bool:
    """Return whether a second unit of a price follows the first: pro Person/Nacht, 89 €/Nacht/Pers."""
    return place.after in PER and place.before in PER and place.follows(_UNIT_BEFORE, _LONGEST)


# Matches the end of "§ 1 Miete", "Punkt 2 Gewinn", "Nr. 3 Kosten"; not of "1 Stück", "12 Blatt".
_LABELLED = lazy_regex(
    r"(?:§|\b(?:Art|Nr|Ziff|Kap|Abs)\.|\b(?:Artikel|Nummer|Punkt|Ziffer|Kapitel|Anlage|TOP)) ?\d{1,3}[a-z]?"
    r" [A-ZÄÖÜ][\w-]+$"
)
# Matches the end of "5 Fälle", "30 Sek.", "\0 Liter"; not of "Fälle", "5 Fälle.".
_COUNTED_BEFORE = lazy_regex(
    r"[\d\0] ?(?:(?:Sek|Min|Std|Pers|Einw|Stck|Stk|Tabl)\.|(?<= )[A-ZÄÖÜ][\w-]+|(?:k?g|t|m?l|k?m|cm|m²|m³|k?Wh?))$"
)
# Matches "100.000 Einwohner", "100 km"; not "20 Euro", "Einwohner".
_FIXED_AMOUNT = lazy_regex(r"1(?:00|000|0\.000|00\.000) ?[A-Za-z]")
# Matches "8 Std.", "30 Min.", "2 Tage"; not "8 Stühle", "Std.".
_HOURS_AFTER = lazy_regex(r"\d{1,2} ?(?:h|Std\.|Stunden|Min\.|Minuten|Tage|Wochen)(?!\w)")


def counts_things(place: Place) -> bool:
    """Return whether so many things are for one other or for a round amount: 12 Blatt/Seite, 5 Fälle/100 Einwohner."""
    if not place.follows(_COUNTED_BEFORE, _LONGEST) or place.follows(_LABELLED, _LONGEST) or not _is_countable(place):
        return False
    return _is_for_one(place) or place.precedes(_FIXED_AMOUNT) or place.precedes(_HOURS_AFTER)


# Matches all of "\0\0\0\0\0 Kaffee", "13.15 Plenum "; not of "\0\0 Kinder", "so \0\0\0\0\0 Kinder".
_TIMED_BEFORE = lazy_regex(r"(?:\0{4,5}|\d{1,2}[.:]\d\d) [A-ZÄÖÜ][\w-]+ ?")
"""An entry of a programme, whose time counts nothing."""


# Matches the end of "1 Probe", "1. Klasse"; not of "11 Probe", "5 Schranke".
_ONE_BEFORE = lazy_regex(r"(?<![\d\0])[1\0]\.? [\w-]+$")


_SHORTEST_NOUN = 5
"""Letters of a noun that is no abbreviation."""


def _is_labelled(place: Place) -> bool:
    """Return whether a number labels the noun after it, which would be a plural: Schritt: 5 Schranke/Einwilligung."""
    singular = gender(place.before) == "f" and not is_plural(place.before) and len(place.before) >= _SHORTEST_NOUN
    return singular and not place.follows(_ONE_BEFORE, _LONGEST)


_PEOPLE = ({"Mann", "Frau"}, {"Herr", "Frau"}, {"Vater", "Mutter"})
"""Words for a man and a woman that have no ending in common: 17 Mann/Frau."""


def _is_countable(place: Place) -> bool:
    """Return whether the word before a slash can be counted: no person, no entry of a list, no acronym."""
    before = place.before
    if before.isupper() or before == "Uhr" or _is_labelled(place):
        return False
    if {before, place.after} in _PEOPLE or are_genders(before.removesuffix("nen"), place.after.removesuffix("nen")):
        return False
    is_entry = place.found[0] == " / " and (before.endswith("²") or place.text.count(" / ") > 1)  # "80 m² / Bad"
    return not is_entry and _TIMED_BEFORE.fullmatch(place.text, 0, place.start) is None


# Matches "Rn. 5", "Rdnr. 3", "a. a. O.", "2. Aufl.", "§"; not "Auflage", "juristisch".
_COMMENTARY = lazy_regex(r"\bR(?:n|z|dn|dnr)\b|\ba\. ?a\. ?O\b|\bAufl\.|\bjuris\b|§")
"""Where names with a slash are the authors of a commentary: Rn. 12 Berger/Roth."""


def _is_for_one(place: Place) -> bool:
    """Return whether things are counted for one other: 30 Sek./Zug; not 2 Autofahrer/Radfahrer, Rn. 12 Berger/Roth."""
    return (
        _touches_word(place)
        and not (place.before == "Punkte" and place.after in toponyms())  # "8.900 Punkte/Frankreich"
        and not place.text.endswith("-", 0, place.start)
        and not _COMMENTARY.search(place.text)
        and _is_singular(place.after)
        and place.before[-4:] != place.after[-4:]
    )


# Matches "24 h", "100 g", "1 l"; not "24 Halle", "7 h", "1 Std. 26 Min.".
_PERIOD_AFTER = lazy_regex(r"(?:24|12|1|10|100|1000) ?(?:h|Std\.|Stunden|g|kg|ml|l|km|m²)(?!\w| \d)")
# Matches the beginning of "500-g-Packung", "0,5-l-Flasche", "6-Stück-Packung"; not of "500 g", "5-Gang-Rad".
_PACK_AFTER = lazy_regex(r"\d[\d,]{0,4}-(?:k?g|[mc]?l|Gramm|Liter|Stück)-[A-ZÄÖÜ]")


def is_for_period(place: Place) -> bool:
    """Return whether a period, a usual quantity or a pack follows: Euro/24 h, kcal/100 g, €/500-g-Packung."""
    return place.precedes(_PERIOD_AFTER) or place.precedes(_PACK_AFTER)
