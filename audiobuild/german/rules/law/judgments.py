"""What judgments and commentaries write: parties, dockets, parts of sections, numbered paragraphs.

die Beklagte zu 1. -> zu eins                      - 2 A 17.21 - -> zwei A siebzehn Punkt einundzwanzig
§ 5 Abs 1 S 2 Alt 1 -> Paragraf fünf Absatz eins Satz zwei Alternative eins
§§ 26f und 26g -> Paragrafen sechsundzwanzig f und sechsundzwanzig g
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import search_before, word_before
from audiobuild.german.grammar.labels import PARTY_BEFORE
from audiobuild.german.grammar.numbers import cardinal, plain
from audiobuild.german.grammar.numerals import value
from audiobuild.german.rule_engine import Rule
from audiobuild.lazy_regex import lazy_regex

_LONGEST = 90
"""Characters to look back at."""
# Matches the beginning of " beigeladenen Kassen", " beklagte Stadt"; not of " Beigeladenen", " gelegene".
_JOINED_AFTER = lazy_regex(r" (?:beigeladen|beklagt|verklagt|klagend|antragstellend|bezeichnet)e[nrms]?\b")


def party(found: re.Match[str], text: str) -> str | None:
    """Read ``die Beklagte zu 1.`` as zu eins, ``den Klägern zu 1) und 2)`` as zu eins und zwei."""
    joined = _JOINED_AFTER.match(text, found.end())  # "die zu 1. bis 4. beigeladenen Kassen"
    if not (joined or search_before(PARTY_BEFORE, text, found.start(), _LONGEST)):
        return None
    spoken = re.sub(r"(\d+)[.)]", lambda number: plain(number[1]), found[0])
    return spoken + ("" if found[0][-1] == ")" or re.search(r"\w", text[found.end() :]) else ".")


def party_by_numeral(found: re.Match[str], text: str) -> str | None:
    """Read ``die Beschwerdeführer zu I. und II.`` as zu eins und zwei."""
    if not search_before(PARTY_BEFORE, text, found.start(), _LONGEST):
        return None
    spoken = re.sub(r"([IVX]+)[.)]", lambda numeral_: cardinal(value(numeral_[1])), found[0])
    return spoken + ("" if found[0][-1] == ")" or re.search(r"\w", text[found.end() :]) else ".")


def margin(found: re.Match[str], _: str) -> str | None:
    """Read ``Rdn. 2.103``, the number of a paragraph in a commentary, as zwei Punkt einhundertdrei."""
    return f"{plain(found[1])} Punkt {plain(found[2])}"


# Matches the end of "Absätzen 4d, 4e, ", "§§ 26e und ", "Abschnitt A: 3b, ", "Anlage K "; not of "4 kg, ", "Absatz 3 ".
_LISTED = lazy_regex(
    r"(?:(?:§|\b(?:Abs(?:\.|atz|atzes|ätzen?)|Art(?:\.|ikeln?|ikels)|N(?:r|rn|ummern?)\.?|Anlagen?|Abschnitt \w:))"
    r" ?(?:\d{1,4}[a-z]?(?:,|,? (?:und|oder|sowie|bis|bis zu)) ){1,20}"
    r"|\bAnl(?:\.|agen?) (?:[A-Z]{1,2} \d{1,3}[a-z]?[-–, ]{1,3})?[A-Z]{1,2} )$"
)


def lettered(found: re.Match[str], text: str) -> str | None:
    """Read ``Absätze 4e, 4f und 4g`` as vier g: a section, no grams."""
    listed = search_before(_LISTED, text, found.start(), _LONGEST)
    return f"{plain(found[1])} {found[2]}" if listed else None


def clause_of_terms(found: re.Match[str], _: str) -> str | None:
    """Read ``§ 4.3`` as vier Punkt drei, ``Kompetenzbereich I.1`` as eins Punkt eins."""
    first = int(found[1]) if found[1] else value(found[3])
    last = f" Punkt {plain(found[5])}" if found[5] else ""
    return f"{cardinal(first)} Punkt {plain(found[2] or found[4])}{last}" if first else None


def numeral(found: re.Match[str], _: str) -> str | None:
    """Read ``LG München I`` as München eins, ``Rom I-VO`` as Rom eins."""
    return cardinal(value(found[0]))


# Matches the end of ", der ", "dass der ", "hat der ", "kündigte der "; not of "Abteilung der ", "von der ".
_CLAUSE_OPENS = lazy_regex(
    r"(?:\A|[,;:(] |\b(?:dass|weil|wenn|ob|da|hat|ist|war|kann|wird|muss|sich|trägt|[a-zäöü]{3,}te) )der $"
)


def plaintiff(found: re.Match[str], text: str) -> str | None:
    """Read ``die Kl.`` beside a lawsuit as Klägerin, ``Der Kl.`` as Kläger, ``des Kl.`` as Klägers."""
    article = word_before(text, found.start())
    if article == "der":  # of a woman, unless it begins a clause: dass der Kl., weil der Kl.
        clause = search_before(_CLAUSE_OPENS, text, found.start(), 20)
        return "Kläger" if clause else "Klägerin"
    return {"die": "Klägerin", "des": "Klägers"}.get(article.lower(), "Kläger")


def collected(found: re.Match[str], _: str) -> str | None:
    """Read ``SozR 4-2500`` as vier zweitausendfünfhundert."""
    return f"{plain(found[1])} {plain(found[2])}"


_PARTS = {"S": "Satz", "Alt": "Alternative", "Alt.": "Alternative", "Halbs": "Halbsatz", "HS": "Halbsatz",
          "Hs": "Halbsatz", "Hs.": "Halbsatz", "Buchst": "Buchstabe", "Var": "Variante", "Z": "Ziffer",
          "Z.": "Ziffer"}  # fmt: skip
# Matches the end of "SDr. S. S 486, ", "S. S 4, S 5, "; not of "S. 486, ", "Abs. 1 S 4, ".
_LETTERED_PAGE_BEFORE = lazy_regex(r"\bS\. ?S \d+, (?:S \d+, )*$")
# Matches the end of "S 1, ", "Linien S 2, ", "S 2 "; not of "Abs. 1 ", "BGBl. S 1 Nr. 2 ".
_LINE_BEFORE = lazy_regex(r"(?:\A|[^\w.] |\b(?:Linien?|Bahn(?:en)?) )S \d{1,2},? $")
# Matches "§", "Abs. 1", "Abs 1", "lit. a"; not "Abseits", "Absolut".
_LAW = lazy_regex(r"§|\b(?:Abs|Art)\b\.?|\blit\b")
# Matches "Drucks 12/4994, S 27 f zu § 5 und ", "Drucks 14/2046 S 1 unter A, " up to the end; not
# "Drucks 12/4994 zu Abs 1 ", "S 2 und ", "Drucks 1/2 S 1 zu § 5 Abs 1 ".
_PAGE_BEFORE = lazy_regex(
    r"Dr(?:uck)?s\w{0,12}\.? \d{1,5}/\d{1,5}[^;)]{0,3}S\.? \d[^;)]{0,60}(?:\b(?:und|sowie)|(?<!\d),) $"
)
# Matches the end of "BT-Drucks 12/4994 ", "Drucksache 7/12, ", "SozR 3-2500 § 28 Nr 3 "; not of "12/4994 ",
# "§ 28 Nr 3 ".
_DOCUMENT_BEFORE = lazy_regex(r"(?:(?:Dr(?:uck)?s?\.?|Drucksache) \d+/\d+|SozR [\d-]+ §+ \w+ Nr\.? \d+),? $")
# Matches the end of "S. 2 ", "Spalte 3, ", "Seite 4 "; not of "Nr. 2 ", "Absatz 3, ".
_SHEET_BEFORE = lazy_regex(r"\b(?:S\.|Sp\.|Seite|Spalte) \d{1,4},? $")


def undotted(found: re.Match[str], text: str) -> str | None:
    """Read ``Abs 1 S 2`` as Satz zwei, ``§ 5 Z 3`` as Ziffer drei, ``Alt 1`` after a section as Alternative.

    ``in S 2`` beside a section -> in Satz zwei; ``12/4994 S 22`` -> Seite; ``Sp. 3, Z. 12`` -> Zeile.
    """
    before = text[max(0, found.start() - _LONGEST) : found.start()]
    form, number = found[1], plain(found[2])
    if form in ("Z", "Z.") and _SHEET_BEFORE.search(before):
        return f"Zeile {number}"
    if form == "S":
        if _DOCUMENT_BEFORE.search(before) or _PAGE_BEFORE.search(text, 0, found.start()):
            return f"Seite {number}"
        if _LETTERED_PAGE_BEFORE.search(before):
            return f"S {number}"
        if _LINE_BEFORE.search(before) and not _LAW.search(text):
            return None  # "S 1, S 8", lines of a railway
    return " ".join(filter(None, [_PARTS[form], number, found[3]])) if _is_part(form, before, text) else None


# Matches the end of "in ", "nach der ", "und "; not of "am ", "die Generation ".
_POINTING = lazy_regex(r"\b(?:[Ii]n|[Nn]ach|[Gg]emäß|von|aus|mit|zu|iSd|iVm|und|oder|[Dd](?:er|ie|es|en)) $")
# Matches the end of "Abs 1 ", "Art. 3 ", "§ 5a ", "§ 2 II ", "§ 9 (3) ", "Satz 2, "; not of "Seite 3 ", "(3) ".
_SECTION_BEFORE = lazy_regex(
    r"(?:(?:§|\b(?:Art|Abs|Nr|S|Artikel|Absatz|Satz|Nummer|Anlage)\b\.?) ?(?:\d+[a-z]?(?: [IVX]{1,4}"
    r"| ?\(\d+[a-z]?\))?|[IVXLC]+)"
    r"|\blit\b\.? [a-z]),? $"
)
# Matches the end of "§§ 83 Abs 1, 85 ", "§§ 3 und 5a "; not of "§ 83, 85 ".
_SECTIONS_BEFORE = lazy_regex(r"§§ [^§;()]{1,60}(?:,| und| oder|,? sowie) \d+[a-z]?,? $")


def _is_part(form: str, before: str, text: str) -> bool:
    """Return whether a form is a part of a section: § 5 Z 3, and in a text about law after "in" or "nach"."""
    if _SECTION_BEFORE.search(before) or _SECTIONS_BEFORE.search(before):
        return True
    is_pointed_at = form in ("S", "Z", "Z.") and _POINTING.search(before)
    return bool(is_pointed_at) and _LAW.search(text) is not None


_PLURALS = {
    "Abs": ("Absätze", "Absätzen"), "Art": ("Artikel", "Artikeln"), "Nr": ("Nummern", "Nummern"),
    "Z": ("Ziffern", "Ziffern"), "Ziff": ("Ziffern", "Ziffern"), "Rn": ("Randnummern", "Randnummern"),
}  # fmt: skip
# Matches the beginning of " 1 bis 3", " 2, 3a und 5", "1-3"; not of " 1", " 1 und die", " 1.5".
_LIST_AFTER = lazy_regex(
    r" ?\d{1,4}[a-z]?(?:, \d{1,4}[a-z]?){0,9}"
    r"(?:,? (?:und|bis|oder|sowie|bzw\.) | ?[–-] ?)\d"
)


def listed_label(found: re.Match[str], text: str) -> str | None:
    """Read ``die Abs. 1 bis 3`` as Absätze, ``den Abs. 1 und 2`` as Absätzen; ``der Abs. 1`` is one."""
    if not _LIST_AFTER.match(text, found.end()):
        return None
    return _PLURALS[found[1]][text.endswith("en ", 0, found.start())]


# Matches "Art. 97", "BGE 131", "a.a.O., ", "S. 12"; not "Artikel", "BGEs".
_SWISS = lazy_regex(r"\bArt\. \d|\bBGE \d|a\. ?a\. ?O\.|\bS\. \d")


def note(_found: re.Match[str], text: str) -> str | None:
    """Read ``Art. 97 N 12`` and ``N. 5 zu Art. 3``, a note of a Swiss commentary, as Note: no newtons."""
    return "Note" if _SWISS.search(text) else None


# Matches the end of "§ 823 BGB ", "Art. 5 GG ", "§§ 3, 5a StPO "; not of "der BGB ", "§ 5 Absatz ".
_CODE_BEFORE = lazy_regex(r"(?:§|Art\.|Artikel)\s?\d[\w .,]{0,24} [A-Z]\w{0,8}[A-Z]\s$")
_LONGEST_CODE = 45
# Matches the end of "BSGE 34, 269, 270", "; 68, 193, 209", "NJW-RR 2010, 664"; not of "§§ 3, 5", "Nr 2, 3", "12, 13".
_VOLUME = lazy_regex(r"(?:\b[A-Z]+[A-Za-z]*[A-Z][\w-]*|;) \d{1,4}, (?:\d{1,5}, ){0,3}\d{1,5}$")
# Matches the beginning of ") ohne", "; BVerfGE", " mwN"; not of " oder", " der Anlage".
_CITATION_ENDS = lazy_regex(r"[;),]| =| m\.? ?w\.? ?N| [-–]|\.?\Z")
# Matches the end of "S 27", "Rn 5", "S. 127"; not of "§ 27", "5".
_PAGE = lazy_regex(r"\b(?:S|R[nz]|Rd[nN]r|Rdn|GP)\.? \d{1,5}$")


def following(found: re.Match[str], text: str) -> str | None:
    """Read ``§§ 145 ff BGB``, without its full stop, as folgende; ``S 27 f zu § 5`` likewise, but no ``§ 5 f``.

    ``§§ 312b ff. BGB``, ``§ 823 BGB ff.`` and ``BSGE 34, 269, 270 f`` -> folgende, too.
    """
    if not found[0].startswith(" ") and not text[found.start() - 1].isdigit():
        cited = search_before(_CODE_BEFORE, text, found.start(), _LONGEST_CODE)
        ends = found[0].endswith(".") and not re.search(r"[\w)]", text[found.end() :])
        return f"folgende{'.' if ends else ''}" if cited else None
    if found[0].endswith("."):
        return " folgende" + ("" if re.search(r"\w", text[found.end() :]) else ".")
    if text.startswith(")", found.end()) and text.count("(", 0, found.start()) <= text.count(")", 0, found.start()):
        return None  # "Art. 6 Abs. 1 S. 1 f) DSGVO", a letter
    paged = found[0].endswith("ff") or search_before(_PAGE, text, found.start(), 12)
    volume = search_before(_VOLUME, text, found.start(), _LONGEST_CODE)
    paged = paged or (volume and _CITATION_ENDS.match(text, found.end()))
    return " folgende" if paged else None


RULES = (
    # Matches "N" in "Art. 97 N 12", "N." in "Meier, N. 5 zu Art. 3", "N" in "97 OR N 12, 15"; not "auf der N 12",
    # "5 N.", "N 12.5".
    Rule(
        "note of a commentary",
        r"(?:(?<=[\d\0,;(] )|(?<=\()|(?<= OR )|(?<=ZGB )|(?<=StGB )|(?<=Aufl\. ))"
        r"N\.?(?= \d{1,4}[a-z]?(?![\w/]|[.,]\d))",
        note,
        needs=(" N 0", " N. 0", "(N 0", "(N. 0"),
    ),
    # Matches " ff" in "§§ 145 ff BGB", "ff" in "§§ 850ff ZPO", " f" in "S 27 f zu", "f" in "S. 51f",
    # " ff." in "§ 312b ff. BGB", "ff." in "§ 823 BGB ff."; not "S. 12 ff.", "5 ffm", "eff".
    Rule(
        "following",
        r"(?<=\d)(?: ?ff| ?f)(?![\w.])|(?<=\d[a-z]) ff\.|(?<=[A-ZÖ] )ff\.?(?!\w)",
        following,
        needs=("0 ff", "0ff", "0 f ", "0 f)", "0 f,", "0 f;", "0f", " ff."),
    ),
    # Matches "1." in "Kläger zu 1. ist", "1) und zu 2)" in "Beklagten zu 1) und zu 2)"; not "Kläger zu 1". Whether a
    # party is numbered, `party` decides.
    Rule(
        "party",
        r"(?<= zu )"
        r"\d{1,2}[.)](?:(?:,| und| oder| bis| sowie)(?: zu)? \d{1,2}[.)])*",
        party,
        needs=(" zu 0.", " zu 0)"),
        at_number=True,
    ),
    # Matches "I. und II." in "Beschwerdeführer zu I. und II.", "II)" in "Klägerin zu II)"; not "Kläger zu I",
    # "zu I. A.". Whether a party is numbered, `party_by_numeral` decides.
    Rule(
        "party by a numeral",
        r"(?<= zu )[IVX]{1,4}[.)](?:(?:,| und| oder| bis| sowie)(?: zu)? [IVX]{1,4}[.)])*(?! [A-Z]\.)",
        party_by_numeral,
        needs=(" zu I", " zu V", " zu X"),
    ),
    # Matches "2.103" in "Rdn. 2.103", "4.163" in "Rz 4.163"; not "S. 2.103", "Rdn. 2.103.4", "Rdn. 12".
    Rule(
        "paragraph of a commentary",
        r"(?:(?<=R[nz]\. )|(?<=\bR[nz] )|(?<=Rdn\. )|(?<=Rdnr\. ))(\d{1,2})\.(\d{1,3})(?![\w/]|[.,]\d)",
        margin,
        needs=("Rn. 0.0", "Rz. 0.0", "Rn 0.0", "Rz 0.0", "Rdn. 0.0", "Rdnr. 0.0"),
        at_number=True,
    ),
    # Matches "4g" in "Absätze 4f und 4g", "1g" in "Anlage K 1g"; not "4 g", "4kg".
    Rule(
        "lettered section",
        r"(?<![\w.,])(\d{1,4})([a-z])(?![\w.]\w|\w)",
        lettered,
        needs=("§", "Abs", "Art", "Nr", "Numm", "Anl"),
        at_number=True,
    ),
    # Matches "4.3" in "§ 4.3.", "I.1" in "Bereich I.1", "V.2", "II.2.3"; not "Version 1.2", "§ 4.300", "§ 4.3.2",
    # "V.24".
    Rule(
        "clause of terms",
        r"(?:(?<=§ )(\d{1,2})\.(\d{1,2})(?:\.(?=\s\w))?"
        r"|(?<![\w.])(?!V\.[1-9]\d)([IVX]{1,4})\.(\d{1,2})(?:\.(\d{1,2}))?)(?!\w|[.,]\d)",
        clause_of_terms,
        needs=("§ 0.0", "I.0", "V.0", "X.0"),
    ),
    # Matches "I" in "LG München I", "Rom I-VO", "Abschnitt A I Nr. 17"; not "München I.", "Rom I und".
    Rule(
        "numeral of a court",
        r"(?:(?<=LG München )|(?<=gericht München )|(?<=gerichts München )|(?<=schaft München ))I{1,2}(?![\w.-])"
        r"|(?<=Rom )I{1,3}(?=-VO)|(?<=Abschnitt [A-Z] )[IVX]{1,4}(?= Nr\.)",
        numeral,
        needs=("München I", "Rom I", "Abschnitt "),
    ),
    # Matches "Kl." in "Die Kl. war bei der Bekl. tätig"; not in "die Kl. Anfrage", "die Kl. 5".
    Rule(
        "plaintiff",
        r"(?:(?<=\b[Dd]ie )|(?<=\b[Dd]e[rmns] ))Kl\.(?= (?:[a-zäöü]|\([a-zäöü])|[,;)])",
        plaintiff,
        needs=("e Kl.", "r Kl.", "m Kl.", "n Kl.", "s Kl."),
        trigger=r"\bBekl\.|\b(?:Klage|Urteil|Revision|Berufung)|[Gg]ericht|klagt|Mietverhältnis",
    ),
    # Matches "III" in "BGE 140 III 86 und 142 III 91"; not in "142 III", "Band 142 III 91".
    Rule(
        "part of a volume",
        r"(?:(?<= und \d\d )|(?<=; \d\d )|(?<= und \d\d\d )|(?<=; \d\d\d )|(?<=\A\d\d )|(?<=\A\d\d\d ))"
        r"(?:I{1,3}|IV|V)(?= \d{1,4}(?![\w/]))",
        numeral,
        needs=("0 I", "0 V"),
        trigger=r"BGE|\A\d{2,3} [IV]{1,3} \d",
    ),
    # Matches "4-2500" in "SozR 4-2500", "3-1500" in "SozR 3-1500"; not "SozR 2200", "Band 4-2500".
    Rule(
        "collection of social courts",
        r"(?<=SozR )([34]) ?- ?(\d{4})(?!\d)",
        collected,
        needs=("SozR 0-0", "SozR 0 - 0"),
    ),
    # Matches "Abs." in "Die Abs. 1 und 2", "Nr" in "den Nr 3 bis 5"; not in "Abs. 1 und 2". Whether numbers are listed,
    # `listed_label` decides.
    Rule(
        "listed label",
        r"(?:(?<=\b[Dd]ie )|(?<=\b[Dd]er )|(?<=\b[Dd]en ))(Abs|Art|Nr|Z|Ziff|Rn)\.?(?= ?\d)",
        listed_label,
        needs=tuple(f"{label}{stop} 0" for label in ("Abs", "Art", "Nr", "Z", "Ziff", "Rn") for stop in ("", ".")),
        trigger=r"[Dd](?:ie|er|en)\s(?:Abs|Art|Nr|Z|Ziff|Rn)\.?\s\d",
    ),
    # Matches "S 2" in "Abs 1 S 2", "Alt. 1" in "Nr. 3 Alt. 1", "S 22" in "12/4994 S 22", "Z 2e" in "§ 5 Z 2e"; not
    # "S 2ab", "XS 2", "S. 2".
    Rule(
        "part of a section",
        r"(?<=[\w,)\0] )(S|Z\.?|Alt\.?|Halbs|H[Ss]|Hs\.|Buchst|Var) (\d{1,3})([a-z])?(?![\w/]|[.,-]\d)",
        undotted,
        needs=("S 0", "Z 0", "Z. 0", "Alt 0", "Alt. 0", "Halbs 0", "Hs 0", "Hs. 0", "Var 0"),
        trigger=r"[\dA-Za-z)],?\s(?:S|Z\.?|Alt\.?|Halbs|H[Ss]|Hs\.|Buchst|Var)\s\d",
    ),
)
