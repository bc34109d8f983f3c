"""Abbreviations without a full stop: usw, Hbf, ca 30, Nr 5."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.engine import Rule
from audiobuild.german.grammar.context import word_before
from audiobuild.german.grammar.patterns import alternatives
from audiobuild.german.rules.abbreviations import GENITIVE_COUNT
from audiobuild.german.words import word_list

if TYPE_CHECKING:
    import re

FORMS = {
    "usw": "und so weiter", "bzw": "beziehungsweise", "evtl": "eventuell", "inkl": "inklusive", "exkl": "exklusive",
    "zzgl": "zuzüglich", "abzgl": "abzüglich", "ggf": "gegebenenfalls", "vgl": "vergleiche", "etc": "et cetera",
    "Hbf": "Hauptbahnhof", "Bhf": "Bahnhof", "MwSt": "Mehrwertsteuer", "zzt": "zurzeit", "bspw": "beispielsweise",
    "c/o": "bei", "zb": "zum Beispiel", "zB": "zum Beispiel", "ua": "unter anderem", "dh": "das heißt",
    "sog": "sogenannte", "insb": "insbesondere", "bzgl": "bezüglich", "MwSt-frei": "mehrwertsteuerfrei",
    "iVm": "in Verbindung mit", "iSv": "im Sinne von", "iSd": "im Sinne des", "iHv": "in Höhe von",
    "idF": "in der Fassung", "idR": "in der Regel", "mwN": "mit weiteren Nachweisen", "aaO": "am angegebenen Ort",
    "v.l.n.r": "von links nach rechts", "v.l": "von links", "v.r": "von rechts", "Pck": "Päckchen", "Pkg": "Päckchen",
    "mWv": "mit Wirkung vom", "aF": "alter Fassung", "nF": "neuer Fassung",
    "Drucks": "Drucksache", "BT-Drucks": "Bundestagsdrucksache", "BR-Drucks": "Bundesratsdrucksache",
    "BTDrucks": "Bundestagsdrucksache", "Drs": "Drucksache", "BT-Drs": "Bundestagsdrucksache",
    "BGBl": "Bundesgesetzblatt", "BStBl": "Bundessteuerblatt", "RGBl": "Reichsgesetzblatt",
    "GVBl": "Gesetz- und Verordnungsblatt", "ABl": "Amtsblatt",
    "SpVgg": "Spielvereinigung", "SpVg": "Spielvereinigung", "vmtl": "vermutlich", "vllt": "vielleicht",
}  # fmt: skip
_OPENING = word_list("bzw evtl inkl exkl zzgl abzgl ggf vgl zzt bspw insb bzgl vmtl vllt")
FORMS |= {form.capitalize(): FORMS[form].capitalize() for form in _OPENING}
"""Forms that open a sentence, too: Evtl mehr Salz."""
_BEFORE_NUMBERS = {"ca": "circa", "Nr": "Nummer", "Tel": "Telefon", "Bd": "Band", "Kap": "Kapitel", "Abs": "Absatz",
                   "Art": "Artikel", "Rn": "Randnummer", "Rz": "Randziffer", "Tz": "Textziffer", "Rdnr": "Randnummer",
                   "Rdn": "Randnummer", "Ziff": "Ziffer", "mind": "mindestens", "max": "maximal",
                   "Ca": "Circa", "Bj": "Baujahr"}  # fmt: skip
_PLAIN = f"(?:{alternatives(FORMS)})(?![\\w.-])|(?:Hbf|Bhf)(?=-[A-ZÄÖÜ][a-zäöü])|"
_PLAIN += f"(?:{alternatives(_BEFORE_NUMBERS)})(?= ?[\\d\\0])(?! \\d{{1,5}}/\\d\\d(?!\\d))"


def undotted(found: re.Match[str], text: str) -> str | None:
    """Read ``Köln Hbf`` as Köln Hauptbahnhof; ``ca 30`` -> circa dreißig; ``eine Art 3. Weg`` stays."""
    if found[0] == "Art" and word_before(text, found.start()).lower().startswith(("eine", "diese", "jede", "keine")):
        return None
    if found[0] == "Jh":
        return "Jahrhundert" + ("s" if GENITIVE_COUNT.search(text[: found.start()]) else "")
    if found[0] in _BEFORE_NUMBERS and not text[found.end() :].lstrip(" ")[:1].isdigit():
        return None  # behind it stands what was made of a number
    return FORMS.get(found[0]) or _BEFORE_NUMBERS[found[0]]


RULES = (
    # Matches "Hbf", "usw", "ca" in "ca 30", "Jh" in "im 12. Jh"; not "Hbf.", "ca. 30", "diese Art", "Jh".
    Rule(
        "abbreviation without a stop",
        rf"(?<![\w.-])(?:{_PLAIN})|(?<=\d\. )Jh(?![\w.])",
        undotted,
        needs=(
            *FORMS,
            "0. Jh",
            *(f"{form}{blank}0" for form in _BEFORE_NUMBERS for blank in ("", " ")),
        ),
    ),
)
