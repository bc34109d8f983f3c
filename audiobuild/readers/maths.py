"""Superscripts, subscripts and simple TeX formulas as plain Unicode text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.words import word_list
from audiobuild.lazy_regex import lazy_regex
from audiobuild.readers.mhchem import plain_chemistry

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
    "leftarrow": "←", "rightleftharpoons": "⇌", "sqrt": "√", "longrightarrow": "→", "implies": "⇒", "iff": "⇔",
    "leftrightarrow": "↔", "mapsto": "↦", "neg": "¬", "lnot": "¬", "wedge": "∧", "land": "∧", "vee": "∨", "lor": "∨",
    "oplus": "⊕", "parallel": "∥", "perp": "⊥", "propto": "∝", "equiv": "≡", "ll": "≪", "gg": "≫", "emptyset": "∅",
    "partial": "∂", "nabla": "∇", "ast": "*", "cdots": "…", "uptau": "τ", "uppi": "π", "hbar": "ħ", "ell": "l",
    "lbrace": "{", "rbrace": "}", "mid": "|", "prime": "'", "arcsin": "arcsin ", "arccos": "arccos ",
    "arctan": "arctan ", "lim": "lim ", "div": "÷",
    "sin": "sin ", "cos": "cos ", "tan": "tan ", "log": "log ", "ln": "ln ", "exp": "exp ", "min": "min ",
    "max": "max ",
}  # fmt: skip
_BETWEEN = frozenset("⋅×≤≥≠≈~→∈∉⊂⊆∪∩⇒⇔←⇌↔↦∧∨⊕∥⊥∝≡≪≫÷")
"""Signs between two terms."""
# Matches "\mathrm{kg}", "_\text{max}", "\mathrm e"; not "\mathrm{d{x}}", "\mathrmkg".
_TEX_TEXT = lazy_regex(
    r"([_^]?)\\(?:mathrm|text|textrm|mathit|mathbf|mathcal|mathbb|mathsf|mathfrak|mathscr|boldsymbol|bm"
    r"|vec|underline|operatorname|si|unit)(?:\s*\{((?:[^{}]|\{[^{}]*\})*)\}|\s+(\w))"
)
# Matches "\unit[5]{V}", "\SI{5}{km}", "\unitfrac[3]{m}{s}"; not "\unit{V}".
_TEX_QUANTITY = lazy_regex(r"\\(?:unit\[([^\[\]]*)\]|(?:SI|qty)\s*\{([^{}]*)\})\s*\{([^{}]*)\}")
_TEX_RATE = lazy_regex(r"\\unitfrac(?:\[([^\[\]]*)\])?\{([^{}]*)\}\{([^{}]*)\}")
_UNIT_FRACTION = lazy_regex(r"\\[dt]?frac\s*\{([a-zA-Z]{1,3})\}\s*\{([a-zA-Z]{1,3}(?:\^\{?[23]\}?)?)\}")
"""A fraction of units inside a quantity: \\unit[5]{\\frac{m}{s}}."""
# Matches "\sqrt{2}", "\sqrt {n}"; not "\sqrt{n+1}".
_ROOT = lazy_regex(r"\\sqrt ?\{(\w{1,3})\}")
_NUMBER_FRACTION = lazy_regex(r"\\[dt]?frac\s*\{(\d{1,3})\}\s*\{(\d{1,3})\}")
# Matches "\frac{a}{b}", "\dfrac {R_{1}}{R_{2}}"; not "\frac ab", "\frac{\frac{a}{b}}{c}".
_FRACTION = lazy_regex(r"(\w|[)}²³])? ?\\[dt]?frac\s*\{((?:[^{}]|\{[^{}]*\})*)\}\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_MOST_FRACTIONS = 3
"""Fractions in each other; more are no line to read."""
# Matches "+" in "a + b", " - "; not in "-a", "ab".
_SUM = lazy_regex(r"(?<=[^\s{(^_]) ?[+\-−\u2212] ?(?![+-]?\})")
_IN_UNIT = lazy_regex(r"\\unit\[")
_TEX_COMMAND = lazy_regex(r"\\([A-Za-z]+) ?")
_TEX_SPACE = lazy_regex(r"\\[,;:! ]|~")
_TEX_SIZE = lazy_regex(r"\\(?:left|right|big|Big|displaystyle)(?![A-Za-z])\.? ?")
_TEX_SCRIPT = lazy_regex(r" ?([\^_])(?:\{([^{}]*)\}|([\w+\-]))")
# Matches the end of "Pt", "SO_4", "\\mathrm{NH}_{2}", "(CN)_6"; not of "10", "x", "Wort".
_ION = lazy_regex(r"(?:(?<![^\W\d_])(?:e|(?:[A-Z][a-z]?){1,8})|[A-Za-z)]_(?:\d|\{\d{1,2}\}))\Z")
# Matches "[Fe(CN)_6]" in "[Fe(CN)_6]^{4-}", "[PtCl_4]" in "[PtCl_4]^{2-}"; not "[0,1]", "[A]", "[AB]".
_COMPLEX = lazy_regex(r"\[([A-Z][A-Za-z\d_(){}]{1,30})\](?=\^\{?[1-7]?[+\-])")
# Matches the point of "0.25", "1.6605"; not of "1.000", "1.2.3".
_DECIMAL_POINT = lazy_regex(r"(?<=\d)(?<!\.\d)\.(?=(?:\d{1,2}|\d{4,})(?![\d.]))")
# Matches "-" in "s -s", "a-b", "-5"; not in "Leerlauf-Spannung".
_MINUS = lazy_regex(r"-(?![^\W\d_]{2})|(?<![^\W\d_]{2})-")
_NAMED = lazy_regex(r"[^\W\d_]{1,15}")
# Matches "[n]" in "x[n]", "[n−1]" in "h₂[n−1]"; not in "[n]", "x[1]".
_ARGUMENT = lazy_regex(r"(?<=\w)\[([A-Za-z][^\[\]]{0,12})\]")
# Matches "[1" in "[1, 2]", "[-1", "^+" in "x^+"; not in "x[n]", "(1", "e^x", "e^(−s)".
_UNREADABLE = lazy_regex(r"\[[-\u2212]?\d|\^(?![\w(])")
# Matches all of "C2", "Z,max", "BE, 0", "12a"; not of "C 2", "Z,,".
_INDICES = lazy_regex(r"\w{1,8}(?:, ?\w{1,8}){0,2}")
# Matches all of "n+1", "t - 1", "k−1"; not of "n", "+1".
_NEXT = lazy_regex(r"\w ?[+\-\u2212] ?\w{1,2}")
# Matches all of "x", "-st", "2n", "jωt", "n-1"; not of "{x}", "\\circ", "".
_EXPONENT = lazy_regex(r"(?=.{0,2}\w)[-+\u2212]?[\w⋅·/ ⁄.,+\-\u2212]{1,16}")
_MAX_TEX, _MAX_FORMULA = 160, 80
_PLAIN = lazy_regex(
    r"[\w\s.,;:%°€+\-\u2212·⋅×±≤≥≠≈~→∈∉⊂⊆∪∩∀∃⇒⇔←⇌↔↦¬∧∨⊕∥⊥∝≡≪≫∅∂∇*÷√∞=<>()\[\]'|/⁄–^…⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎]+"
)


def plain_formula(tex: str) -> str | None:
    r"""Return a simple TeX formula as Unicode text: ``10^6`` as ``10⁶``, ``5\,\mathrm{km}`` as ``5 km``.

    Returns:
        None if the formula has sums, nested scripts or anything else that cannot be read as a line.
    """
    if len(tex) > _MAX_TEX:
        return None
    text = _TEX_TEXT.sub(_upright, _TEX_SIZE.sub("", _quantities(plain_chemistry(tex))))
    for _ in range(_MOST_FRACTIONS):
        text = _FRACTION.sub(_fraction, text)
    text = (
        _TEX_SPACE.sub(" ", text)
        .replace("{,}", ",")
        .replace("\\%", "%")
        .replace("^\\circ", "°")
        .replace("^{\\circ}", "°")
    )
    text = _COMPLEX.sub(r"\1", _TEX_COMMAND.sub(_symbol, text))
    text = _DECIMAL_POINT.sub(",", _TEX_SCRIPT.sub(_script, text))
    text = _ARGUMENT.sub(r"(\1)", _MINUS.sub("\u2212", text))
    text = " ".join(text.split())
    is_plain = _PLAIN.fullmatch(text) and len(text) <= _MAX_FORMULA and not _UNREADABLE.search(text)
    return text if is_plain else None


_UNITS = frozenset(
    f"{unit}{power}"
    for unit in word_list("m km cm mm s h kg g mol l L J kJ V A W N C K S Pa")
    for power in ("", "^2", "^3", "^{2}", "^{3}")
)
# Matches the end of "5", "10^{6}", "4 "; not of "v", "x_1".
_NUMBER_BEFORE = lazy_regex(r"(?<![_A-Za-z])(?:\d\}?|\^\{?-?\d{1,2}\}?)\s*\Z")
# Matches the end of "\cdot", "\sin"; not of "x", "U_A".
_COMMAND_BEFORE = lazy_regex(r"\\[A-Za-z]+\Z")


def _fraction(match: re.Match[str]) -> str:
    r"""Return a fraction on a line: \frac{a + b}{c} -> (a + b) ⁄ c; what it is multiplied by has a dot after it."""
    above, below = (part.strip() for part in match.group(2, 3))
    before, factor = match.string[: match.end(1)], match[1] or ""
    if above in _UNITS and below in _UNITS and _NUMBER_BEFORE.search(before or match.string[: match.start()]):
        return f"{factor} {above}/{below}"
    above, below = (f"({part})" if _SUM.search(part) else part for part in (above, below))
    joint = " " if not factor or _COMMAND_BEFORE.search(before) else " ⋅ "
    return f"{factor}{joint}{above} ⁄ {below} "


def _upright(match: re.Match[str]) -> str:
    """Return text inside a formula without its command; as an index it keeps its braces: _{max}."""
    inner = match[2] or match[3] or ""
    return f"{match[1]}{{{inner}}}" if match[1] else inner


def _symbol(match: re.Match[str]) -> str:
    r"""Return the sign of a command, one between two terms with blanks around it; F \circ G is no degree."""
    if match[1] == "circ" and not match.string[: match.start()].rstrip()[-1:].isdigit():
        return " ∘ "
    sign = _TEX_SYMBOLS.get(match[1], match[0])
    return f" {sign} " if sign in _BETWEEN else sign


def _quantities(tex: str) -> str:
    """Return a formula with its quantities written plainly: a number, a blank and a unit."""
    tex = _ROOT.sub(r"√\1", tex)
    if _IN_UNIT.search(tex):
        tex = _UNIT_FRACTION.sub(r"\1/\2", tex)
    tex = _TEX_QUANTITY.sub(lambda match: f"{match[1] or match[2] or ''} {match[3]}", tex)
    return _NUMBER_FRACTION.sub(_number_fraction, _TEX_RATE.sub(r"\1 \2/\3", tex))


def _number_fraction(match: re.Match[str]) -> str:
    """Return a fraction of numbers, apart from the number before it: 2 1/2."""
    blank = " " if match.string[match.start() - 1 : match.start()].isdigit() else ""
    return f"{blank}{match[1]}/{match[2]}"


def _script(match: re.Match[str]) -> str:
    """Return an exponent, a charge or an index as Unicode text; as written if it is more than a line can show."""
    inner = (match[2] or match[3] or "").strip()
    return (_raised(inner, match) if match[1] == "^" else _lowered(inner, match)) or match[0]


def _raised(inner: str, match: re.Match[str]) -> str:
    """Return an exponent or a charge: x^2 -> x², Na^+ -> Na⁺, e^{-st} -> e^(−st)."""
    is_charge = _CHARGE.fullmatch(inner) and _ION.search(match.string[: match.start()].removesuffix(" "))
    if is_charge or _RAISED.fullmatch(inner):
        return inner.translate(_SUPERSCRIPTS)
    if _EXPONENT.fullmatch(inner):
        return f"^{inner}" if inner.isalpha() and len(inner) == 1 else f"^({inner})"
    return ""


def _lowered(inner: str, match: re.Match[str]) -> str:
    """Return an index: x_1 -> x₁, U_{ges} -> U_ges, U_{CE,0} -> U_CE_0, x_{n+1} -> x_(n+1)."""
    if _LOWERED.fullmatch(inner):
        return inner.translate(_SUBSCRIPTS)
    after = match.string[match.end() : match.end() + 1]
    if _NAMED.fullmatch(inner):
        return f"_{inner}" + (" " if after.isalpha() else "")
    if _INDICES.fullmatch(inner):
        return "_" + inner.replace(",", "_").replace(" ", "") + (" " if after.isalnum() else "")
    return f"_({inner})" if _NEXT.fullmatch(inner) else ""
