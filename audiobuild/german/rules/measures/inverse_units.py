"""Units with a negative power: 3 s⁻¹ -> drei pro Sekunde, 1700 cm⁻¹ -> ... pro Zentimeter, 2 J K⁻¹ mol⁻¹."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.patterns import alternatives
from audiobuild.german.rule_engine import Rule
from audiobuild.german.words.measures import PER, units
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

_EXPONENTS = {"¹": "", "²": "²", "³": "³"}
_LONG = ("cm", "mm", "nm", "km", "µm", "mol", "min", "kg", "mg", "kWh", "ml", "mL", "ms", "Pa", "eV")
_SHORT = ("s", "m", "h", "K", "l", "L", "g", "V")
"""Letters that are units only after a number or another unit; elsewhere they may be quantities."""
# Matches the end of "5", "5 m", "10²³ mol", "K⁻¹", "(", "in"; not of "f", "gilt", "x =", "5 ist".
_AMOUNT_BEFORE = lazy_regex(r"(?:[\d⁰¹²³⁴-⁹](?: ?[kmµM]?(?:m|s|g|J|W|N|V|A|K|L|l|Pa|mol))?|[(\[]|\b[Ii]n|Einheit:?)$")


def inverse(found: re.Match[str], text: str) -> str | None:
    """Read ``3 s⁻¹`` as pro Sekunde, ``cm⁻³`` as pro Kubikzentimeter; ``f⁻¹`` is no unit."""
    unit = found["unit"] + _EXPONENTS[found["exponent"]]
    name = units()[unit][0] if unit in units() else PER.get(unit)
    before = text[max(0, found.start() - 12) : found.start()]
    if not name or (found["unit"] in _SHORT and not _AMOUNT_BEFORE.search(before)):
        return None
    return f"{' ' if before and before[-1] not in '([' else ''}pro {name}"


RULES = (
    # Matches " s⁻¹" in "3 s⁻¹", "5 m s⁻¹", "cm⁻¹" in "(cm⁻¹)", "·K⁻¹" in "3 J·K⁻¹", "s⁻²" in "9s⁻²"; not in "xs⁻¹",
    # "s⁻¹⁰". Whether short letters are a unit, `inverse` sees.
    Rule(
        "unit with a negative power",
        rf"(?: ?[·⋅*] ?| |(?<=[\d(\[])|\A)(?P<unit>{alternatives([*_SHORT, *_LONG])})⁻(?P<exponent>[¹²³])(?![⁰¹²³⁴-⁹])",
        inverse,
        needs=("⁻",),
    ),
)
