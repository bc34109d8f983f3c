"""Gender forms: the sign inside the word becomes a hyphen, which engines read as the short stop that speakers make.

Mitarbeiter*innen, Schüler:innen, Kolleg_innen, Bürger/-innen, BürgerInnen -> Mitarbeiter-innen, Schüler-innen ...
jede*r -> jede oder jeder        der*die -> der oder die        (m/w/d) -> (männlich, weiblich, divers)
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import PREPOSITIONS, search_before
from audiobuild.german.rule_engine import Rule
from audiobuild.german.words import word_list
from audiobuild.german.words.measures import SPOKEN_NAMES
from audiobuild.german.words.nouns import gender
from audiobuild.lazy_regex import lazy_regex


def inclusive(found: re.Match[str], _: str) -> str | None:
    """Read ``Lehrer*innen`` as Lehrer-innen; ``Kolleg:in`` -> Kolleg-in; the compound's rest stays on."""
    stem, ending, rest = (part for part in found.groups() if part is not None)
    if stem.lower() in PREPOSITIONS:
        return None  # "an/in"
    return f"{stem}-{ending.lower()}{rest}"


def women_too(found: re.Match[str], _: str) -> str | None:
    """Read ``Läufer/inne/n`` and ``Schüler/inn/en``, which join the dative of both, as Läufer-innen, Schüler-innen."""
    return f"{found[1]}-innen"


_WORDS = word_list("die der das den dem er sie ihr ihre ihren ihrem ihrer ihm ihn Frau")
"""Words that are printed after a sign in full: der*die, sie*er, sein:ihr."""
_SUBJECTS = ("es", "er", "sie")
_BEFORE_E = ("ein", "lich", "isch", "ig", "ihr", "unser", "euer", "jede")
"""How what is not a noun ends before "*e": kein*e, jugendlich*e."""
# Matches the end of "Ein", "Kein", "unser"; not of "Info", "Antwort".
_STEM = lazy_regex(rf"(?i:{'|'.join(_BEFORE_E)})$")
# Matches all of "einer", "keines", "diesem", "jeder"; not of "Kleiner", "weiter".
_ARTICLE_IN_CASE = lazy_regex(r"(?i:k?eine|[mds]eine|ihre|jede|diese|de)[rms]")


def either(found: re.Match[str], _: str) -> str | None:
    """Read ``jede*r`` as jede oder jeder; ``ein:e`` -> ein oder eine; ``der*die`` -> der oder die.

    ``einer*s`` -> einer oder eines. ``Schei*e`` -> Scheiße: a letter is hidden.
    """
    first, second = found[1], found[2]
    if first.lower().endswith("schei"):
        return f"{first}ß{second}"
    in_case = len(second) == 1 and _ARTICLE_IN_CASE.fullmatch(first)
    if len(second) == 1 and second != "e" and not first.endswith("e") and not in_case:
        return None  # "null:m": only an ending in -e takes another letter
    if (
        found[0] == f"{first}:{second}"
        and second in _SUBJECTS
        and gender(first.capitalize())
        and not _STEM.search(first)
    ):
        return None  # "Zur Info:es regnet": a blank was forgotten
    stem = first.endswith(_BEFORE_E) or (first[0].isupper() and len(first) > len("Au"))
    if second == "e" and (first in SPOKEN_NAMES or not stem):
        return None  # "null:e", "Ampere:e"
    if second == "es" and not first.endswith(_BEFORE_E):
        return None  # "da:es ging"
    stem_of_second = first[:-1] if in_case else first
    return f"{first} oder {second if second in _WORDS else stem_of_second + second}"


_SIGN_BEFORE_ENDING = lazy_regex("[/*:_](?=[rn])")
_SIGN_AND_ENDING = lazy_regex("[/*:_][rn]")


def either_person(found: re.Match[str], _: str) -> str | None:
    """Read ``ein/e Angestellte/r`` as ein Angestellter oder eine Angestellte; ``eine*n Angestellte*n`` likewise.

    ``erste:r Vorsitzende:r`` -> erster Vorsitzender oder erste Vorsitzende.
    """
    article, accusative, words = found.groups()
    man, woman = _SIGN_BEFORE_ENDING.sub("", words), _SIGN_AND_ENDING.sub("", words)
    if article:
        man, woman = f"{article}{'en' if accusative else ''} {man}", f"{article.lower()}e {woman}"
    return f"{man} oder {woman}"


def advertisement(found: re.Match[str], _: str) -> str | None:
    """Read ``(m/w/d)`` as männlich, weiblich, divers; ``Einzel m/w`` likewise.

    ``5 % (w/w)`` is a share of the weight.
    """
    if len(set(re.findall("[mwdfxi]", found[0].lower()))) == 1:
        return None
    names = {"m": "männlich", "w": "weiblich", "d": "divers", "f": "weiblich", "x": "divers", "i": "inter"}
    spoken = ", ".join(names[letter] for letter in re.findall("[mwdfxi]", found[0].lower()))
    return f"({spoken})" if found[0].startswith("(") else spoken


def either_article(found: re.Match[str], _: str) -> str | None:
    """Read ``die/der`` as die oder der; ``seine/ihre`` -> seine oder ihre."""
    return f"{found[1]} oder {found[2]}" if found[1].lower() != found[2].lower() else None


def either_ending(found: re.Match[str], _: str) -> str | None:
    """Read ``jede/r`` as jede oder jeder; ``ein/e`` -> ein oder eine; ``einer/s`` -> einer oder eines.

    ``der Leiterin/s`` -> der Leiterin oder Leiters.
    """
    if found[1].endswith("erin"):
        return f"{found[1]} oder {found[1].removesuffix('in')}{found[2]}"
    cut = found[1].endswith(("em", "es", "er")) and not found[1].lower().endswith(("unser", "euer"))
    stem = found[1][:-1] if cut else found[1]
    return f"{found[1]} oder {stem}{found[2]}"


# Matches the end of "3 ", "1 große ", "200 g gemahlene ", "2-3 "; not of "Nr. ", "drei ".
_COUNT_BEFORE = lazy_regex(
    r"(?<![\w.,])(½|\d{1,4}(?:[.,/]\d{1,2})?½?)(?: ?((?:k?g|[mcd]?l|[ET]L|[A-Z]\w{0,6}\.?)(?= )))?"
    r"(?: [a-zäöüß]{4,}e[rsn]?){0,2} $"
)


# Matches all of "Al", "Al₂O₃", "NaCl"; not of "Ton", "Autor".
_ELEMENT = lazy_regex(r"[A-Z][a-z]?|\w*[₀-₉]\w*|(?:[A-Z][a-z]?){2,4}")
"""A substance, which is solid if an s in brackets follows."""


def counted(found: re.Match[str], text: str) -> str | None:
    """Read ``3 Zwiebel(n)`` as Zwiebeln; ``1 große Zwiebel(n)`` -> Zwiebel; without a number it is left."""
    noun, ending = found[1], found[2] or found[3]
    if ending == "s" and _ELEMENT.fullmatch(noun):
        return None
    count = search_before(_COUNT_BEFORE, text, found.start(), 40)
    if not count:
        return None
    return noun if count[1] in ("1", "½", "1/2") and not count[2] else noun + ending


_ARTICLES = (
    "(?:d(?:er|ie|as|en|em|es)|ein(?:e[nrms]?)?|kein(?:e[nrms]?)?|jede[nrms]?|diese[nrms]?|"
    "sein(?:e[nrms]?)?|ihr(?:e[nrms]?)?|er|sie|ihn|ihm)"
)
_LETTER = r"[^\W\d_]"
_ENDINGS = "e[nrms]?|[rnms]"
_MARKED_ADJECTIVE = f"{_LETTER}+e[/*:_][rn]"
"""An adjective, or a noun made of one, with the other gender's ending after a sign: neue*r, Angestellte/n."""
RULES = (
    # Matches "Bürger*innen", "Lehrer(in)", "Schüler/-innen", "Sportler/Innen", "Hacker*Innen", "Leser.innen",
    # "Bürger:innenrat"; not "Bürgerinnen", "Stadt/Land", "Außen/Innen".
    Rule(
        "inclusive",
        rf"({_LETTER}+)(?:[*:_·⋆∗＊]|(?<=[a-zäöüß]{{3}})\.(?=innen\b)|-?/-?|\((?=-?in(?:nen)?\)))-?(in(?:nen)?|(?:(?<=e[rn]/)(?<!ßen/)|(?<=[a-zäöüß][*:_·⋆∗＊]))Innen)(?![^\W_])()(?:(?<=\(in)\)|(?<=\(-in)\)|(?<=\(innen)\)|(?<=\(-innen)\))?|({_LETTER}+)[*:_⋆∗＊](innen)([a-zäöüß]+)",
        inclusive,
        needs=(*"*:_·⋆∗＊/(", ".innen"),
        trigger=r"[*:_·⋆∗＊/(.]-?[iI]n",
    ),
    # Matches "Student(inn)en", "Lehrer(inn)en"; not "Student(in)".
    Rule("innen in brackets", rf"({_LETTER}+)\((inn)\)(en)(?![^\W_])", inclusive, needs=("(inn)en",)),
    # Matches "Läufer/inne/n", "Schüler/inn/en"; not "Läufer/innen", "Ämter/inne/haben".
    Rule(
        "innen between slashes",
        rf"({_LETTER}+)/-?inn(?:/e|e/)n(?!\w)",
        women_too,
        needs=("/inn", "/-inn"),
    ),
    # Matches "LehrerInnen", "BürgerInnenversammlung"; not "Lehrerinnen", "InDesign".
    Rule(
        "capital I",
        rf"((?<!\w){_LETTER}*[a-zäöüß])(In(?:nen)?(?![^\W_])|Innen(?=[a-zäöüß]{{4}}))()",
        inclusive,
        needs=("I",),
        trigger="In(?<=[a-zäöüß]In)",
    ),
    # Matches "ein/e Angestellte/r", "keine:n neue:n Angestellte:n", "erste:r Vorsitzende:r"; not "jede/r Dritte/r",
    # "ein/e Angestellte", "Dritte:r".
    Rule(
        "either person",
        rf"(?<![\w/-])(?:((?i:k?ein|[mds]ein|ihr))(?:[/*:_]e|e[/*:_](n)) "
        rf"|(?!(?i:jede|diese))(?={_MARKED_ADJECTIVE} {_MARKED_ADJECTIVE}(?!\w)))"
        rf"((?:{_MARKED_ADJECTIVE} ){{0,2}}{_MARKED_ADJECTIVE})(?!\w)",
        either_person,
        needs=tuple(f"e{sign}{ending}" for sign in "/*:_" for ending in "rn"),
    ),
    # Matches "jede*r", "ein:e", "die:der"; not "jeder", "Satz: er".
    Rule(
        "either",
        rf"(?<!\w)({_LETTER}+)[*:_]({_ENDINGS}|{'|'.join(_WORDS)})(?!\w)",
        either,
        needs=(*"*:_",),
        trigger=r"[*:_](?=[^\W\d_])",
    ),
    # Matches "die/der", "Seine/ihre"; not "die/der/das", "und/oder", "die/Der".
    Rule(
        "either article",
        rf"(?<![\w/-])((?i:{_ARTICLES}))/({_ARTICLES})(?![\w/-])",
        either_article,
        needs=("/",),
        trigger=r"/(?<=[a-z]/)[desijk]",
    ),
    # Matches "Zwiebel(n)" in "3 Zwiebel(n)", "Kugel/n" in "3 Kugel/n", "Ei(er)" in "1 Ei(er)"; not "Zwiebel(n)a",
    # "Ei (er)".
    Rule(
        "number in brackets",
        rf"(?<![\w/-])([A-ZÄÖÜ]{_LETTER}+)(?:\((n|e|en|er|s|nen)\)|/(n))(?![\w/-])",
        counted,
        needs=("(n)", "(e)", "(en)", "(er)", "(s)", "(nen)", "/n"),
        trigger=r"\d|½",
    ),
    # Matches "jede/r", "ein/e", "einer/s", "Beamte/r", "gesetzlichem/r", "Rechnung/en", "Leiterin/s"; not "Meile/sec",
    # "d/r", "Bytes/s".
    Rule(
        "either ending",
        rf"(?<![\w/-])({_LETTER}+(?:e(?=/[nrs])|(?:ung|heit|keit|schaft)(?=/en))|[a-zäöüß]+e[ms](?=/r(?!\w))|(?i:k?ein|sein|ihr|mein|dein|unser|euer)(?=/e)|[A-ZÄÖÜ]{_LETTER}+erin(?=/s)|(?i:k?einer|jeder|dieser|seiner|ihrer|der)(?=/[sm](?!\w)))/(e[nmrs]?|[nmrs])(?![\w/-])",
        either_ending,
        needs=("/",),
        trigger=r"/(?<=[engrmst]/)[enrms]",
    ),
    # Matches "(m/w/d)", "(d/m)", "m/w" in "Einzel m/w", "M/W" in "U23 M/W"; not "(m)", "(a/b)", "100 m/w", "m/w".
    Rule(
        "advertisement",
        r"\((?i:[mwdfxi](?:/[mwdfxi]){1,3})\)|(?<=[a-zäöüß] )(?:m/w(?:/d)?|w/m(?:/d)?)(?![\w/²³-])"
        r"|(?<![\w/.-])(?:M/W|W/M)(?:/D)?(?![\w/²³-])",
        advertisement,
        needs=("/",),
        trigger=r"/(?i:(?<=[mwdfxi]/)[mwdfxi])",
    ),
)
