"""Markup of other notations in plain text, rewritten as HTML: links and struck words of Markdown, tags in brackets.

[im Heft](https://...) -> im Heft      ~~50~~ -> <s>50</s>      [b]wichtig[/b] -> <b>wichtig</b>
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.readers.html_meaning import CITATION_TAG
from audiobuild.readers.mapped_text import apply_edits
from audiobuild.readers.markdown_patterns import CHAT_CITATION

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from audiobuild.readers.mapped_text import Edit, MappedText

# Matches "<b", "&uuml;", "](", "www.", "<!-- x", "~~50~~", "[/b]"; not "<!-- audiobuild: skip -->", "a < b", "[1]".
_MARKUP = lazy_regex(r"</?[a-zA-Z]|<!--(?!\s?audiobuild:)|&[#a-zA-Z]|\]\(|://|\bwww\.|~~\S|\[/[a-zA-Z]|【")
_LINK = lazy_regex(r"!?(?<!\\)\[(?P<words>[^\[\]\n]{1,300})\]\((?:https?://|/|mailto:|#)[^\s()]*(?:\s+\"[^\"\n]*\")?\)")
# Matches "~~50~~", "~~zehn Euro~~"; not "~~~", "~5 bis ~~6".
_STRUCK = lazy_regex(r"(?<![~\w])~~(?=[^\s~])(?P<struck>[^~\n]{1,200})(?<=\S)~~(?![~\w])")
_CHAT = lazy_regex(rf" ?{CHAT_CITATION}")
_ELEMENTS = {
    "b": "b", "i": "i", "u": "u", "s": "s", "strike": "s", "sup": "sup", "sub": "sub", "url": "span", "email": "span",
    "size": "span", "color": "span", "font": "span", "center": "div", "quote": "blockquote", "code": "pre",
    "list": "ul", "img": "script", "youtube": "script", "video": "script", "embed": "script", "caption": "figcaption",
}  # fmt: skip
"""Tags in brackets, of forums (BBCode) and WordPress, and the elements of HTML that do the same.

What only has an address in it (a picture, a video) is no text.
"""
# Matches "[b]", "[/quote]", "[url=https://x.example]", "[caption id="x"]", "[*]"; not "[1]", "[sic!]", "[Anm. d. R.]".
_BRACKETED = lazy_regex(r"\[(?:(?P<close>/?)(?P<name>[a-zA-Z][\w-]{0,30})(?:[ =][^\[\]\n]{1,300})?|(?P<item>\*))\]")


def has_markup(text: str) -> bool:
    """Return whether text may have markup or web addresses in it."""
    return _MARKUP.search(text) is not None


def as_html(mapped: MappedText) -> MappedText:
    """Return text in which the markup of other notations is HTML."""
    mapped = apply_edits(mapped, [edit for match in _LINK.finditer(mapped.text) for edit in _unlinked(match)])
    mapped = apply_edits(mapped, [edit for match in _CHAT.finditer(mapped.text) for edit in _cited(match)])
    mapped = apply_edits(mapped, [edit for match in _STRUCK.finditer(mapped.text) for edit in _struck(match)])
    return apply_edits(mapped, _element_edits(mapped.text))


def _unlinked(match: re.Match[str]) -> Iterator[Edit]:
    """Yield the edits that reduce a Markdown link to its words."""
    yield match.start(), match.start("words"), ""
    yield match.end("words"), match.end(), ""


def _cited(match: re.Match[str]) -> Iterator[Edit]:
    """Yield the edits that make an element of a citation."""
    yield match.start(), match.start(), f"<{CITATION_TAG}>"
    yield match.end(), match.end(), f"</{CITATION_TAG}>"


def _struck(match: re.Match[str]) -> Iterator[Edit]:
    """Yield the edits that make an element of struck words."""
    yield match.start(), match.start("struck"), "<s>"
    yield match.end("struck"), match.end(), "</s>"


def _element_edits(text: str) -> Iterator[Edit]:
    """Yield the edits that make elements of tags in brackets; those of one letter or an unknown name need their end."""
    tags = list(_BRACKETED.finditer(text))
    closed = {tag["name"].lower() for tag in tags if tag["close"]}
    for tag in tags:
        name = (tag["name"] or "").lower()
        if tag["item"] and "list" in closed:
            yield *tag.span(), "<li>"
        elif name in closed or (len(name) > 1 and name in _ELEMENTS):
            yield *tag.span(), f"<{tag['close']}{_ELEMENTS.get(name, 'span')}>"
