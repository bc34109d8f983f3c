"""Markdown inside a block: the edits that turn its markup into plain text with HTML tags.

markdown-it reports what is emphasis, a link or code, but not where it is. Its tokens come in the order of the
source, so a walk beside the source finds each: whatever lies between two pieces of text is markup, and goes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import InlineKind
from audiobuild.readers.lines import is_list
from audiobuild.readers.maths import plain_formula

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.token import Token

    from audiobuild.readers.mapped_text import Edit

_Place = tuple[int, int, str | None]
"""The slice that a token takes up, and its replacement; None if it stays as it is."""
_TARGET = lazy_regex(
    r"""\](?:
        \(\s*(?:<[^<>\n]*>|(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*)          # (address
        (?:\s+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?\s*\)  # "title")
        | \[[^\]]*\]                                                          # [reference]
    )?""",
    re.VERBOSE,
)
LITERAL = str.maketrans("<&", "\U0010f0f0\U0010f0f1")
"""``<`` and ``&`` that are text, as they are hidden from the search for HTML; `UNHIDE` shows them again."""
UNHIDE = str.maketrans("\U0010f0f0\U0010f0f1\U0010f0f2", "<&[")
_HIDDEN_BRACKET = "\U0010f0f2"
_MAX_UNMATCHED = 200
_BRACKETS_OR_BLANK_LINE = lazy_regex(r"\\.|[\[\]]|\n[ \t]*(?=\n)", re.DOTALL)
_MAX_DEPTH = 20
"""Brackets nested deeper than this open no link."""
_SPECIAL = lazy_regex("[<&]")


def inline_edits(content: str, tokens: Iterable[Token], position: int = 0) -> Iterator[Edit]:
    """Yield the edits that leave the words of a block's content, and HTML tags.

    Struck text, pictures, notes and formulas are put between tags (``s``, ``x-picture``, ``x-note``,
    ``x-formula``), so that they are left out and listed like those of HTML.

    Args:
        content: what markdown-it parsed into `tokens`.
        tokens: its children, in order.
        position: where in `content` they begin.
    """
    for token in tokens:
        for start, end, replacement in _token_edits(content, token, position):
            if start > position:
                yield position, start, ""
            if replacement is not None:
                yield start, end, replacement
            position = max(position, end)
    if position < len(content):
        yield position, len(content), ""


def inline_spans(content: str, tokens: Iterable[Token]) -> Iterator[tuple[InlineKind, int, int, str]]:
    """Yield emphasis, code and links of a block's content: kind, start and end of the words, and a link's address.

    Args:
        content: what markdown-it parsed into `tokens`.
        tokens: its children, in order.
    """
    opened: list[tuple[int, str]] = []
    position = 0
    for token in tokens:
        places = list(_token_edits(content, token, position))
        start = places[0][0] if places else position
        position = max([position, *(end for _, end, _ in places)])
        kind, _, edge = token.type.partition("_")
        if kind not in _INLINE_KINDS:
            continue
        if edge == "open":
            opened.append((position, str(token.attrGet("href") or "")))
        elif edge == "close" and opened:
            begin, target = opened.pop()
            if begin < start and (target or kind != "link"):
                yield _INLINE_KINDS[kind], begin, start, target
        elif edge == "inline" and places and start < places[-1][0]:
            yield _INLINE_KINDS[kind], start, places[-1][0], ""


def note_signs(content: str, tokens: Iterable[Token]) -> Iterator[tuple[str, int]]:
    """Yield the label and the position of each sign of a note, such as ``[^1]``."""
    position = 0
    for token in tokens:
        places = list(_token_edits(content, token, position))
        if token.type == "footnote_ref" and places and "label" in token.meta:
            yield str(token.meta["label"]), places[0][0]
        position = max([position, *(end for _, end, _ in places)])


def _token_edits(content: str, token: Token, position: int) -> Iterator[_Place]:
    """Yield the places of a token at or after `position`, each with its replacement (None: it stays as it is)."""
    kind = token.type
    if kind in _SPECIAL_KINDS:
        yield from _SPECIAL_KINDS[kind](content, token, position)
    elif kind == "text_special":  # an escape or an entity: "\\*", "&amp;"
        yield *_find(content, token.markup, position), token.content.translate(LITERAL)
    elif kind in {"softbreak", "hardbreak"}:
        yield *_find(content, "\n", position), None if kind == "softbreak" and not _is_listed(content) else "<br>"
    elif kind == "html_inline":
        yield *_find(content, token.content, position), None
    elif kind in {"s_open", "s_close"}:
        yield *_find(content, token.markup, position), "<s>" if kind == "s_open" else "</s>"
    else:
        yield *_find(content, _signs(token), position), ""


@lru_cache(1)  # asked for each line end of a paragraph
def _is_listed(content: str) -> bool:
    """Return whether the lines of a paragraph are a list without marks, as of ingredients."""
    return is_list(content.split("\n"))


def _text(content: str, token: Token, position: int) -> Iterator[_Place]:
    """Yield a slice of text; a tag of HTML that markdown-it does not take for one, as blanks are missing, stays."""
    start, end = _find(content, token.content, position)
    for tag in _LENIENT_TAG.finditer(content, start, end):
        yield from _literal(content, start, tag.start())
        start = tag.end()
        yield tag.start(), start, None
    yield from _literal(content, start, end)


# Matches '<img src="a.png"alt="so">', "</span >"; not "<br>", "a < b", "<Name>".
_LENIENT_TAG = lazy_regex(
    r"</?(?:a|b|br|div|em|font|i|img|p|small|span|strong|sub|sup|u)(?:\s[^<>]*)/?>", re.IGNORECASE
)


def _signs(token: Token) -> str:
    """Return the characters that a token of markup stands for."""
    if token.markup == "autolink":
        return "<"
    return {"link_open": "[", "span_open": "[", "span_close": "]"}.get(token.type, token.markup)


def _find(content: str, piece: str, position: int) -> tuple[int, int]:
    """Return where a piece occurs next; an empty slice if it is not found."""
    start = content.find(piece, position)
    return (position, position) if start < 0 else (start, start + len(piece))


def _literal(content: str, start: int, end: int) -> Iterator[_Place]:
    """Yield a slice of text, with its ``<`` and ``&`` hidden."""
    position = start
    for match in _SPECIAL.finditer(content, start, end):
        yield position, match.start(), None
        yield match.start(), match.end(), match[0].translate(LITERAL)
        position = match.end()
    yield position, end, None


def _code(content: str, token: Token, position: int) -> Iterator[_Place]:
    """Yield the words of inline code; the blanks at its ends are not part of them."""
    _, inside = _find(content, token.markup, position)
    closing, end = _find(content, token.markup, inside)
    words = content[inside:closing]
    if not words.strip():
        yield inside, end, ""
        return
    yield from _literal(content, inside + len(words) - len(words.lstrip()), inside + len(words.rstrip()))
    yield closing, end, ""


def _image(content: str, token: Token, position: int) -> Iterator[_Place]:
    start, end = _find(content, f"![{token.content}", position)
    if start == end:
        return
    yield start, start + 2, "<x-picture>"
    yield from _literal(content, start + 2, end)
    yield end, _after_target(content, end), "</x-picture>"


def _formula(content: str, token: Token, position: int) -> Iterator[_Place]:
    start, end = _find(content, f"{token.markup}{token.content}{token.markup}", position)
    if start == end:
        return
    if (plain := plain_formula(token.content)) is not None:
        yield start, end, plain.translate(LITERAL)
    else:
        yield start, start + len(token.markup), "<x-formula>"
        yield from _literal(content, start + len(token.markup), end - len(token.markup))
        yield end - len(token.markup), end, "</x-formula>"


def _note(content: str, token: Token, position: int) -> Iterator[_Place]:  # noqa: ARG001  # called as the others
    """Yield the sign of a note, which is silent, or a note inside the line, which is left out: ``^[Eine Note.]``."""
    start, opened = _find(content, "[", position)
    end, depth = opened, 1
    while end < len(content) and depth:
        depth += {"[": 1, "]": -1}.get(content[end], 0)
        end += 1
    if content[start - 1 : start] == "^":
        yield start - 1, opened, "<x-note>"
        yield from _literal(content, opened, end - 1)
        yield end - 1, end, "</x-note>"
    else:
        yield start, end, ""


def _link_end(content: str, token: Token, position: int) -> Iterator[_Place]:
    if token.markup == "autolink":
        yield *_find(content, ">", position), ""
        return
    start, _ = _find(content, "]", position)
    yield start, _after_target(content, start), ""


def _after_target(content: str, position: int) -> int:
    found = _TARGET.match(content, position)
    return found.end() if found else position


_SPECIAL_KINDS = {
    "text": _text,
    "code_inline": _code,
    "image": _image,
    "math_inline": _formula,
    "math_inline_double": _formula,
    "footnote_ref": _note,
    "link_close": _link_end,
}


_INLINE_KINDS = {
    "em": InlineKind.EMPHASIS,
    "strong": InlineKind.STRONG,
    "code": InlineKind.CODE,
    "link": InlineKind.LINK,
}
"""Kinds of markup by the first part of the names of markdown-it's tokens."""


def hide_unmatched(source: str) -> str:
    """Hide opening brackets that cannot begin a link, if there are many.

    markdown-it looks for the end of a link from each opening bracket to the end of the paragraph, which takes
    quadratic time if there is none.
    """
    if source.count("[") <= _MAX_UNMATCHED:
        return source
    hidden: list[int] = []
    opened: list[int] = []
    for match in _BRACKETS_OR_BLANK_LINE.finditer(source):
        if match[0] == "[":
            opened.append(match.start())
        elif match[0] == "]" and opened:
            start = opened.pop()
            if len(opened) > _MAX_DEPTH:
                hidden.append(start)
        elif match[0][0] == "\n":
            hidden += opened
            opened.clear()
    hidden += opened
    if len(hidden) <= _MAX_UNMATCHED:
        return source
    characters = list(source)
    for position in hidden:
        characters[position] = _HIDDEN_BRACKET
    return "".join(characters)
