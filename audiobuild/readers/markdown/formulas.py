"""Formulas of Markdown that the dollarmath plug-in does not parse: with blanks at their ends, or beside digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline


def spaced_formula(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # as markdown-it calls it
    r"""Parse ``$ \frac{F}{A} $``, a formula with blanks inside its dollar signs; ``5 $ und 6 $`` has no TeX in it."""
    found = _FORMULA.match(state.src, state.pos)
    if found is None or not _is_formula(found[1], state.src[: state.pos][-1:], state.src[found.end() :][:1]):
        return False
    if not silent:
        token = state.push("math_inline", "math", 0)
        token.content, token.markup = found[1], "$"
    state.pos = found.end()
    return True


# Matches the beginning of "$ a_1 $", "$ 5 und 6 $", "$a_1$"; not of "$$a_1$$", "$a".
_FORMULA = lazy_regex(r"\$([^$\n]{1,300})\$(?!\$)")
# Matches "\frac", "x^{2}", "H_2", all of " n "; not "a b", "5".
_TEX = lazy_regex(r"\\[A-Za-z]|[A-Za-z0-9)}][_^]|\A\s*[A-Za-z]\s*\Z")
# Matches "\hat{x}=", all of "+", "="; not "a_1", "5", "+ 5".
_SURE = lazy_regex(r"\\[A-Za-z]{2}|\A[=+<>\-]\Z")


def _is_formula(content: str, before: str, after: str) -> bool:
    """Return whether the text between two dollar signs is a formula, by its TeX and the characters around it.

    A formula at the beginning is the plug-in's, but it looks at the last character of the text for the one before.
    """
    opened, closed = content[0].isspace(), content[-1].isspace()
    if opened and not (before.isdigit() or after.isalnum() or after == "_"):
        return _TEX.search(content) is not None
    touches = before.isdigit() or after.isdigit()
    if opened or closed or touches:
        return _SURE.search(content) is not None and not after.isalpha()
    return not before and not after.isalnum()
