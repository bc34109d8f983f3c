"""Titles that end with a full stop: "Die Flucht.", "Wie Hans zu seinem Hut kam.", "Hans macht eine Reise."."""

from __future__ import annotations

from itertools import pairwise

from audiobuild.lazy_regex import lazy_regex

_MOST_WORDS = 10
_OPENING_SENTENCES = """
    Er Sie Es Ich Du Wir Ihr Man Da Dann Nun So Ja Nein Nichts Niemand Alles Doch Aber Und Wie Was Wer Wo Dort Hier
    Jetzt Endlich Plötzlich Keine Kein Wieder Auch Nur Noch Wohl Gut
"""
_WITH_NOUNS = """
    der die das des dem den ein eine einer eines einem einen und oder von vom zu zum zur in im ins am an ans auf aufs
    sein seine seinem seinen seiner seines ihr ihre ihrem ihren ihrer ihres mein meine meinem meinen meiner
    aus bei beim mit nach für über ueber unter um durch gegen ohne vor wider zwischen bis als wie
"""
_PRONOUNS = frozenset(_OPENING_SENTENCES.split())
_FUNCTION_WORDS = frozenset(_WITH_NOUNS.split())
_ADJECTIVE_ENDS = ("e", "en", "er", "es", "em", "s")
_DIRECTIONS = ("hinaus", "hinauf", "hinab", "hinunter", "hinein", "heim", "daheim", "zurück", "entlang", "entgegen")
# Matches "Wie Hans zu seinem Hut kam.", "Worin ein Brief ankommt.", "Als ich am Fluß war."; not "Wie schön, dass er
# kam.", "Was ihm fehlte.", "Als Kind war er klein.".
_CLAUSE = lazy_regex(
    r"(?:Wie|Worin|Warum|In welchem|Als (?:ich|er|sie|es|wir|man|der|die|das|dem|den)) (?:[\w'’-]+ ){1,12}[a-zäöüß]+\."
)
# Matches the end of "Vom Mann, der am Fluß saß.", "Die Frau, von der niemand sprach."; not of "Der Mann, der Fisch.".
_RELATIVE = lazy_regex(
    r", (?:(?:von|mit|zu|in|an|auf|bei|aus) )?(?:der|die|das|den|dem|welche[rsmn]?) (?:[\w'’-]+ ){1,8}"
    r"[a-zäöüß]{2,20}\.$"
)
# Matches in "Kind, sagte Anna leise.", "Der Gast, rief er.", "Nun? fragte er."; not in "Die gesagte Sache".
_SPOKEN = lazy_regex(
    r"[?!]|, (?:sagte|rief|fragte|sprach|meinte|dachte|flüsterte|antwortete|erwiderte|entgegnete|versetzte|schrie"
    r"|murmelte|seufzte|lachte|bat|log|fuhr|begann|hob|setzte)\b"
)
# Matches all of "Bettina von Arnim:", "E. T. A. Hoffmann:"; not of "Hoffmann:", "Er sagte:".
_AUTHOR = lazy_regex(r"[A-ZÄÖÜ][\w.-]*(?: (?:von|van|de|der|zu|[A-ZÄÖÜ][\w.-]*)){0,3} [A-ZÄÖÜ][\w-]+:")
_SPEAKERS = frozenset(("Ich", "Du", "Wir", "Ihr", "Er", "Sie", "Man"))
_VERBS = frozenset(("sind", "wird", "will", "kann", "soll", "muß", "muss", "darf", "mag", "weiß"))
_OTHER_WORDS = """
    nicht mit fast erst jetzt selbst seit oft dort sonst weit laut statt damit somit samt nebst recht bereits
"""
_NO_VERBS = frozenset(_OTHER_WORDS.split())
_STRONG_PAST = (
    "trat", "tat", "that", "bat", "hielt", "ritt", "schritt", "stritt", "glitt", "litt", "schnitt", "flocht", "focht",
    "galt", "schalt", "riet", "rieth", "briet", "bot", "sott", "barst", "wandt",
)  # fmt: skip


def is_nominal(text: str) -> bool:
    """Return whether a line is a title that ends with a full stop ("Die Flucht."), not a sentence ("Er floh.").

    Its words are nouns, words that go with nouns, and adjectives between such a word and a noun; an adverb of direction
    may close it ("Aufs Land hinaus.").
    """
    text = _RELATIVE.sub(".", text)
    if not text.endswith(".") or text.count(".") > 1 or not text[0].isupper() or _SPOKEN.search(text):
        return False
    words = text.rstrip(".").split()
    if not 0 < len(words) <= _MOST_WORDS or words[0].rstrip(",") in _PRONOUNS:
        return False
    if len(words) > 1 and words[-1] in _DIRECTIONS and words[0].lower() in _FUNCTION_WORDS:
        words = words[:-1]
    neighbours = zip(words, words[1:], [*words[2:], "."], strict=False)
    if any(_may_be_verb(before, word, following) for before, word, following in neighbours):
        return False
    return words[-1][0].isupper() or words[-1].isdecimal()


def _may_be_verb(before: str, word: str, following: str) -> bool:
    """Return whether a word is neither a noun, nor a word that goes with nouns, nor an adjective before a noun."""
    if not word[0].islower() or word in _FUNCTION_WORDS:
        return False
    after_noun = before[0].isupper() and before.lower() not in _FUNCTION_WORDS and not before.endswith(",")
    before_noun = following[0].isupper() or following == "und" or _is_adjective(following)
    return after_noun or not (_is_adjective(word) and before_noun)  # "Anna liebte Paul."


def _is_adjective(word: str) -> bool:
    return word.endswith(_ADJECTIVE_ENDS) and word not in _FUNCTION_WORDS


def is_clause(text: str) -> bool:
    """Return whether a line is a clause as old headings are ("Wie Hans zu seinem Hut kam."), not a sentence."""
    return _CLAUSE.fullmatch(text) is not None


def is_report(text: str) -> bool:
    """Return whether a line tells what happens, as headings do ("Hans macht eine Reise."): its verb is in the present.

    The verb is the first word in lower case after a noun, a name, "Es" or "Alles".
    """
    if not text.endswith(".") or text.count(".") > 1 or not text[0].isupper() or _SPOKEN.search(text):
        return False
    words = text.rstrip(".").split()
    for before, word in pairwise(words):
        if before[0].isupper() and before.lower() not in _FUNCTION_WORDS and word[0].islower():
            present = word.endswith("t") and word not in _NO_VERBS and not word.endswith(_STRONG_PAST)
            return before not in _SPEAKERS and (present or word in _VERBS)
    return False


def is_author(text: str) -> bool:
    """Return whether a line is the full name of an author over a work ("Bettina von Arnim:")."""
    return _AUTHOR.fullmatch(text) is not None
