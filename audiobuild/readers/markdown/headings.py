"""Headings of Markdown without a blank after their signs, as kramdown and older writers of Markdown take them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock


def close_heading(state: StateBlock, first: int, _end: int, silent: bool) -> bool:  # noqa: FBT001  # as markdown-it calls it
    """Parse ``##Der erste Prototyp``; ``#Wort`` and ``##wort`` are no headings: signs of a post."""
    start = state.bMarks[first] + state.tShift[first]
    found = _CLOSE_HEADING.fullmatch(state.src, start, state.eMarks[first])
    if found is None or state.is_code_block(first):
        return False
    if silent:
        return True
    state.line = first + 1
    tag = f"h{len(found[1])}"
    opening = state.push("heading_open", tag, 1)
    inline = state.push("inline", "", 0)
    opening.map = inline.map = [first, state.line]
    inline.content, inline.children = found[2], []
    closing = state.push("heading_close", tag, -1)
    opening.markup = closing.markup = found[1]
    return True


# Matches all of "##Der erste Prototyp", "###Über uns ###"; not of "## Der erste", "#Wort", "##wort".
_CLOSE_HEADING = lazy_regex(r"(#{2,6})([A-ZÄÖÜ](?:[^\n]*?[^\s#])?)[ \t]*#*[ \t]*")
