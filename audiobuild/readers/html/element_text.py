"""The words of an element of a page, and the letters by which texts are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element


def words_of(element: _Element) -> str:
    """Return the text of an element and all in it, with single blanks between its words."""
    return " ".join("".join(element.itertext()).split())


def letters(text: str) -> str:
    """Return the letters and digits of a text in lower case, by which texts are compared."""
    return "".join(filter(str.isalnum, text.casefold()))
