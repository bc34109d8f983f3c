r"""Chemical formulas of TeX, as mhchem writes them: \ce{Zn + 2H+ -> Zn^2+ + H2} -> Zn + 2H⁺ → Zn²⁺ + H₂."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
# Matches "\ce{H2O}", "\ce {NH4+}"; not "\ce", "\cee{H}".
_FORMULA = lazy_regex(r"\\ce ?\{((?:[^{}]|\{[^{}]*\})*)\}")
_ARROWS = {"<=>": " ⇌ ", "<-->": " ↔ ", "<->": " ↔ ", "->": " → ", "<-": " ← "}
# Matches "->", "<=>", " <-> "; not "-", "=".
_ARROW = lazy_regex(r" ?(<=>|<-->|<->|->|<-)(?:\[[^\[\]]*\]){0,2} ?")
# Matches "^2+", "^{3-}", "^+"; not "^x", "2+".
_CHARGE = lazy_regex(r"\^\{?(\d?[+-])\}?")
# Matches "+" in "H+", "-" in "NO3- ", "OH-"; not in "H + O", "CH3-CH3".
_BARE_CHARGE = lazy_regex(r"(?<=[A-Za-z\d)\]])[+-](?=[ ,;)]|\Z)")
# Matches "2" in "H2O", "12" in "C6H12", "_2", "_{10}"; not in "2H", "(2".
_COUNT = lazy_regex(r"(?<=[A-Za-z)\]])_?\{?(\d{1,2})\}?")
# Matches "^{14}_6" in "^{14}_6C", "^{235}"; not in "^2+", "H2".
_MASS = lazy_regex(r"\^\{?(\d{1,3})\}?(?:_\{?\d{1,3}\}?)?(?=[A-Z])")


def plain_chemistry(tex: str) -> str:
    r"""Return TeX with the formulas of mhchem as Unicode text: ``\ce{SO4^2-}`` -> SO₄²⁻."""
    return _FORMULA.sub(_formula, tex)


def _formula(found: re.Match[str]) -> str:
    """Return one formula as Unicode text."""
    text = _ARROW.sub(lambda arrow: _ARROWS[arrow[1]], found[1])
    text = _MASS.sub(lambda mass: mass[1].translate(_RAISED), text)
    text = _CHARGE.sub(lambda charge: charge[1].translate(_RAISED), text)
    text = _BARE_CHARGE.sub(lambda charge: charge[0].translate(_RAISED), text)
    text = _COUNT.sub(lambda count: count[1].translate(_LOWERED), text)
    return text.replace("^.", "").replace(" v ", " ").replace(" ^ ", " ")
