r"""Formulas in TeX that a script of the page would draw: \(U = R \cdot I\), \[ ... \], \begin{equation}.

A simple formula in a line becomes plain text; any other is left out and listed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.readers.maths import plain_formula

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from audiobuild.readers.html.events import Event

_LONGEST = 1000
"""Characters of a formula: an opening mark without an end is text."""
# Matches "\(a\)", "\[a\]", "\begin{align*}a\end{align*}"; not "\(a", "\begin{b}".
_FORMULA = lazy_regex(
    rf"\\\((?P<inline>(?:(?!\\[()]).){{1,{_LONGEST}}})\\\)"
    rf"|\\\[(?:(?!\\[\[\]]).){{1,{_LONGEST}}}\\\]"
    r"|\\begin\{(?P<environment>equation|align|gather|multline|eqnarray)(?P<star>\*?)\}"
    rf"(?:(?!\\(?:begin|end)\{{(?P=environment)).){{0,{_LONGEST}}}\\end\{{(?P=environment)(?P=star)\}}",
    re.DOTALL,
)


def with_formulas(events: Iterable[Event]) -> Iterator[Event]:
    """Yield the events with each formula as plain text, or left out."""
    for event in events:
        if event.kind == "text" and event.omitted is None and "\\" in event.value:
            yield from _parts(event)
        else:
            yield event


def _parts(event: Event) -> Iterator[Event]:
    """Yield a text event as its text and its formulas."""
    position = 0
    for found in _FORMULA.finditer(event.value):
        if position < found.start():
            yield event.part(position, found.start())
        formula = event.part(*found.span())
        plain = plain_formula(found["inline"]) if found["inline"] else None
        yield formula._replace(omitted="formula") if plain is None else formula._replace(value=plain)
        position = found.end()
    if position < len(event.value):
        yield event.part(position, len(event.value))
