"""Numbers as programs for statistics print them: powers of ten with an e, and decimals with a point.

p = 1.6e-12 -> p gleich eins Komma sechs mal zehn hoch minus zwölf
t = -46.855, p < .05 -> t gleich minus sechsundvierzig Komma acht fünf fünf
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.numbers import cardinal, decimal
from audiobuild.german.rule_engine import Rule
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re


_MINUS = tuple("-−–")


def power_of_ten(found: re.Match[str], text: str) -> str | None:
    """Read ``1.6e-12`` as eins Komma sechs mal zehn hoch minus zwölf; ``1e6`` -> zehn hoch sechs.

    ``300e6`` without a sign is one in a sum only.
    """
    sign, factor, direction, exponent = found.groups()
    if factor[1:2].isdigit() and not direction and "=" not in text:
        return None
    power = f"zehn hoch {'minus ' if direction in _MINUS else ''}{cardinal(int(exponent))}"
    times = "" if factor == "1" else f"{decimal(factor.replace('.', ','))} mal "
    return ("minus " if sign else "") + times + power


# Matches "< .05", "=0.93", "= 26.75"; not "= 3.759", "= 3", "= 1.02.2020".
_DECIMAL = lazy_regex(r"[=<>≤≥≈] ?[-−–]?(?:0?\.\d|\d{1,3}\.(?:\d{1,2}|\d{4,})(?![\d.]))")


def pointed(found: re.Match[str], text: str) -> str | None:
    """Read ``-46.855`` as minus sechsundvierzig Komma acht fünf fünf beside another value with a decimal point.

    ``Version 0.9 hatte 12.345 Nutzer`` is left alone: there is no equation.
    """
    if not _DECIMAL.search(text):
        return None
    return ("minus " if found[1] else "") + decimal(found[2].replace(".", ","))


def mantissa(found: re.Match[str], _: str) -> str | None:
    """Read ``6.022 ⋅ 10²³`` as sechs Komma null zwei zwei mal ...: one digit and a power of ten are no thousands."""
    return decimal(found[0].replace(".", ","))


def index(found: re.Match[str], _: str) -> str | None:
    """Read ``z_krit.`` as z krit, and ``U_ges`` as U ges: an index or the end of a name is no abbreviation."""
    return f" {found[1]}"


RULES = (
    # Matches "1.6e-12", "2e-16", "1e6", "1,5E+3"; not "12e", "1.2E5", "5E6", "A1e-5", "1e-5b".
    Rule(
        "power of ten",
        r"(?<![\w.,])([-−–](?=\d[.,e]))?(\d{1,4}(?:[.,]\d{1,6})?)(?:e|E(?=[-−–+]))([-−–+]?)(\d{1,3})(?![\w-]|[.,]\d)",
        power_of_ten,
        needs=("0e", "0E"),
        at_number=True,
    ),
    # Matches "6.022" in "6.022 × 10²³", "2.898⋅10^-3"; not in "16.022 · 10²³", "6.022 × 105".
    Rule(
        "mantissa",
        r"(?<![\w.,])\d\.\d{3}(?= ?[×x·⋅∙*] ?10(?:\^|⁻|[⁰¹²³⁴-⁹]))",
        mantissa,
        needs=("0.0",),
        at_number=True,
    ),
    # Matches "-46.855", "9.891"; not "0.891", "10.000", "46.8555", "9.891,5". `pointed` looks for other values.
    Rule(
        "decimal of statistics",
        r"(?<![\w.,])(?:(?<![\d\0] )([-−–]))?([1-9]\d{0,2}\.(?!000)\d{3})(?![\w%€]| ?[%€]|[.,]\d)",
        pointed,
        needs=("0.0",),
        trigger=r"[=<>≤≥≈] ?[-−–]?\d?\d?\d?\.\d",
        at_number=True,
    ),
)
INDICES = (
    # Matches "_krit" in "z_krit.", "_ges" in "y_mean_ges", "_u" in "R²_u"; not in "_krit_", "y_1", "_so", "R_u²".
    Rule("index of a name", r"(?<=[^\W_])_([A-Za-zÄÖÜäöüß]{1,12})(?![\w(/-])", index, needs=("_",)),
)
"""After the units: A_r is no ampere."""
