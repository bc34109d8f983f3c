"""Slashes between words: und/oder -> und oder, Bilder/Sekunde -> pro, Brüssel/Washington -> a comma."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import PREPOSITIONS, search_before, word_after, word_before
from audiobuild.german.grammar.place import Place
from audiobuild.german.rule_engine import Rule
from audiobuild.german.rules.signs.slashes_in_words import are_genders, joint
from audiobuild.german.rules.signs.slashes_of_rates import are_units, counts_things, is_for_period, is_rate
from audiobuild.german.words import word_list
from audiobuild.german.words.currencies import CURRENCIES
from audiobuild.german.words.measures import units
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

_LONGEST = 40
"""Characters to look back at."""
_CANTONS = frozenset(word_list("ZH BE LU UR SZ OW NW GL ZG FR SO BS BL SH AR AI SG GR AG TG TI VD VS NE GE JU FL"))
# Matches all of "Nidau", "Thun"; not of "IE", "kcal".
_TOWN = lazy_regex(r"[A-ZÄÖÜ][a-zäöüß]{3,20}")
# Matches the beginning of "10 km", "3 Std"; not of "10", "km".
_UNIT_AFTER = lazy_regex(r"\d+(?:,\d+)? ?([A-Za-z]{2,})(?!\w)")


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
    if is_rate(place):
        return " pro "
    if are_units(place) or _are_ordinals(place):
        return " und "
    if is_for_period(place) or counts_things(place):
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
    if between := joint(place):
        return between
    if are_genders(place.before, place.after):
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
