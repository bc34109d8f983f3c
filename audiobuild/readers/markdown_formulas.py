"""Formulas of Markdown with blanks inside their dollar signs, as the dollarmath plug-in does not parse them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline


def spaced_formula(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # as markdown-it calls it
    r"""Parse ``$ \frac{F}{A} $``, a formula with blanks inside its dollar signs; ``5 $ und 6 $`` has no TeX in it."""
    found = _SPACED_FORMULA.match(state.src, state.pos)
    if found is None or not _TEX.search(found[1]) or state.src[state.pos - 1 : state.pos].isdigit():
        return False
    if not silent:
        token = state.push("math_inline", "math", 0)
        token.content, token.markup = found[1], "$"
    state.pos = found.end()
    return True


# Matches the beginning of "$ a_1 $", "$ 5 und 6 $"; not of "$a_1$", "$ 5 und $c".
_SPACED_FORMULA = lazy_regex(r"\$([ \t][^$\n]{1,300})\$(?![\w$])")
# Matches "\frac", "x^{2}", "H_2", all of " n "; not "a b", "5".
_TEX = lazy_regex(r"\\[A-Za-z]|[A-Za-z0-9)}][_^]|\A\s*[A-Za-z]\s*\Z")
