"""A sentence that a page shows a second time in large letters is heard once; see `readers.web.quotes`."""

from __future__ import annotations

from lxml import html

from audiobuild.readers.html.meaning import REPEATED_TAG
from audiobuild.readers.web.quotes import mark_repeated

SENTENCE = "Der Fährmann will den Steg nun höher bauen, doch niemand zahlt."


def marked(quotation: str) -> bool:
    """Return whether a quotation between two paragraphs is marked."""
    text = f"<p>So ist es. {SENTENCE} Schade!</p><blockquote>{quotation}</blockquote><p>Ja.</p>"
    article = html.document_fromstring(text)
    mark_repeated(article)
    return next(article.iter(REPEATED_TAG), None) is not None


def test_a_quotation_from_the_text_itself() -> None:
    """Its words are in a paragraph, with other marks around them perhaps; a quotation of its own stays."""
    assert marked(f"<p>„{SENTENCE}“</p>")
    assert not marked("<p>„Wir bauen den Steg im nächsten Jahr, und die Stadt zahlt.“</p>")
    assert not marked("<p>So ist es.</p>")
