"""Pages of sections that mark no article: whether the extraction of one loses some of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.readers.html.element_text import letters, words_of
from audiobuild.readers.web.extraction import OWN_ELEMENT, unseen

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_IN_SECTIONS = "//section//*[self::p or self::li][not(ancestor::nav or ancestor::footer or ancestor::aside)]"
_TALK = "//*[contains(@class, 'comment') or contains(@id, 'comment') or contains(@class, 'sidebar')]"
_FEWEST_CUT = 60
"""Letters of a paragraph that counts as text that was lost."""
_MOST_CUT = 0.05
"""Share of the text of a page that may be missing in its article."""


def is_cut(root: HtmlElement, found: _Element) -> bool:
    """Return whether paragraphs are missing in what was found as the article of a page of sections."""
    if root.xpath(f"{OWN_ELEMENT} | {_TALK}"):
        return False
    hidden = set(unseen(root))
    parts = [part for part in root.xpath(_IN_SECTIONS) if not _is_linked(part)]
    texts = {letters(words_of(part)) for part in parts if hidden.isdisjoint(part.iterancestors())}
    texts = {own for own in texts if len(own) >= _FEWEST_CUT}
    kept = letters(words_of(found))
    return sum(len(own) for own in texts if own not in kept) > _MOST_CUT * sum(map(len, texts))


def _is_linked(text: _Element) -> bool:
    """Return whether most words of a text are those of links, or an address."""
    if " " not in words_of(text).strip() or next(text.iterancestors("a"), None) is not None:
        return True
    linked = sum(len(letters(words_of(link))) for link in text.iter("a"))
    return 2 * linked > len(letters(words_of(text)))
