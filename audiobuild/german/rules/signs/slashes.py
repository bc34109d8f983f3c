"""Slashes between words: und/oder -> und oder, Bilder/Sekunde -> pro, Brüssel/Washington -> a comma."""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import PREPOSITIONS, search_before, word_after, word_before
from audiobuild.german.grammar.place import Place
from audiobuild.german.grammar.required_endings import is_genitive
from audiobuild.german.rule_engine import Rule
from audiobuild.german.words import word_list
from audiobuild.german.words.currencies import CURRENCIES
from audiobuild.german.words.measures import PER, units
from audiobuild.german.words.nouns import gender, is_plural
from audiobuild.german.words.places import toponyms
from audiobuild.lazy_regex import lazy_regex

_CANTONS = frozenset(word_list("ZH BE LU UR SZ OW NW GL ZG FR SO BS BL SH AR AI SG GR AG TG TI VD VS NE GE JU FL"))
# Matches all of "Nidau", "Thun"; not of "IE", "kcal".
_TOWN = lazy_regex(r"[A-ZÄÖÜ][a-zäöüß]{3,20}")
# Matches "24 h", "100 g", "1 l"; not "24 Halle", "7 h", "1 Std. 26 Min.".
_PERIOD_AFTER = lazy_regex(r"(?:24|12|1|10|100|1000) ?(?:h|Std\.|Stunden|g|kg|ml|l|km|m²)(?!\w| \d)")
# Matches the beginning of "10 km", "3 Std"; not of "10", "km".
_UNIT_AFTER = lazy_regex(r"\d+(?:,\d+)? ?([A-Za-z]{2,})(?!\w)")
# Matches the beginning of "500-g-Packung", "0,5-l-Flasche", "6-Stück-Packung"; not of "500 g", "5-Gang-Rad".
_PACK_AFTER = lazy_regex(r"\d[\d,]{0,4}-(?:k?g|[mc]?l|Gramm|Liter|Stück)-[A-ZÄÖÜ]")


def slash(found: re.Match[str], text: str) -> str | None:
    """Read ``und/oder`` as und oder; ``Brüssel/Washington`` -> a comma; ``Bilder/Sekunde`` -> pro.

    ``des Kunden/der Kundin`` -> oder; ``Leiters/Leiterin`` likewise; ``am Montag/im Park``,
    ``kühlen / stürzen`` -> a comma.
    """
    place = _place(found, text)
    before, after = place.before, place.after
    if _is_in_row(place) or (found[0] == "/" and after in _CANTONS and _TOWN.fullmatch(before)):
        return ", "  # "Nidau/BE"
    if len(after) == 1 and len(before) > 1 and before.isupper():
        return " "  # the part of a code of rules: "VOL/A"
    if _is_rate(place):
        return " pro "
    if _are_units(place) or _are_ordinals(place):
        return " und "
    if place.precedes(_PERIOD_AFTER) or place.precedes(_PACK_AFTER) or _counts_things(place):
        return " pro "
    return _alternative(place)


# Matches the end of "10.11.", "am 3.5.2024"; not of "10.", "10.11".
_DATE_BEFORE = lazy_regex(r"(?<![\d.])\d{1,2}\.\d{1,2}\.(?:\d{4})?$")
# Matches the beginning of "12.11.", "3.5.2024"; not of "12.", "12.11".
_DATE_AFTER = lazy_regex(r"\d{1,2}\.\d{1,2}\.(?!\d{1,3}(?!\d))")


def _is_in_row(place: Place) -> bool:
    """Return whether distances or dates stand in a row: 3 km/5 km/10 km, 10.11./12.11.; not "1. / 2."."""
    unit = _UNIT_AFTER.match(place.text, place.end)
    if unit and unit[1] == place.before in units():
        return True
    return place.follows(_DATE_BEFORE, within=len("10.11.2024")) and place.precedes(_DATE_AFTER)


def _place(found: re.Match[str], text: str) -> Place:
    """Return the slash and the words beside it; the word before may be abbreviated."""
    word_end = found.start() - text.endswith(".", 0, found.start())
    return Place(found, text, word_before(text, word_end), word_after(text, found.end()))


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


def _is_rate(place: Place) -> bool:
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


def _are_units(place: Place) -> bool:
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


def _counts_things(place: Place) -> bool:
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
    if {before, place.after} in _PEOPLE or _are_genders(before.removesuffix("nen"), place.after.removesuffix("nen")):
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


# Matches the end of "der 46.", "1970er"; not of "3.5.", "46", "A3.".
_ORDINAL_BEFORE = lazy_regex(r"(?<![\w.,])(?:\d{1,3}\.|(?:\d\d)?\d0er)$")
# Matches the beginning of "47. Woche", "80er Jahre"; not of "47", "47.5.", "80 er".
_ORDINAL_AFTER = lazy_regex(r"\d{1,3}\. [A-ZÄÖÜa-zäöü]|\d0er\b")


def _are_ordinals(place: Place) -> bool:
    """Return whether ordinals or decades are on both sides: der 46./47. Woche, in den 1970er/80er Jahren."""
    return place.follows(_ORDINAL_BEFORE, within=len("1980er")) and place.precedes(_ORDINAL_AFTER)


# Matches the beginning of "der Kundin", "deiner neuen Kundin", "im Park"; not of "der", "Kundin", "und der".
_PHRASE_AFTER = lazy_regex(
    r"(?:(?P<determiner>d(?:er|ie|as|em|en|es)|(?:[mds]?ein|kein|[Ii]hr|unser|eu[er]|jed|dies)(?:e[mnrs]?)?)|im|am|vom|zum|zur|beim|in|an|auf|bei|mit|nach)"
    r" (?:[a-zäöüß]{3,20} )?[A-ZÄÖÜ]"
)


def _alternative(place: Place) -> str:
    """Return what is spoken for the slash between two words that are alternatives or members of a list."""
    if place.before[:1].isupper() and (phrase := _PHRASE_AFTER.match(place.text, place.end)):
        return " oder " if phrase["determiner"] else ", "
    if joint := _joint(place):
        return joint
    if _are_genders(place.before, place.after):
        return " oder "
    if _is_between_entries(place):
        return ", "
    return _before_part(place) or _between_small_words(place) or (", " if _are_names(place) else " ")


def _is_between_entries(place: Place) -> bool:
    """Return whether a blank beside a slash shows that two entries meet: Montag / Dienstag, 4. Juni/ 1. September."""
    before, after = place.before, place.after
    if place.found[0] == "/ ":
        return before[1:].islower() and place.text[place.end : place.end + 1].isdigit()
    if place.found[0] != " / " or before == "und":
        return False
    return (before[1:].islower() or before in CURRENCIES) and (after[1:].islower() or not after)


# Matches the end of "Ober-", "An-", "JSON-"; not of "a-", "3-", " -".
_HANGING = lazy_regex(r"[a-zäöüß]{2}-$|[A-ZÄÖÜ][a-zäöüß]-$|[A-Z]{2}-$")
_OPPOSITES = {
    "An": "Ab", "Ab": "An", "Auf": "Ab", "Ein": "Aus", "Aus": "Ein", "Vor": "Nach", "Nach": "Vor", "Hin": "Rück",
    "Zu": "Ab", "Be": "Ent", "Innen": "Außen", "Außen": "Innen", "Ober": "Unter", "Über": "Unter", "Haupt": "Neben",
}  # fmt: skip
"""First parts of words with their opposites: An/Abreise is An- und Abreise."""


def _joint(place: Place) -> str:
    """Return what is spoken between two first parts of a word: Ober-/Unterhitze, JSON- / ZIP-Format, An/Abreise."""
    if place.after[:1].isalpha() and place.follows(_HANGING, within=4):
        return " und "
    opposite = _OPPOSITES.get(place.before, "/")
    if place.after.startswith(opposite) and place.after.partition("-")[0] not in _OPPOSITES:
        return "- und "
    return " " if _is_in_compound(place) else ""


# Matches the beginning of "Nein-Antwort", "Berlin-Beschlusses"; not of "S-Bahn", "Baden-", "Ost", "Rhein-Sieg-Kreis".
_COMPOUND_AFTER = lazy_regex(r"[A-ZÄÖÜ][a-zäöüß]+-(?!Fraktion)(?P<noun>[A-ZÄÖÜ][a-zäöüß]+)(?![\w-])")


def _is_in_compound(place: Place) -> bool:
    """Return whether the slash is in a compound with a hyphen: Ja/Nein-Antwort; not Bonn/Rhein-Sieg."""
    compound = _COMPOUND_AFTER.match(place.text, place.end) if place.found[0] == "/" else None
    if not compound or compound["noun"] in toponyms():
        return False
    return bool(gender(compound["noun"])) or is_plural(compound["noun"]) or is_genitive(compound["noun"])


_UMLAUTS = str.maketrans("äöüÄÖÜ", "aouAOU")
_SHORTEST_STEM = 3


def _are_genders(before: str, after: str) -> bool:
    """Return whether words for a man and a woman stand side by side: des Leiters/Leiterin, Leiterin/Leiters."""
    stem = before[: max(_SHORTEST_STEM, len(before) - 2)]
    woman = after.endswith("in") and before[:1].isupper()
    if woman and after.translate(_UMLAUTS).startswith(stem.translate(_UMLAUTS)):
        return True
    return before[2:].endswith("in") and after.startswith(before.removesuffix("in"))


# Matches the end of "in Bern", "„Rhein-Main“"; not of "CDU", "rot".
_NAME_BEFORE = lazy_regex(r"[A-ZÄÖÜ][\w-]*[a-zäöüß][“\"«]?$")
# Matches the beginning of "Genf", "„Rhein"; not of "CSU", "3", "rot".
_NAME_AFTER = lazy_regex(r"[„\"»]?[A-ZÄÖÜ][\w-]*[a-zäöüß](?![\w-])")
# Matches all of "Internet", "Brotkruste"; not of "der", "CSU", "Aids".
_NOUN = lazy_regex(r"[A-ZÄÖÜ][a-zäöüß]{4,40}")


def _are_names(place: Place) -> bool:
    """Return whether nouns stand side by side: Bern/Genf, Internet/WLAN; letters of both are joined: CDU/CSU."""
    short, long = sorted((place.before, place.after), key=len)
    if len(short) > 1 and short.isupper() and _NOUN.fullmatch(long) and place.text.startswith(place.after, place.end):
        return True
    return place.follows(_NAME_BEFORE, _LONGEST) and place.precedes(_NAME_AFTER)


# Matches the end of "Halle 3", "(oben)", "80 m²", "3 Std."; not of "Halle", "Nr.".
_ENTRY_BEFORE = lazy_regex(r"[)\d\0²³]$|[\d\0] ?(?:Std|Min|Pers|Stk|Zi)\.$")
# Matches the beginning of "Raum", "5", "bis 3 Personen"; not of "x", "= 5", "s ".
_ENTRY_AFTER = lazy_regex(r"[A-ZÄÖÜ\d„]|(?:bis|ab|mit|ohne|für|inkl\.|max\.|ca\.|pro|je|nur|auch)(?!\w)")
# Matches the beginning of "-pläne", "-betreuung und"; not of "-in", "-innen", "-r", " plan".
_PART_AFTER = lazy_regex(r"-(?!innen\b)[a-zäöüß]{3}")


def _before_part(place: Place) -> str:
    """Return what is spoken before the part of a word, Bebauungsplan/-pläne, and between entries: Halle 3 / Raum 5."""
    if place.precedes(_PART_AFTER) and place.before[-1:].islower():
        return " oder "
    is_entry = place.found[0] == " / " and place.follows(_ENTRY_BEFORE, _LONGEST) and place.precedes(_ENTRY_AFTER)
    return ", " if is_entry else ""


_PRONOUNS = frozenset(
    word_list("du dich dir dein deine Du Dich Dir Dein Deine ihr euch euer eure Ihr Euch Sie Ihnen Ihre Ihren man wir")
)
"""Pronouns between which a text leaves the choice: dich/Sie."""
_SMALL = PREPOSITIONS | {"im", "am", "zum", "zur", "vom", "ins", "beim"}
# Matches all of "sollte", "Spielt", "rote", "gut"; not of "oder", "index", "der", "Brot-".
_GERMAN = lazy_regex(
    r"(?!oder$)[A-ZÄÖÜ]?[a-zäöüß]{2,}(?:e[nmrs]?|t|ig|lich|isch|bar|los)(?<!der)|kann|will|soll|muss|darf|war"
)


def _between_small_words(place: Place) -> str:
    """Return what is spoken between verbs, parts of words and the like: kann/sollte -> oder, mehr/nur -> a comma."""
    text, before, after = place.text, place.before, place.after
    touching = text[: place.start][-1:].isalpha() and text.startswith(after, place.end)
    words = {before, after}
    if touching and words <= _PRONOUNS:
        return " oder "  # "dich/Sie"
    if _is_in_path(place):
        return " "
    if not (touching and after.islower() and min(len(before), len(after)) != 1) or before in ("und", "oder"):
        return ""
    if words == {"plus", "minus"}:
        return " "
    if words <= _SMALL or (_GERMAN.fullmatch(before) and _GERMAN.fullmatch(after)):
        return ", " if text.startswith("/", place.end + len(after)) else " oder "  # "gut/schlecht/mittel"
    return ", " if before[1:].islower() and len(after) > len("in") else ""


# Matches the end of "in /etc", " ~/musik/neu", "/var/log"; not of "und/oder", "Haus".
_PATH_BEFORE = lazy_regex(r"(?:\A|[\s(\"„~])/[\w.-]{1,30}(?:/[\w.-]{1,30})*$")
# Matches the end of "in images", "nach src", "Ordner bilder"; not of "im Haus", "und rot".
_FOLDER_BEFORE = lazy_regex(r"\b(?:in|nach|unter|aus|Ordner|Verzeichnis) [a-z][\w.-]{1,30}$")


def _is_in_path(place: Place) -> bool:
    """Return whether a slash separates the folders of a path: ~/musik/neu, in images/ und."""
    if place.found[0] == " /" or place.follows(_PATH_BEFORE, _LONGEST):
        return True
    return place.found[0] == "/ " and place.follows(_FOLDER_BEFORE, _LONGEST)


def named(_found: re.Match[str], _: str) -> str | None:
    """Read ``das / am Ende`` as das Schrägstrich am Ende: the sign itself is meant."""
    return " Schrägstrich "


# Matches the end of "5 AZR 61", "III ZR 12", "2 Bs 3"; not of "= 61", "U 61", "und 61".
_REGISTER_BEFORE = lazy_regex(r"(?:\d|[IVX]) (?:[A-Z][A-Za-z]{0,4}|\([A-Z][A-Za-z]{0,5}\)) \d{1,5}$")
# Matches the end of "= 60", "c ≈ 9,5", "R = U"; not of "60", "= ab".
_SUM_BEFORE = lazy_regex(r"[=≈] ?(?:\d[\d.,]*|[A-Za-z])$")
# Matches the beginning of "3 = 20", "58,5 ≈ 1", "Q = 0,8"; not of "3 ist", "Q ist".
_SUM_AFTER = lazy_regex(r"(?:\d[\d.,]*|[A-Za-z]) ?[=≈]")


def divided(found: re.Match[str], text: str) -> str | None:
    """Read ``c = 9 / 58`` as neun durch achtundfünfzig, ``R = U/I`` as U durch I: a sum.

    ``5 AZR 61/63 = AP Nr. 1`` is a docket.
    """
    if search_before(_REGISTER_BEFORE, text, found.start(), _LONGEST):
        return None
    if text.endswith(")", 0, found.start()):
        return " durch " if "=" in text or "≈" in text else None  # (a - b)/(c + d)
    return (
        " durch "
        if search_before(_SUM_BEFORE, text, found.start(), _LONGEST) or _SUM_AFTER.match(text, found.end())
        else None
    )


RULES = (
    # Matches " / " in "das / am Ende"; "einem / getrennt"; not in "das / die Fotos", "das / Das",
    # "rot / blau".
    Rule(
        "slash itself",
        r"(?:(?<=\b[Dd]as)|(?<=\b[Ee]in)|(?<=\b[Ee]inem)|(?<=\b[Ee]inen)|(?<=\bdem)|(?<=\bden)) / "
        r"(?!(?:d(?:er|ie|as|en|em|es)|(?:k?ein|dies|jen)e?[mnrs]?|was|zwei|mehrere\w?)\b)(?=[a-zäöü])",
        named,
        needs=("as / ", "in / ", "em / ", "en / "),
    ),
    # Matches "/" in "= 60/3", "R = U/I", "r = U/2π", " / " in "c = 9 / 58,5 =", "(a + b) / 2"; not in "a/3", "60/b".
    # Only in sums, as `divided` sees.
    Rule(
        "divided",
        r"(?<=[\d\0]) ?/ ?(?=[\d\0])|(?<=\b[A-Za-z]) ?/ ?(?=[A-Za-z]\b)"
        r"|(?<=[=≈] [A-Za-z]) ?/ ?(?=[\d\0])|(?<=\)) ?/ ?(?=[\d\0(])",
        divided,
        needs=("=", "≈"),
        trigger=r"\) ?/ ?[\d(]|[\dA-Za-z] ?/ ?\d|\b[A-Za-z] ?/ ?[A-Za-z]\b",
    ),
    # Matches " / " in "Politik / Kultur", "//"; not "Politik".
    Rule("slash", r"\s*/+\s*", slash, needs=("/",)),
)
