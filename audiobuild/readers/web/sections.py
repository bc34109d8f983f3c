"""Pages of sections that mark no article: whether the extraction of one loses some of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.readers.html.element_text import letters, words_of
from audiobuild.readers.web.extraction import OWN_ELEMENT, unseen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element
    from lxml.html import HtmlElement

_SECTIONS = "//section[not(ancestor::section or ancestor::nav or ancestor::footer or ancestor::aside)]"
_TEXTS = ".//*[self::p or self::li][not(ancestor::nav or ancestor::footer or ancestor::aside or ancestor::form)]"
_CARD_TEXTS = f"{_TEXTS} | .//div[text()[normalize-space()]][not(ancestor::form)]"
_FEWEST_SECTIONS, _LONGEST_SECTION = 3, 2_000
"""Sections of the first page of a site, at least, and their characters, at most."""
_LONGEST_CARD = 1_000
"""Characters of an "article" that is a card among others on such a page, at most."""
_TALK = "//*[contains(@class, 'comment') or contains(@id, 'comment') or contains(@class, 'sidebar')]"
_FEWEST_CUT = 60
"""Letters of a paragraph that counts as text that was lost."""
_MOST_CUT = 0.05
"""Share of the text of a page that may be missing in its article."""


def is_cut(root: HtmlElement, found: _Element) -> bool:
    """Return whether paragraphs are missing in what was found as the article of a page of sections."""
    sections = root.xpath(_SECTIONS)
    is_first = _is_first_page(sections)
    if root.xpath(_TALK) or any(not is_first or _is_text(element) for element in root.xpath(OWN_ELEMENT)):
        return False
    hidden = set(unseen(root))
    parts = [part for section in sections for part in section.xpath(_CARD_TEXTS if is_first else _TEXTS)]
    parts = [part for part in parts if not _is_linked(part) and hidden.isdisjoint(part.iterancestors())]
    texts = {own for part in parts if len(own := letters(words_of(part))) >= _FEWEST_CUT}
    kept = letters(words_of(found))
    return sum(len(own) for own in texts if own not in kept) > _MOST_CUT * sum(map(len, texts))


def _is_first_page(sections: Sequence[HtmlElement]) -> bool:
    """Return whether sections are those of the first page of a site: several, each short and under a heading."""
    lengths = [len(words_of(section)) for section in sections if section.find(".//h2") is not None]
    return len(lengths) >= _FEWEST_SECTIONS and max(lengths) <= _LONGEST_SECTION


def _is_text(element: HtmlElement) -> bool:
    """Return whether a marked element is the text of its page: no card, and not around or beside sections."""
    if element.tag == "article":
        return len(words_of(element)) > _LONGEST_CARD
    return not element.xpath(".//section")


def _is_linked(text: _Element) -> bool:
    """Return whether most words of a text are those of links, or an address."""
    if " " not in words_of(text).strip() or next(text.iterancestors("a"), None) is not None:
        return True
    linked = sum(len(letters(words_of(link))) for link in text.iter("a"))
    return 2 * linked > len(letters(words_of(text)))
