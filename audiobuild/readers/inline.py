"""Markdown inside a line -> edits: what markdown-it found, walked beside the source so that no place is lost.

markdown-it says what is emphasis, link or code, but not where it stands. Its tokens come in the order of the
source, so a walk finds each: what lies between two pieces of text is markup, and goes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.token import Token

    from audiobuild.readers.mapped_text import Edit

_TARGET = re.compile(
    r"""\](?:
        \(\s*(?:<[^<>\n]*>|(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*)          # (address
        (?:\s+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?\s*\)  # "title")
        | \[[^\]]*\]                                                          # [reference]
    )?""",
    re.VERBOSE,
)
_BREAK = re.compile(r"<br\b", re.IGNORECASE)


def markup(content: str, tokens: Iterable[Token], position: int = 0) -> Iterator[Edit]:
    """The edits that leave only the words of `content`; images go with their descriptions.

    Args:
        content: what markdown-it parsed into `tokens`.
        tokens: its children, in order.
        position: where in `content` they begin.
    """
    for token in tokens:
        if token.type == "code_inline":
            start, end = _code(content, token, position)
            yield position, start, ""
            yield end - len(token.markup), end, ""
            position = end
            continue
        start, end, instead = _place(content, token, position)
        if start > position:
            yield position, start, ""
        if instead is not None:
            yield start, end, instead
        position = end
    if position < len(content):
        yield position, len(content), ""


def _place(content: str, token: Token, position: int) -> tuple[int, int, str | None]:  # noqa: PLR0911 - one answer a case
    """Where a token stands, at or after `position`, and what it becomes (None: it stays as it is)."""
    if token.type == "text":
        return *_found(content, token.content, position), None
    if token.type == "text_special":  # an escape or an entity: "\\*", "&amp;"
        return *_found(content, token.markup, position), token.content
    if token.type in ("softbreak", "hardbreak"):
        start, end = _found(content, "\n", position)
        return start, end, None
    if token.type == "image":
        start, end = _found(content, f"![{token.content}", position)
        return start, _after_target(content, end), ""
    if token.type == "html_inline":
        return *_found(content, token.content, position), " " if _BREAK.match(token.content) else ""
    if token.type == "link_close" and token.markup != "autolink":
        start, _ = _found(content, "]", position)
        return start, _after_target(content, start), ""
    signs = {"link_open": "[", "link_close": ">"}.get(token.type, token.markup)
    if token.markup == "autolink" and token.type == "link_open":
        signs = "<"
    return *_found(content, signs, position), ""


def _found(content: str, piece: str, position: int) -> tuple[int, int]:
    """Where the piece stands next; where the walk lost its way, nothing is taken."""
    start = content.find(piece, position)
    return (position, position) if start < 0 else (start, start + len(piece))


def _code(content: str, token: Token, position: int) -> tuple[int, int]:
    """Where the words of inline code begin, and where its closing marks end; the blanks inside are no words."""
    _, inside = _found(content, token.markup, position)
    closing, end = _found(content, token.markup, inside)
    words = content[inside:closing]
    return inside + len(words) - len(words.lstrip()), end


def _after_target(content: str, position: int) -> int:
    found = _TARGET.match(content, position)
    return found.end() if found else position
