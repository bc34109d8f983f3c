"""Paragraphs that the extraction of an article loses are heard in their places; see `readers.web.paragraphs`."""

from __future__ import annotations

import pytest
from lxml import html

from audiobuild.readers.web.paragraphs import restore_paragraphs

FIRST = "Der Fluss trat am Morgen über die Ufer, und die Fähre blieb den ganzen Tag am alten Steg vor dem Ort liegen."
SECOND = "Am Abend sank das Wasser wieder, so dass die Leute aus dem Ort nach und nach in ihre Häuser zurück konnten."
THIRD = "Der Fährmann will den Steg nun höher bauen, doch im Rat der Stadt ist noch niemand bereit, dafür zu zahlen."
FOUND = f"<p>{FIRST}</p><p>{SECOND}</p>"


def restored(third: str) -> list[str]:
    """Return the paragraphs of an article whose third part was lost."""
    parts = "".join(f'<div class="part"><div class="text"><p>{text}</p></div></div>' for text in (FIRST, SECOND))
    page = html.document_fromstring(f"<body><main>{parts}{third}</main></body>")
    article = html.document_fromstring(f"<body>{FOUND}</body>")
    restore_paragraphs(article, page)
    return [" ".join(paragraph.text_content().split()) for paragraph in article.iter("p")]


@pytest.mark.parametrize(
    "third",
    [
        f'<div class="part"><div class="text"><p>{THIRD}</p></div></div>',
        f'<div class="part"><div class="text"><p>{THIRD}<script>f("a");</script></p></div></div>',
    ],
)
def test_a_part_of_the_text_comes_back(third: str) -> None:
    """A paragraph after others, in elements of the same classes, is put back; a script in it is not."""
    assert restored(third) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "third",
    [
        f'<div class="box"><div class="text"><p>{THIRD}</p></div></div>',
        f'<aside><div class="part"><div class="text"><p>{THIRD}</p></div></div></aside>',
        f'<section id="comments"><div class="part"><div class="text"><p>{THIRD}</p></div></div></section>',
        f'<div class="part"><div class="text"><p><a href="/b">{THIRD}</a></p></div></div>',
        '<div class="part"><div class="text"><p>Zum Steg.</p></div></div>',
        f'<div class="part"><div class="text"><p>{FIRST[:60]} Der Rest ist anders.</p></div></div>',
    ],
)
def test_other_paragraphs_stay_out(third: str) -> None:
    """One in other elements, beside the text, of links, short, or that is in the article in another form."""
    assert restored(third) == [FIRST, SECOND]
