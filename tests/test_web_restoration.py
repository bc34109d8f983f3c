"""Headings and lists that the extraction of an article loses are heard in place; see `readers.web.restoration`."""

from __future__ import annotations

import pytest
from lxml import html

from audiobuild.readers.web.page import read_html
from audiobuild.readers.web.restoration import restore_captions, restore_headings, restore_lists

TEXT = "Der Fluss trat am Morgen über die Ufer."
MORE = "Die Fähre blieb den ganzen Tag am Steg liegen."


def restored(article: str, page: str) -> list[str]:
    """Return the elements of an article with their text, after what was lost is back."""
    tree = html.document_fromstring(f"<body>{article}</body>")
    root = html.document_fromstring(f"<body>{page}</body>")
    restore_headings(tree, root)
    restore_captions(tree, root)
    restore_lists(tree, root)
    return [f"{element.tag!s} {element.text.strip()}" for element in tree.iter() if element.text]


def test_a_paragraph_that_is_a_heading_of_the_page_becomes_one() -> None:
    """Extraction may turn headings to paragraphs, or leave them out before text that it found."""
    article = f"<p>Der Steg</p><p>{TEXT}</p><p>{MORE}</p>"
    page = f"<h2>Der <b>Steg</b></h2><div><p>{TEXT}</p></div><h3>Die Fähre</h3><p>{MORE}</p>"
    assert restored(article, page) == ["h2 Der Steg", f"p {TEXT}", "h3 Die Fähre", f"p {MORE}"]


def test_headings_over_other_text_stay_out() -> None:
    """A heading of a teaser, in a menu, or over a text that occurs twice, is not put into the article."""
    article = f"<p>{TEXT}</p><p>{MORE}</p><p>{MORE}</p>"
    page = f"<aside><h2>Neu</h2><p>{TEXT}</p></aside><p>{TEXT}</p><h2>Woanders</h2><p>Ein anderer Text.</p>"
    page += f"<h2>Noch einmal</h2><p>{MORE}</p>"
    assert restored(article, page) == [f"p {TEXT}", f"p {MORE}", f"p {MORE}"]


def test_captions() -> None:
    """A paragraph that is a caption of the page is one."""
    page = f"<figure><img><figcaption>Das Boot am Steg</figcaption></figure><p>{TEXT}</p>"
    assert restored(f"<p>Das Boot am Steg</p><p>{TEXT}</p>", page) == ["figcaption Das Boot am Steg", f"p {TEXT}"]


@pytest.mark.parametrize("name", ["img-caption", "wp-caption-text", "bildunterschrift", "caption"])
def test_captions_by_their_class(name: str) -> None:
    """A page that does not use the element of captions names them in a class."""
    page = f'<div><img><p class="{name}">Das Boot am Steg</p></div><p>{TEXT}</p>'
    assert restored(f"<p>Das Boot am Steg</p><p>{TEXT}</p>", page) == ["figcaption Das Boot am Steg", f"p {TEXT}"]
    page = f'<div class="carousel-caption">Das Boot am Steg</div><p class="captions-on">{TEXT}</p>'
    assert restored(f"<p>Das Boot am Steg</p><p>{TEXT}</p>", page) == ["p Das Boot am Steg", f"p {TEXT}"]


def test_headings_by_their_class() -> None:
    """A paragraph whose class says that it is a heading between others is one."""
    page = f'<p>{TEXT}</p><p class="article__zwischentitel">Am Steg</p><p>{MORE}</p>'
    assert restored(f"<p>{TEXT}</p><p>Am Steg</p><p>{MORE}</p>", page) == [f"p {TEXT}", "h2 Am Steg", f"p {MORE}"]


def test_lists_of_links_inside_a_text() -> None:
    """A list of links under a heading is part of the text if that goes on after it."""
    links = '<ul><li><a href="/a">Vom Bau</a><ul><li><a href="/b">Der Plan</a></li></ul></li></ul>'
    page = f"<h2>Neues vom Steg</h2>{links}<p>{TEXT}</p>"
    article = f"<h2>Neues vom Steg</h2><p>{TEXT}</p>"
    assert restored(article, page) == ["h2 Neues vom Steg", "li Vom Bau", "li Der Plan", f"p {TEXT}"]


@pytest.mark.parametrize(
    "page",
    [
        f'<h2>Mehr zum Thema</h2><ul><li><a href="/a">Vom Bau</a></li></ul><p>{TEXT}</p>',
        f'<h2>Der Steg</h2><ul><li><a href="#a">Vom Bau</a></li></ul><p>{TEXT}</p>',
        '<h2>Der Steg</h2><ul><li><a href="/a">Vom Bau</a></li></ul><p>Etwas anderes.</p>',
        '<h2>Der Steg</h2><ul><li><a href="/a">Vom Bau</a></li></ul>',
    ],
)
def test_lists_of_other_texts_stay_out(page: str) -> None:
    """Links to other texts or to parts of the page, and a list at the end, are not part of the text."""
    article = f"<h2>Der Steg</h2><h2>Mehr zum Thema</h2><p>{TEXT}</p>"
    assert not any("Vom Bau" in text for text in restored(article, page))


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>template</title>", "Der Steg am Fluss"),
        ("<title>Startseite</title>", "Der Steg am Fluss"),
        ("<title>Das Handbuch</title>", "Das Handbuch"),
        ('<title>Der Steg – Das Buch</title><meta property="og:title" content="Das Buch">', "Der Steg am Fluss"),
        ('<meta property="og:site_name" content="Das Handbuch"><meta property="og:title" content="Das Handbuch">',
         "Der Steg am Fluss"),
        ('<title>Der Steg – Das Handbuch</title><meta property="og:title" content="Am Steg">', "Am Steg"),
        ("<title>Das Handbuch – Der Steg am Fluss</title>", "Der Steg am Fluss"),
        ('<meta property="og:title" content="Der Steg am Fluss | NW | 28.04.2023">', "Der Steg am Fluss"),
        ('<meta property="og:title" content="Am Wehr - Seite 2">', "Am Wehr"),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Der Steg am Fluss | FT"}</script>',
         "Der Steg am Fluss"),
    ],
)  # fmt: skip
def test_titles(head: str, title: str) -> None:
    """A title that a template gives every page, or that names the site, is none where the page has a heading."""
    heading = "" if title == "Das Handbuch" else "<h1>Der Steg am Fluss</h1>"
    page = f"<html><head>{head}</head><body><main>{heading}<p>{TEXT}</p></main></body></html>"
    assert read_html(page.encode(), "page.html").about.title == title


def test_a_lead_that_holds_the_text_is_not_heard_twice() -> None:
    """A division with a caption, a heading and a text that was found is no lead."""
    words = "Der Fährmann kennt den Fluss seit vielen Jahren und erzählt gern davon, wie er war. " * 3
    page = f"""<html><body><nav><a href="/">Start</a></nav><h1>Die Leute am Steg</h1><section><div><div>♬</div>
        <div><span>Fährmann</span><h2>Jan Holt</h2><p>{words}</p></div></div></section>
        <section><h2>Die Gäste</h2><p>{words.upper()}</p></section></body></html>"""
    heard = " ".join(block.text for block in read_html(page.encode(), "page.html").blocks if not block.skipped)
    assert heard.count(words.strip()) == 1
