"""Rich Text Format to blocks, by striprtf; headings by their outline level."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobuild.errors import SourceError
from audiobuild.model import About, Role
from audiobuild.readers.documents import Paragraph, from_paragraphs
from audiobuild.readers.metadata import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobuild.readers.contract import ParsedSource

_HEADING_MARK = "\ue0f0"
_STYLE = re.compile(
    r"\{(?:\\\*)?(?:\\s(?P<number>\d+))[^{}]*?[ ](?P<name>(?:heading|title|titel|überschrift)[ ]?\d?);\}", re.IGNORECASE
)
_OUTLINE = re.compile(r"\\outlinelevel[0-8](?!\d)")
_PARAGRAPH_STYLE = re.compile(r"\\pard(?:\\plain)?\s*(?:\\[a-z]+-?\d*\s?)*?\\s(?P<number>\d+)(?!\d)")
_STYLESHEET = re.compile(r"\{\\stylesheet")
_INFO = re.compile(r"\{\\(title|author|doccomm) ([^{}]*)\}")
_ITEM = re.compile(r"(?:[•·▪◦\uf0b7-]|\d{1,2}[.)])\t\s*")


def read_rtf(data: bytes, name: str) -> ParsedSource:
    """Parse a Rich Text Format document.

    Raises:
        SourceError: if the data is not RTF, or can't be parsed.
    """
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415 - only for these documents

    if not data.lstrip().startswith(b"{\\rtf"):
        raise SourceError(f"{name} is not an RTF document", "check the file, or give its format with --from")
    source = data.decode("latin-1")
    try:
        text = rtf_to_text(_with_marks(source), errors="ignore")
    except (ValueError, IndexError, KeyError, LookupError, RecursionError, TypeError) as error:
        raise SourceError(f"{name} is damaged: {error}", "save it as RTF again") from error
    info = {key: one_line(rtf_to_text(value, errors="ignore")) for key, value in _INFO.findall(source[:20_000])}
    paragraphs = list(_paragraphs(text))
    title = info.get("title", "")
    about = About(title=title if any(paragraph.text == title for paragraph in paragraphs) else "")
    return from_paragraphs(about, paragraphs)


def _with_marks(source: str) -> str:
    """Put a mark into each heading, which striprtf would not tell from other paragraphs."""
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


def _paragraphs(text: str) -> Iterator[Paragraph]:
    for line in text.split("\n"):
        is_heading = _HEADING_MARK in line
        # striprtf ends each cell of a table with a bar.
        words = line.replace(_HEADING_MARK, "").strip(" \t|").replace("|", ", ")
        if item := _ITEM.match(words):
            number = item[0].strip()
            yield Paragraph(
                f"{number} {words[item.end() :]}" if number[0].isdigit() else words[item.end() :], Role.ITEM
            )
        elif words:
            yield Paragraph(words.replace("\t", " "), Role.HEADING if is_heading else None)
