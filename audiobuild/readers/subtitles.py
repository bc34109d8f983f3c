"""SubRip (SRT) and WebVTT to blocks: the words of the cues, joined to sentences, without numbers and times."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import About
from audiobuild.readers.decode import decode
from audiobuild.readers.documents import Paragraph, from_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobuild.readers.contract import ParsedSource

_TIMES = lazy_regex(
    r"(?P<start>(?:\d+:)?\d{1,2}:\d\d[,.]\d{1,3})[ \t]*-->[ \t]*(?P<end>(?:\d+:)?\d{1,2}:\d\d[,.]\d{1,3})"
)
_HEADER_BLOCKS = ("WEBVTT", "NOTE", "STYLE", "REGION")
_TAG = lazy_regex(r"</?[a-zA-Z][^<>]*>|<\d[\d:.]*>|\{\\[^{}]*\}")
_SOUND = lazy_regex(r"[\[(♪*][^\[\]()]*[\])♪*]|♪+")
"""A description of a sound that fills a line: ``[Musik]``."""
_SOUND_IN_TAGS = lazy_regex(r"<i>\s*(?:Musik|Applaus|Gelächter|Lachen|Stille)\w*\s*</i>", re.IGNORECASE)
# Matches all of "Untertitel: Filmwerk Nord, 2023", "Untertitelung des ZDF, 2020"; not of "Untertitel sind nützlich.".
_CREDIT = lazy_regex(
    r"(?:Untertitel(?:ung)?|Subtitles?|Übersetzung|Redaktion|Copyright)(?::| des | der | im Auftrag | by | von )"
    r"[^.!?]{2,80}\.?"
)
_SPEAKER = lazy_regex(r"^[-–—]\s*")
_PAUSE = 4.0
"""Seconds without a cue that begin a new paragraph."""
_MAX_PARAGRAPH = 600
_SENTENCE_END = (".", "!", "?", "…", ":", "“", '"')


def read_subtitles(data: bytes, name: str) -> ParsedSource:
    """Parse subtitles.

    Raises:
        SourceError: the data is not text (see `decode`).
    """
    return from_paragraphs(About(), _paragraphs(decode(data, name)))


def _paragraphs(source: str) -> Iterator[Paragraph]:
    """Yield sentences joined to paragraphs; a long pause and another speaker begin a new one."""
    words: list[str] = []
    last_line = ""
    ended = 0.0
    for start, end, lines in _cues(source):
        if (
            words
            and (start - ended > _PAUSE or sum(map(len, words)) > _MAX_PARAGRAPH)
            and words[-1].endswith(_SENTENCE_END)
        ):
            yield Paragraph(" ".join(words))
            words = []
        for line in lines:
            if _SOUND.fullmatch(line) or _CREDIT.fullmatch(line):
                if words:
                    yield Paragraph(" ".join(words))
                    words = []
                yield Paragraph(line, skipped="credit" if _CREDIT.fullmatch(line) else "description of a sound")
                continue
            if _SPEAKER.match(line) and words:
                yield Paragraph(" ".join(words))
                words = []
            spoken = _SPEAKER.sub("", line)
            if spoken and spoken != last_line:  # rolling captions repeat the line before
                words.append(spoken)
                last_line = spoken
        ended = end
    if words:
        yield Paragraph(" ".join(words))


def _cues(source: str) -> Iterator[tuple[float, float, list[str]]]:
    """Yield the start, the end (in seconds) and the lines of each cue."""
    for block in re.split(r"\n[ \t]*\n", source.replace("\r\n", "\n").replace("\r", "\n")):
        lines = block.strip("\n").split("\n")
        at = next((number for number, line in enumerate(lines) if _TIMES.search(line)), None)
        if at is None or lines[0].startswith(_HEADER_BLOCKS[1:]):
            continue
        times = _TIMES.search(lines[at])
        if times:
            marked = (
                _SOUND_IN_TAGS.sub(lambda match: f"[{_TAG.sub('', match[0]).strip()}]", line)
                for line in lines[at + 1 :]
            )
            spoken = [" ".join(_TAG.sub("", line).split()) for line in marked]
            yield _seconds(times["start"]), _seconds(times["end"]), [line for line in spoken if line]


def _seconds(time: str) -> float:
    parts = [float(part) for part in time.replace(",", ".").split(":")]
    return sum(part * 60.0**power for power, part in enumerate(reversed(parts)))
