"""Citations of gazettes and acts.

BGBl. I 1987, 1055 -> Bundesgesetzblatt eins neunzehnhundertsiebenundachtzig, eintausendfünfundfünfzig
Art. 24 V v. 2.6.2016 I 1257 -> Artikel vierundzwanzig Verordnung vom zweiten sechsten zweitausendsechzehn eins ...
BVerfGE 123, 267 <344> -> BVerfGE ..., zweihundertsiebenundsechzig (dreihundertvierundvierzig)
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import search_before
from audiobuild.german.grammar.numbers import cardinal, plain, year
from audiobuild.german.grammar.numerals import value
from audiobuild.german.rule_engine import Rule
from audiobuild.german.words.abbreviations import ABBREVIATIONS
from audiobuild.lazy_regex import lazy_regex

# Matches all of "1987", "2021"; not of "1234", "20211".
YEAR = r"(?:1[6-9]|20)\d\d"
# Matches all of "12", "1234, 1236"; not of "12 ff", "12,".
PAGES = r"\d{1,5}(?:, \d{1,5}(?![\d.,]*\d)(?! I)){0,20}"


def _paged(label: str, pages: str) -> str:
    """Return the words for pages: ("S. ", "12, 14") -> Seite zwölf, vierzehn."""
    numbers = ", ".join(plain(page) for page in re.findall(r"\d+", pages))
    word = {"S": "Seite ", "N": "Nummer "}.get(label.strip(" ,")[:1], "")
    return f"{', ' if label.startswith(',') else ' '}{word}{numbers}"


# Matches the end of "vom 3.5.2004, BGBl ", "vom 3. Mai 2004 (BGBl. "; not of "nach BGBl. ".
_YEAR_BEFORE = lazy_regex(r"\d{4},? \(?\w{0,12}[Bb]l\.? $")


def gazette(found: re.Match[str], text: str) -> str | None:
    """Read ``I 1987, 1055`` after the name of a gazette: its part, its year and its pages.

    ``1966 I S. 1`` -> neunzehnhundertsechsundsechzig eins Seite eins; ``1 S. 210`` has its part in another figure;
    ``I S. 1234, 1236`` has two pages; after the date of an act, ``I 1791`` is a page.
    """
    first, part, second, label, pages = found.group("first", "part", "second", "label", "pages")
    if second and not (first or pages) and _YEAR_BEFORE.search(text, 0, found.start()):
        second, label, pages = None, "", second
    if not (first or part or second):
        return None
    words = [year(int(first))] if first else []
    if part:
        words.append(f"{found['named'] or ''}{cardinal(int(part) if part.isdecimal() else value(part))}")
    words += [year(int(second))] if second else []
    until = found.groupdict().get("until")
    return " ".join(words) + (_paged(label, pages) if pages else "") + (f" bis {plain(until)}" if until else "")


def by_number(found: re.Match[str], _: str) -> str | None:
    """Read ``BGBl 1975/60``, an Austrian act by its number, as neunzehnhundertfünfundsiebzig sechzig."""
    return f"{year(int(found[1]))} {plain(found[2])}"


def series(found: re.Match[str], _: str) -> str | None:
    """Read ``ABl. 2016 L 119/1``, a series of the gazette of the EU, as zweitausendsechzehn L: no liters."""
    return f"{year(int(found[1]))}{found[2]}{found[3]}"


_GAZETTES = {
    entry.written: entry.spoken for entry in ABBREVIATIONS if entry.written.endswith("Bl.") and " " not in entry.written
}


def without_stop(found: re.Match[str], _: str) -> str | None:
    """Read ``GMBl S. 65``, a gazette without its full stop, as Gemeinsames Ministerialblatt."""
    return _GAZETTES.get(f"{found[0]}.")


# Matches the end of "G v. 10.8.2021 ", "v. 2.1.2002 I 42, 2909; ", "BGBl. I S. 12; "; not of "am 2.1.2002 ".
_ACT_BEFORE = lazy_regex(
    r"(?:\bv\. ?\d{1,2}\. ?\d{1,2}\. ?\d{4} (?:[IVX\d ,;]{0,60}[;,] )?|[Bb]l\.?:? [IVXS\d .,;:]{0,60}(?:[;,] |\())$"
)
_LONGEST = 90
"""Characters to look back at."""


def page_of_act(found: re.Match[str], text: str) -> str | None:
    """Read ``I 1257`` after the date of an act as eins eintausendzweihundertsiebenundfünfzig.

    ``; 2003 I S. 738`` after another page is zweitausenddrei eins Seite ...
    """
    cited = search_before(_ACT_BEFORE, text, found.start(), _LONGEST)
    first = f"{year(int(found[1]))} " if found[1] else ""
    return f"{first}{cardinal(value(found[2]))}{_paged(found[3] or '', found[4])}" if cited else None


# Matches the beginning of " v. 3.5.2019"; not of " vom 3. Mai".
_DATED_ACT = lazy_regex(r" v\. ?\d")
# Matches "Ziff. I 3 des ", "Art. 5 der ", "Anhang der "; not "Klage der ".
_AMENDED = lazy_regex(r"(?:\b(?:Ziff\.|Art\.|Anhang|Beilage)(?: [IVX\d]+[a-z]?){0,3}) (?:der|des) $")
_SWISS_ACTS = {"V": "Verordnung", "BG": "Bundesgesetzes", "BB": "Bundesbeschlusses"}


def act(found: re.Match[str], text: str) -> str | None:
    """Read ``V v. 2.6.2016`` as Verordnung, ``G v.`` as Gesetz.

    Swiss notes on amendments: ``gemäss Ziff. I der V vom 3. Mai 2016`` likewise, ``des BG vom`` -> Bundesgesetzes.
    """
    if _DATED_ACT.match(text, found.end()) or not found.start():
        owned = "es" if found[0] == "G" and text.endswith((" d. ", "des "), 0, found.start()) else ""
        return {"G": "Gesetz", "V": "Verordnung"}[found[0]] + owned
    return _SWISS_ACTS[found[0]] if search_before(_AMENDED, text, found.start(), _LONGEST) else None


def numbered_act(found: re.Match[str], _: str) -> str | None:
    """Read ``V 7691-2-1 v. 19.12.1990``, an act by its number in the register of laws, as Verordnung ... zwei eins."""
    name = {"G": "Gesetz", "V": "Verordnung", "Bek.": "Bekanntmachung"}[found[1]]
    return " ".join([name, *(plain(number) for number in found[2].split("-"))])


def classified(found: re.Match[str], _: str) -> str | None:
    """Read ``Gliederungsnummer 2030-2-3``, a place in the register of laws, as zweitausenddreißig zwei drei."""
    pieces = re.split("[-–/]", found[0])
    return " ".join(plain(piece) if piece.isdigit() else piece for piece in pieces)


def article(_found: re.Match[str], _: str) -> str | None:
    """Read ``i.d.F. d. Bek. v. 3.5.2019`` as der."""
    return "der"


def in_angles(found: re.Match[str], _: str) -> str | None:
    """Read ``267 <344 f.>``, a page, as (dreihundertvierundvierzig folgende); ``<n. F.>`` -> (neue Fassung).

    ``<318 Rn. 43>`` -> (dreihundertachtzehn Randnummer dreiundvierzig); ``<1 WB 36.16>``, a docket, likewise.
    """
    if found["version"]:
        return "(neue Fassung)" if found["version"] == "n" else "(alte Fassung)"
    if found["register"]:
        return f"({plain(found[1])} {found['register']} {plain(found['number'])} Punkt {plain(found['year'])})"
    until = f" bis {plain(found['until'])}" if found["until"] else ""
    margin = f" Randnummer {plain(found['margin'])}" if found["margin"] else ""
    return f"({plain(found[1])}{until}{margin}{' folgende' if found['more'] else ''})"


# Matches "juris", "Rn. 5", "BVerwG", "NJW 2001"; not "Urteil", "Rennen".
_CITING = lazy_regex(r"\bjuris\b|\bR[nz]\.? ?\d|\bB(?:Verf|Verw|SG|FH|GH|AG)|\bNJW|\bNVwZ")
_LONGEST_REMARK = 150


def remark(found: re.Match[str], text: str) -> str | None:
    """Read the angles of ``Rn. 23 <zu Spielhallen>``, a remark inside a bracket, as brackets."""
    if not _CITING.search(text):
        return None
    end = found.end()
    if found[0] == "<":
        closing = text.find(">", end, end + _LONGEST_REMARK)
        return "(" if closing > 0 and "<" not in text[end:closing] else None
    opening = text.rfind("<", max(0, found.start() - _LONGEST_REMARK), found.start())
    is_remark = opening > 0 and text[opening - 1] == " " and text[opening + 1].isalnum()
    return ")" if is_remark and ">" not in text[opening : found.start()] else None


RULES = (
    # Matches "2016 L" in "ABl. 2016 L 119/1", "2016, C" in "ABl. EU 2016, C 12"; not "2016 L", "ABl. 2016 S. 3".
    Rule(
        "series of a gazette",
        r"(?:(?<=ABl\. )|(?<=ABl )|(?<=ABl\. EU )|(?<=ABl\. EG ))((?:19|20)\d\d)(,? )(?:Nr\. )?([LC])(?= \d)",
        series,
        needs=("ABl",),
        at_number=True,
    ),
    # Matches "1975/60" in "BGBl 1975/60", "LGBl. 2015/13"; not "1975/60", "BGBl I 2018/32", "BGBl 1975/60/2".
    Rule(
        "gazette by its number",
        r"(?:(?<=Bl )|(?<=Bl\. ))((?:19|20)\d\d)/(\d{1,4})(?![\w/])",
        by_number,
        needs=("Bl 0/0", "Bl. 0/0"),
        at_number=True,
    ),
    # Matches "I 1987, 1055" in "BGBl. I 1987, 1055", "1966 I S. 1" in "Bundesgesetzbl. 1966 I S. 1"; not "BGBl.".
    Rule(
        "gazette",
        rf"(?:(?<=[Bb]l\. )|(?<=[Bb]l )|(?<=[Bb]latt )|(?<=[Bb]l\.))(?=Teil I|I|\d)"
        rf"(?:(?P<first>{YEAR})(?:,? (?=(?:Teil )?I)|(?=,? (?:S|Nr)\.|[,;:)]|\Z)))?"
        rf"(?:(?P<named>Teil )?(?P<part>I{{1,3}}|[123](?= S\. ?\d))(?![\w.]):?)?(?P<second> {YEAR}(?!\d))?"
        r"(?:(?P<label>, ?S\.? ?|, ?Nr\. ?|,? S(?:\. ?| )| Nr\. ?|(?<=\d), | (?=\d))"
        rf"(?P<pages>{PAGES})(?:[-–](?P<until>\d{{1,5}}))?(?![\d/]|\.\d))?",
        gazette,
        needs=(
            "bl. 0",
            "Bl. 0",
            "bl 0",
            "Bl 0",
            "latt 0",
            "bl. I",
            "Bl. I",
            "bl I",
            "Bl I",
            "latt I",
            "Teil I",
            "Bl.I",
            "Bl.0 S",
        ),
    ),
    # Matches "I 1257" in "V v. 2.6.2016 I 1257", "2003 I 738" in "I 42; 2003 I 738"; not "I. 1257", "Band I 12.5".
    Rule(
        "page of an act",
        rf"(?:(?<=\d )|(?<=[;,] )|(?<=\())(?:({YEAR}) )?(I{{1,3}}) (S\. )?({PAGES})(?![\w/]|\.\d)",
        page_of_act,
        needs=(" I 0", " II 0", "0 I S. 0", "0 II S. 0"),
        trigger=r"\bv\.\s?\d|[Bb]l\.?\s",
    ),
    # Matches "I 1987, 1055"; not "I 1987", "BGBl. I 1987, 1055", "I 12, 13".
    Rule(
        "gazette alone",
        r"(?:\A|(?<=\())(?P<first>)(?P<named>)(?P<part>I{1,2})"
        rf"(?P<second> {YEAR})(?P<label>, )(?P<pages>{PAGES})(?!\w|[.,]\d)",
        gazette,
        needs=("I 0, 0",),
    ),
    # Matches "V" in "Art. 24 V v. 2.6.2016", "G" in "G v. 3.5.2019", "V" in "Ziff. I der V vom 3. Mai", "BG" in
    # "Ziff. 2 des BG vom 3. Mai", "G" in "G aufgeh. durch"; not "V v. Köln", "5 V.", "BGG v. 3.5.2019".
    Rule(
        "act",
        r"(?<![\w.])(?:[GV](?= v\. ?\d{1,2}\.)"
        r"|\A[GV](?= (?:aufgeh\.|mWv|eingef\.|neugef\.|geänd\.))"
        r"|(?:(?<=der )V|(?<=des )B[GB])(?=(?: de[sr] [A-ZÄÖÜ]{2,})? vom {1,3}\d{1,2}\.))",
        act,
        needs=(
            "G v. 0.",
            "V v. 0.",
            "G v.0.",
            "V v.0.",
            "V vom 0.",
            "V vom  0.",
            "G vom 0.",
            "B vom 0.",
            "G vom  0.",
            "V des ",
            "V der ",
            "V auf",
            "G auf",
            "V mWv",
            "G mWv",
            "V ein",
            "G ein",
            "V neu",
            "G neu",
            "V geä",
            "G geä",
        ),
    ),
    # Matches "V 7691-2-1" in "V 7691-2-1 v. 19.12.1990", "Bek. 310-2" in "Bek. 310-2 v. 3.5."; not "V 12-2",
    # "V 7691-2-1 ist", "XV 7691-2-1 v. 3".
    Rule(
        "act by its number",
        r"(?<![\w.])([GV]|Bek\.) (\d{3,4}(?:-\d{1,4}){1,4})(?= v\. ?\d)",
        numbered_act,
        needs=("V 0-0", "G 0-0", "Bek. 0-0"),
    ),
    # Matches "2030-2-3" in "Gliederungsnummer 2030-2-3", "402-2" in "FNA 402-2", "2020-1-1-I" in
    # "BayRS 2020-1-1-I", "453–14" in "Gliederungsnummer 453–14"; not "Nummer 2-3", "FNA 402".
    Rule(
        "number in a register of laws",
        r"(?:(?<=ungsnummer )|(?<=ungs-Nr\. )|(?<=ungsnr\. )"
        r"|(?<=Gl\. Nr\. )|(?<=Gl\.-Nr\. )|(?<=FNA )|(?<=BayRS )|(?<=GNr\. )|(?<=BGBl\. III ))"
        r"\d{1,4}(?:[-–]\d{1,4}){1,5}(?:-[A-Z]{1,2}|/[A-Z])?(?![\w/])",
        classified,
        needs=("nummer 0-0", "Nr. 0-0", "nr. 0-0", "FNA 0-0", "RS 0-0", "III 0-0"),
        at_number=True,
    ),
    # Matches "d." in "i.d.F. d. Bek. v. 3.5.2019"; not "d. Bekannten".
    Rule("article of an announcement", r"(?<![\w.])d\.(?= (?:Bek\.|Bekanntmachung))", article, needs=(" d. Bek",)),
    # Matches "<344>" in "267 <344>", "<44 f.>" in "1 <44 f.>", "<12-14>" in "1 <12-14>", "<n. F.>" in "§ 5 <n. F.>",
    # "<318 Rn. 43>" in "2 <318 Rn. 43>", "<1 WB 36.16>" in "5 <1 WB 36.16>"; not "x <5 mm", "3 < 4 > 2".
    Rule(
        "page in angles",
        r"(?<=[\d.\0] )[<〈](\d{1,4})(?:(?: ?[-–] ?(?P<until>\d{1,4}))?(?: Rn\. (?P<margin>\d{1,4}))?(?P<more> ff?\.)?"
        r"| (?P<register>[A-Z]{1,3}) (?P<number>\d{1,4})\.(?P<year>\d\d))[>〉]|<(?P<version>[an])\. ?F\.>",
        in_angles,
        needs=("<0>", "<0 Rn. 0", ".0>", "<0-0>", "<0 - 0>", "<0 f", "〈0", "F.>"),
    ),
    # Matches "<" in "Rn. 23 <zu Spielhallen", "Kern <Hrsg.", ">" in "zu Spielhallen>"; not in "5 < 6", "a<b", "x > 5".
    # `remark` looks for a citation and for the other angle.
    Rule("remark in angles", r"(?<=[\w.;\0] )<(?=[^\W_])|>(?<=[\w.]>)", remark, needs=("<", ">")),
    # Matches "GMBl" in "GMBl S. 65", "LGBl" in "LGBl 2015/13"; not "GMBl.", "GMBl gilt", "E-Bl S. 5".
    Rule(
        "gazette without a stop",
        r"(?<![\w-])[A-Za-zäöü]{1,8}Bl(?= (?:S\.? ?[\d\0]|Nr\.? ?[\d\0]|I{1,3} |[\d\0]))",
        without_stop,
        needs=("Bl S", "Bl N", "Bl I", "Bl 0"),
    ),
)
