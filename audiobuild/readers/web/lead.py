"""The lead of a web page: it is in the page's head, and the extraction of the article mostly leaves it out."""

from __future__ import annotations

from itertools import dropwhile, islice
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.readers.html.element_text import letters
from audiobuild.readers.html.meaning import has_caption_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

_TAGS = frozenset(("p", "div", "h2", "h3", "span", "strong"))
_BLOCKS = ("p", "div", "h2", "h3", "ul", "section", "header")
_APART = frozenset(("nav", "aside", "footer", "figure", "form", "li", "a", "button", "table", "script", "style"))
"""Elements in which a text may be alike and is no lead: teasers, captions, forms."""
HEADLINE_WORDS = 3
"""Words of a headline; the name of a site has less."""
_FEWEST, _COMPARED = 40, 50
"""Letters of a lead at the least, and letters by which it is compared."""
_LONGEST = 1_500
"""Characters of a lead in the page, with the blanks between its elements."""
_CAPTIONS = ("p", "div", "span", "small")
_MOST_AROUND = 3
"""Elements around a text whose classes may say that it is a caption."""
_MOST_ELEMENTS = 40
"""Elements between a headline and its text."""
# Matches "Foto:" in "Foto: dpa", "© Getty", "Quelle: AP", "Cookies", "{"; not "Er fotografierte Kekse.".
_NO_LEAD = lazy_regex(
    r"\b(?:Foto|Bild|Quelle|Video|Audio|Lesezeit|Stand|Aktualisiert|Bewertung)\b ?:"
    r"|©|Kundenbewertung|Cookies|Newsletter|JavaScript|[{}]|\b[Vv]erfügbar bis\b|^Bitte markieren"
)
_ENDS = (".", "!", "?", "…", "“", '"', "«")


def add_lead(article: _Element, page: _Element, description: str, title: str = "") -> None:
    """Put the lead of a page into the article if it is missing there.

    It is the text that the page gives as its description, or the first one between the headline and the article.

    Args:
        article: what was extracted; the lead becomes a paragraph under its first heading, else the first one.
        page: the whole page.
        description: the summary in the page's metadata, which mostly repeats the lead.
        title: the title in the metadata; a heading of that text is the headline where no heading is of the first level.
    """
    kept = letters("".join(article.itertext()))
    wanted = letters(description)[:_COMPARED]
    if len(wanted) >= _FEWEST and wanted in kept:
        return
    under = list(_under_headline(page, letters(title)))
    lead = _described(under, wanted) if len(wanted) >= _FEWEST else None
    lead = _before_text(under, kept) if lead is None else lead
    if lead is None:
        return
    paragraph = article.makeelement("p")
    paragraph.text = _text(lead)
    body = next(article.iter("body"), article)
    heading = next(body.iter("h1"), None)
    if heading is None and len(body) and body[0].tag == "h2" and letters(_text(body[0])) == letters(title):
        heading = body[0]
    if heading is None:
        body.insert(0, paragraph)
    else:
        heading.addnext(paragraph)


def _described(under: Sequence[_Element], wanted: str) -> _Element | None:
    """Return the element under the headline that has the wanted letters and the least others; None if there is none."""
    found: _Element | None = None
    for element in under:
        if wanted in letters(_text(element)) and _stands_in_text(element):
            found = element
    return None if found is None or _NO_LEAD.search(_text(found)) else found


def _before_text(under: Sequence[_Element], kept: str) -> _Element | None:
    """Return the first element of sentences between the headline and the first text that is kept."""
    texts = ((element, _text(element)) for element in under if _stands_in_text(element))
    alone = (
        (element, text) for element, text in texts if text and not any(map(_text, element.iterdescendants(*_BLOCKS)))
    )
    for element, text in islice(alone, _MOST_ELEMENTS):
        compared = letters(text)
        if len(compared) >= _FEWEST and (compared[:_COMPARED] in kept or compared[-_COMPARED:] in kept):
            return None
        if len(compared) >= _FEWEST and text.endswith(_ENDS) and not _NO_LEAD.search(text):
            return element
    return None


def _under_headline(page: _Element, title: str) -> Iterator[_Element]:
    """Yield the elements of text after the headline: the first long one of the first level, else the title."""
    headline = next((h for h in page.iter("h1") if len(_text(h).split()) >= HEADLINE_WORDS), None)
    if headline is None and title:
        headline = next((h for h in page.iter("h2", "h3") if letters(_text(h)) == title), None)
    if headline is not None:
        following = dropwhile(lambda element: element is not headline, page.iter("h1", *_TAGS))
        yield from (element for element in following if element.tag != "h1" and element is not headline)


def _stands_in_text(element: _Element) -> bool:
    around = [*element.iter(*_CAPTIONS), *islice(element.iterancestors(), _MOST_AROUND)]
    if any(has_caption_class(above.get("class", "")) for above in around):
        return False
    return _APART.isdisjoint(above.tag for above in element.iterancestors())


def _text(element: _Element) -> str:
    """Return the words of an element; empty if they are more than those of a lead."""
    pieces: list[str] = []
    size = 0
    for piece in element.itertext():
        size += len(piece) + 1
        if size > _LONGEST:
            return ""
        pieces.append(piece)
    return " ".join(" ".join(pieces).split())
