"""A kicker and the headline under it are told apart; see `readers.web.headline`."""

from __future__ import annotations

import pytest
from lxml import html

from audiobuild.readers.web.headline import drop_repeated, restore_kickers, separate_kickers


@pytest.mark.parametrize(
    ("heading", "read"),
    [
        ('<span class="kicker">Kenia</span><span>Nairobi von unten</span>', "Kenia: Nairobi von unten"),
        ('<span class="dachzeile">Nach dem Sturm</span> Der Wald liegt flach', "Nach dem Sturm: Der Wald liegt flach"),
        ('<span>Am Steg</span><span class="hide">: </span><span>Die Fähre kommt</span>', "Am Steg: Die Fähre kommt"),
        ("<small>Tunesien</small><br> Große Aufgaben am Fluss", "Tunesien: Große Aufgaben am Fluss"),
        ('<span class="topline">Wer zahlt?</span><span>Streit im Rat</span>', "Wer zahlt? Streit im Rat"),
        ('<span class="topline">Urteil</span><span>Arbeit: Kein Lohn</span>', "Urteil – Arbeit: Kein Lohn"),
        ('<a href="/"><span class="overline">Am Steg</span> <b>Ein Boot kommt</b></a>', "Am Steg: Ein Boot kommt"),
        # None of these is a kicker.
        ('<span class="kicker">Ehezoff</span> der Nachbarn eskaliert', "Ehezoff der Nachbarn eskaliert"),
        ("<strong>Gute Berichte</strong> Brauchen deine Hilfe", "Gute Berichte Brauchen deine Hilfe"),
        ("<span>Unser</span> <span>Team am Fluss</span>", "Unser Team am Fluss"),
        ('<span class="topline">27.01.2022</span><span>Wald und Wiese</span>', "27.01.2022Wald und Wiese"),
        ("Das <em>große</em> Spiel", "Das große Spiel"),
    ],
)
def test_a_kicker_in_the_heading_of_its_headline(heading: str, read: str) -> None:
    """A colon comes after a kicker that its class, a hidden sign or a line break tells apart."""
    page = html.document_fromstring(f"<body><h1>{heading}</h1></body>")
    separate_kickers(page)
    assert " ".join(page.xpath("string(//h1)").split()) == read


def _first(article: html.HtmlElement) -> str:
    return str(article.xpath("string(//body/*)"))


def test_a_kicker_above_the_headline() -> None:
    """What the page names so, or gives as a lower heading right above, becomes part of the headline."""
    article = "<body><p>{0}</p><h1>Die Fähre kommt wieder</h1><p>Sie kam am Abend.</p></body>"
    for above in ('<p class="topline">Hochwasser</p>', "<h2>Hochwasser</h2>"):
        found = html.document_fromstring(article.format("Hochwasser"))
        restore_kickers(found, html.document_fromstring(f"<body>{above}<h1>Die Fähre kommt wieder</h1></body>"))
        assert _first(found) == "Hochwasser: Die Fähre kommt wieder"
    found = html.document_fromstring(article.format("Hochwasser"))
    restore_kickers(found, html.document_fromstring("<body><p>Hochwasser</p><h1>Die Fähre kommt wieder</h1></body>"))
    assert _first(found) == "Hochwasser"


def test_a_headline_that_comes_twice() -> None:
    """The headline of the printed edition is the same again; another heading of the first level stays."""
    found = html.document_fromstring("<body><h1>Die Fähre</h1><h1>Die Fähre</h1><h1>Der Steg</h1></body>")
    drop_repeated(found)
    assert [heading.text for heading in found.iter("h1")] == ["Die Fähre", "Der Steg"]
