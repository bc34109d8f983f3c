"""The licence around a book of Project Gutenberg is skipped, whatever its age and form."""

from __future__ import annotations

import pytest

from audiobuild.readers import read
from audiobuild.readers.licences import REASON

HEADERS = (
    (
        "The Project Gutenberg EBook of Der Hof, by Anna Beispiel\n\nThis eBook is for the use of anyone anywhere.\n\n"
        "Language: German\n\n*** START OF THIS PROJECT GUTENBERG EBOOK DER HOF ***\n\nProduced by Anna Beispiel\n\n"
    ),
    "*** START OF THE PROJECT GUTENBERG EBOOK 99999 ***\n\n",
    (
        "Copyright laws are changing all over the world.\n\n"
        "*END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.04.29.93*END*\n\n"
    ),
    "*** BEGINN DES PROJECT GUTENBERG EBOOKS DER HOF ***\n\n",
)
FOOTERS = (
    (
        "End of the Project Gutenberg EBook of Der Hof, by Anna\n\n*** END OF THIS PROJECT GUTENBERG EBOOK ***\n\n"
        "Section 1. General Terms of Use\n"
    ),
    "*** ENDE DES PROJECT GUTENBERG EBOOKS DER HOF ***\n\nAllgemeine Bedingungen\n",
)
BOOK = "Der Hof\n\nDer Hof lag am Rand des Dorfes. Niemand wohnte mehr darin.\n\n"


@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize("footer", FOOTERS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_header_and_footer_are_skipped(header: str, footer: str, line_end: str) -> None:
    """What is before the line that starts the book and after the one that ends it is skipped for a stated reason."""
    text = (header + BOOK + footer).replace("\n", line_end)
    article = read("buch.txt", data=text.encode())
    assert [block.text for block in article.blocks if not block.skipped] == BOOK.strip().split("\n\n")
    assert {block.skipped for block in article.blocks if block.skipped} <= {REASON, "ornament"}
    assert article.blocks[-1].span[1] == len(text)


@pytest.mark.parametrize("line", ["Start of the story", "Ende des Hofes", "*** START ***"])
def test_other_texts_have_no_licence(line: str) -> None:
    """A line that only resembles the marks of the licence is text."""
    article = read("buch.txt", data=f"{line}\n\n{BOOK}".encode())
    assert not any(block.skipped == REASON for block in article.blocks)


def test_header_names_title_and_author() -> None:
    """The title and the author in the header are those of the article; the same words in a text are not."""
    header = "Title: Der Hof\n\nAuthor: Anna Beispiel\n\nRelease Date: May 1, 2009\n\n" + HEADERS[1]
    about = read("buch.txt", data=(header + BOOK).encode()).about
    assert (about.title, about.author) == ("Der Hof", "Anna Beispiel")
    assert read("buch.txt", data=(BOOK + "Author: Anna Beispiel\n").encode()).about.author == ""
