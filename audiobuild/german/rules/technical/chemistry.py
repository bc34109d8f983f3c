"""Numbers in the names of substances, and the ends of a strand of DNA.

1,3-Bisphosphoglycerat -> Eins-drei-Bisphosphoglycerat        3'-Ende -> drei Strich-Ende
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.numbers import plain
from audiobuild.german.rule_engine import Rule

if TYPE_CHECKING:
    import re


def locants(found: re.Match[str], text: str) -> str | None:
    """Read ``1,3-Butadien`` as Eins-drei-Butadien, ``Fructose-1,6-bisphosphat`` likewise: places of atoms."""
    spoken = "-".join(map(plain, found[0].split(",")))
    opens = text[: found.start()][-1:] != "-" and text[found.end() + 1 : found.end() + 2].isupper()
    return spoken[0].upper() + spoken[1:] if opens else spoken


def strands(found: re.Match[str], _: str) -> str | None:
    """Read ``5'→3'-Richtung`` as fünf Strich nach drei Strich."""
    return f"{plain(found[1])} Strich nach {plain(found[2])} Strich"


def end_of_strand(found: re.Match[str], _: str) -> str | None:
    """Read ``3'-Ende`` as drei Strich-Ende."""
    return f"{plain(found[1])} Strich"


def tonne_of_gas(found: re.Match[str], _: str) -> str | None:
    """Read ``891 tCO2`` as Tonnen CO zwei; ``62 EUR/tCO2`` -> pro Tonne CO zwei."""
    return " pro Tonne CO zwei" if found[1] else " Tonnen CO zwei"


# Matches the beginning of "Bisphosphoglycerat", "dinitrophenol", "Butadien", "glykosidisch"; not of "Grad", "Liter".
_SUBSTANCE = (
    r"(?:[Bb]is|[Dd]i|[Tt]r(?:i|is)|[Tt]etra|[Pp]enta|[Hh]exa)?(?i:phosph|hydr|meth(?:yl|an|ox)|eth(?:yl|an|en|in|ox)"
    r"|prop(?:yl|an|en|in|ox)|but(?:yl|an|en|in|ad|ox)|pent(?:yl|an|en)|hex(?:yl|an|en)|chlor|brom|fluor|iod|nitro|amin|ox[oy]"
    r"|(?:di-?)?tert|epoxy|poly[a-z]|isoprop|isobut|cumyl|glucono|lacton|toluyl|acetyl|de[ck]en|octen|dioxo|imid[aeo]|dodec|hexadec|tetradec|octa"
    r"|dien|diol|triol|glyk|glucan|benz|phen(?:yl|ol)|cyclo|naphth|carb|anhydro|xylol|toluol|pyr|keto|desoxy|thi)"
)
_PRIME = "['′’]"
RULES = (
    # Matches " tCO2" in "891 tCO2", "/tCO2" in "62 EUR/tCO2"; not "tCO2a", "CO2", "StCO2".
    Rule(
        "tonne of a gas",
        r"(?:(?<=\d) ?|(/))tCO[2₂](?!\w)",
        tonne_of_gas,
        needs=("tCO",),
    ),
    # Matches "1,3" in "1,3-Butadien", "1,6" in "Fructose-1,6-bisphosphat", "1,2,3" in "1,2,3-Propantriol", "1" in
    # "1-Butanol", "2,2" in "2,2-Bis(methyl"; not in "1,5-Grad-Ziel", "1-Euro-Job", "0,5-Dinitro", "A1,3-Butadien".
    Rule(
        "locants",
        rf"(?:(?<![\w.,-])|(?<=[a-zäöüßα-ω)]-))[1-9]\d?(?:,[1-9]\d?){{1,3}}(?=-(?:{_SUBSTANCE}|[Bb]is\())|(?<![\w.,-])1(?=-{_SUBSTANCE})",
        locants,
        needs=("0,0", "0-"),
        trigger=r"-(?<=\d-)[A-Za-z]",
    ),
    # Matches "5'→3'" in "in 5'→3'-Richtung", "5' → 3'"; not "5'-Ende", "5'30", "5 → 3".
    Rule(
        "strands",
        rf"(?<![\w.,])([235]){_PRIME}\s?(?:→|->|-|nach|bis|zu)\s?([235]){_PRIME}(?!\w)",
        strands,
        needs=("0'", "0′", "0’"),
        at_number=True,
    ),
    # Matches "3'" in "3'-Ende", "5′" in "5′-UTR"; not in "3'-Takt", "13'-Ende".
    Rule(
        "end of a strand",
        rf"(?<![\w.,])([235]){_PRIME}(?=-(?:Enden?s?|OH|Phosphat|UTR|Cap|Richtung|Position|Seite|Exonuklease|Strang)\w*)",
        end_of_strand,
        needs=("0'", "0′", "0’"),
        at_number=True,
    ),
)
