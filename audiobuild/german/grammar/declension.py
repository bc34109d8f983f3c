"""The ending of an ordinal, by the words before and after.

am 3. -> dritten      der 3. Platz -> dritte       in der 90. Minute -> neunzigsten    2. Bundesliga -> zweite
3. Kapitel -> drittes      2. und 3. Kapitel -> zweites und drittes
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.attributes import (
    ADJECTIVE_SHARED,
    ARTICLE_LISTED,
    ARTICLE_SHARED,
    LAST_AFTER,
    PREPOSITION_SHARED,
    SPELT_BEFORE,
)
from audiobuild.german.grammar.context import PREPOSITIONS, begins_clause, search_before, word_after, word_before
from audiobuild.german.grammar.date_patterns import (
    BEGINS_DATE,
    BETWEEN,
    BETWEEN_TIMES,
    BYLINE_BEFORE,
    DATE_BEFORE,
    DAY_IN_ROW,
    ENDS_WITH_DAY,
    IN_BRACKET,
    LAST_NEXT,
    ON_DAY,
    PHRASE_BEFORE,
    WEEKDAY_BEFORE,
)
from audiobuild.german.grammar.noun_phrase import noun_after
from audiobuild.german.grammar.phrase_endings import ending_in_phrase
from audiobuild.german.grammar.required_endings import bare_ending
from audiobuild.german.words import word_list
from audiobuild.german.words.calendar import MONTH_NAMES, SHORT_MONTHS
from audiobuild.german.words.determiners import ADVERBS, BEFORE_EN
from audiobuild.german.words.nouns import gender, is_plural
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

# Matches the end of "vom 3. bis ", "am 3.5. und ", "am 3. 5., ", "die 1. und "; not of "am 3. Mai ", "das 1. und im ".
_ORDINAL_BEFORE = lazy_regex(
    r"((?<!\w)(?<!\d\.)\d+|\b[IVX]+)\.(?:\+\d+|\d+\.?(?:\d+)?| \d{1,2}\.(?: ?\d{4})?)?(?:-\w+)?\s*"
    r"(?:und|u\.|bzw\.|bis|oder|sowie|,|/|[-–]|noch|auf den|auf die|zum)\s*"
    r"(?!(?:ins|in|im|zum|zur|am|an|auf|die|das|der|den|dem)\b)(?:[a-zäöüß]+ )?$"
    r"|\b(\d+)\. (?:und|oder) in diese[rm] [A-ZÄÖÜ][a-zäöüß]+ $"
)
# Matches the beginning of " und 4. Mai", "/5. Mai", " bis 7. ", " und drei 3. Plätze", " und der 2. Band"; not of
# " und 4 Tage", " Mai".
_ORDINAL_AFTER = lazy_regex(
    r"\s*(?:und|u\.|bis|oder|sowie|,|/|[-–])\s*"
    r"(?:(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|d(?:er|ie|as|es|em|en)) )?"
    r"\d+\.(?:\+\d+)?(?=\D)"
)
# Matches the end of "14.7.2025 – ", "3. 5. 2024 - "; not of "14.7. – ", "14.7.2025 und ".
_DATE_AND_DASH = lazy_regex(r"\d\. ?\d{1,2}\. ?\d{4} ?[-–] ?$")
"""After a whole date a dash joins no other ordinal than one of a date: v. 14.7.2025 – 2. Änderung."""
_SHORTENED = lazy_regex(
    r"(?<![\w.])(?:sog|ca|inkl|einschl|vsl|voraussichtl|vorauss|evtl|vermutl|mind|max|spät|frühest|insg)\. $"
)
"""Abbreviated adverbs, which change nothing: bis ca. 12. Juli."""
# Matches the end of "Chor d. ", "§ 3 der ", "Absatz 2a der "; not of "Chor der ", "2003 der ".
_OF_ACT = lazy_regex(
    r" d\. $|(?:§|\b(?:Art\.|Abs\.|Nr\.|Absatz|Artikel|Nummer|Anhang|Anlage|Satz|Buchstabe)) ?[\dIVXa-z]{1,5} der $"
)
_CONJUNCTIONS = (" und ", " oder ", " sowie ", " bis ", " wie ")


_COMPOSERS = frozenset(
    word_list("Beethovens Mahlers Bruckners Schuberts Mozarts Haydns Dvořáks Schumanns Tschaikowskis Schostakowitschs")
)


def ordinal_ending(text: str, start: int, end: int) -> str:
    """Return the ending of the ordinal in ``text[start:end]``: e, en, er, es or em.

    In this order: an ordinal before, with "und" or "bis", lends its ending; then the word before decides; a month
    after a bare preposition takes -en; with nothing before, the noun's gender decides.
    """
    if word_before(text, start) in _COMPOSERS and not word_after(text, end)[:1].isupper():
        return "e"  # "Beethovens 9. in d-Moll", a symphony
    while ahead := _ORDINAL_AFTER.match(text, end):
        end = ahead.end()  # "2. und 3. Kapitel": both belong to the same noun
    if last := LAST_AFTER.match(text, end):
        return last[1]
    if text.endswith((" d. ", " der "), 0, start) and search_before(_OF_ACT, text, start, 40):
        return "en"  # "Chor d. 5. Kl.", "§ 3 der 39. BImSchV"
    new_thought = search_before(_DATE_AND_DASH, text, start, 20) and not BEGINS_DATE.match(text, start)
    if "." in text[max(0, start - 40) : start] and not new_thought:
        for before in (_ORDINAL_BEFORE, _SHORTENED):
            if found := search_before(before, text, start, 40):
                return ordinal_ending(text, found.start(), end)
    joined = ""
    if text.endswith(_CONJUNCTIONS, 0, start):
        joined = _of_joined(text, start, end)
    elif text.endswith(", ", 0, start):
        joined = _of_listed(text, start, end)
    day = next((at for at in range(start, end) if text[at].isdigit()), start)  # after "ca."
    dated = BEGINS_DATE.match(text, day) or not gender(noun_after(text, end))
    return joined or (dated and _of_date(text, start, end)) or ending_in_phrase(text, start, end)


# Matches the end of "dem 2. Jahrhundert v. Chr. und ", "vom 2. Tag bis ", "dem 1. FC Köln und "; not of "am 3. und ",
# "am 3. Tag ".
_SAME_NOUN_BEFORE = lazy_regex(
    r"(?<![\w.])(?P<number>\d+\.) (?P<noun>[A-ZÄÖÜ](?:[a-zäöüß]+|[A-ZÄÖÜ]))(?: [vn]\. ?Chr\.| [A-ZÄÖÜ][a-zäöüß]+)?"
    r" (?:und|oder|sowie|bis) $"
)


def _of_joined(text: str, start: int, end: int) -> str:
    """Return the ending by what a conjunction joins to the ordinal; "" if that does not decide."""
    same = search_before(_SAME_NOUN_BEFORE, text, start, 60)
    noun = noun_after(text, end)
    if same and (same["noun"].lower().endswith(noun.lower() or "\n") or _alike(same["noun"], noun)):
        return ordinal_ending(text, same.start(), same.end("number"))
    shared = search_before(ARTICLE_SHARED, text, start, 60)
    if shared and _alike(shared["noun"], noun_after(text, end)):
        return ordinal_ending(text, shared.end("article"), end)
    if parallel := _of_parallel(text, start, end):
        return parallel
    return "en" if search_before(BETWEEN_TIMES, text, start, 60) else ""


def _of_listed(text: str, start: int, end: int) -> str:
    """Return the ending by the same noun before a comma: aus der Bundesliga, 2. Bundesliga und 3. Liga -> en."""
    listed = search_before(ARTICLE_LISTED, text, start, 60)
    if not listed or listed["noun"] != noun_after(text, end):
        return ""
    return ordinal_ending(text, listed.end("article"), end)


def _of_parallel(text: str, start: int, end: int) -> str:
    """Return the ending by what precedes "und": von Häusern und 3., im privaten und 3.; "" if nothing does."""
    governed = search_before(PREPOSITION_SHARED, text, start, 60)
    if governed and _alike(governed["noun"], noun := noun_after(text, end)):
        return bare_ending(governed["preposition"], noun, gender(noun))
    if parallel := search_before(ADJECTIVE_SHARED, text, start, 60):
        return parallel[1]
    spelt = search_before(SPELT_BEFORE, text, start, 40)
    return spelt[1] or spelt[2] if spelt else ""


def _alike(first: str, second: str) -> bool:
    """Return whether two nouns can share an article: die Trainerin und 2. Vorsitzende, die Emittenten und 3. Banken."""
    return gender(first) == gender(second) != "" or (is_plural(first) and is_plural(second))


_WINDOW = 60
# Matches the end of "i. V. v. ", "wohnh. z. ", "mWv "; not of "Nov. ", "Uhr ".
_SHORT_PREPOSITION = lazy_regex(r"(?:(?:(?<!\S)[vzd]|\.v)\.|mWv|(?<!\S)v)\s*$")
"""Prepositions with an article, abbreviated: Beschluss v. 3. Mai, mWv 1. Juni."""


def _of_date(text: str, start: int, end: int) -> str:
    """Return the ending by a date or a weekday right before: am Montag, 3. -> en; "" if there is neither."""
    if _opens_entry(text, start):
        return "er"
    if BEGINS_DATE.match(text, start) and _follows_phrase(text, start, end):
        return "en"
    dated = search_before(DATE_BEFORE, text, start, 40)
    if dated and not dated[0].endswith("bis "):
        return "en" if search_before(BETWEEN, text, start, _WINDOW) else ordinal_ending(text, dated.start(), start)
    if search_before(ENDS_WITH_DAY, text, start, _WINDOW) and (
        weekday := search_before(WEEKDAY_BEFORE, text, start, _WINDOW)
    ):
        return _of_weekday(weekday, text, start)
    return "en" if search_before(_SHORT_PREPOSITION, text, start, len(" mWv ")) else ""


_LONGEST_ENTRY = 50
# Matches all of "Samstag, 19. bis Sonntag, ", "3. Mai bis So, "; not of "vom 19. bis Sonntag, ", "bis Sonntag, ".
_DAY_OPENS = lazy_regex(
    r"(?:[A-Z][a-z]{1,9}\.?,? )?\d{1,2}\.(?: ?\d{1,2}\.| [A-Z][a-zäöü]+)?(?: \d{4})? bis [A-Z][a-z]{1,9}\.?,? \Z"
)
"""What the entry of a programme opens with: a day without a preposition, to which the last one is set."""


def _opens_entry(text: str, start: int) -> bool:
    """Return whether a day opens an entry or follows the author's name: Samstag, 19. bis Sonntag, 20. Mai."""
    entry = search_before(_DAY_OPENS, text, start, _LONGEST_ENTRY)
    return (entry is not None and begins_clause(text, entry.start())) or bool(BYLINE_BEFORE.match(text, 0, start))


def _follows_phrase(text: str, start: int, end: int) -> bool:
    """Return whether a date explains or completes a phrase: zu Ostern, 5. April; zwischen dem 3. und 5. Mai."""
    if any(search_before(phrase, text, start, _WINDOW) for phrase in (PHRASE_BEFORE, BETWEEN, BETWEEN_TIMES)):
        return True
    return (
        text.endswith("(", 0, start)
        and _is_of_month(noun_after(text, end))
        and search_before(IN_BRACKET, text, start, _WINDOW) is not None
    )


_BEFORE_DAY = BEFORE_EN | PREPOSITIONS | LAST_NEXT
"""Words before a weekday that make the date after it end in -en: am Freitag, 7. Mai."""
_SHORT_ADVERBS = ("inkl", "einschl", "mind", "ca", "vorauss", "spätest")


def _of_weekday(weekday: re.Match[str], text: str, start: int) -> str:
    """Return the ending of a date after its weekday: am Freitag, 7. Mai -> en; Freitag, 7. Mai -> er."""
    before, adjective = (weekday[1] or "").lower(), weekday[2]
    if adjective in LAST_NEXT or adjective in PREPOSITIONS:
        return "en"
    if before in ADVERBS or before in _SHORT_ADVERBS:
        before = word_before(text, weekday.start()).lower()
    is_chained = before in ("und", "oder", "sowie", "bis") or search_before(DAY_IN_ROW, text, start, _WINDOW)
    is_governed = before in _BEFORE_DAY or (is_chained and search_before(ON_DAY, text, start, _WINDOW))
    return "en" if is_governed else "er"


def _is_of_month(noun: str) -> bool:
    """Return whether an ordinal before the noun may be a day: (8. bis 9. Mai), (8. bis 9.); not (8. bis 9. Klasse)."""
    return noun in MONTH_NAMES or noun in SHORT_MONTHS or not gender(noun)
