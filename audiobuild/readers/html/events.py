"""HTML as a stream of events, from text with tags in it or from an element tree.

Events of text have their positions in that text, so that inline HTML in Markdown and plain text keeps its source
map. Events of a tree have positions in the tree's text, which is built meanwhile.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Literal, NamedTuple

from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from lxml.etree import _Element

INLINE_TAGS = frozenset([
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
])  # fmt: skip
BLOCK_TAGS = frozenset([
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "ul",
])  # fmt: skip
OPAQUE_TAGS = frozenset([
    "audio", "canvas", "embed", "head", "iframe", "map", "math", "object", "script", "style", "svg",
    "template", "textarea", "video",
])  # fmt: skip
"""Elements whose content is not text of the document."""
VOID_TAGS = frozenset([
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
])  # fmt: skip

_MARKUP = lazy_regex(
    r"<!--.*?(?:-->|\Z)"  # a comment: <!-- more -->
    r"|<(?P<close>/?)(?P<name>[A-Za-z][\w:-]*)(?P<attributes>(?:"
    r"(?<!=)(?:\"[^\"<>]{0,2000}\"|'[^'<>]{0,2000}')"
    # a value, which may have ">" in it: alt="a > b"; not: href="a.html>Text</a>
    r"|(?<==)(?:\"(?:[^\"<]|<(?![A-Za-z/!])){0,2000}\"|'(?:[^'<]|<(?![A-Za-z/!])){0,2000}')"
    r"|[^\"'<>])*)>"
    r"|&(?:\#\d{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});",  # an entity: &uuml; not: "AT&T;"
    re.DOTALL,
)
_ATTRIBUTE = lazy_regex(r"([\w:-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_NO_ATTRIBUTES: Mapping[str, str] = {}


class Event(NamedTuple):
    """The start of an element, its end, or text in it."""

    kind: Literal["open", "close", "text"]
    value: str
    """The element's name in lower case, or the text."""
    start: int
    end: int
    attributes: Mapping[str, str] = _NO_ATTRIBUTES
    omitted: str | None = None
    """The reason why this text is left out; empty if that is not worth listing."""

    def part(self, start: int, end: int) -> Event:
        """Return a slice of a text event whose text is unchanged."""
        return self._replace(value=self.value[start:end], start=self.start + start, end=self.start + end)


def text_events(text: str, known: Collection[str] | None = None) -> Iterator[Event]:
    """Yield the events of text with tags and entities in it.

    Args:
        text: with positions that the events refer to.
        known: the only tag names to take for tags; None for all.
    """
    position = 0
    while match := _MARKUP.search(text, position):
        if position < match.start():
            yield Event("text", text[position : match.start()], position, match.start())
        name = (match["name"] or "").lower()
        position = match.end()
        if match[0].startswith("&"):
            yield Event("text", unescape(match[0]), match.start(), match.end())
        elif name and known is not None and name not in known and name not in OPAQUE_TAGS:
            yield Event("text", match[0], match.start(), match.end())
        elif name:
            yield from _tag(match, name)
            if name in OPAQUE_TAGS and not match["close"]:
                position = _end_of_opaque(text, name, position)
    if position < len(text):
        yield Event("text", text[position:], position, len(text))


def _tag(match: re.Match[str], name: str) -> Iterator[Event]:
    if match["close"]:
        yield Event("close", name, match.start(), match.end())
        return
    attributes = {key.lower(): unescape(a or b or c) for key, a, b, c in _ATTRIBUTE.findall(match["attributes"])}
    yield Event("open", name, match.start(), match.end(), attributes)
    if name in VOID_TAGS or match["attributes"].rstrip().endswith("/"):
        yield Event("close", name, match.end(), match.end())


def _end_of_opaque(text: str, name: str, position: int) -> int:
    """Return where the content of an opaque element ends; right here if it is not closed."""
    if name in VOID_TAGS or text[:position].endswith("/>"):
        return position
    end = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, position)
    return end.start() if end else position


def tree_events(root: _Element, pieces: list[str]) -> Iterator[Event]:
    """Yield the events of an element tree.

    White space is collapsed as a browser does, except in ``pre``.

    Args:
        root: the element to begin with.
        pieces: receives the text of the tree, piece by piece; the events' positions count in all of it.
    """
    position = 0
    stack: list[tuple[_Element, bool]] = [(root, False)]
    preformatted = 0
    while stack:
        element, leaving = stack.pop()
        name = _local_name(element)
        if leaving:
            preformatted -= name == "pre"
            if name:
                if name in BLOCK_TAGS:
                    pieces.append("\n")
                    position += 1
                yield Event("close", name, position, position)
            text = element.tail if element is not root else None
        else:
            stack.append((element, True))
            if name and name not in OPAQUE_TAGS:
                stack.extend((child, False) for child in reversed(element))
            if name:
                preformatted += name == "pre"
                described = " ".join(element.get("alt", "").split()) if name == "img" else ""
                pieces.append(described)  # part of the tree's text, as browsers show it in place of a picture
                yield Event("open", name, position, position + len(described), _attributes(element))
                position += len(described)
            text = element.text if name and name not in OPAQUE_TAGS else None
        if text:
            text = text if preformatted else " ".join(re.split(r"[ \t\n\r\f]+", text))
            pieces.append(text)
            yield Event("text", text, position, position + len(text))
            position += len(text)


def _local_name(element: _Element) -> str:
    """Return an element's name in lower case without its namespace; empty for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _attributes(element: _Element) -> Mapping[str, str]:
    """Return the attributes; namespaced ones by their local names (``epub:type`` as ``type``)."""
    if not element.attrib:
        return _NO_ATTRIBUTES
    return {str(name).rpartition("}")[2].lower(): str(value) for name, value in element.attrib.items()}
