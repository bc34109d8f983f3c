"""Tables of contents of a PDF: lines with leaders before their page, and lines under "Inhalt" that come again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from audiobuild.readers.pdf.lines import Line

_LEADERS = lazy_regex(r".*?(?:[.…·_] ?){6,}\s*(?:\d{1,4}|[ivxlc]{1,8})?\s*", re.IGNORECASE)
"""A line of a table of contents: "Einleitung . . . . . . 7"."""
_PAGE_NUMBER = lazy_regex(r".*\S\s+\d{1,4}\s*")
_HEADING = lazy_regex(r"(?:\d+\.?\s+)?(?:Inhalt|Inhaltsverzeichnis|Inhaltsübersicht|Contents):?", re.IGNORECASE)
_NUMBER = lazy_regex(r"(?:§+\s*)?\d{1,3}(?:\.\d{1,3})*[.)]?\s+(?=\S)|[IVX]{1,6}\.\s+(?=\S)|[A-Za-z][.)]\s+(?=\S)")
_PAGE = lazy_regex(r"(?<=\S)[\s.…·_]+\d{1,4}\s*$")
_NO_LETTER = lazy_regex(r"[\W_]+")
_FEWEST = 3
"""Lines with leaders, or entries that come again, at least."""
_MOST_MISSED = 2
"""Lines between two entries that do not come again, at most: a long entry is broken, or its heading is."""
_MOST_LINES = 1_000


def is_contents_heading(text: str) -> bool:
    """Return whether a line stands over a table of contents."""
    return _HEADING.fullmatch(text) is not None


def lines_of_contents(lines: Sequence[Line]) -> set[int]:
    """Return the indices of the lines of tables of contents, with the word over each."""
    found = _with_leaders(lines)
    last = {_key(line.text): at for at, line in enumerate(lines)}
    for at, line in enumerate(lines):
        if at not in found and is_contents_heading(line.text):
            entries = set(_entries(lines, at + 1, last))
            if entries or at + 1 in found:
                found |= {at, *entries}
    return found


def _with_leaders(lines: Sequence[Line]) -> set[int]:
    """Return the lines with leaders, and those with a page beside them."""
    found = {at for at, line in enumerate(lines) if _LEADERS.fullmatch(line.text)}
    if len(found) < _FEWEST:
        return set()
    for order, step in ((range(len(lines)), -1), (range(len(lines) - 1, -1, -1), 1)):
        for at in order:
            if at + step in found and _PAGE_NUMBER.fullmatch(lines[at].text):
                found.add(at)
    return found


def _entries(lines: Sequence[Line], first: int, last: Mapping[str, int]) -> Iterator[int]:
    """Yield the lines from one on that come again as a heading, with those between and after them that look alike."""
    entries: list[int] = []
    repeated = 0
    for at in range(first, min(first + _MOST_LINES, len(lines))):
        key = _key(lines[at].text)
        comes_again = bool(key) and last[key] > at
        if comes_again or _PAGE.search(lines[at].text):
            entries.append(at)
            repeated += comes_again
        elif at - (entries[-1] if entries else first) > _MOST_MISSED:
            break
    if repeated < _FEWEST or max(last[_key(lines[at].text)] for at in entries) <= entries[-1]:
        return
    yield from range(first, entries[-1] + 1)
    keys = {_key(lines[at].text) for at in entries}
    for at in range(entries[-1] + 1, len(lines)):
        text = lines[at].text
        if lines[at].page != lines[entries[-1]].page or not _NUMBER.match(text) or _key(text) in keys:
            return
        yield at


def _key(text: str) -> str:
    """Return the letters of an entry or a heading, without its number and its page."""
    words = _NUMBER.sub("", _PAGE.sub("", text), count=1)
    return _NO_LETTER.sub("", words).casefold()
