"""Dockets of German and Austrian courts, and folios of land registers.

I ZR 12/14 -> eins ZR zwölf vierzehn      4 Ob 56/97g -> vier Ob sechsundfünfzig siebenundneunzig g
3 K 45/20.A -> drei K fünfundvierzig zwanzig A      W140 2261526-2/3E -> ... zwei drei E
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import search_before
from audiobuild.german.grammar.numbers import cardinal, digits, ordinal, plain, year
from audiobuild.german.grammar.numerals import value
from audiobuild.german.rule_engine import Rule
from audiobuild.german.words import word_list
from audiobuild.lazy_regex import lazy_regex


def register(found: re.Match[str], _: str) -> str | None:
    """Read ``I ZR 12/14``, the register of a federal court, as eins ZR; ``VIa ZR 335/21`` -> sechs a ZR."""
    return " ".join(filter(None, [cardinal(value(found[1] or found[3])), found[2]]))


def docket(found: re.Match[str], _: str) -> str | None:
    """Read ``4 Ob 56/97g``, the docket number of an Austrian court, as vier Ob sechsundfünfzig siebenundneunzig g.

    ``16 R 72/91-17`` has the number of the document after it: einundneunzig siebzehn.
    """
    numbers = f"{plain(found[1])} {found[2].replace(' ', '')} {plain(found[3])} {plain(found[4])}"
    document = found[6] or found[7]
    return " ".join(filter(None, [numbers, found[5], document and plain(document)]))


def swiss(found: re.Match[str], _: str) -> str | None:
    """Read ``5A_610/2013``, a docket of the Swiss court, as fünf A sechshundertzehn zweitausenddreizehn."""
    return f"{plain(found[1])} {found[2]} {plain(found[3])} {year(int(found[4]))}"


def docket_of_asylum(_found: re.Match[str], _: str) -> str | None:
    """Read ``3 K 45/20.A``, where the letter after the year says that it is about asylum, without its stop."""
    return " "


def numbered_docket(found: re.Match[str], _: str) -> str | None:
    """Read ``Cg 721/57-16``, ``Hv 70/88-41`` and ``12 R 309,310/84-15``, dockets of Austrian courts, in numbers."""
    return " ".join(plain(number) for number in re.findall(r"\d+", found[0]))


def land_register(found: re.Match[str], _: str) -> str | None:
    """Read ``EZ 672 KG Kagran``, a folio of an Austrian land register, as sechshundertzweiundsiebzig KG."""
    return f"{plain(found[1])} KG"


def reference(found: re.Match[str], _: str) -> str | None:
    """Read ``Gz.: 3-1234/2``, the reference number of a letter, as drei eintausend... zwei: no range."""
    return " ".join(plain(number) for number in re.findall(r"\d+", found[0]))


_LONGEST_OFFICE = 30
# Matches the end of "Gz. ", "Az.: ", "Gz. III ", "Aktenzeichen: II B "; not of "Az. ist ", "Nr. ".
_REFERENCE_BEFORE = lazy_regex(r"(?:\b[GA][zZ]\.?:?|zeichen:?) (?:[A-Z]{1,4}\d{0,2} ){0,3}$")


def labelled_reference(found: re.Match[str], text: str) -> str | None:
    """Read ``Gz. III 4 - 20/7``, whose label precedes letters of an office, as vier zwanzig sieben."""
    labelled = search_before(_REFERENCE_BEFORE, text, found.start(), _LONGEST_OFFICE)
    return reference(found, text) if labelled else None


def after_docket(found: re.Match[str], _: str) -> str | None:
    """Read ``4 Ws 45/19 - 121 AR 12/19``, two dockets of a case, as neunzehn – einhunderteinundzwanzig: no range."""
    return f"{plain(found[1])} – {plain(found[3])}"


# Matches the end of "12/345/", "1/22/3/"; not of "12/", "a/3/".
_PARTS_BEFORE = lazy_regex(r"(?<![\w/.])\d{1,4}/(?:\d{1,4}/){1,4}$")


def last_part(found: re.Match[str], text: str) -> str | None:
    """Read ``12/345/67-8``, a number of four parts, as siebenundsechzig acht."""
    return reference(found, text) if search_before(_PARTS_BEFORE, text, found.start(), _LONGEST_OFFICE) else None


_MOTIONS = tuple(word_list("Initiative Motion Motionen Postulat Postulate Interpellation Standesinitiative"))
# Matches the end of "Initiative ", "Motion Kern (", "Postulat Meier Anna ("; not of "Initiative sammelte ", "Kern (".
_MOTION_BEFORE = lazy_regex(rf"\b(?:{'|'.join(_MOTIONS)})(?:(?: [A-ZÄÖÜ][\w-]+){{0,3}} \(| (?:Nr\. )?)$")
_LONGEST_MOTION = 60


def business(found: re.Match[str], text: str) -> str | None:
    """Read ``Motion Kern (96.3252)``, the year and number of a motion in Bern, as sechsundneunzig dreitausend..."""
    if not search_before(_MOTION_BEFORE, text, found.start(), _LONGEST_MOTION):
        return None
    if text.endswith("(", 0, found.start()) and not text.startswith((")", ","), found.end()):
        return None  # "die Initiative (25.000 Unterschriften)"
    return f"{plain(found[1])} {plain(found[2])}"


def part_of_docket(found: re.Match[str], _: str) -> str | None:
    """Read ``2261526-2/3E``, the number of a case of an Austrian court and its document, in digits: ... zwei drei E."""
    return " ".join(filter(None, [digits(found[1]), plain(found[2]), found[3] and plain(found[3]), found[4]]))


def constitutional(found: re.Match[str], _: str) -> str | None:
    """Read ``Vf. 12-VII-16``, a docket of the Bavarian constitutional court, as zwölf sieben sechzehn."""
    return " ".join([plain(found[1]), cardinal(value(found[2])), plain(found[3])])


def annex(found: re.Match[str], _: str) -> str | None:
    """Read ``BlgNR 22. GP``, the period of the Austrian parliament whose papers are cited, as zweiundzwanzigste."""
    return ordinal(int(found[1]), "e")


def exhibit(_found: re.Match[str], _: str) -> str | None:
    """Read ``Beilage ./A``, as exhibits are marked before Austrian courts, as Beilage A."""
    return ""


def first_chamber(found: re.Match[str], _: str) -> str | None:
    """Read ``1 Ss 178/16``, a docket of the first chamber of a court, as eins Ss; ``1 W 2/95`` -> eins W."""
    return f"eins {found[1]}"


_UNITS = tuple(word_list("A C F J K KG M MB N PS S T V VA W"))
"""Registers of courts that are letters of units, too: 101 VA 140/21."""


def chamber(found: re.Match[str], _: str) -> str | None:
    """Read ``101 VA 140/21``, a docket, as einhunderteins VA: no volt-amperes."""
    return f"{plain(found[1])} {found[2]}"


def after_dash(found: re.Match[str], _: str) -> str | None:
    """Read ``(- 10 AZR 600/20 -)``, a docket between dashes, as zehn: no minus."""
    return plain(found[1])


def dash(_found: re.Match[str], _: str) -> str | None:
    """Read the minus signs of ``− 7 C 2.09 −``, a docket, as dashes."""
    return " –"


def european(found: re.Match[str], _: str) -> str | None:
    """Read ``ECLI:DE:BGH:2019:120319UVIZR128.18.0``, the European name of a judgment, piece by piece."""
    return " ".join(["ECLI", found[1], _spelt(found[2]), plain(found[3]), _spelt(found[4])])


def _spelt(written: str) -> str:
    """Return letters, digits and stops in words: 190324B10 -> eins neun null drei zwei vier B eins null."""
    pieces = re.findall(r"\d+|[^\W\d_]+|\.", written)
    return " ".join("Punkt" if piece == "." else digits(piece) if piece.isdigit() else piece for piece in pieces)


_COURTS = ("VG ", "BVerwG ", "VGH ")
"""Before its docket: VG 2 K 50.11 ist erledigt."""
# Matches the beginning of " - juris", ")", ", NVwZ", " Rn. 5"; not of " Meter", ".5".
_DOCKET_AFTER = lazy_regex(r" ?[-–),;:<]| (?:R[nz]\.|juris|und\b|\()|\.?\Z")


def administrative(found: re.Match[str], text: str) -> str | None:
    """Read ``2 A 17.21``, the docket number of an administrative court, as zwei A siebzehn Punkt einundzwanzig."""
    ends = _DOCKET_AFTER.match(text, found.end()) or text.endswith(_COURTS, 0, found.start())
    numbers = f"{plain(found[1])} {found[2]} {plain(found[3])} Punkt {plain(found[4])}"
    return " ".join(filter(None, [numbers, found[5]])) if ends else None


_ADMINISTRATIVE = tuple(word_list("A AS AV B BN BV C CE CN CS D E F K KSt L M N NE O P PB PKH R S VR WB ZB"))
"""Registers of administrative courts: 2 A 17.21."""
RULES = (
    # Matches " −" in "2009 − 7 C 2.09", "2010 − III ZR 3/04", "C 2.09 −, juris", "1/84 − und"; not in "2009 − 7 Cent",
    # "2.09 − 3".
    Rule(
        "minus sign beside a docket",
        r"(?<=\d{4}) −(?= (?:\d{1,3}|[IVX]{1,4}|Rs\.|C)[ -](?:[A-Z][A-Za-z]{0,5}[ -])?(?:[A-Z]{1,3} )?"
        r"\d{1,5}[./]\d\d(?!\d))"
        r"|(?<=[./]\d\d) −(?=[,;.)]| (?:und|sowie|juris|R[nz]\.))|(?<=/\d\d u\. a\.) −(?=[,;.)])",
        dash,
        needs=("− 0", "− I", "− V", "− X", "− Rs", "− C", "0 −", "a. −"),
    ),
    # Matches "1 Ss" in "- 1 Ss 178/16", "1 Vollz" in "1 Vollz (Ws) 53/11"; not "1 Tor 3/4", "21 Ss 178/16".
    Rule(
        "docket of the first chamber",
        r"(?<![\w.,])1 (?!Tor|Teil|Haus|Heft|Nr)([A-Z][A-Za-z]{0,5})"
        r"(?=(?: \([A-Z][A-Za-z]{0,4}\))? \d{1,5}/\d\d(?![\da-z]))",
        first_chamber,
        needs=("0/0",),
        at_number=True,
    ),
    # Matches "ECLI:DE:BGH:2019:120319UVIZR128.18.0", "ECLI:EU:C:2020:559"; not "ECLI:", "ECLI:EU:C:20".
    Rule(
        "European name of a judgment",
        r"\bECLI:([A-Z]{2}):([A-Za-z\d]{1,8}):(\d{4}):([A-Za-z\d]{1,30}(?:\.[A-Za-z\d]{1,20}){0,5})",
        european,
        needs=("ECLI:",),
    ),
    # Matches "101 VA" in "Az. 101 VA 140/21", "2 MB" in "- 2 MB 23/16 -"; not "101 VA", "2 MB 23", "3 km 1/20".
    Rule(
        "docket with the letters of a unit",
        rf"(?<![\w.,])(\d{{1,3}}) ({'|'.join(_UNITS)})(?= \d{{1,5}}/\d\d(?![\da-z]))",
        chamber,
        needs=tuple(f"0 {register} 0/0" for register in _UNITS),
        at_number=True,
    ),
    # Matches "- 10" in "(- 10 AZR 600/20 -)", "– 3" in "(– 3 Sa 51/19 –)"; not "(- 10 Grad)", "- 10 AZR 600/20".
    Rule(
        "docket after a dash",
        r"(?<=\()[-–] (\d{1,3})(?= [A-Z][A-Za-z]{0,4} \d{1,5}/\d\d(?!\d))",
        after_dash,
        needs=("(- 0 ",),
    ),
    # Matches "2 A 17.21" in "- 2 A 17.21 -", "28 K 21.6372", "38 K 9.19 V"; not "2 A 17.2.2021",
    # "2 A 17,21", "2 km 1.500".
    Rule(
        "docket of an administrative court",
        rf"(?<![\w.,])(\d{{1,3}}) ({'|'.join(_ADMINISTRATIVE)}) (\d{{1,4}})\.(\d{{2,5}})(?: ([AVTF]))?"
        r"(?![\w/]|[.,]\d)",
        administrative,
        needs=tuple(f"0 {register} 0.0" for register in _ADMINISTRATIVE),
        at_number=True,
    ),
    # Matches "I" in "I ZR 12/14", "VIII" in "VIII ZB 3/20", "VIa" in "VIa ZR 3/20", "IV" in "- IV 205/08,",
    # "VI" in "1968 VI 12/63,"; not "I ZR",
    # "I A 5", "- IV 2/3".
    Rule(
        "register",
        r"(?<![\w.])([IVX]{1,4})([ab])?(?= (?:ZR|ZB|ZA|ARZ|AR|StR|R|B|K|S|E)"
        r"(?: \(\w+\))? \d{1,5}/\d\d(?!\d))"
        r"|(?:(?<=[-–] )|(?<=\b19[2-7]\d ))([IVX]{1,4})(?= \d{1,4}/\d\d(?:[,;)]| [-–U]))",
        register,
        needs=(*(f"{letter} 0/0" for letter in "RZBAKSE"), ") 0/0", "- I 0/0", "I 0/0", "V 0/0", "X 0/0"),
    ),
    # Matches "721/57-16" in "GZ Cg 721/57-16", "309,310/84-15" in "2 R 309,310/84-15"; not "721/57", "Haus 7/57-16".
    Rule(
        "docket without its chamber",
        r"(?:(?<=[ (]Vr )|(?<=[ (]Hv )|(?<=[ (]Cg )|(?<=\d R )|(?<=\d C )|(?<=\d P )|(?<=\d S )|(?<=\d E ))"
        r"(?:\d{1,4}, ?)?\d{1,4}/\d\d-\d{1,4}(?![\w/])",
        numbered_docket,
        needs=("Vr 0/0-0", "Hv 0/0-0", "Cg 0/0-0", *(f"0 {register} 0/0-0" for register in "RCPSE"), "0 R 0,0/0-0"),
        at_number=True,
    ),
    # Matches "3-1234/2" in "Gz.: 3-1234/2", "61.20-12/3" in "Az. 61.20-12/3", "4 - 20/7"; not "3/12", "3-12-A".
    # `labelled_reference` looks for the label.
    Rule(
        "reference number",
        r"(?<![\w.,/-])\d{1,6}(?:[./]\d{1,6}){0,4} ?- ?\d{1,8}(?:(?:[./]| ?- ?)\d{1,8}){0,4}(?![\w/]|[.-]\w)",
        labelled_reference,
        needs=("Gz", "Az", "GZ", "AZ", "zeichen"),
        at_number=True,
    ),
    # Matches "2-13" in "2-13 O 45/18", "2/13" in "2/13 S 4/19"; not in "2-13 Orte 45/18", "2-13 O 45".
    Rule(
        "chamber of a regional court",
        r"(?<![\w.,/-])\d{1,2}[-/]\d{1,2}(?= (?:O|OH|S|T|Q|Qs|KLs) \d{1,4}/\d\d(?![\d/]))",
        reference,
        needs=tuple(f"0{joint}0 {letter}" for joint in "-/" for letter in ("O", "S", "T", "Q", "KLs")),
        at_number=True,
    ),
    # Matches "19 - 121" in "4 Ws 45/19 - 121 AR 12/19"; not in "45/19 - 121 Orte", "19 - 121 AR 12/19".
    Rule(
        "docket after a docket",
        r"(?<=\d/)(\d\d) ([-–]) (\d{1,3})(?= [A-Z][A-Za-z]{0,3} \d{1,5}/\d\d(?!\d))",
        after_docket,
        needs=("/0 - 0 ",),
        at_number=True,
    ),
    # Matches "67-8" in "12/345/67-8"; not in "1/2/3-45/6", "12 67-8". `last_part` looks for the number before it.
    Rule(
        "last part of a reference number",
        r"(?<=\d/)\d{1,4}-\d{1,3}(?![\w/-]|[.,]\d)",
        last_part,
        needs=("0/0/0-0",),
        at_number=True,
    ),
    # Matches "4-1" in "15/71/4-1/1146", "2019-12" in "12345/2019-12"; not in "1/2-3/4", "12/2019-12", "3/2016-2019".
    Rule(
        "part of a reference number",
        r"(?<=\d/)\d{1,4}-\d{1,4}(?=/\d{3})(?!/\d{3} v\. ?Chr)|(?<=\d{3}/)(?:19|20)\d\d-\d{1,3}(?![\w/-]|[.,]\d)",
        reference,
        needs=("/0-0",),
        at_number=True,
    ),
    # Matches "2261526-2/3E" in "W140 2261526-2/3E", "2261526-2" in "I403 2261526-2"; not "2261526", "12345-2/3".
    Rule(
        "docket of an Austrian administrative court",
        r"(?<=[A-Z]\d{3} )(\d{7})-(\d{1,3})(?:/(\d{1,3})([EZ]))?(?!\w)",
        part_of_docket,
        needs=("0 0-0",),
        at_number=True,
    ),
    # Matches "2-12/19" in "VK 2-12/19", "3-255/09" in "WD 3-255/09"; not "VK 2-12", "2-12/19".
    Rule(
        "docket of a chamber of procurement",
        r"(?:(?<=\bVK )|(?<=\bWD ))\d{1,2}-\d{1,4}/\d\d(?![\w/])",
        reference,
        needs=("VK 0-0/0", "WD 0-0/0"),
        at_number=True,
    ),
    # Matches "93.452" in "Initiative 93.452", "96.3252" in "die Motion Kern (96.3252)"; not in "Initiative 93.4".
    # `business` looks for the motion.
    Rule(
        "number of business of the Swiss parliament",
        r"(?<![\w.,])([0-2789]\d)\.(\d{3,4})(?![\d.,]|\w)",
        business,
        words=_MOTIONS,
        at_number=True,
    ),
    # Matches "22." in "BlgNR 22. GP"; not "der 22. GP".
    Rule("annex of a parliament", r"(?<=BlgNR )(\d{1,2})\.(?= GP)", annex, needs=("BlgNR 0.",), at_number=True),
    # Matches "./" in "Beilage ./A", "Blg ./3"; not in "cd ./A", "und ./run".
    Rule(
        "exhibit",
        r"(?:(?<=Beilage )|(?<=Beilagen )|(?<=Beil\. )|(?<=Blg )|(?<=Beilage [A-Z] und ))\./(?=[A-Z\d])",
        exhibit,
        needs=("Beilage", "Beil.", "Blg "),
    ),
    # Matches "12-VII-16" in "Vf. 12-VII-16"; not "12-VII-16", "Vf. 12-16".
    Rule(
        "docket of a constitutional court",
        r"(?<=\bVf\. )(\d{1,3})-([IVX]{1,4})[ae]?-(\d\d)(?![\w-])",
        constitutional,
        needs=("Vf. 0-",),
        at_number=True,
    ),
    # Matches "672 KG" in "EZ 672 KG Kagran"; not "672 KG", "EZ 672".
    Rule("land register", r"(?<=\bEZ )(\d{1,5}) KG(?!\w)", land_register, needs=("EZ 0 KG",)),
    # Matches "4 Ob 56/97g", "1Ob5/21x", "16 R 72/91-17", "20 Cg 3/14z-10", "9 Ob A 2/09s"; not "4 Ob 56/97",
    # "4 Äpfel 5/6g".
    Rule(
        "docket",
        r"(?<![\w.,])(\d{1,2}) ?(Ob ?[AS]|Ob|Os|Nc|Nd|Ra|R|Bs|Cga?|Cgs|C|Hv) ?(\d{1,4})/(\d\d)"
        r"(?:([a-z])(?:-(\d{1,3}))?|-(\d{1,3}))(?!\w)",
        docket,
        needs=("0/0",),
        trigger=r"(?:Ob ?[AS]?|Os|Nc|Nd|Ra|R|Bs|Cga?|Cgs|C|Hv)\s?\d+/",
    ),
    # Matches "4C.372/2006", "1P.15/2003", "5A_610/2013"; not "4C.372/20", "4C. 372/2006".
    Rule(
        "docket of the Swiss court",
        r"(?<![\w.])(\d)([A-Z])[._](\d{1,4})/((?:19|20)\d\d)(?!\w)",
        swiss,
        needs=tuple(f"0{chamber}{joint}0/0" for joint in "._" for chamber in "ABCDEFGHKNPSY"),
    ),
    # Matches "." in "45/20.A", "12/19.OVG"; not "45/20. A", "20.A", "3/4.Alt".
    Rule(
        "docket of asylum",
        r"(?<=\d/\d\d)\.(?=(?:[AFKNOPZ][A-Z]{0,2}|DA|G[EeI]|KS|Me|W[eI])(?![\w-]))",
        docket_of_asylum,
        needs=tuple(f"0/0.{letter}" for letter in "ADFGKMNOPWZ"),
    ),
)
