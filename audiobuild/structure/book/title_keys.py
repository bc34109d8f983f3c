"""The words by which a heading and the entry of a table of contents that names it are compared."""

from __future__ import annotations

import re

from audiobuild.lazy_regex import lazy_regex
from audiobuild.structure.numbering import number, plain

# Matches in "3. Auf der Weide", "IV Der Gast", "Cap. 2. Die Flucht"; not in "1900", "Auf der Weide".
_NUMBER = lazy_regex(
    r"(?:Seite\s)?(?:[\"„]\s|[CK]ap(?:itel|\.)?\s)?(?:\d{1,3}|[IVXLC]+)(?:[.):]\s*|\s+)(?=\S)", re.IGNORECASE
)
# Matches in "Die Flucht ..... 7", "Die Flucht, Seite 12", "Der Gast 103", "Gaza 28.", "Der Gast » 103",
# "Der Wald 10--63"; not in "Anno 1914", "Der Gast".
_PAGE = lazy_regex(
    r"(?:[\s.,–—-]{2,}|\s)(?:(?:Seite|S\.|[»„\"])\s)?(?:\d{1,3}\s?(?:--|–|-)\s?)?\d{1,3}\.?\s*$|\s[.\s]{2,}$"
)
# Matches in "Bleibt er?", "so – ja", "ein Gast"; not in "Der", "„Nein“".
_SIGNS = lazy_regex(r"[^\w„“”\"»«]+|_+")
# Matches the beginning of "die flucht", "seite eine nacht", "ein gast"; not of "dieser gast", "seite".
_ARTICLE = lazy_regex(r"(?:seite )?(?:der|die|das|eine?) |seite ")


def key_of(text: str) -> str:
    """Return the words of a title, without its number, its page and its punctuation."""
    text = plain(text)
    chapter = number(text)
    title = chapter.name if chapter and chapter.known and chapter.name else text
    counted = _NUMBER.match(title)
    unpaged = title if chapter and not chapter.name else _PAGE.sub("", title[counted.end() if counted else 0 :])
    words = _SIGNS.sub(" ", unpaged).strip().casefold()
    return words[found.end() :] if (found := _ARTICLE.match(words)) else words


def has_page(text: str) -> bool:
    """Return whether a line ends with the page that an entry of a table is on ("Die Flucht ..... 7")."""
    return _PAGE.search(text) is not None
