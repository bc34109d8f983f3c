"""Notes are heard after the paragraph with their sign if they are asked for, in every format."""

from __future__ import annotations

import io
import zipfile

import pytest

from audiobuild.model import Role
from audiobuild.readers import read
from audiobuild.structure import split

MARKDOWN = """# Ein Bericht

Der erste Absatz hat eine Note[^a] und eine im Text^[Sie steht hier.], das reicht.

Der zweite Absatz[^b].

[^a]: Die Note a.

    Ihr zweiter Absatz.

[^b]: Die Note b, siehe[^a].

Das Ende ist erreicht.
"""
HTML = """<p>Der erste Absatz<a class="noteref" href="{notes}#a">1</a>.</p><p>Der zweite Absatz.</p>"""
NOTES = """<p id="a">Die Note a.</p>"""
PAGE = (
    "<html lang='de'><body><nav>Start</nav><article><h1>Ein Bericht</h1>"
    + HTML.format(notes="")
    + "".join(f"<p>Der Absatz {number} des Berichts erzählt noch einiges mehr vom Weg.</p>" for number in range(20))
    + f"<div>{NOTES}</div></article></body></html>"
)


def narrated(name: str, data: bytes, *, notes: bool = True) -> list[str]:
    """Return the sentences of a source in the order in which they are heard."""
    script = split(read(name, data=data), read={Role.FOOTNOTE} if notes else set())
    return [utterance.written for utterance in script.utterances]


def book() -> bytes:
    """Return an EPUB whose notes are in a document of their own."""
    package = """<package xmlns="http://www.idpf.org/2007/opf"><manifest>
        <item id="t" href="text/t.xhtml" media-type="application/xhtml+xml"/>
        <item id="n" href="notes.xhtml" media-type="application/xhtml+xml"/></manifest>
        <spine><itemref idref="t"/><itemref idref="n"/></spine></package>"""
    files = {
        "META-INF/container.xml": '<container><rootfile full-path="o/p.opf"/></container>',
        "o/p.opf": package,
        "o/text/t.xhtml": f"<html><body>{HTML.format(notes='../notes.xhtml')}</body></html>",
        "o/notes.xhtml": f"<html><body>{NOTES}</body></html>",
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        for path, content in files.items():
            archive.writestr(path, content)
    return buffer.getvalue()


def test_notes_of_markdown() -> None:
    """Notes with a label and notes inside a line follow their paragraph; a sign inside a note moves nothing."""
    assert narrated("bericht.md", MARKDOWN.encode())[1:] == [
        "Der erste Absatz hat eine Note und eine im Text, das reicht.",
        "Die Note a.",
        "Ihr zweiter Absatz.",
        "Sie steht hier.",
        "Der zweite Absatz.",
        "Die Note b, siehe.",
        "Das Ende ist erreicht.",
    ]


def test_notes_are_silent_unless_asked_for() -> None:
    """Without the role, no note is heard, and the one inside the line is listed as left out."""
    sentences = narrated("bericht.md", MARKDOWN.encode(), notes=False)
    assert not any("Note a" in sentence or "Sie steht" in sentence for sentence in sentences)
    blocks = split(read("bericht.md", data=MARKDOWN.encode())).blocks
    assert [part.text for block in blocks for part in block.omissions] == ["Sie steht hier."]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("seite.html", f"<html><body>{HTML.format(notes='')}{NOTES}</body></html>".encode()),
        ("netz.html", PAGE.encode()),
        ("buch.epub", book()),
    ],
)
def test_notes_of_documents(name: str, data: bytes) -> None:
    """In documents, web pages and books a note follows the paragraph with its sign, which is silent."""
    sentences = narrated(name, data)
    first = sentences.index("Der erste Absatz.")
    assert sentences[first : first + 3] == ["Der erste Absatz.", "Die Note a.", "Der zweite Absatz."]
    assert sentences.count("Die Note a.") == 1
    assert "Die Note a." not in narrated(name, data, notes=False)
