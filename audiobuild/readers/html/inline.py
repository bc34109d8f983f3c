"""Inline markup of HTML: the spans of links, emphasis and code in the text of an element tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobuild.model import InlineKind, InlineMarkup
from audiobuild.readers.html.events import BLOCK_TAGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from audiobuild.readers.html.events import Event

_KINDS = {
    "em": InlineKind.EMPHASIS, "i": InlineKind.EMPHASIS, "cite": InlineKind.EMPHASIS, "strong": InlineKind.STRONG,
    "b": InlineKind.STRONG, "code": InlineKind.CODE, "kbd": InlineKind.CODE, "samp": InlineKind.CODE,
    "a": InlineKind.LINK,
}  # fmt: skip


@dataclass(slots=True)
class _Open:
    """An inline element that is open."""

    name: str
    start: int
    target: str


def recorded(events: Iterable[Event], found: list[InlineMarkup], offset: int) -> Iterator[Event]:
    """Yield events unchanged, and collect the inline markup among them.

    Args:
        events: of an element tree.
        found: receives the markup; that of an element with blocks inside it is divided at their edges.
        offset: position of the tree's text in the source.
    """
    stack: list[_Open] = []
    for event in events:
        name = event.value
        if event.kind != "text" and name in BLOCK_TAGS:
            for element in stack:
                _take_up(found, element, event.start, offset)
                element.start = event.end
        elif event.kind == "open" and name in _KINDS:
            stack.append(_Open(name, event.end, event.attributes.get("href", "") if name == "a" else ""))
        elif event.kind == "close" and stack and stack[-1].name == name:
            _take_up(found, stack.pop(), event.start, offset)
        yield event


def _take_up(found: list[InlineMarkup], element: _Open, end: int, offset: int) -> None:
    if element.start < end and (element.name != "a" or element.target):
        found.append(InlineMarkup(_KINDS[element.name], (element.start + offset, end + offset), element.target))
