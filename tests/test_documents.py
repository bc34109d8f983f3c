"""Documents of every format are read alike, and damaged or hostile ones are refused within limits."""

from __future__ import annotations

import contextlib
import io
import re
import sys
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from word_files import RELATIONS, TYPES, archive, run, word

from audiobuild import pipeline
from audiobuild.errors import SettingsError, SourceError
from audiobuild.model import Role
from audiobuild.readers import archives, content, read
from audiobuild.readers.formats import parse
from audiobuild.settings import Settings
from audiobuild.structure import split

if TYPE_CHECKING:
    from collections.abc import Mapping

    from audiobuild.model import Article
    from audiobuild.readers import ParsedSource

SAMPLES = Path(__file__).parent / "documents"
"""Made by make.sh there, with the programs that people use."""
DOCUMENTS = sorted(path.name for path in SAMPLES.glob("artikel*"))
ESPEAK = Settings(engine="espeak")


def narration(article: Article) -> list[tuple[str, list[str]]]:
    """Return the chapters of an article and what is spoken in each."""
    script = pipeline.script(article, ESPEAK, pipeline.engine_for_script(ESPEAK))
    return [(chapter.title, [utterance.spoken for utterance in chapter.utterances]) for chapter in script.chapters]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_same_article_gives_the_same_narration(name: str) -> None:
    """Word, OpenDocument, RTF, EPUB, HTML, PDF and text of several programs are narrated like the Markdown."""
    assert narration(read(SAMPLES / name)) == narration(read(SAMPLES / "artikel.md"))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_content_decides_format_without_a_suffix(name: str) -> None:
    """From standard input, a document is known by its content; text needs --from."""
    data = (SAMPLES / name).read_bytes()
    suffix = name.rpartition(".")[2]
    given_format = suffix if suffix == "md" else None
    assert narration(read("-", data=data, format=given_format)) == narration(read(SAMPLES / name))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_blocks_tile_the_extracted_text(name: str) -> None:
    """Every character of the extracted text belongs to one block."""
    article = read(SAMPLES / name)
    assert article.blocks[0].span[0] == 0
    assert article.blocks[-1].span[1] == article.characters
    assert all(before.span[1] == after.span[0] for before, after in pairwise(article.blocks))


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if not name.endswith((".md", ".txt", ".html"))])
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_damage_is_refused_or_read(name: str, data: st.DataObject) -> None:
    """A document with a missing, changed or cut byte is read or refused with a SourceError, nothing else."""
    whole = (SAMPLES / name).read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = data.draw(
        st.sampled_from([whole[:at] + whole[at + 1 :], whole[:at], whole[:at] + b"\xff" + whole[at + 1 :]])
    )
    with contextlib.suppress(SourceError):
        read(name, data=damaged)


@pytest.mark.slow
def test_an_epub_with_a_byte_missing_anywhere() -> None:
    """A small EPUB is read or refused with a SourceError, whichever byte is missing."""
    whole = (SAMPLES / "artikel.epub").read_bytes()
    for at in range(len(whole)):
        with contextlib.suppress(SourceError):
            read("artikel.epub", data=whole[:at] + whole[at + 1 :])


CONTAINER = b'<container><rootfiles><rootfile full-path="p.opf"/></rootfiles></container>'


def epub(page: bytes, package: str = "", files: Mapping[str, bytes] | None = None) -> bytes:
    """Return an EPUB with one document in its spine."""
    opf = f"""<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:title>Das Buch</dc:title><dc:creator>Anna Meier</dc:creator><dc:language>de</dc:language></metadata><manifest>
    <item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>{package}</manifest>
    <spine><itemref idref="a"/></spine></package>"""
    return archive({
        "mimetype": b"application/epub+zip", "META-INF/container.xml": CONTAINER, "p.opf": opf.encode(),
        "a.xhtml": page, **(files or {}),
    })  # fmt: skip


def texts(article: Article) -> list[str]:
    """Return the texts of the narrated blocks."""
    return [block.text for block in article.blocks if not block.skipped]


def test_epub_with_outdated_markup() -> None:
    """Entities of HTML, page breaks and notes are understood."""
    page = b"""<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "x.dtd">
    <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>t</title></head>
    <body><p>Er kam&nbsp;sp&auml;t<a epub:type="noteref" href="#n1">1</a>,<span epub:type="pagebreak" title="7">7</span>
    wie immer.</p><aside epub:type="footnote" id="n1"><p>Eine Note.</p></aside></body></html>"""
    article = read("buch.epub", data=epub(page))
    assert [(block.text, block.role) for block in article.blocks] == [
        ("Er kam spät, wie immer.", None),
        ("Eine Note.", "footnote"),
    ]
    assert (article.about.title, article.about.author) == ("Das Buch", "Anna Meier")


def test_a_chapter_with_notes_at_its_end() -> None:
    """Notes in a section beside the text are notes; the text is not."""
    page = b"""<html xmlns:epub="x"><body><section><h1>Titel</h1><p>Ein Text.</p></section>
    <section epub:type="footnotes"><p>Eine Note.</p></section></body></html>"""
    assert [block.role for block in read("buch.epub", data=epub(page)).blocks] == ["heading", None, "footnote"]


def test_titles_from_the_navigation() -> None:
    """A chapter without a heading gets its title from the ncx."""
    ncx = b"""<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>Erstes Kapitel</text>
    </navLabel><content src="a.xhtml#top"/></navPoint></navMap></ncx>"""
    package = '<item id="n" href="n.ncx" media-type="application/x-dtbncx+xml"/>'
    data = epub(b"<html><body><p>Es war einmal.</p></body></html>", package, {"n.ncx": ncx})
    assert texts(read("buch.epub", data=data)) == ["Erstes Kapitel", "Es war einmal."]


def test_copy_protection_is_named() -> None:
    """A book with DRM is an error that says so; obfuscated fonts are allowed."""
    protected = b'<encryption><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></encryption>'
    fonts = b'<encryption><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></encryption>'
    page = b"<html><body><p>Es war einmal.</p></body></html>"
    with pytest.raises(SourceError, match=r"encrypted \(DRM\)"):
        read("buch.epub", data=epub(page, "", {"META-INF/encryption.xml": protected}))
    assert texts(read("buch.epub", data=epub(page, "", {"META-INF/encryption.xml": fonts})))


def test_a_zip_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that unpacks to more than the limit is refused before it is unpacked."""
    monkeypatch.setattr(archives, "MAX_FILE", 1_000_000)
    with pytest.raises(SourceError, match="unpacks to more than"):
        read("buch.epub", data=epub(b"<p>" + b" " * 2_000_000))


@pytest.mark.parametrize("suffix", ["epub", "odt", "docx"])
def test_entities_are_not_expanded(suffix: str) -> None:
    """Entities that a document defines are not expanded."""
    bomb = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "' + b"&a;" * 1_000 + b'"><!ENTITY c "' + b"&b;" * 1_000 + b'">]>'
    page = bomb + b"<html><body><p>Gut. &c;</p></body></html>"
    files = {
        "epub": epub(page),
        "odt": archive({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": page}),
        "docx": archive({"word/document.xml": page, "[Content_Types].xml": b"<Types/>"}),
    }
    with contextlib.suppress(SourceError):
        assert read(f"bombe.{suffix}", data=files[suffix]).characters < 10_000


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.epub", b"PK\x03\x04 kaputt", "is damaged"),
        ("a.docx", b"kein Archiv", "is damaged: File is not a zip file"),
        ("a.docx", archive({"x": b""}), "is not a Word document"),
        ("a.pdf", b"%PDF-1.7 kaputt", "is damaged"),
        ("a.rtf", b"Kein RTF", "is not an RTF document"),
        ("a.doc", b"\xd0\xcf\x11\xe0 alt", "an old Word document, which cannot be read"),
        ("a.epub", b"", "is empty"),
        ("a.html", b"<!DOCTYPE html><html><body></body></html>", "contains no article"),
    ],
)
def test_messages_for_damaged_documents(name: str, data: bytes, message: str) -> None:
    """Each kind of damage has a message of one line, with a hint."""
    with pytest.raises(SourceError, match=re.escape(message)) as caught:
        read(name, data=data)
    assert caught.value.hint


def test_contents_of_a_book_that_give_the_sections_of_each_chapter() -> None:
    """A paragraph under "Inhaltsverzeichnis" is a chapter's title with those of its sections."""
    names = ["Der Weg am Fluss", "Der See im Winter", "Die Wiese im Mai"]
    body = "".join(f"<h2>{name}</h2><p>Er ist neu, und alle gehen gern dorthin.</p>" for name in names)
    listed = "".join(
        f"<p>{name} - Am Anfang - In der Mitte, wo alles still ist - Am Ende</p>" for name in [*names, "Der Wald"]
    )
    page = f"<html><body><h1>Das Buch</h1><h2>Inhaltsverzeichnis</h2>{listed}{body}</body></html>"
    read_aloud = [block.text for block in split(read("a.epub", data=epub(page.encode()))).blocks if not block.skipped]
    assert not any("Am Anfang" in text or text == "Inhaltsverzeichnis" for text in read_aloud)
    assert [text for text in read_aloud if text in names] == names


def test_an_odt_that_is_not_compressed() -> None:
    """Its XML shows at the beginning of the archive, as that of a flat document does."""
    office = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    text = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    body = "<office:body><office:text><text:p>Der Weg ist neu.</text:p></office:text></office:body>"
    content = f"<office:document-content {office} {text}>{body}</office:document-content>"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as stored:
        stored.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        stored.writestr("content.xml", content)
    assert [block.text for block in read("a.odt", data=buffer.getvalue()).blocks] == ["Der Weg ist neu."]


def test_the_author_on_the_title_page_of_a_book_is_no_heading() -> None:
    """Some programs mark the name as one."""
    page = b"<html><body><h1>Das Buch</h1><h2>Anna Meier</h2><h2>Der Weg</h2><p>Er ist neu.</p></body></html>"
    blocks = read("a.epub", data=epub(page)).blocks
    assert [block.text for block in blocks if block.role is Role.HEADING] == ["Das Buch", "Der Weg"]


def test_what_pandoc_makes_of_bylaws_and_of_an_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sections of bylaws in LaTeX, which it drops, become usual ones; words for an index are no text."""
    program = tmp_path / "pandoc"
    program.write_text("#!/bin/sh\nsed -e 's/.section{/# /' -e 's/}$//'\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr("shutil.which", lambda _: str(program))
    bylaws = b"\\Clause{title={Zweck}}\n\nWir helfen.\n\n\\Clause{title=Sitz}\n\nEr ist in Lahr.\n"
    assert [block.text for block in read("a.tex", data=bylaws).blocks if not block.skipped] == [
        "\N{SECTION SIGN} 1 Zweck",
        "Wir helfen.",
        "\N{SECTION SIGN} 2 Sitz",
        "Er ist in Lahr.",
    ]
    index = b"::: index\nLahr, Ulm\n:::\n\nEr ist in Lahr.\n"
    assert [block.text for block in read("a.rst", data=index).blocks] == ["Er ist in Lahr."]


def test_format_that_needs_pandoc(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Pandoc, the message for such a format names it; unknown formats are refused."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SourceError, match="asciidoc, which is read through Pandoc"):
        read("handbuch.adoc", data=b"= Titel\n\nText.")
    with pytest.raises(SettingsError, match="unknown format 'wordstar'"):
        read("handbuch", data=b"Text", format="wordstar")


def test_revisions_tables_and_superscripts_of_word() -> None:
    """Insertions are read, deletions are not, struck text is listed, tables have heads, powers are powers."""
    files = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS,
        "word/document.xml": (SAMPLES / "word.xml").read_text(encoding="utf-8"),
    }
    article = read("a.docx", data=archive({name: content.encode() for name, content in files.items()}))
    assert texts(article) == ["Vor zehn Jahren gab es 10⁶ Keime.", "Verein: Bonn, Spiele: 3"]
    assert [omission.text for omission in article.blocks[0].omissions] == ["oder so"]


def test_revisions_notes_and_lists_of_odt() -> None:
    """Deleted text is left out, struck text is listed, notes are notes, numbered lists keep their numbers."""
    data = archive(
        {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": (SAMPLES / "content.xml").read_bytes()}
    )
    article = read("a.odt", data=data)
    assert [(block.role, block.text) for block in article.blocks] == [
        ("heading", "Titel"),
        (None, "Der Preis ist 40 Euro."),
        ("footnote", "Eine Note."),
        ("item", "1. Kneten."),
    ]


def test_file_above_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is refused before it is read."""
    monkeypatch.setattr("audiobuild.readers.MAX_SOURCE", 1_048_576)
    path = tmp_path / "seite.html"
    path.write_bytes(b" " * 3_000_000)
    with pytest.raises(SourceError, match="has 2 MB: at most 1 MB are read"):
        read(path)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="Windows has no such device")
def test_endless_device_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its size is 0, as is that of a pipe."""
    monkeypatch.setattr("audiobuild.readers.MAX_SOURCE", 3_000_000)
    with pytest.raises(SourceError, match="/dev/zero is too large: at most 2 MB are read"):
        content(Path("/dev/zero"), "/dev/zero")


def test_struck_text_and_tables_of_rtf() -> None:
    """Struck text is left out and listed; a table is read with the heads of its columns."""
    source = r"""{\rtf1\ansi
\pard Der Eintritt kostet {\strike 50} 40 Euro, \strike nur heute\strike0  immer.\par
\pard Ein {\b fetter} Satz \strike weg\plain  bleibt.\par
\trowd\trhdr\cellx100\cellx200 Ort\cell Weg\cell\row
\trowd\cellx100\cellx200 Bonn\cell {\strike 4} 3 km\cell\row
\pard Ein Strich | bleibt.\par
}"""
    blocks = read("artikel.rtf", data=source.encode()).blocks
    assert [block.text for block in blocks if not block.skipped] == [
        "Der Eintritt kostet 40 Euro, immer.",
        "Ein fetter Satz bleibt.",
        "Ort: Bonn, Weg: 3 km",
        "Ein Strich | bleibt.",
    ]
    omitted = [(part.text, part.reason) for block in blocks for part in block.omissions]
    assert omitted == [(text, "struck text") for text in ("50", "nur heute", "weg", "4")]


def pdf(lines: list[str]) -> bytes:
    """Return a PDF of one page with these lines."""
    shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
    content = f"BT /F1 11 Tf 72 780 Td {shown} ET"
    font = "/Font << /F1 5 0 R >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << {font} >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body = "".join(f"{number} 0 obj\n{value}\nendobj\n" for number, value in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer << /Root 1 0 R /Size 6 >>\n%%EOF\n".encode("latin-1")


def test_the_table_of_contents_of_a_pdf_is_skipped() -> None:
    """Lines with leaders are skipped, with the numbered lines beside them; a sentence with an ellipsis is read."""
    lines = [
        "Inhalt",
        "1 Der Weg 3",
        "1.1 Der Anfang . . . . . . . . . . . 3",
        "1.2 Das Ende ............... 4",
        "2 Das Ufer ......................... 7",
        "Anhang 9",
        "Der Weg am Fluss ist seit Montag wieder offen ... und er ist neu.",
        "Am 3. Mai kamen 200 Leute.",
    ]
    blocks = read("artikel.pdf", data=pdf(lines)).blocks
    assert [block.text for block in blocks if not block.skipped] == [
        "Der Weg am Fluss ist seit Montag wieder offen ... und er ist neu. Am 3. Mai kamen 200 Leute.",
    ]
    assert [block.skipped for block in blocks if block.skipped] == ["table of contents (6 lines)"]


ENGLISH = "we shall fight on the beaches and never surrender"
GERMAN = "Der Minister sprach am Dienstag in der Stadt vor vielen Leuten, ging nach Hause und schlief gut, und sagte:"


WORD_STYLE = """<w:style w:type="paragraph" w:styleId="Normal"><w:rPr><w:lang w:val="en-US"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Zitat"><w:rPr><w:lang w:val="fr-FR"/></w:rPr></w:style>"""


@pytest.mark.parametrize(
    ("runs", "warnings"),
    [
        (run(GERMAN) + run(ENGLISH[:20], '<w:lang w:val="en-GB"/>') + run(ENGLISH[20:], '<w:lang w:val="en-GB"/>'), 1),
        (run(GERMAN) + run(ENGLISH, '<w:rStyle w:val="Zitat"/>'), 1),
        (run(GERMAN) + run("fair play", '<w:lang w:val="en-GB"/>'), 0),
        (run(GERMAN, '<w:lang w:val="en-US"/>') + run(ENGLISH), 0),
        ('<w:pPr><w:pStyle w:val="Normal"/></w:pPr>' + run(GERMAN), 0),
        (run(GERMAN) + run(ENGLISH, '<w:lang w:val="de-AT"/>'), 0),
    ],
)
def test_passages_of_word_in_another_language(runs: str, warnings: int) -> None:
    """A passage marked as another language is reported; the language of all of a text is that of the program."""
    found = read("a.docx", data=word(runs, WORD_STYLE)).warnings
    assert [text.partition(" in ")[0] for text in found] == ["1 passage is"] * warnings


def open_document(language: str) -> str:
    """Return a flat OpenDocument with a passage in a language."""
    return f"""<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
    xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"><office:styles>
    <style:style style:name="Standard"><style:text-properties fo:language="en"/></style:style>
    <style:style style:name="T1" style:parent-style-name="Standard"><style:text-properties fo:language="{language}"/>
    </style:style></office:styles><office:body><office:text><text:p text:style-name="Standard">{GERMAN}
    <text:span text:style-name="T1">{ENGLISH}</text:span>.</text:p></office:text></office:body></office:document>"""


def test_a_flat_open_document_with_a_passage_in_another_language() -> None:
    """A flat document (.fodt) is read whatever its name; passages in another language are reported."""
    article = read("a.txt", data=open_document("en").encode())
    assert texts(article) == [f"{GERMAN} {ENGLISH}."]
    assert article.warnings == ("1 passage is in another language (en), but read by the German rules",)
    assert not read("a.fodt", data=open_document("de").encode()).warnings


def test_a_web_archive() -> None:
    """The page in a web archive (MHTML) is read, and its address becomes the link."""
    page = "Ein Absatz über Köln.".encode("cp1252").hex("=").upper()
    source = f"""From: <Saved by a browser>
Snapshot-Content-Location: https://beispiel.de/artikel
MIME-Version: 1.0
Content-Type: multipart/related; boundary="teil"

--teil
Content-Type: text/html; charset=windows-1252
Content-Transfer-Encoding: quoted-printable

<html><body><p>={page}</p></body></html>
--teil
Content-Type: image/png

Nix
--teil--
"""
    article = read("seite.mhtml", data=source.encode())
    assert texts(article) == ["Ein Absatz über Köln."]
    assert article.about.link == "https://beispiel.de/artikel"
    assert texts(read("-", data=source.encode())) == ["Ein Absatz über Köln."]
    with pytest.raises(SourceError, match="web archive without a page"):
        read("seite.mhtml", data=source.replace("text/html", "text/css").encode())


def test_comments_and_deleted_text_of_word_are_listed() -> None:
    """Comments, deleted text and running heads are not spoken, but listed with their size."""
    runs = (
        run("Ein Satz.")
        + '<w:r><w:commentReference w:id="0"/></w:r><w:del><w:r><w:delText>weg</w:delText></w:r></w:del>'
    )
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    comment = f'<w:comments {namespace}><w:comment w:id="0"><w:p>{run("Zu kurz!")}</w:p></w:comment></w:comments>'
    relations = RELATIONS.replace("word/document.xml", "comments.xml").replace('officeDocument"', 'comments"')
    data = with_files(
        word(runs),
        {
            "word/comments.xml": comment,
            "word/_rels/document.xml.rels": relations,
            "word/header1.xml": f"<w:hdr {namespace}><w:p>{run('Seite')}</w:p></w:hdr>",
        },
    )
    blocks = read("a.docx", data=data).blocks
    assert [(block.text, block.skipped) for block in blocks] == [
        ("Ein Satz.", None),
        ("Zu kurz!", "comments (8 characters)"),
        ("weg", "deleted text (3 characters)"),
        ("Seite", "running heads (5 characters)"),
    ]


def test_contents_and_captions_of_word() -> None:
    """The table of contents that Word makes is left out, and captions are no text, whatever their style is called."""
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    contents = f"<w:sdt>{gallery}<w:sdtContent><w:p>{run('Der Weg')}</w:p></w:sdtContent></w:sdt>"
    caption = f'<w:p><w:pPr><w:pStyle w:val="ImageCaption"/></w:pPr>{run("Das Boot")}</w:p>'
    style = '<w:style w:type="paragraph" w:styleId="ImageCaption"><w:name w:val="Image Caption"/></w:style>'
    data = word(f"{run('Ein Satz.')}</w:p>{contents}{caption}<w:p>{run('Noch einer.')}", style)
    blocks = read("a.docx", data=data).blocks
    assert [(block.text, block.role, block.skipped) for block in blocks] == [
        ("Ein Satz.", None, None),
        ("Das Boot", "caption", None),
        ("Noch einer.", None, None),
        ("Der Weg", None, "table of contents (7 characters)"),
    ]


def test_a_head_of_key_lines_in_a_document() -> None:
    """Paragraphs at the top that name title, author and day are metadata; of the title only its words are heard."""
    lines = ("Titel: Wasser für alle", "Autorin: Jana Quell", "Datum: 7. Juli 2022", "Im Dorf fließt Wasser.")
    article = read("a.docx", data=word("</w:p><w:p>".join(map(run, lines))))
    assert (article.about.title, article.about.author) == ("Wasser für alle", "Jana Quell")
    assert article.about.published == "2022-07-07"
    assert [(block.text, block.skipped) for block in article.blocks] == [
        ("Titel:", "front matter"),
        ("Wasser für alle", None),
        ("Autorin: Jana Quell", "front matter"),
        ("Datum: 7. Juli 2022", "front matter"),
        ("Im Dorf fließt Wasser.", None),
    ]
    assert all(before.span[1] == after.span[0] for before, after in pairwise(article.blocks))
    said = read("a.docx", data=word("</w:p><w:p>".join(map(run, ("Ein Gespräch", "Autorin: Ja!", "Er geht.")))))
    assert not any(block.skipped for block in said.blocks)


def with_files(data: bytes, files: dict[str, str]) -> bytes:
    """Return a ZIP archive with further files."""
    with zipfile.ZipFile(io.BytesIO(data)) as zip_file:
        kept = {name: zip_file.read(name) for name in zip_file.namelist()}
    return archive(kept | {name: content.encode() for name, content in files.items()})


def test_a_drop_cap_and_code_of_word() -> None:
    """A drop cap begins the paragraph after it, lines of code are one block, and the main part may have any name."""
    styles = '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="Source Code"/></w:style>'
    code = "".join(f'</w:p><w:p><w:pPr><w:pStyle w:val="C"/></w:pPr>{run(line)}' for line in ("make", "make install"))
    cap = '<w:pPr><w:framePr w:dropCap="drop"/></w:pPr><w:r><w:t>D</w:t></w:r></w:p><w:p>'
    data = word(f"{cap}{run('er Weg ist offen.')}{code}", styles)
    with zipfile.ZipFile(io.BytesIO(data)) as zip_file:
        files = {name.replace("document", "document2"): zip_file.read(name) for name in zip_file.namelist()}
    for name in ("[Content_Types].xml", "_rels/.rels"):
        files[name] = files[name].replace(b"word/document.xml", b"word/document2.xml")
    found = [(block.text, block.skipped) for block in read("-", data=archive(files)).blocks]
    assert found == [("Der Weg ist offen.", None), ("make make install", "code")]


def test_omissions_of_odt() -> None:
    """Comments and running heads are listed with their size; hidden text and code are skipped; cells span columns."""
    source = (
        open_document("de")
        .replace(
            "</office:text>",
            """<text:p>Ein Satz.<office:annotation><text:p>Zu kurz!</text:p></office:annotation></text:p>
        <text:p text:style-name="H">Geheim</text:p><text:p text:style-name="Preformatted_20_Text">make</text:p>
        <table:table xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><table:table-header-rows>
        <table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>Ort</text:p></table:table-cell>
        <table:covered-table-cell/><table:table-cell><text:p>Zeit</text:p></table:table-cell></table:table-row>
        </table:table-header-rows><table:table-row><table:table-cell><text:p>Bonn</text:p></table:table-cell>
        <table:table-cell><text:p>Markt</text:p></table:table-cell><table:table-cell><text:p>9 Uhr</text:p>
        </table:table-cell></table:table-row></table:table></office:text>""",
        )
        .replace(
            "</office:styles>",
            """<style:style style:name="H"><style:text-properties text:display="none"/></style:style></office:styles>
        <office:master-styles><style:header><text:p>Seite</text:p></style:header></office:master-styles>""",
        )
    )
    found = [(block.text, block.skipped) for block in read("a.fodt", data=source.encode()).blocks][1:]
    assert found == [
        ("Ein Satz.", None),
        ("Geheim", "hidden"),
        ("make", "code"),
        ("Ort, Zeit", "table head, read with each row"),
        ("Ort: Bonn, Ort: Markt, Zeit: 9 Uhr", None),
        ("Zu kurz!", "comments (8 characters)"),
        ("Seite", "running heads (5 characters)"),
    ]


def test_pictures_and_tables_of_pandoc_s_rtf() -> None:
    """The data of a picture is passed over, and a cell that ends with a paragraph is a cell."""
    source = r"""{\rtf1\ansi {\pard Ein Satz. {\pict\jpegblip \bin ffd8{}ff}\par}
{\trowd\cellx100\cellx200\intbl{{\pard\intbl Ort\par}\cell}{{\pard\intbl Weg\par}\cell}\row}
{\trowd\cellx100\cellx200\intbl{{\pard\intbl Bonn\par}\cell}{{\pard\intbl 3 km\par}\cell}\row}}"""
    assert texts(read("a.rtf", data=source.encode())) == ["Ein Satz.", "Ort, Weg", "Bonn, 3 km"]


def test_a_drop_cap_of_a_pdf() -> None:
    """A large letter beside lines begins the first of them, wherever it stands in the file; an empty line is none."""
    shown = "/F1 40 Tf 1 0 0 1 72 726 Tm (D) Tj /F1 11 Tf 1 0 0 1 110 750 Tm (er Weg am Fluss ist wieder offen) Tj "
    shown += "1 0 0 1 110 736 Tm (und alle gehen gern darauf.) Tj 1 0 0 1 110 700 Tm (\t) Tj"
    data = re.sub(rb"BT .* ET", b"BT /F1 11 Tf " + shown.encode() + b" ET", pdf(["x"]), flags=re.DOTALL)
    data = re.sub(rb"/Length \d+", b"/Length %d" % len(re.search(rb"BT .* ET", data)[0]), data)  # type: ignore[index]
    assert texts(read("a.pdf", data=data)) == ["Der Weg am Fluss ist wieder offen und alle gehen gern darauf."]


def unaccounted(parsed: ParsedSource) -> str:
    """Return the letters of narrated blocks that are neither read nor listed as left out."""
    lost = ""
    for block in parsed.blocks:
        covered = {block.source_position(at) for at in range(len(block.text))}
        covered.update(at for omission in block.omissions for at in range(*omission.span))
        lost += "".join(
            parsed.text[at]
            for at in range(*block.span)
            if not block.skipped and at not in covered and parsed.text[at].isalnum()
        )
    return lost


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_letter_is_read_or_listed(name: str) -> None:
    """Each letter of the extracted text is read, listed as left out, or in a skipped block."""
    data = (SAMPLES / name).read_bytes()
    assert not unaccounted(parse(data, name, name.rpartition(".")[2]))


INLINE_MARKUP = st.sampled_from(
    ["b", "em", "s", "sup", "sub", "q", "code", "span hidden", "a href='https://a.de/b'", "br"]
)
BLOCK_MARKUP = st.sampled_from(
    ["p", "li", "div", "table", "tr", "td", "th colspan=2", "td rowspan=2", "pre", "blockquote"]
)
HTML = st.recursive(
    st.sampled_from(
        ["Wort ", "zwei Worte. ", "zehn", "https://www.beispiel.de/ein/langer/weg?x=1 ", "(öffnet im neuen Fenster)"]
    ),
    lambda inner: (
        st.lists(inner, max_size=4)
        .map("".join)
        .flatmap(
            lambda text: st.one_of(INLINE_MARKUP, BLOCK_MARKUP).map(
                lambda tag: f"<{tag}>{text}</{tag.partition(' ')[0]}>"
            )
        )
    ),
    max_leaves=12,
)


@settings(max_examples=40, deadline=None)
@given(st.lists(HTML, min_size=1, max_size=4).map("".join))
@example("<table><td>Wort </td>Wort </table>")
@example("<table><th colspan=2>(öffnet im neuen Fenster)</th></table>")
@example("<table><tr><td>A</td><td>1</td></tr><tr><td></td><td>(öffnet im neuen Fenster)</td></tr></table>")
@example("<table><tr><td>Eins</td></tr><tr>Wort<td>Drei</td></tr></table>")
def test_every_letter_of_html_is_read_or_listed(page: str) -> None:
    """However elements are nested; a raised number is markup, the sign of a note."""
    with contextlib.suppress(SourceError):
        parsed = parse(f"<html><body><p>Ein Satz.</p>{page}</body></html>".encode(), "a.html", "html")
        assert not unaccounted(parsed)
        assert all(0 <= markup.span[0] < markup.span[1] <= len(parsed.text) for markup in parsed.inline)


def marked_up(name: str, data: bytes) -> list[tuple[str, str, str]]:
    """Return the kind, the words and the target of each inline markup of a document."""
    parsed = parse(data, name, name.rpartition(".")[2])
    return [(str(markup.kind), parsed.text[slice(*markup.span)].strip(), markup.target) for markup in parsed.inline]


def test_inline_markup_of_documents() -> None:
    """Links, emphasis and code are reported with their places, for the page; those around blocks are divided."""
    page = (
        "<p>Ein <b>fetter</b> <a href='https://a.de'>Weg</a> mit <code>x</code>.</p><em><p>Eins.</p><p>Zwei.</p></em>"
    )
    assert marked_up("a.html", page.encode()) == [
        ("strong", "fetter", ""),
        ("link", "Weg", "https://a.de"),
        ("code", "x", ""),
        ("emphasis", "Eins.", ""),
        ("emphasis", "Zwei.", ""),
    ]
    assert marked_up("a.docx", word(run("Ein") + run("Wort", "<w:b/>"))) == [("strong", "Wort", "")]
    bold = '<style:style style:name="B"><style:text-properties fo:font-weight="bold"/></style:style></office:styles>'
    link = '<text:a xmlns:xlink="x" xlink:href="https://a.de">Weg</text:a>'
    source = (
        open_document("de")
        .replace("</office:styles>", bold)
        .replace(
            "</office:text>", f'<text:p><text:span text:style-name="B">Ein</text:span> {link}</text:p></office:text>'
        )
    )
    assert marked_up("a.fodt", source.encode()) == [("strong", "Ein", ""), ("link", "Weg", "https://a.de")]


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("artikel.docx", "a.doc"),
        ("artikel.rtf", "a.doc"),
        ("artikel.html", "a.txt"),
        ("artikel.odt", "a.pages"),
        ("artikel.epub", "a.md"),
        ("artikel.pdf", "a"),
    ],
)
def test_content_overrides_a_wrong_suffix(name: str, wrong: str) -> None:
    """A document with the suffix of another format, even of one that cannot be read, is read as what it is."""
    assert texts(read(wrong, data=(SAMPLES / name).read_bytes())) == texts(read(SAMPLES / name))


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_format_unknown_to_an_old_pandoc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the old Pandoc as the cause, since the file may be valid."""
    program = tmp_path / "pandoc"
    program.write_text("#!/bin/sh\nexit 21\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr("shutil.which", lambda _: str(program))
    with pytest.raises(SourceError, match="which this version of Pandoc does not read"):
        read("handbuch.adoc", data=b"= Titel\n\nText.")


def test_paragraphs_of_a_bold_or_underlined_style_are_headings() -> None:
    """LibreOffice gives the print of a whole paragraph to its style."""
    names = "office style text fo"
    spaces = {"fo": "xsl-fo-compatible"}
    declared = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{spaces.get(name, name)}:1.0"' for name in names.split()
    )
    styles = "".join(
        f'<style:style style:name="{name}"><style:text-properties {print_}/></style:style>'
        for name, print_ in (("P1", 'fo:font-weight="bold"'), ("P2", 'style:text-underline-style="solid"'))
    )
    lines = (("P1", "Der Weg"), ("P3", GERMAN), ("P2", "Der Steg:"), ("P3", GERMAN))
    body = "".join(f'<text:p text:style-name="{style}">{text}</text:p>' for style, text in lines)
    source = (
        f"<office:document {declared}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text><text:p>{GERMAN}</text:p>{body}</office:text></office:body></office:document>"
    )
    found = [block.text for block in read("a.fodt", data=source.encode()).blocks if block.role is Role.HEADING]
    assert found == ["Der Weg", "Der Steg:"]
