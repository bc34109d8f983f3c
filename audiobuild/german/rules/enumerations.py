"""Numbers that count items: of a list, of questions, in the running text.

1. Rakete (a list item) -> Erstens: Rakete          dreierlei: 1. Geld, 2. Macht -> erstens Geld, zweitens Macht
1. Würdest du ...? -> eins. Würdest du ...?         1.) Lied -> eins. Lied           1. FC Köln -> erster FC Köln
"""

from __future__ import annotations

import re

from audiobuild.german.engine import MASK, Rule
from audiobuild.german.grammar.context import word_after, words_after
from audiobuild.german.grammar.numbers import cardinal, ordinal
from audiobuild.german.words import word_list
from audiobuild.german.words.adjectives import adjectives
from audiobuild.german.words.nouns import is_plural
from audiobuild.german.words.sentence_words import (
    BEFORE_ORDINAL,
    COUNTED,
    COUNTED_ENDINGS,
    MONTHS,
    OFFICES,
    STARTERS,
    is_office,
)

LAST_ADVERB = 12
"""Up to here a reader counts "erstens, zweitens"; further on only the number."""

# Matches the beginning of "1. Geld", "(2) Lied", "10.) Zeit"; not of "1.5", "2.".
_MARKER = re.compile(r"\(?(\d{1,3})(?:[.)]|\.\))\s+(?=\S)")
_WINDOW = 60
"""Characters to look back at."""
# Matches the end of "", "Erstens: ", "Geld, und (", "– „"; not of "am ", "der".
_SEPARATED = re.compile(r"(?:\A|[:;,–-]\s|\(\s?|\b(?:und|oder|sowie)\s)[\"'„»(]?$")


def number_of(text: str) -> int | None:
    """Return the number an item opens with, None if there is none."""
    marker = _MARKER.match(text)
    return int(marker[1]) if marker else None


def counts(text: str, before: str, after: str) -> bool:
    """Return whether the number before `text` is that of a list: a neighbour counts on; "1. FC Köln" alone is not.

    Args:
        text: the item.
        before: the item before it, empty if there is none.
        after: the item after it, empty if there is none.
    """
    number = None if _OFFICE.match(text) else number_of(text)
    return number is not None and (number_of(before) == number - 1 or number_of(after) == number + 1)


# Matches the beginning of "2. Vorsitzender: Karl", "1. Kassierer"; not of "2. Vorstandswahl", "1. Wahl".
_OFFICE = re.compile(rf"\d\. (?:{'|'.join(sorted(OFFICES))})(?:in)?(?![\w-])")


def split_number(text: str) -> tuple[str, str]:
    """Split an item into the words for its number and the rest: "2. Boot" -> ("Zweitens: ", "Boot")."""
    marker = _MARKER.match(text)
    if marker is None:
        return "", text
    spoken = _counted(int(marker[1]))
    return f"{spoken[0].upper()}{spoken[1:]}: ", text[marker.end() :]


def _counted(number: int) -> str:
    """Return the word for an item's number: 2 -> zweitens, 13 -> dreizehn."""
    return ordinal(number, "ens") if 0 < number <= LAST_ADVERB else cardinal(number)


def enumeration(found: re.Match[str], text: str) -> str | None:
    """Read ``1. Geld, 2. Macht`` as erstens, zweitens.

    ``1. Würdest du`` -> eins.; ``3. Platz`` is left to the ordinals.
    """
    start, end, number = found.start(), found.end(), int(found[1])
    opens = not re.search(r"\w", text[:start])
    following = word_after(text, end)
    ranked = bool(_RANKED.search(text))
    named_club = following.isupper() and ranked
    if opens and _NUMBERED_AFTER.match(text, end):
        return f"{cardinal(number)}."
    is_half = following == "Hälfte" and number <= 2  # noqa: PLR2004 -- a whole has no third half
    counted = _is_counted(following) and not found[0].endswith(")") and not named_club
    counted = counted and not (opens and _TITLE_AFTER.match(text, end))
    if following in MONTHS or counted or is_half or _repeats(following, text):
        return None
    if _has_neighbour(text, start, end, number):
        first = max(0, start - _WINDOW)
        named = found[0].endswith(")") or (number == 1 and _VERB_BEFORE.search(text, first, start))
        if not named and not ranked and not _SEPARATED.search(text, first, start):
            return None
        return cardinal(number) if ranked or _RANKING.search(text) else _counted(number)
    if opens and (found[0].endswith(")") or not _is_attribute(text, end, following)):
        return f"{cardinal(number)}."
    return None


def _repeats(noun: str, text: str) -> bool:
    """Return whether each number has the same noun: 3. Hauptgruppe, 4. Hauptgruppe."""
    return noun[:1].isupper() and not is_plural(noun) and len(re.findall(rf"\d\. {re.escape(noun)}\b", text)) > 1


# Matches the beginning of " Tag 7 - Von Ulm", " Etappe 3: Los", " Teil 2", " Absatz 1 gilt"; not of " Platz 2025".
_NUMBERED_AFTER = re.compile(r" [A-ZÄÖÜ][\w-]+ \d{1,3}(?:\.?\Z|:? ?[–-] (?!\d)|: )| (?:Absatz|Satz) \d{1,3}(?![:\d])")
"""A noun with a number of its own: what stands before it numbers an item."""
# Matches the end of "Erlaubt sind "; not of "der ", "Platz ".
_VERB_BEFORE = re.compile(rf"(?<!\w)(?!(?:{'|'.join(sorted(BEFORE_ORDINAL))}|im|als|nur|noch) )[a-zäöüß]+ $")
# Matches "1. Kenia 2. Uganda", "Tabelle: 1. Köln 45, 2. Bonn"; not "1. Kenia, 2. Uganda", "am 1. Mai 5 2. Tag".
_RANKED = re.compile(
    r"(?:\A|[:;–] )1\. [A-ZÄÖÜ](?:[^.,;:]{0,60} 2\. [A-ZÄÖÜ]|[^;\d]{0,60}\d[^;]{0,30}[,;] 2\. [A-ZÄÖÜ])"
)
# Matches "Köln - 3. Mainz", "so – 12. Platz", "Platzierungen: 5. Anna"; not "Köln - 3 Punkte", "A-3. B".
_RANKING = re.compile(
    r"\s[–-]\s\d{1,2}\.\s"
    r"|\b(?:Platzierungen|Plätze|Ergebnisse?|Endstand|Rangliste|Sieger|Einlauf)\b[^.:]{0,20}: \d{1,2}\. "
)


def bracketed(found: re.Match[str], text: str) -> str | None:
    """Read ``1) Es spart Strom, 2) es ist leise`` as erstens, zweitens; ``(siehe Seite 3)`` is left."""
    start, number = found.start(), int(found[1])
    if text.rfind("(", 0, start) > text.rfind(")", 0, start):
        return None  # the bracket closes another one
    neighbour = re.compile(rf"(?<![\w.,(-])(?:{number - 1}|{number + 1})\.?\) ")
    if neighbour.search(text):
        return _counted(number)
    return f"{cardinal(number)}." if not re.search(r"\w", text[:start]) else None


# Matches the beginning of " Wasserverordnung in der Fassung", " Saft-Verordnung vom 3."; not of " Verordnung vom 3".
_TITLE_AFTER = re.compile(
    r"\s[A-ZÄÖÜ][\w-]{3,}(?:verordnung|-Verordnung|gesetz)(?:\s\(\w+\))? (?:in der Fassung|vom \d)"
)


def _is_counted(word: str) -> bool:
    """Return whether ordinals come before the word: Platz, Liga, Firmenjubiläum."""
    if not word[:1].isupper():
        return False  # "1. App einmal schließen"
    return word in COUNTED or is_office(word) or word.lower().endswith(COUNTED_ENDINGS)


def is_item(text: str, end: int) -> bool:
    """Return whether a number at the start numbers an item, by the word behind it: "3.Rad"; not "1.Mannschaft"."""
    following = word_after(text, end)
    return following in STARTERS or not (_is_attribute(text, end, following) or following in MONTHS)


def _has_neighbour(text: str, start: int, end: int, number: int) -> bool:
    """Return whether the number before or after this one is counted too, in the same sentence."""
    before = re.search(rf"(?<![\d.,]){number - 1}\.\)?(?:\s+[\"'„»(]?[A-ZÄÖÜ]|{_GOES_ON})", text[:start])
    after = re.compile(rf"(?<![\d.,]){number + 1}\.\)?(?:\s+[\"'„»(]?[A-ZÄÖÜ]|{_GOES_ON})").search(text, end)
    return bool(before or after)


# Matches the beginning of " GG Art 80", " ZPO § 319"; not of " FC Köln".
_CITED = re.compile(r"\s[A-Z]\w+\s(?:§|Art\b)")


def _is_attribute(text: str, end: int, following: str) -> bool:
    """Return whether an ordinal here belongs to what follows: a club, an event (12. Lange Nacht der Museen)."""
    if following in STARTERS:
        return False
    if _TITLE_AFTER.match(text, end) or (following.isupper() and _CITED.match(text, end)):
        return False  # "5. Trinkwasserverordnung vom 3. Mai", "3. GG Art 80 verlangt"
    return (following.isupper() and len(following) <= _LONGEST_CLUB) or any(map(_is_counted, words_after(text, end, 2)))


_LONGEST_CLUB = 5
"""Letters of a club or an association in capitals (1. BFC, 2. SPNV); longer ones are a heading: "8. SONSTIGES"."""


def margin(found: re.Match[str], text: str) -> str | None:
    """Read ``1 Im Jahr 2013``, a note or a numbered paragraph, as eins; ``1 Tor`` is counted."""
    return "eins" if word_after(text, found.end()) in STARTERS else None


def item(found: re.Match[str], text: str) -> str | None:
    """Read ``2. die Nutzung von Werken`` as zwei. die Nutzung: an item that goes on as a clause.

    ``1. § 5 gilt``, ``2. ggf. alle`` -> eins., zwei.; ``2. dt. Meister`` is left to the ordinals.
    """
    if found.string.startswith(MASK, found.end() + 1):
        taken = _NO_ATTRIBUTE.match(text, found.end())
        if not taken or taken[1] in _ADJECTIVES:
            return None
    return f"{cardinal(int(found[1]))}."


# Matches the beginning of " § 5", " Art. 18", " 20 %", " ggf. alle"; not of " FC", " Jh.", " alle".
_NO_ATTRIBUTE = re.compile(r"\s(?:§|\d|(?:Art|Abs|Nrn?|Buchst|Ziff|Anl)\.\s?\d|([a-zäöüß]{1,12}\.))")
"""Something that is read by another rule and that no ordinal belongs to, unless it is a shortened adjective."""
_ADJECTIVES = frozenset(adjectives())


def lone_item(found: re.Match[str], text: str) -> str | None:
    """Read ``3. entgegen § 5 handelt`` as drei. entgegen ...; ``2. überarbeitete Auflage`` has an ordinal.

    An ordinal needs a noun in the singular that it belongs to, with attributes between.
    """
    noun = _ATTRIBUTES.match(text, found.end())
    return None if noun and not is_plural(noun[1]) else f"{cardinal(int(found[1]))}."


# Matches the beginning of " überarbeitete Auflage", " große, alte Brücke"; not of " entgegen § 5", " andere als".
_ATTRIBUTES = re.compile(
    r"(?:\s(?:[a-zäöüß-]+-,? (?:und|oder) )?[a-zäöüß-]+e[nmrs]?(?:,|\s(?:und|oder))?){1,3}\s[\"'„»(]?([A-ZÄÖÜ][\w-]+)"
)


def numbered_pair(found: re.Match[str], _: str) -> str | None:
    """Read ``Frage 1. und 2.`` as Frage eins und zwei: numbers behind what they name."""
    return f"{found[1]} {cardinal(int(found[2]))} {found[3]} {cardinal(int(found[4]))}"


def lettered_item(found: re.Match[str], _: str) -> str | None:
    """Read ``3. b) Der Antrag`` as drei b."""
    return cardinal(int(found[1]))


_CLAUSE = "|".join(
    sorted(
        word_list("""
        die der das den dem des ein eine einen einem einer eines in im zu zum zur bei beim mit von vom für auf aus an am
        wenn dass daß ob wer wie was nach ohne soweit sofern es er sie nicht durch über unter gegen um als alle jede
        jeder jedes keine seine ihre dessen deren wo wann warum ich du wir man auch nur sich entweder sowohl zwischen
        unbeschadet aufgrund wegen innerhalb außerhalb gemäß zusammen falls während damit weil solange sobald ist sind
        hat haben wird werden kann können muss müssen soll sollen ab laut entgegen dieser dieses diese sämtliche
        """)
    )
)
# Matches all of "brauchen ", "sind ", "Denn "; not of "der ", "wurde ", "Der ".
_NO_ORDINAL = (
    rf"(?<!\w)(?:Denn|Dass|Weil|Aber|Doch|So|(?!(?:{'|'.join(sorted(BEFORE_ORDINAL))}|wurden?|wird|im|als|nur|noch) )"
    r"[a-zäöüß]+) "
)
# Matches the beginning of " mehr", " die Kosten"; not of " und 2.", " vor Köln", " Geld".
_GOES_ON = (
    r"(?=\s(?:(?:ist|war|wird) (?:es|er|sie|das|die|man|ich|wir)\b"
    r"|(?!(?:und|oder|sowie|bis|noch|wurde|wird|war|ist|in|im|am|an|auf|zu|zum|zur|vor|nach|von|vom|mit|bei|für|jedes"
    r"|des)\b)[a-zäöüß]{2}))"
)


def clause(found: re.Match[str], text: str) -> str | None:
    """Read ``1. mehr Geld, 2. mehr Zeit`` as erstens mehr Geld, zweitens mehr Zeit; ``der 1. kam`` is left."""
    number, start, end = int(found[1]), found.start(), found.end()
    if number == 1:
        begins = _FIRST_CLAUSE.search(text, max(0, start - _WINDOW), end + _WINDOW)
        return _counted(1) if begins and _SECOND_CLAUSE.search(text, end) else None
    if not _SEPARATED.search(text, max(0, start - _WINDOW), start):
        return None
    separated = rf"(?:{_NO_ORDINAL}|[:;,(–-] |\b(?:und|oder|sowie) |\A)"
    before = re.compile(rf"{separated}{number - 1}\.(?:{_GOES_ON}|\s[A-ZÄÖÜ„])")
    after = re.compile(rf"(?:[,;]| und| oder| sowie) {number + 1}\.\s")
    return _counted(number) if before.search(text, 0, start) or after.search(text, end) else None


# Matches "brauchen 1." in "Wir brauchen 1. mehr", ": 1." in ": 1. die"; not "der 1. kam", "am 1. jedes".
_FIRST_CLAUSE = re.compile(rf"(?:{_NO_ORDINAL}|[:;,(–-] |\A)1\.{_GOES_ON}")
# Matches ", 2. Geld", " und 2. im"; not " am 2. Mai", ", 2.5".
_SECOND_CLAUSE = re.compile(r"(?:[,;]| und| oder| sowie) 2\. ")
RULES = (
    # Matches "Fragen 1. und 2", "Punkt 3. und 4." in "Punkt 3. und 4. gilt"; not "Platz 1. und 2. Liga".
    Rule(
        "numbered pair",
        r"\b(Fragen?|Punkt|Punkten?|Ziffern?|Nummern?|Plätzen?|Seiten?|Kapiteln?|Absatz|Absätzen?|Artikeln?|Abschnitt)"
        r" (\d{1,3})\. (und|oder|bis) (\d{1,3})(?:\.(?=\s[a-zäöü]|[,;:)]))?(?![\w]|\.\s?[A-ZÄÖÜ\d])",
        numbered_pair,
        needs=(" 0. und 0", " 0. oder 0", " 0. bis 0"),
    ),
    # Matches "3." in "3. b) Der Antrag"; not in "3. Bau".
    Rule("lettered item", r"\A(\d{1,2})\.(?=\s[a-z]\)\s)", lettered_item, needs=("0. ",), at_number=True),
    # Matches "1." in "1. mehr Geld", "2." in "2. im Ort"; not in "1. und 2. Platz", "1. Geld".
    Rule(
        "numbered clause",
        r"(?<![\w.,/–-])(\d{1,2})\.(?=\s(?!(?:und|oder|sowie|bis)\b)[a-zäöüß]{2})",
        clause,
        needs=(", 0. ", "; 0. ", " und 0. ", " oder 0. "),
        at_number=True,
    ),
    # Matches "1" in "1 Im Jahr"; not "1. Im Jahr", "am 1 Mai", "1 mal".
    Rule("numbered note", r"\A1(?= [A-ZÄÖÜ])", margin, needs=(" 0 ",), at_number=True),
    # Matches "2." in "2. die Nutzung", "1. wenn er", "3. ✅ fertig"; not in "2. deutscher Meister", "am 2. in Köln",
    # "1. und 2. Platz".
    Rule(
        "item",
        rf"\A(\d{{1,3}})\.(?=\s(?:(?:{_CLAUSE})\s[^\d]|\d+(?:[.,]\d+)?\s[A-ZÄÖÜa-zäöü]|[\u2190-\u2bff\U0001f000-\U0001faff]|{MASK}))",
        item,
        needs=("0. ",),
        at_number=True,
    ),
    # Matches "3." in "3. entgegen § 5", "1. andere als"; not in "3. Platz", "1. und 2. Platz". `lone_item` decides.
    Rule(
        "lone item",
        r"\A(\d{1,3})\.(?=\s(?!(?:und|oder|sowie|bis|u)\b)[a-zäöüß]{3})",
        lone_item,
        needs=("0. ",),
        at_number=True,
    ),
    # Matches "1)" in "1) Geld", "2.)" in "2.) es ist"; not "(1) Geld", "1)", "A1) Geld".
    Rule(
        "number with a bracket",
        r"(?<![\w.,/(–-])(\d{1,2})\.?\)(?= \S)",
        bracketed,
        needs=("0) ", "0.) "),
        at_number=True,
    ),
    # Matches "1." in "1. Geld", "10.)" in "10.) Lied"; not "1. oder", "1.5 Geld".
    Rule(
        "enumeration",
        r"(?<![\w.,/–-])(\d{1,3})\.\)?(?=\s+[\"'„»(]?[A-ZÄÖÜ])",
        enumeration,
        needs=("0. ", "0.) "),
        at_number=True,
    ),
)
