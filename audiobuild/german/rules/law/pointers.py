"""Pointers of judgments to their own parts.

zulässig (I.), aber unbegründet (II.) -> eins, zwei        weder so (1.) noch anders (2.) -> eins, zwei
B II 3 c der Gründe -> B zwei drei c                       siehe unter II. 2. c) -> zwei zwei c
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import search_before, word_after, word_before
from audiobuild.german.grammar.match_minutes import is_minute
from audiobuild.german.grammar.match_words import CLUB
from audiobuild.german.grammar.numbers import SPELT, cardinal, plain
from audiobuild.german.grammar.numerals import value
from audiobuild.german.grammar.ranks import ending_beside_person
from audiobuild.german.rule_engine import Rule
from audiobuild.german.words.calendar import WEEKDAY_NAMES
from audiobuild.german.words.sentence_words import STARTERS, is_often_counted
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

# Matches the beginning of " der Gründe", " und II. 4. der Urteilsgründe", " Nr. 7 der Gründe"; not of " der Grund".
_REASONS_AFTER = lazy_regex(r"(?:[ ,][^;]{0,40}?)? der (?:Urteilsg|Entscheidungsg|Beschlussg|G)ründe\b")


# Matches "II", "4", "a", "-" in "II. 4-a"; not ".", " ".
_PIECE = lazy_regex(r"[A-Z]+|\d+|[a-z]+|[-–]")


def reasons(found: re.Match[str], text: str) -> str | None:
    """Read ``B II 3 c der Gründe`` as B zwei drei c, ``Fall II. 2. a) der Urteilsgründe`` as zwei zwei a."""
    if not _REASONS_AFTER.match(text, found.end()):
        return None
    return " ".join(map(_said_piece, _PIECE.findall(found[1])))


def _said_piece(piece: str) -> str:
    """Return a piece of a pointer as spoken: II -> zwei, 4 -> vier, a -> a, - -> bis."""
    if piece in ("-", "–"):
        return "bis"
    return cardinal(value(piece)) if piece.isupper() else plain(piece) if piece.isdigit() else piece


# Matches "(II.)"; not "(II)", "(2.)".
_POINTER = lazy_regex(r"\((?:I{1,3}|IV|VI{0,3})\.\)")
# Matches "(II)"; not "(II.)", "(2)", "(VII)".
_BARE_POINTER = lazy_regex(r"\((?:I{1,3}|IV|V|VI)\)")
# Matches all of "zwei", "einem"; not of "zweite", "Eier".
_NUMBER_IN_WORDS = lazy_regex(rf"{SPELT}|eine?[mnrs]?")


# Matches the beginning of ").", "), aber", "): "; not of ") und", ")".
_CLAUSE_ENDS = lazy_regex(r"\)[.,:;]")


def _ends_clause(found: re.Match[str], text: str, before: str) -> bool:
    """Return whether a pointer follows the verb of a clause: dass er nicht in Betracht kommt (IV.)."""
    return found[0].endswith(".") and before[:1].islower() and _CLAUSE_ENDS.match(text, found.end()) is not None


def roman_pointer(found: re.Match[str], text: str) -> str | None:
    """Read ``zulässig (I.), aber unbegründet (II.)`` as eins, zwei; alone only at the end of a clause.

    ``(I) der Schaden, (II) die Kausalität`` likewise.
    """
    pointers = (_POINTER if found[0].endswith(".") else _BARE_POINTER).findall(text)
    before = word_before(text, found.start())
    if _NUMBER_IN_WORDS.fullmatch(before) or (len(pointers) == 1 and not _ends_clause(found, text, before)):
        return None
    return cardinal(value(found[1]))


# Matches "§", "Abs. 1", "Abs 1", "lit. a", "Klage", "verfassungsrechtlich"; not "Abseits", "Absolut", "Beklagte".
_LAW = lazy_regex(
    r"§|\b(?:Abs|Art)\b\.?|\blit\b|\b(?:Klage|Revision|Berufung|(?:Verfassungsb|Rechtsb|B)eschwerde|Urteil|Senat"
    r"|verfassungsrechtlich\w*|(?:Land|Amts|Oberlandes|Verwaltungs|Arbeits|Sozial|Finanz)gerichts?|Zurückverweisung"
    r"|(?:un)?(?:begründet|zulässig))\b"
)


# Matches the end of "mit 630 Holz (", "5 Punkte ("; not of "gesetzliche (", "Absatz 5 (".
_COUNTED_BEFORE = lazy_regex(r"\d [A-ZÄÖÜ][a-zäöüß]{2,16} \($")


# Matches the end of "FC Altdorf (", "den TSV Bad Ems II ("; not of "der Klage (", "SV, die Klage (".
_CLUB_BEFORE = lazy_regex(rf"{CLUB}(?: [A-ZÄÖÜ\d][\w./-]*){{0,4}} \($")
_LONGEST_CLUB = 60


def bracketed(found: re.Match[str], text: str) -> str | None:
    """Read ``weder gesetzliche (1.) noch vertragliche (2.)`` as eins, zwei: a pointer to what follows.

    In ``am Freitag (3.) und Samstag (4.)`` they are days; ``(dazu unter 2.)`` -> zwei.
    """
    number = int(found[1])
    if not text.endswith("(", 0, found.start()):
        return cardinal(number)
    if search_before(_COUNTED_BEFORE, text, found.start(), _LONGEST):
        return None  # "mit 630 Holz (5.)": a rank
    if search_before(_CLUB_BEFORE, text, found.start(), _LONGEST_CLUB):
        return None  # "FC Altdorf (2.)": a rank
    day = word_before(text, found.start()) in WEEKDAY_NAMES
    if day or is_minute(found, text) or ending_beside_person(text, *found.span()):
        return None
    beside = f"({number + 1}.)" in text[found.end() :] or f"({number - 1}.)" in text[: found.start()]
    return cardinal(number) if beside or _LAW.search(text) else None


# Matches the beginning of " Bundesliga", " Mai"; not of " der", ", b", "".
_NOUN_AFTER = lazy_regex(r"\s[A-ZÄÖÜ]")
# Matches the end of "unter ", "siehe oben ", "vgl. ", "GRUR 1974, 294, "; not of "in der ", "am ".
_POINTING = lazy_regex(
    r"(?:\b(?:unter|oben|unten|[Ss]iehe|s\.|[Vv]gl\.|[Vv]ergleiche|zu|Nr\.|Nummer|Ziff\.|Ziffer|Gründen?|Abschnitt|Teil|und"
    r"|Punkt|Gliederungspunkt|Fall|Fällen)|[,;(–-]|\d,) ?$"
)
_LONGEST = 24


# Matches "III.", "2.", "a)" in "III. 2. a)"; not "III", "a".
_MARKED_PIECE = lazy_regex(r"[A-Z]+\.|\d+\.|[a-z]+\)")


def _counted(piece: str) -> str:
    """Read a piece of an outline before a sentence: ``III.`` as drei., ``2.`` as zwei., ``a)`` as it is."""
    if piece.endswith(")"):
        return piece
    return (cardinal(value(piece[:-1])) if piece[0].isalpha() else plain(piece[:-1])) + "."


def _heads_sentence(found: re.Match[str], text: str) -> bool:
    """Return whether a place in an outline stands before a sentence, or by itself: I. 1. Der Kläger."""
    if text[: found.start()].strip():
        return False
    following = word_after(text, found.end())
    return following in STARTERS or found[0].endswith(")") or not text[found.end() :].strip()


def place(found: re.Match[str], text: str) -> str | None:
    """Read ``unter II. 2. c)``, a place in an outline, as zwei zwei c; ``C. I. 1. b) aa)`` -> C eins eins b aa.

    Before a sentence, ``III. 2. a) Das Gericht``, it is counted: drei. zwei. a) Das Gericht.
    """
    if _heads_sentence(found, text):
        pieces, lettered = _MARKED_PIECE.findall(found[0]), 1 if found["part"] else 0
        return " ".join([*pieces[:lettered], *map(_counted, pieces[lettered:])])
    if _NOUN_AFTER.match(text, found.end()) and not found[0].endswith(")"):
        return None
    if not search_before(_POINTING, text, found.start(), _LONGEST):
        return None
    pieces = _PIECE.findall(found[0])
    part, numbered = (pieces[:1], pieces[1:]) if found["part"] else ([], pieces)
    return " ".join([*part, *map(_said_piece, numbered)])


def numbered_reason(found: re.Match[str], text: str) -> str | None:
    """Read ``unter 2. der Gründe`` as zwei, a part of the reasons of a judgment."""
    return cardinal(int(found[1])) if _REASONS_AFTER.match(text, found.end()) else None


# Matches the end of "Pkt. ", "s.o. ", "oben ", "unter "; not of "am ", "der ".
_LABEL_BEFORE = lazy_regex(
    r"\b(?:Pkt\.|Punkt|Ziff\.|Ziffer|Nr\.|[so]\.|oben|unten|unter|[Ss]iehe|vgl\.|Gründe(?: zu)?) $"
)


def lettered(found: re.Match[str], text: str) -> str | None:
    """Read ``s. o. 2. b)`` and ``Pkt. 2.b)`` as zwei b: a place in an outline."""
    if not search_before(_LABEL_BEFORE, text, found.start(), _LONGEST):
        return None
    return cardinal(int(found[1])) + ("" if text[found.end()] == " " else " ")


def heading(found: re.Match[str], text: str) -> str | None:
    """Read ``Zu III. Erwirkung einer Verordnung`` as Zu drei., the heading of what is decided on a part."""
    if is_often_counted(word_after(text, found.end())):
        return None
    return cardinal(value(found[1])) + ("" if text.startswith((":", ","), found.end()) else ".")


def point(found: re.Match[str], _: str) -> str | None:
    """Read ``unter Z. 2`` as Ziffer, and the ``Z. 435/1872`` of a file as Zahl; a ``(Z. 3)`` may be a line."""
    return "Ziffer" if found[1] else "Zahl"


RULES = (
    # Matches "Z." in "unter Z. 2", "Z. 435/1872", "Mai 1880, Z. 2113"; not in "(Z. 3)", "Herr Z. 5".
    Rule(
        "point of an act or number of a file",
        r"(?<=\b[Uu]nter )(Z)\.(?= \d{1,2}(?!\d))|\bZ\.(?= \d{1,6}/\d{2,4}(?!\d))|(?<=\b1[5-9]\d\d, )Z\.(?= \d)",
        point,
        needs=("Z. 0",),
    ),
    # Matches "III." in "Zu III. Erwirkung", "Zu III.", "Ad III.: Klage"; not in "Zu III. der Klage", "zu III. Klage".
    Rule(
        "heading of a part",
        r"(?:(?<=\AZu )|(?<=\AAd ))(I{1,3}|IV|VI{0,3}|IX|XI{0,3})\.(?=\Z|[:,]| [A-ZÄÖÜ])",
        heading,
        needs=("I.", "V.", "X."),
        trigger=r"(?:Zu|Ad) [IVX]",
    ),
    # Matches "2." in "s. o. 2. b))", "Pkt. 2.b)"; not in "2. b", "Pkt. 2.5". `lettered` looks for the label.
    Rule(
        "pointer with a letter",
        r"(?<![\w.,])(\d{1,2})\.(?= ?[a-z]{1,2}\))",
        lettered,
        needs=tuple(f"0.{blank}{letter})" for blank in ("", " ") for letter in "abcdefgh"),
        at_number=True,
    ),
    # Matches "2." in "unter 2. der Gründe", "zu 1. der Urteilsgründe"; not in "unter 2. Gründen", "am 2. der Gründe".
    Rule(
        "numbered part of the reasons",
        r"(?:(?<=unter )|(?<=zu )|(?<=Ziffer )|(?<=Nr\. ))(\d{1,2})\.(?= der \w*[gG]ründe)",
        numbered_reason,
        needs=("0. der ",),
    ),
    # Matches "II. 2. c)" in "unter II. 2. c)", "C. I. 1. b) aa)" in "vgl. C. I. 1. b) aa)", "I. 1." in "zu I. 1. gilt";
    # not "II. Weltkrieg", "II.2", "XI. 2. 3", "V. 7." in "Kap. 4, V. 7.".
    Rule(
        "place in an outline",
        r"(?<![\w.])(?<!\d, )(?:(?P<part>[A-E])\. )?(?:I{1,3}|IV|VI{0,3})\. \d{1,2}\.(?: ?[-–] ?\d{1,2}\.)?(?!\d)"
        r"(?: [a-z]\)(?: [a-z]{2}\))?)?",
        place,
        needs=("I. 0.", "V. 0."),
    ),
    # Matches "II 3 c" in "zu B II 3 c der Gründe", "II.2.a" in "unter II.2.a der Gründe", "II. 4." in "Fall II. 4. der
    # Urteilsgründe", "II. 1.-3." in "Fällen II. 1.-3. der Gründe"; not "Band II 3 der Gründe".
    Rule(
        "part of the reasons",
        r"(?:(?<=[A-E] )|(?<=zu )|(?<=unter )|(?<=\()|(?<=Fall )|(?<=Fällen )|(?<=und )|(?<=bis )|(?<=, ))"
        r"((?:I{1,3}|IV|VI{0,3})(?:\. \d{1,2}|[. ]\d{1,2})?(?:\. ?[-–] ?\d{1,2})?"
        r"(?:\.? ?[a-z](?!\w)\)?|\.)?(?: [a-z]{2}(?!\w)\)?)?)(?=[ ,])",
        reasons,
        needs=("gründe", " der Gründe"),
    ),
    # Matches "II" in "(I) Schaden, (II) Folgen"; not in "(II.)", "(III a)", "Papst (II". Whether others are beside
    # it, `roman_pointer` decides.
    Rule(
        "bare Roman pointer",
        r"(?<=\()(I{1,3}|IV|V|VI)(?=\))",
        roman_pointer,
        needs=("(I)", "(II)", "(V)"),
        trigger=r"\(II?\)",
    ),
    # Matches "II." in "unbegründet (II.)"; not in "(II. Teil)", "Papst (II.", "USA (II.)".
    Rule(
        "Roman pointer",
        r"(?:(?<=[a-zäöüß\d\0] \()|(?<=\0\())(I{1,3}|IV|VI{0,3})\.(?=\))",
        roman_pointer,
        needs=("I.)", "V.)"),
    ),
    # Matches "1." in "weder so (1.) noch", "2." in "(dazu unter 2.)"; not "(1. Tor)", "so (21.)", "USA (1.)".
    Rule(
        "bracketed pointer",
        r"(?:(?<=[a-zäöüß] \()|(?<= unter )|(?<= unten )|(?<= oben ))([1-9])\.(?=\))",
        bracketed,
        needs=(" (0.)", "unter 0.)", "unten 0.)", "oben 0.)"),
    ),
)
