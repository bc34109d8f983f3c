"""Markup of other notations in plain text, rewritten as HTML: links and struck words of Markdown, tags in brackets.

[im Heft](https://...) -> im Heft      ~~50~~ -> <s>50</s>      [b]wichtig[/b] -> <b>wichtig</b>
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.readers.html.meaning import CITATION_TAG, PAGE_NUMBER_TAG
from audiobuild.readers.mapped_text import apply_edits
from audiobuild.readers.markdown.patterns import CHAT_CITATION

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
# Matches "[Pg 12]", " [S. 7]", "[Seite 7]", "[pg 1-121]"; not "[12]", "[S. 12 f.]", "(S. 7)".
_PAGE_NUMBER = lazy_regex(r" ?\[(?:[Pp]g\.?|S\.|Seite) ?(?:(?:\d{1,2}-)?(?P<number>\d{1,4})|[ivxl]{1,8})\]")
_FEWEST_PAGES = 4
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


def has_page_numbers(text: str) -> bool:
    """Return whether a text, as electronic books have it, says in brackets where each printed page begins: [S. 12].

    The numbers of pages rise by one, for the most part; those of sources do not.
    """
    numbers = [int(match["number"]) for match in _PAGE_NUMBER.finditer(text) if match["number"]]
    risen = sum(before < after <= before + 2 for before, after in pairwise(numbers))
    return len(numbers) >= _FEWEST_PAGES and 2 * risen > len(numbers)


def page_numbers_as_html(mapped: MappedText) -> MappedText:
    """Return text in which the numbers of printed pages are elements."""
    return apply_edits(mapped, [edit for match in _PAGE_NUMBER.finditer(mapped.text) for edit in _paged(match)])


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


def _paged(match: re.Match[str]) -> Iterator[Edit]:
    """Yield the edits that make an element of the number of a page."""
    yield match.start(), match.start(), f"<{PAGE_NUMBER_TAG}>"
    yield match.end(), match.end(), f"</{PAGE_NUMBER_TAG}>"


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
