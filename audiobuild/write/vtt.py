"""The transcript beside the MP3, for browsers and podcast players: WebVTT, one cue a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobuild.write.cues import cues
from audiobuild.write.titles import CLINGING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobuild.model import Episode

WIDTH = 65
"""Characters of a line at most, escapes counted as they are written."""

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_LINE = re.compile(rf"[^ \n].{{0,{WIDTH - 1}}}(?=[ \n]|$)")
_TOO_LONG = re.compile(rf"[^ ]{{{WIDTH + 1}}}")
_CHARACTER = re.compile(rf"&\w+;|.(?:[{CLINGING}]|(?<=\u200d).){{0,20}}")


def vtt(episode: Episode) -> Iterator[str]:
    """The written sentences as WebVTT, a cue each; media type ``text/vtt``, to be encoded as UTF-8.

    Source: https://www.w3.org/TR/webvtt1/#syntax
    """
    yield "WEBVTT\n"
    for cue in cues(episode):
        yield f"\n{_clock(cue.start)} --> {_clock(cue.end)}\n"
        yield from (f"{line}\n" for line in _lines(cue.text))


def _clock(milliseconds: int) -> str:
    """A time as WebVTT writes it: at least two digits of hours."""
    seconds, milliseconds = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{milliseconds:03}"


def _lines(text: str) -> list[str]:
    """The text, escaped, in lines of at most `WIDTH` characters; only a word longer than that is cut."""
    escaped = text.translate(_ESCAPES)
    if _TOO_LONG.search(escaped):
        escaped = " ".join("\n".join(_pieces(word)) for word in escaped.split(" "))
    return _LINE.findall(escaped)


def _pieces(word: str) -> list[str]:
    """An escaped word, cut where it would pass `WIDTH`, never within an escape or an emoji."""
    pieces = [""]
    for character in _CHARACTER.findall(word):
        if len(pieces[-1]) + len(character) > WIDTH:
            pieces.append("")
        pieces[-1] += character
    return pieces
