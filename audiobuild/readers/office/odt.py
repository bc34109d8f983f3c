"""OpenDocument text (ODT) to blocks: its elements become those of HTML, deleted text and comments stay out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.errors import SourceError
from audiobuild.model import About
from audiobuild.readers.archives import Archive, xml_tree
from audiobuild.readers.document_heads import with_head
from audiobuild.readers.documents import Document, foreign_passages
from audiobuild.readers.metadata import one_line
from audiobuild.readers.office.bold_headings import mark_bold_headings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from lxml.etree import _Element

    from audiobuild.readers.contract import ParsedSource

_CONTENT, _META, _MANIFEST, _STYLES = "content.xml", "meta.xml", "META-INF/manifest.xml", "styles.xml"
_BLOCKS = {
    "section": "div", "list": "ul", "list-item": "li", "list-header": "li", "table": "table", "text-box": "div",
    "table-header-rows": "thead", "table-rows": "tbody", "table-row": "tr", "text": "div",
    "numbered-paragraph": "p",
}  # fmt: skip
_DROPPED = frozenset([
    "tracked-changes", "annotation", "annotation-end", "note-citation", "sequence-decls", "forms", "object", "image",
    "covered-table-cell", "bibliography-configuration", "variable-decls", "user-field-decls",
])  # fmt: skip
_CONTENTS = frozenset(["table-of-content", "illustration-index", "table-index", "alphabetical-index", "bibliography"])
_STYLE_TAGS = {
    "title": "h1",
    "subtitle": "p",
    "quotations": "blockquote",
    "caption": "figcaption",
    "illustration": "figcaption",
    "preformatted_20_text": "pre",
    "preformatted text": "pre",
    "source_20_code": "pre",
}
_OFFICE, _TEXT, _STYLE = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "text", "style")
)
_LEFT_OUT = {
    "comments": (f"{_OFFICE}annotation",),
    "deleted text": (f"{_TEXT}deletion",),
    "running heads": (f"{_STYLE}header", f"{_STYLE}footer"),
}
"""What is not part of the text, with the elements that contain it."""
_DEFAULT_STYLE = "Standard"
_SAMPLE = 4_096
_MAX_DEPTH = 200


def read_odt(data: bytes, name: str) -> ParsedSource:
    """Parse an OpenDocument text.

    Raises:
        SourceError: the document is damaged, encrypted or too large.
    """
    archive = None if is_flat(data) else Archive(data, name)
    if archive and _is_encrypted(archive):
        raise SourceError(f"{name} is encrypted", "save it without a password")
    content = archive.tree(_CONTENT) if archive else xml_tree(data)
    if content is None:
        raise SourceError(f"{name} is damaged: it is not XML", "save it again")
    roots = [content, *([archive.tree(_STYLES)] if archive and _STYLES in archive else [])]
    body = next(content.iter(f"{_OFFICE}text"), None)
    if body is None:
        raise SourceError(f"{name} is not a text document", "only OpenDocument texts (.odt) are read")
    root = _Converter(_styles(roots), _numbered_styles(roots)).convert(body)
    document = Document()
    passages = list(foreign_passages(root))
    for element in root.iter("*"):
        element.attrib.pop("lang", None)
    mark_bold_headings(root)
    document.add_tree(root)
    document.add_passages(passages)
    for reason, names in _LEFT_OUT.items():
        document.add_left_out(" ".join(_texts_in(roots, names)), reason)
    meta = content if archive is None else archive.tree(_META) if _META in archive else None
    return with_head(document.parsed(_about(meta, document)))


def is_flat(data: bytes) -> bool:
    """Return whether a source is a flat OpenDocument: one XML file (.fodt) in place of an archive."""
    return b"<office:document" in data[:_SAMPLE] and not data.startswith(b"PK")


def _is_encrypted(archive: Archive) -> bool:
    return _MANIFEST in archive and b"encryption-data" in archive.read(_MANIFEST)


def _styles(roots: Sequence[_Element]) -> dict[str, dict[str, str]]:
    """Return the attributes of each style, by its name."""
    return {style.get("name", ""): style for root in roots for style in map(_local, root.iter("{*}style"))}


def _numbered_styles(roots: Sequence[_Element]) -> frozenset[str]:
    """Return the names of the list styles whose first level is numbered."""
    styles = (style for root in roots for style in root.iter("{*}list-style") if len(style))
    return frozenset(
        _attribute(style, "name") for style in styles if str(style[0].tag).endswith("}list-level-style-number")
    )


def _texts_in(roots: Sequence[_Element], names: Collection[str]) -> Iterator[str]:
    """Yield the paragraphs and headings in the elements of some names."""
    for element in (element for root in roots for element in root.iter(*names)):
        for words in element.iter(f"{_TEXT}p", f"{_TEXT}h"):
            yield "".join(words.itertext())


def _local(element: _Element) -> dict[str, str]:
    """Return a style's attributes, and those of its text properties, by local name."""
    attributes = {str(key).rpartition("}")[2]: str(value) for key, value in element.attrib.items()}
    for properties in element.iter("{*}text-properties"):
        attributes |= {str(key).rpartition("}")[2]: str(value) for key, value in properties.attrib.items()}
    return attributes


class _Converter:
    """Builds the HTML elements of a document."""

    def __init__(self, styles: dict[str, dict[str, str]], numbered: frozenset[str]) -> None:
        self.styles = styles
        self.numbered = numbered
        """Names of the list styles whose first level is numbered."""
        self.notes: list[_Element] = []
        self.in_note = 0

    def convert(self, body: _Element) -> _Element:
        """Return an HTML element with the content of a document."""
        from lxml import etree

        root = etree.Element("div")
        self._children(body, root, 0)
        return root

    def _children(self, source: _Element, target: _Element, depth: int) -> None:
        _append_text(target, source.text)
        for child in source:
            if isinstance(child.tag, str) and depth < _MAX_DEPTH:
                self._element(child, target, depth)
            _append_text(target, child.tail)

    def _element(self, source: _Element, target: _Element, depth: int) -> None:
        name = str(source.tag).rpartition("}")[2]
        if name in _DROPPED:
            return
        if name in {"s", "tab"}:
            _append_text(target, " ")
            return
        if name == "note":
            self._note(source, depth)
            return
        if name == "line-break":
            _child(target, "br")
            return
        inner = self._inner(source, name, target)
        self._children(source, inner, depth + 1)
        if name in {"h", "p"} and not self.in_note:  # a note follows the paragraph that refers to it
            target.extend(self.notes)
            self.notes.clear()

    def _inner(self, source: _Element, name: str, target: _Element) -> _Element:
        """Return the HTML element that receives the content of an element."""
        tag, attributes = _BLOCKS.get(name, ""), dict[str, str]()
        if name in _CONTENTS:
            tag = "nav"
        elif name in {"h", "p"}:
            tag, attributes = self._paragraph_tag(source, name), self._attributes(source)
        elif name == "span":
            attributes = self._attributes(source)
            tag = self._span_tag(source) or ("span" if attributes else "")
        elif name == "a":
            tag, attributes = "a", {"href": _attribute(source, "href")}
        elif name == "table-cell":
            columns = _attribute(source, "number-columns-spanned") or _attribute(source, "number-columns-repeated")
            tag, attributes = "td", {"colspan": columns, "rowspan": _attribute(source, "number-rows-spanned")}
        elif name == "list" and self._is_numbered(source):
            tag = "ol"
        inner = _child(target, tag, attributes) if tag else target
        return _child(inner, "u") if tag == "p" and self._stands_out(source) else inner

    def _stands_out(self, source: _Element) -> bool:
        """Return whether the style of a paragraph has all of it in bold print or underlined."""
        chain = list(self._chain(source))
        weight = next((style["font-weight"] for style in chain if style.get("font-weight")), "")
        line = next((style["text-underline-style"] for style in chain if style.get("text-underline-style")), "none")
        return weight == "bold" or line != "none"

    def _note(self, source: _Element, depth: int) -> None:
        """Keep the body of a note until its paragraph ends."""
        from lxml import etree

        note = etree.Element("aside", {"class": "footnote"})
        self.in_note += 1
        self._children(source, note, depth + 1)
        self.in_note -= 1
        self.notes.append(note)

    def _chain(self, source: _Element) -> Iterator[dict[str, str]]:
        """Yield an element's style and those it derives from."""
        name = _attribute(source, "style-name")
        for _ in range(10):
            style = self.styles.get(name)
            if style is None:
                return
            yield style
            name = style.get("parent-style-name", "")

    def _paragraph_tag(self, source: _Element, name: str) -> str:
        if name == "h":
            level = _attribute(source, "outline-level")
            return f"h{level}" if level in set("123456") else "h6"
        names = [
            _attribute(source, "style-name"),
            *(style.get("parent-style-name", "") for style in self._chain(source)),
        ]
        return next((_STYLE_TAGS[name.lower()] for name in names if name.lower() in _STYLE_TAGS), "p")

    def _span_tag(self, source: _Element) -> str:
        for style in self._chain(source):
            if (
                style.get("text-line-through-style", "none") != "none"
                or style.get("text-line-through-type", "none") != "none"
            ):
                return "s"
            position = style.get("text-position", "")
            if position.startswith(("super", "sub")):
                return position[:3]
            if position and not position.startswith("0"):
                return "sub" if position.startswith("-") else "sup"
        return next((tag for style in self._chain(source) if (tag := _emphasis(style))), "")

    def _attributes(self, source: _Element) -> dict[str, str]:
        """Return what an element's style says: its language, and whether it is hidden."""
        attributes = {"lang": language} if (language := self._language(source)) else {}
        if any(style.get("display") == "none" for style in self._chain(source)):
            attributes["hidden"] = ""
        return attributes

    def _language(self, source: _Element) -> str:
        """Return the language that an element's style sets; empty if none does but the style of all text."""
        own = (style for style in self._chain(source) if style.get("name") != _DEFAULT_STYLE)
        return next((style["language"] for style in own if style.get("language")), "")

    def _is_numbered(self, source: _Element) -> bool:
        """Return whether a list is numbered on its first level."""
        return _attribute(source, "style-name") in self.numbered


def _emphasis(style: dict[str, str]) -> str:
    """Return the tag of emphasis that a style stands for; empty if it is none."""
    if style.get("font-weight") == "bold":
        return "strong"
    return "em" if style.get("font-style") == "italic" else ""


def _attribute(element: _Element, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def _child(target: _Element, tag: str, attributes: dict[str, str] | None = None) -> _Element:
    from lxml import etree

    return etree.SubElement(target, tag, attributes or {})


def _append_text(target: _Element, text: str | None) -> None:
    if not text:
        return
    if len(target):
        target[-1].tail = (target[-1].tail or "") + text
    else:
        target.text = (target.text or "") + text


def _about(meta: _Element | None, document: Document) -> About:
    """Return the metadata of a document; its title if it is also a heading, since programs keep that of a template."""
    if meta is None:
        return About()
    found = next(meta.iter(f"{_OFFICE}meta"), meta)
    values = {str(element.tag).rpartition("}")[2]: one_line(element.text) for element in found.iter("{*}*")}
    title = values.get("title", "")
    return About(title=title if document.has_heading(title) else "", description=values.get("description", ""))
