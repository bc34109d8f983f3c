"""Superscripts, subscripts and simple TeX formulas as plain Unicode text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

_SUPERSCRIPTS = str.maketrans("0123456789+-\u2212\u2013=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿ")
_SUBSCRIPTS = str.maketrans("0123456789+-\u2212=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_RAISED = lazy_regex(r"[+\-\u2212\u2013]?(?:\d{1,3}|n)")
_CHARGE = lazy_regex(r"[1-7]?[+\-\u2212\u2013]")
"""The charge of an ion: ``2-``, ``+``."""
_TAKES_CHARGE = lazy_regex(r"(?:(?<![^\W\d_])(?:[A-Z][a-z]?){1,4}|(?<!\w)e|[)\]₀-₉])\Z")
"""Text that a charge may follow: ``Ag``, ``OH``, ``e``, ``SO₄``; not ``Wort``, ``A1``."""
_LOWERED = lazy_regex(r"[+\-\u2212]?\d{1,3}")
_UNIT = r"(?:[kcmdnµ]?m|km|ha|s|min|h|Hz|kg|g)"
_TAKES_EXPONENT = lazy_regex(rf"(?:(?<![\w.,])\d{{1,3}}|(?<![^\W\d_]){_UNIT}|(?<![^\W\d_])[a-zA-Z]{{1,2}}|[)₀-₉])\Z")
"""Text that an exponent may follow: ``10``, ``m``, ``x``, ``mc``, ``)``; not ``2019`` or ``Wort``."""


def superscript(text: str, before: str) -> str | None:
    """Return raised text as superscript characters.

    Args:
        text: the raised text, such as ``-3``.
        before: the text before it, which distinguishes an exponent from the sign of a footnote.

    Returns:
        ``⁻³`` after ``10`` or ``m``; None if the raised text is not an exponent.
    """
    if _CHARGE.fullmatch(text):
        return text.translate(_SUPERSCRIPTS) if _TAKES_CHARGE.search(before) else None
    if not _RAISED.fullmatch(text):
        return None
    negative = text[0] in "-\u2212\u2013" and before.rstrip()[-1:].isalnum()
    if negative or _TAKES_EXPONENT.search(before):
        return text.translate(_SUPERSCRIPTS)
    return None


def subscript(text: str) -> str | None:
    """Return lowered digits as subscript characters; None if the text is not a number."""
    return text.translate(_SUBSCRIPTS) if _LOWERED.fullmatch(text) else None


_TEX_SYMBOLS = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "vartheta": "θ", "kappa": "κ", "lambda": "λ", "mu": "µ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ",
    "sigma": "σ", "tau": "τ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ",
    "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
    "cdot": "⋅", "times": "×", "pm": "±", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "neq": "≠", "approx": "≈",
    "sim": "~", "to": "→", "rightarrow": "→", "infty": "∞", "degree": "°", "circ": "°", "percent": "%", "euro": "€",
    "ldots": "…", "dots": "…", "quad": " ", "qquad": " ", "in": "∈", "notin": "∉", "subset": "⊂", "subseteq": "⊆",
    "cup": "∪", "cap": "∩", "forall": "∀", "exists": "∃", "Rightarrow": "⇒", "Leftrightarrow": "⇔", "ne": "≠",
    "leftarrow": "←", "rightleftharpoons": "⇌", "sqrt": "√",
    "sin": "sin ", "cos": "cos ", "tan": "tan ", "log": "log ", "ln": "ln ", "exp": "exp ", "min": "min ",
    "max": "max ",
}  # fmt: skip
_BETWEEN = frozenset("⋅×≤≥≠≈~→∈∉⊂⊆∪∩⇒⇔←⇌")
"""Signs between two terms."""
# Matches "\mathrm{kg}", "_\text{max}", "\mathrm e"; not "\mathrm{d{x}}", "\mathrmkg".
_TEX_TEXT = lazy_regex(
    r"([_^]?)\\(?:mathrm|text|textrm|mathit|mathbf|mathcal|mathbb|mathsf|vec|operatorname|si|unit)(?:\s*\{([^{}]*)\}|\s+(\w))"
)
# Matches "\unit[5]{V}", "\SI{5}{km}", "\unitfrac[3]{m}{s}"; not "\unit{V}".
_TEX_QUANTITY = lazy_regex(r"\\(?:unit\[([^\[\]]*)\]|(?:SI|qty)\s*\{([^{}]*)\})\s*\{([^{}]*)\}")
_TEX_RATE = lazy_regex(r"\\unitfrac(?:\[([^\[\]]*)\])?\{([^{}]*)\}\{([^{}]*)\}")
_UNIT_FRACTION = lazy_regex(r"\\[dt]?frac\s*\{([a-zA-Z]{1,3})\}\s*\{([a-zA-Z]{1,3}(?:\^\{?[23]\}?)?)\}")
"""A fraction of units inside a quantity: \\unit[5]{\\frac{m}{s}}."""
# Matches "\sqrt{2}", "\sqrt {n}"; not "\sqrt{n+1}".
_ROOT = lazy_regex(r"\\sqrt ?\{(\w{1,3})\}")
_NUMBER_FRACTION = lazy_regex(r"\\[dt]?frac\s*\{(\d{1,3})\}\s*\{(\d{1,3})\}")
_IN_UNIT = lazy_regex(r"\\unit\[")
_TEX_COMMAND = lazy_regex(r"\\([A-Za-z]+) ?")
_TEX_SPACE = lazy_regex(r"\\[,;:! ]|~")
_TEX_SIZE = lazy_regex(r"\\(?:left|right|big|Big|displaystyle)(?![A-Za-z])\.? ?")
_TEX_SCRIPT = lazy_regex(r" ?([\^_])(?:\{([^{}]*)\}|([\w+\-]))")
# Matches the end of "Pt", "SO_4", "\\mathrm{NH}_{2}", "(CN)_6"; not of "10", "x", "Wort".
_ION = lazy_regex(r"(?:(?<![^\W\d_])(?:[A-Z][a-z]?){1,8}|[A-Za-z)]_(?:\d|\{\d{1,2}\}))\Z")
# Matches "[Fe(CN)_6]" in "[Fe(CN)_6]^{4-}", "[PtCl_4]" in "[PtCl_4]^{2-}"; not "[0,1]", "[A]", "[AB]".
_COMPLEX = lazy_regex(r"\[([A-Z][A-Za-z\d_(){}]{1,30})\](?=\^\{?[1-7]?[+\-])")
# Matches the point of "0.25", "1.6605"; not of "1.000", "1.2.3".
_DECIMAL_POINT = lazy_regex(r"(?<=\d)(?<!\.\d)\.(?=(?:\d{1,2}|\d{4,})(?![\d.]))")
# Matches "-" in "s -s", "a-b", "-5"; not in "Leerlauf-Spannung".
_MINUS = lazy_regex(r"-(?![^\W\d_]{2})|(?<![^\W\d_]{2})-")
_NAMED = lazy_regex(r"[^\W\d_]{1,15}")
_MAX_FORMULA = 60
_PLAIN = lazy_regex(r"[\w\s.,;:%°€+\-\u2212·⋅×±≤≥≠≈~→∈∉⊂⊆∪∩∀∃⇒⇔←⇌√∞=<>()/…⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎]+")


def plain_formula(tex: str) -> str | None:
    r"""Return a simple TeX formula as Unicode text: ``10^6`` as ``10⁶``, ``5\,\mathrm{km}`` as ``5 km``.

    Returns:
        None if the formula has fractions, sums, nested scripts or anything else that cannot be read as a line.
    """
    if len(tex) > _MAX_FORMULA:
        return None
    text = _TEX_TEXT.sub(_upright, _TEX_SIZE.sub("", _quantities(tex)))
    text = _TEX_SPACE.sub(" ", text).replace("{,}", ",").replace("\\%", "%").replace("^\\circ", "°")
    text = _COMPLEX.sub(r"\1", _TEX_COMMAND.sub(_symbol, text))
    text = _DECIMAL_POINT.sub(",", _TEX_SCRIPT.sub(_script, text))
    text = _MINUS.sub("\u2212", text)
    text = " ".join(text.split())
    return text if _PLAIN.fullmatch(text) else None


def _upright(match: re.Match[str]) -> str:
    """Return text inside a formula without its command; as an index it keeps its braces: _{max}."""
    inner = match[2] or match[3] or ""
    return f"{match[1]}{{{inner}}}" if match[1] else inner


def _symbol(match: re.Match[str]) -> str:
    """Return the sign of a command, one between two terms with blanks around it."""
    sign = _TEX_SYMBOLS.get(match[1], match[0])
    return f" {sign} " if sign in _BETWEEN else sign


def _quantities(tex: str) -> str:
    """Return a formula with its quantities written plainly: a number, a blank and a unit."""
    tex = _ROOT.sub(r"√\1", tex)
    if _IN_UNIT.search(tex):
        tex = _UNIT_FRACTION.sub(r"\1/\2", tex)
    tex = _TEX_QUANTITY.sub(lambda match: f"{match[1] or match[2] or ''} {match[3]}", tex)
    return _NUMBER_FRACTION.sub(r"\1/\2", _TEX_RATE.sub(r"\1 \2/\3", tex))


def _script(match: re.Match[str]) -> str:
    inner = (match[2] or match[3] or "").strip()
    if match[1] == "^" and _RAISED.fullmatch(inner):
        return inner.translate(_SUPERSCRIPTS)
    if match[1] == "^" and _CHARGE.fullmatch(inner) and _ION.search(match.string[: match.start()]):
        return inner.translate(_SUPERSCRIPTS)
    if match[1] == "_" and _LOWERED.fullmatch(inner):
        return inner.translate(_SUBSCRIPTS)
    if match[1] == "_" and _NAMED.fullmatch(inner):
        return f"_{inner}" + (" " if match.string[match.end() : match.end() + 1].isalpha() else "")
    return match[0]
