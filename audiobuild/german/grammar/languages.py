"""Whether a shortened adjective names a language: (griech. Polis), aus dem Engl. übersetzt; not engl. Titel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import search_before, word_after, word_before
from audiobuild.german.words import word_list
from audiobuild.german.words.nouns import gender, is_listed, is_plural
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

_WINDOW = 60
"""Characters to look back at."""
_LANGUAGES = frozenset(
    word_list("""
    engl. lat. griech. altgriech. frz. franz. ital. span. port. russ. poln. tschech. slowak. türk. hebr. arab. aram.
    jap. chin. dt. niederl. ndl. schwed. dän. norw. ung. ahd. mhd. mlat. kelt. pers. kroat. serb. rumän. finn. isländ.
    """)
)
# Matches the end of "Staat (", "das Wort [", "(auch ", "(1864, "; not of "(die ", "der ".
_IN_BRACKET = lazy_regex(r"[(\[](?:von |aus |auch |oder |\d{3,4}, )?$")
# Matches the end of "abgeleitet von ", "stammt aus "; not of "mit ".
_ORIGIN_BEFORE = lazy_regex(r"\b(?:von|aus) $")
# Matches all of "Fassung", "Schreibweise", "Malerin", "Physiker"; not of "Polis", "Caesar", "Tower".
_GERMAN_NOUN = lazy_regex(
    r"[A-ZÄÖÜ][a-zäöüß]*(?:(?:ung|heit|keit|schaft|weise|ismus|form)(?:en)?|(?:ler|iker|ist|eur|oph|log|icht?er)(?:in)?|loge)"
)
# Matches the beginning of " Stadtrat)", " Krieg und Frieden)"; not of " Fassung: Maier)", " Meister 2020)", " Meister".
_GLOSS = lazy_regex(r" [A-ZÄÖÜ][^()\[\],;:\d]{1,60}[)\]]")
# Matches the beginning of " Die schöne Helena", " Das Leben"; not of " die Helena", " Helena".
_TITLE_AFTER = lazy_regex(r" (?:Der|Die|Das|Ein|Eine) [A-ZÄÖÜa-zäöü]")


def names_language(found: re.Match[str], text: str) -> bool:
    """Return whether a word of the language follows: (griech. Polis), von lat. Rex; not (engl. Titel: Home)."""
    if found[0] not in _LANGUAGES:
        return False
    if _TITLE_AFTER.match(text, found.end()):
        return True
    if found[0] == "dt." and _GLOSS.match(text, found.end()) and _explains_foreign(text, found.start()):
        return True
    noun = word_after(text, found.end())
    if is_listed(noun) or is_plural(noun) or _GERMAN_NOUN.fullmatch(noun):
        return False
    if search_before(_IN_BRACKET, text, found.start(), _WINDOW):
        return True
    origin = search_before(_ORIGIN_BEFORE, text, found.start(), _WINDOW)
    return bool(origin) and not (gender(noun) or is_plural(noun))


# Matches the end of "„War and Peace“ (", "Municipal (", "Médée (1797, "; not of "des Rats (die ", "so (".
_EXPLAINED = lazy_regex(r"(?:[\"”“»«’]|\b(?P<word>[A-ZÄÖÜ][\w-]*)) [(\[](?:\d{3,4}, )?$")


def _explains_foreign(text: str, start: int) -> bool:
    """Return whether a bracket follows a quotation or a foreign name: Camara Municipal (dt. Stadtrat)."""
    explained = search_before(_EXPLAINED, text, start, _WINDOW)
    return explained is not None and not (explained["word"] and is_listed(explained["word"]))


def language_ending(found: re.Match[str], text: str) -> str:
    """Return the ending of a language as a noun: aus dem Engl. übersetzt -> -en, ins Dt. -> -e."""
    if found[0].lower() not in _LANGUAGES or not found[0][0].isupper():
        return ""
    before = word_before(text, found.start()).lower()
    return {"dem": "en", "im": "en", "vom": "en", "zum": "en", "des": "en", "ins": "e", "das": "e"}.get(before, "")
