"""The ending of a shortened adjective, by the words around it.

der kath. Kirche -> katholischen      öffentl. Dienst -> öffentlicher      im kl./gr. Saal -> kleinen, großen
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import GENITIVE, PREPOSITIONS, begins_clause, search_before, word_before
from audiobuild.german.grammar.counted_adjectives import ending_of_counted
from audiobuild.german.grammar.declension import ordinal_ending
from audiobuild.german.grammar.languages import language_ending, names_language
from audiobuild.german.grammar.noun_phrase import noun_after
from audiobuild.german.words import word_list
from audiobuild.german.words.calendar import MONTH_NAMES, WEEKDAY_NAMES
from audiobuild.german.words.determiners import BEFORE_ADJECTIVE, EIN_WORDS
from audiobuild.german.words.first_names import WOMEN_NOT_IN_A
from audiobuild.german.words.nouns import gender, is_listed, is_plural, may_be_plural
from audiobuild.german.words.numerals import WOMEN
from audiobuild.german.words.places import toponyms
from audiobuild.german.words.sentence_words import BEFORE_ORDINAL, STARTERS
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

_WINDOW = 60
"""Characters to look back at."""
# Matches the beginning of " Kirche", " neue Kirche", " und ev. Kirche", ", südl. und östl. Teile", " „Alten“",
# " 3. Weg", " 68er", " 1-Euro-Jobs", " 2,5 Mrd. €"; not of " von Köln", " 3 km", ", die Kirche".
NOUN_PHRASE = lazy_regex(
    r"(?: (?:\d{1,3}\.|[a-zäöüß]{2,15}\."
    r"|[\"„“»]?(?!der |des |dem |den |sehr |k?eine?[nmrs]? )[a-zäöüß]+e[nmrs]?[\"“”«]?)){0,2}"
    r"(?:(?: (?:und|u\.|oder) |, (?!d(?:ie|er|as|en|em|es) )|/)[a-zäöüß-]+(?:\.|e[nmrs]?)){0,3}"
    r" [\"„“»‚'*]?"
    r"(?:[A-ZÄÖÜ]|\d[\d.,/]{0,12}(?:er\b|-[A-ZÄÖÜ]| [A-ZÄÖÜ€]))"
)
# Matches the end of "im kl./", "die kath. und ", "die östl., südl. und ", "der ehem. ", "30- bis "; not of "d. h. ",
# "bzw. /", "inkl. ".
_FIRST_OF_PAIR = lazy_regex(
    r"(?<![\w.-])(?:(?:[a-zäöüß]+\.(?:/|, | (?:und|u\.|oder) )){1,3}"
    r"|\d{1,3}-,? (?:bis|und|oder) |(?!zzgl|abzgl|inkl|exkl|einschl|ausschl)[a-zäöüß]{4,}\. )$"
)


def first_of_pair(text: str, start: int) -> int:
    """Return where the first of two shortened adjectives begins: im kl./gr. Saal, die kath. und ev. Kirche."""
    first = search_before(_FIRST_OF_PAIR, text, start, _WINDOW)
    return first.start() if first else start


# Matches the beginning of " geprüfte Köchin", " anerkannten", " vorgeschrieben"; not of " neue Köchin", " bekannte".
_PARTICIPLE_AFTER = lazy_regex(
    r" (?:geprüft|gefördert|anerkannt|versichert|bestellt|vereidigt|zugelassen|geschützt|beglaubigt"
    r"|vorgeschrieben|festgelegt|finanziert|organisiert|geregelt|garantiert|zertifiziert|subventioniert|kontrolliert"
    r"|zugänglich|empfohlen|betrieben|gelenkt)(?:e[nmrs]?)?\b"
)
# Matches the beginning of " 68er", " „1-Euro-Jobs“"; not of " 2,5 Mrd.", " 68. Tag".
_NUMBER_IN_NOUN = lazy_regex(r" [\"„“»‚']?\d[\d.,/]{0,12}(?:er\b|-(?=[A-ZÄÖÜ]))")
# Matches the beginning of "/gr. Saal", " und ev. Kirche", ", südl. und östl. Teile", " dt. Kolonie"; not of
# " und evangelische", " u. a.".
_SECOND_OF_PAIR = lazy_regex(r"(?:(?:/|,? (?:und |u\. |oder )?)[a-zäöüß]{2,}\.){1,3}(?= [A-ZÄÖÜ])")
# Matches the beginning of " Kleine Anfragen", " Großer Zapfenstreich"; not of " Kleine", " kleine Anfragen".
_NAMED_AFTER = lazy_regex(r" (?:Klein|Groß)(e[nmrs]?)(?= [A-ZÄÖÜ][a-zäöü])")
# Matches the beginning of " und die ev. Kirche", " oder der neue Träger"; not of " und die Kirche", " und ev. Kirche".
_NOUN_SHARED = lazy_regex(
    r" (?:und|oder|sowie|bzw\.|wie) (?:auch )?(?:d(?:ie|er|as|en|em|es)|eine?[mnrs]?) [a-zäöüß]{2,}(?:\.|e[nmrs]?)"
    r"(?= [A-ZÄÖÜ])"
)
# Matches the beginning of " „Smart Cities“ und", " »Fake News«"; not of " „Experten“", " Fake News".
_QUOTED_NOUN = lazy_regex(r" [\"„»](?:[A-ZÄÖÜ][\w-]* ){1,3}(?P<noun>[A-ZÄÖÜ][\w-]*)[\"“«]")


# Matches the beginning of " drei Weisen", " 5 Punkten", " zwei neuen Gesetze"; not of " 3. Punkt", " eins", " 1 Punkt".
_SEVERAL_AFTER = lazy_regex(
    r" (?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|[2-9]|[1-9]\d{1,2})"
    r" (?:[a-zäöüß]+en )?[A-ZÄÖÜ][a-zäöüß]{2}"
)
_BEFORE_SEVERAL = frozenset(
    word_list("""
    die der den diese dieser diesen unsere unserer unseren meine meiner meinen ihre ihrer ihren seine seiner seinen
    eure eurer euren alle aller allen
    """)
)
"""What stands before an adjective and a number above one: die sog. drei Weisen, unserer o. g. drei Filialen."""


def adjective_ending(found: re.Match[str], text: str) -> str:
    """Read ``der kath. Kirche`` as -en, ``2 gestr. TL`` -> -e; without a noun after it, none."""
    start, end = first_of_pair(text, found.start()), found.end()
    in_bracket = text.endswith("(", 0, start)
    attribute = False
    if in_bracket and text.startswith(")", end):
        start, end = start - 1, end + 1  # "die (sog.) Experten"
        attribute = word_before(text, start).lower() in BEFORE_ADJECTIVE
    elif alike := _adjective_alike(found[0], text, end, in_bracket=in_bracket):
        return alike[1]
    if _SEVERAL_AFTER.match(text, end) and word_before(text, start).lower() in _BEFORE_SEVERAL:
        return "en"
    if shared := _NOUN_SHARED.match(text, end):
        end = shared.end()
    # "eine staatl. geprüfte Köchin", "die evtl. anfallenden Kosten"
    adverb = _PARTICIPLE_AFTER.match(text, end) or (found[0].lower() == "evtl." and _ADJECTIVE_AFTER.match(text, end))
    if adverb or (not attribute and names_language(found, text)) or not NOUN_PHRASE.match(text, end):
        return language_ending(found, text)
    return _before_phrase(found[0], text, _first_governed(found[0], text, start), end)


def _before_phrase(written: str, text: str, start: int, end: int) -> str:
    """Return the ending of a shortened adjective from `start` to `end`, by the noun of the phrase after it."""
    if second := _SECOND_OF_PAIR.match(text, end):
        end = second.end()
    if named := _NAMED_AFTER.match(text, end):
        return named[1]
    if compound := _NUMBER_IN_NOUN.match(text, end):
        end = compound.end()
        if compound[0].endswith("er"):
            return _of_decade(text, start, end)
    if quoted := _QUOTED_NOUN.match(text, end):
        end = quoted.start("noun") - 1
    noun = noun_after(text, end)
    return (
        ending_of_counted(noun, text, start, end)
        or _of_saint(written, noun, text, start)
        or _of_several(written, _of_noun(noun, text, start, end))
    )


# Matches the end of "bei sog. Spoilern und ", "mit sog. „Smart Cities“ oder "; not of "sog. Spoiler kamen und ".
_GOVERNED_BEFORE = lazy_regex(
    r"(?<![\w.])([a-zäöüß]{2,15}\.) [\"„»]?(?:[A-ZÄÖÜ][\w-]* ){0,2}[A-ZÄÖÜ][\w-]*[\"“«]? (?:und|oder|sowie) $"
)


def _first_governed(written: str, text: str, start: int) -> int:
    """Return where the first of two begins that share a preposition: bei sog. Spoilern und sog. Leaks."""
    first = search_before(_GOVERNED_BEFORE, text, start, _WINDOW)
    governed = first and first[1] == written and word_before(text, first.start()).lower() in PREPOSITIONS
    return first.start() if first and governed else start


_OF_SEVERAL = frozenset(word_list("zahlr. versch. div."))


def _of_several(written: str, ending: str) -> str:
    """Return the ending of an adjective that only plurals have: in zahlr. Fällen, wie zahlr. Zeichen."""
    if written.lower() not in _OF_SEVERAL:
        return ending
    return {"em": "en", "es": "e"}.get(ending, ending)


# Matches the beginning of " kleines) Fest", " festen) Regeln"; not of " kleines Fest)", " klein) Fest", " oben) Und".
_ADJECTIVE_IN_BRACKET = lazy_regex(r" [a-zäöüß]{3,40}(e[nmrs]?)\) (?=[A-ZÄÖÜ])")
# Matches the beginning of " falschen Polizisten", " neue Wege"; not of " über Wien", " falsch", " neue, große".
_ADJECTIVE_AFTER = lazy_regex(
    r" (?!(?:unter|über|hinter|oder|aber|immer|wieder|weder|später|ohne|heute|sowie|ihre?[nmrs]?|seine?[nmrs]?)\b)"
    r"[a-zäöüß]{3,40}(?<!st)(e[nmrs]?) (?=[A-ZÄÖÜ][a-zäöüß])"
)


def _adjective_alike(written: str, text: str, end: int, *, in_bracket: bool) -> re.Match[str] | None:
    """Match an adjective that has the same ending: ein kurzes (sog. kleines) Fest, vor sog. falschen Polizisten."""
    if in_bracket and (adjective := _ADJECTIVE_IN_BRACKET.match(text, end)):
        return adjective
    return _ADJECTIVE_AFTER.match(text, end) if written.lower().startswith("sog") else None


def _of_decade(text: str, start: int, end: int) -> str:
    """Return the ending before people named by a number: die sog. 68er."""
    ending = ending_of_counted(noun_after(text, end), text, start, end)
    return ending or ("en" if word_before(text, start).lower() == "die" else ordinal_ending(text, start, end))


def _of_saint(written: str, noun: str, text: str, start: int) -> str:
    """Return the ending before the name of a saint without an article: Hl. Josef -> er, Hl. Barbara -> e."""
    if written.lower() != "hl." or word_before(text, start).lower() in BEFORE_ADJECTIVE or is_listed(noun):
        return ""
    return "e" if noun.endswith(("a", "e")) or noun in WOMEN | WOMEN_NOT_IN_A else "er"


# Matches "Unternehmen", "Verkehrsmittel", "Gebäude"; not "Wasser", "Leben", "Lernen".
_COUNTABLE = lazy_regex(
    r"(?i:unternehmen|mittel|chen|zimmer|gebäude|lager|fenster|muster|theater|orchester|becken|verfahren|vorhaben|abkommen"
    r"|schreiben|zeichen|viertel|gewässer|gewehre)$"
)
"""Neuters that need an article in the singular: without one they are plurals (öffentl. Gebäude)."""


def _of_noun(noun: str, text: str, start: int, end: int) -> str:
    """Return the ending by the noun and the word before it, which may be no article: die Zahl ehem. Mitglieder."""
    ending, before = ordinal_ending(text, start, end), word_before(text, start)
    has_ein = before.lower() in EIN_WORDS
    if _is_plural(noun, ending, before) or _opens_with_plural(ending, text, start, end):
        return "e"  # "Sog. Querdenker liefen mit"
    if ending in ("es", "em") and not has_ein and _COUNTABLE.search(noun):
        return "en" if ending == "em" else "er" if _is_noun_before(text, start) else "e"
    if _may_be_genitive(noun, ending) and _is_noun_before(text, start):
        return "er"  # "die Zahl ehem. Mitglieder", "Zahlungen dt. Unternehmen"; not "ehem. Mitglieder kamen"
    if ending == "er" and not (gender(noun) or is_plural(noun) or before[:1].islower() or has_ein):
        return "e"
    return ending


# Matches the beginning of " Querdenker liefen", " Experten sind", " Fake News sind"; not of " Experte sprach".
_PLURAL_VERB = lazy_regex(r"(?: [A-ZÄÖÜ][\w-]+){1,2} (?:sind|[a-zäöüß]+en)\b")


def _opens_with_plural(ending: str, text: str, start: int, end: int) -> bool:
    """Return whether a clause opens with a plural, by its verb: Sog. Querdenker liefen mit."""
    return ending == "er" and begins_clause(text, start) and _PLURAL_VERB.match(text, end) is not None


def _may_be_genitive(noun: str, ending: str) -> bool:
    """Return whether a noun without an article has the same form in the genitive: Mitglieder, Unternehmen."""
    if ending == "e":
        return is_plural(noun) or gender(noun) == "f"
    return ending == "es" and may_be_plural(noun)


_SEVERAL = frozenset(word_list("sind waren einige mehrere viele wenige etliche andere zahlreiche verschiedene weitere"))
"""Words before an adjective that a plural follows, without an article: einige sogenannte Heiler."""

_WITHOUT_ARTICLE = frozenset(
    word_list("""
    bis durch für gegen ohne um über sind waren haben hatten werden wurden würden können konnten müssen mussten sollen
    sollten dürfen durften wollen wollten seien wären hätten bleiben blieben
    """)
)
"""Prepositions and verbs after which a noun that may be a plural is one, without an article."""
_SINGULAR_VERBS = frozenset(word_list("ist war wird wurde bleibt blieb sei wäre bin bist"))
"""Verbs after which it is none: er war schweiz. Staatsbürger."""


def _is_plural(noun: str, ending: str, before: str) -> bool:
    """Return whether a noun that may be a plural is one, without an article: auch ehem. Spieler, für dt. Käufer."""
    if before.lower() in _SEVERAL:
        return True
    if not may_be_plural(noun) or before in GENITIVE:
        return False
    if before.lower() in _WITHOUT_ARTICLE or (before == "auf" and not noun.endswith("n")):
        return True  # "traf auf ehem. Spieler"; not "auf öffentl. Plätzen"
    may_be_singular = before in _SINGULAR_VERBS or before.endswith(("ein", "er", "ihr", "als", "mal"))
    return ending == "er" and before[:1].islower() and not may_be_singular


_ON_LINE = frozenset(word_list("Website Webseite Webseiten Internetseite Internetseiten Homepage App Shop"))
"""Where something is used, not whose it is: auf unserer Website sog. Cookies."""
_TIMES = MONTH_NAMES | WEEKDAY_NAMES | {"Uhr", "Monat"}
"""When something is, not whose it is: um 10 Uhr öffentl. Führung, am Sonntag Hl. Messe."""
_OPENERS = "(?:" + "|".join(sorted(STARTERS | {word.capitalize() for word in PREPOSITIONS})) + ")"
# Matches the end of "die Zahl ", "des Bundes "; not of "Heute, ", "die alte ", "Für ".
_NOUN_BEFORE = lazy_regex(rf"(?<!\w)(?!{_OPENERS} )[A-ZÄÖÜ][\w-]*[^\W\d_] $")


def _is_noun_before(text: str, start: int) -> bool:
    """Return whether a noun is right before: die Zahl, des Bundes; not Auch, Berlin: Die, zum Beispiel."""
    found = search_before(_NOUN_BEFORE, text, start, _WINDOW)
    if found is None or found.start() == 0 or text.endswith("zum Beispiel ", 0, start):
        return False
    word = found[0].strip()
    if word in _ON_LINE or word in _TIMES or word.lower() in BEFORE_ORDINAL:
        return False
    is_place_or_time = word in toponyms() or word == "Zukunft"  # "in Berlin", "in Zukunft"
    return not (is_place_or_time and word_before(text, found.start()) in ("in", "In"))
