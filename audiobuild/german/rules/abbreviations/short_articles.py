"""Articles and prepositions of which one letter is written.

Haus d. Kunst -> der      i. d. Aula -> in der      gut f. mich -> für      innerhalb v. wenigen Tagen -> von
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import ACCUSATIVE, DATIVE, GENITIVE, search_before, word_before
from audiobuild.german.grammar.date_patterns import BEGINS_DATE
from audiobuild.german.grammar.noun_phrase import noun_after
from audiobuild.german.rule_engine import Rule
from audiobuild.german.words.calendar import SHORT_DAY, WEEKDAYS
from audiobuild.german.words.nouns import gender, is_dative_plural, is_plural
from audiobuild.german.words.places import toponyms
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

# Matches the beginning of " Art. 5", " Abs. 1", " § 3", " Artikels fünf", " G v. 3", " MI"; not of " Art", " Mai".
_SECTION_AFTER = lazy_regex(
    r" (?:(?:Art|Abs)\. ?\d|§ ?\d|Artikels |Absatzes |Paragrafen |G v\. ?\d|Gesetzes v|M[A-Z]{1,2}(?!\w))"
)
_WITH_GENITIVE = GENITIVE | {"bzgl", "anl", "einschl", "hinsichtl"}

# Matches the beginning of " 19. Jh.", " 3. Klasse"; not of " 19 Tage", " 3.5.".
_ORDINAL_AFTER = lazy_regex(r" \d{1,2}\.(?= )")
# Matches the beginning of " ganze Welt"; not of " ganzen Welt", " Welt".
_WEAK_AFTER = lazy_regex(r" [a-zäöüß]{2,20}e [A-ZÄÖÜ]")


# Matches the end of "am Mo. ", "Freitag "; not of "Ablauf ", "Sommer ".
_DAY_BEFORE = lazy_regex(rf"\b(?:{'|'.join(sorted(WEEKDAYS))}|(?:{SHORT_DAY})\.?) $")
_LONGEST_DAY = len(" Donnerstag ")


# Matches the end of "liegt südl. ", "östl. ", "z. Zt. "; not of "Südl ", "der ".
_GENITIVE_BEFORE = lazy_regex(r"\b(?:(?:süd|nörd|öst|west)l\.|[Zz]\. ?Zt?\.) $")


def article(found: re.Match[str], text: str) -> str | None:
    """Read ``Haus d. Kunst`` as der, ``Freunde d. Museums`` as des, ``in d. Stadt`` as der.

    ``Halle, d. 24.04.2010`` -> den; ``mit Ablauf d. 31.12.2020`` -> des.
    """
    before = word_before(text, found.start())
    dative = before.lower() in DATIVE
    if _SECTION_AFTER.match(text, found.end()):
        return "des"
    opens = text.endswith(", ", 0, found.start())
    if BEGINS_DATE.match(text, found.end() + 1):
        after_day = search_before(_DAY_BEFORE, text, found.start(), _LONGEST_DAY)
        return "den" if opens or after_day else "dem" if dative else "des"
    if opens:
        return None
    ordinal = _ORDINAL_AFTER.match(text, found.end())
    noun = noun_after(text, ordinal.end() if ordinal else found.end())
    if _WEAK_AFTER.match(text, found.end()) or dative:
        return _governed(noun, dative=dative)
    if ordinal and gender(noun) in ("m", "n"):
        return "des"  # "Kunst d. 19. Jh.": an abbreviated noun has no "s"
    beside = search_before(_GENITIVE_BEFORE, text, found.start(), len(" nördl. "))
    owning = beside or before[:1].isupper() or before.lower() in _WITH_GENITIVE
    return _owning(noun) if owning else None if _is_unsure(found, text) else _object(noun, before.lower())


# Matches the beginning of " polnischen Regierung"; not of " polnische Regierung", " Regierung".
_OBLIQUE_AFTER = lazy_regex(r" [a-zäöüß]{2,20}en [A-ZÄÖÜ]")


def _is_unsure(found: re.Match[str], text: str) -> bool:
    """Return whether the case of a phrase is open: behind a word that is spoken, before an adjective in -en."""
    return not text[found.start() - 2].isalpha() or _OBLIQUE_AFTER.match(text, found.end()) is not None


def _object(noun: str, before: str) -> str | None:
    """Return the article of an object or a subject: für d. Stadt -> die, durch d. Wald -> den; None if unsure."""
    if is_plural(noun) and not gender(noun):
        return "die"
    masculine = "den" if before in ACCUSATIVE else None
    return {"f": "die", "n": "das", "m": masculine}.get(gender(noun))


def _governed(noun: str, *, dative: bool) -> str | None:
    """Return the article of a dative or a genitive, or of the nominative before an adjective in -e: d. ganze Welt."""
    if not dative:
        return {"f": "die", "n": "das", "m": "der"}.get(gender(noun))
    if not gender(noun) and _owning(noun) == "des":
        return "des"  # "wegen d. Wetters"
    plural = is_plural(noun) or is_dative_plural(noun) or (noun[-1:] == "n" and is_plural(noun[:-1]))
    return "den" if plural else {"m": "dem", "n": "dem"}.get(gender(noun), "der")


def _owning(noun: str) -> str:
    """Return the article of a genitive: des Museums, der Kunst."""
    stems = (noun.removesuffix("es"), noun.removesuffix("s")) if noun.endswith("s") else ()
    return "des" if any(gender(stem) in ("m", "n") for stem in stems) else "der"


def preposition(found: re.Match[str], text: str) -> str | None:
    """Read ``f. mich`` as für, ``v. wenigen Tagen`` as von, ``lesen o. schreiben`` as oder, ``i. Exil`` as im."""
    if found[0][0] == "i":
        noun = noun_after(text, found.end())
        return "im" if gender(noun) in ("m", "n") and not is_plural(noun) and noun not in toponyms() else None
    return {"f": "für", "v": "von", "o": "oder", "m": "mit"}[found[0][0]]


_PREPOSITIONS = {"a": "an", "b": "bei", "i": "in", "m": "mit", "n": "nach"}


def both(found: re.Match[str], text: str) -> str | None:
    """Read ``i. d. Aula`` as in der, ``m. d. Zug`` as mit dem, ``f. d. Stadt`` as für die."""
    if found[1] == "f":
        article = _object(noun_after(text, found.end()), "für")
        return f"für {article}" if article else None
    return f"{_PREPOSITIONS[found[1]]} {_governed(noun_after(text, found.end()), dative=True)}"


# Matches all of "eine", "unsere"; not of "ein", "unser".
_OWNED = "(?:eine|unsere|meine|seine|ihre)"
RULES = (
    # Matches "f." in "gut f. mich", "v." in "innerhalb v. wenigen Tagen", "o." in "lesen o. schreiben",
    # "m." in "kam m. 3 Leuten", "i." in "lebte i. Exil"; not in
    # "S. 5 f. die", "f. Meier", "v. oben", "lesen o. ä. tun".
    Rule(
        "abbreviated preposition",
        r"(?<=[a-zäöüß] )(?:f\.(?= (?:mich|dich|sich|uns|euch|die|den|das|alle|jede[ns]?"
        rf"|{_OWNED}n?)\b| \d{{1,3}} [A-ZÄÖÜ][a-zäöüß])|m\.(?= \d{{1,3}} [A-ZÄÖÜ][a-zäöüß])"
        r"|i\.(?= [A-ZÄÖÜ][a-zäöüß]{3})"
        rf"|v\.(?= (?:mir|dir|uns|euch|der|dem|den|allen|vielen|wenigen|einigen|{_OWNED}[mnr])\b)"
        r"|(?<=[a-zäöüß]{3} )o\.(?= [a-zäöüß]{3,}(?!\w|\.[ a-zäöü])))",
        preposition,
        needs=(" f. ", " v. ", " o. ", " i. ", " m. 0"),
    ),
    # Matches "i. d." in "findet i. d. Aula", "m.d." in "kam m.d. Zug", "f.d." in "gut f.d. Umwelt"; not
    # in "i. d. R.", "Findet i. d. aula".
    Rule(
        "abbreviated preposition and article",
        r"(?<=[a-zäöüß] )([abfimn])\. ?d\.(?= [A-ZÄÖÜ][a-zäöüß]{2})",
        both,
        needs=(" a.", " b.", " f.", " i.", " m.", " n."),
    ),
    # Matches "d." in "Haus d. Kunst", "in d. DDR", "Halle, d. 3.5.", "vor d. eigenen Tür"; not in "i. d. R.",
    # "Klasse d.", "Peter d. J. kam", "d. eigenen".
    Rule(
        "abbreviated article",
        r"(?<=[a-zäöüß,\0] )d\.(?= (?:[A-ZÄÖÜ][A-ZÄÖÜa-zäöüß]|[\d\0]|[a-zäöüß]{3,20}en? [A-ZÄÖÜ][a-zäöüß]))",
        article,
        needs=(" d. ",),
    ),
)
