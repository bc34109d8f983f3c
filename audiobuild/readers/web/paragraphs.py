"""Paragraphs of a web page that the extraction of its article loses, back in their places."""

from __future__ import annotations

import re
from collections import Counter
from copy import deepcopy
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.readers.html.element_text import letters, words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_APART = frozenset((
    "nav", "aside", "footer", "form", "figure", "dialog", "template", "noscript", "a", "button", "blockquote", "table",
))  # fmt: skip
_APART_CLASS = lazy_regex(
    r"comment|kommentar|newsletter|teaser|related|sidebar|caption|cookie|consent|footer|author-?(?:box|bio|info)",
    re.IGNORECASE,
)
"""Classes and identifiers of what stands beside a text."""
_NO_TEXT = ("script", "style", "iframe", "svg", "form")
_FEWEST = 80
"""Letters of a paragraph that is put back."""
_FEWEST_ALIKE = 2
"""Paragraphs of the article that stand in elements of the same names and classes as a lost one."""
_COMPARED = 40
"""Letters at the beginning and the end of a paragraph by which it is known."""
_MOST_LINKED = 0.4
"""Share of the letters of a paragraph in links; those of a teaser are more."""


def restore_paragraphs(article: HtmlElement, page: HtmlElement) -> None:
    """Put back the paragraphs that stand between and after others of the article, in elements of the same classes.

    A page that cuts its text into parts, each in an element of its own, loses all but one of them.
    """
    found = {letters(_words(element)): element for element in article.iter("p", "li", "h2", "h3", "h4")}
    paragraphs = [(element, own) for element in page.iter("p") if len(own := letters(_words(element))) >= _FEWEST]
    alike = Counter(_place(element) for element, own in paragraphs if own in found)
    kept = letters(" ".join(article.itertext()))
    last: HtmlElement | None = None
    for element, own in paragraphs:
        if own in found:
            last = found[own]
            continue
        is_lost = own[:_COMPARED] not in kept and own[-_COMPARED:] not in kept
        if last is not None and is_lost and alike[_place(element)] >= _FEWEST_ALIKE and _is_text(element):
            copied = _copied(element)
            last.addnext(copied)
            last = copied


def _place(element: HtmlElement) -> tuple[str, ...]:
    """Return the classes of a paragraph, and the names and classes of the elements around it."""
    around = [above for above, _ in zip(element.iterancestors(), range(3), strict=False)]
    return (element.get("class", ""), *(f"{above.tag!s} {above.get('class', '')}" for above in around))


def _is_text(element: HtmlElement) -> bool:
    """Return whether a paragraph is neither beside the text nor mostly links."""
    around = list(element.iterancestors())
    if not _APART.isdisjoint(above.tag for above in around):
        return False
    if any(_APART_CLASS.search(f"{above.get('class', '')} {above.get('id', '')}") for above in (element, *around[:-2])):
        return False
    linked = sum(len(letters(_words(link))) for link in element.iter("a"))
    return linked <= len(letters(_words(element))) * _MOST_LINKED


def _copied(element: HtmlElement) -> HtmlElement:
    copied = deepcopy(element)
    copied.tail = None
    for inner in list(copied.iter(*_NO_TEXT)):
        inner.drop_tree()
    return copied


def _words(element: HtmlElement) -> str:
    hidden = {inner for part in element.iter(*_NO_TEXT) for inner in part.iter()}
    if not hidden:
        return words_of(element)
    pieces = [element.text or ""]
    for inner in element.iterdescendants():
        pieces += [
            "" if inner in hidden else inner.text or "",
            inner.tail or "" if inner.getparent() not in hidden else "",
        ]
    return " ".join("".join(pieces).split())
