"""Numbers that count items: of a list, of questions, in the running text.

1. Rakete (a list item) -> Erstens: Rakete          dreierlei: 1. Geld, 2. Macht -> erstens Geld, zweitens Macht
1. Würdest du ...? -> eins. Würdest du ...?         1.) Lied -> eins. Lied           1. FC Köln -> erster FC Köln
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import search_before, word_after, words_after
from audiobuild.german.grammar.match_minutes import is_minute_of_goal
from audiobuild.german.grammar.numbers import cardinal, ordinal
from audiobuild.german.grammar.patterns import MONTH
from audiobuild.german.rule_engine import MASK, Rule
from audiobuild.german.sentences.enumerated_stops import RESULT
from audiobuild.german.words import word_list
from audiobuild.german.words.nouns import is_plural
from audiobuild.german.words.sentence_words import (
    BEFORE_ORDINAL,
    MONTHS,
    STARTERS,
    is_office,
    is_often_counted,
)
from audiobuild.lazy_regex import lazy_regex

LAST_ADVERB = 12
"""Up to here a reader counts "erstens, zweitens"; further on only the number."""
# Matches the beginning of "1. Geld", "(2) Lied", "10.) Zeit", "3. Maibaum"; not of "1.5", "2.", "1. , Geld", "3. Mai".
_MARKER = lazy_regex(rf"\(?(\d{{1,3}})(?:[.)]|\.\))\s+(?=[^\s,])(?!{MONTH}(?![\w-]))")
WINDOW = 60
"""Characters to look back at."""
# Matches the end of "", "Erstens: ", "Geld, und (", "– „"; not of "am ", "der".
SEPARATED = lazy_regex(r"(?:\A|[:;,–-]\s|\(\s?|\b(?:und|u\.|oder|sowie)\s)[\"'„»(]?$")


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
    number = None if _counts_office(text, 0) or _same_noun(text, before, after) else number_of(text)
    return number is not None and (number_of(before) == number - 1 or number_of(after) == number + 1)


# Matches the beginning of "2. Std. 8.40", "1. Preis: ein Rad"; not of "1. FC Köln", "1. eine Stunde".
_COUNTED_NOUN = lazy_regex(r"\d{1,2}\. ([A-ZÄÖÜ][a-zäöüß]+)")
# Matches the beginning of "2. und jeder weitere Hund", "3. und 4. Platz"; not of "2. Und jetzt".
_AND_MORE = lazy_regex(r"\d{1,2}\. (?:und|bis|sowie) ")


def _same_noun(text: str, *neighbours: str) -> bool:
    """Return whether items count things of one kind: "1. Std.", "2. Std."; "1. Hund", "2. und jeder weitere"."""
    if _AND_MORE.match(text) or any(map(_AND_MORE.match, neighbours)):
        return True
    noun = _COUNTED_NOUN.match(text)
    return (
        noun is not None
        and is_counted(noun[1])
        and any((other := _COUNTED_NOUN.match(near)) and other[1] == noun[1] for near in neighbours)
    )


# Matches the beginning of "2. Vorsitzender: Karl", "1. Kassierer"; not of "12. Vorsitzender", "1.Wahl".
_OFFICE = lazy_regex(r"\d\. ([\w-]+)")


def _counts_office(text: str, start: int) -> bool:
    """Return whether an office with a number stands there: "2. Vorsitzender: Karl"; not "2. Vorstandswahl"."""
    found = _OFFICE.match(text, start)
    return found is not None and is_office(found[1])


def split_number(text: str, *, ranked: bool = False) -> tuple[str, str]:
    """Split an item into the words for its number and the rest: "2. Boot" -> ("Zweitens: ", "Boot").

    Args:
        text: the item.
        ranked: whether it is the place in a ranking, "Zwei: ", or one of a list longer than adverbs go.
    """
    marker = _MARKER.match(text)
    if marker is None:
        return "", text
    number = int(marker[1])
    spoken = cardinal(number) if ranked else counted_off(number)
    return f"{spoken[0].upper()}{spoken[1:]}: ", text[marker.end() :]


def counted_off(number: int) -> str:
    """Return the word for an item's number: 2 -> zweitens, 13 -> dreizehn."""
    return ordinal(number, "ens") if 0 < number <= LAST_ADVERB else cardinal(number)


# Matches all of "W35: ", "U 14 weiblich: ", "Klasse B: ", "Kat. B: ", "Frauen: "; not of "Thema: ", "Am W35: ".
_CLASS_BEFORE = lazy_regex(
    r"(?:[MWU][JUKH]? ?\d{1,2}(?: (?:männlich|weiblich))?|(?:Klasse|Kat\.|Kategorie|Altersklasse|AK) \w{1,4}"
    r"|Männer|Frauen|Damen|Herren|Jungen|Mädchen|Senioren|Seniorinnen|Junioren|Juniorinnen|Einzel|Doppel|Mannschaft)"
    r"(?: [A-Z\d]{1,3})?: \Z"
)
"""What a list of winners opens with; the number after it is a place."""
# Matches all of "Kostenart: ", "Schritt im Plan: "; not of "Es gilt: ", "am Ende: ".
_CELL_BEFORE = lazy_regex(r"[A-ZÄÖÜ][\w-]{2,30}(?: [\w-]{2,20}){0,3}: \Z")
# Matches ", Beschreibung: ", ", Bei Bedarf: "; not ": ", ", und: ".
_CELL_AFTER = lazy_regex(r", [A-ZÄÖÜ][\w-]{2,30}(?: [\w-]{2,20}){0,3}: ")
"""The head of the next cell of a row of a table, which is read out: Kostenart: 6. Wartung, Beschreibung: jährlich."""
# Matches the beginning of " Tag 7 - Von Ulm", " Etappe 3: Los", " Teil 2", " Absatz 1 gilt"; not of " Platz 2025".
_NUMBERED_AFTER = lazy_regex(r" [A-ZÄÖÜ][\w-]+ \d{1,3}(?:\.?\Z|:? ?[–-] (?!\d)|: )| (?:Absatz|Satz) \d{1,3}(?![:\d])")
"""A noun with a number of its own: what precedes it numbers an item."""
# Matches "1. Kenia 2. Uganda", "Tabelle: 1. Köln 45, 2. Bonn"; not "1. Kenia, 2. Uganda", "am 1. Mai 5 2. Tag".
_RANKED = lazy_regex(
    r"(?:\A|[:;–] )1\. [A-ZÄÖÜ](?:[^.,;:]{0,60} 2\. [A-ZÄÖÜ]|[^;\d]{0,60}\d[^;]{0,30}[,;] 2\. [A-ZÄÖÜ])"
)
# Matches "Köln - 3. Mainz", "so – 12. Platz", "Platzierungen: 5. Anna", "3. Anna +1:12"; not "Köln - 3 Punkte",
# "A-3. B".
_RANKING = lazy_regex(
    r"\s[–-]\s\d{1,2}\.\s"
    r"|\b(?:Platzierungen|Plätze|Ergebnisse?|Endstand|Rangliste|Sieger|Einlauf|Top-\d+|ausgeschieden|Podium)\b"
    r"[^.:]{0,20}: \d{1,2}\. "
    r"|\d\. [A-ZÄÖÜ][^;:+]{2,60} ?\+ ?\d{1,2}:\d\d\b"
)
# Matches ", 3. int" in "so, 3. interne Sperre"; not in ", 3. Bonn", "3. in Bonn".
_SMALL_ITEM = lazy_regex(r"[,;] \d{1,2}\. (?!van |von |de )[a-zäöüß]{3}")
"""An item of an enumeration, and no name of a ranking."""
# Matches "20 Pkt. 2. Bonn", "(AUT) 2. Karl", "42 Punkte 2. Ulm"; not "Lauf 2. Karl", "im 2. Lauf".
_SCORED = lazy_regex(rf"{RESULT} 2\. [A-ZÄÖÜ]")
"""A ranking whose places follow points."""


# Matches the beginning of " Prof. Lang", " Fail2Ban"; not of " 5 %", " Kath. Kirche", " Jh", " Dr.-Lang-Cup".
_NAME = lazy_regex(r"\s(?:(?:Prof|Dr|Mag|Dipl)\.(?!-)|[A-ZÄÖÜ]\w*[a-z][A-Z\d]\w*(?![\w.]))")
"""A name that another rule has read."""

# Matches the end of "die Änderung der Satzung,", "die Beratung;"; not of "die Sitzung", "die Lesung.".
_GOES_ON_BELOW = lazy_regex(r"[,;]\s*\Z")
"""The end of an item that others follow."""


def _heads_item(text: str, end: int) -> bool:
    """Return whether what follows shows that a number counts an item: "2. Absatz 1 gilt", "2. Änderung der Tage,"."""
    acts = word_after(text, end).endswith("ung") and _GOES_ON_BELOW.search(text)
    return bool(acts or _NUMBERED_AFTER.match(text, end))


def enumeration(found: re.Match[str], text: str) -> str | None:
    """Read ``1. Geld, 2. Macht`` as erstens, zweitens.

    ``1. Würdest du`` -> eins.; ``3. Platz`` is left to the ordinals.
    """
    start, end, number = found.start(), found.end(), int(found[1])
    opens = not re.search(r"\w", text[:start]) or bool(_CLASS_BEFORE.match(text, 0, start))
    opens = opens or bool(_CELL_BEFORE.match(text, 0, start) and _CELL_AFTER.search(text, end))
    taken = found.string.startswith(MASK, end + 1) and not (opens and _NAME.match(text, end))
    if opens and not taken and _heads_item(text, end):
        return f"{cardinal(number)}."
    ranked = bool(_RANKED.search(text) or _SCORED.search(text))
    if taken or is_minute_of_goal(text, *found.span(1)) or _is_ordinal(found, text, opens=opens, ranked=ranked):
        return None
    has_bracket = found[0].endswith(")")
    if _has_neighbour(text, start, end, number):
        return _counted_with_others(found, text, ranked=ranked)
    if has_bracket and _opens_after_colon(text, start, number):
        return counted_off(number)
    if opens and (has_bracket or not _is_attribute(text, end, word_after(text, end))):
        return f"{cardinal(number)}."
    return None


def _counted_with_others(found: re.Match[str], text: str, *, ranked: bool) -> str | None:
    """Read a number whose neighbours are counted: erstens; eins in a ranking; None if nothing separates the items."""
    number = int(found[1])
    if not (found[0].endswith(")") or ranked or _is_separated(text, found.start(), number)):
        return None
    ranking = ranked or (_RANKING.search(text) and not _SMALL_ITEM.search(text))
    return cardinal(number) if ranking else counted_off(number)


def _opens_after_colon(text: str, start: int, number: int) -> bool:
    """Return whether the first item is announced: "Zwei Gründe: 1.) Geld"; the second may be another sentence."""
    return number == 1 and text.endswith(": ", 0, start)


# Matches the beginning of " Wasserverordnung in der Fassung", " Saft-Verordnung vom 3."; not of " Verordnung vom 3".
_TITLE_AFTER = lazy_regex(
    r"\s[A-ZÄÖÜ][\w-]{3,}(?:verordnung|-Verordnung|gesetz)(?:\s\(\w+\))? (?:in der Fassung|vom \d)"
)


def _is_ordinal(found: re.Match[str], text: str, *, opens: bool, ranked: bool) -> bool:
    """Return whether the noun after a number is what it counts: 3. Platz, 1. Hälfte, 3. Mai.

    Args:
        found: the number.
        text: the sentence.
        opens: whether the number opens it.
        ranked: whether the sentence is a ranking, in which letters name a club: 1. BFC.
    """
    number, following = int(found[1]), word_after(text, found.end())
    is_half = following == "Hälfte" and number <= 2  # noqa: PLR2004  # a whole has no third half
    if is_half or FROM_SIDE.match(text, found.end()) or following in MONTHS or _repeats(following, text):
        return True
    if found[0].endswith(")") or (following.isupper() and ranked) or not is_counted(following):
        return False
    is_title = opens and _TITLE_AFTER.match(text, found.end())
    return not (is_title or _follows_item(text, found.start(), number))


# Matches the beginning of " v. r.: Anna", " von links"; not of " von Anna".
FROM_SIDE = lazy_regex(r" (?:v\. ?|von )(?:li?\.|re?\.|links|rechts)")


# Matches the end of "Erlaubt sind "; not of "der ", "Platz ".
_VERB_BEFORE = lazy_regex(rf"(?<!\w)(?!(?:{'|'.join(sorted(BEFORE_ORDINAL))}|im|als|nur|noch) )[a-zäöüß]+ $")


def _is_separated(text: str, start: int, number: int) -> bool:
    """Return whether a mark, a conjunction or (before the first item) a verb precedes: Erlaubt sind 1. Obst."""
    if search_before(SEPARATED, text, start, WINDOW):
        return True
    return number == 1 and search_before(_VERB_BEFORE, text, start, WINDOW) is not None


def _follows_item(text: str, start: int, number: int) -> bool:
    """Return whether the number before is at another noun: 2. Kosten, 3. Platz; not "2. Platz, 3. Platz"."""
    if not search_before(SEPARATED, text, start, WINDOW):
        return False
    item = re.search(rf"(?:[:,;]|\bund) {number - 1}\. (?=[A-ZÄÖÜ])", text[:start])
    if not item or _counts_office(text, start):
        return False
    nouns = [word for word in words_after(text, item.end() - 1, 3) if word[:1].isupper()]
    return not any(is_counted(word) or word.isupper() for word in nouns)


# Matches "1. U" in "1. Urlaub", ": 1. U" in "sind: 1. Urlaub"; not in "am 1. Mai", "der 1. Urlaub".
_FIRST_ITEM = lazy_regex(r"(?:\A|: )1\. [A-ZÄÖÜ]")
# Matches "1. Urlaub" in "1. Urlaub nach dem Gesetz", ", 2. Dienst" in "Urlaub, 2. Dienst"; not "am 2. Mai".
_ITEM_NOUN = lazy_regex(r"(?:\A|[:,;] |\boder |\bund )\d\. ([A-ZÄÖÜ][\w-]+)")


def _repeats(noun: str, text: str) -> bool:
    """Return whether each number has the same noun: 3. Hauptgruppe, 4. Hauptgruppe; in a list with others not."""
    if _FIRST_ITEM.search(text) and len(set(_ITEM_NOUN.findall(text))) > 1:
        return False
    return noun[:1].isupper() and not is_plural(noun) and len(re.findall(rf"\d\. {re.escape(noun)}\b", text)) > 1


def bracketed(found: re.Match[str], text: str) -> str | None:
    """Read ``1) Es spart Strom, 2) es ist leise`` as erstens, zweitens; ``(siehe Seite 3)`` is left alone."""
    start, number = found.start(), int(found[1])
    if text.rfind("(", 0, start) > text.rfind(")", 0, start):
        return None  # the bracket closes another one
    neighbour = re.compile(rf"(?<![\w.,(-])(?:{number - 1}|{number + 1})\.?\) ")
    if neighbour.search(text) or _opens_after_colon(text, start, number):
        return counted_off(number)
    return f"{cardinal(number)}." if not re.search(r"\w", text[:start]) else None


def is_counted(word: str) -> bool:
    """Return whether ordinals come before the word: Platz, Liga, Firmenjubiläum."""
    if not word[:1].isupper():
        return False  # "1. App einmal schließen"
    return is_often_counted(word) or is_office(word)


def is_item(text: str, end: int) -> bool:
    """Return whether a number at the start numbers an item, by the word after it: "3.Rad"; not "1.Mannschaft"."""
    following = word_after(text, end)
    return following in STARTERS or not (_is_attribute(text, end, following) or following in MONTHS)


# Matches the beginning of " Geld", " (Lied", " „rot“"; not of " rot", " (rot", "Geld".
_NAMED = r"\s+(?:[\"'„»(]?[A-ZÄÖÜ]|[\"„»][a-zäöüß])"
"""What is counted: a name, or a word in quotes."""
# Matches the beginning of " mehr", " die Kosten", " zu teuer ist"; not of " und 2.", " vor Köln", " Geld", " zu holen".
GOES_ON = (
    r"(?=\s(?:(?:ist|war|wird) (?:es|er|sie|das|die|man|ich|wir)\b"
    r"|(?!(?:und|oder|sowie|bis|noch|wurde|wird|war|ist|in|im|am|an|auf"
    r"|zu(?! [a-zäöüß]{4,20}(?<!en)[ ,])|zum|zur|vor|nach|von|vom|mit|bei|für|jedes|des)\b)[a-zäöüß]{2}))"
)


def _adverb(number: int) -> str:
    """Return a pattern of the adverb that counts an item: 1 -> (?i:erstens)."""
    return f"(?i:{counted_off(number)})"


def _has_neighbour(text: str, start: int, end: int, number: int) -> bool:
    """Return whether the number before or after this one is counted too, in the same sentence."""
    before = re.search(rf"(?:(?<![\d.,]){number - 1}\.\)?|\b{_adverb(number - 1)})(?:{_NAMED}|{GOES_ON})", text[:start])
    after = re.compile(rf"(?<![\d.,]){number + 1}\.\)?(?:{_NAMED}|{GOES_ON})").search(text, end)
    return bool(before or after)


# Matches the beginning of " Satzung zur Änderung", " Gesetz zur Änderung"; not of " Satzung".
_AMENDING = lazy_regex(
    r"\s(?:Satzung|Gesetz|Nachtrag|Ordnung|Richtlinie) zu[rm] (?:Änderung|Ergänzung|Hauptsatzung|Satzung)\b"
)
# Matches the beginning of " GG Art 80", " ZPO § 319"; not of " FC Köln".
_CITED = lazy_regex(r"\s[A-Z]\w+\s(?:§|Art\b)")
# Matches the beginning of " API Gateway konfigurieren", " S3-Bucket neu anlegen"; not of " FC Bayern schlagen", " PDF".
INSTRUCTED = lazy_regex(
    r"\s(?!\w{0,3}(?:FC|SC|SV|SK|HC|BC|TC)\b)[A-Z][A-Z\d]{1,4}(?:-[A-ZÄÖÜ][\w-]{1,30})? (?:[A-ZÄÖÜ][\w-]{1,30} )?"
    r"(?:[A-ZÄÖÜ][\w-]{1,30} )?(?:[a-zäöüß]{2,20} ){0,3}[a-zäöüß]{3,20}en(?: \([^()]{2,80}\))?[.!]?\s*\Z"
)
"""A step of an instruction about something that is called by letters."""
# Matches the beginning of " NGINX ist", " WDR klärt auf"; not of " FC ist", " BSV gewinnt", " SPNV Halt".
_ACTS = lazy_regex(
    r"\s(?!FC|[A-ZÄÖÜ]{0,3}[CV]\b|[A-Z]{0,2}SG\b)[A-ZÄÖÜ]{2,5} (?:sind|haben|kann|muss|soll|will|war|[a-zäöüß]{2,}t)\b"
)
"""Letters of something that does what the sentence says: no club, which an ordinal would belong to."""
_LONGEST_CLUB = 5
"""Letters of a club or an association in capitals (1. BFC, 2. SPNV); longer ones are a heading: "8. SONSTIGES"."""
# Matches the beginning of " Verfügungen (EL", " Kosten (so"; not of " Halle Cup (so", " (so".
_REMARK_AFTER = lazy_regex(r"\s[\w-]+ \(")


def _is_attribute(text: str, end: int, following: str) -> bool:
    """Return whether an ordinal here belongs to what follows: a club, an event (12. Lange Nacht der Museen)."""
    if following in STARTERS:
        return False
    if INSTRUCTED.match(text, end):
        return False
    if _AMENDING.match(text, end):
        return True
    if _TITLE_AFTER.match(text, end) or (following.isupper() and _CITED.match(text, end)):
        return False  # "5. Trinkwasserverordnung vom 3. Mai", "3. GG Art 80 verlangt"
    if following.isupper() and text.startswith(f"{following}:", end + 1):
        return False  # "3. MRV: der Wert"
    is_club = following.isupper() and 1 < len(following) <= _LONGEST_CLUB and not _ACTS.match(text, end)
    near = 1 if _REMARK_AFTER.match(text, end) else 2
    return is_club or any(map(is_counted, words_after(text, end, near)))


CLAUSE_OPENERS = "|".join(
    sorted(
        word_list("""
        die der das den dem des ein eine einen einem einer eines in im zu zum zur bei beim mit von vom für auf aus an am
        wenn dass daß ob wer wie was nach ohne soweit sofern es er sie nicht durch über unter gegen um als alle jede
        jeder jedes je jeden jedem keine seine ihre dessen deren wo wann warum ich du wir man auch nur sich entweder
        sowohl zwischen unbeschadet aufgrund wegen innerhalb außerhalb gemäß zusammen falls während damit weil solange
        sobald ist sind
        hat haben wird werden kann können muss müssen soll sollen ab laut entgegen dieser dieses diese sämtliche
        """)
    )
)


def resumed(found: re.Match[str], _: str) -> str | None:
    """Read ``4. ... so dass es endet``, an item that continues a sentence, as vier."""
    return f"{cardinal(int(found[1]))}."


RULES = (
    # Matches "4." in "4. ... so dass", "2. … und dann"; not in "4. so", "am 4. ... so".
    Rule(
        "item that continues",
        r"\A(\d{1,2})\.(?= ?(?:\.{3}|…) ?[a-zäöüß])",
        resumed,
        needs=("0. .", "0. …", "0..", "0.…"),
    ),
    # Matches "1)" in "1) Geld", "2.)" in "2.) es ist"; not "(1) Geld", "1)", "A1) Geld".
    Rule(
        "number with a bracket",
        r"(?<![\w.,/(–-])(\d{1,2})\.?\)(?= \S)",
        bracketed,
        needs=("0) ", "0.) "),
        at_number=True,
    ),
    # Matches "1." in "1. Geld", "1. „rot“", "1. vServer", "10.)" in "10.) Lied"; not "1. oder", "1.5 Geld". A word that
    # another rule has read is seen as the mask.
    Rule(
        "enumeration",
        rf"(?<![\w.,/–-])(\d{{1,3}})\.\)?(?={_NAMED}|\s(?:[a-z][A-Z]|{MASK}))",
        enumeration,
        needs=("0. ", "0.) "),
        at_number=True,
    ),
)
