"""Word documents (DOCX) to blocks, by mammoth: deleted text and comments stay out, insertions are accepted."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

from audiobuild.errors import SourceError
from audiobuild.model import About
from audiobuild.readers.archives import DAMAGED, Archive
from audiobuild.readers.documents import Document
from audiobuild.readers.html_notes import place_notes
from audiobuild.readers.metadata import one_line

if TYPE_CHECKING:
    from audiobuild.readers.contract import ParsedSource

_MAIN = "word/document.xml"
_PROPERTIES = "docProps/core.xml"
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
    return document.parsed(_about(archive, document))


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
