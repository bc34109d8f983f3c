"""Web addresses in running text: a long one is cut to its domain, which is all that a listener can use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobuild.readers.mapped_text import Edit

_ADDRESS = lazy_regex(
    r"(?P<scheme>https?://)?(?P<www>www\.)?"
    r"(?P<domain>(?:[^\W_](?:[\w-]{0,62})\.){1,6}[a-zA-Z]{2,24})(?::\d{2,5})?"
    r"(?P<rest>/[^\s<>\"'„“”»«]*)?",
    re.IGNORECASE,
)
"""Matches ``https://www.beispiel.de/a/b?c=d`` and ``www.beispiel.de``; not ``beispiel.de`` alone."""
_SCHEME = lazy_regex(r"https?://|www\.", re.IGNORECASE)
_MAX_PATH = 12
"""Characters of a path that is still read."""
_TRAILING = ".,;:!?)]…*_"


def address_edits(text: str) -> Iterator[Edit]:
    """Yield the edits that cut each long address of a text to its domain.

    ``https://www.beispiel.de/a/b?utm=1`` becomes ``beispiel.de``; ``www.beispiel.de/bad`` stays.
    """
    if "://" not in text and "www." not in text:
        return
    position = 0
    while match := _SCHEME.search(text, position):
        position = match.end()
        found = _ADDRESS.match(text, match.start())
        if found is None:
            continue
        position = found.end()
        rest = (found["rest"] or "").rstrip(_TRAILING)
        end = found.start("rest") + len(rest) if rest else found.end("domain")
        is_long = len(rest) > _MAX_PATH or any(sign in rest for sign in "?&=%#")
        if is_long:
            yield found.start(), found.start("domain"), ""
            yield found.end("domain"), end, ""
