"""The lead of a web page is found in the page's head and put into the article."""

from __future__ import annotations

import pytest
from lxml import html

from audiobuild.readers.web.lead import add_lead

TEXT = "Der erste Absatz erzählt, wie die Fähre an diesem Morgen im Nebel ablegte und niemand sie sah."
LEAD = "Seit hundert Jahren fährt sie über den Fluss. Nun ist sie zum ersten Mal umgekehrt."
ARTICLE = f"<html><body><h1>Die Fähre kehrt um</h1><p>{TEXT}</p></body></html>"


def _heard(head: str, description: str = "", article: str = ARTICLE) -> list[str]:
    """Return the texts of an article after the lead was put into it."""
    extracted = html.document_fromstring(article)
    page = html.document_fromstring(f"<html><body>{head}<div class='text'><p>{TEXT}</p></div></body></html>")
    add_lead(extracted, page, description)
    return ["".join(element.itertext()) for element in extracted.iter("h1", "p")]


@pytest.mark.parametrize(
    ("head", "description"),
    [
        (f"<h1>Die Fähre kehrt um</h1><p class='x'>{LEAD}</p>", LEAD),
        (f"<h1>Die Fähre kehrt um</h1><div><span>Wernau. {LEAD}</span></div>", LEAD[:70] + "…"),
        (f"<h1>Die Fähre kehrt um</h1><ul><li>Start</li></ul><div>{LEAD}</div>", ""),
        (f"<h1>Flussblick</h1><h1>Die Fähre kehrt um</h1><p>{LEAD}</p>", LEAD),
    ],
)
def test_a_lead_is_put_under_the_headline(head: str, description: str) -> None:
    """The text that repeats the description, or the first sentences under the headline."""
    headline, lead, text = _heard(head, description)
    assert (headline, text) == ("Die Fähre kehrt um", TEXT)
    assert lead.endswith(LEAD)


@pytest.mark.parametrize(
    ("head", "description"),
    [
        ("<h1>Die Fähre kehrt um</h1><p>Von Anna Meier</p>", ""),
        (f"<h1>Die Fähre kehrt um</h1><figure><figcaption><p>{LEAD}</p></figcaption></figure>", ""),
        (f"<h1>Die Fähre kehrt um</h1><aside><p>{LEAD}</p></aside>", LEAD),
        ("<h1>Die Fähre kehrt um</h1><p>Die Fähre auf dem Fluss kurz nach Sonnenaufgang. © Anna Meier</p>", ""),
        (f"<h1>Die Fähre kehrt um</h1><div><span class='caption'>{LEAD}</span></div>", ""),
        (f"<p>{LEAD}</p><h1>Die Fähre kehrt um</h1>", LEAD),
        (f"<h1>Die Fähre kehrt um</h1><p>{LEAD * 30}</p>", LEAD),
    ],
)
def test_other_texts_are_no_lead(head: str, description: str) -> None:
    """Not a byline, a caption, a teaser, what stands over the headline, or the whole text."""
    assert _heard(head, description) == ["Die Fähre kehrt um", TEXT]


def test_a_lead_in_the_article_is_not_repeated() -> None:
    """What was extracted with the article stays where it is."""
    article = f"<html><body><h1>Die Fähre</h1><p>{LEAD}</p><p>{TEXT}</p></body></html>"
    assert _heard(f"<h1>Die Fähre kehrt um</h1><p>{LEAD}</p>", LEAD, article) == ["Die Fähre", LEAD, TEXT]


def test_without_a_heading_the_lead_comes_first() -> None:
    """The title is put before it by the reader."""
    article = f"<html><body><p>{TEXT}</p></body></html>"
    assert _heard(f"<h1>Die Fähre kehrt um</h1><p>{LEAD}</p>", LEAD, article) == [LEAD, TEXT]
