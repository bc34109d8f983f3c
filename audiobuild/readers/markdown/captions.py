"""Captions of Markdown: words that are wholly emphasised or small, right under a picture."""

from __future__ import annotations

from itertools import accumulate, dropwhile
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token


def is_caption(children: Sequence[Token]) -> bool:
    """Return whether a paragraph is a picture and, under it, words that are wholly emphasised or small: its caption."""
    rest = list(dropwhile(lambda token: token.type in _OF_PICTURE or not _words(token), children))
    pictured = any(_is_picture(token) for token in children[: len(children) - len(rest)])
    while rest and (rest[-1].type == "footnote_ref" or not (_words(rest[-1]) or rest[-1].type.endswith("_close"))):
        rest.pop()
    if pictured and rest and (small := _SMALL.fullmatch(rest[0].content)):
        closing = f"</{small[1]}>"
        return rest[-1].content == closing and all(token.content != closing for token in rest[:-1])
    if not (pictured and rest and rest[0].type in {"em_open", "strong_open"}):
        return False
    depths = list(accumulate(token.nesting for token in rest))
    return rest[-1].nesting < 0 and 0 not in depths[:-1]


# Matches all of "<small>"; not of "<b>", "</small>".
_SMALL = lazy_regex(r"<(small|sub|figcaption)>")


def _words(token: Token) -> bool:
    """Return whether a token is words or opens what has words, not a break between lines."""
    is_break = token.type in {"softbreak", "hardbreak"} or token.content.strip().lower() in {"<br>", "<br/>", "<br />"}
    return not is_break and not _is_picture(token) and (token.type != "text" or bool(token.content.strip()))


def _is_picture(token: Token) -> bool:
    return token.type == "image" or (token.type == "html_inline" and token.content.startswith("<img"))


_OF_PICTURE = ("image", "link_open", "link_close")
