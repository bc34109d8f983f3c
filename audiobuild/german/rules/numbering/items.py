"""Numbers before a clause or an item that are not ordinals.

2. die Nutzung -> zwei. die Nutzung      3. entgegen § 5 -> drei. entgegen ...      Fragen 1. und 2 -> eins und zwei
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import search_before, word_after, word_before
from audiobuild.german.grammar.numbers import cardinal
from audiobuild.german.rule_engine import MASK, Rule
from audiobuild.german.rules.numbering.enumerations import (
    CLAUSE_OPENERS,
    FROM_SIDE,
    GOES_ON,
    INSTRUCTED,
    SEPARATED,
    WINDOW,
    counted_off,
)
from audiobuild.german.words import word_list
from audiobuild.german.words.abbreviations import ADJECTIVES
from audiobuild.german.words.nouns import is_plural
from audiobuild.german.words.sentence_words import BEFORE_ORDINAL, STARTERS
from audiobuild.lazy_regex import lazy_regex


def margin(found: re.Match[str], text: str) -> str | None:
    """Read ``1 Im Jahr 2013``, a note or a numbered sentence, as eins; ``1 Tor`` is counted."""
    return "eins" if word_after(text, found.end()) in STARTERS else None


# Matches the beginning of " § 5", " Art. 18", " 20 %", " ggf. alle", " README.md"; not of " FC", " Jh.", " alle".
_NO_ATTRIBUTE = lazy_regex(
    r"\s(?:[§¹²³@#/~`<{$]|\d|(?:Art|Abs|Nrn?|Buchst|Ziff|Anl)\.\s?\d|[\w./-]{1,60}\.\w|([a-zäöüß]{1,12}\.))"
)
"""Something that is read by another rule and that no ordinal belongs to, unless it is a shortened adjective."""


def item(found: re.Match[str], text: str) -> str | None:
    """Read ``2. die Nutzung von Werken`` as zwei. die Nutzung: an item that goes on as a clause.

    ``1. § 5 gilt``, ``2. ggf. alle`` -> eins., zwei.; ``2. dt. Meister`` is left to the ordinals.
    """
    if FROM_SIDE.match(text, found.end()):
        return None  # "2. v. r.: Anna"
    if found.string.startswith(MASK, found.end() + 1) and not INSTRUCTED.match(text, found.end()):
        taken = _NO_ATTRIBUTE.match(text, found.end())
        if not taken or taken[1] in ADJECTIVES:
            return None
    return _opening(found, text)


# Matches in ", 2. auf die Art", " oder 2. die Klage"; not in ", 2. Klasse", " und 2. bis".
_SECOND_ITEM = lazy_regex(r"(?:[,;]| und| oder| sowie) 2\. (?!(?:und|oder|sowie)\b|bis (?!zu))[a-zäöüß]+ ")


def _opening(found: re.Match[str], text: str) -> str:
    """Return the number of an item: ``1. auf Strafe erkennen oder 2. die Klage abweisen`` has erstens, zweitens."""
    number = int(found[1])
    return counted_off(number) if number == 1 and _SECOND_ITEM.search(text, found.end()) else f"{cardinal(number)}."


# Matches the beginning of " überarbeitete Auflage", " große, alte Brücke"; not of " entgegen § 5", " andere als".
_ATTRIBUTES = lazy_regex(
    r"(?:\s(?:[a-zäöüß-]+-,? (?:und|oder) )?[a-zäöüß-]+e[nmrs]?(?:,|\s(?:und|oder))?){1,3}\s[\"'„»(]?([A-ZÄÖÜ][\w-]+)"
)

# Matches the end of "flüssiges Gas oder", "die Anlage,", "den Bau;"; not of "die Anlage", "den Bau.".
_GOES_ON_BELOW = lazy_regex(r"(?:[,;]| oder| und| sowie)\s*\Z")
"""The end of an item that others follow."""


def lone_item(found: re.Match[str], text: str) -> str | None:
    """Read ``3. entgegen § 5 handelt`` as drei. entgegen ...; ``2. überarbeitete Auflage`` has an ordinal.

    An ordinal needs a noun in the singular that it belongs to, with attributes between, in a sentence that ends here.
    """
    if text.startswith(" oder ", found.end()):
        return f"{cardinal(int(found[1]))}."
    noun = None if _GOES_ON_BELOW.search(text) else _ATTRIBUTES.match(text, found.end())
    return None if noun and not is_plural(noun[1]) else _opening(found, text)


def numbered_pair(found: re.Match[str], _: str) -> str | None:
    """Read ``Frage 1. und 2.`` as Frage eins und zwei: numbers after what they name."""
    return f"{found[1]} {cardinal(int(found[2]))} {found[3]} {cardinal(int(found[4]))}"


def lettered_item(found: re.Match[str], _: str) -> str | None:
    """Read ``3. b) Der Antrag`` as drei b."""
    return cardinal(int(found[1]))


# Matches in "Parteien 1. Anna 2. Berta", "Kläger: 1. Anna", "Beschwerdeführerinnen: 1. "; not in "Kläger 1. Anna".
_PARTIES = lazy_regex(
    r"Parteien 1\. [^:;]{1,120},? (?:und )?2\. [A-Z]"
    r"|(?:artei|eschwerdeführer|läger|eklagte|eteiligte|ntragsteller|ntragsgegner|eschäftsführer|äufer)"
    r"(?:en|in|innen|n)?: 1\. "
)


def party(found: re.Match[str], text: str) -> str | None:
    """Read ``Parteien: 1. A B, 2. Dr. C D``, the parties of a lawsuit, as erstens, zweitens."""
    return counted_off(int(found[1])) if _PARTIES.search(text) else None


def adverb(found: re.Match[str], _: str) -> str | None:
    """Read ``Und 3. haben wir kein Geld`` as drittens: a verb and its subject come next."""
    return counted_off(int(found[1]))


# Matches all of "brauchen ", "sind ", "Denn "; not of "der ", "wurde ", "Der ".
_NO_ORDINAL = (
    rf"(?<!\w)(?:Denn|Dass|Weil|Aber|Doch|So|Wer|Wenn|Soweit|Sofern|Falls"
    rf"|(?!(?:{'|'.join(sorted(BEFORE_ORDINAL))}|wurden?|wird|im|als|nur|noch) )"
    r"[a-zäöüß]+) "
)

_OPENERS = '(„“»«"'
"""Marks right before the first item: (1. die Ruhe, 2. die Luft)."""
# Matches the beginning of " sie muss gehen", " ich mag"; not of " sie, ", " ihr 2. Sieg", " die".
_SUBJECT_AFTER = lazy_regex(r"\s(?:ich|du|er|sie|es|wir|ihr|man) [a-zäöüß]{2}")
# Matches all of "27,60 Euro", "46 €", "5 %"; not of "27 Punkte", "5".
_AMOUNT = r"\d[\d.,]{0,12} ?(?:Euro|EUR|€|DM|Franken|CHF|Prozent|%|v\. ?H\.)"
# Matches the beginning of " mehr", " § 5", " 27,60 Euro für"; not of " Geschäftsführer/in", " 5", " 27 Punkte".
_BEGINS_CLAUSE = lazy_regex(rf"\s(?:[§a-zäöüß]|{_AMOUNT})")


def clause(found: re.Match[str], text: str) -> str | None:
    """Read ``1. mehr Geld, 2. mehr Zeit`` as erstens mehr Geld, zweitens mehr Zeit; ``der 1. kam`` is left alone.

    ``sind 1. die Gemeinden``, the first of a list that goes on in further lines, as erstens.
    """
    number, start, end = int(found[1]), found.start(), found.end()
    if not _BEGINS_CLAUSE.match(text, end):
        return None
    subject = _SUBJECT_AFTER.match(text, end) and word_before(text, start).lower() not in BEFORE_ORDINAL
    subject = subject and not _are_ranks(text, start)
    if number == 1 or subject:
        return counted_off(number) if subject or _opens_list(text, start, end) else None
    if not search_before(SEPARATED, text, start, WINDOW):
        return None
    if _counts_up(text, start, number):
        return counted_off(number)
    separated = rf"(?:{_NO_ORDINAL}|[:;,(–-] |\b(?:und|oder|sowie) |[{_OPENERS}]|\A)"
    before = re.compile(rf"{separated}{number - 1}\.(?:{GOES_ON}|\s[A-ZÄÖÜ„§])")
    after = re.compile(rf"(?:[,;]| und| oder| sowie) {number + 1}\.\s")
    if before.search(text, 0, start) or (after.search(text, end) and not _are_ranks(text, start)):
        return counted_off(number)
    listed = re.search(rf"{separated}{number - 1}\.\s(?!(?:und|oder|sowie|bis)\b)", text[:start])
    return counted_off(number) if listed and not _are_ranks(text, start) else None


# Matches the beginning of "1. bis zu 5 Meter", "1. ein Lebenslauf"; not of "1. Anna", "1. und 2. Platz".
_FIRST_OF_LIST = lazy_regex(r"1\. (?!(?:und|oder|sowie)\b|bis \d)([a-zäöüß]+)\b")
_PLACED = frozenset(word_list("im in am beim auf vor nach bei"))
"""Before what somebody was first in."""


def _counts_up(text: str, start: int, number: int) -> bool:
    """Return whether the sentence opens with item 1 and has all items up to this: "1. bis zu 5, 2. bis zu 9"."""
    opening = _FIRST_OF_LIST.match(text)
    if not opening or (opening[1] in _PLACED and "§" not in text):
        return False
    return all(f" {earlier}. " in text[:start] for earlier in range(2, number))


# Matches the beginning of " mehr", " § 5", " 5 % für"; not of " und 2.", " im Ziel", " 5 Mal".
_GOES_ON = lazy_regex(rf"{GOES_ON}|\s(?:§|{_AMOUNT})")
# Matches the beginning of " die Gemeinden", " § 5", " wenn er"; not of " im Ziel", " mehr", " und".
_DETERMINED = lazy_regex(
    r"\s(?:§|(?:d(?:er|ie|as|en|em|es)|eine?[mnrs]?|keine?[mnrs]?|wer|wenn|soweit|sofern|wegen)\s)"
)
# Matches the beginning of " am Preis und 2. am Wetter", " mit dem Bus, 2. mit der"; not
# of " am Preis und 2. im Wetter".
_ALIKE = lazy_regex(r"\s([a-zäöü]{2,5}) [^.;:]{1,50}?(?:,| und) 2\. \1 ")
# Matches the beginning of " für die Schulen", " wegen des Baus"; not of " für Kiel", " im Slalom".
_ON_BEHALF = lazy_regex(r"\s(?:für|durch|gegen|ohne|wegen|mit) (?:d(?:ie|en|as|er|es|em)|eine[mnrs]?|jede[mnrs]?) ")
# Matches the beginning of " der I P, 2. der A P und", " des Vereins S in W und 2. des V"; not of
# " der Gruppe, 2. Liga".
_TWO_ARTICLES = lazy_regex(r"\s(der|des|dem|den) [^.:;]{1,80}(?:,| und| sowie) 2\. \1 ")
# Matches the beginning of "1. für die Schulen", "1. wenn er"; not of "1. Platz", "1. im Slalom".
_FIRST_OF_BOTH = r"1\. (?:(?:für|durch|gegen|ohne|wegen|wenn|soweit|sofern)|mit (?:eine[mr]|de[mnr])) "
# Matches "brauchen 1." in "Wir brauchen 1. mehr", ": 1." in ": 1. die", "ist 1." in "ist 1. im", "(1." in "(1. die";
# not "der 1. kam".
_FIRST_CLAUSE = lazy_regex(
    rf"(?:{_NO_ORDINAL}|[:;,(–-] |[{_OPENERS}]|\A|\bund (?={_FIRST_OF_BOTH}))"
    rf"1\.(?=\s(?!(?:und|oder|sowie|bis)\b)(?:[a-zäöüß§]|{_AMOUNT}))"
)
# Matches ", 2. Geld", " und 2. im"; not " am 2. Mai", ", 2.5".
_SECOND_CLAUSE = lazy_regex(r"(?:[,;]| und| u\.| oder| sowie) 2\. ")


def _opens_list(text: str, start: int, end: int) -> bool:
    """Return whether a 1 before a clause is the first of several: "wer 1. lügt oder 2. stiehlt", "sind 1. die ..."."""
    if _TWO_ARTICLES.match(text, end) and not _are_ranks(text, start):
        return True
    if not _FIRST_CLAUSE.search(text, max(0, start - WINDOW), end + WINDOW):
        return False
    if _SECOND_CLAUSE.search(text, end):
        alike = text.find("; 2. ", end) > 0 or _ALIKE.match(text, end) or _ON_BEHALF.match(text, end)
        return bool(_GOES_ON.match(text, end) or (alike and not _are_ranks(text, start)))
    return bool(text[:start].strip() and _DETERMINED.match(text, end))


# Matches "wurde", "waren", "auf Platz"; not "würde", "Plätze".
_RANKS = lazy_regex(
    r"\b(?:wurden?|wird|war|waren|lag|lagen|lief|fuhr|schwamm|startet|kam|kamen|landeten?|belegten?|Platz|Rang|Sieger"
    r"|Meister)\b"
)
"""Words before numbers that are ranks: war 1. im Slalom, 2. im Riesenslalom."""
# Matches "; " in "so; er", ": " in "so: er", " – " in "so – er"; not in "so, er", "3:2".
_CLAUSE = lazy_regex(r"[;:.] | [–-] ")


def _are_ranks(text: str, start: int) -> bool:
    """Return whether a word before the 1, or the number at `start`, makes them ranks: sie wurde 1. im Slalom."""
    window = max(0, start - WINDOW)
    first = max(text.rfind(f"{mark}1. ", window, start) for mark in f" {_OPENERS}")
    return _RANKS.search(_CLAUSE.split(text[window : start if first < 0 else first])[-1]) is not None


_FINITE = "|".join(
    word_list("""
    ist sind hat haben hatte hatten wird werden kann können konnte konnten muss müssen musste mussten soll sollen sollte
    will wollen wollte darf dürfen gibt gab geht ging fehlt fehlen fehlte braucht brauchen gilt gelten bleibt bleiben
    möchte würde wäre hätte macht kostet stimmt bin habe glaube finde weiß brauche
    """)
)
_SUBJECT = "ich|du|er|sie|es|wir|ihr|man|das|die|der|eine?|meine?|seine?|unsere?|keine?|hier|dort|nicht|auch"
_REPEALED = "(?:weg|ent)gefallen|gestrichen|aufgehoben|entfällt|unverändert|nicht belegt"
"""What stands for an item that a law has lost."""
_ITEM_START = r"(?:\A|(?<=: [„»\"]))"
"""Where an item begins: the sentence, or what is quoted after a colon."""
RULES = (
    # Matches "Fragen 1. und 2", "Punkt 3. und 4." in "Punkt 3. und 4. gilt"; not "Platz 1. und 2. Liga".
    Rule(
        "numbered pair",
        r"\b(Fragen?|Punkt|Punkten?|Ziffern?|Nummern?|Plätzen?|Seiten?|Kapiteln?|Absatz|Absätzen?|Artikeln?|Abschnitt)"
        r" (\d{1,3})\. (und|oder|bis) (\d{1,3})(?:\.(?=\s[a-zäöü]|[,;:)]))?(?![\w]|\.\s?[A-ZÄÖÜ\d])",
        numbered_pair,
        needs=(" 0. und 0", " 0. oder 0", " 0. bis 0"),
    ),
    # Matches "2." in "Parteien: 1. A B, 2. Dr. C D", "1." in "Kläger: 1. A"; not in
    # "2. Dr. C", "am 1. Mai". The trigger looks for parties.
    Rule(
        "listed party",
        r"(?:(?<=[:,] )|(?<=Parteien )|(?<=, und ))(\d{1,2})\.(?= [A-ZÄÖÜ\0])",
        party,
        needs=(": 0. ", "n 0. "),
        trigger=_PARTIES.pattern,
        at_number=True,
    ),
    # Matches "3." in "3. b) Der Antrag"; not in "3. Bau".
    Rule("lettered item", r"\A(\d{1,2})\.(?=\s[a-z]\)\s)", lettered_item, needs=("0. ",), at_number=True),
    # Matches "1." in "1. mehr Geld", "2." in "2. im Ort"; not in "1. und 2. Platz",
    # "1. bis 2. Platz", "1. Geld".
    Rule(
        "numbered clause",
        rf"(?<![\w.,/–-])(\d{{1,2}})\.(?=\s(?!(?:und|oder|sowie)\b|bis (?!zu[mr]? ))(?:[a-zäöüß]{{2}}|{MASK}))",
        clause,
        needs=tuple(f"{before} 0. " for before in ",;:.dretsnlmh"),
        at_number=True,
    ),
    # Matches "3." in "Und 3. haben wir Zeit", "2." in "so, 2. will ich", "2. geht es um Geld";
    # not in "der 3. ist er", "und 3. wurde Karl".
    Rule(
        "numbered adverb",
        r"(?:\A|(?<=[„\"»(])|(?<=, )|(?<=; )|(?<=[Uu]nd )|(?<=[Dd]enn )|(?<=[Aa]ber ))(\d{1,2})"
        rf"\.(?=\s(?:{_FINITE})\s(?:{_SUBJECT})\b)",
        adverb,
        needs=("0. ",),
        trigger=rf"\d\.\s(?:{_FINITE})\s",
        at_number=True,
    ),
    # Matches "1" in "1 Im Jahr", "(2) 1 Der Bund"; not "1. Im Jahr", "am 1 Mai", "1 mal", "Ulm (2) 1 Der".
    Rule(
        "numbered note",
        r"(?:\A|(?<=\A\(\d\) )|(?<=\A\(\d\d\) )|(?<=\A\(\d[a-z]\) ))1(?= [A-ZÄÖÜ])",
        margin,
        needs=(" 0 ",),
        at_number=True,
    ),
    # Matches "2." in "2. die Nutzung", "1. wenn er", "3. ✅ fertig", "1. @media ist", "4. [so]",
    # "2. (weggefallen)", ": „4. die Abgabe"; not in "2. deutscher Meister", "am 2. in Köln", "1. und 2. Platz".
    Rule(
        "item",
        rf"{_ITEM_START}(\d{{1,3}})\.(?=\s(?:(?:{CLAUSE_OPENERS})\s[^\d]|\d+(?:[.,]\d+)?\s[A-ZÄÖÜa-zäöü]"
        rf"|[¹²³@#/~`<{{$\u2190-\u2bff\U0001f000-\U0001faff]|\[|\([a-z]\) |\((?:{_REPEALED})\)|TOP \d|{MASK}))",
        item,
        needs=("0. ",),
        at_number=True,
    ),
    # Matches "3." in "gilt; 3. für die Nutzung"; not in "gilt; 3. Platz", "gilt; 3. im Weitsprung".
    Rule(
        "item after a semicolon",
        r"(?<=; )(\d{1,2})\.(?= (?:für|durch|gegen|ohne|nach|wenn|soweit|sofern|wer|die|den|dem|das|einen?)"
        r" [A-Za-zÄÖÜäöü]{2})",
        adverb,
        needs=("; 0. ",),
    ),
    # Matches "3." in "3. entgegen § 5", "1. bis zum Ende", ": „4. entgegen", "12. und bitte"; not in "3. Platz",
    # "1. bis 2. Platz", "1. und 2. Platz". `lone_item` decides.
    Rule(
        "lone item",
        rf"{_ITEM_START}(\d{{1,3}})\.(?=\s(?!(?:und|oder|sowie|u)\b"
        r"(?! (?:bitte|dann|wenn|wer|was|ich|wir|ihr|du|man|nun|jetzt|noch|dessen|deren)\b)"
        r"|bis (?!zu[mr]? |Ende |spätestens))"
        r"[a-zäöüß]{3})",
        lone_item,
        needs=("0. ",),
        at_number=True,
    ),
)
