"""Superscripts, subscripts and simple TeX formulas as plain Unicode text."""

from __future__ import annotations

import re

_SUPERSCRIPTS = str.maketrans("0123456789+-\u2212\u2013=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿ")
_SUBSCRIPTS = str.maketrans("0123456789+-\u2212=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_RAISED = re.compile(r"[+\-\u2212\u2013]?(?:\d{1,3}|n)")
_LOWERED = re.compile(r"[+\-\u2212]?\d{1,3}")
_UNIT = r"(?:[kcmdnµ]?m|km|ha|s|min|h|Hz|kg|g)"
_TAKES_EXPONENT = re.compile(rf"(?:(?<![\w.,])\d{{1,3}}|(?<![^\W\d_]){_UNIT}|(?<![^\W\d_])[a-zA-Z]{{1,2}}|[)₀-₉])\Z")
"""Text that an exponent may follow: ``10``, ``m``, ``x``, ``mc``, ``)``; not ``2019`` or ``Wort``."""


def superscript(text: str, before: str) -> str | None:
    """Return raised text as superscript characters.

    Args:
        text: the raised text, such as ``-3``.
        before: the text before it, which distinguishes an exponent from the sign of a footnote.

    Returns:
        ``⁻³`` after ``10`` or ``m``; None if the raised text is not an exponent.
    """
    if not _RAISED.fullmatch(text):
        return None
    negative = text[0] in "-\u2212\u2013" and before[-1:].isalnum()
    if negative or _TAKES_EXPONENT.search(before):
        return text.translate(_SUPERSCRIPTS)
    return None


def subscript(text: str) -> str | None:
    """Return lowered digits as subscript characters; None if the text is not a number."""
    return text.translate(_SUBSCRIPTS) if _LOWERED.fullmatch(text) else None


_TEX_SYMBOLS = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "Delta": "Δ", "epsilon": "ε", "eta": "η", "theta": "θ",
    "lambda": "λ", "mu": "µ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "omega": "ω", "Omega": "Ω",
    "cdot": "·", "times": "×", "pm": "±", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "neq": "≠", "approx": "≈",
    "sim": "~", "to": "→", "rightarrow": "→", "infty": "∞", "degree": "°", "circ": "°", "percent": "%", "euro": "€",
    "ldots": "…", "dots": "…", "quad": " ", "qquad": " ",
}  # fmt: skip
_TEX_TEXT = re.compile(r"\\(?:mathrm|text|textrm|mathit|mathbf|operatorname|si|unit)\s*\{([^{}]*)\}")
_TEX_COMMAND = re.compile(r"\\([A-Za-z]+) ?")
_TEX_SPACE = re.compile(r"\\[,;:! ]|~")
_TEX_SCRIPT = re.compile(r"([\^_])(?:\{([^{}]*)\}|([\w+\-]))")
_MAX_FORMULA = 60
_PLAIN = re.compile(r"[\w\s.,;:%°€+\-\u2212·×±≤≥≠≈~→∞=<>()/…⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎]+")


def plain_formula(tex: str) -> str | None:
    r"""Return a simple TeX formula as Unicode text: ``10^6`` as ``10⁶``, ``5\,\mathrm{km}`` as ``5 km``.

    Returns:
        None if the formula has fractions, sums, nested scripts or anything else that cannot be read as a line.
    """
    if len(tex) > _MAX_FORMULA:
        return None
    text = (
        _TEX_SPACE.sub(" ", _TEX_TEXT.sub(r"\1", tex)).replace("{,}", ",").replace("\\%", "%").replace("^\\circ", "°")
    )
    text = _TEX_COMMAND.sub(lambda match: _TEX_SYMBOLS.get(match[1], match[0]), text)
    text = _TEX_SCRIPT.sub(_script, text)
    text = " ".join(text.split())
    return text if _PLAIN.fullmatch(text) else None


def _script(match: re.Match[str]) -> str:
    inner = (match[2] or match[3] or "").strip()
    if match[1] == "^" and _RAISED.fullmatch(inner):
        return inner.translate(_SUPERSCRIPTS)
    if match[1] == "_" and _LOWERED.fullmatch(inner):
        return inner.translate(_SUBSCRIPTS)
    return match[0]
