"""Abbreviations without a full stop: usw, Hbf, ca 30, Nr 5."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import begins_clause, search_before, word_after, word_before
from audiobuild.german.grammar.date_patterns import BEGINS_DATE
from audiobuild.german.grammar.opinions import in_its_case
from audiobuild.german.grammar.patterns import alternatives, beginnings, openings
from audiobuild.german.grammar.shortened_adjectives import NOUN_PHRASE, adjective_ending
from audiobuild.german.rule_engine import Rule
from audiobuild.german.rules.abbreviations import household, stock_market
from audiobuild.german.rules.abbreviations.dotted import GENITIVE_COUNT
from audiobuild.german.rules.abbreviations.places import LONGEST_MASS, MASS_BEFORE
from audiobuild.german.words import word_list
from audiobuild.german.words.calendar import SHORT_MONTHS
from audiobuild.german.words.determiners import BEFORE_ADJECTIVE
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Callable

FORMS = {
    "usw": "und so weiter", "bzw": "beziehungsweise", "evtl": "eventuell", "inkl": "inklusive", "exkl": "exklusive",
    "zzgl": "zuzüglich", "abzgl": "abzüglich", "ggf": "gegebenenfalls", "vgl": "vergleiche", "etc": "et cetera",
    "Hbf": "Hauptbahnhof", "Bhf": "Bahnhof", "MwSt": "Mehrwertsteuer", "MWST": "Mehrwertsteuer", "zzt": "zurzeit",
    "bspw": "beispielsweise",
    "c/o": "bei", "zb": "zum Beispiel", "zB": "zum Beispiel", "ua": "unter anderem", "dh": "das heißt",
    "sog": "sogenannte", "insb": "insbesondere", "bzgl": "bezüglich", "MwSt-frei": "mehrwertsteuerfrei",
    "iVm": "in Verbindung mit", "iSv": "im Sinne von", "iSd": "im Sinne des", "iHv": "in Höhe von",
    "idF": "in der Fassung", "idR": "in der Regel", "mwN": "mit weiteren Nachweisen", "aaO": "am angegebenen Ort",
    "a.a.O": "am angegebenen Ort",
    "v.l.n.r": "von links nach rechts", "v.l": "von links", "v.r": "von rechts", "Pck": "Päckchen", "Pkg": "Packung",
    "mWv": "mit Wirkung vom", "aF": "alte Fassung", "nF": "neue Fassung",
    "Drucks": "Drucksache", "BT-Drucks": "Bundestagsdrucksache", "BR-Drucks": "Bundesratsdrucksache",
    "BTDrucks": "Bundestagsdrucksache", "Drs": "Drucksache", "BT-Drs": "Bundestagsdrucksache",
    "BGBl": "Bundesgesetzblatt", "BStBl": "Bundessteuerblatt", "RGBl": "Reichsgesetzblatt",
    "GVBl": "Gesetz- und Verordnungsblatt", "ABl": "Amtsblatt", "VkBl": "Verkehrsblatt",
    "BAnz": "Bundesanzeiger", "iS": "im Sinne", "iRd": "im Rahmen des",
    "iZm": "im Zusammenhang mit", "iÜ": "im Übrigen", "iwS": "im weiteren Sinne", "ieS": "im engeren Sinne",
    "mE": "meines Erachtens", "zT": "zum Teil", "uU": "unter Umständen", "vH": "vom Hundert", "aE": "am Ende",
    "oÄ": "oder Ähnliches", "uÄ": "und Ähnliches", "udgl": "und dergleichen", "idgF": "in der geltenden Fassung",
    "stRspr": "ständige Rechtsprechung", "Rspr": "Rechtsprechung", "hM": "herrschende Meinung",
    "hL": "herrschende Lehre", "hA": "herrschende Ansicht", "allgM": "allgemeine Meinung", "aA": "anderer Ansicht",
    "iF": "im Folgenden", "iE": "im Ergebnis", "iRv": "im Rahmen von", "iSe": "im Sinne einer",
    "iRe": "im Rahmen einer", "iHd": "in Höhe des", "iFv": "in Form von",
    "iaR": "in aller Regel", "oä": "oder Ähnliches", "uä": "und Ähnliches", "ggfs": "gegebenenfalls",
    "mzN": "mit zahlreichen Nachweisen", "mwH": "mit weiteren Hinweisen",
    "Urt": "Urteil", "Beschl": "Beschluss", "insbes": "insbesondere", "grds": "grundsätzlich", "ggü": "gegenüber",
    "uvm": "und vieles mehr", "uva": "und viele andere",
    "z.B": "zum Beispiel", "z. B": "zum Beispiel", "Z.B": "Zum Beispiel", "d.h": "das heißt", "u.a": "unter anderem",
    "SpVgg": "Spielvereinigung", "Spvgg": "Spielvereinigung", "SpVg": "Spielvereinigung",
    "vmtl": "vermutlich", "vllt": "vielleicht",
    "dzt": "derzeit", "P+R": "Park-and-ride", "z.b": "zum Beispiel", "m.E": "meines Erachtens", "i.d.R": "in der Regel",
    "i.d.r": "in der Regel", "s.o": "siehe oben", "s.u": "siehe unten", "u.v.m": "und vieles mehr",
    "u.v.a": "und viele andere", "u.v.a.m": "und vieles andere mehr",
    "o.ä": "oder ähnliches", "e.V": "eingetragener Verein", "e. V": "eingetragener Verein", "v.a": "vor allem",
    "z.Z": "zurzeit", "u.s.w": "und so weiter", "aka": "alias",
    "u.ä": "und ähnliches", "z.T": "zum Teil", "u.U": "unter Umständen", "m.M.n": "meiner Meinung nach",
    "mMn": "meiner Meinung nach", "iwie": "irgendwie", "iwas": "irgendwas", "iwann": "irgendwann", "jmd": "jemand",
    "jmdn": "jemanden", "jmdm": "jemandem", "mfg": "mit freundlichen Grüßen", "MfG": "Mit freundlichen Grüßen",
    "Mfg": "Mit freundlichen Grüßen", "vlt": "vielleicht", "kA": "keine Ahnung", "vs": "versus",
    "ViSdP": "verantwortlich im Sinne des Presserechts", "V.i.S.d.P": "verantwortlich im Sinne des Presserechts",
    "bsp": "Beispiel", "Bsp": "Beispiel", "Bgm": "Bürgermeister",
    "RAin": "Rechtsanwältin", "RAe": "Rechtsanwälte", "KdöR": "Körperschaft des öffentlichen Rechts",
    "AdöR": "Anstalt des öffentlichen Rechts",
}  # fmt: skip
_OPENING = word_list("idF bzw evtl inkl exkl zzgl abzgl ggf vgl zzt bspw insb bzgl vmtl vllt dzt vlt mMn iwie jmd")
FORMS |= {f"{form[0].upper()}{form[1:]}": f"{FORMS[form][0].upper()}{FORMS[form][1:]}" for form in _OPENING}
"""Forms that open a sentence, too: Evtl mehr Salz."""
# Matches the end of "/", "in /"; not of "Haus/", "/.".
_FOLDER_BEFORE = lazy_regex(r"(?<!\w)/$")
# Matches the beginning of " 18/1234", " Nr. 5"; not of " aus dem Ausland", " 12 Spieler".
_PRINTED = lazy_regex(r" ?\d{1,3}/\d| Nr\b")

# Matches the end of "die ", "einer ", "in "; not of "er ", "Kind ", "und ".
_QUALIFIED_BEFORE = lazy_regex(
    rf"\b(?i:{'|'.join(sorted(BEFORE_ADJECTIVE))}|als|durch|gegen|für|ohne|um|wie|oder|sind|ist) $"
)
_WINDOW = 20


def undotted(found: re.Match[str], text: str) -> str | None:
    """Read ``Köln Hbf`` as Köln Hauptbahnhof; ``nach hM`` -> herrschender Meinung."""
    if found[0] == "etc" and search_before(_FOLDER_BEFORE, text, found.start(), 2):
        return "E T C"  # the folder: /etc/passwd
    if found[0] == "sog":  # elsewhere the verb: "Er sog die Luft ein"
        qualified = search_before(_QUALIFIED_BEFORE, text, found.start(), _WINDOW)
        is_attribute = qualified and NOUN_PHRASE.match(text, found.end())
        return f"sogenannt{adjective_ending(found, text)}" if is_attribute else None
    if found[0] == "vgl" and word_before(text, found.start()).lower() == "im":
        return "Vergleich"
    if found[0] == "Drucks" and not _PRINTED.match(text, found.end()):
        return None  # the genitive of "Druck"
    return in_its_case(FORMS[found[0]], text, found.start())


_BEFORE_NUMBERS = {"ca": "circa", "Nr": "Nummer", "Tel": "Telefon", "Bd": "Band", "Kap": "Kapitel", "Abs": "Absatz",
                   "Art": "Artikel", "Rn": "Randnummer", "Rz": "Randziffer", "Tz": "Textziffer", "Rdnr": "Randnummer",
                   "Rdn": "Randnummer", "Ziff": "Ziffer", "mind": "mindestens", "max": "maximal", "min": "mindestens",
                   "Ca": "Circa", "Bj": "Baujahr", "ErwGr": "Erwägungsgrund", "RdNr": "Randnummer",
                   "Az": "Aktenzeichen", "Bl": "Blatt", "Pkt": "Punkt", "N°": "Nummer", "Nº": "Nummer"}  # fmt: skip
# Matches the end of "3. ", "dritten ", "zehnter"; not of "als ", "Herr ".
_DAY_BEFORE = lazy_regex(r"(?:\d|te[nrms]?)\W{0,2}$")

# Matches the end of "§ 5 ", "Abs. 2 ", "Art. 3 "; not of "45 ", "mit 5 ".
_SECTION_BEFORE = lazy_regex(r"(?:§|\b(?:Abs|Art)\.?) ?\d{1,3} $")
# Matches the end of "45 ", "3 "; not of "zu ", "laut 3. ".
_COUNT_BEFORE = lazy_regex(r"[\d\0] $")
# Matches the beginning of " 0=1", " 2x + 3"; not of " 5", " 5 und 6".
_SUM_AFTER = lazy_regex(r" \d{1,3}[a-z]?²? ?[=<>+−≤≥·⋅]")
# Matches the beginning of " III § 2", " IV Abs 1"; not of " V des", " 3".
_NUMERAL_AFTER = lazy_regex(r" [IVX]{1,5} (?:Abs|§|Z|Nr|\0)")


def _is_word(found: re.Match[str], text: str) -> bool:
    """Return whether letters before a number are a word, or calcium: eine Art 3. Weg, die Masse von Ca 40."""
    if found[0] == "Ca":
        return not begins_clause(text, found.start())
    manner = word_before(text, found.start()).lower().startswith(("eine", "diese", "jede", "keine", "welche"))
    manner = manner or _SUM_AFTER.match(text, found.end()) is not None  # "eine Gleichung der Art 0 = 1"
    return found[0] == "Art" and (manner or text.endswith((" in der ", "In der "), 0, found.start()))


def beside_number(found: re.Match[str], text: str) -> str | None:
    """Read ``ca 30`` and ``ca30`` as circa dreißig, ``im 12. Jh`` as Jahrhundert; ``eine Art 3. Weg`` stays."""
    if _is_word(found, text):
        return None
    if found[0] == "Jh":
        return "Jahrhundert" + ("s" if GENITIVE_COUNT.search(text[: found.start()]) else "")
    roman = found[0] == "Art" and _NUMERAL_AFTER.match(text, found.end())
    if found[0] in _BEFORE_NUMBERS and not roman and not text[found.end() :].lstrip(" ")[:1].isdigit():
        return None  # it is followed by the words of a number
    if found[0] == "Pkt":
        counted = search_before(_COUNT_BEFORE, text, found.start(), 4)
        return "Punkte" if counted and not search_before(_SECTION_BEFORE, text, found.start(), 12) else "Punkt"
    if found[0] in SHORT_MONTHS:
        return SHORT_MONTHS[found[0]] if search_before(_DAY_BEFORE, text, found.start(), 8) else None
    return _BEFORE_NUMBERS[found[0]] + (" " if text[found.end() :][:1].isdigit() else "")


BY_NEIGHBOURS = {"gem": "gemäß", "sA": "samt Anhang", "s": "siehe", "v": "vom", "HS": "Halbsatz", "wg": "wegen",
                  "HJ": "Halbjahr", "Wg": "Wegen", "lt": "laut", "Lt": "Laut", "u": "und", "EW": "Einwohner",
                  "Dr": "Doktor", "Prof": "Professor", "Hr": "Herr", "St": "Staatsstraße",
                  "Vit": "Vitamin", "BA": "Bauabschnitt"}  # fmt: skip
"""Forms that are one only beside a section, an amount, a date, a hint or a noun."""


def by_neighbours(found: re.Match[str], text: str) -> str | None:
    """Read ``gem § 5`` as gemäß, ``5.000 EUR sA`` as samt Anhang, ``(s auch BSG)`` as siehe, ``v 3.5.2020`` as vom.

    ``je 100.000 EW`` -> Einwohner; ``Satz 1, 2. HS`` -> Halbsatz; ``1. HJ`` -> Halbjahr; ``wg Corona`` -> wegen;
    ``2. BA`` -> Bauabschnitt; ``Brot u Käse`` -> und; ``Köln v Bonn``, ``das u in Mut`` are left alone.
    """
    condition = _CONDITIONS.get(found[0])
    return BY_NEIGHBOURS[found[0]] if condition is None or condition(found, text) else None


def _is_pair(found: re.Match[str], text: str) -> bool:
    """Return whether the words around are alike: Brot u Käse, kommen u gehen; not "die Geschwindigkeit u ist"."""
    before = word_before(text, found.start())
    named = before[:1].isdigit() or text.startswith("@", found.end() + 1)
    return named or before[:1].isupper() == word_after(text, found.end())[:1].isupper()


# Matches "Satz 1", "S. 2", "Abs 3"; not "Sätze", "S-Bahn".
_SENTENCE = lazy_regex(r"\b(?:Satz|S|Abs)\b\.? \d")


def _is_half_sentence(found: re.Match[str], text: str) -> bool:
    """Return whether "HS" is part of a clause: Satz 1, 2. HS."""
    return _SENTENCE.search(text, 0, found.start()) is not None


# Matches the end of "je 100.000 ", "pro 1000 "; not of "100.000 ", "je ".
_RATE_BEFORE = lazy_regex(r"\b(?:je|pro|auf|per) [\d.]{1,9} $")


def _is_of_rate(found: re.Match[str], text: str) -> bool:
    """Return whether "EW" are people: je 100.000 EW, 90 EW/km²."""
    return text.startswith("/", found.end()) or search_before(_RATE_BEFORE, text, found.start(), _WINDOW) is not None


def _is_before_date(found: re.Match[str], text: str) -> bool:
    """Return whether a date follows: Beschluss v 3.5.2020."""
    return BEGINS_DATE.match(text, found.end() + 1) is not None


_LETTERS = frozenset(
    word_list("buchstabe buchstaben vokal vokale laut laute für von zu statt mit kurzes langes variable und oder sowie")
)
"""Words before the name of a letter."""


# Matches the beginning of " pro Atom", " je Teilchen"; not of " pro Tag".
_PER_ATOM = lazy_regex(r" (?:pro|je) (?:Atom|Molekül|Teilchen|Formeleinheit)\b")


def _is_conjunction(found: re.Match[str], text: str) -> bool:
    """Return whether "u" joins two words: Brot u Käse; not "das u", "bei u"."""
    before = word_before(text, found.start()).lower()
    if len(before) == 1 and before.isalpha():
        return False  # letters: "f u th a r k"
    if search_before(MASS_BEFORE, text, found.start(), LONGEST_MASS) or _PER_ATOM.match(text, found.end()):
        return False
    return before not in BEFORE_ADJECTIVE and before not in _LETTERS and _is_pair(found, text)


def _is_preposition(found: re.Match[str], text: str) -> bool:
    """Return whether "wg" has no article before it: wg Corona; not "die wg"."""
    return word_before(text, found.start()).lower() not in BEFORE_ADJECTIVE


_CONDITIONS: dict[str, Callable[[re.Match[str], str], bool]] = {
    "HS": _is_half_sentence,
    "EW": _is_of_rate,
    "v": _is_before_date,
    "u": _is_conjunction,
    "wg": _is_preposition,
}
"""What must be around a form for it to be an abbreviation."""


_SHORT = [form for form in FORMS if len(form) == 2]  # noqa: PLR2004  # letters, which many words have
_LONG = [form for form in FORMS if form not in _SHORT]
_CAMEL = [form for form in FORMS if re.fullmatch(r"[a-z]{1,2}[A-ZÄÖÜ]\w*", form)]
"""Forms that are no words, so that the full stop after them may be that of the sentence: vgl. Rn. 12 mwN."""
_PLAIN = f"(?:{alternatives(_LONG)})(?![\\w-]|\\.(?!\\.))|(?:{alternatives(_CAMEL)})(?=\\.\\Z)|"
_PLAIN += "(?:Hbf|Bhf)(?=-[A-ZÄÖÜ][a-zäöü])"
# Matches "Nr" in "Nr 5", "Rn" in "Rn 18/19", "Art" in "Art II Abs"; not in "Nr. 5", "Nr 18/19", "Art des".
_NUMBERED = (
    r"Art(?= [IVX]{1,5} (?:Abs|§|Z|Nr|\0))|(?:Rn|Rz|Tz|RdNr|Rdnr|Rdn)(?= [\d\0])"
    rf"|(?:{alternatives(_BEFORE_NUMBERS)})(?= ?[\d\0])(?! \d{{1,5}}/\d\d(?!\d))"
)
_OPENING_WORDS, _OPENING_PIECES = openings(FORMS)
_HINTS = ("hierzu", "dazu", "auch", "oben", "unten")
RULES = (
    *household.RULES,
    *stock_market.RULES,
    # Matches "Hbf", "usw", "hM" in "nach hM", "zb" in "(zb"; not "Hbf.", "ca 30", "DiehM".
    Rule(
        "abbreviation without a stop",
        rf"\b(?:(?<![\w.-])(?:{_PLAIN})|(?:(?<=[\s(])|\A)(?:{alternatives(_SHORT)})(?![\w.-]))",
        undotted,
        needs=_OPENING_PIECES,
        words=_OPENING_WORDS,
        trigger=beginnings([*FORMS]),
    ),
    # Matches "ca" in "ca 30", "Jh" in "im 12. Jh", "Feb" in "3. Feb 25"; not "ca. 30", "diese Art", "Jh".
    Rule(
        "abbreviation without a stop beside a number",
        rf"\b(?:(?<![\w.-])(?:{_NUMBERED})|(?<=\d\. )Jh(?![\w.])"
        rf"|(?<=[\d\0][.\0] )(?:{alternatives(SHORT_MONTHS)})(?= (?:\d\d|\0))"
        rf"|(?:(?<=\0)|(?<=\0 ))(?:{alternatives(SHORT_MONTHS)})(?= ?[-–|,;:/)\0]| [a-zäöü]|\Z))",
        beside_number,
        needs=(
            "0. Jh",
            *("Art I", "Art V", "Art X"),
            *(f"0{joint}{month}" for month in SHORT_MONTHS for joint in (".", ". ", " ")),
            *(f"{form}{blank}0" for form in _BEFORE_NUMBERS for blank in ("", " ")),
        ),
    ),
    # Matches "gem" in "gem § 5", "sA" in "5 EUR sA", "s" in "(s auch BSG", "v" in "Urteil v 3.5.", "HS" in "1, 2. HS",
    # "HJ" in "1. HJ", "wg" in "nur wg Corona", "u" in "Brot u Käse", "EW" in "je 100.000 EW", "Dr" in "Dr Oetker",
    # "St" in "auf der St 2179", "Vit" in "Vit B12", "BA" in "2. BA"; not "gem 5", "sA", "das auch so",
    # "A v B", "die HS", "x u y", "DR", "ein BA".
    Rule(
        "form told by its neighbours",
        r"(?<!\w)gem(?= (?:§|\0|(?:Art|Abs)\b))|(?:(?<=EUR )|(?<=\0 )|(?<=brutto )|(?<=netto ))sA(?!\w)"
        r"|(?<=[\d\0][.\0] )H[SJ](?![\w.])|(?<=000 )EW(?![\w-])|(?<=[\d\0] )EW(?=\0)"
        rf"|(?:(?<=\()|(?<=; ))s(?= (?:{'|'.join(_HINTS)}) )|(?<=[a-zA-Z\0] )v(?= (?:[0-3]?\d\. ?[01]?\d\.|\0))"
        r"|(?:(?<= )[wl]|(?<![\w.-])[WL])(?:(?<=[wW])g|(?<=[lL])t)(?= (?:[A-ZÄÖÜ][a-zäöüß]|d(?:er|e[ms]) ))"
        r"|(?<=[\wß\0] )u(?= (?!in\b|ist\b|als\b|und\b|oder\b)(?:[^\W\d_]{2}|@\w|\0))"
        r"|(?<![\w.-])(?:Dr|Prof|Hr)(?= [A-ZÄÖÜ][a-zäöü])|(?<=der )St(?= (?:\d{4}(?!\d)|\0))"
        r"|(?<![\w.-])Vit(?= [A-EK](?:\d|\b))|(?<![\w.-])Vit(?= \0)"
        r"|(?<=[\d\0][.\0] )BA(?![\w-])",
        by_neighbours,
        needs=(
            *(
                "gem §",
                "gem Art",
                "gem Abs",
                "0 EUR sA",
                "0 sA",
                "tto sA",
                " v 0.",
                "0. HS",
                "0. HJ",
                "0 EW",
                " wg ",
                " lt ",
                "Wg ",
                "Lt ",
                " u ",
                "Dr ",
                "Prof ",
                "Hr ",
                "der St 0",
                "Vit ",
                "0. BA",
            ),
            *(f"{opening}s {hint} " for opening in ("(", "; ") for hint in _HINTS),
        ),
    ),
)
