"""Citations of judgments: journals, reports of courts, considerations.

NJW 2019, 12 -> NJW zweitausendneunzehn, zwölf      EvBl 1999/12 -> EvBl neunzehnhundertneunundneunzig zwölf
BGE 131 III 467 E. 2a -> BGE einhunderteinunddreißig drei vierhundertsiebenundsechzig Erwägung zwei a
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import search_before, word_before
from audiobuild.german.grammar.numbers import cardinal, ordinal, plain, year
from audiobuild.german.grammar.numerals import value
from audiobuild.german.grammar.patterns import MONTH
from audiobuild.german.rule_engine import Rule
from audiobuild.german.rules.law.citations import PAGES, YEAR
from audiobuild.german.words.journals import JOURNALS
from audiobuild.lazy_regex import lazy_regex

_LONGEST = 30
"""Characters to look back at for the name of a journal."""
# Matches the end of "BGH, NJW-RR ", "(K&R "; not of "im Jahr", "- ".
_JOURNAL_BEFORE = lazy_regex(r"(?<![\w/&-])(\w[\w/&-]+) $")


def reported(found: re.Match[str], text: str) -> str | None:
    """Read ``NJW-RR 1998, 1425, 1426`` as neunzehnhundertachtundneunzig and the pages; ``264 f)`` -> folgende.

    ``12-14`` -> zwölf bis vierzehn.
    """
    journal = search_before(_JOURNAL_BEFORE, text, found.start(), _LONGEST)
    if not journal or journal[1] not in JOURNALS:
        return None
    pages = ", ".join(plain(page) for page in re.findall(r"\d+", found[2]))
    until = f" bis {plain(found['until'])}" if found["until"] else ""
    return f"{year(int(found[1]))}, {pages}{until}" + (" folgende" if found["more"] else "")


def numbered(found: re.Match[str], text: str) -> str | None:
    """Read ``EvBl 1999/12``, a judgment by its number in a journal, as neunzehnhundertneunundneunzig zwölf."""
    journal = search_before(_JOURNAL_BEFORE, text, found.start(), _LONGEST)
    return f"{year(int(found[1]))} {plain(found[2])}" if journal and journal[1] in JOURNALS else None


def collected(found: re.Match[str], _: str) -> str | None:
    """Read ``VfSlg 12.345/1990``, a judgment of a high court, as zwölftausend... neunzehnhundertneunzig.

    ``VwSlg 1234 A/1990`` -> eintausendzweihundertvierunddreißig A ...
    """
    return " ".join(filter(None, [plain(found[1].replace(".", "")), found[2], year(int(found[3]))]))


def swiss(found: re.Match[str], text: str) -> str | None:
    """Read ``BGE 131 III 467``, a Swiss judgment, as BGE ... drei ...; ``; 133 III 360`` after one likewise."""
    return cardinal(value(found[1])) if "BGE" in text[: found.start()] else None


def european(found: re.Match[str], _: str) -> str | None:
    """Read ``Slg. 1998, I-1234``, a page of the reports of the European courts, as eins eintausend..."""
    return f"{cardinal(value(found[1]))} {plain(found[2])}"


_OBLIQUE = frozenset(("der", "einer", "mit", "zur", "seit"))


def supplement(found: re.Match[str], text: str) -> str | None:
    """Read ``154. EL April 2024``, a supplement to a commentary in loose leaves, as ... vierte Ergänzungslieferung."""
    ending = "en" if word_before(text, found.start()).lower() in _OBLIQUE else "e"
    return f"{ordinal(int(found[1]), ending)} Ergänzungslieferung"


# Matches "BGE 131", "Urteil", "Bundesgericht", "Art. 58 OR", "E. 2.1"; not "Beurteilung", "Art. 5", "E. 2".
_JUDGMENT = lazy_regex(
    r"\b(?:BGE|BGer|BVGer|Urteil|Entscheid|Verfügung|Bundesgericht|Regeste|Erwägung|Beschwerdeführer"
    r"|Art\. \d[\w. ]{0,15} [A-Z]{2,4}\b|E\. \d{1,2}(?:\.\d|[a-g]\b))"
)
# Matches the end of "(", "; ", "in ", "sowie ", "lesen Sie ", "5A_1/2013 "; not of "Herr ", "z. B. ", "Abs. 2 ".
_POINTING = lazy_regex(r"(?:[(;]|(?<![\w.])[a-zäöüß]{2,15},?|\b(?:Sie|In|Nach|Gemäss|Siehe|Laut)|/(?:19|20)\d\d,?) ?$")
# Matches the beginning of " 3.2", " 4.7.7.", " 3a", " 5c–5f"; not of " 3", " 3.2.2010", " 3. Mai", " 3 a".
_PARTED = lazy_regex(r" \d{1,2}(?:(?:\.\d{1,2}){1,4}(?!\w|\.\d)|[a-g]{1,2}(?!\w))")
# Matches the beginning of " 4 klärt", " 3: Zuständigkeit", " 4 und 5 vertiefen"; not of " 4 Punkte", " 3. Mai".
_HEADED = lazy_regex(r" \d{1,2}(?:(?: und|,) \d{1,2})?(?:: [A-Za-zÄÖÜ]| [a-zäöü]{3})")
_LONGEST_POINTING = 20


def consideration(found: re.Match[str], text: str) -> str | None:
    """Read ``BGE 128 III 129 E. 2a``, ``in E. 3.2`` and ``(E. 4)`` as Erwägung; the dash of ``E. 1.3-1.5`` -> bis.

    ``(Erw. 1)`` likewise; ``Erw. 8 €`` is what adults pay.
    """
    if found[0] == "Erw.":
        return "Erwägung"
    if found[0] != "E.":
        return " bis "
    if text.endswith(("(", "vgl. ", "Vgl. ", "vergleiche ", "Vergleiche "), 0, found.start()):
        return "Erwägung"
    start, end = found.span()
    pointed = search_before(_POINTING, text, start, _LONGEST_POINTING)
    is_part = (pointed or start == 0) and _PARTED.match(text, end)
    is_heading = start == 0 and _HEADED.match(text, end)
    return "Erwägung" if is_part or is_heading or _JUDGMENT.search(text, 0, start) else None


RULES = (
    # Matches "III" in "BGE 131 III 467", "BGE 99 III 4"; not "131 III 467", "BGE III".
    Rule(
        "Swiss judgment",
        r"(?:(?<=BGE \d\d )|(?<=BGE \d\d\d )|(?<=; \d\d )|(?<=; \d\d\d ))([IVX]{1,4})(?=[ab]? \d{1,4}(?!\d))",
        swiss,
        needs=("BGE 0 I", "BGE 0 V"),
    ),
    # Matches "I-1234" in "Slg. 1998, I-1234", "Slg. 2001 II-12"; not "I-1234", "Slg. I-A-12".
    Rule(
        "report of European courts",
        r"(?:(?<=Slg\. \d{4}, )|(?<=Slg\. \d{4} )|(?<=Slg\. \d{4}, S\. )|(?<=Slg\. ))(I{1,2})-(\d{1,5})(?!\w)",
        european,
        needs=("Slg.",),
    ),
    # Matches "E." in "BGE 1 E. 2a", "(E. 3.2)", "-" in "E. 1.3-1.5", "Erw." in "(Erw. 1)", "in Erw. 2a", "Erw. 4.2 S.";
    # not "E. Weber", "A.E. 3", "1.3-1.5", "Erw. 8 €", "Erw. 4.50", "5 Erw.".
    Rule(
        "consideration",
        r"(?<![\w.])E\.(?= \d)|(?:(?<=E\. \d\.\d)|(?<=E\. \d\.\d\d)|(?<=E\. \d[a-g])"
        r"|(?<=\d\.\d\.\d)(?=[-–](?:\d{1,2}\.){2}))[-–](?=\d)"
        r"|(?<!\w)Erw\.(?= \d{1,2}(?:[a-z](?!\w)|\.\d(?!\d)))|(?<=\()Erw\.(?= \d{1,2}\))|(?<= in )Erw\.(?= \d)",
        consideration,
        needs=(" E. 0", "(E. 0", "Erw. 0"),
    ),
    # Matches "3. EL" in "Stand 3. EL 2023", "154. EL" in "154. EL April 2024", "(153. EL)"; not in "3 EL", "3. EL Öl".
    Rule(
        "supplement",
        rf"(?<![\w.,])(\d{{1,3}})\. (?:EL|ErgLfg\.?|Erg\.-?Lfg\.)(?= (?:19|20)\d\d|,? {MONTH}|[,;)]| Rn|\.?\Z)",
        supplement,
        needs=("0. EL", "0. Erg"),
        at_number=True,
    ),
    # Matches "1998, 14, 16" in "NJW-RR 1998, 14, 16", "2015, 12 f" in "NJW 2015, 12 f;", "2006,361" in "ZMR 2006,361";
    # "2012, 14-16" in "NVwZ 2012, 14-16"; not "NJW 2015", "K 12, 13".
    Rule(
        "report",
        rf"(?<=\w )({YEAR}), ?({PAGES})(?:[-–](?P<until>\d{{1,5}}))?"
        rf"(?P<more> f(?=[;),]| =| m\.? ?w\.? ?N| [-–]|\.?\Z))?(?![\w/]|\.\d)",
        reported,
        needs=(" 0, 0", " 0,0"),
        trigger=rf" {YEAR}, ?\d",
        at_number=True,
    ),
    # Matches "1999/12" in "EvBl 1999/12", "2003/45" in "ÖJZ 2003/45"; not "EvBl 1999/12/3", "EvBl 12/1999".
    Rule(
        "report by its number",
        r"(?<=\w )((?:19|20)\d\d)/(\d{1,4})(?![\w/-]|\.\d)",
        numbered,
        needs=(" 0/0",),
        trigger=r" (?:19|20)\d\d/\d",
        at_number=True,
    ),
    # Matches "12.345/1990" in "VfSlg 12.345/1990", "1234 A/1990" in "VwSlg 1234 A/1990"; not "VfSlg 12.345", "12/1990".
    Rule(
        "collection of high courts",
        r"(?:(?<=\bV[fw]Slg )|(?<=\bV[fw]Slg\. )|(?<=\bV[fw]Slg Nr )|(?<=\bV[fw]Slg\. Nr\. ))"
        r"(\d{1,2}\.?\d{3})(?: ?([AF]))?/((?:19|20)\d\d)(?![\w/])",
        collected,
        needs=("Slg",),
        at_number=True,
    ),
)
