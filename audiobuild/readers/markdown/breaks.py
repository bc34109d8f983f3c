"""Line breaks of Markdown that CommonMark does not know: two backslashes (kramdown), and blanks after a backslash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline


def other_line_break(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # as markdown-it calls it
    r"""Parse a backslash or two at the end of a line as a line break: ``Hauptstraße 39\\``."""
    found = _BREAK.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos = found.end()
    return True


# Matches all of "\\\n", "\ \n", "\\" at the end of a paragraph; not of "\n", "\\a", "\".
_BREAK = lazy_regex(r"\\\\[ \t]*(?:\n|\Z)|\\[ \t]+\n")
