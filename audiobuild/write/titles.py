"""Titles that players can display: one line, of limited length, without characters that formats forbid."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from audiobuild.model import Mark

LONGEST = 60
"""UTF-16 code units of a chapter title; Spotify shows 40, most players about 60."""

MOST = 255
"""Chapters of an MP3: the count in its table of contents is one byte (ID3v2 Chapter Frame Addendum 1.0, 3.2)."""

COMBINING = "\u0300-\u036f\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff\u20e3"
"""Characters that belong to the one before them, as a class of a regular expression: accents, parts of an emoji."""

_ELLIPSIS = "…"
_BLANKS = lazy_regex(r"[ \t\n\v\f\r\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_UNWRITABLE = lazy_regex(r"[\ud800-\udfff\ufffe\uffff]")
_COMBINING = lazy_regex(f"[{COMBINING}]")
_DANGLING = " \u00a0,;:–—-„“»«‚‘(["


def displayable(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Give each mark a title that players can show: one line of at most `LONGEST` UTF-16 units, or its number."""
    return tuple(
        replace(mark, title=shortened(mark.title) if visible(mark.title) else f"Kapitel {number}")
        for number, mark in enumerate(marks, start=1)
    )


def shortened(text: str, longest: int = LONGEST) -> str:
    """Shorten a text to one line of at most `longest` UTF-16 code units; cut it at a word, and add an ellipsis."""
    line = one_line(text)
    if units(line) <= longest:
        return line
    room = longest - units(_ELLIPSIS)
    head = line.encode("utf-16-le")[: 2 * room].decode("utf-16-le", errors="ignore")
    if line[len(head)] != " ":
        whole_words, _, _ = head.rpartition(" ")
        # A word that nearly fills the line is cut inside, but never between a letter and its combining characters.
        head = whole_words if units(whole_words) > room // 4 else _before_combining(line, len(head))
    return head.rstrip(_DANGLING) + _ELLIPSIS


def one_line(text: str) -> str:
    """Return `printable` text without blanks at its ends."""
    return printable(text).strip()


def printable(text: str) -> str:
    """Return the text on one line that every encoding and format can hold.

    Line ends, control characters and runs of blanks become one blank (no-break spaces stay), lone surrogates and
    noncharacters become U+FFFD, and byte order marks are removed.
    """
    return _UNWRITABLE.sub("\ufffd", _BLANKS.sub(" ", text.replace("\ufeff", "")))


def visible(text: str) -> bool:
    """Return whether the text has a visible character."""
    return any(character.isprintable() and not character.isspace() for character in text)


def units(text: str) -> int:
    """Count the UTF-16 code units of a text, as JavaScript, Java and Swift's `utf16` do."""
    return len(text) + sum(character > "\uffff" for character in text)


def _before_combining(line: str, at: int) -> str:
    """Return the start of the line up to `at`, or to the nearest position before it that splits no character."""
    while at > 1 and (_COMBINING.match(line[at]) or line[at - 1] == "\u200d"):
        at -= 1
    return line[:at]
