"""Sentences of an article that its page shows a second time in large letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.readers.html.element_text import letters, words_of
from audiobuild.readers.html.meaning import REPEATED_TAG

if TYPE_CHECKING:
    from lxml.etree import _Element

_FEWEST = 40
"""Letters of a quotation that does not occur in a paragraph by chance."""


def mark_repeated(article: _Element) -> None:
    """Mark the quotations whose words are part of a paragraph of the article, too."""
    texts = (element for element in article.iter("p", "li") if not _is_quoted(element))
    text = "|".join(letters(words_of(element)) for element in texts)
    for quotation in list(article.iter("blockquote")):
        own = letters(words_of(quotation))
        if len(own) >= _FEWEST and own in text:
            quotation.tag = REPEATED_TAG


def _is_quoted(element: _Element) -> bool:
    return next(element.iterancestors("blockquote"), None) is not None
