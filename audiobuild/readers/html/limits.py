"""Limits of HTML and XML sources: what lxml would read in quadratic time."""

from __future__ import annotations

from audiobuild.lazy_regex import lazy_regex

MAX_ATTRIBUTES = 5_000
"""Attributes of an element; for each, lxml goes through all others of the element."""
_TOO_MANY = lazy_regex(
    rf"""<[A-Za-z][\w:-]*(?>\s+[^\s=>"'/<]++(?>\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?){{{MAX_ATTRIBUTES + 1}}}"""
)


def has_too_many_attributes(markup: str) -> bool:
    """Return whether an element of HTML or XML has more than `MAX_ATTRIBUTES` attributes."""
    return _TOO_MANY.search(markup) is not None
