"""Word documents (DOCX) to blocks, by mammoth: deleted text and comments stay out, insertions are accepted."""

from __future__ import annotations

import io
import posixpath
import zipfile
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

from audiobuild.errors import SourceError
from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import About
from audiobuild.readers.archives import DAMAGED, Archive
from audiobuild.readers.document_heads import with_head
from audiobuild.readers.documents import Document, Passage, passage_of
from audiobuild.readers.html.notes import place_notes
from audiobuild.readers.metadata import one_line
from audiobuild.readers.office.bold_headings import mark_bold_headings
from audiobuild.readers.office.docx_cover import GALLERY, Cover, take_cover, take_hints
from audiobuild.readers.office.docx_numbers import continue_numbers
from audiobuild.readers.office.wordprocessing import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from audiobuild.readers.contract import ParsedSource

_MAIN = "word/document.xml"
_RELATIONS = "_rels/.rels"
_STYLE_SHEET = "word/styles.xml"
_NUMBERS = "word/numbering.xml"
_PROPERTIES = "docProps/core.xml"
_CONTENTS_GALLERY = b"Table of Contents"
_DEFAULT_STYLES = frozenset({"Normal", "Standard"})
"""Styles of all text, whose language is that of the program."""
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Titel'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Caption'] => figcaption:fresh
p[style-name='caption'] => figcaption:fresh
p[style-name='Image Caption'] => figcaption:fresh
p[style-name='Table Caption'] => figcaption:fresh
p[style-name='Beschriftung'] => figcaption:fresh
p[style-name='Quote'] => blockquote:fresh
p[style-name='Intense Quote'] => blockquote:fresh
p[style-name='Quotations'] => blockquote:fresh
p[style-name='Block Text'] => blockquote:fresh
r[style-name='Strikethrough'] => s
strike => s
u => u
p[style-name='Source Code'] => pre:separator('\\n')
p[style-name='HTML Preformatted'] => pre:separator('\\n')
p[style-name='Preformatted Text'] => pre:separator('\\n')
p[style-name='Code'] => pre:separator('\\n')
"""
_NO_AUTHORS = frozenset({"Microsoft Office User", "Microsoft Office-Anwender", "Unknown Author", "Unbekannter Autor"})
"""What Word fills in for a user without a name."""
_FULL_NAME = lazy_regex(r"[^\W\d_][\w.'’-]+(?: [^\W\d_][\w.'’-]*)+")


def read_docx(data: bytes, name: str) -> ParsedSource:
    """Parse a Word document.

    Raises:
        SourceError: the document is damaged, encrypted or too large.
    """
    import mammoth  # 60 ms
    from lxml import html

    archive = Archive(data, name)
    main = _main_part(archive)
    if main not in archive:
        raise SourceError(f"{name} is not a Word document: {main} is missing", "save it as DOCX again")
    archive.check_limits()
    prepared, cover = _prepared(data, archive, main)
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(prepared),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(lambda _: {"src": ""}),
        )
    except (*DAMAGED, AttributeError, IndexError, RecursionError, TypeError, ExpatError) as error:
        raise archive.damaged(f"{type(error).__name__}: {error}") from error
    document = Document()
    for paragraph in cover.paragraphs():
        document.add_paragraph(paragraph)
    if result.value.strip():
        root = html.fragment_fromstring(result.value, create_parent="div")
        continue_numbers(root, archive.tree(main), archive.tree(_NUMBERS) if _NUMBERS in archive else None)
        mark_bold_headings(root)
        place_notes([("", root)])
        document.add_tree(root)
        document.add_passages(list(_passages(archive, main)))
    for reason, text in (("cover page", cover.left_out()), *_left_out(archive, main)):
        document.add_left_out(text, reason)
    return with_head(document.parsed(_about(archive, document)))


def _main_part(archive: Archive) -> str:
    """Return the path of the document, which programs other than Word give another name."""
    if _RELATIONS in archive:
        for relation in archive.tree(_RELATIONS).iter("{*}Relationship"):
            if relation.get("Type", "").endswith("/officeDocument"):
                return relation.get("Target", "").lstrip("/")
    return _MAIN


def _prepared(data: bytes, archive: Archive, main: str) -> tuple[bytes, Cover]:
    """Return a document without its table of contents, its cover page and hints in fields, and what the page shows.

    Each drop cap begins the paragraph after it.
    """
    text = archive.read(main)
    if not any(mark in text for mark in (b"w:dropCap=", b"w:showingPlcHdr", _CONTENTS_GALLERY, GALLERY)):
        return data, Cover({})
    from lxml import etree

    root = archive.tree(main)
    _join_initials(root)
    cover = take_cover(root)
    take_hints(root)
    for contents in _contents(root):
        contents.clear()
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, etree.tostring(root) if entry == main else archive.read(entry))
    return buffer.getvalue(), cover


def _contents(root: _Element) -> list[_Element]:
    """Return the tables of contents that Word has made of the headings."""
    galleries = root.iter(f"{WORD}docPartGallery")
    found = (gallery for gallery in galleries if gallery.get(f"{WORD}val") == _CONTENTS_GALLERY.decode())
    return [part for gallery in found if (part := next(gallery.iterancestors(f"{WORD}sdt"), None)) is not None]


def _join_initials(root: _Element) -> None:
    """Move each drop cap, a paragraph of its own in Word, to the paragraph that it begins."""
    for frame in list(root.iter(f"{WORD}framePr")):
        initial = next(frame.iterancestors(f"{WORD}p"), None)
        paragraph = None if initial is None else initial.getnext()
        if initial is None or paragraph is None or paragraph.tag != f"{WORD}p" or not frame.get(f"{WORD}dropCap"):
            continue
        place = 1 if paragraph.find(f"{WORD}pPr") is not None else 0
        paragraph[place:place] = initial.findall(f"{WORD}r")
        initial.clear()


def _left_out(archive: Archive, main: str) -> Iterator[tuple[str, str]]:
    """Yield the reason and the words of what is not part of the text: contents, comments, deletions, running heads."""
    for contents in _contents(archive.tree(main)):
        yield "table of contents", _text_of(contents, "t")
    folder = posixpath.dirname(main)
    heads = [f"{folder}/{kind}{number}.xml" for kind in ("header", "footer") for number in range(1, 10)]
    for reason, tag, paths in (
        ("comments", "t", [f"{folder}/comments.xml"]),
        ("deleted text", "delText", [main]),
        ("running heads", "t", heads),
    ):
        texts = [_text_of(archive.tree(path), tag) for path in paths if path in archive]
        yield reason, " ".join(dict.fromkeys(texts))


def _text_of(root: _Element, tag: str) -> str:
    """Return the words in the elements of a name, with a blank between two paragraphs."""
    paragraphs = ("".join(text.text or "" for text in part.iter(f"{WORD}{tag}")) for part in root.iter(f"{WORD}p"))
    return " ".join(paragraph for paragraph in paragraphs if paragraph.strip())


def _passages(archive: Archive, main: str) -> Iterator[Passage]:
    """Yield the passages that are marked as another language, by themselves or by a style.

    The language of the whole document says nothing: it is that of the program. mammoth does not tell languages.
    """
    styles = _languages_of_styles(archive)
    for paragraph in archive.tree(main).iter(f"{WORD}p"):
        of_paragraph = styles.get(_value(paragraph.find(f"{WORD}pPr/{WORD}pStyle")), "")
        runs = [
            (_language(run, f"{WORD}rPr/{WORD}", styles) or of_paragraph, "".join(t.text or "" for t in texts))
            for run in paragraph.iter(f"{WORD}r")
            if (texts := run.findall(f"{WORD}t"))
        ]
        for language, same in groupby(runs, key=itemgetter(0)):
            if passage := passage_of(language, "".join(text for _, text in same)):
                yield passage


def _languages_of_styles(archive: Archive) -> dict[str, str]:
    """Return the language of each style that sets one, by the style's identifier."""
    if _STYLE_SHEET not in archive:
        return {}
    languages: dict[str, str] = {}
    for style in archive.tree(_STYLE_SHEET).iter(f"{WORD}style"):
        is_default = style.get(f"{WORD}default") == "1" or style.get(f"{WORD}styleId") in _DEFAULT_STYLES
        if not is_default and (language := _value(style.find(f"{WORD}rPr/{WORD}lang"))):
            languages[style.get(f"{WORD}styleId", "")] = language
    return languages


def _language(run: _Element, properties: str, styles: dict[str, str]) -> str:
    """Return the language of a run: its own, or that of its style."""
    return _value(run.find(f"{properties}lang")) or styles.get(_value(run.find(f"{properties}rStyle")), "")


def _value(element: _Element | None) -> str:
    return "" if element is None else element.get(f"{WORD}val", "")


def _about(archive: Archive, document: Document) -> About:
    """Return the metadata, as far as it is about the article: Word fills in a title and an author by itself."""
    if _PROPERTIES not in archive:
        return About()
    values = {
        str(element.tag).rpartition("}")[2]: one_line(element.text) for element in archive.tree(_PROPERTIES).iter()
    }
    title, author = values.get("title", ""), values.get("creator", "")
    return About(
        title=title if document.has_heading(title) else "",
        author=author if _FULL_NAME.fullmatch(author) and author not in _NO_AUTHORS else "",
        description=values.get("description", ""),
    )
