"""Slashes between words: und/oder -> und oder, Bilder/Sekunde -> pro, Brüssel/Washington -> a comma."""

from __future__ import annotations

import re

from audiobuild.german.engine import Rule
from audiobuild.german.grammar.context import PREPOSITIONS, word_after, word_before
from audiobuild.german.words import word_list
from audiobuild.german.words.currencies import CURRENCIES
from audiobuild.german.words.measures import PER, units
from audiobuild.german.words.nouns import gender, is_plural
from audiobuild.lazy_regex import lazy_regex


def slash(found: re.Match[str], text: str) -> str | None:
    """Read ``und/oder`` as und oder; ``Brüssel/Washington`` -> a comma; ``Bilder/Sekunde`` -> pro.

    ``des Kunden/der Kundin`` -> oder; ``Leiters/Leiterin`` likewise; ``am Montag/im Park``,
    ``kühlen / stürzen`` -> a comma.
    """
    at, after = found.start(), word_after(text, found.end())
    counted = word_before(text, at - text.startswith(".", at - 1))
    canton = found[0] == "/" and after in _CANTONS and _TOWN.fullmatch(counted)
    if canton or (len(after) == 1 and len(counted) > 1 and counted.isupper()):
        return ", " if canton else " "  # "Nidau/BE"; the part of a code of rules: "VOL/A"
    touching = text[found.end() : found.end() + 1].isalpha() and not (len(after) == 1 and found[0] != "/")
    saint = after == "St" and _SAINT_AFTER.match(text, found.end())
    named = not saint and (after in PER or (after in units() and len(after) > 1))
    counts = named or (gender(after) and not is_plural(after))  # "Fr. 95.–/Std.", "CHF 12.–/Auto"
    priced = counts and _PRICE_BEFORE.search(text, max(0, found.start() - 14), found.start())
    measured = (counted[:1].isupper() and counted not in _PARTS_OF_DAY) or counted in ("brutto", "netto")
    daily = counted in _AMOUNTS and after in _PERIODS
    if touching and (priced or (named and measured and (daily or counted not in PER))):
        return " pro "
    paired = after in PER and counted in PER and re.search(rf"(?:\b(?:pro|je) |/){counted}$", text[:at][-_LONGEST:])
    if paired or _joins_ordinals(found, text):
        return " und "  # "pro Person/Nacht", "89 €/Nacht/Pers.", "der 46./47. Woche"
    if _PERIOD_AFTER.match(text, found.end()) or _PACK_AFTER.match(text, found.end()):
        return " pro "  # "4000 Fahrzeuge/24 h", "1,99 €/500-g-Packung"
    first = max(0, found.start() - _LONGEST)
    persons = _are_genders(counted.removesuffix("nen"), after.removesuffix("nen"))
    entry = found[0] == " / " and (counted.endswith("²") or text.count(" / ") > 1)  # "80 m² / Bad"
    entry = entry or bool(_TIMED_BEFORE.fullmatch(text, 0, found.start()))
    nouns = not (persons or entry or counted.isupper() or counted == "Uhr")
    several = nouns and _COUNTED_BEFORE.search(text, first, found.start())
    if (several and not _LABELLED.search(text, first, found.start())) and (
        (
            touching
            and text[found.start() - 1] != "-"
            and not _COMMENTARY.search(text)
            and gender(after)
            and not is_plural(after)
            and counted[-4:] != after[-4:]
        )
        or _FIXED_AMOUNT.match(text, found.end())
        or _HOURS_AFTER.match(text, found.end())
    ):
        return " pro "  # "12 Blatt/Seite", "30 Sek./Zug", "5 Fälle/100.000 Einwohner", "2 Tabletten/8 Std."
    return _alternative(found, text, counted, after)


def _joins_ordinals(found: re.Match[str], text: str) -> bool:
    """Return whether ordinals or decades are on both sides: der 46./47. Woche, in den 1970er/80er Jahren."""
    before = _ORDINAL_BEFORE.search(text, max(0, found.start() - len("1980er")), found.start())
    return before is not None and _ORDINAL_AFTER.match(text, found.end()) is not None


# Matches the end of "der 46.", "1970er"; not of "3.5.", "46", "A3.".
_ORDINAL_BEFORE = lazy_regex(r"(?<![\w.,])(?:\d{1,3}\.|(?:\d\d)?\d0er)$")
# Matches the beginning of "47. Woche", "80er Jahre"; not of "47", "47.5.", "80 er".
_ORDINAL_AFTER = lazy_regex(r"\d{1,3}\. [A-ZÄÖÜa-zäöü]|\d0er\b")
_CANTONS = frozenset(word_list("ZH BE LU UR SZ OW NW GL ZG FR SO BS BL SH AR AI SG GR AG TG TI VD VS NE GE JU FL"))
# Matches all of "Nidau", "Thun"; not of "IE", "kcal".
_TOWN = lazy_regex(r"[A-ZÄÖÜ][a-zäöüß]{3,20}")
# Matches the beginning of "St. Peter"; not of "St.", "Stunde".
_SAINT_AFTER = lazy_regex(r"St\. ?[A-ZÄÖÜ]")
# Matches "Rn. 5", "Rdnr. 3", "a. a. O.", "2. Aufl.", "§"; not "Auflage", "juristisch".
_COMMENTARY = lazy_regex(r"\bR(?:n|z|dn|dnr)\b|\ba\. ?a\. ?O\b|\bAufl\.|\bjuris\b|§")
"""Where names with a slash are the authors of a commentary: Rn. 12 Berger/Roth."""


def _alternative(found: re.Match[str], text: str, before: str, after: str) -> str:
    """Return what is spoken for the slash between two words that are alternatives or members of a list."""
    if (phrase := _PHRASE_AFTER.match(text, found.end())) and before[:1].isupper():
        return " oder " if phrase[1] else ", "
    if after[:1].isalpha() and _HANGING.search(text, max(0, found.start() - 4), found.start()):
        return " und "  # "Ober-/Unterhitze", "JSON- / ZIP-Format"
    if _are_genders(before, after):
        return " oder "
    dated = found[0] == "/ " and before[1:].islower() and text[found.end() : found.end() + 1].isdigit()
    spaced = found[0] == " / " and before != "und" and (before[1:].islower() or before in CURRENCIES)
    if dated or (spaced and (after[1:].islower() or not after)):
        return ", "  # "Montag / Dienstag", "Krippenspiel / 17.00 Christmette", "1. Mai-4. Juni/ 1. September"
    if small := _parted(found, text, before) or _small_words(found, text, before, after):
        return small
    return ", " if _are_names(found, text, before, after) else " "


def _are_genders(before: str, after: str) -> bool:
    """Return whether words for a man and a woman stand side by side: des Leiters/Leiterin, Leiterin/Leiters."""
    stem = before[: max(_SHORTEST_STEM, len(before) - 2)]
    woman = after.endswith("in") and before[:1].isupper()
    if woman and after.translate(_UMLAUTS).startswith(stem.translate(_UMLAUTS)):
        return True
    return before[2:].endswith("in") and after.startswith(before.removesuffix("in"))


def _are_names(found: re.Match[str], text: str, before: str, after: str) -> bool:
    """Return whether nouns stand side by side: Bern/Genf, Internet/WLAN; letters of both are joined: CDU/CSU."""
    short, long = sorted((before, after), key=len)
    if len(short) > 1 and short.isupper() and _NOUN.fullmatch(long) and text.startswith(after, found.end()):
        return True
    names = re.search(r"[A-ZÄÖÜ][\w-]*[a-zäöüß][“\"«]?$", text[: found.start()][-_LONGEST:])
    return bool(names and re.match(r"[„\"»]?[A-ZÄÖÜ][\w-]*[a-zäöüß](?![\w-])", text[found.end() :]))


# Matches all of "Internet", "Brotkruste"; not of "der", "CSU", "Aids".
_NOUN = lazy_regex(r"[A-ZÄÖÜ][a-zäöüß]{4,40}")


def _parted(found: re.Match[str], text: str, before: str) -> str:
    """Return what is spoken before the part of a word, Bebauungsplan/-pläne, and between entries: Halle 3 / Raum 5."""
    if _PART_AFTER.match(text, found.end()) and before[-1:].islower():
        return " oder "
    ended = found[0] == " / " and _ENTRY_BEFORE.search(text, max(0, found.start() - _LONGEST), found.start())
    return ", " if ended and _ENTRY_AFTER.match(text, found.end()) else ""


# Matches the end of "Halle 3", "(oben)", "80 m²", "3 Std."; not of "Halle", "Nr.".
_ENTRY_BEFORE = lazy_regex(r"[)\d\0²³]$|[\d\0] ?(?:Std|Min|Pers|Stk|Zi)\.$")
# Matches the beginning of "Raum", "5", "bis 3 Personen"; not of "x", "= 5", "s ".
_ENTRY_AFTER = lazy_regex(r"[A-ZÄÖÜ\d„]|(?:bis|ab|mit|ohne|für|inkl\.|max\.|ca\.|pro|je|nur|auch)(?!\w)")


def _small_words(found: re.Match[str], text: str, before: str, after: str) -> str:
    """Return what is spoken between verbs, parts of words and the like: kann/sollte -> oder, mehr/nur -> a comma."""
    touching = text[found.start() - 1].isalpha() and text.startswith(after, found.end())
    if touching and {before, after} <= _PRONOUNS:
        return " oder "  # "dich/Sie"
    in_path = (
        found[0] == " /"
        or (found[0] == "/ " and _FOLDER_BEFORE.search(text, max(0, found.start() - _LONGEST), found.start()))
        or _PATH_BEFORE.search(text, max(0, found.start() - _LONGEST), found.start())
    )
    if in_path or not touching or not after.islower() or 1 in (len(after), len(before)) or before in ("und", "oder"):
        return " " if in_path else ""
    if {before, after} == {"plus", "minus"}:
        return " "
    if {before, after} <= _SMALL or (_GERMAN.fullmatch(before) and _GERMAN.fullmatch(after)):
        return ", " if text.startswith("/", found.end() + len(after)) else " oder "  # "gut/schlecht/mittel"
    return ", " if before[1:].islower() and len(after) > len("in") else ""


_AMOUNTS = frozenset(word_list("Liter Kilo Kilogramm Tonne Kubikmeter Quadratmeter Barrel Kilowattstunde"))
_PERIODS = frozenset(word_list("Tag Woche Monat Jahr Stunde Minute Sekunde Nacht"))
"""What an amount is of, though other things are counted by it: Liter/Tag."""
_PARTS_OF_DAY = frozenset(word_list("Morgen Vormittag Mittag Nachmittag Abend Wochenende"))
"""Nothing is counted by them: einen schönen Abend / Tag."""
_UMLAUTS = str.maketrans("äöüÄÖÜ", "aouAOU")
_SHORTEST_STEM = 3
# Matches the end of "95.–", "5,-", "Fr. 28", "CHF 3.50"; not of "5", "A –".
_PRICE_BEFORE = lazy_regex(r"(?:\d[.,][-–—]{1,2}|(?:Fr\.|CHF|EUR|€) \d{1,4}(?:[.,]\d\d)?)$")
# Matches the end of "§ 1 Miete", "Punkt 2 Gewinn", "Nr. 3 Kosten"; not of "1 Stück", "12 Blatt".
_LABELLED = lazy_regex(
    r"(?:§|\b(?:Art|Nr|Ziff|Kap|Abs)\.|\b(?:Artikel|Nummer|Punkt|Ziffer|Kapitel|Anlage|TOP)) ?\d{1,3}[a-z]?"
    r" [A-ZÄÖÜ][\w-]+$"
)
# Matches the end of "5 Fälle", "30 Sek.", "\0 Liter"; not of "Fälle", "5 Fälle.".
_COUNTED_BEFORE = lazy_regex(
    r"[\d\0] ?(?:(?:Sek|Min|Std|Pers|Einw|Stck|Stk|Tabl)\.|(?<= )[A-ZÄÖÜ][\w-]+|(?:k?g|t|m?l|k?m|cm|m²|m³|k?Wh?))$"
)
# Matches all of "\0\0\0\0\0 Kaffee", "13.15 Plenum "; not of "\0\0 Kinder", "so \0\0\0\0\0 Kinder".
_TIMED_BEFORE = lazy_regex(r"(?:\0{4,5}|\d{1,2}[.:]\d\d) [A-ZÄÖÜ][\w-]+ ?")
"""An entry of a programme, whose time counts nothing."""
# Matches "100.000 Einwohner", "100 km"; not "20 Euro", "Einwohner".
_FIXED_AMOUNT = lazy_regex(r"1(?:00|000|0\.000|00\.000) ?[A-Za-z]")
# Matches "24 h", "100 g", "1 l"; not "24 Halle", "7 h", "1 Std. 26 Min.".
_PERIOD_AFTER = lazy_regex(r"(?:24|12|1|10|100|1000) ?(?:h|Std\.|Stunden|g|kg|ml|l|km|m²)(?!\w| \d)")
# Matches the beginning of "500-g-Packung", "0,5-l-Flasche", "6-Stück-Packung"; not of "500 g", "5-Gang-Rad".
_PACK_AFTER = lazy_regex(r"\d[\d,]{0,4}-(?:k?g|[mc]?l|Gramm|Liter|Stück)-[A-ZÄÖÜ]")
# Matches "8 Std.", "30 Min.", "2 Tage"; not "8 Stühle", "Std.".
_HOURS_AFTER = lazy_regex(r"\d{1,2} ?(?:h|Std\.|Stunden|Min\.|Minuten|Tage|Wochen)(?!\w)")
# Matches the beginning of "der Kundin", "deiner neuen Kundin", "im Park"; not of "der", "Kundin", "und der".
_PHRASE_AFTER = lazy_regex(
    r"(?:(d(?:er|ie|as|em|en|es)|(?:[mds]?ein|kein|[Ii]hr|unser|eu[er]|jed|dies)(?:e[mnrs]?)?)|im|am|vom|zum|zur|beim|in|an|auf|bei|mit|nach)"
    r" (?:[a-zäöüß]{3,20} )?[A-ZÄÖÜ]"
)
# Matches the beginning of "-pläne", "-betreuung und"; not of "-in", "-innen", "-r", " plan".
_PART_AFTER = lazy_regex(r"-(?!innen\b)[a-zäöüß]{3}")
# Matches the end of "in /etc", " ~/musik/neu", "/var/log"; not of "und/oder", "Haus".
_PATH_BEFORE = lazy_regex(r"(?:\A|[\s(\"„~])/[\w.-]{1,30}(?:/[\w.-]{1,30})*$")
# Matches the end of "Ober-", "An-", "JSON-"; not of "a-", "3-", " -".
_HANGING = lazy_regex(r"[a-zäöüß]{2}-$|[A-ZÄÖÜ][a-zäöüß]-$|[A-Z]{2}-$")
# Matches the end of "in images", "nach src", "Ordner bilder"; not of "im Haus", "und rot".
_FOLDER_BEFORE = lazy_regex(r"\b(?:in|nach|unter|aus|Ordner|Verzeichnis) [a-z][\w.-]{1,30}$")
_PRONOUNS = frozenset(
    word_list("du dich dir dein deine Du Dich Dir Dein Deine ihr euch euer eure Ihr Euch Sie Ihnen Ihre Ihren man wir")
)
"""Pronouns between which a text leaves the choice: dich/Sie."""
_SMALL = PREPOSITIONS | {"im", "am", "zum", "zur", "vom", "ins", "beim"}
# Matches all of "sollte", "Spielt", "rote", "gut"; not of "oder", "index", "der", "Brot-".
_GERMAN = lazy_regex(
    r"(?!oder$)[A-ZÄÖÜ]?[a-zäöüß]{2,}(?:e[nmrs]?|t|ig|lich|isch|bar|los)(?<!der)|kann|will|soll|muss|darf|war"
)
_LONGEST = 40
"""Characters of a word to look back at."""


def named(_found: re.Match[str], _: str) -> str | None:
    """Read ``das / am Ende`` as das Schrägstrich am Ende: the sign itself is meant."""
    return " Schrägstrich "


def divided(found: re.Match[str], text: str) -> str | None:
    """Read ``c = 9 / 58`` as neun durch achtundfünfzig, ``R = U/I`` as U durch I: a sum.

    ``5 AZR 61/63 = AP Nr. 1`` is a docket.
    """
    if _REGISTER_BEFORE.search(text, max(0, found.start() - _LONGEST), found.start()):
        return None
    if text.endswith(")", 0, found.start()):
        return " durch " if "=" in text or "≈" in text else None  # (a - b)/(c + d)
    before = _SUM_BEFORE.search(text, max(0, found.start() - _LONGEST), found.start())
    return " durch " if before or _SUM_AFTER.match(text, found.end()) else None


# Matches the end of "5 AZR 61", "III ZR 12", "2 Bs 3"; not of "= 61", "U 61", "und 61".
_REGISTER_BEFORE = lazy_regex(r"(?:\d|[IVX]) (?:[A-Z][A-Za-z]{0,4}|\([A-Z][A-Za-z]{0,5}\)) \d{1,5}$")
# Matches the end of "= 60", "c ≈ 9,5", "R = U"; not of "60", "= ab".
_SUM_BEFORE = lazy_regex(r"[=≈] ?(?:\d[\d.,]*|[A-Za-z])$")
# Matches the beginning of "3 = 20", "58,5 ≈ 1", "Q = 0,8"; not of "3 ist", "Q ist".
_SUM_AFTER = lazy_regex(r"(?:\d[\d.,]*|[A-Za-z]) ?[=≈]")

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
