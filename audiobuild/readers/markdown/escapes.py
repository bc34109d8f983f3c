"""Markdown whose marks a program has escaped (headings and items after a backslash), and formulas in code: `$n$`."""

from __future__ import annotations

import re

from audiobuild.lazy_regex import lazy_regex
from audiobuild.readers.markdown import patterns
from audiobuild.readers.markdown.generator_tags import mask_of

_FEWEST = 3
"""Lines or formulas of the kind that show that they are meant as marks, at least."""
# Matches the beginning of "\\## Orte", "\\* Lahr"; not of "## Orte", "\\# 1", "\\*Lahr*".
_ESCAPED = lazy_regex(r"^\\(?=(?:#{2,6}|[*-])[ \t]\S)", re.MULTILINE)
# Matches the beginning of "\\# Orte"; not of "# Orte".
_HEADINGS = lazy_regex(r"^\\#", re.MULTILINE)
# Matches all of "`$n$`", "`$$ a = b $$`"; not of "`$n`", "`a$`".
_CODE_FORMULA = lazy_regex(r"`(\$\$?)([^`$]{1,2000})\1`")


def without_escapes(text: str) -> str:
    """Return a text with the marks that a program has escaped as marks, of the same length."""
    if len(_ESCAPED.findall(text)) >= _FEWEST and _HEADINGS.search(text):
        text = _ESCAPED.sub(" ", text)
    if len(_CODE_FORMULA.findall(text)) >= _FEWEST:
        text = _CODE_FORMULA.sub(_formula, text)
    return text


def _formula(found: re.Match[str]) -> str:
    """Return a formula without its backticks; nothing of one whose content is masked."""
    mask = mask_of(patterns.MARKUP)
    if not found[2].strip():
        return "".join(sign if sign.isspace() else mask for sign in found[0])
    return f"{mask}{found[0][1:-1]}{mask}"
