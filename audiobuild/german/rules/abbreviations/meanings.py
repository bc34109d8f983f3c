"""What abbreviations with several meanings mean in their place: im Ruhestand or in Richtung, siehe or seine.

A 7 i. R. Ulm -> in Richtung      Kinder u. 6 J. -> unter      1 Bd. Petersilie -> Bund      Roe v. Wade -> gegen
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import search_before, word_before
from audiobuild.german.grammar.indefinite import one
from audiobuild.german.grammar.patterns import METRES_BEFORE, MONTH
from audiobuild.german.grammar.shortened_adjectives import adjective_ending
from audiobuild.german.rules.abbreviations.counted import COUNTED
from audiobuild.german.rules.abbreviations.told_by_next import TOLD_BY_NEXT
from audiobuild.german.words import word_list
from audiobuild.german.words.first_names import MEN
from audiobuild.german.words.nouns import gender, is_listed, is_plural
from audiobuild.german.words.sentence_words import is_office
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

# Matches the end of "A 7 ", "B 29 "; not of "Lehrer ", "7 ".
_ROAD_BEFORE = lazy_regex(r"\b[ABLK] ?\d{1,4} $")
# Matches the beginning of " des Projekts", " seiner Arbeit"; not of " Huber", " der Gemeinde", " den Preis".
_OWNER_AFTER = lazy_regex(r" (?:des|(?:ein|sein|ihr|dies|unser)e[rs]) ")


# Matches the beginning of " Innenstadt", " Ulm"; not of " und", ".".
_CAPITAL_AFTER = lazy_regex(r" [A-ZÄÖÜ]")


def _retired(found: re.Match[str], text: str) -> str:
    """Return what "i. R." means: Lehrer i. R. -> im Ruhestand, A 7 i. R. Ulm -> in Richtung, i. R. des Plans."""
    after_verb = word_before(text, found.start()).islower() and _CAPITAL_AFTER.match(text, found.end())
    if after_verb or search_before(_ROAD_BEFORE, text, found.start(), 12):
        return "in Richtung"  # "A 7 i. R. Ulm", "floh i. R. Innenstadt"
    owned = _OWNER_AFTER.match(text, found.end()) and not is_office(word_before(text, found.start()))
    return "im Rahmen" if owned else "im Ruhestand"


def _own(noun: str, text: str, start: int) -> str:
    """Return the form of "sein" before a noun: und s. Frau -> seine, mit s. Kindern -> seinen."""
    if is_plural(noun):
        return "seinen" if noun.endswith("n") else "seine"
    return f"s{one(text, start, gender(noun), noun=noun)}"


_TOLD_BY_PREVIOUS = {
    "befristet": (frozenset(("note", "noten")), "befriedigend"),
    "Sekretär": (frozenset(word_list("das ins im ans")), "Sekretariat"),
    "Bezirk": (frozenset(word_list("gute guter faire fairer beste bester überdurchschnittliche")), "Bezahlung"),
}
"""What a form means after other words: im Sekr. -> Sekretariat, gute Bez. -> Bezahlung."""


def meaning_in_place(spoken: str, found: re.Match[str], text: str) -> str:
    """Return what a form means beside an age, a road, a date: Kinder u. 6 J. -> unter, A 7 i. R. Ulm -> in Richtung."""
    if spoken in TOLD_BY_NEXT and TOLD_BY_NEXT[spoken][0].match(text, found.end()):
        return TOLD_BY_NEXT[spoken][1]
    if spoken in _TOLD_BY_PREVIOUS and word_before(text, found.start()).lower() in _TOLD_BY_PREVIOUS[spoken][0]:
        return _TOLD_BY_PREVIOUS[spoken][1]
    meaning = _MEANINGS.get(spoken)
    return (meaning and meaning(found, text)) or spoken


# Matches the beginning of " 6 J.", " 14 Jahren", " 14: frei"; not of " 6 Eltern".
_AGE_AFTER = lazy_regex(r" \d{1,2}(?: J(?:\.|ahren?\b)|[:,;)]|\.?\Z)")

_YOUNG = frozenset(word_list("Kinder Kindern Jugendliche Jugendlichen Personen Kind Kids"))
"""Before "u." and an age: Kinder u. 6 J."""


def _and(found: re.Match[str], text: str) -> str | None:
    """Read ``Kinder u. 6 J.`` as unter."""
    is_of_age = _AGE_AFTER.match(text, found.end()) and word_before(text, found.start()) in _YOUNG
    return "unter" if is_of_age else None


# Matches "max. 24", "maximal"; not "Max".
_MAXIMUM = lazy_regex(r"\bmax(?:\.|imal\b)")


def _minimal(found: re.Match[str], text: str) -> str | None:
    """Read ``max. 24°, min. 12°``, the smallest beside the greatest value, as minimal."""
    return "minimal" if found[0] == "min." and _MAXIMUM.search(text) else None


# Matches the beginning of " Pause 9.25", " Saal"; not of " XL", " M", " 42", " Kreis".
_LARGE_AFTER = lazy_regex(r" (?!Kreis)[A-ZÄÖÜ][a-zäöüß]{2}")


def _size(found: re.Match[str], text: str) -> str | None:
    """Read ``Gr. Saal`` as Großer; ``Gr. 42`` is a size."""
    return f"Groß{adjective_ending(found, text)}" if _LARGE_AFTER.match(text, found.end()) else None


# Matches the beginning of " Frau Maria", " 80. Geburtstag", " Kinder"; not of " Kapitel", " Frauen", " S. 5".
_OWN_AFTER = lazy_regex(
    r" (?:\d{1,3}\. |älteste[nr]? |jüngste[nr]? )?(Frau|Ehefrau|Gattin|Witwe|Mutter|Schwester|Tochter|Familie|Vater"
    r"|Bruder|Sohn|Söhnen?|Töchtern?|Kindern?|Brüdern?|Geburtstag|Todestag|Nachfolger|Vorgänger)\b"
)
"""What somebody has: und s. Frau, s. 80. Geburtstag; after other nouns "s." is siehe."""


def _see(found: re.Match[str], text: str) -> str | None:
    """Read ``und s. Frau`` as seine."""
    own = _OWN_AFTER.match(text, found.end())
    return _own(own[1], text, found.start()) if own else None


_BEFORE_NOUN = frozenset(word_list("im der dem den des ein einen einem zum beim"))
"""Words before "Vgl." as a noun: im Vgl. zum Vorjahr."""


def _compare(found: re.Match[str], text: str) -> str | None:
    """Read ``im Vgl. zum Vorjahr`` as Vergleich."""
    is_noun = word_before(text, found.start()).lower() in _BEFORE_NOUN and text[found.start() - 2].isalpha()
    return "Vergleich" if is_noun else None


# Matches the beginning of " Board of Education", " Wade,"; not of " Bülow", " Texas-Müller".
_CASE_AFTER = lazy_regex(
    r" (?:Board of|Wade|United States|State of|Commonwealth|Madison|Ferguson|Arizona|Gore|Virginia|Texas|Sandford"
    r"|California|New York|Hodges|Commission)(?![\w-])"
)
"""The other party of a famous case of an American court: Roe v. Wade."""
# Matches the end of "Seite 3 ", "S. 12 ", "Teil 2 "; not of "Urteil ", "Seite ".
_PAGE_BEFORE = lazy_regex(r"\b(?:Seite|S\.|Blatt|Bl\.|Teil|Folge) \d{1,3} $")

# Matches the beginning of " 3. Mai", " 3.5.2025", "12.1.", " Sept."; not of " 139.880", " 3 Orten", " Maier".
_DAY_AFTER = lazy_regex(rf"\s*(?:\d{{1,2}}\.(?!\d{{3}})|{MONTH}(?![\w-]))")

# Matches the end of "„Haas ", '"Anna Haas '; not of "Haas ", "„der ".
_OPENS_QUOTE = lazy_regex(r"[„\"»“][A-ZÄÖÜ][\w’'-]+ $")

# Matches the beginning of " Boje“", ' Boje"-Urteil'; not of " Boje ", " boje“".
_CLOSES_QUOTE = lazy_regex(r" [A-ZÄÖÜ][\w’'-]+[“\"«”]")


def _party(found: re.Match[str], text: str) -> str:
    """Return what "v." means: v. 3. Mai -> vom, Roe v. Wade, Roe-v.-Wade-Urteil -> gegen, Karl v. Bülow -> von."""
    if text.startswith("-", found.start() - 1) and text.startswith("-", found.end()):
        return "gegen"
    quoted = search_before(_OPENS_QUOTE, text, found.start(), 40)
    named = word_before(text, found.start()) in MEN
    if not named and (_CASE_AFTER.match(text, found.end()) or (quoted and _CLOSES_QUOTE.match(text, found.end()))):
        return "gegen"
    paged = search_before(_PAGE_BEFORE, text, found.start(), 12)
    return "vom" if _DAY_AFTER.match(text, found.end()) and not paged else "von"


# Matches the end of "Artikel I, ", "§ 5 Abs. 2 "; not of "Haus 2, ", "§ 5 gilt ".
_SECTION_BEFORE = lazy_regex(r"(?:\b(?:Artikel|Absatz|Paragraf|(?:Art|Abs)\.)|§) ?(?:\d{1,3}[a-z]?|[IVX]{1,4}),? $")


def _room(found: re.Match[str], text: str) -> str | None:
    """Read ``Artikel I, Zi. 2`` as Ziffer."""
    return "Ziffer" if search_before(_SECTION_BEFORE, text, found.start(), 20) else None


# Matches the beginning of " Jerzens)", " Bad Boll)"; not of " Beschluss vom", " § 5".
_PLACE_CLOSED = lazy_regex(r" (?:(?:Bad|St\.|Sankt) )?([A-ZÄÖÜ][a-zäöüß-]+)\)")


def _municipality(found: re.Match[str], text: str) -> str | None:
    """Read ``(Gem. Jerzens)`` as Gemeinde; ``(Gem. Vertrag)`` stays gemäß."""
    place = text.endswith("(", 0, found.start()) and _PLACE_CLOSED.match(text, found.end())
    return "Gemeinde" if place and not is_listed(place[1]) else None


# Matches the beginning of " Krøyer", " von Stein"; not of " so", " 3", ", Ich".
_NAME_AFTER = lazy_regex(r" (?:von |van )?[A-ZÄÖÜ][\w’'-]{2,}")
_AS_MAN = {"ein": "Student", "als": "Student", "jeder": "Student"}
_AS_MAN |= dict.fromkeys(("den", "dem", "einen", "einem", "vom", "zum", "beim", "jeden", "jedem"), "Studenten")


def _student(found: re.Match[str], text: str) -> str | None:
    """Read ``ein Stud. der Physik`` as Student; ``dem Stud.`` -> Studenten."""
    return _AS_MAN.get(word_before(text, found.start()).lower())


# Matches the end of "des Malers ", "und "; not of "Das war es. ", "(".
_WORD_BEFORE = lazy_regex(r"[a-zäöüß] $")


def _initials(found: re.Match[str], text: str) -> str | None:
    """Leave the ``P.S.`` of the painter P.S. Krøyer as it is."""
    inside = search_before(_WORD_BEFORE, text, found.start(), 4) and _NAME_AFTER.match(text, found.end())
    return found[0] if inside else None


# Matches the end of "pro Jahr in ", "Betrag in ", "(in "; not of "am ", "bis ".
_COUNTED_IN = lazy_regex(r"(?:\w |\()in $")


def _friday(found: re.Match[str], text: str) -> str | None:
    """Read ``Prämie in Fr.: 500``, the head of a column, as Franken; ``100 m Fr.`` -> Freistil."""
    if search_before(METRES_BEFORE, text, found.start(), len("100 m ")):
        return "Freistil"
    return "Franken" if search_before(_COUNTED_IN, text, found.start(), len("a in ")) else None


# Matches the beginning of " Klaus", " Anselm,"; not of " J. Nutr.".
_FIRST_NAME_AFTER = lazy_regex(r" ([A-ZÄÖÜ][a-zäöüß]+)")


def _brother(found: re.Match[str], text: str) -> str | None:
    """Read the ``Br.`` of Br. Klaus as Bruder; that of other words is left as it is."""
    name = _FIRST_NAME_AFTER.match(text, found.end())
    return None if name and name[1] in MEN else found[0]


# Matches the end of "0,1 ", "2,5"; not of "12 ", "1.200 ".
_DECIMAL_BEFORE = lazy_regex(r"\d,\d{1,3} ?$")


def _conductance(found: re.Match[str], text: str) -> str | None:
    """Read ``0,1 S.`` at the end of a sentence as Siemens: no part of a page is counted."""
    return "Siemens" if search_before(_DECIMAL_BEFORE, text, found.start(), 6) else None


# Matches the end of "22. SSW ", "14. Schwangerschaftswoche ", "12 Wochen "; not of "Euro ".
_WEEK_BEFORE = lazy_regex(r"(?:\bSSW|[Ww]ochen?|\bTage?s?) $")


def _monthly(found: re.Match[str], text: str) -> str | None:
    """Read ``22. SSW p. m.``, weeks of a pregnancy, as post menstruationem."""
    return "post menstruationem" if search_before(_WEEK_BEFORE, text, found.start(), 10) else None


# Matches the end of "2. P. ", "3. Pers. ", "(", "rom, ", "Wort; "; not of "Berliner ", "am ", "5, ".
_GRAMMAR_BEFORE = lazy_regex(r"(?:\b[123]\. ?P(?:ers)?\. |\(|[a-z][,;] )$")
# Matches the beginning of " roma", ": Häuser", " Häuser"; not of " 5", ".".
_FORM_AFTER = lazy_regex(r":? [^\W\d_]{2}")


def _square(found: re.Match[str], text: str) -> str | None:
    """Read ``(m. rom, Pl. roma)`` and ``2. P. Pl.`` as Plural."""
    grammar = search_before(_GRAMMAR_BEFORE, text, found.start(), 8)
    person = grammar and grammar[0][:1].isdigit()
    return "Plural" if grammar and (person or _FORM_AFTER.match(text, found.end())) else None


# Matches the end of "Der ", "die ", "mit dem "; not of ", die ", "viele ".
_ARTICLE_BEFORE = lazy_regex(r"(?<![,;] )\b(?i:der|die|das|dem|den|des) $")
# Matches the beginning of " Link", " Kontaktdaten", " Nummer"; not of " Wien", " Linkin".
_LISTED_BELOW = lazy_regex(
    r" (?:Link\w?|Termine?n?|Adressen?|\w*[Dd]aten|\w*[Nn]ummern?|\w*[Tt]abellen?|Listen?|\w*[Kk]onto|Punkten?|Punkte"
    r"|Formular\w*|E-Mail\w*|Angaben?|Anschrift|Beispiele?n?|Unterlagen|Bedingungen|Regeln|Fotos?|Bild\w?\w?|Text\w?|Quellen?)\b"
)


def _listed_below(found: re.Match[str], text: str) -> str | None:
    """Read ``Der u. a. Link`` as unten angeführte; ``Städte, die u. a. Daten`` -> unter anderem."""
    if not (search_before(_ARTICLE_BEFORE, text, found.start(), 8) and _LISTED_BELOW.match(text, found.end())):
        return None
    return f"unten angeführt{adjective_ending(found, text)}"


def _duke(found: re.Match[str], text: str) -> str | None:
    """Read ``Gas-Hzg.`` as Heizung."""
    return "Heizung" if text.endswith("-", 0, found.start()) else None


_MEANINGS: dict[str, Callable[[re.Match[str], str], str | None]] = {
    **COUNTED,
    "im Ruhestand": _retired,
    "und": _and,
    "Größe": _size,
    "siehe": _see,
    "vergleiche": _compare,
    "Vergleiche": _compare,
    "Studierende": _student,
    "Gemäß": _municipality,
    "Postskriptum": _initials,
    "von": _party,
    "mindestens": _minimal,
    "Zimmer": _room,
    "Freitag": _friday,
    "Bruder": _brother,
    "Herzog": _duke,
    "unter anderem": _listed_below,
    "Seiten": _conductance,
    "pro Monat": _monthly,
    "Platz": _square,
}
"""Forms that mean something else in some places, and what shows it; None for the usual meaning."""
