"""Teasers between the paragraphs of a web page are found by their links; see `readers.web.links`."""

from __future__ import annotations

import pytest
from lxml import html

from audiobuild.readers.html.meaning import TEASER_TAG
from audiobuild.readers.web.links import mark_teasers

TEXT = "Der Fluss trat am Morgen über die Ufer, und die Fähre blieb den ganzen Tag am alten Steg vor dem Ort liegen."
MORE = "Am Abend sank das Wasser wieder, so dass die Leute aus dem Ort nach und nach in ihre Häuser zurück konnten."
LINK = '<a href="/b">'
ITEM = f"<li>{LINK}Wann die Fähre wieder fährt</a></li>"
HEAD = '<head><link rel="canonical" href="https://www.beispiel.example/wasser"></head>'


def marked(links: str, article: str = "", before: str = f"<p>{TEXT}</p><p>{MORE}</p>") -> list[str]:
    """Return the texts of an article that are marked as teasers.

    Args:
        links: what is between the paragraphs of the page.
        article: the same as extracted, without links; else as in the page.
        before: the paragraphs above it.
    """
    page = html.document_fromstring(f"<html>{HEAD}<body>{before}{links}<p>{TEXT}</p></body></html>")
    found = html.document_fromstring(f"<body>{before}{article or links}<p>{TEXT}</p></body>")
    mark_teasers(found, page)
    return [" ".join(element.text_content().split()) for element in found.iter(TEASER_TAG)]


@pytest.mark.parametrize(
    ("links", "teasers"),
    [
        ('<p><a href="/b">Wie die Fähre repariert wird</a></p>', ["Wie die Fähre repariert wird"]),
        ('<h3><a href="https://beispiel.example/b">So wird der Steg gebaut</a></h3>', ["So wird der Steg gebaut"]),
        ('<a href="/b"><img><h3>So wird der Steg gebaut</h3></a>', ["So wird der Steg gebaut"]),
        (
            f"<ul><li><b>Wasser:</b> {LINK}Wer nun für den Schaden zahlt</a></li>{ITEM}</ul>",
            ["Wasser: Wer nun für den Schaden zahlt", "Wann die Fähre wieder fährt"],
        ),
    ],
)
def test_links_to_other_pages_of_the_site_are_teasers(links: str, teasers: list[str]) -> None:
    """Headings, paragraphs and whole lists of titles are, also after a label."""
    assert marked(links) == teasers


@pytest.mark.parametrize(
    "links",
    [
        '<p><a href="https://laden.example/b">Die beste Angel für den Fluss</a></p>',
        '<p><a href="/b">Zum Fluss</a></p>',
        '<p>Mehr steht <a href="/b">im Bericht über die Fähre</a> von gestern.</p>',
        '<h3><a href="/wasser#b">So wird der Steg gebaut</a></h3>',
        '<p><a href="/b">3. Mai: Konzert am alten Steg</a></p>',
        '<ul><li><a href="/b">Wann die Fähre wieder fährt</a></li><li>Ein Wort über das alte Boot</li></ul>',
        '<ul><li><a href="/b">Bad Ems</a></li><li><a href="/c">Merzen</a></li></ul>',
        '<ul><li><a href="/b">Wie wird der Steg gebaut?</a></li></ul><h2>Wie wird der Steg gebaut?</h2>',
    ],
)
def test_other_links_are_text(links: str) -> None:
    """Links to other sites, in sentences, to the same page, days, places and entries of a table of contents are."""
    assert marked(links) == []


def test_the_texts_of_a_page_of_links_are_heard() -> None:
    """Where fewer than two paragraphs are above a link, the page may be nothing but links."""
    assert marked('<h3><a href="/b">So wird der Steg gebaut</a></h3>', before=f"<p>{TEXT}</p>") == []
