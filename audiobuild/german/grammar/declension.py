"""The ending of an ordinal, by the words before and after.

am 3. -> dritten      der 3. Platz -> dritte       in der 90. Minute -> neunzigsten    2. Bundesliga -> zweite
3. Kapitel -> drittes      2. und 3. Kapitel -> zweites und drittes
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import (
    ACCUSATIVE,
    DATIVE,
    GENITIVE,
    NO_ADJECTIVES,
    PREPOSITIONS,
    word_before,
    words_after,
    words_before,
)
from audiobuild.german.grammar.noun_phrase import is_adjective_of_place, noun_after
from audiobuild.german.words import word_list
from audiobuild.german.words.calendar import MONTH_NAMES, SHORT_MONTHS
from audiobuild.german.words.determiners import (
    ADVERBS,
    BEFORE_E,
    BEFORE_EN,
    BEFORE_OBJECT,
    BEFORE_PLURAL,
    COUNTS,
    DER_WORDS,
    EIN_WORDS,
    QUANTITIES,
)
from audiobuild.german.words.nouns import PLURAL, Gender, gender, is_dative_plural, is_plural, may_be_plural

# Matches the end of "vom 3. bis ", "am 3.5. und ", "die 1. und letzte "; not of "am 3. Mai ", "das 1. und im ".
_ORDINAL_BEFORE = re.compile(
    r"(\d+|\b[IVX]+)\.(?:\+\d+|\d+\.?(?:\d+)?)?(?:-\w+)?\s*"
    r"(?:und|u\.|bis|oder|sowie|,|/|[-–]|noch|auf den|auf die|zum)\s*"
    r"(?!(?:ins|in|im|zum|zur|am|an|auf|die|das|der|den|dem)\b)(?:[a-zäöüß]+ )?$"
)
# Matches the end of "dem 2. Jahrhundert v. Chr. und ", "vom 2. Tag bis "; not of "am 3. und ", "am 3. Tag ".
_SAME_NOUN_BEFORE = re.compile(
    r"(?<![\w.])(?P<number>\d+\.) (?P<noun>[A-ZÄÖÜ][a-zäöüß]+)(?: [vn]\. ?Chr\.)? (?:und|oder|sowie|bis) $"
)
# Matches the end of "im ersten und ", "Österreichische und "; not of "im ersten ", "zweitens und ", "heute und ".
_SPELT_BEFORE = re.compile(
    r"(?<![\w-])(?:(?:erst|zweit|dritt|viert|fünft|sechst|sieb(?:en)?t|acht|neunt|zehnt|elft|zwölft"
    r"|[a-zäöüß]{4,11}(?:zehnt|zigst))(e[nmrs]?)|[A-ZÄÖÜ]?[a-zäöüß]{0,20}(?:isch|lich|ig|deutsch)(e[nmrs]?))"
    r" (?:und|bis|oder|sowie|wie) $"
)
# Matches the end of "der Bundesliga und ", "zur Schule oder "; not of "Liga und ", "der Verein, ".
_ARTICLE_SHARED = re.compile(
    r"\b(?P<article>(?i:der|die|das|den|dem|des|zur|vom|zum|beim|einer|einem|eines) )(?:[a-zäöüß]+e[nmrs]? )?"
    r"(?P<noun>[A-ZÄÖÜ][\w-]*[^\W\d_]) (?:und|oder|sowie) $"
)
# Matches the beginning of " und 4. Mai", "/5. Mai", " bis 7. "; not of " und 4 Tage", " Mai".
_ORDINAL_AFTER = re.compile(r"\s*(?:und|u\.|bis|oder|sowie|,|/|[-–])\s*\d+\.(?:\+\d+)?(?=\D)")
# Matches all of "Sonntag", "Mittwochabend", "Sa."; not of "Tag", "Sonntage".
_DAY = (
    r"(?:(?:[A-ZÄÖÜ][a-zäöüß]*)?(?:[Mm]ontag|[Dd]ienstag|[Dd]onnerstag|[Ff]reitag|[Ss]amstag|[Ss]onntag|[Mm]ittwoch"
    r"|[Ss]onnabend|feiertag)(?:abend|morgen|vormittag|nachmittag|nacht|mittag|en)?|Silvester|Heiligabend|Neujahrstag"
    r"|(?:Mo|Di|Mi|Do|Fr|Sa|So)\.?)"
)
# Matches the end of "am Montag, ", "Am kommenden Montag, ", "am Montag und Dienstag, ", "am Dienstag (";
# not of "Montage, ".
_WEEKDAY_BEFORE = re.compile(
    rf"(?:\b(\w+)\s+)?(?:([a-zäöüß]+e[nmr])\s+)?(?:{_DAY}(?:(?:,| und| oder| bis)\s+|/|\s?[–-]\s?))*{_DAY}"
    r"(?:\s(?:dieser|nächster|kommender|letzter|vergangener|der [a-zäöüß]+) Woche)?\s*(?:\([^()]*\))?,?\s*\(?$"
)
_SHORTENED = re.compile(r"(?<![\w.])(?:sog|ca|inkl|einschl|vsl|voraussichtl|mind|max|spät|frühest|bzw|insg)\. $")
"""Adverbs cut short, which change nothing: bis ca. 12. Juli."""
# Matches the end of "am Muttertag (", "am 1. Advent ("; not of "am 3. (", "Kane (".
_IN_BRACKET = re.compile(r"\b(?i:am|vom|zum|beim|im) (?:[^.;:()\d]|\d{1,2}\. (?=[A-Z])){3,40} \($")
"""The end of a date in words; the date in brackets behind it has its case: am Muttertag (8. Mai)."""
# Matches the beginning of "8. Mai", "3.5.", "1. bis 3."; not of "52. Minute".
_BEGINS_DATE = re.compile(
    rf"\d{{1,2}}\.(?:\s?(?:\d|und|bis|[-–]|{'|'.join(sorted(MONTH_NAMES))}|{'|'.join(sorted(SHORT_MONTHS))}))"
)
_LAST_NEXT = frozenset(
    word_list("""
    jeden nächsten kommenden vergangenen letzten diesen vorigen übernächsten darauffolgenden folgenden heutigen
    morgigen gestrigen
""")
)
"""Words that make a weekday a point in time: nächsten Freitag, 7. Mai."""
# Matches the end of "3. Mai und ", "am 3. Oktober 1990 bis "; not of "3. Mai ".
_DATE_BEFORE = re.compile(
    rf"(?<![\w.,])\d{{1,2}}\.\s?(?:{'|'.join(sorted(MONTH_NAMES))}|(?:{'|'.join(sorted(SHORT_MONTHS))})\.)"
    r"(?:\s\d{4})?(?:,?\s(?:und|oder|sowie|bis)\s|\s?[-–]\s?)$"
)
# Matches "am Montag, ", "Bis kommenden Freitag", "zwischen Freitag"; not "der Montag", "am Tag".
_ON_DAY = re.compile(rf"\b(?i:am|vom|ab|bis|zwischen)\s(?:[a-zäöüß]+\s)?{_DAY}")
# Matches the end of "zwischen dem 3. und ", "Zwischen 24. Dezember und "; not of "am 3. und ", "zwischen Köln und ".
_BETWEEN = re.compile(r"(?i:\bzwischen)\s[^.;:!?]{0,12}\d{1,2}\.[^.;:!?]{0,25}\sund\s$")
# Matches the end of "zwischen Anfang Mai und ", "Zwischen Ostern und "; not of "zwischen Köln und dem ", "Ostern und ".
_BETWEEN_TIMES = re.compile(rf"\b(?i:zwischen) (?:(?:Anfang|Mitte|Ende) \w+|Ostern|Pfingsten|Weihnachten|{_DAY}) und $")
_ADVERB = re.compile(r"^[a-zäöüß]{3,}(?:end|weise|mals|seits|stens|lichst)$")
"""Adverbs by their endings: ihr saisonübergreifend 12. Sieg."""


# Matches "viele", "einigen"; not "vielem", "weit".
_QUANTIFIER = re.compile(r"^(?:viel|einig|mehrer|wenig|verschieden|etlich|zahlreich|sämtlich|solch)(e[nr]?)$")
"""Has the ending of the ordinal behind it: mehrere zweite Plätze."""
_GENITIVE = GENITIVE | frozenset(word_list("trotz wegen während statt anstatt dank"))
"""Before a plural without an article they take -er: trotz erster Erfolge."""


def ordinal_ending(text: str, start: int, end: int) -> str:
    """Return the ending of the ordinal in ``text[start:end]``: e, en, er, es or em.

    In this order: an ordinal before, with "und" or "bis", lends its ending; then the word before decides; a month
    after a bare preposition takes -en; with nothing before, the noun's gender decides.
    """
    while ahead := _ORDINAL_AFTER.match(text, end):
        end = ahead.end()  # "2. und 3. Kapitel": both belong to the same noun
    if chained := _ORDINAL_BEFORE.search(text, max(0, start - 40), start):
        return ordinal_ending(text, chained.start(), end)
    same = _SAME_NOUN_BEFORE.search(text, max(0, start - 60), start)
    if same and noun_after(text, end) == same["noun"]:
        return ordinal_ending(text, same.start(), same.end("number"))
    if shortened := _SHORTENED.search(text, max(0, start - 40), start):
        return ordinal_ending(text, shortened.start(), end)
    shared = _ARTICLE_SHARED.search(text, max(0, start - 60), start)
    if shared and _alike(shared["noun"], noun_after(text, end)):
        return ordinal_ending(text, shared.end("article"), end)
    if spelt := _SPELT_BEFORE.search(text, max(0, start - 40), start):
        return spelt[1] or spelt[2]
    return _of_date(text, start) or _of_words(text, start, end)


def _alike(first: str, second: str) -> bool:
    """Return whether two nouns can share an article: die Trainerin und 2. Vorsitzende, die Emittenten und 3. Banken."""
    return gender(first) == gender(second) != "" or (is_plural(first) and is_plural(second))


def _of_date(text: str, start: int) -> str:
    """Return the ending by a date or a weekday right before: am Montag, 3. -> en; "" if there is neither."""
    if _BETWEEN_TIMES.search(text, max(0, start - 60), start):
        return "en"
    dated = _DATE_BEFORE.search(text, max(0, start - 40), start)
    if dated and not dated[0].endswith("bis "):
        between = _BETWEEN.search(text[max(0, start - 60) : start])
        return "en" if between else ordinal_ending(text, dated.start(), start)
    bracketed = text.endswith("(", 0, start) and _BEGINS_DATE.match(text, start)
    if bracketed and _IN_BRACKET.search(text[max(0, start - 60) : start]):
        return "en"
    if weekday := _WEEKDAY_BEFORE.search(text[max(0, start - 60) : start]):
        before = (weekday[1] or "").lower()
        if before in ADVERBS:
            before = word_before(text, max(0, start - 60) + weekday.start()).lower()
        if weekday[2] in _LAST_NEXT | PREPOSITIONS:
            return "en"
        listed = before in ("und", "oder", "sowie", "bis") and _ON_DAY.search(text[max(0, start - 60) : start])
        return "en" if listed or before in BEFORE_EN | PREPOSITIONS | _LAST_NEXT else "er"
    return "en" if text[:start].rstrip().endswith((" v.", ".v.", ", d.")) else ""


def _of_words(text: str, start: int, end: int) -> str:
    """Return the ending by the words before and the noun behind."""
    noun, before = noun_after(text, end), words_before(text, start, 4)
    if is_dative_plural(noun) and not (before and before[0].lower() in EIN_WORDS | BEFORE_E):
        return "en"
    if before and before[0] in COUNTS and may_be_plural(noun):
        governed = {word.lower() for word in before[1:2]} & (BEFORE_EN | BEFORE_E | DER_WORDS | DATIVE)
        return "en" if governed else "e"  # "alle drei 8. Klassen", "es gab zwei 3. Plätze"
    return _of_determiner(noun, before, text, end) or _of_attributes(noun, before, text[:start]) or _alone(noun)


def _of_determiner(noun: str, before: list[str], text: str, end: int) -> str:
    """Return the ending that a determiner or preposition requires, past adjectives; "" if there is none."""
    attributed = adjective = ""
    for depth, word in enumerate(before):
        if depth + 1 < len(before) and _changes_nothing(word, before[depth + 1].lower()):
            continue
        if attributed and word in PREPOSITIONS:
            break  # "in der vor kurzem abgeschlossenen 2. Runde"
        if ending := _after(word, noun, before[depth + 1 :], text, end):
            return adjective or ending  # "der großen 3. Messen"
        if is_adjective_of_place(word):
            continue  # "den Prager 2. Bezirk"
        if participle := _PARTICIPLE.search(word):
            return participle[1]
        if depth and word[0].islower() and before[depth + 1 : depth + 2] and before[depth + 1].lower() in BEFORE_EN:
            continue  # "am stark besetzten 15. Turnier"
        parallel = None if word in PREPOSITIONS else _INFLECTED.search(word)
        if not parallel:
            break  # only adjectives may come between: "im neuen 3. Band"
        adjective = adjective or ("" if word in NO_ADJECTIVES else parallel[1])
        attributed = attributed or (passed[1] if (passed := _PAST_PARTICIPLE.search(word)) else "")
    if not attributed and adjective == "er" and (gender(noun) == "f" or may_be_plural(noun)):
        return "er"  # "nach alter 3. Regel"
    return attributed


def _changes_nothing(word: str, before: str) -> bool:
    """Return whether a word between a determiner and an ordinal is an adverb or a count: bis möglichst 20. März."""
    if word in ADVERBS | COUNTS or _ADVERB.search(word):
        return True
    governs = word in PREPOSITIONS | BEFORE_EN | BEFORE_E | DER_WORDS
    return before in ("bis", "ab", "seit") and word.islower() and not governs and not _INFLECTED.search(word)


def _of_attributes(noun: str, before: list[str], text: str) -> str:
    """Return the ending by an attribute beside the ordinal, or by a noun before it; "" if there is neither."""
    if extended := _EXTENDED.search(text[-_EXTENT:]):
        return extended[1]
    if before and (clear := _CLEAR.search(before[0])):
        return clear[1]
    return _of_genitive(noun, text)


# Matches "neuen", "alter"; not "er", "aber,", "Neuer".
_INFLECTED = re.compile(r"^[a-zäöüß]{2,}?(e|en|er|es|em)$")
_EXTENT = 60
"""Characters before an ordinal that an attribute with its own objects may have."""
# Matches "städtischen", "möglicher"; not "mögliche", "bestätigen", "mischen", "ihrer".
_CLEAR = re.compile(r"^[a-zäöüß]{2,}(?:(?<!\bm)(?<!\bw)isch(?=e[nmrs]$)|(?:lich|ig|sam|haft)(?=e[mrs]$))(e[nmrs])$")
"""An adjective by its suffix, whose ending the ordinal behind it has, too."""
# Matches the end of "dem von Kane erzielten ", "der aus Köln verschickte "; not of "der Mann erreichte ".
_EXTENDED = re.compile(
    r"\b(?i:d(?:er|ie|as|em|en|es)|im|am|zum|zur|vom|beim|eine?[mnrs]?|(?:ihr|sein)e?[mnrs]?)"
    r" (?:von|durch|in|im|bei|beim|aus|am|an|für|seit|vom|mit|nach|wegen) [^.,;:]{2,40}"
    r" [a-zäöüß]{4,}(?:t|en|ig|lich|isch)(e[nmrs]?) $"
)
"""An attribute with its own objects: mit dem von Kane erzielten 4. Tor."""

_PARTICIPLE = re.compile(r"^[a-zäöüß]{2,}nd(e[nmrs]?)$")
"""An attribute beside the ordinal has the same ending: der auf Platz drei liegende 1. FC Nürnberg."""
# Matches "geplante", "ausgetragenen"; not "gelangte", "erreichte".
_PAST_PARTICIPLE = re.compile(
    r"^(?!gegen|ge(?:lang|hör|nüg|währ|stalt|fährd|länge|stand|wann|rat|lob)te|gehen|geben|genau)"
    r"(?:ab|an|auf|aus|bei|durch|ein|fort|her|hin|los|mit|nach|neu|vor|weg|zu|zusammen|zurück)?ge[a-zäöüß]{2,}[tn](e[nmrs]?)$"
)
_RANKS = frozenset(word_list("Klasse Ordnung Wahl Güte Kategorie Generation Garnitur Instanz Qualität Sorte"))
# Matches the end of "der Verein ", "Müller-Lüdenscheidt "; not of "der alte ", "Gruppe 3 ".
_NOUN_BEFORE = re.compile(r"[A-ZÄÖÜ][\w-]*[^\W\d_] $")


def _of_genitive(noun: str, before: str) -> str:
    """Return the ending of a genitive after a noun: Verwandte 2. Grades -> -en, ein Hotel 1. Klasse -> -er."""
    if not _NOUN_BEFORE.search(before):
        return "en" if noun.endswith("es") and _is_genitive(noun) else ""
    if noun in _RANKS:
        return "er"
    return "en" if _is_genitive(noun) else ""


def _is_genitive(noun: str) -> bool:
    """Return whether a noun is a genitive by its form: Grades, Jahrhunderts; not Slums, Haus."""
    stem = noun.removesuffix("s")
    if stem == noun or gender(noun) or is_plural(noun):
        return False
    return bool({gender(stem), gender(stem.removesuffix("e")), gender(stem.removesuffix("se"))} & {"m", "n"})


def _after(word: str, noun: str, further: list[str], text: str, end: int) -> str:  # noqa: PLR0911 -- one a class
    """Return the ending that the word before the ordinal requires; "" if it requires none."""
    word = word.lower()
    kind = gender(noun)
    sure = is_plural(noun) or _has_plural(words_after(text, end, 2)) or (word == "die" and noun.endswith("en"))
    plural = sure or (kind in {"m", "n"} and may_be_plural(noun))
    if word in BEFORE_E | DER_WORDS and (_is_genitive(noun) or _WEAK_BEHIND.match(text, end)):
        return "en"
    if (
        word in BEFORE_EN
        or word in _LAST_NEXT
        or (word in BEFORE_PLURAL and (plural or (kind in {"m", "n"} and may_be_plural(noun))))
    ):
        return "en"
    if word in DER_WORDS:
        governed = bool(further) and further[0].lower() in DATIVE | GENITIVE
        counted = may_be_plural(noun) and (kind == "n" or (bool(further) and further[0] in QUANTITIES))
        oblique = kind == "f" or sure or noun.endswith(_WEAK) or governed or counted
        return "en" if oblique else "e"
    if word in EIN_WORDS:
        strong = _STRONG.match(text, end)
        infinitive = sure and noun.endswith("n")  # "ihr 1. Erscheinen"
        return strong[1] if strong else "es" if infinitive else {"n": "es", "f": "e"}.get(kind, "er")
    if word in BEFORE_OBJECT and kind == "m" and not noun.isupper():
        return "en"
    if word in PREPOSITIONS | GENITIVE:
        return _bare_preposition(word, noun, kind)
    if quantifier := _QUANTIFIER.search(word):
        return quantifier[1]
    return "e" if word in BEFORE_E else ""


# Matches the beginning of " bekannten Gewichte", " adeligen Geschlechts"; not of " kleine Haus", " gegen Köln".
_WEAK_BEHIND = re.compile(r"\s(?!gegen|neben|zwischen|morgen|haben|waren|werden|wurden)[a-zäöüß]{2,}en\s[A-ZÄÖÜ]")
"""An adjective behind the ordinal that has the same ending, in the plural or a case: die 1. bekannten Gewichte."""
# Matches the beginning of " starker Halt", " eigenes, neues"; not of " Starker", " oder Bild", " ihrer Art".
_STRONG = re.compile(
    r"\s(?!oder|aber|unter|hinter|über|seiner|ihrer|unserer|dieser)[a-zäöüß]{2,}(es|er)\b(?=,? [a-zäöüßA-ZÄÖÜ])"
)
"""An adjective behind the ordinal that has the same ending: ein 2. starker Partner."""

_WEAK = ("sitzenden", "ordneten")
"""Endings of nouns that are never a subject after "der": das Amt der 1. Vorsitzenden."""


def _bare_preposition(word: str, noun: str, kind: Gender) -> str:
    """Return the ending after a preposition without an article: "bis 3. Mai" -> -en, "in 3. Auflage" -> -er."""
    if is_plural(noun):
        return "er" if word in _GENITIVE else "e" if word in ACCUSATIVE or word == "über" else "en"
    if not noun or noun in MONTH_NAMES | SHORT_MONTHS.keys() or kind == "":
        return "" if word in GENITIVE else "en"
    if word in ACCUSATIVE or word == "über":
        return {"f": "e", "n": "es"}.get(kind, "en")
    return "er" if kind == "f" else "" if word in GENITIVE else "em"


def _has_plural(following: list[str]) -> bool:
    """Return whether a word is counted as a plural: Olympischen Spiele."""
    return any(PLURAL.search(word) for word in following)


def _alone(noun: str) -> str:
    """Return the ending with no word before: "2. Bundesliga" -> zweite, "3. Kapitel" -> drittes, else -er."""
    if is_plural(noun):
        return "e"  # "erste Erfolge"
    if noun.endswith(("sitzende", "ordnete")):
        return "e"  # a woman: a man would be "1. Vorsitzender"
    return {"f": "e", "n": "es"}.get(gender(noun), "er")
