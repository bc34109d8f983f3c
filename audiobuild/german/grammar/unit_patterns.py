"""The patterns of a unit after a number, and of what follows its slash: 5 kg, 50 µg/m³, 5,9 l/100 km."""

from __future__ import annotations

from audiobuild.german.grammar.patterns import LETTER, alternatives
from audiobuild.german.words import word_list
from audiobuild.german.words.measures import PER, units
from audiobuild.lazy_regex import lazy_regex

_DOTTED = alternatives([form for form in units() if form[-1] in ".)"])
UNIT_WORDS = alternatives([form for form in units() if form[-1].isalnum()])
"""The units that end in a letter or a digit."""
_SIGNS = alternatives([form for form in units() if not form[-1].isalnum() and form[-1] not in ".)"])
# Matches all of "km", "°C", "Std.", "m²"; not of "kmx", "Prozente", "Mbit" in "Mbit/s-Netz".
UNIT = (
    rf"(?P<unit>{_DOTTED}|(?:{UNIT_WORDS})(?!\w|-(?!\d{{1,6}}(?:,\d{{1,3}})? ?(?:{UNIT_WORDS})(?!\w))|/[hs]-[A-ZÄÖÜ])"
    r"(?:(?<=[A-Za-z]{2})\.(?=[ ,;]+[a-zäöü]))?"
    rf"|(?:{_SIGNS})(?!{LETTER}|[²³]|-[A-ZÄÖÜ]))"
)
# Matches the stop in "/Std. brutto", "/St., netto"; not in "/Std.", "/Tag. Das".
ABBREVIATED = r"\.(?=\*? ?[a-zäöü(),;])"
FACTORS = alternatives(word_list("m m² m³ cm² km² s s² h min kg g mol K K⁴ l L A V N J a"))
"""The units of which the unit below a slash is a product."""
# Matches all of "(m·K)", "(kg s²)", "(mol * K)"; not of "(m)", "(m + K)", "(mK)".
PRODUCT = rf"\((?:{FACTORS})(?: ?[·*⋅∙×] ?| |(?<=[²³]))(?:{FACTORS})\)"
# Matches all of "/h", " / 100 g", "/m²", "/(m·K)"; not of "/x", " h".
AFTER_SLASH = (
    rf"(?: ?/ ?(?P<count>\d+(?:,\d{{1,2}})?)? ?"
    rf"(?P<per>(?:{PRODUCT}|\(?(?:m²|m2|m³|km²|ha) ?[*·/x]? ?a\)?"
    rf"|(?:{UNIT_WORDS}|{'|'.join(PER)}|[a-z]+[²³]))(?![\w²³])"
    rf"(?:{ABBREVIATED})?))?"
)
# Matches "%" in "%Vol", "% " in "% vol"; not in "%", "%-Punkt".
_PER_CENT = lazy_regex(r"% ?(?=[Vv])")


def listed_form(unit: str) -> str:
    """Return a unit as the table lists it: "%Vol" -> "% Vol", "Lj." -> "Lj" (in the middle of a sentence)."""
    if unit.startswith("%"):
        unit = _PER_CENT.sub("% ", unit)
    return unit if unit in units() else unit.rstrip(".")
