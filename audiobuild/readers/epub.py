"""EPUB 2 and 3 to blocks: the documents of the spine in order, without navigation, covers and page numbers."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from audiobuild.errors import SourceError
from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import About, Role
from audiobuild.readers.archives import Archive, xml_tree
from audiobuild.readers.documents import Document, Paragraph
from audiobuild.readers.html.notes import place_notes
from audiobuild.readers.metadata import language_warning, one_line, parse_date, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from audiobuild.readers.contract import ParsedSource

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONT_METHODS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""Methods that only obfuscate fonts."""
_DOCUMENTS = frozenset(["application/xhtml+xml", "text/html", "application/xml", "text/x-oeb1-document"])
_APART = {
    "cover": "cover", "titlepage": "title page", "title-page": "title page", "halftitlepage": "title page",
    "toc": "table of contents", "copyright-page": "legal notice", "imprint": "legal notice", "colophon": "legal notice",
    "index": "index", "loi": "table of contents", "lot": "table of contents", "landmarks": "table of contents",
    "page-list": "table of contents", "bibliography": "bibliography",
}  # fmt: skip
"""Parts of a book that are not narrated, by ``epub:type`` or the guide's type, with the reason."""
_NOTES = frozenset(["footnotes", "endnotes", "rearnotes", "notes"])
_MAX_PLACED = 32 * 1024 * 1024
"""Bytes of a book's documents up to which all are held in memory at a time, to place the notes."""
_GENERIC = lazy_regex(r"(?:start|cover|title ?page|unbekannt|unknown|untitled)", re.IGNORECASE)


class _Item(NamedTuple):
    """A file of the manifest."""

    path: str
    media_type: str
    properties: str


def read_epub(data: bytes, name: str) -> ParsedSource:
    """Parse an EPUB book.

    Raises:
        SourceError: the book is damaged, encrypted (DRM) or too large.
    """
    archive = Archive(data, name)
    _refuse_encrypted(archive)
    package_path = _package_path(archive)
    package = archive.tree(package_path)
    items = dict(_items(package, posixpath.dirname(package_path)))
    guide = dict(_guide(package, posixpath.dirname(package_path)))
    titles = _titles(archive, items)
    document = Document()
    about, warnings = _about(package, items)
    parts = [
        (reference, item)
        for reference in _elements(package, "itemref")
        if (item := items.get(reference.get("idref", ""))) and item.media_type in _DOCUMENTS and item.path in archive
    ]
    roots = _trees(archive, [item.path for _, item in parts])
    for (reference, item), root in zip(parts, roots, strict=True):
        if root is not None:
            _unmark_author(root, about.author)
            is_linear = reference.get("linear", "yes") != "no"
            _add(document, root, item, guide.get(item.path, ""), titles.get(item.path, ""), is_linear=is_linear)
    return document.parsed(about, warnings)


def _trees(archive: Archive, paths: Sequence[str]) -> Iterator[_Element | None]:
    """Yield the documents of the spine; the notes of a book that is not very large follow their paragraphs."""
    if sum(map(archive.size, paths)) > _MAX_PLACED:
        yield from (xml_tree(archive.read(path)) for path in paths)
        return
    roots = [xml_tree(archive.read(path)) for path in paths]
    place_notes([(path, root) for path, root in zip(paths, roots, strict=True) if root is not None])
    yield from roots


def _refuse_encrypted(archive: Archive) -> None:
    if _ENCRYPTION not in archive:
        return
    methods = [method.get("Algorithm", "") for method in _elements(archive.tree(_ENCRYPTION), "EncryptionMethod")]
    if any(not method.startswith(_FONT_METHODS) for method in methods):
        raise SourceError(f"{archive.name} is encrypted (DRM)", "give an EPUB without copy protection")


def _package_path(archive: Archive) -> str:
    if _CONTAINER in archive:
        for rootfile in _elements(archive.tree(_CONTAINER), "rootfile"):
            if path := rootfile.get("full-path"):
                return path
    raise archive.damaged(f"{_CONTAINER} names no package")


def _items(package: _Element, folder: str) -> Iterator[tuple[str, _Item]]:
    for item in _elements(package, "item"):
        path = _path(folder, item.get("href", ""))
        yield item.get("id", ""), _Item(path, item.get("media-type", ""), item.get("properties", ""))


def _guide(package: _Element, folder: str) -> Iterator[tuple[str, str]]:
    for reference in _elements(package, "reference"):
        yield _path(folder, reference.get("href", "")), reference.get("type", "").lower()


def _path(folder: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(address.partition("#")[0])))


def _titles(archive: Archive, items: dict[str, _Item]) -> dict[str, str]:
    """Return the title of each document that the navigation names, the first one if it names several."""
    titles: dict[str, str] = {}
    for item in items.values():
        is_navigation = "nav" in item.properties.split() or item.media_type == "application/x-dtbncx+xml"
        if not is_navigation or item.path not in archive or (root := xml_tree(archive.read(item.path))) is None:
            continue
        folder = posixpath.dirname(item.path)
        for address, title in _navigation(root):
            titles.setdefault(_path(folder, address), title)
    return titles


def _navigation(root: _Element) -> Iterator[tuple[str, str]]:
    """Yield the targets and titles of an EPUB 3 navigation document or an EPUB 2 ncx."""
    for link in _elements(root, "a"):
        if link.get("href"):
            yield link.get("href", ""), one_line("".join(link.itertext()))
    for point in _elements(root, "navPoint"):
        content = next(_elements(point, "content"), None)
        label = next(_elements(point, "text"), None)
        if content is not None and label is not None:
            yield content.get("src", ""), one_line(label.text)


def _add(document: Document, root: _Element, item: _Item, guide: str, title: str, *, is_linear: bool) -> None:
    """Add a document of the spine."""
    body = next(_elements(root, "body"), root)
    only_child = body[0] if len(body) == 1 else body
    types = {guide, *_types(body), *_types(only_child)}
    reason = next((_APART[kind] for kind in types if kind in _APART), None)
    if "nav" in item.properties.split():
        reason = "table of contents"
    elif not reason and (types & _NOTES or not is_linear):
        document.add_tree(body, role=Role.FOOTNOTE)
        return
    has_heading = any(True for level in "123456" for _ in _elements(body, f"h{level}"))
    if title and not reason and not has_heading and not _GENERIC.fullmatch(title) and _words(body):
        document.add_paragraph(Paragraph(title, Role.HEADING))
    document.add_tree(body, skipped=reason)


def _unmark_author(root: _Element, author: str) -> None:
    """Make a paragraph of each heading that is the author's name, as title pages have it."""
    headings = [element for level in "123456" for element in _elements(root, f"h{level}")]
    for heading in headings:
        if author and one_line("".join(heading.itertext())).casefold() == author.casefold():
            heading.tag = str(heading.tag).rpartition("}")[0] + "}p" if "}" in str(heading.tag) else "p"


def _words(body: _Element) -> bool:
    return any(text.strip() for text in body.itertext())


def _types(element: _Element) -> set[str]:
    return {
        kind.removeprefix("doc-")
        for name, value in element.attrib.items()
        if str(name).rpartition("}")[2] in {"type", "epub:type", "role"}
        for kind in str(value).lower().split()
    }


def _about(package: _Element, items: dict[str, _Item]) -> tuple[About, tuple[str, ...]]:
    def values(name: str) -> list[str]:
        return [text for element in _elements(package, name) if (text := one_line("".join(element.itertext())))]

    dates = [date for value in values("date") if (date := parse_date(value))]
    cover = next((item.path for item in items.values() if "cover-image" in item.properties.split()), "")
    about = About(
        title=next(iter(values("title")), ""),
        author=", ".join(dict.fromkeys(values("creator"))),
        published=next(iter(dates), ""),
        description=plain(next(iter(values("description")), "")),
        cover=cover,
    )
    return about, language_warning(next(iter(values("language")), ""))


def _elements(root: _Element, name: str) -> Iterator[_Element]:
    """Yield the elements with a local name, in any namespace."""
    return root.iter(f"{{*}}{name}")
