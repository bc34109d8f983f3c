"""The elements, texts and scripts of an HTML page, and where its structure is broken.

A tokenizer of a single pass: its time is linear for any input, which that of the standard library is not.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Iterable

VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
OPTIONAL_END = frozenset(
    "body colgroup dd dt head html li optgroup option p rp rt tbody td tfoot th thead tr".split()  # noqa: SIM905
)
"""Elements whose end tag may be omitted (HTML, section 13.1.2.4)."""
RAW_TEXT = frozenset(("script", "style"))
FOREIGN = frozenset(("svg", "math"))
"""Roots of XML vocabularies, in which an element may close itself."""

# Each alternative ends at the end of the text at the latest, so that no position is scanned twice:
# matches "<!-- x -->", "<!doctype html>", "</p>" and "<a href='x > y'>", but not "a < b".
_TOKEN = lazy_regex(
    r"<!--.*?(?:-->|\Z) | <[!?][^>]*(?:>|\Z) | </(?P<end>[a-zA-Z][^\s/>]*)[^>]*(?:>|\Z)"
    r"""| <(?P<start>[a-zA-Z][^\s/>]*)(?P<attributes>(?:[^>"']|"[^"]*(?:"|\Z)|'[^']*(?:'|\Z))*+)(?:>|\Z)""",
    re.DOTALL | re.VERBOSE,
)
# Matches "href='x'", "hidden" and "data-start=2.69", but not "=x".
_ATTRIBUTE = lazy_regex(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")


@dataclass(frozen=True, slots=True)
class Element:
    """A start tag and the text up to its end tag."""

    name: str
    attributes: dict[str, str]
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text inside, that of its descendants included."""
        return "".join(self.texts)


@dataclass(slots=True)
class Document:
    """A parsed page."""

    elements: list[Element] = field(default_factory=list)
    """In file order."""
    texts: list[str] = field(default_factory=list)
    """All text outside of scripts and styles."""
    faults: list[str] = field(default_factory=list)
    """Elements without end tag, end tags without element, and IDs that occur twice."""
    omitted: list[str] = field(default_factory=list)
    """Names of the elements whose optional end tag is missing."""

    def named(self, name: str) -> list[Element]:
        """Return the elements with a name."""
        return [element for element in self.elements if element.name == name]


class _Builder:
    """The open elements while a page is parsed."""

    def __init__(self) -> None:
        self.document = Document()
        self._open: list[Element] = []
        self._names: Counter[str] = Counter()
        """Open elements by name, so that a stray end tag costs no search."""

    def start(self, name: str, attributes: str) -> bool:
        """Add an element; return whether its content is raw text."""
        pairs = _ATTRIBUTE.findall(attributes)
        element = Element(name, {key.lower(): html.unescape(a or b or c) for key, a, b, c in reversed(pairs)})
        self.document.elements.append(element)
        closed = attributes.endswith("/") and any(outer.name in FOREIGN for outer in [*self._open[-20:], element])
        if name not in VOID and not closed:
            self._open.append(element)
            self._names[name] += 1
        return name in RAW_TEXT

    def end(self, name: str) -> None:
        """Close the innermost element with a name, and those inside that were left open."""
        if not self._names[name]:
            self.document.faults.append(f"</{name[:20]}> without a start tag")
            return
        inside = []
        while (element := self._open.pop()).name != name:
            inside.append(element)
        self._names.subtract([name, *(inner.name for inner in inside)])
        self._left_open(reversed(inside))

    def text(self, text: str) -> None:
        """Add text to every open element that is asked for its text."""
        self.document.texts.append(text)
        for element in self._open[-20:]:
            element.texts.append(text)

    def raw(self, text: str) -> None:
        """Add the content of a script or style."""
        self._open[-1].texts.append(text)

    def finish(self) -> Document:
        """Note what was left open, and IDs that occur twice."""
        self._left_open(self._open)
        seen: set[str] = set()
        for element in self.document.elements:
            identifier = element.attributes.get("id")
            if identifier and identifier in seen:
                self.document.faults.append(f"the ID {identifier[:30]!r} occurs twice")
            seen.add(identifier or "")
        return self.document

    def _left_open(self, elements: Iterable[Element]) -> None:
        for element in elements:
            if element.name in OPTIONAL_END:
                self.document.omitted.append(element.name)
            else:
                self.document.faults.append(f"<{element.name[:20]}> without an end tag")


def parse(content: str) -> Document:
    """Parse a page, however damaged."""
    builder = _Builder()
    at = 0
    while found := _TOKEN.search(content, at):
        builder.text(html.unescape(content[at : found.start()]))
        at = found.end()
        if found["end"]:
            builder.end(found["end"].lower())
        elif found["start"] and builder.start(found["start"].lower(), found["attributes"]):
            name = found["start"].lower()
            end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(content, at)
            stop = end.start() if end else len(content)
            builder.raw(content[at:stop])
            at = stop
    builder.text(html.unescape(content[at:]))
    return builder.finish()
