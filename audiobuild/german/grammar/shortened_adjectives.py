"""The ending of a shortened adjective, by the words around it.

der kath. Kirche -> katholischen      öffentl. Dienst -> öffentlicher      im kl./gr. Saal -> kleinen, großen
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import PREPOSITIONS, word_before
from audiobuild.german.grammar.declension import ordinal_ending
from audiobuild.german.grammar.noun_phrase import noun_after
from audiobuild.german.grammar.patterns import BLANK
from audiobuild.german.words import word_list
from audiobuild.german.words.nouns import gender, is_plural
from audiobuild.german.words.sentence_words import STARTERS

_WINDOW = 60
"""Characters to look back at."""
# Matches the beginning of " Kirche", " neue Kirche", " und ev. Kirche", " „Alten“", " 3. Weg"; not of " von Köln".
NOUN_PHRASE = re.compile(
    rf"(?:{BLANK}(?:\d{{1,3}}\.|(?!der |des |dem |den |sehr )[a-zäöüß]+e[nmrs]?))?"
    rf"(?:(?:{BLANK}(?:und|u\.|oder){BLANK}|,{BLANK}|/)[a-zäöüß-]+(?:\.|e[nmrs]?))?{BLANK}[\"„“»‚'*]?[A-ZÄÖÜ]"
)
# Matches the end of "im kl./", "die kath. und "; not of "im kl. ", "bzw. /".
_FIRST_OF_PAIR = re.compile(r"(?<![\w.-])[a-zäöüß]+\.(?:/| (?:und|u\.|oder) )$")
# Matches the beginning of "/gr. Saal", " und ev. Kirche"; not of " und evangelische", " u. a.".
_SECOND_OF_PAIR = re.compile(r"(?:/| (?:und|u\.|oder) )[a-zäöüß]{2,}\.(?= [A-ZÄÖÜ])")
# Matches the beginning of " Querdenker liefen", " Experten sind", " Fake News sind"; not of " Experte sprach".
_PLURAL_VERB = re.compile(rf"(?:{BLANK}[A-ZÄÖÜ][\w-]+){{1,2}}{BLANK}(?:sind|[a-zäöüß]+en)\b")
_OPENERS = "(?:" + "|".join(sorted(STARTERS | {word.capitalize() for word in PREPOSITIONS})) + ")"
# Matches the end of "die Zahl ", "des Bundes "; not of "Heute, ", "die alte ", "Für ".
_NOUN_BEFORE = re.compile(rf"(?<!\w)(?!{_OPENERS} )[A-ZÄÖÜ][\w-]*[^\W\d_] $")

_EIN = frozenset(word_list("Ein Kein Mein Dein Sein Ihr Unser Euer"))


def first_of_pair(text: str, start: int) -> int:
    """Return where the first of two shortened adjectives begins: im kl./gr. Saal, die kath. und ev. Kirche."""
    first = _FIRST_OF_PAIR.search(text, max(0, start - _WINDOW), start)
    return first.start() if first else start


def adjective_ending(found: re.Match[str], text: str) -> str:
    """Read ``der kath. Kirche`` as -en, ``2 gestr. TL`` -> -e; without a noun behind it, none."""
    start, end = first_of_pair(text, found.start()), found.end()
    if not NOUN_PHRASE.match(text, end):
        return ""
    if second := _SECOND_OF_PAIR.match(text, end):
        end = second.end()
    number = re.search(rf"([\d½¼¾]+){BLANK}?$", text[:start])
    if number and number[1] not in "1½¼¾":
        return "e"
    ending = ordinal_ending(text, start, end)
    noun = noun_after(text, end)
    plural = is_plural(noun)
    if plural and ending == "e" and _NOUN_BEFORE.search(text, max(0, start - _WINDOW), start):
        return "er"  # "die Zahl ehem. Mitglieder"; not "ehem. Mitglieder kamen"
    if ending == "er" and not text[:start].strip() and _PLURAL_VERB.match(text, end):
        return "e"  # "Sog. Querdenker liefen mit"
    before = word_before(text, start)
    undecided = ending == "er" and not (gender(noun) or plural or before[:1].islower() or before in _EIN)
    return "e" if undecided else ending
