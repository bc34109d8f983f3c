"""Rich Text Format to blocks, by striprtf; headings by their outline level."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from audiobuild.errors import SourceError
from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import About, Role
from audiobuild.readers.document_heads import with_head
from audiobuild.readers.documents import Document, Paragraph
from audiobuild.readers.metadata import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from audiobuild.readers.contract import ParsedSource

_HEADING_MARK = "\ue0f0"
_STRUCK, _STRUCK_END = "\ue0f1", "\ue0f2"
"""Marks around struck text, which striprtf would not distinguish from other text."""
_STRIKE = lazy_regex(
    r"\\(?P<strike>striked?1?(?P<off>0)?)(?![a-z0-9])[ ]?|\\(?P<plain>plain)(?![a-z])|\\.|[{}]", re.DOTALL
)
_NOT_IN_XML = lazy_regex("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_STRUCK_TEXT = lazy_regex(f"{_STRUCK}([^{_STRUCK_END}]*){_STRUCK_END}?")
_STYLE = lazy_regex(
    r"\{(?:\\\*)?(?:\\s(?P<number>\d+))[^{}]*?[ ](?P<name>(?:heading|title|titel|überschrift)[ ]?\d?);\}", re.IGNORECASE
)
_OUTLINE = lazy_regex(r"\\outlinelevel[0-8](?!\d)")
_PARAGRAPH_STYLE = lazy_regex(r"\\pard(?:\\plain)?\s*(?:\\[a-z]+-?\d*\s?)*?\\s(?P<number>\d+)(?!\d)")
_STYLESHEET = lazy_regex(r"\{\\stylesheet")
_INFO = lazy_regex(r"\{\\(title|author|doccomm) ([^{}]*)\}")
_ITEM = lazy_regex(r"(?:[•·▪◦⁃\uf0b7-]|\d{1,2}[.)])\t\s*")


def read_rtf(data: bytes, name: str) -> ParsedSource:
    """Parse a Rich Text Format document.

    Raises:
        SourceError: the data is not RTF, or cannot be parsed.
    """
    from striprtf.striprtf import rtf_to_text

    if not data.lstrip().startswith(b"{\\rtf"):
        raise SourceError(f"{name} is not an RTF document", "check the file, or give its format with --from")
    source = data.decode("latin-1")
    try:
        text = rtf_to_text(_with_struck_marks(_with_marks(_without_pictures(source))), errors="ignore")
    except (ValueError, IndexError, KeyError, LookupError, RecursionError, TypeError) as error:
        raise SourceError(f"{name} is damaged: {error}", "save it as RTF again") from error
    info = {key: one_line(rtf_to_text(value, errors="ignore")) for key, value in _INFO.findall(source[:20_000])}
    document = Document()
    text = text.replace("\n|", "|")  # a paragraph that ends a cell
    for is_table, lines in groupby(text.split("\n"), key=lambda line: line.rstrip().endswith("|")):
        if is_table:
            document.add_tree(_table(list(lines), has_head="\\trhdr" in source))
        else:
            for paragraph in _paragraphs(lines):
                _add(document, paragraph)
    title = info.get("title", "")
    return with_head(document.parsed(About(title=title if document.has_heading(title) else "")))


def _without_pictures(source: str) -> str:
    """Remove pictures, whose data striprtf may not understand."""
    pieces: list[str] = []
    position = 0
    while (start := source.find("{\\pict", position)) >= 0:
        pieces.append(source[position:start])
        position = _group_end(source, start)
    return "".join([*pieces, source[position:]])


def _with_struck_marks(source: str) -> str:
    r"""Put marks around struck text: from ``\strike`` to ``\strike0``, ``\plain`` or the end of its group."""
    if "\\strike" not in source:
        return source
    begin, end = (f"{{\\uc1\\u{ord(mark) - 0x10000}?}}" for mark in (_STRUCK, _STRUCK_END))
    pieces: list[str] = []
    open_groups: list[bool] = [False]
    position = 0
    for match in _STRIKE.finditer(source):
        struck = open_groups[-1]
        after = struck
        if match[0] == "{":
            open_groups.append(struck)
            continue
        if match[0] == "}":
            open_groups.pop()
            open_groups = open_groups or [False]
            after = open_groups[-1]
        elif match["strike"] or match["plain"]:
            after = open_groups[-1] = bool(match["strike"]) and not match["off"]
        if after != struck:
            place = match.start() if match[0] == "}" else match.end()
            pieces += [source[position:place], begin if after else end]
            position = place
    return "".join([*pieces, source[position:]])


def _add(document: Document, paragraph: Paragraph) -> None:
    """Add a paragraph, with its struck text left out and listed."""
    if _STRUCK not in paragraph.text:
        document.add_paragraph(paragraph)
        return
    document.add_tree(_element("p", paragraph.text), role=paragraph.role)


def _table(lines: Sequence[str], *, has_head: bool) -> _Element:
    """Return a table whose rows are lines with a bar after each cell, as striprtf writes them."""
    table = _element("table", "")
    for number, line in enumerate(lines):
        row = _element("tr", "")
        for cell in line.replace(_HEADING_MARK, "").rstrip().removesuffix("|").split("|"):
            row.append(_element("th" if has_head and number == 0 else "td", cell.strip()))
        table.append(row)
    return table


def _element(tag: str, text: str) -> _Element:
    """Return an HTML element with a text, in which struck text is marked up."""
    from lxml import etree

    element = etree.Element(tag)
    plain, *others = _STRUCK_TEXT.split(_NOT_IN_XML.sub("", text))
    element.text = plain
    for struck, after in zip(others[::2], others[1::2], strict=True):
        inner = etree.SubElement(element, "s")
        inner.text, inner.tail = struck, after.replace(_STRUCK_END, "")
    return element


def _with_marks(source: str) -> str:
    """Put a mark into each heading, which striprtf would not distinguish from other paragraphs."""
    styles = {match["number"] for match in _STYLE.finditer(source)}
    start = _STYLESHEET.search(source)
    body = source.find("\\pard", _group_end(source, start.start()) if start else 0)
    head, text = source[: max(0, body)], source[max(0, body) :]
    mark = f"\\u{ord(_HEADING_MARK) - 0x10000}?"
    text = _PARAGRAPH_STYLE.sub(lambda m: f"{m[0]}\\outlinelevel0" if m["number"] in styles else m[0], text)
    return head + _OUTLINE.sub(lambda match: f"{match[0]}{{{mark}}}", text)


def _group_end(source: str, start: int) -> int:
    """Return where the group that begins at `start` ends."""
    depth = 0
    for match in re.compile(r"\\.|[{}]", re.DOTALL).finditer(source, start):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0:
            return match.end()
    return len(source)


def _paragraphs(lines: Iterable[str]) -> Iterator[Paragraph]:
    for line in lines:
        is_heading = _HEADING_MARK in line
        words = line.replace(_HEADING_MARK, "").strip(" \t")
        if item := _ITEM.match(words):
            number = item[0].strip()
            yield Paragraph(
                f"{number} {words[item.end() :]}" if number[0].isdigit() else words[item.end() :], Role.ITEM
            )
        elif words:
            yield Paragraph(words.replace("\t", " "), Role.HEADING if is_heading else None)
