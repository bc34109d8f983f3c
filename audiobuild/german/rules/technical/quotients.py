"""Slashes between the quantities of a formula are "durch", raised dots "mal", bars around one its magnitude.

U_a / U_e -> U a durch U e        f = 1 / (2 · π · R · C) -> eins durch (zwei mal Pi ...        t₁/₂ -> t ein halb
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.unit_patterns import PRODUCT
from audiobuild.german.rule_engine import Rule
from audiobuild.german.words.measures import units
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

_FUNCTION = r"(?:sqrt|sin|cos|tan|arctan|exp|log|lg|ln|det|integral)"
# Matches all of "_a", "_Cu_Nenn", "₁", "12"; not of "a", "".
_INDEX = r"(?:_\{?[A-Za-z0-9+]{1,10}\}?(?:_[A-Za-z0-9]{1,8})?|[₀-₉]{1,2}|\d{1,2})"
# Matches all of "U_a", "p₁V₁", "R1", "Δt", "x²", "dU_Ein", "π", "πf", "RC"; not of "Uhr", "so", "12".
_TERM = (
    rf"(?:(?:[Δ∆δ∂d]?(?:[A-Za-z]{_INDEX}|[α-ωΓ-Ωħℏ]{_INDEX}?|theta{_INDEX}|pi)){{1,3}}[A-Za-z]?"
    rf"|[Δ∆δ∂d]?[A-Za-zħℏ]|[A-Z]{{2,3}})(?:[²³⁴]|['’′](?![A-Za-z]))?"
)
# Matches the end of "= 12", "U_a", "p₁V₁", "2π", "(a + b)", "x²", "|x|"; not of "Uhr", "und", "A.".
_LEFT = lazy_regex(rf"(?:(?<![\w.,'’])(?:\d[\d.,]{{0,12}}(?<![.,])(?:{_TERM})?|{_TERM})|[)|²³⁴⁵⁶ⁿ½¼¾])$")
# Matches the beginning of "12", "U_e", "(a + b)", "√2", "2π", "sqrt(x)"; not of "Uhr", "und", "(siehe".
_RIGHT = lazy_regex(
    rf"[-−–]?(?:(?:\d[\d.,]{{0,12}}(?<![.,]))?{_TERM}(?![\w'’])|\d[\d.,]{{0,12}}(?!\w)"
    rf"|√|\|[\w]|{_FUNCTION} ?\(|\(+ ?[-−–]?(?:\d|√|{_TERM}(?!\w)|{_FUNCTION} ?\())"
)
# Matches "Umsatz", "und", "Dek"; not "sqrt(x)", "theta_G", "ab", "U_Cu".
_WORD = lazy_regex(rf"(?<![\w_])(?!(?:{_FUNCTION}|theta)\b)[A-Za-zÄÖÜäöüß]{{3,}}(?![\w_(])|[;:!?]|[.,] ")
# Matches "=", "U_a", "√", "Δt", "sin(x)", " · "; not "a", "(5)".
_SIGN_OF_FORMULA = lazy_regex(rf"[=≈√^·⋅∙*×]|[A-Za-zα-ω]_\w|[α-ωΔ∂]|[a-z][₀-₉]|\d ?pi\b|{_FUNCTION} ?\(")
_SUBSCRIPTS = tuple("₀₁₂₃₄₅₆₇₈₉")
_LONGEST = 60


# Matches the beginning of "γ-Umwandlung", "γ - Umwandlung"; not of "γ - U", "γ".
_COMPOUND_AFTER = lazy_regex(r"[α-ω] ?- ?[A-ZÄÖÜ][a-zäöü]")


def quotient(found: re.Match[str], text: str) -> str | None:
    """Read ``U_a/U_e`` as U a durch U e, ``N/2+1`` as N durch zwei plus eins; ``5 · 10³ V/m`` is a unit."""
    start, end = found.span()
    left, right = text[max(0, start - _LONGEST) : start], text[end : end + _LONGEST]
    operand = _LEFT.search(left, max(0, len(left) - 30))
    if not operand or not _RIGHT.match(right) or _is_unit(left, right) or _is_plain(operand[0], left, right):
        return None
    if _COMPOUND_AFTER.match(right):
        return None
    return " durch " if _is_formula(operand[0], left, right) else None


# Matches the beginning of "(m·K)"; not of "(m + K)".
_PRODUCT_OF_UNITS = lazy_regex(PRODUCT)
# Matches the end of "10³ V", "5 kA", "(in A", "[W"; not of "= V", "V".
_AMOUNT_BEFORE = lazy_regex(r"(?:[\d\0²³⁰-⁹] ?|[(\[](?:in )?)([A-Za-zµμΩ²³°]{1,4})(?:\^[23])?$")


def _is_unit(left: str, right: str) -> bool:
    """Return whether a unit stands before the slash: 10³ V/m, (kA/m), W/(m·K)."""
    if _PRODUCT_OF_UNITS.match(right):
        return True
    found = _AMOUNT_BEFORE.search(left, max(0, len(left) - 12))
    return bool(found and found[1] in units())


# Matches all of "5", "2024", "1.5"; not of "x", "2π".
_NUMBER = lazy_regex(r"[\d.,]+")
# Matches the beginning of "5", "2024 ist"; not of "(5", "2π", "5a".
_NUMBER_AFTER = lazy_regex(r"[-−–]?\d[\d.,]*(?![\w.,]*\w)")
# Matches the beginning of "B", "B ist"; not of "B_e", "Be", "B2".
_LETTER_AFTER = lazy_regex(r"[A-Za-z](?!\w)")


# Matches the end of "U · t", "= a"; not of "Typ A", "a".
_OPERATOR_BEFORE = lazy_regex(r"[=≈·⋅*×] ?[A-Za-z]$")
# Matches the beginning of "20) * 3", "5) ="; not of "20)", "20) und".
_END_OF_BRACKET = lazy_regex(r"\d[\d.,]*\) ?[-+*·⋅×=≈−/^]")


def _is_plain(operand: str, left: str, right: str) -> bool:
    """Return whether nothing but numbers or single letters are on both sides: 3/4, A/B; other rules know these."""
    if _NUMBER.fullmatch(operand):
        in_brackets = left.endswith("(" + operand) and _END_OF_BRACKET.match(right)
        return bool(_NUMBER_AFTER.match(right)) and not in_brackets
    letters = _LETTER_AFTER.fullmatch(operand) and _LETTER_AFTER.match(right)
    return bool(letters and not _OPERATOR_BEFORE.search(left, max(0, len(left) - 4)))


# Matches the beginning of "2+1", "4 − 1"; not of "2", "2+x", "2-ter".
_SUM_AFTER = lazy_regex(r"\d{1,3} ?[-+−] ?\d{1,3}(?!\w)")
# Matches the beginning of "dt", "dx = 3"; not of "du so", "dtv".
_DERIVED_BY = lazy_regex(r"[d∂][rstxyz](?!\w)")


def _is_formula(operand: str, left: str, right: str) -> bool:
    """Return whether the signs of a formula stand beside the slash, no ordinary word between them."""
    if (operand[0] in "d∂" and _DERIVED_BY.match(right)) or (operand.isalpha() and _SUM_AFTER.match(right)):
        return True  # "du/dt", "N/2+1"
    if operand[-1] in _SUBSCRIPTS and operand[0] == right[0] and right[1:2] in _SUBSCRIPTS:
        return True  # "R₁/R₂", but not "N₂/O₂"
    before, after = _WORD.split(left)[-1], _WORD.split(right, maxsplit=1)[0]
    return bool(_SIGN_OF_FORMULA.search(before) or _SIGN_OF_FORMULA.search(after))


# Matches "=", "U_a", "√", "^"; not "·", "x²".
_SIGN_BESIDE_DOT = lazy_regex(rf"[=≈√^]|[A-Za-zα-ω]_\w|{_FUNCTION} ?\(")


def product(found: re.Match[str], text: str) -> str | None:
    """Read ``U = R · I``, ``2·π·R·C =``, ``p₁ ⋅ V₁`` as mal; ``Ulm · A 7 · 3 km``, a list, is left alone."""
    start, end = found.span()
    left, right = text[max(0, start - _LONGEST) : start], text[end : end + _LONGEST]
    if not _LEFT.search(left, max(0, len(left) - 30)) or not _RIGHT.match(right):
        return None
    before, after = _WORD.split(left)[-1], _WORD.split(right, maxsplit=1)[0]
    if found[0].strip() == "⋅":
        return " mal "
    return " mal " if _SIGN_BESIDE_DOT.search(before) or _SIGN_BESIDE_DOT.search(after) else None


_PARTS = {"2": "Halbe", "4": "Viertel", "8": "Achtel"}


def part_of_wavelength(found: re.Match[str], _: str) -> str | None:
    """Read ``λ/4-Antenne`` as Lambda Viertel, ``λ/2`` as Lambda Halbe."""
    return f" {_PARTS[found[1]]}"


def composed(_found: re.Match[str], _: str) -> str | None:
    """Read ``f ∘ g`` as f verknüpft mit g."""
    return " verknüpft mit "


def half_life(_found: re.Match[str], _: str) -> str | None:
    """Read ``t₁/₂`` as t ein halb."""
    return " ein halb"


_MAGNITUDE = ("Betrag ", "Beträge ", "Betrags ")


def magnitude(found: re.Match[str], text: str) -> str | None:
    """Read ``B = |B|`` as Betrag von B; ``der Betrag |F|`` -> Betrag F."""
    start = found.start()
    if text.endswith(_MAGNITUDE, 0, start):
        return ""
    return " Betrag von " if text.endswith((")", "]"), 0, start) else "Betrag von "


# Matches the end of "P(A ", "1 − P(lw=0"; not of "P(A) ", "(A ".
_PROBABILITY_BEFORE = lazy_regex(r"\bP ?\([^()|]{1,24}$")


def given(found: re.Match[str], text: str) -> str | None:
    """Read ``P(A|B)`` as P(A gegeben B): a conditional probability."""
    left = text[max(0, found.start() - _LONGEST) : found.start()]
    return " gegeben " if _PROBABILITY_BEFORE.search(left) else None


RULES = (
    # Matches "₁/₂" in "t₁/₂", "_1/2" in "t_1/2"; not in "₁/₂", "a₁/b".
    Rule("half as an index", r"(?<=\b[a-zA-Zτ])(?:₁/₂|_\{?1/2\}?)(?!\w)", half_life, needs=("₁/₂", "_0/0", "_{0/0")),
    # Matches " ∘ " in "f ∘ g", "∘" in "(f∘g)(x)"; not in "∘ Punkt", "so ∘ gut".
    Rule("composition", r"(?<=\b[A-Za-zα-ω]) ?∘ ?(?=[A-Za-zα-ω](?!\w))", composed, needs=("∘",)),
    # Matches "/4" in "λ/4-Antenne", " / 2" in "λ / 2"; not in "α/2", "λ/40", "λ/2π".
    Rule("part of a wavelength", r"(?<=λ) ?/ ?([248])(?!\w|[.,]\d)", part_of_wavelength, needs=("λ/0", "λ / 0")),
    # Matches " · " in "U = R · I", "·" in "2·π"; not in "so · [b]". Whether both sides are quantities of a formula,
    # `product` sees.
    Rule(
        "product in a formula",
        r"(?<=[\w)²³⁴⁵⁶ⁿ|'’′½¼¾]) ?[·⋅] ?(?=[-−–]?[\w(√|Δ∆∂])",
        product,
        needs=("·", "⋅"),
        trigger=rf"{_SIGN_BESIDE_DOT.pattern}|⋅",
    ),
    # Matches "/" in "U_a/U_e", " / " in "1 / (2π)", "/" in "x²/4"; not in "a//b", "so / [b]".
    # Whether both sides are quantities of a formula, `quotient` sees.
    Rule(
        "quotient in a formula",
        r"(?<=[\w)²³⁴⁵⁶ⁿ|'’′]) ?/ ?(?=[-−–]?[\w(√|Δ∆∂])",
        quotient,
        needs=("/",),
        trigger=r"[=≈√^·⋅∙*×_₀-₉²³α-ωΔ∆∂]|\dpi|/d[rstxyz]\b|\b[A-Za-z]/\d{1,3} ?[-+−]",
    ),
    # Matches "|" in "P(A|B)", " | " in "P(A | B)"; not in "|x|", "(| B)". Only in a probability, as `given` sees.
    Rule("given", r"(?<=[\w\0]) ?\| ?(?=[\w¬\0])", given, needs=("|",), trigger=r"P ?\("),
    # Matches "|" in "|x| < 1", "B=|B|", "|a − b|", "|F₁|"; not in "|und|", "a | b", "||x".
    Rule(
        "magnitude",
        r"(?<![\w|])\|(?=(?:[A-Za-zα-ωϑϕΔ](?:[₀-₉]{1,2}|_\w{1,3})?|[a-z] [-−–] [a-z])\|(?![\w|]))",
        magnitude,
        needs=("|",),
    ),
)
