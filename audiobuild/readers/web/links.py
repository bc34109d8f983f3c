"""Blocks of an article on a web page that are links to other texts: teasers between its paragraphs, lists of titles."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from audiobuild.lazy_regex import lazy_regex
from audiobuild.readers.html.element_text import letters, words_of
from audiobuild.readers.html.meaning import TEASER_TAG

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADINGS = ("h2", "h3", "h4", "h5")
_TEXTS = ("p", "li")
_PARAGRAPH = 80
"""Letters of a paragraph of the text at the least."""
_FEWEST_PARAGRAPHS = 2
"""Paragraphs of the text above a teaser; a page of nothing but teasers has none or one."""
_FEWEST_WORDS = 4
"""Words of a title; "Mehr", "Galerie Nord", "Bad Ems" may be anything."""
_WORDS_IN_LIST = 5
"""Words that the titles in a list have on average."""
_LONGEST = 200
# Matches the beginning of "16.11. – Konzert im Park", "3. Mai: Lesung"; not of "14 Tipps", "5 Gründe".
_DAY = lazy_regex(r"\(?(?:[A-Z][a-z],? )?\d{1,2}\. ?(?:\d|[A-ZÄÖÜ])")
"""An entry of a calendar, which may be a link as a whole."""
_MOST_LABEL = 0.5
"""Share of the letters of a teaser before its link: "Drohnen: Was Anwohner jetzt wissen müssen"."""


def mark_teasers(article: _Element, page: _Element) -> None:
    """Mark the headings, paragraphs and lists under the beginning of an article that lead to other pages of its site.

    Links to other sites may be what the text is about: offers, sources, places to buy. So may those of a page that is
    no article, such as one about a firm.
    """
    linked = _linked_texts(page)
    above = 0
    for element in list(article.iter("p", "ul", "ol", *_HEADINGS)) if linked else ():
        if above >= _FEWEST_PARAGRAPHS:
            for teaser in _teasers(element, linked):
                teaser.tag = TEASER_TAG
        above += element.tag == "p" and len(letters(words_of(element))) >= _PARAGRAPH


def _linked_texts(page: _Element) -> set[str]:
    """Return the texts of a page that are only links to other pages of its site, by their letters.

    An entry of a table of contents is also a heading, which is no link.
    """
    site = _site(page)
    linked: set[str] = set()
    others: set[str] = set()
    for element in page.iter(*_HEADINGS, *_TEXTS):
        words = words_of(element)
        if words and len(words) <= _LONGEST:
            (linked if _is_linked(element, words, site) else others).add(letters(words))
    return linked - others - {""}


def _teasers(element: _Element, linked: set[str]) -> list[_Element]:
    """Return the element, or the items of a list, if all of it leads to other pages."""
    if element.tag not in ("ul", "ol"):
        words = words_of(element)
        is_title = len(words.split()) >= _FEWEST_WORDS and _DAY.match(words) is None
        return [element] if is_title and letters(words) in linked else []
    items = list(element.iterchildren("li"))
    count = sum(len(words_of(item).split()) for item in items)
    are_linked = bool(items) and all(letters(words_of(item)) in linked for item in items)
    return items if are_linked and count >= _WORDS_IN_LIST * len(items) else []


def _is_linked(element: _Element, words: str, site: str) -> bool:
    """Return whether the words of an element are a link to another page, perhaps after a label of their own."""
    if any(_leads_away(link, site) for link in element.iterancestors("a")):
        return True
    links = [link for link in element.iter("a") if _leads_away(link, site)]
    text = "".join(words_of(link) for link in links)
    whole = len(letters(words))
    rest = whole - len(letters(text))
    label = words.removesuffix(text).rstrip() if len(links) == 1 else words
    return rest == 0 or (label != words and label.endswith((":", "?", "!")) and rest <= whole * _MOST_LABEL)


def _leads_away(link: _Element, site: str) -> bool:
    """Return whether a link leads to another page of the same site."""
    href = link.get("href", "#").strip().lower()
    host = _host(href)
    return "#" not in href and not href.startswith(("mailto:", "tel:", "javascript:")) and host in ("", site)


def _site(page: _Element) -> str:
    """Return the host of a page: the one that it states as its own, else the one that most of its links lead to."""
    stated = next((link.get("href", "") for link in page.iter("link") if link.get("rel") == "canonical"), "")
    hosts = Counter(host for link in page.iter("a") if (host := _host(link.get("href", ""))))
    return _host(stated) or next((host for host, _ in hosts.most_common(1)), "")


def _host(address: str) -> str:
    try:
        return (urlsplit(address.strip()).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
