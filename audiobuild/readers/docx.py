"""Word documents (DOCX) to blocks, by mammoth: deleted text and comments stay out, insertions are accepted."""

from __future__ import annotations

import io
import re
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

from audiobuild.errors import SourceError
from audiobuild.model import About
from audiobuild.readers.archives import DAMAGED, Archive
from audiobuild.readers.documents import Document, Passage, passage_of
from audiobuild.readers.html_notes import place_notes
from audiobuild.readers.metadata import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from audiobuild.readers.contract import ParsedSource

_MAIN = "word/document.xml"
_STYLE_SHEET = "word/styles.xml"
_PROPERTIES = "docProps/core.xml"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEFAULT_STYLES = frozenset({"Normal", "Standard"})
"""Styles of all text, whose language is that of the program."""
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Titel'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Caption'] => figcaption:fresh
p[style-name='caption'] => figcaption:fresh
p[style-name='Quote'] => blockquote:fresh
p[style-name='Intense Quote'] => blockquote:fresh
p[style-name='Quotations'] => blockquote:fresh
p[style-name='Block Text'] => blockquote:fresh
r[style-name='Strikethrough'] => s
strike => s
comment-reference =>
"""
_FULL_NAME = re.compile(r"[^\W\d_][\w.'’-]+(?: [^\W\d_][\w.'’-]*)+")


def read_docx(data: bytes, name: str) -> ParsedSource:
    """Parse a Word document.

    Raises:
        SourceError: if the document is damaged, encrypted or too large.
    """
    import mammoth  # noqa: PLC0415 - 60 ms that other sources need not pay
    from lxml import html  # noqa: PLC0415

    archive = Archive(data, name)
    if _MAIN not in archive:
        raise SourceError(f"{name} is not a Word document: {_MAIN} is missing", "save it as DOCX again")
    archive.check_limits()
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(data), style_map=_STYLES, convert_image=mammoth.images.img_element(lambda _: {"src": ""})
        )
    except (*DAMAGED, AttributeError, IndexError, RecursionError, TypeError, ExpatError) as error:
        raise archive.damaged(f"{type(error).__name__}: {error}") from error
    document = Document()
    if result.value.strip():
        root = html.fragment_fromstring(result.value, create_parent="div")
        place_notes([("", root)])
        document.add_tree(root)
        document.add_passages(list(_passages(archive)))
    return document.parsed(_about(archive, document))


def _passages(archive: Archive) -> Iterator[Passage]:
    """Yield the passages that are marked as another language, by themselves or by a style.

    The language of the whole document says nothing: it is that of the program. mammoth does not tell languages.
    """
    styles = _languages_of_styles(archive)
    for paragraph in archive.tree(_MAIN).iter(f"{_WORD}p"):
        of_paragraph = styles.get(_value(paragraph.find(f"{_WORD}pPr/{_WORD}pStyle")), "")
        runs = [
            (_language(run, f"{_WORD}rPr/{_WORD}", styles) or of_paragraph, "".join(t.text or "" for t in texts))
            for run in paragraph.iter(f"{_WORD}r")
            if (texts := run.findall(f"{_WORD}t"))
        ]
        for language, same in groupby(runs, key=itemgetter(0)):
            if passage := passage_of(language, "".join(text for _, text in same)):
                yield passage


def _languages_of_styles(archive: Archive) -> dict[str, str]:
    """Return the language of each style that sets one, by the style's identifier."""
    if _STYLE_SHEET not in archive:
        return {}
    languages: dict[str, str] = {}
    for style in archive.tree(_STYLE_SHEET).iter(f"{_WORD}style"):
        is_default = style.get(f"{_WORD}default") == "1" or style.get(f"{_WORD}styleId") in _DEFAULT_STYLES
        if not is_default and (language := _value(style.find(f"{_WORD}rPr/{_WORD}lang"))):
            languages[style.get(f"{_WORD}styleId", "")] = language
    return languages


def _language(run: _Element, properties: str, styles: dict[str, str]) -> str:
    """Return the language of a run: its own, or that of its style."""
    return _value(run.find(f"{properties}lang")) or styles.get(_value(run.find(f"{properties}rStyle")), "")


def _value(element: _Element | None) -> str:
    return "" if element is None else element.get(f"{_WORD}val", "")


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
        author=author if _FULL_NAME.fullmatch(author) else "",
        description=values.get("description", ""),
    )
