"""Chapter titles that players can show, and no more chapters than an MP3 can list."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audiobuild.model import Mark

LONGEST = 60
"""UTF-16 code units of a chapter title; Spotify shows 40, most players about 60."""

MOST = 255
"""Chapters of an MP3: the count in its table of contents is one byte (ID3v2 Chapter Frame Addendum 1.0, 3.2)."""

CLINGING = "\u0300-\u036f\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff\u20e3"
"""What belongs to the character before it, as a regular expression's class: accents, and the parts of an emoji."""

_ELLIPSIS = "…"
_RANGE = " – "
_BLANKS = re.compile(r"[ \t\n\v\f\r\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_UNWRITABLE = re.compile(r"[\ud800-\udfff\ufffe\uffff]")
_CLINGS = re.compile(f"[{CLINGING}]")
_DANGLING = " \u00a0,;:–—-„“»«‚‘(["


def fit(marks: tuple[Mark, ...]) -> tuple[tuple[Mark, ...], str]:
    """The marks as players can show them, and what to tell the user; empty where there is nothing to tell.

    Each title is one line of at most `LONGEST` UTF-16 units, cut at a word; a mark without a title is
    called by its number. Of more than `MOST` marks the shortest neighbours become one, again and
    again, until the rest can be listed; a merged mark is called by its first and its last title.
    Where nothing needs a change, the marks come back as they were.
    """
    named = tuple(
        replace(mark, title=shortened(mark.title) if visible(mark.title) else f"Kapitel {number}")
        for number, mark in enumerate(marks, start=1)
    )
    if len(named) <= MOST:
        return named, ""
    message = (
        f"{len(named)} chapters are more than the {MOST} an MP3 can list; the shortest were joined with a neighbour"
    )
    return _merged(named), message


def shortened(text: str, longest: int = LONGEST) -> str:
    """One line of at most `longest` UTF-16 code units, cut at a word and ended with an ellipsis if it is cut."""
    line = one_line(text)
    if units(line) <= longest:
        return line
    room = longest - units(_ELLIPSIS)
    head = line.encode("utf-16-le")[: 2 * room].decode("utf-16-le", errors="ignore")
    if line[len(head)] != " ":
        whole_words, _, _ = head.rpartition(" ")
        # A word that all but fills the line is cut within, but never between a letter and what clings to it.
        head = whole_words if units(whole_words) > room // 4 else _before_cling(line, len(head))
    return head.rstrip(_DANGLING) + _ELLIPSIS


def one_line(text: str) -> str:
    """The text on one line that every encoding and format can hold.

    Line ends, control characters and runs of blanks become one blank (a no-break space stays), lone
    surrogates and noncharacters U+FFFD; blanks at the ends, and byte order marks anywhere, go.
    """
    return _UNWRITABLE.sub("\ufffd", _BLANKS.sub(" ", text.replace("\ufeff", ""))).strip()


def visible(text: str) -> bool:
    """Whether the text holds anything that can be seen."""
    return any(character.isprintable() and not character.isspace() for character in text)


def units(text: str) -> int:
    """Length in UTF-16 code units, as JavaScript, Java and Swift's `utf16` count it."""
    return len(text) + sum(character > "\uffff" for character in text)


def _before_cling(line: str, at: int) -> str:
    """The line's start up to `at`, or to the nearest place before it where no character is torn apart."""
    while at > 1 and (_CLINGS.match(line[at]) or line[at - 1] == "\u200d"):
        at -= 1
    return line[:at]


def _merged(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """At most `MOST` marks: the pair of neighbours that is shortest together becomes one, until they fit."""
    runs = [[mark] for mark in marks]
    while len(runs) > MOST:
        at = min(range(len(runs) - 1), key=lambda i: runs[i + 1][-1].end - runs[i][0].start)
        runs[at : at + 2] = [runs[at] + runs[at + 1]]
    return tuple(
        replace(run[0], title=_range(run[0].title, run[-1].title), end=run[-1].end) if len(run) > 1 else run[0]
        for run in runs
    )


def _range(first: str, last: str) -> str:
    """Both titles, each cut to its share if together they are too long."""
    whole = first + _RANGE + last
    if units(whole) <= LONGEST:
        return whole
    share = (LONGEST - len(_RANGE)) // 2
    return shortened(first, share) + _RANGE + shortened(last, share)
