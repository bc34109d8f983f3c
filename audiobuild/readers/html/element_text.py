"""The words of an element of a page, and the letters by which texts are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element


def words_of(element: _Element) -> str:
    """Return the text of an element and all in it, with single blanks between its words, and for line breaks."""
    has_breaks = next(element.iterdescendants("br"), None) is not None
    return " ".join("".join(_with_breaks(element) if has_breaks else element.itertext()).split())


def _with_breaks(element: _Element) -> Iterator[str]:
    """Yield the texts in an element, with a blank for each line break."""
    from lxml import etree  # an extra

    for event, inner in etree.iterwalk(element, events=("start", "end")):
        if event == "start" and isinstance(inner.tag, str):
            yield " " if inner.tag == "br" else inner.text or ""
        elif event == "end" and inner is not element:
            yield inner.tail or ""


def letters(text: str) -> str:
    """Return the letters and digits of a text in lower case, by which texts are compared."""
    return "".join(filter(str.isalnum, text.casefold()))
