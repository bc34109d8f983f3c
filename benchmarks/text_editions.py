"""Find the headings of an HTML edition in the text edition of the same book.

Project Gutenberg types each book by hand too, with more space above headings than between paragraphs, wrapped lines and
the like. The letters and digits of both editions are the same, so a heading is where they continue as in the HTML
edition, from the heading before. A heading that is not found counts neither way, nor does what comes after the last
paragraph.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from marked_books import Book

if TYPE_CHECKING:
    from pathlib import Path

    from audiobuild.model import Span

_NAMES = ("{}-0.txt", "{}-8.txt", "{}.txt")
_MARKS = re.compile(r"\*\*\* ?(?:START|END) OF TH[^*]*\*\*\*|End of (?:the )?Project Gutenberg")
_ILLUSTRATION = re.compile(r"\[Illustration[^\]]*\]")
_PAGES = 2
"""The first spans that do not count are the title page and the last pages."""
_AFTER = 40
"""Letters after a heading that must be the same."""


class _Letters(NamedTuple):
    """The letters and digits of a text, and where they stand in it."""

    letters: str
    places: list[int]

    @classmethod
    def of(cls, text: str) -> _Letters:
        without = _ILLUSTRATION.sub(lambda found: " " * len(found.group()), text)
        pairs = [(letter, at) for at, char in enumerate(without) if char.isalnum() for letter in char.casefold()]
        return cls("".join(letter for letter, _ in pairs), [at for _, at in pairs])


def text_edition(path: Path, book: Book) -> Book | None:
    """Return the text edition of a book whose HTML edition is `path`, or None if there is none."""
    number = path.stem.removesuffix("-h")
    paths = [path.parents[1] / name.format(number) for name in _NAMES]
    found = next((candidate for candidate in paths if candidate.exists()), None)
    return _with_headings(_between_marks(_decoded(found.read_bytes())), book) if found else None


def _decoded(source: bytes) -> str:
    try:
        return source.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return source.decode("cp1252", "replace").replace("\r\n", "\n")


def _between_marks(text: str) -> str:
    marks = list(_MARKS.finditer(text))
    return text[marks[0].end() : marks[1].start()] if len(marks) > 1 else text


def _with_headings(text: str, book: Book) -> Book:
    typed = _Letters.of(text)
    places: dict[Span, Span] = {}
    at = 0
    for start, end in sorted({*book.heads, *book.uncounted[_PAGES:]}):
        length = len(_Letters.of(book.text[start:end]).letters)
        key = _Letters.of(book.text[start : end + 10 * _AFTER]).letters[: length + _AFTER]
        place = typed.letters.find(key, at)
        if place >= 0:
            at = place + length
            places[start, end] = _whole_lines(text, typed.places[place], typed.places[at - 1])
    heads, prose, rest = ([places[span] for span in spans if span in places] for spans in (*book[1:3], book.uncounted))
    return Book(
        text, heads, prose, [(0, heads[0][0] if heads else len(text)), (_end(typed, book, at), len(text)), *rest]
    )


def _whole_lines(text: str, first: int, last: int) -> Span:
    """Return the lines from one place to another."""
    end = text.find("\n", last)
    return text.rfind("\n", 0, first) + 1, end if end >= 0 else len(text)


def _end(typed: _Letters, book: Book, after: int) -> int:
    """Return where the text before the last pages ends."""
    before = book.text[: book.uncounted[_PAGES - 1][0]]
    place = typed.letters.find(_Letters.of(before[-10 * _AFTER :]).letters[-_AFTER:], after)
    return typed.places[place + _AFTER - 1] + 1 if place >= 0 else typed.places[-1]
