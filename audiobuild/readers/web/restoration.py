"""Headings and lists of a web page that the extraction of its article loses, back in their places."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.readers.html.element_text import letters, words_of
from audiobuild.readers.html.meaning import has_caption_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

_LEVELS = ("h2", "h3", "h4")
_TEXTS = ("p", "li", "blockquote", "dt", "dd", "td", "pre", "div")
_BLOCKS = frozenset((*_LEVELS, *_TEXTS, "h1", "ul", "ol", "dl", "table", "section", "article", "figure", "form"))
_APART = frozenset(("nav", "aside", "footer", "form", "figure", "dialog", "template", "noscript"))
# Matches in "zwischentitel", "wp-block-ppi-onlineinterline", "article__crosshead"; not in "heading-font", "subtitle".
_HEADING_CLASS = lazy_regex(
    r"zwischen-?(?:titel|überschrift|ueberschrift|headline)|inter-?(?:line|title|headline)|cross-?(?:head|line)",
    re.IGNORECASE,
)
"""Classes of the headings between the paragraphs of a text."""
_FEWEST = 12
"""Letters of a text by which its place in the article is known."""
_LONGEST_HEADING = 200
_MOST_PENDING = 2
"""Headings that stand directly over each other."""
_OTHER_TEXTS = lazy_regex(
    r"\b(?:mehr|weiter|auch|ähnlich|verwandt|passend|empfehl|empfohlen|neu(?:e?ste)|aktuell|beliebt|meist|related"
    r"|kategorie|schlagw|tags?|archiv|links?|quellen?|literatur|inhalt|navigation|menü|teilen|share|kommentar|recent"
    r"|latest|beiträge|artikel|themen)",
    re.IGNORECASE,
)
"""Words of headings over links to other texts."""


def restore_headings(article: _Element, page: _Element) -> None:
    """Make headings of the paragraphs that are headings of the page, and put back those whose text was found."""
    headed = {letters(words_of(element)) for element in article.iter("h1", *_LEVELS)}
    found = {own: text for own, text in _single(article).items() if text.tag == "p"}
    pending: list[_Element] = []
    for element in _texts(page):
        words = words_of(element)
        own = letters(words)
        if not _is_heading(element):
            if element.tag != "h1" and len(own) >= _FEWEST and own in found:
                _put_above(found[own], pending[-_MOST_PENDING:])
                headed |= {letters(words_of(heading)) for heading in pending[-_MOST_PENDING:]}
            pending = []
            continue
        is_lost = bool(own) and own not in headed and len(words) <= _LONGEST_HEADING
        if is_lost and own in found:
            found.pop(own).tag = element.tag if element.tag in _LEVELS else "h2"
            headed.add(own)
            is_lost = False
        pending = [*pending, element] if is_lost and element.tag in _LEVELS and not _is_over_other_text(element) else []


def _is_heading(element: _Element) -> bool:
    """Return whether an element is a heading, by its name or its class."""
    if element.tag in _LEVELS:
        return True
    return element.tag in ("p", "div") and _HEADING_CLASS.search(element.get("class", "")) is not None


def _put_above(text: _Element, headings: Sequence[_Element]) -> None:
    """Put copies of headings above a text."""
    for heading in headings:
        text.addprevious(_copied(text, str(heading.tag), words_of(heading)))


def _is_over_other_text(heading: _Element) -> bool:
    """Return whether a heading leads to another page, or names a list of other texts."""
    links = [*heading.iter("a"), *heading.iterancestors("a")]
    is_link = any(not link.get("href", "#").startswith("#") for link in links)
    return is_link or _OTHER_TEXTS.search(words_of(heading)) is not None


def restore_captions(article: _Element, page: _Element) -> None:
    """Make captions of the paragraphs that are captions of the page."""
    found = _single(article)
    captions = (element for element in page.iter("figcaption", "p", "div", "span") if _is_caption(element))
    for caption in captions:
        text = found.get(letters(words_of(caption)))
        if text is not None and text.tag == "p":
            text.tag = "figcaption"


def _is_caption(element: _Element) -> bool:
    return element.tag == "figcaption" or (has_caption_class(element.get("class", "")))


def _single(article: _Element) -> dict[str, _Element]:
    """Return the texts of an article that occur once in it, by their letters."""
    found: dict[str, _Element] = {}
    counts = Counter[str]()
    for element in article.iter(*_TEXTS):
        own = letters(words_of(element))
        counts[own] += 1
        found[own] = element
    return {own: element for own, element in found.items() if counts[own] == 1}


def restore_lists(article: _Element, page: _Element) -> None:
    """Put back the lists of links that stand under a heading of the article, with more of the article after them."""
    headings = {letters(words_of(element)): element for element in article.iter("h1", *_LEVELS)}
    kept = {letters(words_of(element)) for element in article.iter("h1", *_LEVELS, *_TEXTS)}
    for heading in page.iter("h1", *_LEVELS):
        place = headings.get(letters(words_of(heading)))
        lost = heading.getnext()
        if place is None or lost is None or _OTHER_TEXTS.search(words_of(heading)) or not _is_lost_list(lost, kept):
            continue
        copied = place.makeelement(lost.tag)
        copied.extend(_copied(place, "li", _own_words(item)) for item in lost.iter("li"))
        place.addnext(copied)


def _is_lost_list(element: _Element, kept: set[str]) -> bool:
    """Return whether an element is a list of links that is not in the article, though what follows it is."""
    following = element.getnext()
    if element.tag not in ("ul", "ol") or following is None:
        return False
    return _is_kept(following, kept) and not _is_kept(element, kept) and not _leads_into_page(element)


def _is_kept(element: _Element, kept: set[str]) -> bool:
    """Return whether the first text in an element is in the article."""
    first = next(_texts(element), None)
    return first is not None and letters(words_of(first)) in kept


def _leads_into_page(element: _Element) -> bool:
    """Return whether the links of a list lead to parts of the same page, as those of a table of contents do."""
    return all(link.get("href", "").startswith("#") for link in element.iter("a"))


def _texts(page: _Element) -> Iterator[_Element]:
    """Yield the headings and the innermost blocks of text of a page, in order."""
    for element in page.iter("h1", *_LEVELS, *_TEXTS):
        is_innermost = element.tag in ("h1", *_LEVELS) or next(element.iterdescendants(*_BLOCKS), None) is None
        if is_innermost and words_of(element) and _APART.isdisjoint(above.tag for above in element.iterancestors()):
            yield element


def _own_words(item: _Element) -> str:
    """Return the words of an item without those of the items in it."""
    inner = " ".join(words_of(child) for child in item.iterchildren("ul", "ol"))
    return words_of(item).removesuffix(inner).strip()


def _copied(place: _Element, tag: str, words: str) -> _Element:
    element = place.makeelement(tag)
    element.text = words
    return element
