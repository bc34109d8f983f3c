r"""Commands of TeX that were left in a text, without the dollar signs of a formula.

( V \propto T ) -> V proportional zu T        \frac{F}{A} -> F durch A        90 \text{m} -> neunzig Meter
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.rule_engine import Rule
from audiobuild.german.words.signs import GREEK

if TYPE_CHECKING:
    import re

_BRACES = r"\{[^{}]*+\}"
for _ in range(4):
    _BRACES = rf"\{{(?:[^{{}}]|{_BRACES})*+\}}"


def formula(_found: re.Match[str], _: str) -> str | None:
    r"""Read ``d 2 {\displaystyle d^{2}}`` as d 2: an encyclopaedia repeats each formula in TeX."""
    return ""


def fraction(_found: re.Match[str], _: str) -> str | None:
    r"""Read ``\frac{F}{A}`` as F durch A: what precedes its numerator."""
    return ""


def divided(_found: re.Match[str], text: str) -> str | None:
    r"""Read ``\frac{F}{A}`` as F durch A: what is between its parts."""
    return " durch " if "frac" in text else None


def degree(found: re.Match[str], _: str) -> str | None:
    r"""Read ``63,4^\circ`` as Grad, ``20^\circ C`` as Grad Celsius."""
    return " Grad Celsius" if found[1] else " Grad"


_COMMANDS = {
    "approx": "ungefähr",
    "propto": "proportional zu",
    "cdot": "mal",
    "times": "mal",
    "div": "geteilt durch",
    "pm": "plus minus",
    "neq": "ungleich",
    "ne": "ungleich",
    "leq": "kleiner oder gleich",
    "le": "kleiner oder gleich",
    "geq": "größer oder gleich",
    "ge": "größer oder gleich",
    "to": "nach",
    "rightarrow": "nach",
    "Rightarrow": "daraus folgt",
    "infty": "unendlich",
    "sum": "Summe",
    "sqrt": "Wurzel aus",
    "circ": "Grad",
    "in": "Element von",
    "ldots": "und so weiter",
    "dots": "und so weiter",
    "mu": "Mü",
    "nu": "Nü",
    **{name.lower(): name for name in GREEK.values()},
    **{name: name for name in GREEK.values()},
}
_SILENT = ("text", "mathrm", "mathbf", "mathit", "mathcal", "operatorname", "left", "right", "quad", "displaystyle")


def command(found: re.Match[str], text: str) -> str | None:
    r"""Read ``\approx`` as ungefähr; ``\text{m}`` -> m; ``C:\to`` and other paths are left."""
    spoken = "" if found[1] in _SILENT else _COMMANDS.get(found[1])
    if spoken is None:
        return None
    left = " " if spoken and text[: found.start()][-1:].isalnum() else ""
    right = " " if spoken and text[found.end() : found.end() + 1] not in ("", " ", ")", ",", ".") else ""
    return f"{left}{spoken}{right}"


def delimiter(_found: re.Match[str], text: str) -> str | None:
    r"""Read ``\(U\)`` as U: the marks around a formula; ``C:\(neu)`` is left alone."""
    return "" if ("\\(" in text and "\\)" in text) or ("\\[" in text and "\\]" in text) else None


FORMULAS = (
    # Matches " {\displaystyle x^{2}}", "{\displaystyle a}"; not "{\displaystyle a", "{a}".
    Rule(
        "formula in TeX",
        rf" ?\{{\\displaystyle(?:[^{{}}]|{_BRACES})*+\}}",
        formula,
        needs=("{\\displaystyle",),
    ),
)
"""Before all other marks."""
RULES = (
    # Matches "^\circ" in "63,4^\circ", "^{\circ}", "^\circ C" in "20^\circ C"; not "\circ", "^c".
    Rule("degree in TeX", r"\^(?:\\circ(?![A-Za-z])|\{\\circ\})(?: ?(C)(?!\w))?", degree, needs=("\\circ",)),
    # Matches "\(" in "die Spannung \(U\)", "\]"; not "\u", "(".
    Rule("mark of a formula in TeX", r"\\[()\[\]]", delimiter, needs=("\\(", "\\)", "\\[", "\\]")),
    # Matches "\frac{" in "\frac{F}{A}", "\dfrac{"; not "frac{", "\frac12".
    Rule("fraction in TeX", r"\\[dt]?frac ?\{", fraction, needs=("frac",)),
    # Matches "}{" in "\frac{F}{A}", "} {"; not "}".
    Rule("divided in TeX", r"\} ?\{", divided, needs=("frac",)),
    # Matches "\approx" in "H \approx 8", "\text{" in "90 \text{m}"; not in "C:\approx", "\\approx".
    Rule(
        "command of TeX",
        r"(?<![A-Za-zÄÖÜäöüß:\\])\\([A-Za-z]{2,12})(?![A-Za-z\\])(?:(?<=[a-z])\{)?",
        command,
        needs=("\\",),
    ),
)
