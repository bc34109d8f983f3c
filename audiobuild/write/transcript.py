"""Transcripts: the sentences with the times at which they are heard, as WebVTT, SubRip and JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Speaker
from audiobuild.write.titles import COMBINING, one_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobuild.model import Episode

VERSION = "1.0.0"
"""Version of the JSON transcript."""

MAX_LINE = 65
"""Maximum length of a line of a cue, in characters as written, escapes included."""

SPEAKERS = MappingProxyType(
    {Speaker.NARRATOR: "Erzählstimme", Speaker.QUOTATION: "Zitatstimme", Speaker.QUESTION: "Fragestimme"}
)
"""Speakers as listeners read them."""

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
# Matches "Der Zug" of "Der Zug\nfährt" but no leading blank: one line of at most MAX_LINE characters.
_LINE = lazy_regex(rf"[^ \n].{{0,{MAX_LINE - 1}}}(?=[ \n]|$)")
# Matches a word that does not fit in a line, as a web address may.
_LONG_WORD = lazy_regex(rf"[^ ]{{{MAX_LINE + 1}}}")
# Matches what must stay together: "&amp;", "é" as two code points, an emoji with its modifiers and joined parts.
_CHARACTER = lazy_regex(rf"&\w+;|.(?:[{COMBINING}]|(?<=\u200d).){{0,20}}")


@dataclass(frozen=True, slots=True)
class Cue:
    """A sentence as written and the time at which it is heard, in milliseconds from the start of the episode."""

    start: int
    end: int
    text: str
    """One line with at least one visible character."""
    speaker: str = ""
    """Who speaks it, in German; empty if one voice reads the whole episode."""


def cues(episode: Episode) -> Iterator[Cue]:
    """Yield a cue for each sentence that is heard, in order; none is empty, and none overlaps another.

    Times are counted in samples and rounded once. A sentence shorter than a millisecond lasts one millisecond,
    because a WebVTT cue must end after it starts (https://www.w3.org/TR/webvtt1/#webvtt-cue-timings).
    """
    now = 0
    for clip in episode.clips:
        text = one_line(clip.utterance.written)
        if not visible(text):
            continue
        start = max(now, round(episode.seconds(clip.first) * 1000))
        now = max(start + 1, round(episode.seconds(clip.end) * 1000))
        yield Cue(start, now, text, SPEAKERS[clip.utterance.speaker] if episode.voices else "")


def vtt(episode: Episode) -> Iterator[str]:
    """Yield the transcript as WebVTT, one cue for each sentence, in a voice span if the episode has several voices.

    Source: https://www.w3.org/TR/webvtt1/#syntax, voice spans: https://www.w3.org/TR/webvtt1/#webvtt-cue-voice-span
    """
    yield "WEBVTT\n"
    for cue in cues(episode):
        yield f"\n{timestamp(cue.start)} --> {timestamp(cue.end)}\n"
        # The tag is one word while lines are broken, so that it stays whole.
        voice = f"<v\t{cue.speaker}>" if cue.speaker else ""
        lines = _lines(f"{voice}{cue.text.translate(_ESCAPES)}")
        yield from (f"{line}\n".replace("\t", " ") for line in lines)


def srt(episode: Episode) -> Iterator[str]:
    """Yield the transcript as SubRip (SRT), one numbered cue for each sentence.

    SubRip has no escapes: players show ``&`` as it is, and some read ``<i>`` as markup. A line that looks like the
    timing line of a cue is made harmless by a typographic arrow, as nothing else in a text can end a cue.
    Source: https://matroska.org/technical/subtitles.html#srt-subtitles
    """
    for number, cue in enumerate(cues(episode), start=1):
        times = f"{timestamp(cue.start, ',')} --> {timestamp(cue.end, ',')}"
        text = "\n".join(_lines(cue.text.replace("-->", "→")))
        yield f"{number}\n{times}\n{text}\n\n"


def transcript(episode: Episode) -> Iterator[str]:
    """Yield the transcript as Podcasting 2.0 JSON, one segment for each sentence, one segment a line.

    Source: https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md
    """
    yield f'{{\n "version": "{VERSION}",\n "segments": ['
    for number, cue in enumerate(cues(episode)):
        speaker = {"speaker": cue.speaker} if cue.speaker else {}
        segment = {**speaker, "startTime": cue.start / 1000, "endTime": cue.end / 1000, "body": cue.text}
        yield f"{',' if number else ''}\n  {json.dumps(segment, ensure_ascii=False)}"
    yield "\n ]\n}\n"


def timestamp(milliseconds: int, point: str = ".") -> str:
    """Format a time as ``HH:MM:SS.mmm``, with as many digits for the hours as they need."""
    seconds, milliseconds = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}{point}{milliseconds:03}"


def _lines(text: str) -> list[str]:
    """Break a text into lines of at most `MAX_LINE` characters; only a word longer than that is cut."""
    if _LONG_WORD.search(text):
        text = " ".join("\n".join(_pieces(word)) for word in text.split(" "))
    return _LINE.findall(text)


def _pieces(word: str) -> list[str]:
    """Cut a word into pieces of at most `MAX_LINE` characters, never within an escape or an emoji."""
    pieces = [""]
    for character in _CHARACTER.findall(word):
        if len(pieces[-1]) + len(character) > MAX_LINE:
            pieces.append("")
        pieces[-1] += character
    return pieces
