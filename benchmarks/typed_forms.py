"""Write a book's text as people type it: without blank lines, wrapped, with centred headings and so on."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from marked_books import Book

if TYPE_CHECKING:
    from audiobuild.model import Span

FORMS = ("dense", "wrapped", "centred", "underlined", "capitals", "indented", "crlf")
_WIDTH = 72


def typed(book: Book, form: str) -> Book:
    """Return a book in another form."""
    text = ""
    places: dict[int, int] = {}  # where the beginning and end of each line are in the text typed
    at = 0
    for line in book.text.splitlines(keepends=True):
        words = line.rstrip("\n")
        head = any(start <= at < end for start, end in book.heads)
        shown = _typed_line(words, form, head=head)
        places |= {at + len(words): len(text) + len(shown), at: len(text)}
        if words or form != "dense":
            text += shown + ("\r\n" if form == "crlf" else "\n")
        at += len(line)

    def moved(spans: list[Span]) -> list[Span]:
        return [(places.get(start, len(text)), places.get(end, len(text))) for start, end in spans]

    return Book(text, *map(moved, book[1:]))


def _typed_line(words: str, form: str, *, head: bool) -> str:
    if form == "wrapped":
        return "\n".join(textwrap.wrap(words, _WIDTH)) if words else ""
    if form == "indented" and not head and words:
        return f"    {words}"
    if head and form == "centred":
        return words.center(_WIDTH).rstrip()
    if head and form == "underlined":
        return f"{words}\n{'=' * len(words)}"
    return words.upper() if head and form == "capitals" else words
