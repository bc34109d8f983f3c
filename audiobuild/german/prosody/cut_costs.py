"""Cost of a cut between two German words: low where a reader breathes, high inside a group of words."""

from __future__ import annotations

from audiobuild.german.words import word_list
from audiobuild.german.words.calendar import MONTHS, WEEKDAY_NAMES
from audiobuild.german.words.first_names import MEN, MEN_IN_A, WOMEN_NOT_IN_A
from audiobuild.german.words.nouns import gender, is_plural

SENTENCE = 0.5
CLAUSE = 1.0
COMMA = 1.5
"""A comma before a clause; `LIST_COMMA` between the parts of a list."""
LIST_COMMA = 2.0
BRACKET = 2.0
ADJECTIVE_COMMA = 8.0
"""A comma between two adjectives before one noun: den dünnen, schlanken Beinchen."""
CONJUNCTION = 4.0
PREPOSITION = 6.0
ANYWHERE = 10.0
PHRASE = 8.0
"""Before an article that cannot be a genitive: a new group of words begins."""
NAME = 18.0
"""Between two capitalised words: Kanzlerin | Merkel."""
FIRST_NAME = 28.0
"""Between the two halves of a name: Angela | Merkel."""
NUMBER = 30.0
"""After a number word: what is counted belongs to it."""
TAIL = 20.0
"""Before the last word of a clause, and between the parts of a verb: bis es gerufen | würde, ..."""
HEAD = (20.0, 14.0)
"""After the first and the second word of a clause: ..., ergriff | ein Buch."""
GROUP = 40.0
"""After an article, a preposition, an adjective, a title or a hanging hyphen."""


def _words(*lines: str) -> frozenset[str]:
    """Return the words of several lines."""
    return frozenset(word_list(" ".join(lines)))


_CLOSERS = "\"“”‘’'«»›‹)"
_OPENERS = "\"„‚»«›‹('"
_MARKS = '.,;:!?…“”"»«›‹‘’)'

CONJUNCTIONS = _words("und oder sowie sondern als wie bis dass daß ob weil wenn")

CLAUSE_OPENERS = _words(
    "aber als bevor bis da damit dass daß denn der die das dem den dessen deren doch ehe falls indem nachdem ob",
    "obgleich obwohl oder seit seitdem so sobald sofern solange sondern sooft soweit sowie statt und während",
    "was weil welche welcher welches welchem welchen wenn wer wie wo wobei wodurch wofür woher wohin womit",
    "woran worauf woraus worin worüber wozu zumal",
)

PREPOSITIONS = _words(
    "ab abseits an am anhand anlässlich ans anstatt anstelle auf aufgrund aufs aus außer außerhalb bei beim",
    "binnen bis bezüglich dank durch durchs einschließlich entsprechend für fürs gegen gemäß",
    "hinsichtlich hinter im in infolge innerhalb inmitten ins jenseits kraft laut mangels mit mithilfe mitsamt",
    "nach nahe neben ohne samt seit seitens statt trotz über übers um ums ungeachtet unter unterm unterhalb",
    "unweit vom von vor vors wegen während wider zu zugunsten zulasten zum zur zwecks zwischen",
)

POSTPOSITIONS = _words("entgegen entlang gegenüber halber zufolge zuliebe zuwider")
"""Words that mostly belong to the words before them: dem Freunde gegenüber."""

_ARTICLES = _words(
    "der die das des dem den ein eine einer eines einem einen kein keine keiner keines keinem keinen",
    "mein meine meiner meines meinem meinen dein deine deiner deines deinem deinen",
    "sein seine seiner seines seinem seinen ihr ihre ihrer ihres ihrem ihren",
    "unser unsere unserer unseres unserem unseren euer eure eurer eures eurem euren",
    "dieser diese dieses diesem diesen jener jene jenes jenem jenen jeder jede jedes jedem jeden",
    "mancher manche manches manchem manchen solcher solche solches solchem solchen",
    "welcher welche welches welchem welchen alle allen aller beide beiden viele vielen vieler",
    "einige einigen einiger mehrere mehreren mehrerer wenige wenigen weniger",
)

_PARTICLES = _words("etwa rund fast sehr so zu nicht ganz knapp gut kaum mehr besonders")

_TITLES = _words(
    "Herr Herrn Frau Fräulein Doktor Professor Professorin Sankt Sir Lady Lord Don König Königin Kaiser Papst",
    "Präsident Präsidentin Kanzler Bundeskanzler Kanzlerin Minister Ministerin General Graf Gräfin Freiherr",
    "Baron Prinz Prinzessin Fürst Onkel Tante Mister Hauptmann Oberst Leutnant Major",
)
_AUXILIARIES = _words(
    "bin bist ist sind seid war waren wäre wären sei seien gewesen habe hast hat haben hatte hatten hätte hätten",
    "werde wirst wird werden wurde wurden würde würden worden geworden will wollen wollte wollten soll sollen",
    "sollte sollten kann können konnte konnten könnte könnten muss müssen musste mussten muß mußte mußten müsste",
    "darf dürfen durfte durften dürfte mag mögen mochte möchte möchten lassen ließ",
)

TIED = _ARTICLES | _PARTICLES | _TITLES | PREPOSITIONS
"""Words that belong to what follows them."""


def cut_cost(before: str, after: str) -> float:  # noqa: PLR0911  # one return for each kind of cut
    """Return the cost of a cut between two words.

    Args:
        before: the word before the cut, with all its punctuation, including separate dashes.
        after: the word after it, with its punctuation.
    """
    if before.isalpha() and after.isalpha():
        return _inside_clause(before, after)
    bare = before.rstrip(_CLOSERS)
    last = bare[-1:]
    if last in ".!?…":
        return SENTENCE
    if last in ";:–—":
        return CLAUSE
    if last == ",":
        if before[-2:-1] in _CLOSERS or after[0] in _OPENERS:
            return CLAUSE  # between what is quoted and who says it
        return _at_comma(bare.lstrip(_OPENERS)[:-1], after.lstrip(_OPENERS))
    if before.endswith(")") or after.startswith("("):
        return BRACKET
    inside = _inside_clause(bare.lstrip(_OPENERS), after.lstrip(_OPENERS).rstrip(_MARKS))
    return max(inside, TAIL) if after[-1] in _MARKS else inside


_ADJECTIVE_ENDINGS = ("e", "en", "er", "em", "es")


def _at_comma(before: str, after: str) -> float:
    """Return the cost of a cut after a comma."""
    if after in ("dem", "den") and before in WEEKDAY_NAMES:
        return NAME  # "am Samstag, dem zweiten Mai"
    if after.rstrip(_MARKS).lower() in CLAUSE_OPENERS:
        return COMMA
    declined = before.endswith(_ADJECTIVE_ENDINGS) and after.endswith(_ADJECTIVE_ENDINGS)
    return ADJECTIVE_COMMA if declined and before[:1].islower() and after[:1].islower() else LIST_COMMA


_NUMBER_ENDINGS = (
    "zehn",
    "zig",
    "ßig",
    "hundert",
    "tausend",
    "ein",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "elf",
    "zwölf",
    "null",
    "eins",
)


def is_number(word: str) -> bool:
    """Return whether a word is a number: dreißig, einhundertzwei; not ein, Drei, allein."""
    return word[:1].islower() and word.endswith(_NUMBER_ENDINGS) and not word.endswith("ein")


_LARGE_NUMBERS = frozenset(
    word_list("Million Millionen Milliarde Milliarden Billion Billionen Tausend Hundert Dutzend")
)
_COUNTED = frozenset(
    word_list("Uhr Prozent Euro Grad Meter Kilometer Kilogramm Gramm Dollar Millionen Milliarden Minuten")
)

_DIGITS = frozenset(word_list("null eins zwei drei vier fünf sechs sieben acht neun"))
_LABELS = frozenset(
    word_list("""
    Uhr Grad Paragraf Artikel Absatz Satz Nummer Ziffer Buchstabe Kapitel Abschnitt Band Heft Seite Teil Folge Platz
    Staffel Rang Klasse Gruppe Linie Gleis Zimmer Raum Halle
    """)
)
"""Words that a number belongs to: neun Uhr dreißig, acht Grad zwölf Minuten, Satz zwei."""
_BEFORE_NUMBER = _DIGITS | _LABELS | frozenset((*MONTHS, "Punkt"))


def _is_amount(before: str, after: str) -> bool:
    """Return whether two words belong to one number: acht | bis zwölf, zwei Millionen | Dollar, März | neunzehnhundert.

    So do those of a decimal: zehn | Komma | sechs | fünf Meter, of a time and of a place: neun Uhr | dreißig.
    """
    if before == "Komma" or after == "Komma":
        return True
    if before in _BEFORE_NUMBER and is_number(after):
        return before != "Punkt" or after in _DIGITS
    if after == "bis":
        return before.endswith(_NUMBER_ENDINGS) or before in _COUNTED
    return before in _LARGE_NUMBERS and after[:1].isupper()


_PHRASE_OPENERS = _ARTICLES - {"der", "des", "einer", "eines"}
_HANGING = frozenset(
    form for word in TIED | CONJUNCTIONS for form in (word, word.lower(), word.capitalize(), word.upper())
)

_BY_NEXT = {
    **dict.fromkeys(_PHRASE_OPENERS, PHRASE),
    **dict.fromkeys(POSTPOSITIONS, TAIL),
    **dict.fromkeys(PREPOSITIONS, PREPOSITION),
    **dict.fromkeys(CONJUNCTIONS, CONJUNCTION),
}
"""Cost of a cut before some words."""


def _inside_clause(before: str, after: str) -> float:
    """Return the cost of a cut without punctuation: first words that belong together, then those that open a phrase."""
    if before in _HANGING or before.endswith("-"):
        return GROUP
    if _is_amount(before, after):
        return NUMBER
    if after[:1].isupper():
        return _before_noun(before, after)
    if after in _AUXILIARIES and before[:1].islower() and before.endswith(("t", "en")):
        return TAIL
    return _BY_NEXT.get(after, ANYWHERE)


_SECTIONS = frozenset(word_list("Absatz Satz Nummer Ziffer Buchstabe"))
"""Those of them that follow the number of a larger part: Absatz eins | Satz zwei."""


def _before_noun(before: str, after: str) -> float:
    """Return the cost of a cut before a capitalised word: what is counted, described or named by the word before."""
    if before[:1].isupper():
        return FIRST_NAME if _is_first_name(before) else NAME
    if before.endswith(_NUMBER_ENDINGS):
        return PHRASE if after in _SECTIONS else NUMBER
    return GROUP if before.endswith(_ADJECTIVE_ENDINGS) else _BY_NEXT.get(after, ANYWHERE)


_FIRST_NAMES = MEN | MEN_IN_A | WOMEN_NOT_IN_A


def _is_first_name(word: str) -> bool:
    """Return whether a word before a capital is a first name: one of the lists, or no noun, nor its genitive."""
    if word in _FIRST_NAMES:
        return True
    return not (word.endswith("s") or word.isupper() or gender(word) or is_plural(word))
