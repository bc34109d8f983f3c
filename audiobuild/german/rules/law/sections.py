"""Sections of laws.

§ 5 Abs. 2 StGB -> Paragraf fünf Absatz zwei StGB        §§ 3 bis 5 -> Paragrafen drei bis fünf
§ 23a -> Paragraf dreiundzwanzig a                       des § 5 -> des Paragrafen fünf
Abs. 2 S. 3 -> Absatz zwei Satz drei
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import OF_THE, search_before, word_before
from audiobuild.german.grammar.numbers import cardinal, plain
from audiobuild.german.grammar.numerals import value
from audiobuild.german.grammar.patterns import DASH
from audiobuild.german.rule_engine import Rule
from audiobuild.german.words import word_list
from audiobuild.lazy_regex import lazy_regex

_OBLIQUE = frozenset(word_list("des dem den eines einem einen diesem diesen dieses vom zum beim im am"))


def paragraph(found: re.Match[str], text: str) -> str | None:
    """Read ``§ 218a`` as Paragraf zweihundertachtzehn a.

    ``§ 522 II`` -> ... Absatz zwei; ``§ 60 V/VII`` -> Absatz fünf sieben; ``des § 5``, ``§-Dschungel`` -> Paragrafen.
    ``§ 433 1 2 BGB`` -> ... Absatz eins Satz zwei; ``§ 12bis`` -> zwölf bis; ``§ 135 a - c`` -> ... a bis c.
    """
    before = word_before(text, found.start()).lower()
    oblique = before in _OBLIQUE or text.endswith(OF_THE, 0, found.start())
    plural = len(found[1]) > 1 or text.startswith("-", found.end()) or oblique
    word = ("" if text[: found.start()][-1:] != ":" else " ") + ("Paragrafen" if plural else "Paragraf")
    if not found[2]:
        return word
    clause = f"Absatz {cardinal(value(found['numeral']))}" if found["numeral"] else None
    other = cardinal(value(found["other"])) if found["other"] else None
    if found["digit"]:
        clause = f"Absatz {cardinal(int(found['digit']))}"
    sentence = (
        f"Satz {cardinal(int(found['sentence'] or found['last']))}" if found["sentence"] or found["last"] else None
    )
    letters_ = " bis ".join(filter(None, found.group("letter", "lone", "until")))
    return " ".join(filter(None, [word, plain(found[2]), found["inserted"], letters_, clause, other, sentence]))


def in_compound(found: re.Match[str], _: str) -> str | None:
    """Read ``§-218-Streit`` as Paragraf-zweihundertachtzehn-Streit; ``§ 13b-Verfahren`` -> Paragraf-dreizehn-b-..."""
    return "-".join(filter(None, ["Paragraf", plain(found[1]).replace(" ", "-"), found[2]])) + "-"


def section(found: re.Match[str], _: str) -> str | None:
    """Read ``Absatz 2a`` as zwei a; ``Art. 13cbis`` -> dreizehn c bis (the word before is another rule's)."""
    return " ".join(filter(None, [plain(found[1]), *found.groups()[1:]]))


def with_note(_found: re.Match[str], _: str) -> str | None:
    """Read ``§ 41 m. Anlage 2``, ``NJW 2010, 3 m. Anm. Meyer`` as mit."""
    return "mit"


def classified(found: re.Match[str], _: str) -> str | None:
    """Read ``SR 742.101``, a place in a collection of Swiss laws, as siebenhundertzweiundvierzig Punkt ..."""
    return " Punkt ".join(plain(number) for number in found[0].split("."))


# Matches the end of "Abs. ", "Artikel 28 Absätze 1 und "; not of "am ", "Platz ".
_SECTION_NAMED = lazy_regex(r"\b(?:Abs|Art|Ziff)\w{0,6}\.? (?:\d{1,3}[a-z]{0,9}(?:,| und| bis| oder) ){0,9}$")


def inserted(found: re.Match[str], text: str) -> str | None:
    """Read ``Abs. 1ter``, a Swiss number put between others, as eins ter; the words before name a section."""
    return f"{plain(found[1])} {found[2]}" if _SECTION_NAMED.search(text, 0, found.start()) else None


def sentence_number(found: re.Match[str], _: str) -> str | None:
    """Read ``1Die Frist beginnt``, a numbered sentence of a statute, as eins Die."""
    return f"{plain(found[0])} "


def numeral(found: re.Match[str], _: str) -> str | None:
    """Read ``§ XIV`` as Paragraf vierzehn."""
    number = value(found[1])
    return f"Paragraf {cardinal(number)}" if number else None


# Matches "§", "Art.", "Art11"; not "Artist".
_CITED = lazy_regex(r"§|\bArt(?:\b|\d)")

_LABELS_WITHOUT_BLANK = {"Art": "Artikel", "Abs": "Absatz", "Z": "Ziffer", "Satz": "Satz"}


def label_without_blank(found: re.Match[str], text: str) -> str | None:
    """Read ``§28 Abs1 Z2``, as Austrian lists of sections have it, as Absatz eins Ziffer zwei."""
    if not _CITED.search(text, 0, found.end()):
        return None
    return " ".join(filter(None, [_LABELS_WITHOUT_BLANK[found[1]], plain(found[2]), found[3]]))


def letter(found: re.Match[str], text: str) -> str | None:
    """Read ``lit.a)``, ``§ 5 lit a`` as Buchstabe a; at the start of a word that goes on with a hyphen it is left.

    ``lit. aa``, ``Buchst a DBuchst aa`` -> Doppelbuchstabe aa; ``lit. b-e`` -> Buchstaben b bis e.
    """
    if found["last"]:
        return f"Buchstaben {found['first']} bis {found['last']}"
    if found["stopped"]:
        return f"Buchstabe {found['stopped']}"
    if found["inserted"]:
        return f"Buchstabe {found['inserted']} {found['suffix']}"
    if text.startswith("-", found.end() + 1):
        return None
    return "Doppelbuchstabe " if found["double"] else "Buchstabe "


def letters(found: re.Match[str], _: str) -> str | None:
    """Read ``Buchstaben a–c`` as a bis c."""
    return f"{found['first']} bis {found['last']}"


# Matches the beginning of " 1198", "767"; not of " 12", " 3".
_PAGE_AFTER = lazy_regex(r" ?\d{3}")
# Matches the end of "§§ 280 I, III, 283 ", "§§ 5, 7, 8a "; not of "§§ 5 BGB; NJW 3, 12 ", "§ 5, 7 ", "§§ 12 ".
_LISTED_BEFORE = lazy_regex(r"§§ ?\d[\dIVXa-z, ]{1,60}(?:,| und| oder) \d{1,4}[a-z]? $")
# Matches the end of "§ 5 ", "Art. 3a, ", "Absatz 2", "Abs. 5 u. 7 ", "ErwGr. 47 "; not of "Seite 5 ", "§ ".
_SECTION_BEFORE = lazy_regex(
    r"(?:§|Art\.|Artikel|Abs\.|Absatz|Nr\.|ErwGr\.|Erwägungsgrund) ?"
    r"(?:\d+[a-z]?(?:,| und| u\.| oder| bis| bzw\.) ){0,5}"
    r"\d+[a-z]?,? ?$"
)
# Matches the end of "Ziffer 3 ", "Ziff. 3.2 ", "Nr. 4.1 "; not of "Nr. 4 ", "Ziffer 3, ".
_NUMBER_BEFORE = lazy_regex(r"\b(?:Zif(?:f\.|fer) \d{1,2}|Nr\. \d{1,2}\.\d{1,2})(?:\.\d{1,2}){0,3} $")
# Matches the beginning of " 2", "3 "; not of " 12".
_ONE_DIGIT = lazy_regex(r" ?\d(?![\d.,]*\d)")
# Matches the end of "§ 1 II Nr. 3 lit. a, III ", "Art. 2 I und II ", "Abs. III "; not of "Bd. III ",
# "§ 5, Band III ".
_CLAUSE_BEFORE = lazy_regex(r"(?:(?:§|Art\.) ?\d[^;()]{0,40}(?:\d|,| und| oder)|\bAbs(?:\.|atz)) [IVX]{1,4} $")
# Matches the end of "BGBl. 2021 I Nr. 75 ", "ABl. EU Nr. L 119 ", "§ 132 VwGO Nr. 18 "; not of "Abs. 1 Nr. 75 ".
_ISSUE_BEFORE = lazy_regex(
    r"\bBAnz\. Nr\. \d+,? $|(?:19|20)\d\d Nr\. \d+,? $|SozR [\d-]+ §+ \w+ Nr\.? \d+,? $|(?:[Bb]l\.? [^§.]{0,12}"
    r"|\b[A-ZÄÖÜ]\w*[a-zA-Z]\w (?<![IVX]{2} ))Nr\. ?(?:[A-Z] )?\d+,? $"
)


def sentence(found: re.Match[str], text: str) -> str | None:
    """Read ``Abs. 2 S. 3`` as Satz (elsewhere S. is a page, and above a hundred)."""
    if _PAGE_AFTER.match(text, found.end()):
        return None
    section_ = search_before(_SECTION_BEFORE, text, found.start(), 60)
    clause = search_before(_CLAUSE_BEFORE, text, found.start(), 60)
    clause = clause or search_before(_LISTED_BEFORE, text, found.start(), 80)
    clause = clause or (_NUMBER_BEFORE.search(text, 0, found.start()) and _ONE_DIGIT.match(text, found.end()))
    return "Satz" if (section_ or clause) and not search_before(_ISSUE_BEFORE, text, found.start(), 40) else None


def sections(found: re.Match[str], text: str) -> str | None:
    """Read ``§§ 1 bis 35,37`` as fünfunddreißig, siebenunddreißig: a list of sections, no decimal."""
    if "§§" not in text[max(0, found.start() - 60) : found.start()] or int(found[1]) >= int(found[2]):
        return None
    return f"{cardinal(int(found[1]))}, {cardinal(int(found[2]))}"


def comma(found: re.Match[str], text: str) -> str | None:
    """Read ``§ 5,7 BGB`` as Paragraf fünf, sieben: a blank was forgotten."""
    return None if text[found.end()].isspace() else ", "


# Matches the end of "§§ 48", "Art. 3a", "§ 40 a"; not of "§ 48 Abs. 1", "Seite 3".
_FIRST_SECTION = lazy_regex(r"(?:§|\bArt\.|\bArtikeln?) ?\d{1,4} ?[a-z]?$")
_LONGEST_SECTION = 16


def until(found: re.Match[str], text: str) -> str | None:
    """Read ``§§ 48 - 48 d``, ``Art. 3–5a`` as bis: a section with a letter ends the range."""
    return " bis " if search_before(_FIRST_SECTION, text, found.start(), _LONGEST_SECTION) else None


_OPENING = (
    "D(?:er|ie|as|en|em|es|ies|iese[rs]?|abei)|Eine?[rs]?|Er|Sie|Es|I[mn]|Ist|Sind|Wird|Werden|Beim?|Für|Auf|Als|Wenn"
    "|Soweit|Sofern|Nach|Mit|Von|Zu[mr]?|Hat|Haben|Kann|Können|Gegen|Über|Unter|An|Am|Aus|Ab|Vor|Durch|Ferner|Hierbei"
)
"""Words that open sentences of statutes, whose numbers touch them."""
_LABELS = (
    *("Art.", "Abs.", "Nr.", "Artikel", "Absatz", "Satz", "Ziffer", "Paragraf", "Nummer", "Buchstabe"),
    *("Artikeln", "Absätze", "Absätzen", "Sätze", "Sätzen", "Ziffern", "Paragrafen", "Nummern"),
)
_GLUED = tuple(label for label in _LABELS if label.endswith("."))
"""Labels that a number often follows without a blank: Art.6 Abs.1."""
_AFTER_LABEL = "|".join(
    [f"(?<={re.escape(label)} )" for label in _LABELS] + [f"(?<={re.escape(label)})" for label in _GLUED]
)

# Matches " II 2" in " II 2 BGB", " IV", " V/VII"; not "II", " IVa".
_CLAUSE = (
    r"(?: (?P<numeral>I{1,3}|IV|VI{0,3}|IX|X)(?!\w)"
    r"(?:/(?P<other>I{1,3}|IV|VI{0,3}|IX|X)(?!\w)| (?P<sentence>\d)(?=[ ,.]|$))?)"
)
"""Lawyers' short form: § 522 II 1 is Absatz zwei Satz eins."""
# Matches all of "a", " a", "bis", "ter", "a - c", "c–e"; not of "ab", " bis", "f.".
_LETTER = (
    rf"(?P<inserted>bis|ter|quater|quinquies|sexies)(?!\w)"
    rf"| ?(?P<letter>[a-z])(?: ?{DASH} ?(?P<until>[a-z]))?(?![\w.])|(?P<lone>[a-eg-z])(?=\.(?!\w))"
)
"""The letter or suffix after the number of a section: § 23a, § 12bis, § 135 a - c."""
# Matches " 1" in " 1 BGB", " 1 2" in " 1 2 StGB"; not in " 1 Satz", " 12 BGB", " 1 ABC".
_DIGITS = r"(?: (?P<digit>[1-9])(?: (?P<last>[1-9]))?(?= [A-ZÄÖÜ]\w{0,6}[GBO]\b))"
"""The same in digits: § 433 1 BGB."""
RULES = (
    # Matches " - " in "§ 48 - 48 d", "–" in "Art. 3–5a", "-" in "§§ 40a-40c"; not in "§§ 3 - 5", "§ 13b-Verfahren".
    # Whether a section is before it, `until` decides.
    Rule(
        "sections until one with a letter",
        rf"(?<=[\da-z]) ?{DASH} ?(?=\d{{1,4}} ?[a-z](?![\w.]))",
        until,
        needs=("-0", "- 0"),
        trigger="§|Art",
    ),
    # Matches "35,37" in "§§ 1 bis 35,37"; not "35,37 Euro", "35,3756". Whether sections are listed, `sections` decides.
    Rule(
        "listed sections",
        r"(?<![\w.,])(\d{1,3}),(\d{1,3})(?![\w.%]|,\d| ?(?:Prozent|Euro|€|%))",
        sections,
        needs=("§",),
        trigger="§§",
    ),
    # Matches "," in "\0,\0"; not "3,5", "\0, \0".
    Rule("comma between sections", r",(?<=\0,)(?=\0)", comma, trigger=r",\S"),
    # Matches "742.101" in "SR 742.101", "942.10" in "(SR 942.10"; not "742.101", "SR 742", "SR 1.5.2020".
    Rule(
        "number in a collection of laws",
        r"(?:(?<=\bSR )|(?<=\bsGS )|(?<=\bLS )|(?<=\bBSG )|(?<=\bSAR )|(?<=\bbGS )|(?<=\bBuchholz ))"
        r"\d{3}(?:\.\d{1,4}){1,3}(?![\w/]|\.\d)",
        classified,
        needs=("SR 0.0", "GS 0.0", "LS 0.0", "SG 0.0", "SAR 0.0", "holz 0.0"),
        at_number=True,
    ),
    # Matches "1ter" in "Abs. 1ter"; not "am 1ten", "21ter1", "A1ter". Whether it is a section, `inserted` decides.
    Rule("inserted section", r"(?<![\w.,])(\d{1,3})(ter)(?!\w)", inserted, needs=("0ter",), at_number=True),
    # Matches "1" in "1Die Frist", "12" in "12Im Fall"; not "1Diebe", "3.1Die", "Nr. 1 Die".
    Rule(
        "number of a sentence",
        rf"(?<![\w.,:@/-])\d{{1,2}}(?=(?:{_OPENING})\s)",
        sentence_number,
        needs=tuple(f"0{letter}" for letter in "DESIWBFANMVZHKGÜU"),
        at_number=True,
    ),
    # Matches "m." in "§ 41 m. Anlage", "m." in "NJW 2010, 3 m. Anm. Meyer"; not "5 m. Anna", "km. Anlage".
    Rule(
        "note of a section",
        r"(?<=[\d\0);,] )m\.(?= (?:Anl(?:\.|age)|Anm\.|zust\.|krit\.|abl\.))",
        with_note,
        needs=(" m. A", " m. z", " m. k", " m. a"),
    ),
    # Matches "Art11" in "B-VG Art11 Abs1", "Abs1" in "§28 Abs1", "Z2" in "§5 Abs1 Z2"; not "Abs 1", "Z2a1", "Absatz1".
    Rule(
        "label without a blank",
        r"(?<=[\w\0] )(Art|Abs|Z|Satz)(\d{1,3})([a-z])?(?![\w/])",
        label_without_blank,
        needs=(" Art0", " Abs0", " Z0", " Satz0"),
        trigger=r"§|Art",
    ),
    # Matches "S." in "S. 2"; not "Satz 2", "S. vor".
    Rule("sentence of a section", r"S\.(?= ?\d)", sentence, needs=("S.0", "S. 0")),
    # Matches "§-218-" in "§-218-Streit", "§ 13b-" in "§ 13b-Verfahren"; not "§ 13b", "§ 3-5", "§-Zeichen".
    Rule(
        "section in a compound",
        r"§(?: ?|-)(\d{1,4})([a-z])?-(?=[A-ZÄÖÜ][a-zäöüß])",
        in_compound,
        needs=("§",),
    ),
    # Matches "§ XIV", "§CCIX"; not "§ 5", "§ MIX-Regel", "§ Xaver".
    Rule("numeral of a section", r"§ ?([IVXLC]{1,10})(?![\w-])", numeral, needs=("§",)),
    # Matches "§ 5a", "§§ 3", "§ 823 II 1", "§ 823 1" in "§ 823 1 BGB", "§ 12bis", "§. 316" as old statutes have it; not
    # "Paragraf 5".
    Rule(
        "section",
        rf"(§+)(?:\.(?= ?\d))?(?: ?(\d+)(?![a-z]? ?[-–] ?\d)(?![\d.:]\d|\d)(?:{_LETTER})?(?:{_CLAUSE}|{_DIGITS})?)?",
        paragraph,
        needs=("§",),
    ),
    # Matches "lit." in "lit.a)", "Buchst. " in "Buchst. a", "Lit. " in "Lit. B, Nr. 3", "lit " in "1 lit b", "Bst. " in
    # "Bst. c", "lit. b-e", "lit. f." in "lit. f. DSGVO"; not "lit. Werke", "split.a", "so lit a".
    Rule(
        "letter of a section",
        rf"(?:(?<!\w)(?:[Ll]it|D?Buchst|Bst)\. ?|(?:(?<=[\d\0] )(?:lit|Buchst)|DBuchst) )"
        rf"(?:(?P<first>[a-z]) ?{DASH} ?(?P<last>[a-z])(?![\w.-])"
        r"|(?P<stopped>[a-z])\.(?= [A-ZÄÖÜ]{2}|,)"
        r"|(?P<inserted>[a-z])(?P<suffix>bis|ter|quater)(?!\w)"
        r"|(?=(?P<double>[a-z])(?P=double)(?![\w.]))|(?=[a-zA-Z](?![\w.])))",
        letter,
        needs=("lit.", "Lit.", "Buchst.", "Bst.", " lit ", "Buchst "),
    ),
    # Matches "a–c" in "Buchstaben a–c VAG", "lit. b-e", "Abb. 8 a–c"; not in "Buchstaben a–cd", "Buchstaben a/b".
    Rule(
        "letters of a section",
        rf"(?:(?<=Buchstaben )|(?<=Buchstabe )|(?<=[Ll]it\. )|(?<=[\d\0] )(?=[a-f]))"
        rf"(?P<first>[a-z]) ?{DASH} ?(?P<last>[a-z])(?![\w-])",
        letters,
        needs=("Buchstabe", "it. ", *(f"0 {letter}{blank}-" for letter in "abcdef" for blank in ("", " "))),
    ),
    # Matches "3" in "Absatz 3", "2a" in "Artikel 2a", "3bis" in "Art. 3bis"; not "Seite x 3", "Artikel 3,5",
    # "Absatz 3 %", "Ziffern 3. und 4. des".
    Rule(
        "clause",
        rf"(?:{_AFTER_LABEL})(?!0)(\d{{1,4}})([a-z](?=\b|[bt]))?(bis|ter|quater|quinquies|sexies)?(?!\w)"
        rf"(?![.,:/–-]\d)(?! ?[%€°]| \d| [–-] \d)(?!\. (?:und|oder|bis) \d{{1,3}}\.(?: [a-zäöü]|[,;:)]))",
        section,
        needs=(*(f"{label} 0" for label in _LABELS), *(f"{label}0" for label in _GLUED)),
        at_number=True,
    ),
)
